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
  numbered,
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
  // Builds of a release
  ['6.2', '6.3', '6.3-0.15', '6.3-4.01', '6.3-8.03', '6.3-8.04', '6.3.1', '6.4'],
  ['7u3', '7u4', '7u4-20.01', '7.4p23', '7u4-23.01', '7u4-24', '7u5'],
  // Releases by their dates
  ['5.2', '6', '6 2003Q4', '6 2004Q2', '6 2005Q1', '6 2005Q4', '6 2006Q1', '6.0.1', '6.1', '7', '7 2005Q4', '7.2'],
];

const equal: readonly (readonly [string, string])[] = [
  ['7', '7.0'],
  ['7', '7.0.0.0'],
  ['7u2', '7.0.2'],
  ['7u2', '7 Update 2'],
  ['7U2', '7.0u2'],
  ['9.1_02', '9.1u2'],
  ['7.4', '7u4'],
  ['7.5', '7.0.5'],
  ['7.4p23', '7.4-23'],
  ['7.4p23', '7.0.4.23.0'],
  ['9p1', '9 Patch 1'],
  ['11gR1', '11.1'],
  ['6.x', '6'],
  [' 7u3 ', 'v7u3'],
  ['7.0-0.00', '7'],
  ['7.0-0.00', '7.0'],
  ['6 2005Q4', '6-2005q4'],
  ['6 2005Q4', '6.0 2005 Q4'],
  ['6.2 2005Q4', '6.2'],
  ['7u4-23.00', '7.4p23'],
];

const number = fc.integer({ min: 0, max: 12 }).map(String);
const spelled = fc
  .tuple(fc.array(number, { minLength: 1, maxLength: 5 }), fc.option(number), fc.option(number))
  .map(
    ([dotted, update, patch]) =>
      `${dotted.join('.')}${update === null ? '' : `u${update}`}${patch === null ? '' : `p${patch}`}`,
  );
const named = fc
  .tuple(fc.option(number), fc.integer({ min: 2003, max: 2007 }), fc.integer({ min: 1, max: 4 }))
  .map(([major, year, quarter]) => `${major === null ? '' : `${major} `}${String(year)}Q${String(quarter)}`);
const built = fc.tuple(spelled, number, number).map(([release, a, b]) => `${release.replace(/p.*/, '')}-${a}.0${b}`);
const anything = fc.oneof(
  { weight: 5, arbitrary: spelled },
  { weight: 2, arbitrary: named },
  { weight: 2, arbitrary: built },
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

  it.each([undefined, 'messaging', 'calendar', 'instant-messaging', 'access-manager', 'glassfish'] as const)(
    'is a total preorder on any text, of %s',
    (of) => {
      fc.assert(
        fc.property(anything, anything, anything, (a, b, c) => {
          expect(compareVersions(a, a, of)).toBe(0);
          // + 0 turns -0 into 0
          expect(compareVersions(a, b, of) + 0).toBe(-compareVersions(b, a, of) + 0);
          if (compareVersions(a, b, of) <= 0 && compareVersions(b, c, of) <= 0)
            expect(compareVersions(a, c, of)).toBeLessThanOrEqual(0);
          if (compareVersions(a, b, of) === 0)
            expect(Math.sign(compareVersions(a, c, of))).toBe(Math.sign(compareVersions(b, c, of)));
        }),
        { numRuns: 500 },
      );
    },
  );

  it('a build comes after its release, before the next update, and in the order of the builds', () => {
    const part = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 20 }), part, part, part, (major, update, a, b, c) => {
        const release = `${major}u${String(update)}`;
        const of = (x: number, y: number): string => `${release}-${String(x)}.${String(y).padStart(2, '0')}`;
        expect(compareVersions(release, of(a + 1, b))).toBe(-1);
        expect(compareVersions(of(a, b), `${major}u${String(update + 1)}`)).toBe(-1);
        expect(compareVersions(of(a, b), of(a, c))).toBe(Math.sign(b - c));
        expect(compareVersions(of(a, b), of(c, 0))).toBe(a === c ? Math.sign(b) : Math.sign(a - c));
      }),
    );
  });

  it.each([
    ['2005Q4', 'messaging', '6.2p3'],
    ['6 2005Q4', 'messaging', '6.2p3'],
    ['6.2 2005Q4', 'messaging', '6.2p3'],
    ['6 2005Q1', 'messaging', '6.2'],
    ['2004Q2', 'messaging', '6.1'],
    ['2006Q4', 'messaging', '6.3'],
    ['6 2005Q1', 'access-manager', '6.3'],
    ['7 2005Q4', 'access-manager', '7.0'],
    ['2005Q4', 'directory', '5.2'],
    ['2005Q4', 'instant-messaging', '7 2005Q4'],
    ['2004Q2', 'instant-messaging', '6 2004Q2'],
    // Nothing that the product had.
    ['7 2005Q4', 'messaging', '7 2005Q4'],
    ['2005Q4', 'outlook', '2005Q4'],
    ['6.3', 'messaging', '6.3'],
  ] as const)('%s of %s is %s', (text, of, number) => {
    expect(numbered(text, of)).toBe(number);
    expect(isVersion(text)).toBe(true);
  });

  it('has no answer to a date of which no number is known', () => {
    expect(isAtLeast('2005Q4', '6')).toBeUndefined();
    expect(isBefore('2005Q4', '6', 'outlook')).toBeUndefined();
    expect(isBefore('2005Q4', '6.3', 'messaging')).toBe(true);
    expect(isAtLeast('2005Q4', '7', 'instant-messaging')).toBe(true);
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
