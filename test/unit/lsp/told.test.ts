/** What the client was told is not told again. */
import type { Diagnostic } from 'vscode-languageserver';
import { beforeEach, expect, test } from 'vitest';
import { OpenDocument } from '../../../server/lsp/open-document';
import { Told } from '../../../server/lsp/told';

/** Made anew each time, as by another version. */
const item = (message: string, line = 0): Diagnostic => ({
  range: { start: { line, character: 0 }, end: { line, character: 4 } },
  message,
  tags: [1],
  relatedInformation: [
    {
      location: { uri: 'file:///b', range: { start: { line, character: 1 }, end: { line, character: 2 } } },
      message: 'x',
    },
  ],
});
const BASE = 'file:///base';
const open = (): OpenDocument => new OpenDocument('file:///a', 1, '');
const NONE = new Map<string, Diagnostic[]>();

let told: Told;
let document: OpenDocument;
beforeEach(() => {
  told = new Told();
  document = open();
});

test('a pull is answered in full until the client has the same', () => {
  const first = told.answer(document, undefined, [item('a')], NONE);
  expect(first).toEqual({ kind: 'full', resultId: first.resultId, items: [item('a')] });
  expect(told.answer(document, first.resultId, [item('a')], NONE)).toEqual({
    kind: 'unchanged',
    resultId: first.resultId,
  });
  expect(told.answer(document, undefined, [item('a')], NONE)).toMatchObject({ kind: 'full', resultId: first.resultId });
});

test.each<[string, Diagnostic[]]>([
  ['another message', [item('b')]],
  ['another place', [item('a', 1)]],
  ['a place of something related', [{ ...item('a'), relatedInformation: item('a', 1).relatedInformation ?? [] }]],
  ['something left out', [{ range: item('a').range, message: 'a' }]],
  ['one more', [item('a'), item('b')]],
  ['none', []],
])('%s is told', (_, items) => {
  const first = told.answer(document, undefined, [item('a')], NONE);
  const second = told.answer(document, first.resultId, items, NONE);
  expect(second).toMatchObject({ kind: 'full', items });
  expect(second.resultId).not.toBe(first.resultId);
  // A client that missed an answer has what it has.
  expect(told.answer(document, first.resultId, items, NONE)).toMatchObject({ kind: 'full', items });
  expect(told.isNews(document, [item('a')])).toBe(true);
  expect(told.isNews(document, items)).toBe(true);
  expect(told.isNews(document, [...items])).toBe(false);
});

test('of other documents only those are sent that differ', () => {
  const others = (message: string, more: [string, Diagnostic[]][] = []): Map<string, Diagnostic[]> =>
    new Map([[BASE, [item(message)]], ...more]);
  const first = told.answer(document, undefined, [item('a')], others('b', [['file:///c', [item('c')]]]));
  const baseId = first.relatedDocuments?.[BASE]?.resultId;
  expect(first.relatedDocuments).toMatchObject({ [BASE]: { kind: 'full', items: [item('b')] } });
  expect(told.answer(document, first.resultId, [item('a')], others('b', [['file:///c', [item('c')]]]))).toEqual({
    kind: 'unchanged',
    resultId: first.resultId,
  });
  const second = told.answer(document, first.resultId, [item('a')], others('b'));
  expect(second).toEqual({
    kind: 'unchanged',
    resultId: second.resultId,
    relatedDocuments: { [BASE]: { kind: 'unchanged', resultId: baseId }, 'file:///c': { kind: 'full', items: [] } },
  });
  expect(second.resultId).not.toBe(first.resultId);
  const third = told.answer(document, second.resultId, [item('z')], others('y'));
  expect(third).toMatchObject({ kind: 'full', relatedDocuments: { [BASE]: { kind: 'full', items: [item('y')] } } });
});

test('a document that is opened again is told of anew', () => {
  expect(told.isNews(document, [])).toBe(true);
  expect(told.isNews(document, [])).toBe(false);
  expect(told.isNews(open(), [])).toBe(true);
});
