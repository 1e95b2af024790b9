// node scripts/pack.mjs prepack | postpack: what `npm pack` runs before and after. The package is the command alone, as a production
// build. Its manifest and its page stand at the top of the tree only while npm packs, for npm takes them from nowhere else.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMAND } from './lib/contents.mjs';
import { ensureInstalled, requireNode, root } from './lib/project.mjs';

/** What of package.json is about the command too. */
const SHARED = ['name', 'version', 'license', 'homepage', 'repository', 'bugs', 'keywords', 'type'];
const SWAPPED = ['package.json', 'README.md'];
const OUT = 'dist/command';
const kept = join(root, 'dist/before-pack');

/** @param {string} file */
const atTop = (file) => join(root, file);

/** Puts back what stood there before, also where npm was ended half-way; what somebody has written since is left alone. */
function restore() {
  if (!existsSync(kept)) return;
  const isPacked = JSON.parse(readFileSync(atTop('package.json'), 'utf8')).bin?.commspec === `${OUT}/cli.js`;
  if (isPacked) for (const file of SWAPPED) copyFileSync(join(kept, file), atTop(file));
  rmSync(kept, { recursive: true, force: true });
}

async function prepare() {
  requireNode();
  ensureInstalled();
  const { bundle } = await import('../esbuild.mjs');
  rmSync(atTop(OUT), { recursive: true, force: true });
  await bundle({ production: true, outdir: OUT, only: ['cli'] });

  /** @type {Record<string, unknown> & { engines: { node: string }, scripts: Record<string, string> }} */
  const manifest = JSON.parse(readFileSync(atTop('package.json'), 'utf8'));
  const packed = {
    ...Object.fromEntries(SHARED.map((key) => [key, manifest[key]])),
    description: 'Checks, sizes and explains YAML deployment specs of a communications suite.',
    engines: { node: manifest.engines.node },
    bin: { commspec: `${OUT}/cli.js` },
    files: COMMAND.filter((path) => path !== 'package.json' && path !== 'README.md'),
  };
  mkdirSync(kept, { recursive: true });
  for (const file of SWAPPED) copyFileSync(atTop(file), join(kept, file));
  copyFileSync(join(import.meta.dirname, 'npm/README.md'), atTop('README.md'));
  writeFileSync(atTop('package.json'), `${JSON.stringify(packed, undefined, 2)}\n`);
}

const [step] = process.argv.slice(2);
restore();
if (step === 'prepack') await prepare();
else if (step !== 'postpack') throw new Error('prepack or postpack');
