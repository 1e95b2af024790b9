/** The reports: amounts, words for counts, and what is said where something is missing. */
import { describe, expect, test } from 'vitest';
import { buildReport } from '../../../server/report/build';
import type { ReportContent, Table } from '../../../server/report/content';
import type { ReportKind } from '../../../server/report/kinds';
import { amount, explain } from '../../../server/report/sizing/figures';
import { count, severityCounts } from '../../../server/report/words';
import { figure, input } from '../../../server/sizing/figure';
import type { Bases } from '../../../server/model/snapshot';
import { SyntaxTree } from '../../../server/syntax/document';
import { analyse } from '../../support/analyse';

describe('an amount', () => {
  test.each<readonly [value: number, unit: string, text: string]>([
    [0, 'users', '0 users'],
    [1, 'users', '1 user'],
    [2, 'users', '2 users'],
    [1.5, 'hosts', '1.5 hosts'],
    [1, 'CPUs', '1 CPU'],
    [1, 'processes', '1 process'],
    [2, 'processes', '2 processes'],
    [1, 'processes per CPU', '1 process per CPU'],
    [1, 'messages/s', '1 message/s'],
    [2, 'messages/s', '2 messages/s'],
    [1.5625, 'messages/s', '1.6 messages/s'],
    [1562.5, 'connections', '1,563 connections'],
    [99.96, 'connections', '100 connections'],
    [0.1 + 0.2, 'hosts', '0.3 hosts'],
    [0.999, 'CPUs', '1 CPU'],
    [43.2, 'min/month', '43.2 min/month'],
    [929_500, 'MB', '930 GB'],
    [999_999, 'MB', '1,000 GB'],
    [1, 'ms', '1 ms'],
    [1, 's', '1 s'],
    [1, 'min/month', '1 min/month'],
    [99.99, '%', '99.99%'],
    [3, '', '3'],
    [5000, 'users', '5,000 users'],
    [1_234_567.89, 'users', '1,234,568 users'],
    [-1250, 'users', '-1,250 users'],
    [0.083_333, 'messages/s', '0.083 messages/s'],
    [0.000_123_4, 'messages/s', '0.00012 messages/s'],
    [1 / 3, 'hosts', '0.33 hosts'],
    [66.666_7, 'hosts', '66.7 hosts'],
    [666.666_7, 'KB/s', '667 KB/s'],
    [999, 'MB', '999 MB'],
    [1000, 'MB', '1 GB'],
    [1_859_000, 'MB', '1.86 TB'],
    [-2_100_000, 'MB', '-2.1 TB'],
    [0.5, 'GB', '500 MB'],
    [500, 'bytes/s', '500 bytes/s'],
    [80_111, 'bytes/s', '80.1 KB/s'],
    [1536, 'MiB', '1.5 GiB'],
    [1023, 'KiB', '1,023 KiB'],
    [5e9, 'GB', '5,000 PB'],
  ])('of %d %s is written %j', (value, unit, text) => expect(amount(value, unit)).toBe(text));
});

describe('the explanation of a figure', () => {
  const draft = { id: 'x', title: 'X', value: 2, unit: 'hosts', source: ['L100'] };

  test('is formula, inputs, note and source, as sentences', () => {
    const made = figure({
      ...draft,
      formula: 'load / capacity = 3 / 2 = 1.5 ... rounded up',
      inputs: [input('load', 3000, 'MB'), input('share', '20%'), input('spare', 1, 'hosts')],
      note: 'One is spare.',
    });
    expect(explain(made)).toMatch(
      /^load \/ capacity = 3 \/ 2 = 1\.5 \.\.\. rounded up\. With load 3 GB, share 20%, spare 1 host\. One is spare\. Source: .+\.$/,
    );
  });

  test('has no empty parts', () => {
    expect(explain(figure({ ...draft, formula: 'a sum', source: [] }))).toBe('a sum.');
  });
});

describe('words', () => {
  test('for counts', () => {
    expect([0, 1, 2, 1234].map((n) => count(n, 'fix', 'fixes'))).toEqual([
      '0 fixes',
      '1 fix',
      '2 fixes',
      '1,234 fixes',
    ]);
    expect(count(1, 'file')).toBe('1 file');
    expect(severityCounts([])).toBe('');
    expect(severityCounts(['hint', 'error', 'warning', 'error', 'information'])).toBe(
      '2 errors, 1 warning, 1 note, 1 hint',
    );
  });
});

const HEAD = 'commspec: 1\nname: probe\nsuite: 7u3\narchitecture: two-tier\n';
const reportOf = (kind: ReportKind, text: string): ReportContent => {
  const result = analyse(text);
  return buildReport(kind, { snapshot: result.snapshot, findings: () => result });
};
const tablesOf = (report: ReportContent): readonly Table[] => report.sections.flatMap((section) => section.tables);
const textsOf = (report: ReportContent): readonly string[] =>
  tablesOf(report).flatMap((table) => table.rows.flatMap((row) => row.cells.map((cell) => cell.text)));

describe('a report', () => {
  const KINDS: readonly ReportKind[] = ['summary', 'sizing', 'ports', 'findings'];

  test.each(KINDS)('of kind %s has rows as wide as its columns, and a word for every table without rows', (kind) => {
    for (const text of [
      '',
      '- a\n',
      'tiers:\n  - tier: 1\n    hosts: [',
      `${HEAD}tiers: [ { tier: 1, hosts: [ { name: a, components: [mta, mmp] } ] } ]\n`,
    ]) {
      const report = reportOf(kind, text);
      expect(report.title).not.toBe('');
      for (const table of tablesOf(report)) {
        expect(table.empty).toMatch(/\.$/);
        for (const row of table.rows) expect(row.cells.length).toBe(table.columns.length);
      }
    }
  });

  test.each(KINDS)('of kind %s has a banner where lines or keys cannot be read, and none otherwise', (kind) => {
    const whole = `${HEAD}tiers: [ { tier: 1, hosts: [ { name: a, components: [mta] } ] } ]\n`;
    expect(reportOf(kind, whole).banner).toBeUndefined();
    expect(reportOf(kind, `${whole}users: {`).banner).toMatch(/lines .* cannot be read/);
    expect(reportOf(kind, whole.replace('components:', 'componets:')).banner).toMatch(/keys .* cannot be read/);
    const over = (bases: Bases): string | undefined => {
      const result = analyse('extends: ./base.commspec.yaml\n', {}, bases);
      return buildReport(kind, { snapshot: result.snapshot, findings: () => result }).banner;
    };
    const base = (text: string): SyntaxTree => SyntaxTree.parse('file:///test/base.commspec.yaml', text);
    expect(over({ trees: [base(whole)] })).toBeUndefined();
    expect(over({ trees: [base(`${whole}users: {`)] })).toMatch(/lines of a spec that this one extends/);
    expect(over({ trees: [], failure: { message: 'Gone.' } })).toMatch(/extends cannot be used/);
  });
});

describe('sizing', () => {
  const host = (more: string): string =>
    `${HEAD}tiers: [ { tier: 1, hosts: [ { name: front, ${more}, components: [mmp] } ] } ]\n`;

  test('says what is short by how much, and what is over', () => {
    const texts = textsOf(reportOf('sizing', host('cpus: 8, memory: 100 MB')));
    expect(texts).toContain('over by 4 CPUs');
    expect(texts.filter((text) => text.startsWith('short by '))).not.toEqual([]);
    expect(texts.filter((text) => /^-/.test(text))).toEqual([]);
  });

  test.each([
    ['', /^The spec declares nothing to compare with\.$/],
    [host('cpus: 1'), /^Everything that is declared meets what is computed\.$/],
    [host('cpus: 8'), /^1 declared figure does not meet what is computed\.$/],
    [host('cpus: 8, memory: 100 MB'), /^\d declared figures do not meet what is computed\.$/],
  ])('begins with the verdict: %j', (text, subtitle) => {
    expect(reportOf('sizing', text).subtitle).toMatch(subtitle);
  });

  test('has one table for hosts with the same figures, and with each one for every host', () => {
    const hosts = Array.from(
      { length: 5 },
      (_, i) => `{ name: mmp${i + 1}, cpus: ${i === 3 ? 4 : 2}, memory: 8 GB, components: [mmp] }`,
    ).join(', ');
    const result = analyse(`${HEAD}users: { total: 900 }\ntiers: [ { tier: 1, hosts: [ ${hosts} ] } ]\n`);
    const captions = (each: boolean): readonly string[] =>
      tablesOf(buildReport('sizing', { snapshot: result.snapshot, findings: () => result, each }))
        .map(({ caption }) => caption)
        .filter((caption) => caption.startsWith('mmp') || caption.includes('groups'));
    expect(captions(false)).toEqual(['mmp1 … mmp5 (4 hosts), each', 'mmp4', 'Hosts in groups']);
    expect(captions(true)).toEqual(['mmp1', 'mmp2', 'mmp3', 'mmp4', 'mmp5']);
  });

  test('says once for each reason why figures are not given', () => {
    const table = tablesOf(
      reportOf('sizing', `${HEAD}tiers: [ { tier: 1, hosts: [ { name: a, components: [mmp] } ] } ]\n`),
    ).find(({ caption }) => caption === 'Not given');
    const reasons = table!.rows.map((row) => row.cells[1]!.text);
    expect(new Set(reasons).size).toBe(reasons.length);
    for (const reason of reasons) expect(reason).toMatch(/^[A-Z`].*\.$/s);
    expect(reasons.join('\n')).not.toMatch(/^Not given/m);
  });
});
