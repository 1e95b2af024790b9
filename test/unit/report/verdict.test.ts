/** The verdict: what it says of specs that show one thing each, and that nothing which a report calls bad is missing from it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allRules } from '../../../server/generated/rules';
import { Engine } from '../../../server/engine/engine';
import { blockedFlows } from '../../../server/network/blocked';
import { buildReport } from '../../../server/report/build';
import type { Verdict, VerdictPart } from '../../../server/report/content';
import { allReportKinds } from '../../../server/report/kinds';
import { verdictOf } from '../../../server/report/verdict/verdict';
import { reportedBy, reportingCodes } from '../../../server/report/verdict/coverage';
import { isReported, STOPPED_RULES } from '../../../server/report/verdict/flows';
import { shortfallsOf } from '../../../server/sizing/shortfalls';
import { columns } from '../../../server/words/columns';
import { analyse, snapshotOf } from '../../support/analyse';
import { specsOf } from '../../support/rule-pages';

const spec = (body: string, architecture = 'two-tier'): string =>
  `commspec: 1\nname: test\nsuite: 7u3\narchitecture: ${architecture}\n${body}\n`;
const verdict = (text: string): Verdict => {
  const { snapshot, ...findings } = analyse(text);
  return verdictOf(snapshot, findings);
};
const part = (text: string, id: VerdictPart['id']): VerdictPart => {
  const found = verdict(text).parts.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no part ${id}`);
  return found;
};

const HOSTS = `tiers:
  - tier: 0
    hosts: [{ name: lb, count: 2, zone: dmz, components: [load-balancer] }]
  - tier: 1
    hosts:
      - { name: mmp, count: 2, zone: dmz, cpus: 2, memory: 4 GB, components: [mmp] }
      - { name: ns1, zone: dmz, components: [dns-server] }
  - tier: 2
    hosts: [{ name: store, zone: intranet, cpus: 8, memory: 4 GB, components: [message-store] }]`;

describe('users', () => {
  test.each([
    ['', 'not given', 'unknown'],
    ['users: { total: 20000 }', '20,000', undefined],
    ['users: { total: 20000, growth: { rate: 25%, months: 18 } }', '20,000 → 25,000 in 18 months', undefined],
    ['users: { total: 1, growth: { rate: 50%, months: 1 } }', '1 → 2 in 1 month', undefined],
  ])('of `%s` are %s', (users, text, status) => {
    const { text: found, status: mark, leadsTo } = part(spec(`${users}\n${HOSTS}`), 'users');
    expect([found, mark, leadsTo.kind]).toEqual([text, status, 'growth']);
  });

  test('who outgrow what is declared make the design unsound', () => {
    const text = spec(
      'users: { total: 5000, growth: { rate: 20%, months: 10 } }\ntiers: [{ tier: 2, capacity: { users: 5500 }, hosts: [{ name: s, components: [message-store] }] }]',
    );
    expect(part(text, 'users')).toMatchObject({ status: 'bad', text: '5,000 → 6,000 in 10 months' });
    expect(verdict(text).text).toContain('users of tier 2: too little is declared from month 6');
  });
});

test('machines are those of the suite; balancers and what any network has are counted apart', () => {
  const machines = part(spec(HOSTS), 'machines');
  expect(machines.text).toBe('3');
  expect(machines.explain).toContain('2 load balancers (`lb`) counted apart.');
  expect(machines.explain).toContain('1 host for names, time and the like (`ns1`) counted apart.');
  expect(machines.explain).toContain(
    'at least 12 CPUs and at least 12 GB of memory; not written whole: `lb` and `ns1`.',
  );
});

test('what is short is named, the worst first, and leads to its rows', () => {
  const text = spec(HOSTS);
  expect(part(text, 'sizing')).toMatchObject({
    status: 'bad',
    text: 'memory for messaging of store short by 4 GB',
    leadsTo: { kind: 'sizing', tag: 'short' },
  });
  expect(verdict(text)).toMatchObject({ status: 'bad' });
  expect(verdict(text).text).toContain('memory for messaging of store short by 4 GB');
});

test('hosts that are short alike are one figure', () => {
  const host = (name: string): string => `{ name: ${name}, cpus: 4, memory: 2 GB, components: [message-store] }`;
  const hosts = ['s1', 's2', 's3', 's4'].map(host).join(', ');
  expect(part(spec(`tiers: [{ tier: 2, hosts: [${hosts}] }]`), 'sizing').text).toBe(
    'memory for messaging of s1 … s4 (4 hosts) short by 2 GB',
  );
});

test('what is known of mail may be too much for the room, though a part of it is not', () => {
  const text = spec(`users:
  total: 1000
  bases: [{ base: mediumweight-imap, share: 50%, mailbox: 100 MB }, { base: lightweight-pop, share: 50% }]
tiers: [{ tier: 2, hosts: [{ name: store, components: [{ component: message-store, partitions: [{ name: a, size: 10 GB }] }] }] }]`);
  expect(part(text, 'sizing').text).toContain('disk for mail short by at least 55 GB');
});

const WALL = (allow: string): string => `firewalls:
  - { name: inner, between: [dmz, intranet], allow: [${allow}] }
  - { name: outer, between: [internet, dmz], allow: [imap, pop, smtp] }
users: { total: 1000, bases: [{ base: mediumweight-imap, share: 100%, concurrent: 10% }] }
${HOSTS}`;

test('blocked flows that are needed are bad, and have their own count and rows', () => {
  const flows = part(spec(WALL('dns')), 'flows');
  expect(flows).toMatchObject({ status: 'bad', leadsTo: { kind: 'ports', tag: 'blocked' } });
  expect(flows.text).toMatch(/^\d+ needed flows? blocked/);
  expect(flows.explain).toContain('Blocked by `inner`');
  expect(part(spec(WALL('imap, pop, smtp, lmtp, ldap, dns, http')), 'flows')).toMatchObject({
    status: 'good',
    text: 'none blocked',
  });
});

describe('availability', () => {
  const ha = 'services: { messaging: { ha: { method: none } } }';
  test('that nothing promises is broken by nothing', () => {
    expect(part(spec(HOSTS), 'availability')).toMatchObject({ status: 'warning' });
    expect(part(spec(HOSTS), 'availability').text).toMatch(/^nothing promised, \d+ single points? of failure$/);
  });

  test('that is promised is broken by a host that stands alone, and says so in the sentence', () => {
    const text = spec(`sla: { availability: 99.9% }\n${HOSTS.replace('count: 2, zone: dmz, cpus', 'zone: dmz, cpus')}`);
    expect(part(text, 'availability')).toMatchObject({
      status: 'bad',
      leadsTo: { kind: 'sizing', tag: 'single-point' },
    });
    expect(verdict(text).text).toMatch(/99\.9% promised with \d single points? of failure/);
    expect(part(text, 'loss').text).toBe('losing mmp stops Messaging Multiplexor');
  });

  test('is broken by planned work that takes longer', () => {
    const text = spec(`sla: { availability: 99.9%, maintenance: 4 h/month }\n${ha}\n${HOSTS}`);
    expect(part(text, 'availability').text).toContain('planned work takes longer than that allows');
    expect(part(text, 'availability').status).toBe('bad');
  });
});

test('users whose number is known outgrow nothing where something is declared for them', () => {
  const text = spec(
    'users: { total: 5000, growth: { rate: 20%, months: 10 } }\ntiers: [{ tier: 2, capacity: { users: 12000 }, hosts: [{ name: s, components: [message-store] }] }]',
  );
  expect(part(text, 'users')).toMatchObject({ status: 'good', text: '5,000 → 6,000 in 10 months' });
});

test('hosts that cannot be read are not called missing', () => {
  const text = 'commspec: 1\nname: a\ntiers: [\n';
  expect(part(text, 'machines')).toMatchObject({ status: 'unknown', text: 'no hosts that can be read' });
  expect(part(text, 'loss')).toMatchObject({ status: 'unknown', text: 'no hosts that can be read' });
  expect(part(text, 'flows')).toMatchObject({ status: 'unknown', text: 'none that can be read' });
  expect(part(spec(''), 'machines').text).toBe('no hosts yet');
});

test('one host with instant messaging alone is not too small for the users of a whole suite', () => {
  const text = (components: string): string =>
    spec(
      `users: { total: 10000 }\ntiers: [{ tier: 1, hosts: [{ name: h, components: [${components}] }] }]`,
      'single-host',
    );
  expect(part(text('im-server, im-mux'), 'sizing').text).not.toContain('single host');
  expect(part(text('im-server, im-mux, message-store'), 'sizing').text).toBe(
    'users of a single host over by 9,500 users',
  );
});

describe('the loss of a host', () => {
  const pool = (each: number): string =>
    spec(`users: { total: 10000, bases: [{ base: mediumweight-imap, share: 100%, concurrent: 50% }] }
tiers:
  - tier: 1
    hosts: [{ name: mmp, count: 2, components: [mmp], capacity: { connections: ${each} } }]
  - tier: 2
    hosts: [{ name: dir, count: 2, components: [directory-master] }]`);

  test('that leaves too little is bad, with what is missing', () => {
    expect(part(pool(1000), 'loss')).toMatchObject({
      status: 'bad',
      text: 'losing one of mmp leaves 4,000 connections too few',
    });
  });

  test('is that of any of those that carry the same', () => {
    const mmp = (name: string): string => `{ name: ${name}, components: [mmp], capacity: { connections: 1000 } }`;
    const text = pool(1000).replace(/hosts: \[\{ name: mmp.*\]/, `hosts: [${['a1', 'a2', 'a3'].map(mmp).join(', ')}]`);
    expect(part(text, 'loss').text).toBe('losing one of a1 … a3 (3 hosts) leaves 3,000 connections too few');
  });

  test('that the others make up for is good', () => {
    expect(part(pool(6000), 'loss')).toMatchObject({ status: 'good', text: 'any one host can be lost' });
  });

  test('of what was not measured is unknown', () => {
    expect(part(pool(1000).replace(', capacity: { connections: 1000 }', ''), 'loss')).toMatchObject({
      status: 'unknown',
      text: 'not measured',
    });
  });
});

describe('the sentence', () => {
  test.each([
    ['', 'bad', /^Not sound: \d+ errors?\.$/],
    ['- a\n', 'bad', /^Not sound: \d+ errors?/],
    ['commspec: 1\nname: a\ntiers: [\n', 'bad', /^Not sound: /],
  ])('of «%s» is %s', (text, status, sentence) => {
    const found = verdict(text);
    expect(found.status).toBe(status);
    expect(found.text).toMatch(sentence);
  });

  test('is made once for what was found in a version', () => {
    const { snapshot, ...findings } = analyse(spec(HOSTS));
    expect(verdictOf(snapshot, findings)).toBe(verdictOf(snapshot, findings));
    for (const kind of allReportKinds)
      expect(buildReport(kind, { snapshot, findings: () => findings }).verdict).toBe(verdictOf(snapshot, findings));
  });
});

// ---- all specs that there are --------------------------------------------------------------------------------------

const FOLDERS = ['examples', 'test/fixtures', 'test/fixtures/examples'];
const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.commspec.yaml'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const),
);
const pages = allRules.flatMap((rule) =>
  specsOf(rule).map(({ line, text }) => [`${rule.code}, line ${line}`, text] as const),
);

/** Rules that may report what is short or stopped, and those whose findings take the place of theirs: no other has a say in it. */
const codes = new Set([...reportingCodes, ...STOPPED_RULES]);
for (let size = 0; size < codes.size;) {
  size = codes.size;
  for (const { code, above = [] } of allRules) if (above.some((weaker) => codes.has(weaker))) codes.add(code);
}
const reporting = new Engine(allRules.filter(({ code }) => codes.has(code)));

/** What is short or stopped and has no finding, by what it is. */
const silent = (
  text: string,
):
  { readonly figures: readonly string[]; readonly flows: readonly string[]; readonly verdict: Verdict } | undefined => {
  const snapshot = snapshotOf(text);
  const short = shortfallsOf(snapshot.model);
  const { needed } = blockedFlows(snapshot.model);
  if (short.length === 0 && needed.length === 0) return undefined;
  const findings = reporting.run(snapshot);
  const found = new Set(findings.findings.map(({ code }) => code));
  return {
    figures: short.filter((each) => reportedBy(each, found).length === 0).map(({ family }) => family),
    flows: needed.filter((flow) => !isReported(snapshot, flow, findings)).map(({ kind }) => kind.group),
    verdict: verdictOf(snapshot, findings),
  };
};

/** How many figures or flows a part says to have no finding. */
const admitted = (own: VerdictPart | undefined): number =>
  [...(own?.explain ?? '').matchAll(/No finding of (one|\d+) of these/g)].reduce(
    (sum, [, amount]) => sum + (amount === 'one' ? 1 : Number(amount)),
    0,
  );

test('a short figure and a blocked needed flow have a finding, or the verdict says why not', () => {
  const figures = new Set<string>();
  const flows = new Set<string>();
  // Pages have many a spec in common.
  for (const [text, name] of new Map([...files, ...pages].map(([name, text]) => [text, name]))) {
    const found = silent(text);
    if (found === undefined) continue;
    const { parts } = found.verdict;
    expect(admitted(parts.find(({ id }) => id === 'sizing')), name).toBe(found.figures.length);
    expect(admitted(parts.find(({ id }) => id === 'flows')), name).toBe(found.flows.length);
    for (const family of found.figures) figures.add(family);
    for (const group of found.flows) flows.add(group);
  }
  // A new line here wants a rule that reports it, or a reason in coverage.ts.
  expect([...figures].sort()).toMatchInlineSnapshot(`
    [
      "cal6.backend.cpus.usual",
      "cal7.documents",
      "communications-express.cpus",
      "directory.masters",
      "im-mux.instances",
      "im.memory",
      "im.mux.connections",
      "mmp.cpus",
      "pool.connections.hosts",
      "pool.connections.load",
      "pool.deliveries.load",
      "pool.submissions.hosts",
      "pool.submissions.load",
      "pool.users.host",
      "pool.users.hosts",
      "pool.users.load",
      "queue.disk",
      "store.disk",
      "store.disk.site",
    ]
  `);
  expect([...flows].sort()).toMatchInlineSnapshot(`
    [
      "convergence-im",
      "convergence-users",
      "im-identity",
      "im-users",
      "imap-users",
      "mail-to-internet",
      "outlook-directory",
      "outlook-mail",
      "pop-users",
      "webmail-users",
    ]
  `);
}, 240_000);

test('the rules that are said to report a figure or a flow are there', () => {
  const codes = new Set(allRules.map(({ code }) => code));
  expect([...reportingCodes, ...STOPPED_RULES].filter((code) => !codes.has(code))).toEqual([]);
});

test.each(files)('nothing that a report on %s calls bad is missing from the verdict', (_, text) => {
  const { snapshot, ...findings } = analyse(text);
  for (const kind of allReportKinds) {
    const report = buildReport(kind, { snapshot, findings: () => findings });
    const cells = report.sections.flatMap(({ tables, matrix }) => [
      // Advice is about what the spec leaves out, however bad that may be.
      ...tables.flatMap(({ caption, rows }) => (caption === 'Advice' ? [] : rows.flatMap((row) => row.cells))),
      ...(matrix?.cells.flat() ?? []),
    ]);
    const bad = cells.filter((cell) => cell?.status === 'bad');
    if (bad.length > 0) expect([kind, bad[0]?.text, report.verdict?.status]).toEqual([kind, bad[0]?.text, 'bad']);
  }
  // Two parts stand beside each other where the page is narrow, but for the last.
  for (const { id, title, text: whole, short = whole } of verdictOf(snapshot, findings).parts) {
    expect(short).not.toBe('');
    expect([short, columns(`${title}: ${short}`) > (id === 'loss' ? 60 : 31)]).toEqual([short, false]);
  }
});
