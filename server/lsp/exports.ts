/** Reports as files, one or all of them: long work in stages, as for a preview. */
import type { CancellationToken } from 'vscode-languageserver';
import { documentFormats, isDocumentFormat, madeOn, writeDocument } from '../report/document/document-formats';
import { findingsSteps } from '../report/findings/findings-report';
import { formatsOf, reportFormats, writeReport } from '../report/formats';
import { allReportKinds } from '../report/kinds';
import { verdictSteps } from '../report/verdict/verdict';
import type { Found } from './checks';
import {
  exportFormatsRequest,
  exportRequest,
  type ExportFormat,
  type ExportFormatsParams,
  type ExportParams,
  type ExportResult,
} from './protocol';
import { calculated, inStages, reportStages, subjectOf, today } from './reports';
import type { Session } from './session';

export function serveExports(session: Session): void {
  const { connection, version } = session;
  connection.onRequest(
    exportRequest,
    async (params: ExportParams, token: CancellationToken): Promise<ExportResult | null> => {
      const made = await inStages(session, params.uri, `the export ${params.kind}`, token, (found) =>
        exportStages(params, version, found),
      );
      return made === undefined ? null : { text: made.result };
    },
  );

  connection.onRequest(exportFormatsRequest, ({ kind }: ExportFormatsParams): ExportFormat[] => {
    if (kind === 'document')
      return Object.entries(documentFormats).flatMap(([format, info]) =>
        isDocumentFormat(format) ? [{ format, ...info }] : [],
      );
    return formatsOf(kind, 'export').map((format) => {
      const { title, detail, extension } = reportFormats[format];
      return { format, title, detail, extension };
    });
  });
}

/** The text of an export; the gate lets no format pass that its kind has not. */
function* exportStages(
  { kind, format }: ExportParams,
  version: string,
  found: Found,
): Generator<undefined, string, unknown> {
  if (kind === 'document') {
    if (!isDocumentFormat(format)) throw new Error(`there is no document as ${format}`);
    for (const each of allReportKinds) yield* calculated(each, found);
    yield* findingsSteps(found.findings);
    yield* verdictSteps(found.snapshot, found.findings);
    yield;
    return writeDocument(format, subjectOf(found), madeOn(today(), version));
  }
  const { tables, writers } = reportFormats[format];
  if (tables === undefined || writers?.[kind] !== undefined) {
    yield* calculated(kind, found);
    return writeReport(kind, format, subjectOf(found));
  }
  const content = yield* reportStages(kind, found);
  yield;
  return tables(content);
}
