/**
 * The syntax tree: plain immutable data, made once from what the YAML parser returns, which is then dropped.
 *
 * A document is split into blocks: each host item is a block of its own, all the rest (the skeleton) is one more. Nodes
 * carry offsets relative to their block, so a block that an edit did not touch is the same object in the next version; in a
 * block that is read again, nodes that say the same keep their identity (`adopt.ts`), and a list or mapping that was edited
 * keeps its `id`. Everything that was computed from nodes can be carried over by identity. `SyntaxTree.spanOf` gives document
 * offsets.
 */

/** Offsets in UTF-16 units, 0-based, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** What a block is from its first version on, whatever is edited in it. */
export class Home {
  /** Where it stood last among the blocks of a tree: where to look first. */
  hint = 0;
}

/** One reading of a block. A node that an edit did not touch stays that of an earlier reading. */
export interface Piece {
  readonly home: Home;
}

interface NodeBase {
  readonly piece: Piece;
  /** Relative to the block as it was in that reading; end exclusive, without trailing comments and line breaks. */
  readonly start: number;
  readonly end: number;
  readonly anchor?: string;
  /** A syntax error touches this node (a scalar) or lies somewhere inside it (a map or list). */
  readonly tainted: boolean;
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As written, without quotes: `1.10` stays `1.10`. Empty for an absent value. */
  readonly source: string;
  readonly style: ScalarStyle;
}

export interface Entry {
  readonly key: ScalarNode;
  readonly value: Node;
}

/** The same object for a collection and what edits make of it. */
export type CollectionId = object;

export const newId = (): CollectionId => ({});

export interface MapNode extends NodeBase {
  readonly kind: 'map';
  readonly id: CollectionId;
  readonly entries: readonly Entry[];
  readonly flow: boolean;
}

export interface SeqNode extends NodeBase {
  readonly kind: 'seq';
  readonly id: CollectionId;
  readonly items: readonly Node[];
  readonly flow: boolean;
}

export interface AliasNode extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
}

export type Node = ScalarNode | MapNode | SeqNode | AliasNode;

/** What the parser could not read, or what the format does not allow at the level of YAML. */
export interface BlockProblem {
  readonly code: SyntaxCode;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** For a key that is written twice: the same key before it. */
  readonly earlier?: ScalarNode;
}

/** `YAML001` syntax, `YAML002` duplicate key, `YAML003` unresolved alias, `YAML004` too deep, `YAML005` several documents, `YAML006` alias budget, `YAML007` too large. */
export type SyntaxCode = 'YAML001' | 'YAML002' | 'YAML003' | 'YAML004' | 'YAML005' | 'YAML006' | 'YAML007';

/** A separately parsed part of the text. */
export interface Block {
  readonly piece: Piece;
  /** The length of its text in UTF-16 units. */
  readonly length: number;
  readonly root: Node | undefined;
  readonly problems: readonly BlockProblem[];
  readonly anchors: readonly Node[];
  readonly aliases: readonly AliasNode[];
  /** What is left of earlier readings. */
  readonly kept?: Kept;
}

/** A stretch of the text of an earlier reading that stands in the block unchanged: offsets there, and how far they have moved. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

export interface Kept {
  readonly stretches: ReadonlyMap<Piece, readonly Stretch[]>;
  /** Collections that were edited, as they are now. */
  readonly edited: ReadonlyMap<CollectionId, MapNode | SeqNode>;
}

/** How far a node has moved within its block; undefined where it does not stand in it. */
export function shiftIn(block: Block, { piece, start, end }: Node): number | undefined {
  if (piece === block.piece) return 0;
  for (const { from, to, by } of block.kept?.stretches.get(piece) ?? [])
    if (start >= from && end <= to && start < to && end > from) return by;
  return undefined;
}

/** Whether two nodes stand in one block: the same host item, or the rest of the same file. */
export const standTogether = (a: Node, b: Node): boolean => a.piece.home === b.piece.home;

/** A collection as it is in a block now; every other node as it is. */
export const newest = (block: Block, node: Node): Node =>
  node.kind === 'map' || node.kind === 'seq' ? (block.kept?.edited.get(node.id) ?? node) : node;

/** The entries that count: of a key that is written twice, the last. */
export function liveEntries(node: MapNode): readonly Entry[] {
  const last = new Map<string, Entry>();
  for (const entry of node.entries) last.set(entry.key.source, entry);
  return last.size === node.entries.length
    ? node.entries
    : node.entries.filter((entry) => last.get(entry.key.source) === entry);
}

/** The value of `key` in a map, the last one where it is written twice. */
export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  if (node?.kind !== 'map') return undefined;
  return node.entries.findLast((entry) => entry.key.source === key);
}

/** Whether a syntax error lies in a collection itself, and not only deeper inside. */
export function isDirectlyTainted(node: MapNode | SeqNode): boolean {
  if (!node.tainted) return false;
  const tainted = childrenOf(node).filter((child) => child.tainted);
  return tainted.length === 0 || tainted.some((child) => child.kind === 'scalar' || child.kind === 'alias');
}

/** Child nodes in document order, keys included. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'map':
      return node.entries.flatMap((entry) => [entry.key, entry.value]);
    case 'seq':
      return node.items;
    case 'scalar':
    case 'alias':
      return [];
  }
}
