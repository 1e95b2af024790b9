// What the scripts share. Imports nothing from node_modules: it must run on a fresh clone.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const windows = process.platform === 'win32';

/** The path of a program on PATH, or undefined. @param {string} name */
export function which(name) {
  const names = windows ? [`${name}.exe`, `${name}.cmd`] : [name];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const file of names.map((n) => join(folder, n))) {
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // not here
      }
    }
  }
  return undefined;
}

/**
 * Runs a program to its end with its output shown; returns its exit code.
 * @param {string} command @param {readonly string[]} args @param {import('node:child_process').SpawnSyncOptions} options
 */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (done.error) console.error(`${command}: ${done.error.message}`);
  return done.status ?? 1;
}

/**
 * Runs npm with its output shown; throws when it fails. `node` runs it, by default this one.
 * @param {readonly string[]} args @param {{ cwd?: string, env?: NodeJS.ProcessEnv, node?: string }} options
 */
export function npm(args, { cwd = root, env = process.env, node = process.execPath } = {}) {
  const cli = process.env.npm_execpath;
  const code =
    cli && /\.[cm]?js$/.test(cli)
      ? run(node, [cli, ...args], { cwd, env })
      : run('npm', args, { cwd, env, shell: windows });
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd}`);
}

/** @typedef {Record<string, { readonly version?: string, readonly optional?: boolean }>} Packages */

/** Whether node_modules holds what package-lock.json asks for. @param {string} folder */
function isInstalled(folder) {
  /** @type {Packages} */
  const locked = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;
  const record = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  /** @type {Packages} */
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = Object.entries(locked).filter(([path]) => path !== '');
  return (
    wanted.every(([path, { version, optional }]) =>
      path in installed ? installed[path]?.version === version : optional === true,
    ) && Object.keys(installed).every((path) => path in locked)
  );
}

/** `npm ci` where node_modules is missing or differs from the lock. */
export function ensureInstalled(folder = root) {
  if (isInstalled(folder)) return;
  console.log('Installing packages (npm ci)');
  npm(['ci', '--no-audit', '--no-fund'], { cwd: folder });
}

/**
 * Runs `install` in a folder with a package-lock.json once per content of that lock.
 * @param {string} folder @param {() => void} install
 */
export function ensureOnce(folder, install) {
  const stamp = join(folder, 'node_modules/.installed');
  const wanted = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  install();
  writeFileSync(stamp, wanted);
}

/** Ends the script with a plain sentence where Node.js is too old for the tools. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Commspec needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {Set<ChildProcess>} */
const children = new Set();
let stopping = false;

/** @param {NodeJS.Signals} signal */
function stopAll(signal) {
  stopping = true;
  for (const child of children) stopTree(child, signal);
}

/** @param {ChildProcess} child @param {NodeJS.Signals} signal */
function stopTree(child, signal) {
  try {
    // Its own process group: the browsers and servers that it started go with it.
    if (windows) child.kill(signal);
    else if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // already gone
  }
}

/** Passes an interruption on to what `capture` started, and lets it end before this process does. */
export function stopChildrenOnSignal() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => {
      if (children.size === 0) process.exit(130);
      stopAll(signal);
    });
  }
}

/**
 * Runs a program and collects what it prints; with `show` it is printed as it comes.
 * Resolves to { code, output }; killed after `timeoutMs`.
 * @param {string} command @param {readonly string[]} args @param {{ show?: boolean, timeoutMs?: number }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function capture(command, args, { show = true, timeoutMs = 600_000 } = {}) {
  // Its output goes through a pipe: colours where they end on a terminal, none in a log file.
  const env = { ...process.env };
  delete env.FORCE_COLOR;
  if (!process.stdout.isTTY) env.NO_COLOR = '1';
  else if (!env.NO_COLOR) env.FORCE_COLOR = '1';
  return new Promise((resolve) => {
    if (stopping) return resolve({ code: 130, output: 'interrupted' });
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: !windows });
    children.add(child);
    let output = '';
    for (const { stream, sink } of [
      { stream: child.stdout, sink: process.stdout },
      { stream: child.stderr, sink: process.stderr },
    ]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        output += text;
        if (show) sink.write(text);
      });
    }
    const timer = setTimeout(() => {
      output += `\nstopped after ${timeoutMs / 1000} s\n`;
      stopTree(child, 'SIGKILL');
    }, timeoutMs);
    const end = (/** @type {number} */ code) => {
      clearTimeout(timer);
      children.delete(child);
      resolve({ code, output });
    };
    child.once('error', (error) => {
      output += error.message;
      end(1);
    });
    child.once('close', (code) => end(code ?? 1));
  });
}
