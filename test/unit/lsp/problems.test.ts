/** What is wrong in a file, whoever has found it. */
import type { Diagnostic } from 'vscode-languageserver';
import { expect, test } from 'vitest';
import { Problems } from '../../../server/lsp/problems';

const item = (message: string): Diagnostic => ({
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } },
  message,
});
const shown = (problems: Problems, file: string): unknown[] => problems.inFile(file).map(({ message }) => message);
const [A, B, BASE] = ['file:///a', 'file:///b', 'file:///base%281%29'];
const base = 'file:///base(1)';

test('own findings come first, then those of the specs that extend the file, each once, in whatever order they came', () => {
  const problems = new Problems();
  expect(problems.take(B, [], new Map([[BASE, [item('x'), item('b')]]]))).toEqual([base]);
  expect(problems.take(A, [item('a')], new Map([[BASE, [item('x')]]]))).toEqual([base]);
  expect(problems.take(base, [item('own'), item('b')])).toEqual([]);
  expect(shown(problems, base)).toEqual(['own', 'b', 'x']);
  expect(shown(problems, A)).toEqual(['a']);
  expect(problems.bases).toMatchObject([{ address: base, uri: BASE }]);
});

test('what is taken again says where something else is found', () => {
  const problems = new Problems();
  problems.take(A, [], new Map([[BASE, [item('x')]]]));
  expect(problems.take(A, [item('a')], new Map([[BASE, [item('x')]]]))).toEqual([]);
  expect(problems.take(A, [], new Map([[BASE, [item('y')]]]))).toEqual([base]);
  expect(problems.drop(A)).toEqual([base]);
  expect(problems.drop(A)).toEqual([]);
  expect(problems.bases).toEqual([]);
  expect(problems.specs).toEqual([]);
});

test('a report has the same name for as long as it says the same', () => {
  const problems = new Problems();
  problems.take(A, [item('a'), item('b')]);
  const first = problems.report(A, 10);
  problems.take(A, [item('a'), item('b')]);
  expect(problems.report(A, 10)).toBe(first);
  const less = problems.report(A, 1);
  expect(less.items).toHaveLength(1);
  expect(less.id).not.toBe(first.id);
  problems.forgetReport(A);
  expect(problems.report(A, 1).id).not.toBe(less.id);
});
