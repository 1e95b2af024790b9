/** The document without its hosts, one placeholder a list of them, and how they come together again. */
import type { HostList } from './scan';
import type { Block, Entry, MapNode, Node, SeqNode } from './tree';

/** The root, and what became of nodes that had to be copied to put the hosts in. */
export interface Assembly {
  readonly root: Node | undefined;
  readonly copies: ReadonlyMap<Node, Node>;
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

/** Puts the host items where their placeholders stand; copies only the nodes on the way. */
export function assemble(
  skeleton: Block,
  lists: readonly HostList[],
  blocks: readonly (readonly Block[])[],
  places: ReadonlyMap<number, number>,
): Assembly {
  const copies = new Map<Node, Node>();
  if (skeleton.root === undefined || places.size === 0) return { root: skeleton.root, copies };
  const offsets = [...places.keys()].sort((a, b) => a - b);
  const holds = (node: Node): boolean => {
    let low = 0;
    let high = offsets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((offsets[middle] ?? 0) < node.start) low = middle + 1;
      else high = middle;
    }
    const first = offsets[low];
    return first !== undefined && first <= node.end;
  };
  const build = (node: Node): Node => {
    if (node.kind === 'seq') {
      if (!node.items.some(holds)) return node;
      const items = node.items.flatMap((item): Node[] => {
        const index = item.kind === 'scalar' ? places.get(item.start) : undefined;
        if (index === undefined) return [holds(item) ? build(item) : item];
        const behindDash = (lists[index]?.indent ?? 0) + 1;
        return (blocks[index] ?? []).map((block) => block.root ?? emptyItem(block, behindDash));
      });
      const copy: SeqNode = { ...node, items, tainted: node.tainted || items.some((item) => item.tainted) };
      copies.set(node, copy);
      return copy;
    }
    if (node.kind === 'map') {
      const entries = node.entries.map((entry): Entry =>
        holds(entry.value) ? { key: entry.key, value: build(entry.value) } : entry,
      );
      const copy: MapNode = { ...node, entries, tainted: node.tainted || entries.some((entry) => entry.value.tainted) };
      copies.set(node, copy);
      return copy;
    }
    return node;
  };
  return { root: build(skeleton.root), copies };
}

const emptyItem = (block: Block, at: number): Node => ({
  kind: 'scalar',
  block,
  start: at,
  end: at,
  tainted: true,
  value: null,
  source: '',
  style: 'plain',
});
