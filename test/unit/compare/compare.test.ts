/** What differs between two specs, by meaning. */
import * as fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compare, type Comparison } from '../../../server/compare/compare';
import { portsJson } from '../../../server/report/ports/ports';
import { sizingJson } from '../../../server/report/sizing/sizing';
import { dice, randomText, runs } from '../../support/specs';
import { editOf, materialOf } from '../../support/edits';
import { compared, compareTexts, edited, example } from './support';

const BASE = example('two-tier');
const names = readdirSync('examples').map((file) => file.replace('.commspec.yaml', ''));

const flowTexts = ({ flows }: Comparison): readonly string[] =>
  flows.map(
    ({ change, from, to, protocol, port }) =>
      `${change} ${from.hosts.map(({ name, count }) => `${name}x${count}`).join('+')} > ${to.hosts.map(({ name, count }) => `${name}x${count}`).join('+')} ${protocol} ${port ?? '?'}`,
  );

describe('what makes no difference', () => {
  test.each(names)('%s to itself', (name) => {
    const own = compared(example(name));
    expect(compare(own, own).same).toBe(true);
    expect(compareTexts(example(name), `# a comment\n${example(name)}\nx-mine: 1\n`).same).toBe(true);
  });

  const SHORT = `commspec: 1
name: office
suite: 7u3
architecture: two-tier
zones: [ { name: data, kind: private-data } ]
firewalls: [ { name: wall, between: [dmz, data], allow: [imap, ldap] } ]
tiers:
  - tier: 1
    hosts:
      - { name: front, zone: dmz, components: [mmp, webmail] }
      - { name: relay, zone: dmz, components: [mta] }
  - tier: 2
    hosts: [ { name: store, zone: data, memory: 8 GB, ha: vcs, components: [message-store, directory-master] } ]
`;
  test.each([
    [
      'the order of keys, hosts, components and rules',
      `architecture: two-tier
suite: 7u3
tiers:
  - hosts:
      - { components: [directory-master, message-store], ha: vcs, zone: data, memory: 8 GB, name: store }
    tier: 2
  - tier: 1
    hosts:
      - { zone: dmz, name: relay, components: [mta] }
      - { zone: dmz, name: front, components: [webmail, mmp] }
firewalls: [ { between: [data, dmz], name: wall, allow: [ldap, imap] } ]
zones: [ { kind: private-data, name: data } ]
name: office
commspec: 1
`,
    ],
    [
      'a mapping for what is written short',
      SHORT.replace('ha: vcs', 'ha: { method: vcs }').replace('[mmp, webmail]', '[ { component: mmp }, webmail ]'),
    ],
    ['a mapping for a rule', SHORT.replace('[imap, ldap]', '[ { protocol: imap }, ldap ]')],
    ['the way in which an amount is written', SHORT.replace('8 GB', '8000 MB')],
    ['what holds anyway', SHORT.replace('{ name: front,', '{ name: front, count: 1,')],
    ['quotes', SHORT.replace('suite: 7u3', 'suite: "7u3"')],
  ])('%s', (_, text) => {
    expect(text).not.toBe(SHORT);
    const comparison = compareTexts(SHORT, text);
    expect({ ...comparison, overview: null, same: null }).toEqual({
      ...compareTexts(SHORT, SHORT),
      overview: null,
      same: null,
    });
    expect(comparison.same).toBe(true);
  });

  test('an amount in MB and in GB where K stands for 1024 differs', () => {
    const binary = `${SHORT}sizing: { unit-base: binary }\n`;
    expect(compareTexts(binary, binary.replace('8 GB', '8000 MB')).hosts).toHaveLength(1);
  });

  test('a host that moves within the file keeps its findings', () => {
    const item =
      '      - name: admin\n        zone: data\n        os: solaris\n        components: [delegated-administrator]\n';
    const broken = edited(BASE, [item, ''], ['      - name: store\n', `${item}      - name: store\n`]);
    expect(compareTexts(BASE, broken).same).toBe(true);
  });

  test('nor does the order of an installation pass for a set', () => {
    const order = `${SHORT}install-order: [directory-master, message-store]\n`;
    const other = order.replace('directory-master, message-store]\n', 'message-store, directory-master]\n');
    expect(other).not.toBe(order);
    expect(compareTexts(order, other).facts).toMatchObject([{ path: ['install-order'] }]);
  });
});

describe('hosts', () => {
  test('that are renamed are one, wherever they are named', () => {
    const renamed = edited(BASE, [/name: store\n/, 'name: mailstore\n'], [/to: store }/, 'to: mailstore }']);
    const comparison = compareTexts(BASE, renamed);
    expect(comparison.hosts).toMatchObject([{ change: 'renamed', name: 'mailstore', was: 'store', fields: [] }]);
    expect(comparison.plan.hosts).toEqual({ add: 0, change: 0, remove: 0, rename: 2 });
    const { facts, components, machines, figures, flows, listeners, rules, findings, exhaustion, singlePoints } =
      comparison;
    expect({
      facts,
      components,
      machines,
      figures,
      flows,
      listeners,
      rules,
      findings,
      exhaustion,
      singlePoints,
    }).toEqual({
      ...{ facts: [], components: [], machines: [], figures: [], flows: [], listeners: [], rules: [] },
      ...{ findings: [], exhaustion: [], singlePoints: [] },
    });
  });

  test('one of a group is named by its number still', () => {
    const one = edited(BASE, ['to: store }', 'to: [store-1, store-2] }']);
    const renamed = edited(
      one,
      [/name: store\n/, 'name: mailstore\n'],
      ['[store-1, store-2]', '[mailstore-1, mailstore-2]'],
    );
    expect(compareTexts(one, renamed).rules).toEqual([]);
  });

  test('that are renamed and changed are one', () => {
    const other = edited(
      BASE,
      [/name: dir\n/, 'name: ldap\n'],
      ['memory: 8 GB\n        components: [directory-master', 'memory: 32 GB\n        components: [directory-master'],
    );
    expect(compareTexts(BASE, other).hosts).toMatchObject([
      { change: 'changed', name: 'ldap', was: 'dir', fields: [{ path: ['memory'], before: '8 GB', after: '32 GB' }] },
    ]);
  });

  test('that do something else are two', () => {
    const other = edited(BASE, [
      /- name: im\n(.|\n)*?\[im-server\]/,
      '- name: search\n        zone: data\n        components: [iss-index]',
    ]);
    expect(compareTexts(BASE, other).hosts.map(({ change, name }) => `${change} ${name}`)).toEqual([
      'added search',
      'removed im',
    ]);
  });

  test('all of a hundred may be renamed at once', () => {
    const spec = (name: (i: number) => string) =>
      `commspec: 1\nname: many\nsuite: 7u3\narchitecture: two-tier\ntiers:\n  - tier: 1\n    hosts:\n${Array.from({ length: 100 }, (_, i) => `      - { name: ${name(i)}, zone: dmz, memory: ${i + 1} GB, components: [mta] }\n`).join('')}`;
    const comparison = compareTexts(
      spec((i) => `mta${i}`),
      spec((i) => `relay${i}`),
    );
    expect(new Set(comparison.hosts.map(({ change }) => change))).toEqual(new Set(['renamed']));
    expect(comparison.hosts.every(({ name, was }) => name.slice(5) === was?.slice(3))).toBe(true);
  });

  test('are counted as machines', () => {
    const other = edited(
      BASE,
      [/- name: store\n {8}count: 2/, '- name: store\n        count: 5'],
      [/- name: lb\n {8}count: 2/, '- name: lb'],
    );
    const { plan, overview } = compareTexts(BASE, other);
    expect(plan.hosts).toEqual({ add: 3, change: 0, remove: 1, rename: 0 });
    expect(overview.after.machines - overview.before.machines).toBe(2);
  });
});

describe('components', () => {
  test('move from host to host', () => {
    const other = edited(
      BASE,
      ['[directory-master, time-server]', '[directory-master]'],
      ['[dns-server]', '[dns-server, time-server]'],
    );
    expect(compareTexts(BASE, other).components).toEqual([
      { change: 'moved', component: 'time-server', title: 'time server', from: 'dir', to: 'ns1' },
    ]);
  });

  test('have versions, whoever gives them', () => {
    const other = edited(BASE, ['messaging: { version: "7.0.5"', 'messaging: { version: "8.0"']);
    const { versions, facts } = compareTexts(BASE, other);
    expect(versions.find(({ component }) => component === 'mmp')).toMatchObject({ before: ['7.0.5'], after: ['8.0'] });
    expect(facts).toEqual([{ path: ['services', 'messaging', 'version'], before: '7.0.5', after: '8.0' }]);
  });
});

describe('flows', () => {
  test('of the hosts that a group grows by are to open, and no others', () => {
    const other = edited(BASE, [/- name: store\n {8}count: 2/, '- name: store\n        count: 3']);
    const { flows, plan } = compareTexts(BASE, other);
    const crossing = flows.filter((flow) => flow.crossing);
    expect(new Set(crossing.map(({ change }) => change))).toEqual(new Set(['opened']));
    for (const { from, to } of crossing)
      expect([...from.hosts, ...to.hosts].filter(({ name }) => name === 'store')).toEqual([
        { name: 'store', count: 1, of: 3 },
      ]);
    expect(plan.ports).toMatchObject({ open: 0, close: 0, more: 4, blocked: 0 });
  });

  test('of a group that shrinks are of those that stay, and of those that go', () => {
    const other = edited(BASE, [/- name: lb\n {8}count: 2/, '- name: lb'], ['      - dns\n', '']);
    const counts = compareTexts(BASE, other).flows.flatMap(({ change, from, protocol }) =>
      protocol === 'dns' ? from.hosts.flatMap(({ name, count }) => (name === 'lb' ? [`${change} ${count}`] : [])) : [],
    );
    expect(counts.sort()).toEqual(['blocked 1', 'closed 1']);
  });

  test('are blocked and allowed by rules', () => {
    const other = edited(BASE, ['      - dns\n', '']);
    const there = compareTexts(BASE, other);
    expect(there.rules).toEqual([{ change: 'removed', firewall: 'inner', rule: 'protocol: dns' }]);
    expect(there.plan.ports).toMatchObject({ open: 0, close: 0, blocked: 1 });
    expect(flowTexts(there)).toEqual([
      'blocked front > ns1x1 dns 53'.replace('front', 'im-frontx2+lbx2+mmpx2+mta-inx2+mta-outx2+webx2'),
    ]);
    expect(compareTexts(other, BASE).flows.map(({ change }) => change)).toEqual(['allowed']);
  });

  test('to another port close one and open one', () => {
    const other = edited(
      BASE,
      ['kind: remote }', 'kind: remote, ports: { docstore: 8108 } }'],
      ['port: 8008', 'port: 8108'],
    );
    expect(flowTexts(compareTexts(BASE, other)).filter((flow) => flow.includes('docstore'))).toEqual([
      'closed webx2 > calx2 docstore 8008',
      'opened webx2 > calx2 docstore 8108',
    ]);
  });

  test('come and go with the zone of a host', () => {
    const other = edited(BASE, ['- name: im\n        zone: data', '- name: im\n        zone: dmz']);
    const { flows, hosts } = compareTexts(BASE, other);
    expect(hosts).toMatchObject([{ name: 'im', fields: [{ path: ['zone'], before: 'data', after: 'dmz' }] }]);
    expect(
      flows.filter(({ crossing, protocol }) => crossing && protocol === 'mux').map(({ change }) => change),
    ).toEqual(['closed']);
  });
});

describe('figures and findings', () => {
  test('turn, and run out at another time', () => {
    const other = edited(BASE, ['total: 5000', 'total: 9000']);
    const there = compareTexts(BASE, other);
    const short = there.figures.filter(({ becomes }) => becomes === 'short').map(({ id }) => id);
    expect(short).toContain('tier-1.users');
    const back = compareTexts(other, BASE);
    expect(back.figures.filter(({ becomes }) => becomes === 'enough').map(({ id }) => id)).toEqual(short);
    expect(there.exhaustion.find(({ id }) => id === 'store.disk')).toMatchObject({ before: 83 });
    expect(there.facts).toEqual([{ path: ['users', 'total'], before: '5000', after: '9000' }]);
  });

  test('come and go by rule and subject', () => {
    const other = edited(BASE, [
      '        components: [im-server]',
      '        components: [im-server]\n      - { name: idx, zone: data, components: [iss-index] }',
    ]);
    expect(compareTexts(BASE, other).findings).toMatchObject([
      { change: 'new', code: 'ISS002', subject: 'idx', severity: 'error' },
    ]);
    expect(compareTexts(other, BASE).findings).toMatchObject([{ change: 'gone', code: 'ISS002', subject: 'idx' }]);
    const judged = compareTexts(other, `${other}rules: { ISS002: hint }\n`);
    expect(judged.findings).toMatchObject([{ change: 'severity', code: 'ISS002', was: 'error', severity: 'hint' }]);
    expect(judged.plan.errors).toEqual({ new: 0, gone: 1 });
  });

  test('are the same where a name of it is another', () => {
    const other = edited(BASE, [
      '        components: [im-server]',
      '        components: [im-server]\n      - { name: idx, zone: data, components: [iss-index] }',
    ]);
    expect(compareTexts(other, other.replace('name: idx', 'name: search')).findings).toEqual([]);
  });
});

// ---- whatever the specs are -----------------------------------------------------------------------------------------

const swapped = {
  ...{ added: 'removed', removed: 'added', changed: 'changed', renamed: 'renamed', moved: 'moved' },
  ...{ opened: 'closed', closed: 'opened', blocked: 'allowed', allowed: 'blocked', new: 'gone', gone: 'new' },
  severity: 'severity',
} as const;

/** The kinds of changes and how many of each. */
function tally(comparison: Comparison, swap: boolean): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  const add = (area: string, change: keyof typeof swapped): void => {
    const key = `${area} ${swap ? swapped[change] : change}`;
    counts[key] = (counts[key] ?? 0) + 1;
  };
  const { hosts, components, listeners, rules, findings, singlePoints } = comparison;
  for (const { change } of hosts) add('host', change);
  for (const { change } of components) add('component', change);
  for (const { change } of listeners) add('listener', change);
  for (const { change } of rules) add('rule', change);
  for (const { change } of findings) add('finding', change);
  for (const { change } of singlePoints) add('single point', change);
  const { facts, versions, machines, figures, modes, exhaustion } = comparison;
  for (const [area, list] of Object.entries({ facts, versions, machines, figures, modes, exhaustion }))
    counts[area] = (list as readonly unknown[]).length;
  return counts;
}

/** Pairs of hosts times kinds of changes: rows may be put together otherwise, these are the same. */
function connections({ flows }: Comparison, swap: boolean): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { change, from, to, protocol, port, local } of flows) {
    const key = `${swap ? swapped[change] : change} ${protocol} ${port ?? '?'} ${String(local)}`;
    counts[key] = (counts[key] ?? 0) + Math.max(1, from.hosts.length) * Math.max(1, to.hosts.length);
  }
  return counts;
}

const MATERIAL = materialOf(names.map(example));

/** Two specs of which one was made from the other, or which have nothing to do with each other. */
const pairs = () =>
  dice().map((random): readonly [string, string] => {
    const one = random.chance(60) ? example(random.pick(names)) : randomText(random);
    let other = random.chance(80) ? one : random.chance(50) ? example(random.pick(names)) : randomText(random);
    for (let count = random.int(4); count > 0; count--) other = editOf(other, random, MATERIAL).text;
    return [one, other];
  });

test('a comparison the other way round says the opposite', () => {
  fc.assert(
    fc.property(pairs(), ([one, other]) => {
      const [a, b] = [compared(one), compared(other)];
      const [there, back] = [compare(a, b), compare(b, a)];
      expect(tally(back, true)).toEqual(tally(there, false));
      expect(connections(back, true)).toEqual(connections(there, false));
      const { hosts, ports, errors } = there.plan;
      expect(back.plan.hosts).toEqual({ ...hosts, add: hosts.remove, remove: hosts.add });
      expect([back.plan.ports.open, back.plan.ports.close]).toEqual([ports.close, ports.open]);
      expect(back.plan.errors).toEqual({ new: errors.gone, gone: errors.new });
      expect(back.overview).toEqual({ before: there.overview.after, after: there.overview.before });
    }),
    runs(30),
  );
}, 120_000);

test('what comes and goes adds up from spec to spec', () => {
  fc.assert(
    fc.property(pairs(), dice(), ([one, other], random) => {
      const specs = [one, other, editOf(other, random, MATERIAL).text].map(compared);
      const net = (a: number, b: number): readonly number[] => {
        const { plan } = compare(specs[a]!, specs[b]!);
        return [
          plan.hosts.add - plan.hosts.remove,
          plan.errors.new - plan.errors.gone,
          plan.warnings.new - plan.warnings.gone,
        ];
      };
      const [first, second] = [net(0, 1), net(1, 2)];
      expect(net(0, 2)).toEqual(first.map((each, i) => each + second[i]!));
    }),
    runs(20),
  );
}, 120_000);

interface Sized {
  readonly id: string;
  readonly value: number | null;
  readonly declared: number | null;
  readonly status: string;
}
interface Tiered {
  readonly deployment: readonly Sized[];
  readonly tiers: readonly {
    readonly figures: readonly Sized[];
    readonly hosts: readonly { readonly figures: readonly Sized[] }[];
  }[];
}
interface Flowing {
  readonly flows: readonly Readonly<
    Record<'from' | 'to', { readonly hosts: readonly string[]; readonly zone: string | null }> &
      Record<'protocol' | 'port', unknown> & { readonly firewalls: unknown }
  >[];
}

test('whatever differs in size and ports is some change', () => {
  let differing = 0;
  fc.assert(
    fc.property(pairs(), ([one, other]) => {
      const [a, b] = [compared(one), compared(other)];
      const comparison = compare(a, b);
      const figures = (spec: typeof a): ReadonlySet<string> => {
        const { deployment, tiers } = sizingJson(spec.snapshot) as Tiered;
        const all = [
          deployment,
          ...tiers.flatMap((tier) => [tier.figures, ...tier.hosts.map((host) => host.figures)]),
        ].flat();
        return new Set(
          all.map(({ id, value, declared, status }) =>
            JSON.stringify([
              id
                .split('.')
                .map((part) => part.split('+').sort().join('+'))
                .join('.'),
              value,
              declared,
              status,
            ]),
          ),
        );
      };
      const ports = (spec: typeof a): ReadonlySet<string> =>
        new Set(
          (portsJson(spec.snapshot) as Flowing).flows.flatMap(({ from, to, protocol, port, firewalls }) =>
            (from.hosts.length === 0 ? [''] : from.hosts).flatMap((source) =>
              (to.hosts.length === 0 ? [''] : to.hosts).map((target) =>
                JSON.stringify([source, from.zone, target, to.zone, protocol, port, firewalls]),
              ),
            ),
          ),
        );
      const isRenamed = comparison.hosts.some(({ was }) => was !== null);
      const equal = (x: ReadonlySet<string>, y: ReadonlySet<string>): boolean =>
        x.size === y.size && [...x].every((each) => y.has(each));
      if (!isRenamed && !equal(figures(a), figures(b))) {
        differing++;
        expect(comparison.figures.length).toBeGreaterThan(0);
      }
      if (!isRenamed && !equal(ports(a), ports(b))) expect(comparison.flows.length).toBeGreaterThan(0);
      if (JSON.stringify(sizingJson(a.snapshot)) === JSON.stringify(sizingJson(b.snapshot)))
        expect(comparison.figures).toEqual([]);
      if (
        JSON.stringify(portsJson(a.snapshot)) === JSON.stringify(portsJson(b.snapshot)) &&
        comparison.hosts.length === 0
      )
        expect(comparison.flows).toEqual([]);
    }),
    runs(50),
  );
  expect(differing).toBeGreaterThan(5);
}, 120_000);

test('a spec of which nothing can be read has nothing, and is no obstacle', () => {
  for (const wreck of ['', 'hello', 'tiers: 3\n', '- a\n', 'tiers: [ { hosts: [ { name: ~ } ] } ]\n']) {
    const comparison = compareTexts(wreck, BASE);
    expect(comparison.plan.hosts.add - comparison.plan.hosts.remove).toBe(
      comparison.overview.after.machines - comparison.overview.before.machines,
    );
    expect(compareTexts(wreck, wreck).same).toBe(true);
  }
});
