/**
 * Where everything of a topology is drawn: zones are lanes from left to right, tiers are rows from top to bottom, the hosts of a site
 * stand in a frame within their lane, flows run in the gaps between the cards. Pure geometry in pixels from the upper left corner; the
 * same graph gives the same picture, and cards keep their order while others come and go.
 */
import type { Model } from '../model/model';
import { CARD_WIDTH, clipped, labelWidth, sizeOf } from './card-text';
import { condensedOf } from './condense';
import { greatest } from './extent';
import { Gap } from './gap';
import type { Topology, TopologyFirewall, TopologyNode, TopologyZone } from './graph';
import { netsOf, chipsOf, chipsWidth } from './nets';
import {
  type TopologyLayout,
  metrics,
  type Arrow,
  type Box,
  type Net,
  type NetLine,
  type Point,
  type Lane,
  type SiteFrame,
  type TierRow,
  type Wall,
} from './picture';

const ROWS: readonly string[] = [
  'Users and\nother systems',
  'Tier 0\nload balancers',
  'Tier 1\naccess',
  'Tier 2\ndata',
  'No tier',
];

/** Between lanes there is room for the wall. */
const WALL = 22;
/** Right of the cards of a lane. */
const PADDING = 14;
/** Below the cards of a frame; the first track below them comes after it. */
const FRAME_FOOT = 9;

interface LaneDraft {
  readonly zone: TopologyZone | undefined;
  readonly title: string;
  /** The first of its columns of cards, and how many it has. */
  readonly first: number;
  readonly columns: number;
}

/** Rows of cards of one tier of one site, or of the hosts without a site. */
interface Band {
  readonly site: string | null;
  readonly title: string;
  readonly rows: number;
}

/** Rows of a lane, the last included. */
interface Rows {
  readonly first: number;
  readonly last: number;
}

interface Placed {
  readonly node: TopologyNode;
  /** Place in the grid of cards. */
  readonly row: number;
  readonly column: number;
  readonly incoming: readonly Arrow[];
  /** Flows that leave by the upper and by the lower edge. */
  readonly up: Arrow[];
  readonly down: Arrow[];
  /** Their places on the edge, once they are in order. */
  readonly ranks: Map<Arrow, number>;
  readonly width: number;
  readonly height: number;
}

/** The picture of a deployment; hosts that are alike are one card where there are many. */
export const layoutFor = (model: Model): TopologyLayout =>
  model.shared('topology, picture', (asked) => gridFor(asked).picture());

/** What the picture is made of: each is a good part of the work. */
export const netsFor = (model: Model): readonly Arrow[] =>
  model.shared('topology, nets', (asked) => netsOf(condensedOf(asked)));
export const gridFor = (model: Model): Grid =>
  model.shared('topology, grid', (asked) => gridOf(condensedOf(asked), netsFor(asked)));

/** Lays a topology out. Roughly linear in nodes and flows; condense large ones first. */
export const layoutOf = (topology: Topology): TopologyLayout => layoutWith(topology, netsOf(topology));

/** The same with arrows of the caller's own, in their order; the links of the topology are not looked at. */
export const layoutWith = (topology: Topology, arrows: readonly Arrow[]): TopologyLayout =>
  gridOf(topology, arrows).picture();

function gridOf(topology: Topology, drafts: readonly Arrow[]): Grid {
  // Somebody outside who only has flows that are not drawn would stand there alone.
  const ends = new Set(drafts.flatMap((net) => [net.to, ...net.flows.map(({ from }) => from)]));
  const nodes = topology.nodes.filter((node) => node.kind === 'host' || ends.has(node.id));
  return new Grid({ ...topology, nodes }, drafts);
}

const tierRowOf = (node: TopologyNode): number =>
  node.tier !== null && node.tier >= 0 && node.tier <= 2 ? node.tier + 1 : node.kind === 'outside' ? 0 : 4;

/** In steps, so that one host more seldom breaks the rows elsewhere. Whoever is outside stands on the left, where room is dear. */
const columnsOf = (amount: number, tier: number): number =>
  tier === 0 && amount <= 3 ? 1 : amount <= 3 ? amount : amount <= 9 ? 3 : amount <= 16 ? 4 : 5;

class Grid {
  readonly #topology: Topology;
  readonly #drafts: readonly Arrow[];
  readonly #placed: readonly Placed[];
  readonly #byId: ReadonlyMap<string, Placed>;
  readonly #lanes: readonly LaneDraft[];
  readonly #bands: readonly Band[];
  /** For each lane the rows of each site that has hosts there. */
  readonly #frames: readonly ReadonlyMap<string, Rows>[];
  /** Gaps above the rows of cards, and one below the last. */
  readonly #level: readonly Gap[];
  /** Gaps left of the columns of cards, and one right of the last. */
  readonly #upright: readonly Gap[];
  /** Of the columns of cards. */
  readonly #widths: number[] = [];

  constructor(topology: Topology, drafts: readonly Arrow[]) {
    this.#topology = topology;
    this.#drafts = drafts;
    const incoming = new Map<string, Arrow[]>();
    for (const net of drafts) push(incoming, net.to, net);
    const zoneNames = topology.zones.map(({ name }) => name);
    const without = topology.nodes.some((node) => node.zone === null);
    const used = new Set(topology.nodes.map((node) => node.zone));
    const laneNames: (string | null)[] = [...zoneNames.filter((name) => used.has(name)), ...(without ? [null] : [])];
    const laneIndex = new Map(laneNames.map((name, lane) => [name, lane]));
    const zoneOf = new Map(topology.zones.map((zone) => [zone.name, zone]));
    const sites: readonly (string | null)[] = [null, ...topology.sites, null];
    const siteIndex = new Map(topology.sites.map((site, place) => [site, place + 1]));
    /** By site and tier, for each lane the nodes that stand there. */
    const cells = new Map<number, Map<number, TopologyNode[]>>();
    for (const node of topology.nodes) {
      const tier = tierRowOf(node);
      // What is before the sites stands above them, what they share below.
      const site = siteIndex.get(node.site ?? '') ?? (tier <= 1 ? 0 : sites.length - 1);
      const band = site * ROWS.length + tier;
      const own = cells.get(band) ?? new Map<number, TopologyNode[]>();
      cells.set(band, own);
      push(own, laneIndex.get(node.zone) ?? 0, node);
    }
    const widest = laneNames.map(() => 1);
    for (const [band, lanes] of cells)
      for (const [lane, { length }] of lanes)
        widest[lane] = Math.max(widest[lane] ?? 1, columnsOf(length, band % ROWS.length));
    let columns = 0;
    this.#lanes = laneNames.map((name, lane) => {
      const first = columns;
      columns += widest[lane] ?? 1;
      return {
        zone: name === null ? undefined : zoneOf.get(name),
        title: name ?? (laneNames.length === 1 ? '' : 'zone not given'),
        first,
        columns: columns - first,
      };
    });
    const placed: Placed[] = [];
    const frames = laneNames.map(() => new Map<string, Rows>());
    let row = 0;
    this.#bands = [...cells]
      .sort(([a], [b]) => a - b)
      .map(([band, lanes]): Band => {
        const tier = band % ROWS.length;
        const site = sites[Math.floor(band / ROWS.length)] ?? null;
        let rows = 1;
        for (const [lane, nodes] of [...lanes].sort(([a], [b]) => a - b)) {
          const own = columnsOf(nodes.length, tier);
          for (const [i, node] of nodes.entries()) {
            const nets = incoming.get(node.id) ?? [];
            placed.push({
              node,
              row: row + Math.floor(i / own),
              column: (this.#lanes[lane]?.first ?? 0) + (i % own),
              incoming: nets,
              up: [],
              down: [],
              ranks: new Map(),
              ...sizeOf(node, nets),
            });
          }
          const last = row + Math.ceil(nodes.length / own) - 1;
          if (site !== null) frames[lane]?.set(site, { first: frames[lane].get(site)?.first ?? row, last });
          rows = Math.max(rows, last - row + 1);
        }
        row += rows;
        return { site, title: ROWS[tier] ?? '', rows };
      });
    this.#frames = frames;
    this.#placed = placed;
    this.#byId = new Map(placed.map((card) => [card.node.id, card]));
    this.#level = Array.from({ length: row + 1 }, () => new Gap());
    this.#upright = Array.from({ length: columns + 1 }, () => new Gap());
    this.#assign();
  }

  /** Decides by which edge every flow leaves, and on which tracks it runs. */
  #assign(): void {
    for (const net of this.#drafts) {
      const target = this.#byId.get(net.to);
      if (target === undefined) continue;
      for (const from of new Set(net.flows.map((flow) => flow.from))) {
        const source = this.#byId.get(from);
        if (source === undefined) continue;
        (source.row < target.row ? source.down : source.up).push(net);
      }
    }
    for (const card of this.#placed)
      this.#widths[card.column] = Math.max(this.#widths[card.column] ?? CARD_WIDTH.least, outerWidth(card));
    const columnOf = (net: Arrow): number => this.#byId.get(net.to)?.column ?? 0;
    for (const card of this.#placed) {
      card.down.sort((a, b) => columnOf(a) - columnOf(b));
      card.up.sort((a, b) => columnOf(a) - columnOf(b));
      for (const edge of [card.up, card.down]) edge.forEach((net, rank) => card.ranks.set(net, rank));
    }
    for (const net of this.#drafts) {
      const target = this.#byId.get(net.to);
      if (target === undefined) continue;
      const places = new Map<number, number[]>();
      const add = (gap: number, place: number): void => {
        push(places, gap, place);
      };
      add(target.row, this.#place(target, net, 'in'));
      let trunk = false;
      for (const { source, gap, edge } of this.#leaving(net, target)) {
        add(gap, this.#place(source, net, edge));
        if (gap !== target.row) trunk = true;
      }
      if (trunk) {
        for (const gap of [...places.keys()]) add(gap, 2 * target.column + 0.5);
        this.#upright[target.column]?.add(net, [...places.keys()]);
      }
      for (const [gap, own] of places) this.#level[gap]?.add(net, own);
    }
    for (const gap of [...this.#level, ...this.#upright]) gap.settle();
  }

  /** Who sends on a net, and by which gap between rows. */
  #leaving(
    net: Arrow,
    target: Placed,
  ): readonly { readonly source: Placed; readonly gap: number; readonly edge: 'up' | 'down' }[] {
    return [...new Set(net.flows.map((flow) => flow.from))].flatMap((from) => {
      const source = this.#byId.get(from);
      if (source === undefined) return [];
      const edge = source.row < target.row ? 'down' : 'up';
      return [{ source, gap: edge === 'down' ? source.row + 1 : source.row, edge }];
    });
  }

  /**
   * Where a net enters or leaves, from the left, before pixels are known: column `c` of cards spans `2c+1` to `2c+2`, the gap
   * before it `2c` to `2c+1`.
   */
  #place(card: Placed, net: Arrow, edge: 'in' | 'up' | 'down'): number {
    const column = this.#widths[card.column] ?? 1;
    const own = outerWidth(card);
    return 2 * card.column + 1 + ((column - own) / 2 + this.#share(card, net, edge) * own) / column;
  }

  /** Where on a card a net enters or leaves, as a part of its width. */
  #share(card: Placed, net: Arrow, edge: 'in' | 'up' | 'down'): number {
    switch (edge) {
      case 'in': {
        const chip = chipsOf(card.incoming)[card.incoming.indexOf(net)];
        return chip === undefined ? 0.5 : (chip.x + chip.width / 2) / outerWidth(card);
      }
      case 'up':
        return 1 - ((card.up.length - (card.ranks.get(net) ?? 0)) * 9) / outerWidth(card);
      case 'down':
        return ((card.ranks.get(net) ?? 0) + 1) / (card.down.length + 1);
    }
  }

  picture(): TopologyLayout {
    const columns = this.#upright.length - 1;
    const rows = this.#level.length - 1;
    const widths = this.#widths;
    const heights = Array.from({ length: rows }, () => 40);
    for (const card of this.#placed) heights[card.row] = Math.max(heights[card.row] ?? 0, card.height);
    const laneStart = new Set(this.#lanes.map(({ first }) => first));
    const headed = new Set(this.#frames.flatMap((own) => [...own.values()].map(({ first }) => first)));
    const xs: number[] = [];
    const gapX: number[] = [];
    let x = metrics.left;
    for (let i = 0; i <= columns; i++) {
      if (i > 0 && laneStart.has(i)) x += PADDING + WALL;
      gapX.push(x);
      if (i === columns) break;
      x += this.#upright[i]?.size ?? 0;
      xs.push(x);
      x += widths[i] ?? 0;
    }
    const right = x + PADDING;
    const ys: number[] = [];
    const gapY: number[] = [];
    /** Where the tracks of a gap begin. */
    const tracksY: number[] = [];
    let y = metrics.margin + metrics.laneHead;
    for (let i = 0; i <= rows; i++) {
      gapY.push(y);
      if (headed.has(i)) y += metrics.frameHead;
      tracksY.push(y);
      y += this.#level[i]?.size ?? 0;
      if (i < rows) {
        ys.push(y);
        y += heights[i] ?? 0;
      }
    }
    const bottom = y;
    const at = (list: readonly number[], index: number): number => list[index] ?? 0;
    const boxOf = (card: Placed): Box => {
      const width = outerWidth(card);
      return {
        x: at(xs, card.column) + ((widths[card.column] ?? width) - width) / 2,
        y: at(ys, card.row),
        width,
        height: card.height,
      };
    };
    const boxes = new Map(this.#placed.map((card) => [card, boxOf(card)]));
    const levelY = (gap: number, net: Arrow): number => at(tracksY, gap) + (this.#level[gap]?.at(net) ?? 0);

    const nets = this.#drafts.flatMap((net): Net[] => {
      const target = this.#byId.get(net.to);
      const box = target === undefined ? undefined : boxes.get(target);
      if (target === undefined || box === undefined) return [];
      const chip = chipsOf(target.incoming)[target.incoming.indexOf(net)];
      if (chip === undefined) return [];
      const entry = { x: box.x + chip.x + chip.width / 2, y: box.y };
      const trunkX = at(gapX, target.column) + (this.#upright[target.column]?.at(net) ?? 0);
      const last = levelY(target.row, net);
      const lines = this.#leaving(net, target).flatMap(({ source, gap, edge }): NetLine[] => {
        const from = boxes.get(source);
        if (from === undefined) return [];
        const outX = from.x + this.#share(source, net, edge) * from.width;
        const start = { x: outX, y: edge === 'down' ? from.y + from.height : from.y };
        const first = levelY(gap, net);
        const points: readonly Point[] =
          gap === target.row
            ? [start, { x: outX, y: last }, { x: entry.x, y: last }, entry]
            : [
                start,
                { x: outX, y: first },
                { x: trunkX, y: first },
                { x: trunkX, y: last },
                { x: entry.x, y: last },
                entry,
              ];
        return [{ from: source.node.id, products: net.products.get(source.node.id) ?? [], points }];
      });
      return [
        {
          ...net,
          lines,
          entry,
          chip: { x: box.x + chip.x, y: box.y + 3, width: chip.width, height: metrics.chip - 4 },
        },
      ];
    });

    const lanes = this.#lanes.map(({ zone, title, first, columns: own }): Lane => {
      const start = at(gapX, first);
      const last = first + own - 1;
      return { zone, title, x: start, width: at(xs, last) + (widths[last] ?? 0) + PADDING - start };
    });
    const upright = nets.flatMap(({ lines }) =>
      lines.flatMap(({ points }) =>
        points.slice(1).flatMap((point, i): readonly Upright[] => {
          const before = points[i];
          return before?.x !== point.x
            ? []
            : [{ x: point.x, top: Math.min(before.y, point.y), bottom: Math.max(before.y, point.y) }];
        }),
      ),
    );
    const frames = lanes.flatMap((lane, i) =>
      [...(this.#frames[i] ?? [])].map(([site, { first, last }]): SiteFrame => {
        const y = at(gapY, first) + 5;
        const height = at(ys, last) + (heights[last] ?? 0) + FRAME_FOOT - y;
        const box = { x: lane.x + 4, y, width: lane.width - 8, height };
        const title = clipped(site.replaceAll(/\s+/g, ' '), Math.max(4, Math.floor(box.width / metrics.character) - 5));
        return { ...box, site, lane, title, label: labelIn(box, labelWidth(title), upright) };
      }),
    );
    let firstRow = 0;
    const tierRows = this.#bands.map(({ title, rows: own }): TierRow => {
      const start = at(gapY, firstRow);
      firstRow += own;
      return { title, y: start, height: (firstRow >= rows ? bottom : at(gapY, firstRow)) - start };
    });
    return {
      width: Math.ceil(right + metrics.margin),
      height: Math.ceil(bottom + metrics.margin),
      lanes,
      frames,
      rows: tierRows,
      cards: this.#placed.map((card) => ({
        node: card.node,
        ...(boxes.get(card) ?? { x: 0, y: 0, width: 0, height: 0 }),
      })),
      nets,
      walls: this.#walls(lanes),
    };
  }

  /** A firewall stands on the outer border of the more trusted of its zones. */
  #walls(lanes: readonly Lane[]): readonly Wall[] {
    const byX = new Map<number, TopologyFirewall[]>();
    const laneOf = new Map(lanes.map(({ zone }, lane) => [zone?.name, lane]));
    for (const firewall of this.#topology.firewalls) {
      const own = firewall.between.flatMap((name) => laneOf.get(name) ?? []);
      const inner = own.length === 0 ? -1 : greatest(own);
      const lane = lanes[inner];
      // The wall of a zone that has no lane is not drawn.
      if (lane === undefined || (own.length < 2 && inner === 0)) continue;
      const x = lane.x - WALL / 2;
      push(byX, x, firewall);
    }
    return [...byX].map(([x, firewalls]) => ({ x, firewalls }));
  }
}

interface Upright {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** The leftmost place at the top of a frame where no flow passes behind its name; the left corner where there is none. */
function labelIn(frame: Box, width: number, lines: readonly Upright[]): Box {
  const left = frame.x + 8;
  const label = { x: left, y: frame.y + 4, width, height: 17 };
  const passing = lines
    .filter(
      ({ x, top, bottom }) =>
        x > left - 2 && top < label.y + label.height && bottom > label.y && x < frame.x + frame.width,
    )
    .map(({ x }) => x)
    .sort((a, b) => a - b);
  let free = left;
  for (const x of passing) {
    if (x - 2 >= free + width) break;
    free = x + 3;
  }
  return { ...label, x: free + width <= frame.x + frame.width - 6 ? free : left };
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

const outerWidth = (card: Placed): number => Math.max(card.width, chipsWidth(card.incoming) + card.up.length * 9 + 8);
