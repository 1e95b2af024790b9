/** Counts what is computed: which rules run, and which results that they share. Costs the product nothing: it is wrapped from outside. */
import { Engine } from '../../server/engine/engine';
import { Model } from '../../server/model/model';
import type { Rule } from '../../server/rules/rule';

export interface Computed {
  /** Codes of the rules that ran, sorted. */
  readonly rules: readonly string[];
  /** Keys of the shared results that were made, sorted. */
  readonly shared: readonly string[];
  /** How many items were computed, by the key of `Model.each`. */
  readonly items: ReadonlyMap<string, number>;
}

type Shared = <T>(this: Model, key: string, compute: (model: Model) => T) => T;
type Each = (
  this: Model,
  items: readonly unknown[],
  key: string,
  compute: (item: unknown, model: Model) => unknown,
) => readonly unknown[];

/**
 * Replaces two methods of the model for as long as it lives; what they made before it is counted when it is made again, not if it is
 * carried over.
 */
export class Counter {
  readonly engine: Engine;
  /** Gives the model its own methods back. */
  readonly dispose: () => void;
  #rules = new Set<string>();
  #shared = new Set<string>();
  #items = new Map<string, number>();

  constructor(rules: readonly Rule[]) {
    this.engine = new Engine(rules.map((rule) => this.#counted(rule)));
    const { shared, each } = Model.prototype as unknown as { shared: Shared; each: Each };
    // Read anew at each call: a result is made again by the function that asked for it first.
    const made = (key: string): unknown => this.#shared.add(key);
    const item = (key: string): unknown => this.#items.set(key, (this.#items.get(key) ?? 0) + 1);
    const countedShared: Shared = function (key, compute) {
      return shared.call(this, key, (model) => {
        made(key);
        return compute(model);
      }) as ReturnType<typeof compute>;
    };
    const countedEach: Each = function (items, key, compute) {
      return each.call(this, items, key, (one, model) => {
        item(key);
        return compute(one, model);
      });
    };
    Object.assign(Model.prototype, { shared: countedShared, each: countedEach });
    this.dispose = () => Object.assign(Model.prototype, { shared, each });
  }

  #counted(rule: Rule): Rule {
    const { code, check } = rule;
    if (check === undefined) return rule;
    return {
      ...rule,
      check: (model, report) => {
        this.#rules.add(code);
        check(model, report);
      },
    };
  }

  /** What is computed while something is done. */
  during(work: () => void): Computed {
    this.#rules = new Set();
    this.#shared = new Set();
    this.#items = new Map();
    work();
    return { rules: [...this.#rules].sort(), shared: [...this.#shared].sort(), items: this.#items };
  }
}
