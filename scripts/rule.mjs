// npm run rule -- [--write | --update] [CODE | AREA]…: holds the pages of rules against their modules, in a second.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'node_modules/.cache/commspec');
const outfile = join(folder, 'rule.cjs');
mkdirSync(folder, { recursive: true });
process.chdir(root);
await build({
  entryPoints: [join(root, 'scripts/rule.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});
const names = process.argv.slice(2);
const update = names.includes('--update');
process.exitCode = await createRequire(import.meta.url)(outfile).checkRules(
  names.filter((name) => !name.startsWith('--')),
  { write: update || names.includes('--write'), update },
);
