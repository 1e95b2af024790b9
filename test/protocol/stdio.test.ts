/** The server as editors start it: a process of its own that speaks over its standard input and output. */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from 'vscode-languageserver/node';
import { CONTRADICTION } from '../cli/contract';
import { build, buildScript, clear, folder, start } from '../support/program';

let bundles: string;
beforeAll(async () => {
  bundles = await build('cli', 'server-node');
});
afterAll(clear);

/** The two ways in: of any editor, and of VS Code where it asks for stdio. */
const WAYS: readonly (readonly [call: string, script: string, args: readonly string[]])[] = [
  ['commspec lsp --stdio', 'cli.js', ['lsp', '--stdio']],
  ['server-node.js --stdio', 'server-node.js', ['--stdio']],
];

interface Ended {
  readonly status: number | null;
  readonly stderr: string;
}

class Editor {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly connection: ProtocolConnection;
  readonly ended: Promise<Ended>;

  constructor(script: string, args: readonly string[]) {
    const child = start(resolve(bundles, script), args);
    this.#child = child;
    this.connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    // Writing to a server that has gone is none of what is tested.
    child.stdin.on('error', () => undefined);
    this.connection.onError(() => undefined);
    const err: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    this.ended = new Promise((end) => {
      child.on('close', (status) => end({ status, stderr: Buffer.concat(err).toString() }));
    });
  }

  /** Says hello as a client that pulls diagnostics. */
  async initialize(rootUri: string | null = null, more: object = {}): Promise<unknown> {
    this.connection.listen();
    const result = await this.connection.sendRequest('initialize', {
      // A client that lives: the server must not wait for its end.
      processId: process.pid,
      rootUri,
      capabilities: { textDocument: { diagnostic: {} }, ...more },
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  async shutDown(): Promise<Ended> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return this.ended;
  }

  write(text: string | Uint8Array): void {
    this.#child.stdin.write(text);
  }

  hangUp(): Promise<Ended> {
    this.#child.stdin.end();
    return this.ended;
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

let editor: Editor;
afterEach(() => {
  editor.connection.dispose();
  editor.kill();
});

describe.each(WAYS)('%s', (_, script, args) => {
  test('serves from initialize to exit, and ends with status 0', async () => {
    const root = folder({ 'base.commspec.yaml': CONTRADICTION });
    editor = new Editor(script, args);
    expect(await editor.initialize(pathToFileURL(root).href)).toMatchObject({
      serverInfo: { name: 'commspec' },
      capabilities: { diagnosticProvider: {} },
    });

    const uri = pathToFileURL(join(root, 'over.commspec.yaml')).href;
    const text = 'extends: ./base.commspec.yaml\nenvironment: productio\n';
    const textDocument = { uri };
    const { connection } = editor;
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'commspec', version: 1, text },
    });
    const report: { readonly items: readonly { readonly code: string }[] } = await connection.sendRequest(
      'textDocument/diagnostic',
      { textDocument },
    );
    // The base was read from disk: else `extends` were wrong too.
    expect(report.items.map(({ code }) => code)).toEqual(['FMT002']);

    const items: readonly { readonly label: string }[] = await connection.sendRequest('textDocument/completion', {
      textDocument,
      position: { line: 1, character: 22 },
    });
    expect(items.map(({ label }) => label)).toContain('production');
    expect(await editor.shutDown()).toEqual({ status: 0, stderr: '' });
  });

  test('ends with status 1 on exit without shutdown', async () => {
    editor = new Editor(script, args);
    await editor.initialize();
    await editor.connection.sendNotification('exit');
    expect((await editor.ended).status).toBe(1);
  });

  test('ends when the client hangs up, with status 1 unless it was shut down', async () => {
    editor = new Editor(script, args);
    await editor.initialize();
    expect((await editor.hangUp()).status).toBe(1);

    editor = new Editor(script, args);
    await editor.initialize();
    await editor.connection.sendRequest('shutdown');
    expect((await editor.hangUp()).status).toBe(0);
  });

  test('ends when it is hung up on before the first word', async () => {
    editor = new Editor(script, args);
    expect((await editor.hangUp()).status).toBe(1);
  });

  test.each([
    ['no header', 'hello\r\n\r\n'],
    ['a header without a length', 'Content-Type: text/plain\r\n\r\n{}'],
    ['a length that is no number', 'Content-Length: many\r\n\r\n{}'],
    ['a length that never comes', 'Content-Length: 99999999999\r\n\r\n{}'],
    ['what is no JSON', 'Content-Length: 5\r\n\r\n{{{{{'],
    ['what is no message', 'Content-Length: 2\r\n\r\n42'],
    ['bytes', Uint8Array.from({ length: 4096 }, (_, i) => (i * 7) % 256)],
  ])('does not hang on %s', async (_, garbage) => {
    editor = new Editor(script, args);
    await editor.initialize();
    editor.write(garbage);
    expect((await editor.hangUp()).status).toBe(1);
  });

  test('answers what comes after a message that is no JSON', async () => {
    editor = new Editor(script, args);
    await editor.initialize();
    editor.write('Content-Length: 5\r\n\r\n{{{{{');
    expect(
      await editor.connection.sendRequest('textDocument/hover', {
        textDocument: { uri: 'file:///none.commspec.yaml' },
        position: { line: 0, character: 0 },
      }),
    ).toBeNull();
    expect((await editor.shutDown()).status).toBe(0);
  });
});

describe('what ends a process as a rule', () => {
  const SPEC = 'commspec: 1\nname: office\ntiers:\n  - tier: 1\n    hosts: [{ name: poison, components: [mta] }]\n';
  const uri = 'file:///work/a.commspec.yaml';
  const textDocument = { uri };
  /** A server with a rule that does something to a host of that name. */
  const serverThat = (deed: string): Promise<string> =>
    buildScript(`
      import { allRules } from './server/generated/rules';
      import { Engine } from './server/engine/engine';
      import { serveStdio } from './server/lsp/stdio';
      const check = (model) => { if (model.host('poison') !== undefined) { ${deed} } };
      const rule = { code: 'X001', severity: 'error', title: 'Poison', source: [], check };
      serveStdio({ engine: new Engine([rule, ...allRules]), budget: 1000 });
    `);

  async function open(script: string): Promise<string[]> {
    editor = new Editor(script, ['--stdio']);
    const logged: string[] = [];
    editor.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      logged.push(message);
    });
    await editor.initialize();
    await editor.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'commspec', version: 1, text: SPEC },
    });
    return logged;
  }

  const pull = async (): Promise<readonly { readonly code?: string; readonly message: string }[]> => {
    const report: { readonly items: readonly { readonly code?: string; readonly message: string }[] } =
      await editor.connection.sendRequest('textDocument/diagnostic', { textDocument });
    return report.items;
  };

  test('a rule that never ends costs one document its findings, until it changes', async () => {
    await open(await serverThat('for (;;);'));
    expect(await pull()).toMatchObject([{ message: expect.stringMatching(/took too long/) as string }]);
    await editor.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: SPEC.replace('poison', 'web') }],
    });
    expect((await pull()).map(({ code }) => code)).toContain('FMT003');
    expect(await editor.shutDown()).toEqual({ status: 0, stderr: '' });
  });

  test('what nobody has caught is logged, and the server lives on', async () => {
    const deed = `
      Promise.reject(new Error('nobody asked'));
      setTimeout(() => { throw new Error('nobody caught'); }, 0);
    `;
    const logged = await open(await serverThat(deed));
    expect((await pull()).map(({ code }) => code)).toContain('FMT003');
    for (const what of ['nobody asked', 'nobody caught'])
      while (!logged.some((line) => line.includes(what))) await editor.connection.sendRequest('commspec/rules');
    expect(await editor.shutDown()).toEqual({ status: 0, stderr: '' });
  });

  test('an error answer of the client is logged, and the server lives on', async () => {
    editor = new Editor('server-node.js', ['--stdio']);
    const logged: string[] = [];
    editor.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      logged.push(message);
    });
    // A client that answers no request at all: each is an error, and some answers are to nothing.
    await editor.initialize(null, {
      workspace: { configuration: true, didChangeWatchedFiles: { dynamicRegistration: true } },
    });
    for (const message of [
      '{"jsonrpc":"2.0","id":1}',
      '{"jsonrpc":"2.0","id":0,"method":5}',
      '{"jsonrpc":"2.0","id":2}',
    ])
      editor.write(`Content-Length: ${message.length.toString()}\r\n\r\n${message}`);
    while (logged.length < 2) await editor.connection.sendRequest('commspec/rules');
    expect(await editor.shutDown()).toEqual({ status: 0, stderr: '' });
  });
});
