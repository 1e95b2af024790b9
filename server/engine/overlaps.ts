/** Rules that meet on one fact: where the stronger one fires, the weaker ones are not reported for it. */
import type { Snapshot } from '../model/snapshot';
import { madeOf, type Rule } from '../rules/rule';
import type { CollectionId, Home, Node } from '../syntax/tree';
import type { Reported } from './finding';

/** Codes of weaker rules by the code of the stronger one, as the rules say it under `above`. */
export type Overlaps = ReadonlyMap<string, readonly string[]>;

export const overlapsOf = (rules: readonly Rule[]): Overlaps =>
  new Map(rules.flatMap(({ code, above }) => (above === undefined ? [] : [[code, above] as const])));

/** Leaves out findings that say less about a fact than another one does. */
export function dropOverlaps(raws: readonly Reported[], overlaps: Overlaps, snapshot: Snapshot): readonly Reported[] {
  const strong = raws.filter((raw) => overlaps.has(raw.rule.code) && raw.draft.advice !== true);
  if (strong.length === 0) return raws;
  const touched = new Map<string, Set<Subject>>();
  for (const raw of strong) {
    for (const weaker of overlaps.get(raw.rule.code) ?? []) {
      const nodes = touched.get(weaker) ?? new Set<Subject>();
      for (const node of subjects(raw, snapshot)) nodes.add(node);
      touched.set(weaker, nodes);
    }
  }
  return raws.filter((raw) => {
    const nodes = touched.get(raw.rule.code);
    return nodes === undefined || !subjects(raw, snapshot).some((node) => nodes.has(node));
  });
}

/** A list or mapping by its id, a host item by its home. */
type Subject = Node | CollectionId | Home;

/** What a finding is about: its own node, related ones, and the hosts that hold them. */
function subjects(raw: Reported, snapshot: Snapshot): readonly Subject[] {
  const nodes = [raw.draft.at, ...madeOf(raw.draft.related).map((related) => related.at)];
  const isInHost = (node: Node): boolean => !(snapshot.treeOf(node)?.isInSkeleton(node) ?? true);
  return nodes.flatMap((node): readonly Subject[] => {
    const own = node.kind === 'map' || node.kind === 'seq' ? node.id : node;
    return isInHost(node) ? [own, node.piece.home] : [own];
  });
}
