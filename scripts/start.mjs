// npm start [-- --web]: the examples in an editor with the extension running.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { ensureEditor, extensionFiles } from './lib/editor.mjs';
import { ensureInstalled, requireNode, root, run, which, windows } from './lib/project.mjs';

const examples = join(root, 'examples');

/** Opens desktop VS Code; false when there is none or it refuses. */
function openDesktop() {
  const code = which('code');
  if (!code) return false;
  const args = [`--extensionDevelopmentPath=${root}`, '--new-window', examples];
  const quoted = windows ? args.map((arg) => `"${arg}"`) : args;
  if (run(windows ? `"${code}"` : code, quoted, { shell: windows }) !== 0) return false;
  console.log('VS Code opens examples/ in a new window. Elsewhere: npm start -- --web');
  return true;
}

/** @param {string} url */
function openBrowser(url) {
  const [command, args] =
    process.platform === 'darwin' ? ['open', [url]] : windows ? ['cmd', ['/c', 'start', '', url]] : ['xdg-open', [url]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.once('error', () => {}); // no browser here: the address is on the screen
  child.unref();
}

async function openWeb() {
  const build = ensureEditor();
  const { serveEditor } = await import('./editor/server.mjs');
  const server = await serveEditor({
    build,
    extension: root,
    allow: extensionFiles(),
    folder: examples,
    open: readdirSync(examples).find((name) => /\.commspec\.ya?ml$/.test(name)),
    ports: [Number(process.env.PORT ?? 3170), 0],
  });
  console.log(`\n  Commspec in VS Code for the Web: ${server.url}\n`);
  console.log('  It shows a copy of examples/: what you change lives in the browser tab. Ctrl+C ends it.\n');
  if (!process.env.CI) openBrowser(server.url);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      void server.close().then(() => process.exit(0));
    });
  }
}

requireNode();
ensureInstalled();
if (run(process.execPath, [join(root, 'esbuild.mjs')]) !== 0) process.exit(1);
if (!existsSync(examples)) {
  console.error('examples/ is missing: nothing to open.');
  process.exit(1);
}
if (process.argv.includes('--web') || !openDesktop()) await openWeb();
