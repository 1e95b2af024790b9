/** Fixes of a whole file: computed when chosen, in slices, and for the version that they were offered for. */
import { CancellationTokenSource, type ClientCapabilities, type CodeAction } from 'vscode-languageserver/node';
import { afterEach, describe, expect, test } from 'vitest';
import { PULL, ROOT, Session } from '../support/session';

const RESOLVING: ClientCapabilities = {
  ...PULL,
  textDocument: {
    ...PULL.textDocument,
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
  },
};
const HEAD = 'commspec: 1\nname: office\nsuite: 7u3\narchitecture: two-tier\ntiers:\n  - tier: 1\n    hosts:\n';
const misspelt = (hosts: number): string =>
  HEAD + Array.from({ length: hosts }, (_, i) => `      - name: h${i}\n        zon: dmz\n`).join('');
/** The second host comes to light with the key above it. */
const NESTED =
  HEAD +
  '      - name: a\n        component: [mta]\n  - tier: 2\n    host:\n      - name: b\n        component: [message-store]\n';
const NESTED_RIGHT = NESTED.replaceAll('component:', 'components:').replace('host:', 'hosts:');

let session: Session;
afterEach(() => session.stop());

const resolve = (action: CodeAction | undefined): Promise<CodeAction> =>
  session.client.sendRequest('codeAction/resolve', action);
const byTitle = (actions: readonly CodeAction[], start: string): CodeAction | undefined =>
  actions.find(({ title }) => title.startsWith(start));

describe('a client that resolves', () => {
  test('is told so, and gets an edit when the action is chosen', async () => {
    session = await Session.start(RESOLVING);
    expect(session.result?.capabilities.codeActionProvider).toMatchObject({ resolveProvider: true });
    const uri = await session.open(NESTED);
    const action = byTitle(await session.actions(uri, undefined), 'Apply all');
    expect(action?.kind).toBe('source.fixAll');
    expect(action?.edit).toBeUndefined();
    await session.apply((await resolve(action)).edit);
    expect(session.text(uri)).toBe(NESTED_RIGHT);
  });

  test('gets all findings of a rule repaired, and no others', async () => {
    session = await Session.start(RESOLVING);
    const uri = await session.open(`${NESTED}directory: { schema: schema2-nativ }\n`);
    const action = byTitle(await session.actions(uri, undefined), 'Repair all 2 findings of FMT001');
    expect(action).toMatchObject({ kind: 'quickfix' });
    expect(action?.edit).toBeUndefined();
    await session.apply((await resolve(action)).edit);
    expect(session.text(uri)).toBe(`${NESTED_RIGHT}directory: { schema: schema2-nativ }\n`);
  });

  test('gets other actions with their edits', async () => {
    session = await Session.start(RESOLVING);
    const uri = await session.open(NESTED);
    const actions = await session.actions(uri, undefined);
    expect(byTitle(actions, 'Change to `components`')?.edit).toBeDefined();
  });

  test('gets no edits for a version that is no more', async () => {
    session = await Session.start(RESOLVING);
    const uri = await session.open(NESTED);
    const action = byTitle(await session.actions(uri, undefined), 'Apply all');
    await session.edit(uri, 'office', 'offices');
    await expect(resolve(action)).rejects.toMatchObject({ code: -32801 });
  });

  test('gets no edits where the document changes while they are made', async () => {
    session = await Session.start(RESOLVING);
    const uri = await session.open(misspelt(1000));
    const action = byTitle(await session.actions(uri, undefined, ['source']), 'Apply all');
    const answer = resolve(action);
    await session.edit(uri, 'office', 'offices');
    await expect(answer).rejects.toMatchObject({ code: -32801 });
  });

  test('gets an action back that it was not given', async () => {
    session = await Session.start(RESOLVING);
    await session.open(NESTED);
    for (const data of [undefined, null, 7, {}, { uri: 1, version: 'x' }])
      expect(await resolve({ title: 'mine', data })).toMatchObject({ title: 'mine' });
    await expect(resolve({ title: 'mine', data: { uri: `${ROOT}/closed`, version: 1 } })).rejects.toMatchObject({
      code: -32801,
    });
  });
});

describe('a client that does not resolve', () => {
  test('gets everything repaired where it asks by name', async () => {
    session = await Session.start(PULL);
    expect(session.result?.capabilities.codeActionProvider).toMatchObject({ resolveProvider: false });
    const uri = await session.open(NESTED);
    const [action] = await session.actions(uri, undefined, ['source.fixAll']);
    await session.apply(action?.edit);
    expect(session.text(uri)).toBe(NESTED_RIGHT);
  });

  test('gets in a menu what one look repairs', async () => {
    session = await Session.start(PULL);
    const uri = await session.open(NESTED);
    await session.apply(byTitle(await session.actions(uri, undefined), 'Apply all')?.edit);
    expect(session.text(uri)).toBe(NESTED_RIGHT.replace(/components(?=: \[message)/, 'component'));
  });
});

test('other requests are answered while a file is repaired', async () => {
  session = await Session.start(RESOLVING);
  const uri = await session.open(misspelt(1000));
  const action = byTitle(await session.actions(uri, undefined, ['source']), 'Apply all');
  const order: string[] = [];
  const repair = resolve(action).then(() => order.push('repair'));
  const hover = session.client
    .sendRequest('textDocument/hover', session.at(uri, 'suite'))
    .then(() => order.push('hover'));
  await Promise.all([repair, hover]);
  expect(order).toEqual(['hover', 'repair']);
});

test('a repair that is cancelled ends', async () => {
  session = await Session.start(RESOLVING);
  const uri = await session.open(misspelt(1000));
  const action = byTitle(await session.actions(uri, undefined, ['source']), 'Apply all');
  const stop = new CancellationTokenSource();
  const answer = session.client.sendRequest('codeAction/resolve', action, stop.token);
  stop.cancel();
  await expect(answer).rejects.toMatchObject({ code: -32800 });
});

test('a client that sends null for the kinds that it wants gets all', async () => {
  session = await Session.start(PULL);
  const uri = await session.open(NESTED);
  const { range } = (await session.diagnostics(uri))[0] ?? {};
  const params = { textDocument: { uri }, range, context: { diagnostics: [], only: null } };
  const actions = await session.client.sendRequest<CodeAction[]>('textDocument/codeAction', params);
  expect(byTitle(actions, 'Change to `components`')).toBeDefined();
});
