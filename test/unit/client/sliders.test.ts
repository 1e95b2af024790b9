/** Where sliders stand while somebody drags one and reports come in. */
import { describe, expect, test } from 'vitest';
import { assumedOf, partOf, restOf, spokenOf, stillHeld, textOf, valueOf } from '../../../client/webview/sliders-state';
import type { Slider } from '../../../server/report/content';

const users: Slider = {
  ...{ id: 'users', title: 'Users', unit: 'users', min: 0, max: 2000, step: 10 },
  ...{ value: 500, declared: 500 },
};
const growth: Slider = {
  ...{ id: 'growth', title: 'Growth', unit: '%', min: 0, max: 100, step: 1 },
  ...{ value: 0, declared: null, initial: 0 },
};

describe('what is assumed', () => {
  test('is what differs from the spec, and from what is shown where it says nothing', () => {
    expect(assumedOf([users, growth], new Map())).toEqual({});
    expect(assumedOf([users, growth], new Map([['users', 600]]))).toEqual({ users: 600 });
    expect(assumedOf([users, { ...growth, value: 20 }], new Map())).toEqual({ growth: 20 });
    expect(assumedOf([{ ...users, value: 600 }, growth], new Map([['users', 500]]))).toEqual({});
  });

  test('is not said of a slider that is gone', () => {
    expect(assumedOf([users], new Map([['mailbox', 9]]))).toEqual({});
  });
});

describe('a report that comes in', () => {
  const held = new Map([['users', 600] as const, ['growth', 20] as const]);

  test('takes over what it shows, and leaves what it does not show yet', () => {
    expect([...stillHeld([{ ...users, value: 600 }, growth], held, undefined)]).toEqual([['growth', 20]]);
  });

  test('leaves the slider that is dragged alone', () => {
    expect([...stillHeld([{ ...users, value: 600 }, growth], held, 'users')]).toEqual([...held]);
  });

  test('takes away what is held of a slider that it does not have', () => {
    expect([...stillHeld([growth], held, 'users')]).toEqual([['growth', 20]]);
  });
});

test('a slider stands where it was set, and returns to the spec', () => {
  expect([valueOf(users, new Map()), valueOf(users, new Map([['users', 10]]))]).toEqual([500, 10]);
  expect([restOf(users), restOf(growth), restOf({ ...growth, initial: 18 })]).toEqual([500, 0, 18]);
});

test('is told in words', () => {
  expect(textOf(1500, { ...users, unit: 'MB' })).toBe('1.5 GB');
  expect(spokenOf(users, new Map())).toBe('500 users');
  expect(spokenOf(users, new Map([['users', 600]]))).toBe('600 users, 500 users in the spec');
  expect(spokenOf(growth, new Map([['growth', 5]]))).toBe('5%, nothing in the spec');
});

test('is within its track wherever its value is', () => {
  expect([0, 500, 2000, -5, 9999].map((value) => partOf(value, users))).toEqual([0, 0.25, 1, 0, 1]);
  expect(partOf(5, { ...users, min: 3, max: 3 })).toBe(0);
});
