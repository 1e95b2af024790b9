/** Bases of specs as files of this machine. */
import { realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBelow } from '../model/extends';
import type { ReadResult } from './platform';
import { realPathIn } from './inside';
import { readUtf8 } from './text-file';

/**
 * Reads a base of a spec. A link that leads out of `folders` is refused, unless `follow` is set; where none of them holds the
 * base, it must stay in its own folder. Never rejects.
 */
export async function readBase(uri: string, folders: readonly string[], follow = false): Promise<ReadResult> {
  try {
    const path = fileURLToPath(uri);
    const holding = folders.filter((folder) => isBelow(uri, folder)).map((folder) => fileURLToPath(folder));
    const real = follow ? await realpath(path) : await realPathIn(path, holding.length > 0 ? holding : [dirname(path)]);
    return real === undefined ? { error: 'outside' } : { text: (await readUtf8(real)).text };
  } catch (error) {
    return { error: error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missing' : 'unreadable' };
  }
}
