/** The summary: bars that agree with their table, machines that add up, and findings by severity. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildReport } from '../../../server/report/build';
import type { ReportContent, Row, Section, Table } from '../../../server/report/content';
import { summaryBars } from '../../../server/report/summary/summary-bars';
import { analyse, snapshotOf } from '../../support/analyse';

const summary = (text: string): ReportContent => {
  const { snapshot, ...findings } = analyse(text);
  return buildReport('summary', { snapshot, findings: () => findings });
};
const sectionOf = (text: string, heading: string): Section | undefined =>
  summary(text).sections.find((section) => section.heading === heading);
const tableOf = (text: string, heading: string): Table => {
  const table = sectionOf(text, heading)?.tables[0];
  if (table === undefined) throw new Error(`no ${heading}`);
  return table;
};
const textsOf = ({ cells }: Row): readonly string[] => cells.map(({ text }) => text);
const spec = (body: string): string => `commspec: 1\nname: test\nsuite: 7u3\narchitecture: two-tier\n${body}\n`;
const examples = readdirSync('examples').map((name) => [name, readFileSync(join('examples', name), 'utf8')] as const);

test.each(examples)(
  'of %s begins with what is needed and to be bought, and folds what the spec says in other words',
  (_, text) => {
    const { sections, subtitle } = summary(text);
    const headings = (wanted: boolean): readonly string[] =>
      sections.filter(({ folded }) => (folded === true) === wanted).map(({ heading }) => heading);
    const open = ['Needed and declared', 'Machines', 'Findings by severity', 'When it runs out'];
    expect(headings(false)).toEqual(open.filter((heading) => headings(false).includes(heading)));
    expect(headings(true)).toEqual(expect.arrayContaining(['What it is', 'Hosts', 'Components']));
    expect(subtitle).toMatch(/^\S.*\.$/);
    const bad = sections.filter(({ tables }) =>
      tables.some(({ rows }) => rows.some(({ cells }) => cells.some(({ status }) => status === 'bad'))),
    );
    expect(bad.filter(({ folded }) => folded)).toEqual([]);
  },
);

test.each(examples)('of %s has a row for each bar, which leads to it', (_, text) => {
  const section = sectionOf(text, 'Needed and declared');
  const bars = summaryBars(snapshotOf(text).model);
  expect(section?.tables[0]?.rows.map(({ cells }) => cells[0]?.text) ?? []).toEqual(bars.map(({ bar }) => bar.title));
  expect((section?.picture?.svg.text.match(/data-row="\d+"/g) ?? []).length).toBe(bars.length);
});

test('says in a line what it is of, as far as the spec does', () => {
  expect(summary(spec('environment: production\ndomain: example.com')).subtitle).toBe(
    'Suite 7u3, two-tier, production, example.com.',
  );
  expect(summary('commspec: 1\n').subtitle).toBeUndefined();
});

describe('the bars', () => {
  const SERVICES = `users:
  total: 1000
  growth: { rate: 50%, months: 10 }
  bases: [{ base: mediumweight-imap, share: 100%, concurrent: 50%, mailbox: 1 GB }]
  im: { active: 10%, inactive: 10% }
services: { messaging: { traffic: { messages: 60 /min, message-size: 100 KB, outage: 10 h } } }
tiers:
  - tier: 1
    hosts:
      - { name: mmp, count: 2, components: [mmp], capacity: { connections: 400 } }
      - { name: mta, count: 2, components: [{ component: mta, queue: { size: 1 GB } }] }
      - { name: mux, count: 2, components: [{ component: im-mux, instances: 1 }] }
      - { name: calfe, cpus: 4, components: [cal6-frontend] }
  - tier: 2
    hosts:
      - { name: store, components: [{ component: message-store, partitions: [{ name: a, size: 2 TB }] }] }
      - { name: calbe, cpus: 1, components: [cal6-backend] }
      - { name: im, components: [im-server] }`;
  const bars = new Map(summaryBars(snapshotOf(spec(SERVICES)).model).map((each) => [each.bar.title, each]));

  test.each([
    ['Access', 800, 500, 'connections', 'bad', { title: 'one host lost', value: 400 }],
    ['Mail store', 2_000_000, 1_300_000, 'MB', 'good', { title: 'needed in 10 months', value: 1_950_000 }],
    ['Queue', 2_000_000, 3_600_000, 'KB', 'bad', { title: 'needed in 10 months', value: 5_400_000 }],
    ['Instant Messaging', 2000, 200, 'connections', 'good', { title: 'one host lost', value: 1000 }],
    ['Calendar', 1, 2, 'CPUs', 'bad', undefined],
  ])('of %s', (title, declared, needed, unit, status, worst) => {
    const found = bars.get(title);
    expect(found?.bar).toMatchObject({ declared, needed, unit, status });
    expect(found?.worst).toEqual(worst);
  });

  test('are of the services that there are', () => {
    expect(summaryBars(snapshotOf('').model)).toEqual([]);
    expect(
      summaryBars(
        snapshotOf(spec('tiers: [{ tier: 2, hosts: [{ name: s, components: [message-store] }] }]')).model,
      ).map(({ bar }) => [bar.title, bar.status]),
    ).toEqual([['Mail store', 'unknown']]);
  });
});

describe('machines', () => {
  const HOSTS = `tiers:
  - tier: 1
    hosts:
      - { name: a, count: 2, cpus: 4, memory: 8 GB, components: [mta-inbound] }
      - { name: b, cpus: 4, memory: 8000 MB, components: [mta-outbound] }
      - { name: c, cpus: 4, memory: 16 GB, components: [webmail] }
      - { name: lb, count: 2, components: [load-balancer] }`;

  test('of the same kind are one row, those that are not of the suite apart, and all of them last', () => {
    const { rows } = tableOf(spec(HOSTS), 'Machines');
    expect(rows.map((row) => textsOf(row).slice(0, 5))).toEqual([
      ['3', '4', '8 GB', '–', 'a (x2), b'],
      ['1', '4', '16 GB', '–', 'c'],
      ['2', '–', '–', '–', 'load balancers: lb (x2)'],
      ['6', '≥ 16', '≥ 40 GB', '–', 'all: 4 machines, 2 load balancers'],
    ]);
  });

  test.each(examples)('of %s add up', (_, text) => {
    const { rows } = tableOf(text, 'Machines');
    const own = rows
      .filter(({ cells }) => cells[4]?.text.startsWith('all: ') !== true)
      .map(({ cells }) => Number(cells[0]?.text));
    const machines = snapshotOf(text).model.hosts.reduce((sum, { count }) => sum + count, 0);
    expect(own.reduce((sum, each) => sum + each, 0)).toBe(machines);
  });

  test('beyond what the peak needs are spare', () => {
    const text = spec(`users: { total: 10000, bases: [{ base: mediumweight-imap, share: 100%, concurrent: 10% }] }
tiers: [{ tier: 1, hosts: [{ name: mmp, count: 5, components: [mmp], capacity: { connections: 500 } }] }]`);
    expect(textsOf(tableOf(text, 'Machines').rows[0]!)[5]).toBe('3');
  });
});

test('findings are counted by severity, with the first messages and their place', () => {
  const text = readFileSync('examples/broken.commspec.yaml', 'utf8');
  const { rows } = tableOf(text, 'Findings by severity');
  expect(rows.map(({ cells, tags }) => [cells[0]?.text, tags])).toEqual([
    ['Errors', ['error']],
    ['Warnings', ['warning']],
    ['Advice', ['advice']],
  ]);
  const { findings } = analyse(text);
  const first = findings.find(({ advice, severity }) => !advice && severity === 'error');
  expect(rows[0]).toMatchObject({ place: first?.range.start });
  expect(rows[0]?.cells[2]?.text).toBe(first?.message);
});
