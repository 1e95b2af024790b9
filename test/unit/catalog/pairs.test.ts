/** Which versions fit together: the table holds together with the rules and with what talks to what. */
import { describe, expect, test } from 'vitest';
import { guideLines } from '../../../server/catalog/guide';
import { pairsOfProducts } from '../../../server/catalog/pairs';
import { realmMode, versionNeeds, type VersionNeed } from '../../../server/catalog/releases';
import { allRules } from '../../../server/generated/rules';

const rules = new Map(allRules.map((rule) => [rule.code, rule]));
const shown = ({ who, needs }: VersionNeed): string => `${who} needs ${needs}`;

/** Whether two sources share a line, or are one document. */
function meet(a: string, b: string): boolean {
  const [one, other] = [guideLines(a), guideLines(b)];
  if (one === undefined || other === undefined) return a === b;
  return one.first <= other.last && other.first <= one.last;
}

describe('the rule of an agreement', () => {
  test('is one that there is, and cites what the agreement cites', () => {
    const wrong = versionNeeds.filter((need) => {
      const rule = need.rule === undefined ? undefined : rules.get(need.rule);
      return need.rule !== undefined && rule?.source.some((a) => need.source.some((b) => meet(a, b))) !== true;
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  test('is left out only where the agreement is our own', () => {
    expect(versionNeeds.filter(({ rule, source }) => rule === undefined && source.length > 0).map(shown)).toEqual([]);
  });

  test('of the mode of Access Manager cites every document', () => {
    expect(rules.get('SSO017')?.source).toEqual([...new Set(realmMode.needs.flatMap(({ source }) => source))]);
  });
});

describe('pairs', () => {
  const pairs = pairsOfProducts();
  const named = (a: string, b: string): (typeof pairs)[number] | undefined =>
    pairs.find((pair) => [pair.a.title, pair.b.title].sort().join() === [a, b].sort().join());

  test('stand once', () => {
    const names = pairs.map(({ a, b }) => [a.id, b.id].sort().join(' '));
    expect(names.length).toBe(new Set(names).size);
  });

  test('have every agreement', () => {
    const listed = new Set(pairs.flatMap(({ needs }) => needs));
    expect(versionNeeds.filter((need) => !listed.has(need)).map(shown)).toEqual([]);
    expect(new Set(pairs.flatMap(({ modes }) => modes)).size).toBe(realmMode.needs.length);
  });

  test.each([
    ['Convergence', 'Instant Messaging', 'CNV008'],
    ['Calendar Server 6', 'Calendar Server 6', 'CAL023'],
    ['Directory Server', 'Delegated Administrator', 'SCH040'],
    ['Instant Messaging', 'Messaging Server', 'IM032'],
  ])('%s and %s', (a, b, rule) => {
    expect(named(a, b)?.needs.map((need) => need.rule)).toContain(rule);
    expect(named(a, b)?.why).not.toEqual([]);
  });

  test('that talk are there without an agreement too', () => {
    expect(named('Messaging Server', 'SpamAssassin')).toMatchObject({
      needs: [],
      why: ['Mail filtered by SpamAssassin'],
    });
    expect(named('Messaging Server', 'Calendar Server 6')?.why).toEqual(['Calendar notices by e-mail']);
  });
});
