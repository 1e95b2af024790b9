/**
 * Diagnostics of all specs of the folders, open or not: streamed to a client that pulls, pushed to one that does not. Whoever pulls is
 * answered when there is news.
 */
import {
  DocumentDiagnosticReportKind,
  MessageType,
  ShowMessageNotification,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { addressOf } from '../model/address';
import { cancelled } from './answer';
import type { Checked } from './checks';
import { inBackground } from './log';
import type { Session } from './session';
import type { Items, Told } from './told';

/** What was found goes through here, whoever has asked for it. */
export interface Notes {
  /** Keeps what was found in a spec; returns what is shown in it. */
  readonly take: (checked: Checked) => Items;
  /** Something else is shown in these files now, by their addresses. */
  readonly concern: (addresses: readonly string[]) => void;
}

export interface AllDiagnostics {
  /** A document was closed: whether its file is looked at, and what it says is told, whatever was told before. */
  readonly takesOver: (uri: string) => boolean;
  readonly begin: () => void;
}

/** What a client has of each file, by address. */
type Known = Map<string, { readonly uri: string; readonly id: string }>;

/** Says what is shown in a file now. */
type Tell = (uri: string, items: Items, id: string | undefined, version: number | null) => void;

export function serveAllDiagnostics(session: Session, { take, concern }: Notes, told: Told): AllDiagnostics {
  const { connection, log, client, documents, checks, problems, specs } = session;
  const listeners = new Set<Known>();

  connection.languages.diagnostics.onWorkspace(async (params, token, _, reporter) => {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    const known: Known = new Map(
      params.previousResultIds.map(({ uri, value }) => [addressOf(uri), { uri, id: value }]),
    );
    const answer = { isNews: false };
    const tell: Tell = (uri, found, id, version) => {
      answer.isNews = true;
      const report: WorkspaceDocumentDiagnosticReport = {
        ...{ uri, version, kind: DocumentDiagnosticReportKind.Full, items: [...found] },
        ...(id === undefined ? {} : { resultId: id }),
      };
      if (reporter === undefined) items.push(report);
      else reporter.report({ items: [report] });
    };
    const isCancelled = (): boolean => token.isCancellationRequested;
    const ended = new Promise<void>((resolve) => token.onCancellationRequested(() => resolve()));
    listeners.add(known);
    try {
      for (;;) {
        const { version } = specs;
        await pass(known, tell, isCancelled);
        if (isCancelled()) throw cancelled();
        // Somebody who asks for parts waits for them; others want to know what there is.
        if (answer.isNews || reporter === undefined) break;
        await Promise.race([specs.after(version), ended]);
      }
    } finally {
      listeners.delete(known);
    }
    if (reporter !== undefined) return { items: [] };
    const named = new Set(items.map(({ uri }) => addressOf(uri)));
    for (const [address, { uri, id }] of known)
      if (!named.has(address))
        items.push({ uri, version: null, kind: DocumentDiagnosticReportKind.Unchanged, resultId: id });
    return { items };
  });

  /**
   * Goes through all specs once, and then again through what specs have found in others meanwhile. `known` is what the client has,
   * by address, and is kept up to date.
   */
  async function pass(known: Known, tell: Tell, isCancelled: () => boolean): Promise<void> {
    const closed = session.settings.maxSpecs === 0 ? [] : await specs.closed();
    const looked = closed.slice(0, session.settings.maxSpecs);
    sayLimit(closed.length);
    const uris = new Map(looked.map(({ uri, address }) => [address, uri]));
    for (const spec of problems.specs)
      if (!uris.has(spec) && documents.at(spec) === undefined) concern(problems.drop(spec));

    /** What is shown in a file that is not open. */
    const tellOf = (address: string, uri: string): void => {
      if (documents.at(address) !== undefined) return;
      const { id, items } = problems.report(address, session.settings.maxProblems);
      const last = known.get(address);
      // Who pulls may still show what was found in the editor.
      if (last?.id === id || (last === undefined && items.length === 0 && !client.pull)) return;
      known.set(address, { uri, id });
      tell(uri, items, id, null);
    };
    for (const [i, { uri, address }] of looked.entries()) {
      await specs.check(address, isCancelled, (checked) => {
        if (checked === undefined) concern(problems.drop(address));
        else take(checked);
        const next = looked[i + 1];
        if (next !== undefined) specs.expect(next.address);
      });
      if (isCancelled()) return;
      if (specs.has(address)) tellOf(address, uri);
      else uris.delete(address);
    }
    if (client.pull) await passOpen(tell, isCancelled);
    if (isCancelled()) return;
    specs.rest();
    for (const [address, uri] of uris) tellOf(address, uri);
    for (const { address, uri } of problems.bases) tellOf(address, known.get(address)?.uri ?? uris.get(address) ?? uri);
    // What is not there any more, or is not looked at, has no problems.
    const shown = new Set([...uris.keys(), ...problems.bases.map(({ address }) => address)]);
    for (const [address, { uri }] of known) {
      if (shown.has(address) || documents.at(address) !== undefined) continue;
      known.delete(address);
      problems.forgetReport(address);
      tell(uri, [], undefined, null);
    }
  }

  /** Documents that are open and that the client does not ask about: it may show none of their editors. */
  async function passOpen(tell: Tell, isCancelled: () => boolean): Promise<void> {
    for (const uri of documents.uris.filter((each) => specs.covers(each))) {
      await session.work.turns.calm();
      const document = documents.find(uri);
      const checked = document === undefined ? undefined : await checks.ofDocument(document, isCancelled, 'workspace');
      if (checked === undefined) continue;
      const items = take(checked);
      const id = told.note(checked.document, items);
      if (id !== undefined) tell(uri, items, id, checked.version);
    }
  }

  let saidLimit = false;
  /** Nobody is to take specs that were left out for sound ones. */
  function sayLimit(count: number): void {
    const { maxSpecs } = session.settings;
    const isLeftOut = maxSpecs > 0 && (count > maxSpecs || specs.isCut);
    if (!isLeftOut || saidLimit) {
      saidLimit &&= isLeftOut;
      return;
    }
    saidLimit = true;
    const message =
      count > maxSpecs
        ? `Of ${count} specs that are not open, the first ${maxSpecs} are checked. The setting \`commspec.maxSpecs\` says how many.`
        : 'The folders hold too many files: not all were searched for specs. Open a smaller folder to see the problems of all.';
    log(message);
    inBackground(
      log,
      'A message is not shown',
      connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }),
    );
  }

  async function pushAll(): Promise<void> {
    const known: Known = new Map();
    listeners.add(known);
    const tell: Tell = (uri, items) => {
      inBackground(log, 'Diagnostics are not published', connection.sendDiagnostics({ uri, diagnostics: [...items] }));
    };
    for (;;) {
      const { version } = specs;
      await pass(known, tell, () => false);
      await specs.after(version);
    }
  }

  return {
    takesOver: (uri) => {
      if (session.settings.maxSpecs === 0 || !specs.covers(uri)) return false;
      for (const known of listeners) known.set(addressOf(uri), { uri, id: '' });
      return true;
    },
    begin: () => {
      if (!client.pull) inBackground(log, 'Specs that are not open are not checked any more', pushAll());
    },
  };
}
