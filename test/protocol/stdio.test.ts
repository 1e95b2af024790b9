/** The server as editors start it: a process of its own that speaks over its standard input and output. */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from 'vscode-languageserver/node';
import { CONTRADICTION } from '../cli/contract';
import { build, clear, folder, start } from '../support/program';

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
    const child = start(join(bundles, script), args);
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
    this.ended = new Promise((resolve) => {
      child.on('close', (status) => resolve({ status, stderr: Buffer.concat(err).toString() }));
    });
  }

  /** Says hello as a client that pulls diagnostics. */
  async initialize(rootUri: string | null = null): Promise<unknown> {
    this.connection.listen();
    const result = await this.connection.sendRequest('initialize', {
      // A client that lives: the server must not wait for its end.
      processId: process.pid,
      rootUri,
      capabilities: { textDocument: { diagnostic: {} } },
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
