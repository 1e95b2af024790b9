/** Long work goes a slice at a time, when a whole turn of the loop has brought no message. */
import { expect, test } from 'vitest';
import { Turns } from '../../../server/lsp/turns';

/** A loop whose turns end when the test says so, and what was let go in it. */
function loop() {
  const ends: (() => void)[] = [];
  const done: string[] = [];
  const clock = { now: 0 };
  const turns = new Turns(
    { now: () => clock.now, pause: () => new Promise((resolve) => ends.push(resolve)) },
    () => undefined,
  );
  const settled = async (): Promise<void> => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  return {
    turns,
    done,
    clock,
    /** How many turns are awaited. */
    awaited: () => ends.length,
    /** One turn passes. */
    turn: async (): Promise<void> => {
      for (const end of ends.splice(0)) end();
      await settled();
    },
    /** A work of some slices. */
    work: (name: string, rank: 'check' | 'report' | 'status' | 'warm-up', slices: number): void => {
      void (async () => {
        for (let i = 1; i <= slices; i++) {
          await turns.quiet(rank);
          done.push(`${name} ${i}`);
        }
      })();
    },
  };
}

test('a slice is done after a turn without a message, and each asks anew', async () => {
  const { turns, done, turn, work } = loop();
  work('a', 'check', 2);
  await turn();
  expect(done).toEqual(['a 1']);
  turns.heard();
  await turn();
  expect(done).toEqual(['a 1']);
  await turn();
  expect(done).toEqual(['a 1', 'a 2']);
});

test('one slice a turn; checks go before reports, and all before the warm-up', async () => {
  const { done, turn, work, awaited } = loop();
  work('warm-up', 'warm-up', 1);
  work('verdict', 'status', 1);
  work('report', 'report', 2);
  work('check', 'check', 2);
  work('other check', 'check', 1);
  for (let i = 1; i <= 7; i++) {
    await turn();
    expect(done).toHaveLength(i);
  }
  expect(done).toEqual(['check 1', 'other check 1', 'check 2', 'report 1', 'report 2', 'verdict 1', 'warm-up 1']);
  expect(awaited(), 'nothing is waited for when all is done').toBe(0);
});

test('a client that never pauses is kept from nothing, but for a time', async () => {
  const { turns, done, clock, turn, work } = loop();
  work('a', 'check', 3);
  const slices: number[] = [];
  for (clock.now = 0; clock.now < 100; clock.now++) {
    turns.heard();
    const before = done.length;
    await turn();
    if (done.length > before) slices.push(clock.now);
  }
  expect(done).toEqual(['a 1', 'a 2', 'a 3']);
  expect(slices).toEqual([20, 40, 60]);
});

test('what may wait does so until nobody has typed for a while', async () => {
  const clock = { now: 0 };
  const waits: { readonly action: () => void; readonly ms: number }[] = [];
  const host = { now: () => clock.now, pause: () => Promise.resolve() };
  const later = (action: () => void, ms: number): void => {
    waits.push({ action, ms });
  };
  const turns = new Turns({ ...host, later }, () => undefined);
  await turns.calm();
  turns.edited();
  let isCalm = false;
  const calm = turns.calm().then(() => (isCalm = true));
  clock.now = 200;
  turns.edited();
  clock.now = 300;
  waits.shift()?.action();
  await new Promise(setImmediate);
  expect([isCalm, waits.map(({ ms }) => ms)]).toEqual([false, [200]]);
  clock.now = 500;
  waits.shift()?.action();
  await calm;
  expect(isCalm).toBe(true);
  // Where the host puts nothing off, nothing waits.
  const without = new Turns(host, () => undefined);
  without.edited();
  await without.calm();
});
