/** One question at a time: a newer one cancels the one that is under way, and only the newest gets its answer. */

/** As VS Code has it. */
export interface Cancellable<Token> {
  readonly token: Token;
  readonly cancel: () => void;
  readonly dispose: () => void;
}

export interface Latest<Token> {
  /**
   * Resolves to what `work` resolves to, in an object; to undefined where a newer question came or it was cancelled meanwhile,
   * whatever becomes of the work. Rejects with what the newest rejects with.
   */
  readonly ask: <T>(work: (token: Token) => Promise<T>) => Promise<{ readonly answer: T } | undefined>;
  readonly cancel: () => void;
  /** A question waits for its answer. */
  readonly isBusy: () => boolean;
}

export function createLatest<Token>(create: () => Cancellable<Token>): Latest<Token> {
  let current: Cancellable<Token> | undefined;
  const cancel = (): void => {
    current?.cancel();
    current = undefined;
  };
  return {
    ask: async (work) => {
      cancel();
      const mine = create();
      current = mine;
      try {
        const answer = await work(mine.token);
        return current === mine ? { answer } : undefined;
      } catch (error) {
        if (current !== mine) return undefined;
        throw error;
      } finally {
        if (current === mine) current = undefined;
        mine.dispose();
      }
    },
    cancel,
    isBusy: () => current !== undefined,
  };
}
