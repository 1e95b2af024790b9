/**
 * Runs the fuzzer: orders work from a process of its own, ends it when it hangs, and keeps what fails as small files. Which cases
 * are run follows from the seed alone; time only bounds how many.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { caseOf, stockOf } from './generate';
import { kindOf, nameOf, READING, readFailure, writeFailure, type Failure } from './failure';
import { operations } from './operations';
import { readSeeds } from './seeds';
import { shrink } from './shrink';
import type { Order, Told } from './worker';

export interface Options {
  readonly seed: number;
  /** Seconds until no case is begun any more. */
  readonly seconds: number;
  /** Cases at most. */
  readonly cases: number;
  /** Names or paths of kept failures to be run again: `all` of them, or none. */
  readonly replay: readonly string[] | 'all';
  /** Path of the bundle that works. */
  readonly worker: string;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Milliseconds that one operation may take: enough for a machine that does much else, far more than any needs. */
const PATIENCE = 20_000;
/** What hangs is shrunk with less of it, and few tries, each of which may take that long. */
const SHRINKING = { patience: 10_000, tries: 40 };
const FOLDER = 'test/fuzz/failures';
/** Different failures of one run; more say nothing new. */
const ENOUGH = 12;

/** How a worker ended, and what it was doing. */
interface Ended {
  readonly how: 'done' | 'stopped' | 'hangs' | 'died';
  readonly number: number;
  readonly operation: string;
  readonly stderr: string;
}

/** Lets a worker carry out an order. `hear` is told what it tells, and says whether it may go on. */
async function employ(worker: string, order: Order, patience: number, hear: (told: Told) => boolean): Promise<Ended> {
  const child = spawn(process.execPath, [worker], { stdio: ['pipe', 'ignore', 'pipe', 'pipe'] });
  const [stdin, , stderr, fourth] = child.stdio;
  let how: Ended['how'] | undefined;
  let doing = { number: -1, operation: READING };
  let err = '';
  const stop = (why: Ended['how']): void => {
    how ??= why;
    child.kill('SIGKILL');
  };
  let timer = setTimeout(stop, patience, 'hangs');
  stderr?.setEncoding('utf8').on('data', (text: string) => (err = (err + text).slice(-4000)));
  createInterface({ input: fourth as Readable }).on('line', (line) => {
    if (how !== undefined) return;
    clearTimeout(timer);
    timer = setTimeout(stop, patience, 'hangs');
    const told = JSON.parse(line) as Told;
    if (told.told === 'begin') doing = told;
    if (!hear(told)) stop('stopped');
  });
  stdin?.end(JSON.stringify(order));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearTimeout(timer);
  return { ...doing, how: how ?? (status === 0 ? 'done' : 'died'), stderr: err };
}

/** What is said of a process that did not come to its end. */
const messageOf = ({ how, stderr }: Ended): string =>
  how === 'hangs'
    ? `does not end within ${PATIENCE / 1000} s`
    : `ends the process: ${/^.*(?:Error|FATAL|fatal).*$/m.exec(stderr)?.[0] ?? 'no reason given'}`;

export async function main(options: Options): Promise<Counts> {
  const kept = filesOf(options.replay);
  const replayed = await replay(options.worker, kept);
  if (options.cases === 0 || options.seconds === 0) return replayed;
  const fuzzed = await fuzz(options);
  return { passed: replayed.passed + fuzzed.passed, failed: replayed.failed + fuzzed.failed };
}

/** Paths of kept failures, given as paths or names. */
function filesOf(names: Options['replay']): readonly string[] {
  const all = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.json')) : [];
  if (names === 'all') return all.sort().map((name) => join(FOLDER, name));
  return names.map((name) => {
    const found = [name, join(FOLDER, name), join(FOLDER, `${name}.json`)].find((path) => existsSync(path));
    if (found === undefined) throw new Error(`no kept failure ${name} in ${FOLDER}`);
    return found;
  });
}

async function replay(worker: string, files: readonly string[]): Promise<Counts> {
  let failed = 0;
  const fail = (number: number, operation: string, message: string): void => {
    failed++;
    console.log(
      `  FAILED   ${files[number] ?? ''}: ${operation}\n           ${message.split('\n').slice(0, 3).join('\n           ')}`,
    );
  };
  for (let from = 0; from < files.length;) {
    const ended = await employ(worker, { do: 'replay', files, from }, PATIENCE, (told) => {
      if (told.told === 'failed') fail(told.failure.number, told.failure.operation, told.failure.message);
      return true;
    });
    if (ended.how === 'done') break;
    const number = Math.max(from, ended.number);
    fail(number, ended.operation, messageOf(ended));
    from = number + 1;
  }
  if (files.length > 0) console.log(`  replayed ${files.length} kept failures, ${failed} still fail`);
  return { passed: files.length - failed, failed };
}

async function fuzz({ seed, seconds, cases, worker }: Options): Promise<Counts> {
  console.log(
    `  seed ${seed}, at most ${cases === Number.POSITIVE_INFINITY ? 'as many cases as fit' : `${cases} cases`} in ${seconds} s`,
  );
  const stock = stockOf(readSeeds());
  const deadline = performance.now() + seconds * 1000;
  const found = new Map<string, Failure>();
  const keep = (failure: Failure): void => {
    found.set(kindOf(failure), failure);
    console.log(
      `  FAILED   ${failure.operation} (case ${failure.number})\n           ${failure.message.split('\n').slice(0, 3).join('\n           ')}\n           ${keepAsFile(failure)}`,
    );
  };
  let done = 0;
  let shrinking: Failure | undefined;
  for (let from = 0; from < cases && performance.now() < deadline && found.size < ENOUGH;) {
    const order: Order = { do: 'fuzz', seed, from, to: Math.min(cases, 2 ** 31), known: [...found.keys()] };
    const ended = await employ(worker, order, PATIENCE, (told) => {
      if (told.told === 'passed') done = told.number + 1;
      if (told.told === 'failed') {
        shrinking = told.small ? undefined : told.failure;
        if (told.small) keep(told.failure);
      }
      // One that is being shrunk is shrunk to its end.
      return shrinking !== undefined || (found.size < ENOUGH && performance.now() < deadline);
    });
    if (ended.how === 'done' || ended.how === 'stopped') break;
    if (shrinking === undefined) {
      const { number, operation } = ended;
      if (number < 0) throw new Error(`the worker ${messageOf(ended)}\n${ended.stderr}`);
      const failure = { operation, message: messageOf(ended), seed, number, found: caseOf(stock, seed, number) };
      if (!found.has(kindOf(failure))) keep(await smallerFromOutside(worker, failure));
    } else keep(shrinking);
    shrinking = undefined;
    from = Math.max(from, ended.number) + 1;
  }
  console.log(`  ${done} cases were run`);
  const names = [READING, ...operations.map(({ name }) => name)];
  const broken = new Set([...found.values()].map(({ operation }) => operation));
  return { passed: done === 0 ? 0 : names.filter((name) => !broken.has(name)).length, failed: found.size };
}

/** Shrinks what hangs or kills its process: each try is a process. */
async function smallerFromOutside(worker: string, failure: Failure): Promise<Failure> {
  const fails = async (candidate: Failure['found']): Promise<boolean> => {
    const order: Order = { do: 'probe', found: candidate, operation: failure.operation };
    const { how, operation } = await employ(worker, order, SHRINKING.patience, () => true);
    return (how === 'hangs' || how === 'died') && operation === failure.operation;
  };
  if (!(await fails(failure.found))) return failure;
  return { ...failure, found: await shrink(failure.found, fails, SHRINKING.tries) };
}

/** Writes a failure, unless one of its kind is kept already; the path of the file. */
function keepAsFile(failure: Failure): string {
  const path = join(FOLDER, `${nameOf(failure)}.json`);
  if (!existsSync(path)) writeFileSync(path, writeFailure(failure));
  else if (kindOf(readFailure(readFileSync(path, 'utf8'))) !== kindOf(failure))
    throw new Error(`${path} is of another kind`);
  return relative('.', path);
}
