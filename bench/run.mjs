// npm run bench: our server against yaml-language-server with our schema, on the same generated specs, taking turns in one
// run. Prints the figures as ratios against the targets and writes results/RESULTS.md. Options: --lines, --runs, --reps.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { bundle } from '../esbuild.mjs';
import { Server } from './client.mjs';

const here = import.meta.dirname;
const root = join(here, '..');
const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '1000,10000' },
    runs: { type: 'string', default: '2' },
    reps: { type: 'string', default: '30' },
    'skip-install': { type: 'boolean' },
  },
});

if (!existsSync(join(here, 'node_modules/yaml-language-server')) && values['skip-install'] !== true) {
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
await bundle({ production: true, outdir: 'bench/.build', only: ['server-node'] });
await build({
  entryPoints: [join(here, 'empty.mjs')],
  outfile: join(here, '.build/empty.js'),
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  absWorkingDir: root,
  logLevel: 'warning',
});

const profiles = ['commspec', 'yaml-ls'];
execFileSync(
  process.execPath,
  [
    'bench.mjs',
    '--profile',
    profiles.map((name) => `profiles/${name}.json`).join(','),
    '--lines',
    values.lines,
    '--runs',
    values.runs,
    '--reps',
    values.reps,
    '--cold',
    '0',
  ],
  { cwd: here, stdio: ['ignore', 'inherit', 'inherit'] },
);

/**
 * What bench.mjs writes, as far as it is looked at.
 * @typedef {{ lines: number, rss200MiB: number, m: Readonly<Record<string, { p50: number }>> }} Size
 * @typedef {{ date: string, node: string, machine: string, version: string, sizes: readonly Size[] }} Result
 */

/** @type {(name: string) => Result} */
const resultOf = (name) => JSON.parse(readFileSync(join(here, 'results', `${name}.json`), 'utf8'));
const ours = resultOf('commspec');
const theirs = resultOf('yaml-ls');
/** @type {(string | number)[][]} */
const rows = [];
/** @param {Size | undefined} size @param {string} name */
const p50 = (size, name) => size?.m[name]?.p50;
/**
 * `target` is the largest ratio ours / theirs that is wanted.
 * @param {number} lines @param {string} what @param {number | undefined} mine @param {number | undefined} other
 * @param {number} target
 */
function compare(lines, what, mine, other, target) {
  if (mine === undefined || other === undefined) return;
  const ratio = mine / other;
  rows.push([
    lines,
    what,
    mine.toFixed(2),
    other.toFixed(2),
    `1/${(1 / ratio).toFixed(1)}`,
    `1/${(1 / target).toFixed(1)}`,
    ratio <= target ? 'met' : 'MISSED',
  ]);
}
for (const [i, size] of ours.sizes.entries()) {
  const peer = theirs.sizes[i];
  const large = size.lines > 5000;
  compare(
    size.lines,
    'edit to diagnostics, ms',
    p50(size, 'edit to diagnostics'),
    p50(peer, 'edit to diagnostics'),
    large ? 1 / 40 : 1 / 50,
  );
  if (large)
    compare(
      size.lines,
      'the same less its fixed delay, ms',
      p50(size, 'edit to diagnostics'),
      p50(peer, 'edit to diagnostics less debounce'),
      1 / 20,
    );
  for (const name of ['completion key', 'completion value', 'hover']) {
    compare(
      size.lines,
      `${name} after an edit, ms`,
      p50(size, `${name} after edit`),
      p50(peer, `${name} after edit`),
      1 / 20,
    );
  }
  compare(size.lines, 'memory after 200 edits, MiB', size.rss200MiB, peer?.rss200MiB, 2 / 3);
}
/** Process start to the answer to `initialize`, the servers taking turns; the median of nine. @param {readonly string[]} names */
async function startTimes(names) {
  const times = new Map(names.map((name) => [name, /** @type {number[]} */ ([])]));
  for (let i = 0; i < 10; i++) {
    for (const name of names) {
      const profile = JSON.parse(readFileSync(join(here, 'profiles', `${name}.json`), 'utf8'));
      const server = new Server(
        { ...profile, settings: undefined },
        { root: here, uri: 'file:///bench.commspec.yaml', workspace: 'file:///' },
      );
      const { startToInitialize } = await server.start();
      if (i > 0) times.get(name)?.push(startToInitialize);
      await server.stop();
    }
  }
  return (/** @type {string} */ name) => times.get(name)?.sort((a, b) => a - b)[4] ?? Number.NaN;
}
const startOf = await startTimes(['commspec', 'empty', 'yaml-ls']);
const start = startOf('commspec') - startOf('empty');
const vsix = join(root, 'commspec.vsix');
const lines = [
  '# Benchmark',
  '',
  `${ours.date}, Node ${ours.node}, ${ours.machine}. p50 over ${values.runs} runs of ${values.reps} repetitions; yaml-language-server ${theirs.version}.`,
  '',
  '| lines | what | commspec | yaml-language-server | ratio | wanted | |',
  '|---|---|---|---|---|---|---|',
  ...rows.map((row) => `| ${row.join(' | ')} |`),
  '',
  `Start to \`initialize\`: ${startOf('commspec').toFixed(0)} ms; an empty server ${startOf('empty').toFixed(0)} ms; difference ${start.toFixed(0)} ms (wanted: at most 60) ${start <= 60 ? 'met' : 'MISSED'}. yaml-language-server ${startOf('yaml-ls').toFixed(0)} ms.`,
  ...(existsSync(vsix)
    ? [
        `Package: ${(statSync(vsix).size / 1e6).toFixed(2)} MB (wanted: at most 1.5) ${statSync(vsix).size <= 1.5e6 ? 'met' : 'MISSED'}.`,
      ]
    : []),
  '',
];
mkdirSync(join(here, 'results'), { recursive: true });
writeFileSync(join(here, 'results/RESULTS.md'), lines.join('\n'));
console.log(`\n${lines.join('\n')}`);
