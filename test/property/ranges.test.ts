/** A range that an editor is sent holds the cursor: in texts of every style, whole, broken and half typed. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { completionsAt } from '../../server/language/completion';
import { snapshotOf } from '../support/analyse';
import { checkPosition, checkWhole } from '../support/features';
import { rules } from '../support/language';
import { dice, HOSTILE, randomEdit, randomText, runs, type Dice } from '../support/specs';

function check(text: string): void {
  const snapshot = snapshotOf(text);
  let offset = 0;
  try {
    checkWhole(snapshot);
    for (; offset <= text.length; offset++) checkPosition(snapshot, offset);
  } catch (error) {
    throw new Error(`at ${offset} of ${JSON.stringify(text)}`, { cause: error });
  }
}

/** Pieces of small specs in the styles that people write them in, put together by chance. */
const PIECES = [
  ...['tiers:', '"tiers":', "'hosts':", '"hosts": []', 'zone', '"zone": dmz', "? 'name'", '"na\\"me": a', "'it''s': b"],
  ...[
    'components: [mta, "webmail", ]',
    '{ name: a, "zone": dmz }',
    '{ "name"',
    '[',
    ']',
    '}',
    ', ',
    '"',
    "'",
    'name:a',
  ],
  ...[
    '- ',
    '- - ',
    '-',
    ': ',
    ':',
    ' # commspec-ignore FMT001',
    '# ',
    '#',
    '&a ',
    '*a',
    '!t ',
    '|',
    '>-',
    '---',
    '...',
  ],
  ...[
    '\n',
    '\n',
    '\n  ',
    '\n  ',
    '\n    ',
    '\n      - ',
    '\r\n',
    '\r\n    ',
    '\r',
    '\t',
    '\n\t',
    '\uFEFF',
    '\u2028',
    '😀',
  ],
];

const patchwork = (random: Dice): string =>
  Array.from({ length: 1 + random.int(14) }, () => random.pick(random.chance(90) ? PIECES : HOSTILE)).join('');

test('small texts of pieces', () => {
  fc.assert(
    fc.property(dice(), (random) => check(patchwork(random))),
    runs(400),
  );
}, 120_000);

test('random specs, and what edits make of them', () => {
  fc.assert(
    fc.property(dice(), (random) => {
      const text = randomText(random);
      check(random.chance(50) ? text : randomEdit(randomEdit(text, random), random));
    }),
    runs(4),
  );
}, 120_000);

test.each([
  ['a key', '"hosts": []\n'],
  ['a word with white space that is none to YAML', 'name:a\uFEFF'],
  [
    'the number of a host',
    'tiers:\n  - hosts:\n      - { name: a, count: 2 }\n      - { name: lb, components: [{ component: load-balancer, targets: ["a-1"] }] }\n',
  ],
])('%s', (_, text) => check(text));

test.each([
  ['of a key', 'tiers:\n  - tier: 2\n    "hosts": []\n'],
  ['of a key behind a dash', "tiers:\n  - 'tier': 2\n"],
  ['of a key between brackets', 'tiers: [{ "tier": 2 }]\n'],
  ['of a value', 'suite: "7u3"\n'],
])('nothing is proposed outside the quotes %s, and everything between them', (_, text) => {
  const snapshot = snapshotOf(text);
  const labels = (offset: number): number => completionsAt(snapshot, offset, rules).length;
  const open = text.search(/["']/);
  const close = text.indexOf(text.charAt(open), open + 1);
  expect([labels(open), labels(close + 1)]).toEqual([0, 0]);
  expect(labels(open + 1)).toBeGreaterThan(0);
  expect(labels(close)).toBeGreaterThan(0);
});
