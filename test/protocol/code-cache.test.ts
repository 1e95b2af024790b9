/** Compiled code that the server keeps between two sessions. What protects it is tested with the command line. */
import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { build, clear, folder, start } from '../support/program';

let bundles: string;
beforeAll(async () => {
  bundles = await build('server-node');
}, 60_000);
afterAll(clear);

/** A session that opens nothing. */
const session = async (args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> => {
  const child = start(join(bundles, 'server-node.js'), ['--stdio', ...args], { env });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const ended = new Promise((end) => child.on('close', end));
  connection.listen();
  const params = { processId: process.pid, rootUri: null, capabilities: {} };
  expect(await connection.sendRequest('initialize', params)).toMatchObject({ serverInfo: { name: 'commspec' } });
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  expect(await ended).toBe(0);
};
const kept = (path: string): readonly string[] =>
  (existsSync(path) ? readdirSync(path) : []).map((name) => name.replace(/-.*/, ''));

test('is kept by a short session too, in the folder that the client names, and only there', async () => {
  const home = folder();
  const named = join(home, 'storage', 'code-cache');
  await session([`--code-cache=${named}`], { HOME: home });
  expect([kept(named), readdirSync(home)]).toEqual([['server'], ['storage']]);
  const before = lstatSync(join(named, readdirSync(named)[0]!));
  // What the next one takes as it is is not written again.
  await session([`--code-cache=${named}`], { HOME: home });
  expect(kept(named)).toEqual(['server']);
  expect(lstatSync(join(named, readdirSync(named)[0]!)).ino).toBe(before.ino);
});

test('is kept with the caches of the user where no folder is named, and nowhere if it is not wanted', async () => {
  const home = folder();
  await session([], { HOME: home, XDG_CACHE_HOME: join(home, 'caches'), COMMSPEC_NO_CACHE: '1' });
  await session(['--code-cache=relative'], { HOME: home, XDG_CACHE_HOME: join(home, 'caches') });
  expect(readdirSync(home)).toEqual([]);
  await session([], { XDG_CACHE_HOME: join(home, 'caches') });
  expect(kept(join(home, 'caches', 'commspec'))).toEqual(['server']);
});
