/**
 * Results that are kept from version to version. What a computation reads is recorded by itself; what an edit changes marks those
 * who have read it, and everything else stays valid without being asked.
 */
import { isSameList } from '../syntax/lists';
import { finished, type Steps } from './steps';

/** Something that can be read and may change: a field of all hosts, a section, a list. */
export class Facet {
  readonly readers = new Set<Cell>();
  /** Those who read it of single items only. */
  readonly itemReaders = new Set<Items>();
}

type State = 'valid' | 'unsure' | 'old';

/** What is known of a result: its value counts only where it is valid. */
export interface Kept {
  readonly isValid: boolean;
  readonly value: unknown;
}

/** One result, and what it was computed from. */
class Cell implements Kept {
  /** Set where it is computed for each item of a list by itself. */
  items: Items | undefined;
  readonly key: string;
  compute: () => unknown;
  value: unknown;
  state: State = 'old';
  /** When the value last changed, and when it was last known to be right; revisions of the store. */
  changed = 0;
  verified = 0;
  readonly sources: (Facet | Cell)[] = [];
  readonly readers = new Set<Cell>();
  /** It has asked whether everything could be read. */
  asksComplete = false;
  /** It has read something that stands in the spec and could not be understood, items aside. */
  ownUnread = false;
  /** The same of the last result, items and all. */
  unread = false;
  /** Whether it was computed as if not everything could be read. */
  doubts = false;
  /** Set while it is computed in steps: whoever asks for it in steps takes the next. */
  making: Making | undefined;

  get isValid(): boolean {
    return this.state === 'valid';
  }

  constructor(key: string, compute: () => unknown) {
    this.key = key;
    this.compute = compute;
  }
}

/** A computation that has begun. */
interface Making {
  readonly steps: Steps<unknown>;
  /** What it reads of, and what had been touched when it began: it goes on only where both still hold. */
  readonly by: object;
  readonly touches: number;
  /** It is made a second time, since it was mistaken about whether everything could be read. */
  readonly again: boolean;
}

/** What is computed for each item of a list by itself. */
class Items extends Cell {
  list: readonly object[] = [];
  ownerOf: (item: object) => object = (item) => item;
  perItem: (item: object) => unknown = () => undefined;
  readonly facets = new Set<Facet>();
  /** Results by item. */
  results = new Map<object, unknown>();
  /** Owners of items that changed in something that was read of them. */
  readonly pending = new Set<object>();
  /** Owners of which something could not be understood. */
  readonly unreadOf = new Set<object>();
  /** Whether what all items have in common is to be read again. */
  all = true;

  constructor(key: string) {
    super(key, () => undefined);
    this.items = this;
  }
}

/** Who is computing: a cell, and of an item the host that it belongs to. */
interface Active {
  readonly cell: Cell;
  readonly owner: object | undefined;
}

/** A result that the store calls valid and that is another when it is computed again. */
export interface Mismatch {
  readonly key: string;
  readonly kept: unknown;
  readonly fresh: unknown;
}

export class Store {
  readonly #cells = new Map<string, Cell>();
  readonly #lists = new WeakMap<readonly string[], readonly Cell[]>();
  #active: Active | undefined;
  #revision = 1;
  /** How often something that is read has changed. */
  #touches = 0;

  // ---- what is read

  /** Whether somebody computes, so that what is read is to be noted. */
  get isComputing(): boolean {
    return this.#active !== undefined;
  }

  /** A facet is read: of `owner` (a host) where it is a field. `unread`: it stands in the spec and could not be understood. */
  note(facet: Facet, owner?: object, unread = false): void {
    const active = this.#active;
    if (active === undefined) return;
    const { cell } = active;
    const items = owner !== undefined && owner === active.owner ? cell.items : undefined;
    if (items !== undefined) {
      if (unread) items.unreadOf.add(active.owner ?? items);
      if (items.facets.has(facet)) return;
      items.facets.add(facet);
      facet.itemReaders.add(items);
      return;
    }
    if (unread) cell.ownUnread = true;
    if (facet.readers.has(cell)) return;
    facet.readers.add(cell);
    cell.sources.push(facet);
  }

  /** Whether everything could be read, for whoever computes: `given`, unless it has met something that could not. */
  noteComplete(given: boolean): boolean {
    const cell = this.#active?.cell;
    if (cell === undefined) return given;
    cell.asksComplete = true;
    return given && !cell.doubts;
  }

  // ---- what changes

  /** Values of a facet have changed: those of `owner` (a host) only, where it is a field. */
  touch(facet: Facet, owner?: object): void {
    this.#revision++;
    this.#touches++;
    for (const cell of facet.readers) this.#mark(cell, 'old');
    if (owner === undefined) return;
    for (const items of facet.itemReaders) {
      items.pending.add(owner);
      this.#mark(items, 'unsure');
    }
  }

  #mark(cell: Cell, state: State): void {
    if (state === 'old') {
      const items = cell.items;
      if (items !== undefined) items.all = true;
    }
    if (cell.state === state || cell.state === 'old') return;
    const wasValid = cell.state === 'valid';
    cell.state = state;
    if (!wasValid) return;
    for (const reader of cell.readers) this.#mark(reader, 'unsure');
  }

  // ---- what is asked

  /** The results of several keys, to see which are valid without asking for each: the same list for the same keys. */
  kept(keys: readonly string[]): readonly Kept[] {
    let cells = this.#lists.get(keys);
    if (cells === undefined) {
      cells = keys.map((key) => this.#cell(key));
      this.#lists.set(keys, cells);
    }
    return cells;
  }

  #cell(key: string): Cell {
    let cell = this.#cells.get(key);
    if (cell === undefined) {
      cell = new Cell(key, () => undefined);
      this.#cells.set(key, cell);
    }
    return cell;
  }

  /** A derived value; `key` must be unique, and `compute` must read everything through the model. */
  derive<T>(key: string, compute: () => T): T {
    const cell = this.#cell(key);
    if (cell.state === 'old') cell.compute = compute;
    return this.#answer(cell) as T;
  }

  /**
   * Brings what `derive` answers under the same key up to date, a step at a time: what is read between two steps belongs to whoever
   * reads it. Ends early, with the value left old, where something that anybody reads has changed meanwhile. `by`: who asks; a
   * computation that another began is begun anew. Throws what `compute` throws.
   */
  *deriveInSteps(key: string, by: object, compute: () => Steps<unknown>): Steps<void> {
    const cell = this.#cell(key);
    const touches = this.#touches;
    if (cell.state === 'unsure') {
      if (this.#haveChanged(cell)) this.#mark(cell, 'old');
      else this.#ensure(cell);
    }
    while (cell.state === 'old' && this.#touches === touches) {
      if (cell.making?.by !== by || cell.making.touches !== touches) this.#begin(cell, { by, touches }, compute, false);
      if (!this.#advance(cell, compute)) yield;
    }
  }

  #begin(
    cell: Cell,
    { by, touches }: Pick<Making, 'by' | 'touches'>,
    compute: () => Steps<unknown>,
    again: boolean,
  ): void {
    this.#forget(cell);
    cell.compute = () => finished(compute());
    cell.making = { steps: begun(compute), by, touches, again };
  }

  /** Whether a cell that is being made is done, or has to be made again. */
  #advance(cell: Cell, compute: () => Steps<unknown>): boolean {
    const { making } = cell;
    if (making === undefined) return true;
    const outer = this.#active;
    this.#active = { cell, owner: undefined };
    let step: IteratorResult<undefined, unknown>;
    try {
      step = making.steps.next();
    } catch (error) {
      cell.making = undefined;
      throw error;
    } finally {
      this.#active = outer;
    }
    if (step.done !== true) return false;
    const unread = isUnread(cell, undefined);
    if (!making.again && cell.asksComplete && cell.doubts !== unread) {
      this.#begin(cell, making, compute, true);
      cell.doubts = unread;
      return true;
    }
    cell.making = undefined;
    this.#settle(cell, step.value, unread || (making.again && cell.doubts));
    cell.state = 'valid';
    cell.verified = this.#revision;
    return true;
  }

  /**
   * What `compute` makes of each item, computed again only for items of which it has read something that changed. `ownerOf`: the host
   * that an item belongs to.
   */
  each<Item extends object, T>(
    key: string,
    list: readonly Item[],
    ownerOf: (item: Item) => object,
    compute: (item: Item) => T,
  ): readonly T[] {
    let cell = this.#cells.get(key)?.items;
    if (cell === undefined) {
      cell = new Items(key);
      this.#cells.set(key, cell);
    }
    if (cell.list !== list || cell.state === 'old') {
      cell.perItem = compute as (item: object) => unknown;
      cell.ownerOf = ownerOf as (item: object) => object;
    }
    if (cell.list !== list) {
      const known = new Set<object>(list);
      for (const item of cell.results.keys()) if (!known.has(item)) cell.results.delete(item);
      cell.list = list;
      this.#mark(cell, 'unsure');
    }
    return this.#answer(cell) as readonly T[];
  }

  #answer(cell: Cell): unknown {
    if (cell.state !== 'valid') this.#ensure(cell);
    const active = this.#active;
    if (active !== undefined) {
      if (cell.unread) active.cell.ownUnread = true;
      if (!cell.readers.has(active.cell)) {
        cell.readers.add(active.cell);
        active.cell.sources.push(cell);
      }
    }
    return cell.value;
  }

  /** Brings a cell up to date. */
  #ensure(cell: Cell): void {
    if (cell.state === 'unsure' && this.#haveChanged(cell)) this.#mark(cell, 'old');
    const items = cell.items;
    if (cell.state === 'old' || items !== undefined) this.#compute(cell, items);
    cell.state = 'valid';
    cell.verified = this.#revision;
  }

  /** Whether something that an unsure cell was computed from is another now. */
  #haveChanged(cell: Cell): boolean {
    for (const source of cell.sources) {
      if (source instanceof Facet) continue;
      if (source.state !== 'valid') {
        const outer = this.#active;
        this.#active = undefined;
        try {
          this.#ensure(source);
        } catch {
          // Whoever asks for it again hears of it.
          return true;
        } finally {
          this.#active = outer;
        }
      }
      if (source.changed > cell.verified) return true;
    }
    return false;
  }

  #compute(cell: Cell, items: Items | undefined): void {
    if (items === undefined || items.all) this.#forget(cell);
    const { value, unread } = this.#run(cell, items);
    this.#settle(cell, value, unread);
  }

  #settle(cell: Cell, value: unknown, unread: boolean): void {
    const isSame = sameValue(cell.value, value);
    // Who has taken it into doubt, or relied on it, must know that too.
    if (isSame && cell.unread === unread) return;
    cell.unread = unread;
    if (!isSame) cell.value = value;
    cell.changed = ++this.#revision;
  }

  #run(cell: Cell, items: Items | undefined): { readonly value: unknown; readonly unread: boolean } {
    const outer = this.#active;
    const once = (): unknown => (items === undefined ? this.#runOne(cell) : this.#runItems(items));
    try {
      let value = once();
      let unread = isUnread(cell, items);
      if (cell.asksComplete && cell.doubts !== unread) {
        // It took for granted that everything could be read and met what could not, or the other way round.
        this.#forget(cell);
        if (items !== undefined) items.all = true;
        cell.doubts = unread;
        value = once();
        unread ||= isUnread(cell, items);
      }
      return { value, unread };
    } finally {
      this.#active = outer;
    }
  }

  #runOne(cell: Cell): unknown {
    this.#active = { cell, owner: undefined };
    return cell.compute();
  }

  #runItems(items: Items): readonly unknown[] {
    const { results, pending, ownerOf, perItem, list } = items;
    if (items.all) results.clear();
    const values = list.map((item): unknown => {
      const owner = ownerOf(item);
      if (results.has(item) && !pending.has(owner)) return results.get(item);
      items.unreadOf.delete(owner);
      return undefined;
    });
    list.forEach((item, i) => {
      const owner = ownerOf(item);
      if (results.has(item) && !pending.has(owner)) return;
      this.#active = { cell: items, owner };
      const value = perItem(item);
      const kept = results.get(item);
      values[i] = sameValue(kept, value) ? kept : value;
    });
    list.forEach((item, i) => results.set(item, values[i]));
    pending.clear();
    items.all = false;
    // What has gone leaves no doubt.
    if (items.unreadOf.size > 0) {
      const owners = new Set(list.map(ownerOf));
      for (const owner of items.unreadOf) if (!owners.has(owner)) items.unreadOf.delete(owner);
    }
    return values;
  }

  /** Before a cell is computed from the start: what it read before counts no more. */
  #forget(cell: Cell): void {
    for (const source of cell.sources) source.readers.delete(cell);
    cell.sources.length = 0;
    cell.making = undefined;
    cell.ownUnread = false;
    cell.asksComplete = false;
    cell.doubts = false;
    const items = cell.items;
    if (items === undefined) return;
    for (const facet of items.facets) facet.itemReaders.delete(items);
    items.facets.clear();
    items.unreadOf.clear();
  }

  /** Computes everything again that is called valid, and names what comes out as another value. For tests. */
  audit(isEqual: (kept: unknown, fresh: unknown) => boolean): readonly Mismatch[] {
    const found: Mismatch[] = [];
    for (const cell of [...this.#cells.values()]) {
      if (cell.state !== 'valid') continue;
      const kept = cell.value;
      const items = cell.items;
      if (items !== undefined) items.all = true;
      cell.state = 'old';
      try {
        this.#compute(cell, items);
      } catch {
        continue;
      }
      cell.state = 'valid';
      if (!isEqual(kept, cell.value)) found.push({ key: cell.key, kept, fresh: cell.value });
      cell.value = kept;
    }
    return found;
  }
}

/** Nothing is read before the first step. */
function* begun(compute: () => Steps<unknown>): Steps<unknown> {
  return yield* compute();
}

const isUnread = (cell: Cell, items: Items | undefined): boolean =>
  cell.ownUnread || (items !== undefined && items.unreadOf.size > 0);

/** Lists, sets and maps of the same items count as the same value, so that what depends on them need not be computed again. */
function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a)) return Array.isArray(b) && isSameList(a, b);
  if (a instanceof Set) return b instanceof Set && a.size === b.size && isSameList([...a], [...b]);
  if (a instanceof Map)
    return (
      b instanceof Map &&
      a.size === b.size &&
      isSameList([...a.keys()], [...b.keys()]) &&
      isSameList([...a.values()], [...b.values()])
    );
  return false;
}
