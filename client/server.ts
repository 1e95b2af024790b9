/** The language server as the rest of the extension sees it: its state, requests, a restart. */
import * as vscode from 'vscode';
import {
  CloseAction,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  ErrorAction,
  FileChangeType,
  LSPErrorCodes,
  State,
  type BaseLanguageClient,
  type ErrorHandler,
  type LanguageClientOptions,
  type WorkspaceEdit,
  vsdiag,
} from 'vscode-languageclient';
import {
  findSpecsRequest,
  readFileRequest,
  visitNotification,
  type InitializationOptions,
  type VisitParams,
} from '../server/lsp/protocol';
import { isSpecFile } from '../server/model/spec-file';
import { helpUri } from './help-uri';
import type { FileReader } from './read-file';
import { createSuspects } from './suspects';

export const languageId = 'commspec';
export const helpCommand = 'commspec.explainRule';

export type ServerState = 'starting' | 'ready' | 'stopped';

/** `outdated`: a document that it is about has changed meanwhile, so nothing was done. */
export type EditOutcome = 'applied' | 'nothing' | 'outdated';

export interface Server extends vscode.Disposable {
  readonly state: ServerState;
  readonly onDidChangeState: vscode.Event<ServerState>;
  /** Waits for a server that is starting; rejects when there is none, or `token` cancels it. */
  readonly request: <Result>(method: string, params: unknown, token?: vscode.CancellationToken) => Promise<Result>;
  /** Makes the edit that the server answers with, as one step that is undone at once. Rejects as `request` does. */
  readonly applyEdit: (method: string, params: unknown) => Promise<EditOutcome>;
  /** A new server in place of the one that runs or has given up. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Ends the server without a word, as a crash does; false where it is no process. */
  readonly kill: () => boolean;
  /** Lets work that nobody waits for do its own; that it fails costs a line in the log. */
  readonly inBackground: (what: string, work: PromiseLike<unknown>) => void;
}

/** A client that is not started yet, and what it needs to be ended for good. */
export interface Connection {
  readonly client: BaseLanguageClient;
  /** Ends a server that does not end by itself. */
  readonly end: () => void;
  readonly kill: () => boolean;
}

/** What differs between a Node and a web extension host. */
export interface Platform {
  readonly connect: (options: LanguageClientOptions) => Connection;
  readonly realPath?: (uri: vscode.Uri) => Promise<vscode.Uri>;
}

/** Old versions of a document, as a comparison shows them: their findings would stand in the list a second time. */
const PAST = ['git', 'gitfs', 'gitlens', 'pr', 'review', 'vscode-local-history'];

export const isPast = (document: vscode.TextDocument): boolean => PAST.includes(document.uri.scheme);
export const isSpec = (document: vscode.TextDocument): boolean =>
  document.languageId === languageId && !isPast(document);

/** A link behind a code may not run a command (VS Code ignores it), but it may name a page. */
function linkToPage(diagnostic: vscode.Diagnostic): void {
  const { code } = diagnostic;
  if (typeof code !== 'object' || code.target.scheme !== 'command') return;
  diagnostic.code = { value: code.value, target: helpUri(code.value.toString()) };
}

/** The document that a message is about, by the two ways in which ours name it. */
function uriOf(params: unknown): string | undefined {
  const { textDocument, uri } = (params ?? {}) as {
    readonly textDocument?: { readonly uri?: unknown };
    readonly uri?: unknown;
  };
  const named = textDocument?.uri ?? uri;
  return typeof named === 'string' ? named : undefined;
}

/** How long a server may take to end, in milliseconds. */
const PATIENCE = 2000;

/** Whether all documents are as they were when the edit was made for them. */
const isForOpenVersions = ({ documentChanges = [] }: WorkspaceEdit): boolean =>
  documentChanges.every((change) => {
    if (!('textDocument' in change)) return true;
    const { uri, version } = change.textDocument;
    const address = vscode.Uri.parse(uri).toString();
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === address);
    return version === null || open?.version === version;
  });

const stateOf = (state: State): ServerState => {
  switch (state) {
    case State.Running:
      return 'ready';
    case State.Starting:
      return 'starting';
    case State.Stopped:
    case State.StartFailed:
      return 'stopped';
  }
};

export function createServer(platform: Platform, files: FileReader, log: vscode.LogOutputChannel): Server {
  const changed = new vscode.EventEmitter<ServerState>();
  let state: ServerState = 'starting';
  let connection: Connection | undefined;
  let disposed = false;
  const suspects = createSuspects();

  function inBackground(what: string, work: PromiseLike<unknown>): void {
    work.then(undefined, (error: unknown) => {
      log.error(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    });
  }

  function become(next: ServerState): void {
    if (next === state) return;
    state = next;
    changed.fire(next);
  }

  function optionsFor(standard: () => ErrorHandler | undefined): LanguageClientOptions {
    // A function: asked again for each server that the client starts.
    const initializationOptions = (): InitializationOptions => ({
      helpCommand,
      readFile: true,
      findSpecs: true,
      suspects: suspects.list(),
    });
    return {
      documentSelector: [{ language: languageId }],
      outputChannel: log,
      // Text of a spec is escaped; should a piece slip through, it still runs no command and is no HTML.
      markdown: { isTrusted: false, supportHtml: false },
      initializationOptions,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- what tells the server that it should ask again
      synchronize: { configurationSection: languageId },
      errorHandler: {
        error: async (error, message, count) => ({
          action: ErrorAction.Continue,
          ...(await standard()?.error(error, message, count)),
          handled: true,
        }),
        closed: async () => {
          // Before anything is awaited: what is under way is given up right after.
          suspects.ended();
          // A restart that works is no news; that there is none is said once, with a way out.
          const result = await standard()?.closed();
          if (result?.action === CloseAction.Restart) return { ...result, handled: true };
          if (!disposed) inBackground('What has happened is not said', sayStopped());
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
      middleware: {
        sendRequest: async (type, params, token, next) => {
          const uri = uriOf(params);
          if (uri === undefined) return next(type, params, token);
          const over = suspects.asked(uri);
          try {
            return await next(type, params, token);
          } finally {
            over();
          }
        },
        sendNotification: (type, next, params) => {
          const uri = uriOf(params);
          const method = typeof type === 'string' ? type : type.method;
          if (uri !== undefined && method === DidChangeTextDocumentNotification.method) suspects.changed(uri);
          if (uri !== undefined && method === DidCloseTextDocumentNotification.method) suspects.closed(uri);
          return next(type, params);
        },
        workspace: {
          // The server watches YAML files and what is deleted; specs, what specs extend and folders concern it.
          didChangeWatchedFile: async (event, next) => {
            const uri = vscode.Uri.parse(event.uri);
            if (!vscode.workspace.textDocuments.some((open) => open.uri.toString() === uri.toString()))
              suspects.changed(event.uri);
            const isFolder = event.type === FileChangeType.Deleted && !/\.[^/]*$/.test(uri.path);
            if (isSpecFile(uri.path) || isFolder || files.wasRead(uri)) await next(event);
          },
        },
        provideDiagnostics: async (document, previous, token, next) => {
          if ('languageId' in document && isPast(document)) return undefined;
          const report = await next(document, previous, token);
          for (const part of [report, ...Object.values(report?.relatedDocuments ?? {})])
            if (part?.kind === vsdiag.DocumentDiagnosticReportKind.full) part.items.forEach(linkToPage);
          return report;
        },
        provideWorkspaceDiagnostics: (resultIds, token, take, next) => {
          const linked: typeof take = (part) => {
            for (const report of part?.items ?? [])
              if (report.kind === vsdiag.DocumentDiagnosticReportKind.full) report.items.forEach(linkToPage);
            take(part);
          };
          return next(resultIds, token, linked);
        },
      },
    };
  }

  async function sayStopped(): Promise<void> {
    const restarts = 'Restart';
    const shows = 'Show Log';
    const chosen = await vscode.window.showErrorMessage('The Commspec language server has stopped.', restarts, shows);
    if (chosen === restarts) await restart();
    else if (chosen === shows) log.show();
  }

  async function start(): Promise<void> {
    // eslint-disable-next-line prefer-const -- the options need it before the client that makes it is there
    let standard: ErrorHandler | undefined;
    const started = platform.connect(optionsFor(() => standard));
    const { client } = started;
    connection = started;
    standard = client.createDefaultErrorHandler();
    client.onRequest(readFileRequest, (params: { readonly uri?: unknown } | null) =>
      typeof params?.uri === 'string' ? files.read(params.uri) : null,
    );
    client.onRequest(findSpecsRequest, () => files.find());
    const visits = new Map<string, () => void>();
    client.onNotification(visitNotification, ({ uri, begins }: VisitParams) => {
      visits.get(uri)?.();
      visits.delete(uri);
      if (begins) visits.set(uri, suspects.asked(uri));
    });
    client.onDidChangeState(({ newState }) => {
      if (connection === started) become(stateOf(newState));
    });
    become('starting');
    try {
      await client.start();
    } catch (error) {
      log.error(`The language server did not start: ${error instanceof Error ? error.message : String(error)}`);
      if (connection === started) become('stopped');
    }
  }

  async function end(): Promise<void> {
    const ending = connection;
    connection = undefined;
    if (ending === undefined) return;
    const patience = new Promise<void>((resolve) => {
      setTimeout(resolve, PATIENCE + 500);
    });
    // One that hangs or has crashed cannot be stopped in good order.
    await Promise.race([ending.client.dispose(PATIENCE).catch(() => undefined), patience]);
    ending.end();
  }

  let newest = start();
  /** Counts what was asked for last, so that of many restarts at once only one starts a server. */
  let asked = 0;
  function restart(): Promise<void> {
    const mine = ++asked;
    become('starting');
    suspects.forget();
    newest = end().then(() => (mine === asked && !disposed ? start() : undefined));
    return newest;
  }

  async function connected(): Promise<Connection> {
    if (connection === undefined) await newest;
    if (connection === undefined) throw new Error('The language server is not running.');
    return connection;
  }

  async function applyEdit(method: string, params: unknown): Promise<EditOutcome> {
    const { client } = await connected();
    let answer: WorkspaceEdit | null;
    try {
      answer = await client.sendRequest<WorkspaceEdit | null>(method, params);
    } catch (error) {
      if ((error as { readonly code?: unknown }).code === LSPErrorCodes.ContentModified) return 'outdated';
      throw error;
    }
    if (answer === null) return 'nothing';
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer);
    // Right before it is made: from here on VS Code itself refuses it where the text is another one.
    if (!isForOpenVersions(answer)) return 'outdated';
    return (await vscode.workspace.applyEdit(edit)) ? 'applied' : 'outdated';
  }

  return {
    get state() {
      return state;
    },
    onDidChangeState: changed.event,
    request: async (method, params, token) => (await connected()).client.sendRequest(method, params, token),
    applyEdit,
    restart,
    stop: async () => {
      disposed = true;
      await end();
    },
    kill: () => connection?.kill() ?? false,
    inBackground,
    dispose: () => {
      changed.dispose();
    },
  };
}
