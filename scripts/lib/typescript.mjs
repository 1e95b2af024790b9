// Runs what is written in TypeScript: bundles it first, below node_modules, so that the packages left out of the bundle are found.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './project.mjs';

/**
 * Bundles a TypeScript file for Node.js; resolves to the path of the bundle.
 * @param {string} source relative to the project
 */
export async function bundleTypeScript(source) {
  const outfile = join(root, 'node_modules/.cache/commspec', source.replace(/\.ts$/, '.cjs'));
  await build({
    absWorkingDir: root,
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}

/**
 * Bundles a TypeScript file and runs it; resolves to what it exports. It runs, and goes on running, in the folder of the project.
 * @param {string} source relative to the project
 * @returns {Promise<unknown>}
 */
export async function runTypeScript(source) {
  const outfile = await bundleTypeScript(source);
  process.chdir(root);
  return createRequire(import.meta.url)(outfile);
}
