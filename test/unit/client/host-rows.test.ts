/** From a card of the topology to its row, and from the cursor to its card. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CursorIndex } from '../../../client/webview/cursor';
import { hostRowsIn } from '../../../client/webview/host-rows';
import { buildReport } from '../../../server/report/build';
import type { ReportContent } from '../../../server/report/content';
import { analyse, URI } from '../../support/analyse';

const reportOf = (text: string): ReportContent => {
  const result = analyse(text);
  return buildReport('topology', { snapshot: result.snapshot, findings: () => result });
};

/** The names of the cards that stand for hosts of the spec. */
const cardsOf = ({ sections }: ReportContent): readonly string[] =>
  [...(sections[0]?.picture?.svg.text.matchAll(/<g class="card [^"]*" data-host="([^"]*)"/g) ?? [])].flatMap(
    ([tag, name]) => (tag.includes('card-outside') ? [] : [name!]),
  );

test.each(readdirSync('examples'))('every card of %s leads to its host, and the cursor there leads back', (file) => {
  const text = readFileSync(join('examples', file), 'utf8');
  const report = reportOf(text);
  const cursor = new CursorIndex(URI, report.sections);
  expect(cardsOf(report).length).toBeGreaterThan(0);
  for (const card of cardsOf(report)) {
    const found = hostRowsIn(report.sections, []).rowOf(card);
    const place = report.sections[found!.at.section]!.tables[0]!.rows[found!.row]!.place!;
    expect(text.split('\n')[place.line]).toContain(card);
    expect(hostRowsIn(report.sections, cursor.at([place.line])).current).toBe(card);
  }
  expect(hostRowsIn(report.sections, []).rowOf('nobody of this name')).toBeUndefined();
});

test('a card of many hosts leads to the first, and each of its lines back to it', () => {
  const hosts = Array.from({ length: 40 }, (_, i) => `      - name: mmp${i + 1}\n        components: [mmp]\n`).join('');
  const text = `commspec: 1\nname: a\nsuite: 7u3\narchitecture: two-tier\ntiers:\n  - tier: 1\n    hosts:\n${hosts}`;
  const report = reportOf(text);
  const cursor = new CursorIndex(URI, report.sections);
  expect(cardsOf(report)).toEqual(['mmp1 … mmp40']);
  const line = text.split('\n').findIndex((own) => own.endsWith('name: mmp17'));
  expect(hostRowsIn(report.sections, cursor.at([line])).current).toBe('mmp1 … mmp40');
});

test('a spec without hosts has nothing to lead to', () => {
  const report = reportOf('commspec: 1\nname: a\n');
  expect(hostRowsIn(report.sections, []).current).toBeUndefined();
  expect(hostRowsIn([], []).rowOf('a')).toBeUndefined();
});
