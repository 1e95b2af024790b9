/** What a card says, and how large that makes it. */
import { clippedTo, columns } from '../words/columns';
import type { TopologyNode } from './graph';
import { chipsWidth } from './nets';
import { metrics, type Arrow } from './picture';

export const CARD_WIDTH = { least: 140, most: 560 } as const;

/** The notes and component lines of a card, surplus components counted. */
export function cardLines(node: TopologyNode): readonly string[] {
  const ids = [...new Set(node.components.map(({ id, version }) => (version === undefined ? id : `${id} ${version}`)))];
  return [...(node.notes ?? []), ...(ids.length <= 7 ? ids : [...ids.slice(0, 6), `and ${ids.length - 6} more`])];
}

/** The name of a card: clipped, with the number of hosts it stands for. */
export const cardTitle = (node: TopologyNode): string =>
  `${clipped(node.name, 30)}${node.count > 1 ? ` ×${node.count}` : ''}`;

/** Of about so many letters' width. */
export const clipped = clippedTo;

/** Of the name of a site, with its field. */
export const labelWidth = (title: string): number => Math.ceil(columns(title) * metrics.character * 1.08) + 12;

export function sizeOf(
  node: TopologyNode,
  incoming: readonly Arrow[],
): { readonly width: number; readonly height: number } {
  const lines = cardLines(node);
  const longest = Math.max(
    columns(cardTitle(node)) * 1.18 + (2 * metrics.badge) / metrics.character,
    ...lines.map((line) => columns(clipped(line, 40))),
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
