/**
 * Where everything of a topology is drawn: zones are lanes from left to right, tiers are rows from top to bottom, flows run in
 * the gaps between the cards. Pure geometry in pixels from the upper left corner; the same graph gives the same picture.
 */
import { Heap } from './heap';
import { componentInfo, isComponentId, type Product } from '../catalog/components';
import type { Topology, TopologyFirewall, TopologyFlow, TopologyNode, TopologyZone } from './graph';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a flow serves, for its colour. */
export type FlowFamily = 'mail' | 'calendar' | 'chat' | 'web' | 'directory' | 'other';

/** Flows of one protocol to one card, from all who use it. */
export interface Net {
  readonly to: string;
  readonly label: string;
  readonly flows: readonly { readonly from: string; readonly flow: TopologyFlow }[];
  readonly family: FlowFamily;
  readonly blocked: boolean;
  /** Lines, each a list of corners; every piece is level or upright. */
  readonly lines: readonly (readonly Point[])[];
  /** Where it enters the card: the tip of the arrow. */
  readonly entry: Point;
  /** The label inside the card, below the arrow. */
  readonly chip: Box;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Card extends Box {
  readonly node: TopologyNode;
}

export interface Lane {
  readonly zone: TopologyZone | undefined;
  readonly title: string;
  readonly x: number;
  readonly width: number;
}

export interface TierRow {
  readonly title: string;
  readonly y: number;
  readonly height: number;
}

/** A firewall, drawn as an upright bar on the border of two lanes. */
export interface Wall {
  readonly x: number;
  readonly firewalls: readonly TopologyFirewall[];
}

export interface TopologyLayout {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly Lane[];
  readonly rows: readonly TierRow[];
  readonly cards: readonly Card[];
  readonly nets: readonly Net[];
  readonly walls: readonly Wall[];
}

export const metrics = {
  /** Width of a character of the fixed font of chips, at 10 px. */
  chipCharacter: 6.05,
  /** Width of a character of other text, at 12 px; a little more than the average. */
  character: 6.9,
  cardHead: 24,
  line: 15,
  chip: 17,
  laneHead: 34,
  left: 92,
  margin: 14,
} as const;

const CARD_WIDTH = { least: 140, most: 560 } as const;
const TRACK = 7;
const GAP = 12;
const MOST_CHIPS = 6;
const ROWS: readonly string[] = [
  'Users and\nother systems',
  'Tier 0\nload balancers',
  'Tier 1\naccess',
  'Tier 2\ndata',
  'No tier',
];

interface NetDraft {
  readonly to: string;
  readonly label: string;
  readonly flows: { from: string; flow: TopologyFlow }[];
  readonly family: FlowFamily;
  readonly blocked: boolean;
}

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

function netsOf(topology: Topology): readonly NetDraft[] {
  const byTarget = new Map<string, Map<string, NetDraft>>();
  for (const link of topology.links) {
    for (const flow of link.flows) {
      if (flow.common || link.from === link.to) continue;
      const blocked = flow.verdict === 'blocked';
      const label = `${flow.protocol}${flow.port === null ? '' : ` ${flow.port}`}`;
      const nets = byTarget.get(link.to) ?? new Map<string, NetDraft>();
      byTarget.set(link.to, nets);
      const key = `${label} ${blocked}`;
      const net = nets.get(key) ?? { to: link.to, label, flows: [], family: familyOf(flow), blocked };
      nets.set(key, net);
      net.flows.push({ from: link.from, flow });
    }
  }
  return [...byTarget.values()].flatMap((nets) => {
    const all = [...nets.values()];
    if (all.length <= MOST_CHIPS) return all;
    // What is blocked is never hidden in the rest.
    const shown = [...all.filter((net) => net.blocked), ...all.filter((net) => !net.blocked)].slice(0, MOST_CHIPS - 1);
    const rest = all.filter((net) => !shown.includes(net));
    const [first] = rest;
    if (first === undefined) return all;
    const label = `+${rest.length} more`;
    return [
      ...all.filter((net) => shown.includes(net)),
      {
        to: first.to,
        label,
        family: 'other',
        blocked: rest.some((net) => net.blocked),
        flows: rest.flatMap((net) => net.flows),
      } as const,
    ];
  });
}

function familyOf(flow: TopologyFlow): FlowFamily {
  const end = isComponentId(flow.to) && flow.to !== 'load-balancer' ? flow.to : flow.from;
  if (/^(xmpp|mux|httpbind)/.test(flow.protocol)) return 'chat';
  if (/^(smtp|submission|imap|pop|lmtp)/.test(flow.protocol)) return 'mail';
  if (/^(http|wcap)/.test(flow.protocol)) return 'web';
  if (/^ldap/.test(flow.protocol)) return 'directory';
  return isComponentId(end) ? FAMILY[componentInfo(end).product] : 'other';
}

const FAMILY: Readonly<Record<Product, FlowFamily>> = {
  messaging: 'mail',
  filter: 'mail',
  calendar: 'calendar',
  'instant-messaging': 'chat',
  convergence: 'web',
  'communications-express': 'web',
  outlook: 'web',
  mobile: 'web',
  portal: 'web',
  container: 'web',
  directory: 'directory',
  identity: 'directory',
  search: 'other',
  queue: 'other',
  infrastructure: 'other',
};

const tierRowOf = (node: TopologyNode): number =>
  node.tier !== null && node.tier >= 0 && node.tier <= 2 ? node.tier + 1 : node.kind === 'outside' ? 0 : 4;

/** Tracks in a gap: pieces of different nets that would touch lie on different ones. */
class Gap {
  readonly #pieces: { readonly net: NetDraft; readonly from: number; readonly to: number }[] = [];
  readonly #track = new Map<NetDraft, number>();
  #tracks = 0;

  add(net: NetDraft, places: readonly number[]): void {
    this.#pieces.push({ net, from: least(places), to: greatest(places) });
  }

  /** Gives every piece the first track that is free where it begins. */
  settle(): void {
    const busy = new Heap<{ readonly track: number; readonly end: number }>((a, b) => a.end < b.end);
    const free = new Heap<number>((a, b) => a < b);
    for (const { net, from, to } of this.#pieces.sort((a, b) => a.from - b.from || a.to - b.to)) {
      // What ends before this piece ends before all that follow.
      for (let first = busy.first; first !== undefined && first.end < from; first = busy.first) {
        busy.take();
        free.add(first.track);
      }
      const track = free.take() ?? this.#tracks++;
      busy.add({ track, end: to });
      this.#track.set(net, track);
    }
  }

  get size(): number {
    return 2 * GAP + Math.max(0, this.#tracks - 1) * TRACK;
  }

  /** Distance from the beginning of the gap. */
  at(net: NetDraft): number {
    return GAP + (this.#track.get(net) ?? 0) * TRACK;
  }
}

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

/** Spread arguments end at some hundred thousand. */
const least = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
const greatest = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

const outerWidth = (card: Placed): number => Math.max(card.width, chipsWidth(card.incoming) + card.up.length * 9 + 8);

const chipWidth = (label: string): number => Math.ceil(label.length * metrics.chipCharacter) + 8;

const chipsWidth = (nets: readonly NetDraft[]): number => nets.reduce((sum, net) => sum + chipWidth(net.label) + 4, 6);

/** The labels of the flows that come in, side by side, from the left edge of the card. */
function chipsOf(nets: readonly NetDraft[]): readonly { readonly x: number; readonly width: number }[] {
  let x = 5;
  return nets.map((net) => {
    const own = { x, width: chipWidth(net.label) };
    x += own.width + 4;
    return own;
  });
}

/** Component lines of a card, the surplus counted. */
export function cardLines(node: TopologyNode): readonly string[] {
  const ids = [...new Set(node.components.map(({ id, version }) => (version === undefined ? id : `${id} ${version}`)))];
  return ids.length <= 7 ? ids : [...ids.slice(0, 6), `and ${ids.length - 6} more`];
}

/** The name of a card: clipped, with the number of hosts it stands for. */
export const cardTitle = (node: TopologyNode): string =>
  `${clipped(node.name, 30)}${node.count > 1 ? ` ×${node.count}` : ''}`;

export const clipped = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

function sizeOf(
  node: TopologyNode,
  incoming: readonly NetDraft[],
): { readonly width: number; readonly height: number } {
  const lines = cardLines(node);
  const longest = Math.max(
    cardTitle(node).length * 1.18 + (node.site === null ? 0 : clipped(node.site, 16).length + 2),
    ...lines.map((line) => clipped(line, 40).length),
  );
  return {
    width: Math.min(
      CARD_WIDTH.most,
      Math.max(CARD_WIDTH.least, Math.ceil(longest * metrics.character) + 22, chipsWidth(incoming)),
    ),
    height:
      (incoming.length > 0 ? metrics.chip : 4) +
      metrics.cardHead +
      lines.length * metrics.line +
      (lines.length > 0 ? 6 : 0),
  };
}
