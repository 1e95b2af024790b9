// npm run fuzz -- [--seconds N] [--seed S] [--cases N] [--replay FILE | --kept]: what the product does with mutated specs.
// Without a seed another one is taken each time, and printed. `--kept` first runs all kept failures again.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { finish } from './lib/counts.mjs';
import { root } from './lib/project.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    seed: { type: 'string' },
    cases: { type: 'string' },
    replay: { type: 'string' },
    kept: { type: 'boolean' },
  },
});
/** A whole number from 0, or what it is without the option. */
function number(name, otherwise) {
  if (values[name] === undefined) return otherwise;
  const given = Number(values[name]);
  if (Number.isInteger(given) && given >= 0) return given;
  console.error(`--${name} takes a whole number, not ${values[name]}`);
  process.exit(2);
}

process.chdir(root);
const folder = join(root, 'node_modules/.cache/commspec/fuzz');
mkdirSync(folder, { recursive: true });
await build({
  entryPoints: { main: 'test/fuzz/main.ts', worker: 'test/fuzz/worker.ts' },
  outdir: folder,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  logLevel: 'warning',
});
const { main } = createRequire(import.meta.url)(join(folder, 'main.cjs'));
const only = values.replay !== undefined;
finish(
  await main({
    seed: number('seed', Date.now() % 1_000_000),
    seconds: number('seconds', values.cases === undefined ? 60 : Number.POSITIVE_INFINITY),
    cases: only ? 0 : number('cases', Number.POSITIVE_INFINITY),
    replay: only ? [values.replay] : values.kept ? 'all' : [],
    worker: join(folder, 'worker.cjs'),
  }),
);
