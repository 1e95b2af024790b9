/** The language server, without a transport: documents in, features out. Thin: everything that is computed lives below. */
import {
  CodeActionKind,
  CompletionItemTag,
  CompletionItemKind,
  DiagnosticRefreshRequest,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  DocumentHighlightKind,
  ErrorCodes,
  InsertTextFormat,
  InsertTextMode,
  LSPErrorCodes,
  MarkupKind,
  ResponseError,
  SymbolKind,
  TextDocumentSyncKind,
  type CancellationToken,
  type CodeActionParams,
  type CompletionItem,
  type Connection,
  type ConnectionOptions,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type DocumentSymbol,
  type InitializeParams,
  type InitializeResult,
  type SymbolInformation,
  type TextDocumentContentChangeEvent,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { adjusted, completionsAt } from '../language/completion';
import { hoverAt } from '../language/hover';
import { definitionAt, highlightsAt, linksOf, referencesAt, selectionAt } from '../language/navigation';
import { foldingOf, symbolsOf } from '../language/outline';
import { prepareRenameAt, renameAt, renameIn } from '../language/rename';
import { withDefaults } from '../language/snippets';
import type * as language from '../language/types';
import { buildReport, exportAs } from '../report/build';
import type { Engine, Findings } from '../engine/engine';
import { createEngine } from '../engine/all';
import { addressOf, isSameFile } from '../model/address';
import type { Snapshot } from '../model/snapshot';
import type { Position } from '../syntax/lines';
import { asideDiagnostic, failureDiagnostic } from './aside';
import { clientOf } from './client';
import { codeActions, resolveCodeAction, type CodeActionOptions } from './code-actions';
import { toDiagnostic } from './convert';
import { Documents, type Checked } from './documents';
import { Gate, gated, refusal, type Refusal } from './gate';
import type { Host } from './host';
import { inBackground, logTo } from './log';
import { at, reasonOf } from './parse';
import { defaultSettings, exportRequest, reportRequest, rulesRequest, type ExportParams, type ExportResult, type ReportParams, type ReportResult, type RuleInfo, type Settings } from './protocol';
import { parseOptions, parseSettings, type Options } from './settings';

export interface ServeOptions {
  /** With other rules than those of the product. */
  readonly engine?: Engine;
  /** Milliseconds of work on one version of one document. */
  readonly budget?: number;
}

/** Gives access to files, once it is known whether the client reads them for the server. */
export type HostOf = (connection: Connection, options: Options, folders: () => readonly string[]) => Host;

/**
 * Serves one client, over the connection that `connect` makes with the options that it is given. Nothing that the client sends
 * or answers ends the server.
 */
export function serve(
  connect: (options: ConnectionOptions) => Connection,
  hostOf: HostOf,
  version: string,
  { engine = createEngine(), budget }: ServeOptions = {},
): Connection {
  const connection = connect(
    gated(
      new Gate(),
      (line) => {
        log(line);
      },
      (uri) => {
        documents?.lose(uri);
        again([uri]);
      },
    ),
  );
  const log = logTo(connection);
  let documents: Documents | undefined;
  let client = clientOf({}, {});
  let settings: Settings = defaultSettings;

  const all = (): Documents => {
    if (documents === undefined) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'not initialized');
    return documents;
  };

  connection.onRequest(refusal, ({ code, reason }: Refusal) => {
    throw new ResponseError(code, reason);
  });

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const { value: options, problems } = parseOptions(params.initializationOptions);
    problems.forEach(log);
    client = clientOf(params.capabilities, options);
    const host = hostOf(connection, options, (): readonly string[] => created.folders);
    const created: Documents = new Documents(engine, host, {
      log,
      ...(budget === undefined ? {} : { budget }),
      ...(options.suspects === undefined ? {} : { suspects: options.suspects }),
    });
    documents = created;
    const folders = (params.workspaceFolders ?? []).map((folder) => folder.uri);
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- older clients send nothing else
    created.folders = folders.length > 0 ? folders : params.rootUri ? [params.rootUri] : [];
    take(options.settings);
    return {
      serverInfo: { name: 'commspec', version },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        completionProvider: { triggerCharacters: [':', ' ', '-', '[', ',', '{', '/'] },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        documentSymbolProvider: true,
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        documentLinkProvider: {},
        renameProvider: client.prepareRename ? { prepareProvider: true } : true,
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.SourceFixAll, CodeActionKind.RefactorRewrite],
          resolveProvider: client.resolvesEdits,
        },
        ...(client.pull
          ? { diagnosticProvider: { identifier: 'commspec', interFileDependencies: true, workspaceDiagnostics: false } }
          : {}),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    inBackground(log, 'The warm-up failed', all().warmUp());
    if (client.configuration) readSettings();
    if (client.watchFiles) {
      const watched = { watchers: [{ globPattern: '**/*.{yaml,yml}' }] };
      inBackground(
        log,
        'Files are not watched',
        connection.client.register(DidChangeWatchedFilesNotification.type, watched),
      );
    }
    if (client.folders) {
      connection.workspace.onDidChangeWorkspaceFolders((event) => {
        const gone = new Set(event.removed.map((folder) => addressOf(folder.uri)));
        all().folders = [
          ...all().folders.filter((folder) => !gone.has(addressOf(folder))),
          ...event.added.map((folder) => folder.uri),
        ];
        again(all().foldersChanged());
      });
    }
  });

  // ---- settings

  function take(given: unknown): void {
    const { value, problems } = parseSettings(given);
    problems.forEach(log);
    settings = value;
    all().options = { severities: settings.rules };
  }

  /** Asks for the settings; those that are in force stay where the client does not say. */
  function readSettings(): void {
    const answer = connection.workspace.getConfiguration('commspec').then((given: unknown) => {
      take(given);
      again(all().uris);
    });
    inBackground(log, 'The settings cannot be read', answer);
  }

  connection.onDidChangeConfiguration((change) => {
    if (client.configuration) {
      readSettings();
      return;
    }
    take(at(change.settings, 'commspec'));
    again(all().uris);
  });

  connection.onDidChangeWatchedFiles((event) => {
    again(all().filesChanged(event.changes.map((change) => change.uri)));
  });

  // ---- diagnostics: pulled where the client can, pushed where it cannot, never both

  /** Documents whose findings may differ though their text did not change. */
  function again(uris: readonly string[]): void {
    if (uris.length === 0) return;
    if (client.pull) {
      if (client.refresh)
        inBackground(log, 'Diagnostics are not refreshed', connection.sendRequest(DiagnosticRefreshRequest.type));
    } else for (const uri of uris) schedule(uri);
  }

  const scheduled = new Set<string>();
  /** Pushes once for all changes that have already arrived. */
  function schedule(uri: string): void {
    if (scheduled.has(uri)) return;
    scheduled.add(uri);
    setTimeout(() => {
      scheduled.delete(uri);
      inBackground(log, `Diagnostics of ${uri} are not published`, push(uri));
    }, 0);
  }

  async function push(uri: string): Promise<void> {
    const checked = await all().check(uri, () => scheduled.has(uri));
    if (checked === undefined || all().versionOf(uri) !== checked.version) return;
    await connection.sendDiagnostics({ uri, version: checked.version, diagnostics: itemsOf(uri, checked) });
  }

  const diagnosticsOf = (uri: string, findings: Findings): Diagnostic[] =>
    findings.findings
      .filter((finding) => finding.uri === uri && (settings.advice || !finding.advice))
      .slice(0, settings.maxProblems)
      .map((finding) => toDiagnostic(finding, client.diagnostics));

  /** What is shown in a document: its findings, or why there are none. */
  function itemsOf(uri: string, checked: Checked): Diagnostic[] {
    const text = all().textOf(uri);
    if (checked.kind === 'aside') return [asideDiagnostic(checked.aside, text)];
    const { snapshot, findings } = checked;
    const failures = (findings.failures ?? []).map((failure) => failureDiagnostic(failure, text));
    return [...failures, ...diagnosticsOf(snapshot.uri, findings)];
  }

  connection.languages.diagnostics.on(async (params, token): Promise<DocumentDiagnosticReport> => {
    const { uri } = params.textDocument;
    const checked = await all().check(uri, () => token.isCancellationRequested);
    if (checked === undefined) {
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    }
    const resultId = all().resultId(checked.kind === 'aside' ? checked.aside : checked.findings);
    if (params.previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return {
      kind: DocumentDiagnosticReportKind.Full,
      resultId,
      items: itemsOf(uri, checked),
      ...(checked.kind === 'findings' ? relatedDocuments(checked.snapshot.uri, checked.findings) : {}),
    };
  });

  /** Findings that stand in a base of the spec are shown there. */
  function relatedDocuments(
    uri: string,
    findings: Findings,
  ): Pick<Extract<DocumentDiagnosticReport, { kind: 'full' }>, 'relatedDocuments'> {
    const others = new Set(findings.findings.filter((finding) => finding.uri !== uri).map((finding) => finding.uri));
    if (!client.relatedDocuments || others.size === 0) return {};
    return {
      relatedDocuments: Object.fromEntries(
        [...others].map((other) => [
          other,
          { kind: DocumentDiagnosticReportKind.Full, items: diagnosticsOf(other, findings) },
        ]),
      ),
    };
  }

  // ---- documents

  /** Diagnostics of a document that was edited, and of those that extend it. */
  function edited(uri: string, dependants: readonly string[]): void {
    if (!client.pull) schedule(uri);
    again(dependants);
  }

  connection.onDidOpenTextDocument(({ textDocument: { uri, version: first, text } }) => {
    edited(uri, all().open(uri, first, text));
  });

  connection.onDidChangeTextDocument(({ textDocument: { uri, version: next }, contentChanges }) => {
    const dependants = all().change(uri, next, contentChanges.map(plain));
    if (dependants === undefined) log(`An edit of ${uri} is dropped: it is not open.`);
    else edited(uri, dependants);
  });

  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    if (all().save(uri)) again([uri]);
  });

  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    again(all().close(uri));
    if (client.pull) return;
    inBackground(log, 'Diagnostics are not removed', connection.sendDiagnostics({ uri, diagnostics: [] }));
  });

  // ---- features

  /** Runs a feature on the newest snapshot; a document that is not open, or is set aside, has nothing to say. */
  async function on<T, E>(
    what: string,
    uri: string,
    token: CancellationToken,
    empty: E,
    feature: (snapshot: Snapshot) => T,
  ): Promise<T | E> {
    const result = await all().use(uri, what, empty, (snapshot) =>
      token.isCancellationRequested ? empty : feature(snapshot),
    );
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    return result;
  }

  /** A handler whose mistakes are logged and cost its answer: a client would show them to somebody who cannot help it. */
  const orEmpty =
    <P, R>(what: string, empty: R, handler: (params: P, token: CancellationToken) => Promise<R>) =>
    async (params: P, token: CancellationToken): Promise<R> => {
      try {
        return await handler(params, token);
      } catch (error) {
        if (error instanceof ResponseError) throw error;
        log(`${what} is left empty: ${reasonOf(error)}`);
        return empty;
      }
    };

  const offsetOf = (snapshot: Snapshot, position: Position): number => snapshot.tree.lines.offsetAt(position);
  const rangeOf = (snapshot: Snapshot, span: language.Span) => snapshot.tree.lines.rangeOf(span);

  connection.onCompletion((params, token) =>
    on('completion', params.textDocument.uri, token, [], (snapshot) =>
      completionsAt(snapshot, offsetOf(snapshot, params.position), engine.rules).map((item) =>
        toCompletion(snapshot, item),
      ),
    ),
  );

  function toCompletion(snapshot: Snapshot, item: language.CompletionItem): CompletionItem {
    const text = client.insertAsIs ? item.insertText : adjusted(item);
    const snippet = item.snippet && client.snippets;
    return {
      label: item.label,
      kind: COMPLETION_KIND[item.kind],
      ...(item.detail === undefined ? {} : { detail: item.detail }),
      ...(item.documentation === undefined
        ? {}
        : { documentation: { kind: MarkupKind.Markdown, value: item.documentation.text } }),
      textEdit: {
        range: rangeOf(snapshot, item.replace),
        newText: item.snippet && !snippet ? withDefaults(text) : text,
      },
      insertTextFormat: snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      ...(client.insertAsIs ? { insertTextMode: InsertTextMode.asIs } : {}),
      sortText: item.sortText,
      ...(item.filterText === undefined ? {} : { filterText: item.filterText }),
      ...(item.deprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
      ...(item.retrigger && client.retriggerCommand !== undefined
        ? { command: { title: 'Suggest', command: client.retriggerCommand } }
        : {}),
    };
  }

  connection.onHover((params, token) =>
    on('hover', params.textDocument.uri, token, null, (snapshot) => {
      const hover = hoverAt(snapshot, offsetOf(snapshot, params.position), engine.rules);
      return hover === undefined
        ? null
        : { contents: { kind: MarkupKind.Markdown, value: hover.markdown.text }, range: rangeOf(snapshot, hover.span) };
    }),
  );

  const toLocation = ({ uri, range }: language.Location) => ({ uri, range });

  connection.onDefinition((params, token) =>
    on('definition', params.textDocument.uri, token, null, (snapshot) =>
      definitionAt(snapshot, offsetOf(snapshot, params.position)).map(toLocation),
    ),
  );

  connection.onReferences((params, token) =>
    on('references', params.textDocument.uri, token, null, (snapshot) =>
      referencesAt(snapshot, offsetOf(snapshot, params.position), params.context.includeDeclaration).map(toLocation),
    ),
  );

  connection.onDocumentHighlight((params, token) =>
    on('highlights', params.textDocument.uri, token, null, (snapshot) =>
      highlightsAt(snapshot, offsetOf(snapshot, params.position)).map((highlight) => ({
        range: rangeOf(snapshot, highlight.span),
        kind:
          highlight.kind === 'write'
            ? DocumentHighlightKind.Write
            : highlight.kind === 'read'
              ? DocumentHighlightKind.Read
              : DocumentHighlightKind.Text,
      })),
    ),
  );

  connection.onDocumentSymbol((params, token) =>
    on('symbols', params.textDocument.uri, token, [], (snapshot): DocumentSymbol[] | SymbolInformation[] => {
      const symbols = symbolsOf(snapshot);
      return client.hierarchicalSymbols
        ? symbols.map((symbol) => toSymbol(snapshot, symbol))
        : flatSymbols(snapshot, symbols);
    }),
  );

  connection.onFoldingRanges((params, token) =>
    on('folding', params.textDocument.uri, token, [], (snapshot) =>
      foldingOf(snapshot).map((range) => ({
        startLine: range.startLine,
        endLine: range.endLine,
        ...(range.kind === undefined ? {} : { kind: range.kind }),
      })),
    ),
  );

  connection.onSelectionRanges((params, token) =>
    on('selection', params.textDocument.uri, token, [], (snapshot) =>
      params.positions.map((position) => {
        // Innermost first.
        const spans = [...selectionAt(snapshot, offsetOf(snapshot, position))].sort(
          (a, b) => b.end - b.start - (a.end - a.start),
        );
        type Selection = { range: ReturnType<typeof rangeOf>; parent?: Selection };
        let selection: Selection | undefined;
        for (const span of spans)
          selection = { range: rangeOf(snapshot, span), ...(selection === undefined ? {} : { parent: selection }) };
        return selection ?? { range: { start: position, end: position } };
      }),
    ),
  );

  connection.onDocumentLinks((params, token) =>
    on('links', params.textDocument.uri, token, [], (snapshot) =>
      linksOf(snapshot).map((link) => ({
        range: rangeOf(snapshot, link.span),
        target: link.target,
        tooltip: link.tooltip,
      })),
    ),
  );

  connection.onPrepareRename((params, token) =>
    on('rename', params.textDocument.uri, token, null, (snapshot) => {
      const target = prepareRenameAt(snapshot, offsetOf(snapshot, params.position));
      return target === undefined ? null : { range: rangeOf(snapshot, target.span), placeholder: target.placeholder };
    }),
  );

  connection.onRenameRequest(async (params, token) => {
    const { uri } = params.textDocument;
    const snapshot = await on('rename', uri, token, undefined, (own) => own);
    if (snapshot === undefined) return null;
    const offset = offsetOf(snapshot, params.position);
    const target = prepareRenameAt(snapshot, offset);
    const result = all().run(uri, 'rename', undefined, () => renameAt(snapshot, offset, params.newName));
    if (result === undefined) return null;
    if ('error' in result) throw new ResponseError(LSPErrorCodes.RequestFailed, result.error);
    const edits = [...result.edits];
    // Open specs that are laid over this one use its names too.
    for (const other of target === undefined || edits.length === 0 ? [] : all().uris) {
      const over = isSameFile(other, uri) ? undefined : await all().snapshot(other);
      if (over?.bases.trees.some((base) => isSameFile(base.uri, uri)) !== true || target === undefined) continue;
      edits.push(
        ...all()
          .run(other, 'rename', [], () => renameIn(over, target.kind, target.name, params.newName.trim()))
          .filter((edit) => edit.uri === over.uri),
      );
    }
    return workspaceEdit(edits);
  });

  const actionOptions = (): CodeActionOptions => ({
    documents: all(),
    engine,
    diagnostics: client.diagnostics,
    resolves: client.resolvesEdits,
    advice: settings.advice,
    workspaceEdit,
  });

  connection.onCodeAction(
    orEmpty('The list of code actions', [], (params: CodeActionParams, token) =>
      codeActions(params, token, actionOptions()),
    ),
  );
  connection.onCodeActionResolve((action, token) => resolveCodeAction(action, token, actionOptions()));

  /** Edits carry the version that they were made for, where the client can check it. */
  function workspaceEdit(edits: readonly language.FileEdit[]): WorkspaceEdit {
    const byFile = new Map<string, { range: language.Range; newText: string }[]>();
    for (const edit of edits) {
      const list = byFile.get(edit.uri) ?? [];
      list.push({ range: edit.range, newText: edit.newText });
      byFile.set(edit.uri, list);
    }
    if (!client.versionedEdits) return { changes: Object.fromEntries(byFile) };
    return {
      documentChanges: [...byFile].map(([uri, list]) => ({
        textDocument: { uri, version: all().versionOf(uri) ?? null },
        edits: list,
      })),
    };
  }

  // ---- reports

  connection.onRequest(
    reportRequest,
    async ({ uri, kind }: ReportParams, token: CancellationToken): Promise<ReportResult | null> => {
      const checked = await all().check(uri, () => token.isCancellationRequested);
      if (checked?.kind !== 'findings') return null;
      const { snapshot, findings, version: of } = checked;
      return all().run(uri, `the report ${kind}`, null, () => ({
        uri,
        version: of,
        report: buildReport(kind, snapshot, findings),
      }));
    },
  );

  connection.onRequest(
    exportRequest,
    async ({ uri, kind, format }: ExportParams, token: CancellationToken): Promise<ExportResult | null> => {
      const checked = await all().check(uri, () => token.isCancellationRequested);
      if (checked?.kind !== 'findings') return null;
      const { snapshot, findings } = checked;
      return all().run(uri, `the export ${kind}`, null, () => ({ text: exportAs(kind, format, snapshot, findings) }));
    },
  );

  connection.onRequest(rulesRequest, (): RuleInfo[] =>
    engine.rules.map(({ code, severity, title }) => ({ code, severity, title })),
  );

  connection.listen();
  return connection;
}

/** Some clients send `null` where there is no range. */
const plain = (change: TextDocumentContentChangeEvent): TextDocumentContentChangeEvent =>
  'range' in change && (change.range as unknown) !== null
    ? { range: change.range, text: change.text }
    : { text: change.text };

const COMPLETION_KIND: Readonly<Record<language.CompletionKind, CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  component: CompletionItemKind.Class,
  reference: CompletionItemKind.Reference,
  snippet: CompletionItemKind.Snippet,
  rule: CompletionItemKind.Constant,
  unit: CompletionItemKind.Unit,
};

const SYMBOL_KIND: Readonly<Record<language.SymbolKind, SymbolKind>> = {
  section: SymbolKind.Module,
  value: SymbolKind.Property,
  list: SymbolKind.Array,
  tier: SymbolKind.Namespace,
  host: SymbolKind.Class,
  component: SymbolKind.Method,
  zone: SymbolKind.Package,
  site: SymbolKind.Package,
  firewall: SymbolKind.Interface,
  item: SymbolKind.Object,
};

function toSymbol(snapshot: Snapshot, symbol: language.DocumentSymbol): DocumentSymbol {
  const { lines } = snapshot.tree;
  return {
    // VS Code refuses an empty name.
    name: symbol.name === '' ? '(no name)' : symbol.name,
    ...(symbol.detail === '' ? {} : { detail: symbol.detail }),
    kind: SYMBOL_KIND[symbol.kind],
    range: lines.rangeOf(symbol.span),
    selectionRange: lines.rangeOf(symbol.selection),
    children: symbol.children.map((child) => toSymbol(snapshot, child)),
  };
}

function flatSymbols(
  snapshot: Snapshot,
  symbols: readonly language.DocumentSymbol[],
  container?: string,
): SymbolInformation[] {
  return symbols.flatMap((symbol) => [
    {
      name: symbol.name === '' ? '(no name)' : symbol.name,
      kind: SYMBOL_KIND[symbol.kind],
      location: { uri: snapshot.uri, range: snapshot.tree.lines.rangeOf(symbol.span) },
      ...(container === undefined ? {} : { containerName: container }),
    },
    ...flatSymbols(snapshot, symbol.children, symbol.name),
  ]);
}
