/** Long work on one version of a document, such as a repair or a report: it gives way to other requests, and can be cancelled. */
import type { Step } from '../repair/repair';
import type { Snapshot } from '../model/snapshot';
import type { Session } from './session';
import { SHORT_SLICE, type Rank } from './turns';

/**
 * Does the steps of a work, as many in one go as fit into a slice; undefined where it was `cancelled` or failed, or the document
 * changed or was closed meanwhile: then the rest is not done.
 */
export async function inSlices<T>(
  { documents, snapshots, work: { host, turns } }: Session,
  uri: string,
  version: number,
  what: string,
  steps: Generator<Step, T, Snapshot | undefined>,
  cancelled: () => boolean,
  rank: Rank = 'report',
): Promise<T | undefined> {
  const document = documents.find(uri);
  let answer: Snapshot | undefined;
  const isWanted = (): boolean => !cancelled() && documents.find(uri) === document && document?.version === version;
  while (document !== undefined && isWanted()) {
    await turns.quiet(rank);
    if (!isWanted()) return undefined;
    const until = host.now() + SHORT_SLICE;
    const slice = (): IteratorResult<Step, T> => {
      let step = steps.next(answer);
      while (step.done !== true && typeof step.value !== 'object' && host.now() < until) step = steps.next();
      return step;
    };
    const step = snapshots.run(uri, what, undefined, slice);
    if (step === undefined) return undefined;
    if (step.done === true) return step.value;
    answer = undefined;
    if (typeof step.value === 'object') {
      answer = await snapshots.ofText(document, step.value);
      if (answer === undefined) return undefined;
    }
  }
  return undefined;
}
