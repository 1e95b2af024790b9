/** Whatever stands in a spec, at whatever place: it is shown, and does nothing. */
import { describe, expect, test } from 'vitest';
import { tableText } from '../../../client/table-text';
import { actionsAt } from '../../../server/language/actions';
import { completionsAt } from '../../../server/language/completion';
import { hoverAt } from '../../../server/language/hover';
import { symbolsOf } from '../../../server/language/outline';
import type { DocumentSymbol } from '../../../server/language/types';
import { buildReport } from '../../../server/report/build';
import { reportCsv } from '../../../server/report/formats/csv';
import { reportHtml } from '../../../server/report/formats/html';
import { reportMarkdown } from '../../../server/report/formats/markdown';
import { reportText } from '../../../server/report/formats/text';
import { matrixTable } from '../../../server/report/matrix-table';
import { rowGroups } from '../../../server/report/row-groups';
import { allReportKinds, type ReportKind } from '../../../server/report/kinds';
import { dnsZone } from '../../../server/report/formats/dns-zone';
import { jsonText, printable } from '../../../server/report/escape';
import { portsNftables } from '../../../server/report/formats/nftables';
import { portsJson } from '../../../server/report/ports/ports';
import { sizingJson } from '../../../server/report/sizing/sizing';
import { topologyJson } from '../../../server/report/formats/topology-json';
import { topologyMermaid } from '../../../server/report/formats/topology-mermaid';
import { topologySvg } from '../../../server/report/formats/topology-svg';
import type { Findings } from '../../../server/engine/engine';
import type { Snapshot } from '../../../server/model/snapshot';
import { childrenOf, type Node, type Span } from '../../../server/syntax/tree';
import { engine, snapshotOf } from '../../support/analyse';
import { readCsv } from '../../support/csv';
import { alive, htmlParts, readPreview, tablesOf, xmlParts } from '../../support/documents';
import { checkMermaid, checkRuleset, checkZone } from '../../support/exports';
import { rules } from '../../support/language';
import { filled, pick, PLACES, TEXTS } from '../../support/payloads';

const PLAIN = filled((place) => place.replaceAll(' ', '-'));

/** Keys and values that are written at some length, in the order of the text. */
function scalarsOf(snapshot: Snapshot): readonly Span[] {
  const found: Span[] = [];
  const visit = (node: Node): void => {
    if (node.kind !== 'scalar') childrenOf(node).forEach(visit);
    else if (node.source !== '') found.push(snapshot.tree.spanOf(node));
  };
  if (snapshot.tree.root !== undefined) visit(snapshot.tree.root);
  return found.sort((a, b) => a.start - b.start);
}

// eslint-disable-next-line no-control-regex -- what must not be there
const ACTIVE = /[\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]/;

/** Documents that were looked at: most are the same for many specs. */
const known = new Set<string>();
function expectInert(markdown: string): void {
  if (known.has(markdown)) return;
  known.add(markdown);
  expect(alive(markdown), markdown).toEqual([]);
}

function expectPlain(what: string, text: string): void {
  if (ACTIVE.test(text)) expect.fail(`${what}: ${JSON.stringify(text)}`);
}

function checkSymbols(symbols: readonly DocumentSymbol[]): void {
  for (const { name, detail, children } of symbols) {
    expectPlain('a symbol', name);
    expectPlain('the detail of a symbol', detail);
    checkSymbols(children);
  }
}

function checkLanguage(snapshot: Snapshot, findings: Findings, spans: readonly Span[]): void {
  for (const { start, end } of spans) {
    const hover = hoverAt(snapshot, Math.min(start + 1, end), rules);
    if (hover !== undefined) expectInert(hover.markdown.text);
  }
  for (const { title } of actionsAt(snapshot, findings, { start: 0, end: snapshot.text.length }))
    expectPlain('an action', title);
  checkSymbols(symbolsOf(snapshot));
}

function checkCompletion(snapshot: Snapshot, spans: readonly Span[]): void {
  for (const { start, end } of spans) {
    for (const { label, detail, documentation, kind } of completionsAt(snapshot, Math.min(start + 1, end), rules)) {
      // The label of a name is the name, which it completes; what is said of others is not of the spec.
      if (kind !== 'reference') expectPlain('a label', label);
      else if (documentation !== undefined) expectInert(documentation().text);
      expectPlain('a detail', detail ?? '');
    }
  }
}

const plain = snapshotOf(PLAIN);
const plainFindings = engine.run(plain);
/** What a page may consist of: what those of a harmless spec do, and marks and notes that only some rows have. */
const PARTS = new Set([
  ...allReportKinds.flatMap((kind) => [
    ...htmlParts(reportHtml(buildReport(kind, { snapshot: plain, findings: () => plainFindings })).text),
  ]),
  ...[
    'p class',
    'span class',
    'span aria-label',
    'span role',
    'span',
    'br',
    'g',
    'path stroke-dasharray',
    'th class',
    'code',
  ],
]);
const SVG_PARTS = xmlParts(topologySvg(plain, plainFindings).text);

function checkReports(snapshot: Snapshot, findings: Findings, kinds: readonly ReportKind[], thorough: boolean): void {
  for (const kind of kinds) {
    const report = buildReport(kind, { snapshot, findings: () => findings });
    const markdown = reportMarkdown(report).text;
    for (const node of readPreview(markdown).kinds)
      if (/link|image|html|footnote/.test(node)) expect.fail(`${kind}: ${node}`);
    if (thorough) {
      const tables = report.sections.flatMap((section) => section.tables.filter(({ rows }) => rows.length > 0));
      expect(alive(markdown)).toEqual([]);
      // As many tables, rows and cells as there are.
      const parts = report.sections.flatMap(({ matrix, tables: own }) => [
        ...(matrix === undefined ? [] : [matrixTable(matrix)]),
        ...own.flatMap((table) => rowGroups(table).map(({ rows }) => ({ ...table, rows }))),
      ]);
      expect(tablesOf(markdown)).toEqual(
        parts.map(({ columns, rows: own }) => Array.from({ length: own.length + 1 }, () => columns.length)),
      );
      for (const table of tables) {
        const lines = tableText(table, { format: 'tsv' })!.split('\n').slice(0, -1);
        expect(lines.length).toBe(table.rows.length + 1);
        for (const line of lines) expect(line.split('\t').length).toBe(table.columns.length);
      }
    }
    for (const part of htmlParts(reportHtml(report).text)) if (!PARTS.has(part)) expect.fail(`${kind}: ${part}`);
    for (const field of readCsv(reportCsv(report)).flat())
      for (const part of field.split(/[;\t]/)) expect(part).not.toMatch(/^\s*[=+@\uFF1D\uFF0B\uFF20]/);
    for (const line of reportText(report).split('\n')) expectPlain(kind, line);
  }
}

function checkExports(snapshot: Snapshot, findings: Findings): void {
  checkZone(dnsZone(snapshot));
  checkRuleset(portsNftables(snapshot));
  checkMermaid(topologyMermaid(snapshot, findings));
  for (const part of xmlParts(topologySvg(snapshot, findings).text)) if (!SVG_PARTS.has(part)) expect.fail(part);
  for (const json of [portsJson(snapshot), sizingJson(snapshot), topologyJson(snapshot, findings)]) {
    const text = jsonText(json);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(json)));
    for (const line of text.split('\n')) expectPlain('JSON', line);
    expect(printable(text)).toBe(text);
  }
}

test('the spec without payloads is read as it is meant', () => {
  expect(plain.syntaxProblems).toEqual([]);
  expect(plain.model.hosts.map(({ name }) => name)).toEqual(['balancer', 'cluster', 'relay', 'store']);
  expect(PLACES.length).toBeGreaterThan(30);
  expect(TEXTS.length).toBeGreaterThan(30);
  expect(SVG_PARTS).toContain('g data-host');
});

/** What takes long is looked at in every so many turns: the same functions write it. */
const THOROUGH = 12;

/** Over all turns every name has every payload, everywhere that it is used. */
describe.each(TEXTS.map((text, turn) => ({ text, turn })))('every name, turn $turn', ({ turn }) => {
  test('is inert', () => {
    const text = filled((place) => pick(turn + PLACES.indexOf(place)));
    const snapshot = snapshotOf(text);
    const findings = engine.run(snapshot);
    const spans = scalarsOf(snapshot);
    const thorough = turn % THOROUGH === 0;
    const names = spans.filter(({ start }) => text[start] === '"');
    checkLanguage(snapshot, findings, thorough ? spans : names);
    checkCompletion(snapshot, thorough ? names : []);
    checkReports(
      snapshot,
      findings,
      thorough ? allReportKinds : allReportKinds.filter((kind) => kind !== 'sizing'),
      thorough,
    );
    checkExports(snapshot, findings);
  });
});

/** How many turns it takes until every place has been replaced: neighbours are left alone, so that they are still understood. */
const STRIDE = 8;
const ROUNDS = 5;
const SPANS = scalarsOf(plain);

/** The spec with a payload in place of every eighth key or value, beginning with that of the turn. */
function replaced(turn: number, round: number): string {
  let text = PLAIN;
  for (const [at, { start, end }] of [...SPANS.entries()].reverse()) {
    if (at % STRIDE === turn) text = text.slice(0, start) + JSON.stringify(pick(at * ROUNDS + round)) + text.slice(end);
  }
  return text;
}

/** Keys, values of closed sets, numbers, versions: at each place some payloads, each payload at many places. */
describe.each(Array.from({ length: STRIDE }, (_, turn) => turn))('every place, turn %i', (turn) => {
  test('is inert', () => {
    for (let round = 0; round < ROUNDS; round++) {
      const snapshot = snapshotOf(replaced(turn, round));
      const findings = engine.run(snapshot);
      checkLanguage(
        snapshot,
        findings,
        scalarsOf(snapshot).filter((_, at) => at % STRIDE === turn),
      );
      checkReports(snapshot, findings, ['summary', 'topology', 'findings'], false);
      checkExports(snapshot, findings);
    }
  });
});
