/** Comparisons over the protocol: of texts that are open or not, and of nothing else. */
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compareRequest, type CompareParams, type CompareResult } from '../../server/lsp/protocol';
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
      - { name: store, zone: data, memory: 8 GB, components: [message-store] }
`;
const uri = `${ROOT}/a.commspec.yaml`;

let session: Session;
beforeEach(async () => {
  session = await Session.start();
});
afterEach(() => session.stop());

const ask = (
  specs: CompareParams['specs'],
  format: CompareParams['format'] = 'markdown',
): Promise<CompareResult | null> =>
  session.client.sendRequest(compareRequest, { specs, format } satisfies CompareParams);
const sides = (before: string, after: string): CompareParams['specs'] => [
  { uri, text: before, label: 'a at HEAD' },
  { uri, text: after, label: 'a' },
];

test('says what has changed since an older text of the same file', async () => {
  await session.open(SPEC);
  const result = await ask(sides(SPEC.replace('8 GB', '4 GB'), SPEC));
  expect(result?.text).toMatch(
    /^### Comparison: office\n\n\*\*0 hosts to add, 1 to change, 0 to remove; \+4 GB memory/,
  );
  expect((await ask(sides(SPEC, SPEC)))?.text).toContain('No changes: both specs mean the same.');
  expect((await ask(sides(SPEC, SPEC), 'html'))?.text).toMatch(/^<!doctype html>/);
});

test('reads what a text extends, as it stands in the editor or lies on disk', async () => {
  session.files.set(`${ROOT}/base.commspec.yaml`, SPEC);
  const over = 'extends: ./base.commspec.yaml\nname: staging\n';
  const json = (await ask(sides(SPEC, over), 'json'))?.text ?? '';
  expect(JSON.parse(json)).toMatchObject({
    comparisons: [{ hosts: [], facts: [{ path: ['name'], before: 'office', after: 'staging' }] }],
  });
  expect(session.read).toEqual([`${ROOT}/base.commspec.yaml`]);
});

test('of broken texts says so', async () => {
  expect((await ask(sides(SPEC, `${SPEC}note: [\n`)))?.text).toContain(
    '> After: Some lines of the spec cannot be read',
  );
  expect((await ask(sides('', SPEC)))?.text).toContain('2 hosts to add');
});

test('is cancelled by whoever no longer wants it', async () => {
  const source = new CancellationTokenSource();
  const asked = session.client.sendRequest(compareRequest, { specs: sides(SPEC, SPEC), format: 'text' }, source.token);
  source.cancel();
  await expect(asked).rejects.toMatchObject({ message: 'cancelled' });
});

test.each([
  ['one spec', { specs: sides(SPEC, SPEC).slice(1), format: 'text' }],
  ['a format that there is not', { specs: sides(SPEC, SPEC), format: 'pdf' }],
  ['a spec without text', { specs: [{ uri, label: 'a' }, ...sides(SPEC, SPEC)], format: 'text' }],
  ['no list', { specs: {}, format: 'text' }],
])('of %s is refused', async (_, params) => {
  await expect(session.client.sendRequest(compareRequest, params)).rejects.toMatchObject({
    message: expect.stringContaining('do not have the shape') as string,
  });
});
