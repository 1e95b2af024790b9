import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareVersions,
  inWords,
  isAtLeast,
  isBefore,
  isVersion,
  majorBefore,
  needOf,
  parseVersion,
  versionNeeds,
} from '../../../server/catalog/releases';

/** Each list is in strictly rising order. */
const rising: readonly (readonly string[])[] = [
  ['5', '6', '6u1', '6u2', '7', '7u1', '7u2', '7u3', '7.0.4.14.0', '7.0.4.15.0', '8'],
  ['5.2', '6.0', '6.3', '7', '7u3', '7.4', '7.4p23', '7.5', '7.0.5.28.0', '8.0.1'],
  ['1', '1u2', '2'],
  ['7.2', '7.3', '7.3p12', '7.3p13', '7.4', '8.0.1'],
  ['8.2', '9', '9p1', '9.0.1', '9.0.1.4.0', '9.1', '10'],
  ['2.1', '8.1', '9.1', '9.1u1', '9.1u2', '9.2'],
  ['4.3', '4.4', '4.10'],
  ['5.2', '6.3.1', '7.0', '11g', '11gR1'],
  ['7u4', '7.0.5'],
  ['7u1', '7.0.5'],
];

const equal: readonly (readonly [string, string])[] = [
  ['7', '7.0'],
  ['7', '7.0.0.0'],
  ['7u2', '7.0.2'],
  ['7u2', '7 Update 2'],
  ['7U2', '7.0u2'],
  ['7.4', '7u4'],
  ['7.5', '7.0.5'],
  ['7.4p23', '7.4-23'],
  ['7.4p23', '7.0.4.23.0'],
  ['9p1', '9 Patch 1'],
  ['11gR1', '11.1'],
  ['6.x', '6'],
  [' 7u3 ', 'v7u3'],
];

const number = fc.integer({ min: 0, max: 12 }).map(String);
const spelled = fc
  .tuple(fc.array(number, { minLength: 1, maxLength: 5 }), fc.option(number), fc.option(number))
  .map(
    ([dotted, update, patch]) =>
      `${dotted.join('.')}${update === null ? '' : `u${update}`}${patch === null ? '' : `p${patch}`}`,
  );
const anything = fc.oneof(
  { weight: 5, arbitrary: spelled },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.constantFrom('', '7uu', 'seven', '7.', '.7', '7u') },
);

describe('compareVersions', () => {
  it.each(rising.map((list) => [list.join(' < '), list] as const))('%s', (_, list) => {
    list.forEach((a, i) => list.forEach((b, j) => expect(compareVersions(a, b), `${a} ? ${b}`).toBe(Math.sign(i - j))));
  });

  it.each(equal)('%s is %s', (a, b) => {
    expect(compareVersions(a, b)).toBe(0);
    expect(parseVersion(a)).toEqual(parseVersion(b));
  });

  it('is a total preorder on any text', () => {
    fc.assert(
      fc.property(anything, anything, anything, (a, b, c) => {
        expect(compareVersions(a, a)).toBe(0);
        // + 0 turns -0 into 0
        expect(compareVersions(a, b) + 0).toBe(-compareVersions(b, a) + 0);
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
        if (compareVersions(a, b) === 0)
          expect(Math.sign(compareVersions(a, c))).toBe(Math.sign(compareVersions(b, c)));
      }),
      { numRuns: 2000 },
    );
  });

  it('an update comes after its release and a patch after its update', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 50 }), (major, n) => {
        expect(compareVersions(major, `${major}u${String(n)}`)).toBe(-1);
        expect(compareVersions(`${major}u${String(n)}`, `${major}u${String(n)}p1`)).toBe(-1);
        expect(compareVersions(`${major}u${String(n)}p1`, `${major}u${String(n + 1)}`)).toBe(-1);
        expect(compareVersions(`${major}u${String(n)}`, String(Number(major) + 1))).toBe(-1);
      }),
    );
  });

  it('never throws, and puts what is no version first', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (a, b) => {
        expect([-1, 0, 1]).toContain(compareVersions(a, b));
      }),
    );
    expect(compareVersions('latest', '5')).toBe(-1);
    expect(compareVersions('latest', 'newest')).toBe(0);
  });
});

describe('isVersion', () => {
  it.each(['7u3', '7', '7.0.5', '7.0.4.15.0', '9.1u2', '7.3p13', '11gR1', '5.x', '8.0'])('%s is one', (text) =>
    expect(isVersion(text)).toBe(true),
  );
  it.each([
    '',
    ' ',
    'latest',
    '7u',
    'u3',
    '7..0',
    '7.',
    '7.0.x.1',
    '7u3u4',
    '-7',
    '1e3',
    '0x10',
    '99999999999',
    '1'.repeat(200),
    '7u3\n8',
  ])('%s is none', (text) => expect(isVersion(text)).toBe(false));
});

describe('isAtLeast and isBefore', () => {
  it('say nothing about what is not known', () => {
    expect(isAtLeast(undefined, '7')).toBeUndefined();
    expect(isAtLeast('latest', '7')).toBeUndefined();
    expect(isBefore(undefined, '7')).toBeUndefined();
  });
  it('are opposites', () => {
    fc.assert(
      fc.property(spelled, spelled, (a, b) => {
        expect(isAtLeast(a, b)).toBe(!(isBefore(a, b) ?? false));
      }),
    );
  });
});

describe('versions of GlassFish', () => {
  it.each([
    ['2.1', '9.1u2'],
    ['2.1.1', '2.1'],
    ['9.1u2', '2.0'],
    ['3.1', '2.1.1'],
    ['9.1', '8.1'],
    ['2.0', '8.2'],
    ['4.0', '3.1'],
  ])('%s is later than %s', (later, earlier) => {
    expect(compareVersions(later, earlier, 'glassfish')).toBe(1);
    expect(compareVersions(earlier, later, 'glassfish')).toBe(-1);
    expect(isAtLeast(later, earlier, 'glassfish')).toBe(true);
    expect(isBefore(earlier, later, 'glassfish')).toBe(true);
  });

  it('are the same under both names', () => expect(compareVersions('2.0', '9.1', 'glassfish')).toBe(0));

  it('have no part in the order of other products', () => expect(compareVersions('2.1', '9.1u2', 'jmq')).toBe(-1));

  it('may be unknown', () => expect(isAtLeast('latest', '9.1', 'glassfish')).toBeUndefined());
});

describe('versions in sentences', () => {
  it.each([
    ['7u3', '7 Update 3'],
    ['9p1', '9 Patch 1'],
    ['7.4p23', '7.4 Patch 23'],
    ['4.3', '4.3'],
  ])('says %s as %s', (version, words) => expect(inWords(version)).toBe(words));

  it('knows the last major release before a version', () => {
    expect(majorBefore('9')).toBe(8);
    expect(majorBefore('7')).toBe(6);
  });
});

describe('needOf', () => {
  it('finds every pair of the table, which has each once', () => {
    for (const need of versionNeeds)
      expect((needOf as (who: string, what: string) => unknown)(need.who, need.needs)).toBe(need);
  });
});
