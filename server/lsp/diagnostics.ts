/** Diagnostics: pulled where the client can, pushed where it cannot, never both. */
import {
  DiagnosticRefreshRequest,
  DocumentDiagnosticReportKind,
  type Diagnostic,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Findings } from '../engine/engine';
import { cancelled } from './answer';
import { asideDiagnostic, failureDiagnostic } from './aside';
import type { Checked } from './checks';
import { toDiagnostic } from './convert';
import { inBackground } from './log';
import { naming } from './result-ids';
import type { Session } from './session';

/** Where the rest of the server says what has changed. */
export interface Diagnostics {
  /** Findings of these documents may differ though their text did not change. */
  readonly again: (uris: readonly string[]) => void;
  /** A document was opened or edited; `dependants` extend it. */
  readonly edited: (uri: string, dependants: readonly string[]) => void;
  /** A document was closed; `dependants` extend it. */
  readonly closed: (uri: string, dependants: readonly string[]) => void;
}

export function serveDiagnostics(session: Session): Diagnostics {
  const { connection, log, client, documents, checks } = session;
  const idOf = naming();

  connection.languages.diagnostics.on(async (params, token): Promise<DocumentDiagnosticReport> => {
    const { uri } = params.textDocument;
    const checked = await checks.of(uri, () => token.isCancellationRequested);
    if (checked === undefined) {
      if (token.isCancellationRequested) throw cancelled();
      return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    }
    const resultId = idOf(checked.kind === 'aside' ? checked.aside : checked.findings);
    if (params.previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return {
      kind: DocumentDiagnosticReportKind.Full,
      resultId,
      items: itemsOf(session, uri, checked),
      ...(checked.kind === 'findings' ? relatedDocuments(session, checked.snapshot.uri, checked.findings) : {}),
    };
  });

  const scheduled = new Set<string>();
  /** Pushes once for all changes that come until the rules have been asked. */
  function schedule(uri: string): void {
    if (scheduled.has(uri)) return;
    scheduled.add(uri);
    inBackground(log, `Diagnostics of ${uri} are not published`, push(uri));
  }

  async function push(uri: string): Promise<void> {
    let checked: Checked | undefined;
    try {
      // A document that was closed and opened again is another one.
      while (checked === undefined && documents.find(uri)?.uri === uri) checked = await checks.of(uri);
    } finally {
      scheduled.delete(uri);
    }
    if (checked === undefined) return;
    const diagnostics = itemsOf(session, uri, checked);
    await connection.sendDiagnostics({ uri, version: checked.version, diagnostics });
  }

  function again(uris: readonly string[]): void {
    if (uris.length === 0) return;
    if (client.pull) {
      if (client.refresh)
        inBackground(log, 'Diagnostics are not refreshed', connection.sendRequest(DiagnosticRefreshRequest.type));
    } else for (const uri of uris) schedule(uri);
  }

  return {
    again,
    edited: (uri, dependants) => {
      if (!client.pull) schedule(uri);
      again(dependants);
    },
    closed: (uri, dependants) => {
      again(dependants);
      if (client.pull) return;
      inBackground(log, 'Diagnostics are not removed', connection.sendDiagnostics({ uri, diagnostics: [] }));
    },
  };
}

/** What is shown in a document: its findings, or why there are none. */
function itemsOf(session: Session, uri: string, checked: Checked): Diagnostic[] {
  const text = session.documents.find(uri)?.text ?? '';
  if (checked.kind === 'aside') return [asideDiagnostic(checked.aside, text)];
  const { snapshot, findings } = checked;
  const failures = (findings.failures ?? []).map((failure) => failureDiagnostic(failure, text));
  return [...failures, ...diagnosticsOf(session, snapshot.uri, findings)];
}

const diagnosticsOf = ({ settings, client }: Session, uri: string, findings: Findings): Diagnostic[] =>
  findings.findings
    .filter((finding) => finding.uri === uri && (settings.advice || !finding.advice))
    .slice(0, settings.maxProblems)
    .map((finding) => toDiagnostic(finding, client.diagnostics));

/** Findings that stand in a base of the spec are shown there. */
function relatedDocuments(
  session: Session,
  uri: string,
  findings: Findings,
): Pick<Extract<DocumentDiagnosticReport, { kind: 'full' }>, 'relatedDocuments'> {
  const others = new Set(findings.findings.filter((finding) => finding.uri !== uri).map((finding) => finding.uri));
  if (!session.client.relatedDocuments || others.size === 0) return {};
  return {
    relatedDocuments: Object.fromEntries(
      [...others].map((other) => [
        other,
        { kind: DocumentDiagnosticReportKind.Full, items: diagnosticsOf(session, other, findings) },
      ]),
    ),
  };
}
