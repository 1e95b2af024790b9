/** Puts a new text in the place of the one that a file holds, so that neither is lost whatever happens in between. */
import { randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { reason } from './files';

/** What ends a program from outside, as far as it can be heard. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const CHANGED = 'somebody has changed this file meanwhile; it is left alone, run `fix` again';

/**
 * Replaces the text of a file, links followed already. `before` is what it held when it was read, byte order mark included;
 * where it holds something else by now, somebody has saved it, and it is left alone. The mode stays as it is, and the owner
 * where that may be set. Returns what went wrong.
 *
 * The text is written beside the file and moved over it, so that a full disk or a kill leaves the old one. A file with several
 * names (hard links) keeps them: it is written in place, for a move would leave the other names with the old text, and nobody
 * would notice. Writing in place can be cut short, so the whole new text stays beside it until it is done.
 */
export async function replaceFile(path: string, before: string, text: string): Promise<string | undefined> {
  const release = holdSignals();
  try {
    return replace(path, Buffer.from(before), Buffer.from(text));
  } catch (error) {
    return reason(error);
  } finally {
    await release();
  }
}

/** In one go: with the signals held, nothing ends the program between two of these steps. */
function replace(path: string, before: Buffer, text: Buffer): string | undefined {
  // Moving over a file needs no permission to write it; a file that is protected is meant to stay.
  accessSync(path, constants.W_OK);
  const { mode, uid, gid } = statSync(path);
  const temporary = join(dirname(path), `.commspec-${randomUUID()}.tmp`);
  let needed = false;
  try {
    // 'wx': never what somebody has put there.
    write(openSync(temporary, 'wx', mode & 0o777), text, (file) => {
      try {
        fchownSync(file, uid, gid);
      } catch {
        // Only the superuser gives files away.
      }
      // After the change of owner, which resets bits; and the umask does not count here.
      fchmodSync(file, mode & 0o7777);
    });
    const now = identify(path, before);
    if (now === undefined) return CHANGED;
    if (now.nlink === 1) {
      renameSync(temporary, path);
      return undefined;
    }
    needed = true;
    try {
      write(openSync(path, 'r+'), text);
    } catch (error) {
      write(openSync(path, 'r+'), before);
      needed = false;
      throw error;
    }
    needed = false;
    return undefined;
  } catch (error) {
    if (!needed) throw error;
    return `${reason(error)}; the file may be cut short, its new text is in ${basename(temporary)} beside it`;
  } finally {
    if (!needed) remove(temporary);
  }
}

/** The file, if it still holds these bytes. A link in its place is another file. */
function identify(path: string, bytes: Buffer): { readonly nlink: number } | undefined {
  let file;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const found = fstatSync(file);
    return found.isFile() && found.size === bytes.length && readFileSync(file).equals(bytes) ? found : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Makes these bytes all that the open file holds, on the disk too, and closes it. */
function write(file: number, bytes: Buffer, also: (file: number) => void = () => undefined): void {
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, bytes.length - at, at);
    ftruncateSync(file, bytes.length);
    also(file);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It was moved, or never made.
  }
}

/** Until it is released, a signal waits; then it does what it would have done. */
function holdSignals(): () => Promise<void> {
  const onSignal = (signal: NodeJS.Signals): void => {
    stop();
    process.kill(process.pid, signal);
  };
  const stop = (): void => {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return async () => {
    // What comes in one turn of the loop is told in the next.
    await setImmediate();
    await setImmediate();
    stop();
  };
}
