/** Searches folders of this machine for specs: the one search of the command line and of the language server. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isSpecFile } from '../model/spec-file';
import { realPathIn } from './inside';
import type { FindResult } from './platform';

/** What version control and package managers keep. */
export const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn']);

/** A folder that somebody opens may be a whole disk: the search of an editor ends after so many entries. */
const MOST_ENTRIES = 200_000;

/** A spec, with its links followed, or why it cannot be had. */
export type SearchResult =
  | { readonly path: string; readonly real: string }
  | { readonly path: string; readonly why: 'outside' }
  | { readonly path: string; readonly why: 'failed'; readonly error: unknown };

/**
 * Specs in a folder and those in it, in the order of their names. Links to folders are not followed, and links out of the folder
 * only with `follow`. A folder that cannot be read is a result and does not end the search; `onEntry` is told of each entry that
 * is looked at, and ends it by `false`.
 */
export async function* searchSpecs(
  folder: string,
  follow: boolean,
  onEntry: () => boolean = () => true,
  root: string = folder,
): AsyncGenerator<SearchResult> {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield { path: folder, why: 'failed', error };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (!onEntry()) return;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) yield* searchSpecs(path, follow, onEntry, root);
    } else if (isSpecFile(entry.name)) {
      if (entry.isSymbolicLink()) yield* linked(path, root, follow);
      else yield { path, real: path };
    }
  }
}

/** The spec behind a link; nothing for a folder. */
async function* linked(path: string, root: string, follow: boolean): AsyncGenerator<SearchResult> {
  try {
    if ((await stat(path)).isDirectory()) return;
    const real = follow ? await realpath(path) : await realPathIn(path, [root]);
    yield real === undefined ? { path, why: 'outside' } : { path, real };
  } catch (error) {
    yield { path, why: 'failed', error };
  }
}

/** The specs in some folders, by their addresses. What cannot be read or leads out is left alone. Never rejects. */
export async function findSpecsIn(folders: readonly string[], most = MOST_ENTRIES): Promise<FindResult> {
  const uris: string[] = [];
  let seen = 0;
  for (const folder of folders) {
    const path = pathOf(folder);
    if (path === undefined) continue;
    for await (const found of searchSpecs(path, false, () => ++seen <= most))
      if ('real' in found) uris.push(pathToFileURL(found.path).href);
  }
  return { uris, cut: seen > most };
}

/** Undefined for a folder that is not on this machine. */
function pathOf(folder: string): string | undefined {
  try {
    return fileURLToPath(folder);
  } catch {
    return undefined;
  }
}
