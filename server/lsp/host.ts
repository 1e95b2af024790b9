/** What the server needs from the machine that it runs on. */
export interface Host {
  /** The text of a file, or why there is none. Never rejects. */
  readonly read: (uri: string) => Promise<ReadResult>;
  /** Lets other work go first. */
  readonly pause: () => Promise<void>;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
}

export type ReadResult = { readonly text: string } | { readonly error: 'missing' | 'unreadable' | 'outside' };
