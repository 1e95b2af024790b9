/** Rules by their code and by their name, and what is said of a word that is neither. */
import type { Rule } from '../rules/rule';
import { clip } from '../words/clip';
import { didYouMean, nearestOf } from '../words/nearest';
import { nearestByParts } from '../words/parts';

/** The only place where it is decided which rule a word means. */
export class RuleIndex {
  readonly #byCode: ReadonlyMap<string, Rule>;
  readonly #byName: ReadonlyMap<string, Rule>;

  constructor(rules: readonly Rule[]) {
    this.#byCode = new Map(rules.map((rule) => [rule.code, rule]));
    this.#byName = new Map(rules.map((rule) => [rule.name, rule]));
  }

  /** The rule with a code, as the catalogue spells it. */
  get(code: string): Rule | undefined {
    return this.#byCode.get(code);
  }

  /** The rule that somebody means by its code or its name, in upper or lower case. */
  find(word: string): Rule | undefined {
    return (
      this.#byCode.get(word) ??
      this.#byName.get(word) ??
      this.#byCode.get(word.toUpperCase()) ??
      this.#byName.get(word.toLowerCase())
    );
  }

  /** The code that a word stands for; of no rule, the word itself. */
  readonly codeOf = (word: string): string => this.find(word)?.code ?? word;

  /**
   * The codes or names that were most likely meant: up to three where they are equally near, for nobody looks through more. Compares
   * with all of them.
   */
  nearest(word: string): readonly string[] {
    const near = this.#likely(word);
    return near.length > 3 ? [] : near;
  }

  #likely(word: string): readonly string[] {
    // What has a hyphen is a name, or part of one.
    if (!word.includes('-')) {
      const codes = nearestOf(word.toUpperCase(), this.#byCode.keys());
      return codes.length > 0 ? codes : nearestOf(word, this.#byName.keys());
    }
    const near = nearestOf(word, this.#byName.keys());
    if (near.length > 0) return near;
    // Half of its parts at least, and more of them than any other has.
    const half = word.split('-').length / 2;
    const [best, next] = nearestByParts(word, this.#byName.keys(), 2);
    const shared = (name: string): number => sharedParts(word, name);
    if (best === undefined || shared(best) < Math.max(2, half)) return [];
    return next !== undefined && shared(next) === shared(best) ? [] : [best];
  }
}

const sharedParts = (a: string, b: string): number => {
  const parts = new Set(a.toLowerCase().split('-'));
  return b.split('-').filter((part) => parts.has(part)).length;
};

/** What was most likely meant by words; for so many only, since each is compared with all rules. */
export function guesses(rules: RuleIndex): (word: string) => readonly string[] {
  let left = 50;
  return (word) => (left-- > 0 ? rules.nearest(word) : []);
}

export const unknownRule = (word: string, near: readonly string[]): string =>
  `There is no rule \`${clip(word)}\`. ${near.length === 0 ? 'Remove it.' : didYouMean(near)}`;
