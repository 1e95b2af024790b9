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
  const parts = partsOf(below, identify);
  const items: Node[] = below.map((item) => {
    const laid = ownOf(item);
    if (laid === undefined) return item;
    const own = parts.get(identify(item) ?? '') ?? [];
    return mergeNodes(item, own.length > 1 ? shareOf(laid, own, own.indexOf(item)) : laid, cache);
  });
  for (const item of above) {
    if (names.has(identify(item)) && ownOf(item) === item) continue;
    items.push(withoutRemovals(item, cache.removals));
  }
  return { ...over, items, tainted: over.tainted || base.tainted };
}

/** The items of a list by what they are called: several where one is described in parts, as the hosts of a tier by site. */
function partsOf(
  items: readonly Node[],
  identify: (item: Node) => string | undefined,
): ReadonlyMap<string, readonly Node[]> {
  const parts = new Map<string, Node[]>();
  for (const item of items) {
    const id = identify(item) ?? '';
    const known = parts.get(id);
    if (known === undefined) parts.set(id, [item]);
    else known.push(item);
  }
  return parts;
}

/**
 * What of `over` is laid on one of several parts of the same name, so that nothing is there twice: of a list the items that stand in this
 * part, and each key that has its first value here. What is in none of the parts goes to the first.
 */
function shareOf(over: Node, parts: readonly Node[], place: number): Node {
  if (over.kind !== 'map') return over;
  const entries = over.entries.flatMap((entry): readonly Entry[] => {
    const { key, value } = entry;
    const below = parts.map((part) => entryOf(part, key.source)?.value);
    const home = Math.max(
      0,
      below.findIndex((each) => each !== undefined),
    );
    if (value.kind !== 'seq') return home === place ? [entry] : [];
    const items = value.items.filter((item) => {
      const part = below.findIndex((list) => list?.kind === 'seq' && list.items.some((each) => stands(item, each)));
      return (part < 0 ? home : part) === place;
    });
    return items.length === value.items.length
      ? [entry]
      : items.length === 0
        ? []
        : [{ key, value: { ...value, items } }];
  });
  return { ...over, entries };
}

/** Whether an item is laid on another, or takes it away. */
function stands(over: Node, below: Node): boolean {
  const removal = removalOf(over);
  if (removal !== undefined) return takesAway(removal, below);
  const name = identityOf(over);
  return name !== undefined && identityOf(below) === name;
}
