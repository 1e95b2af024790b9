/**
 * Derived values of a snapshot (a version): computed when asked for, remembered on the snapshot, and carried over from the version
 * before where nothing that they were computed from has changed. What a query read is recorded by itself.
 */
export interface Query<T> {
  readonly key: string;
  /** Inputs are read anew in every version; everything else depends on what it asks for. */
  readonly input: boolean;
  /** Must hold on to nothing of a version but what it is given: it is called again in later ones. */
  readonly compute: (ask: Ask, version: never) => T;
}

export type Ask = <T>(query: Query<T>) => T;

interface Memo {
  readonly value: unknown;
  readonly reads: readonly { readonly query: Query<unknown>; readonly value: unknown }[];
}

export type Memos = ReadonlyMap<string, Memo>;

export class Queries {
  readonly #version: unknown;
  readonly #memos = new Map<string, Memo>();
  #before: Memos | undefined;
  /** What the computation that is under way has read, each query once. */
  #reads: Map<string, { query: Query<unknown>; value: unknown }> | undefined;

  constructor(version: unknown, before: Queries | undefined) {
    this.#version = version;
    if (before === undefined) return;
    this.#before = before.#memos;
    // A chain of versions would never be freed.
    before.#before = undefined;
  }

  readonly ask: Ask = <T>(query: Query<T>): T => {
    const memo = this.#memos.get(query.key) ?? this.#find(query);
    if (this.#reads !== undefined && !this.#reads.has(query.key))
      this.#reads.set(query.key, { query, value: memo.value });
    return memo.value as T;
  };

  #find(query: Query<unknown>): Memo {
    const outer = this.#reads;
    this.#reads = undefined;
    try {
      const old = this.#before?.get(query.key);
      const kept = old !== undefined && !query.input && old.reads.every((read) => this.ask(read.query) === read.value);
      const memo = kept ? old : this.#compute(query, old);
      this.#memos.set(query.key, memo);
      return memo;
    } finally {
      this.#reads = outer;
    }
  }

  #compute(query: Query<unknown>, old: Memo | undefined): Memo {
    const reads = new Map<string, { query: Query<unknown>; value: unknown }>();
    this.#reads = query.input ? undefined : reads;
    const value = query.compute(this.ask, this.#version as never);
    this.#reads = undefined;
    return { value: old !== undefined && sameItems(old.value, value) ? old.value : value, reads: [...reads.values()] };
  }
}

/** Arrays of the same items count as the same value, so that what depends on them need not be computed again. */
function sameItems(a: unknown, b: unknown): boolean {
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => item === b[i]);
}

export const input = <T>(key: string, compute: (version: never) => T): Query<T> => ({
  key,
  input: true,
  compute: (_, version) => compute(version),
});
export const derived = <T>(key: string, compute: (ask: Ask) => T): Query<T> => ({ key, input: false, compute });
