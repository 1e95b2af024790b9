/** Runs at once, then at most every so often; the last call is never lost. */
export interface Throttled {
  readonly run: () => void;
  /** Forgets a run that is still to come. */
  readonly cancel: () => void;
}

/** `ms` lie at least between two runs of `action`. */
export function throttle(action: () => void, ms: number): Throttled {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wanted = false;
  const rest = (): void => {
    timer = setTimeout(() => {
      timer = undefined;
      if (!wanted) return;
      wanted = false;
      rest();
      action();
    }, ms);
  };
  return {
    run: () => {
      if (timer !== undefined) {
        wanted = true;
        return;
      }
      rest();
      action();
    },
    cancel: () => {
      clearTimeout(timer);
      timer = undefined;
      wanted = false;
    },
  };
}
