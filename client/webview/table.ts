/**
 * A table of a report: search, filters, sorting, copies; rows that lead to their line and open to say how their figures came
 * about. Of many rows only those in sight are made. The tab key stops once in it, arrow keys move within.
 */
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/virtual-core';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import '@vscode-elements/elements/dist/vscode-button/vscode-button.js';
import '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/vscode-toolbar-button.js';
import type { Cell, Column, Row, Table } from '../../server/report/content';
import type { TableAddress } from '../shared/messages';
import type { Actions } from './actions';
import type { Kept, TableState } from './kept';
import { chevron, copyIcon, narrowPage, plain, prose, rowCount, statusIcon, stopWhereScrolled } from './parts';
import { createTableModel, itemsOf, RowKeys, valuesOf, type Item, type Shown } from './table-model';

/** A table of more rows has a height of its own, and only the rows in sight are made. */
const MANY_ROWS = 200;
/** A table of more columns is scrolled sideways rather than squeezed. */
const MANY_COLUMNS = 6;
/** Pixels of a row before it is measured. */
const HEIGHT = { group: 32, row: 28, detail: 120 } as const satisfies Record<Item['kind'], number>;
/** Characters of the widest column. */
const WIDEST = 44;
/** Letters that have room in a column however narrow the page. */
const SHORT_TEXT = 16;
/** Fixes that stand in the row; the others are in its details. */
const FIXES_IN_ROW = 2;

/** A button in a row of the head or the body: what the arrow keys move between. */
interface Stop {
  readonly row: string;
  readonly button: string;
}
const HEAD = 'head';

let tables = 0;

export class TableElement extends LitElement {
  static override properties = {
    table: { attribute: false },
    at: { attribute: false },
    stateKey: { attribute: false },
    kept: { attribute: false },
    actions: { attribute: false },
    tag: { attribute: false },
    current: { attribute: false },
    heading: { attribute: false },
    raised: { attribute: false },
    edition: { attribute: false },
  };

  declare table: Table;
  declare at: TableAddress;
  declare stateKey: string;
  declare kept: Kept;
  declare actions: Actions;
  /** Chosen for the whole section. */
  declare tag: string | undefined;
  /** Rows that the cursor of the editor is in. 0-based. */
  declare current: ReadonlySet<number>;
  /** What the section is called; a caption that says the same is for the ear only. */
  declare heading: string;
  /** Its buttons may stand on the line of the heading. */
  declare raised: boolean;
  /** Another number makes it look at what is kept again. */
  declare edition: number;

  readonly #id = `table-${tables++}`;
  readonly #model = createTableModel();
  readonly #rowKeys = new RowKeys();
  readonly #open = new Set<string>();
  #keys: readonly string[] = [];
  #shown: Shown = { rows: [], groups: [] };
  #items: readonly Item[] = [];
  /** Where the tab key stops; undefined: at the first row. */
  #stop: Stop | undefined;
  #widths: readonly number[] = [];
  #virtual: Virtualizer<HTMLElement, HTMLTableRowElement> | undefined;
  #unmount: (() => void) | undefined;
  /** How far its rows were scrolled when it was last in the page. */
  #offset = 0;
  #resized: ResizeObserver | undefined;
  #observed: HTMLElement | null = null;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    narrowPage.addEventListener('change', this.#onWidth);
  }

  readonly #onWidth = (): void => {
    this.requestUpdate();
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    narrowPage.removeEventListener('change', this.#onWidth);
    this.#offset = this.#virtual?.scrollOffset ?? 0;
    this.#unmount?.();
    this.#virtual = undefined;
    this.#unmount = undefined;
    this.#resized?.disconnect();
    this.#observed = null;
  }

  // ---- what is shown

  get #state(): TableState {
    return this.kept.table(this.stateKey);
  }

  #set(change: Partial<TableState>): void {
    this.kept.setTable(this.stateKey, { ...this.#state, ...change });
    this.requestUpdate();
  }

  #unsort(): void {
    const { sort: _, ...state } = this.#state;
    this.kept.setTable(this.stateKey, state);
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('table')) {
      this.#keys = this.#rowKeys.update(this.table.rows);
      this.#widths = this.#isVirtual ? widthsOf(this.table) : [];
    }
    this.#shown = this.#model.show(this.table, this.#state, this.tag);
    this.#items = itemsOf(this.#shown, this.#keys, this.#open);
    if (this.#isVirtual) this.#setVirtual();
    else this.#unmount?.();
  }

  get #isVirtual(): boolean {
    return this.table.rows.length > MANY_ROWS;
  }

  #setVirtual(): void {
    const head = this.querySelector('thead')?.offsetHeight ?? HEIGHT.row;
    const options = {
      count: this.#items.length,
      getScrollElement: () => this.querySelector<HTMLElement>('.scroller'),
      estimateSize: (index: number) => HEIGHT[this.#items[index]?.kind ?? 'row'],
      getItemKey: (index: number) => this.#items[index]?.key ?? index,
      overscan: 8,
      scrollMargin: head,
      scrollPaddingStart: head,
      initialRect: { width: 480, height: 600 },
      initialOffset: () => this.#offset,
      // What has the focus stays there however far one scrolls.
      rangeExtractor: ({
        startIndex,
        endIndex,
        overscan,
        count,
      }: {
        startIndex: number;
        endIndex: number;
        overscan: number;
        count: number;
      }) => {
        const first = Math.max(0, startIndex - overscan);
        const last = Math.min(count - 1, endIndex + overscan);
        const inSight = Array.from({ length: last - first + 1 }, (_, i) => first + i);
        const focused = this.#indexOf(this.#focused()?.row);
        if (focused === undefined || (focused >= first && focused <= last)) return inSight;
        return focused < first ? [focused, ...inSight] : [...inSight, focused];
      },
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: () => {
        this.requestUpdate();
      },
    };
    if (this.#virtual === undefined) this.#virtual = new Virtualizer<HTMLElement, HTMLTableRowElement>(options);
    else this.#virtual.setOptions(options);
  }

  protected override updated(): void {
    const scroller = this.querySelector<HTMLElement>('.scroller');
    if (this.#virtual !== undefined && scroller !== null) {
      this.#unmount ??= this.#virtual._didMount();
      this.#virtual._willUpdate();
    }
    if (scroller !== this.#observed) {
      this.#resized?.disconnect();
      this.#observed = scroller;
      if (scroller !== null) this.#resized = stopWhereScrolled(scroller);
    }
  }

  /** Scrolls to a row (0-based), if it is shown; whether it is. */
  async bringIntoSight(row: number): Promise<boolean> {
    await this.updateComplete;
    const key = this.#keys[row];
    const index = this.#indexOf(key);
    if (key === undefined || index === undefined) {
      this.querySelector('.tools, .empty')?.scrollIntoView({ block: 'nearest' });
      return false;
    }
    this.#virtual?.scrollToIndex(index, { align: 'auto' });
    await this.updateComplete;
    const there = this.#rowElement(key) ?? this.querySelector('.scroller');
    there?.scrollIntoView({ block: 'nearest' });
    return true;
  }

  #indexOf(key: string | undefined): number | undefined {
    if (key === undefined) return undefined;
    const index = this.#items.findIndex((item) => item.key === key);
    return index < 0 ? undefined : index;
  }

  // ---- how it looks

  protected override render(): TemplateResult {
    const { table, heading } = this;
    const title = table.caption === heading ? nothing : html`<h3>${table.caption}</h3>`;
    if (table.rows.length === 0) return html`${title}<p class="empty">${prose(table.empty)}</p>`;
    const filters = this.#filters();
    const isRaised = this.raised && title === nothing && filters === nothing && table.tools === undefined;
    return html`<div class="tools ${isRaised ? 'raised' : ''}">
        ${title}${this.#search()}${filters === nothing ? this.#count() : nothing}${this.#copies()}
      </div>
      ${filters}
      ${
        this.#shown.rows.length === 0
          ? html`<p class="empty">
              None of the ${rowCount(table.rows.length)} is meant by what you look for.
              <vscode-button secondary @click=${this.#showAll}>Show all</vscode-button>
            </p>`
          : this.#grid()
      }`;
  }

  readonly #showAll = (): void => {
    this.#set({ search: '', filters: [], choices: {} });
    this.dispatchEvent(new CustomEvent('commspec-all', { bubbles: true }));
  };

  #search(): TemplateResult | typeof nothing {
    const { table } = this;
    if (table.tools?.search !== true) return nothing;
    return html`<vscode-textfield
      type="search"
      class="search"
      placeholder="Search"
      label="Search in ${table.caption}"
      .value=${live(this.#state.search)}
      @input=${(event: Event) => {
        const { target } = event;
        if (target instanceof HTMLElement && 'value' in target) this.#set({ search: String(target.value) });
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape' || this.#state.search === '') return;
        event.preventDefault();
        event.stopPropagation();
        this.#set({ search: '' });
      }}
    ></vscode-textfield>`;
  }

  #copies(): TemplateResult {
    const { table } = this;
    const copy = (label: string, name: string, format: 'tsv' | 'markdown', plan?: number): TemplateResult =>
      html`<vscode-toolbar-button
        label=${`${name}: ${table.caption}`}
        title=${name}
        @click=${() => {
          this.#copy(format, plan);
        }}
        >${label}</vscode-toolbar-button
      >`;
    const others = table.tools?.copies ?? [];
    return html`<div class="copies" role="group" aria-label="Copy ${table.caption}">
      ${copyIcon()}${copy('TSV', 'Copy as TSV', 'tsv')}${copy('Markdown', 'Copy as Markdown', 'markdown')}${others.map(
        ({ title }, plan) => copy(title, `Copy ${title.charAt(0).toLowerCase()}${title.slice(1)}`, 'tsv', plan),
      )}
    </div>`;
  }

  #copy(format: 'tsv' | 'markdown', plan: number | undefined): void {
    const { rows } = this.#shown;
    const whole = rows.length === this.table.rows.length && rows.every((row, i) => row === i);
    this.actions.copy(this.at, format, {
      ...(whole ? {} : { rows }),
      ...(plan === undefined ? {} : { plan }),
    });
  }

  /** What chooses rows besides the search, and how many there are. */
  #filters(): TemplateResult | typeof nothing {
    const { table } = this;
    const { filters = [], choices = [] } = table.tools ?? {};
    if (filters.length === 0 && choices.length === 0 && this.tag === undefined) return nothing;
    return html`<div class="filters">
      ${filters.map(({ tag, title }) => this.#filter(tag, title))} ${choices.map((column) => this.#choice(column))}
      ${this.#count()}
    </div>`;
  }

  /** How many rows are shown, of a table whose rows can be chosen. */
  #count(): TemplateResult | typeof nothing {
    if (this.table.tools === undefined && this.tag === undefined) return nothing;
    const { rows } = this.#shown;
    const all = this.table.rows.length;
    const hidden = [...this.current].some((row) => !rows.includes(row));
    return html`<span class="count" role="status"
        >${rows.length === all ? rowCount(all) : `${rows.length.toLocaleString('en-US')} of ${rowCount(all)}`}</span
      >
      ${hidden ? html`<span class="at-cursor">the row at the cursor is not among them</span>` : nothing}`;
  }

  #filter(tag: string, title: string): TemplateResult {
    const { filters } = this.#state;
    const bySection = this.tag === tag;
    const pressed = bySection || filters.includes(tag);
    const amount = this.table.rows.filter(({ tags }) => tags?.includes(tag) === true).length;
    return html`<button
      type="button"
      class="choice"
      aria-pressed=${pressed ? 'true' : 'false'}
      ?disabled=${amount === 0 && !pressed}
      @click=${() => {
        this.#set({ filters: pressed ? filters.filter((other) => other !== tag) : [...filters, tag] });
        if (bySection) this.dispatchEvent(new CustomEvent('commspec-all', { bubbles: true }));
      }}
    >
      ${title} <span class="badge">${amount.toLocaleString('en-US')}</span>
    </button>`;
  }

  #choice(column: number): TemplateResult | typeof nothing {
    const title = this.table.columns[column]?.title;
    if (title === undefined) return nothing;
    const chosen = this.#state.choices[title];
    const there = valuesOf(this.table, column);
    const values = chosen === undefined || there.includes(chosen) ? there : [...there, chosen];
    return html`<label class="select"
      >${title}
      <select
        .value=${live(chosen ?? '')}
        @change=${({ target }: Event) => {
          if (!(target instanceof HTMLSelectElement)) return;
          const { [title]: _, ...others } = this.#state.choices;
          this.#set({ choices: target.selectedIndex === 0 ? others : { ...others, [title]: target.value } });
        }}
      >
        <option value="" ?selected=${chosen === undefined}>any</option>
        ${values.map(
          (value) =>
            html`<option value=${value} ?selected=${value === chosen}>${value === '' ? '(none)' : value}</option>`,
        )}
      </select></label
    >`;
  }

  #grid(): TemplateResult {
    const { table } = this;
    const virtual = this.#isVirtual ? this.#virtual : undefined;
    const columns = mainColumns(table);
    const parts =
      virtual === undefined
        ? this.#items.map((item, index): Part => ({ item, index, before: 0 }))
        : partsOf(virtual.getVirtualItems(), this.#items, virtual.options.scrollMargin);
    const end = virtual === undefined ? 0 : virtual.getTotalSize() - (parts.at(-1)?.end ?? 0);
    const stop = this.#stopAmong(parts);
    const sorted = this.#state.sort;
    return html`<div
      class="scroller ${virtual === undefined ? '' : 'high'}"
      role="group"
      aria-labelledby="${this.#id}-caption"
    >
      <table
        class=${virtual !== undefined ? 'fixed' : columns.length > MANY_COLUMNS ? 'wide' : ''}
        aria-rowcount=${ifDefined(virtual === undefined ? undefined : this.#items.length + 1)}
        @keydown=${this.#onKey}
        @focusin=${this.#onFocus}
      >
        <caption id="${this.#id}-caption" class="spoken">${table.caption}</caption>
        ${
          virtual === undefined
            ? nothing
            : html`<colgroup>
                ${columns.map((column) => html`<col ${widthOf(this.#widths[column] ?? 10)} />`)}
              </colgroup>`
        }
        <thead>
          <tr data-row=${HEAD} aria-rowindex=${ifDefined(virtual === undefined ? undefined : 1)}>
            ${columns.map((column) => this.#head(column, sorted, stop))}
          </tr>
        </thead>
        ${repeat(bodiesOf(parts), bodyKey, (body) => this.#body(body, columns, stop, virtual))}
        ${end > 0 ? html`<tbody class="gap" aria-hidden="true">${gap(end, columns.length)}</tbody>` : nothing}
      </table>
    </div>`;
  }

  #head(column: number, sorted: TableState['sort'], stop: Stop | undefined): TemplateResult {
    const { title, align } = this.table.columns[column] ?? { title: '' };
    const right = align === 'right' ? 'right' : '';
    if (this.table.tools?.search !== true) return html`<th scope="col" class=${right}>${title}</th>`;
    const by = sorted?.column === title ? sorted : undefined;
    const button = column.toString();
    return html`<th
      scope="col"
      class=${right}
      aria-sort=${ifDefined(by === undefined ? undefined : by.descending ? 'descending' : 'ascending')}
    >
      <button
        type="button"
        class="sort"
        data-button=${button}
        tabindex=${isAt(stop, HEAD, button) ? 0 : -1}
        @click=${() => {
          if (by === undefined) this.#set({ sort: { column: title, descending: false } });
          else if (by.descending) this.#unsort();
          else this.#set({ sort: { column: title, descending: true } });
        }}
      >
        ${title}<span class="arrow" aria-hidden="true">${by === undefined ? '' : by.descending ? '▼' : '▲'}</span>
      </button>
    </th>`;
  }

  #body(
    body: readonly Part[],
    columns: readonly number[],
    stop: Stop | undefined,
    virtual: Virtualizer<HTMLElement, HTMLTableRowElement> | undefined,
  ): TemplateResult {
    return html`<tbody>
      ${repeat(
        body,
        ({ item }) => item.key,
        ({ item, index, before }) => {
          const measured =
            virtual === undefined
              ? nothing
              : ref((node) => {
                  if (node instanceof HTMLTableRowElement) virtual.measureElement(node);
                });
          const position = { index, rowIndex: virtual === undefined ? undefined : index + 2, measured };
          return html`${before > 0 ? gap(before, columns.length) : nothing}${this.#item(item, position, columns, stop)}`;
        },
      )}
    </tbody>`;
  }

  #item(item: Item, position: Position, columns: readonly number[], stop: Stop | undefined): TemplateResult {
    switch (item.kind) {
      case 'group':
        return html`<tr
          class="group"
          data-index=${position.index}
          aria-rowindex=${ifDefined(position.rowIndex)}
          ${position.measured}
        >
          <th scope="rowgroup" colspan=${columns.length}>
            ${prose(item.title)} <span class="badge">${rowCount(item.count)}</span>
          </th>
        </tr>`;
      case 'detail':
        return this.#detail(item, position, columns.length);
      case 'row':
        return this.#row(item, position, columns, stop);
    }
  }

  #row(
    { key, row: at }: Extract<Item, { row: number }>,
    position: Position,
    columns: readonly number[],
    stop: Stop | undefined,
  ): TemplateResult {
    const row = this.table.rows[at];
    const [first = 0, ...others] = columns;
    const head = row?.cells[first];
    if (row === undefined) return html``;
    const isOpen = this.#open.has(key);
    const last = columns.at(-1);
    const tab = (button: string): number => (isAt(stop, key, button) ? 0 : -1);
    const toggle = hasDetail(this.table, row)
      ? html`<button
          type="button"
          class="toggle"
          data-button="toggle"
          tabindex=${tab('toggle')}
          aria-expanded=${isOpen ? 'true' : 'false'}
          aria-controls=${detailId(this.#id, key)}
          aria-label="Explain ${plain(head?.text ?? '')}"
          @click=${() => {
            if (!this.#open.delete(key)) this.#open.add(key);
            this.requestUpdate();
          }}
        >
          ${chevron()}
        </button>`
      : nothing;
    const name =
      row.place === undefined
        ? html`<span>${prose(head?.text ?? '')}</span>`
        : html`<button
            type="button"
            class="go"
            data-button="go"
            tabindex=${tab('go')}
            title="Go to line ${row.place.line + 1}"
            @click=${(event: MouseEvent) => {
              // By keyboard one goes there; with the mouse one looks, and stays.
              this.actions.reveal(this.at, at, event.detail === 0);
            }}
          >
            ${prose(head?.text ?? '')}
          </button>`;
    const fixes = (index: number): TemplateResult | typeof nothing =>
      index === last ? this.#fixes(row, at, tab) : nothing;
    return html`<tr
      class="${row.place === undefined ? '' : 'linked'} ${isShort(head) ? 'marked' : ''}"
      data-row=${key}
      data-index=${position.index}
      aria-rowindex=${ifDefined(position.rowIndex)}
      aria-current=${ifDefined(this.current.has(at) ? 'true' : undefined)}
      @click=${
        row.place === undefined
          ? nothing
          : (event: MouseEvent) => {
              const inButton = event.target instanceof Element && event.target.closest('button') !== null;
              if (!inButton && getSelection()?.isCollapsed !== false) this.actions.reveal(this.at, at, false);
            }
      }
      ${position.measured}
    >
      <th scope="row" class=${this.#side(first)} title=${this.#isClipped(first) ? plain(head?.text ?? '') : nothing}>
        <div class="name-cell">${toggle}${statusIcon(head?.status)}${name}</div>
        ${fixes(first)}
      </th>
      ${others.map(
        (index) =>
          html`<td class="${this.#side(index)} ${isMark(row.cells[index]) ? 'mark' : ''}" title=${this.#isClipped(index) ? plain(row.cells[index]?.text ?? '') : nothing}>
            ${cellOf(row.cells[index])}${fixes(index)}
          </td>`,
      )}
    </tr>`;
  }

  #side(column: number): string {
    return `${this.table.columns[column]?.align === 'right' ? 'right' : ''} ${this.#isClipped(column) ? 'clip' : ''}`.trim();
  }

  #isClipped(column: number): boolean {
    return this.table.columns[column]?.clip === true;
  }

  #fixes(row: Row, at: number, tab: (button: string) => number): TemplateResult | typeof nothing {
    const fixes = row.fixes?.slice(0, FIXES_IN_ROW) ?? [];
    if (fixes.length === 0) return nothing;
    return html`<div class="fixes">
      ${fixes.map(
        ({ title }, fix) =>
          html`<button
            type="button"
            class="fix"
            data-button="fix-${fix}"
            tabindex=${tab(`fix-${fix}`)}
            @click=${() => {
              this.actions.fix(this.at, at, fix);
            }}
          >
            Fix: ${prose(title)}
          </button>`,
      )}
    </div>`;
  }

  #detail({ key, row: at }: Extract<Item, { row: number }>, position: Position, span: number): TemplateResult {
    const { table } = this;
    const row = table.rows[at];
    const more = row?.fixes?.slice(FIXES_IN_ROW) ?? [];
    return html`<tr
      class="detail"
      id=${detailId(this.#id, key.replace(/ detail$/, ''))}
      data-index=${position.index}
      aria-rowindex=${ifDefined(position.rowIndex)}
      ${position.measured}
    >
      <td colspan=${span}>
        <dl>
          ${table.columns.map((column, index) => {
            const { title } = column;
            const cell = row?.cells[index];
            if (cell === undefined) return nothing;
            const isTold = isToldBelow(column, cell);
            if (!isTold && cell.explain === undefined) return nothing;
            return isTold
              ? html`<div>
                  <dt>${title}</dt>
                  <dd>${cellOf(cell)}</dd>
                  ${cell.explain === undefined ? nothing : html`<dd class="why">${prose(cell.explain)}</dd>`}
                </div>`
              : html`<div>
                  <dt>${title}: ${prose(cell.text)}</dt>
                  <dd class="why">${prose(cell.explain ?? '')}</dd>
                </div>`;
          })}
          ${
            more.length === 0
              ? nothing
              : html`<div>
                  <dt>Other fixes</dt>
                  ${more.map(
                    ({ title }, i) =>
                      html`<dd>
                        <button
                          type="button"
                          class="fix"
                          @click=${() => {
                            this.actions.fix(this.at, at, FIXES_IN_ROW + i);
                          }}
                        >
                          Fix: ${prose(title)}
                        </button>
                      </dd>`,
                  )}
                </div>`
          }
        </dl>
      </td>
    </tr>`;
  }

  // ---- by keyboard

  #rowElement(key: string): HTMLTableRowElement | null {
    return this.querySelector<HTMLTableRowElement>(`tr[data-row="${CSS.escape(key)}"]`);
  }

  #focused(): Stop | undefined {
    const { activeElement } = document;
    if (activeElement === null || !this.contains(activeElement)) return undefined;
    const row = activeElement.closest<HTMLElement>('tr[data-row]')?.dataset['row'];
    const button = activeElement instanceof HTMLElement ? activeElement.dataset['button'] : undefined;
    return row === undefined || button === undefined ? undefined : { row, button };
  }

  /** The tab key stops where the focus was last, or at the first row that leads somewhere. */
  #stopAmong(parts: readonly Part[]): Stop | undefined {
    const stop = this.#stop;
    if (stop?.row === HEAD && this.table.tools?.search === true) return stop;
    const rows = parts.flatMap(({ item }) => (item.kind === 'row' ? [item] : []));
    const kept = rows.find(({ key }) => key === stop?.row);
    if (kept !== undefined && stop !== undefined && this.#buttons(kept.row).includes(stop.button)) return stop;
    for (const { key, row } of rows) {
      const button = this.#buttons(row).find((name) => name === 'go') ?? this.#buttons(row)[0];
      if (button !== undefined) return { row: key, button };
    }
    return this.table.tools?.search === true
      ? { row: HEAD, button: (mainColumns(this.table)[0] ?? 0).toString() }
      : undefined;
  }

  /** The buttons of a row, in their order. */
  #buttons(at: number): readonly string[] {
    const row = this.table.rows[at];
    if (row === undefined) return [];
    return [
      ...(hasDetail(this.table, row) ? ['toggle'] : []),
      ...(row.place === undefined ? [] : ['go']),
      ...(row.fixes?.slice(0, FIXES_IN_ROW).map((_, fix) => `fix-${fix}`) ?? []),
    ];
  }

  readonly #onFocus = (): void => {
    const focused = this.#focused();
    if (focused === undefined || isAt(this.#stop, focused.row, focused.button)) return;
    this.#stop = focused;
    this.requestUpdate();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const focused = this.#focused();
    if (focused === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = this.#next(focused, event.key);
    if (next === undefined) return;
    event.preventDefault();
    this.#stop = next;
    void this.#focus(next).catch(() => undefined);
  };

  async #focus({ row, button }: Stop): Promise<void> {
    const find = (): HTMLElement | null | undefined =>
      this.#rowElement(row)?.querySelector<HTMLElement>(`[data-button="${CSS.escape(button)}"]`);
    let found = find();
    const index = this.#indexOf(row);
    if (!found && index !== undefined) {
      this.#virtual?.scrollToIndex(index, { align: 'auto' });
      this.requestUpdate();
      await this.updateComplete;
      await new Promise((done) => requestAnimationFrame(done));
      await this.updateComplete;
      found = find();
    }
    found?.focus({ preventScroll: false });
    this.requestUpdate();
  }

  /** Up and down between rows, left and right between the buttons of a row; the head is the row above the first. */
  #next({ row, button }: Stop, key: string): Stop | undefined {
    const heads = this.table.tools?.search === true ? mainColumns(this.table).map(String) : [];
    const rows = this.#items.flatMap((item) => (item.kind === 'row' ? [item] : []));
    const buttonsAt = (index: number): readonly string[] => (index < 0 ? heads : this.#buttons(rows[index]?.row ?? -1));
    const at = row === HEAD ? -1 : rows.findIndex((item) => item.key === row);
    const stopAt = (index: number, wanted: string | undefined): Stop | undefined => {
      const buttons = buttonsAt(index);
      const found = buttons.find((name) => name === wanted) ?? buttons.find((name) => name === 'go') ?? buttons[0];
      return found === undefined ? undefined : { row: index < 0 ? HEAD : (rows[index]?.key ?? ''), button: found };
    };
    /** The nearest row in a direction that has a button. */
    const towards = (from: number, step: 1 | -1): Stop | undefined => {
      for (let index = from; index >= -1 && index < rows.length; index += step) {
        const stop = stopAt(index, button);
        if (stop !== undefined) return stop;
      }
      return undefined;
    };
    const buttons = buttonsAt(at);
    const column = buttons.indexOf(button);
    switch (key) {
      case 'ArrowDown':
        return towards(at + 1, 1);
      case 'ArrowUp':
        return at < 0 ? undefined : towards(at - 1, -1);
      case 'Home':
        return towards(0, 1);
      case 'End':
        return towards(rows.length - 1, -1);
      case 'ArrowRight':
        return column + 1 < buttons.length ? stopAt(at, buttons[column + 1]) : undefined;
      case 'ArrowLeft':
        return column > 0 ? stopAt(at, buttons[column - 1]) : undefined;
      default:
        return undefined;
    }
  }
}

interface Part {
  readonly item: Item;
  /** 0-based, among all items. */
  readonly index: number;
  /** Pixels of items before it that are not made. */
  readonly before: number;
  readonly end?: number;
}

interface Position {
  readonly index: number;
  readonly rowIndex: number | undefined;
  /** Measures the row, where that is needed. */
  readonly measured: unknown;
}

/** What is made of a table that is scrolled, with the gaps between. */
function partsOf(virtual: readonly VirtualItem[], items: readonly Item[], margin: number): readonly Part[] {
  let end = 0;
  return virtual.flatMap(({ index, start, end: stop }): Part[] => {
    const item = items[index];
    if (item === undefined) return [];
    const before = Math.max(0, start - margin - end);
    end = stop - margin;
    return [{ item, index, before, end }];
  });
}

/** A body of the table for each group, of which some rows may be in sight alone. */
function bodiesOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const bodies = new Map<string, Part[]>();
  for (const part of parts) {
    const body = bodies.get(part.item.body);
    if (body === undefined) bodies.set(part.item.body, [part]);
    else body.push(part);
  }
  return [...bodies.values()];
}
const bodyKey = ([first]: readonly Part[]): string => first?.item.body ?? '';

const isAt = (stop: Stop | undefined, row: string, button: string): boolean =>
  stop?.row === row && stop.button === button;

const isAside = ({ aside }: Column): boolean => aside === true || (aside === 'narrow' && narrowPage.matches);

const mainColumns = ({ columns }: Table): readonly number[] =>
  columns.flatMap((column, index) => (isAside(column) ? [] : [index]));

/** What the opened row has of a cell beside its explanation: what is no column, and what may be cut in one. */
const isToldBelow = (column: Column, { text }: Cell): boolean =>
  text !== '' && text !== '–' && (isAside(column) || (column.clip === true && text.length > SHORT_TEXT));

const hasDetail = ({ columns }: Table, { cells, fixes }: Row): boolean =>
  (fixes?.length ?? 0) > FIXES_IN_ROW ||
  cells.some((cell, i) => {
    const column = columns[i];
    return cell.explain !== undefined || (column !== undefined && isToldBelow(column, cell));
  });

/** A word or two, which are not broken. */
const isShort = (cell: Cell | undefined): boolean => (cell?.text.length ?? 0) <= SHORT_TEXT;
const isMark = (cell: Cell | undefined): boolean => cell?.status !== undefined && isShort(cell);

const detailId = (table: string, key: string): string => `${table}-${key.replaceAll(' ', '-')}`;

const cellOf = (cell: Cell | undefined): readonly unknown[] =>
  cell === undefined ? [] : [statusIcon(cell.status), ...prose(cell.text)];

/** An empty row as high as those that are not made. */
const gap = (height: number, span: number): TemplateResult =>
  html`<tr class="gap" aria-hidden="true">
    <td
      colspan=${span}
      ${ref((node) => {
        if (node instanceof HTMLElement) node.style.height = `${height}px`;
      })}
    ></td>
  </tr>`;

const widthOf = (characters: number): unknown =>
  ref((node) => {
    if (node instanceof HTMLElement) node.style.width = `${characters}ch`;
  });

/** Characters of each column, so that it does not change its width while other rows come into sight. */
const widthsOf = ({ columns, rows }: Table): readonly number[] =>
  columns.map(({ title }, column) => {
    let most = title.length + 2;
    for (const { cells } of rows) most = Math.max(most, Math.min(cells[column]?.text.length ?? 0, WIDEST));
    // The first has the buttons of the row, too.
    return most + (column === 0 ? 8 : 3);
  });

customElements.define('commspec-table', TableElement);
