// npm run soak: the built server over stdio, thousands of messages, malformed ones among them.
import { join } from 'node:path';
import { bundle } from '../esbuild.mjs';
import { finish } from './lib/counts.mjs';
import { readOptions, wholeNumber } from './lib/options.mjs';
import { root } from './lib/project.mjs';
import { runTypeScript } from './lib/typescript.mjs';

const USAGE = `Usage: npm run soak -- [--requests N] [--seed S]

Sends the built server thousands of messages, malformed ones among them, and looks at its memory and its latency.

  --requests N   how many requests: 5000
  --seed S       which: 2015`;

const values = readOptions(USAGE, {
  requests: { type: 'string', default: '5000' },
  seed: { type: 'string', default: '2015' },
});
const seed = wholeNumber('seed', values.seed);
const requests = wholeNumber('requests', values.requests);

const outdir = 'node_modules/.cache/commspec/soak';
await bundle({ outdir, only: ['server-node'] });
const { main } = /** @type {typeof import('../test/soak/main')} */ (await runTypeScript('test/soak/main.ts'));
finish(await main({ server: join(root, outdir, 'server-node.js'), seed, requests }));
