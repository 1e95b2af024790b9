import { expect, test } from 'vitest';
import { columns } from '../../../server/report/columns';

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
])('%j is %i wide', (text, width) => {
  expect(columns(text)).toBe(width);
});
