/**
 * Talks to the real server for a long time: edits, requests of every kind, several documents, and messages that no client should
 * send. At the end every open document is answered as by a server that has just been started.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { diceOf, randomEdit, type Dice } from '../support/specs';
import { malformed, oddAnswer } from './malformed';
import { Wire, type Answer, type Memory } from './wire';

export interface Options {
  /** Path of the bundled server. */
  readonly server: string;
  readonly seed: number;
  readonly requests: number;
  /** Whether the client pulls diagnostics or has them pushed. */
  readonly mode: 'pull' | 'push';
  readonly measured: boolean;
  /** Whether the client also says what no client should. */
  readonly malformed: boolean;
}

/** A quarter of the talk. */
export interface Quarter {
  /** Milliseconds that requests took which nothing else was asked beside. */
  readonly latencies: readonly number[];
  /** After the quarter, once everything is answered. */
  readonly memory: Memory | undefined;
}

export interface Result {
  readonly sent: number;
  /** What ended the server, with its first words. Each such message is left out from then on, and the server started again. */
  readonly deaths: readonly string[];
  /** Requests in order that were not answered as they should. */
  readonly wrong: readonly string[];
  /** Documents whose findings are not those of a fresh server. */
  readonly differences: readonly string[];
  /** Malformed requests that were answered as a fault of the server; for information. */
  readonly internal: readonly string[];
  readonly quarters: readonly Quarter[];
}

/** After so many messages everything is waited for. */
const BURST = 20;
const CANCELLED = new Set([-32800, -32801, -32802]);
const REFUSED = -32803;
const INTERNAL = -32603;
/** The base that no document is open of. */
const DISK = 'disk.commspec.yaml';
/** The document that others extend while it is edited. */
const BASE = 'base.commspec.yaml';
const LARGE = 'large.commspec.yaml';
const KINDS = ['summary', 'sizing', 'ports', 'topology', 'findings'];
const OVERLAY = 'environment: productio\nusers:\n  total: 5000\n';

const capabilities = (mode: Options['mode']): unknown => ({
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    ...(mode === 'pull' ? { diagnostic: { relatedDocumentSupport: true } } : {}),
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    completion: { completionItem: { snippetSupport: true } },
    rename: { prepareSupport: true },
  },
});

/** The texts that the documents start with, by name. */
function startTexts(): ReadonlyMap<string, string> {
  const example = (name: string): string => readFileSync(`examples/${name}.commspec.yaml`, 'utf8');
  const office = readFileSync('test/fixtures/office.commspec.yaml', 'utf8');
  return new Map([
    [BASE, example('two-tier')],
    ['over.commspec.yaml', `extends: ./${BASE}\n${OVERLAY}`],
    ['over-disk.commspec.yaml', `extends: ./${DISK}\n${OVERLAY}`],
    ['hybrid.commspec.yaml', example('siroe-hybrid')],
    ['broken.commspec.yaml', example('broken')],
    ['crlf.commspec.yaml', office.replaceAll('\n', '\r\n')],
    [LARGE, `commspec: 1\n# ${'x'.repeat(2_200_000)}\n`],
  ]);
}

/** One server and what the client believes it knows: documents and their versions. */
class Talk {
  readonly wire: Wire;
  readonly documents = new Map<string, TextDocument>();
  readonly published = new Map<string, { readonly version?: number; readonly diagnostics: unknown }>();
  /** What an odd answer is given to; undefined for a client that answers right. */
  odd: ((method: string) => Readonly<Record<string, unknown>> | undefined) | undefined;
  readonly #root: string;

  constructor(server: string, root: string, measured: boolean) {
    this.#root = root;
    this.wire = new Wire(server, measured);
    this.wire.incoming = ({ id, method, params }) => {
      if (method === 'textDocument/publishDiagnostics') {
        const { uri, ...rest } = params as { uri: string; version?: number; diagnostics: unknown };
        this.published.set(uri, rest);
      }
      if (id === undefined) return;
      const result =
        method === 'workspace/configuration' ? ((params as { items?: unknown[] }).items ?? []).map(() => ({})) : null;
      this.wire.send({ jsonrpc: '2.0', id, ...(this.odd?.(method) ?? { result }) });
    };
  }

  uri(name: string): string {
    return `${this.#root}/${name}`;
  }

  async initialize(mode: Options['mode']): Promise<void> {
    const folders = [{ uri: this.#root, name: 'work' }];
    const params = {
      processId: process.pid,
      rootUri: this.#root,
      workspaceFolders: folders,
      capabilities: capabilities(mode),
    };
    await this.wire.ask('initialize', params).answer;
    this.wire.notify('initialized', {});
  }

  open(uri: string, text: string, version = 1): void {
    this.documents.set(uri, TextDocument.create(uri, 'commspec', version, text));
    this.wire.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'commspec', version, text } });
  }

  close(uri: string): void {
    this.documents.delete(uri);
    this.published.delete(uri);
    this.wire.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** Turns the text into another one, as the smallest change. */
  change(uri: string, after: string): void {
    const document = this.documents.get(uri);
    if (document === undefined) return;
    const before = document.getText();
    let start = 0;
    while (start < before.length && start < after.length && before[start] === after[start]) start++;
    let same = 0;
    const most = Math.min(before.length, after.length) - start;
    while (same < most && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
    const range = { start: document.positionAt(start), end: document.positionAt(before.length - same) };
    // Positions cannot stand inside of a line break or a pair: then the whole text is sent.
    const exact = document.offsetAt(range.start) === start && document.offsetAt(range.end) === before.length - same;
    const contentChanges = [exact ? { range, text: after.slice(start, after.length - same) } : { text: after }];
    const version = document.version + 1;
    this.documents.set(uri, TextDocument.update(document, contentChanges, version));
    this.wire.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  async pulled(uri: string): Promise<unknown> {
    const { result } = await this.wire.ask('textDocument/diagnostic', { textDocument: { uri } }).answer;
    return (result as { items?: unknown } | undefined)?.items;
  }

  /** Whether every document has been judged; that a newer text is judged the same is not told. */
  get isPushed(): boolean {
    return [...this.documents.keys()].every((uri) => this.published.has(uri));
  }
}

/** A request that is in order, about a place of a document. */
function request(
  document: TextDocument,
  dice: Dice,
  mode: Options['mode'],
): { readonly method: string; readonly params: unknown } {
  const { uri } = document;
  const textDocument = { uri };
  const offset = dice.int(document.getText().length + 1);
  const position = document.positionAt(offset);
  const range = { start: position, end: document.positionAt(offset + dice.int(300)) };
  const at = { textDocument, position };
  const ask = (method: string, params: unknown) => ({ method, params });
  const makers: readonly (() => { readonly method: string; readonly params: unknown })[] = [
    () => ask('textDocument/completion', at),
    () => ask('textDocument/completion', at),
    () => ask('textDocument/hover', at),
    () => ask('textDocument/definition', at),
    () => ask('textDocument/references', { ...at, context: { includeDeclaration: dice.chance(50) } }),
    () => ask('textDocument/documentHighlight', at),
    () => ask('textDocument/documentSymbol', { textDocument }),
    () => ask('textDocument/foldingRange', { textDocument }),
    () => ask('textDocument/selectionRange', { textDocument, positions: [position] }),
    () => ask('textDocument/documentLink', { textDocument }),
    () => ask('textDocument/prepareRename', at),
    () => ask('textDocument/rename', { ...at, newName: dice.pick(['new', 'yes: [new]', '']) }),
    () => ask('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }),
    () =>
      ask('textDocument/codeAction', { textDocument, range, context: { diagnostics: [], only: ['source.fixAll'] } }),
    () => ask('commspec/report', { uri, kind: dice.pick(KINDS) }),
    () => ask('commspec/export', { uri, kind: 'ports', format: dice.pick(['csv', 'markdown', 'nftables', 'dns']) }),
    () => ask('commspec/rules', {}),
    ...(mode === 'pull' ? Array.from({ length: 3 }, () => () => ask('textDocument/diagnostic', { textDocument })) : []),
  ];
  return dice.pick(makers)();
}

export async function soak(options: Options): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'commspec-soak-'));
  try {
    writeFileSync(join(folder, DISK), readFileSync('examples/single-tier.commspec.yaml'));
    return await new Soak(options, pathToFileURL(folder).href).run();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

class Soak {
  readonly #options: Options;
  readonly #root: string;
  readonly #dice: Dice;
  readonly #texts = startTexts();
  readonly #deaths: string[] = [];
  readonly #wrong = new Map<string, number>();
  readonly #internal = new Set<string>();
  readonly #banned = new Set<string>();
  #talk: Talk;
  #latencies: number[] = [];
  /** The newest odd things that were said, the last one last: what a death is put down to. */
  #odd: string[] = [];

  constructor(options: Options, root: string) {
    this.#options = options;
    this.#root = root;
    this.#dice = diceOf(options.seed);
    this.#talk = new Talk(options.server, root, options.measured);
  }

  async run(): Promise<Result> {
    const { requests, measured } = this.#options;
    await this.#begin();
    const quarters: Quarter[] = [];
    for (let sent = 1; sent <= requests; sent++) {
      this.#step();
      await this.#turn(sent % BURST === 0);
      if (sent % Math.floor(requests / 4) !== 0) continue;
      await this.#calm();
      const memory = measured && this.#talk.wire.death === undefined ? await this.#talk.wire.memory() : undefined;
      quarters.push({ latencies: this.#latencies, memory });
      this.#latencies = [];
      this.#behave();
    }
    const differences = await this.#compare();
    await this.#talk.wire.end();
    return {
      sent: requests,
      deaths: this.#deaths,
      wrong: [...this.#wrong].map(([what, times]) => `${what} (${times} times)`),
      differences,
      internal: [...this.#internal],
      quarters,
    };
  }

  async #begin(): Promise<void> {
    await this.#talk.initialize(this.#options.mode);
    for (const [name, text] of this.#texts) if (name !== LARGE) this.#talk.open(this.#talk.uri(name), text);
    this.#behave();
  }

  /** From now on the client now and then answers what it should not. */
  #behave(): void {
    if (!this.#options.malformed) return;
    this.#talk.odd = (method) => {
      if (!this.#dice.chance(30)) return undefined;
      const { name, answer } = oddAnswer(method, this.#dice);
      if (this.#banned.has(name)) return undefined;
      this.#odd.push(name);
      return answer;
    };
  }

  /** The answer that is waited for next, with when it was asked; undefined where nothing is. */
  #pending: { readonly answer: Promise<unknown>; readonly measured: boolean } | undefined;

  #step(): void {
    const dice = this.#dice;
    const { documents, wire } = this.#talk;
    const document = dice.pick([...documents.values()]);
    this.#pending = undefined;
    const draw = dice.int(100);
    if (draw < 52) this.#request(document, false);
    else if (draw < 72) this.#edit(document);
    else if (draw < 75) this.#request(document, true);
    else if (draw < 77) this.#reset(document);
    else if (draw < 78) this.#large();
    else if (draw < 80) wire.notify('workspace/didChangeConfiguration', { settings: {} });
    else if (draw < 82)
      wire.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: this.#talk.uri(DISK), type: 2 }] });
    else if (draw < 83) wire.notify('textDocument/didSave', { textDocument: { uri: document.uri } });
    else if (this.#options.malformed) this.#malformed(document);
    else this.#edit(document);
  }

  #request(document: TextDocument, cancelled: boolean): void {
    const { method, params } = request(document, this.#dice, this.#options.mode);
    const { id, answer } = this.#talk.wire.ask(method, params);
    if (cancelled) this.#talk.wire.notify('$/cancelRequest', { id });
    const alone = this.#talk.wire.open === 1;
    this.#pending = {
      measured: alone && !cancelled && document.getText().length < 100_000,
      answer: answer.then((given) => this.#judge(method, given, cancelled)),
    };
  }

  #judge(method: string, { error }: Answer, cancelled: boolean): void {
    if (error === undefined || this.#talk.wire.death !== undefined) return;
    if (CANCELLED.has(error.code) && cancelled) return;
    if (error.code === REFUSED && method === 'textDocument/rename') return;
    const what = `${method}: ${error.code} ${error.message.split('\n')[0] ?? ''}`;
    this.#wrong.set(what, (this.#wrong.get(what) ?? 0) + 1);
  }

  #edit(document: TextDocument): void {
    const text = document.getText();
    const changed = document.uri.endsWith(LARGE) ? `${text.slice(0, -1)}y\n` : randomEdit(text, this.#dice);
    const start = this.#startOf(document)?.length ?? 0;
    // What has grown or shrunk too far begins anew, so that the work stays the same.
    if (changed.length > start * 2 + 400 || changed.length < start / 2) this.#reset(document);
    else this.#talk.change(document.uri, changed);
  }

  #startOf({ uri }: TextDocument): string | undefined {
    return this.#texts.get(uri.slice(this.#root.length + 1));
  }

  /** Closes a document and opens it again as it was. */
  #reset({ uri, version }: TextDocument): void {
    const text = this.#texts.get(uri.slice(this.#root.length + 1)) ?? '';
    this.#talk.close(uri);
    this.#talk.open(uri, text, version + 1);
  }

  /** The document that is too large to be read comes and goes. */
  #large(): void {
    const uri = this.#talk.uri(LARGE);
    if (this.#talk.documents.has(uri)) this.#talk.close(uri);
    else this.#talk.open(uri, this.#texts.get(LARGE) ?? '');
  }

  #malformed(document: TextDocument): void {
    const { name, ask, send, body } = malformed(document.uri, this.#dice);
    if (this.#banned.has(name)) return;
    const { wire } = this.#talk;
    this.#odd.push(name);
    if (body !== undefined) wire.body(body);
    if (send !== undefined) wire.send(send);
    if (ask !== undefined) {
      const answer = wire.ask(ask.method, ask.params).answer.then(({ error }) => {
        if (error?.code === 0) this.#judge(name, { error }, false);
        if (error?.code === INTERNAL) this.#internal.add(`${name}: ${error.message.slice(0, 120)}`);
      });
      this.#pending = { answer, measured: false };
    }
    // Whether it lives on is seen at once, so that a death is put down to what caused it.
    const alive = wire.ask('commspec/rules', {}).answer;
    const before = this.#pending?.answer;
    this.#pending = { answer: Promise.all([before, alive]), measured: false };
  }

  /** Waits for the answer, mostly; always after a burst. */
  async #turn(all: boolean): Promise<void> {
    const pending = this.#pending;
    if (pending !== undefined && (pending.measured || this.#dice.chance(60))) {
      const since = performance.now();
      await pending.answer;
      if (pending.measured) this.#latencies.push(performance.now() - since);
    }
    if (all) await this.#talk.wire.until(() => this.#talk.wire.open === 0);
    if (this.#talk.wire.death !== undefined) await this.#restart();
  }

  async #restart(): Promise<void> {
    const { status, stderr } = this.#talk.wire.death ?? { status: null, stderr: '' };
    const words = /^.*Error.*$/m.exec(stderr)?.[0].trim() ?? stderr.split('\n')[0] ?? '';
    const [last = 'nothing odd', before = 'nothing'] = this.#odd.reverse();
    this.#deaths.push(`${last} (before it ${before}): status ${status ?? 'none'}, ${words}`);
    this.#banned.add(last);
    this.#odd = [];
    if (this.#deaths.length > 30) throw new Error(`the server dies again and again:\n${this.#deaths.join('\n')}`);
    this.#talk = new Talk(this.#options.server, this.#root, this.#options.measured);
    await this.#begin();
  }

  /** Everything is answered, every document as at the start: what is measured then can be compared. */
  async #calm(): Promise<void> {
    const talk = this.#talk;
    talk.odd = undefined;
    for (const document of [...talk.documents.values()]) {
      if (document.uri.endsWith(LARGE)) talk.close(document.uri);
      else this.#reset(document);
    }
    for (const { uri } of talk.documents.values())
      await talk.wire.ask('commspec/report', { uri, kind: 'findings' }).answer;
    await talk.wire.until(() => talk.wire.open === 0);
    if (talk.wire.death !== undefined) await this.#restart();
  }

  /** The findings of every open document, here and with a server that has just been started. */
  async #compare(): Promise<readonly string[]> {
    const { mode, server } = this.#options;
    const old = this.#talk;
    old.odd = undefined;
    // Edits once more, and the large document too.
    this.#large();
    for (const document of [...old.documents.values()]) this.#edit(document);
    // The settings are asked for again, and answered right.
    old.wire.notify('workspace/didChangeConfiguration', { settings: {} });
    const fresh = new Talk(server, this.#root, false);
    await fresh.initialize(mode);
    for (const { uri } of old.documents.values()) fresh.open(uri, old.documents.get(uri)?.getText() ?? '');
    const uris = [...old.documents.keys()];
    const differences: string[] = [];
    const differ = (uri: string, own: unknown, other: unknown): void => {
      if (own === undefined || JSON.stringify(own) !== JSON.stringify(other))
        differences.push(
          `${uri.slice(this.#root.length + 1)}: ${sizeOf(own)} findings, a fresh server gives ${sizeOf(other)}`,
        );
    };
    if (mode === 'pull') for (const uri of uris) differ(uri, await old.pulled(uri), await fresh.pulled(uri));
    else {
      const of = (talk: Talk, uri: string): unknown => talk.published.get(uri)?.diagnostics;
      const same = (): boolean => uris.every((uri) => JSON.stringify(of(old, uri)) === JSON.stringify(of(fresh, uri)));
      await fresh.wire.until(() => fresh.isPushed);
      await old.wire.until(() => old.isPushed && same());
      for (const uri of uris) differ(uri, of(old, uri), of(fresh, uri));
    }
    await fresh.wire.end();
    return old.wire.death === undefined
      ? differences
      : [...differences, `the server ended: ${old.wire.death.stderr.split('\n')[0] ?? ''}`];
  }
}

const sizeOf = (list: unknown): string => (Array.isArray(list) ? list.length.toString() : 'no');
