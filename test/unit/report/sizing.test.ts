/** The sizing and growth reports: what comes first, and that nothing bad is hidden. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadBases } from '../../../server/model/extends';
import { Snapshot } from '../../../server/model/snapshot';
import { validators } from '../../../server/model/validators';
import { growthReport } from '../../../server/report/growth/growth';
import { sizingReport } from '../../../server/report/sizing/sizing';
import type { ReportContent, Row, Section } from '../../../server/report/content';
import { SyntaxTree } from '../../../server/syntax/document';
import { snapshotOf } from '../../support/analyse';

const FOLDER = join(import.meta.dirname, '../../../examples');
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
const text = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
async function example(name: string): Promise<Snapshot> {
  const tree = SyntaxTree.parse(`file:///x/${name}`, text(name));
  const bases = await loadBases(tree, [], (uri) =>
    Promise.resolve(SyntaxTree.parse(uri, text(uri.slice(uri.lastIndexOf('/') + 1)))),
  );
  return Snapshot.of(tree, validators, bases);
}

const HEAD = 'commspec: 1\nname: probe\nsuite: 7u3\narchitecture: two-tier\n';
const SPEC = `${HEAD}users:
  total: 10000
  growth: { rate: 25%, months: 18 }
  bases:
    - { base: lightweight-imap, share: 100%, concurrent: 30%, mailbox: 100 MB }
tiers:
  - tier: 1
    hosts:
      - name: mmp
        count: 3
        cpus: 2
        memory: 1 GB
        capacity: { connections: 1400 }
        components: [mmp]
  - tier: 2
    hosts:
      - name: store
        components: [{ component: message-store, partitions: [{ name: a, size: 1.5 TB }] }]
`;

const sectionOf = (report: ReportContent, heading: string): Section => {
  const found = report.sections.find((section) => section.heading === heading);
  if (found === undefined)
    throw new Error(`no section ${heading}; there are ${report.sections.map((s) => s.heading).join(', ')}`);
  return found;
};
const rowsOf = (section: Section): readonly Row[] => section.tables.flatMap(({ rows }) => rows);
const texts = (row: Row | undefined): readonly string[] => row?.cells.map((cell) => cell.text) ?? [];
/** The row that each mark of a picture leads to. */
const ledTo = (section: Section): readonly (string | undefined)[] =>
  [...(section.picture?.svg.text ?? '').matchAll(/data-row="(\d+)"/g)].map(
    ([, row]) => section.tables[0]?.rows[Number(row)]?.cells[0]?.text,
  );
const isBad = (row: Row): boolean => row.cells.some(({ status }) => status === 'bad');

describe('sizing', () => {
  const report = sizingReport(snapshotOf(SPEC));

  test('begins with what is short, the worst first, then with what is fullest', () => {
    const section = sectionOf(report, 'What is short');
    expect(report.sections[0]).toBe(section);
    expect(rowsOf(section).map((row) => [texts(row)[0], texts(row)[3], row.tags])).toEqual([
      ['Memory for messaging, at least: mmp (x3)', 'short by 1 GB', ['short']],
      ['Connections at peak: mmp (one host lost)', 'short by 200 connections', ['short']],
      ['Hosts for connections at peak: mmp (one host lost)', 'short by 1 host', ['short']],
      ['Disk for mail, all stores', '200 GB', undefined],
    ]);
  });

  test('has a bar for each, which leads to its row', () => {
    const section = sectionOf(report, 'What is short');
    expect(ledTo(section)).toEqual(rowsOf(section).map((row) => texts(row)[0]));
    // What all hosts carry, and what is left of it where one is lost.
    expect(section.picture?.svg.text).toContain('3,000 of 4,200 connections');
    expect(section.picture?.svg.text).toContain('one host lost: 2,800 connections');
  });

  test('tells which case leaves what of a load, and leads to it', () => {
    const section = sectionOf(report, 'When hosts are lost');
    const [mmp] = section.matrix?.cells ?? [];
    expect(section.matrix?.columns).toEqual(['Normal', 'One lost', 'Two lost']);
    expect(mmp?.map((cell) => [cell?.text, cell?.note, cell?.status])).toEqual([
      ['1,200 free', undefined, 'good'],
      ['short by 200', 'sizes', 'bad'],
      ['short by 1,600', 'not planned', undefined],
    ]);
    for (const [i, row] of (section.matrix?.cells ?? []).entries()) {
      expect(row).toHaveLength(section.matrix?.columns.length ?? 0);
      for (const cell of row) {
        const led = rowsOf(section).filter(({ tags }) => tags?.includes(cell?.tag ?? ''));
        expect(led.map((each) => texts(each)[0])).toEqual([section.matrix?.rows[i]]);
      }
    }
  });

  test('says that nothing is short, and that there is nothing to compare', () => {
    const enough = SPEC.replace('memory: 1 GB', 'memory: 4 GB').replace('1400', '1600');
    expect(sizingReport(snapshotOf(enough)).sections[0]?.heading).toBe('Nothing is short');
    const empty = sizingReport(snapshotOf('')).sections[0];
    expect(empty?.heading).toBe('Needed and declared');
    expect(empty?.picture).toBeUndefined();
  });

  test('knows the lines of all hosts that a row is about', () => {
    const hosts = ['a', 'b', 'c'].map(
      (name) => `\n      - { name: ${name}, memory: 1 GB, cpus: 2, components: [mmp] }`,
    );
    const own = sizingReport(snapshotOf(`${HEAD}tiers:\n  - tier: 1\n    hosts:${hosts.join('')}\n`));
    const [row] = rowsOf(sectionOf(own, 'What is short'));
    expect(texts(row)[0]).toBe('Memory for messaging, at least: a, b, c');
    expect([row?.place?.line, ...(row?.lines ?? [])]).toEqual([7, 8, 9]);
  });
});

describe.each(names)('in %s', (name) => {
  test('nothing bad stands in a folded section alone', async () => {
    const snapshot = await example(name);
    for (const report of [sizingReport(snapshot), growthReport(snapshot)]) {
      const open = report.sections.filter(({ folded }) => folded !== true);
      const shown = new Set(
        open
          .flatMap(rowsOf)
          .filter(isBad)
          .map((row) => texts(row).join()),
      );
      const bad = report.sections
        .filter(({ folded }) => folded === true)
        .flatMap(rowsOf)
        .filter(isBad);
      if (bad.length > 0) expect(shown.size).toBeGreaterThan(0);
      // The same figures, whoever they are named after; the part of a host is told of the whole.
      const figures = [...shown].join('\n');
      for (const row of report.title.startsWith('Sizing') ? bad : []) {
        const [title = '', ...cells] = texts(row);
        const isPart = title.includes(', one host') && figures.includes(title.replace(/, one host.*/, ''));
        if (!isPart) expect(figures).toContain(cells.join());
      }
    }
  });

  test('every mark of a picture leads to a row', async () => {
    const snapshot = await example(name);
    for (const report of [sizingReport(snapshot), growthReport(snapshot)])
      for (const section of report.sections) expect(ledTo(section)).not.toContain(undefined);
  });
});

describe('growth', () => {
  const report = growthReport(snapshotOf(SPEC));
  const section = sectionOf(report, 'When it runs out');

  test('begins with what runs out first', () => {
    expect(rowsOf(section).map((row) => [texts(row)[0], texts(row)[1], row.tags])).toEqual([
      ['Connections at peak: mmp (one host lost)', 'today', ['runs-out']],
      ['Disk for mail, all stores', 'in month 12', ['runs-out']],
      ['store: Disk for mail, one host', 'in month 12', ['runs-out']],
    ]);
  });

  test('has a curve a tier, of what runs out first there; what a tier has alone is told once', () => {
    expect(ledTo(section)).toEqual(['Connections at peak: mmp (one host lost)', 'store: Disk for mail, one host']);
    expect(section.picture?.svg.text).toContain('out in month 12');
  });

  test('has the curves by month, folded', () => {
    const months = sectionOf(report, 'By month');
    expect(months.folded).toBe(true);
    expect(texts(rowsOf(months)[0])).toEqual(['today', '10,000', '107%, short', '86.7%']);
    expect(texts(rowsOf(months).at(-1))).toEqual(['18', '12,500', '134%, short', '108%, short']);
  });

  test('promises nothing where no growth is given', () => {
    const silent = growthReport(snapshotOf(SPEC.replace(/ {2}growth.*\n/, '')));
    const rows = rowsOf(sectionOf(silent, 'When it runs out'));
    expect(rows.map((row) => row.cells[1])).toEqual([
      { text: 'today', status: 'bad' },
      { text: 'growth not given', status: 'unknown' },
      { text: 'growth not given', status: 'unknown' },
    ]);
  });

  test('offers what may be tried', () => {
    expect(section.sliders?.map(({ id, value }) => [id, value])).toEqual([
      ['users', 10_000],
      ['growth', 25],
      ['months', 18],
      ['concurrent', 30],
      ['mailbox', 100],
    ]);
  });
});
