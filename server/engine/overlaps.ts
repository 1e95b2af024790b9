/** Rules that meet on one fact: where the stronger one fires, the weaker ones are not reported for it. */
import type { Snapshot } from '../model/snapshot';
import { madeOf, type Rule } from '../rules/rule';
import type { CollectionId, Home, Node } from '../syntax/tree';
import type { Reported } from './finding';

/** Codes of weaker rules by the code of the stronger one, as the rules say it under `above`. */
export type Overlaps = ReadonlyMap<string, readonly string[]>;

export const overlapsOf = (rules: readonly Rule[]): Overlaps =>
  new Map(rules.flatMap(({ code, above }) => (above === undefined ? [] : [[code, above] as const])));

/** All findings, but those that say less about a fact than another one does. */
export function dropOverlaps(
  byRule: ReadonlyMap<Rule, readonly Reported[]>,
  overlaps: Overlaps,
  snapshot: Snapshot,
): readonly Reported[] {
  const found = new Set<string>();
  for (const { code } of byRule.keys()) found.add(code);
  const touched = new Map<string, Set<Subject>>();
  for (const [rule, list] of byRule) {
    const weaker = overlaps.get(rule.code)?.filter((code) => found.has(code)) ?? [];
    if (weaker.length === 0) continue;
    const own = list.filter(({ draft }) => draft.advice !== true).flatMap((raw) => subjects(raw, snapshot));
    for (const code of weaker) {
      const subjectsOf = touched.get(code) ?? new Set<Subject>();
      for (const subject of own) subjectsOf.add(subject);
      touched.set(code, subjectsOf);
    }
  }
  const kept: Reported[] = [];
  for (const [rule, list] of byRule) {
    const stronger = touched.get(rule.code);
    for (const raw of list)
      if (stronger === undefined || !subjects(raw, snapshot).some((subject) => stronger.has(subject))) kept.push(raw);
  }
  return kept;
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
