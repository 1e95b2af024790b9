/** What the server needs from the machine that it runs on. */
export interface Platform {
  /** The text of a file, or why there is none. Never rejects. */
  readonly read: (uri: string) => Promise<ReadResult>;
  /** The specs that lie in some folders; left out where nobody can look. Never rejects. */
  readonly find?: (folders: readonly string[]) => Promise<FindResult>;
  /** Does something after so many milliseconds; keeps no process alive for it. Left out where nothing is put off. */
  readonly later?: (action: () => void, ms: number) => void;
  /** A whole turn of the loop: one message at least of those that had come before is handled when it resolves. */
  readonly pause: () => Promise<void>;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  /**
   * Does synchronous work, and ends it after so many milliseconds where the host can: then it throws `Overtime`, no `catch` or
   * `finally` of the work has run, and what the work was changing may be half changed. A host that cannot lets it run on.
   */
  readonly guard: <T>(work: () => T, ms: number) => T;
  /** What it can do about memory; left out where it can do nothing. */
  readonly memory?: {
    /** Does something after so many milliseconds; keeps no process alive for it. */
    readonly later: (action: () => void, ms: number) => void;
    /** Collects garbage and gives memory back, in one go. */
    readonly collect: () => void;
  };
}

/** Work took longer than it may. */
export class Overtime extends Error {
  constructor() {
    super('it took too long and was ended');
  }
}

export type ReadResult = { readonly text: string } | { readonly error: 'missing' | 'unreadable' | 'outside' };

export interface FindResult {
  readonly uris: readonly string[];
  /** The search was given up before its end: there may be more. */
  readonly cut: boolean;
}
