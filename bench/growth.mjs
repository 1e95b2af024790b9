// npm run bench:growth: how the time of a check grows with the number of hosts.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { generate } from './templates/commspec.mjs';

const root = join(import.meta.dirname, '..');
const outfile = join(root, 'node_modules/.cache/commspec/growth.cjs');
mkdirSync(join(root, 'node_modules/.cache/commspec'), { recursive: true });
await build({
  entryPoints: [join(import.meta.dirname, 'growth.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  logLevel: 'warning',
});
const LINES_A_HOST = 14;
const specs = [100, 250, 500, 1000, 2000].map((hosts) => ({
  hosts,
  text: generate({ lines: hosts * LINES_A_HOST + 30 }).text,
}));
createRequire(import.meta.url)(outfile).report(specs);
