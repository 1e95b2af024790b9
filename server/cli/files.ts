/** Files as the command line sees them. */
import { lstat, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { specFiles } from '../model/spec-file';
import { isInside } from '../lsp/inside';
import { searchSpecs, type SearchResult } from '../lsp/spec-search';
import { MAX_BYTES, NotAFileError, readUtf8, type FileText } from '../lsp/text-file';
import { listed } from '../words/list';
import { STDIN, type TextInput, type Source } from './input';

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
    let isEmpty = true;
    for await (const each of searchSpecs(path, input.follow)) {
      isEmpty = false;
      const result = await found(each);
      if ('message' in result) problems.push(result);
      else add(result);
    }
    if (isEmpty) {
      problems.push({
        path,
        message: `there is no spec in this folder (${listed(specFiles, 'or')})`,
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

/** What the search of a folder found, as the command line takes it. */
async function found(result: SearchResult): Promise<Source | FileProblem> {
  if ('real' in result) return result;
  const { path } = result;
  switch (result.why) {
    case 'outside':
      return { path, message: 'this link leads out of the folder and is left alone; name the file, or use `--follow`' };
    case 'failed':
      return { path, message: await whyNot(path, result.error) };
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
