/** The document without its hosts, one placeholder a list of them, and how they come together again. */
import { countBelow, isSameList } from './lists';
import type { HostList } from './scan';
import { shiftIn, type Block, type Entry, type MapNode, type Node, type SeqNode } from './tree';

/** The root, and what became of nodes that had to be copied to put the hosts in. */
export interface Assembly {
  readonly root: Node | undefined;
  readonly copies: ReadonlyMap<Node, MapNode | SeqNode>;
}

/** The hosts of one list of the skeleton. */
export interface Blocks {
  /** Column of the dash of every item. */
  readonly indent: number;
  readonly blocks: readonly Block[];
  /** What stands for each block in the tree. */
  readonly roots: readonly Node[];
  /** How many of them are tainted. */
  readonly tainted: number;
}

export function blocksOf(indent: number, blocks: readonly Block[]): Blocks {
  const roots = blocks.map((block) => rootOf(block, indent));
  return { indent, blocks, roots, tainted: roots.reduce((count, { tainted }) => count + Number(tainted), 0) };
}

/** The list with another block in one place. */
export function withBlock({ indent, blocks, roots, tainted }: Blocks, place: number, block: Block): Blocks {
  const root = rootOf(block, indent);
  const [own, others] = [blocks.slice(), roots.slice()];
  const was = others[place]?.tainted === true;
  own[place] = block;
  others[place] = root;
  return { indent, blocks: own, roots: others, tainted: tainted - Number(was) + Number(root.tainted) };
}

/** A piece of the skeleton that is contiguous in the document. */
export interface Segment {
  readonly skeletonStart: number;
  readonly documentStart: number;
  readonly length: number;
}

const PLACEHOLDER = '- ~\n';

/** The document with one placeholder item for each run of host items. */
export function cutSkeleton(
  text: string,
  lists: readonly HostList[],
): { skeletonText: string; segments: readonly Segment[] } {
  const segments: Segment[] = [];
  const parts: string[] = [];
  let skeletonAt = 0;
  let documentAt = 0;
  const keep = (end: number): void => {
    const length = end - documentAt;
    segments.push({ skeletonStart: skeletonAt, documentStart: documentAt, length });
    parts.push(text.slice(documentAt, end));
    skeletonAt += length;
    documentAt = end;
  };
  for (const list of lists) {
    const first = list.items[0];
    const last = list.items.at(-1);
    if (first === undefined || last === undefined) continue;
    keep(first.start);
    const placeholder = ' '.repeat(list.indent) + PLACEHOLDER;
    parts.push(placeholder);
    // Positions inside the placeholder stand for the dash of the first item.
    segments.push({ skeletonStart: skeletonAt, documentStart: first.start, length: list.indent });
    skeletonAt += placeholder.length;
    documentAt = last.end;
  }
  keep(text.length);
  return { skeletonText: lists.length === 0 ? text : parts.join(''), segments };
}

/** Skeleton offsets of the `~` of each placeholder. */
export function placeholdersOf(
  skeletonText: string,
  lists: readonly HostList[],
  segments: readonly Segment[],
): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  lists.forEach((_, index) => {
    const segment = segments[2 * index + 1];
    if (segment === undefined) return;
    places.set(skeletonText.indexOf('~', segment.skeletonStart), index);
  });
  return places;
}

/**
 * Puts the host items where their placeholders stand; copies only the nodes on the way, and those only where they hold something
 * else than in the version `before`.
 */
export function assemble(
  skeleton: Block,
  lists: readonly Blocks[],
  places: ReadonlyMap<number, number>,
  before: Assembly | undefined,
): Assembly {
  const copies = new Map<Node, MapNode | SeqNode>();
  if (skeleton.root === undefined || places.size === 0) return { root: skeleton.root, copies };
  const offsets = [...places.keys()].sort((a, b) => a - b);
  const holds = (node: Node): boolean => {
    const shift = shiftIn(skeleton, node) ?? 0;
    const first = offsets[countBelow(offsets, node.start + shift)];
    return first !== undefined && first <= node.end + shift;
  };
  const build = (node: Node): Node => {
    const old = before?.copies.get(node);
    if (node.kind === 'seq') {
      if (!node.items.some(holds)) return node;
      const listOf = (item: Node): Blocks | undefined => {
        const place = item.kind === 'scalar' ? places.get(item.start + (shiftIn(skeleton, item) ?? 0)) : undefined;
        return place === undefined ? undefined : lists[place];
      };
      // As a rule one run of hosts is all that a list has.
      const [first] = node.items;
      const only = node.items.length === 1 && first !== undefined ? listOf(first) : undefined;
      const items =
        only?.roots ??
        node.items.flatMap((item): readonly Node[] => listOf(item)?.roots ?? [holds(item) ? build(item) : item]);
      if (old?.kind === 'seq' && isSameList(old.items, items)) return keep(node, old);
      const isTainted = only === undefined ? items.some((item) => item.tainted) : only.tainted > 0;
      return keep(node, { ...node, items, tainted: node.tainted || isTainted });
    }
    if (node.kind === 'map') {
      const entries = node.entries.map((entry): Entry =>
        holds(entry.value) ? { key: entry.key, value: build(entry.value) } : entry,
      );
      const isSame =
        old?.kind === 'map' &&
        old.entries.length === entries.length &&
        entries.every(({ key, value }, i) => old.entries[i]?.key === key && old.entries[i].value === value);
      if (isSame) return keep(node, old);
      return keep(node, {
        ...node,
        entries,
        tainted: node.tainted || entries.some((entry) => entry.value.tainted),
      });
    }
    return node;
  };
  const keep = (node: Node, copy: MapNode | SeqNode): Node => {
    copies.set(node, copy);
    return copy;
  };
  return { root: build(skeleton.root), copies };
}

const rootOf = (block: Block, indent: number): Node => block.root ?? emptyItem(block, indent + 1);

/** What stands for an item that is not there, the same as long as its block is. */
const emptyItems = new WeakMap<Block, Node>();

function emptyItem(block: Block, at: number): Node {
  let node = emptyItems.get(block);
  if (node === undefined) {
    node = {
      ...{ kind: 'scalar', piece: block.piece, start: at, end: at },
      ...{ tainted: true, value: null, source: '', style: 'plain' },
    };
    emptyItems.set(block, node);
  }
  return node;
}
