/** What if: reports with other values than those of the spec, and the edit that writes them. */
import type { WorkspaceEdit } from 'vscode-languageserver/node';
import { afterEach, expect, test } from 'vitest';
import type { ReportResult } from '../../server/lsp/protocol';
import type { Slider } from '../../server/report/content';
import { PULL, ROOT, Session } from '../support/session';

const SPEC = `commspec: 1
name: office
suite: 7u3
architecture: two-tier
users: { total: 1000, growth: { rate: 10%, months: 12 } } # counted in May
tiers:
  - tier: 1
    capacity: { users: 1200 }
    hosts:
      - { name: front, components: [mmp] }
`;
const uri = `${ROOT}/a.commspec.yaml`;
const VERSIONED = { ...PULL, workspace: { workspaceEdit: { documentChanges: true } } };

let session: Session;
afterEach(() => session.stop());

async function begin(text = SPEC): Promise<void> {
  session = await Session.start(VERSIONED);
  await session.open(text);
}
const report = (more: object = {}): Promise<ReportResult> =>
  session.client.sendRequest('commspec/report', { uri, kind: 'growth', ...more });
const edits = (assumed: object): Promise<WorkspaceEdit | null> =>
  session.client.sendRequest('commspec/assumedEdits', { uri, assumed });

const slidersOf = ({ report: content }: ReportResult): readonly Slider[] => content?.sections[0]?.sliders ?? [];
const firstRow = ({ report: content }: ReportResult): readonly string[] =>
  content?.sections[0]?.tables[0]?.rows[0]?.cells.map(({ text }) => text) ?? [];

test('a report shows what values come to, and the next without them shows the spec', async () => {
  await begin();
  const plain = await report();
  const other = await report({ assumed: { users: 1150 }, previousResultId: plain.resultId });
  expect(firstRow(plain).slice(0, 3)).toEqual(['Users of tier 1 today', 'in month 25', '1,000 users']);
  expect(firstRow(other).slice(0, 3)).toEqual(['Users of tier 1 today', 'in month 6', '1,150 users']);
  expect(slidersOf(other)[0]).toMatchObject({ id: 'users', value: 1150, declared: 1000 });
  expect(other.version).toBe(plain.version);
  expect(await report({ assumed: { users: 1150 }, previousResultId: other.resultId })).not.toHaveProperty('report');
  expect(await report()).toEqual(plain);
  expect(session.text(uri)).toBe(SPEC);
});

test('the edit makes the spec say so, and nothing else', async () => {
  await begin();
  const edit = await edits({ users: 1500, growth: 20 });
  expect(edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 1 } }]);
  await session.apply(edit ?? undefined);
  expect(session.text(uri)).toBe(SPEC.replace('1000', '1500').replace('10%', '20%'));
  expect(await edits({ users: 1500, growth: 20 })).toBeNull();
});

test('what cannot be written says why: above the report, and in place of the edit', async () => {
  await begin(`${SPEC}sso: {\n`);
  const broken = await report({ assumed: { users: 1500 } });
  expect(broken.report?.banner).toMatch(/^The spec has a syntax error\./);
  await expect(edits({ users: 1500 })).rejects.toThrow('The spec has a syntax error');
});
