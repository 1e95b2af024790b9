/** A failure as a small file that can be replayed by its name. */
import { createHash } from 'node:crypto';
import { statesOf, type FuzzCase } from './case';
import { operations } from './operations';

/** What was reading or analysing a state, before any operation was asked. */
export const READING = 'reading';

export interface Failure {
  readonly operation: string;
  readonly message: string;
  /** What it was made from: the seed of the run, and the number of the case. */
  readonly seed: number;
  readonly number: number;
  readonly found: FuzzCase;
}

export interface Outcome {
  readonly operation: string;
  readonly message: string;
}

/**
 * Runs the operations of a case, one only where it is named; `begin` is told which comes next. Returns those that failed, each
 * once: the first state that fails ends a chain.
 */
export async function runCase(
  given: FuzzCase,
  only: string | undefined,
  thorough: boolean,
  begin: (operation: string) => void,
): Promise<readonly Outcome[]> {
  const failed: Outcome[] = [];
  const fail = (operation: string, error: unknown): void => {
    failed.push({ operation, message: messageOf(error) });
  };
  try {
    begin(READING);
    for await (const { last, ...subject } of statesOf(given, thorough)) {
      for (const { name, always, run } of operations) {
        if ((only !== undefined && only !== name) || (!last && always !== true)) continue;
        begin(name);
        try {
          await run(subject);
        } catch (error) {
          fail(name, error);
        }
      }
      if (failed.length > 0) return failed;
      begin(READING);
    }
  } catch (error) {
    fail(READING, error);
  }
  return failed;
}

/** What went wrong; of an error that nobody threw on purpose also in which function. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.constructor === Error || error.name === 'AssertionError') return error.message;
  const [, place] = /^\s+at ((?:async |new )?[\w.#<>]+) \(/m.exec(error.stack ?? '') ?? [];
  return `${error.name}: ${error.message}${place === undefined ? '' : ` in ${place}`}`;
}

/** Failures of one kind fail in the same way: numbers, names and what follows the first line aside. */
export const kindOf = ({ operation, message }: Outcome): string =>
  `${operation}: ${(message.split('\n')[0] ?? '').replaceAll(/`[^`]*`|"(?:[^"\\]|\\.)*"|\{.*\}/g, '…').replaceAll(/\d+/g, '0')}`;

/** A name for a file: the operation, and a few letters that tell kinds apart. */
export const nameOf = (outcome: Outcome): string =>
  `${outcome.operation.replaceAll(/[^a-zA-Z]+/g, '-').toLowerCase()}-${createHash('sha256').update(kindOf(outcome)).digest('hex').slice(0, 8)}`;

/** Texts are kept line by line, so that differences can be read; JSON keeps every character. */
interface Kept {
  readonly operation: string;
  readonly message: string;
  readonly seed: number;
  readonly number: number;
  readonly salt: number;
  readonly files: Readonly<Record<string, readonly string[]>>;
  readonly edits: FuzzCase['edits'];
  readonly places: FuzzCase['places'];
}

const linesOf = (text: string): readonly string[] => text.split(/(?<=\n)/);

export function writeFailure({ operation, message, seed, number, found }: Failure): string {
  const kept: Kept = {
    ...{ operation, message, seed, number, salt: found.salt },
    files: Object.fromEntries(Object.entries(found.files).map(([name, text]) => [name, linesOf(text)])),
    edits: found.edits,
    places: found.places,
  };
  return `${JSON.stringify(kept, null, 2)}\n`;
}

export function readFailure(text: string): Failure {
  const { operation, message, seed, number, salt, files, edits, places } = JSON.parse(text) as Kept;
  return {
    ...{ operation, message, seed, number },
    found: {
      files: Object.fromEntries(Object.entries(files).map(([name, lines]) => [name, lines.join('')])),
      ...{ edits, places, salt },
    },
  };
}
