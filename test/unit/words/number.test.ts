import { expect, test } from 'vitest';
import { grouped } from '../../../server/words/number';

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
