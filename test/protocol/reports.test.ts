/** Reports and exports are long work: others go first before each stage, and who no longer wants one says so. */
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { afterEach, describe, expect, test } from 'vitest';
import type { ExportFormat, ExportResult, ReportResult } from '../../server/lsp/protocol';
import { allReportKinds } from '../../server/report/kinds';
import { stagesOf } from '../../server/report/stages';
import { ROOT, Session } from '../support/session';

const SPEC = `commspec: 1
name: office
suite: 7u3
architecture: two-tier
tiers:
  - tier: 1
    hosts:
      - { name: front, zone: dmz, components: [mmp] }
  - tier: 2
    hosts:
      - { name: store, zone: data, components: [message-store] }
`;
const uri = `${ROOT}/a.commspec.yaml`;

let session: Session;
afterEach(() => session.stop());

/** What happens while the work has given way: by the number of the pause, from 1. */
let meanwhile: (pause: number) => Promise<unknown>;
let pauses: number;

/** On a machine so slow that every look at the clock takes a slice; what is found in the document is known already. */
async function begin(): Promise<void> {
  let now = 0;
  meanwhile = () => Promise.resolve();
  pauses = 0;
  session = await Session.start(undefined, {}, { budget: 1e9, now: () => (now += 20), pause });
  await session.open(SPEC);
  await session.diagnostics(uri);
  // What is left of the warm-up.
  do {
    pauses = 0;
    await hover();
  } while (pauses > 0);
}

async function pause(): Promise<void> {
  pauses++;
  await new Promise((resolve) => setImmediate(resolve));
  await meanwhile(pauses);
}

const hover = (): Promise<unknown> => session.client.sendRequest('textDocument/hover', session.at(uri, 'suite:', 2));

const LONG = [
  ['the report sizing', 'commspec/report', { uri, kind: 'sizing' }, stagesOf('sizing').length + 2],
  ['the report ports', 'commspec/report', { uri, kind: 'ports' }, stagesOf('ports').length + 2],
  ['the report topology', 'commspec/report', { uri, kind: 'topology' }, stagesOf('topology').length + 2],
  ['the export ports as CSV', 'commspec/export', { uri, kind: 'ports', format: 'csv' }, stagesOf('ports').length + 1],
  [
    'the export summary as Markdown',
    'commspec/export',
    { uri, kind: 'summary', format: 'markdown' },
    stagesOf('summary').length + 3,
  ],
  [
    'the export of everything',
    'commspec/export',
    { uri, kind: 'document', format: 'markdown' },
    allReportKinds.flatMap((kind) => stagesOf(kind)).length + 2,
  ],
  ['the verdict', 'commspec/verdict', { uri }, stagesOf('summary').length + 1],
  [
    'the export ports for nftables',
    'commspec/export',
    { uri, kind: 'ports', format: 'nftables' },
    stagesOf('ports').length + 1,
  ],
] as const;

describe.each(LONG)('%s', (_, method, params, times) => {
  test('gives way before each stage, and others are answered meanwhile', async () => {
    await begin();
    const answers: unknown[] = [];
    meanwhile = async () => answers.push(await hover());
    expect(await session.client.sendRequest(method, params)).not.toBeNull();
    expect(answers).not.toContain(null);
    // Long reports are built in steps as well.
    expect(answers.length).toBeGreaterThanOrEqual(times);
  });

  test('ends where it is cancelled', async () => {
    await begin();
    const stop = new CancellationTokenSource();
    meanwhile = async () => {
      stop.cancel();
      // The server has read what was sent before.
      await hover();
    };
    await expect(session.client.sendRequest(method, params, stop.token)).rejects.toMatchObject({ code: -32800 });
    expect(pauses).toBe(1);
  });
});

test('a report that is cancelled while rules are asked ends too', async () => {
  await begin();
  await session.edit(uri, 'office', 'offices');
  const stop = new CancellationTokenSource();
  meanwhile = async () => {
    stop.cancel();
    await hover();
  };
  const answer = session.client.sendRequest('commspec/report', { uri, kind: 'summary' }, stop.token);
  await expect(answer).rejects.toMatchObject({ code: -32800 });
  expect(pauses).toBe(1);
});

test('a report of a document that changes meanwhile is that of the new text', async () => {
  await begin();
  meanwhile = async (time) => {
    if (time > 1) return;
    await session.edit(uri, 'name: front', 'name: edge');
    await hover();
  };
  const { version, report } = await session.client.sendRequest<ReportResult>('commspec/report', { uri, kind: 'ports' });
  expect(version).toBe(2);
  expect(JSON.stringify(report)).toContain('edge');
  expect(JSON.stringify(report)).not.toContain('front');
});

test('a report of a document whose base changes meanwhile is that of the new base', async () => {
  await begin();
  const over = await session.open('commspec: 1\nextends: ./a.commspec.yaml\n', `${ROOT}/over.commspec.yaml`);
  await session.diagnostics(over);
  pauses = 0;
  meanwhile = async (time) => {
    if (time > 1) return;
    await session.edit(uri, 'name: front', 'name: edge');
    await hover();
  };
  const params = { uri: over, kind: 'ports' };
  const { report } = await session.client.sendRequest<ReportResult>('commspec/report', params);
  expect(JSON.stringify(report)).toContain('edge');
  expect(JSON.stringify(report)).not.toContain('front');
});

test('an export of a document that is closed meanwhile is nothing', async () => {
  await begin();
  meanwhile = async () => {
    await session.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await hover();
  };
  const params = { uri, kind: 'ports', format: 'csv' };
  expect(await session.client.sendRequest('commspec/export', params)).toBeNull();
});

describe('everything about a spec', () => {
  test.each([
    ['html', /^<!doctype html>/i],
    ['markdown', /^# office\n/],
  ] as const)('is one file as %s', async (format, start) => {
    session = await Session.start();
    await session.open(SPEC);
    const offered = await session.client.sendRequest<ExportFormat[]>('commspec/exportFormats', { kind: 'document' });
    expect(offered.map((other) => other.format)).toContain(format);
    const params = { uri, kind: 'document', format };
    const { text } = await session.client.sendRequest<ExportResult>('commspec/export', params);
    expect(text).toMatch(start);
    expect(text).toMatch(/Made on \d{4}-\d\d-\d\d by Commspec 0\.0\.0/);
    expect(text).toContain('front');
  });

  test('is refused in a format that it has not', async () => {
    session = await Session.start();
    await session.open(SPEC);
    for (const format of ['csv', 'nftables', 'toString', undefined])
      await expect(
        session.client.sendRequest('commspec/export', { uri, kind: 'document', format }),
      ).rejects.toMatchObject({ code: -32602 });
  });
});

describe('a report that the client has already', () => {
  const ask = (more: object = {}): Promise<ReportResult> =>
    session.client.sendRequest('commspec/report', { uri, kind: 'sizing', ...more });

  test('is not made and sent again, until the text or the settings change', async () => {
    session = await Session.start();
    await session.open(SPEC);
    const first = await ask();
    expect(first.report?.sections.length).toBeGreaterThan(0);
    const known = { previousResultId: first.resultId };
    // What the diagnostics of the same version bring is nothing new.
    await session.diagnostics(uri);
    expect(await ask(known)).toEqual({ uri, version: 1, resultId: first.resultId });
    await session.edit(uri, 'name: office', 'name: office2');
    const second = await ask(known);
    expect(second.resultId).not.toBe(first.resultId);
    expect(second.report).toBeDefined();
    await session.client.sendNotification('workspace/didChangeConfiguration', {
      settings: { commspec: { rules: { FMT003: 'off' } } },
    });
    expect((await ask({ previousResultId: second.resultId })).report).toBeDefined();
  });
});
