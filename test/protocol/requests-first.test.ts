/** What is asked of a position goes before rules, however the messages come. */
import { afterEach, expect, test } from 'vitest';
import { Engine, type EngineOptions } from '../../server/engine/engine';
import type { Snapshot } from '../../server/model/snapshot';
import type { Model } from '../../server/model/model';
import { defineRule, type Rule } from '../../server/rules/rule';
import { PULL, PUSH, ROOT, Session } from '../support/session';

const uri = `${ROOT}/a.commspec.yaml`;
const SPEC = 'commspec: 1\nname: office\n';

let session: Session;
afterEach(() => session.stop());

/** What the server does with the document, in order. */
let done: string[];

const naming = defineRule({
  ...{ code: 'X001', name: 'named', severity: 'error', title: 'The name', source: [] },
  check: (model: Model, report) => {
    const name = model.section('name');
    if (name !== undefined) report({ at: name.at, message: name.value });
  },
});

class Watched extends Engine {
  /** Hover reads it. */
  override get rules(): readonly Rule[] {
    done.push('hover');
    return super.rules;
  }

  override steps(snapshot: Snapshot, options?: EngineOptions): ReturnType<Engine['steps']> {
    if (snapshot.uri === uri) done.push(`rules ${snapshot.model.section('name')?.value ?? ''}`);
    return super.steps(snapshot, options);
  }
}

let id = 1000;
const changed = (version: number, text: string): object => ({
  jsonrpc: '2.0',
  method: 'textDocument/didChange',
  params: { textDocument: { uri, version }, contentChanges: [{ text }] },
});
const asked = (method: string, more: object = {}): object => ({
  ...{ jsonrpc: '2.0', id: id++, method: `textDocument/${method}` },
  params: { textDocument: { uri }, ...more },
});
const hover = (): object => asked('hover', { position: { line: 1, character: 1 } });

async function begin(capabilities: typeof PULL): Promise<void> {
  done = [];
  // No patience runs out, however slow the machine is.
  session = await Session.start(capabilities, {}, { engine: new Watched([naming]), now: () => 0 });
  await session.open(SPEC);
}

test('a pull lets what has come with it go first, and looks at the newest text alone', async () => {
  await begin(PULL);
  await session.diagnostics(uri);
  done = [];
  session.send(changed(2, SPEC.replaceAll('office', 'second')));
  session.send(asked('diagnostic'));
  session.send(hover());
  session.send(hover());
  session.send(changed(3, SPEC.replaceAll('office', 'third')));
  session.send(hover());
  await session.diagnostics(uri);
  expect(done).toEqual(['hover', 'hover', 'hover', 'rules third']);
});

test('so does a push', async () => {
  await begin(PUSH);
  await session.until(() => session.published.length === 1);
  done = [];
  session.send(changed(2, SPEC.replaceAll('office', 'second')));
  session.send(hover());
  session.send(changed(3, SPEC.replaceAll('office', 'third')));
  session.send(hover());
  await session.until(() => session.published.length > 1);
  expect(done).toEqual(['hover', 'hover', 'rules third']);
  expect(session.published.map(({ version }) => version)).toEqual([1, 3]);
  expect(session.published[1]?.diagnostics[0]?.message).toBe('third');
});

test('one look serves all who ask for the same version', async () => {
  await begin(PULL);
  await session.diagnostics(uri);
  done = [];
  await session.edit(uri, 'office', 'second');
  const report = session.client.sendRequest('commspec/report', { uri, kind: 'summary' });
  await Promise.all([session.diagnostics(uri), session.diagnostics(uri), report]);
  expect(done).toEqual(['rules second']);
});

test('a document that is closed and opened again while its findings are due has those of its new text', async () => {
  await begin(PUSH);
  await session.until(() => session.published.length === 1);
  session.send(changed(2, SPEC.replaceAll('office', 'second')));
  session.send({ jsonrpc: '2.0', method: 'textDocument/didClose', params: { textDocument: { uri } } });
  const textDocument = { uri, languageId: 'commspec', version: 1, text: SPEC.replaceAll('office', 'new') };
  session.send({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument } });
  await session.until(() => session.published.length > 2);
  expect(done.at(-1)).toBe('rules new');
  expect(session.published.map(({ version }) => version)).toEqual([1, undefined, 1]);
});
