import { expect, test } from 'vitest';
import { clippedTo, columns, endIn, inColumns } from '../../../server/words/columns';

test.each([
  ['', 0],
  ['plain', 5],
  ['über', 4],
  ['办公室', 6],
  ['한글', 4],
  ['\u1112\u1161\u11AB', 2],
  ['ｆｕｌｌ', 8],
  ['ﾊﾝｶｸ', 4],
  ['e\u0301', 1],
  ['\u0301', 0],
  ['a\u200Db', 2],
  ['😀', 2],
  ['👨‍👩‍👧', 2],
  ['❤️', 2],
  ['❤', 1],
  ['1', 1],
  ['\uFFFD', 1],
  ['1\uFE0F\u20E3', 2],
  ['\u{1F1EC}\u{1F1E7}', 2],
  ['\u{1F44D}\u{1F3FD}', 2],
  ['\u260E', 1],
  ['\u260E\uFE0F', 2],
  ['\u00AD', 1],
  ['\u200B', 0],
  ['\uFEFF', 0],
  ['か\u3099', 2],
  ['ﾊﾟ', 2],
  // Vowels that stand beside their consonant, and consonants that are joined.
  ['\u0E01\u0E33', 2],
  ['\u0928\u0940', 2],
  ['\u0915\u094D\u0937', 2],
])('%j is %i wide', (text, width) => {
  expect(columns(text)).toBe(width);
});

test.each<[text: string, most: number, pieces: readonly string[]]>([
  ['abcdef', 4, ['abcd', 'ef']],
  ['办公室', 4, ['办公', '室']],
  ['a办公', 2, ['a', '办', '公']],
  ['办', 1, ['办']],
  ['e\u0301e\u0301', 1, ['e\u0301', 'e\u0301']],
  ['', 3, []],
])('%j in pieces of %i columns', (text, most, pieces) => {
  expect(inColumns(text, most)).toEqual(pieces);
});

test('a text is clipped by its width, at either end', () => {
  expect(clippedTo('办公室', 6)).toBe('办公室');
  expect(clippedTo('办公室', 5)).toBe('办公…');
  expect(clippedTo('office', 5)).toBe('offi…');
  expect(endIn('办公室.yaml', 8)).toBe('室.yaml');
  expect(endIn('a.yaml', 80)).toBe('a.yaml');
  expect(endIn('a.yaml', 0)).toBe('');
});
