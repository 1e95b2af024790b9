/** What the server needs from the machine that it runs on. */
export interface Platform {
  /** The text of a file, or why there is none. Never rejects. */
  readonly read: (uri: string) => Promise<ReadResult>;
  /** A whole turn of the loop: one message at least of those that had come before is handled when it resolves. */
  readonly pause: () => Promise<void>;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  /**
   * Does synchronous work, and ends it after so many milliseconds where the host can: then it throws `Overtime`, no `catch` or
   * `finally` of the work has run, and what the work was changing may be half changed. A host that cannot lets it run on.
   */
  readonly guard: <T>(work: () => T, ms: number) => T;
}

/** Work took longer than it may. */
export class Overtime extends Error {
  constructor() {
    super('it took too long and was ended');
  }
}

export type ReadResult = { readonly text: string } | { readonly error: 'missing' | 'unreadable' | 'outside' };
