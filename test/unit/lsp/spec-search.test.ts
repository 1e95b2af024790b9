/** Which specs a folder holds, for the language server. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findSpecsIn } from '../../../server/lsp/spec-search';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'commspec-search-'));
  for (const folder of ['w', 'w/sub', 'w/node_modules', 'out']) mkdirSync(join(root, folder));
  for (const file of ['w/b.commspec.yaml', 'w/sub/commspec.yaml', 'w/other.yaml', 'w/node_modules/commspec.yaml'])
    writeFileSync(join(root, file), '');
  writeFileSync(join(root, 'out/far.commspec.yaml'), '');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const find = async (most?: number): Promise<{ names: string[]; cut: boolean }> => {
  const folder = pathToFileURL(join(root, 'w')).href;
  const { uris, cut } = await findSpecsIn([folder, 'vscode-vfs://host/w', `${folder}-missing`], most);
  return { names: uris.map((uri) => uri.slice(folder.length + 1)), cut };
};

test('those of its folders, but not of what package managers keep', async () => {
  expect(await find()).toEqual({ names: ['b.commspec.yaml', 'sub/commspec.yaml'], cut: false });
});

test('a link that leads out is left alone, and one that does not is a spec', async () => {
  symlinkSync(join(root, 'out/far.commspec.yaml'), join(root, 'w/far.commspec.yaml'));
  symlinkSync(join(root, 'w/other.yaml'), join(root, 'w/near.commspec.yaml'));
  expect((await find()).names).toEqual(['b.commspec.yaml', 'near.commspec.yaml', 'sub/commspec.yaml']);
});

test('a search that takes too long is given up', async () => {
  expect(await find(2)).toEqual({ names: ['b.commspec.yaml'], cut: true });
});
