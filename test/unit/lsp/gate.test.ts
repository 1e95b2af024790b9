import { expect, test } from 'vitest';
import { ErrorCodes, type Message } from 'vscode-languageserver';
import { Gate, refusal } from '../../../server/lsp/gate';

const message = (rest: object): Message => ({ jsonrpc: '2.0', ...rest });
const INITIALIZE = message({ id: 1, method: 'initialize', params: {} });

function open(): Gate {
  const gate = new Gate();
  gate.judge(INITIALIZE);
  return gate;
}

test('a request whose method is no name is refused', () => {
  const answer = { kind: 'refuse', code: ErrorCodes.InvalidRequest, reason: '5 is no name of a method.' };
  expect(open().judge(message({ id: 7, method: 5 }))).toEqual(answer);
  expect(new Gate().judge(message({ id: 'x', method: 5 }))).toEqual(answer);
});

test('the method by which refusals are handled is none of the client', () => {
  const asked = message({ id: 7, method: refusal, params: { code: 1, reason: 'x' } });
  expect(open().judge(asked)).toMatchObject({ kind: 'refuse', code: ErrorCodes.MethodNotFound });
});

test('answers pass in every phase, and exit', () => {
  const gate = new Gate();
  for (const step of [INITIALIZE, message({ id: 2, method: 'shutdown' })]) {
    for (const other of [message({ id: 1, result: null }), message({ id: 1 }), message({ method: 'exit' })])
      expect(gate.judge(other)).toEqual({ kind: 'pass', message: other });
    expect(gate.judge(step).kind).toBe('pass');
  }
  expect(gate.judge(message({ method: 'exit' })).kind).toBe('pass');
  expect(gate.judge(message({ method: 'initialized' }))).toEqual({ kind: 'drop' });
});

test('a refused initialize does not open the conversation', () => {
  const gate = new Gate();
  expect(gate.judge(message({ id: 1, method: 'initialize', params: 5 }))).toMatchObject({
    code: ErrorCodes.InvalidParams,
  });
  expect(gate.judge(message({ id: 2, method: 'shutdown' }))).toMatchObject({ code: ErrorCodes.ServerNotInitialized });
  expect(gate.judge(INITIALIZE).kind).toBe('pass');
});

test('only a number of a process that can be is watched', () => {
  const watched = (processId: unknown): unknown => {
    const verdict = new Gate().judge(message({ id: 1, method: 'initialize', params: { processId } }));
    return verdict.kind === 'pass' && 'params' in verdict.message
      ? (verdict.message.params as { readonly processId: unknown }).processId
      : 'refused';
  };
  expect([1, 0, -1, 1.5, 'x', null, undefined, 2 ** 60].map(watched)).toEqual([1, ...Array<null>(7).fill(null)]);
});

test.each([
  [{ rootUri: 'file:///a', rootPath: '/b' }, 'file:///a'],
  [{ rootUri: null, rootPath: '/b c' }, 'file:///b%20c'],
  [{ rootPath: '/b' }, 'file:///b'],
  [{ rootPath: '' }, null],
  [{ rootPath: null, workspaceFolders: null }, null],
  [{ rootUri: 5, rootPath: 5 }, null],
])('the folder of %j', (params, rootUri) => {
  const verdict = new Gate().judge(message({ id: 1, method: 'initialize', params }));
  expect(verdict).toMatchObject({ kind: 'pass', message: { params: { rootUri, workspaceFolders: [] } } });
});

test('an edit that cannot be read names the document whose text is lost', () => {
  const edit = (contentChanges: unknown, version: unknown = 2): Message =>
    message({ method: 'textDocument/didChange', params: { textDocument: { uri: 'a:', version }, contentChanges } });
  const gate = open();
  expect(gate.judge(edit([{ text: '' }])).kind).toBe('pass');
  for (const other of [edit(5), edit([{ text: 5 }]), edit([{ text: '', range: {} }]), edit([], null)])
    expect(gate.judge(other)).toMatchObject({ kind: 'drop', lost: 'a:' });
});
