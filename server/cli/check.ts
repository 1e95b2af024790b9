import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printablePath } from '../report/escape';
import { isAtLeast, writeFindings, type Totals } from '../report/findings/findings';
import { count } from '../report/words';
import type { Engine } from '../engine/engine';
import type { Severity } from '../rules/rule';
import { endIn } from '../words/columns';
import { fileChecker, pathsOf, type Checking } from './check-file';
import { findingsFormat, type Shown, type Tool } from './check-format';
import { hasColours } from './colours';
import { COMMANDS } from './commands';
import { findSpecs, uriOf, type FileProblem } from './files';
import { inputOf, STDIN, type Source, type TextInput } from './input';
import type { Output } from './output';
import { basesOf, lastToSpeak } from './project';
import { complain, oneOf, parse, UsageError } from './usage';

/** Of so many specs at the most it is said whether their designs are sound: of more, somebody looks for what is wrong anywhere. */
const FEW = 3;
/** So many files or more make a progress line worth while. */
const MANY = 20;
/** So many files or more are shared out among threads, where nothing else is said: fewer are done before threads are there. */
const SHARED_FROM = 30;
/** More threads than this wait for each other's memory, and for the disk. */
const MOST_THREADS = 4;
const MOST_JOBS = 64;

/** What is checked with. */
interface Checker {
  readonly engine: Engine;
  readonly out: Output;
  /** The script of a thread that checks files; without it all is done in this one. */
  readonly worker: string | undefined;
}

/** What is asked for. */
interface Call {
  readonly paths: readonly string[];
  /** What to tell apart from; empty: the last commit. Undefined where all is checked. */
  readonly changed: string | undefined;
  readonly advice: boolean;
  readonly jobs: number | undefined;
  readonly shown: Shown;
  readonly input: TextInput;
}

/** What there is to check, and what cannot be. */
interface Found {
  readonly sources: readonly Source[];
  readonly problems: readonly FileProblem[];
}

/**
 * Finds what is wrong. Exit status: 0 nothing at or above `--fail-on`, 1 something, 2 a file that cannot be read or checked; 0 of one
 * that watches, when it is interrupted. `worker` is the script of a thread that checks files; without it all is done in this one.
 */
export async function checkCommand(
  args: readonly string[],
  engine: Engine,
  tool: Tool,
  out: Output,
  worker?: string,
): Promise<number> {
  const { options } = COMMANDS.check;
  const { values, positionals } = parse(args, options);
  const colours = hasColours(values['no-color'] === true, process.env, process.stdout.isTTY);
  const format = oneOf('format', values.format, options.format.values);
  const failOn = oneOf('fail-on', values['fail-on'], options['fail-on'].values);
  const jobs = values.jobs === undefined ? undefined : jobsOf(values.jobs);
  const paths = positionals.length === 0 && values.changed !== undefined ? ['.'] : positionals;
  if (paths.length === 0) throw new UsageError('`check` needs a file or folder, or `-` for standard input');
  for (const option of ['changed', 'watch'] as const)
    if (values[option] !== undefined && paths.includes(STDIN))
      throw new UsageError(`\`--${option}\` is about files, not about standard input`);
  const call: Call = {
    ...{ paths, changed: values.changed, advice: values.advice === true, jobs },
    shown: { format, colours, quiet: values.quiet === true, failOn, tool },
    input: inputOf(values),
  };
  const checker: Checker = { engine, out, worker };
  if (values.watch !== true) return checkOnce(call, checker, await find(call));
  if (format !== 'pretty')
    throw new UsageError('`--watch` shows findings as text, again and again: leave out `--format`');
  return checkAgain(call, checker);
}

async function find({ paths, changed, input }: Call): Promise<Found> {
  const { sources, problems } = await findSpecs(paths, input);
  if (changed === undefined) return { sources, problems };
  return { sources: await (await import('./changed')).changedSources(sources, paths, changed, input), problems };
}

/** Checks what was found, and writes it. */
async function checkOnce(call: Call, { engine, out, worker }: Checker, found: Found): Promise<number> {
  const { sources } = found;
  const { shown, input, advice } = call;
  const { format: name, quiet, failOn } = shown;
  const format = findingsFormat(shown, (code) => engine.rule(code));
  const pathOf = pathsOf(sources);
  const forPeople = name === 'pretty' && !quiet;
  const checking: Checking = {
    advice,
    ...(quiet ? { least: failOn } : {}),
    verdicts: forPeople && sources.length <= FEW,
    repairs: forPeople,
  };
  const check = fileChecker(engine, format, checking, input, pathOf);
  const usual = sources.length < SHARED_FROM ? 1 : Math.min(MOST_THREADS, availableParallelism());
  const threads = Math.min(call.jobs ?? usual, sources.length);
  // A few files do without what makes threads.
  const pool =
    worker === undefined || threads < 2
      ? undefined
      : (await import('./check-pool')).checkInWorkers(
          worker,
          threads,
          { sources, shown, checking, follow: input.follow },
          check,
        );

  const last = await lastToSpeak(sources, input);
  const writer = writeFindings(format, (uri) => last.get(uri), pathOf);
  const status = (): number => (writer.totals().unchecked > 0 ? 2 : hasFailure(writer.totals(), failOn) ? 1 : 0);
  const progress = progressOver(sources.length);
  const fail = async (problem: FileProblem): Promise<void> => {
    progress.clear();
    complain(problem);
    await out.print(writer.addUnchecked({ ...problem, uri: uriOf(problem.path) }));
  };

  await out.print(writer.head);
  for (const problem of found.problems) await fail(problem);
  for (const [index, source] of sources.entries()) {
    // With nobody to read them, findings only matter for the exit status.
    if (out.isClosed() && status() !== 0) break;
    progress.next(source.path);
    const checked = await (pool === undefined ? check(source) : pool.result(index));
    for (const problem of checked.problems) await fail(problem);
    if (checked.written === undefined) continue;
    const text = writer.add(index, checked.written);
    if (text !== '') progress.clear();
    await out.print(text);
  }
  await pool?.end();
  progress.clear();
  await out.print(writer.end());
  if (forPeople && call.changed !== undefined && sources.length === 0) process.stderr.write('No spec has changed.\n');
  return status();
}

/** Clears a terminal, and what was scrolled out of it. */
const CLEAR = '\u001B[2J\u001B[3J\u001B[H';

/** Checks whenever something changes, until it is interrupted or nobody reads any more. */
async function checkAgain(call: Call, checker: Checker): Promise<number> {
  const watch = new (await import('./watch')).Watch();
  process.on('SIGINT', () => process.exit(0));
  for (;;) {
    // All that a check reads is watched before it reads: no change is lost between the two.
    const searched = await findSpecs(call.paths, call.input);
    const bases = (await basesOf(searched.sources, call.input)).flat().map((uri) => fileURLToPath(uri));
    const files = [...searched.sources.flatMap(({ path, real = path }) => [path, real]), ...bases];
    await watch.set({ files: [...call.paths, ...files].map((path) => resolve(path)), folders: call.paths });
    const found = call.changed === undefined ? searched : await find(call);
    if (process.stdout.isTTY) process.stdout.write(CLEAR);
    await checkOnce(call, checker, found);
    if (checker.out.isClosed()) return 0;
    if (!call.shown.quiet)
      process.stderr.write(`Watching ${count(searched.sources.length, 'spec')} for changes; Ctrl-C ends it.\n`);
    await watch.changed();
  }
}

function jobsOf(text: string): number {
  const jobs = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (jobs < 1 || jobs > MOST_JOBS) throw new UsageError(`\`--jobs\` needs a number from 1 to ${MOST_JOBS}`);
  return jobs;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

const hasFailure = ({ bySeverity }: Totals, failOn: Severity): boolean =>
  SEVERITIES.some((severity) => bySeverity[severity] > 0 && isAtLeast(severity, failOn));

/** A line that says how far it is, where somebody is there to see it. */
function progressOver(total: number): { readonly next: (path: string) => void; readonly clear: () => void } {
  const shown = process.stderr.isTTY && total >= MANY;
  let done = 0;
  return {
    next: (path) => {
      done++;
      if (!shown) return;
      const room = Math.max(0, process.stderr.columns - 30);
      const name = endIn(printablePath(path), room);
      process.stderr.write(`\r\u001B[Kchecking ${done} of ${total}: ${name}`);
    },
    clear: () => {
      if (shown) process.stderr.write('\r\u001B[K');
    },
  };
}
