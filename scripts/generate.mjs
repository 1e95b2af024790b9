// Runs scripts/generate.ts, which writes server/generated/.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
// Below node_modules, so that the packages left out of the bundle are found.
const folder = join(root, 'node_modules/.cache/commspec');
const outfile = join(folder, 'generate.cjs');
mkdirSync(folder, { recursive: true });
await build({
  entryPoints: [join(root, 'scripts/generate.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});
process.chdir(root);
createRequire(import.meta.url)(outfile);
