// The tests and all they import as one script, which is evaluated in milliseconds: a mutant costs no start of a test runner.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import * as harness from './harness.mjs';

/** The folders of the tests that look at what is mutated. */
const TEST_FOLDERS = [
  'test/rules',
  'test/golden',
  ...['rules', 'sizing', 'network', 'spec', 'report'].map((name) => `test/unit/${name}`),
];

/** The test files of those folders, relative to the root. */
export const testFilesOf = (root) =>
  TEST_FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => `${folder}/${name}`),
  ).sort();

/** The text of a script that gives `{ server, tests }`: functions that load the product, and each test file by name. */
export async function bundleTests(root, files) {
  const load = (file) => `() => { require(${JSON.stringify(`./${file}`)}); }`;
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export const server = () => { require('./server/rules/rules'); require('./server/report/build'); };
        export const tests = { ${files.map((file) => `${JSON.stringify(file)}: ${load(file)}`).join(',\n')} };`,
      resolveDir: root,
      loader: 'js',
    },
    external: ['vitest'],
    absWorkingDir: root,
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'error',
  });
  return outputFiles[0].text;
}

/** Evaluates the script anew: modules hold nothing of an earlier run. Its tests get `harness` for `vitest`. */
export function evaluate(script, root) {
  const module = { exports: {} };
  const own = createRequire(join(root, 'package.json'));
  const require = (name) => (name === 'vitest' ? harness : own(name));
  script.runInThisContext()(module, module.exports, require);
  return module.exports;
}
