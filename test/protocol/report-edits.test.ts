/** What a preview asks for besides its tables: repairs of rows, the verdict, reports with other values. */
import type { WorkspaceEdit } from 'vscode-languageserver/node';
import { afterEach, describe, expect, test } from 'vitest';
import type { ReportResult, VerdictResult } from '../../server/lsp/protocol';
import type { Row } from '../../server/report/content';
import { PULL, ROOT, Session } from '../support/session';

const SPEC = `commspec: 1
name: office
suite: 7u3
architecture: two-tier
users: { total: 500 }
tiers:
  - tier: 1
    hosts:
      - name: front
        zon: dmz
        component: [mmp]
`;
const uri = `${ROOT}/a.commspec.yaml`;
const VERSIONED = { ...PULL, workspace: { workspaceEdit: { documentChanges: true } } };

let session: Session;
afterEach(() => session.stop());

async function begin(text = SPEC): Promise<ReportResult> {
  session = await Session.start(VERSIONED);
  await session.open(text);
  return report();
}
const report = (more: object = {}): Promise<ReportResult> =>
  session.client.sendRequest('commspec/report', { uri, kind: 'findings', ...more });
const rowsOf = ({ report }: ReportResult): readonly Row[] => report?.sections[0]?.tables[0]?.rows ?? [];

const fix = (resultId: string, row: number, n = 0): Promise<WorkspaceEdit | null> =>
  session.client.sendRequest('commspec/fixFinding', { uri, resultId, section: 0, table: 0, row, fix: n });
const fixAll = (resultId: string): Promise<WorkspaceEdit | null> =>
  session.client.sendRequest('commspec/fixAll', { uri, resultId });

describe('the repair of a row', () => {
  test('is the one that the row names, for the version that was looked at', async () => {
    const first = await begin();
    const row = rowsOf(first).findIndex(({ fixes }) => fixes?.[0]?.title === 'Change to `components`');
    const edit = await fix(first.resultId, row);
    expect(edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 1 } }]);
    await session.apply(edit ?? undefined);
    expect(session.text(uri)).toBe(SPEC.replace('component:', 'components:'));
  });

  test('is none where the row has no such repair', async () => {
    const { resultId } = await begin();
    expect(await fix(resultId, 0, 99)).toBeNull();
    expect(await fix(resultId, 9999)).toBeNull();
  });

  test('in an extended spec is made there', async () => {
    const base = SPEC.replace('component: [mmp]', 'components: [convergence, glassfish]').replace(
      'users:',
      'directory: { schema: schema2-compat }\nusers:',
    );
    await begin(base);
    const over = await session.open('commspec: 1\nextends: ./a.commspec.yaml\n', `${ROOT}/over.commspec.yaml`);
    const params = { uri: over, kind: 'findings' };
    const { resultId, ...own } = await session.client.sendRequest<ReportResult>('commspec/report', params);
    const title = 'Set `schema` to `schema2-native`';
    const row = rowsOf({ resultId, ...own }).findIndex(({ fixes }) => fixes?.[0]?.title === title);
    const asked = { uri: over, resultId, section: 0, table: 0, row, fix: 0 };
    await session.apply(await session.client.sendRequest<WorkspaceEdit>('commspec/fixFinding', asked));
    expect(session.text(uri)).toBe(base.replace('schema2-compat', 'schema2-native'));
  });
});

describe('all safe repairs', () => {
  test('are one edit', async () => {
    const { resultId } = await begin();
    await session.apply((await fixAll(resultId)) ?? undefined);
    expect(session.text(uri)).toBe(SPEC.replace('zon:', 'zone:').replace('component:', 'components:'));
  });

  test('are none where there is nothing to repair', async () => {
    const { resultId } = await begin('commspec: 1\nname: office\n');
    expect(await fixAll(resultId)).toBeNull();
  });
});

describe.each([
  ['one repair', (resultId: string) => fix(resultId, 0)],
  ['all repairs', fixAll],
] as const)('%s', (_, ask) => {
  test('is refused where the text is another one by now', async () => {
    const { resultId } = await begin();
    await session.edit(uri, 'office', 'offices');
    await expect(ask(resultId)).rejects.toMatchObject({ code: -32801 });
    expect(await ask((await report()).resultId)).not.toBeNull();
  });

  test('is refused where other settings find something else', async () => {
    const { resultId } = await begin();
    const settings = { commspec: { rules: { FMT003: 'off' } } };
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings });
    await expect(ask(resultId)).rejects.toMatchObject({ code: -32801 });
  });

  test('is refused for a document that is not open', async () => {
    const { resultId } = await begin();
    await session.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await expect(ask(resultId)).rejects.toMatchObject({ code: -32801 });
  });
});

describe('the verdict', () => {
  const verdict = (): Promise<VerdictResult | null> => session.client.sendRequest('commspec/verdict', { uri });

  test('is that of the newest text, and the same as in every report', async () => {
    await begin();
    const kinds = ['summary', 'sizing', 'ports', 'topology', 'growth', 'findings'];
    const reports = await Promise.all(kinds.map((kind) => report({ kind })));
    const { version, verdict: own } = (await verdict())!;
    expect(version).toBe(1);
    expect(reports.map((other) => other.report?.verdict)).toEqual(kinds.map(() => own));
    await session.edit(uri, 'component:', 'components:');
    const after = (await verdict())!;
    expect(after.version).toBe(2);
    expect(after.verdict).not.toEqual(own);
  });

  test('is none of a document that is not open', async () => {
    await begin();
    await session.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
    expect(await verdict()).toBeNull();
  });
});

describe('a report with other values', () => {
  test('has a name of its own, the same for the same values', async () => {
    await begin();
    const ask = (assumed?: object): Promise<ReportResult> => report({ kind: 'growth', ...(assumed && { assumed }) });
    const plain = await ask();
    expect((await ask({})).resultId).toBe(plain.resultId);
    const more = await ask({ users: 900, months: 24 });
    expect(more.resultId).not.toBe(plain.resultId);
    expect((await ask({ months: 24, users: 900 })).resultId).toBe(more.resultId);
    expect((await ask({ users: 901, months: 24 })).resultId).not.toBe(more.resultId);
    const again = await report({
      kind: 'growth',
      assumed: { users: 900, months: 24 },
      previousResultId: more.resultId,
    });
    expect(again.report).toBeUndefined();
  });

  test.each([5, [], { users: 'many' }, { users: null }, null].map((assumed) => ({ assumed })))(
    'is refused for %j',
    async ({ assumed }) => {
      await begin();
      await expect(report({ assumed })).rejects.toMatchObject({ code: -32602 });
    },
  );
});
