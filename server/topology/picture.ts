/** What is drawn of a deployment and where, in units of the picture. */
import type { Product } from '../catalog/components';
import type { TopologyNode, TopologyZone, TopologyFirewall } from './graph';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a flow serves, for its colour. */
export type FlowFamily = 'mail' | 'calendar' | 'chat' | 'web' | 'directory' | 'other';

/** Flows of one protocol to one card, from all who use it, before anybody has decided where they run. */
export interface Arrow {
  readonly to: string;
  readonly label: string;
  readonly flows: readonly { readonly from: string; readonly flow: { readonly purpose: string } }[];
  readonly family: FlowFamily;
  readonly blocked: boolean;
  /** For each card that sends on it. */
  readonly products: ReadonlyMap<string, readonly Product[]>;
}

/** The same in a picture. */
export interface Net extends Arrow {
  /** A line from everybody who uses it, in the order of the cards. */
  readonly lines: readonly NetLine[];
  /** Where it enters the card: the tip of the arrow. */
  readonly entry: Point;
  /** The label inside the card, below the arrow. */
  readonly chip: Box;
}

/** The way of the flows of one card. */
export interface NetLine {
  /** The card that it leaves. */
  readonly from: string;
  /** Of what it serves and what uses it, for whoever looks at one product. */
  readonly products: readonly Product[];
  /** Its corners, the one at `from` first; every piece is level or upright. */
  readonly points: readonly Point[];
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

/** The hosts of a site in one zone. */
export interface SiteFrame extends Box {
  readonly site: string;
  readonly lane: Lane;
  /** What is drawn of its name, and where: beside the flows that come in from above, where there is room. */
  readonly title: string;
  readonly label: Box;
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
  /** No two of them overlap, and no card of another site or zone stands in one. */
  readonly frames: readonly SiteFrame[];
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
  /** Room for a mark with a number, of which a card has two: what is found about a host must not move the others. */
  badge: 31,
  laneHead: 34,
  /** Room for the name of a site at the top of its frame. */
  frameHead: 24,
  left: 98,
  margin: 14,
} as const;
