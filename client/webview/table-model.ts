/** Which rows of a table are shown, in which order: filtered and sorted by table-core, put below the headings of their groups. */
import {
  columnFilteringFeature,
  constructFilterFn,
  constructTable,
  createFilteredRowModel,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  type ColumnDef,
  type Row as ModelRow,
} from '@tanstack/table-core';
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings';
import type { Row, Table } from '../../server/report/content';
import { naturalOrder } from '../../server/words/natural';
import type { TableState } from './kept';

/** Something that stands as a row on the page. `row`: 0-based, in the table as it was sent. `body`: what it stands in. */
export type Item = { readonly key: string; readonly body: string } & (
  | { readonly kind: 'group'; readonly title: string; readonly count: number }
  | { readonly kind: 'row' | 'detail'; readonly row: number }
);

export interface Shown {
  /** The positions of the rows that are shown, in the order in which they stand. 0-based. */
  readonly rows: readonly number[];
  /** The same below their groups. */
  readonly groups: readonly { readonly title: string | undefined; readonly rows: readonly number[] }[];
}

const features = tableFeatures({
  coreReactivityFeature: storeReactivityBindings(),
  columnFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
});
type Features = typeof features;
type Column = ColumnDef<Features, Row>;

const TEXT = 'text';
const TAGS = 'tags';
const cellId = (index: number): string => `cell-${index}`;
const choiceId = (index: number): string => `choice-${index}`;

const textOf = (row: Row): string => row.cells.map(({ text }) => text.toLowerCase()).join('\n');
/** What a row can be chosen by in a column: each of the things that its text sums up. */
const valuesIn = ({ cells }: Row, column: number): readonly string[] => {
  const cell = cells[column];
  return cell?.values ?? [cell?.text ?? ''];
};

/** The values of a column, each once, in the order of people. */
export const valuesOf = ({ rows }: Table, column: number): readonly string[] =>
  [...new Set(rows.flatMap((row) => valuesIn(row, column)))].sort(naturalOrder);

const valueOf = (row: ModelRow<Features, Row>, id: string): string => row.getValue<string>(id);

interface TagChoice {
  /** One of them, where there are any. */
  readonly some: readonly string[];
  readonly all: readonly string[];
}

const hasWords = constructFilterFn<Features, Row>({
  filter: (text: string, words: readonly string[]) => words.every((word) => text.includes(word)),
});
const hasTags = constructFilterFn<Features, Row>({
  filter: (tags: readonly string[], { some, all }: TagChoice) =>
    (some.length === 0 || some.some((tag) => tags.includes(tag))) && all.every((tag) => tags.includes(tag)),
});
/** In an object: an empty text alone is taken for no filter. */
const hasValue = constructFilterFn<Features, Row>({
  filter: (values: readonly string[], { value }: { readonly value: string }) => values.includes(value),
});

/** Each word of a search, wherever in the row it stands. */
export const wordsOf = (search: string): readonly string[] => search.toLowerCase().split(/\s+/).filter(Boolean);

const UNITS: Readonly<Record<string, number>> = { B: 0, KB: 1, MB: 2, GB: 3, TB: 4, PB: 5 };

/** The figure that a text begins with: 1,204 of `1,204 users`, in bytes where it is a size; undefined for any other text. */
export function figureOf(text: string): number | undefined {
  const [, digits, unit] = /^[~<>\u2248\u2264\u2265]?\s*([+-]?\d[\d,]*(?:\.\d+)?)\s*([KMGTP]?B\b)?/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  return Number(digits.replaceAll(',', '')) * 1024 ** (UNITS[unit ?? 'B'] ?? 0);
}

/** Figures by their amount, then everything else in natural order, last what says nothing. */
export function compareTexts(a: string, b: string): number {
  const [x, y] = [figureOf(a), figureOf(b)];
  if (x !== undefined && y !== undefined && x !== y) return x - y;
  if ((x === undefined) !== (y === undefined)) return x === undefined ? 1 : -1;
  const [nothing, less] = [isNothing(a), isNothing(b)];
  return nothing === less ? naturalOrder(a, b) : nothing ? 1 : -1;
}
const isNothing = (text: string): boolean => text === '' || text === '–';

function columnsOf(table: Table): readonly Column[] {
  return [
    { id: TEXT, accessorFn: textOf, filterFn: hasWords },
    { id: TAGS, accessorFn: ({ tags }) => tags ?? [], filterFn: hasTags },
    ...table.columns.map((_, index): Column => {
      const ranks = ranksOf(table, index);
      const rankOf = (row: ModelRow<Features, Row>, id: string): number => ranks().get(valueOf(row, id)) ?? 0;
      return {
        id: cellId(index),
        accessorFn: ({ cells }) => cells[index]?.text ?? '',
        sortFn: (a, b, id) => rankOf(a, id) - rankOf(b, id),
      };
    }),
    ...(table.tools?.choices ?? []).map((index): Column => ({
      id: choiceId(index),
      accessorFn: (row) => valuesIn(row, index),
      filterFn: hasValue,
    })),
  ];
}

/** The place of each text of a column among all, once somebody sorts by it: many rows say the same. */
function ranksOf({ rows }: Table, column: number): () => ReadonlyMap<string, number> {
  let ranks: ReadonlyMap<string, number> | undefined;
  return () => {
    ranks ??= new Map(
      [...new Set(rows.map(({ cells }) => cells[column]?.text ?? ''))].sort(compareTexts).map((text, i) => [text, i]),
    );
    return ranks;
  };
}

export interface TableModel {
  /** `tag`: chosen for the whole section. */
  readonly show: (table: Table, state: TableState, tag: string | undefined) => Shown;
}

/** What is asked again without a change is not computed again. */
export function createTableModel(): TableModel {
  const model = constructTable<Features, Row>({ features, columns: [], data: [] });
  let newest: Table | undefined;
  let last: { readonly rows: unknown; readonly shown: Shown } | undefined;
  let asked = '';
  return {
    show: (table, state, tag) => {
      if (newest !== table) {
        newest = table;
        model.setOptions((old) => ({ ...old, columns: [...columnsOf(table)], data: [...table.rows] }));
      }
      const wanted = wantedOf(table, state, tag);
      const text = JSON.stringify(wanted);
      if (text !== asked) {
        asked = text;
        model.setColumnFilters(wanted.filters.map(({ id, value }) => ({ id, value })));
        model.setSorting(wanted.sorting.map((sort) => ({ ...sort })));
      }
      const { rows } = model.getRowModel();
      if (last?.rows !== rows)
        last = {
          rows,
          shown: grouped(
            table,
            rows.map(({ index }) => index),
          ),
        };
      return last.shown;
    },
  };
}

function wantedOf(
  table: Table,
  { search, filters, choices, sort }: TableState,
  tag: string | undefined,
): {
  readonly filters: readonly { readonly id: string; readonly value: unknown }[];
  readonly sorting: readonly { readonly id: string; readonly desc: boolean }[];
} {
  const { tools } = table;
  const words = tools?.search === true ? wordsOf(search) : [];
  const offered = (tools?.filters ?? []).map((filter) => filter.tag);
  const some = filters.filter((filter) => offered.includes(filter));
  const chosen = (tools?.choices ?? []).flatMap((index) => {
    const title = table.columns[index]?.title;
    const value = title === undefined ? undefined : choices[title];
    return value === undefined ? [] : [{ id: choiceId(index), value: { value } }];
  });
  const column = table.columns.findIndex(({ title }) => title === sort?.column);
  return {
    filters: [
      ...(words.length === 0 ? [] : [{ id: TEXT, value: words }]),
      ...(some.length === 0 && tag === undefined
        ? []
        : [{ id: TAGS, value: { some, all: tag === undefined ? [] : [tag] } satisfies TagChoice }]),
      ...chosen,
    ],
    sorting: sort === undefined || column < 0 ? [] : [{ id: cellId(column), desc: sort.descending }],
  };
}

/** Groups in the order in which the table has them, however its rows are sorted. */
function grouped(table: Table, rows: readonly number[]): Shown {
  if (!table.rows.some(({ group }) => group !== undefined)) return { rows, groups: [{ title: undefined, rows }] };
  const groups = new Map<string | undefined, number[]>();
  for (const { group } of table.rows) if (!groups.has(group)) groups.set(group, []);
  for (const row of rows) groups.get(table.rows[row]?.group)?.push(row);
  const shown = [...groups].flatMap(([title, inside]) => (inside.length === 0 ? [] : [{ title, rows: inside }]));
  return { rows: shown.flatMap((group) => group.rows), groups: shown };
}

/** What stands on the page: headings of groups, rows, and below those that are open their details. */
export function itemsOf(shown: Shown, keys: readonly string[], open: ReadonlySet<string>): readonly Item[] {
  const items: Item[] = [];
  for (const { title, rows } of shown.groups) {
    const body = title === undefined ? 'rows' : `group ${title}`;
    if (title !== undefined) items.push({ kind: 'group', key: body, body, title, count: rows.length });
    for (const row of rows) {
      const key = keys[row] ?? row.toString();
      items.push({ kind: 'row', key, body, row });
      if (open.has(key)) items.push({ kind: 'detail', key: `${key} detail`, body, row });
    }
  }
  return items;
}

const exact = (row: Row): string => `${row.group ?? ''}\n${row.cells.map(({ text }) => text).join('\n')}`;
/** The same row with other figures. */
const loose = (text: string): string => text.replace(/\d[\d.,]*/g, '#');

/**
 * A key for each row of a new version of a table. A row that says the same as before keeps its key, then one that differs in
 * figures alone; so what is open or has the focus stays what it was.
 */
export class RowKeys {
  #rows: readonly { readonly text: string; readonly key: string }[] = [];
  #next = 0;

  update(rows: readonly Row[]): readonly string[] {
    const texts = rows.map(exact);
    const before = queues(this.#rows.map(({ text, key }) => [text, key]));
    const keys = texts.map((text) => before.get(text)?.pop());
    const taken = new Set(keys);
    const left = queues(this.#rows.flatMap(({ text, key }) => (taken.has(key) ? [] : [[loose(text), key]])));
    const made = keys.map(
      (key, i) =>
        key ?? (left.size === 0 ? undefined : left.get(loose(texts[i] ?? ''))?.pop()) ?? `row ${this.#next++}`,
    );
    this.#rows = made.map((key, i) => ({ text: texts[i] ?? '', key }));
    return made;
  }
}

/** The keys of each text, the first one last, where `pop` finds it. */
function queues(entries: readonly (readonly [text: string, key: string])[]): Map<string, string[]> {
  const made = new Map<string, string[]>();
  for (let i = entries.length - 1; i >= 0; i--) {
    const [text, key] = entries[i] ?? ['', ''];
    const queue = made.get(text);
    if (queue === undefined) made.set(text, [key]);
    else queue.push(key);
  }
  return made;
}
