/** Amounts as people write them: what they mean, and where nobody can tell. */
import { describe, expect, test } from 'vitest';
import { amountMeant } from '../../../server/model/amounts';
import { integer, number, quantity, type Type } from '../../../server/model/dsl';
import { parseQuantity, quantityExample, type QuantityKind } from '../../../server/model/quantity';
import { SyntaxTree } from '../../../server/syntax/document';
import { entryOf, type ScalarNode } from '../../../server/syntax/tree';
import { analyse } from '../../support/analyse';

function scalar(text: string): ScalarNode {
  const node = entryOf(SyntaxTree.parse('file:///a', `a: ${text}\n`).root, 'a')?.value;
  if (node?.kind !== 'scalar') throw new Error(`${text} is no scalar`);
  return node;
}
const meant = (type: Type, text: string) => amountMeant(type, scalar(text));

describe('can be one thing only', () => {
  test.each<[kind: QuantityKind, text: string, value: string]>([
    ['share', '100', '100%'],
    ['share', '0', '0%'],
    ['share', '99.9', '99.9%'],
    ['share', '"20"', '20%'],
    ['share', '99,9%', '99.9%'],
    ['share', '.5%', '0.5%'],
    ['share', '20 percent', '20%'],
    ['share', '20 per cent', '20%'],
    ['size', '8 gb', '8 GB'],
    ['size', '8G', '8 GB'],
    ['size', '8 gib', '8 GiB'],
    ['size', '1,5 GB', '1.5 GB'],
    ['size', '512 megabytes', '512 MB'],
    ['size', '2 PB', '2000 TB'],
    ['size', '100 bytes', '100 B'],
    ['duration', '4 hours', '4 h'],
    ['duration', '30 minutes', '30 min'],
    ['duration', '30sec', '30 s'],
    ['duration', '1 day', '1 d'],
    ['duration', '2 week', '2 weeks'],
    ['duration', '1 year', '12 months'],
    ['duration', '1.5 years', '18 months'],
    ['duration', '200 msec', '200 ms'],
    ['downtime', '4 hours per month', '4 h/month'],
    ['downtime', '4 h / mo', '4 h/month'],
    ['downtime', '30 minutes a week', '30 min/week'],
    ['downtime', '4 h monthly', '4 h/month'],
    ['bandwidth', '1 Gbit', '1 Gbit/s'],
    ['bandwidth', '100 mbps', '100 Mbit/s'],
    ['bandwidth', '10 GbE', '10 Gbit/s'],
    ['bandwidth', '10G', '10 Gbit/s'],
    ['bandwidth', '64 kbits/sec', '64 kbit/s'],
    ['bandwidth', '100 Mb/s', '100 Mbit/s'],
    // Bytes are eight bits.
    ['bandwidth', '100 MB/s', '800 Mbit/s'],
    ['bandwidth', '0.3 MB/s', '2.4 Mbit/s'],
    ['rate', '15 per day', '15 /day'],
    ['rate', '15 a day', '15 /day'],
    ['rate', '15/hour', '15 /h'],
    ['rate', '3 per second', '3 /s'],
    ['rate', '15 daily', '15 /day'],
  ])('%s %s: %s', (kind, text, value) => {
    expect(meant(quantity(kind), text)).toEqual({ values: [value], isSlip: true });
    expect(parseQuantity(kind, value)).toBeDefined();
  });

  test.each<[type: Type, text: string, value: number]>([
    [integer(), '4.0', 4],
    [integer(), '"4"', 4],
    [integer(), '1,000', 1000],
    [integer(), '10 000', 10_000],
    [integer(), '1_000_000', 1_000_000],
    [integer(), '10k', 10_000],
    [integer(), '1.5k', 1500],
    [integer(), '1.1 million', 1_100_000],
    [integer(1, 65_535), '"587"', 587],
    [number(), '"1.5"', 1.5],
    [number(), '2k', 2000],
  ])('%j %s: %i', (type, text, value) => {
    expect(meant(type, text)).toEqual({ values: [value], isSlip: true });
  });
});

describe('can be several things', () => {
  test.each<[kind: QuantityKind, text: string, values: readonly string[]]>([
    ['share', '0.5', ['50%', '0.5%']],
    ['share', '1', ['100%', '1%']],
    ['share', '150', ['150%']],
    ['size', '8', ['8 GB', '8 MB']],
    ['duration', '30', ['30 s', '30 min', '30 h']],
    ['downtime', '4 h', ['4 h/month', '4 h/year']],
    ['downtime', '4', ['4 h/month', '4 min/month', '4 h/year']],
    ['bandwidth', '100', ['100 Mbit/s', '100 Gbit/s']],
    ['rate', '15', ['15 /s', '15 /h', '15 /day']],
  ])('%s %s: %j', (kind, text, values) => {
    expect(meant(quantity(kind), text)).toEqual({ values, isSlip: false });
  });
});

describe('can be nothing that is known', () => {
  test.each<[type: Type, text: string]>([
    ...(Object.keys(quantityExample) as QuantityKind[]).flatMap((kind): readonly [Type, string][] => [
      [quantity(kind), 'much'],
      [quantity(kind), '-1'],
      [quantity(kind), '1,000'],
      [quantity(kind), '3 parrots'],
      [quantity(kind), `${'9'.repeat(41)} h`],
    ]),
    [quantity('rate'), '15 per week'],
    [quantity('downtime'), '4 parrots/month'],
    [integer(), '4.5'],
    [integer(), '1,00'],
    [integer(), 'ten'],
    [integer(1, 65_535), '99999'],
    [integer(), '12345678901234567890'],
  ])('%j %s', (type, text) => {
    expect(meant(type, text)).toBeUndefined();
  });
});

describe('in a spec', () => {
  const HEAD = 'commspec: 1\nname: a\nsuite: 7u3\narchitecture: two-tier\n';
  const fixes = (more: string) =>
    analyse(`${HEAD}${more}tiers: []\n`)
      .findings.filter(({ code }) => code === 'FMT002')
      .map(({ message, fixes: own }) => ({ message, fixes: own.map(({ title, safe }) => [title, safe]) }));

  test('what is clear is a safe fix, what is not is offered', () => {
    expect(fixes('sla: { availability: 99 }\n')).toEqual([
      {
        message: '`99` is not a value of `availability`. Did you mean `99%`?',
        fixes: [['Change to `99%`', true]],
      },
    ]);
    expect(fixes('sla: { availability: 0.99 }\n')[0]?.fixes).toEqual([
      ['Change to `99%`', false],
      ['Change to `0.99%`', false],
    ]);
  });

  test('of many values a handful is listed, those that share a word first', () => {
    const [found] = fixes('firewalls: [ { name: a, allow: [ { protocol: im-mux } ] } ]\n');
    expect(found?.message).toMatch(/Did you mean `mux`\?$/);
    expect(found?.fixes).toEqual([['Change to `mux`', false]]);
    const [other] = fixes('firewalls: [ { name: a, allow: [ { protocol: nonsense } ] } ]\n');
    expect(other?.message).toMatch(/Use (`[a-z0-9-]+`(, | )){5}or one of \d+ others\.$/);
    expect(other?.fixes).toEqual([]);
  });
});
