// A test runner for Stryker that keeps everything in one process: tests run one by one, the likeliest to fail first, and stop at
// the first failure. A rule's own page comes before all others; of those only the ones run on which it reports something else.
import { relative, sep } from 'node:path';
import { commonTokens, declareClassPlugin, declareValuePlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import { bundleTests, evaluate, testFilesOf } from './bundle.mjs';
import { collect } from './harness.mjs';
import { mutantKey } from './mutants.mjs';
import { codeOf, Examples, rulesByFile } from './pages.mjs';
import { ruleData } from './rule-data.mjs';

const PAGES = 'test/rules/pages.test.ts';
/** The name of the “test” that is reading a test file: code that runs while tests are listed. */
const LISTING = '(listing)';
/** Where more rules than this have a part in a file, all pages run: comparing what they find would cost as much. */
const FEW_RULES = 60;

/** Milliseconds that a test of a page takes. */
const USUAL_TIME = 20;

/** @typedef {import('@stryker-mutator/api/test-runner').TestRunner} TestRunner */
/** @typedef {import('@stryker-mutator/api/test-runner').TestResult} TestResult */
/** @typedef {import('@stryker-mutator/api/test-runner').MutantRunResult} MutantRunResult */
/** @typedef {import('./bundle.mjs').Product} Product */
/** @typedef {ReturnType<typeof collect>[number] & { readonly id: string }} Test */
/** @typedef {{ readonly product: Product, readonly tests: ReadonlyMap<string, Test> }} Loaded */

/**
 * What instrumented code keeps.
 * @typedef {object} State
 * @property {string | undefined} [activeMutant]
 * @property {string | undefined} [currentTestId]
 * @property {number | undefined} [hitLimit]
 * @property {number} [hitCount]
 * @property {import('@stryker-mutator/api/core').MutantCoverage} [mutantCoverage]
 */
/** @type {typeof globalThis & { __stryker__?: State }} */
const host = globalThis;
const state = (host.__stryker__ ??= {});

/** @implements {TestRunner} */
class Runner {
  static inject = tokens(commonTokens.options);
  #root = process.cwd();
  /** @type {ReadonlySet<string> | undefined} */
  #sample;
  #files = testFilesOf(this.#root);
  #rules = rulesByFile(this.#root);
  /** @type {import('node:vm').Script | undefined} */
  #script;
  /** @type {Loaded | undefined} */
  #given;
  /** @type {Examples | undefined} */
  #pages;

  /** @param {import('@stryker-mutator/api/core').StrykerOptions} options */
  constructor(options) {
    const { sample } = /** @type {{ readonly sample?: readonly string[] }} */ (/** @type {unknown} */ (options));
    this.#sample = sample === undefined ? undefined : new Set(sample);
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.#script = await bundleTests(this.#root, this.#files);
    this.#given = this.#load();
    this.#pages = new Examples(this.#given.product);
    await this.#pages.load();
  }

  get #loaded() {
    return there(this.#given);
  }

  get #examples() {
    return there(this.#pages);
  }

  /**
   * The product and the tests by id, loaded anew: `atLoad` is active from the start, `atListing` once the product is loaded.
   * @param {{ readonly atLoad?: string, readonly atListing?: string }} active
   * @returns {Loaded}
   */
  #load({ atLoad, atListing } = {}) {
    state.activeMutant = atLoad;
    state.currentTestId = undefined;
    const script = evaluate(there(this.#script), this.#root);
    const product = script.product();
    state.activeMutant ??= atListing;
    /** @type {Map<string, Test>} */
    const tests = new Map();
    for (const [file, load] of Object.entries(script.tests)) {
      state.currentTestId = `${file}#${LISTING}`;
      for (const test of collect(file, load)) {
        let id = `${file}#${test.name}`;
        while (tests.has(id)) id += '+';
        tests.set(id, { ...test, id });
      }
    }
    state.currentTestId = undefined;
    state.activeMutant = undefined;
    return { product, tests };
  }

  /**
   * Runs the tests that are not about a page. Those of pages are counted as good until one fails, and then run without the
   * mutant (`isSound`); what they reach is found out by one look at each example.
   * @returns {Promise<import('@stryker-mutator/api/test-runner').DryRunResult>}
   */
  async dryRun() {
    state.hitLimit = undefined;
    const results = this.#files.map((file) => resultOf(`${file}#${LISTING}`, file));
    const seen = new Set();
    for (const test of this.#loaded.tests.values()) {
      const page = pageOf(test.id);
      const since = performance.now();
      state.currentTestId = test.id;
      if (page === undefined) {
        const failure = await failureOf(test);
        results.push(resultOf(test.id, test.file, performance.now() - since, failure));
        continue;
      }
      if (!seen.has(page)) this.#examples.reach(page);
      seen.add(page);
      results.push(resultOf(test.id, test.file, USUAL_TIME));
    }
    state.currentTestId = undefined;
    const mutantCoverage = state.mutantCoverage ?? { static: {}, perTest: {} };
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage };
  }

  /**
   * @param {import('@stryker-mutator/api/test-runner').MutantRunOptions} options
   * @returns {Promise<MutantRunResult>}
   */
  async mutantRun({ activeMutant, hitLimit, testFilter, mutantActivation, sandboxFileName }) {
    const file = relative(this.#root, sandboxFileName).split(sep).join('/');
    const { id } = activeMutant;
    if (this.#sample !== undefined && !this.#sample.has(mutantKey(file, activeMutant)))
      return { status: MutantRunStatus.Error, errorMessage: 'not in the sample' };
    state.hitCount = 0;
    state.hitLimit = hitLimit;
    try {
      if (mutantActivation === 'static' || testFilter === undefined) {
        const loaded = this.#load({ atLoad: id });
        return await this.#try(file, id, loaded, [...loaded.tests.values()]);
      }
      const result = await this.#try(file, id, this.#loaded, this.#covering(testFilter));
      // What ran while the tests were listed ran without the mutant.
      const listed = testFilter.filter((own) => own.endsWith(`#${LISTING}`)).map((own) => own.split('#')[0]);
      if (result.status !== MutantRunStatus.Survived || listed.length === 0) return result;
      const loaded = this.#load({ atListing: id });
      return await runAll(
        [...loaded.tests.values()].filter((test) => listed.includes(test.file)),
        id,
        this.#loaded.tests,
      );
    } catch (error) {
      if (error instanceof UnsoundTest) return { status: MutantRunStatus.Error, errorMessage: error.message };
      return killed(`${file}#${LISTING}`, error, 0);
    } finally {
      state.activeMutant = undefined;
    }
  }

  /** The tests that cover a mutant. Those of one page share what they analyse, so the first stands for all. @param {readonly string[]} ids */
  #covering(ids) {
    const { tests } = this.#loaded;
    const pages = new Set(ids.map(pageOf));
    return [...tests.values()].filter(
      ({ id }) => (pageOf(id) !== undefined && pages.has(pageOf(id))) || ids.includes(id),
    );
  }

  /**
   * Runs the tests that can notice a mutant of a file, in steps.
   * @param {string} file @param {string} mutant @param {Loaded} loaded @param {readonly Test[]} covering
   * @returns {Promise<MutantRunResult>}
   */
  async #try(file, mutant, { product }, covering) {
    const codes = this.#rules.get(file) ?? new Set();
    const [, folder] = /^server\/(\w+)\//.exec(file) ?? [];
    const own = codeOf(file) === undefined ? codes : new Set([codeOf(file) ?? '']);
    const isOwn = (/** @type {Test} */ { id }) => own.has(pageOf(id) ?? '');
    const few = codes.size > 0 && codes.size <= FEW_RULES;
    const steps = [
      () => covering.filter((test) => few && isOwn(test)),
      () => covering.filter(({ file: test }) => test.includes(`/unit/${folder}/`)),
      () => covering.filter(({ id, file: test }) => pageOf(id) === undefined && !test.includes(`/unit/${folder}/`)),
      () => {
        const others = covering.filter((test) => test.file === PAGES && !(few && isOwn(test)));
        if (!few) return others;
        const differ = this.#pagesThatDiffer(codes, mutant, product);
        return others.filter(({ id }) => differ.has(pageOf(id) ?? ''));
      },
    ];
    let nrOfTests = 0;
    for (const step of steps) {
      const result = await runAll(step(), mutant, this.#loaded.tests);
      if ('nrOfTests' in result) nrOfTests += result.nrOfTests;
      if (result.status !== MutantRunStatus.Survived) return 'nrOfTests' in result ? { ...result, nrOfTests } : result;
    }
    return { status: MutantRunStatus.Survived, nrOfTests };
  }

  /**
   * Pages with an example in which these rules find something else with the mutant.
   * @param {ReadonlySet<string>} codes @param {string} mutant @param {Product} product
   */
  #pagesThatDiffer(codes, mutant, product) {
    const before = this.#examples.findings(codes);
    state.activeMutant = mutant;
    const after = this.#examples.findings(codes, product);
    state.activeMutant = undefined;
    return this.#examples.pagesThatDiffer(before, after);
  }
}

/**
 * @template T
 * @param {T | undefined} value
 * @returns {T}
 */
function there(value) {
  if (value === undefined) throw new Error('the runner is not started');
  return value;
}

/**
 * What Stryker wants to know about a test that was run without a mutant.
 * @param {string} id @param {string} fileName @param {number} timeSpentMs @param {string} [failureMessage]
 * @returns {TestResult}
 */
const resultOf = (id, fileName, timeSpentMs = 0, failureMessage) => ({
  id,
  name: id,
  fileName,
  timeSpentMs,
  ...(failureMessage === undefined ? { status: TestStatus.Success } : { status: TestStatus.Failed, failureMessage }),
});

class UnsoundTest extends Error {}

/** Ids of tests that are known to pass without a mutant. */
const sound = /** @type {Set<string>} */ (new Set());

/** Whether a test passes without a mutant: one that does not says nothing about mutants. @param {Test | undefined} test */
async function isSound(test) {
  if (test === undefined || sound.has(test.id)) return true;
  state.activeMutant = undefined;
  finish(test);
  const failure = await failureOf(test);
  finish(test);
  if (failure !== undefined) throw new UnsoundTest(`${test.id} fails without any mutant: ${failure}`);
  sound.add(test.id);
  return true;
}

/**
 * Runs tests with a mutant up to the first that fails; `unmutated` has the same tests for a product without any.
 * @param {readonly Test[]} tests @param {string} mutant @param {ReadonlyMap<string, Test>} unmutated
 * @returns {Promise<MutantRunResult>}
 */
async function runAll(tests, mutant, unmutated) {
  let run = 0;
  /** @type {Test | undefined} */
  let before;
  try {
    for (const test of tests) {
      run++;
      finish(before, test);
      before = test;
      state.activeMutant = mutant;
      const failure = await failureOf(test);
      state.activeMutant = undefined;
      if (state.hitLimit !== undefined && (state.hitCount ?? 0) > state.hitLimit)
        return { status: MutantRunStatus.Timeout, reason: 'it ran a hundred times as often as usual' };
      if (failure !== undefined && (await isSound(unmutated.get(test.id)))) return killed(test.id, failure, run);
    }
    return { status: MutantRunStatus.Survived, nrOfTests: run };
  } finally {
    state.activeMutant = undefined;
    finish(before);
  }
}

/** Ends the suites of a test that the next one is not in: they let go of what they keep. @param {Test} [test] @param {Test} [next] */
function finish(test, next) {
  for (const after of test?.after ?? []) if (next?.after.includes(after) !== true) after();
}

/** @type {(id: string, failure: unknown, nrOfTests: number) => MutantRunResult} */
const killed = (id, failure, nrOfTests) => ({
  status: MutantRunStatus.Killed,
  killedBy: [id],
  failureMessage: String(failure).slice(0, 400),
  nrOfTests,
});

/** Runs a test; why it failed, if it did. @param {Test} test */
async function failureOf({ run }) {
  try {
    await run();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The code of the rule that a test is about: tests of pages are named after it. @param {string} id */
const pageOf = (id) => /^test\/rules\/\w+\.test\.ts#([A-Z]+\d{3}) /.exec(id)?.[1];

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'commspec', Runner),
  declareValuePlugin(PluginKind.Ignore, 'rule-data', ruleData),
];
export const strykerValidationSchema = {
  properties: { sample: { description: 'Keys of the mutants to try; all without.', type: 'array' } },
};
