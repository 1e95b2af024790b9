/** Rules that meet on one fact: where the stronger one fires, the weaker ones are not reported for it. */
import type { Rule } from './rule';

/** Codes of weaker rules by the code of the stronger one, as the rules say it under `above`. */
export type Overlaps = ReadonlyMap<string, readonly string[]>;

export const overlapsOf = (rules: readonly Rule[]): Overlaps =>
  new Map(rules.flatMap(({ code, above }) => (above === undefined ? [] : [[code, above] as const])));
