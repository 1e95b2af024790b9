/** `extends`: one spec laid over another. Mappings merge, lists of named items merge by name, everything else replaces. */
import {
  entryOf,
  liveEntries,
  type Entry,
  type MapNode,
  type Node,
  type ScalarNode,
  type SeqNode,
} from '../syntax/tree';
import type { SyntaxTree } from '../syntax/document';

/** Bases that may lie under one spec. */
export const MAX_BASES = 8;

/** The value of `extends`, where it is a text. */
export function extendsOf(tree: SyntaxTree): ScalarNode | undefined {
  const value = entryOf(tree.root, 'extends')?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' && !value.tainted ? value : undefined;
}

/** Merges by node identity, so that what neither side changed keeps its identity. */
export type MergeCache = WeakMap<Node, { readonly base: Node; readonly merged: Node }>;

/** Lays `over` on `base`; the result is made of nodes of both, and each still knows where it stands. */
export function mergeNodes(base: Node, over: Node, cache: MergeCache): Node {
  const known = cache.get(over);
  if (known?.base === base) return known.merged;
  const merged = merge(base, over, cache);
  cache.set(over, { base, merged });
  return merged;
}

function merge(base: Node, over: Node, cache: MergeCache): Node {
  if (base.kind === 'map' && over.kind === 'map') {
    const own = new Map(over.entries.map((entry) => [entry.key.source, entry]));
    const below = liveEntries(base);
    const inherited = new Set(below.map((entry) => entry.key.source));
    const entries: Entry[] = below.map((entry) => {
      const above = own.get(entry.key.source);
      return above === undefined ? entry : { key: above.key, value: mergeNodes(entry.value, above.value, cache) };
    });
    for (const entry of own.values()) if (!inherited.has(entry.key.source)) entries.push(entry);
    const map: MapNode = { ...over, entries, tainted: over.tainted || base.tainted };
    return map;
  }
  if (base.kind === 'seq' && over.kind === 'seq') {
    const keys = over.items.map(nameOf);
    if (keys.length === 0 || keys.includes(undefined) || base.items.some((item) => nameOf(item) === undefined))
      return over;
    const own = new Map<string | undefined, Node>();
    for (const item of over.items) if (!own.has(nameOf(item))) own.set(nameOf(item), item);
    const items: Node[] = base.items.map((item) => {
      const above = own.get(nameOf(item));
      return above === undefined ? item : mergeNodes(item, above, cache);
    });
    const names = new Set(base.items.map(nameOf));
    for (const item of over.items) if (!names.has(nameOf(item)) || own.get(nameOf(item)) !== item) items.push(item);
    const seq: SeqNode = { ...over, items, tainted: over.tainted || base.tainted };
    return seq;
  }
  return over;
}

/** What identifies an item in a list: its `name`, or for a tier its number. */
function nameOf(node: Node): string | undefined {
  const value = (entryOf(node, 'name') ?? entryOf(node, 'tier'))?.value;
  return value?.kind === 'scalar' && value.value !== null ? value.source : undefined;
}
