/** What Node gives the server: files, a clock, and an end to work that does not end. */
import type { Connection } from 'vscode-languageserver';
import { readBase } from './base-file';
import { createGuard } from './guard';
import type { Platform } from './platform';
import { readByClient } from './read-by-client';
import type { Options } from './settings';

/** Files are those of this machine, read by the client where it offers to (it also knows virtual ones). */
export function nodeHost(connection: Connection, options: Options, folders: () => readonly string[]): Platform {
  return {
    read: (uri) => (options.readFile === true ? readByClient(connection, uri) : readBase(uri, folders())),
    pause: turn,
    now: () => performance.now(),
    guard: createGuard(),
  };
}

/**
 * What lies in the pipe is read before the callbacks of `setImmediate` are run, then decoded in one of these and handled in
 * the next; those that were set before go before. So the third is the first that knows of it. Some 4 µs.
 */
export const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(() => setImmediate(() => setImmediate(resolve)));
  });
