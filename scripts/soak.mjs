// npm run soak -- [--requests N] [--seed S]: the built server over stdio, thousands of messages, malformed ones among them.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { bundle } from '../esbuild.mjs';
import { finish } from './lib/counts.mjs';
import { root } from './lib/project.mjs';

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '5000' }, seed: { type: 'string', default: '2015' } },
});
process.chdir(root);
const folder = 'node_modules/.cache/commspec/soak';
mkdirSync(folder, { recursive: true });
await bundle({ outdir: folder, only: ['server-node'] });
await build({
  entryPoints: ['test/soak/main.ts'],
  outfile: `${folder}/soak.cjs`,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  logLevel: 'warning',
});
const { main } = createRequire(import.meta.url)(join(root, folder, 'soak.cjs'));
finish(
  await main({
    server: join(root, folder, 'server-node.js'),
    seed: Number(values.seed),
    requests: Number(values.requests),
  }),
);
