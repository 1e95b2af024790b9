/** What a check prints of specs full of payloads is a document of its format, and nothing that a terminal acts upon. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { xmlParts } from '../support/documents';
import { filled, pick, PLACES } from '../support/payloads';
import { build, clear, folder, run } from '../support/program';

/** So many specs that together every payload stands at many places. */
const SPECS = 12;

let program: string;
let specs: string;
beforeAll(async () => {
  program = join(await build('cli'), 'cli.js');
  const files = Array.from({ length: SPECS }, (_, turn): [string, string] => [
    `${turn.toString()}.commspec.yaml`,
    filled((place) => pick(turn * 5 + PLACES.indexOf(place))),
  ]);
  specs = folder(Object.fromEntries(files));
});
afterAll(clear);

async function check(format: string): Promise<string> {
  const { stdout } = await run(program, ['check', '--format', format, '.'], { cwd: specs });
  expect(stdout.length).toBeGreaterThan(1000);
  return stdout;
}

test('text for a terminal', async () => {
  for (const line of (await check('pretty')).split('\n'))
    // eslint-disable-next-line no-control-regex -- what must not be there
    expect(line).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
});

test('annotations of GitHub', async () => {
  for (const line of (await check('github')).trimEnd().split('\n'))
    expect(line).toMatch(/^::(?:error|warning|notice) (?:\w+=[^:,\r]+,?)+::[^\r]+$/);
});

test('JUnit', async () => {
  const known = ['testsuites', 'testsuite', 'testcase', 'failure', 'skipped'];
  for (const part of xmlParts(await check('junit'))) expect(known).toContain(part.split(' ')[0]);
});

test.each(['json', 'sarif'])('%s', async (format) => {
  expect(Object.keys(JSON.parse(await check(format)) as object)).toContain('version');
});
