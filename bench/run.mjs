// npm run bench [-- --short]: our server against yaml-language-server with our schema, on the same generated specs, taking turns in one
// run; then the start of the server, the command line and the growth of an edit in process. Prints the figures against the targets and
// writes results/RESULTS.md. Options: --lines, --runs, --reps, --budget, --short, --skip-install.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { bundle } from '../esbuild.mjs';
import { here, home } from './profile.mjs';
import { checkMany, checkOne, startTimes } from './processes.mjs';
import { results } from './results.mjs';
import { REPORTS } from './sessions.mjs';

const root = join(here, '..');
const { values } = parseArgs({
  options: {
    lines: { type: 'string' },
    runs: { type: 'string' },
    reps: { type: 'string', default: '30' },
    budget: { type: 'string' },
    /** One run, little time for each measurement, nothing of 50,000 lines: to see that everything is measured. */
    short: { type: 'boolean', default: false },
    'skip-install': { type: 'boolean' },
  },
});
const { short } = values;
const lines = values.lines ?? '1000,10000';
const runs = values.runs ?? (short ? '1' : '2');
const budget = values.budget ?? (short ? '1' : '3');
const started = performance.now();

if (!existsSync(join(here, 'node_modules/yaml-language-server')) && values['skip-install'] !== true) {
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
// Everything that is packaged: what the server and the command line load besides stands beside them.
await bundle({ production: true, outdir: 'bench/.build' });
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

/** @param {string} script @param {...string} args */
function run(script, ...args) {
  execFileSync(process.execPath, [join(here, script), ...args], {
    cwd: here,
    env: { ...process.env, BENCH_HOME: home },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}
const shared = ['--reps', values.reps, '--budget', budget];
/** @param {...string} names */
const profiles = (...names) => ['--profile', names.map((name) => `profiles/${name}.json`).join(',')];
run('bench.mjs', ...profiles('commspec', 'yaml-ls'), '--lines', lines, '--runs', runs, ...shared);
run('bench.mjs', ...profiles('commspec-push'), '--lines', lines, '--runs', '1', '--only', 'toggle', ...shared);
run(
  'bench.mjs',
  ...profiles('commspec'),
  '--lines',
  '',
  '--hosts',
  '200',
  '--runs',
  runs,
  '--tag',
  'hosts',
  '--only',
  [...REPORTS.map((kind) => `toggle with ${kind}`), 'completion key', 'completion value'].join(),
  ...shared,
);
const HUGE = ['toggle', 'note', 'firewall', 'service', 'toggle with ports', 'completion key', 'hover'];
if (!short)
  run(
    'bench.mjs',
    ...profiles('commspec'),
    '--lines',
    '50000',
    '--runs',
    '1',
    '--tag',
    'huge',
    '--only',
    HUGE.join(),
    ...shared,
  );
const start = await startTimes(['commspec', 'empty', 'yaml-ls'], short ? 3 : 9);
const one = checkOne(short ? 3 : 10);
const many = checkMany([50, 100, 200], short ? 1 : 3);
run('growth.mjs', '--budget', `${Number(budget) * 500}`, ...(short ? ['--lines', '1000,10000'] : []));

/** @param {string} name */
const read = (name) => {
  const file = join(here, 'results', `${name}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
};
const vsix = join(root, 'commspec.vsix');
const text = results({
  ours: read('commspec'),
  theirs: read('yaml-ls'),
  pushed: read('commspec-push'),
  hosts: read('commspec-hosts'),
  huge: short ? undefined : read('commspec-huge'),
  growth: read('growth'),
  start: { ours: start('commspec'), empty: start('empty'), theirs: start('yaml-ls') },
  one,
  many: { 50: many[0] ?? Number.NaN, 100: many[1] ?? Number.NaN, 200: many[2] ?? Number.NaN },
  vsixBytes: existsSync(vsix) ? statSync(vsix).size : undefined,
  seconds: (performance.now() - started) / 1000,
});
mkdirSync(join(here, 'results'), { recursive: true });
writeFileSync(join(here, 'results/RESULTS.md'), text);
console.log(`\n${text}`);
