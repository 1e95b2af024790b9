/** The tables of a report. What did not change keeps its elements, and with them focus, selection and what is open. */
import type { Cell, Row, RowPlace, Section, Status, Table } from '../../server/report/content';
import type { CopyFormat, TableAddress } from '../shared/messages';
import { element, icon, prose, set, setChildren } from './dom';
import { pictureOf } from './picture';

/** Rows that are painted before somebody asks for more. */
const STEP = 500;
/** A table of more columns is scrolled sideways rather than squeezed. */
const MANY = 6;

/** A shape each; the text of the cell says the same in words. */
const STATUS: Readonly<Record<Status, string>> = {
  good: 'M6.5 12.5 2 8l1.4-1.4 3.1 3.1L12.6 3.6 14 5z',
  warning: 'M8 1.5 15.5 14.5H.5zM7.2 6v4.2h1.6V6zm0 5.2v1.6h1.6v-1.6z',
  bad: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zM5.6 4.5 4.5 5.6 6.9 8l-2.4 2.4 1.1 1.1L8 9.1l2.4 2.4 1.1-1.1L9.1 8l2.4-2.4-1.1-1.1L8 6.9z',
  unknown: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 1.4a5.6 5.6 0 1 0 0 11.2A5.6 5.6 0 0 0 8 2.4zM4.8 7.2h6.4v1.6H4.8z',
};
const CHEVRON = 'M5.7 13.7 5 13l4.6-4.6v-.8L5 3l.7-.7 5.3 5.3v.8z';

export interface Actions {
  readonly reveal: (at: TableAddress, row: number, focus: boolean) => void;
  readonly copy: (at: TableAddress, format: CopyFormat) => void;
}

interface RowView {
  readonly key: string;
  readonly main: HTMLTableRowElement;
  readonly nodes: readonly HTMLElement[];
  readonly go: HTMLButtonElement | undefined;
  /** 0-based position in its table; moves when rows come and go. */
  index: number;
  place: RowPlace | undefined;
}

interface TableView {
  readonly key: string;
  readonly nodes: readonly HTMLElement[];
  readonly update: (table: Table, at: TableAddress) => void;
  readonly rows: () => readonly RowView[];
}

interface SectionView {
  readonly node: HTMLElement;
  readonly update: (section: Section, index: number) => void;
  readonly rows: () => readonly RowView[];
}

export interface ReportView {
  readonly update: (sections: readonly Section[]) => void;
  /** Marks the rows that the cursor is in: those of the innermost line that has any. */
  readonly mark: (source: string, lines: readonly number[]) => void;
}

const mark = ({ status }: Cell): Node | undefined =>
  status === undefined ? undefined : icon(`status ${status}`, STATUS[status]);

/** What a row was made from: a row of the same content is the same row, wherever it stands now. */
const keyOf = (row: Row): string => JSON.stringify([row.cells, row.place !== undefined]);

function createRow(row: Row, table: Table, id: string, at: () => TableAddress, actions: Actions): RowView {
  const [first, ...others] = row.cells;
  const explained = row.cells.flatMap((cell, i) =>
    cell.explain === undefined
      ? []
      : [{ title: table.columns[i]?.title ?? '', text: cell.text, explain: cell.explain }],
  );
  const right = (i: number): string | undefined => (table.columns[i]?.align === 'right' ? 'right' : undefined);

  const go =
    row.place === undefined
      ? undefined
      : element('button', { type: 'button', class: 'go', tabindex: '-1' }, ...prose(first?.text ?? ''));
  const toggle =
    explained.length === 0
      ? undefined
      : element(
          'button',
          {
            type: 'button',
            class: 'toggle',
            tabindex: '-1',
            'aria-expanded': 'false',
            'aria-controls': id,
            'aria-label': `Explain ${first?.text ?? ''}`,
          },
          icon('chevron', CHEVRON),
        );
  const name = element(
    'div',
    { class: 'name-cell' },
    toggle,
    first && mark(first),
    go ?? element('span', {}, ...prose(first?.text ?? '')),
  );
  const head = element('th', { scope: 'row', class: right(0) }, name);
  const main = element(
    'tr',
    { class: row.place === undefined ? undefined : 'linked' },
    head,
    ...others.map((cell, i) => element('td', { class: right(i + 1) }, mark(cell), ...prose(cell.text))),
  );
  const detail =
    toggle &&
    element(
      'tr',
      { class: 'detail', id, hidden: true },
      element(
        'td',
        { colspan: table.columns.length.toString() },
        element(
          'dl',
          {},
          ...explained.flatMap(({ title, text, explain }) => [
            element('dt', {}, `${title}: ${text}`),
            element('dd', {}, ...prose(explain)),
          ]),
        ),
      ),
    );
  const view: RowView = {
    key: keyOf(row),
    main,
    nodes: detail === undefined ? [main] : [main, detail],
    go,
    index: 0,
    place: row.place,
  };
  if (detail !== undefined) {
    toggle?.addEventListener('click', () => {
      detail.hidden = !detail.hidden;
      set(toggle, { 'aria-expanded': detail.hidden ? 'false' : 'true' });
    });
  }
  // By keyboard one goes there; with the mouse one looks, and stays.
  go?.addEventListener('click', (event) => {
    event.stopPropagation();
    actions.reveal(at(), view.index, event.detail === 0);
  });
  main.addEventListener('click', (event) => {
    const inButton = event.target instanceof Element && event.target.closest('button') !== null;
    if (view.place === undefined || inButton || getSelection()?.isCollapsed === false) return;
    actions.reveal(at(), view.index, false);
  });
  return view;
}

let ids = 0;
const newId = (): string => `part-${ids++}`;

const headOf = (table: Table, withCaption: boolean): string =>
  JSON.stringify([table.caption, table.columns, table.empty, table.rows.length === 0, withCaption]);

function createTable(table: Table, withCaption: boolean, actions: Actions): TableView {
  const key = headOf(table, withCaption);
  if (table.rows.length === 0) {
    const caption = withCaption ? [element('h3', {}, table.caption)] : [];
    return {
      key,
      nodes: [...caption, element('p', { class: 'empty' }, table.empty)],
      update: () => undefined,
      rows: () => [],
    };
  }
  let address: TableAddress = { section: 0, table: 0 };
  let newest = table;
  let limit = STEP;
  let rows: readonly RowView[] = [];
  const body = element('tbody');
  const more = element('button', { type: 'button', class: 'more', hidden: true });
  const copies = (['tsv', 'markdown'] as const).map((format) => {
    const label = format === 'tsv' ? 'Copy as TSV' : 'Copy as Markdown';
    const button = element(
      'button',
      { type: 'button', class: 'quiet', 'aria-label': `${label}: ${table.caption}` },
      label,
    );
    button.addEventListener('click', () => {
      actions.copy(address, format);
    });
    return button;
  });
  const heads = table.columns.map((column) =>
    element('th', { scope: 'col', class: column.align === 'right' ? 'right' : undefined }, column.title),
  );
  const captionId = newId();
  const scroller = element(
    'div',
    { class: 'scroller', role: 'group', 'aria-labelledby': captionId },
    element(
      'table',
      { class: table.columns.length > MANY ? 'wide' : undefined },
      element('caption', { id: captionId, class: withCaption ? undefined : 'spoken' }, table.caption),
      element('thead', {}, element('tr', {}, ...heads)),
      body,
    ),
  );
  // Only what can be scrolled needs a stop of the tab key.
  new ResizeObserver(() => {
    set(scroller, { tabindex: scroller.scrollWidth > scroller.clientWidth ? '0' : undefined });
  }).observe(scroller);

  body.addEventListener('keydown', (event) => {
    const moved = moveFocus(rows, event.key);
    if (moved) event.preventDefault();
  });
  body.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLButtonElement) setStop(rows, target);
  });
  more.addEventListener('click', () => {
    const next = rows.length;
    limit += 4 * STEP;
    paint();
    rows[next]?.main.querySelector('button')?.focus();
  });

  function paint(): void {
    const spare = new Map<string, RowView[]>();
    for (const row of rows) spare.set(row.key, [...(spare.get(row.key) ?? []), row]);
    rows = newest.rows.slice(0, limit).map((row, index) => {
      const view = spare.get(keyOf(row))?.shift() ?? createRow(row, newest, newId(), () => address, actions);
      view.index = index;
      view.place = row.place;
      if (row.place !== undefined && view.go !== undefined) set(view.go, { title: `Go to line ${row.place.line + 1}` });
      return view;
    });
    setChildren(
      body,
      rows.flatMap((row) => row.nodes),
    );
    const stop = body.querySelector('button[tabindex="0"]') ?? body.querySelector('button');
    if (stop instanceof HTMLButtonElement) setStop(rows, stop);
    const left = newest.rows.length - rows.length;
    more.hidden = left <= 0;
    more.textContent = `Show ${Math.min(left, 4 * STEP)} more rows`;
  }

  return {
    key,
    nodes: [element('div', { class: 'tools' }, ...copies), scroller, more],
    update: (next, at) => {
      address = at;
      newest = next;
      paint();
    },
    rows: () => rows,
  };
}

const buttonsOf = (row: RowView): readonly HTMLButtonElement[] => [...row.main.querySelectorAll('button')];

/** The tab key stops once in a table; arrow keys move within. */
function setStop(rows: readonly RowView[], stop: HTMLButtonElement): void {
  for (const row of rows) for (const button of buttonsOf(row)) set(button, { tabindex: button === stop ? '0' : '-1' });
}

/** Up and down between rows, left and right between the buttons of a row. Whether the key was one of these. */
function moveFocus(rows: readonly RowView[], key: string): boolean {
  const within = rows.filter((row) => buttonsOf(row).length > 0);
  const at = within.findIndex((row) => row.main.contains(document.activeElement));
  const here = within[at];
  if (here === undefined) return false;
  const buttons = buttonsOf(here);
  const column = buttons.findIndex((button) => button === document.activeElement);
  const rowAt = (index: number): HTMLButtonElement | undefined => {
    const target = within[index];
    return target && (buttonsOf(target)[column] ?? buttonsOf(target)[0]);
  };
  const next = ((): HTMLButtonElement | undefined => {
    switch (key) {
      case 'ArrowDown':
        return rowAt(at + 1);
      case 'ArrowUp':
        return rowAt(at - 1);
      case 'Home':
        return rowAt(0);
      case 'End':
        return rowAt(within.length - 1);
      case 'ArrowRight':
        return buttons[column + 1];
      case 'ArrowLeft':
        return buttons[column - 1];
      default:
        return undefined;
    }
  })();
  next?.focus();
  return next !== undefined;
}

function createSection(actions: Actions): SectionView {
  const heading = element('h2');
  const text = element('p');
  const node = element('section', {}, heading, text);
  let tables: readonly TableView[] = [];
  let drawing: { readonly text: string; readonly node: HTMLElement } | undefined;
  return {
    node,
    update: (section, index) => {
      if (section.picture?.svg.text !== drawing?.text) {
        const choose = (host: string): void => {
          reveal(host);
        };
        const svg = section.picture === undefined ? undefined : pictureOf(section.picture.svg.text, choose);
        drawing =
          section.picture === undefined || svg === undefined
            ? undefined
            : {
                text: section.picture.svg.text,
                node: drawing?.node ?? element('div', { class: 'scroller picture', tabindex: '0' }),
              };
        if (drawing !== undefined && svg !== undefined) drawing.node.replaceChildren(svg);
      }
      /** The first table of a picture has a row for each of its hosts. */
      const reveal = (host: string): void => {
        const row = section.tables[0]?.rows.findIndex(({ cells }) => cells[0]?.text === host) ?? -1;
        if (row >= 0) actions.reveal({ section: index, table: 0 }, row, false);
      };
      heading.textContent = section.heading;
      text.replaceChildren(...prose(section.text ?? ''));
      text.hidden = section.text === undefined;
      tables = section.tables.map((table, i) => {
        const withCaption = table.caption !== section.heading;
        const old = tables[i];
        const view = old?.key === headOf(table, withCaption) ? old : createTable(table, withCaption, actions);
        view.update(table, { section: index, table: i });
        return view;
      });
      setChildren(node, [
        heading,
        text,
        ...(drawing === undefined ? [] : [drawing.node]),
        ...tables.flatMap((view) => view.nodes),
      ]);
    },
    rows: () => tables.flatMap((view) => view.rows()),
  };
}

/** The sections of a report, as children of `parent`. */
export function createReportView(parent: Element, actions: Actions): ReportView {
  let sections: readonly SectionView[] = [];
  let current: readonly RowView[] = [];
  return {
    update: (next) => {
      sections = next.map((section, i) => {
        const view = sections[i] ?? createSection(actions);
        view.update(section, i);
        return view;
      });
      setChildren(
        parent,
        sections.map((view) => view.node),
      );
    },
    mark: (source, lines) => {
      const rows = sections.flatMap((view) => view.rows()).filter((row) => row.place?.uri === source);
      const line = lines.find((wanted) => rows.some((row) => row.place?.line === wanted));
      const next = rows.filter((row) => row.place?.line === line);
      const moved = next.length !== current.length || next.some((row, i) => row !== current[i]);
      for (const row of current) set(row.main, { 'aria-current': undefined });
      for (const row of next) set(row.main, { 'aria-current': 'true' });
      current = next;
      // Who works in the preview is not carried off.
      if (moved && !document.hasFocus()) next[0]?.main.scrollIntoView({ block: 'nearest' });
    },
  };
}
