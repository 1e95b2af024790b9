/** What is drawn of a deployment and where, in units of the picture. */
import type { TopologyFlow, TopologyNode, TopologyZone, TopologyFirewall } from './graph';

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
