/** Severities of single rules, by code: what a spec sets comes before what the editor sets. */
import type { Snapshot } from '../model/snapshot';
import type { SeveritySetting } from '../rules/rule';
import type { ScalarNode } from '../syntax/tree';
import type { RuleIndex } from './rule-index';

type Entry = { readonly name: string; readonly key: ScalarNode; readonly value: { readonly value: SeveritySetting } };

/** The severities that hold in a spec; what no rule is called stays as it is written. */
export function severitiesOf(
  snapshot: Snapshot,
  rules: RuleIndex,
  settings: Readonly<Record<string, SeveritySetting>> = {},
): ReadonlyMap<string, SeveritySetting> {
  const severities = new Map(Object.entries(settings).map(([word, severity]) => [rules.codeOf(word), severity]));
  for (const [code, entries] of entriesByRule(snapshot, rules)) {
    const last = entries.at(-1);
    if (last !== undefined) severities.set(code, last.value.value);
  }
  return severities;
}

/** A rule that one file gives a severity twice, once by its code and once by its name: the earlier key and the later. */
export function severitiesTwice(
  snapshot: Snapshot,
  rules: RuleIndex,
): readonly { readonly earlier: ScalarNode; readonly later: ScalarNode }[] {
  return [...entriesByRule(snapshot, rules).values()].flatMap((entries) =>
    entries.flatMap(({ key: later }, index) => {
      const earlier = index === 0 ? undefined : entries[index - 1]?.key;
      if (earlier === undefined || snapshot.treeOf(earlier) !== snapshot.treeOf(later)) return [];
      return [{ earlier, later }];
    }),
  );
}

/** What the spec and its bases say of each rule, by its code; what counts stands last: the upper file, and the later line. */
function entriesByRule(snapshot: Snapshot, rules: RuleIndex): ReadonlyMap<string, readonly Entry[]> {
  const byRule = new Map<string, Entry[]>();
  for (const entry of snapshot.spec?.rules?.entries ?? []) {
    const code = rules.codeOf(entry.name);
    const others = byRule.get(code);
    if (others === undefined) byRule.set(code, [entry]);
    else others.push(entry);
  }
  const files = [snapshot.tree, ...snapshot.bases.trees];
  const depth = ({ key }: Entry): number => files.findIndex((tree) => tree.owns(key));
  const offset = ({ key }: Entry): number => snapshot.locate(key)?.span.start ?? 0;
  for (const entries of byRule.values())
    if (entries.length > 1) entries.sort((a, b) => depth(b) - depth(a) || offset(a) - offset(b));
  return byRule;
}
