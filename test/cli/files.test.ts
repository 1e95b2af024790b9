/** Which files are read: regular ones, of the folder that was named, and standard input. */
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, symlinkSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBase } from '../../server/lsp/base-file';
import { build, clear, folder, run, type Call, type Outcome } from '../support/program';
import { BROKEN, CLEAN, conforming, CONTRADICTION, SLIP, WARNING } from './contract';

let program: string;
beforeAll(async () => {
  program = join(await build('cli'), 'cli.js');
});
afterAll(clear);

const call = (cwd: string, args: readonly string[], more: Call = {}): Promise<Outcome> =>
  run(program, args, { cwd, ...more });

const NAME = 'a.commspec.yaml';
const OVER = 'commspec: 1\nextends: ./base.commspec.yaml\nname: staging\n';
const READERS = ['check', 'fix', 'size', 'ports', 'topology'] as const;

interface Checked {
  readonly files: readonly { readonly path: string; readonly findings: readonly { readonly code: string }[] }[];
}
const checked = ({ stdout }: Outcome): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    (conforming('check', stdout) as Checked).files.map(({ path, findings }) => [
      path,
      findings.map(({ code }) => code),
    ]),
  );

describe.skipIf(process.platform === 'win32')('special files', () => {
  const MAKERS: readonly (readonly [what: string, make: (path: string) => void])[] = [
    ['a named pipe', (path) => execFileSync('mkfifo', [path])],
    [
      'a link to a named pipe',
      (path) => {
        execFileSync('mkfifo', [`${path}.pipe`]);
        symlinkSync(`${path}.pipe`, path);
      },
    ],
    [
      'a device without end',
      (path) => {
        symlinkSync('/dev/zero', path);
      },
    ],
    [
      'a terminal',
      (path) => {
        symlinkSync('/dev/tty', path);
      },
    ],
  ];

  describe.each(MAKERS)('%s', (_, make) => {
    test.each(READERS)('is not read where it is named: %s', async (command) => {
      const cwd = folder();
      make(join(cwd, NAME));
      const { status, stdout, stderr } = await call(cwd, [command, NAME]);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(
        /^commspec: a\.commspec\.yaml: this is no regular file and is not read; `-` reads standard input\n/,
      );
    });

    test.each(['check', 'fix'])('is not read where it is found, and hides no other: %s', async (command) => {
      const cwd = folder({ 'b.commspec.yaml': SLIP });
      make(join(cwd, NAME));
      const { status, stdout, stderr } = await call(cwd, [command, '--follow', '.']);
      expect(status).toBe(2);
      expect(stderr).toContain(`${NAME}: this is no regular file`);
      expect(stdout).toMatch(/^b\.commspec\.yaml.* FMT001: /);
    });

    test('is no base', async () => {
      const cwd = folder({ [NAME]: OVER });
      make(join(cwd, 'base.commspec.yaml'));
      expect(checked(await call(cwd, ['check', '--format', 'json', '--follow', NAME]))[NAME]).toContain('EXT001');
      const uri = pathToFileURL(join(cwd, 'base.commspec.yaml')).href;
      expect(await readBase(uri, [], true)).toEqual({ error: 'unreadable' });
    });
  });

  test('a socket is not read', async () => {
    const cwd = folder();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(cwd, NAME), resolve));
    const { status, stderr } = await call(cwd, ['check', '.']);
    server.close();
    expect(status).toBe(2);
    expect(stderr).toContain('this is no regular file');
  });

  test('a folder is no file, and a link to one is neither searched nor read', async () => {
    const cwd = folder({ 'sub/b.commspec.yaml': SLIP });
    symlinkSync('sub', join(cwd, NAME));
    for (const follow of [[], ['--follow']])
      expect(Object.keys(checked(await call(cwd, ['check', '--format', 'json', ...follow, '.'])))).toEqual([
        'sub/b.commspec.yaml',
      ]);
    expect((await call(cwd, ['size', 'sub'])).stderr).toContain('this is a folder; name a file');
  });

  test.skipIf(process.platform !== 'linux')('a file that tells no size is read to its end', async () => {
    expect(await readBase('file:///proc/self/status', [])).toEqual({
      text: expect.stringMatching(/^Name:.*\n[^]*\n$/) as unknown,
    });
  });

  test('a file that is larger than any spec is not read into memory', async () => {
    const cwd = folder({ [NAME]: '' });
    truncateSync(join(cwd, NAME), 100_000_001);
    const { status, stderr } = await call(cwd, ['check', NAME]);
    expect(status).toBe(2);
    expect(stderr).toBe(`commspec: ${NAME}: the file has more than 100 MB: that is no spec\n`);
  });
});

test.each([['.'], [NAME]])('a link that leads nowhere is told as that: %s', async (path) => {
  const cwd = folder({ 'b.commspec.yaml': CLEAN });
  symlinkSync('gone.yaml', join(cwd, NAME));
  const { status, stderr } = await call(cwd, ['check', path]);
  expect([status, stderr]).toEqual([2, `commspec: ${NAME}: this link leads nowhere: what it points at is not there\n`]);
});

describe('links out of the folder that is searched', () => {
  const SECRET = SLIP.replace('cpu: 4', 'cpu: 4 # secret');
  const LEFT = 'this link leads out of the folder and is left alone; name the file, or use `--follow`';

  /** A folder with a link in it, and what lies outside. */
  function linked(link: (inside: string, outside: string) => void): { readonly cwd: string; readonly outside: string } {
    const outside = folder({ 'y.yaml': SECRET });
    const cwd = folder({ 'b.commspec.yaml': SLIP, 'sub/c.yaml': CLEAN });
    link(cwd, outside);
    return { cwd, outside };
  }
  const OUT: readonly (readonly [what: string, link: (inside: string, outside: string) => void])[] = [
    [
      'to a file',
      (inside, outside) => {
        symlinkSync(join(outside, 'y.yaml'), join(inside, NAME));
      },
    ],
    [
      'in several steps',
      (inside, outside) => {
        symlinkSync(join(outside, 'y.yaml'), join(inside, 'sub/step'));
        symlinkSync('sub/step', join(inside, NAME));
      },
    ],
    [
      'through a link to a folder',
      (inside, outside) => {
        symlinkSync(outside, join(inside, 'away'));
        symlinkSync('away/y.yaml', join(inside, NAME));
      },
    ],
  ];

  describe.each(OUT)('%s', (_, link) => {
    test.each(['pretty', 'json', 'sarif', 'github', 'junit'])('are reported and show nothing: %s', async (format) => {
      const { cwd } = linked(link);
      const { status, stdout, stderr } = await call(cwd, ['check', '--format', format, '.']);
      expect(stderr).toBe(`commspec: ${NAME}: ${LEFT}\n`);
      expect(stdout).not.toMatch(/secret/);
      // That it was not read is an error in all of them but text, where standard error has it.
      expect(stdout.includes(NAME)).toBe(format !== 'pretty');
      expect(stdout).toMatch(/FMT001/);
      expect(status).toBe(2);
    });

    test('are not repaired', async () => {
      const { cwd, outside } = linked(link);
      const { status, stdout, stderr } = await call(cwd, ['fix', '.']);
      expect(stderr).toBe(`commspec: ${NAME}: ${LEFT}\n1 fix applied\n`);
      expect(stdout).toMatch(/^b\.commspec\.yaml: FMT001/);
      expect(readFileSync(join(outside, 'y.yaml'), 'utf8')).toBe(SECRET);
      expect(status).toBe(2);
    });

    test('are read and repaired with `--follow`', async () => {
      const { cwd, outside } = linked(link);
      expect((await call(cwd, ['check', '--follow', '.'])).stdout).toContain('# secret');
      const { status, stderr } = await call(cwd, ['fix', '--follow', '.']);
      expect([status, stderr]).toEqual([0, '2 fixes applied\n']);
      expect(readFileSync(join(outside, 'y.yaml'), 'utf8')).toBe(SECRET.replace('cpu:', 'cpus:'));
    });

    test('are read and repaired where they are named', async () => {
      const { cwd, outside } = linked(link);
      const { status, stderr } = await call(cwd, ['fix', NAME]);
      expect([status, stderr]).toEqual([0, '1 fix applied\n']);
      expect(readFileSync(join(outside, 'y.yaml'), 'utf8')).toBe(SECRET.replace('cpu:', 'cpus:'));
    });
  });

  test('are those out of the one that was named, even if the program runs above it', async () => {
    const cwd = folder({ 'y.yaml': SLIP, 'sub/x': '' });
    symlinkSync('../y.yaml', join(cwd, 'sub', NAME));
    const { status, stderr } = await call(cwd, ['check', 'sub']);
    expect([status, stderr]).toEqual([2, `commspec: ${join('sub', NAME)}: ${LEFT}\n`]);
    expect(checked(await call(cwd, ['check', '--format', 'json', '.']))).toEqual({ [join('sub', NAME)]: ['FMT001'] });
  });

  test('are none where they come back, or where the folder that was named is a link itself', async () => {
    const outside = folder();
    const cwd = folder({ 'sub/c.yaml': SLIP });
    symlinkSync(join(cwd, 'sub/c.yaml'), join(outside, 'back'));
    symlinkSync(join(outside, 'back'), join(cwd, NAME));
    symlinkSync(cwd, join(outside, 'named'));
    for (const args of [['.'], [join(outside, 'named')], ['./sub/..']]) {
      const outcome = await call(cwd, ['check', '--format', 'json', ...args]);
      expect([outcome.status, outcome.stderr]).toEqual([1, '']);
      expect(Object.values(checked(outcome))).toEqual([['FMT001']]);
    }
  });

  test('that lead nowhere or to themselves are said to', async () => {
    const cwd = folder({ 'b.commspec.yaml': CLEAN });
    symlinkSync('nowhere', join(cwd, NAME));
    symlinkSync('c.commspec.yaml', join(cwd, 'c.commspec.yaml'));
    const { status, stderr } = await call(cwd, ['check', '.']);
    expect(status).toBe(2);
    expect(stderr.split('\n').sort()).toEqual([
      '',
      `commspec: ${NAME}: this link leads nowhere: what it points at is not there`,
      'commspec: c.commspec.yaml: this link leads to itself',
    ]);
  });

  test('are no base, unless they are followed', async () => {
    const outside = folder({ 'base.yaml': CONTRADICTION });
    const cwd = folder({ [NAME]: OVER });
    symlinkSync(join(outside, 'base.yaml'), join(cwd, 'base.commspec.yaml'));
    const args = ['check', '--format', 'json', NAME];
    expect(Object.values(checked(await call(cwd, args))).flat()).not.toContain('SCH001');
    expect(Object.values(checked(await call(cwd, [...args, '--follow']))).flat()).toContain('SCH001');
    const report = await call(cwd, ['size', NAME]);
    expect([report.status, report.stdout]).toEqual([2, '']);
    expect((await call(cwd, ['size', '--follow', NAME])).stdout).toContain('office1');
  });
});

describe('standard input', () => {
  test('is checked as `<stdin>`', async () => {
    const cwd = folder();
    const { status, stdout } = await call(cwd, ['check', '-'], { input: SLIP });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^<stdin>:13:9: error FMT001: /);
    expect(checked(await call(cwd, ['check', '--format', 'json', '-'], { input: `\uFEFF${SLIP}` }))).toEqual({
      '<stdin>': ['FMT001'],
    });
    expect((await call(cwd, ['check', '-'], { input: CLEAN })).status).toBe(0);
  });

  test.each(['sarif', 'github', 'junit'])('is checked as %s', async (format) => {
    const { status, stdout } = await call(folder(), ['check', '--format', format, '-'], { input: SLIP });
    expect(status).toBe(1);
    expect(stdout).toMatch(/(<|&lt;|%3C)stdin(>|&gt;|%3E)/);
  });

  test('is one among others, and a file of that name is another', async () => {
    const cwd = folder({ [NAME]: SLIP, '-': CONTRADICTION });
    const args = ['check', '--format', 'json', NAME, '-', '-', './-'];
    expect(checked(await call(cwd, args, { input: CLEAN }))).toEqual({
      [NAME]: ['FMT001'],
      '<stdin>': [],
      './-': ['SCH001'],
    });
  });

  test('extends what lies in the current folder, or beside the path that it is given', async () => {
    const cwd = folder({ 'base.commspec.yaml': CONTRADICTION, 'sub/base.commspec.yaml': CLEAN });
    const args = ['check', '--format', 'json', '-'];
    expect(checked(await call(cwd, args, { input: OVER }))).toEqual({
      '<stdin>': [],
      'base.commspec.yaml': ['SCH001'],
    });
    const path = join('sub', NAME);
    expect(checked(await call(cwd, [...args, '--stdin-path', path], { input: OVER }))).toEqual({ [path]: [] });
  });

  test.each([
    ['another encoding', Buffer.from('name: Zürich\n', 'latin1'), /<stdin>: the file is not UTF-8 text/],
    ['nothing', '', /there is no spec in this file/],
  ])('of %s gives no report', async (_, input, message) => {
    for (const command of ['size', 'ports', 'topology']) {
      const { status, stdout, stderr } = await call(folder(), [command, '-'], { input });
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(message);
    }
  });

  test.each([
    ['size', /office1/],
    ['ports', /office1/],
    ['topology', /^<svg[^]*office1/],
  ])('gives the report of %s', async (command, content) => {
    const { status, stdout } = await call(folder(), [command, '-'], { input: CLEAN });
    expect(status).toBe(0);
    expect(stdout).toMatch(content);
  });

  test.each([
    ['a text with a slip', SLIP, CLEAN],
    ['CRLF', SLIP.replaceAll('\n', '\r\n'), CLEAN.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${SLIP}`, `\uFEFF${CLEAN}`],
    ['what cannot be read', BROKEN, BROKEN],
    ['what is right', CLEAN, CLEAN],
    ['what needs a decision', WARNING, WARNING],
    ['nothing', '', ''],
  ])('is repaired to standard output: %s', async (_, input, expected) => {
    const { status, stdout, stderr } = await call(folder(), ['fix', '-'], { input });
    expect([status, stdout]).toEqual([0, expected]);
    expect(stderr).toMatch(/^\d fix(es)? applied/);
  });

  test('is not repaired together with files, but may be compared', async () => {
    const cwd = folder({ [NAME]: SLIP });
    const both = await call(cwd, ['fix', '-', NAME], { input: SLIP });
    expect([both.status, both.stdout, readFileSync(join(cwd, NAME), 'utf8')]).toEqual([2, '', SLIP]);
    expect(both.stderr).toMatch(/`fix -` prints the repaired text, so it takes no other file/);
    const { status, stdout } = await call(cwd, ['fix', '--dry-run', '-'], { input: SLIP });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^--- <stdin>\n\+\+\+ <stdin>\n@@ /);
  });

  test.skipIf(process.platform === 'win32')('without end is not read into memory', () => {
    const zero = openSync('/dev/zero', 'r');
    try {
      const { status, stderr } = spawnSync(process.execPath, [program, 'check', '-'], {
        cwd: folder(),
        stdio: [zero, 'pipe', 'pipe'],
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([2, 'commspec: <stdin>: the file has more than 100 MB: that is no spec\n']);
    } finally {
      closeSync(zero);
    }
  });
});

/** Less memory than the results of so many specs need together. */
describe('many files need no more memory than few', () => {
  test.each(['json', 'sarif', 'junit'])(
    'as %s',
    async (format) => {
      const text = readFileSync('examples/two-tier.commspec.yaml', 'utf8').replace('schema2-native', 'schema2-compat');
      const cwd = folder(Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`${i}.commspec.yaml`, text])));
      const { status, stdout, stderr } = await call(cwd, ['check', '--format', format, '.'], { heap: 64 });
      expect([status, stderr]).toEqual([1, '']);
      expect(new Set(stdout.match(/\d+\.commspec\.yaml/g)).size).toBe(80);
    },
    120_000,
  );
});

test.skipIf(process.platform !== 'linux')('output that gets lost is said to be', () => {
  const full = openSync('/dev/full', 'w');
  try {
    const { status, stderr } = spawnSync(process.execPath, [program, 'rules'], {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([2, 'commspec: standard output: there is no room to write it\n']);
  } finally {
    closeSync(full);
  }
});
