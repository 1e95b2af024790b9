/** What Node gives the server: files, a clock, and an end to work that does not end. */
import { setImmediate } from 'node:timers/promises';
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
    pause: () => setImmediate(),
    now: () => performance.now(),
    guard: createGuard(),
  };
}
