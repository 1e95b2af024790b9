import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { oneLine, printable, printablePath } from '../report/escape';
import { count } from '../report/words';
import type { Engine } from '../engine/engine';
import type { Finding, Fix } from '../engine/finding';
import { fixText, type FixChoice, type FixResult } from '../repair/repair';
import { sparing } from './failures';
import { findSpecs, shownPath, type FileProblem } from './files';
import { COMMANDS } from './commands';
import { inputOf, type Source } from './input';
import type { Output } from './output';
import { analyse, open } from './project';
import { replaceFile } from './replace';
import { codeOf, complain, parse, UsageError } from './usage';

/**
 * Applies fixes to files, or prints them as a unified diff; of standard input the repaired text is printed. Exit status: 0, or 2
 * for a file that cannot be read or written.
 */
export async function fixCommand(args: readonly string[], engine: Engine, out: Output): Promise<number> {
  const { values, positionals } = parse(args, COMMANDS.fix.options);
  if (positionals.length === 0) throw new UsageError('`fix` needs a file or folder, or `-` for standard input');
  if (values.all === true && values.code !== undefined) throw new UsageError('use `--all` or `--code`, not both');
  const code = values.code === undefined ? {} : { code: codeOf(values.code, engine) };
  const choice: FixChoice = { all: values.all === true || values.code !== undefined, ...code };
  const dryRun = values['dry-run'] === true;
  const quiet = values.quiet === true;

  const input = inputOf(values);
  const { sources, problems } = await findSpecs(positionals, input);
  if (!dryRun && sources.length > 1 && sources.some(({ real }) => real === undefined))
    throw new UsageError('`fix -` prints the repaired text, so it takes no other file; use `--dry-run` or two calls');
  for (const problem of problems) complain(problem);
  let failed = problems.length > 0;
  let applied = 0;
  let offered = 0;
  let tied = 0;
  let uncovered = 0;
  const fail = (problem: FileProblem): void => {
    complain(problem);
    failed = true;
  };
  const repair = async (source: Source): Promise<void> => {
    const { path, real } = source;
    const opened = await open(source, input);
    if ('message' in opened) {
      fail(opened);
      return;
    }
    const before = opened.bom + opened.text;
    const result = await fixText(engine, opened.snapshot, choice, (text, from) => analyse(path, text, input, from));
    const after = opened.bom + result.text;
    if (dryRun) await out.print(shownDiff(path, before, after));
    else if (real === undefined) await out.print(after);
    else if (after !== before) {
      const problem = await replaceFile(real, before, after);
      if (problem !== undefined) {
        fail({ path, message: problem });
        return;
      }
      for (const fix of quiet ? [] : result.applied) {
        await out.print(`${printablePath(path)}: ${fix.code}: ${oneLine(fix.title)}\n`);
      }
    }
    if (!quiet) {
      for (const finding of result.uncovered) process.stderr.write(uncoveredLine(finding, path, opened.snapshot.uri));
      for (const line of [...remarksOn(result), ...inBases(result, opened.snapshot.uri)])
        process.stderr.write(`${printablePath(path)}: ${line}\n`);
    }
    uncovered += result.uncovered.length;
    applied += result.applied.length;
    if (choice.code === undefined) offered += offeredBy(result, choice.all);
    tied += tiesIn(result, choice);
  };
  for (const source of sources) {
    const problem = await sparing(source.path, () => repair(source));
    if (problem !== undefined) fail(problem);
  }
  const done = `${count(applied, 'fix', 'fixes')} ${dryRun ? 'would be applied' : 'applied'}`;
  const why = choice.all ? 'change a fact of the business (`--code`)' : 'need a decision (`--all` or `--code`)';
  const more = offered === 0 ? '' : `; ${count(offered, 'finding has', 'findings have')} fixes that ${why}`;
  const ties =
    tied === 0
      ? ''
      : `; ${count(tied, 'finding has', 'findings have')} several equally likely fixes: choose one by hand`;
  const news = uncovered === 0 ? '' : `; ${count(uncovered, 'finding')} came to light, which could not be seen before`;
  if (!quiet) process.stderr.write(`${done}${news}${more}${ties}\n`);
  return failed ? 2 : 0;
}

/** Findings that are left although they have a fix; after all others, those whose fix changes a fact of the business. */
const offeredBy = ({ left }: FixResult, all: boolean): number =>
  left.filter((finding) => {
    const fix = firstOf(finding);
    return fix !== undefined && !fix.tied && (!all || fix.changes() === 'business');
  }).length;

/** Findings that are left because one of their fixes is as likely as the next. */
const tiesIn = ({ left }: FixResult, { code }: FixChoice): number =>
  left.filter((finding) => (code === undefined || finding.code === code) && firstOf(finding)?.tied === true).length;

const firstOf = (finding: Finding): Fix | undefined =>
  finding.advice ? undefined : finding.fixes.find(({ uri }) => uri === finding.uri);

/** A finding that the fixes have brought to light, where it is now. */
function uncoveredLine({ uri, range, severity, code, message }: Finding, path: string, own: string): string {
  const { line, character } = range.start;
  const place = `${printablePath(uri === own ? path : shownPath(uri))}:${line + 1}:${character + 1}`;
  return `${place}: ${severity} ${code}, which the fixes have brought to light: ${oneLine(message)}\n`;
}

/** That findings remain in a spec that this one extends: it is repaired by itself. */
function inBases({ left }: FixResult, uri: string): readonly string[] {
  const counts = new Map<string, number>();
  for (const finding of left)
    if (!finding.advice && finding.uri !== uri) counts.set(finding.uri, (counts.get(finding.uri) ?? 0) + 1);
  return [...counts].map(([base, found]) => {
    const name = decodeURIComponent(base.slice(base.lastIndexOf('/') + 1));
    return `${count(found, 'finding remains', 'findings remain')} in \`${oneLine(name)}\`, which it extends: run \`fix\` on that file`;
  });
}

/** What was not made because two rules want opposite things, and that not all was tried. */
function remarksOn({ refused, unfinished }: FixResult): readonly string[] {
  const pairs = refused
    .filter(({ reason }) => reason === 'undone')
    .map(({ code, title, by }) => `${code}: ${oneLine(title)}: not applied, ${by.join(', ')} would undo it`);
  return unfinished ? [...pairs, 'there may be more to fix: run it again'] : pairs;
}

/** The diff for a terminal, exact unless the file holds what a terminal would obey; then it is for looking only, and says so. */
function shownDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const diff = createTwoFilesPatch(path, path, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  // CRLF belongs to the lines: without it the diff could not be applied.
  const shown = diff
    .split('\n')
    .map((line) => (line.endsWith('\r') ? `${printable(line.slice(0, -1))}\r` : printable(line)))
    .join('\n');
  if (shown !== diff)
    complain({ path, message: 'characters that cannot be shown are \uFFFD in this diff: do not apply it' });
  return shown;
}
