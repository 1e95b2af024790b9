/** What is known of how an open text differs from the one that was read last. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OpenDocument } from '../../../server/lsp/open-document';
import { followedBy } from '../../../server/syntax/hull';

const open = (text: string): OpenDocument => new OpenDocument('file:///a.commspec.yaml', 1, text);
const at = (line: number, character: number) => ({ line, character });

const PIECES = ['a', 'bc', ' ', '\n', '\r\n', '\r', 'name: x\n', '😀', ''];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(''));
const position = fc.record({ line: fc.nat(8), character: fc.nat(10) });
const edit = fc.record({ range: fc.record({ start: position, end: position }), text });

test('outside of the change an edited text is the one that was read', () => {
  fc.assert(
    fc.property(text, fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 4 }), (first, edits) => {
      const document = open(first);
      const before = document.tree().text;
      for (const [i, changes] of edits.entries()) document.edit(i + 2, changes);
      const after = document.text;
      const { change } = document;
      if (change === undefined) {
        expect(edits).toEqual([]);
        expect(after).toBe(before);
        return;
      }
      const { start, end: oldEnd, by } = change;
      const newEnd = oldEnd + by;
      expect([start <= oldEnd, start <= newEnd, oldEnd <= before.length, newEnd <= after.length]).not.toContain(false);
      expect(after.slice(0, start)).toBe(before.slice(0, start));
      expect(after.slice(newEnd)).toBe(before.slice(oldEnd));
      expect(document.tree().text).toBe(after);
      expect(document.change).toBeUndefined();
    }),
    { numRuns: 2000 },
  );
});

test('it is no larger than what lies between the edits', () => {
  const document = open('aaaa\nbbbb\ncccc\n');
  document.tree();
  document.edit(2, [{ range: { start: at(1, 1), end: at(1, 2) }, text: 'XYZ' }]);
  expect(document.change).toEqual({ start: 6, end: 7, by: 2 });
  document.edit(3, [{ range: { start: at(1, 5), end: at(1, 5) }, text: '!' }]);
  expect(document.change).toEqual({ start: 6, end: 8, by: 3 });
  document.edit(4, [{ range: { start: at(0, 1), end: at(0, 2) }, text: '' }]);
  expect(document.change).toEqual({ start: 1, end: 8, by: 2 });
});

test('an edit within a change leaves what was there before alone', () => {
  const change = { start: 10, end: 12, by: 8 };
  expect(followedBy(change, { start: 14, end: 16, by: -2 })).toEqual({ start: 10, end: 12, by: 6 });
  expect(followedBy(change, { start: 5, end: 25, by: -19 })).toEqual({ start: 5, end: 17, by: -11 });
});

test('it is not known after the text came as a whole, until it is read', () => {
  const document = open('name: a\n');
  document.tree();
  const typed = { range: { start: at(0, 0), end: at(0, 0) }, text: '# ' };
  document.edit(2, [typed, { text: 'name: b\n' }, typed]);
  document.edit(3, [typed]);
  expect(document.change).toBeUndefined();
  expect(document.tree().text).toBe('# # name: b\n');
  document.edit(4, [typed]);
  expect(document.change).toEqual({ start: 0, end: 0, by: 2 });
});

test('a text that is looked at again unchanged is not read again', () => {
  const document = open('name: a\n');
  const tree = document.tree();
  document.renew();
  expect(document.tree()).toBe(tree);
  document.edit(2, [{ text: 'name: b\n' }]);
  expect(document.tree()).not.toBe(tree);
});
