/** Rules that meet on one fact: where the stronger one fires, the weaker ones are not reported for it. */
import type { Snapshot } from '../model/snapshot';
import { madeOf, type Rule } from '../rules/rule';
import type { Node } from '../syntax/tree';
import type { Reported } from './finding';

/** Codes of weaker rules by the code of the stronger one, as the rules say it under `above`. */
export type Overlaps = ReadonlyMap<string, readonly string[]>;

export const overlapsOf = (rules: readonly Rule[]): Overlaps =>
  new Map(rules.flatMap(({ code, above }) => (above === undefined ? [] : [[code, above] as const])));

/** Leaves out findings that say less about a fact than another one does. */
export function dropOverlaps(raws: readonly Reported[], overlaps: Overlaps, snapshot: Snapshot): readonly Reported[] {
  const strong = raws.filter((raw) => overlaps.has(raw.rule.code) && raw.draft.advice !== true);
  if (strong.length === 0) return raws;
  const touched = new Map<string, Set<Node>>();
  for (const raw of strong) {
    for (const weaker of overlaps.get(raw.rule.code) ?? []) {
      const nodes = touched.get(weaker) ?? new Set<Node>();
      for (const node of subjects(raw, snapshot)) nodes.add(node);
      touched.set(weaker, nodes);
    }
  }
  return raws.filter((raw) => {
    const nodes = touched.get(raw.rule.code);
    return nodes === undefined || !subjects(raw, snapshot).some((node) => nodes.has(node));
  });
}

/** The nodes that a finding is about: its own, related ones, and the hosts that hold them. */
function subjects(raw: Reported, snapshot: Snapshot): readonly Node[] {
  const nodes = [raw.draft.at, ...madeOf(raw.draft.related).map((related) => related.at)];
  const whole = new Set([snapshot.tree, ...snapshot.bases.trees].map((tree) => tree.skeletonRoot?.block));
  // A host item is a block of its own: its root stands for the host.
  return nodes.flatMap((node) =>
    node.block.root === undefined || whole.has(node.block) ? [node] : [node, node.block.root],
  );
}
