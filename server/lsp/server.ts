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
  TextDocuments,
  TextDocumentSyncKind,
  type CancellationToken,
  type CodeAction,
  type CompletionItem,
  type Connection,
  type DocumentDiagnosticReport,
  type DocumentSymbol,
  type InitializeParams,
  type InitializeResult,
  type SymbolInformation,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { actionsAt, fixAll } from '../language/actions';
import { adjusted, completionsAt } from '../language/completion';
import { hoverAt } from '../language/hover';
import { definitionAt, highlightsAt, linksOf, referencesAt, selectionAt } from '../language/navigation';
import { foldingOf, symbolsOf } from '../language/outline';
import { prepareRenameAt, renameAt, renameIn } from '../language/rename';
import { withDefaults } from '../language/snippets';
import type * as language from '../language/types';
import { buildReport, exportAs } from '../report/build';
import type { Findings } from '../rules/engine';
import { createEngine } from '../rules/rules';
import { Snapshot } from '../spec/snapshot';
import { validators } from '../spec/validators';
import { SyntaxTree } from '../syntax/document';
import type { Position } from '../syntax/lines';
import { toDiagnostic, type DiagnosticOptions } from './convert';
import { Documents } from './documents';
import type { Host } from './host';
import {
  defaultSettings,
  exportRequest,
  reportRequest,
  rulesRequest,
  type ExportParams,
  type ExportResult,
  type InitializationOptions,
  type ReportParams,
  type ReportResult,
  type RuleInfo,
  type Settings,
} from './protocol';

/** Serves one client. `hostOf` gives access to files, once it is known whether the client reads them for the server. */
export function serve(
  connection: Connection,
  hostOf: (options: InitializationOptions, folders: () => readonly string[]) => Host,
  version: string,
): void {
  const engine = createEngine();
  const opened = new TextDocuments(TextDocument);
  let documents: Documents | undefined;
  let client = clientOf({}, {});
  let settings: Settings = defaultSettings;

  const all = (): Documents => {
    if (documents === undefined) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'not initialized');
    return documents;
  };

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    client = clientOf(params.capabilities, options);
    const created: Documents = new Documents(
      engine,
      hostOf(options, (): readonly string[] => created.folders),
    );
    documents = created;
    const folders = (params.workspaceFolders ?? []).map((folder) => folder.uri);
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- older clients send nothing else
    created.folders = folders.length > 0 ? folders : params.rootUri ? [params.rootUri] : [];
    take(options.settings);
    return {
      serverInfo: { name: 'commspec', version },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
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
          resolveProvider: false,
        },
        ...(client.pull
          ? { diagnosticProvider: { identifier: 'commspec', interFileDependencies: true, workspaceDiagnostics: false } }
          : {}),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    void all().warmUp();
    if (client.configuration) void readSettings();
    if (client.watchFiles) {
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/*.{yaml,yml}' }],
      });
    }
    if (client.folders) {
      connection.workspace.onDidChangeWorkspaceFolders((event) => {
        const removed = new Set(event.removed.map((folder) => folder.uri));
        all().folders = [
          ...all().folders.filter((folder) => !removed.has(folder)),
          ...event.added.map((folder) => folder.uri),
        ];
        again(all().invalidate(all().uris));
      });
    }
  });

  // ---- settings

  function take(given: Partial<Settings> | null | undefined): void {
    settings = { ...defaultSettings, ...(given ?? {}) };
    if (documents !== undefined) documents.options = { severities: settings.rules };
  }

  async function readSettings(): Promise<void> {
    take((await connection.workspace.getConfiguration('commspec')) as Partial<Settings> | null);
    again(all().invalidate());
  }

  connection.onDidChangeConfiguration((change) => {
    if (client.configuration) {
      void readSettings();
      return;
    }
    take((change.settings as { commspec?: Partial<Settings> } | null)?.commspec);
    again(all().invalidate());
  });

  connection.onDidChangeWatchedFiles((event) => {
    again(all().invalidate(event.changes.map((change) => change.uri)));
  });

  // ---- diagnostics: pulled where the client can, pushed where it cannot, never both

  /** Documents whose findings may differ though their text did not change. */
  function again(uris: readonly string[]): void {
    if (uris.length === 0) return;
    if (client.pull) {
      if (client.refresh) void connection.sendRequest(DiagnosticRefreshRequest.type);
    } else for (const uri of uris) schedule(uri);
  }

  const scheduled = new Set<string>();
  /** Pushes once for all changes that have already arrived. */
  function schedule(uri: string): void {
    if (scheduled.has(uri)) return;
    scheduled.add(uri);
    setTimeout(() => {
      scheduled.delete(uri);
      void push(uri);
    }, 0);
  }

  async function push(uri: string): Promise<void> {
    const result = await all().findings(uri, () => scheduled.has(uri));
    if (result === undefined || all().versionOf(uri) !== result.version) return;
    void connection.sendDiagnostics({ uri, version: result.version, diagnostics: diagnosticsOf(uri, result.findings) });
  }

  const diagnosticsOf = (uri: string, findings: Findings) =>
    findings.findings
      .filter((finding) => finding.uri === uri && (settings.advice || !finding.advice))
      .slice(0, Math.max(1, settings.maxProblems))
      .map((finding) => toDiagnostic(finding, client.diagnostics));

  connection.languages.diagnostics.on(async (params, token): Promise<DocumentDiagnosticReport> => {
    const { uri } = params.textDocument;
    const result = await all().findings(uri, () => token.isCancellationRequested);
    if (result === undefined) {
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    }
    const resultId = all().resultId(result.findings);
    if (params.previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return {
      kind: DocumentDiagnosticReportKind.Full,
      resultId,
      items: diagnosticsOf(uri, result.findings),
      ...relatedDocuments(uri, result.findings),
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

  opened.onDidChangeContent(({ document }) => {
    const { uri } = document;
    const dependants = all().update(uri, document.version, () => document.getText());
    if (!client.pull) {
      schedule(uri);
      for (const other of dependants) schedule(other);
    } else if (dependants.length > 0 && client.refresh) void connection.sendRequest(DiagnosticRefreshRequest.type);
  });

  opened.onDidClose(({ document }) => {
    all().close(document.uri);
    if (!client.pull) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  // ---- features

  /** Runs a feature on the newest snapshot; a document that is not open has nothing to say. */
  async function on<T, E>(
    uri: string,
    token: CancellationToken,
    empty: E,
    feature: (snapshot: Snapshot) => T,
  ): Promise<T | E> {
    const snapshot = await all().snapshot(uri);
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    return snapshot === undefined ? empty : feature(snapshot);
  }

  const offsetOf = (snapshot: Snapshot, position: Position): number => snapshot.tree.lines.offsetAt(position);
  const rangeOf = (snapshot: Snapshot, span: language.Span) => snapshot.tree.lines.rangeOf(span);

  connection.onCompletion((params, token) =>
    on(params.textDocument.uri, token, [], (snapshot) =>
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
    on(params.textDocument.uri, token, null, (snapshot) => {
      const hover = hoverAt(snapshot, offsetOf(snapshot, params.position), engine.rules);
      return hover === undefined
        ? null
        : { contents: { kind: MarkupKind.Markdown, value: hover.markdown.text }, range: rangeOf(snapshot, hover.span) };
    }),
  );

  const toLocation = ({ uri, range }: language.Location) => ({ uri, range });

  connection.onDefinition((params, token) =>
    on(params.textDocument.uri, token, null, (snapshot) =>
      definitionAt(snapshot, offsetOf(snapshot, params.position)).map(toLocation),
    ),
  );

  connection.onReferences((params, token) =>
    on(params.textDocument.uri, token, null, (snapshot) =>
      referencesAt(snapshot, offsetOf(snapshot, params.position), params.context.includeDeclaration).map(toLocation),
    ),
  );

  connection.onDocumentHighlight((params, token) =>
    on(params.textDocument.uri, token, null, (snapshot) =>
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
    on(params.textDocument.uri, token, [], (snapshot): DocumentSymbol[] | SymbolInformation[] => {
      const symbols = symbolsOf(snapshot);
      return client.hierarchicalSymbols
        ? symbols.map((symbol) => toSymbol(snapshot, symbol))
        : flatSymbols(snapshot, symbols);
    }),
  );

  connection.onFoldingRanges((params, token) =>
    on(params.textDocument.uri, token, [], (snapshot) =>
      foldingOf(snapshot).map((range) => ({
        startLine: range.startLine,
        endLine: range.endLine,
        ...(range.kind === undefined ? {} : { kind: range.kind }),
      })),
    ),
  );

  connection.onSelectionRanges((params, token) =>
    on(params.textDocument.uri, token, [], (snapshot) =>
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
    on(params.textDocument.uri, token, [], (snapshot) =>
      linksOf(snapshot).map((link) => ({
        range: rangeOf(snapshot, link.span),
        target: link.target,
        tooltip: link.tooltip,
      })),
    ),
  );

  connection.onPrepareRename((params, token) =>
    on(params.textDocument.uri, token, null, (snapshot) => {
      const target = prepareRenameAt(snapshot, offsetOf(snapshot, params.position));
      return target === undefined ? null : { range: rangeOf(snapshot, target.span), placeholder: target.placeholder };
    }),
  );

  connection.onRenameRequest(async (params, token) => {
    const { uri } = params.textDocument;
    const snapshot = await on(uri, token, undefined, (own) => own);
    if (snapshot === undefined) return null;
    const offset = offsetOf(snapshot, params.position);
    const target = prepareRenameAt(snapshot, offset);
    const result = renameAt(snapshot, offset, params.newName);
    if ('error' in result) throw new ResponseError(LSPErrorCodes.RequestFailed, result.error);
    const edits = [...result.edits];
    // Open specs that are laid over this one use its names too.
    for (const other of target === undefined || edits.length === 0 ? [] : all().uris) {
      const over = other === uri ? undefined : await all().snapshot(other);
      if (over?.bases.trees.some((base) => base.uri === uri) !== true || target === undefined) continue;
      edits.push(
        ...renameIn(over, target.kind, target.name, params.newName.trim()).filter((edit) => edit.uri === other),
      );
    }
    return workspaceEdit(edits);
  });

  connection.onCodeAction(async (params, token): Promise<CodeAction[]> => {
    const result = await all().findings(params.textDocument.uri, () => token.isCancellationRequested);
    if (result === undefined) return [];
    const { snapshot, findings } = result;
    const span = { start: offsetOf(snapshot, params.range.start), end: offsetOf(snapshot, params.range.end) };
    const only = params.context.only;
    const wanted = (kind: string): boolean =>
      only === undefined || only.some((other) => kind === other || kind.startsWith(`${other}.`));
    const shown: Findings = {
      ...findings,
      findings: findings.findings.filter((finding) => settings.advice || !finding.advice),
    };
    // Looked at again after each round, so that what a fix uncovers is repaired too; only made when asked for by name.
    const repaired =
      only?.some((kind) => kind.startsWith('source')) === true
        ? await fixAll(
            engine,
            snapshot,
            (text) => Promise.resolve(Snapshot.of(SyntaxTree.parse(snapshot.uri, text), validators, snapshot.bases)),
            all().options,
          )
        : undefined;
    return actionsAt(snapshot, shown, span).flatMap((action): CodeAction[] => {
      if (!wanted(action.kind)) return [];
      const diagnostics = action.findings.map((finding) => toDiagnostic(finding, client.diagnostics));
      if (action.explain !== undefined) {
        if (client.diagnostics.helpCommand === undefined) return [];
        return [
          {
            title: action.title,
            kind: CodeActionKind.QuickFix,
            diagnostics,
            command: { title: action.title, command: client.diagnostics.helpCommand, arguments: [action.explain] },
          },
        ];
      }
      return [
        {
          title: action.title,
          kind: action.kind,
          ...(diagnostics.length > 0 ? { diagnostics } : {}),
          ...(action.preferred ? { isPreferred: true } : {}),
          edit: workspaceEdit(action.kind === 'source.fixAll' && repaired !== undefined ? repaired : action.edits()),
        },
      ];
    });
  });

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
    async (params: ReportParams, token: CancellationToken): Promise<ReportResult | null> => {
      const result = await all().findings(params.uri, () => token.isCancellationRequested);
      if (result === undefined) return null;
      return {
        uri: params.uri,
        version: result.version,
        report: buildReport(params.kind, result.snapshot, result.findings),
      };
    },
  );

  connection.onRequest(
    exportRequest,
    async (params: ExportParams, token: CancellationToken): Promise<ExportResult | null> => {
      const result = await all().findings(params.uri, () => token.isCancellationRequested);
      if (result === undefined) return null;
      return { text: exportAs(params.kind, params.format, result.snapshot, result.findings) };
    },
  );

  connection.onRequest(rulesRequest, (): RuleInfo[] =>
    engine.rules.map(({ code, severity, title }) => ({ code, severity, title })),
  );

  opened.listen(connection);
  connection.listen();
}

interface Client {
  readonly pull: boolean;
  readonly refresh: boolean;
  readonly relatedDocuments: boolean;
  readonly configuration: boolean;
  readonly watchFiles: boolean;
  readonly folders: boolean;
  readonly snippets: boolean;
  readonly insertAsIs: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly prepareRename: boolean;
  readonly versionedEdits: boolean;
  readonly retriggerCommand: string | undefined;
  readonly diagnostics: DiagnosticOptions;
}

function clientOf(capabilities: InitializeParams['capabilities'], options: InitializationOptions): Client {
  const { textDocument, workspace } = capabilities;
  const completion = textDocument?.completion?.completionItem;
  return {
    pull: textDocument?.diagnostic !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    relatedDocuments: textDocument?.diagnostic?.relatedDocumentSupport === true,
    configuration: workspace?.configuration === true,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders: workspace?.workspaceFolders === true,
    snippets: completion?.snippetSupport === true,
    insertAsIs: completion?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) === true,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    prepareRename: textDocument?.rename?.prepareSupport === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    retriggerCommand: options.helpCommand === undefined ? undefined : 'editor.action.triggerSuggest',
    diagnostics: {
      relatedInformation:
        textDocument?.publishDiagnostics?.relatedInformation === true || textDocument?.diagnostic !== undefined,
      codeDescription:
        textDocument?.publishDiagnostics?.codeDescriptionSupport === true || textDocument?.diagnostic !== undefined,
      helpCommand: options.helpCommand,
    },
  };
}

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
