// What the tests get as `vitest` while mutants are tried: the same words, and the tests as a list that can be run one by one.
import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format } from 'node:util';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
const { expect } = chai;

/** The test file that is read or run, and the suites around the next test. */
const current = { file: '', suites: [] };
let collected = [];

expect.extend(expect, {
  async toMatchFileSnapshot(received, name) {
    const file = join(dirname(current.file), name);
    const pass = existsSync(file) && readFileSync(file, 'utf8') === received;
    return { pass, message: () => `${file} differs` };
  },
});

/** The name of a row of `each`; its number tells rows of one name apart. */
function titleOf(name, args, index) {
  const [first] = args;
  const named = name.replace(/\$(\w+)/g, (all, key) =>
    typeof first === 'object' && first !== null && key in first ? String(first[key]) : all,
  );
  const places = named.split(/%[sdifjoO]/).length - 1;
  return `${format(named, ...args.slice(0, places))} [${index}]`;
}

const each = (register) => (rows) => (name, body) => {
  rows.forEach((row, index) => {
    const args = Array.isArray(row) ? row : [row];
    register(titleOf(name, args, index), () => body(...args));
  });
};

function suite(name, body) {
  const outer = current.suites;
  current.suites = [...outer, { name, after: [] }];
  try {
    body();
  } finally {
    current.suites = outer;
  }
}
const describe = Object.assign(suite, { each: each(suite) });

/** The last function is the test: options may stand before it, and a time after it. */
function register(name, ...rest) {
  const { file, suites } = current;
  const body = rest.findLast((part) => typeof part === 'function');
  collected.push({
    file,
    name: [...suites.map((own) => own.name), name].join(' '),
    run: async () => {
      current.file = file;
      await body();
    },
    suites,
  });
}
const test = Object.assign(register, { each: each(register) });

const afterAll = (body) => {
  current.suites.at(-1)?.after.push(body);
};

/** Reads one test file with `load`; the tests that it registers: `file`, `name`, `run`, and `afterAll` of the suites around it. */
export function collect(file, load) {
  collected = [];
  current.file = file;
  load();
  return collected.map(({ suites, ...test }) => ({ ...test, after: suites.flatMap(({ after }) => after) }));
}

/** The module that tests import. */
export const vitest = { afterAll, describe, expect, test };
