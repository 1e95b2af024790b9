/** Memory is given back in silence, once, and only after work. */
import { beforeEach, expect, test } from 'vitest';
import { nodeMemory } from '../../../server/lsp/memory';
import { Rest, SILENCE } from '../../../server/lsp/rest';

let now: number;
let timers: { readonly at: number; readonly action: () => void }[];
let collected: number[];
let rest: Rest;

beforeEach(() => {
  now = 0;
  timers = [];
  collected = [];
  rest = new Rest({
    now: () => now,
    memory: {
      later: (action, ms) => timers.push({ at: now + ms, action }),
      collect: () => collected.push(now),
    },
  });
});

/** Lets time pass, and rings what is due. */
function pass(ms: number): void {
  for (const end = now + ms; now < end; now++) {
    const due = timers.filter((timer) => timer.at <= now);
    timers = timers.filter((timer) => timer.at > now);
    for (const { action } of due) action();
  }
}

test('it is collected once in a silence after work, counted from the last message', () => {
  rest.disturbed();
  rest.worked();
  pass(1500);
  rest.disturbed();
  pass(1000);
  rest.disturbed();
  pass(20_000);
  expect(collected).toEqual([2500 + SILENCE]);
});

test('messages alone are no reason, and work is one again', () => {
  rest.disturbed();
  pass(10_000);
  expect([collected, timers]).toEqual([[], []]);
  rest.disturbed();
  rest.worked();
  rest.worked();
  pass(10_000);
  rest.disturbed();
  pass(10_000);
  rest.disturbed();
  rest.worked();
  pass(10_000);
  expect(collected).toEqual([10_000 + SILENCE, 30_000 + SILENCE]);
});

test('where the host can do nothing, nothing is tried', () => {
  const idle = new Rest({ now: () => now });
  idle.disturbed();
  idle.worked();
  expect(timers).toEqual([]);
});

test('in Node, what nobody holds is gone after a collection', () => {
  const { collect } = nodeMemory();
  let big: unknown[] | undefined = Array.from({ length: 300_000 }, (_, i) => ({ i }));
  const held = new WeakRef(big);
  expect(big).toHaveLength(300_000);
  big = undefined;
  // A weak reference that was looked at in a job holds until its end.
  return new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
    collect();
    expect(held.deref()).toBeUndefined();
  });
});
