/**
 * The process that does the work, so that one that hangs or dies is seen from outside. It reads what to do from standard input
 * and tells on descriptor 3 what it begins and what it found, a line of JSON each.
 */
import { readFileSync, writeSync } from 'node:fs';
import { caseOf, stockOf } from './generate';
import type { FuzzCase } from './case';
import { kindOf, readFailure, runCase, type Failure, type Outcome } from './failure';
import { readSeeds } from './seeds';
import { shrink } from './shrink';

export type Order =
  | {
      readonly do: 'fuzz';
      readonly seed: number;
      readonly from: number;
      readonly to: number;
      readonly known: readonly string[];
    }
  | { readonly do: 'replay'; readonly files: readonly string[]; readonly from: number }
  | { readonly do: 'probe'; readonly found: FuzzCase; readonly operation: string };

export type Told =
  | { readonly told: 'begin'; readonly number: number; readonly operation: string }
  | { readonly told: 'passed'; readonly number: number }
  | { readonly told: 'failed'; readonly failure: Failure; readonly small: boolean };

/** Tries of one failure. */
const TRIES = 2500;

const tell = (message: Told): void => {
  writeSync(3, `${JSON.stringify(message)}\n`);
};

async function work(order: Order): Promise<void> {
  switch (order.do) {
    case 'fuzz':
      await fuzz(order.seed, order.from, order.to, new Set(order.known));
      return;
    case 'replay':
      await replay(order.files, order.from);
      return;
    case 'probe':
      await runCase(order.found, order.operation, true, begin(0));
  }
}

const begin = (number: number) => (operation: string) => tell({ told: 'begin', number, operation });

async function fuzz(seed: number, from: number, to: number, known: Set<string>): Promise<void> {
  const stock = stockOf(readSeeds());
  for (let number = from; number < to; number++) {
    const found = caseOf(stock, seed, number);
    const outcomes = await runCase(found, undefined, false, begin(number));
    for (const outcome of outcomes) {
      const kind = kindOf(outcome);
      if (known.has(kind)) continue;
      known.add(kind);
      const failure: Failure = { ...outcome, seed, number, found };
      // First as it is: what shrinks it may hang.
      tell({ told: 'failed', failure, small: false });
      tell({ told: 'failed', failure: await smaller(failure), small: true });
    }
    tell({ told: 'passed', number });
  }
}

/** The failure as small as it can be made; as it is where it does not come again when its operation is all that is asked. */
async function smaller(failure: Failure): Promise<Failure> {
  const kind = kindOf(failure);
  let last: Outcome = failure;
  const fails = async (candidate: FuzzCase): Promise<boolean> => {
    const outcomes = await runCase(candidate, failure.operation, true, begin(failure.number));
    const same = outcomes.find((outcome) => kindOf(outcome) === kind);
    if (same !== undefined) last = same;
    return same !== undefined;
  };
  if (!(await fails(failure.found))) return failure;
  const found = await shrink(failure.found, fails, TRIES);
  await fails(found);
  return { ...failure, ...last, found };
}

/** Runs kept failures; each is asked for its own operation, and everything is tried. */
async function replay(files: readonly string[], from: number): Promise<void> {
  for (const [number, file] of files.entries()) {
    if (number < from) continue;
    const { operation, seed, found } = readFailure(readFileSync(file, 'utf8'));
    const [outcome] = await runCase(found, operation, true, begin(number));
    if (outcome === undefined) tell({ told: 'passed', number });
    else tell({ told: 'failed', failure: { ...outcome, seed, number, found }, small: true });
  }
}

void work(JSON.parse(readFileSync(0, 'utf8')) as Order);
