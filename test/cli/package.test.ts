/** The npm package: made as from a fresh clone, installed into an empty folder, and each command called. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMAND_NAMES } from '../../server/cli/commands';
import { clear, folder } from '../support/program';
import { CLEAN, SLIP } from './contract';

const root = process.cwd();
const LISTS = join(root, 'scripts/lib/contents.mjs');
const MARKETPLACE = join(root, 'scripts/lib/marketplace.mjs');

/** The tree as git has it, with what was changed since; packages come from here. */
function clone(): string {
  const path = folder();
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  for (const file of listed.split('\0').filter((name) => name !== '' && existsSync(name))) {
    if (/^(test\/(?!support)|bench|docs|images|examples|client)/.test(file)) continue;
    mkdirSync(dirname(join(path, file)), { recursive: true });
    cpSync(join(root, file), join(path, file));
  }
  // A link for each package, in a folder of its own: where npm empties it, only links go.
  mkdirSync(join(path, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules')))
    symlinkSync(join(root, 'node_modules', name), join(path, 'node_modules', name));
  return path;
}

const npm = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('npm', [...args, '--offline'], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

describe.skipIf(process.platform === 'win32' || !existsSync(join(root, '.git')))('npm pack', () => {
  let tree: string;
  let packed: {
    readonly filename: string;
    readonly files: readonly { readonly path: string; readonly mode: number }[];
  };
  let installed: string;
  beforeAll(() => {
    tree = clone();
    [packed] = JSON.parse(npm(tree, 'pack', '--json')) as [typeof packed];
    installed = folder();
    writeFileSync(join(installed, 'package.json'), '{}\n');
    npm(installed, 'install', '--no-audit', '--no-fund', join(tree, packed.filename));
  }, 240_000);
  afterAll(clear);

  const top = (): string => join(installed, 'node_modules/commspec');
  const call = (args: readonly string[], input = ''): { readonly status: number | null; readonly text: string } => {
    const options = { cwd: installed, input, encoding: 'utf8', env: { PATH: process.env['PATH'] } } as const;
    const { status, stdout, stderr } = spawnSync(join(installed, 'node_modules/.bin/commspec'), args, options);
    return { status, text: stdout + stderr };
  };

  test('holds what the command needs, and nothing else', async () => {
    const { COMMAND } = (await import(/* @vite-ignore */ LISTS)) as { readonly COMMAND: readonly string[] };
    expect(packed.files.map(({ path }) => path).sort()).toEqual([...COMMAND].sort());
    expect(packed.files.find(({ path }) => path.endsWith('/cli.js'))!.mode & 0o111).not.toBe(0);
  });

  test('has a manifest and a page of its own, and leaves the tree as it was', () => {
    const manifest = JSON.parse(readFileSync(join(top(), 'package.json'), 'utf8')) as Readonly<Record<string, unknown>>;
    for (const key of ['dependencies', 'devDependencies', 'scripts', 'contributes', 'private', 'main'])
      expect(manifest).not.toHaveProperty(key);
    for (const key of ['homepage', 'repository', 'bugs', 'license', 'engines']) expect(manifest).toHaveProperty(key);
    const page = readFileSync(join(top(), 'README.md'), 'utf8');
    for (const command of COMMAND_NAMES) expect(page).toMatch(new RegExp(`\`commspec ${command}\\b`));
    expect(page).not.toMatch(/npm (start|test)|\]\((?!https:)/);
    for (const file of ['package.json', 'README.md'])
      expect(readFileSync(join(tree, file), 'utf8')).toBe(readFileSync(join(root, file), 'utf8'));
  });

  test('needs no other package', () => {
    expect(
      Object.keys((JSON.parse(npm(installed, 'ls', '--json', '--all')) as { dependencies: object }).dependencies),
    ).toEqual(['commspec']);
  });

  test.each<[args: readonly string[], input: string, text: RegExp]>([
    [['check', '-'], CLEAN, /in 1 file\.$/m],
    [['check', '--jobs', '2', 'a.commspec.yaml', 'b.commspec.yaml'], '', /No findings in 2 files/],
    [['check', '--format', 'sarif', '-'], CLEAN.replace('schema2-native', 'schema2-compat'), /"markdown": "# SCH005/],
    [['fix', '-'], SLIP, /cpus: 4/],
    [['size', '-'], CLEAN, /office1/],
    [['ports', '-'], CLEAN, /25/],
    [['topology', '-'], CLEAN, /^<svg/],
    [['report', '-'], CLEAN, /^<!doctype html>/i],
    [['compare', '-', 'a.commspec.yaml'], CLEAN, /./],
    [['explain', 'SCH001'], '', /^# SCH001/],
    [['rules'], '', /^# Rules/],
    [['schema'], '', /"\$schema"/],
    [['completion', 'bash'], '', /complete -F/],
    [['--version'], '', /^commspec \d/],
  ])('its command works once it is installed: %j', (args, input, text) => {
    for (const name of ['a', 'b']) writeFileSync(join(installed, `${name}.commspec.yaml`), CLEAN);
    const outcome = call(args, input);
    expect(outcome.text).toMatch(text);
    expect(outcome.status).toBe(0);
  });

  test('its language server answers', async () => {
    const server = spawn(join(installed, 'node_modules/.bin/commspec'), ['lsp', '--stdio'], { cwd: installed });
    const message =
      '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}';
    server.stdin.write(`Content-Length: ${message.length}\r\n\r\n${message}`);
    const answer = await new Promise<string>((resolve) =>
      server.stdout.once('data', (data: Buffer) => resolve(data.toString())),
    );
    server.kill();
    expect(answer).toMatch(/^Content-Length: /);
  });

  test('works with npx', () => {
    const text = execFileSync('npx', ['--offline', 'commspec', '--version'], { cwd: installed, encoding: 'utf8' });
    expect(text).toMatch(/^commspec \d/);
  });
});

test('the page of the extension has nothing for those who have the repository', async () => {
  const { marketplacePage } = (await import(/* @vite-ignore */ MARKETPLACE)) as {
    readonly marketplacePage: (readme: string) => string;
  };
  const page = marketplacePage(readFileSync('README.md', 'utf8'));
  expect(page).toMatch(/^# Commspec\n[^]*\n## Write a spec\n[^]*\n## Good to know\n/);
  expect(page).not.toMatch(/npm (start|test|pack|ci)|CONTRIBUTING|docs\/architecture|dist\/cli/);
});
