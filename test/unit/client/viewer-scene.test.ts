/** Walking a picture by the arrow keys. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cardBeside, type Box, type Direction } from '../../../client/webview/viewer-scene';
import { condensedOf } from '../../../server/topology/condense';
import { layoutOf } from '../../../server/topology/layout';
import { snapshotOf } from '../../support/analyse';

const DIRECTIONS: readonly Direction[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

const at = (name: string, x: number, y: number): { readonly name: string; readonly box: Box } => ({
  name,
  box: { x, y, width: 100, height: 40 },
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
