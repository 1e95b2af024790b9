/** The line below the title of a rule's page: what it is called, how grave it is, which versions it is about. */
import { versionedTitle } from '../../catalog/products';
import { inWords } from '../../catalog/releases';
import type { Rule, VersionSpan } from '../../rules/rule';
import { code, markdown, type Markdown } from '../markup';

/** `convergence-in-compatibility-mode` · error · every version. */
export const ruleHead = (rule: Rule): Markdown =>
  markdown`${code(rule.name)} · ${rule.severity} · ${heldVersions(rule)}`;

/** Versions that a rule holds for: `Calendar Server 7 before 7 Update 3`. */
export function heldVersions({ holds }: Pick<Rule, 'holds'>): string {
  return holds === undefined || holds.length === 0 ? 'every version' : holds.map(spanText).join(', or ');
}

function spanText({ of, from, until }: VersionSpan): string {
  const title = versionedTitle(of);
  if (from === undefined) return until === undefined ? title : `${title} before ${inWords(until)}`;
  return until === undefined ? `${title} from ${inWords(from)}` : `${title} ${inWords(from)} before ${inWords(until)}`;
}
