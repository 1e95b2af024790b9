/** The status item: asked for when nothing happens, cancelled when something does, and never about another spec. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Server } from '../../../client/server';
import type { VerdictParams, VerdictResult } from '../../../server/lsp/protocol';
import type { Status } from '../../../server/report/content';
import { Document, emitter, fakeVscode } from '../../support/fake-vscode';

const fake = vi.hoisted((): { current: object } => ({ current: {} }));
vi.mock('vscode', () => {
  const get = (_: object, name: string): unknown => Reflect.get(fake.current, name) as unknown;
  return new Proxy({}, { get, has: () => true });
});
vi.mock('../../../client/server', () => ({
  isSpec: ({ languageId }: Document) => languageId === 'commspec',
  languageId: 'commspec',
}));

interface Request {
  readonly params: VerdictParams;
  readonly token: { readonly isCancellationRequested: boolean };
  readonly answer: (text: string, status?: Status) => Promise<void>;
  readonly none: () => Promise<void>;
}

async function begin() {
  const world = fakeVscode();
  fake.current = world.vscode;
  const { createStatus } = await import('../../../client/status');
  const [a, b] = ['a', 'b'].map((name) => new Document(`file:///work/${name}.commspec.yaml`, '')) as [
    Document,
    Document,
  ];
  world.window.activeTextEditor = { document: a };
  const requests: Request[] = [];
  const states = emitter<undefined>();
  const server = { state: 'ready' };
  const settled = async (): Promise<void> => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  const status = createStatus({
    get state() {
      return server.state;
    },
    onDidChangeState: states.event,
    request: (_: string, params: VerdictParams, token: Request['token']) =>
      new Promise<VerdictResult | null>((resolve) => {
        requests.push({
          ...{ params, token },
          answer: async (text, state = 'good') => {
            const parts = ['Users', 'Machines'].map((title) => ({
              ...{ id: 'users' as const, title, text: `${title} of ${text}` },
              leadsTo: { kind: 'summary' as const },
            }));
            resolve({ uri: params.uri, version: 1, verdict: { status: state, text, parts } });
            await settled();
          },
          none: async () => {
            resolve(null);
            await settled();
          },
        });
      }),
    inBackground: (_: string, work: Promise<unknown>) => void work.catch(() => undefined),
  } as unknown as Server);
  const wait = async (ms = 400): Promise<void> => {
    vi.advanceTimersByTime(ms);
    await settled();
  };
  const type = (document: Document): void => {
    document.version++;
    world.events.changed.fire({ document, contentChanges: [{}] });
  };
  const activate = (document: Document | undefined): void => {
    world.window.activeTextEditor = document && { document };
    world.events.active.fire(document && { document });
  };
  return { ...world, ...{ a, b, status, requests, states, server, wait, type, activate } };
}

let world: Awaited<ReturnType<typeof begin>>;
beforeEach(async () => {
  vi.useFakeTimers();
  world = await begin();
});
afterEach(() => {
  world.status.dispose();
  vi.useRealTimers();
});

describe('the verdict', () => {
  it('is shown in words and by an icon, its parts behind it; a click leads to the summary', async () => {
    const { wait, requests, item, a } = world;
    await wait();
    expect(requests.map(({ params }) => params)).toEqual([{ uri: a.uri.toString() }]);
    await requests[0]?.answer('two figures are short', 'bad');
    expect(item).toMatchObject({
      text: '$(error) Commspec: two figures are short',
      detail: 'Users: Users of two figures are short · Machines: Machines of two figures are short',
      command: { command: 'commspec.showSummary' },
      severity: 0,
    });
  });

  it('makes no icon of what a spec is called', async () => {
    const { wait, requests, item } = world;
    await wait();
    await requests[0]?.answer('$(flame) is short');
    expect(item.text).not.toContain('$(flame)');
    expect(item.detail).not.toContain('$(flame)');
  });

  it('is asked for once after many keys, when nothing is typed any more', async () => {
    const { wait, requests, type, a } = world;
    for (let i = 0; i < 5; i++) {
      type(a);
      await wait(200);
    }
    expect(requests).toHaveLength(0);
    await wait(200);
    expect(requests).toHaveLength(1);
  });

  it('is cancelled by the next key, and that of the old text is not shown', async () => {
    const { wait, requests, type, a, item } = world;
    await wait();
    type(a);
    expect(requests[0]?.token.isCancellationRequested).toBe(true);
    await requests[0]?.answer('old');
    expect(item.text).toBe('Commspec');
    await wait();
    await requests[1]?.answer('new');
    expect(item.text).toBe('$(pass) Commspec: new');
  });

  it('is asked for again when findings come, for settings and extended specs change them', async () => {
    const { wait, requests, events, a, b } = world;
    await wait();
    await requests[0]?.answer('first');
    events.diagnostics.fire({ uris: [b.uri] });
    await wait();
    expect(requests).toHaveLength(1);
    events.diagnostics.fire({ uris: [a.uri] });
    await wait();
    expect(requests).toHaveLength(2);
  });

  it('of one spec is not shown for another', async () => {
    const { wait, requests, item, activate, a, b } = world;
    await wait();
    await requests[0]?.answer('of a');
    activate(b);
    expect(item.text).toBe('Commspec');
    await wait();
    expect(requests[1]?.params.uri).toBe(b.uri.toString());
    activate(a);
    await requests[1]?.answer('of b');
    expect(item.text).toBe('$(pass) Commspec: of a');
    activate(undefined);
    await wait();
    expect(requests).toHaveLength(2);
  });

  it('goes where the spec is not analysed any more', async () => {
    const { wait, requests, item, type, a } = world;
    await wait();
    await requests[0]?.answer('sound');
    type(a);
    await wait();
    await requests[1]?.none();
    expect(item).toMatchObject({ text: 'Commspec', detail: 'The language server runs' });
  });
});

describe('the server', () => {
  it('is told about before any verdict', async () => {
    const { wait, requests, item, states, server } = world;
    await wait();
    await requests[0]?.answer('sound');
    server.state = 'starting';
    states.fire(undefined);
    expect(item).toMatchObject({ text: 'Commspec: starting', busy: true, command: { command: 'commspec.showLog' } });
    await wait();
    server.state = 'stopped';
    states.fire(undefined);
    expect(item).toMatchObject({ text: 'Commspec: stopped', busy: false, severity: 2 });
    await wait();
    expect(requests).toHaveLength(1);
    server.state = 'ready';
    states.fire(undefined);
    await wait();
    expect(requests).toHaveLength(2);
  });
});
