/** Messages that no client should send, each by a name. */
import type { Dice } from '../support/specs';

/** A value of a type that is not wanted. */
export const ODD_VALUES: readonly unknown[] = [null, true, -1, 1e300, '', 'x', [], {}, [[]], { line: 'x' }];

const METHODS = [
  'textDocument/hover',
  'textDocument/completion',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/documentHighlight',
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/selectionRange',
  'textDocument/documentLink',
  'textDocument/prepareRename',
  'textDocument/rename',
  'textDocument/codeAction',
  'textDocument/diagnostic',
  'commspec/report',
  'commspec/export',
  'commspec/fixFinding',
  'commspec/fixAll',
  'commspec/verdict',
  'commspec/rules',
];
const NOTIFICATIONS = [
  'textDocument/didOpen',
  'textDocument/didChange',
  'textDocument/didClose',
  'textDocument/didSave',
  'workspace/didChangeConfiguration',
  'workspace/didChangeWatchedFiles',
  'workspace/didChangeWorkspaceFolders',
  '$/cancelRequest',
  '$/setTrace',
  'initialized',
];
const NOBODY = 'file:///nobody/none.commspec.yaml';

export interface Malformed {
  readonly name: string;
  /** A request: it must be answered, by whatever. */
  readonly ask?: { readonly method: string; readonly params: unknown };
  /** Anything else. */
  readonly send?: unknown;
  /** The body of a message as text. */
  readonly body?: string;
}

/** One of them; `uri` is of an open document. */
export function malformed(uri: string, dice: Dice): Malformed {
  const odd = (): unknown => dice.pick(ODD_VALUES);
  const at = { textDocument: { uri }, position: { line: 0, character: 0 } };
  const tell = (method: string, params: unknown) => ({ jsonrpc: '2.0', method, params });
  const makers: readonly (() => Malformed)[] = [
    () => ({ name: 'a request of an unknown method', ask: { method: 'commspec/none', params: {} } }),
    () => ({ name: 'a notification of an unknown method', send: tell('commspec/none', {}) }),
    () => {
      const method = dice.pick(METHODS);
      return { name: `${method} with odd parameters`, ask: { method, params: odd() } };
    },
    () => {
      const method = dice.pick(METHODS);
      const params = {
        ...at,
        [dice.pick(['textDocument', 'position', 'range', 'positions', 'context', 'newName', 'uri', 'kind'])]: odd(),
      };
      return { name: `${method} with an odd member`, ask: { method, params } };
    },
    () => {
      const method = dice.pick(METHODS);
      const params = {
        ...at,
        textDocument: { uri: NOBODY },
        uri: NOBODY,
        context: { diagnostics: [] },
        range: {},
        positions: [],
      };
      return { name: `${method} of an unknown document`, ask: { method, params } };
    },
    () => {
      const position = { line: dice.pick([-1, 0.5, 1e9, 2 ** 31]), character: dice.pick([-1, 1e9, 0.5]) };
      return {
        name: 'a position outside',
        ask: { method: dice.pick(METHODS.slice(0, 5)), params: { ...at, position, context: {} } },
      };
    },
    () => {
      const method = dice.pick(NOTIFICATIONS);
      return { name: `${method} with odd parameters`, send: tell(method, odd()) };
    },
    () => ({
      name: 'didOpen with a text that is none',
      send: tell('textDocument/didOpen', {
        textDocument: { uri: NOBODY, languageId: 'commspec', version: 1, text: dice.pick([null, 7, {}]) },
      }),
    }),
    () => ({
      name: 'didOpen with an address that is none',
      send: tell('textDocument/didOpen', {
        textDocument: { uri: dice.pick([null, 7, '', 'x', '%']), languageId: 'commspec', version: 1, text: 'a: 1\n' },
      }),
    }),
    () => ({
      name: 'didChange of an unknown document',
      send: tell('textDocument/didChange', {
        textDocument: { uri: NOBODY, version: 2 },
        contentChanges: [{ text: 'x' }],
      }),
    }),
    () => ({
      name: 'didClose of an unknown document',
      send: tell('textDocument/didClose', { textDocument: { uri: NOBODY } }),
    }),
    () => ({
      name: 'settings of odd types',
      send: tell('workspace/didChangeConfiguration', {
        settings: {
          commspec: dice.pick<unknown>([
            7,
            'x',
            [],
            { maxProblems: 'many' },
            { rules: [] },
            { rules: { SCH001: 7 } },
            { advice: 'x' },
          ]),
        },
      }),
    }),
    () => ({
      name: 'watched files that are none',
      send: tell('workspace/didChangeWatchedFiles', {
        changes: dice.pick<unknown>([[{ uri: 7, type: 2 }], [{}], [null], [{ uri: '%', type: 9 }]]),
      }),
    }),
    () => ({
      name: 'folders that are none',
      send: tell('workspace/didChangeWorkspaceFolders', {
        event: dice.pick<unknown>([{ added: [{}], removed: [] }, { added: [{ uri: 7 }], removed: [] }, {}]),
      }),
    }),
    () => ({
      name: 'a response without a request',
      send: { jsonrpc: '2.0', id: dice.pick<unknown>([99_999, 'x', null]), result: 1 },
    }),
    () => ({ name: 'a response without result and error', send: { jsonrpc: '2.0', id: 99_999 } }),
    () => ({
      name: 'an error response without a request',
      send: { jsonrpc: '2.0', id: dice.pick<unknown>([99_998, null]), error: { code: -1, message: 'no' } },
    }),
    () => ({ name: 'a method that is no string', send: { jsonrpc: '2.0', id: 'odd', method: odd(), params: {} } }),
    () => ({
      name: 'a notification whose method is no string',
      send: { jsonrpc: '2.0', method: dice.pick<unknown>([7, {}, null, []]), params: {} },
    }),
    () => ({
      name: 'another version of JSON-RPC',
      send: { jsonrpc: '1.0', method: 'textDocument/didSave', params: {} },
    }),
    () => ({ name: 'several messages in a list', send: [tell('textDocument/didSave', {})] }),
    () => ({ name: 'a message that is none', send: dice.pick<unknown>([42, 'x', null, true, {}]) }),
    () => ({ name: 'a body that is no JSON', body: dice.pick(['{{{{', '', 'x', '{"jsonrpc":"2.0"', '\u0000']) }),
    () => ({
      name: 'the cancellation of what is not asked',
      send: tell('$/cancelRequest', { id: dice.pick<unknown>([99_999, 'x', null, {}]) }),
    }),
    () => ({
      name: 'a second initialize',
      ask: {
        method: 'initialize',
        params: dice.pick<unknown>([{ processId: null, rootUri: null, capabilities: {} }, {}, null]),
      },
    }),
    () => ({
      name: 'an id that is none',
      send: { jsonrpc: '2.0', id: dice.pick<unknown>([{}, [], true, 0.5]), method: 'textDocument/hover', params: at },
    }),
  ];
  return dice.pick(makers)();
}

/** What the client answers where it should answer something else; by name. */
export function oddAnswer(
  method: string,
  dice: Dice,
): { readonly name: string; readonly answer: Readonly<Record<string, unknown>> } {
  const answers: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['an error', { error: { code: -32603, message: 'the client cannot' } }],
    ['that the method is unknown', { error: { code: -32601, message: 'unknown' } }],
    ['an odd value', { result: dice.pick(ODD_VALUES) }],
    ['odd settings', { result: [dice.pick<unknown>([null, 7, 'x', { maxProblems: 'many', rules: 'x', advice: 7 }])] }],
    ['an error that is none', { error: dice.pick<unknown>([null, 'x', {}]) }],
  ];
  const [what, answer] = dice.pick(answers);
  return { name: `${method} answered with ${what}`, answer };
}
