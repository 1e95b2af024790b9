/**
 * What a spec takes away from the one that it extends: a mapping with `remove: true`. As an item of a list it takes away every item
 * with the same values (`{ name: web-2, remove: true }`), as the value of a key what the spec below has there.
 */
import { entryOf, liveEntries, type MapNode, type Node, type ScalarNode } from '../syntax/tree';
import { isUserKey, REMOVE } from './dsl';

/** The node, if it takes something away. */
export function removalOf(node: Node): MapNode | undefined {
  const value = entryOf(node, REMOVE)?.value;
  return node.kind === 'map' && value?.kind === 'scalar' && value.value === true && !value.tainted ? node : undefined;
}

export const isRemoval = (node: Node): boolean => removalOf(node) !== undefined;

/** What an item of a list must have to be taken away. */
export const wanted = (removal: MapNode): MapNode['entries'] =>
  liveEntries(removal).filter(({ key }) => key.source !== REMOVE && !isUserKey(key.source));

/** Whether a removal in a list takes away this item: all that it says of it is so. A plain item is short for its one key. */
export function takesAway(removal: MapNode, item: Node): boolean {
  const entries = wanted(removal);
  const [only] = entries;
  if (only === undefined) return false;
  if (item.kind === 'scalar') return entries.length === 1 && same(only.value, item);
  return item.kind === 'map' && entries.every(({ key, value }) => same(value, entryOf(item, key.source)?.value));
}

const same = (a: Node, b: Node | undefined): boolean =>
  a.kind === 'scalar' && b?.kind === 'scalar' && a.value !== null && a.source === b.source;

/** Which nodes have a removal somewhere inside, remembered by node. */
export type RemovalCache = WeakMap<Node, boolean>;

export function hasRemoval(node: Node, cache: RemovalCache): boolean {
  if (node.kind === 'scalar' || node.kind === 'alias') return false;
  const known = cache.get(node);
  if (known !== undefined) return known;
  const found =
    isRemoval(node) ||
    (node.kind === 'map'
      ? node.entries.some(({ value }) => hasRemoval(value, cache))
      : node.items.some((item) => hasRemoval(item, cache)));
  cache.set(node, found);
  return found;
}

/** A node without the removals inside it; the node itself where it has none. */
export function withoutRemovals(node: Node, cache: RemovalCache): Node {
  if (!hasRemoval(node, cache)) return node;
  if (node.kind === 'map') {
    const entries = node.entries
      .filter(({ value }) => !isRemoval(value))
      .map(({ key, value }) => ({ key, value: withoutRemovals(value, cache) }));
    return { ...node, entries };
  }
  if (node.kind !== 'seq') return node;
  return { ...node, items: node.items.filter((item) => !isRemoval(item)).map((item) => withoutRemovals(item, cache)) };
}

/** A removal that takes nothing away, and what stands in its place below. */
export interface IdleRemoval {
  readonly removal: MapNode;
  /** The list or the value that it would take from; undefined where there is none. */
  readonly below: Node | undefined;
  /** The key that it is the value of; undefined for an item of a list. */
  readonly key?: ScalarNode;
}

/** The removals of a spec that have nothing to take away from `below`, the specs that it extends laid on each other. */
export function idleRemovals(over: Node, below: Node | undefined, cache: RemovalCache): readonly IdleRemoval[] {
  const idle: IdleRemoval[] = [];
  const visit = (node: Node, base: Node | undefined): void => {
    if (!hasRemoval(node, cache)) return;
    if (node.kind === 'map') {
      for (const { key, value } of liveEntries(node)) {
        const inner = entryOf(base, key.source)?.value;
        const removal = removalOf(value);
        if (removal === undefined) visit(value, inner);
        else if (inner === undefined || wanted(removal).length > 0) idle.push({ removal, below: inner, key });
      }
    }
    if (node.kind !== 'seq') return;
    const items = base?.kind === 'seq' ? base.items : [];
    for (const item of node.items) {
      const removal = removalOf(item);
      const under = items.find((candidate) => isSameItem(candidate, item));
      if (removal === undefined) visit(item, under);
      else if (!items.some((candidate) => takesAway(removal, candidate))) idle.push({ removal, below: base });
    }
  };
  visit(over, below);
  return idle;
}

/** What identifies an item of a list of a spec that is laid over another: its `name`, or for a tier its number. */
export function nameOf(node: Node): string | undefined {
  const value = (entryOf(node, 'name') ?? entryOf(node, 'tier'))?.value;
  return value?.kind === 'scalar' && value.value !== null ? value.source : undefined;
}

/** The same where something of the list is taken away: then components and plain items are laid on each other too. */
export function identityOf(node: Node): string | undefined {
  if (node.kind === 'scalar') return node.value === null ? undefined : node.source;
  const component = entryOf(node, 'component')?.value;
  return nameOf(node) ?? (component?.kind === 'scalar' && component.value !== null ? component.source : undefined);
}

const isSameItem = (a: Node, b: Node): boolean => {
  const name = nameOf(b);
  return name !== undefined && nameOf(a) === name;
};
