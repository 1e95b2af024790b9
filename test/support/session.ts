/** A client and the server over two in-memory streams: the whole protocol, no process. */
import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type CodeAction,
  type CompletionItem,
  type CompletionList,
  type Connection,
  type ConnectionOptions,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createGuard } from '../../server/lsp/guard';
import { turn } from '../../server/lsp/node-host';
import type { Platform, ReadResult } from '../../server/lsp/platform';
import { serve, type ServeOptions } from '../../server/lsp/server';

export const ROOT = 'file:///work';
export const PULL: ClientCapabilities = {
  textDocument: {
    diagnostic: { relatedDocumentSupport: true },
    rename: { prepareSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};
export const PUSH: ClientCapabilities = {
  textDocument: { publishDiagnostics: { relatedInformation: true, versionSupport: true } },
};

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: Diagnostic[];
}

function withDefaultsOf(answer: CompletionItem[] | CompletionList): CompletionItem[] {
  if (Array.isArray(answer)) return answer;
  const editRange = answer.itemDefaults?.editRange;
  const data: unknown = answer.itemDefaults?.data;
  return answer.items.map((item) => ({
    ...item,
    ...(item.textEdit !== undefined || editRange === undefined || !('start' in editRange)
      ? {}
      : { textEdit: { range: editRange, newText: item.textEditText ?? item.label } }),
    ...(item.data !== undefined || data === undefined ? {} : { data }),
  }));
}

export class Session {
  readonly client: ProtocolConnection;
  readonly published: Published[] = [];
  readonly documents = new Map<string, TextDocument>();
  readonly files = new Map<string, string>();
  /** Requests that the server made, by method. */
  readonly asked: string[] = [];
  settings: unknown = {};
  /** What the server wrote to the log of the client. */
  readonly logged: string[] = [];
  /** What the server told the user. */
  readonly told: string[] = [];
  /** Files that the server asked for, each time. */
  readonly read: string[] = [];
  /** Answers of this client in place of the usual ones, by method; what is thrown is an error answer. */
  readonly answers = new Map<string, () => unknown>();
  result: InitializeResult | undefined;
  #waiting: (() => void)[] = [];
  readonly #up = new PassThrough();

  constructor(more: ServeOptions & Partial<Platform> = {}) {
    const up = this.#up;
    const down = new PassThrough();
    const host: Platform = {
      read: (uri): Promise<ReadResult> => {
        this.read.push(uri);
        const text = this.files.get(uri);
        return Promise.resolve(text === undefined ? { error: 'missing' } : { text });
      },
      pause: turn,
      now: () => performance.now(),
      guard: createGuard(),
      ...more,
    };
    const connect = (options: ConnectionOptions): Connection =>
      createConnection(new StreamMessageReader(up), new StreamMessageWriter(down), options);
    serve(connect, () => host, '0.0.0', more);
    this.client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    this.client.onNotification('textDocument/publishDiagnostics', (params: Published) => {
      this.published.push(params);
      for (const wake of this.#waiting.splice(0)) wake();
    });
    const answer = (method: string, value: (params: { items?: unknown[] }) => unknown): void => {
      this.client.onRequest(method, (params: { items?: unknown[] }) => {
        this.asked.push(method);
        for (const wake of this.#waiting.splice(0)) wake();
        return (this.answers.get(method) ?? (() => value(params)))();
      });
    };
    this.client.onNotification('window/logMessage', ({ message }: { readonly message: string }) => {
      this.logged.push(message);
      for (const wake of this.#waiting.splice(0)) wake();
    });
    this.client.onNotification('window/showMessage', ({ message }: { readonly message: string }) => {
      this.told.push(message);
      for (const wake of this.#waiting.splice(0)) wake();
    });
    answer('workspace/configuration', (params) => (params.items ?? [undefined]).map(() => this.settings));
    for (const method of ['client/registerCapability', 'client/unregisterCapability', 'workspace/diagnostic/refresh'])
      answer(method, () => null);
    this.client.listen();
  }

  static async start(
    capabilities: ClientCapabilities = PULL,
    initializationOptions: unknown = {},
    more: ServeOptions & Partial<Platform> = {},
    prepare: (session: Session) => void = () => undefined,
  ): Promise<Session> {
    const session = new Session(more);
    prepare(session);
    session.result = await session.client.sendRequest('initialize', {
      processId: null,
      rootUri: ROOT,
      workspaceFolders: [{ uri: ROOT, name: 'work' }],
      capabilities,
      initializationOptions,
    });
    await session.client.sendNotification('initialized', {});
    return session;
  }

  /** Sends a message as it is, well-formed or not. */
  send(message: unknown): void {
    const body = JSON.stringify(message);
    this.#up.write(`Content-Length: ${Buffer.byteLength(body).toString()}\r\n\r\n${body}`);
  }

  async open(text: string, uri = `${ROOT}/a.commspec.yaml`): Promise<string> {
    this.documents.set(uri, TextDocument.create(uri, 'commspec', 1, text));
    await this.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'commspec', version: 1, text },
    });
    return uri;
  }

  /** Replaces the first occurrence of `find` by `replacement`, as an incremental change. */
  async edit(uri: string, find: string, replacement: string): Promise<void> {
    const document = this.document(uri);
    const at = document.getText().indexOf(find);
    if (at < 0) throw new Error(`no "${find}" in the document`);
    const range = { start: document.positionAt(at), end: document.positionAt(at + find.length) };
    await this.change(uri, [{ range, newText: replacement }]);
  }

  async change(uri: string, edits: readonly TextEdit[]): Promise<void> {
    const document = this.document(uri);
    const contentChanges = edits.map((edit) => ({ range: edit.range, text: edit.newText }));
    const next = TextDocument.update(document, contentChanges, document.version + 1);
    this.documents.set(uri, next);
    await this.client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: next.version },
      contentChanges,
    });
  }

  document(uri: string): TextDocument {
    const document = this.documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open`);
    return document;
  }

  text(uri: string): string {
    return this.document(uri).getText();
  }

  /** Position of the first occurrence of `find`, plus `shift` characters. */
  at(uri: string, find: string, shift = 0) {
    const document = this.document(uri);
    const at = document.getText().indexOf(find);
    if (at < 0) throw new Error(`no "${find}" in the document`);
    return { textDocument: { uri }, position: document.positionAt(at + shift) };
  }

  async pull(
    uri: string,
    previousResultId?: string,
  ): Promise<{
    kind: string;
    resultId?: string;
    items?: Diagnostic[];
    relatedDocuments?: Record<string, { items: Diagnostic[] }>;
  }> {
    return this.client.sendRequest('textDocument/diagnostic', {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  async diagnostics(uri: string): Promise<Diagnostic[]> {
    return (await this.pull(uri)).items ?? [];
  }

  /** What a client shows that is pushed to: what it was sent last, once the newest version has been looked at. */
  async shown(uri: string): Promise<Diagnostic[]> {
    await this.client.sendRequest('commspec/report', { uri, kind: 'findings' });
    // Who shares the check with the report has its turn after it.
    for (let i = 0; i < 2; i++) await this.client.sendRequest('commspec/exportFormats', { kind: 'findings' });
    return this.published.findLast((other) => other.uri === uri)?.diagnostics ?? [];
  }

  /** Proposals as a client has them that knows what a list says of all of them. */
  async completions(uri: string, find: string, shift: number): Promise<CompletionItem[]> {
    const answer = await this.client.sendRequest<CompletionItem[] | CompletionList>(
      'textDocument/completion',
      this.at(uri, find, shift),
    );
    return withDefaultsOf(answer);
  }

  async actions(uri: string, diagnostic: Diagnostic | undefined, only?: string[]): Promise<CodeAction[]> {
    const document = this.document(uri);
    const range = diagnostic?.range ?? {
      start: document.positionAt(0),
      end: document.positionAt(document.getText().length),
    };
    return this.client.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: diagnostic === undefined ? [] : [diagnostic], ...(only === undefined ? {} : { only }) },
    });
  }

  /** Applies a workspace edit as a client would, by incremental changes. */
  async apply(edit: WorkspaceEdit | undefined): Promise<void> {
    const changes =
      edit?.changes ??
      Object.fromEntries(
        (edit?.documentChanges ?? []).flatMap((change) =>
          'textDocument' in change ? [[change.textDocument.uri, change.edits as TextEdit[]]] : [],
        ),
      );
    for (const [uri, edits] of Object.entries(changes)) {
      // From the end to the start, so that earlier ranges stay right.
      const sorted = [...edits].sort(
        (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
      );
      await this.change(uri, sorted);
    }
  }

  /** Waits until `test` holds; looked at again whenever the server says something. */
  async until(test: () => boolean): Promise<void> {
    while (!test()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async stop(): Promise<void> {
    await this.client.sendRequest('shutdown');
    this.client.dispose();
  }
}
