// What the tests get as `vitest` while mutants are tried: the same words, and the tests as a list that can be run one by one.
import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format } from 'node:util';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
/** What the plugins above make of it. */
const expect = /** @type {import('@vitest/expect').ExpectStatic} */ (/** @type {unknown} */ (chai.expect));

/** @typedef {() => unknown} Body */
/** @typedef {{ readonly name: string, readonly after: Body[] }} Suite */
/** @typedef {{ readonly file: string, readonly name: string, readonly run: () => Promise<void> }} Test */
/** @typedef {(name: string, ...rest: unknown[]) => void} Register */

/** The test file that is read or run, and the suites around the next test. */
/** @type {{ file: string, suites: readonly Suite[] }} */
const current = { file: '', suites: [] };
/** @type {(Test & { readonly suites: readonly Suite[] })[]} */
let collected = [];

/** @type {{ extend: (expect: unknown, matchers: object) => void }} */ (/** @type {unknown} */ (chai.expect)).extend(
  expect,
  {
    /** @param {string} received @param {string} name */
    async toMatchFileSnapshot(received, name) {
      const file = join(dirname(current.file), name);
      const pass = existsSync(file) && readFileSync(file, 'utf8') === received;
      return { pass, message: () => `${file} differs` };
    },
  },
);

/** The name of a row of `each`; its number tells rows of one name apart. @param {string} name @param {readonly unknown[]} args @param {number} index */
function titleOf(name, args, index) {
  const [first] = args;
  const fields = typeof first === 'object' && first !== null ? new Map(Object.entries(first)) : new Map();
  const named = name.replace(/\$(\w+)/g, (all, key) => (fields.has(key) ? String(fields.get(key)) : all));
  const places = named.split(/%[sdifjoO]/).length - 1;
  return `${format(named, ...args.slice(0, places))} [${index}]`;
}

/** @type {(register: Register) => (rows: readonly unknown[]) => (name: string, body: (...args: unknown[]) => unknown) => void} */
const each = (register) => (rows) => (name, body) => {
  rows.forEach((row, index) => {
    const args = Array.isArray(row) ? row : [row];
    register(titleOf(name, args, index), () => body(...args));
  });
};

/** @type {Register} */
function suite(name, body) {
  const outer = current.suites;
  current.suites = [...outer, { name, after: [] }];
  try {
    if (typeof body === 'function') body();
  } finally {
    current.suites = outer;
  }
}
const describe = Object.assign(suite, { each: each(suite) });

/**
 * The last function is the test: options may stand before it, and a time after it.
 * @type {Register}
 */
function register(name, ...rest) {
  const { file, suites } = current;
  const body = rest.findLast((part) => typeof part === 'function');
  collected.push({
    file,
    name: [...suites.map((own) => own.name), name].join(' '),
    run: async () => {
      current.file = file;
      if (typeof body === 'function') await body();
    },
    suites,
  });
}
const test = Object.assign(register, { each: each(register) });

/** @param {Body} body */
const afterAll = (body) => {
  current.suites.at(-1)?.after.push(body);
};

/**
 * Reads one test file with `load`; the tests that it registers: `file`, `name`, `run`, and `afterAll` of the suites around it.
 * @param {string} file @param {() => unknown} load
 * @returns {readonly (Test & { readonly after: readonly Body[] })[]}
 */
export function collect(file, load) {
  collected = [];
  current.file = file;
  load();
  return collected.map(({ suites, ...test }) => ({ ...test, after: suites.flatMap(({ after }) => after) }));
}

/** The module that tests import. */
export const vitest = { afterAll, describe, expect, test };
