import { expect, test } from 'vitest';
import { grouped, percentOf } from '../../../server/words/number';

test.each([
  0,
  -0,
  7,
  -7,
  999,
  1000,
  -1000,
  12_345,
  999_999,
  1_000_000,
  -123_456_789,
  2 ** 53 - 1,
  2 ** 60,
  1e21,
  0.5,
  1234.5678,
  NaN,
  Infinity,
])('%d is grouped as English does', (value) =>
  expect(grouped(value)).toBe((Object.is(value, -0) ? 0 : value).toLocaleString('en')),
);

test.each([
  [0, 0, '0%'],
  [0.5, 0, '50%'],
  [0.994, 0, '99%'],
  [0.996, 0, '99.6%'],
  [0.99996, 0, '99.996%'],
  [1, 0, '100%'],
  [1 + 1e-13, 0, '100%'],
  [1.0004, 0, '100.04%'],
  [1.071, 0, '107%'],
  [12.5, 0, '1,250%'],
  [0.8671, 1, '86.7%'],
  [0.9997, 1, '99.97%'],
  [1.071, 1, '107%'],
])('%f with %i decimals is %s: only the whole reads 100%', (part, decimals, text) => {
  expect(percentOf(part, decimals)).toBe(text);
});
