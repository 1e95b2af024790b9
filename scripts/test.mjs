// npm test [-- NAME…]: every suite, set up first where the machine is fresh; all are run, whichever fails.
// Names: checks, unit, editors, fuzz, node, web, ui, electron. The last line sums them up.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHECKS } from './lib/checks.mjs';
import { closingLine, finish, readClosingLine } from './lib/counts.mjs';
import { capture, ensureInstalled, requireNode, root, stopChildrenOnSignal } from './lib/project.mjs';

const { execPath: node } = process;
/** @param {string} path */
const script = (path) => [join(root, path)];

/** @typedef {import('./lib/counts.mjs').Counts} Counts */

/** Each is one test: its exit code is the result. What it prints is shown when it fails. */
/** @param {(typeof CHECKS)[number]} check */
async function check({ name, args }) {
  const { code, output } = await capture(node, args, { show: false });
  console.log(code === 0 ? `  ok       ${name}` : `  FAILED   ${name}\n${output}`);
  return code === 0;
}

async function checks() {
  const waiting = [...CHECKS];
  /** @type {boolean[]} */
  const results = [];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await check(next));
  };
  await Promise.all([worker(), worker()]);
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}

/**
 * What the JSON reporter of Vitest writes, as far as it is looked at.
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {readonly { status: string, assertionResults: readonly { status: string }[] }[]} testResults
 */

/** Milliseconds: some four times what the unit tests take where nothing else runs. */
const UNIT_LIMIT = 2_400_000;

/** @returns {Promise<Counts>} */
async function unit() {
  const folder = mkdtempSync(join(tmpdir(), 'commspec-test-'));
  const file = join(folder, 'vitest.json');
  try {
    const { code } = await capture(
      node,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        ...['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`],
      ],
      { timeoutMs: UNIT_LIMIT },
    );
    if (!existsSync(file)) return { passed: 0, failed: 1 };
    /** @type {VitestReport} */
    const report = JSON.parse(readFileSync(file, 'utf8'));
    // A file that cannot be loaded has failed without a test of its own; so has a run with an unhandled error.
    const broken = report.testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    ).length;
    const failed = report.numFailedTests + broken;
    return {
      passed: report.numPassedTests,
      failed: failed === 0 && code !== 0 ? 1 : failed,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A runner that prints its own closing line; none means that it broke.
 * @param {string} path @param {string[]} args
 * @returns {Promise<Counts>}
 */
async function runner(path, ...args) {
  const { code, output } = await capture(node, [...script(path), ...args]);
  const counts = readClosingLine(output);
  if (!counts) return { passed: 0, failed: 1 };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** @returns {Promise<Counts>} */
async function ui() {
  const { code, output } = await capture(node, [...script('scripts/package.mjs'), '--check'], { show: false });
  console.log(code === 0 ? '  ok       packaged' : `  FAILED   the .vsix could not be made\n${output}`);
  if (code !== 0) return { passed: 0, failed: 1 };
  const counts = await runner('test/host/run-ui.mjs');
  return { ...counts, passed: counts.passed + 1 };
}

/**
 * Kept failures again, then the first cases of one seed. A count, not a time, so that every run does the same: so many take
 * about a minute on a small machine; a slower one does fewer of them, and fails for it no more.
 */
const FUZZ = ['--kept', '--seed', '2015', '--cases', '400', '--seconds', '60'];

/** @type {readonly [name: string, title: string, run: () => Promise<Counts>][]} */
const SUITES = [
  ['checks', 'Static checks', checks],
  ['unit', 'Unit tests', unit],
  ['editors', 'Neovim and Emacs, set up as documented', () => runner('test/editors/run.mjs')],
  ['fuzz', 'Mutated specs, through everything', () => runner('scripts/fuzz.mjs', ...FUZZ)],
  ['node', 'VS Code, Node extension host', () => runner('test/host/run-node.mjs')],
  ['web', 'VS Code, web extension host', () => runner('test/host/run-web.mjs')],
  ['ui', 'The packaged extension, driven in the browser', ui],
  ['electron', 'Desktop VS Code', () => runner('test/host/run-electron.mjs')],
];

requireNode();
const names = process.argv.slice(2);
const unknown = names.find((name) => !SUITES.some(([known]) => known === name));
if (unknown) {
  console.error(`No suite named ${unknown}. There are: ${SUITES.map(([name]) => name).join(', ')}`);
  process.exit(2);
}
stopChildrenOnSignal();

const started = Date.now();
/** @param {number} since */
const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`;
/** @type {string[]} */
const rows = [];
const total = { passed: 0, failed: 0, skipped: 0 };

/** @param {string} title @param {() => Promise<Counts>} tests */
async function suite(title, tests) {
  console.log(`\n=== ${title}`);
  const since = Date.now();
  /** @type {Counts} */
  const counts = await tests().catch((/** @type {unknown} */ error) => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
  rows.push(`${title.padEnd(48)}${closingLine(counts)} (${seconds(since)})`);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped ?? 0;
}

/** How the tracked files differ from the last commit; undefined where git cannot say. */
function changes() {
  const { status, stdout } = spawnSync('git', ['diff', 'HEAD', '--no-ext-diff', '--binary'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256e6,
  });
  return status === 0 ? stdout : undefined;
}
const before = changes();

await suite('Set-up and build', async () => {
  ensureInstalled();
  const { code } = await capture(node, script('esbuild.mjs'));
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
});
for (const [name, title, tests] of SUITES) {
  if (names.length === 0 || names.includes(name)) await suite(title, tests);
}
await suite('Set-up, build and tests leave tracked files alone', async () => {
  const after = changes();
  if (before === undefined || after === undefined) return { passed: 0, failed: 0, skipped: 1 };
  if (after === before) return { passed: 1, failed: 0 };
  console.log(`  FAILED   what is generated was stale; it is written anew: commit it\n${after.slice(0, 4000)}`);
  return { passed: 0, failed: 1 };
});
console.log(`\n${rows.join('\n')}\n${seconds(started)} in all\n`);
finish(total);
