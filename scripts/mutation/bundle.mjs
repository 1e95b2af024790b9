// The tests and all they import as one script, which is evaluated in milliseconds: a mutant costs no start of a test runner.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { build } from 'esbuild';
import { vitest } from './harness.mjs';

/** The folders of the tests that look at what is mutated. */
const TEST_FOLDERS = [
  'test/rules',
  'test/golden',
  ...['engine', 'repair', 'sizing', 'network', 'model'].map((name) => `test/unit/${name}`),
];

/** Left out: what looks at the texts of rules only, and random specs, which find a mutant late and take most of the time. */
const isLeftOut = (/** @type {string} */ file) =>
  file === 'test/rules/meta.test.ts' || file.endsWith('/properties.test.ts');

/** The test files of those folders, relative to the root. @param {string} root */
export const testFilesOf = (root) =>
  TEST_FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => `${folder}/${name}`)
      .filter((file) => !isLeftOut(file)),
  ).sort();

/**
 * The modules that the runner needs of the product.
 * @typedef {typeof import('../../server/generated/rules')
 *   & typeof import('../../server/engine/engine')
 *   & typeof import('../../server/model/snapshot')
 *   & typeof import('../../server/model/validators')
 *   & typeof import('../../server/syntax/document')
 *   & typeof import('../../test/support/analyse')
 *   & typeof import('../../test/support/rule-page')} Product
 */
/** @typedef {{ readonly product: () => Product, readonly tests: Readonly<Record<string, () => unknown>> }} Evaluated */

/**
 * A script whose exports are `product()`, which loads the product, and `tests`: a function for each file that reads it.
 * @param {string} root @param {readonly string[]} files
 */
export async function bundleTests(root, files) {
  const load = (/** @type {string} */ file) => `${JSON.stringify(file)}: () => require(${JSON.stringify(`./${file}`)})`;
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export const product = () => ({
          ...require('./server/generated/rules'),
          ...require('./server/engine/engine'),
          ...require('./server/report/build'),
          ...require('./server/model/snapshot'),
          ...require('./server/model/validators'),
          ...require('./server/syntax/document'),
          ...require('./test/support/analyse'),
          ...require('./test/support/page-check'),
          ...require('./test/support/rule-page'),
        });
        export const tests = { ${files.map(load).join(',\n')} };`,
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
  return new Script(`(module, exports, require) => {${outputFiles[0]?.text ?? ''}\n}`, { filename: 'tests.cjs' });
}

/**
 * Evaluates the script anew, so that no module holds anything of an earlier run; its tests get the harness for `vitest`.
 * @param {Script} script @param {string} root
 * @returns {Evaluated}
 */
export function evaluate(script, root) {
  const module = { exports: /** @type {Evaluated} */ ({}) };
  const own = createRequire(join(root, 'package.json'));
  script.runInThisContext()(module, module.exports, (/** @type {string} */ name) =>
    name === 'vitest' ? vitest : own(name),
  );
  return module.exports;
}
