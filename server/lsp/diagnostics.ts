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
import type { Checked, Found } from './checks';
import { toDiagnostic } from './convert';
import { inBackground } from './log';
import type { Session } from './session';
import { Told, type Items } from './told';

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
  const told = new Told();

  connection.languages.diagnostics.on(async (params, token): Promise<DocumentDiagnosticReport> => {
    const { uri } = params.textDocument;
    const checked = await checks.of(uri, () => token.isCancellationRequested);
    if (checked === undefined) {
      if (token.isCancellationRequested) throw cancelled();
      return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    }
    const others = checked.kind === 'findings' ? itemsElsewhere(session, checked) : new Map<string, Items>();
    return told.answer(checked.document, params.previousResultId, itemsOf(session, checked), others);
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
    const diagnostics = itemsOf(session, checked);
    if (!told.isNews(checked.document, diagnostics)) return;
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
function itemsOf(session: Session, checked: Checked): Diagnostic[] {
  const { text } = checked.document;
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

/** Findings that stand in a base of the spec are shown there, where the client can. */
function itemsElsewhere(session: Session, { snapshot, findings }: Found): ReadonlyMap<string, Items> {
  if (!session.client.relatedDocuments) return new Map();
  const files = new Set(findings.findings.map(({ uri }) => uri));
  files.delete(snapshot.uri);
  return new Map([...files].map((uri) => [uri, diagnosticsOf(session, uri, findings)]));
}
