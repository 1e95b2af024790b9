// The configurations of docs/editors.md in the real editors, as Debian ships them; each step that a user takes is a test.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as again } from 'node:timers/promises';
import { finish } from '../../scripts/lib/counts.mjs';
import { root, which } from '../../scripts/lib/project.mjs';
import { aptInstall } from '../../scripts/lib/tools.mjs';

const here = import.meta.dirname;
/** Milliseconds: each condition that a step waits for has a minute, on a busy machine. */
const LIMIT = 270_000;

/** @typedef {{ readonly code: number | null, readonly output: string }} Ended */

/**
 * @typedef {object} Editor
 * @property {string} name
 * @property {string} program
 * @property {readonly string[]} ready arguments with which it succeeds where all that it needs is there
 * @property {readonly string[]} packages of Debian
 * @property {readonly string[]} folders beside the specs
 * @property {(version: string) => string} section of docs/editors.md with the snippet
 * @property {string} config name of the file that the snippet goes into
 * @property {string} driver a script beside this one
 * @property {(config: string, driver?: string) => readonly string[]} args to open a spec, and to run the driver
 * @property {RegExp} missing what is said where there is no command
 */

/** @type {readonly Editor[]} */
const EDITORS = [
  {
    name: 'Neovim',
    program: 'nvim',
    ready: ['--version'],
    packages: ['neovim'],
    // By which it finds the root; empty, it would confuse Emacs, which asks git.
    folders: ['.git'],
    section: (version) => {
      const minor = Number(/v0\.(\d+)/.exec(version)?.[1] ?? 99);
      if (minor < 8) return 'Neovim 0.7';
      return minor < 11 ? 'Neovim 0.8 to 0.10' : 'Neovim 0.11 and later';
    },
    config: 'init.lua',
    driver: 'neovim.lua',
    args: (config, driver) => [
      ...['--headless', '-u', config],
      ...(driver === undefined ? ['office.commspec.yaml', '-c', 'qall!'] : ['-c', `luafile ${driver}`]),
    ],
    // From 0.11 on it is `:checkhealth` that says so.
    missing: /^$|commspec.*(?:failed|not executable)/,
  },
  {
    name: 'Emacs',
    program: 'emacs',
    ready: ['-q', '--batch', '--eval', "(progn (package-initialize) (require 'eglot) (require 'yaml-mode))"],
    packages: ['emacs-nox', 'elpa-eglot', 'elpa-yaml-mode'],
    folders: [],
    section: () => 'Emacs 28 and later',
    config: 'init.el',
    driver: 'eglot.el',
    args: (config, driver) => [
      ...['-q', '--batch', '--eval', '(package-initialize)', '-l', config],
      ...(driver === undefined
        ? ['--eval', '(progn (find-file "office.commspec.yaml") (run-hooks (quote post-command-hook)))']
        : ['-l', driver]),
    ],
    missing: /Searching for program.*commspec/,
  },
];

/** The one block of code of a section. @param {string} title */
function snippet(title) {
  const page = readFileSync(join(root, 'docs/editors.md'), 'utf8');
  const [, section] = page.split(`\n## ${title}\n`);
  const code = /^```\w+\n([^]*?)^```$/m.exec(section?.split('\n## ')[0] ?? '')?.[1];
  if (code === undefined) throw new Error(`docs/editors.md has no code in a section ${title}`);
  return code;
}

const SPEC = `commspec: 1
name: office
suite: 7u3
architecture: two-tier
directory:
  schema: schema2-compat
tiers:
  - tier: 0
    hosts:
      - name: lb
        zone: dmz
        components:
          - component: load-balancer
            targets: [web]
  - tier: 1
    hosts:
      - name: web
        zone: dmz
        components: [convergence, webmail, glassfish]
`;

/** @param {string} program @param {readonly string[]} args @param {import('node:child_process').SpawnOptions} options @returns {Promise<Ended>} */
function ended(program, args, options) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    const timer = setTimeout(() => {
      // Its group: the server goes with it.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, LIMIT);
    child.once('error', (error) => (output += error.message));
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output });
    });
  });
}

/** @param {number} pid */
function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Runs all steps in one editor. @param {Editor} editor */
async function drive({ program, section, folders, config, driver, args, missing }) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'commspec-editors-')));
  try {
    const home = join(folder, 'home');
    const bin = join(folder, 'bin');
    const work = join(folder, 'work');
    for (const made of [home, bin, work, ...folders.map((name) => join(work, name))]) mkdirSync(made);
    const file = (/** @type {string} */ part) => join(folder, part);
    const { output: version } = await ended(program, ['--version'], { cwd: folder });
    writeFileSync(file(config), snippet(section(version)));
    // As it would be on the PATH, and notes which processes it was.
    const cli = join(root, 'dist/cli.js');
    writeFileSync(join(bin, 'commspec'), `#!/bin/sh\necho $$ >>"$STARTS"\nexec '${process.execPath}' '${cli}' "$@"\n`, {
      mode: 0o755,
    });
    writeFileSync(join(work, 'office.commspec.yaml'), SPEC);
    writeFileSync(join(work, 'commspec.yaml'), SPEC.replace('convergence, ', ''));
    writeFileSync(join(work, 'commspec.yml'), SPEC);
    const env = {
      ...process.env,
      ...{ HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, XDG_STATE_HOME: home, XDG_CACHE_HOME: home },
      ...{ RESULTS: file('results'), STARTS: file('starts'), TERM: 'dumb' },
    };
    // Without one that is installed here.
    const path = (process.env.PATH ?? '')
      .split(delimiter)
      .filter((entry) => !existsSync(join(entry, 'commspec')))
      .join(delimiter);
    const first = await ended(program, args(file(config), join(here, driver)), {
      cwd: work,
      env: { ...env, PATH: `${bin}${delimiter}${path}` },
    });
    const lines = existsSync(env.RESULTS) ? readFileSync(env.RESULTS, 'utf8').split(/\n(?=ok|FAILED)/) : [];
    console.log(`${version.split('\n')[0]}\n${lines.map((line) => `  ${line.trimEnd()}`).join('\n')}`);
    const passed = lines.filter((line) => line.startsWith('ok ')).length;
    let failed = lines.length - passed;
    /** @param {string} what @param {boolean} holds @param {string} otherwise */
    const expectThat = (what, holds, otherwise) => {
      console.log(holds ? `  ok ${what}` : `  FAILED ${what}: ${otherwise}`);
      if (!holds) failed++;
      return holds ? 1 : 0;
    };
    const steps = [...readFileSync(join(here, driver), 'utf8').matchAll(/^\(?step[ (]/gm)].length;
    const whole = expectThat('it went through all steps', lines.length === steps && first.code === 0, first.output);
    const pids = existsSync(env.STARTS) ? readFileSync(env.STARTS, 'utf8').trim().split('\n').map(Number) : [];
    const end = Date.now() + 60_000;
    while (pids.some(lives) && Date.now() < end) await again(20);
    const gone = expectThat('no server outlives the editor', !pids.some(lives), `${pids.filter(lives).join(', ')} run`);

    const without = await ended(program, args(file(config)), { cwd: work, env: { ...env, PATH: path } });
    const said = missing.test(without.output) && !/traceback/i.test(without.output);
    const told = expectThat('that there is no command is told', said, without.output);
    return { passed: passed + whole + gone + told, failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {Editor} editor */
const isReady = async ({ program, ready }) =>
  which(program) !== undefined && (await ended(program, ready, { cwd: tmpdir() })).code === 0;

const total = { passed: 0, failed: 0, skipped: 0 };
for (const editor of EDITORS) {
  if ((await isReady(editor)) || (aptInstall(editor.packages) && (await isReady(editor)))) {
    const { passed, failed } = await drive(editor);
    total.passed += passed;
    total.failed += failed;
  } else {
    console.log(`skipped: ${editor.name} is not here, and ${editor.packages.join(', ')} cannot be installed (apt-get)`);
    total.skipped++;
  }
}
finish(total);
