/** Which files belong to a folder: the one rule for specs that are found in it and for what they extend. */
import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path lies in a folder, or is it. Both absolute. */
export function isInside(path: string, root: string): boolean {
  const rest = relative(root, path);
  return rest !== '..' && !rest.startsWith(`..${sep}`) && !isAbsolute(rest);
}

/**
 * Where a file really lies, all links followed; undefined where that is in none of the folders, which may be links themselves.
 * Rejects where there is no such file or folder.
 */
export async function realPathIn(path: string, folders: readonly string[]): Promise<string | undefined> {
  const real = await realpath(path);
  const roots = await Promise.all(folders.map((folder) => realpath(folder)));
  return roots.some((root) => isInside(real, root)) ? real : undefined;
}
