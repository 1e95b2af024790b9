/** Comparisons of specs: of texts that need not be open, for one of them may be an older version. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Findings } from '../engine/engine';
import { compareAll, type ComparedSpec } from '../report/compare/compared';
import { writeComparison, type ComparisonFormat } from '../report/compare/compare-formats';
import { stagesOf } from '../report/stages';
import { cancelled, orEmpty } from './answer';
import { compareRequest, type ComparedPlace, type CompareParams, type CompareResult } from './protocol';
import type { Session } from './session';
import { SLICE } from './turns';

export function serveCompare(session: Session): void {
  const { connection, log, snapshots } = session;
  connection.onRequest(
    compareRequest,
    orEmpty(
      log,
      'a comparison',
      null,
      async ({ specs, format, open }: CompareParams, token): Promise<CompareResult | null> => {
        const read: Omit<ComparedSpec, 'findings'>[] = [];
        for (const { uri, text, label } of specs) {
          await session.work.turns.quiet('report');
          if (token.isCancellationRequested) throw cancelled();
          read.push({ snapshot: await snapshots.ofOther(uri, text), label });
        }
        return { text: await inTurns(session, steps(session, read, format, open), token) };
      },
    ),
  );
}

/** A piece of a few milliseconds each. */
function* steps(
  { engine, checks }: Session,
  read: readonly Omit<ComparedSpec, 'findings'>[],
  format: ComparisonFormat,
  open: CompareParams['open'],
): Generator<unknown, string> {
  const specs: ComparedSpec[] = [];
  for (const spec of read) {
    const findings: Findings = yield* engine.steps(spec.snapshot, checks.options);
    specs.push({ ...spec, findings });
    for (const stage of [...stagesOf('ports'), ...stagesOf('sizing')]) {
      stage(spec.snapshot.model);
      yield;
    }
  }
  const compared = compareAll(specs);
  yield;
  if (open === undefined) return writeComparison(compared, format);
  return writeComparison(compared, format, {
    linkTo: (place) => {
      const to: ComparedPlace = { ...place, page: open.page };
      return `command:${open.command}?${encodeURIComponent(JSON.stringify([to]))}`;
    },
  });
}

/** Does all steps, other requests first. Rejects where it is cancelled or takes longer than a document may. */
async function inTurns({ work }: Session, all: Generator<unknown, string>, token: CancellationToken): Promise<string> {
  const { host, turns } = work;
  for (;;) {
    await turns.quiet('report');
    if (token.isCancellationRequested) throw cancelled();
    const step = work.bounded(() => {
      const until = host.now() + SLICE;
      let next = all.next();
      while (next.done !== true && host.now() < until) next = all.next();
      return next;
    });
    if (step.done === true) return step.value;
  }
}
