import { expect, test } from 'vitest';
import { eachInSteps, finished, type Steps } from '../../../server/model/steps';
import { Facet, Store } from '../../../server/model/store';

const model = {};

/** A store with a result that reads two facets, a step between them. */
function setUp() {
  const store = new Store();
  const facets = [new Facet(), new Facet()] as const;
  const values = [1, 2];
  let runs = 0;
  const read = (i: 0 | 1): number => {
    store.note(facets[i]);
    return values[i]!;
  };
  function* compute(): Steps<number> {
    runs++;
    const first = read(0);
    yield;
    return first + read(1);
  }
  const set = (i: 0 | 1, value: number): void => {
    values[i] = value;
    store.touch(facets[i]);
  };
  return {
    store,
    set,
    read,
    runs: () => runs,
    ask: () => store.derive('sum', () => finished(compute())),
    steps: (by: object = model) => store.deriveInSteps('sum', by, compute),
  };
}

test('what was made in steps is there for who asks, and is old when either thing that it read changes', () => {
  for (const i of [0, 1] as const) {
    const { ask, steps, set, runs } = setUp();
    finished(steps());
    expect([ask(), runs()]).toEqual([3, 1]);
    set(i, 10);
    expect([ask(), runs()]).toEqual([i === 0 ? 12 : 11, 2]);
    finished(steps());
    expect(runs()).toBe(2);
  }
});

test('what is read before the first step counts too', () => {
  const { store, set, read } = setUp();
  function* next(value: number): Steps<number> {
    yield;
    return value + 1;
  }
  const steps = (): Steps<void> => store.deriveInSteps('next', model, () => next(read(0)));
  finished(steps());
  set(0, 10);
  finished(steps());
  expect(store.derive('next', () => 0)).toBe(11);
});

test('what depends on it is computed again after it, whoever made it first', () => {
  const { store, ask, steps, set } = setUp();
  finished(steps());
  const twice = () => store.derive('twice', () => ask() * 2);
  expect(twice()).toBe(6);
  set(0, 5);
  expect(twice()).toBe(14);
});

test('what is read between two steps is not noted of it', () => {
  const { store, steps, set, read, runs, ask } = setUp();
  const other = new Facet();
  const making = steps();
  making.next();
  expect(store.isComputing).toBe(false);
  store.derive('other', () => {
    store.note(other);
    return read(1);
  });
  finished(making);
  store.touch(other);
  expect([ask(), runs()]).toEqual([3, 1]);
  set(1, 3);
  expect(ask()).toBe(4);
});

test('it is let go where something changes between two steps', () => {
  const { steps, set, ask, runs } = setUp();
  const making = steps();
  making.next();
  set(0, 10);
  expect(making.next().done).toBe(true);
  expect([ask(), runs()]).toEqual([12, 2]);
});

test('who asks in between has it at once, and the steps end', () => {
  const { steps, ask, runs } = setUp();
  const making = steps();
  making.next();
  expect(ask()).toBe(3);
  expect(making.next().done).toBe(true);
  expect([ask(), runs()]).toEqual([3, 2]);
});

test('two who ask in steps take turns in making it once, unless they ask of two models', () => {
  const shared = setUp();
  const [one, other] = [shared.steps(), shared.steps()];
  one.next();
  other.next();
  expect([one.next().done, shared.ask(), shared.runs()]).toEqual([true, 3, 1]);
  const apart = setUp();
  const first = apart.steps();
  first.next();
  finished(apart.steps({}));
  expect([first.next().done, apart.ask(), apart.runs()]).toEqual([true, 3, 2]);
});

test('what has met something that cannot be read is made again in doubt', () => {
  const store = new Store();
  const facet = new Facet();
  const answers: boolean[] = [];
  function* compute(): Steps<boolean> {
    const complete = store.noteComplete(true);
    answers.push(complete);
    yield;
    store.note(facet, undefined, true);
    return complete;
  }
  finished(store.deriveInSteps('complete', model, compute));
  expect(answers).toEqual([true, false]);
  expect(store.derive('complete', () => finished(compute()))).toBe(false);
  expect(answers).toHaveLength(2);
});

test('what fails is thrown, and asked for again', () => {
  const store = new Store();
  let fails = true;
  function* compute(): Steps<number> {
    yield;
    if (fails) throw new Error('no');
    return 1;
  }
  expect(() => finished(store.deriveInSteps('failing', model, compute))).toThrow('no');
  expect(store.isComputing).toBe(false);
  fails = false;
  finished(store.deriveInSteps('failing', model, compute));
  expect(store.derive('failing', () => finished(compute()))).toBe(1);
});

test('a list is made in steps in its order', () => {
  const made = eachInSteps([1, 2, 3, 4, 5], 2, (item) => item * 2);
  let steps = 0;
  for (;;) {
    const step = made.next();
    if (step.done === true) {
      expect(step.value).toEqual([2, 4, 6, 8, 10]);
      break;
    }
    steps++;
  }
  expect(steps).toBe(2);
});
