/** Files that are checked in several threads: nothing that is written depends on how many there are. */
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, clear, folder, run, type Call, type Outcome } from '../support/program';
import { BROKEN, CLEAN, CONTRADICTION, SLIP, WARNING } from './contract';

let program: string;
beforeAll(async () => {
  program = join(await build('cli'), 'cli.js');
}, 60_000);
afterAll(clear);

const check = (cwd: string, args: readonly string[], call: Call = {}): Promise<Outcome> =>
  run(program, ['check', ...args], { cwd, ...call });

/** The examples, and much that is wrong. */
function mixture(): string {
  const path = folder({
    'a/broken.commspec.yaml': BROKEN,
    'a/empty.commspec.yaml': '',
    'a/bytes.commspec.yaml': Buffer.from([0x63, 0xff, 0xfe]),
    'a/huge.commspec.yaml': '#'.repeat(2_000_001),
    'b/base.commspec.yaml': WARNING,
    'b/one.commspec.yaml': 'extends: ./base.commspec.yaml\nname: one\n',
    'b/two.commspec.yaml': 'extends: ./base.commspec.yaml\nsuite: 7u9\n',
    'b/lost.commspec.yaml': 'extends: ./nowhere.yaml\n',
    'c/clean.commspec.yaml': CLEAN,
    'c/slip.commspec.yaml': SLIP,
    'c/contradiction.commspec.yaml': CONTRADICTION,
    'c/ignored.commspec.yaml': WARNING.replace('directory:', '# commspec-ignore SCH005: why\ndirectory:'),
  });
  cpSync('examples', join(path, 'examples'), { recursive: true });
  return path;
}

describe('several threads write what one does', () => {
  test.each(['pretty', 'json', 'sarif', 'github', 'junit'])('as %s', async (format) => {
    const cwd = mixture();
    const args = ['--format', format, '--advice', 'c', 'nowhere', '.'];
    const alone = await check(cwd, ['--jobs', '1', ...args]);
    expect(alone.status).toBe(2);
    expect(alone.stderr.split('\n').length).toBeGreaterThan(2);
    expect(alone.stdout).toContain('SCH001');
    for (const jobs of format === 'pretty' ? ['2', '9'] : ['3'])
      expect(await check(cwd, ['--jobs', jobs, ...args])).toEqual(alone);
  });

  test('of standard input among files, once', async () => {
    const cwd = folder({ 'a.commspec.yaml': SLIP, 'b.commspec.yaml': WARNING, 'base.yaml': CONTRADICTION });
    const args = ['--stdin-path', 'in.commspec.yaml', 'a.commspec.yaml', '-', 'b.commspec.yaml', '-'];
    const input = 'extends: ./base.yaml\nname: in\n';
    const alone = await check(cwd, ['--jobs', '1', ...args], { input });
    expect(alone.stdout).toContain('SCH001');
    expect(await check(cwd, ['--jobs', '3', ...args], { input })).toEqual(alone);
  });

  test('of more files than wait for each other, in their order', async () => {
    const cwd = folder(
      Object.fromEntries(
        Array.from({ length: 100 }, (_, i) => [`${i + 100}.commspec.yaml`, i % 50 === 7 ? CLEAN : SLIP]),
      ),
    );
    const alone = await check(cwd, ['--jobs', '1', '.']);
    expect(alone.stdout).toContain('98 errors in 100 files');
    expect(await check(cwd, ['.'])).toEqual(alone);
  });

  test('and the status where nobody reads', async () => {
    const cwd = mixture();
    const deaf = await check(cwd, ['--jobs', '2', 'c'], { deaf: true });
    expect([deaf.status, deaf.stderr]).toEqual([1, '']);
  });
});

describe('a thread that ends', () => {
  /** What happens in a thread when it opens a file of that name. */
  const HAPPENINGS = {
    exits: 'process.exit(3)',
    throws: `setImmediate(() => { throw new Error('out of the blue\\u001b[31m'); }); return new Promise(() => {})`,
    hungry: 'const all = []; for (;;) all.push(new Array(1e5).fill(all.length + 0.5))',
  };
  const before = (): string =>
    join(
      folder({
        'before.cjs': `const { isMainThread } = require('node:worker_threads');
          const files = require('node:fs/promises');
          const { open } = files;
          files.open = (path, ...more) => {
            if (isMainThread) return open(path, ...more);
            ${Object.entries(HAPPENINGS)
              .map(([name, code]) => `if (String(path).endsWith('${name}.commspec.yaml')) { ${code} }`)
              .join('\n')}
            return open(path, ...more);
          };`,
      }),
      'before.cjs',
    );

  test.each(Object.keys(HAPPENINGS))('costs the file that it was at, which is told once: %s', async (name) => {
    const files = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`${i}.commspec.yaml`, SLIP]));
    const cwd = folder({ ...files, [`4-${name}.commspec.yaml`]: SLIP });
    const { status, stdout, stderr } = await check(cwd, ['--jobs', '2', '.'], { before: before(), heap: 60 });
    expect(status).toBe(2);
    expect([...stdout.matchAll(/^(\S+):\d+:\d+: error FMT001/gm)].map((match) => match[1])).toEqual(Object.keys(files));
    expect(stderr).toMatch(
      new RegExp(`^commspec: 4-${name}\\.commspec\\.yaml: this file could not be worked on to its end \\(.+\\n$`),
    );
    // eslint-disable-next-line no-control-regex -- finding them is the point
    expect(stderr).not.toMatch(/\u001B|\n./);
  });

  test('before it has begun leaves all to the others, or to none', async () => {
    const cwd = mixture();
    const alone = await check(cwd, ['--jobs', '1', '.']);
    const script = folder({
      'before.cjs': `if (!require('node:worker_threads').isMainThread) throw new Error('no thread');`,
    });
    expect(await check(cwd, ['--jobs', '3', '.'], { before: join(script, 'before.cjs') })).toEqual(alone);
  });
});

test.each(['0', '65', 'many', '1.5', '-1', ''])('`--jobs %s` is a wrong call', async (jobs) => {
  const { status, stderr } = await check(folder(), [`--jobs=${jobs}`, '.']);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^commspec: `--jobs` needs a number from 1 to 64\n/);
});

test('the examples are there to compare with', () => {
  expect(readdirSync('examples').length).toBeGreaterThan(10);
});
