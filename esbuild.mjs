// node esbuild.mjs [--production | --watch]: everything that runs, bundled into dist/.
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { context } from 'esbuild';

const root = import.meta.dirname;
const { version, homepage } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** @typedef {import('esbuild').BuildOptions} Options */

/** @satisfies {Options} */
const node = { platform: 'node', format: 'cjs', target: 'node20', external: ['vscode'] };
/** @satisfies {Options} */
const browser = { platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };
/** @satisfies {Options} */
const extension = { ...browser, format: 'cjs', external: ['vscode'] };
/** @satisfies {Options} */
const page = { ...browser, format: 'iife' };

/**
 * `of`: the entry that loads a bundle at run time, and is asked for in its place.
 * @type {readonly { out: string, of?: string, source: string, options: Options }[]}
 */
const PRODUCT = [
  { out: 'client-node', source: 'client/node.ts', options: node },
  { out: 'client-web', source: 'client/web.ts', options: extension },
  { out: 'server-node', source: 'server/lsp/entry.ts', options: node },
  { out: 'server-core', of: 'server-node', source: 'server/lsp/node.ts', options: node },
  { out: 'server-web', source: 'server/lsp/web.ts', options: page },
  { out: 'cli', source: 'server/cli/entry.ts', options: { ...node, banner: { js: '#!/usr/bin/env node' } } },
  { out: 'cli-worker', of: 'cli', source: 'server/cli/worker-entry.ts', options: node },
  { out: 'cli-core', of: 'cli', source: 'server/cli/main.ts', options: node },
  { out: 'webview', source: 'client/webview/main.ts', options: page },
];

/** @type {typeof PRODUCT} */
const TESTS = [
  { out: 'test/index-node', source: 'test/vscode/index-node.ts', options: { ...node, external: ['vscode', 'mocha'] } },
  { out: 'test/suite-node', source: 'test/vscode/suite.ts', options: node },
  { out: 'test/index-web', source: 'test/vscode/index-web.ts', options: extension },
];

/**
 * Generates, then bundles. `outdir` is relative to the project. Returns the metafile of each bundle by its name.
 * Production: minified, no source maps, no test bundles. `only` names the bundles that are wanted; all without.
 * @param {{ production?: boolean, watch?: boolean, outdir?: string, only?: readonly string[] }} options
 */
export async function bundle({ production = false, watch = false, outdir = 'dist', only } = {}) {
  const generated = spawnSync(process.execPath, [join(root, 'scripts/generate.mjs')], { stdio: 'inherit' });
  if (generated.status !== 0) throw new Error('scripts/generate.mjs failed');

  const entries = (production ? PRODUCT : [...PRODUCT, ...TESTS]).filter(
    ({ out, of }) => only?.includes(of ?? out) ?? true,
  );
  const unknown = (only ?? []).filter((name) => !entries.some(({ out }) => out === name));
  if (unknown.length > 0) throw new Error(`there is no bundle ${unknown.join(', ')}`);
  const missing = entries.filter(({ source }) => !existsSync(join(root, source)));
  if (missing.length > 0)
    throw new Error(`entry points that are not there: ${missing.map(({ source }) => source).join(', ')}`);
  const metafiles = new Map();
  const failed = [];
  for (const { out, of, source, options } of entries) {
    const build = await context({
      ...options,
      absWorkingDir: root,
      entryPoints: { [out]: source },
      outdir,
      bundle: true,
      metafile: true,
      minify: production,
      sourcemap: !production,
      sourcesContent: false,
      legalComments: 'none',
      define: { COMMSPEC_VERSION: JSON.stringify(version), COMMSPEC_HOMEPAGE: JSON.stringify(homepage) },
      logLevel: 'warning',
    });
    // One that fails has said why and does not keep the others from being built.
    const result = await build.rebuild().catch(() => undefined);
    if (watch) await build.watch();
    else await build.dispose();
    if (!result) {
      failed.push(out);
      continue;
    }
    metafiles.set(out, result.metafile);
    // V8 keeps a text with one other character in twice the memory; what the bundler cannot escape is in expressions.
    const text = production && of !== undefined ? readFileSync(join(root, outdir, `${out}.js`), 'utf8') : '';
    const wide = /.{0,40}[^\0-\x7F]/.exec(text);
    if (wide !== null) throw new Error(`${out}.js is not ASCII; write \\u…: ${wide[0]}`);
    if (out === 'cli') chmodSync(join(root, outdir, 'cli.js'), 0o755);
  }

  // The help pages: a file of its own, read when somebody asks for one.
  copyFileSync(join(root, 'server/generated/help.json'), join(root, outdir, 'help.json'));

  const meta = join(root, 'dist/meta');
  mkdirSync(meta, { recursive: true });
  for (const [out, metafile] of metafiles)
    writeFileSync(join(meta, `${out.replace('/', '-')}.json`), JSON.stringify(metafile));
  if (failed.length > 0 && !watch) throw new Error(`not built: ${failed.join(', ')}`);
  return metafiles;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const flags = process.argv.slice(2);
  const unknown = flags.find((flag) => flag !== '--production' && flag !== '--watch');
  if (unknown) throw new Error(`unknown flag ${unknown}`);
  const built = await bundle({ production: flags.includes('--production'), watch: flags.includes('--watch') }).catch(
    (error) => {
      console.error(error.message);
      process.exit(1);
    },
  );
  console.log(`built ${[...built.keys()].join(', ')} in ${relative(process.cwd(), join(root, 'dist')) || '.'}`);
}
