import { describe, expect, it } from 'vitest';
import { componentIds, componentInfo, isComponentId, resolveComponent } from '../../../server/catalog/components';
import { backEnds, frontEnds, storeComponents, webApplications, webContainers } from '../../../server/catalog/roles';
import { figures, imExamples, imMemory, imUsersPerCpu, notSized } from '../../../server/catalog/figures';
import { flows, isOutsideEnd, outsideEnds } from '../../../server/catalog/flows';
import { guide, guideLines } from '../../../server/catalog/guide';
import {
  documentedPorts,
  hostServicePorts,
  knownCollisions,
  listeners,
  listenersFor,
  listenersOf,
  protocolPorts,
} from '../../../server/catalog/ports';
import {
  calendarServer6,
  isVersion,
  lastCommunicationsExpress,
  lastKnown,
  lifecycle,
  realmMode,
  releaseNames,
  versionNeeds,
  type LifecycleFact,
} from '../../../server/catalog/releases';
import { idsOf, resolveAlias, valueOf, valueSet } from '../../../server/catalog/types';
import { imUserBases, userBases } from '../../../server/catalog/userBases';
import * as vocabulary from '../../../server/catalog/vocabulary';

const fold = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
const repeated = (all: readonly string[]): readonly string[] => all.filter((one, i) => all.indexOf(one) !== i);
const info = componentIds.map((id) => ({ id, ...componentInfo(id) }));

/** Every `source` list anywhere in a piece of data, with the path to it. */
function sourcesIn(value: unknown, path = ''): readonly { path: string; source: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'source' && Array.isArray(inner)
      ? inner.map((source: unknown) => ({ path: `${path}.${key}`, source }))
      : sourcesIn(inner, `${path}.${key}`),
  );
}

describe('vocabulary', () => {
  const sets = vocabulary.valueSets;

  it('lists every exported value set once', () => {
    const exported = Object.values(vocabulary as Record<string, unknown>).filter(
      (value): value is (typeof sets)[number] =>
        typeof value === 'object' && value !== null && 'values' in value && 'name' in value,
    );
    expect(new Set(sets)).toEqual(new Set(exported));
    expect(repeated(sets.map((set) => set.name))).toEqual([]);
  });

  it.each(sets.map((set) => [set.name, set] as const))('%s: names are unambiguous, ids are complete', (_, set) => {
    const ids = idsOf(set);
    expect([...ids].sort()).toEqual(Object.keys(set.values).sort());
    const names = ids.flatMap((id) => [id, ...(set.values[id]?.aliases ?? [])]).map(fold);
    expect(repeated(names)).toEqual([]);
    for (const id of ids) {
      const value = valueOf(set, id);
      expect(value?.title).toBeTruthy();
      for (const alias of value?.aliases ?? []) expect(resolveAlias(set, alias)).toBe(id);
    }
  });

  it.each(sets.map((set) => [set.name, set] as const))('%s: texts are short sentences', (_, set) => {
    for (const id of idsOf(set)) {
      const { title, text } = set.values[id] ?? { title: '' };
      expect(title.length).toBeLessThan(60);
      if (text !== undefined) {
        expect(text).toMatch(/\.$/);
        expect(text.length).toBeLessThan(260);
      }
    }
  });

  it('keeps the order of releases though some ids are whole numbers', () => {
    expect(idsOf(vocabulary.suite)).toEqual(['5', '6', '6u1', '6u2', '7', '7u1', '7u2', '7u3']);
  });

  it('finds former names without regard to case and spaces, and nothing else', () => {
    expect(resolveAlias(vocabulary.architecture, 'Single-Tier-Multi')).toBe('single-tier');
    expect(resolveAlias(vocabulary.calendarProcess, 'csenpd')).toBe('enpd');
    expect(resolveAlias(vocabulary.provisioning, 'Sun ONE Delegated_Administrator')).toBe('iplanet-da');
    for (const name of ['', '__proto__', 'constructor', 'toString', 'single']) {
      expect(resolveAlias(vocabulary.architecture, name)).toBeUndefined();
      expect(valueOf(vocabulary.architecture, name)).toBeUndefined();
    }
  });

  it('orders a set only when asked to', () => {
    expect(idsOf(valueSet('x', { b: { title: 'b' }, a: { title: 'a' } }))).toEqual(['b', 'a']);
    expect(idsOf(valueSet('x', { '2': { title: '2' }, a: { title: 'a' } }, ['a', '2']))).toEqual(['a', '2']);
  });

  it('links plain and secure protocols both ways', () => {
    for (const id of idsOf(vocabulary.protocol)) {
      const { encrypted, plain, secure, carrier } = vocabulary.protocolInfo(id);
      for (const other of [plain, secure, carrier])
        if (other !== undefined) expect(vocabulary.isProtocolId(other)).toBe(true);
      const safe = vocabulary.secureProtocol(id);
      if (safe !== undefined) {
        expect(vocabulary.protocolInfo(safe).encrypted).toBe(true);
        expect(vocabulary.plainProtocol(safe)).toBe(id);
      }
      if (plain !== undefined) expect(encrypted).toBe(true);
    }
    expect(vocabulary.secureProtocol('imap')).toBe('imaps');
    expect(vocabulary.plainProtocol('ldaps')).toBe('ldap');
    expect(vocabulary.carrierProtocol('caldav')).toBe('http');
  });

  it('compares bandwidths in the order of the set', () => {
    const rates = idsOf(vocabulary.bandwidth).map((id) => vocabulary.bandwidthRates[id]);
    expect(rates).toEqual([...rates].sort((a, b) => a - b));
  });

  it('names the stores that users must not see', () => {
    for (const name of ['storeAA', 'storezz', 'calstoreAB', 'calstore_aa'])
      expect(vocabulary.isStoreName(name)).toBe(true);
    for (const name of ['store', 'mail', 'storefront', 'imap']) expect(vocabulary.isStoreName(name)).toBe(false);
  });
});

describe('components', () => {
  it('names are unambiguous', () => {
    const names = info.flatMap(({ id, aliases }) => [id, ...(aliases ?? [])]);
    expect(repeated(names)).toEqual([]);
    for (const name of names) expect(fold(name)).toBe(name);
    for (const { id, aliases } of info) for (const alias of aliases ?? []) expect(resolveComponent(alias)).toBe(id);
  });

  it('finds components by former names, and nothing for strange ones', () => {
    expect(resolveComponent('Sun Java System Directory Server')).toBe('directory-master');
    expect(resolveComponent('ODSEE')).toBe('directory-master');
    expect(resolveComponent('Mail Message Proxy')).toBe('mmp');
    expect(resolveComponent('app_server')).toBe('glassfish');
    for (const name of ['', '__proto__', 'constructor', 'multiplexor', 'calendar-server'])
      expect(resolveComponent(name)).toBeUndefined();
    expect(isComponentId('toString')).toBe(false);
  });

  it('refers to known components only', () => {
    for (const { id, requires, optional, parts, container } of info) {
      const named = [
        ...(requires ?? []).flatMap((one) => one.anyOf),
        ...(optional ?? []),
        ...(parts ?? []),
        ...(container ?? []),
      ];
      expect(
        named.filter((other) => !isComponentId(other)),
        id,
      ).toEqual([]);
      expect(named, id).not.toContain(id);
    }
  });

  it('a web application needs one of its containers on its own host', () => {
    for (const id of webApplications) {
      const { container, requires } = componentInfo(id);
      const here = (requires ?? []).filter((one) => one.sameHost === true).flatMap((one) => one.anyOf);
      expect([...(container ?? [])].sort(), id).toEqual([...here].sort());
      expect(webContainers).toEqual(expect.arrayContaining([...(container ?? [])]));
    }
    expect(webApplications).toEqual(
      expect.arrayContaining(['convergence', 'communications-express', 'cal7-frontend', 'iss-web']),
    );
  });

  it('tells front ends, back ends and stores apart', () => {
    const statelessFrontEnds = frontEnds.filter((id) => componentInfo(id).state === 'stateless');
    expect(statelessFrontEnds).toEqual(
      expect.arrayContaining(['mta', 'mmp', 'webmail', 'cal6-frontend', 'cal7-frontend', 'im-mux', 'convergence']),
    );
    expect(statelessFrontEnds.filter((id) => backEnds.includes(id))).toEqual([]);
    expect(storeComponents.filter((id) => !backEnds.includes(id))).toEqual([]);
    for (const id of ['message-store', 'directory-master'] as const)
      expect(componentInfo(id).loadBalancing, id).toBe('forbidden');
    for (const id of storeComponents) expect(componentInfo(id).state).toBe('stateful');
  });

  it('never offers a cluster to what the guide forbids it', () => {
    expect(componentInfo('mmp').ha).toEqual(['redundancy']);
    for (const { id, ha, product } of info) if (ha.includes('vcs')) expect(product, id).toBe('messaging');
  });
});

describe('ports and flows', () => {
  it('listeners have unique ids, real ports and a known transport', () => {
    expect(repeated(listeners.map(({ id }) => id))).toEqual([]);
    for (const listener of listeners) {
      expect(isComponentId(listener.component)).toBe(true);
      expect(vocabulary.isProtocolId(listener.protocol)).toBe(true);
      for (const port of documentedPorts(listener)) {
        expect(port).toBeGreaterThan(0);
        expect(port).toBeLessThan(65_536);
      }
      expect(repeated(documentedPorts(listener).map(String)), listener.id).toEqual([]);
      for (const version of [listener.from, listener.until])
        if (version !== undefined) expect(isVersion(version)).toBe(true);
    }
  });

  it('no component listens twice on one number at once', () => {
    for (const id of componentIds) {
      const open = listenersOf(id).filter(
        (one) =>
          one.open === 'always' &&
          one.port !== null &&
          one.local !== true &&
          one.until === undefined &&
          one.via === undefined &&
          one.condition === undefined,
      );
      expect(repeated(open.map(({ port, transport }) => `${String(port)}/${transport}`)), id).toEqual([]);
    }
  });

  it('the numbers of the guide stand', () => {
    const port = (
      component: Parameters<typeof listenersFor>[0],
      protocol: Parameters<typeof listenersFor>[1],
    ): readonly (number | null)[] => listenersFor(component, protocol).map((listener) => listener.port);
    expect(port('mta', 'smtp')).toEqual([25]);
    expect(port('mta', 'submission')).toEqual([587]);
    expect(port('message-store', 'lmtp')).toEqual([225]);
    expect(port('message-store', 'imap')).toEqual([143]);
    expect(port('directory-master', 'ldap')).toContain(389);
    expect(port('im-mux', 'xmpp')).toEqual([5222]);
    expect(port('im-server', 'mux')).toEqual([45222]);
    expect(new Set(port('im-server', 'xmpp-server'))).toEqual(new Set([5269]));
    expect(port('cal7-frontend', 'caldav')).toEqual([null]);
    expect(port('messaging-server', 'imap')).toEqual([143]);
    expect(listenersFor('cal6-backend', 'dwp').flatMap(documentedPorts)).toEqual([59979, 9779, 59779]);
  });

  it('a number from experience is never passed off as more', () => {
    for (const { id, port, confidence, source } of listeners) {
      const lines = source.some((one) => guideLines(one) !== undefined);
      if (confidence === 'guide') expect(lines, id).toBe(true);
      if (port === null) expect(confidence, id).toBe('unconfirmed');
    }
    for (const value of Object.values(protocolPorts))
      if (value.confidence === 'guide') expect(value.source.some((one) => guideLines(one) !== undefined)).toBe(true);
  });

  it('numbers of other documents cite these, and examples are no defaults', () => {
    const [pops] = listenersFor('mmp', 'pops');
    expect(pops).toMatchObject({ port: 995, source: ['Messaging Server 6.3 Administration Guide'] });
    const given = (
      component: Parameters<typeof listenersFor>[0],
      protocol: Parameters<typeof listenersFor>[1],
      port: number,
    ): readonly string[] =>
      listenersFor(component, protocol).flatMap((listener) => [
        ...(listener.port === port ? [listener.confidence] : []),
        ...(listener.alternatives ?? []).flatMap((one) => (one.port === port ? [one.confidence] : [])),
      ]);
    expect(given('webmail', 'http', 8080)).toEqual(['example']);
    expect(given('im-server', 'xmpp-server', 45269)).toEqual(['example', 'example']);
    expect(given('im-server', 'xmpp', 15222)).toEqual(['example']);
    expect(given('httpbind', 'http', 7070)).toEqual(['unconfirmed']);
    expect(given('httpbind', 'https', 7443)).toEqual(['unconfirmed']);
    expect(hostServicePorts.cacao).toMatchObject({ port: 11162, confidence: 'unconfirmed' });
    expect(hostServicePorts['web-console']).toMatchObject({ port: 6789, confidence: 'unconfirmed' });
    // What an example opens is closed unless somebody opens it.
    expect(listenersFor('im-server', 'xmpp').map(({ open }) => open)).toEqual(['if-configured']);
  });

  it('collisions name components that listen on these ports', () => {
    for (const { ports, between } of knownCollisions) {
      for (const id of between) {
        const numbers = listenersOf(id).flatMap(documentedPorts);
        const viaContainer = (componentInfo(id).container ?? []).flatMap((container) =>
          listenersOf(container).flatMap(documentedPorts),
        );
        expect(
          [...numbers, ...viaContainer].some((port) => ports.includes(port)),
          `${id} on ${ports.join(', ')}`,
        ).toBe(true);
      }
    }
  });

  it('flows join known ends, and each has a listener', () => {
    expect(repeated(flows.map(({ id }) => id))).toEqual([]);
    for (const { id, from, to, protocol, purpose } of flows) {
      for (const end of [from, to]) {
        expect(isComponentId(end) || isOutsideEnd(end), `${id}: ${end}`).toBe(true);
        if (isComponentId(end)) expect(componentInfo(end).parts, id).toBeUndefined();
      }
      expect(vocabulary.isProtocolId(protocol)).toBe(true);
      expect(
        vocabulary.plainProtocol(protocol) === undefined || ['smtps', 'ssh', 'https'].includes(protocol),
        `${id} is written with its plain protocol`,
      ).toBe(true);
      expect(purpose).not.toMatch(/\.$/);
      if (isComponentId(to)) expect(listenersFor(to, protocol).length, `${id}: nobody listens`).toBeGreaterThan(0);
    }
  });

  it('every pseudo end is used', () => {
    const used = new Set(flows.flatMap(({ from, to }) => [from, to]));
    for (const end of Object.keys(outsideEnds)) expect(used.has(end as keyof typeof outsideEnds), end).toBe(true);
  });

  it('every component takes part in a flow, unless it has nothing to say', () => {
    const used = new Set<string>(flows.flatMap(({ from, to }) => [from, to]));
    const silent = componentIds.filter((id) => !used.has(id));
    expect([...silent].sort()).toEqual(
      // products with parts, libraries, containers (their applications speak), and what is no host's component
      [
        'access-manager-sdk',
        'apache-httpd',
        'firewall',
        'load-balancer',
        'messaging-server',
        'messenger-express-multiplexor',
        'proxy',
        'san',
        'sun-one-web-server',
        'web-server',
      ].sort(),
    );
  });

  it('ranks what stands in for what', () => {
    const access = flows.filter(({ group, from }) => group === 'imap-users' && from === 'internet-client');
    expect(access.map(({ to, toRank }) => [to, toRank])).toEqual([
      ['mmp', 0],
      ['message-store', 1],
    ]);
  });
});

describe('figures', () => {
  it('every figure has a unit, a sentence and a source unless it is ours', () => {
    for (const [id, figure] of Object.entries(figures)) {
      expect(Number.isFinite(figure.value), id).toBe(true);
      expect(figure.unit, id).toBeTruthy();
      expect(figure.text, id).toMatch(/\.$/);
      expect(figure.source.length > 0 || 'ours' in figure, id).toBe(true);
    }
  });

  it('user bases: shares of sizes add up to one, names match the vocabulary', () => {
    expect(Object.keys(userBases)).toEqual(idsOf(vocabulary.userBase));
    expect(Object.keys(imUserBases)).toEqual(idsOf(vocabulary.imUserBase));
    for (const { sizes } of Object.values(userBases))
      expect(sizes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
  });

  it('gives the loads of the guide', () => {
    expect(
      Object.fromEntries(Object.entries(userBases).map(([id, base]) => [id, [base.sendsPerHour, base.recipients]])),
    ).toEqual({
      'lightweight-pop': [4, 1],
      'heavyweight-pop': [6, 2],
      'lightweight-imap': [6, 2],
      'mediumweight-imap': [8, 4],
      'mediumweight-ce': [8, 4],
    });
  });
});

describe('sources', () => {
  const all = sourcesIn({
    vocabulary: Object.fromEntries(vocabulary.valueSets.map((set) => [set.name, set.values])),
    components: Object.fromEntries(info.map((one) => [one.id, one])),
    listeners,
    knownCollisions,
    protocolPorts,
    flows,
    figures,
    imMemory,
    imUsersPerCpu,
    imExamples,
    notSized,
    userBases,
    imUserBases,
    lifecycle,
    calendarServer6,
    lastCommunicationsExpress,
    lastKnown,
    versionNeeds,
    realmMode,
    releaseNames,
  });

  it('finds them', () => expect(all.length).toBeGreaterThan(800));

  it('are lines of the guide or titles of documents', () => {
    for (const { path, source } of all) {
      expect(typeof source, path).toBe('string');
      const lines = guideLines(String(source));
      if (lines === undefined) {
        // a title has several words, so a mistyped line number cannot pass for one
        expect(String(source), path).toMatch(/^[A-Za-z].* .*\w$/);
      } else {
        expect(lines.first, path).toBeGreaterThanOrEqual(1);
        expect(lines.last, path).toBeLessThanOrEqual(guide.lines);
        expect(lines.last, path).toBeGreaterThanOrEqual(lines.first);
      }
    }
  });

  it('versions named in the data are versions', () => {
    const facts: readonly LifecycleFact[] = Object.values(lifecycle);
    for (const { text, from, until, orUntil, deprecated } of facts) {
      const named = [from, until, orUntil, deprecated].filter((version) => version !== undefined);
      expect(named.length, text).toBeGreaterThan(0);
      for (const version of named) expect(isVersion(version), text).toBe(true);
    }
    for (const { atLeast, tolerates, exactly, oneOf, whoFrom } of versionNeeds) {
      for (const version of [atLeast, tolerates, exactly, whoFrom, ...(oneOf ?? [])])
        if (version !== undefined) expect(isVersion(version)).toBe(true);
    }
  });
});
