/** Walking a picture by the arrow keys. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cardBeside, cardName, type Box, type Direction } from '../../../client/webview/viewer-scene';
import { condensedOf } from '../../../server/topology/condense';
import { layoutOf } from '../../../server/topology/layout';
import { snapshotOf } from '../../support/analyse';

const DIRECTIONS: readonly Direction[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

const at = (name: string, x: number, y: number): { readonly name: string; readonly box: Box } => ({
  name,
  box: { x, y, width: 100, height: 40 },
});

describe('the name of a card', () => {
  const title = 'store\n2 hosts, zone data\nMessage Store 7.0\n12 errors, 1 warning:\nSIZ001: Too little.';

  test('has what is shown, in its order, then the rest of its title', () => {
    expect(
      cardName(
        [
          { text: 'store ×2' },
          { text: 'message-store 7.0' },
          { text: '9+', about: '12 errors\nSIZ001: Too little.' },
          { text: '1', about: '1 warning\nSIZ002: Tight.' },
        ],
        title,
      ),
    ).toBe(
      'store ×2, message-store 7.0, 9+ (12 errors), 1 (warning), 2 hosts, zone data, Message Store 7.0, 12 errors, 1 warning, SIZ001: Too little',
    );
  });

  test('has the whole of a name that is cut off', () => {
    expect(cardName([{ text: 'a-very-long-n…' }], 'a-very-long-name\nzone not given')).toBe(
      'a-very-long-n…, a-very-long-name, zone not given',
    );
    expect(cardName([], 'store')).toBe('store');
  });
});

describe('an arrow key', () => {
  const grid = [
    at('a', 0, 0),
    at('b', 200, 10),
    at('c', 400, 0),
    at('d', 0, 100),
    at('e', 190, 100),
    at('f', 600, 300),
  ];
  const go = (from: string, direction: Direction): string | undefined =>
    cardBeside(
      grid,
      grid.find(({ name }) => name === from)!,
      direction,
    )?.name;

  test.each([
    ['a', 'ArrowRight', 'b'],
    ['b', 'ArrowRight', 'c'],
    ['b', 'ArrowLeft', 'a'],
    ['a', 'ArrowDown', 'd'],
    // What is a little lower in the same row is beside, not below.
    ['a', 'ArrowUp', undefined],
    ['b', 'ArrowUp', undefined],
    ['b', 'ArrowDown', 'e'],
    ['e', 'ArrowUp', 'b'],
    ['e', 'ArrowDown', 'f'],
    ['f', 'ArrowUp', 'c'],
  ] as const)('from %s, %s, leads to %s', (from, direction, to) => {
    expect(go(from, direction)).toBe(to);
  });

  test.each(readdirSync('examples'))('reaches every card of %s, from any other', (file) => {
    const { cards } = layoutOf(condensedOf(snapshotOf(readFileSync(join('examples', file), 'utf8')).model));
    const boxes = cards.map(({ node: { id }, ...box }) => ({ id, box }));
    for (const start of boxes) {
      const reached = new Set([start]);
      for (const from of reached)
        for (const direction of DIRECTIONS) {
          const next = cardBeside(boxes, from, direction);
          if (next !== undefined) reached.add(next);
        }
      expect(
        boxes.filter((card) => !reached.has(card)).map(({ id }) => id),
        `from ${start.id}`,
      ).toEqual([]);
    }
  });
});
