// npm run docs: writes docs/rules.md, the list of all rules, and docs/format.md, the format.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
// Below node_modules, so that the packages left out of the bundle are found.
const folder = join(root, 'node_modules/.cache/commspec');
mkdirSync(folder, { recursive: true });
for (const { page, target, make } of [
  { page: 'rules-page', target: 'docs/rules.md', make: (made) => made.rulesPage(root) },
  { page: 'format-page', target: 'docs/format.md', make: (made) => made.formatPage() },
]) {
  const outfile = join(folder, `${page}.cjs`);
  await build({
    entryPoints: [join(root, `scripts/${page}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  writeFileSync(join(root, target), make(createRequire(import.meta.url)(outfile)));
}
