/** Which specs differ from what git has. */
import { execFile } from 'node:child_process';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Source, TextInput } from './input';
import { basesOf } from './project';
import { UsageError } from './usage';

const run = promisify(execFile);

/** Bytes of names of files; a repository with more has other troubles. */
const MOST_OUTPUT = 256 * 1024 * 1024;

/**
 * Those of the specs that differ from the last commit, or from where this branch left `ref` (a commit, branch or tag; empty: the
 * last commit), with those that extend such a file. Files that git does not know count, ignored ones do not. `paths` are those
 * that were named: each may be in a repository of its own. Throws UsageError where git cannot tell.
 */
export async function changedSources(
  sources: readonly Source[],
  paths: readonly string[],
  ref: string,
  input: TextInput,
): Promise<readonly Source[]> {
  if (ref.startsWith('-')) throw new UsageError(`\`${ref}\` is no commit`);
  const changed = new Set<string>();
  const seen = new Set<string>();
  for (const path of paths) {
    const top = await repositoryOf(path);
    if (seen.has(top)) continue;
    seen.add(top);
    for (const file of await changedFiles(top, ref)) changed.add(join(top, file));
  }
  const isChanged = async (path: string): Promise<boolean> =>
    changed.has(await realOf(path)) || changed.has(join(await realOf(dirname(path)), basename(path)));
  const bases = await basesOf(sources, input);
  const kept: Source[] = [];
  for (const [index, source] of sources.entries()) {
    const files = [resolve(source.path), ...(bases[index] ?? []).map((uri) => fileURLToPath(uri))];
    for (const file of files) {
      if (!(await isChanged(file))) continue;
      kept.push(source);
      break;
    }
  }
  return kept;
}

/** Where a file lies, or would lie, links followed. */
async function realOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(await realOf(above), basename(path));
  }
}

async function repositoryOf(path: string): Promise<string> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const folder = isFolder ? path : dirname(path);
  const top = await git(folder, 'rev-parse', '--show-toplevel');
  if (top === undefined)
    throw new UsageError(`\`${folder}\` is in no git repository, so nobody can tell what has changed`);
  return realOf(top.replace(/\r?\n$/, ''));
}

/** Paths below the top of a repository. */
async function changedFiles(top: string, ref: string): Promise<readonly string[]> {
  const names = (text: string | undefined): readonly string[] => (text ?? '').split('\0').filter((name) => name !== '');
  const unknown = names(await git(top, 'ls-files', '-z', '--others', '--exclude-standard'));
  const base = await commitOf(top, ref);
  // Before the first commit all is new.
  if (base === undefined) return [...names(await git(top, 'ls-files', '-z')), ...unknown];
  const diff = await git(
    top,
    'diff',
    '--name-only',
    '-z',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    base,
    '--',
  );
  if (diff === undefined) throw new UsageError('git cannot tell what has changed');
  return [...names(diff), ...unknown];
}

/** What to compare with; undefined where there is no commit at all. */
async function commitOf(top: string, ref: string): Promise<string | undefined> {
  const head = (await git(top, 'rev-parse', '--verify', '--quiet', 'HEAD^{commit}'))?.trim();
  if (ref === '') return head;
  const given = (await git(top, 'rev-parse', '--verify', '--quiet', `${ref}^{commit}`))?.trim();
  if (given === undefined)
    throw new UsageError(`there is no commit \`${ref}\` in git here; in a shallow clone, fetch it first`);
  // In a shallow clone, nobody knows where the two parted.
  return (await git(top, 'merge-base', given, 'HEAD'))?.trim() ?? given;
}

/** What git prints; undefined where it ends with another status than 0. Writes nothing, and runs nothing that the repository names. */
async function git(folder: string, ...args: readonly string[]): Promise<string | undefined> {
  const safe = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false'];
  try {
    const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0' };
    const { stdout } = await run('git', [...safe, '-C', folder, ...args], { env, maxBuffer: MOST_OUTPUT });
    return stdout;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new UsageError('`--changed` needs git, which is not here');
    return undefined;
  }
}
