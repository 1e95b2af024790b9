/** What holds for the program as a whole, and the commands that read no spec. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engine } from '../support/analyse';
import { helpPage } from '../../scripts/help-page';
import { build, clear, run, type Outcome } from '../support/program';
import { CHECK_FORMATS } from '../../server/cli/check-format';
import { RULES_FORMATS } from '../../server/cli/explain';
import { HELP } from '../../server/cli/help';
import { allDocumentFormats } from '../../server/report/document/document-formats';
import { reportFormatsOf } from '../../server/cli/reports';
import { conforming } from './contract';

let program: string;
beforeAll(async () => {
  program = join(await build('cli'), 'cli.js');
});
afterAll(clear);

const call = (args: string): Promise<Outcome> =>
  run(
    program,
    args.split(' ').filter((arg) => arg !== ''),
  );

describe('help', () => {
  test.each(['--help', '-h', 'help', 'check --help', 'size -h x.yaml'])('is what `%s` prints', async (args) => {
    const { status, stdout, stderr } = await call(args);
    expect([status, stderr]).toEqual([0, '']);
    for (const command of ['check', 'fix', 'size', 'ports', 'report', 'explain', 'rules', 'schema', 'lsp']) {
      expect(stdout).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
    }
  });

  test('goes to standard error where nothing was asked for, with status 2', async () => {
    const { status, stdout, stderr } = await call('');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Usage: commspec /);
  });

  test.each([
    ['check', CHECK_FORMATS],
    ['size', reportFormatsOf('size')],
    ['ports', reportFormatsOf('ports')],
    ['topology', reportFormatsOf('topology')],
    ['report', allDocumentFormats],
    ['rules', RULES_FORMATS],
  ])('lists the formats of `%s`', (command, formats) => {
    expect(HELP).toMatch(new RegExp(`^ {2}${command} +\\[--format ${formats.join('\\|')}\\]`, 'm'));
  });

  test('has the options that the README has', async () => {
    const { stdout } = await call('--help');
    const rows = readFileSync('README.md', 'utf8').matchAll(/^\| `commspec (\w+)([^`]*)`/gm);
    const calls = [...rows].map((row) => `${row[1]!}${row[2]!}`.replaceAll('\\|', '|').replaceAll('…', '...'));
    expect(calls.length).toBeGreaterThan(4);
    for (const line of calls) expect(stdout.replaceAll(/ +/g, ' ')).toContain(` ${line}`);
  });
});

test('the version is the one of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
  expect(await call('--version')).toEqual({ status: 0, stdout: `commspec ${version}\n`, stderr: '' });
});

test.each([
  ['chek examples', /there is no command `chek`; did you mean `check`\?/],
  ['deploy', /there is no command `deploy`\n/],
  ['--advice check', /begin with a command: `commspec COMMAND --advice …`/],
  ['explain', /`explain` needs the code or name of one rule/],
  ['explain SCH001 SCH002', /`explain` needs the code or name of one rule/],
  ['explain SCHH001', /there is no rule `SCHH001`; did you mean `SCH001`\?/],
  ['explain SCH01', /there is no rule `SCH01`; `commspec rules` lists them/],
  ['explain constructor', /there is no rule `constructor`; `commspec rules` lists them/],
  ['explain __proto__', /there is no rule `__proto__`/],
  ['rules all', /`rules` takes no arguments/],
  ['rules --format text', /`--format text` is not known; use markdown or json/],
  ['schema x', /`schema` takes no arguments/],
  ['schema --format json', /there is no option `--format`/],
  ['lsp', /`lsp` needs `--stdio`/],
  ['lsp --stdio --port 1', /there is no option `--port`/],
])('`commspec %s` is a wrong call', async (args, message) => {
  const { status, stdout, stderr } = await call(args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(/\nTry `commspec --help`\.\n$/);
});

const HOSTILE = '\u001B]0;x\u0007\u009B31m\u202E\n::error::y';

test.each([
  ['a command', [HOSTILE]],
  ['an option', ['check', `--${HOSTILE}`]],
  ['an option in front', [`--${HOSTILE}`]],
  ['the value of a flag', ['check', `--advice=${HOSTILE}`]],
  ['a format', ['check', '--format', HOSTILE, 'x']],
  ['a rule', ['explain', HOSTILE]],
  ['a rule to repair', ['fix', '--code', HOSTILE, 'x']],
  ['a file', ['check', HOSTILE]],
  ['a file of a report', ['size', HOSTILE]],
])('what is typed does not reach the terminal as it is: %s', async (_, args) => {
  const { status, stdout, stderr } = await run(program, args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^commspec: /);
  // eslint-disable-next-line no-control-regex -- finding them is the point
  expect(stderr).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]|^::/m);
});

test.each([
  ['check', '--format', 'json'],
  ['check', '--format', 'sarif'],
  ['ports', '--format', 'json'],
  ['size', '--format', 'json'],
  ['topology', '--format', 'json'],
])('JSON of a hostile spec shows what a terminal would obey: %s %s %s', async (...args) => {
  const name = JSON.stringify(`x\u009B31m\u202E\u2028`).replaceAll(
    /[^\x20-\x7E]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const input = `commspec: 1\nname: ${name}\n${name}: 1\ntiers: [ { tier: 1, hosts: [ { name: ${name}, zone: ${name}, components: [mta, ${name}] } ] } ]\n`;
  const { status, stdout } = await run(program, [...args, '-'], { input });
  expect(status).toBeLessThan(2);
  expect(stdout).toContain('\\u009b');
  // eslint-disable-next-line no-control-regex -- finding them is the point
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u202E]/);
  JSON.parse(stdout);
});

describe('rules', () => {
  test('are all there, in Markdown and JSON', async () => {
    const codes = engine.rules.map((rule) => rule.code).sort();
    const json = conforming('rules', (await call('rules --format json')).stdout) as {
      readonly rules: readonly { readonly code: string }[];
    };
    expect(json.rules.map((rule) => rule.code).sort()).toEqual(codes);
    const { stdout } = await call('rules');
    expect([...stdout.matchAll(/^\| ([A-Z]+\d+) \|/gm)].map((row) => row[1]!).sort()).toEqual(codes);
  });

  test('are explained by their pages', async () => {
    expect((await call('explain sch001')).stdout).toBe(helpPage(readFileSync('server/rules/sch/SCH001.md', 'utf8')));
  });
});

test('the schema is the published one', async () => {
  expect((await call('schema')).stdout).toBe(readFileSync('schemas/commspec.schema.json', 'utf8'));
});
