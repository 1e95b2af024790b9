/** What rows call their hosts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HostGroup } from '../../../server/network/layouts';
import { HostNames } from '../../../server/report/host-names';
import { naturalOrder } from '../../../server/words/natural';

const hosts = (...names: readonly string[]): HostGroup[] => names.map((name) => ({ name, count: 1 }));
const series = (stem: string, from: number, to: number): HostGroup[] =>
  hosts(...Array.from({ length: to - from + 1 }, (_, i) => `${stem}${from + i}`));

describe('a name for hosts', () => {
  test.each<readonly [readonly HostGroup[], string]>([
    [hosts('store'), 'store'],
    [[{ name: 'mmp', count: 3 }], 'mmp (x3)'],
    [hosts('b', 'a'), 'a, b'],
    [hosts('web10', 'web9'), 'web9, web10'],
    [hosts('d', 'c', 'b', 'a'), 'a, b, c, d'],
    [series('front-', 1, 50), 'front-1 … front-50 (50 hosts)'],
    [hosts('f3', 'f10', 'f1'), 'f1 … f10 (3 hosts)'],
    [[...series('f', 1, 3), { name: 'mmp', count: 2 }], 'f1 … f3 (3 hosts), mmp (x2)'],
    [[...hosts('e', 'd', 'c', 'b'), { name: 'a', count: 3 }], 'a (x3), b, c and 2 more hosts'],
    [[...series('f', 1, 9), ...hosts('a', 'b', 'c', 'd')], 'a, b, c and 10 more hosts'],
  ])('%# is %s', (list, text) => {
    expect(new HostNames().textOf(list)).toBe(text);
  });

  test('is every name where each is wanted', () => {
    expect(new HostNames(true).textOf(series('f', 1, 6))).toBe('f1, f2, f3, f4, f5, f6');
  });

  test('means the same hosts wherever it stands, and says which where it does not name them', () => {
    const names = new HostNames();
    expect(names.textOf(hosts('f1', 'f2', 'f5'))).toBe('f1 … f5 (3 hosts)');
    expect(names.textOf(hosts('f1', 'f4', 'f5'))).toBe('f1 … f5 (3 hosts), group 2');
    expect(names.textOf(hosts('f5', 'f2', 'f1'))).toBe('f1 … f5 (3 hosts)');
    expect(names.textOf(hosts('a', 'b'))).toBe('a, b');
    expect(names.shortened.map(({ text, hosts: own }) => [text, own])).toEqual([
      ['f1 … f5 (3 hosts)', ['f1', 'f2', 'f5']],
      ['f1 … f5 (3 hosts), group 2', ['f1', 'f4', 'f5']],
    ]);
  });

  test('never means two groups', () => {
    const name = fc.tuple(fc.constantFrom('a', 'b', 'c-', 'd'), fc.nat(12)).map(([stem, i]) => `${stem}${i}`);
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(name, { minLength: 1 }), { minLength: 2, maxLength: 12 }), (lists) => {
        const names = new HostNames();
        const meant = new Map<string, string>();
        for (const list of lists) {
          const text = names.textOf(hosts(...list));
          const own = JSON.stringify([...list].sort());
          expect(meant.get(text) ?? own).toBe(own);
          meant.set(text, own);
        }
      }),
    );
  });
});

test('names are in the order in which people count, and in one order alone', () => {
  expect(['f-10', 'f-9', 'f', 'e-11', 'f-010', ''].sort(naturalOrder)).toEqual([
    '',
    'e-11',
    'f',
    'f-9',
    'f-010',
    'f-10',
  ]);
  const name = fc.string({ unit: fc.constantFrom('a', 'b', '-', '0', '1', '2'), maxLength: 6 });
  fc.assert(
    fc.property(name, name, name, (a, b, c) => {
      expect(Math.sign(naturalOrder(a, b))).toBe(-Math.sign(naturalOrder(b, a)) + 0);
      expect(naturalOrder(a, b) === 0).toBe(a === b);
      if (naturalOrder(a, b) < 0 && naturalOrder(b, c) < 0) expect(naturalOrder(a, c)).toBeLessThan(0);
    }),
  );
});
