/** What goes wrong where nobody waits for it is said in the log of the client. */
import type { Connection } from 'vscode-languageserver';
import { reasonOf } from './parse';

export type Log = (line: string) => void;

export const logTo =
  (connection: Connection): Log =>
  (line) => {
    try {
      connection.console.error(line);
    } catch {
      // The connection has gone, and with it whoever would read this.
    }
  };

/** Lets a promise that nobody awaits do its work; that it fails costs a line in the log. */
export function inBackground(log: Log, what: string, work: PromiseLike<unknown>): void {
  work.then(undefined, (error: unknown) => {
    log(`${what}: ${reasonOf(error)}`);
  });
}
