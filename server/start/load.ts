/** Loads a bundle of this program, with the compiled code that an earlier run has left. */
import { isAscii } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join } from 'node:path';
import { Script } from 'node:vm';
import { readCache, sumOf, writeCache } from './code-cache';

/** What a program that was loaded may do for the start of the next. */
export interface CodeCache {
  /** Whether nothing is gained by keeping what is compiled after such work: it is known, or nothing can be kept. */
  readonly knows: (work: string) => boolean;
  /** Keeps what is compiled now, after such work (a word). Some 50 ms without a break. Never throws. */
  readonly keep: (work: string) => void;
}

/** As Node wraps a module. */
const HEAD = '(function (exports, require, module, __filename, __dirname) { ';

/** What a bundle exports that is loaded here. */
interface Program {
  readonly start: (cache: CodeCache) => void;
}

/**
 * Runs the bundle at `file` and calls the `start` that it exports, with its cache: in `folder`, under names that begin with
 * `program`. Without a folder nothing is cached.
 */
export function start(file: string, program: string, folder: string | undefined): void {
  const content = readFileSync(file);
  // Half the memory, and no decoding: the bundler writes ASCII.
  const source = content.toString(isAscii(content) ? 'latin1' : 'utf8');
  // V8 rejects what another version or other flags made; here each has a file of its own.
  const flags = sumOf(Buffer.from(JSON.stringify([process.execArgv, process.env['NODE_OPTIONS'] ?? ''])));
  const key = folder === undefined ? '' : `${sumOf(content)} ${process.versions.v8} ${process.arch} ${flags}`;
  const name = `${program}-${sumOf(Buffer.from(key))}`;
  const cached = folder === undefined ? undefined : readCache(folder, name, key);
  const script = new Script(`${HEAD}${source}\n})`, {
    filename: file,
    columnOffset: -HEAD.length,
    ...(cached === undefined ? {} : { cachedData: cached.code }),
  });
  let done = script.cachedDataRejected === false ? (cached?.done ?? []) : [];
  const module = { exports: {} as Program };
  const run = script.runInThisContext() as (...names: readonly unknown[]) => void;
  run.call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
  module.exports.start({
    knows: (work) => folder === undefined || done.includes(work),
    keep: (work) => {
      if (folder === undefined) return;
      // Whether it could be written or not: once a run is enough.
      done = [...new Set([...done, work])].sort();
      try {
        writeCache(folder, name, key, { code: script.createCachedData(), done });
      } catch {
        // The next start takes longer.
      }
    },
  });
}

/** Where compiled code is kept: as `named`, else with the caches of the user; undefined where there is no place, or none is wanted. */
export function cacheFolder(named?: string): string | undefined {
  const { env, platform } = process;
  if ((env['COMMSPEC_NO_CACHE'] ?? '') !== '') return undefined;
  // A relative path would lie in whatever folder the program runs.
  const below = (base: string | undefined, ...path: readonly string[]): string | undefined =>
    base !== undefined && isAbsolute(base) ? join(base, ...path) : undefined;
  if (named !== undefined) return below(named);
  switch (platform) {
    case 'win32':
      return below(env['LOCALAPPDATA'], 'commspec', 'cache');
    case 'darwin':
      return below(env['HOME'], 'Library', 'Caches', 'commspec');
    default:
      return below(env['XDG_CACHE_HOME'], 'commspec') ?? below(env['HOME'], '.cache', 'commspec');
  }
}
