/** Completion over the protocol: what a list says once for all, and the documentation of a proposal that somebody looks at. */
import type { ClientCapabilities, CompletionItem, CompletionList } from 'vscode-languageserver';
import { afterEach, describe, expect, test } from 'vitest';
import { PULL, Session } from '../support/session';

const SPEC = `commspec: 1
name: a
suite: 7u3
architecture: two-tier
directory:
  schema: sch
rules:
  
tiers: []
`;

const RICH: ClientCapabilities = {
  textDocument: {
    ...PULL.textDocument,
    completion: {
      completionItem: {
        snippetSupport: true,
        insertTextModeSupport: { valueSet: [1, 2] },
        resolveSupport: { properties: ['documentation', 'detail'] },
      },
      completionList: { itemDefaults: ['editRange', 'data'] },
    },
  },
};

let session: Session;
afterEach(async () => {
  await session.stop();
});

const ask = (uri: string, find: string): Promise<CompletionList | CompletionItem[]> =>
  session.client.sendRequest('textDocument/completion', session.at(uri, find, find.length));
const resolve = (item: CompletionItem, data: unknown = item.data): Promise<CompletionItem> =>
  session.client.sendRequest('completionItem/resolve', { ...item, data });
const textOf = ({ documentation }: CompletionItem): string =>
  typeof documentation === 'object' ? documentation.value : (documentation ?? '');

describe('a client that knows lists and asks for documentation', () => {
  async function schemas(): Promise<{ uri: string; list: CompletionList; item: CompletionItem }> {
    session = await Session.start(RICH);
    const uri = await session.open(SPEC);
    const list = (await ask(uri, 'schema: sch')) as CompletionList;
    return { uri, list, item: list.items.find(({ label }) => label === 'schema1')! };
  }

  test('gets short items, and what they share once', async () => {
    const { list, item } = await schemas();
    expect(list.itemDefaults?.editRange).toEqual({
      start: { line: 5, character: 10 },
      end: { line: 5, character: 13 },
    });
    expect(item).toEqual({ label: 'schema1', kind: 20, detail: item.detail, sortText: item.sortText });
  });

  test('gets the documentation of one', async () => {
    const { list, item } = await schemas();
    const resolved = await resolve(item, list.itemDefaults?.data);
    expect(textOf(resolved)).toContain('Organization Tree');
    expect(resolved).toMatchObject(item);
  });

  test('gets it while the word is typed on', async () => {
    const { uri, list, item } = await schemas();
    void session.edit(uri, 'schema: sch', 'schema: schema');
    expect(textOf(await resolve(item, list.itemDefaults?.data))).toContain('Organization Tree');
  });

  test('gets the item back where nothing is known of it', async () => {
    const { uri, list, item } = await schemas();
    const data = list.itemDefaults?.data as object;
    const strange = [undefined, null, 5, [], {}, { ...data, uri: 5 }, { ...data, position: { line: -1 } }];
    for (const other of strange) expect(textOf(await resolve(item, other))).toBe('');
    expect(textOf(await resolve({ label: 'nothing like it' }, data))).toBe('');
    expect(textOf(await resolve(item, { ...data, uri: `${uri}.other` }))).toBe('');
  });

  test('is told to open the list again as if somebody had typed', async () => {
    const { uri } = await schemas();
    const { items } = (await ask(uri, 'rules:\n  ')) as CompletionList;
    expect(items[0]?.command).toBeUndefined();
    await session.stop();
    session = await Session.start(RICH, { helpCommand: 'x.help' });
    const other = await session.open(SPEC);
    const again = (await ask(other, 'rules:\n  ')) as CompletionList;
    expect(again.items[0]?.command).toMatchObject({
      command: 'editor.action.triggerSuggest',
      arguments: [{ auto: true }],
    });
  });

  test('gets more than a thousand rules in a quarter of a megabyte', async () => {
    const { uri } = await schemas();
    const list = (await ask(uri, 'rules:\n  ')) as CompletionList;
    expect(list.items.length).toBeGreaterThan(1000);
    expect(JSON.stringify(list).length).toBeLessThan(250 * 1024);
  });
});

test('a client that knows neither gets everything at once', async () => {
  session = await Session.start(PULL);
  const uri = await session.open(SPEC);
  const items = (await ask(uri, 'schema: sch')) as CompletionItem[];
  const item = items.find(({ label }) => label === 'schema1')!;
  expect(textOf(item)).toContain('Organization Tree');
  expect(item.textEdit).toMatchObject({ newText: 'schema1' });
  expect(session.result?.capabilities.completionProvider?.resolveProvider).toBe(false);
});
