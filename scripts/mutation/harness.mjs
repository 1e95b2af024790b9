// What the tests get as `vitest` while mutants are tried: the same words, and the tests as a list that can be run one by one.
import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format } from 'node:util';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
export const { expect } = chai;

expect.extend(expect, {
  async toMatchFileSnapshot(received, name) {
    const file = join(dirname(current.file), name);
    const pass = existsSync(file) && readFileSync(file, 'utf8') === received;
    return { pass, message: () => `${file} differs` };
  },
});

/** The test file that is being read, and the names of the suites around the next test. */
const current = { file: '', suites: [] };
/** Every test that was registered: its file, its full name and its function. */
let tests = [];

const inside = (suites, body) => {
  const before = current.suites;
  current.suites = suites;
  try {
    body();
  } finally {
    current.suites = before;
  }
};

const title = (name, args, index) => {
  const [first] = args;
  const named = name.replace(/\$(\w+)/g, (all, key) =>
    typeof first === 'object' && first !== null && key in first ? String(first[key]) : all,
  );
  return `${format(named.replace('%#', String(index)), ...args.slice(0, named.split('%').length - 1))} [${String(index)}]`;
};

const each =
  (register) =>
  (rows) =>
  (name, body, ...rest) => {
    rows.forEach((row, index) => {
      const args = Array.isArray(row) ? row : [row];
      register(title(name, args, index), () => body(...args), ...rest);
    });
  };

export const describe = Object.assign(
  (name, body) => {
    inside([...current.suites, name], body);
  },
  { each: (rows) => each(describe)(rows) },
);

/** A function between the name and the end is the test, whichever place its options have. */
export const test = Object.assign(
  (name, ...rest) => {
    const { file } = current;
    const body = rest.find((part) => typeof part === 'function');
    tests.push({
      file,
      name: [...current.suites, name].join(' '),
      run: async () => {
        current.file = file;
        await body();
      },
    });
  },
  { each: (rows) => each(test)(rows) },
);
export const it = test;

/** Reads one test file with `load`; the tests that it registers. */
export function collect(file, load) {
  tests = [];
  current.file = file;
  inside([], load);
  return tests;
}
