/** The last net of a process that serves: what nobody has caught is logged, and the process lives on. */
import type { Connection } from 'vscode-languageserver';
import { logTo } from './log';

/** A stack says where the mistake is, and does not fill the log. Characters. */
const MAX_STACK = 2000;

const GONE = new Set<unknown>(['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_IPC_CHANNEL_CLOSED']);

export function survive(connection: Connection): void {
  const log = logTo(connection);
  const caught = (what: string) => (error: unknown) => {
    // The client does not listen any more: that is noticed elsewhere, and there is nobody to tell.
    if (error instanceof Error && 'code' in error && GONE.has(error.code)) return;
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log(`${what}: ${stack.slice(0, MAX_STACK)}`);
  };
  process.on('unhandledRejection', caught('A promise was rejected and nobody had asked for it'));
  process.on('uncaughtException', caught('An error was not caught'));
}
