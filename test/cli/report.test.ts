import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, clear, folder, run } from '../support/program';
import { CLEAN } from './contract';

let program: string;
beforeAll(async () => {
  program = join(await build('cli'), 'cli.js');
});
afterAll(clear);

describe('report', () => {
  test.each([
    ['html', /^<!doctype html>/, '<h1>'],
    ['markdown', /^# /, '## Sizing'],
  ])('prints one file as %s', async (format, head, part) => {
    const cwd = folder({ 'a.commspec.yaml': CLEAN });
    const { status, stdout, stderr } = await run(program, ['report', '--format', format, 'a.commspec.yaml'], { cwd });
    expect(stdout).toMatch(head);
    expect(stdout).toContain(part);
    expect([status, stderr]).toEqual([0, '']);
  });

  test('is the same twice where the build says when it is', async () => {
    const cwd = folder({ 'a.commspec.yaml': CLEAN });
    const env = { SOURCE_DATE_EPOCH: '1700000000' };
    const { stdout } = await run(program, ['report', 'a.commspec.yaml'], { cwd, env });
    expect(stdout).toContain('Made on 2023-11-14 by Commspec ');
    expect(
      (await run(program, ['report', 'a.commspec.yaml'], { cwd, env: { SOURCE_DATE_EPOCH: 'soon' } })).status,
    ).toBe(2);
  });

  test('says that a part cannot be read', async () => {
    const cwd = folder({ 'a.commspec.yaml': `${CLEAN}      - name: "office2\n` });
    const { status, stdout } = await run(program, ['report', 'a.commspec.yaml'], { cwd });
    expect(stdout).toContain('<p class="banner" role="note">Some lines of the spec cannot be read.');
    expect(status).toBe(0);
  });

  test.each([[['nowhere.commspec.yaml']], [['--format', 'pdf', 'a.commspec.yaml']], [[]]])(
    'of %j ends in status 2 and prints nothing',
    async (args) => {
      const cwd = folder({ 'a.commspec.yaml': CLEAN });
      const { status, stdout } = await run(program, ['report', ...args], { cwd });
      expect([status, stdout]).toEqual([2, '']);
    },
  );
});
