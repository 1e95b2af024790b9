/**
 * Compiled code that is kept between two runs. Without it every start compiles the whole program again.
 *
 * V8 compares the length of the source, its own version and its flags, and nothing else: whoever can write a cache decides what
 * the program does. What protects is where it lies and whose it is: a folder of the user that nobody else may write, a regular
 * file of the user that nobody else may write, looked at through the descriptor that is then read. (On Windows files have no such
 * mode; there the folder lies in the profile of the user, which lets in the user and administrators alone.) The sum over the
 * content finds damage, not malice. Whoever can write as the user can also change the program.
 */
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Before the code: what it is made of, in bytes; the code must lie at a multiple of eight. */
const HEAD = 256;
const MAGIC = 'commspec code cache 1';
/** Larger than any that is written here. Bytes. */
const MAX_SIZE = 64 * 1024 * 1024;
/** Of several versions, programs and kinds of Node, the newest are kept. */
const MOST_FILES = 8;
const SUFFIX = '.code';
/** Others are writing one. Milliseconds. */
const STALE = 60 * 60 * 1000;

export interface Cached {
  /** What V8 takes. */
  readonly code: Buffer;
  /** What the program has done before this was made. */
  readonly done: readonly string[];
}

/** What is cached under `key`, a line of ASCII that says all that it depends on; undefined where there is none to be trusted. */
export function readCache(folder: string, name: string, key: string): Cached | undefined {
  try {
    if (!isOurs(lstatSync(folder), 'folder')) return undefined;
    const path = join(folder, name + SUFFIX);
    // Windows has no flag that refuses links.
    if (lstatSync(path).isSymbolicLink()) return undefined;
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stats = fstatSync(file);
      if (!isOurs(stats, 'file') || stats.size <= HEAD || stats.size > MAX_SIZE) return undefined;
      const content = Buffer.allocUnsafeSlow(stats.size);
      if (readSync(file, content, 0, stats.size, 0) !== stats.size) return undefined;
      const [magic, foundKey, sum, done] = content.toString('latin1', 0, HEAD).split('\n');
      const code = content.subarray(HEAD);
      return magic === MAGIC && foundKey === key && sum === sumOf(code)
        ? { code, done: (done ?? '').split(' ').filter((word) => word !== '') }
        : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** Puts a cache in place as a whole, and removes the oldest of too many. False where that cannot be; nothing is left behind. */
export function writeCache(folder: string, name: string, key: string, { code, done }: Cached): boolean {
  const head = Buffer.alloc(HEAD, ' ');
  const text = [MAGIC, key, sumOf(code), done.join(' '), ''].join('\n');
  if (text.length > HEAD) return false;
  head.write(text, 'latin1');
  const temporary = join(folder, `${name}.${process.pid}.${Date.now().toString(36)}.tmp`);
  try {
    if (!mayStandIn(folder)) return false;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOurs(lstatSync(folder), 'folder')) return false;
    const file = openSync(temporary, 'wx', 0o600);
    try {
      for (const part of [head, code])
        for (let written = 0; written < part.length;) written += writeSync(file, part, written);
      // A name must not stand for a content that a power failure has taken.
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, join(folder, name + SUFFIX));
    tidy(folder);
    return true;
  } catch {
    try {
      rmSync(temporary, { force: true });
    } catch {
      // What cannot be removed cannot have been written.
    }
    return false;
  }
}

/** Removes caches of old versions, and what was never finished. */
function tidy(folder: string): void {
  const files = readdirSync(folder).flatMap((name) => {
    if (!name.endsWith(SUFFIX) && !name.endsWith('.tmp')) return [];
    const stats = lstatSync(join(folder, name), { throwIfNoEntry: false });
    return stats?.isFile() === true ? [{ name, time: stats.mtimeMs }] : [];
  });
  const finished = files.filter(({ name }) => name.endsWith(SUFFIX)).sort((a, b) => b.time - a.time);
  const unfinished = files.filter(({ name, time }) => name.endsWith('.tmp') && time < Date.now() - STALE);
  for (const { name } of [...finished.slice(MOST_FILES), ...unfinished]) rmSync(join(folder, name), { force: true });
}

/** Whether the folder is there, or would be made in one of the user: `sudo` leaves nothing of root in the home of somebody. */
function mayStandIn(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    const stats = lstatSync(at, { throwIfNoEntry: false });
    if (stats !== undefined) return process.getuid === undefined || stats.uid === process.getuid();
    if (at === dirname(at)) return false;
  }
}

/** Whether it is what it should be, belongs to the user who runs this, and nobody else may write it. */
function isOurs(stats: Stats, kind: 'file' | 'folder'): boolean {
  if (!(kind === 'file' ? stats.isFile() : stats.isDirectory())) return false;
  const user = process.getuid?.();
  return user === undefined || (user === process.geteuid?.() && stats.uid === user && (stats.mode & 0o022) === 0);
}

/** 64 bits over a content as hexadecimal digits: quick in code that runs once, and enough to see damage and other versions. */
export function sumOf(content: Buffer): string {
  // Words where they can be had: a view on them needs a start that is a multiple of four, as that of a large buffer is.
  const words =
    content.byteOffset % 4 === 0
      ? new Int32Array(content.buffer, content.byteOffset, content.length >>> 2)
      : new Int32Array(0);
  let a = content.length | 0;
  let b = 0x9e3779b9 | 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? 0;
    a = Math.imul(a ^ word, 0x01000193);
    b = (Math.imul(b, 31) + word) | 0;
  }
  for (let i = words.length * 4; i < content.length; i++) {
    const byte = content[i] ?? 0;
    a = Math.imul(a ^ byte, 0x01000193);
    b = (Math.imul(b, 31) + byte) | 0;
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
