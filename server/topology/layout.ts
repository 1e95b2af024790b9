/**
 * Where everything of a topology is drawn: zones are lanes from left to right, tiers are rows from top to bottom, flows run in
 * the gaps between the cards. Pure geometry in pixels from the upper left corner; the same graph gives the same picture.
 */
import type { Topology, TopologyFirewall, TopologyNode, TopologyZone } from './graph';
import { sizeOf, CARD_WIDTH } from './card-text';
import { Gap } from './gap';
import { type NetDraft, netsOf, chipsOf, chipsWidth } from './nets';
import {
  type TopologyLayout,
  metrics,
  type Box,
  type Net,
  type Point,
  type Lane,
  type TierRow,
  type Wall,
} from './picture';
import { greatest } from './extent';

const ROWS: readonly string[] = [
  'Users and\nother systems',
  'Tier 0\nload balancers',
  'Tier 1\naccess',
  'Tier 2\ndata',
  'No tier',
];

interface Placed {
  readonly node: TopologyNode;
  /** Place in the grid of cards. */
  readonly row: number;
  readonly column: number;
  readonly incoming: readonly NetDraft[];
  /** Flows that leave by the upper and by the lower edge. */
  readonly up: NetDraft[];
  readonly down: NetDraft[];
  /** Their places on the edge, once they are in order. */
  readonly ranks: Map<NetDraft, number>;
  readonly width: number;
  readonly height: number;
}

/** Lays a topology out. Roughly linear in nodes and flows; condense large ones first. */
export function layoutOf(topology: Topology): TopologyLayout {
  const drafts = netsOf(topology);
  // Somebody outside who only has flows that are not drawn would stand there alone.
  const ends = new Set(drafts.flatMap((net) => [net.to, ...net.flows.map(({ from }) => from)]));
  const nodes = topology.nodes.filter((node) => node.kind === 'host' || ends.has(node.id));
  return new Grid({ ...topology, nodes }, drafts).picture();
}

const tierRowOf = (node: TopologyNode): number =>
  node.tier !== null && node.tier >= 0 && node.tier <= 2 ? node.tier + 1 : node.kind === 'outside' ? 0 : 4;

class Grid {
  readonly #topology: Topology;
  readonly #drafts: readonly NetDraft[];
  readonly #placed: readonly Placed[];
  readonly #byId: ReadonlyMap<string, Placed>;
  readonly #lanes: readonly {
    readonly zone: TopologyZone | undefined;
    readonly title: string;
    readonly columns: number;
  }[];
  readonly #tiers: readonly { readonly title: string; readonly rows: number }[];
  /** Gaps above the rows of cards, and one below the last. */
  readonly #level: readonly Gap[];
  /** Gaps left of the columns of cards, and one right of the last. */
  readonly #upright: readonly Gap[];
  /** Of the columns of cards. */
  readonly #widths: number[] = [];

  constructor(topology: Topology, drafts: readonly NetDraft[]) {
    this.#topology = topology;
    this.#drafts = drafts;
    const incoming = new Map<string, NetDraft[]>();
    for (const net of drafts) push(incoming, net.to, net);
    const zoneNames = topology.zones.map(({ name }) => name);
    const without = topology.nodes.some((node) => node.zone === null);
    const used = new Set(topology.nodes.map((node) => node.zone));
    const laneNames: (string | null)[] = [...zoneNames.filter((name) => used.has(name)), ...(without ? [null] : [])];
    const laneIndex = new Map(laneNames.map((name, lane) => [name, lane]));
    const zoneOf = new Map(topology.zones.map((zone) => [zone.name, zone]));
    const laneOf = (node: TopologyNode): number => laneIndex.get(node.zone) ?? 0;
    const cells = new Map<string, TopologyNode[]>();
    for (const node of topology.nodes) {
      push(cells, `${laneOf(node)} ${tierRowOf(node)}`, node);
    }
    const cell = (lane: number, tier: number): readonly TopologyNode[] => cells.get(`${lane} ${tier}`) ?? [];
    const columnsOf = (amount: number): number =>
      amount <= 3 ? amount : Math.min(5, Math.ceil(Math.sqrt(amount * 1.5)));
    const tiers = ROWS.map((title, tier) => ({ title, tier })).filter(({ tier }) =>
      topology.nodes.some((node) => tierRowOf(node) === tier),
    );
    this.#lanes = laneNames.map((name, lane) => ({
      zone: name === null ? undefined : zoneOf.get(name),
      title: name ?? (laneNames.length === 1 ? '' : 'zone not given'),
      columns: Math.max(1, ...ROWS.map((_, tier) => columnsOf(cell(lane, tier).length))),
    }));
    this.#tiers = tiers.map(({ title, tier }) => ({
      title,
      rows: laneNames.reduce((most, _, lane) => {
        const amount = cell(lane, tier).length;
        return amount === 0 ? most : Math.max(most, Math.ceil(amount / columnsOf(amount)));
      }, 1),
    }));
    const placed: Placed[] = [];
    let firstRow = 0;
    tiers.forEach(({ tier }, place) => {
      let firstColumn = 0;
      this.#lanes.forEach((lane, index) => {
        const nodes = cell(index, tier);
        const columns = columnsOf(nodes.length);
        nodes.forEach((node, i) => {
          const own = incoming.get(node.id) ?? [];
          placed.push({
            node,
            row: firstRow + Math.floor(i / columns),
            column: firstColumn + (i % columns),
            incoming: own,
            up: [],
            down: [],
            ranks: new Map(),
            ...sizeOf(node, own),
          });
        });
        firstColumn += lane.columns;
      });
      firstRow += this.#tiers[place]?.rows ?? 0;
    });
    this.#placed = placed;
    this.#byId = new Map(placed.map((card) => [card.node.id, card]));
    const rows = this.#tiers.reduce((sum, tier) => sum + tier.rows, 0);
    const columns = this.#lanes.reduce((sum, lane) => sum + lane.columns, 0);
    this.#level = Array.from({ length: rows + 1 }, () => new Gap());
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
    const columnOf = (net: NetDraft): number => this.#byId.get(net.to)?.column ?? 0;
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
    net: NetDraft,
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
  #place(card: Placed, net: NetDraft, edge: 'in' | 'up' | 'down'): number {
    const column = this.#widths[card.column] ?? 1;
    const own = outerWidth(card);
    return 2 * card.column + 1 + ((column - own) / 2 + this.#share(card, net, edge) * own) / column;
  }

  /** Where on a card a net enters or leaves, as a part of its width. */
  #share(card: Placed, net: NetDraft, edge: 'in' | 'up' | 'down'): number {
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
    const laneStart = new Set<number>();
    let column = 0;
    for (const lane of this.#lanes) {
      laneStart.add(column);
      column += lane.columns;
    }
    // Between lanes there is room for the wall.
    const WALL = 22;
    const xs: number[] = [];
    const gapX: number[] = [];
    let x = metrics.left;
    for (let i = 0; i <= columns; i++) {
      if (i > 0 && laneStart.has(i)) x += WALL;
      gapX.push(x);
      x += this.#upright[i]?.size ?? 0;
      if (i < columns) {
        xs.push(x);
        x += widths[i] ?? 0;
      }
    }
    const right = x;
    const ys: number[] = [];
    const gapY: number[] = [];
    let y = metrics.margin + metrics.laneHead;
    for (let i = 0; i <= rows; i++) {
      gapY.push(y);
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
    const levelY = (gap: number, net: NetDraft): number => at(gapY, gap) + (this.#level[gap]?.at(net) ?? 0);

    const nets = this.#drafts.flatMap((net): Net[] => {
      const target = this.#byId.get(net.to);
      const box = target === undefined ? undefined : boxes.get(target);
      if (target === undefined || box === undefined) return [];
      const chip = chipsOf(target.incoming)[target.incoming.indexOf(net)];
      if (chip === undefined) return [];
      const entry = { x: box.x + chip.x + chip.width / 2, y: box.y };
      const trunkX = at(gapX, target.column) + (this.#upright[target.column]?.at(net) ?? 0);
      const last = levelY(target.row, net);
      const lines = this.#leaving(net, target).flatMap(({ source, gap, edge }): Point[][] => {
        const from = boxes.get(source);
        if (from === undefined) return [];
        const outX = from.x + this.#share(source, net, edge) * from.width;
        const start = { x: outX, y: edge === 'down' ? from.y + from.height : from.y };
        const first = levelY(gap, net);
        return [
          gap === target.row
            ? [start, { x: outX, y: last }, { x: entry.x, y: last }, entry]
            : [
                start,
                { x: outX, y: first },
                { x: trunkX, y: first },
                { x: trunkX, y: last },
                { x: entry.x, y: last },
                entry,
              ],
        ];
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

    let first = 0;
    const lanes = this.#lanes.map(({ zone, title, columns: own }): Lane => {
      const start = at(gapX, first);
      const end = first + own >= columns ? right : at(gapX, first + own) - WALL;
      first += own;
      return { zone, title, x: start, width: end - start };
    });
    let firstRow = 0;
    const tierRows = this.#tiers.map(({ title, rows: own }): TierRow => {
      const start = at(gapY, firstRow);
      firstRow += own;
      return { title, y: start, height: (firstRow >= rows ? bottom : at(gapY, firstRow)) - start };
    });
    return {
      width: Math.ceil(right + metrics.margin),
      height: Math.ceil(bottom + metrics.margin),
      lanes,
      rows: tierRows,
      cards: this.#placed.map((card) => ({
        node: card.node,
        ...(boxes.get(card) ?? { x: 0, y: 0, width: 0, height: 0 }),
      })),
      nets,
      walls: this.#walls(lanes, WALL),
    };
  }

  /** A firewall stands on the outer border of the more trusted of its zones. */
  #walls(lanes: readonly Lane[], room: number): readonly Wall[] {
    const byX = new Map<number, TopologyFirewall[]>();
    const laneOf = new Map(lanes.map(({ zone }, lane) => [zone?.name, lane]));
    for (const firewall of this.#topology.firewalls) {
      const own = firewall.between.flatMap((name) => laneOf.get(name) ?? []);
      const inner = own.length === 0 ? -1 : greatest(own);
      const lane = lanes[inner];
      // The wall of a zone that has no lane is not drawn.
      if (lane === undefined || (own.length < 2 && inner === 0)) continue;
      const x = lane.x - room / 2;
      push(byX, x, firewall);
    }
    return [...byX].map(([x, firewalls]) => ({ x, firewalls }));
  }
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

const outerWidth = (card: Placed): number => Math.max(card.width, chipsWidth(card.incoming) + card.up.length * 9 + 8);
