/**
 * What is wrong in each file, whoever has found it there: the spec itself, or one that extends it. Plain data, for specs that are
 * open and for those that are not.
 */
import { addressOf } from '../model/address';
import { areSame, type Items } from './told';

/** What a client is told of a file. */
export interface Report {
  readonly id: string;
  readonly items: Items;
}

/** Findings of a spec in files that it extends, as these are spelt. */
export type Elsewhere = ReadonlyMap<string, Items>;

/** A file in which specs that extend it have found something. */
interface Base {
  readonly address: string;
  readonly uri: string;
  /** By the address of the spec that has found it. */
  readonly bySpec: Map<string, Items>;
}

const nothing: Items = [];
const nowhere: Elsewhere = new Map();

/** Files are named by their addresses. */
export class Problems {
  readonly #own = new Map<string, Items>();
  readonly #bases = new Map<string, Base>();
  readonly #reports = new Map<string, Report>();
  #next = 1;

  /** Takes what a spec has found, in itself and elsewhere. Returns the other files in which something else is found now. */
  take(spec: string, own: Items, elsewhere: Elsewhere = nowhere): readonly string[] {
    this.#own.set(spec, own);
    const there = new Map([...elsewhere].map(([uri, items]) => [addressOf(uri), { uri, items }]));
    const changed: string[] = [];
    for (const { address, bySpec } of this.#bases.values()) {
      if (there.has(address) || !bySpec.delete(spec)) continue;
      if (bySpec.size === 0) this.#bases.delete(address);
      changed.push(address);
    }
    for (const [address, { uri, items }] of there) {
      const base = this.#bases.get(address) ?? { address, uri, bySpec: new Map<string, Items>() };
      this.#bases.set(address, base);
      if (!areSame(base.bySpec.get(spec) ?? nothing, items)) changed.push(address);
      base.bySpec.set(spec, items);
    }
    return changed;
  }

  /** Forgets what a spec has found. Returns as `take` does. */
  drop(spec: string): readonly string[] {
    const changed = this.take(spec, nothing);
    this.#own.delete(spec);
    return changed;
  }

  /** The specs that something was taken of. */
  get specs(): readonly string[] {
    return [...this.#own.keys()];
  }

  /** Files in which specs that extend them have found something. */
  get bases(): readonly Pick<Base, 'address' | 'uri'>[] {
    return [...this.#bases.values()];
  }

  /** What is found in a file: by itself, or what is given in place of that, and by specs that extend it; each thing once. */
  inFile(file: string, own: Items = this.#own.get(file) ?? nothing): Items {
    const base = this.#bases.get(file);
    if (base === undefined) return own;
    const byKey = new Map(own.map((item) => [keyOf(item), item]));
    // In whatever order the specs were looked at.
    for (const [, items] of [...base.bySpec].sort(([a], [b]) => (a < b ? -1 : 1)))
      for (const item of items) if (!byKey.has(keyOf(item))) byKey.set(keyOf(item), item);
    return [...byKey.values()];
  }

  /** The first `most` of them, under a name that stays for as long as nothing differs. */
  report(file: string, most: number): Report {
    const items = this.inFile(file).slice(0, most);
    const last = this.#reports.get(file);
    if (last !== undefined && areSame(last.items, items)) return last;
    const report = { id: `f${this.#next++}`, items };
    this.#reports.set(file, report);
    return report;
  }

  /** Nobody is told of a file any more. */
  forgetReport(file: string): void {
    this.#reports.delete(file);
  }
}

const keyOf = ({ code, range: { start, end }, message }: Items[number]): string =>
  JSON.stringify([code, start.line, start.character, end.line, end.character, message]);
