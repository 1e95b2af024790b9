/** Files as the command line sees them. */
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isInside, realPathIn } from '../lsp/inside';
import { MAX_BYTES, NotAFileError, readUtf8, type FileText } from '../lsp/text-file';
import { STDIN, type TextInput, type Source } from './input';

/** Names that a folder is searched for. */
const SPEC_FILE = /(^|\.)commspec\.ya?ml$/;
export const isSpecName = (name: string): boolean => SPEC_FILE.test(name);
/** What version control and package managers keep. */
export const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn']);

export interface FileProblem {
  readonly path: string;
  readonly message: string;
}

/**
 * The specs that the given paths name, each once: files as they are, folders searched for specs, in the order of their names,
 * `-` for standard input. Links to folders are not followed. A link whose target lies outside the folder that is searched is a
 * problem like a file that cannot be read: what was not looked at must not pass for a spec without findings.
 */
export async function findSpecs(
  paths: readonly string[],
  input: TextInput,
): Promise<{ readonly sources: readonly Source[]; readonly problems: readonly FileProblem[] }> {
  const sources = new Map<string, Source>();
  const problems: FileProblem[] = [];
  const add = (source: Source): void => {
    const full = resolve(source.path);
    if (!sources.has(full)) sources.set(full, source);
  };
  for (const path of paths) {
    try {
      if (path === STDIN || !(await stat(path)).isDirectory()) {
        add(await namedSource(path, input));
        continue;
      }
    } catch (error) {
      problems.push({ path, message: await whyNot(path, error) });
      continue;
    }
    let found = false;
    for await (const result of walk(path, path, input)) {
      found = true;
      if ('message' in result) problems.push(result);
      else add(result);
    }
    if (!found) {
      problems.push({
        path,
        message: 'there is no spec in this folder (*.commspec.yaml, *.commspec.yml or commspec.yaml)',
      });
    }
  }
  return { sources: [...sources.values()], problems };
}

/** A path that the user wrote; links are followed, for it is what was named. Rejects where there is no such file. */
export async function namedSource(path: string, input: TextInput): Promise<Source> {
  if (path === STDIN) return { path: input.stdinPath, real: undefined };
  // A pipe of `/dev/fd` has no real path; that it is no file is said first.
  const found = await stat(path);
  if (!found.isFile()) throw new NotAFileError(found.isDirectory());
  return { path, real: await realpath(path) };
}

/** Specs in a folder and those in it; a folder that cannot be read is a problem and does not end the search. */
async function* walk(folder: string, root: string, input: TextInput): AsyncGenerator<Source | FileProblem> {
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
      if (!SKIPPED.has(entry.name)) yield* walk(path, root, input);
    } else if (isSpecName(entry.name)) {
      if (entry.isSymbolicLink()) yield* linked(path, root, input);
      else yield { path, real: path };
    }
  }
}

/** The spec behind a link that was found; nothing for a folder. */
async function* linked(path: string, root: string, { follow }: TextInput): AsyncGenerator<Source | FileProblem> {
  try {
    if ((await stat(path)).isDirectory()) return;
    const real = follow ? await realpath(path) : await realPathIn(path, [root]);
    if (real !== undefined) yield { path, real };
    else {
      const message = 'this link leads out of the folder and is left alone; name the file, or use `--follow`';
      yield { path, message };
    }
  } catch (error) {
    yield { path, message: await whyNot(path, error) };
  }
}

/** Why there is nothing at a path; that it is a link which leads nowhere is another thing than that there is none. */
export async function whyNot(path: string, error: unknown): Promise<string> {
  const isThere = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  const isLink =
    isThere &&
    (await lstat(path).then(
      (found) => found.isSymbolicLink(),
      () => false,
    ));
  return isLink ? 'this link leads nowhere: what it points at is not there' : reason(error);
}

/** The text of a spec, or why there is none. */
export async function readText({ path, real }: Source, input: TextInput): Promise<FileText | FileProblem> {
  try {
    return await (real === undefined ? input.stdin() : readUtf8(real));
  } catch (error) {
    return { path, message: reason(error) };
  }
}

/** What went wrong with a file, for people. */
export function reason(error: unknown): string {
  if (error instanceof NotAFileError) {
    return error.isFolder
      ? 'this is a folder; name a file'
      : 'this is no regular file and is not read; `-` reads standard input';
  }
  if (error instanceof TypeError) return 'the file is not UTF-8 text';
  if (error instanceof RangeError) return `the file has more than ${MAX_BYTES / 1e6} MB: that is no spec`;
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
