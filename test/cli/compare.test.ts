import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { COMMANDS } from '../../server/cli/commands';
import { comparisonFormats } from '../../server/report/compare/compare-formats';
import { build, clear, folder, run, type Call, type Outcome } from '../support/program';
import { CLEAN } from './contract';

let program: string;
beforeAll(async () => {
  program = join(await build('cli'), 'cli.js');
});
afterAll(clear);

const call = (cwd: string, args: readonly string[], more: Call = {}): Promise<Outcome> =>
  run(program, ['compare', ...args], { cwd, ...more });

const LARGER = CLEAN.replace('memory: 8 GB', 'memory: 16 GB').replace('name: office\n', 'name: larger\n');
const files = {
  'a.yaml': CLEAN,
  'b.yaml': LARGER,
  'same.yaml': `# by hand\n${CLEAN}`,
  'empty.yaml': '',
  'orphan.yaml': `${CLEAN}extends: ./gone.yaml\n`,
  'on-folder.yaml': 'commspec: 1\nextends: ./sub\n',
  'sub/c.yaml': CLEAN,
  'half.yaml': `${CLEAN}      - name: "office2\n`,
};

describe('the status', () => {
  test.each([
    [0, 'a.yaml b.yaml'],
    [0, 'a.yaml same.yaml'],
    [1, '--exit-code a.yaml b.yaml'],
    [0, '--exit-code a.yaml same.yaml'],
    [1, '--exit-code a.yaml same.yaml b.yaml'],
    [0, 'a.yaml half.yaml'],
  ])('is %i of `%s`', async (status, args) => {
    const outcome = await call(folder(files), args.split(' '));
    expect([outcome.status, outcome.stderr]).toEqual([status, '']);
    expect(outcome.stdout).toMatch(/^Comparison: /);
  });

  test.each([
    ['', /`compare` needs two specs or more/],
    ['a.yaml', /`compare` needs two specs or more/],
    ['- -', /standard input can be one of the specs only/],
    ['a.yaml nowhere.yaml', /nowhere\.yaml: there is no such file or folder/],
    ['a.yaml empty.yaml', /empty\.yaml: there is no spec in this file/],
    ['orphan.yaml a.yaml', /There is no file `\.\/gone\.yaml`/],
    ['--format pdf a.yaml b.yaml', /use text, json, markdown or html/],
    ['--plan --format json a.yaml b.yaml', /`--plan` prints the plan alone/],
    ['--plan --all a.yaml b.yaml', /`--plan` prints the plan alone/],
    ['--plan --limit 2000 a.yaml b.yaml', /`--plan` prints the plan alone/],
    ['a.yaml on-folder.yaml', /`\.\/sub` cannot be read\. Name a spec: a regular file of UTF-8 text/],
    ['--limit 10 a.yaml b.yaml', /`--limit` takes a number of characters/],
    ['a.yaml .', /this is a folder/],
  ])('is 2 of `%s`, and nothing is printed', async (args, stderr) => {
    const outcome = await call(
      folder(files),
      args.split(' ').filter((arg) => arg !== ''),
      { input: CLEAN },
    );
    expect(outcome.stderr).toMatch(stderr);
    expect([outcome.status, outcome.stdout]).toEqual([2, '']);
  });
});

test('standard input is one of the specs', async () => {
  const { stdout } = await call(folder(files), ['--stdin-path', 'old.yaml', '--format', 'json', '-', 'b.yaml'], {
    input: CLEAN,
  });
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    base: { name: 'office', path: 'old.yaml' },
    comparisons: [
      { spec: { name: 'larger', path: 'b.yaml' }, hosts: [{ name: 'office1', fields: [{ path: ['memory'] }] }] },
    ],
  });
});

test('JSON tells on standard error what cannot be read', async () => {
  const { stdout, stderr } = await call(folder(files), ['--format', 'json', 'a.yaml', 'half.yaml']);
  expect(stderr).toContain('half.yaml: Some lines of the spec cannot be read.');
  expect(JSON.parse(stdout)).toMatchObject({ version: 1 });
});

test('a reader that leaves is no failure', async () => {
  const gone = await call(folder(files), ['--all', 'a.yaml', 'b.yaml'], { deaf: true });
  expect([gone.status, gone.stderr]).toEqual([0, '']);
});

test('help and page tell all that it takes', () => {
  const { options } = COMMANDS.compare;
  expect(options.format.values).toEqual(comparisonFormats);
  const page = readFileSync('docs/compare.md', 'utf8');
  for (const option of Object.keys(options).filter((name) => name !== 'follow')) expect(page).toContain(`--${option}`);
});
