/** What if: reports on a spec with other values than it has, and the edit that writes these. */
import { LSPErrorCodes, ResponseError, type CancellationToken, type WorkspaceEdit } from 'vscode-languageserver';
import { fileEdits } from '../language/actions/edits';
import type { Snapshot } from '../model/snapshot';
import type { Step } from '../repair/repair';
import { assumedEdits, placedAsWritten, writtenOf, type WhatIf } from '../report/growth/assumed';
import type { Assumed, ReportContent } from '../report/content';
import { applyEdits } from '../syntax/text-edit';
import { cancelled } from './answer';
import type { Found } from './checks';
import { editOf } from './code-actions';
import { assumedEditsRequest, type AssumedEditsParams } from './protocol';
import type { Session } from './session';

export function serveAssumed(session: Session): void {
  const { connection, snapshots } = session;
  connection.onRequest(
    assumedEditsRequest,
    async ({ uri, assumed }: AssumedEditsParams, token: CancellationToken): Promise<WorkspaceEdit | null> => {
      const made = await snapshots.use(uri, 'The edit that writes assumed values', undefined, (snapshot) => ({
        snapshot,
        result: assumedEdits(snapshot, assumed),
      }));
      if (token.isCancellationRequested) throw cancelled();
      if (made === undefined) return null;
      const { snapshot, result } = made;
      if (result.kind === 'refused') throw new ResponseError(LSPErrorCodes.RequestFailed, result.reason);
      return result.edits.length === 0 ? null : editOf(session, fileEdits(snapshot, snapshot.uri, result.edits));
    },
  );
}

type Stages = (found: Found, whatIf: WhatIf) => Generator<undefined, ReportContent, unknown>;

/** A report on a spec with other values; on the spec as it is, with the reason above it, where they cannot be written into it. */
export function* assumingStages(
  { engine, checks }: Session,
  found: Found,
  assumed: Assumed,
  reportOf: Stages,
): Generator<Step, ReportContent, Snapshot | undefined> {
  const { snapshot: before } = found;
  const written = writtenOf(before);
  const result = assumedEdits(before, assumed);
  if (result.kind === 'refused') {
    const report = yield* reportOf(found, { written, assumed: {} });
    return { ...report, banner: report.banner === undefined ? result.reason : `${result.reason} ${report.banner}` };
  }
  const { edits } = result;
  const whatIf = { written, assumed };
  if (edits.length === 0) return yield* reportOf(found, whatIf);
  const snapshot = yield { text: applyEdits(before.text, edits), before };
  if (snapshot === undefined) return yield* reportOf(found, { written, assumed: {} });
  const findings = yield* engine.steps(snapshot, checks.options);
  const report = yield* reportOf({ ...found, snapshot, findings }, whatIf);
  return placedAsWritten(report, before, snapshot, edits);
}
