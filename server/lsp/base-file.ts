/** Specs as files of this machine. */
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBelow } from '../spec/extends';
import type { ReadResult } from './host';

/** No spec comes near; what is larger is a mistake, and is not read into memory. */
export const MAX_BYTES = 100_000_000;
const BOM = '\uFEFF';

/** What a file holds, without the byte order mark that it may begin with: editors leave it out of positions too. */
export interface FileText {
  readonly text: string;
  /** The mark, or nothing: to be written again. */
  readonly bom: string;
}

/**
 * Reads a file as UTF-8 or not at all: one in another encoding would be damaged by a fix. Throws TypeError for other
 * encodings, RangeError for a file above `MAX_BYTES`, and what the operating system says.
 */
export async function readUtf8(path: string): Promise<FileText> {
  if ((await stat(path)).size > MAX_BYTES) throw new RangeError('too large');
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  return text.startsWith(BOM) ? { text: text.slice(BOM.length), bom: BOM } : { text, bom: '' };
}

/**
 * Reads a base of a spec. A link that leads out of `folders` is refused; where none of them holds the base, it must stay in
 * its own folder.
 */
export async function readBase(uri: string, folders: readonly string[]): Promise<ReadResult> {
  try {
    const path = fileURLToPath(uri);
    const real = await realpath(path);
    const holding = folders.filter((folder) => isBelow(uri, folder)).map((folder) => fileURLToPath(folder));
    const roots = await Promise.all((holding.length > 0 ? holding : [dirname(path)]).map((root) => realpath(root)));
    if (!roots.some((root) => isInside(real, root))) return { error: 'outside' };
    return { text: (await readUtf8(real)).text };
  } catch (error) {
    return { error: error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missing' : 'unreadable' };
  }
}

/** Whether a path lies in a folder, or is it. Both absolute. */
export function isInside(path: string, root: string): boolean {
  const rest = relative(root, path);
  return rest !== '..' && !rest.startsWith(`..${sep}`) && !isAbsolute(rest);
}
