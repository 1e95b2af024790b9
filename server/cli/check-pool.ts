/** Checks many files in several threads. */
import { Worker } from 'node:worker_threads';
import type { CheckedFile, CheckFile } from './check-file';
import type { CheckTask, ThreadMessage } from './check-worker';
import { brokenOff } from './failures';
import type { Source } from './input';

/** So many results may wait for one that takes longer: memory does not grow with the number of files. */
const AHEAD = 64;
/** Megabytes for what is young: with more room, less of what one check leaves behind is copied. */
const YOUNG = 48;

export interface CheckPool {
  /** What came of a file. To be asked for in order: it says how far the threads may be ahead. */
  readonly result: (index: number) => Promise<CheckedFile>;
  /** Ends the threads, whatever they do. */
  readonly end: () => Promise<void>;
}

/**
 * Starts `count` threads from the script at `script`, which calls `serveChecks`. A thread that ends costs the file that it was
 * at, and no other. `here` checks what a thread cannot: standard input, and all that is left where no thread comes up.
 */
export function checkInWorkers(script: string, count: number, task: CheckTask, here: CheckFile): CheckPool {
  const { sources } = task;
  const done = new Map<number, CheckedFile>();
  const threads = new Set<Worker>();
  /** Threads that have nothing to do. */
  const idle: ((index: number, source: Source) => void)[] = [];
  let awaited: { readonly index: number; readonly resolve: (checked: CheckedFile) => void } | undefined;
  let next = 0;
  let limit = AHEAD;
  let ended = false;

  const settle = (index: number, checked: CheckedFile): void => {
    if (awaited?.index === index) awaited.resolve(checked);
    else done.set(index, checked);
  };

  const checkHere = (index: number, source: Source): void => {
    // It does not reject.
    here(source).then(
      (checked) => settle(index, checked),
      () => undefined,
    );
  };

  function dispatch(): void {
    for (; next < Math.min(sources.length, limit); next++) {
      const source = sources[next];
      if (source === undefined) return;
      if (source.real === undefined || threads.size === 0) checkHere(next, source);
      else {
        const take = idle.pop();
        if (take === undefined) return;
        take(next, source);
      }
    }
  }

  function startThread(): void {
    const worker = new Worker(script, { workerData: task, resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
    threads.add(worker);
    let current: { readonly index: number; readonly source: Source } | undefined;
    let failure: unknown;
    const take = (index: number, source: Source): void => {
      current = { index, source };
      worker.postMessage(source);
    };
    worker.on('message', (message: ThreadMessage) => {
      const before = current;
      current = undefined;
      idle.push(take);
      dispatch();
      if (before !== undefined && message !== 'ready') settle(before.index, message);
    });
    worker.on('error', (error) => {
      failure = error;
    });
    worker.on('exit', () => {
      threads.delete(worker);
      const at = idle.indexOf(take);
      if (at >= 0) idle.splice(at, 1);
      if (ended) return;
      if (current !== undefined) {
        if (next < sources.length) startThread();
        const problem = brokenOff(current.source.path, failure ?? new Error('its thread has ended'));
        settle(current.index, { problems: [problem], written: undefined });
      }
      // One that ends before it has begun would end again.
      dispatch();
    });
  }

  for (let i = 0; i < count; i++) startThread();
  dispatch();

  return {
    result: (index) => {
      limit = index + AHEAD;
      const known = done.get(index);
      done.delete(index);
      if (known !== undefined) {
        dispatch();
        return Promise.resolve(known);
      }
      return new Promise((resolve) => {
        awaited = { index, resolve };
        dispatch();
      });
    },
    end: async () => {
      ended = true;
      await Promise.all([...threads].map((thread) => thread.terminate()));
    },
  };
}
