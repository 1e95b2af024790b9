/** What holds for the program as a whole, and the commands that read no spec. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engine } from '../support/analyse';
import { helpPage } from '../../scripts/help-page';
import { build, clear, run, type Outcome } from '../support/program';
import { COMMAND_NAMES, COMMANDS, COMMON_OPTIONS, type CommandDefinition } from '../../server/cli/commands';
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
  test.each(['--help', '-h', 'help'])('lists all commands: `%s`', async (args) => {
    const { status, stdout, stderr } = await call(args);
    expect([status, stderr]).toEqual([0, '']);
    for (const command of COMMAND_NAMES)
      expect(stdout).toMatch(new RegExp(`^ {2}${command} +${COMMANDS[command].summary}$`, 'm'));
  });

  test.each(COMMAND_NAMES)('of `%s` has its options and an example, in three ways', async (command) => {
    const { status, stdout, stderr } = await call(`${command} --help`);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^Usage: commspec ${command}\\b`));
    for (const option of Object.keys({ ...COMMANDS[command].options, ...COMMON_OPTIONS }))
      expect(stdout).toMatch(new RegExp(`^ {2}--${option}\\b.*\\n {6}\\S`, 'm'));
    expect(stdout).toMatch(new RegExp(`^Examples?:\\n {2}.*\\bcommspec ${command}\\b`, 'm'));
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThan(89);
    expect((await call(`help ${command}`)).stdout).toBe(stdout);
    expect((await call(`${command} x.yaml -h`)).stdout).toBe(stdout);
  });

  test.each(COMMAND_NAMES)('of `%s` gives examples that are calls', (command) => {
    const { examples, options, operands }: CommandDefinition = COMMANDS[command];
    for (const example of examples) {
      const words = /\bcommspec (.*?)(?: [|>] .*|\))?$/.exec(example)?.[1]?.split(' ') ?? [];
      expect(words[0]).toBe(command);
      for (const word of words.filter((each) => each.startsWith('--')))
        expect(Object.keys(options)).toContain(word.slice(2).split('=')[0]);
      if (operands !== undefined && !example.includes('--changed')) expect(words.length).toBeGreaterThan(1);
    }
  });

  test('goes to standard error where nothing was asked for, with status 2', async () => {
    const { status, stdout, stderr } = await call('');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Usage: commspec /);
  });

  test.each([
    ['size', reportFormatsOf('size')],
    ['ports', reportFormatsOf('ports')],
    ['topology', reportFormatsOf('topology')],
    ['report', allDocumentFormats],
  ] as const)('lists the formats of `%s`', (command, formats) => {
    expect(COMMANDS[command].options.format.values).toEqual(formats);
  });

  test('has the commands and options that the README has', () => {
    const calls = [...readFileSync('README.md', 'utf8').matchAll(/^\|.*`commspec \w.*?\|[^|]*\|$/gm)].flatMap(([row]) =>
      [...row.replaceAll('\\|', '/').matchAll(/`commspec (\w+)([^`]*)`/g)].map(([, command = '', rest = '']) => ({
        command,
        options: [...rest.matchAll(/--([a-z-]+)/g)].map(([, option]) => option),
      })),
    );
    const known: Readonly<Record<string, CommandDefinition>> = COMMANDS;
    expect([...new Set(calls.map(({ command }) => command))].sort()).toEqual([...COMMAND_NAMES].sort());
    for (const { command, options } of calls)
      expect(Object.keys(known[command]!.options)).toEqual(expect.arrayContaining(options));
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
  ['explain', /`explain` needs the codes or names of rules/],
  ['explain SCH001 SCHH001', /there is no rule `SCHH001`; did you mean `SCH001`\?/],
  ['help chek', /there is no command `chek`; did you mean `check`\?/],
  ['completion', /`completion` needs the name of a shell: bash or zsh/],
  ['completion fish', /there is no completion for `fish`; use bash or zsh/],
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
    const page = helpPage(readFileSync('server/rules/sch/SCH001.md', 'utf8'));
    expect((await call('explain sch001')).stdout).toBe(page);
    const other = helpPage(readFileSync('server/rules/sch/SCH005.md', 'utf8'));
    // Each once, by its code or its name.
    expect((await call('explain SCH005 SCH001 compatibility-mode-without-end')).stdout).toBe(`${other}\n${page}`);
  });
});

test('the schema is the published one', async () => {
  expect((await call('schema')).stdout).toBe(readFileSync('schemas/commspec.schema.json', 'utf8'));
});
