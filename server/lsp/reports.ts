/** Reports and verdicts: long work in stages, which gives way between them and can be cancelled there. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Snapshot } from '../model/snapshot';
import { asked } from '../model/stepwise';
import type { Step } from '../repair/repair';
import type { WhatIf } from '../report/growth/assumed';
import { reportSteps, type ReportSubject } from '../report/build';
import type { ReportContent, Verdict } from '../report/content';
import { findingsSteps } from '../report/findings/findings-report';
import type { ReportKind } from '../report/kinds';
import { stagesOf } from '../report/stages';
import { verdictSteps } from '../report/verdict/verdict';
import { localDay } from '../words/day';
import { cancelled } from './answer';
import { assumingStages, serveAssumed } from './assumed';
import type { Found } from './checks';
import { serveReportEdits } from './report-edits';
import {
  reportRequest,
  verdictRequest,
  type ReportParams,
  type ReportResult,
  type VerdictParams,
  type VerdictResult,
} from './protocol';
import { naming, whileAssuming } from './result-ids';
import type { Session } from './session';
import { inSlices } from './slices';
import type { Rank } from './turns';

export function serveReports(session: Session): void {
  const { connection } = session;
  const idOf = naming();
  connection.onRequest(
    reportRequest,
    async (
      { uri, kind, previousResultId, assumed }: ReportParams,
      token: CancellationToken,
    ): Promise<ReportResult | null> => {
      const made = await inStages(session, uri, `the report ${kind}`, token, function* (found) {
        const resultId = whileAssuming(idOf(found.findings), assumed);
        if (resultId === previousResultId) return { resultId };
        const report =
          assumed === undefined
            ? yield* reportStages(kind, found)
            : yield* assumingStages(session, found, assumed, (other, whatIf) => reportStages(kind, other, whatIf));
        return { resultId, report };
      });
      return made === undefined ? null : { uri, version: made.version, ...made.result };
    },
  );

  connection.onRequest(
    verdictRequest,
    async ({ uri }: VerdictParams, token: CancellationToken): Promise<VerdictResult | null> => {
      const made = await inStages(session, uri, 'the verdict', token, verdictStages, 'status');
      return made === undefined ? null : { uri, version: made.version, verdict: made.result };
    },
  );

  serveReportEdits(session, idOf);
  serveAssumed(session);
}

/**
 * Makes something of the newest version of a document, and starts again where that changes meanwhile; undefined where there is
 * nothing to make it of, or that fails.
 */
export async function inStages<T>(
  session: Session,
  uri: string,
  what: string,
  token: CancellationToken,
  stages: (found: Found) => Generator<Step, T, Snapshot | undefined>,
  rank: Rank = 'report',
): Promise<{ readonly result: T; readonly version: number } | undefined> {
  const { checks, snapshots } = session;
  const isCancelled = (): boolean => token.isCancellationRequested;
  for (;;) {
    const checked = await checks.of(uri, isCancelled);
    if (isCancelled()) throw cancelled();
    if (checked?.kind !== 'findings') return undefined;
    const { snapshot, version } = checked;
    // A base may have changed too, and a snapshot that was followed by another is not asked any more.
    const isOld = (): boolean => !snapshots.isNewest(uri, snapshot);
    const result = await inSlices(session, uri, version, what, stages(checked), () => isCancelled() || isOld(), rank);
    if (result !== undefined) return { result, version };
    if (isCancelled()) throw cancelled();
    if (!isOld()) return undefined;
  }
}

/** What a report asks the model for. */
export function* calculated(kind: ReportKind, { snapshot }: Found): Generator<undefined, void, unknown> {
  for (const stage of stagesOf(kind)) {
    yield* asked(snapshot.model, stage);
    yield;
  }
}

export function* reportStages(
  kind: ReportKind,
  found: Found,
  whatIf?: WhatIf,
): Generator<undefined, ReportContent, unknown> {
  yield* calculated(kind, found);
  if (kind === 'findings') yield* findingsSteps(found.findings);
  // Kept for the report, and as long a piece of work as that.
  yield* verdictSteps(found.snapshot, found.findings);
  yield;
  return yield* reportSteps(kind, { ...subjectOf(found), ...(whatIf === undefined ? {} : { whatIf }) });
}

function* verdictStages(found: Found): Generator<undefined, Verdict, unknown> {
  yield* calculated('summary', found);
  return yield* verdictSteps(found.snapshot, found.findings);
}

export const subjectOf = ({ snapshot, findings }: Found): ReportSubject => ({
  snapshot,
  findings: () => findings,
  date: today(),
});

/** Where the user is: `2026-11-30`. */
export const today = (): string => localDay(new Date());
