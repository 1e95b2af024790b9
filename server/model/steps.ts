/** Long work in steps: between two of them whoever does it may give way. Done in one go, it is the same. */
export type Steps<T> = Generator<undefined, T, unknown>;

export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** What `make` makes of each item, and a step after each `size` of them. */
export function* eachInSteps<Item, T>(items: readonly Item[], size: number, make: (item: Item) => T): Steps<T[]> {
  const made: T[] = [];
  for (const [i, item] of items.entries()) {
    made.push(make(item));
    if (i % size === size - 1) yield;
  }
  return made;
}
