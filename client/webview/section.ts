/** A section of a report: heading and text, picture, matrix or sliders, then the tables that say the same. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import '@vscode-elements/elements/dist/vscode-button/vscode-button.js';
import type { Section } from '../../server/report/content';
import type { Actions } from './actions';
import type { RowAt } from './cursor';
import type { HostRows } from './host-rows';
import { chartOf, slidersOf, topologyOf } from './drawing';
import { keyOf, type Kept } from './kept';
import { matrixOf } from './matrix';
import { chevron, prose, rowCount } from './parts';
import { TableElement } from './table';

let sections = 0;

/** Letters. */
const SHORT_HEADING = 30;

/** As in the style sheet: a chart stands beside its tables. */
const wide = matchMedia('(width >= 1100px)');

export class SectionElement extends LitElement {
  static override properties = {
    section: { attribute: false },
    index: { attribute: false },
    place: { attribute: false },
    kept: { attribute: false },
    actions: { attribute: false },
    current: { attribute: false },
    hosts: { attribute: false },
    half: { attribute: false },
    edition: { attribute: false },
  };

  declare section: Section;
  /** 0-based, in the report. */
  declare index: number;
  /** Names of the document and the tab: what is kept is kept below them. */
  declare place: readonly string[];
  declare kept: Kept;
  declare actions: Actions;
  /** Rows of this section that the cursor of the editor is in. */
  declare current: readonly RowAt[];
  /** Where the cards of a topology lead. */
  declare hosts: HostRows;
  /** It never has the whole width of the page to itself. */
  declare half: boolean;
  /** Another number makes it look at what is kept again. */
  declare edition: number;

  readonly #id = `section-${sections++}`;

  constructor() {
    super();
    this.addEventListener('commspec-all', () => {
      this.#choose(undefined);
    });
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    wide.addEventListener('change', this.#onWidth);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    wide.removeEventListener('change', this.#onWidth);
  }

  readonly #onWidth = (): void => {
    this.requestUpdate();
  };

  get #key(): string {
    return keyOf(...this.place, this.section.heading);
  }

  get isOpen(): boolean {
    return this.section.folded !== true || this.kept.section(this.#key).open === true;
  }

  /** Tables that only say what their chart shows are behind it where they do not fit beside it. */
  get #isTableFolded(): boolean {
    const { picture, tables } = this.section;
    return picture?.kind === 'chart' && (this.half || !wide.matches) && tables.every(({ aside }) => aside === true);
  }

  #setOpen(open: boolean): void {
    this.kept.setSection(this.#key, { ...this.kept.section(this.#key), open });
    this.requestUpdate();
  }

  #choose(tag: string | undefined): void {
    const { tag: _, ...others } = this.kept.section(this.#key);
    this.kept.setSection(this.#key, tag === undefined ? others : { ...others, tag });
    this.requestUpdate();
  }

  /** Scrolls to a row, or to what hides it. */
  async bringIntoSight({ table, row }: RowAt): Promise<void> {
    await this.updateComplete;
    if (!this.isOpen) {
      this.querySelector('summary')?.scrollIntoView({ block: 'nearest' });
      return;
    }
    if (this.#isTableFolded && this.kept.section(this.#key).open !== true) {
      this.querySelector('commspec-chart')?.scrollIntoView({ block: 'nearest' });
      return;
    }
    const found = [...this.querySelectorAll('commspec-table')].find(
      (element): element is TableElement => element instanceof TableElement && element.at.table === table,
    );
    await found?.bringIntoSight(row);
  }

  protected override render(): TemplateResult {
    const { section } = this;
    const title = html`<h2 id="${this.#id}-heading">${prose(section.heading)}</h2>`;
    if (section.folded !== true)
      return html`<section aria-labelledby="${this.#id}-heading">
        <div class="section-head">${title}${this.#isTextInHead ? this.#text() : nothing}${this.#fixAll()}</div>
        ${this.#inside()}
      </section>`;
    const open = this.isOpen;
    return html`<section aria-labelledby="${this.#id}-heading">
      <details
        class="fold"
        .open=${live(open)}
        @toggle=${({ currentTarget }: Event) => {
          if (!(currentTarget instanceof HTMLDetailsElement) || currentTarget.open === this.isOpen) return;
          this.#setOpen(currentTarget.open);
        }}
      >
        <summary>
          ${chevron()}${title}<span class="badge">${rowCount(this.#amount)}</span>${
            this.current.length > 0 && !open ? html`<span class="at-cursor">has the row at the cursor</span>` : nothing
          }
        </summary>
        ${open ? html`${this.#fixAll()}${this.#inside()}` : nothing}
      </details>
    </section>`;
  }

  get #amount(): number {
    return this.section.tables.reduce((sum, { rows }) => sum + rows.length, 0);
  }

  /** A few words above a table stand beside the heading. */
  get #isTextInHead(): boolean {
    const { text, folded, picture, matrix, sliders } = this.section;
    return (
      folded !== true &&
      text !== undefined &&
      text.length <= SHORT_HEADING &&
      [picture, matrix, sliders].every((part) => part === undefined)
    );
  }

  #text(): TemplateResult | typeof nothing {
    const { text } = this.section;
    return text === undefined ? nothing : html`<p class="text">${prose(text)}</p>`;
  }

  #fixAll(): TemplateResult | typeof nothing {
    const safe = this.section.tables.reduce(
      (sum, { rows }) => sum + rows.filter(({ fixes }) => fixes?.some((fix) => fix.safe) === true).length,
      0,
    );
    if (safe === 0) return nothing;
    return html`<vscode-button secondary class="fix-all" @click=${this.actions.fixAll}
      >Fix all safe (${safe})</vscode-button
    >`;
  }

  #inside(): TemplateResult {
    const { section, kept, actions, current, index, edition } = this;
    const { tag: wanted } = kept.section(this.#key);
    // What no row has any more chooses nothing.
    const tag = wanted !== undefined && countOf(section, wanted) > 0 ? wanted : undefined;
    const chosen = tag === undefined ? this.#amount : countOf(section, tag);
    const at = { section: index, table: 0 };
    const rowsOf = (table: number): ReadonlySet<number> =>
      new Set(current.flatMap((found) => (found.table === table ? [found.row] : [])));
    const chart =
      section.picture?.kind === 'chart'
        ? chartOf(section.picture, rowsOf(0), (row, focus) => {
            actions.reveal(at, row, focus);
          })
        : nothing;
    // Beside a short heading there is room for what the table offers.
    const isBare =
      section.folded !== true &&
      section.heading.length <= SHORT_HEADING &&
      (section.text === undefined || this.#isTextInHead) &&
      [section.picture, section.matrix, section.sliders, tag].every((part) => part === undefined);
    const tables = repeat(
      section.tables.map((table, position) => ({ table, position })),
      ({ table, position }) => keyOf(table.caption, ...(isNamedTwice(section, position) ? [position.toString()] : [])),
      ({ table, position }) =>
        html`<commspec-table
          .table=${table}
          .at=${{ section: index, table: position }}
          .stateKey=${keyOf(...this.place, section.heading, table.caption)}
          .kept=${kept}
          .actions=${actions}
          .tag=${table.rows.some(({ tags }) => tags !== undefined && tags.length > 0) ? tag : undefined}
          .current=${rowsOf(position)}
          .heading=${section.heading}
          .raised=${isBare && position === 0}
          .edition=${edition}
        ></commspec-table>`,
    );
    return html`${this.#isTextInHead ? nothing : this.#text()}
      ${section.sliders === undefined || section.sliders.length === 0 ? nothing : slidersOf(section.sliders, actions)}
      ${section.picture?.kind === 'topology' ? this.#topology() : nothing}
      ${
        section.matrix === undefined
          ? nothing
          : matrixOf(section.matrix, {
              tag,
              choose: (next) => {
                this.#choose(next);
              },
            })
      }
      ${
        section.matrix !== undefined || tag !== undefined
          ? html`<p class="chosen" role="status">
              ${
                tag === undefined
                  ? html`<span>Choose a cell to see its rows alone.</span>`
                  : html`<span>${chosen.toLocaleString('en-US')} of ${rowCount(this.#amount)} chosen</span>
                      <vscode-button
                        secondary
                        @click=${() => {
                          this.#choose(undefined);
                        }}
                        >Show all</vscode-button
                      >`
              }
            </p>`
          : nothing
      }
      ${chart === nothing ? tables : this.#beside(chart, tables)}`;
  }

  #beside(chart: unknown, tables: unknown): TemplateResult {
    const folded = this.#isTableFolded;
    const open = !folded || this.kept.section(this.#key).open === true;
    return html`<div class=${this.half ? '' : 'beside'}>
      ${chart}
      <details
        class="beside-tables ${folded ? 'fold' : ''}"
        .open=${live(open)}
        @toggle=${({ currentTarget }: Event) => {
          if (!(currentTarget instanceof HTMLDetailsElement) || !this.#isTableFolded) return;
          if (currentTarget.open !== (this.kept.section(this.#key).open === true)) this.#setOpen(currentTarget.open);
        }}
      >
        <summary ?hidden=${!folded}>${chevron()}Table<span class="badge">${rowCount(this.#amount)}</span></summary>
        ${tables}
      </details>
    </div>`;
  }

  #topology(): TemplateResult | typeof nothing {
    const { section, actions, hosts } = this;
    if (section.picture === undefined) return nothing;
    return topologyOf(
      { drawing: section.picture, source: this.place[0] ?? '', current: hosts.current },
      {
        choose: (host, focus) => {
          const found = hosts.rowOf(host);
          if (found !== undefined) actions.reveal(found.at, found.row, focus);
        },
        image: actions.image,
      },
    );
  }
}

/** Rows of a section that have a tag. */
export const countOf = ({ tables }: Section, tag: string): number =>
  tables.reduce((sum, { rows }) => sum + rows.filter(({ tags }) => tags?.includes(tag) === true).length, 0);
const isNamedTwice = ({ tables }: Section, position: number): boolean =>
  tables.findIndex(({ caption }) => caption === tables[position]?.caption) !== position;

customElements.define('commspec-section', SectionElement);
