// A test runner for Stryker that keeps everything in one process. Tests run one by one, the likeliest to fail first, and stop at
// the first failure; a rule's own page comes before all others.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { Script } from 'node:vm';
import { commonTokens, declareClassPlugin, declareValuePlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import { bundleTests, evaluate, testFilesOf } from './bundle.mjs';
import { collect } from './harness.mjs';
import { mutantKey } from './mutants.mjs';
import { ruleData } from './rule-data.mjs';

const PAGES = 'test/rules/pages.test.ts';
/** The name of the “test” that is reading a test file: code that runs while tests are listed. */
const LISTING = '(listing)';

class Runner {
  static inject = tokens(commonTokens.options);
  #root = process.cwd();
  #space = (globalThis.__stryker__ ??= {});
  #sample;
  #files;
  #script;
  /** The tests by their ids. */
  #tests = new Map();

  constructor({ sample }) {
    this.#sample = sample === undefined ? undefined : new Set(sample);
    this.#files = testFilesOf(this.#root);
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const text = await bundleTests(this.#root, this.#files);
    this.#script = new Script(`(module, exports, require) => {${text}\n}`, { filename: 'tests.cjs' });
    this.#load();
  }

  /** Loads all anew; `atLoad` is active from the start, `atListing` once the product is loaded. */
  #load({ atLoad, atListing } = {}) {
    this.#space.activeMutant = atLoad;
    this.#space.currentTestId = undefined;
    const { server, tests } = evaluate(this.#script, this.#root);
    server();
    this.#space.activeMutant ??= atListing;
    this.#tests = new Map();
    for (const [file, load] of Object.entries(tests)) {
      this.#space.currentTestId = `${file}#${LISTING}`;
      for (const test of collect(file, load)) {
        let id = `${file}#${test.name}`;
        while (this.#tests.has(id)) id += "'";
        this.#tests.set(id, { ...test, id });
      }
    }
    this.#space.currentTestId = undefined;
    this.#space.activeMutant = undefined;
  }

  async dryRun() {
    this.#space.mutantCoverage = undefined;
    this.#load();
    const results = this.#files.map((file) => ({
      id: `${file}#${LISTING}`,
      name: `${file} ${LISTING}`,
      fileName: file,
      timeSpentMs: 0,
      status: TestStatus.Success,
    }));
    for (const test of this.#tests.values()) {
      this.#space.currentTestId = test.id;
      const since = performance.now();
      const failureMessage = await failureOf(test);
      const result = { id: test.id, name: test.name, fileName: test.file, timeSpentMs: performance.now() - since };
      results.push(
        failureMessage === undefined
          ? { ...result, status: TestStatus.Success }
          : { ...result, status: TestStatus.Failed, failureMessage },
      );
    }
    this.#space.currentTestId = undefined;
    const mutantCoverage = this.#space.mutantCoverage ?? { static: {}, perTest: {} };
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage };
  }

  async mutantRun({ activeMutant, hitLimit, testFilter, mutantActivation, sandboxFileName }) {
    const file = relative(this.#root, sandboxFileName).split(sep).join('/');
    if (this.#sample !== undefined && !this.#sample.has(mutantKey(file, activeMutant)))
      return { status: MutantRunStatus.Error, errorMessage: 'not in the sample' };
    this.#space.hitCount = 0;
    this.#space.hitLimit = hitLimit;
    const isStatic = mutantActivation === 'static' || testFilter === undefined;
    try {
      if (isStatic) this.#load({ atLoad: activeMutant.id });
      const ids = inOrder(file, isStatic ? [...this.#tests.keys()] : testFilter);
      const result = await this.#runAll(ids, activeMutant.id);
      if (result.status !== MutantRunStatus.Survived || isStatic) return result;
      // What ran while the tests were listed ran without the mutant.
      const listed = testFilter.filter((id) => id.endsWith(`#${LISTING}`)).map((id) => id.split('#')[0]);
      if (listed.length === 0) return result;
      this.#load({ atListing: activeMutant.id });
      return await this.#runAll(
        [...this.#tests.values()].filter((test) => listed.includes(test.file)).map(({ id }) => id),
        activeMutant.id,
      );
    } catch (error) {
      return killed('(loading)', error, 0);
    } finally {
      this.#space.activeMutant = undefined;
      if (isStatic || testFilter.some((id) => id.endsWith(`#${LISTING}`))) this.#load();
    }
  }

  async #runAll(ids, mutant) {
    let run = 0;
    for (const id of ids) {
      const test = this.#tests.get(id);
      if (test === undefined) continue;
      this.#space.activeMutant = mutant;
      run++;
      const failure = await failureOf(test);
      this.#space.activeMutant = undefined;
      if (this.#space.hitLimit !== undefined && this.#space.hitCount > this.#space.hitLimit)
        return { status: MutantRunStatus.Timeout, reason: 'hit limit' };
      if (failure !== undefined) return killed(id, failure, run);
    }
    return { status: MutantRunStatus.Survived, nrOfTests: run };
  }
}

const killed = (id, failure, nrOfTests) => ({
  status: MutantRunStatus.Killed,
  killedBy: [id],
  failureMessage: String(failure).slice(0, 400),
  nrOfTests,
});

/** Runs a test; why it failed, if it did. */
async function failureOf({ run }) {
  try {
    await run();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The page that a test of the pages belongs to. */
const pageOf = (id) => (id.startsWith(`${PAGES}#`) ? id.slice(PAGES.length + 1).split(' ')[0] : undefined);

/**
 * The tests in the order in which they run: a rule's own page first, then those of the same folder, then all that are no pages,
 * then the other pages. Every example runs every rule, so all of them “cover” a rule: of a page that does not name the rule, one
 * example stands for the rest, which only shows that the rule does not throw.
 */
function inOrder(file, ids) {
  const [, folder, area] = /^server\/(\w+)\/(?:(\w+)\/)?/.exec(file) ?? [];
  const code = /^server\/rules\/\w+\/([A-Z]+\d+)\.ts$/.exec(file)?.[1];
  const naming = code === undefined ? undefined : pagesNaming(code);
  const seen = new Set();
  const rank = (id) => {
    const page = pageOf(id);
    if (page === undefined) return id.includes(`/unit/${folder}/`) ? 2 : 3;
    if (page === code) return 0;
    if (area !== undefined && page.toLowerCase().startsWith(area)) return 1;
    if (naming?.has(page) === true) return 4;
    const isFirst = !seen.has(page);
    seen.add(page);
    return isFirst ? 5 : 6;
  };
  const ranked = ids.map((id) => ({ id, rank: rank(id) }));
  return ranked
    .filter((test) => code === undefined || test.rank < 6)
    .sort((a, b) => a.rank - b.rank)
    .map(({ id }) => id);
}

const pagesNaming = (code) =>
  new Set(
    readdirSync('server/rules', { recursive: true })
      .filter((path) => path.endsWith('.md') && readFileSync(join('server/rules', path), 'utf8').includes(code))
      .map((path) => basename(path, '.md')),
  );

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'commspec', Runner),
  declareValuePlugin(PluginKind.Ignore, 'rule-data', ruleData),
];
export const strykerValidationSchema = {
  properties: { sample: { description: 'Keys of the mutants to try; all without.', type: 'array' } },
};
