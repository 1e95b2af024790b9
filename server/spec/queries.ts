/**
 * Derived values of a snapshot: computed when asked for, remembered on the snapshot, and carried over from the version
 * before where nothing that they were computed from has changed. What a query read is recorded by itself.
 */
export interface Query<T> {
  readonly key: string;
  /** Inputs are read anew in every version; everything else depends on what it asks for. */
  readonly input: boolean;
  readonly compute: (ask: Ask) => T;
}

export type Ask = <T>(query: Query<T>) => T;

interface Memo {
  readonly value: unknown;
  readonly reads: readonly { readonly query: Query<unknown>; readonly value: unknown }[];
}

export type Memos = ReadonlyMap<string, Memo>;

export class Queries {
  readonly #memos = new Map<string, Memo>();
  #before: Memos | undefined;
  #reads: { query: Query<unknown>; value: unknown }[] | undefined;

  constructor(before: Queries | undefined) {
    if (before === undefined) return;
    this.#before = before.#memos;
    // A chain of versions would never be freed.
    before.#before = undefined;
  }

  readonly ask: Ask = <T>(query: Query<T>): T => {
    const memo = this.#memos.get(query.key) ?? this.#find(query);
    this.#reads?.push({ query, value: memo.value });
    return memo.value as T;
  };

  #find(query: Query<unknown>): Memo {
    const outer = this.#reads;
    this.#reads = undefined;
    const old = this.#before?.get(query.key);
    const kept = old !== undefined && !query.input && old.reads.every((read) => this.ask(read.query) === read.value);
    const memo = kept ? old : this.#compute(query, old);
    this.#memos.set(query.key, memo);
    this.#reads = outer;
    return memo;
  }

  #compute(query: Query<unknown>, old: Memo | undefined): Memo {
    const reads: { query: Query<unknown>; value: unknown }[] = [];
    this.#reads = query.input ? undefined : reads;
    const value = query.compute(this.ask);
    this.#reads = undefined;
    return { value: old !== undefined && sameItems(old.value, value) ? old.value : value, reads };
  }
}

/** Arrays of the same items count as the same value, so that what depends on them need not be computed again. */
function sameItems(a: unknown, b: unknown): boolean {
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => item === b[i]);
}

export const input = <T>(key: string, compute: (ask: Ask) => T): Query<T> => ({ key, input: true, compute });
export const derived = <T>(key: string, compute: (ask: Ask) => T): Query<T> => ({ key, input: false, compute });
