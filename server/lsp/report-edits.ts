/** Repairs that are chosen in a report: those of the very findings that it shows, or none. */
import type { CancellationToken, WorkspaceEdit } from 'vscode-languageserver';
import type { Findings } from '../engine/engine';
import { fileEdits } from '../language/actions/edits';
import type { FileEdit } from '../language/types';
import { findingAt } from '../report/findings/findings-report';
import { cancelled, outdated } from './answer';
import type { Found } from './checks';
import { editOf, repaired } from './code-actions';
import { fixAllRequest, fixFindingRequest, type FixAllParams, type FixFindingParams } from './protocol';
import type { Session } from './session';

/** `idOf` names what reports are made of. */
export function serveReportEdits(session: Session, idOf: (findings: Findings) => string): void {
  const { connection, checks, snapshots } = session;

  /** What a report was made of; refused where something else counts by now, or the text was too large to be read. */
  async function shown(uri: string, resultId: string, token: CancellationToken): Promise<Found> {
    const found = await checks.found(uri, () => token.isCancellationRequested);
    if (token.isCancellationRequested) throw cancelled();
    if (found === undefined || idOf(found.findings) !== resultId) throw outdated();
    return found;
  }

  const answer = (edits: readonly FileEdit[]): WorkspaceEdit | null =>
    edits.length === 0 ? null : editOf(session, edits);

  connection.onRequest(
    fixFindingRequest,
    async ({ uri, resultId, section, table, row, fix }: FixFindingParams, token: CancellationToken) => {
      const { snapshot, findings } = await shown(uri, resultId, token);
      const edits = snapshots.run(uri, 'The repair', [], () => {
        const chosen = findingAt(findings, section, table, row)?.fixes[fix];
        return chosen === undefined ? [] : fileEdits(snapshot, chosen.uri, chosen.edits());
      });
      return answer(edits);
    },
  );

  connection.onRequest(fixAllRequest, async ({ uri, resultId }: FixAllParams, token: CancellationToken) => {
    const { version } = await shown(uri, resultId, token);
    return answer(await repaired(session, uri, version, { all: false }, token));
  });
}
