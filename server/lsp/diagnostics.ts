/** Diagnostics: pulled where the client can, pushed where it cannot, never both; of open documents and of all other specs. */
import {
  DiagnosticRefreshRequest,
  DocumentDiagnosticReportKind,
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Findings } from '../engine/engine';
import { addressOf, fileNameOf } from '../model/address';
import { extendsOf } from '../model/overlay';
import type { Snapshot } from '../model/snapshot';
import { cancelled } from './answer';
import { asideDiagnostic, failureDiagnostic } from './aside';
import type { Checked } from './checks';
import { toDiagnostic } from './convert';
import { inBackground } from './log';
import { serveAllDiagnostics, type Notes } from './all-diagnostics';
import type { Elsewhere } from './problems';
import type { Session } from './session';
import { Told, type Items } from './told';

/** Where the rest of the server says what has changed. */
export interface Diagnostics {
  /** Findings of these documents may differ though their text did not change. */
  readonly again: (uris: readonly string[]) => void;
  /** The rules or the settings have changed: findings of all specs may differ. */
  readonly allAgain: () => void;
  /** A document was opened or edited; `dependants` extend it. */
  readonly edited: (uri: string, dependants: readonly string[]) => void;
  /** A document was closed; `dependants` extend it. */
  readonly closed: (uri: string, dependants: readonly string[]) => void;
  /** Begins to look at specs that are not open, where nobody asks for that. */
  readonly begin: () => void;
}

export function serveDiagnostics(session: Session): Diagnostics {
  const { connection, log, client, documents, checks, problems, specs } = session;
  const told = new Told();
  let settings = JSON.stringify(session.settings);

  function concern(addresses: readonly string[]): void {
    if (addresses.length === 0) return;
    again(documents.uris.filter((uri) => addresses.includes(addressOf(uri))));
    specs.wake();
  }

  function take(checked: Checked): Items {
    const { document } = checked;
    const own = itemsOf(session, checked);
    const counts = documents.at(document.address) ?? document;
    // A file that is open in two spellings: the text that was opened last counts for others.
    if (counts === document) concern(problems.take(document.address, own, itemsElsewhere(session, checked)));
    return problems.inFile(document.address, own).slice(0, session.settings.maxProblems);
  }

  const notes: Notes = { take, concern };
  const all = serveAllDiagnostics(session, notes, told);

  connection.languages.diagnostics.on(async (params, token): Promise<DocumentDiagnosticReport> => {
    const { uri } = params.textDocument;
    const checked = await checks.of(uri, () => token.isCancellationRequested);
    if (checked === undefined) {
      if (token.isCancellationRequested) throw cancelled();
      return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    }
    const items = take(checked);
    return told.answer(checked.document, params.previousResultId, items, await others(checked, token));
  });

  /** What is shown in the files that a spec extends, as far as it has to do with that, where the client can. */
  async function others(checked: Checked, token: CancellationToken): Promise<ReadonlyMap<string, Items>> {
    if (!client.relatedDocuments || checked.kind !== 'findings') return new Map();
    const shown = new Map<string, Items>();
    const known = told.othersOf(checked.document);
    for (const uri of new Set([...itemsElsewhere(session, checked).keys(), ...known])) {
      const open = documents.at(addressOf(uri));
      const own = open === undefined ? undefined : await checks.of(open.uri, () => token.isCancellationRequested);
      const items = own === undefined ? problems.inFile(addressOf(uri)) : take(own);
      // As the client spells it, where it has told.
      if (items.length > 0) shown.set(open?.uri ?? uri, items);
    }
    return shown;
  }

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
    const diagnostics = [...take(checked)];
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
    allAgain: () => {
      again(documents.uris);
      // Clients send the same settings again and again.
      if (JSON.stringify(session.settings) !== settings) specs.checkAgain();
      settings = JSON.stringify(session.settings);
    },
    edited: (uri, dependants) => {
      if (!client.pull) schedule(uri);
      again(dependants);
    },
    closed: (uri, dependants) => {
      again(dependants);
      // Of a spec that is looked at all the same, what is shown is replaced by what is found in its file.
      if (all.takesOver(uri)) return;
      if (documents.at(addressOf(uri)) === undefined) concern(problems.drop(addressOf(uri)));
      if (client.pull) return;
      const diagnostics = [...problems.inFile(addressOf(uri))];
      inBackground(log, 'Diagnostics are not removed', connection.sendDiagnostics({ uri, diagnostics }));
    },
    begin: all.begin,
  };
}

/** What a spec has to say of itself: its findings, or why there are none. */
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

/** Findings that stand in a base of the spec are shown there, and lead back to the spec that has them. */
function itemsElsewhere(session: Session, checked: Checked): Elsewhere {
  if (checked.kind !== 'findings') return new Map();
  const { snapshot, findings } = checked;
  const files = new Set(findings.findings.map(({ uri }) => uri));
  files.delete(snapshot.uri);
  return new Map(
    [...files].map((uri) => [
      uri,
      diagnosticsOf(session, uri, findings).map((item) => withOrigin(session, snapshot, item)),
    ]),
  );
}

function withOrigin({ client }: Session, snapshot: Snapshot, item: Diagnostic): Diagnostic {
  const at = extendsOf(snapshot.tree);
  if (at === undefined || !client.diagnostics.relatedInformation) return item;
  const origin = {
    location: { uri: snapshot.uri, range: snapshot.tree.lines.rangeOf(snapshot.tree.spanOf(at)) },
    message: `Found in \`${fileNameOf(snapshot.uri)}\`, which extends this spec`,
  };
  return { ...item, relatedInformation: [...(item.relatedInformation ?? []), origin] };
}
