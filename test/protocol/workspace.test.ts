/** All specs of a folder: problems, names, renames and moves of files that are not open. */
import { afterEach, describe, expect, test } from 'vitest';
import {
  WorkspaceDiagnosticRequest,
  type ClientCapabilities,
  type Diagnostic,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { addressOf } from '../../server/model/address';
import { isSpecFile } from '../../server/model/spec-file';
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
const at = (name: string): string => `${ROOT}/${name}.commspec.yaml`;
const over = (more = '', base = './base.commspec.yaml'): string =>
  `commspec: 1\nname: staging\nextends: ${base}\n${more}`;
const WATCHED: ClientCapabilities = {
  ...PULL,
  workspace: { diagnostics: { refreshSupport: true }, didChangeWatchedFiles: { dynamicRegistration: true } },
};

let session: Session;
afterEach(() => session.stop());

async function begin(
  files: Readonly<Record<string, string>>,
  capabilities: ClientCapabilities = WATCHED,
  options: object = {},
): Promise<void> {
  session = await Session.start(
    capabilities,
    options,
    { find: () => Promise.resolve({ uris: [...session.files.keys()].filter(isSpecFile), cut: false }) },
    (made) => {
      session = made;
      for (const [name, text] of Object.entries(files)) made.files.set(name.includes(':') ? name : at(name), text);
    },
  );
}

const write = async (name: string, text: string | undefined): Promise<void> => {
  const type = text === undefined ? 3 : session.files.has(at(name)) ? 2 : 1;
  if (text === undefined) session.files.delete(at(name));
  else session.files.set(at(name), text);
  await session.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: at(name), type }] });
};
const close = (uri: string): Promise<void> =>
  session.client.sendNotification('textDocument/didClose', { textDocument: { uri } });

/** A client that asks for all problems, again and again, and shows what it is told. */
class Puller {
  readonly shown = new Map<string, { readonly id: string | undefined; readonly items: readonly Diagnostic[] }>();
  /** How many files each request was told of. */
  readonly told: string[][] = [];

  /** One request; ends when the server has news. */
  async pull(): Promise<void> {
    const told: string[] = [];
    const token = `t${this.told.length}`;
    const take = (report: WorkspaceDocumentDiagnosticReport): void => {
      told.push(report.uri.slice(ROOT.length + 1).replace('.commspec.yaml', ''));
      if (report.kind === 'full') this.shown.set(report.uri, { id: report.resultId, items: report.items });
    };
    const progress = session.client.onProgress(WorkspaceDiagnosticRequest.partialResult, token, (part) => {
      part.items.forEach(take);
    });
    const previousResultIds = [...this.shown].flatMap(([uri, { id }]) =>
      id === undefined ? [] : [{ uri, value: id }],
    );
    const last: WorkspaceDiagnosticReport = await session.client.sendRequest('workspace/diagnostic', {
      previousResultIds,
      partialResultToken: token,
    });
    last.items.forEach(take);
    progress.dispose();
    this.told.push(told);
  }

  codes(name: string): unknown[] {
    const found = [...this.shown].find(([uri]) => addressOf(uri) === addressOf(at(name)));
    return (found?.[1].items ?? []).map(({ code }) => code);
  }
}

/** Who cannot pull is shown what came last. */
const pushed = (name: string): unknown[] =>
  session.published.findLast(({ uri }) => uri === at(name))?.diagnostics.map(({ code }) => code) ?? [];

describe('problems of specs that are not open', () => {
  test('are told a file at a time, and then when they change', async () => {
    await begin({ a: SPEC, b: SOUND, 'file:///work/other.yaml': SPEC });
    const puller = new Puller();
    await puller.pull();
    expect(puller.told).toEqual([['a', 'b']]);
    expect(puller.codes('a')).toContain('SCH001');
    expect(puller.codes('b')).not.toContain('SCH001');
    const next = puller.pull();
    await write('b', SPEC);
    await next;
    expect(puller.told[1]).toEqual(['b']);
    expect(puller.codes('b')).toContain('SCH001');
  });

  test('are those of files that came, were renamed or went', async () => {
    await begin({ a: SOUND });
    const puller = new Puller();
    await puller.pull();
    let next = puller.pull();
    await write('new', SPEC);
    await next;
    expect(puller.codes('new')).toContain('SCH001');
    next = puller.pull();
    await write('new', undefined);
    await next;
    expect(puller.told[2]).toEqual(['new']);
    expect(puller.codes('new')).toEqual([]);
    next = puller.pull();
    session.files.set(at('sub/moved'), SPEC);
    await session.client.sendNotification('workspace/didRenameFiles', {
      files: [{ oldUri: `${ROOT}/elsewhere`, newUri: `${ROOT}/sub` }],
    });
    await next;
    expect(puller.codes('sub/moved')).toContain('SCH001');
    // A folder that goes takes what lies in it along, and watchers tell of the folder alone.
    next = puller.pull();
    session.files.delete(at('sub/moved'));
    await session.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `${ROOT}/sub`, type: 3 }],
    });
    await next;
    expect(puller.codes('sub/moved')).toEqual([]);
  });

  test('are found again where the base changes, on disk or in the editor', async () => {
    await begin({ base: SOUND, staging: over(), apart: SOUND });
    const puller = new Puller();
    await puller.pull();
    expect(puller.codes('base')).not.toContain('SCH001');
    let next = puller.pull();
    await write('base', SPEC);
    await next;
    expect(puller.codes('base')).toContain('SCH001');
    next = puller.pull();
    await write('base', undefined);
    await next;
    expect(puller.codes('staging')).toContain('EXT001');
    expect(puller.codes('base')).toEqual([]);
    next = puller.pull();
    await session.open(SOUND, at('base'));
    await next;
    expect(puller.codes('staging')).not.toContain('EXT001');
    next = puller.pull();
    await session.edit(at('base'), 'zone: dmz', 'zone: dmzz');
    await next;
    expect(puller.told.at(-1)).not.toContain('apart');
  });

  test('of an overlay that stand in its base are shown there, once, and lead back to it', async () => {
    const base = `${SOUND}external: [directory-master]\n`;
    const wrong = over('external: []\n');
    await begin({ base, staging: wrong, test: wrong });
    const puller = new Puller();
    await puller.pull();
    const found = puller.shown.get(at('base'))?.items.filter(({ code }) => code === 'DIR002') ?? [];
    expect(found).toHaveLength(1);
    expect(found[0]?.relatedInformation?.at(-1)).toMatchObject({
      location: { uri: at('staging'), range: { start: { line: 2 } } },
      message: 'Found in `staging.commspec.yaml`, which extends this spec',
    });
    // In an open base too, and they go when the overlays are repaired.
    const open = await session.open(base, at('base'));
    const codes = async (): Promise<unknown[]> => (await session.diagnostics(open)).map(({ code }) => code);
    expect(await codes()).toContain('DIR002');
    const before = session.asked.length;
    await write('staging', over());
    await write('test', over());
    await puller.pull();
    await session.until(() => session.asked.slice(before).includes('workspace/diagnostic/refresh'));
    expect(await codes()).not.toContain('DIR002');
  });

  test('are those of the file again when a text is closed that was not saved', async () => {
    await begin({ a: SOUND });
    const puller = new Puller();
    await puller.pull();
    const uri = await session.open(SOUND, at('a'));
    const next = puller.pull();
    await session.edit(uri, 'schema2-native', 'schema2-compat');
    puller.shown.set(uri, { id: 'of the document', items: await session.diagnostics(uri) });
    expect(puller.codes('a')).toContain('SCH001');
    await close(uri);
    await next;
    if (puller.codes('a').includes('SCH001')) await puller.pull();
    expect(puller.codes('a')).not.toContain('SCH001');
  });

  test('of an open document that nobody asks for by itself are told as well', async () => {
    await begin({ base: SOUND, staging: over() });
    await session.open(over(), at('staging'));
    const puller = new Puller();
    await puller.pull();
    expect(puller.told[0]?.toSorted()).toEqual(['base', 'staging']);
    const next = puller.pull();
    await write('base', undefined);
    await next;
    if (!puller.codes('staging').includes('EXT001')) await puller.pull();
    expect(puller.codes('staging')).toContain('EXT001');
  });

  test('are answered at once to a client that takes no parts', async () => {
    await begin({ a: SPEC, b: SOUND });
    const ask = (previousResultIds: object[]): Promise<WorkspaceDiagnosticReport> =>
      session.client.sendRequest('workspace/diagnostic', { previousResultIds });
    const first = await ask([]);
    expect(first.items.map(({ uri }) => uri)).toEqual([at('a'), at('b')]);
    const ids = first.items.map(({ uri, resultId }) => ({ uri, value: resultId }));
    expect((await ask(ids)).items.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged']);
  });

  test('are pushed to a client that cannot pull', async () => {
    await begin({ a: SPEC, b: SOUND }, PUSH);
    await session.until(() => pushed('a').includes('SCH001'));
    await write('b', SPEC);
    await session.until(() => pushed('b').includes('SCH001'));
    const uri = await session.open(SOUND, at('b'));
    await session.until(() => !pushed('b').includes('SCH001'));
    await close(uri);
    await session.until(() => pushed('b').includes('SCH001'));
    await write('b', undefined);
    await session.until(() => !pushed('b').includes('SCH001'));
  });

  test('follow the settings, and are no more where these say so', async () => {
    await begin({ a: SPEC, b: SPEC }, PUSH, { settings: { maxSpecs: 1 } });
    await session.until(() => pushed('a').includes('SCH001'));
    await session.until(() => session.told.length > 0);
    expect(session.told).toEqual([
      'Of 2 specs that are not open, the first 1 are checked. The setting `commspec.maxSpecs` says how many.',
    ]);
    const settings = (commspec: object): Promise<void> =>
      session.client.sendNotification('workspace/didChangeConfiguration', { settings: { commspec } });
    await settings({ maxSpecs: 2, rules: { SCH001: 'off' } });
    await session.until(() => session.published.some(({ uri }) => uri === at('b')));
    await session.until(() => !pushed('a').includes('SCH001'));
    await settings({ maxSpecs: 0 });
    await session.until(() => pushed('a').length === 0 && pushed('b').length === 0);
  });

  test('a file that cannot be read costs a line in the log, once', async () => {
    let text = SPEC;
    session = await Session.start(
      WATCHED,
      {},
      {
        find: () => Promise.resolve({ uris: [at('a'), at('b')], cut: true }),
        read: (uri) => Promise.resolve(uri === at('a') ? { error: 'outside' } : { text }),
      },
    );
    const puller = new Puller();
    await puller.pull();
    expect(puller.codes('b')).toContain('SCH001');
    const next = puller.pull();
    text = SOUND;
    await write('a', SPEC);
    await write('b', SOUND);
    await next;
    expect(puller.codes('b')).not.toContain('SCH001');
    expect(session.logged.filter((line) => line.includes('it leads out of the workspace'))).toHaveLength(1);
    expect(session.told.join()).toMatch(/not all were searched/);
  });

  test('a file that has ended a server is left alone until it changes, and a client that keeps book is told of visits', async () => {
    await begin({ a: SPEC, b: SPEC }, WATCHED, {
      findSpecs: true,
      suspects: [{ uri: at('a'), until: 'change' }],
    });
    const visits: unknown[] = [];
    session.client.onNotification('commspec/visit', (params: unknown) => {
      visits.push(params);
    });
    const puller = new Puller();
    await puller.pull();
    expect(puller.codes('a')).toEqual([undefined]);
    expect(puller.shown.get(at('a'))?.items[0]?.message).toMatch(/stopped while it looked at this file/);
    expect(puller.codes('b')).toContain('SCH001');
    expect(visits).toEqual(['a', 'a', 'b', 'b'].map((name, i) => ({ uri: at(name), begins: i % 2 === 0 })));
    const next = puller.pull();
    await write('a', SPEC);
    await next;
    expect(puller.codes('a')).toContain('SCH001');
  });

  test('nothing is read for a client that does not ask', async () => {
    await begin({ a: SPEC });
    await session.open(SPEC, at('b'));
    await session.diagnostics(at('b'));
    expect(session.read).toEqual([]);
  });
});

test('names are found in all specs by a few letters', async () => {
  await begin({ a: SPEC, b: SPEC.replace('web\n', 'front-end\n') });
  await session.open(SPEC.replace('web\n', 'back-end\n'), at('b'));
  await session.open(SPEC.replace('web\n', 'far-end\n'), at('c'));
  type Found = { readonly name: string; readonly containerName?: string; readonly location: { readonly uri: string } };
  const ask = async (query: string): Promise<string[]> =>
    (await session.client.sendRequest<Found[]>('workspace/symbol', { query })).map(
      ({ name, containerName, location: { uri } }) => `${name} in ${containerName ?? uri.slice(ROOT.length + 1)}`,
    );
  expect(await ask('be')).toEqual(['back-end in Tier 1']);
  expect(await ask('END')).toEqual(['far-end in Tier 1', 'back-end in Tier 1']);
  expect(await ask('office')).toHaveLength(3);
  expect(await ask('nothing of this')).toEqual([]);
  expect((await ask('')).length).toBeGreaterThan(10);
});

describe('over overlays that are not open', () => {
  const NAMED = over('dns: { names: { mail: web } }\n');
  const places = async (uri: string, find: string): Promise<string[]> => {
    const found: { readonly uri: string; readonly range: { readonly start: { readonly line: number } } }[] =
      await session.client.sendRequest('textDocument/references', {
        ...session.at(uri, find),
        context: { includeDeclaration: true },
      });
    return found.map((place) => `${place.uri.slice(ROOT.length + 1)}:${place.range.start.line + 1}`);
  };
  const all = { base: SPEC, staging: NAMED, deep: over('dns: { names: { smtp: web } }\n', './staging.commspec.yaml') };
  const where = ['base.commspec.yaml:10', 'deep.commspec.yaml:4', 'staging.commspec.yaml:4'];

  test('references reach from a base to all that extend it', async () => {
    await begin({ ...all, apart: SPEC });
    await session.open(SPEC, at('base'));
    expect((await places(at('base'), 'web\n')).toSorted()).toEqual(where);
  });

  test('and from an overlay to its base and to the others', async () => {
    await begin({ ...all, apart: SPEC });
    await session.open(NAMED, at('staging'));
    expect((await places(at('staging'), 'web')).toSorted()).toEqual(where);
  });

  test('also for a client that does not say what changes on disk', async () => {
    await begin(all, PULL);
    await session.open(SPEC, at('base'));
    expect(await places(at('base'), 'web\n')).toHaveLength(3);
    session.files.set(at('staging'), over());
    session.files.set(at('late'), NAMED);
    expect((await places(at('base'), 'web\n')).toSorted()).toEqual([
      'base.commspec.yaml:10',
      'deep.commspec.yaml:4',
      'late.commspec.yaml:4',
    ]);
  });

  const rename = (uri: string, find: string, newName: string) =>
    session.client.sendRequest<{ changes: Record<string, { newText: string }[]> }>('textDocument/rename', {
      ...session.at(uri, find),
      newName,
    });

  test('a rename reaches all of them', async () => {
    await begin({ ...all, apart: SPEC });
    await session.open(SPEC, at('base'));
    const { changes } = await rename(at('base'), 'web\n', 'front');
    expect(Object.keys(changes).toSorted()).toEqual([at('base'), at('deep'), at('staging')]);
  });

  test('a rename to what an overlay has already is refused', async () => {
    const host = 'tiers: [ { tier: 1, hosts: [ { name: front, components: [mta] } ] } ]\n';
    await begin({ base: SPEC, staging: over(host) });
    await session.open(SPEC, at('base'));
    await expect(rename(at('base'), 'web\n', 'front')).rejects.toThrow(
      'There is a host `front` already in `staging.commspec.yaml`. Choose another name.',
    );
  });
});

describe('files that are renamed', () => {
  const move = (...files: readonly (readonly [string, string])[]) =>
    session.client.sendRequest<{ changes: Record<string, { newText: string }[]> } | null>('workspace/willRenameFiles', {
      files: files.map(([oldUri, newUri]) => ({ oldUri, newUri })),
    });
  const texts = (edit: Awaited<ReturnType<typeof move>>): string[] =>
    Object.entries(edit?.changes ?? {}).map(
      ([uri, edits]) => `${uri.slice(ROOT.length + 1)}: ${edits.map(({ newText }) => newText).join()}`,
    );

  test('are followed by what extends them, open or not', async () => {
    await begin({ base: SPEC, staging: over(), apart: SPEC, deep: over('', '"./staging.commspec.yaml"') });
    await session.open(over(), at('open'));
    expect(texts(await move([at('base'), at('main base')])).toSorted()).toEqual([
      'open.commspec.yaml: ./main base.commspec.yaml',
      'staging.commspec.yaml: ./main base.commspec.yaml',
    ]);
    expect(texts(await move([at('staging'), at('sub/staging')])).toSorted()).toEqual([
      'deep.commspec.yaml: ./sub/staging.commspec.yaml',
      'staging.commspec.yaml: ../base.commspec.yaml',
    ]);
    expect(await move([at('apart'), at('sub/apart')])).toBeNull();
  });

  test('may lie in a folder that is, and a base need not be a spec by its name', async () => {
    await begin({
      [`${ROOT}/parts/base.yaml`]: `extends: ./lower.yaml\n${SPEC}`,
      [`${ROOT}/parts/lower.yaml`]: SPEC,
      staging: over('', './parts/base.yaml'),
      'parts/inner': over('', './base.yaml'),
    });
    expect(texts(await move([`${ROOT}/parts`, `${ROOT}/deep/parts`]))).toEqual([
      'staging.commspec.yaml: ./deep/parts/base.yaml',
    ]);
    expect(texts(await move([`${ROOT}/parts/base.yaml`, `${ROOT}/base.yaml`])).toSorted()).toEqual([
      'parts/base.yaml: ./parts/lower.yaml',
      'parts/inner.commspec.yaml: ../base.yaml',
      'staging.commspec.yaml: ./base.yaml',
    ]);
  });
});
