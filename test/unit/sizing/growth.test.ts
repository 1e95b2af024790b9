/** Growth over the planning horizon. */
import { expect, test } from 'vitest';
import { size, spec } from './support';

const grown = (growth: string): string =>
  spec(`users:
  total: 10000
  growth: ${growth}
  bases:
    - { base: lightweight-imap, mailbox: 100 MB, concurrent: 30% }
tiers:
  - tier: 1
    capacity: { users: 12000 }
    hosts:
      - name: mmp
        count: 3
        capacity: { connections: 1600 }
        components: [mmp]
  - tier: 2
    capacity: { users: 20000 }
    hosts:
      - name: store
        components: [{ component: message-store, partitions: [{ name: a, size: 1.5 TB }] }]`);

test('every need that has a capacity has a month in which it runs out', () => {
  const { growth } = size(grown('{ rate: 25%, months: 18 }')).sizing;
  expect(growth).toMatchObject({ rate: 0.25, months: 18, today: 10_000, atHorizon: 12_500 });
  expect(
    growth.rows.map((row) => [row.id, row.today, row.atHorizon, row.capacity, row.month, row.withinHorizon, row.mode]),
  ).toEqual([
    // 10,000 x (1 + 25% x m / 18) passes 12,000 after 14.4 months.
    ['tier-1.users', 10_000, 12_500, 12_000, 15, true, 'normal'],
    ['tier-2.users', 10_000, 12_500, 20_000, 73, false, 'normal'],
    ['store.disk', 1_300_000, 1_625_000, 1_500_000, 12, true, 'normal'],
    ['host.store.store.disk', 1_300_000, 1_625_000, 1_500_000, 12, true, 'normal'],
    // One of three is lost: 3,200 of 3,000 connections are left, used up after 4.8 months.
    ['tier-1.connections.mmp.load', 3000, 3750, 3200, 5, true, 'one-host-lost'],
  ]);
});

test('users by month', () => {
  const { series } = size(grown('{ rate: 20%, months: 2 }')).sizing.growth;
  expect(series).toEqual([
    { month: 0, users: 10_000 },
    { month: 1, users: 11_000 },
    { month: 2, users: 12_000 },
  ]);
});

test('a rate without months is over eighteen', () => {
  expect(size(grown('{ rate: 25% }')).sizing.growth).toMatchObject({ months: 18, atHorizon: 12_500 });
});

test('without a rate nothing grows, and the sizing says so', () => {
  const { growth } = size(grown('{ months: 12 }')).sizing;
  expect(growth).toMatchObject({ rate: null, atHorizon: 10_000, series: [] });
  expect(growth.note).toMatch(/^Not given: .*`users.growth.rate`/);
  expect(growth.rows.map((row) => row.month)).toEqual([null, null, null, null, null]);
});

test('the base of a memory table does not grow', () => {
  const text = spec(`users: { total: 100000, growth: { rate: 100%, months: 10 }, im: { active: 10%, inactive: 0% } }
tiers:
  - tier: 2
    hosts:
      - name: im
        memory: 420 MB
        components: [im-server]`);
  // 120 + 200 x (1 + m / 10) MB passes 420 after the fifth month.
  expect(size(text).sizing.growth.rows.find((row) => row.id === 'host.im.im.memory')).toMatchObject({
    today: 320,
    atHorizon: 520,
    month: 6,
  });
});
