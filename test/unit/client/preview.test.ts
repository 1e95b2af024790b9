/** The preview between an editor, a server and a page: what is asked, what is cancelled, what is painted. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ViewColumn } from 'vscode';
import type { Server } from '../../../client/server';
import type { ToHost, ToPage } from '../../../client/shared/messages';
import type { FixFindingParams, ReportParams, ReportResult } from '../../../server/lsp/protocol';
import type { ReportContent } from '../../../server/report/content';
import type { ReportKind } from '../../../server/report/kinds';
import { Document, emitter, fakeVscode, Uri } from '../../support/fake-vscode';

const fake = vi.hoisted((): { current: object } => ({ current: {} }));
vi.mock('vscode', () => {
  const get = (_: object, name: string): unknown => Reflect.get(fake.current, name) as unknown;
  return new Proxy({}, { get, has: () => true });
});
vi.mock('../../../client/server', () => ({ isSpec: ({ languageId }: Document) => languageId === 'commspec' }));

const BESIDE = -2 as unknown as ViewColumn;
const URI = 'file:///work/a.commspec.yaml';
const TEXT = 'commspec: 1\nname: a\ntiers:\n  - tier: 1\n    hosts:\n      - name: mmp\n        memory: 4 GB\n';

interface Request {
  readonly params: ReportParams;
  readonly token: { readonly isCancellationRequested: boolean };
  readonly answer: (result: ReportResult | null) => Promise<void>;
  readonly fail: (error: Error) => Promise<void>;
}

const contentOf = (kind: ReportKind, title: string, more: Partial<ReportContent> = {}): ReportContent => ({
  title,
  sections: [
    {
      heading: kind,
      tables: [
        {
          caption: 'Hosts',
          empty: 'None.',
          columns: [{ title: 'Host' }],
          rows: [
            { cells: [{ text: 'mmp' }], fixes: [{ title: 'Change it', safe: true }] },
            { cells: [{ text: 'store' }] },
          ],
          tools: { copies: [{ title: 'For others', columns: ['To'], lines: [[['x']], [['y']]] }] },
        },
      ],
    },
  ],
  ...more,
});

async function begin(tab: ReportKind = 'summary') {
  const world = fakeVscode();
  fake.current = world.vscode;
  const { createPreview } = await import('../../../client/preview');
  const document = new Document(URI, TEXT);
  world.documents.push(document);
  world.editors.push({ document, selection: { active: { line: 6 } } });
  const requests: Request[] = [];
  const edits: { readonly method: string; readonly params: unknown }[] = [];
  const logged: string[] = [];
  const exported: unknown[] = [];
  const states = emitter<undefined>();
  const server = { state: 'ready' as Server['state'], outcome: (): Promise<string> => Promise.resolve('applied') };
  const settled = async (): Promise<void> => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  const preview = createPreview({
    extensionUri: new Uri('file:///extension') as never,
    specs: { current: () => document } as never,
    exportReport: (_, kind) => Promise.resolve(exported.push(kind)),
    exportImage: (_, kind, png) => Promise.resolve(exported.push([kind, png])),
    server: {
      get state() {
        return server.state;
      },
      onDidChangeState: states.event,
      request: (_: string, params: ReportParams, token: Request['token']) =>
        new Promise((resolve, reject) => {
          requests.push({
            ...{ params, token },
            answer: async (result) => {
              resolve(result);
              await settled();
            },
            fail: async (error) => {
              reject(error);
              await settled();
            },
          });
        }),
      applyEdit: (method: string, params: unknown) => {
        edits.push({ method, params });
        return server.outcome();
      },
      inBackground: (what: string, work: Promise<unknown>) => {
        work.then(undefined, (error: unknown) => logged.push(`${what}: ${String(error)}`));
      },
    } as unknown as Server,
  });
  preview.show({ tab, column: BESIDE, preserveFocus: true });

  const say = async (message: ToHost): Promise<void> => {
    world.events.message.fire(message);
    await settled();
  };
  const type = async (): Promise<void> => {
    document.version++;
    document.isDirty = true;
    world.events.changed.fire({ document, contentChanges: [{}] });
    await settled();
  };
  const last = (): Request => requests.at(-1)!;
  /** Answers the last request with a report of the text as it is. */
  const answer = (resultId: string, title = resultId, more: Partial<ReportContent> = {}): Promise<void> =>
    last().answer({
      ...{ uri: URI, version: document.version, resultId },
      report: contentOf(last().params.kind, title, more),
    });
  const same = (resultId: string): Promise<void> => last().answer({ uri: URI, version: document.version, resultId });
  /** Titles of the reports that the page was sent. */
  const painted = (): string[] =>
    (world.posted as ToPage[]).flatMap((message) => (message.type === 'report' ? [message.picture.report.title] : []));
  const about = (): { source: string; kind: ReportKind; version: number } => {
    const { source, kind, version } = preview.picture()!;
    return { source, kind, version };
  };
  const wait = async (ms = 300): Promise<void> => {
    vi.advanceTimersByTime(ms);
    await settled();
  };
  await say({ type: 'ready' });
  return {
    ...{ ...world, document, preview, requests, edits, logged, exported, server, states, settled },
    ...{ say, type, last, answer, same, painted, about, wait },
  };
}
type World = Awaited<ReturnType<typeof begin>>;

let world: World;
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  world.preview.dispose();
  vi.useRealTimers();
});

/** The preview with a first picture of version 1, and nothing under way. */
async function open(tab?: ReportKind): Promise<World> {
  world = await begin(tab);
  await world.answer('1');
  await world.wait();
  return world;
}

describe('an edit', () => {
  it('is painted once, whatever VS Code tells of it', async () => {
    const { type, events, document, answer, same, painted, requests, wait } = await open();
    await type();
    // That the document is not saved any more, and what is found in it.
    events.changed.fire({ document, contentChanges: [] });
    await answer('2');
    events.diagnostics.fire({ uris: [document.uri] });
    await wait();
    expect(requests).toHaveLength(3);
    expect(requests[2]?.params.previousResultId).toBe('2');
    await same('2');
    await wait();
    expect(painted()).toEqual(['1', '2']);
    expect(requests).toHaveLength(3);
  });

  it('cancels the picture of the text before it, which is never painted', async () => {
    const { type, requests, answer, painted, wait } = await open();
    await type();
    const [, first] = requests;
    await type();
    expect(first?.token.isCancellationRequested).toBe(true);
    await first?.answer({ uri: URI, version: 2, resultId: '2', report: contentOf('summary', 'late') });
    await wait();
    await answer('3');
    expect(painted()).toEqual(['1', '3']);
  });

  it('whose findings come while its picture is made asks once more, and paints nothing twice', async () => {
    const { type, events, document, requests, answer, same, painted, wait } = await open();
    await type();
    events.diagnostics.fire({ uris: [document.uri] });
    expect(requests).toHaveLength(2);
    await answer('2');
    expect(requests).toHaveLength(3);
    expect(requests[2]?.params.previousResultId).toBe('2');
    await same('2');
    await wait();
    expect(painted()).toEqual(['1', '2']);
  });

  it('of another spec asks whether there is anything new', async () => {
    const { events, requests, same, painted, wait } = await open();
    const base = new Document('file:///work/base.commspec.yaml', '');
    events.changed.fire({ document: base, contentChanges: [{}] });
    await wait(0);
    expect(requests).toHaveLength(2);
    await same('1');
    expect(painted()).toEqual(['1']);
  });

  it('of a hidden preview asks nothing', async () => {
    const { type, panel, events, requests, wait } = await open();
    panel.visible = false;
    events.view.fire(undefined);
    await type();
    await wait();
    expect(requests).toHaveLength(1);
  });

  it('that breaks the text keeps the last complete picture; what is wrong is always that of now', async () => {
    const { type, answer, painted, posted, say, wait } = await open();
    await type();
    await answer('2', 'broken', { banner: 'Some lines cannot be read.' });
    expect(painted()).toEqual(['1', '1']);
    expect(posted.findLast((message) => (message as ToPage).type === 'report')).toMatchObject({
      stale: expect.stringContaining('last complete state') as string,
    });
    await say({ type: 'tab', kind: 'findings' });
    await wait();
    await answer('2', 'findings', { banner: 'Some lines cannot be read.' });
    expect(painted()).toEqual(['1', '1', 'findings']);
  });
});

describe('saving', () => {
  it('is told the page without a new picture', async () => {
    const { type, answer, events, document, posted, requests, wait } = await open();
    await type();
    await answer('2');
    await wait();
    const count = requests.length;
    document.isDirty = false;
    events.changed.fire({ document, contentChanges: [] });
    events.saved.fire(document);
    await wait();
    expect(requests).toHaveLength(count);
    const reports = (posted as ToPage[]).filter((message) => message.type === 'report');
    expect(reports.map(({ unsaved }) => unsaved)).toEqual([false, true, false]);
  });
});

describe('the cursor', () => {
  it('is sent after each picture, also of another tab, with the lines that it lies under', async () => {
    const { say, answer, posted } = await open();
    const cursors = (): unknown[] => posted.filter((message) => (message as ToPage).type === 'cursor');
    const cursor = { type: 'cursor', source: URI, lines: [6, 5, 4, 3, 2] };
    expect(cursors()).toEqual([cursor]);
    await say({ type: 'tab', kind: 'ports' });
    await answer('1', 'ports');
    expect(posted.slice(-2)).toMatchObject([{ type: 'report' }, cursor]);
  });
});

describe('another tab', () => {
  it('cancels what is under way, and is painted in any case', async () => {
    const { type, say, requests, answer, painted } = await open();
    await type();
    await say({ type: 'tab', kind: 'sizing' });
    expect(requests[1]?.token.isCancellationRequested).toBe(true);
    expect(requests[2]?.params).toEqual({ uri: URI, kind: 'sizing' });
    await answer('2', 'sizing');
    expect(painted()).toEqual(['1', 'sizing']);
  });

  it('is not left again because the text was saved meanwhile', async () => {
    const { type, answer, say, events, document, painted } = await open();
    await type();
    await answer('2');
    await say({ type: 'tab', kind: 'sizing' });
    document.isDirty = false;
    events.saved.fire(document);
    expect(painted()).toEqual(['1', '2']);
  });
});

describe('other values', () => {
  it('are asked for on the tabs that show what follows from them, and on no other', async () => {
    const { say, answer, about, last, wait } = await open('growth');
    await say({ type: 'assume', ...about(), values: { users: 900 } });
    expect(last().params).toEqual({ uri: URI, kind: 'growth', previousResultId: '1', assumed: { users: 900 } });
    await answer('1 users=900');
    for (const [kind, assumed] of [
      ['sizing', { users: 900 }],
      ['summary', { users: 900 }],
      ['ports', undefined],
      ['growth', { users: 900 }],
    ] as const) {
      await say({ type: 'tab', kind });
      expect(last().params.assumed, kind).toEqual(assumed);
      await answer(kind);
      await wait();
    }
    await say({ type: 'assume', ...about(), values: {} });
    expect(last().params.assumed).toBeUndefined();
  });

  it('that follow each other quickly are painted in between, and the last in the end', async () => {
    const { say, answer, about, requests, painted } = await open('growth');
    for (const users of [600, 700, 800]) await say({ type: 'assume', ...about(), values: { users } });
    expect(requests).toHaveLength(2);
    await answer('600');
    expect(requests).toHaveLength(3);
    expect(requests[2]?.params.assumed).toEqual({ users: 800 });
    await answer('800');
    expect(painted()).toEqual(['1', '600', '800']);
    expect(requests).toHaveLength(3);
  });

  it('are written by one edit, and are those of the spec then', async () => {
    const { say, answer, about, edits, type, last, server, wait } = await open('growth');
    await say({ type: 'assume', ...about(), values: { users: 900 } });
    await answer('900');
    await wait();
    server.outcome = async () => {
      await type();
      return 'applied';
    };
    await say({ type: 'write', ...about() });
    expect(edits).toEqual([{ method: 'commspec/assumedEdits', params: { uri: URI, assumed: { users: 900 } } }]);
    expect(last().params.assumed).toBeUndefined();
    await answer('written');
    await say({ type: 'write', ...about() });
    expect(edits).toHaveLength(1);
  });

  it.each([
    ['the text has changed meanwhile', () => Promise.resolve('outdated')],
    ['the server refuses', () => Promise.reject(new Error('there are no user bases'))],
  ])('are kept where %s', async (_, outcome) => {
    const { say, answer, about, last, server, wait, warnings, posted } = await open('growth');
    await say({ type: 'assume', ...about(), values: { users: 900 } });
    await answer('900');
    server.outcome = outcome;
    await say({ type: 'write', ...about() });
    await say({ type: 'tab', kind: 'sizing' });
    await wait();
    expect(last().params.assumed).toEqual({ users: 900 });
    expect(warnings.length + posted.filter((message) => (message as ToPage).type === 'say').length).toBe(1);
  });

  it('that the spec cannot take are no broken text: the report says why', async () => {
    const { say, answer, about, painted, type, wait } = await open('growth');
    await say({ type: 'assume', ...about(), values: { mailbox: 2 } });
    await answer('refused', 'refused', { banner: 'There are no user bases.' });
    expect(painted()).toEqual(['1', 'refused']);
    await wait();
    await type();
    await answer('2', 'broken', { banner: 'Some lines cannot be read.' });
    expect(painted()).toEqual(['1', 'refused', '1']);
  });
});

describe('a repair', () => {
  const at = { section: 0, table: 0 };

  it('is asked for by the place of its row in the report that is shown', async () => {
    const { say, about, edits, posted } = await open('findings');
    await say({ type: 'fix', ...about(), at, row: 0, fix: 0 });
    const params: FixFindingParams = { uri: URI, resultId: '1', ...at, row: 0, fix: 0 };
    expect(edits).toEqual([{ method: 'commspec/fixFinding', params }]);
    expect(posted.at(-1)).toEqual({ type: 'say', text: 'Done: Change it' });
  });

  it.each([
    [1, 0],
    [0, 1],
    [9, 0],
  ])('is none where row %i has no repair %i', async (row, fix) => {
    const { say, about, edits } = await open('findings');
    await say({ type: 'fix', ...about(), at, row, fix });
    expect(edits).toEqual([]);
  });

  it('of all that is safe is one edit', async () => {
    const { say, about, edits } = await open('findings');
    await say({ type: 'fix-all', ...about() });
    expect(edits).toEqual([{ method: 'commspec/fixAll', params: { uri: URI, resultId: '1' } }]);
  });

  it('of another tab is nothing', async () => {
    const { say, about, edits } = await open('sizing');
    await say({ type: 'fix-all', ...about() });
    expect(edits).toEqual([]);
  });
});

describe('a message about what is not shown any more', () => {
  it.each<ToHost['type']>(['fix', 'fix-all', 'assume', 'write', 'copy', 'export', 'image', 'reveal', 'current'])(
    '%s does nothing',
    async (type) => {
      const { say, about, edits, clipboard, exported, requests } = await open('findings');
      const count = requests.length;
      const old = { ...about(), version: 0 };
      const rest = { at: { section: 0, table: 0 }, row: 0, fix: 0, focus: true, format: 'tsv', png: 'x', values: {} };
      await say({ ...rest, ...old, type } as unknown as ToHost);
      expect([edits, clipboard, exported, requests.length]).toEqual([[], [], [], count]);
    },
  );
});

describe('what is taken along', () => {
  it('is the rows that are shown, in the way that was chosen', async () => {
    const { say, about, clipboard, posted } = await open('ports');
    const copy = { type: 'copy', ...about(), at: { section: 0, table: 0 }, format: 'tsv' } as const;
    await say(copy);
    await say({ ...copy, rows: [1] });
    await say({ ...copy, rows: [1], plan: 0 });
    await say({ ...copy, plan: 5 });
    expect(clipboard).toEqual(['Host\nmmp\nstore\n', 'Host\nstore\n', 'To\ny\n']);
    expect(posted.at(-1)).toEqual({ type: 'say', text: 'Hosts: copied (1 row)' });
  });

  it('is exported as a report, or as the picture that is shown', async () => {
    const { say, about, exported } = await open('topology');
    await say({ type: 'export', ...about() });
    await say({ type: 'image', ...about(), png: 'abc' });
    expect(exported).toEqual(['topology', ['topology', 'abc']]);
  });
});

describe('a server that starts again', () => {
  it('is asked anew: its answers have other names', async () => {
    const { states, server, last, answer, painted, requests, settled, logged } = await open();
    server.state = 'starting';
    states.fire(undefined);
    await settled();
    await last().fail(new Error('connection got disposed'));
    server.state = 'ready';
    states.fire(undefined);
    await settled();
    expect([requests.length, logged]).toEqual([3, []]);
    expect(last().params.previousResultId).toBeUndefined();
    await answer('1', 'again');
    expect(painted()).toEqual(['1', 'again']);
  });
});
