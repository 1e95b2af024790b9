/** Sources of a document as numbered notes: each is written once, however many figures come from it. */
import { html, joined, type Html } from '../markup';

/** What ends with where it is from. */
const SOURCED = /(?:^|\s)Source: ([^\n]+?)\.?$/;

export class Notes {
  readonly #numbers = new Map<string, number>();

  /** An explanation without its source, empty where there is nothing else in it, and the mark that stands for the source. */
  taken(explain: string): { readonly text: string; readonly mark: Html } {
    const [whole, source] = SOURCED.exec(explain) ?? [];
    if (whole === undefined || source === undefined) return { text: explain, mark: html`` };
    const number = this.#numbers.get(source) ?? this.#numbers.size + 1;
    this.#numbers.set(source, number);
    return {
      text: explain.slice(0, -whole.length),
      mark: html`<sup class="source"><a href="#source-${number}" aria-label="Source ${number}">${number}</a></sup>`,
    };
  }

  get isEmpty(): boolean {
    return this.#numbers.size === 0;
  }

  /** The list that the marks lead to. */
  get list(): Html {
    const items = [...this.#numbers].map(([source, number]) => html`<li id="source-${number}">${source}</li>`);
    return html`<ol class="sources">${joined(items, '\n')}</ol>`;
  }
}
