/** What several tabs say of one thing is the same: counts, what is short, what is blocked, when it runs out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildReport } from '../../../server/report/build';
import type { ReportContent, Row, VerdictPart } from '../../../server/report/content';
import { allReportKinds, type ReportKind } from '../../../server/report/kinds';
import { symbolsOf } from '../../../server/language/outline';
import { analyse } from '../../support/analyse';

/** Two sites of which one may fail, with too little of nearly everything, and firewalls that stop flows of both sorts. */
const FAILOVER = `commspec: 1
name: failover
suite: 7u3
architecture: two-tier
sla: { availability: 99.9%, hours: 24x7, maintenance: 90 min/month }
users:
  total: 10000
  growth: { rate: 40%, months: 18 }
  bases: [{ base: mediumweight-imap, share: 100%, concurrent: 30%, mailbox: 200 MB }]
sites: [{ name: east, size: major, users: 6000 }, { name: west, size: major, users: 4000 }]
directory: { schema: schema2-native, prepared-with: comm_dssetup, replication: two-way-mmr }
dns: { servers: [ns1] }
services: { remote-failover: { users: 1000 }, messaging: { version: "7.0.5", delivery: lmtp } }
external: [time-server]
zones: [{ name: data, kind: private-data }]
firewalls:
  - { name: outer, between: [internet, dmz], allow: [smtp, imaps] }
  - { name: inner, between: [dmz, data], allow: [imap, dns] }
tiers:
  - tier: 0
    hosts: [{ name: lb, site: east, zone: dmz, count: 3, components: [{ component: load-balancer, targets: [mmp-e] }] }]
  - tier: 1
    capacity: { users: 11000 }
    hosts:
      - { name: web-e, site: east, zone: dmz, cpus: 4, memory: 4 GB, components: [webmail, mmp], capacity: { connections: 500 } }
      - { name: mmp-e, site: east, zone: dmz, count: 2, cpus: 4, memory: 4 GB, components: [mmp], capacity: { connections: 900 } }
      - { name: mmp-w, site: west, zone: dmz, count: 2, cpus: 4, memory: 4 GB, components: [mmp], capacity: { connections: 900 } }
      - { name: mta-e, site: east, zone: dmz, count: 2, cpus: 4, memory: 2 GB, components: [mta], capacity: { submissions: 4/s, deliveries: 10/s } }
      - { name: mta-w, site: west, zone: dmz, cpus: 4, memory: 2 GB, components: [mta], capacity: { submissions: 4/s, deliveries: 10/s } }
  - tier: 2
    capacity: { users: 20000 }
    hosts:
      - { name: st-e, site: east, zone: data, count: 2, cpus: 4, memory: 2 GB, components: [{ component: message-store, partitions: [{ name: a, size: 700 GB }] }], capacity: { users: 4000 } }
      - { name: st-w, site: west, zone: data, cpus: 8, memory: 16 GB, components: [{ component: message-store, partitions: [{ name: a, size: 900 GB }] }], capacity: { users: 4000 } }
      - { name: dir, zone: data, count: 2, components: [directory-master] }
      - { name: ns1, site: east, zone: data, components: [dns-server] }
`;
/** Hosts that say nothing of themselves, and no firewall. */
const SILENT = `commspec: 1
name: silent
architecture: two-tier
users: { total: 1562, growth: { rate: 10% }, bases: [{ base: lightweight-pop, share: 100%, concurrent: 33%, mailbox: 55 MB }] }
tiers:
  - tier: 0
    hosts: [{ name: lb, count: 2, components: [load-balancer] }]
  - tier: 1
    hosts:
      - { name: mmp, count: 3, cpus: 2, components: [mmp], capacity: { connections: 300 } }
      - { name: quiet, components: [mmp] }
      - { name: relay, count: 2, components: [mta] }
  - tier: 2
    hosts:
      - { name: store1, cpus: 4, memory: 8 GB, components: [{ component: message-store, partitions: [{ name: a, size: 57 GB }] }] }
      - { name: store2, components: [message-store] }
      - { name: ns, components: [dns-server] }
`;

const FOLDERS = ['examples', 'test/fixtures', 'test/fixtures/examples'];
const specs: readonly (readonly [name: string, text: string])[] = [
  ['failover', FAILOVER],
  ['silent', SILENT],
  ...FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.commspec.yaml'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const),
  ),
];

interface Told {
  readonly report: (kind: ReportKind) => ReportContent;
  readonly part: (id: VerdictPart['id']) => VerdictPart;
  readonly rows: (kind: ReportKind, caption: string) => readonly Row[];
  readonly outline: readonly string[];
}

function told(text: string): Told {
  const { snapshot, ...findings } = analyse(text);
  const made = new Map(
    allReportKinds.map((kind) => [kind, buildReport(kind, { snapshot, findings: () => findings })] as const),
  );
  const report = (kind: ReportKind): ReportContent => made.get(kind)!;
  return {
    report,
    part: (id) => report('summary').verdict!.parts.find((each) => each.id === id)!,
    rows: (kind, caption) =>
      report(kind)
        .sections.flatMap(({ tables }) => tables)
        .filter((table) => table.caption === caption)
        .flatMap(({ rows }) => rows),
    outline: (symbolsOf(snapshot).find(({ name }) => name === 'tiers')?.children ?? []).map(({ detail }) => detail),
  };
}

const numberIn = (text: string, before: string): number =>
  Number(new RegExp(`([\\d,]+) ${before}`).exec(text)?.[1]?.replaceAll(',', '') ?? 0);

describe.each(specs)('%s', (_, text) => {
  const { report, part, rows } = told(text);

  test('has so many figures short', () => {
    const verdict = part('sizing');
    const amount = verdict.status === 'bad' ? numberIn(verdict.text, 'figures short') || 1 : 0;
    const short = rows('sizing', 'Needed and declared').filter(({ tags }) => tags?.includes('short'));
    const own = short.filter(({ cells }) => !/^Downtime/.test(cells[0]?.text ?? ''));
    expect(own).toHaveLength(amount);
    expect(numberIn(report('sizing').subtitle ?? '', 'declared figures? do')).toBe(amount);
    expect(/planned work/i.test(report('sizing').subtitle ?? '')).toBe(own.length < short.length);
  });

  test('has so many machines', () => {
    const machines = part('machines').text;
    const topology = report('topology').subtitle ?? '';
    if (/^no hosts/.test(machines)) expect(topology).toMatch(/^0 machines/);
    else expect(topology).toMatch(new RegExp(`^${machines} machines?[,;]`));
    const suite = rows('summary', 'Machines').filter(
      ({ cells }) => !/^(all|load balancers|names, time and the like): /.test(cells[4]?.text ?? ''),
    );
    expect(suite.reduce((sum, { cells }) => sum + Number(cells[0]?.text.replaceAll(',', '')), 0)).toBe(
      Number(machines.replaceAll(',', '')),
    );
  });

  test('has so many flows, and so many of them blocked', () => {
    const flows = part('flows').text;
    const subtitle = report('ports').subtitle ?? '';
    for (const what of ['needed flows? blocked', 'optional flows? blocked'])
      expect([what, numberIn(subtitle, what)]).toEqual([what, numberIn(flows, what)]);
    if (flows.includes('no firewall')) expect(numberIn(subtitle, 'flows? between hosts')).toBe(numberIn(flows, 'flow'));
  });

  test('runs out at the same time', () => {
    const first = (kind: ReportKind, column: number): string | undefined =>
      rows(kind, 'When it runs out')[0]?.cells[column]?.text;
    const summary = first('summary', 3);
    if (summary !== undefined) expect(summary).toBe(first('growth', 1));
    const bad = [...rows('summary', 'When it runs out'), ...rows('growth', 'When it runs out')];
    const grows = report('summary').sections.some(({ heading }) => heading === 'When it runs out');
    if (grows)
      expect(part('users').status === 'bad').toBe(
        bad.some(({ cells }) => cells.some(({ status }) => status === 'bad')),
      );
  });
});

test('hosts that say nothing leave their part open, and what they run is counted', () => {
  const { part, report, rows } = told(SILENT);
  expect(part('machines').text).toBe('8');
  expect(part('machines').explain).toContain('2 load balancers (`lb`) counted apart.');
  expect(report('topology').subtitle).toMatch(/^8 machines, 2 load balancers, 1 host for names, time and the like; /);
  // Of the four multiplexors one was not measured: whichever is lost, two of 300 are left at least.
  const matrix = report('sizing').sections.flatMap(({ matrix: own }) => own ?? [])[0];
  expect(matrix?.cells[0]?.map((cell) => [cell?.text, cell?.note])).toEqual([
    ['at least 384 free', 'not all measured'],
    ['at least 84 free', 'not all measured'],
    ['2 left', 'not planned'],
  ]);
  // The disk of all stores is not known, so that of the one which says is told.
  expect(rows('summary', 'When it runs out').map(({ cells }) => cells.map((cell) => cell.text))).toEqual([
    ['store1: Disk for mail, one host', '2', '57 GB', 'in month 4'],
  ]);
  expect(part('users').explain).toContain('disk for mail of store1: too little is declared from month 4');
});

test('a case is named where a load is told of it', () => {
  const { rows, part } = told(FAILOVER);
  const titles = rows('growth', 'When it runs out').map(({ cells }) => cells[0]?.text);
  expect(titles).toContain('Connections at peak: mmp, webmail (one host lost)');
  expect(part('users').explain).toContain('connections at peak of mmp, webmail with one host lost: too little');
});

test('the outline counts hosts as everything else does', () => {
  expect(told(FAILOVER).outline).toEqual(['3 hosts', '8 hosts', '6 hosts']);
});
