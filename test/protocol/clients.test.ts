/** Clients that answer, ask and tell what they should not: whatever they say, the server lives and serves the next word. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ErrorCodes, LSPErrorCodes, ResponseError, type ClientCapabilities } from 'vscode-languageserver/node';
import { PULL, PUSH, ROOT, Session } from '../support/session';

const SPEC = `commspec: 1
name: office
suite: 7u3
architecture: two-tier
directory:
  schema: schema2-compat
tiers:
  - tier: 1
    hosts:
      - name: web
        zone: dmz
        components: [convergence, webmail, glassfish]
`;
const ALL: ClientCapabilities = {
  ...PULL,
  workspace: {
    configuration: true,
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};
const MODES: readonly (readonly [string, ClientCapabilities])[] = [
  ['pulled', PULL],
  ['pushed', PUSH],
];

let session: Session;
/** What would have ended the process. */
const uncaught: unknown[] = [];
const note = (error: unknown): unknown => uncaught.push(error);
beforeEach(() => {
  uncaught.length = 0;
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
});
afterEach(async () => {
  await session.stop();
  process.off('unhandledRejection', note);
  process.off('uncaughtException', note);
  expect(uncaught).toEqual([]);
});

const codes = (diagnostics: readonly { code?: unknown }[]): unknown[] => diagnostics.map(({ code }) => code);

/** Looks at a document as a client would, by pull or push; a new one each time. */
let count = 0;
async function expectService(): Promise<void> {
  const uri = `${ROOT}/service-${(count++).toString()}.commspec.yaml`;
  await session.open(SPEC, uri);
  if (session.result?.capabilities.diagnosticProvider !== undefined)
    expect(codes(await session.diagnostics(uri))).toContain('SCH001');
  else {
    const shown = (): boolean => session.published.some((published) => published.uri === uri);
    await session.until(shown);
    expect(codes(session.published.find((published) => published.uri === uri)?.diagnostics ?? [])).toContain('SCH001');
  }
}

const refused = async (answer: Promise<unknown>): Promise<number> => {
  try {
    await answer;
  } catch (error) {
    if (error instanceof ResponseError) return error.code;
  }
  throw new Error('that was answered');
};

describe('error answers', () => {
  const METHODS = ['workspace/configuration', 'client/registerCapability', 'workspace/diagnostic/refresh'];
  test.each(METHODS)('to %s are logged', async (method) => {
    const fail = (): never => {
      throw new ResponseError(ErrorCodes.InternalError, 'not today');
    };
    session = await Session.start(ALL, {}, {}, ({ answers }) => answers.set(method, fail));
    await session.until(() => session.asked.includes('workspace/configuration'));
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await session.open(SPEC);
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await session.until(() => session.logged.some((line) => line.includes('not today')));
    await expectService();
  });

  test.each([null, [], {}, 'x', [5], [['x']]])('settings of %j are the defaults', async (answer) => {
    session = await Session.start(ALL, {}, {}, ({ answers }) => answers.set('workspace/configuration', () => answer));
    await session.until(() => session.asked.includes('workspace/configuration'));
    await expectService();
  });

  test('what is no answer to anything is logged', async () => {
    session = await Session.start(ALL);
    await session.until(() => session.asked.length > 0);
    for (const id of [0, 1, 2, 3, 99, 'x', null]) {
      session.send({ jsonrpc: '2.0', id });
      session.send({ jsonrpc: '2.0', id, error: 'no object' });
      session.send({ jsonrpc: '2.0', id, error: {} });
      session.send({ jsonrpc: '2.0', id, result: { unexpected: true } });
    }
    await session.until(() => session.logged.length > 0);
    await expectService();
  });

  test('the settings that are in force stay where the next cannot be read', async () => {
    session = await Session.start(ALL, {}, {}, (started) => {
      started.settings = { rules: { SCH001: 'off' } };
    });
    await session.until(() => session.asked.includes('workspace/configuration'));
    session.answers.set('workspace/configuration', () => {
      throw new ResponseError(ErrorCodes.InternalError, 'not today');
    });
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await session.until(() => session.logged.some((line) => line.includes('The settings cannot be read')));
    const uri = await session.open(SPEC);
    expect(codes(await session.diagnostics(uri))).not.toContain('SCH001');
  });
});

describe('settings', () => {
  test('of a wrong type are the defaults, one by one, with a line in the log', async () => {
    session = await Session.start(PULL, {
      settings: { rules: { SCH001: 'loud', FMT002: 'off' }, advice: 'yes', maxProblems: 'many' },
      readFile: 'yes',
    });
    await expectService();
    await session.until(() => session.logged.length >= 4);
    expect(session.logged.join('\n')).toMatch(
      /readFile.*\n.*SCH001: "loud".*\n.*advice: "yes".*\n.*maxProblems: "many"/,
    );
  });

  test('that are wrong are told the user in one message, and not again while they stay so', async () => {
    const wrong = { maxProblems: 'abc', advice: 1, rules: { SCH999: 'off' }, trace: { server: 'loud' } };
    session = await Session.start(ALL, {}, {}, (started) => {
      started.settings = wrong;
    });
    await session.until(() => session.told.length > 0);
    expect(session.told[0]).toMatch(
      /^Wrong settings: commspec\.rules\.SCH999: .*commspec\.advice: 1 .*The log names 1 more\.$/,
    );
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await session.until(() => session.asked.filter((method) => method === 'workspace/configuration').length > 1);
    await expectService();
    expect(session.told).toHaveLength(1);
    session.settings = { maxProblems: 0 };
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await session.until(() => session.told.length > 1);
    expect(session.told[1]).toBe(
      'Wrong settings: commspec.maxProblems: 0 is not a whole number from 1 to 10000; 200 is used.',
    );
    const uri = await session.open(SPEC, `${ROOT}/b.commspec.yaml`);
    expect((await session.diagnostics(uri)).length).toBeGreaterThan(0);
  });

  test('of other editors, told when they start or change, are looked at in the same way', async () => {
    session = await Session.start(PULL, { settings: { maxProblems: 'abc' } });
    await session.until(() => session.told.length > 0);
    await session.client.sendNotification('workspace/didChangeConfiguration', {
      settings: { commspec: { advice: 'yes' } },
    });
    await session.until(() => session.told.length > 1);
    expect(session.told).toEqual([
      'Wrong settings: commspec.maxProblems: "abc" is not a whole number from 1 to 10000; 200 is used.',
      'Wrong settings: commspec.advice: "yes" is not true or false; false is used.',
    ]);
  });

  const OFF = { rules: { SCH001: 'off' } };
  const SHAPES = [OFF, { commspec: OFF }, { settings: OFF }, { settings: { commspec: OFF } }];

  test.each(SHAPES)('hold as they are given at the start: %j', async (options) => {
    session = await Session.start(PULL, options);
    expect(codes(await session.diagnostics(await session.open(SPEC)))).not.toContain('SCH001');
    expect([...session.told, ...session.logged]).toEqual([]);
  });

  test.each(SHAPES)('hold as they are told later: %j', async (settings) => {
    session = await Session.start(PULL, {});
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings });
    expect(codes(await session.diagnostics(await session.open(SPEC)))).not.toContain('SCH001');
  });

  /** Opens a spec and looks at it with the settings that the client answers, and tells, after that. */
  async function withAnswer(settings: unknown, told: unknown = null): Promise<unknown[]> {
    // What is asked for at the start is answered before: the second round goes after the answer.
    await session.until(() => session.asked.includes('workspace/configuration'));
    for (let i = 0; i < 2; i++) await session.client.sendRequest('commspec/exportFormats', { kind: 'findings' });
    const uri = await session.open(SPEC);
    session.settings = settings;
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings: told });
    await session.until(() => session.asked.includes('workspace/diagnostic/refresh'));
    return codes(await session.diagnostics(uri));
  }

  test.each(SHAPES)('hold as they are answered: %j', async (settings) => {
    session = await Session.start(ALL);
    expect(await withAnswer(settings)).not.toContain('SCH001');
  });

  test.each([null, {}, { commspec: null }, 5, { commspec: { maxProblems: 0 } }])(
    'of the start hold on where %j is told or answered later',
    async (settings) => {
      session = await Session.start(PULL, OFF);
      await session.client.sendNotification('workspace/didChangeConfiguration', { settings });
      expect(codes(await session.diagnostics(await session.open(SPEC)))).not.toContain('SCH001');
      await session.stop();
      session = await Session.start(ALL, OFF);
      expect(await withAnswer(settings)).not.toContain('SCH001');
    },
  );

  test.each(SHAPES)('hold as they are told where the answer is nothing: %j', async (settings) => {
    session = await Session.start(ALL);
    expect(await withAnswer(null, settings)).not.toContain('SCH001');
  });

  test('that nobody knows are said in the log, once', async () => {
    session = await Session.start(PULL, { colour: 'red', rules: {} });
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings: { colour: 'red' } });
    await expectService();
    expect(session.logged).toEqual(['commspec.colour: there is no such setting; it is ignored.']);
    expect(session.told).toEqual([]);
  });
});

describe('the order of messages', () => {
  test('a request before initialize is refused, a notification is ignored', async () => {
    session = new Session();
    const uri = `${ROOT}/a.commspec.yaml`;
    const asked = session.client.sendRequest('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: 0 },
    });
    expect(await refused(asked)).toBe(ErrorCodes.ServerNotInitialized);
    expect(await refused(session.client.sendRequest('shutdown'))).toBe(ErrorCodes.ServerNotInitialized);
    expect(await refused(session.client.sendRequest('initialize', 5))).toBe(ErrorCodes.InvalidParams);
    await session.open(SPEC, uri);
    for (const method of ['workspace/didChangeWatchedFiles', 'workspace/didChangeConfiguration', 'initialized'])
      await session.client.sendNotification(method, { changes: [{ uri, type: 1 }], settings: {} });
    session.result = await session.client.sendRequest('initialize', { processId: null, capabilities: PULL });
    expect(await session.diagnostics(uri)).toEqual([]);
    await expectService();
  });

  test('a second initialize is refused and changes nothing', async () => {
    session = await Session.start(PULL);
    const uri = await session.open(SPEC);
    const again = session.client.sendRequest('initialize', { processId: null, capabilities: PUSH });
    expect(await refused(again)).toBe(ErrorCodes.InvalidRequest);
    expect(codes(await session.diagnostics(uri))).toContain('SCH001');
  });

  test('after shutdown requests are refused and notifications ignored', async () => {
    session = await Session.start(PUSH);
    await session.client.sendRequest('shutdown');
    const uri = await session.open(SPEC);
    expect(await refused(session.client.sendRequest('shutdown'))).toBe(ErrorCodes.InvalidRequest);
    expect(await refused(session.client.sendRequest('commspec/rules'))).toBe(ErrorCodes.InvalidRequest);
    expect(await refused(session.client.sendRequest('initialize', {}))).toBe(ErrorCodes.InvalidRequest);
    const symbols = session.client.sendRequest('textDocument/documentSymbol', { textDocument: { uri } });
    expect(await refused(symbols)).toBe(ErrorCodes.InvalidRequest);
    expect(session.published).toEqual([]);
    session.stop = () => {
      session.client.dispose();
      return Promise.resolve();
    };
  });

  test.each<[string, object]>([
    ['nothing', {}],
    [
      'nulls',
      { processId: null, capabilities: null, rootUri: null, workspaceFolders: null, initializationOptions: null },
    ],
    [
      'numbers',
      { processId: -1, capabilities: 5, rootUri: 5, workspaceFolders: 5, initializationOptions: 5, trace: 5 },
    ],
    ['texts', { processId: 'x', capabilities: 'x', rootUri: 'x', workspaceFolders: 'x', initializationOptions: 'x' }],
    ['lists', { processId: [], capabilities: [], rootUri: [], workspaceFolders: [5, null, {}, { uri: 5 }] }],
    [
      'capabilities of numbers',
      { capabilities: { textDocument: 5, workspace: 5, window: 5, general: 5, experimental: 5 } },
    ],
    ['capabilities of nulls', { capabilities: { textDocument: null, workspace: null, window: null } }],
    [
      'flags of other types',
      {
        capabilities: {
          textDocument: { diagnostic: {}, completion: { completionItem: { insertTextModeSupport: { valueSet: 5 } } } },
          workspace: { configuration: 'yes', workspaceFolders: 1, didChangeWatchedFiles: [], diagnostics: 'x' },
        },
      },
    ],
  ])('initialize with %s is answered', async (_, params) => {
    session = new Session();
    session.result = await session.client.sendRequest('initialize', params);
    expect(session.result?.capabilities.hoverProvider).toBe(true);
    await session.client.sendNotification('initialized', {});
    await expectService();
  });
});

const HOLES = [undefined, null, 5, -1, 'x', [], {}, true];
const uri = `${ROOT}/a.commspec.yaml`;
const position = { line: 0, character: 0 };
const range = { start: position, end: position };
const textDocument = { uri };
/** Requests as they should be; each of their values is replaced by something else in turn. */
const REQUESTS: Readonly<Record<string, object>> = {
  'textDocument/completion': { textDocument, position },
  'completionItem/resolve': { label: 'name', data: { uri, position } },
  'textDocument/hover': { textDocument, position },
  'textDocument/definition': { textDocument, position },
  'textDocument/references': { textDocument, position, context: { includeDeclaration: true } },
  'textDocument/documentHighlight': { textDocument, position },
  'textDocument/documentSymbol': { textDocument },
  'textDocument/foldingRange': { textDocument },
  'textDocument/selectionRange': { textDocument, positions: [position] },
  'textDocument/documentLink': { textDocument },
  'textDocument/prepareRename': { textDocument, position },
  'textDocument/rename': { textDocument, position, newName: 'x' },
  'textDocument/codeAction': { textDocument, range, context: { diagnostics: [], only: ['quickfix'] } },
  'textDocument/diagnostic': { textDocument, previousResultId: '1' },
  'commspec/report': { uri, kind: 'summary', assumed: { users: 5000 } },
  'commspec/fixFinding': { uri, resultId: '1', section: 0, table: 0, row: 0, fix: 0 },
  'commspec/fixAll': { uri, resultId: '1' },
  'commspec/verdict': { uri },
  'commspec/export': { uri, kind: 'ports', format: 'csv' },
  'commspec/exportFormats': { kind: 'ports' },
  'commspec/rules': {},
};
const NOTIFICATIONS: Readonly<Record<string, object>> = {
  'textDocument/didOpen': { textDocument: { uri, languageId: 'commspec', version: 1, text: SPEC } },
  'textDocument/didChange': { textDocument: { uri, version: 2 }, contentChanges: [{ range, text: ' ' }] },
  'textDocument/didSave': { textDocument },
  'textDocument/didClose': { textDocument },
  'workspace/didChangeConfiguration': { settings: { commspec: { advice: true } } },
  'workspace/didChangeWatchedFiles': { changes: [{ uri, type: 1 }] },
  'workspace/didChangeWorkspaceFolders': { event: { added: [{ uri: ROOT, name: 'x' }], removed: [{ uri: ROOT }] } },
  '$/cancelRequest': { id: 7 },
  '$/setTrace': { value: 'off' },
  '$/progress': { token: 1, value: {} },
  'window/workDoneProgress/cancel': { token: 1 },
};

/** Copies of a value with one of its parts, or all of it, replaced. */
function* spoilt(value: unknown): Generator {
  yield* HOLES;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    for (const other of spoilt(inner))
      yield Array.isArray(value)
        ? value.map((item: unknown, i) => (i === Number(key) ? other : item))
        : { ...value, [key]: other };
}

describe.each(MODES)('of wrong parameters, with diagnostics %s', (_, capabilities) => {
  test.each(Object.entries(REQUESTS))('every %s is answered', async (method, params) => {
    session = await Session.start({ ...capabilities, workspace: { workspaceFolders: true } });
    await session.open(SPEC, uri);
    const answers = [...spoilt(params)].map(async (other) => {
      try {
        await session.client.sendRequest(method, other);
        return 'answered';
      } catch (error) {
        return error instanceof ResponseError ? error.code : String(error);
      }
    });
    const known = new Set<unknown>([
      ...['answered', ErrorCodes.InvalidParams],
      ...[LSPErrorCodes.RequestFailed, LSPErrorCodes.ContentModified],
    ]);
    expect((await Promise.all(answers)).filter((answer) => !known.has(answer))).toEqual([]);
    await expectService();
  });

  test.each(Object.entries(NOTIFICATIONS))('no %s ends the server', async (method, params) => {
    session = await Session.start({ ...capabilities, workspace: { workspaceFolders: true } });
    await session.open(SPEC, uri);
    for (const other of spoilt(params)) session.send({ jsonrpc: '2.0', method, params: other });
    await expectService();
  });
});

describe('edits', () => {
  test.each([
    ['behind the end', { start: { line: 1e9, character: 0 }, end: { line: 2e9, character: 7 } }],
    // As many lines as are put in: a library that only counts lines would leave a hole of a million.
    [
      'behind the end, as long as the text',
      { start: { line: 1e6, character: 0 }, end: { line: 1e6 + 2, character: 0 } },
    ],
    ['behind the end of a line', { start: { line: 12, character: 1e9 }, end: { line: 12, character: 1e9 } }],
    ['over the end', { start: { line: 12, character: 0 }, end: { line: 2 ** 53, character: 2 ** 53 } }],
    ['behind the last line', { start: { line: 13, character: 5 }, end: { line: 13, character: 5 } }],
  ])('%s are made at the end', async (_, place) => {
    session = await Session.start(PULL);
    await session.open(SPEC, uri);
    const change = async (version: number, text: string, where: unknown): Promise<void> =>
      session.client.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range: where, text }],
      });
    const unknown = async (): Promise<unknown> =>
      (await session.diagnostics(uri))
        .filter(({ code }) => code === 'FMT001')
        .map(({ message, range: at }) => [message, at]);
    const line = { start: { line: 12, character: 0 }, end: { line: 12, character: 7 } };
    await change(2, 'unknown:\n  key: 1\n', place);
    expect(await unknown()).toEqual([[expect.stringContaining('`unknown`'), line]]);
    // The next edit finds its place: the line was not there before.
    await change(3, 'strange', line);
    expect(await unknown()).toEqual([[expect.stringContaining('`strange`'), line]]);
  });

  test.each([
    ['a line below the first', { start: { line: -1, character: 0 }, end: { line: 0, character: 0 } }],
    ['half a line', { start: { line: 0.5, character: 0 }, end: { line: 1, character: 0 } }],
    ['no number', { start: { line: null, character: 0 }, end: { line: 1, character: 0 } }],
  ])('at %s: nothing is said about a text that is not known, until it is', async (_, place) => {
    session = await Session.start(PULL);
    await session.open(SPEC, uri);
    const change = async (version: number, edit: object): Promise<void> =>
      session.client.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [edit],
      });
    await change(2, { range: place, text: 'x' });
    expect(await session.diagnostics(uri)).toMatchObject([
      { message: expect.stringMatching(/does not know the text any more/) as string, range: { start: position } },
    ]);
    // Any edit of it is one of a text that nobody knows.
    await change(3, { range, text: ' ' });
    expect(await session.diagnostics(uri)).toHaveLength(1);
    expect(await session.client.sendRequest('textDocument/documentSymbol', { textDocument })).toEqual([]);
    await change(4, { text: SPEC });
    expect(codes(await session.diagnostics(uri))).toContain('SCH001');
  });

  test('of a document that was never opened are logged', async () => {
    session = await Session.start(PULL);
    await session.client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: SPEC }],
    });
    await session.until(() => session.logged.some((line) => line.includes('not open')));
    expect(await session.diagnostics(uri)).toEqual([]);
    await expectService();
  });

  test('of the whole text may have a range that is null', async () => {
    session = await Session.start(PULL);
    await session.open('name: x\n', uri);
    await session.client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: null, text: SPEC }],
    });
    expect(codes(await session.diagnostics(uri))).toContain('SCH001');
  });
});

describe('what is no message', () => {
  test.each([
    { jsonrpc: '2.0', id: 1 },
    { jsonrpc: '2.0' },
    { jsonrpc: '2.0', method: 5 },
    { jsonrpc: '2.0', id: null, method: 'textDocument/hover' },
    { jsonrpc: '2.0', id: {}, method: 'textDocument/hover' },
    {},
    [],
    [{ jsonrpc: '2.0', id: 1, method: 'commspec/rules' }],
    null,
    5,
    'x',
  ])('%j', async (message) => {
    session = await Session.start(PULL);
    session.send(message);
    await expectService();
  });
});
