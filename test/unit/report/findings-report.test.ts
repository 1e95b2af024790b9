/** The report of findings: rules with what they find, the worst first; advice and what is ignored apart. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Engine, type Findings } from '../../../server/engine/engine';
import type { Snapshot } from '../../../server/model/snapshot';
import type { ReportContent, Row, Table } from '../../../server/report/content';
import { findingAt, findingsReport, findingsSteps } from '../../../server/report/findings/findings-report';
import { defineRule, type FindingDraft, type Rule, type Severity } from '../../../server/rules/rule';
import { analyse, basesOf, snapshotOf } from '../../support/analyse';

/** A rule that finds something in each host whose name begins with its word. */
const rule = (code: string, word: string, draft: Partial<FindingDraft> = {}, severity: Severity = 'warning'): Rule =>
  defineRule({
    ...{ code, name: `rule-${code.toLowerCase()}`, severity, title: `About ${word}`, source: ['L833'] },
    check: (model, report) => {
      for (const { name, spec } of model.hosts)
        if (name.startsWith(word)) report({ at: spec.name!.at, message: `${name} is wrong.`, ...draft });
    },
  });

const RULES = [
  rule('A001', 'many', {}, 'warning'),
  rule('B001', 'few', {}, 'warning'),
  rule('C001', 'grave', {}, 'error'),
  rule('D001', 'noted', {}, 'information'),
  rule('E001', 'hinted', {}, 'hint'),
  rule('F001', 'advised', { advice: true }),
  rule('G001', 'fixed', {
    fixes: [
      { title: 'Take\nit away', safe: true, edit: () => undefined },
      { title: 'Or keep it', edit: () => undefined },
    ],
  }),
  rule('H001', 'failing', {
    fixes: () => {
      throw new Error('a mistake in a rule');
    },
  }),
];
const engine = new Engine(RULES);

const specOf = (...hosts: readonly string[]): string =>
  `commspec: 1\nname: a\nsuite: 7u3\narchitecture: two-tier\ntiers:\n  - tier: 1\n    hosts:\n${hosts
    .map((host) => `      - name: ${host}\n        components: [mmp]\n`)
    .join('')}`;

function made(text: string): {
  readonly snapshot: Snapshot;
  readonly findings: Findings;
  readonly report: ReportContent;
} {
  const snapshot = snapshotOf(text);
  const findings = engine.run(snapshot);
  return { snapshot, findings, report: findingsReport(snapshot, findings) };
}
const tableOf = (report: ReportContent, section: number): Table => report.sections[section]!.tables[0]!;
const textOf = ({ cells }: Row, column: number): string => cells[column]!.text;

describe('rows', () => {
  test('stand by rule, the worst first, then the most frequent, then by code', () => {
    const { report } = made(specOf('noted', 'few', 'many1', 'hinted', 'many2', 'grave'));
    expect(tableOf(report, 0).rows.map((row) => [row.group, textOf(row, 0), textOf(row, 1)])).toEqual([
      ['C001 · About grave', 'error', '18'],
      ['A001 · About many', 'warning', '12'],
      ['A001 · About many', 'warning', '16'],
      ['B001 · About few', 'warning', '10'],
      ['D001 · About noted', 'note', '8'],
      ['E001 · About hinted', 'hint', '14'],
    ]);
  });

  test('say what is wrong where; rule and source stand aside', () => {
    const { report } = made(specOf('grave'));
    const { columns, rows } = tableOf(report, 0);
    expect(columns.filter(({ aside }) => aside).map(({ title }) => title)).toEqual(['Rule', 'Source']);
    const [row] = rows;
    expect(row?.cells.slice(0, 4)).toEqual([
      { text: 'error', status: 'bad' },
      { text: '8' },
      { text: 'grave is wrong.' },
      { text: 'C001 rule-c001' },
    ]);
    expect(row?.place).toMatchObject({ line: 7, character: 14 });
  });

  test('of a rule whose findings differ in severity stand together, the worst of it first', () => {
    const set = specOf('many1', 'grave').replace('name: a\n', 'name: a\nrules: { A001: error }\n');
    expect(tableOf(made(set).report, 0).rows.map((row) => textOf(row, 3))).toEqual([
      'A001 rule-a001',
      'C001 rule-c001',
    ]);
  });

  test('name the file where it is another one', async () => {
    const base = specOf('grave');
    const over = 'commspec: 1\nextends: ./base of all.commspec.yaml\n';
    const bases = await basesOf(over, new Map([['base of all.commspec.yaml', base]]));
    const snapshot = snapshotOf(over, bases);
    const report = findingsReport(snapshot, engine.run(snapshot));
    expect(textOf(tableOf(report, 0).rows[0]!, 1)).toBe('base of all.commspec.yaml:8');
  });

  test('have tags by which they are filtered, and a filter for each of these', () => {
    const { report } = made(specOf('grave', 'many', 'fixed', 'advised'));
    const { rows, tools } = tableOf(report, 0);
    expect(rows.map(({ tags }) => tags)).toEqual([['error'], ['warning'], ['warning', 'fix']]);
    expect(tools?.filters?.map(({ tag }) => tag)).toEqual(['error', 'warning', 'fix']);
    expect(tools?.search).toBe(true);
    expect(tableOf(report, 1).rows.map(({ tags }) => tags)).toEqual([['advice']]);
  });
});

describe('repairs', () => {
  test('are offered by name, the safe ones as such', () => {
    const [row] = tableOf(made(specOf('fixed')).report, 0).rows;
    expect(row?.fixes).toEqual([
      { title: 'Take it away', safe: true },
      { title: 'Or keep it', safe: false },
    ]);
  });

  test('of an extended spec are none of those that are made all at once', async () => {
    const over = 'commspec: 1\nextends: ./base.commspec.yaml\n';
    const own = new Engine([
      rule('G001', 'fixed', {
        fixes: [{ title: 'Change it', safe: true, edit: (editor) => editor.raw({ start: 0, end: 0 }, '# ') }],
      }),
    ]);
    const snapshot = snapshotOf(over, await basesOf(over, new Map([['base.commspec.yaml', specOf('fixed')]])));
    const report = findingsReport(snapshot, own.run(snapshot));
    expect(tableOf(report, 0).rows[0]?.fixes).toEqual([{ title: 'Change it', safe: false }]);
  });

  test('of advice are none of those that are made all at once', () => {
    const advised = new Engine([
      rule('F001', 'advised', { advice: true, fixes: [{ title: 'Add it', safe: true, edit: () => undefined }] }),
    ]);
    const snapshot = snapshotOf(specOf('advised'));
    const report = findingsReport(snapshot, advised.run(snapshot));
    expect(tableOf(report, 1).rows[0]?.fixes).toEqual([{ title: 'Add it', safe: false }]);
  });

  test('that fail cost no row', () => {
    const { report, findings } = made(specOf('failing', 'grave'));
    expect([...findingsSteps(findings)]).toEqual([]);
    expect(tableOf(report, 0).rows.map(({ fixes }) => fixes)).toEqual([undefined, undefined]);
  });
});

describe('advice', () => {
  test('has a section and a mark of its own', () => {
    const { report } = made(specOf('advised', 'grave', 'noted'));
    expect(report.sections.map(({ heading }) => heading)).toEqual(['Findings', 'Advice']);
    expect(tableOf(report, 1).rows[0]?.cells[0]).toEqual({ text: 'advice', status: 'unknown' });
    const marks = tableOf(report, 0).rows.map(({ cells }) => cells[0]?.status);
    expect(marks).toEqual(['bad', undefined]);
  });
});

describe('what comments ignore', () => {
  test('is counted and listed with its reasons, folded', () => {
    const { report } = made(
      specOf(
        'grave # commspec-ignore C001: replaced in May',
        'many # commspec-ignore A001',
        'few # commspec-ignore B001: reason',
        'advised # commspec-ignore F001',
        'noted',
      ),
    );
    expect(report.subtitle).toBe('1 note. 3 more are ignored by comments.');
    const section = report.sections[2]!;
    expect([section.heading, section.folded]).toEqual(['Ignored by comments', true]);
    expect(section.tables[0]!.rows.map((row) => [0, 1, 2, 3].map((column) => textOf(row, column)))).toEqual([
      ['C001 rule-c001', '8', 'replaced in May', 'grave is wrong.'],
      ['A001 rule-a001', '10', 'no reason is given', 'many is wrong.'],
      ['B001 rule-b001', '12', 'no reason is given', 'few is wrong.'],
    ]);
    expect(section.tables[0]!.rows[0]!.place).toMatchObject({ line: 7 });
  });

  test('in an extended spec has the reason that stands there', async () => {
    const over = 'commspec: 1\nextends: ./base.commspec.yaml\n';
    const base = specOf('grave # commspec-ignore C001: known');
    const snapshot = snapshotOf(over, await basesOf(over, new Map([['base.commspec.yaml', base]])));
    const report = findingsReport(snapshot, engine.run(snapshot));
    expect(textOf(tableOf(report, 2).rows[0]!, 2)).toBe('known');
  });

  test('has no section where there is none', () => {
    expect(made(specOf('grave')).report.sections).toHaveLength(2);
  });

  test('gives a reason of any text on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (reason) => {
        const { findings, report } = made(specOf(`grave # commspec-ignore C001: ${reason.replaceAll(/[\r\n]/g, ' ')}`));
        if (findings.ignored?.length !== 1) return;
        // eslint-disable-next-line no-control-regex -- finding them is the point
        expect(textOf(tableOf(report, 2).rows[0]!, 2)).toMatch(/^[^\u0000-\u001f]+$/);
      }),
    );
  });
});

describe('the finding of a row', () => {
  test('is the one that the row is about, in every row', () => {
    const { snapshot, ...findings } = analyse(
      specOf('a', 'b', 'a').replace('components', 'component').replace('7u3', '7u9'),
    );
    const { sections } = findingsReport(snapshot, findings);
    let rows = 0;
    for (const [section, { tables }] of sections.entries())
      for (const [table, own] of tables.entries())
        for (const [row, { cells, place, fixes = [] }] of own.rows.entries()) {
          rows++;
          const finding = findingAt(findings, section, table, row);
          expect(finding?.message).toBe(cells[2]?.text);
          expect(finding?.range.start).toEqual({ line: place?.line, character: place?.character });
          expect(finding?.fixes.map(({ title }) => title)).toEqual(fixes.map(({ title }) => title));
        }
    expect(rows).toBe(findings.findings.length);
    expect(rows).toBeGreaterThan(3);
  });

  test.each([
    [0, 0, 99],
    [0, 1, 0],
    [7, 0, 0],
    [2, 0, 0],
  ])('is none for section %i, table %i, row %i', (section, table, row) => {
    const { findings } = made(specOf('grave', 'many # commspec-ignore A001'));
    expect(findingAt(findings, section, table, row)).toBeUndefined();
  });
});
