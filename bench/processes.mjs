// What is timed as whole processes: starting a server, and the command line.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Server } from './client.mjs';
import { environment, here, home, readProfile } from './profile.mjs';
import { now, quantile } from './stats.mjs';
import { generate } from './templates/commspec.mjs';

const CLI = join(here, '.build/cli.js');

/** @param {readonly number[]} xs */
const summary = (xs) => ({ p50: quantile(xs, 0.5) ?? Number.NaN, min: quantile(xs, 0) ?? Number.NaN });

/**
 * Process start to the answer to `initialize`, in ms, the servers taking turns; the first round is left out.
 * @param {readonly string[]} names of profiles @param {number} rounds
 */
export async function startTimes(names, rounds) {
  const times = new Map(names.map((name) => [name, /** @type {number[]} */ ([])]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const { profile } = readProfile(`profiles/${name}.json`);
      const place = { root: here, uri: 'file:///bench.commspec.yaml', workspace: 'file:///' };
      const server = new Server({ ...profile, settings: undefined }, place);
      const { startToInitialize } = await server.start();
      if (round > 0) times.get(name)?.push(startToInitialize);
      await server.stop();
    }
  }
  return (/** @type {string} */ name) => summary(times.get(name) ?? []);
}

/** Wall time of a process in ms; throws where its status is none of `statuses`. @param {readonly string[]} args @param {readonly number[]} statuses */
function timed(args, statuses) {
  const start = now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    env: environment,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const ms = now() - start;
  if (status === null || !statuses.includes(status))
    throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return ms;
}

/** What is found makes no difference. */
const CHECKED = [0, 1];

/** `commspec check` of one file of 200 lines and `node -e 0`, taking turns, in ms; the first round is left out. @param {number} rounds */
export function checkOne(rounds) {
  const file = join(home, 'one.commspec.yaml');
  writeFileSync(file, generate({ lines: 200 }).text);
  /** @type {number[]} */
  const ours = [];
  /** @type {number[]} */
  const nothing = [];
  for (let round = 0; round <= rounds; round++) {
    const check = timed([CLI, 'check', file], CHECKED);
    const empty = timed(['-e', '0'], [0]);
    if (round === 0) continue;
    ours.push(check);
    nothing.push(empty);
  }
  return { ours: summary(ours), nothing: summary(nothing) };
}

/**
 * `commspec check` of folders of so many files of 200 lines each, taking turns; wall ms, the least of the rounds, for each count.
 * @param {readonly number[]} counts @param {number} rounds
 */
export function checkMany(counts, rounds) {
  const folders = counts.map((count) => {
    const folder = join(home, `specs-${count}`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    for (let i = 0; i < count; i++) {
      // No two alike: hosts more and fewer, and a name of its own.
      const text = generate({ lines: 200 + 14 * ((i % 3) - 1) }).text.replace('name: generated', `name: spec-${i}`);
      writeFileSync(join(folder, `spec-${i}.commspec.yaml`), text);
    }
    return folder;
  });
  const times = folders.map(() => /** @type {number[]} */ ([]));
  for (let round = 0; round < rounds; round++)
    for (const [i, folder] of folders.entries()) times[i]?.push(timed([CLI, 'check', folder], CHECKED));
  return times.map((all) => summary(all).min);
}
