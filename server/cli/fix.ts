import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { randomUUID } from 'node:crypto';
import { access, chmod, chown, constants, open as openFile, realpath, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { oneLine, printablePath } from '../report/escape';
import { count } from '../report/words';
import type { Engine } from '../rules/engine';
import { fixText, type FixChoice, type FixResult } from '../rules/fix';
import { findSpecs, reason } from './files';
import { analyse, open } from './project';
import { codeOf, complain, parse, UsageError } from './usage';

/** Applies fixes to files, or prints them as a unified diff. Exit status: 0, or 2 for a file that cannot be read or written. */
export async function fixCommand(args: readonly string[], engine: Engine): Promise<number> {
  const { values, positionals } = parse(args, {
    all: { type: 'boolean' },
    code: { type: 'string' },
    'dry-run': { type: 'boolean' },
  });
  if (positionals.length === 0) throw new UsageError('`fix` needs a file or folder');
  if (values.all === true && values.code !== undefined) throw new UsageError('use `--all` or `--code`, not both');
  const code = values.code === undefined ? {} : { code: codeOf(values.code, engine) };
  const choice: FixChoice = { all: values.all === true || values.code !== undefined, ...code };
  const dryRun = values['dry-run'] === true;

  const { files, problems } = await findSpecs(positionals);
  for (const problem of problems) complain(problem);
  let failed = problems.length > 0;
  let applied = 0;
  let offered = 0;
  for (const path of files) {
    const opened = await open(path);
    if ('message' in opened) {
      complain(opened);
      failed = true;
      continue;
    }
    const before = opened.bom + opened.text;
    const result = await fixText(engine, opened.snapshot, choice, (text, from) => analyse(path, text, from));
    const after = opened.bom + result.text;
    if (dryRun) process.stdout.write(diffOf(path, before, after));
    else if (after !== before) {
      const problem = await replaceFile(path, after);
      if (problem !== undefined) {
        complain({ path, message: problem });
        failed = true;
        continue;
      }
      for (const fix of result.applied) {
        process.stdout.write(`${printablePath(path)}: ${fix.code}: ${oneLine(fix.title)}\n`);
      }
    }
    for (const line of remarksOn(result)) process.stderr.write(`${printablePath(path)}: ${line}\n`);
    applied += result.applied.length;
    if (!choice.all) offered += offeredBy(result);
  }
  const done = `${count(applied, 'fix', 'fixes')} ${dryRun ? 'would be applied' : 'applied'}`;
  const more =
    offered === 0
      ? ''
      : `; ${count(offered, 'finding has', 'findings have')} fixes that need a decision (\`--all\` or \`--code\`)`;
  process.stderr.write(`${done}${more}\n`);
  return failed ? 2 : 0;
}

/** Findings that are left although they have a fix. */
const offeredBy = ({ left }: FixResult): number =>
  left.filter((finding) => !finding.advice && finding.fixes.some((fix) => fix.uri === finding.uri)).length;

/** What was not made because two rules want opposite things, and that not all was tried. */
function remarksOn({ refused, unfinished }: FixResult): readonly string[] {
  const pairs = refused
    .filter(({ reason }) => reason === 'undone')
    .map(({ code, title, by }) => `${code}: ${oneLine(title)}: not applied, ${by.join(', ')} would undo it`);
  return unfinished ? [...pairs, 'there may be more to fix: run it again'] : pairs;
}

function diffOf(path: string, before: string, after: string): string {
  if (before === after) return '';
  return createTwoFilesPatch(path, path, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

/**
 * Writes beside the file and moves over it, so that a full disk or a kill leaves the old text. Links stay links, the mode
 * stays as it is, and the owner where that may be set. Returns what went wrong.
 */
async function replaceFile(path: string, text: string): Promise<string | undefined> {
  try {
    const target = await realpath(path);
    // Moving over a file needs no permission to write it; a file that is protected is meant to stay.
    await access(target, constants.W_OK);
    const { mode, uid, gid } = await stat(target);
    const temporary = join(dirname(target), `.commspec-${randomUUID()}.tmp`);
    const file = await openFile(temporary, 'wx', mode & 0o777);
    try {
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await chown(temporary, uid, gid).catch(() => undefined);
      // After the change of owner, which resets bits; and the umask does not count here.
      await chmod(temporary, mode & 0o7777);
      await rename(temporary, target);
    } catch (error) {
      await unlink(temporary).catch(() => undefined);
      throw error;
    }
    return undefined;
  } catch (error) {
    return reason(error);
  }
}
