import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureNodeHost } from './install.mjs';

export const fixture = join(import.meta.dirname, '../vscode/workspace');

/** Nothing of a VS Code around the tests may leak in, nor options meant for another Node.js. */
const outer = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(VSCODE_|CODE_SERVER|NODE_OPTIONS$)/.test(name)),
);

const SETTINGS = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

async function freePort() {
  const probe = createServer();
  await new Promise((done) => probe.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
  await new Promise((done) => probe.close(done));
  return port;
}

const isUp = (/** @type {string} */ origin) =>
  fetch(`${origin}/version`).then(
    (response) => response.ok,
    () => false,
  );

/**
 * Starts VS Code's own web server on fresh folders and a copy of the fixture workspace, with `vsix` installed if given.
 * Returns its `workspace` folder, `remote(path)` (the URI of a path as the workbench names it), `url(payload)` and `stop()`.
 * @param {{ settings?: object, vsix?: string }} options
 */
export async function startServer({ settings = {}, vsix } = {}) {
  const { node, main } = ensureNodeHost();
  const work = mkdtempSync(join(tmpdir(), 'commspec-host-'));
  const workspace = join(work, 'workspace');
  const env = { ...outer, TMPDIR: work, XDG_RUNTIME_DIR: work }; // its sockets and caches go with the folder
  const folders = ['--server-data-dir', join(work, 'server'), '--extensions-dir', join(work, 'extensions')];
  const remove = () => rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  cpSync(fixture, workspace, { recursive: true });
  mkdirSync(join(work, 'server/data/Machine'), { recursive: true });
  writeFileSync(join(work, 'server/data/Machine/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }));
  if (vsix) {
    const args = [main, ...folders, '--install-extension', vsix, '--accept-server-license-terms'];
    const done = spawnSync(node, args, { env, encoding: 'utf8' });
    if (done.status !== 0) {
      remove();
      throw new Error(`installing ${vsix} failed: ${done.error ?? ''}${done.stdout}${done.stderr}`);
    }
  }

  const port = await freePort();
  const args = [main, ...folders, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token'];
  // Without the smoke test driver a built workbench ignores the payload of its address, and with it the tests.
  args.push('--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust');
  args.push('--enable-smoke-test-driver');
  const child = spawn(node, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      log += text;
      if (process.env.VERBOSE) process.stderr.write(text);
    });
  }
  const exited = new Promise((done) => child.once('exit', done));
  const stop = async () => {
    child.kill('SIGTERM');
    const hard = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await exited;
    clearTimeout(hard);
    remove();
  };

  const origin = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + 60_000; !(await isUp(origin)); await new Promise((done) => setTimeout(done, 100))) {
    if (child.exitCode === null && Date.now() < end) continue;
    await stop();
    throw new Error(`VS Code's server did not start:\n${log}`);
  }
  const remote = (/** @type {string} */ path) => `vscode-remote://127.0.0.1:${port}${path}`;
  const url = (/** @type {readonly (readonly string[])[]} */ payload = []) =>
    `${origin}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
  return { remote, stop, url, workspace };
}
