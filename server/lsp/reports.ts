/** Reports and exports. */
import type { CancellationToken } from 'vscode-languageserver';
import { buildReport, exportAs } from '../report/build';
import {
  exportRequest,
  reportRequest,
  type ExportParams,
  type ExportResult,
  type ReportParams,
  type ReportResult,
} from './protocol';
import type { Session } from './session';

export function serveReports({ connection, checks, snapshots }: Session): void {
  connection.onRequest(
    reportRequest,
    async ({ uri, kind }: ReportParams, token: CancellationToken): Promise<ReportResult | null> => {
      const checked = await checks.of(uri, () => token.isCancellationRequested);
      if (checked?.kind !== 'findings') return null;
      const { snapshot, findings, version } = checked;
      return snapshots.run(uri, `the report ${kind}`, null, () => ({
        uri,
        version,
        report: buildReport(kind, snapshot, findings),
      }));
    },
  );

  connection.onRequest(
    exportRequest,
    async ({ uri, kind, format }: ExportParams, token: CancellationToken): Promise<ExportResult | null> => {
      const checked = await checks.of(uri, () => token.isCancellationRequested);
      if (checked?.kind !== 'findings') return null;
      const { snapshot, findings } = checked;
      return snapshots.run(uri, `the export ${kind}`, null, () => ({
        text: exportAs(kind, format, snapshot, findings),
      }));
    },
  );
}
