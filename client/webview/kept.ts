/**
 * What the user has set in the page: what is open, searched, chosen and sorted, by document, tab and heading. It outlives a
 * repaint, a change of tabs and a reload of the window.
 */

export interface SectionState {
  /** Set once somebody has opened or closed it. */
  readonly open?: boolean;
  /** Of the rows that are chosen, by a matrix or the verdict. */
  readonly tag?: string;
}

export interface TableState {
  readonly search: string;
  /** Tags: a row is shown that has one of them. */
  readonly filters: readonly string[];
  /** The value that is chosen, by the title of its column. */
  readonly choices: Readonly<Record<string, string>>;
  readonly sort?: { readonly column: string; readonly descending: boolean };
}

export const freshTable: TableState = { search: '', filters: [], choices: {} };

/** More are forgotten, those first that were set first. */
const MOST = 200;
const MOST_TEXT = 1000;

type Entry = readonly [key: string, value: SectionState | TableState];

/** Keys of sections and tables never meet: a table has one name more. */
export const keyOf = (...names: readonly string[]): string => JSON.stringify(names);

export class Kept {
  readonly #sections = new Map<string, SectionState>();
  readonly #tables = new Map<string, TableState>();
  readonly #changed: () => void;

  /** `stored`: what `toStored` has given, or anything else. */
  constructor(stored: unknown, changed: () => void) {
    this.#changed = changed;
    const { sections, tables } = fieldsOf(stored);
    for (const [key, value] of entriesOf(sections)) this.#sections.set(key, sectionFrom(value));
    for (const [key, value] of entriesOf(tables)) this.#tables.set(key, tableFrom(value));
  }

  section(key: string): SectionState {
    return this.#sections.get(key) ?? {};
  }

  table(key: string): TableState {
    return this.#tables.get(key) ?? freshTable;
  }

  setSection(key: string, state: SectionState): void {
    put(this.#sections, key, state);
    this.#changed();
  }

  setTable(key: string, state: TableState): void {
    put(this.#tables, key, state);
    this.#changed();
  }

  /** Plain JSON. */
  toStored(): { readonly sections: readonly Entry[]; readonly tables: readonly Entry[] } {
    return { sections: [...this.#sections], tables: [...this.#tables] };
  }
}

function put<State>(map: Map<string, State>, key: string, state: State): void {
  map.delete(key);
  map.set(key, state);
  for (const oldest of map.keys()) {
    if (map.size <= MOST) break;
    map.delete(oldest);
  }
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MOST_TEXT;

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  (Array.isArray(value) ? value : []).slice(-MOST).flatMap((entry: unknown) => {
    if (!Array.isArray(entry)) return [];
    const [key, state] = entry as readonly unknown[];
    return typeof key === 'string' ? [[key, state] as const] : [];
  });

function sectionFrom(value: unknown): SectionState {
  const { open, tag } = fieldsOf(value);
  return { ...(typeof open === 'boolean' ? { open } : {}), ...(isText(tag) ? { tag } : {}) };
}

function tableFrom(value: unknown): TableState {
  const { search, filters, choices, sort } = fieldsOf(value);
  const { column, descending } = fieldsOf(sort);
  return {
    search: isText(search) ? search : '',
    filters: Array.isArray(filters) ? filters.filter(isText) : [],
    choices: Object.fromEntries(
      Object.entries(fieldsOf(choices)).flatMap(([title, chosen]) => (isText(chosen) ? [[title, chosen]] : [])),
    ),
    ...(isText(column) ? { sort: { column, descending: descending === true } } : {}),
  };
}
