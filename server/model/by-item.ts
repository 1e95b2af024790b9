/** What is made of each item of a list, taken over from the list before where it stood in the same place. */
export class ByItem<Item, Value> {
  #items: readonly Item[] = [];
  #values: readonly Value[] = [];

  /** `make` is asked for items that are new in their place. */
  of(items: readonly Item[], make: (item: Item) => Value): readonly Value[] {
    const [known, values] = [this.#items, this.#values];
    if (items === known) return values;
    const made: Value[] = values.slice(0, items.length);
    for (let i = 0; i < items.length; i++) {
      const item = items[i] as Item;
      if (i >= known.length || item !== known[i]) made[i] = make(item);
    }
    this.#items = items;
    this.#values = made;
    return made;
  }
}
