import { setImmediate } from 'node:timers/promises';
import type { Connection } from 'vscode-languageserver';
import { readBase } from './base-file';
import type { Host } from './host';
import type { InitializationOptions } from './protocol';
import { readByClient } from './read-by-client';

/** Files of this machine, read by the client where it offers to (it also knows virtual ones). */
export function nodeHost(
  connection: Connection,
  options: InitializationOptions,
  folders: () => readonly string[],
): Host {
  return {
    read: (uri) => (options.readFile === true ? readByClient(connection, uri) : readBase(uri, folders())),
    pause: () => setImmediate(),
    now: () => performance.now(),
  };
}
