// npm run bench:growth [-- --lines 1000,10000] [--kinds note,os] [--budget 4000] [--scratch] [--rules]
// How the CPU time of an edit grows with the spec, in process: a fresh process for each kind of edit and size, so that the first 30 edits
// are cold. Says how many rules an edit runs (--rules: which), and with --scratch how a check from scratch grows.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleTypeScript } from '../scripts/lib/typescript.mjs';
import { figureOf } from './stats.mjs';
import { generate } from './templates/commspec.mjs';

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '1000,10000,50000' },
    kinds: { type: 'string', default: 'note,toggle,os,cpus,memory,capacity,version,firewall,service' },
    budget: { type: 'string', default: '4000' },
    scratch: { type: 'boolean' },
    rules: { type: 'boolean' },
    /** The bundle of growth.ts: makes this process the one that measures. */
    bundle: { type: 'string' },
  },
});
/** @typedef {ReturnType<typeof generate>['points']['changes']} Changes */
/** @typedef {import('./growth').Measured} Measured */

const kinds = /** @type {(keyof Changes)[]} */ (values.kinds.split(','));
const sizes = values.lines.split(',').map(Number);
/** @param {string} path @returns {typeof import('./growth')} */
const load = (path) => createRequire(import.meta.url)(path);

/** @param {keyof Changes} kind @param {number} lines */
function inProcess(kind, lines) {
  const { text, points } = generate({ lines });
  if (!Object.hasOwn(points.changes, kind)) throw new Error(`there is no edit ${kind}`);
  return load(values.bundle ?? '').measureEdits(text, points.changes[kind], Number(values.budget));
}

/** @param {string} bundle @param {keyof Changes} kind @param {number} lines @returns {Measured} */
function inFreshProcess(bundle, kind, lines) {
  const args = ['--bundle', bundle, '--kinds', kind, '--lines', `${lines}`, '--budget', values.budget];
  const output = execFileSync(process.execPath, [fileURLToPath(import.meta.url), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output);
}

if (values.bundle !== undefined) {
  const [kind = 'note'] = kinds;
  process.stdout.write(JSON.stringify(inProcess(kind, sizes[0] ?? 0)));
} else {
  const bundle = await bundleTypeScript('bench/growth.ts');
  if (values.scratch)
    load(bundle).reportScratch([100, 250, 500, 1000, 2000].map((hosts) => ({ hosts, ...generate({ hosts }) })));
  else edits(bundle);
}

/** @param {string} bundle */
function edits(bundle) {
  console.log('edit         lines     cold p50 (min), CPU ms    warm p50 (min), CPU ms     rules  shared   items');
  const rows = [];
  for (const kind of kinds) {
    for (const lines of sizes) {
      const measured = inFreshProcess(bundle, kind, lines);
      const cold = figureOf([measured.cold]);
      const warm = figureOf([measured.warm]);
      const { rules, shared, items } = measured;
      rows.push({ kind, lines, cold, warm, rules, shared, items });
      /** @param {typeof cold} figure */
      const shown = (figure) => `${figure?.p50?.toFixed(2)} (${figure?.min?.toFixed(2)}) of ${figure?.n}`;
      const cells = [`${lines}`.padStart(7), shown(cold).padStart(24), shown(warm).padStart(25)];
      const counts = [rules.length, shared.length, items].map((count) => `${count}`.padStart(7));
      console.log([kind.padEnd(9), ...cells, '  ', ...counts].join(' '));
      if (values.rules) console.log(`  ${rules.join(' ')}\n  ${shared.join(', ')}`);
    }
  }
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'growth.json'), `${JSON.stringify(rows)}\n`);
}
