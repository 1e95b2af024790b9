/** Documents that the engine cannot deal with: each costs its own answers, and nothing else. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver/node';
import { allRules } from '../../server/generated/rules';
import { Engine } from '../../server/engine/engine';
import { defineRule } from '../../server/rules/rule';
import type { Model } from '../../server/model/model';
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
const POISON = SPEC.replace('name: web', 'name: poison');
/** Long enough for what ends, on any machine; each rule that does not end costs it. Milliseconds. */
const BUDGET = 1500;

const sink = (depth: number): number => (depth < 0 ? 0 : 1 + sink(depth + 1));
/** What a rule does with a host that is named `poison`. */
const DEEDS = {
  throws: () => {
    throw new Error('a mistake in X001');
  },
  'overflows the stack': () => sink(0),
  'never ends': () => {
    for (;;);
  },
  'never ends, and catches what it can': () => {
    for (;;) {
      try {
        for (;;);
      } catch {
        // On.
      } finally {
        // On and on.
      }
    }
  },
  'throws what is no error': () => {
    throw null as unknown as Error;
  },
} satisfies Readonly<Record<string, () => unknown>>;
type Deed = keyof typeof DEEDS;

/** The rules of the product, and one that does `deed` to poison; `asked` counts how often. */
function engineThat(deed: () => unknown): { readonly engine: Engine; readonly asked: () => number } {
  let count = 0;
  const rule = defineRule({
    ...{ code: 'X001', name: 'poison', severity: 'error', title: 'Poison', source: [] },
    check: (model: Model) => {
      if (model.host('poison') === undefined) return;
      count++;
      deed();
    },
  });
  return { engine: new Engine([rule, ...allRules]), asked: () => count };
}

let session: Session;
const uncaught: unknown[] = [];
const note = (error: unknown): unknown => uncaught.push(error);
beforeEach(() => {
  uncaught.length = 0;
  process.on('unhandledRejection', note);
});
afterEach(async () => {
  await session.stop();
  process.off('unhandledRejection', note);
  expect(uncaught).toEqual([]);
});

const codes = (diagnostics: readonly Diagnostic[]): unknown[] => diagnostics.map(({ code }) => code);
const messages = (diagnostics: readonly Diagnostic[]): unknown[] => diagnostics.map(({ message }) => message);
const FIRST_LINE = { start: { line: 0, character: 0 }, end: { line: 0, character: 11 } };

describe.each([
  ['pulled', PULL],
  ['pushed', PUSH],
] as const)('with diagnostics %s', (mode, capabilities) => {
  /** The diagnostics of the newest version. */
  async function diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    if (mode === 'pulled') return session.diagnostics(uri);
    return session.shown(uri);
  }

  async function featuresOf(uri: string): Promise<unknown[]> {
    const textDocument = { uri };
    const position = { line: 5, character: 12 };
    const range = { start: position, end: position };
    const asked: readonly (readonly [string, object])[] = [
      ['textDocument/completion', { textDocument, position }],
      ['textDocument/hover', { textDocument, position }],
      ['textDocument/definition', { textDocument, position }],
      ['textDocument/references', { textDocument, position, context: { includeDeclaration: true } }],
      ['textDocument/documentHighlight', { textDocument, position }],
      ['textDocument/documentSymbol', { textDocument }],
      ['textDocument/foldingRange', { textDocument }],
      ['textDocument/selectionRange', { textDocument, positions: [position] }],
      ['textDocument/documentLink', { textDocument }],
      ['textDocument/prepareRename', { textDocument, position }],
      ['textDocument/rename', { textDocument, position, newName: 'x' }],
      ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }],
      ['commspec/report', { uri, kind: 'summary' }],
      ['commspec/verdict', { uri }],
      ['commspec/export', { uri, kind: 'ports', format: 'csv' }],
    ];
    return Promise.all(asked.map(([method, params]) => session.client.sendRequest(method, params)));
  }

  test.each<Deed>(['throws', 'overflows the stack', 'throws what is no error'])(
    'a rule that %s costs what it would have found',
    async (deed) => {
      session = await Session.start(capabilities, {}, { engine: engineThat(DEEDS[deed]).engine });
      const uri = await session.open(POISON);
      const [failure, ...others] = await diagnostics(uri);
      expect(failure).toMatchObject({ severity: 3, range: FIRST_LINE });
      expect(failure?.message).toMatch(/^X001 could not be checked here; the other rules were\..* please report it/);
      expect(codes(others)).toContain('SCH001');
      expect((await session.actions(uri, others[0])).length).toBeGreaterThan(0);
      await session.edit(uri, 'poison', 'web');
      expect(codes(await diagnostics(uri))).toEqual(codes(others));
      expect(session.logged.join('\n')).toMatch(/X001 failed in file:\/\/\/work\/a\.commspec\.yaml/);
    },
  );

  test.each<Deed>(['never ends', 'never ends, and catches what it can'])(
    'a document with which a rule %s is set aside until it changes',
    async (deed) => {
      const { engine, asked } = engineThat(DEEDS[deed]);
      session = await Session.start(capabilities, {}, { engine, budget: BUDGET });
      const uri = await session.open(POISON);
      const found = await diagnostics(uri);
      expect(found).toMatchObject([{ severity: 2, range: FIRST_LINE }]);
      expect(found[0]?.message).toMatch(/^Checking this file took too long .* as soon as its text changes\./);
      expect(session.logged.join('\n')).toContain('while X001 was asked');

      expect((await featuresOf(uri)).map((answer) => (Array.isArray(answer) ? answer.length : answer))).toEqual([
        ...[0, null, null, null, null, 0, 0, 0, 0, null, null, 0, null, null, null],
      ]);
      // It is not looked at again, whoever asks.
      expect(await session.diagnostics(uri)).toEqual(found);
      expect(asked()).toBe(1);
      // Others are served as if nothing had happened.
      const other = await session.open(SPEC, `${ROOT}/b.commspec.yaml`);
      expect(codes(await diagnostics(other))).toContain('SCH001');

      await session.edit(uri, 'suite', 'suite ');
      expect(messages(await diagnostics(uri))).toEqual(messages(found));
      expect(asked()).toBe(2);
      await session.edit(uri, 'poison', 'web');
      expect(codes(await diagnostics(uri))).toContain('SCH001');
      expect(await session.client.sendRequest('textDocument/hover', session.at(uri, 'schema:', 2))).not.toBeNull();
    },
  );

  test('an engine that throws in the middle costs one document its findings', async () => {
    const engine = new Engine(allRules);
    const steps = engine.steps.bind(engine);
    engine.steps = function* (snapshot, options) {
      if (snapshot.text.includes('poison')) throw new RangeError('out of luck');
      return yield* steps(snapshot, options);
    };
    session = await Session.start(capabilities, {}, { engine });
    const uri = await session.open(POISON);
    expect((await diagnostics(uri))[0]?.message).toMatch(/^This file could not be checked/);
    expect(session.logged.join('\n')).toContain('out of luck');
    await session.edit(uri, 'poison', 'web');
    expect(codes(await diagnostics(uri))).toContain('SCH001');
  });

  test('a document that may have ended the last server is left alone until it changes', async () => {
    const { engine, asked } = engineThat(() => undefined);
    const suspects = [
      { uri: `${ROOT}/a%2Ecommspec.yaml`, until: 'change' },
      { uri: `${ROOT}/b.commspec.yaml`, until: 'close' },
    ];
    session = await Session.start(capabilities, { suspects }, { engine });
    const first = await session.open(POISON);
    const second = await session.open(POISON, `${ROOT}/b.commspec.yaml`);
    expect(messages(await diagnostics(first))).toEqual([expect.stringMatching(/server stopped.* text changes/)]);
    expect(messages(await diagnostics(second))).toEqual([expect.stringMatching(/more than once.* closed and opened/)]);
    await session.edit(first, 'suite', 'suite ');
    await session.edit(second, 'suite', 'suite ');
    expect(codes(await diagnostics(first))).toContain('SCH001');
    expect(messages(await diagnostics(second))).toEqual([expect.stringMatching(/more than once/)]);
    expect(asked()).toBe(1);
    await session.client.sendNotification('textDocument/didClose', { textDocument: { uri: second } });
    session.published.length = 0;
    await session.open(SPEC, second);
    expect(codes(await diagnostics(second))).toContain('SCH001');
  });
});

test('one that takes too long with every key is left alone until it is closed', async () => {
  const { engine, asked } = engineThat(DEEDS['never ends']);
  session = await Session.start(PULL, {}, { engine, budget: BUDGET });
  const uri = await session.open(POISON);
  for (const again of [
    /as soon as its text changes/,
    /as soon as its text changes/,
    /closed and opened/,
    /closed and/,
  ]) {
    expect(messages(await session.diagnostics(uri))).toEqual([expect.stringMatching(again)]);
    await session.edit(uri, 'office', 'offices');
  }
  expect(asked()).toBe(3);
  await session.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
  await session.open(SPEC, uri);
  expect(codes(await session.diagnostics(uri))).toContain('SCH001');
});

test('a setting that turns the rule off brings the document back', async () => {
  const { engine } = engineThat(DEEDS['never ends']);
  session = await Session.start(PULL, {}, { engine, budget: BUDGET });
  const uri = await session.open(POISON);
  expect(messages(await session.diagnostics(uri))).toEqual([expect.stringMatching(/too long/)]);
  await session.client.sendNotification('workspace/didChangeConfiguration', {
    settings: { commspec: { rules: { X001: 'off' } } },
  });
  expect(codes(await session.diagnostics(uri))).toContain('SCH001');
});

test('where the host cannot end a rule, a slow document is set aside between two rules', async () => {
  let now = 0;
  const { engine } = engineThat(() => (now += 1e6));
  const unguarded = { guard: <T>(work: () => T): T => work(), now: () => now };
  session = await Session.start(PULL, {}, { engine, ...unguarded });
  const uri = await session.open(POISON);
  expect(messages(await session.diagnostics(uri))).toEqual([expect.stringMatching(/too long/)]);
});

test('a warm-up that throws is logged, and all is served', async () => {
  const rule = defineRule({
    ...{ code: 'X001', name: 'poison', severity: 'error', title: 'Poison', source: [] },
    check: (model: Model) => {
      if (model.host('lb') !== undefined) for (;;);
    },
  });
  session = await Session.start(PULL, {}, { engine: new Engine([rule, ...allRules]), budget: BUDGET });
  await session.until(() => session.logged.some((line) => line.includes('warm-up failed')));
  expect(codes(await session.diagnostics(await session.open(SPEC)))).toContain('SCH001');
});

test('a base with which a rule never ends costs the documents that extend it, until it changes', async () => {
  const { engine } = engineThat(DEEDS['never ends']);
  session = await Session.start(PULL, {}, { engine, budget: BUDGET });
  const base = await session.open(POISON, `${ROOT}/base.commspec.yaml`);
  const over = await session.open('commspec: 1\nextends: ./base.commspec.yaml\n');
  expect(messages(await session.diagnostics(over))).toEqual([expect.stringMatching(/too long/)]);
  await session.edit(base, 'poison', 'web');
  expect(messages(await session.diagnostics(over))).toEqual([]);
});

describe('a text that is refused for its size', () => {
  /** More tokens than are read, in far less than 2 MB. */
  const DENSE = `${SPEC}x-list:\n${'-\n'.repeat(300_000)}`;
  const HUGE = `${SPEC}# ${'x'.repeat(2_100_000)}\n`;
  /** Documents that the engine was shown. */
  const looks: string[] = [];
  function watched(): Engine {
    const engine = new Engine(allRules);
    const steps = engine.steps.bind(engine);
    looks.length = 0;
    engine.steps = (snapshot, options) => {
      if (snapshot.uri.startsWith(ROOT)) looks.push(snapshot.uri);
      return steps(snapshot, options);
    };
    return engine;
  }

  test.each([
    ['dense', DENSE],
    ['huge', HUGE],
  ])('is not read again at each key: %s', async (_, text) => {
    session = await Session.start(PULL, {}, { engine: watched() });
    const uri = await session.open(text);
    const first = await session.pull(uri);
    expect(codes(first.items ?? [])).toEqual(['YAML007']);
    for (let i = 0; i < 5; i++) {
      await session.edit(uri, 'office', 'office');
      expect(await session.pull(uri, first.resultId)).toMatchObject({ kind: 'unchanged' });
      expect(await session.client.sendRequest('textDocument/hover', session.at(uri, 'schema:', 2))).toBeNull();
      expect(await session.client.sendRequest('textDocument/foldingRange', { textDocument: { uri } })).toEqual([]);
    }
    expect(looks).toHaveLength(1);
    // Clearly shorter: read again.
    const at = text.indexOf('glassfish]\n') + 'glassfish]\n'.length;
    const document = session.document(uri);
    await session.change(uri, [
      { range: { start: document.positionAt(at), end: document.positionAt(text.length) }, newText: '' },
    ]);
    expect(codes(await session.diagnostics(uri))).toContain('SCH001');
    expect(looks).toHaveLength(2);
  });

  test('is read again when it is saved', async () => {
    session = await Session.start(PULL, {}, { engine: watched() });
    const uri = await session.open(DENSE);
    expect(codes(await session.diagnostics(uri))).toEqual(['YAML007']);
    // A bracket that is never closed: no list any more, and no tokens either.
    await session.edit(uri, 'x-list:', 'x-list: "');
    expect(codes(await session.diagnostics(uri))).toEqual(['YAML007']);
    await session.client.sendNotification('textDocument/didSave', { textDocument: { uri } });
    expect(codes(await session.diagnostics(uri))).not.toContain('YAML007');
    expect(looks).toHaveLength(2);
  });
});
