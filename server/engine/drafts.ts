/** What a rule finds in a snapshot, kept for as long as nothing changes that it has read. */
import type { Model } from '../model/model';
import type { Snapshot } from '../model/snapshot';
import type { FindingDraft, Rule } from '../rules/rule';

export const keyOf = ({ code }: Rule): string => `rule ${code}`;

export const draftsIn = (snapshot: Snapshot, rule: Rule): readonly FindingDraft[] =>
  snapshot.derive(keyOf(rule), (model) => draftsOf(rule, model));

function draftsOf(rule: Rule, model: Model): readonly FindingDraft[] {
  const drafts: FindingDraft[] = [];
  rule.check?.(model, (draft) => drafts.push(draft));
  return drafts;
}
