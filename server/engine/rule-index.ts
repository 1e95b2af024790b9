/** Rules by their code, and what is said of a code that no rule has. */
import type { Rule } from '../rules/rule';
import { clip } from '../words/clip';
import { didYouMean, nearestOf } from '../words/nearest';

export type RuleIndex = ReadonlyMap<string, Rule>;

/** The code that was most likely meant; for so many only, since it compares with all of them. */
export function guesses(rules: RuleIndex): (code: string) => readonly string[] {
  let left = 50;
  return (code) => (left-- > 0 ? nearestOf(code, rules.keys()) : []);
}

export const unknownRule = (code: string, near: readonly string[]): string =>
  `There is no rule \`${clip(code)}\`. ${near.length === 0 ? 'Remove it.' : didYouMean(near)}`;
