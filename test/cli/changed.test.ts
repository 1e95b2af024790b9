/** `check --changed`: in repositories of its own. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, clear, folder, run, type Outcome } from '../support/program';
import { CLEAN, conforming, SLIP } from './contract';

let program: string;
beforeAll(async () => {
  program = join(await build('cli'), 'cli.js');
}, 120_000);
afterAll(clear);

const git = (cwd: string, ...args: readonly string[]): void => {
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...who, ...args], { cwd, stdio: 'pipe' });
};
function write(cwd: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
}
function commit(cwd: string, files: Readonly<Record<string, string>> = {}): void {
  write(cwd, files);
  git(cwd, 'add', '--all');
  git(cwd, 'commit', '--quiet', '--allow-empty', '--message', 'x');
}

const OVER = 'extends: ./base.txt\nname: over\n';
const FILES = {
  'a.commspec.yaml': CLEAN,
  'b.commspec.yaml': CLEAN,
  'sub/ü b.commspec.yaml': CLEAN,
  'sub/base.txt': CLEAN,
  'sub/middle.commspec.yaml': OVER,
  'sub/over.commspec.yaml': 'extends: ./middle.commspec.yaml\nname: over\n',
  '.gitignore': 'ignored.commspec.yaml\n',
};

function repository(): string {
  const cwd = folder();
  git(cwd, 'init', '--quiet', '--initial-branch=main');
  commit(cwd, FILES);
  return cwd;
}

const call = (cwd: string, ...args: readonly string[]): Promise<Outcome> =>
  run(program, ['check', ...args], { cwd, env: { HOME: cwd } });

async function checked(cwd: string, ...args: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await call(cwd, '--format', 'json', ...args);
  const { files } = conforming('check', stdout) as { readonly files: readonly { readonly path: string }[] };
  return files.map(({ path }) => path).sort();
}

describe('against the last commit', () => {
  test('nothing is checked where nothing has changed', async () => {
    const cwd = repository();
    expect(await call(cwd, '--changed')).toEqual({ status: 0, stdout: '', stderr: 'No spec has changed.\n' });
  });

  test('what is changed, staged, new and renamed is checked, and what is ignored is not', async () => {
    const cwd = repository();
    write(cwd, {
      ...{ 'a.commspec.yaml': SLIP, 'sub/ü b.commspec.yaml': SLIP, 'new/n.commspec.yaml': CLEAN },
      'ignored.commspec.yaml': SLIP,
    });
    git(cwd, 'add', 'sub');
    git(cwd, 'mv', 'b.commspec.yaml', 'c.commspec.yaml');
    const all = ['a.commspec.yaml', 'c.commspec.yaml', 'new/n.commspec.yaml', 'sub/ü b.commspec.yaml'];
    expect(await checked(cwd, '--changed')).toEqual(all);
    expect(await checked(cwd, '--changed', '.')).toEqual(all);
    expect(await checked(join(cwd, 'sub'), '--changed')).toEqual(['ü b.commspec.yaml']);
    expect(await checked(cwd, '--changed', 'b.commspec.yaml', 'sub')).toEqual(['sub/ü b.commspec.yaml']);
    expect((await call(cwd, '--changed', 'a.commspec.yaml')).status).toBe(1);
  });

  test('a base that has changed counts for all that extend it, one that is gone too', async () => {
    const cwd = repository();
    write(cwd, { 'sub/base.txt': SLIP });
    const both = ['sub/middle.commspec.yaml', 'sub/over.commspec.yaml'];
    const found = await checked(cwd, '--changed');
    expect(found).toEqual(expect.arrayContaining(both));
    expect(found).not.toContain('a.commspec.yaml');
    rmSync(join(cwd, 'sub/base.txt'));
    expect(await checked(cwd, '--changed')).toEqual(both);
  });

  test('a link counts where it has changed, or what it leads to', async () => {
    const cwd = repository();
    symlinkSync('../a.commspec.yaml', join(cwd, 'sub/link.commspec.yaml'));
    expect(await checked(cwd, '--changed')).toEqual(['sub/link.commspec.yaml']);
    commit(cwd);
    write(cwd, { 'a.commspec.yaml': SLIP });
    expect(await checked(cwd, '--changed')).toEqual(['a.commspec.yaml', 'sub/link.commspec.yaml']);
  });

  test('before the first commit all is new', async () => {
    const cwd = folder({ 'a.commspec.yaml': CLEAN, 'b.commspec.yaml': CLEAN });
    git(cwd, 'init', '--quiet');
    git(cwd, 'add', 'a.commspec.yaml');
    expect(await checked(cwd, '--changed')).toEqual(['a.commspec.yaml', 'b.commspec.yaml']);
  });
});

test('against a branch, what this one has changed since they parted is checked, committed or not', async () => {
  const cwd = repository();
  git(cwd, 'checkout', '--quiet', '-b', 'topic');
  commit(cwd, { 'a.commspec.yaml': SLIP });
  git(cwd, 'checkout', '--quiet', 'main');
  commit(cwd, { 'b.commspec.yaml': SLIP });
  git(cwd, 'checkout', '--quiet', 'topic');
  write(cwd, { 'sub/ü b.commspec.yaml': SLIP });
  expect(await checked(cwd, '--changed=main')).toEqual(['a.commspec.yaml', 'sub/ü b.commspec.yaml']);
  expect(await checked(cwd, '--changed')).toEqual(['sub/ü b.commspec.yaml']);
});

test.each([
  ['--changed=nowhere', /there is no commit `nowhere` in git here/],
  ['--changed=--output=x', /`--output=x` is no commit/],
  ['--changed -', /`--changed` is about files, not about standard input/],
])('`check %s` is a wrong call', async (args, message) => {
  const { status, stdout, stderr } = await call(repository(), ...args.split(' '));
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});

test('outside of a repository, and without git, it says so', async () => {
  const cwd = folder({ 'a.commspec.yaml': CLEAN });
  expect((await call(cwd, '--changed')).stderr).toMatch(/is in no git repository/);
  const { status, stderr } = await run(program, ['check', '--changed'], { cwd, env: { PATH: cwd } });
  expect([status, stderr]).toEqual([2, expect.stringContaining('`--changed` needs git, which is not here') as unknown]);
});
