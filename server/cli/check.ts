import { availableParallelism } from 'node:os';
import { printablePath } from '../report/escape';
import { isAtLeast, writeFindings, type Totals } from '../report/findings/findings';
import type { Engine } from '../engine/engine';
import type { Severity } from '../rules/rule';
import { endIn } from '../words/columns';
import { fileChecker, pathsOf } from './check-file';
import { CHECK_FORMATS, findingsFormat } from './check-format';
import { findSpecs } from './files';
import { INPUT_OPTIONS, inputOf } from './input';
import type { Output } from './output';
import { lastToSpeak } from './project';
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

/**
 * Finds what is wrong. Exit status: 0 nothing at or above `--fail-on`, 1 something, 2 a file that cannot be read or checked.
 * `worker` is the script of a thread that checks files; without it all is done in this one.
 */
export async function checkCommand(
  args: readonly string[],
  engine: Engine,
  version: string,
  out: Output,
  worker?: string,
): Promise<number> {
  const { values, positionals } = parse(args, {
    format: { type: 'string' },
    'fail-on': { type: 'string' },
    advice: { type: 'boolean' },
    jobs: { type: 'string' },
    ...INPUT_OPTIONS,
  });
  const name = oneOf('format', values.format, CHECK_FORMATS);
  const failOn = oneOf('fail-on', values['fail-on'], ['error', 'warning']);
  const advice = values.advice === true;
  const jobs = values.jobs === undefined ? undefined : jobsOf(values.jobs);
  if (positionals.length === 0) throw new UsageError('`check` needs a file or folder, or `-` for standard input');

  const input = inputOf(values);
  const { sources, problems } = await findSpecs(positionals, input);
  for (const problem of problems) complain(problem);
  let unreadable = problems.length > 0;

  const colours = hasColours();
  const format = findingsFormat(name, colours, version, (code) => engine.rule(code));
  const pathOf = pathsOf(sources);
  const verdicts = name === 'pretty' && sources.length <= FEW;
  const check = fileChecker(engine, format, { advice, verdicts }, input, pathOf);
  const usual = sources.length < SHARED_FROM ? 1 : Math.min(MOST_THREADS, availableParallelism());
  const threads = Math.min(jobs ?? usual, sources.length);
  const { follow } = input;
  // A few files do without what makes threads.
  const pool =
    worker === undefined || threads < 2
      ? undefined
      : (await import('./check-pool')).checkInWorkers(
          worker,
          threads,
          { sources, format: name, colours, version, advice, verdicts, follow },
          check,
        );

  const last = await lastToSpeak(sources, input);
  const writer = writeFindings(format, (uri) => last.get(uri), pathOf);
  const status = (): number => (unreadable ? 2 : hasFailure(writer.totals(), failOn) ? 1 : 0);
  const progress = progressOver(sources.length);

  await out.print(writer.head);
  for (const [index, source] of sources.entries()) {
    // With nobody to read them, findings only matter for the exit status.
    if (out.isClosed() && status() !== 0) break;
    progress.next(source.path);
    const checked = await (pool === undefined ? check(source) : pool.result(index));
    for (const problem of checked.problems) {
      progress.clear();
      complain(problem);
      unreadable = true;
    }
    if (checked.written === undefined) continue;
    const text = writer.add(index, checked.written);
    if (text !== '') progress.clear();
    await out.print(text);
  }
  await pool?.end();
  progress.clear();
  await out.print(writer.end());
  return status();
}

function jobsOf(text: string): number {
  const jobs = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (jobs < 1 || jobs > MOST_JOBS) throw new UsageError(`\`--jobs\` needs a number from 1 to ${MOST_JOBS}`);
  return jobs;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

const hasFailure = ({ bySeverity }: Totals, failOn: Severity): boolean =>
  SEVERITIES.some((severity) => bySeverity[severity] > 0 && isAtLeast(severity, failOn));

/** https://no-color.org */
const hasColours = (): boolean =>
  process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';

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
