/** `check --watch`: a process that goes on, and is told to end. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn, type ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { build, clear, folder, run } from '../support/program';
import { CLEAN, CONTRADICTION, SLIP, WARNING } from './contract';

let program: string;
beforeAll(async () => {
  program = join(await build('cli'), 'cli.js');
}, 120_000);
afterAll(clear);

class Watching {
  readonly #child: ChildProcess;
  #text = '';
  #told: () => void = () => undefined;

  constructor(cwd: string, ...args: readonly string[]) {
    // One pipe for both: what is written first comes first.
    const command = [process.execPath, program, 'check', '--watch', ...args];
    this.#child = spawn('/bin/sh', ['-c', 'exec "$@" 2>&1', 'sh', ...command], {
      cwd,
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child.stdout?.on('data', (chunk: Buffer) => {
      this.#text += chunk.toString();
      this.#told();
    });
    this.#child.on('exit', () => this.#told());
  }

  /** What is written until all is checked. */
  async round(): Promise<string> {
    const end = /Watching \d+ specs? for changes; Ctrl-C ends it\.\n/;
    while (!end.test(this.#text) && this.#child.exitCode === null)
      await new Promise<void>((resolve) => {
        this.#told = resolve;
      });
    const [before = ''] = this.#text.split(end, 1);
    this.#text = this.#text.slice(before.length).replace(end, '');
    return before;
  }

  /** Rounds until one says that; a change that comes in several steps may be told in several. */
  async until(pattern: RegExp): Promise<string> {
    for (;;) {
      const text = await this.round();
      if (pattern.test(text)) return text;
      expect(this.#child.exitCode).toBe(null);
    }
  }

  async end(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    if (this.#child.exitCode !== null) return this.#child.exitCode;
    const ended = new Promise<number | null>((resolve) => this.#child.on('exit', resolve));
    this.#child.kill(signal);
    return ended;
  }
}

const open: Watching[] = [];
afterEach(async () => {
  for (const watching of open.splice(0)) await watching.end('SIGKILL');
});
function watch(cwd: string, ...args: readonly string[]): Watching {
  const watching = new Watching(cwd, ...args);
  open.push(watching);
  return watching;
}

describe.skipIf(process.platform === 'win32')('check --watch', () => {
  test('checks again what changes, comes and goes, and ends with 0', async () => {
    const cwd = folder({ 'a.commspec.yaml': CLEAN, 'sub/notes.txt': '' });
    const watching = watch(cwd, '.');
    const first = await watching.round();
    expect(first).toMatch(/No findings in 1 file\.\n$/);
    expect(first).not.toContain('\u001B');
    writeFileSync(join(cwd, 'a.commspec.yaml'), SLIP);
    await watching.until(/error FMT001[^]*1 error in 1 file/);
    // In a folder that was there, then in one that was not.
    writeFileSync(join(cwd, 'sub/b.commspec.yaml'), WARNING);
    await watching.until(/1 error, 1 warning in 2 files/);
    rmSync(join(cwd, 'a.commspec.yaml'));
    await watching.until(/\n1 warning in 1 file/);
    rmSync(join(cwd, 'sub'), { recursive: true });
    await watching.until(/there is no spec in this folder/);
    mkdirSync(join(cwd, 'new/deep'), { recursive: true });
    writeFileSync(join(cwd, 'new/deep/c.commspec.yaml'), CLEAN);
    await watching.until(/in 1 file/);
    expect(await watching.end()).toBe(0);
  });

  test('follows a named file by any name, its base, and a base that is not there yet', async () => {
    const cwd = folder({ 'over.txt': 'extends: ./below/base.yaml\nname: over\n' });
    const watching = watch(cwd, 'over.txt');
    await watching.until(/EXT001/);
    mkdirSync(join(cwd, 'below'));
    writeFileSync(join(cwd, 'below/base.yaml'), CLEAN);
    await watching.until(/No findings/);
    writeFileSync(join(cwd, 'below/base.yaml'), CONTRADICTION);
    await watching.until(/SCH001/);
    rmSync(join(cwd, 'over.txt'));
    await watching.until(/over\.txt: there is no such file or folder/);
    writeFileSync(join(cwd, 'over.txt'), CLEAN);
    await watching.until(/No findings in 1 file/);
    expect(await watching.end()).toBe(0);
  });

  test.each([
    ['--format json .', /`--watch` shows findings as text, again and again: leave out `--format`/],
    ['-', /`--watch` is about files, not about standard input/],
  ])('%s is a wrong call', async (args, message) => {
    const { status, stderr } = await run(program, ['check', '--watch', ...args.split(' ')], { cwd: folder() });
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});
