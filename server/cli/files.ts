/** Files as the command line sees them. */
import { readdir, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isInside, MAX_BYTES, readUtf8, type FileText } from '../lsp/base-file';

/** Names that a folder is searched for. */
const SPEC_FILE = /(^|\.)commspec\.ya?ml$/;
/** What version control and package managers keep. */
const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn']);

export interface Problem {
  readonly path: string;
  readonly message: string;
}

/**
 * The specs that the given paths name, each once: files as they are, folders searched for specs, in the order of their names.
 * Links to folders are not followed.
 */
export async function findSpecs(
  paths: readonly string[],
): Promise<{ readonly files: readonly string[]; readonly problems: readonly Problem[] }> {
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  const add = (path: string): void => {
    const full = resolve(path);
    if (!files.has(full)) files.set(full, path);
  };
  for (const path of paths) {
    try {
      if (!(await stat(path)).isDirectory()) {
        add(path);
        continue;
      }
    } catch (error) {
      problems.push({ path, message: reason(error) });
      continue;
    }
    let found = false;
    for await (const result of walk(path)) {
      found = true;
      if (typeof result === 'string') add(result);
      else problems.push(result);
    }
    if (!found) {
      problems.push({
        path,
        message: 'there is no spec in this folder (*.commspec.yaml, *.commspec.yml or commspec.yaml)',
      });
    }
  }
  return { files: [...files.values()], problems };
}

/** Specs in a folder and those in it; a folder that cannot be read is a problem and does not end the search. */
async function* walk(folder: string): AsyncGenerator<string | Problem> {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield { path: folder, message: reason(error) };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) yield* walk(path);
    } else if (SPEC_FILE.test(entry.name) && !(entry.isSymbolicLink() && (await isFolder(path)))) yield path;
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** The text of a file, or why there is none. */
export async function readText(path: string): Promise<FileText | Problem> {
  try {
    return await readUtf8(path);
  } catch (error) {
    return { path, message: reason(error) };
  }
}

/** What went wrong with a file, for people. */
export function reason(error: unknown): string {
  if (error instanceof TypeError) return 'the file is not UTF-8 text';
  if (error instanceof RangeError) return `the file has more than ${(MAX_BYTES / 1e6).toString()} MB: that is no spec`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file or folder';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'EISDIR':
      return 'this is a folder; name a file';
    case 'ELOOP':
      return 'this link leads to itself';
    case 'EROFS':
      return 'the disk is read-only';
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return 'there is no room to write it';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

export const uriOf = (path: string): string => pathToFileURL(resolve(path)).href;

/** The address of the folder that the program runs in, with a slash at its end. */
export function rootUri(): string {
  const uri = uriOf(process.cwd());
  return uri.endsWith('/') ? uri : `${uri}/`;
}

/** The folder that bases of a spec must stay in: the one it is run from where that holds the spec, else the spec's own. */
export function rootOf(path: string): string {
  const own = resolve(path);
  return uriOf(isInside(own, process.cwd()) ? process.cwd() : dirname(own));
}

/** A file's address as a path from here, where it is below. */
export function shownPath(uri: string): string {
  const path = fileURLToPath(uri);
  const rest = relative(process.cwd(), path);
  return isAbsolute(rest) || !isInside(path, process.cwd()) ? path : rest;
}
