/** Rules by their code, and what is said of a code that no rule has. */
import type { Rule } from '../rules/rule';
import { clip } from '../words/clip';
import { nearest } from '../words/nearest';

export type RuleIndex = ReadonlyMap<string, Rule>;

/** The code that was most likely meant; for so many only, since it compares with all of them. */
export function guesses(rules: RuleIndex): (code: string) => string | undefined {
  let left = 50;
  return (code) => (left-- > 0 ? nearest(code, rules.keys()) : undefined);
}

export const unknownRule = (code: string, near: string | undefined): string =>
  `There is no rule \`${clip(code)}\`. ${near === undefined ? 'Remove it.' : `Did you mean \`${near}\`?`}`;
