import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, linkSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, clear, folder, run, start, type Call, type Outcome } from '../support/program';
import { BROKEN, CLEAN, CONTRADICTION, SLIP, WARNING } from './contract';

let program: string;
beforeAll(async () => {
  program = join(await build('cli'), 'cli.js');
});
afterAll(clear);

const NAME = 'a.commspec.yaml';
const fix = (cwd: string, args: readonly string[], call: Call = {}): Promise<Outcome> =>
  run(program, ['fix', ...args], { cwd, ...call });
const read = (cwd: string, name = NAME): string => readFileSync(join(cwd, name), 'utf8');

describe('what is applied', () => {
  const NATIVE = CLEAN.replace('webmail]', 'webmail, convergence, glassfish]');
  const TABLE: readonly (readonly [what: string, before: string, args: readonly string[], after: string])[] = [
    ['nothing where nothing is wrong', CLEAN, [], CLEAN],
    ['a safe fix', SLIP, [], CLEAN],
    ['several safe fixes', SLIP.replace('native', 'nativ').replace('zone:', 'zon:'), [], CLEAN],
    ['no unsafe fix', WARNING, [], WARNING],
    ['the first fix of any kind with --all', CLEAN.replace('zone: intranet', 'zone: intrane'), ['--all'], CLEAN],
    ['no fact of the business with --all', WARNING, ['--all'], WARNING],
    ['any fix of a rule that is named', WARNING, ['--code', 'SCH005'], CLEAN],
    ['no other fix than that', WARNING.replace('cpus:', 'cpu:'), ['--code', 'SCH005'], SLIP],
    ['a rule named in small letters', CONTRADICTION, ['--code', 'sch001'], NATIVE],
    [
      'nothing to what is ignored',
      SLIP.replace('cpu: 4', 'cpu: 4 # commspec-ignore FMT001: mine'),
      [],
      SLIP.replace('cpu: 4', 'cpu: 4 # commspec-ignore FMT001: mine'),
    ],
    ['nothing to what cannot be read', BROKEN, [], BROKEN],
    ['nothing to an empty file', '', [], ''],
  ];

  test.each(TABLE)('is %s', async (_, before, args, after) => {
    const cwd = folder({ [NAME]: before });
    const { status, stderr } = await fix(cwd, [...args, NAME]);
    expect(read(cwd)).toBe(after);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^\d+ fix(es)? applied/);
  });

  test('is said, and what would need a decision', async () => {
    const cwd = folder({ [NAME]: SLIP, 'b.commspec.yaml': WARNING });
    const { stdout, stderr } = await fix(cwd, ['.']);
    expect(stdout).toBe(`${NAME}: FMT001: Change to \`cpus\`\n`);
    expect(stderr).toBe('1 fix applied; 1 finding has fixes that need a decision (`--all` or `--code`)\n');
  });

  test.each([['--all'], ['--code', 'FMT002'], ['--dry-run']])(
    'is not what is a guess between equals: %s',
    async (...args) => {
      const text = CLEAN.replace('suite: 7u3', 'suite: 7u4');
      const cwd = folder({ [NAME]: text });
      const { stderr } = await fix(cwd, [...args, NAME]);
      expect(read(cwd)).toBe(text);
      expect(stderr).toContain('; 1 finding has several equally likely fixes: choose one by hand');
    },
  );
});

test('says what its fixes have brought to light, where it is now, and nothing with `--quiet`', async () => {
  const text = CONTRADICTION.replace('convergence', 'convergenc');
  const cwd = folder({ [NAME]: text });
  const { stdout, stderr } = await fix(cwd, [NAME]);
  expect(stdout).toContain('convergence');
  expect(stderr).toMatch(/^a\.commspec\.yaml:5:22: error SCH001, which the fixes have brought to light: Convergence /m);
  expect(stderr).toMatch(/1 fix applied; 1 finding came to light, which could not be seen before/);
  const quiet = folder({ [NAME]: text });
  expect(await fix(quiet, ['--quiet', NAME])).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(read(quiet)).toBe(read(cwd));
});

describe('of two fixes that undo each other', () => {
  const head = 'commspec: 1\nname: a\nsuite: 7u3\narchitecture: two-tier\n';
  const spec = (delivery: string): string =>
    `${head}services: { messaging: { version: "7.0.5", delivery: ${delivery} } }\ntiers:\n  - tier: 1\n    hosts:\n      - name: a\n        components: [{ component: mta, version: "5.2" }]\n  - tier: 2\n    hosts:\n      - name: b\n        components: [message-store]\n`;

  test.each(['smtp', 'lmtp'])(
    'the graver is made, from %s on, the other is named, and a second run does nothing',
    async (from) => {
      const cwd = folder({ [NAME]: spec(from) });
      const { stderr, status } = await fix(cwd, ['--all', NAME]);
      const after = read(cwd);
      expect(after).toContain('delivery: smtp');
      expect(stderr).toContain(`${NAME}: MSG006: Set \`delivery\` to \`lmtp\`: not applied, MSG028 would undo it\n`);
      expect(status).toBe(0);
      const again = await fix(cwd, ['--all', NAME]);
      expect(read(cwd)).toBe(after);
      expect(again.stdout).toBe('');
      expect(again.stderr).toMatch(/would undo it\n0 fixes applied\n$/);
    },
  );
});

describe('what is kept', () => {
  const COMMENTED = SLIP.replace('cpu: 4', 'cpu:   4    # four  ').replace('commspec: 1', '# head\n\ncommspec:  1');
  const TABLE: readonly (readonly [what: string, before: string])[] = [
    ['comments and blanks', COMMENTED],
    ['CRLF', SLIP.replaceAll('\n', '\r\n')],
    ['mixed line ends', SLIP.replace('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${SLIP}`],
    ['a last line without end', SLIP.trimEnd()],
    ['characters of any plane', SLIP.replace('name: office', 'name: 办公室 😀')],
  ];

  test.each(TABLE)('are %s', async (_, before) => {
    const cwd = folder({ [NAME]: before });
    await fix(cwd, [NAME]);
    expect(read(cwd)).toBe(before.replace('cpu:', 'cpus:'));
  });

  test.each([0o644, 0o600, 0o666, 0o755])('is the mode %o', async (mode) => {
    const cwd = folder({ [NAME]: SLIP });
    chmodSync(join(cwd, NAME), mode);
    await fix(cwd, [NAME]);
    expect(read(cwd)).toBe(CLEAN);
    expect(statSync(join(cwd, NAME)).mode & 0o777).toBe(mode);
  });

  test.skipIf(process.getuid?.() !== 0)('is the owner', async () => {
    const cwd = folder({ [NAME]: SLIP });
    chownSync(join(cwd, NAME), 65_534, 65_534);
    await fix(cwd, [NAME]);
    expect(read(cwd)).toBe(CLEAN);
    expect(statSync(join(cwd, NAME)).uid).toBe(65_534);
  });

  test('is a link: the file behind it changes', async () => {
    const cwd = folder({ 'real/a.txt': SLIP });
    symlinkSync('real/a.txt', join(cwd, NAME));
    await fix(cwd, [NAME]);
    expect(lstatSync(join(cwd, NAME)).isSymbolicLink()).toBe(true);
    expect(read(cwd, 'real/a.txt')).toBe(CLEAN);
  });

  test('are the date of a file without fixes, and nothing is left beside one', async () => {
    const cwd = folder({ [NAME]: CLEAN, 'b.commspec.yaml': SLIP });
    const before = statSync(join(cwd, NAME));
    await fix(cwd, ['.']);
    expect(statSync(join(cwd, NAME))).toMatchObject({ mtimeMs: before.mtimeMs, ino: before.ino });
    expect(readdirSync(cwd).sort()).toEqual([NAME, 'b.commspec.yaml']);
  });
});

describe('a dry run', () => {
  test('prints a unified diff and changes nothing', async () => {
    const cwd = folder({ [NAME]: SLIP });
    const { status, stdout, stderr } = await fix(cwd, ['--dry-run', NAME]);
    expect(stdout).toBe(
      [
        `--- ${NAME}`,
        `+++ ${NAME}`,
        '@@ -10,6 +10,6 @@',
        '     hosts:',
        '       - name: office1',
        '         zone: intranet',
        '-        cpu: 4',
        '+        cpus: 4',
        '         memory: 8 GB',
        '         components: [mta, message-store, webmail]',
        '',
      ].join('\n'),
    );
    expect(stderr).toBe('1 fix would be applied\n');
    expect(read(cwd)).toBe(SLIP);
    expect(status).toBe(0);
  });

  test.each([
    ['plain', NAME, SLIP],
    ['a byte order mark', NAME, `\uFEFF${SLIP.replace('commspec: 1', 'comspec: 1')}`],
    ['no last line end', NAME, SLIP.trimEnd().replace('components', 'componets')],
    ['a name with blanks', 'a b.commspec.yaml', SLIP],
    ['a name with a line break and quotes', 'a\n"b\'.commspec.yaml', SLIP],
  ])('prints what git can apply: %s', async (_, name, text) => {
    const cwd = folder({ [name]: text });
    const { stdout } = await fix(cwd, ['--dry-run', '.']);
    execFileSync('git', ['apply', '-p0', '--whitespace=nowarn', '-'], { cwd, input: stdout, stdio: 'pipe' });
    const applied = read(cwd, name);
    const again = folder({ [name]: text });
    await fix(again, ['.']);
    expect(applied).toBe(read(again, name));
    expect(applied).not.toBe(text);
  });

  test('of a file with CRLF prints what git can apply', async () => {
    const cwd = folder({ [NAME]: SLIP.replaceAll('\n', '\r\n') });
    const { stdout, stderr } = await fix(cwd, ['--dry-run', '.']);
    execFileSync('git', ['apply', '-p0', '--whitespace=nowarn', '-'], { cwd, input: stdout, stdio: 'pipe' });
    expect(read(cwd)).toBe(CLEAN.replaceAll('\n', '\r\n'));
    expect(stderr).toBe('1 fix would be applied\n');
  });

  test('lets nothing of a hostile file reach the terminal, and says that it is not exact', async () => {
    const name = 'a\u001B]0;x\u0007\u009B\u202E.commspec.yaml';
    const cwd = folder({ [name]: SLIP.replace('cpu: 4', 'cpu: 4 # \u001B]0;title\u0007\u009B31m\u202E\rx') });
    const { stdout, stderr } = await fix(cwd, ['--dry-run', '.']);
    expect(stdout).toContain('+        cpus: 4 # \uFFFD]0;title\uFFFD\uFFFD31m\uFFFD\uFFFDx\n');
    // eslint-disable-next-line no-control-regex -- finding them is the point
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/);
    expect(stderr).toMatch(/characters that cannot be shown are \uFFFD in this diff: do not apply it\n/);
  });

  test('of nothing prints nothing', async () => {
    const cwd = folder({ [NAME]: CLEAN });
    expect(await fix(cwd, ['--dry-run', '.'])).toEqual({ status: 0, stdout: '', stderr: '0 fixes would be applied\n' });
  });
});

describe('what cannot be done', () => {
  const TABLE: readonly (readonly [args: string, stderr: RegExp])[] = [
    ['', /`fix` needs a file or folder/],
    ['--all --code SCH005 a.commspec.yaml', /use `--all` or `--code`, not both/],
    ['--code SCH0005 a.commspec.yaml', /there is no rule `SCH0005`; did you mean `SCH005`\?/],
    ['--code', /`--code` needs a value/],
    ['nowhere.commspec.yaml', /nowhere\.commspec\.yaml: there is no such file or folder/],
    ['latin1.commspec.yaml', /latin1\.commspec\.yaml: the file is not UTF-8 text/],
  ];

  test.each(TABLE)('`fix %s` ends in status 2', async (args, stderr) => {
    const latin1 = Buffer.from(SLIP.replace('office', 'büro'), 'latin1');
    const cwd = folder({ [NAME]: SLIP, 'latin1.commspec.yaml': latin1 });
    const outcome = await fix(
      cwd,
      args.split(' ').filter((arg) => arg !== ''),
    );
    expect(outcome.stderr).toMatch(stderr);
    expect(outcome.status).toBe(2);
    expect(read(cwd)).toBe(SLIP);
    expect(readFileSync(join(cwd, 'latin1.commspec.yaml'))).toEqual(latin1);
  });

  // Root may write everywhere.
  const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {};

  test.each([
    ['a file that is protected, in a folder that is not', 0o444, 0o777],
    ['a file in a folder that is protected', 0o666, 0o555],
  ])('%s is left as it is, and the next one is repaired', async (_, file, around) => {
    const cwd = folder({ 'a/a.commspec.yaml': SLIP, 'b.commspec.yaml': SLIP });
    chmodSync(join(cwd, 'a/a.commspec.yaml'), file);
    chmodSync(join(cwd, 'a'), around);
    chmodSync(join(cwd, 'b.commspec.yaml'), 0o666);
    chmodSync(cwd, 0o777);
    const { status, stdout, stderr } = await fix(cwd, ['.'], nobody);
    expect(stderr).toMatch(/^commspec: a\/a\.commspec\.yaml: permission denied\n1 fix applied\n$/);
    expect(stdout).toMatch(/^b\.commspec\.yaml: FMT001: /);
    expect(status).toBe(2);
    expect(read(cwd, 'a/a.commspec.yaml')).toBe(SLIP);
    expect(read(cwd, 'b.commspec.yaml')).toBe(CLEAN);
    expect(readdirSync(join(cwd, 'a'))).toEqual(['a.commspec.yaml']);
  });
});

test.skipIf(process.platform === 'win32')(
  'a file that cannot be written to its end stays, and nothing beside it',
  () => {
    const cwd = folder({ [NAME]: SLIP });
    const limited = ['-c', 'ulimit -f 0; exec "$@"', 'sh', process.execPath, program, 'fix', NAME];
    const { status, stderr } = spawnSync('/bin/sh', limited, { cwd, encoding: 'utf8' });
    expect(stderr).toContain(`${NAME}: there is no room to write it`);
    expect(status).toBe(2);
    expect(read(cwd)).toBe(SLIP);
    expect(readdirSync(cwd)).toEqual([NAME]);
  },
);

/** Scripts that let something happen at a step of a repair; `fs` is what the program uses. */
const hook = (code: string): string =>
  join(
    folder({ 'hook.cjs': `const fs = require('node:fs'); const path = require('node:path');\n${code}` }),
    'hook.cjs',
  );
/** Does something once the text is written beside the file, and before it is put in its place. */
const meanwhile = (code: string): string =>
  hook(`const sync = fs.fsyncSync; let done = false;
    fs.fsyncSync = (file) => { sync(file); if (!done) { done = true; ${code} } };`);

describe('a file that is changed meanwhile', () => {
  const LEFT = `commspec: ${NAME}: somebody has changed this file meanwhile; it is left alone, run \`fix\` again\n`;
  const saved = SLIP.replace('office1', 'office2');

  test.each([
    ['saved in place', `fs.writeFileSync('${NAME}', process.env.SAVED)`, saved],
    [
      'saved with the same size and date',
      `const { atime, mtime } = fs.statSync('${NAME}'); fs.writeFileSync('${NAME}', process.env.SAVED); fs.utimesSync('${NAME}', atime, mtime);`,
      saved,
    ],
    ['saved by a move', `fs.writeFileSync('saving', process.env.SAVED); fs.renameSync('saving', '${NAME}');`, saved],
    ['made longer', `fs.appendFileSync('${NAME}', '# more\\n')`, `${SLIP}# more\n`],
    ['made a link', `fs.renameSync('${NAME}', 'old'); fs.symlinkSync('old', '${NAME}');`, SLIP],
  ])('is left alone: %s', async (_, code, expected) => {
    const cwd = folder({ [NAME]: SLIP, 'b.commspec.yaml': SLIP });
    const { status, stdout, stderr } = await fix(cwd, ['.'], { before: meanwhile(code), env: { SAVED: saved } });
    expect([status, stderr]).toEqual([2, `${LEFT}1 fix applied\n`]);
    expect(stdout).toBe('b.commspec.yaml: FMT001: Change to `cpus`\n');
    expect(read(cwd)).toBe(expected);
    expect(readdirSync(cwd).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('is not brought back where it was removed', async () => {
    const cwd = folder({ [NAME]: SLIP });
    const { status, stderr } = await fix(cwd, [NAME], { before: meanwhile(`fs.unlinkSync('${NAME}')`) });
    expect([status, stderr]).toEqual([2, `${LEFT}0 fixes applied\n`]);
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('a signal', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'ends the program once the file is whole, and leaves nothing beside it: %s',
    async (signal) => {
      const cwd = folder({ [NAME]: SLIP, 'b.commspec.yaml': SLIP });
      const child = start(program, ['fix', '.'], { cwd, before: meanwhile(`process.kill(process.pid, '${signal}')`) });
      child.stdin.end();
      const ended = await new Promise((resolve) => {
        child.on('exit', (_, by) => {
          resolve(by);
        });
      });
      expect(ended).toBe(signal);
      expect(readdirSync(cwd).sort()).toEqual([NAME, 'b.commspec.yaml']);
      expect([read(cwd), read(cwd, 'b.commspec.yaml')]).toEqual([CLEAN, SLIP]);
    },
  );
});

describe('a file with several names', () => {
  test.each([
    ['shorter', SLIP.replace('cpu: 4', '"cpu": 4')],
    ['longer', SLIP],
  ])('keeps them, and a text that gets %s is whole', async (_, before) => {
    const cwd = folder({ [NAME]: before });
    linkSync(join(cwd, NAME), join(cwd, 'other'));
    const { ino } = statSync(join(cwd, NAME));
    const { status } = await fix(cwd, [NAME]);
    expect(status).toBe(0);
    expect([read(cwd), read(cwd, 'other')]).toEqual([CLEAN, CLEAN]);
    expect(statSync(join(cwd, 'other'))).toMatchObject({ ino, nlink: 2 });
    expect(readdirSync(cwd).sort()).toEqual([NAME, 'other']);
  });

  /** The disk is full from the second file that is written on. */
  const fullAfter = (times: number): string =>
    hook(`const write = fs.writeSync; let calls = 0;
      fs.writeSync = (file, bytes, from, length, at) => {
        calls++;
        if (calls < 2 || calls >= 2 + ${times}) return write(file, bytes, from, length, at);
        write(file, Buffer.from('torn'), 0, 4, 0);
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      };`);

  test('gets its old text back where the new one cannot be written to its end', async () => {
    const cwd = folder({ [NAME]: SLIP });
    linkSync(join(cwd, NAME), join(cwd, 'other'));
    const { status, stderr } = await fix(cwd, [NAME], { before: fullAfter(1) });
    expect([status, stderr]).toEqual([2, `commspec: ${NAME}: there is no room to write it\n0 fixes applied\n`]);
    expect(read(cwd, 'other')).toBe(SLIP);
    expect(readdirSync(cwd).sort()).toEqual([NAME, 'other']);
  });

  test('has its new text beside it where even that fails', async () => {
    const cwd = folder({ [NAME]: SLIP });
    linkSync(join(cwd, NAME), join(cwd, 'other'));
    const { status, stderr } = await fix(cwd, [NAME], { before: fullAfter(2) });
    expect(status).toBe(2);
    const rescued = /its new text is in (\S+) beside it/.exec(stderr)?.[1];
    expect(read(cwd, rescued)).toBe(CLEAN);
  });
});

test('an overlay is repaired, its base is not', async () => {
  const over = 'extends: ./base.txt\nenvironment: productio\n';
  const cwd = folder({ 'base.txt': SLIP, [NAME]: over });
  const { status } = await fix(cwd, ['.']);
  expect(status).toBe(0);
  expect(read(cwd)).toBe(over.replace('productio', 'production'));
  expect(read(cwd, 'base.txt')).toBe(SLIP);
});

test('the broken example is repaired as far as there is one right answer, and a second run finds nothing to do', async () => {
  const cwd = folder({ [NAME]: readFileSync('examples/broken.commspec.yaml') });
  const first = await fix(cwd, [NAME]);
  expect(first.stdout.split('\n').length).toBeGreaterThan(3);
  const after = read(cwd);
  const second = await fix(cwd, [NAME]);
  expect(second.stdout).toBe('');
  expect(second.stderr).toMatch(/^0 fixes applied/);
  expect(read(cwd)).toBe(after);
});
