// npm run docs: writes docs/rules.md, the list of all rules.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
// Below node_modules, so that the packages left out of the bundle are found.
const folder = join(root, 'node_modules/.cache/commspec');
const outfile = join(folder, 'rules-page.cjs');
mkdirSync(folder, { recursive: true });
await build({
  entryPoints: [join(root, 'scripts/rules-page.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});
writeFileSync(join(root, 'docs/rules.md'), createRequire(import.meta.url)(outfile).rulesPage(root));
