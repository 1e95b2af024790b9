/** Compiled code that the command line keeps between two runs: when it is used, and that nothing depends on it. */
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { build, clear, folder, run, type Call, type Outcome } from '../support/program';

/** A text that the command prints; the other program prints one of the same length. */
const [OURS, THEIRS] = ['shows the page of one', 'SHOWS THE PAGE OF ONE'] as const;
const root = process.getuid?.() === 0;

let bundles: string;
let program: string;
/** What a program has kept whose source is as long as ours. */
let foreign: Buffer;

let caches: string;
/** The only cache in a folder. */
const cacheIn = (path: string): string => {
  const names = readdirSync(path).filter((name) => name.endsWith('.code'));
  expect(names).toHaveLength(1);
  return join(path, names[0]!);
};
const call = (args: readonly string[] = ['rules'], more: Call = {}): Promise<Outcome> =>
  run(program, args, { env: { XDG_CACHE_HOME: caches, HOME: caches, LOCALAPPDATA: caches }, ...more });
const says = ({ status, stdout, stderr }: Outcome): unknown => {
  expect([status, stderr]).toEqual([0, '']);
  return [OURS, THEIRS].filter((text) => stdout.includes(text));
};

beforeAll(async () => {
  bundles = await build('cli');
  const other = folder();
  cpSync(bundles, other, { recursive: true });
  const core = join(other, 'cli-core.js');
  const source = readFileSync(core, 'utf8');
  expect(source.split(OURS)).toHaveLength(2);
  writeFileSync(core, source.replace(OURS, THEIRS));
  caches = folder();
  expect(says(await run(join(other, 'cli.js'), ['rules'], { env: { XDG_CACHE_HOME: caches } }))).toEqual([THEIRS]);
  foreign = readFileSync(cacheIn(join(caches, 'commspec')));
  program = join(bundles, 'cli.js');
}, 60_000);
afterAll(clear);
beforeEach(() => {
  caches = folder();
});

/** Puts in place of what was kept what the other program has kept, with the head of ours: who can do that decides what runs. */
function forge(): string {
  const file = cacheIn(join(caches, 'commspec'));
  const [magic, key] = readFileSync(file, 'latin1').split('\n');
  const head = foreign.toString('latin1', 0, 256).split('\n');
  const text = [magic, key, ...head.slice(2)].join('\n').slice(0, 256).padEnd(256);
  writeFileSync(file, Buffer.concat([Buffer.from(text, 'latin1'), foreign.subarray(256)]));
  return file;
}

describe('what is kept', () => {
  beforeEach(async () => {
    expect(says(await call())).toEqual([OURS]);
  });

  test('is the user’s alone', () => {
    const file = cacheIn(join(caches, 'commspec'));
    expect([lstatSync(join(caches, 'commspec')).mode & 0o777, lstatSync(file).mode & 0o777]).toEqual([0o700, 0o600]);
  });

  test('is used', async () => {
    forge();
    // V8 compares the length of the source only: what it is given, it runs.
    expect(says(await call())).toEqual([THEIRS]);
  });

  test('stays as it is when the same is done again, and grows when something else is', async () => {
    const file = cacheIn(join(caches, 'commspec'));
    const before = readFileSync(file);
    await call();
    expect(readFileSync(file).equals(before)).toBe(true);
    await call(['explain', 'SCH001']);
    expect(readFileSync(file, 'latin1').split('\n')[3]).toBe('explain rules');
    expect(readdirSync(join(caches, 'commspec'))).toHaveLength(1);
  });

  test.each<[string, (file: string, folder: string) => void]>([
    ['others may write the file', (file) => chmodSync(file, 0o666)],
    ['a group may write the file', (file) => chmodSync(file, 0o660)],
    ['others may write the folder', (_, path) => chmodSync(path, 0o777)],
    [
      'it is a link',
      (file) => {
        renameSync(file, join(caches, 'elsewhere'));
        symlinkSync(join(caches, 'elsewhere'), file);
      },
    ],
    [
      'its folder is a link',
      (_, path) => {
        renameSync(path, join(caches, 'elsewhere'));
        symlinkSync(join(caches, 'elsewhere'), path);
      },
    ],
    [
      'a bit is not what it was',
      (file) => {
        const content = readFileSync(file);
        content[100_001]! ^= 4;
        writeFileSync(file, content);
      },
    ],
    ['the end is missing', (file) => truncateSync(file, 10_000)],
    ['it is empty', (file) => truncateSync(file)],
    [
      'a folder is in its place',
      (file) => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
  ])('is not used where %s', async (_, change) => {
    change(forge(), join(caches, 'commspec'));
    expect(says(await call())).toEqual([OURS]);
  });

  test.runIf(root)('is not used where it belongs to somebody else', async () => {
    const file = forge();
    chownSync(file, 65_534, 65_534);
    expect(says(await call())).toEqual([OURS]);
    chownSync(cacheIn(join(caches, 'commspec')), 0, 0);
    forge();
    chownSync(join(caches, 'commspec'), 65_534, 65_534);
    expect(says(await call())).toEqual([OURS]);
  });

  test('is made again where it is damaged', async () => {
    const file = cacheIn(join(caches, 'commspec'));
    const size = lstatSync(file).size;
    truncateSync(file, 10_000);
    await call();
    expect(lstatSync(file).size).toBeGreaterThan(size / 2);
    forge();
    expect(says(await call())).toEqual([THEIRS]);
  });

  test('is not used where nothing is to be kept', async () => {
    forge();
    expect(says(await call(['rules'], { env: { XDG_CACHE_HOME: caches, COMMSPEC_NO_CACHE: '1' } }))).toEqual([OURS]);
  });
});

describe('nothing is kept', () => {
  test('of a wrong call, of help and of the version', async () => {
    for (const args of [['chek'], ['check'], ['rules', 'x'], ['--help'], ['check', '--help'], ['--version']])
      await call(args);
    expect(existsSync(join(caches, 'commspec'))).toBe(false);
  });

  test('where it would lie in whatever folder the program runs, or nowhere', async () => {
    for (const env of [{}, { XDG_CACHE_HOME: '.', HOME: '' }, { HOME: 'home' }]) {
      const cwd = folder();
      expect(says(await run(program, ['rules'], { cwd, env }))).toEqual([OURS]);
      expect(readdirSync(cwd)).toEqual([]);
    }
  });

  test.runIf(root)('in the home of somebody else', async () => {
    chownSync(caches, 65_534, 65_534);
    expect(says(await call())).toEqual([OURS]);
    expect(readdirSync(caches)).toEqual([]);
  });

  test.runIf(root)('where the user may not write', async () => {
    chmodSync(caches, 0o555);
    expect(says(await call(['rules'], { uid: 65_534, env: { HOME: caches } }))).toEqual([OURS]);
    expect(readdirSync(caches)).toEqual([]);
  });

  test('where a file is in the place of the folder', async () => {
    writeFileSync(join(caches, 'commspec'), '');
    expect(says(await call())).toEqual([OURS]);
  });
});

test('of many versions the newest are kept, and what was never finished goes', async () => {
  const path = join(caches, 'commspec');
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const old = (name: string, minutes: number): void => {
    writeFileSync(join(path, name), '');
    utimesSync(join(path, name), 1000, Date.now() / 1000 - minutes * 60);
  };
  for (let i = 10; i < 30; i++) old(`cli-${i}.code`, i);
  old('cli-1.1.x.tmp', 120);
  old('cli-2.2.y.tmp', 5);
  old('something.else', 1_000_000);
  await call();
  const names = readdirSync(path).sort();
  expect(names.filter((name) => name.endsWith('.code'))).toHaveLength(8);
  expect(names.filter((name) => /^cli-1\d\.code$/.test(name))).toEqual(
    [10, 11, 12, 13, 14, 15, 16].map((i) => `cli-${i}.code`),
  );
  expect(names.filter((name) => !name.endsWith('.code'))).toEqual(['cli-2.2.y.tmp', 'something.else']);
});
