/**
 * `extends`: one spec laid over another. Mappings merge, lists of named items merge by name, everything else replaces; what has
 * `remove: true` goes.
 */
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
import { identityOf, isRemoval, nameOf, removalOf, takesAway, withoutRemovals, type RemovalCache } from './removal';

/** Bases that may lie under one spec. */
export const MAX_BASES = 8;

/** The value of `extends`, where it is a text. */
export function extendsOf(tree: SyntaxTree): ScalarNode | undefined {
  const value = entryOf(tree.root, 'extends')?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' && !value.tainted ? value : undefined;
}

/** What laying one tree on another remembers, by node identity, so that what neither side changed keeps its identity. */
export interface MergeCache {
  readonly merged: WeakMap<Node, { readonly base: Node; readonly merged: Node }>;
  readonly removals: RemovalCache;
}

/** Lays `over` on `base`; the result is made of nodes of both, and each still knows where it stands. */
export function mergeNodes(base: Node, over: Node, cache: MergeCache): Node {
  const known = cache.merged.get(over);
  if (known?.base === base) return known.merged;
  const merged = merge(base, over, cache);
  cache.merged.set(over, { base, merged });
  return merged;
}

function merge(base: Node, over: Node, cache: MergeCache): Node {
  if (base.kind === 'map' && over.kind === 'map') return mergeMaps(base, over, cache);
  if (base.kind === 'seq' && over.kind === 'seq') return mergeLists(base, over, cache);
  return withoutRemovals(over, cache.removals);
}

function mergeMaps(base: MapNode, over: MapNode, cache: MergeCache): MapNode {
  const own = new Map(over.entries.map((entry) => [entry.key.source, entry]));
  const below = liveEntries(base);
  const inherited = new Set(below.map((entry) => entry.key.source));
  const entries = below.flatMap((entry): readonly Entry[] => {
    const above = own.get(entry.key.source);
    if (above === undefined) return [entry];
    return isRemoval(above.value) ? [] : [{ key: above.key, value: mergeNodes(entry.value, above.value, cache) }];
  });
  for (const entry of own.values()) {
    if (inherited.has(entry.key.source) || isRemoval(entry.value)) continue;
    const value = withoutRemovals(entry.value, cache.removals);
    entries.push(value === entry.value ? entry : { key: entry.key, value });
  }
  return { ...over, entries, tainted: over.tainted || base.tainted };
}

function mergeLists(base: SeqNode, over: SeqNode, cache: MergeCache): Node {
  const removals = over.items.flatMap((item) => removalOf(item) ?? []);
  const taking = removals.length > 0;
  // Where something is taken away, what is left of the list stays; else a list of what has no name replaces it.
  const identify = taking ? identityOf : nameOf;
  const above = taking ? over.items.filter((item) => !isRemoval(item)) : over.items;
  const below = taking
    ? base.items.filter((item) => !removals.some((removal) => takesAway(removal, item)))
    : base.items;
  const nameless = (item: Node): boolean => identify(item) === undefined;
  if (!taking && (above.length === 0 || above.some(nameless) || below.some(nameless)))
    return withoutRemovals(over, cache.removals);
  const own = new Map<string, Node>();
  for (const item of above) {
    const id = identify(item);
    if (id !== undefined && !own.has(id)) own.set(id, item);
  }
  const names = new Set(below.map(identify));
  const ownOf = (item: Node): Node | undefined => own.get(identify(item) ?? '');
  const items: Node[] = below.map((item) => {
    const laid = ownOf(item);
    return laid === undefined ? item : mergeNodes(item, laid, cache);
  });
  for (const item of above) {
    if (names.has(identify(item)) && ownOf(item) === item) continue;
    items.push(withoutRemovals(item, cache.removals));
  }
  return { ...over, items, tainted: over.tainted || base.tainted };
}
