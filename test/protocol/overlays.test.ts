/** Specs that extend others: which text of a base counts, when it is looked at again, and under which address. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver/node';
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
const SOUND = SPEC.replace('schema2-compat', 'schema2-native');
const OVER = 'commspec: 1\nname: staging\nextends: ./base.commspec.yaml\n';
const BASE = `${ROOT}/base.commspec.yaml`;
const REFRESHED = { ...PULL, workspace: { diagnostics: { refreshSupport: true }, workspaceFolders: true } };

let session: Session;
afterEach(() => session.stop());

const codes = (diagnostics: readonly Diagnostic[]): unknown[] => diagnostics.map(({ code }) => code);
const refreshes = (): number => session.asked.filter((method) => method === 'workspace/diagnostic/refresh').length;
const close = (uri: string): Promise<void> =>
  session.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
const onDisk = (uri: string, type: 1 | 2 | 3): Promise<void> =>
  session.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });

/** Codes of what is found in an overlay, in itself and in its bases. */
async function found(over: string): Promise<unknown[]> {
  const { items = [], relatedDocuments = {} } = await session.pull(over);
  return codes([...items, ...Object.values(relatedDocuments).flatMap((report) => report.items)]);
}

/** Does something that the documents which extend others must be asked about again. */
async function refreshing(deed: () => Promise<unknown>): Promise<void> {
  const before = refreshes();
  await deed();
  await session.until(() => refreshes() > before);
}

describe('the text of a base', () => {
  test('that was changed and closed without saving is that of the file again', async () => {
    session = await Session.start(REFRESHED);
    session.files.set(BASE, SOUND);
    await session.open(SOUND, BASE);
    const over = await session.open(OVER);
    expect(await found(over)).not.toContain('SCH001');
    await refreshing(() => session.edit(BASE, 'schema2-native', 'schema2-compat'));
    expect(await found(over)).toContain('SCH001');
    await refreshing(() => close(BASE));
    expect(await found(over)).not.toContain('SCH001');
  });

  test('has errors of its own as long as they stand there', async () => {
    session = await Session.start(REFRESHED);
    session.files.set(BASE, SOUND);
    await session.open(SOUND, BASE);
    const over = await session.open(OVER);
    expect(await found(over)).not.toContain('EXT003');
    await refreshing(() => session.edit(BASE, 'zone: dmz', 'zoen: dmz'));
    const { items = [] } = await session.pull(over);
    const faulty = items.find(({ code }) => code === 'EXT003');
    expect(faulty?.message).toMatch(/^`\.\/base\.commspec\.yaml` has an error, in line 11,/);
    expect(faulty?.relatedInformation?.map(({ location }) => location)).toEqual([
      { uri: BASE, range: { start: { line: 10, character: 8 }, end: { line: 10, character: 12 } } },
    ]);
    await refreshing(() => session.edit(BASE, 'zoen: dmz', 'zone: dmz'));
    expect(await found(over)).not.toContain('EXT003');
  });

  test('is looked at again in push mode too', async () => {
    session = await Session.start(PUSH);
    session.files.set(BASE, SOUND);
    const over = await session.open(OVER);
    const last = (): unknown[] => codes(session.published.findLast(({ uri }) => uri === over)?.diagnostics ?? []);
    await session.until(() => session.published.length > 0);
    expect(last()).not.toContain('EXT001');
    session.files.delete(BASE);
    await onDisk(BASE, 3);
    await session.until(() => last().includes('EXT001'));
    await session.open(SOUND, BASE);
    await session.until(() => !last().includes('EXT001'));
    await close(BASE);
    await session.until(() => last().includes('EXT001'));
  });

  test('that is missing is there as soon as it is opened, and missing again when it is closed', async () => {
    session = await Session.start(REFRESHED);
    const over = await session.open(OVER);
    expect(await found(over)).toContain('EXT001');
    await refreshing(() => session.open(SPEC, BASE));
    expect(await found(over)).not.toContain('EXT001');
    await refreshing(() => close(BASE));
    expect(await found(over)).toContain('EXT001');
  });

  test('of a base of a base counts the same', async () => {
    session = await Session.start(REFRESHED);
    const lowest = `${ROOT}/lowest.commspec.yaml`;
    session.files.set(BASE, 'commspec: 1\nextends: ./lowest.commspec.yaml\n');
    const over = await session.open(OVER);
    expect(await found(over)).toContain('EXT001');
    await refreshing(() => session.open(SPEC, lowest));
    expect(await found(over)).toEqual(expect.arrayContaining(['SCH001']));
    await refreshing(() => session.edit(lowest, 'schema2-compat', 'schema2-native'));
    expect(await found(over)).not.toContain('SCH001');
  });

  test('that is deleted, renamed or comes back on disk is noticed', async () => {
    session = await Session.start(REFRESHED);
    session.files.set(BASE, SPEC);
    const over = await session.open(OVER);
    expect(await found(over)).toContain('SCH001');
    session.files.delete(BASE);
    session.files.set(`${ROOT}/renamed.commspec.yaml`, SPEC);
    await refreshing(() => onDisk(BASE, 3));
    expect(await found(over)).toContain('EXT001');
    await onDisk(`${ROOT}/renamed.commspec.yaml`, 1);
    await session.edit(over, 'base', 'renamed');
    expect(await found(over)).toContain('SCH001');
  });

  test('is not read again for what does not concern it', async () => {
    session = await Session.start(REFRESHED);
    session.files.set(BASE, SOUND);
    const over = await session.open(OVER);
    const first = await session.pull(over);
    await onDisk(`${ROOT}/other.commspec.yaml`, 2);
    await session.open(SPEC, `${ROOT}/another.commspec.yaml`);
    expect(await session.pull(over, first.resultId)).toMatchObject({ kind: 'unchanged' });
    // Of an open file, the text in the editor counts, whatever is saved.
    await refreshing(() => session.open(SOUND, BASE));
    const second = await session.pull(over);
    await onDisk(BASE, 2);
    expect(await session.pull(over, second.resultId)).toMatchObject({ kind: 'unchanged' });
    expect(session.read).toEqual([BASE]);
  });

  test('that is opened while it is read counts as it is in the editor', async () => {
    session = await Session.start(
      REFRESHED,
      {},
      {
        read: async (uri) => {
          // The editor is quicker than the disk.
          if (!session.documents.has(uri)) await session.open(SOUND, uri);
          await session.client.sendRequest('commspec/rules');
          return { text: SPEC };
        },
      },
    );
    const over = await session.open(OVER);
    expect(await found(over)).not.toContain('SCH001');
  });
});

describe('one address a file', () => {
  const OVER_1 = OVER.replace('base', 'base(1)');
  const OURS = `${ROOT}/base(1).commspec.yaml`;
  /** As VS Code spells it. */
  const THEIRS = `${ROOT}/base%281%29.commspec.yaml`;

  test('an open base counts, however its address is spelt, and findings in it are told in its spelling', async () => {
    session = await Session.start(REFRESHED);
    session.files.set(OURS, SOUND);
    const over = await session.open(OVER_1);
    expect(await found(over)).not.toContain('SCH001');
    await refreshing(() => session.open(SOUND, THEIRS));
    expect(await found(over)).not.toContain('SCH001');
    await refreshing(() => session.edit(THEIRS, 'schema2-native', 'schema2-compat'));
    expect(Object.keys((await session.pull(over)).relatedDocuments ?? {})).toEqual([THEIRS]);
    await refreshing(() => close(THEIRS));
    expect(await found(over)).not.toContain('SCH001');
  });

  test('a file that changes on disk is noticed', async () => {
    session = await Session.start(REFRESHED);
    const over = await session.open(OVER_1);
    expect(await found(over)).toContain('EXT001');
    session.files.set(OURS, SPEC);
    await refreshing(() => onDisk(THEIRS, 1));
    expect(await found(over)).toContain('SCH001');
  });

  test('a circle is seen', async () => {
    session = await Session.start(PULL);
    const over = await session.open(OVER_1, THEIRS);
    expect((await session.diagnostics(over)).find(({ code }) => code === 'EXT001')?.message).toMatch(/circle/);
  });

  test('rename reaches what is laid over it', async () => {
    session = await Session.start(PULL);
    await session.open(SPEC, THEIRS);
    const over = await session.open(`${OVER_1}dns: { names: { mail: web } }\n`);
    await session.apply(
      await session.client.sendRequest('textDocument/rename', {
        ...session.at(THEIRS, 'name: web', 7),
        newName: 'front',
      }),
    );
    expect([session.text(THEIRS), session.text(over)]).toEqual([
      expect.stringContaining('name: front'),
      expect.stringContaining('mail: front'),
    ]);
  });

  describe('what is named in a base', () => {
    const BESIDE = `${ROOT}/beside.commspec.yaml`;
    type Places = { readonly uri: string; readonly range: { readonly start: { readonly line: number } } }[];
    const ask = async (
      method: string,
      uri: string,
      find: string,
      more: object = { context: { includeDeclaration: true } },
    ): Promise<readonly string[]> => {
      const places: Places = await session.client.sendRequest(method, { ...session.at(uri, find), ...more });
      return places.map((place) => `${place.uri.slice(place.uri.lastIndexOf('/') + 1)}:${place.range.start.line + 1}`);
    };
    const three = async (): Promise<string> => {
      session = await Session.start(PULL);
      await session.open(SPEC, BASE);
      await session.open(`${OVER}dns: { names: { mail: web, smtp: relay } }\nexternal: [webmail]\n`, BESIDE);
      return session.open(`${OVER}dns: { names: { mail: web } }\nnetworks: []\n`, `${ROOT}/over.commspec.yaml`);
    };

    test.each([
      ['the base', () => BASE, 'web\n', ['base.commspec.yaml:10', 'beside.commspec.yaml:4', 'over.commspec.yaml:4']],
      [
        'an overlay',
        (over: string) => over,
        'web',
        ['over.commspec.yaml:4', 'base.commspec.yaml:10', 'beside.commspec.yaml:4'],
      ],
    ])('is found in all that are laid over it, asked in %s', async (_, from, find, places) => {
      const over = await three();
      expect(await ask('textDocument/references', from(over), find)).toEqual(places);
    });

    test('is found without its declaration too', async () => {
      await three();
      const context = { context: { includeDeclaration: false } };
      expect(await ask('textDocument/references', BASE, 'web\n', context)).toEqual([
        'beside.commspec.yaml:4',
        'over.commspec.yaml:4',
      ]);
    });

    test('is renamed in all of them, asked in an overlay', async () => {
      const over = await three();
      await session.apply(
        await session.client.sendRequest('textDocument/rename', { ...session.at(over, 'web'), newName: 'front' }),
      );
      expect([BASE, BESIDE, over].map((uri) => session.text(uri).includes('front'))).toEqual([true, true, true]);
      expect([BASE, BESIDE, over].map((uri) => /\bweb\b/.test(session.text(uri)))).toEqual([false, false, false]);
    });

    test('is a component too', async () => {
      await three();
      expect(await ask('textDocument/references', BASE, 'webmail')).toEqual([
        'base.commspec.yaml:12',
        'beside.commspec.yaml:5',
      ]);
    });

    test('may be declared above', async () => {
      session = await Session.start(PULL);
      await session.open(SPEC.replace('directory:', 'dns: { names: { mail: later } }\ndirectory:'), BASE);
      const host = 'tiers: [ { tier: 1, hosts: [ { name: later, components: [mta] } ] } ]\n';
      await session.open(`${OVER}${host}`, BESIDE);
      expect(await ask('textDocument/definition', BASE, 'later')).toEqual(['beside.commspec.yaml:4']);
    });

    test('and what only an overlay names is its own', async () => {
      await three();
      expect(await ask('textDocument/references', BESIDE, 'relay')).toEqual(['beside.commspec.yaml:4']);
    });
  });

  test('a request finds the document in another spelling', async () => {
    session = await Session.start(PULL);
    await session.open(SPEC, THEIRS);
    expect(codes(await session.diagnostics(OURS))).toContain('SCH001');
    await session.client.sendNotification('textDocument/didChange', {
      textDocument: { uri: OURS, version: 2 },
      contentChanges: [{ text: SOUND }],
    });
    expect(codes(await session.diagnostics(THEIRS))).not.toContain('SCH001');
    await close(OURS);
    expect(await session.diagnostics(THEIRS)).toEqual([]);
  });

  test('a file that is open in two spellings has two texts; the one opened last counts for others', async () => {
    session = await Session.start(REFRESHED);
    session.files.set(OURS, SOUND);
    await session.open(SOUND, OURS);
    await session.open(SPEC, THEIRS);
    const over = await session.open(OVER_1);
    expect(codes(await session.diagnostics(OURS))).not.toContain('SCH001');
    expect(codes(await session.diagnostics(THEIRS))).toContain('SCH001');
    expect(await found(over)).toContain('SCH001');
    await refreshing(() => close(THEIRS));
    expect(await found(over)).not.toContain('SCH001');
  });

  test('a folder may be spelt in another way than what lies in it', async () => {
    session = await Session.start(REFRESHED);
    const folder = 'file:///other%28x%29';
    const event = (added: readonly string[], removed: readonly string[]) => ({
      event: {
        added: added.map((uri) => ({ uri, name: 'x' })),
        removed: removed.map((uri) => ({ uri, name: 'x' })),
      },
    });
    session.files.set('file:///other(x)/base.commspec.yaml', SPEC);
    const over = await session.open(OVER.replace('./', '../'), 'file:///other(x)/sub/over.commspec.yaml');
    expect(await found(over)).toContain('EXT001');
    await refreshing(() => session.client.sendNotification('workspace/didChangeWorkspaceFolders', event([folder], [])));
    expect(await found(over)).toContain('SCH001');
    await refreshing(() =>
      session.client.sendNotification('workspace/didChangeWorkspaceFolders', event([], ['file:///other(x)'])),
    );
    expect(await found(over)).toContain('EXT001');
  });
});
