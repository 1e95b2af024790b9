// npm run package [-- --check]: commspec.vsix, from a production build in a folder of its own, and a look at what went in.
// NOTICE is written anew; with --check it must be right already.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { bundle } from '../esbuild.mjs';
import { billOfMaterials } from './lib/bill.mjs';
import { bundledPackages } from './lib/bundled.mjs';
import { demandContents, EXTENSION } from './lib/contents.mjs';
import { marketplacePage } from './lib/marketplace.mjs';
import { notice } from './lib/notice.mjs';
import { root } from './lib/project.mjs';

const LIMIT = 1.9 * 1024 * 1024;
/** What of package.json is of no use in an installed extension. */
const DEVELOPMENT = ['allowScripts', 'bin', 'dependencies', 'devDependencies', 'private', 'scripts'];

/** The production build and what else the extension needs, as they are packed. */
const stage = join(root, 'dist/vsix');
const vsix = join(root, 'commspec.vsix');

rmSync(stage, { recursive: true, force: true });
mkdirSync(stage, { recursive: true });
const metafiles = await bundle({ production: true, outdir: 'dist/vsix/dist' });
const packages = bundledPackages(metafiles.values());
const noticeFile = join(root, 'NOTICE');
const stale = readFileSync(noticeFile, 'utf8') !== notice(packages);
if (stale) writeFileSync(noticeFile, notice(packages));
if (stale && process.argv.includes('--check'))
  throw new Error('NOTICE did not say what is bundled; it is written anew: commit it');
writeFileSync(join(stage, 'sbom.cdx.json'), `${JSON.stringify(billOfMaterials(packages), undefined, 2)}\n`);

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** @type {{ files: readonly string[] }} */
const { files } = manifest;
for (const name of ['cli.js', 'cli-core.js', 'cli-worker.js']) rmSync(join(stage, 'dist', name), { force: true });
const missing = files.filter((path) => !existsSync(join(path.startsWith('dist/') ? stage : root, path)));
if (missing.length > 0) throw new Error(`in "files" of package.json but not there: ${missing.join(', ')}`);
for (const path of files) {
  if (path.startsWith('dist/')) continue;
  mkdirSync(dirname(join(stage, path)), { recursive: true });
  cpSync(join(root, path), join(stage, path), { recursive: true });
}
const readme = join(stage, 'README.md');
writeFileSync(readme, marketplacePage(readFileSync(readme, 'utf8')));
const packed = Object.fromEntries(Object.entries(manifest).filter(([key]) => !DEVELOPMENT.includes(key)));
packed.files = [...files, 'sbom.cdx.json'];
writeFileSync(join(stage, 'package.json'), JSON.stringify(packed, undefined, 2));

const repository = manifest.repository.url.replace(/^git\+|\.git$/g, '');

/** The paths that the manifest names: all must have come along. */
const named = [
  ...JSON.stringify([packed.main, packed.browser, packed.icon, packed.contributes]).matchAll(/"(\.\/[^"]+)"/g),
].map(([, path = '']) => path);
const absent = named.filter((path) => !existsSync(join(stage, path)));
if (absent.length > 0) throw new Error(`named in package.json but not packed: ${absent.join(', ')}`);

await createVSIX({
  cwd: stage,
  packagePath: vsix,
  dependencies: false,
  // The page is shown where no file of the repository lies beside it.
  baseContentUrl: `${repository}/blob/HEAD`,
  baseImagesUrl: `${repository}/raw/HEAD`,
});

const inside = await listFiles({ cwd: stage, packageManager: PackageManager.None });
demandContents('the .vsix', inside, EXTENSION);
const size = statSync(vsix).size;
console.log(`${vsix}: ${inside.length} files, ${Math.round(size / 1024)} KB`);
if (size > LIMIT) throw new Error(`the .vsix is larger than ${LIMIT / 1024} KB`);
