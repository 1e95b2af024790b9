/** Checks files in a thread of its own: is told which, one at a time, and answers with what came of it. */
import { parentPort, workerData } from 'node:worker_threads';
import { createEngine } from '../engine/all';
import { fileChecker, pathsOf, type CheckedFile, type Checking } from './check-file';
import { findingsFormat, type Shown } from './check-format';
import type { Source } from './input';

/** What a thread is started with. */
export interface CheckTask {
  readonly sources: readonly Source[];
  readonly shown: Shown;
  readonly checking: Checking;
  readonly follow: boolean;
}

/** What a thread says: that it is there, then what came of each file that it is given. */
export type ThreadMessage = 'ready' | CheckedFile;

/** To be called in a thread that `checkInWorkers` has started. */
export function serveChecks(): void {
  const task = workerData as CheckTask;
  const engine = createEngine();
  const format = findingsFormat(task.shown, (code) => engine.rule(code));
  const input = {
    follow: task.follow,
    stdinPath: '',
    stdin: () => Promise.reject(new Error('standard input is read elsewhere')),
  };
  const check = fileChecker(engine, format, task.checking, input, pathsOf(task.sources));
  const say = (message: ThreadMessage): void => parentPort?.postMessage(message);
  const answer = async (source: Source): Promise<void> => {
    say(await check(source));
  };
  parentPort?.on('message', (source: Source) => {
    // The checker does not reject; what cannot be posted ends the thread, and is told of this file.
    answer(source).catch((error: unknown) => {
      throw error;
    });
  });
  say('ready');
}
