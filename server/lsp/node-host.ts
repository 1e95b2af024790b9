/** What Node gives the server: files, a clock, and an end to work that does not end. */
import type { Connection } from 'vscode-languageserver';
import { readBase } from './base-file';
import { createGuard } from './guard';
import { nodeMemory } from './memory';
import type { Platform } from './platform';
import { findByClient, readByClient } from './read-by-client';
import type { Options } from './settings';
import { findSpecsIn } from './spec-search';

/** Files are those of this machine, found and read by the client where it offers to (it also knows virtual ones). */
export function nodeHost(connection: Connection, options: Options, folders: () => readonly string[]): Platform {
  const memory = nodeMemory();
  return {
    read: (uri) => (options.readFile === true ? readByClient(connection, uri) : readBase(uri, folders())),
    find: (roots) => (options.findSpecs === true ? findByClient(connection, roots) : findSpecsIn(roots)),
    later: memory.later,
    pause: turn,
    now: () => performance.now(),
    guard: createGuard(),
    memory,
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
