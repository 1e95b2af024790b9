/** Mistakes of the program itself: they cost the file that brings them out, and no other. */
import type { RuleFailure } from '../engine/engine';
import { listed } from '../words/list';
import { reason, type FileProblem } from './files';

const REPORT = 'this is a mistake in Commspec, not in the spec: please report it, with the file if you can';

/** Does what one file is about; what it throws is told of that file. */
export async function sparing(path: string, work: () => Promise<void>): Promise<FileProblem | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return brokenOff(path, error);
  }
}

/** What is said of a file that `error` has put an end to. */
export const brokenOff = (path: string, error: unknown): FileProblem => ({
  path,
  message: `this file could not be worked on to its end (${reason(error)}); ${REPORT}`,
});

/** Rules that could not be asked about a file; the findings of the others are told. */
export function unasked(path: string, failures: readonly RuleFailure[]): FileProblem {
  const [first] = failures;
  const why = first === undefined ? '' : ` (${reason(first.error)})`;
  const codes = listed(failures.slice(0, 5).map(({ code }) => code));
  const more = failures.length > 5 ? ` and ${failures.length - 5} more` : '';
  return { path, message: `${codes}${more} could not be checked${why}, the other rules were; ${REPORT}` };
}
