/** The picture of a topology: nothing overlaps, and lines keep to the gaps. */
import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { condensedOf } from '../../../server/topology/condense';
import { topologyOf, type Topology } from '../../../server/topology/graph';
import { Heap } from '../../../server/topology/heap';
import { layoutOf } from '../../../server/topology/layout';
import type { Box, Card, TopologyLayout, Point } from '../../../server/topology/picture';
import { snapshotOf } from '../../support/analyse';
import { dice, randomText, runs } from '../../support/specs';

const pictureOf = (text: string): TopologyLayout => layoutOf(condensedOf(snapshotOf(text).model));

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const holds = (outer: Box, inner: Box): boolean =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** Whether a level or upright piece runs through the inside of a box; its edge may be touched. */
function crosses(a: Point, b: Point, box: Box): boolean {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
  return (
    left < box.x + box.width - 0.5 && right > box.x + 0.5 && top < box.y + box.height - 0.5 && bottom > box.y + 0.5
  );
}

function expectGoodPicture(picture: TopologyLayout): void {
  const { cards, frames, nets, width, height, lanes } = picture;
  for (const frame of frames) {
    expect(frame.x >= frame.lane.x && frame.x + frame.width <= frame.lane.x + frame.lane.width).toBe(true);
    for (const card of cards) {
      const isOwn = card.node.site === frame.site && card.node.zone === (frame.lane.zone?.name ?? null);
      expect(holds(frame, card), `${card.node.id} in ${frame.site}`).toBe(isOwn);
      expect(overlap(frame, card), `${card.node.id} at ${frame.site}`).toBe(isOwn);
    }
    expect(holds(frame, frame.label)).toBe(true);
  }
  for (const { node } of cards)
    if (node.site !== null)
      expect(
        frames.filter(({ site, lane }) => site === node.site && (lane.zone?.name ?? null) === node.zone).length,
      ).toBe(1);
  frames.forEach((frame, i) => {
    for (const other of frames.slice(i + 1)) expect(overlap(frame, other), `${frame.site} ${other.site}`).toBe(false);
  });
  for (const card of cards) {
    expect(card.x >= 0 && card.y >= 0 && card.x + card.width <= width && card.y + card.height <= height).toBe(true);
    const lane = lanes.find(({ x, width: own }) => card.x >= x && card.x + card.width <= x + own);
    expect(lane?.zone?.name ?? null, card.node.id).toBe(card.node.zone);
  }
  cards.forEach((card, i) => {
    for (const other of cards.slice(i + 1))
      expect(overlap(card, other), `${card.node.id} ${other.node.id}`).toBe(false);
  });
  for (const net of nets) {
    for (const { points } of net.lines) {
      points.slice(1).forEach((point, i) => {
        const before = points[i];
        if (before === undefined) return;
        expect(point.x === before.x || point.y === before.y).toBe(true);
        for (const card of cards)
          expect(crosses(before, point, card), `${net.label} to ${net.to} through ${card.node.id}`).toBe(false);
      });
    }
  }
}

/** Level pieces of different flows lie beside each other, never on each other. */
function expectNoSharedTracks({ nets }: TopologyLayout): void {
  const byHeight = new Map<number, { net: number; from: number; to: number }[]>();
  nets.forEach((net, i) => {
    for (const { points } of net.lines)
      points.slice(1).forEach((point, j) => {
        const before = points[j];
        if (before === undefined || before.y !== point.y || before.x === point.x) return;
        const piece = { net: i, from: Math.min(before.x, point.x), to: Math.max(before.x, point.x) };
        byHeight.set(point.y, [...(byHeight.get(point.y) ?? []), piece]);
      });
  });
  for (const pieces of byHeight.values())
    pieces.forEach((piece, i) => {
      for (const other of pieces.slice(i + 1))
        expect(piece.net === other.net || piece.to < other.from || other.to < piece.from).toBe(true);
    });
}

const examples = readdirSync('examples').filter((file) => file.endsWith('.commspec.yaml'));

describe.each(examples)('%s', (file) => {
  const text = readFileSync(join('examples', file), 'utf8');

  test('is drawn without overlaps, lines beside the cards', () => {
    expectGoodPicture(pictureOf(text));
    expectNoSharedTracks(pictureOf(text));
  });

  test('is drawn the same each time', () => {
    expect(pictureOf(text)).toEqual(pictureOf(text));
  });
});

test('whatever a spec holds, its picture is a good one', () => {
  fc.assert(
    fc.property(dice(), (random) => {
      const picture = pictureOf(randomText(random));
      expectGoodPicture(picture);
      expectNoSharedTracks(picture);
    }),
    runs(150),
  );
});

/** The cards of each cell of the picture, in the order in which they are read. */
function readingOrder(picture: TopologyLayout): ReadonlyMap<string, readonly string[]> {
  const cells = new Map<string, Card[]>();
  for (const card of picture.cards) {
    const { zone, tier, site, kind } = card.node;
    const key = JSON.stringify([zone, tier, site, kind]);
    cells.set(key, [...(cells.get(key) ?? []), card]);
  }
  const order = (cell: readonly Card[]): readonly string[] =>
    [...cell].sort((a, b) => a.y - b.y || a.x - b.x).map(({ node }) => node.id);
  return new Map([...cells].map(([key, cell]) => [key, order(cell)]));
}

/** What is drawn, without what it was made from. */
const drawn = ({ cards, nets, ...rest }: TopologyLayout): unknown => ({
  ...rest,
  cards: cards.map(({ node: { id }, x, y, width, height }) => ({ id, x, y, width, height })),
  nets: nets.map(({ to, label, blocked, family, lines, entry, chip }) => ({
    ...{ to, label, blocked, family, lines, entry, chip },
  })),
});

/** The flows of a graph in another order, as another rule or another version might find them. */
const turned = (topology: Topology): Topology => ({
  ...topology,
  links: [...topology.links].reverse().map((link) => ({ ...link, flows: [...link.flows].reverse() })),
});

describe('while the text changes', () => {
  test.each(examples)('cards of %s keep their order when one goes', (file) => {
    const topology = topologyOf(snapshotOf(readFileSync(join('examples', file), 'utf8')).model);
    const whole = readingOrder(layoutOf(topology));
    for (const { id, kind } of topology.nodes) {
      if (kind !== 'host') continue;
      const nodes = topology.nodes.filter((node) => node.id !== id);
      const links = topology.links.filter(({ from, to }) => from !== id && to !== id);
      for (const [cell, order] of readingOrder(layoutOf({ ...topology, nodes, links })))
        expect(whole.get(cell)?.filter((other) => order.includes(other))).toEqual(order);
    }
  });

  test('a picture does not depend on the order in which flows are found', () => {
    for (const file of examples) {
      const topology = topologyOf(snapshotOf(readFileSync(join('examples', file), 'utf8')).model);
      expect(drawn(layoutOf(turned(topology))), file).toEqual(drawn(layoutOf(topology)));
    }
    fc.assert(
      fc.property(dice(), (random) => {
        const topology = topologyOf(snapshotOf(randomText(random)).model);
        expect(drawn(layoutOf(turned(topology)))).toEqual(drawn(layoutOf(topology)));
      }),
      runs(60),
    );
  });

  test('what a picture does not show moves nothing', () => {
    const text = readFileSync('examples/siroe-hybrid.commspec.yaml', 'utf8');
    const other = text.replaceAll(/^( +)memory: .*$/gm, '$1memory: 3 GB').replace(/^( +)cpus: .*$/m, '$1cpus: 64');
    expect(other).not.toBe(text);
    const plain = (picture: TopologyLayout): unknown => drawn({ ...picture, walls: [] });
    expect(plain(pictureOf(other))).toEqual(plain(pictureOf(text)));
  });
});

/** As many zones, hosts and firewalls; counts how often a name or zone of them is read. */
function counted(size: number): { readonly topology: Topology; readonly reads: () => number } {
  let reads = 0;
  const watched = <T extends object>(value: T, ...keys: readonly (keyof T)[]): T => {
    const copy = { ...value };
    for (const key of keys) Object.defineProperty(copy, key, { enumerable: true, get: () => (reads++, value[key]) });
    return copy;
  };
  const each = Array.from({ length: size }, (_, i) => `n${i}`);
  const host = { kind: 'host', count: 1, tier: 1, site: null, components: [], hosts: [] } as const;
  const flow = {
    ...({ protocol: 'imap', port: 143, transport: 'tcp', tls: 'none', purpose: 'mail', verdict: undefined } as const),
    ...({ from: 'mmp', to: 'message-store', common: false } as const),
  };
  const topology: Topology = {
    name: 'large',
    sites: [],
    zones: each.map((name) => watched({ name, kind: undefined }, 'name')),
    nodes: each.map((id) => watched({ ...host, id, name: id, zone: id }, 'id', 'zone', 'tier')),
    links: each.slice(1).map((to) => ({ from: 'n0', to, flows: [flow] })),
    firewalls: each.slice(1).map((name, i) => ({ name, between: [name, `n${i}`] })),
  };
  return { topology, reads: () => reads };
}

test('a picture of twice as many zones takes twice the work', () => {
  const readsOf = (size: number): number => {
    const { topology, reads } = counted(size);
    expect(layoutOf(topology).walls.length).toBe(size - 1);
    return reads();
  };
  expect(readsOf(800) / readsOf(400)).toBeLessThan(2.1);
});

test('a queue gives its items in order, whatever was added and taken in between', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer(), { nil: undefined })), (steps) => {
      const heap = new Heap<number>((a, b) => a < b);
      let items: number[] = [];
      for (const step of steps) {
        if (step === undefined) {
          expect(heap.take()).toBe(items[0]);
          items = items.slice(1);
        } else {
          heap.add(step);
          items = [...items, step].sort((a, b) => a - b);
        }
        expect(heap.first).toBe(items[0]);
      }
    }),
  );
});
