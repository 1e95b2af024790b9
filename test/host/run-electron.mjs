// The suite in desktop VS Code (VSCODE_VERSION: stable, insiders, 1.91.0, ...), where one can be downloaded.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closingLine, finish, readClosingLine } from '../../scripts/lib/counts.mjs';
import { capture, root, stopChildrenOnSignal, which } from '../../scripts/lib/project.mjs';
import { aptInstall } from '../../scripts/lib/tools.mjs';
import { fixture } from './server.mjs';

const version = process.env.VSCODE_VERSION ?? 'stable';

/** @param {string} reason @returns {never} */
function skip(reason) {
  console.log(`skipped: ${reason}`);
  finish({ passed: 0, failed: 0, skipped: 1 });
}

/** Why no desktop VS Code can be downloaded, or undefined. */
async function downloadMissing() {
  const address = 'https://update.code.visualstudio.com/api/releases/stable';
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(15_000) });
    return response.ok ? undefined : `${address} answers ${response.status}`;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return `${address}: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
}

/** The command that gives a program a display: none where there is one, undefined where there can be none. */
function display() {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return [];
  // The libraries are those of Electron; most come with a browser.
  const packages = ['xvfb', 'xauth', 'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxkbfile1', 'libsecret-1-0'];
  if (!which('xvfb-run')) aptInstall(packages);
  return which('xvfb-run') ? ['xvfb-run', '-a'] : undefined;
}

if (process.argv[2] === '--here') {
  const { runTests } = await import('@vscode/test-electron');
  const work = mkdtempSync(join(tmpdir(), 'commspec-desktop-'));
  cpSync(fixture, join(work, 'workspace'), { recursive: true });
  try {
    process.exitCode = await runTests({
      version,
      ...(process.env.VSCODE_EXECUTABLE ? { vscodeExecutablePath: process.env.VSCODE_EXECUTABLE } : {}),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, 'dist/test/index-node'),
      launchArgs: [join(work, 'workspace'), '--disable-extensions', '--user-data-dir', join(work, 'user')],
    });
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  } finally {
    rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  }
} else {
  stopChildrenOnSignal();
  const missing = process.env.VSCODE_EXECUTABLE ? undefined : await downloadMissing();
  if (missing) skip(`desktop VS Code cannot be downloaded here (${missing})`);
  const prefix = display() ?? skip('no display, and no xvfb-run to make one');
  const [program = '', ...args] = [...prefix, process.execPath, import.meta.filename, '--here'];
  const { code, output } = await capture(program, args, { show: Boolean(process.env.VERBOSE) });
  const lines = output.split(/\r?\n/).flatMap((line) => /\[test\] (.*)$/.exec(line)?.[1] ?? []);
  const counts = readClosingLine(lines.join('\n'));
  for (const line of lines) if (!counts || line !== closingLine(counts)) console.log(`  ${line}`);
  if (!counts || (code !== 0 && counts.failed === 0)) {
    console.error(output);
    finish({ passed: counts?.passed ?? 0, failed: 1 });
  }
  finish(counts);
}
