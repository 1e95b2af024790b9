/** Pictures of a report in the page: charts whose marks lead to rows, and the topology in its viewer. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Assumed, Drawing, Slider } from '../../server/report/content';
import './charts.css';
import { drawnFrom, titleOf } from './picture';
import './sliders';
import './viewer';

/** What an element of the page tells by an event, where it is that. */
const detailOf = (event: Event): unknown => (event instanceof CustomEvent ? event.detail : undefined);
const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

interface TopologyProps {
  readonly drawing: Drawing;
  /** The document that it is of: another one is shown from its beginning. */
  readonly source: string;
  /** The host that the cursor is in. */
  readonly current: string | undefined;
}

interface TopologyEvents {
  readonly choose: (host: string, focus: boolean) => void;
  readonly image: (png: string) => void;
}

/** The topology, to be zoomed and walked. */
export function topologyOf({ drawing, source, current }: TopologyProps, events: TopologyEvents): TemplateResult {
  return html`<commspec-viewer
    .drawing=${drawing}
    .source=${source}
    .current=${current}
    @commspec-choose=${(event: Event) => {
      chosen(event, events);
    }}
    @commspec-image=${(event: Event) => {
      const { png } = fieldsOf(detailOf(event));
      if (typeof png === 'string') events.image(png);
    }}
  ></commspec-viewer>`;
}

function chosen(event: Event, events: TopologyEvents): void {
  const { host, focus } = fieldsOf(detailOf(event));
  if (typeof host === 'string') events.choose(host, focus === true);
}

export const chartOf = (
  drawing: Drawing,
  currentRows: ReadonlySet<number>,
  choose: (row: number, focus: boolean) => void,
): TemplateResult =>
  html`<commspec-chart
    .drawing=${drawing}
    .currentRows=${currentRows}
    @commspec-row=${(event: Event) => {
      const { row, focus } = fieldsOf(detailOf(event));
      if (typeof row === 'number') choose(row, focus === true);
    }}
  ></commspec-chart>`;

interface SliderEvents {
  readonly assume: (values: Assumed) => void;
  readonly write: () => void;
}

/** What may be tried out; nothing where the sliders are no part of the page. */
export function slidersOf(sliders: readonly Slider[], events: SliderEvents): TemplateResult | typeof nothing {
  if (customElements.get('commspec-sliders') === undefined) return nothing;
  return html`<commspec-sliders
    .sliders=${sliders}
    @commspec-assume=${(event: Event) => {
      // The host reads it again by its guards.
      events.assume(fieldsOf(detailOf(event)));
    }}
    @commspec-reset=${() => {
      events.assume({});
    }}
    @commspec-write=${() => {
      events.write();
    }}
  ></commspec-sliders>`;
}

/** A chart. The tab key stops once in it; arrow keys move between what leads to a row. */
class ChartElement extends LitElement {
  static override properties = {
    drawing: { attribute: false },
    currentRows: { attribute: false },
  };

  declare drawing: Drawing;
  /** Rows that the cursor of the editor is in. 0-based. */
  declare currentRows: ReadonlySet<number>;

  #svg: SVGSVGElement | undefined;
  #text: string | undefined;
  #marks: readonly SVGElement[] = [];

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    if (this.drawing.svg.text !== this.#text) this.#draw();
    for (const mark of this.#svg?.querySelectorAll('[data-row]') ?? [])
      mark.classList.toggle('current', this.currentRows.has(Number(mark.getAttribute('data-row'))));
  }

  /** The focus stays with the mark of the same row. */
  #draw(): void {
    const focused = this.#marks.find((mark) => mark === document.activeElement)?.getAttribute('data-row');
    this.#text = this.drawing.svg.text;
    this.#svg = drawnFrom(this.#text);
    // It says in one word what it is; the tables beside it say the rest to whoever cannot see it.
    if (this.#svg !== undefined) this.#svg.setAttribute('aria-label', titleOf(this.#svg));
    const byRow = new Map<string, SVGElement>();
    for (const mark of this.#svg?.querySelectorAll<SVGElement>('[data-row]') ?? []) {
      const row = mark.getAttribute('data-row') ?? '';
      if (byRow.has(row)) continue;
      byRow.set(row, mark);
      // Its title is its name.
      mark.setAttribute('role', 'button');
      mark.setAttribute('tabindex', byRow.size === 1 ? '0' : '-1');
    }
    this.#marks = [...byRow.values()];
    // What holds buttons is no picture to whoever hears it.
    if (this.#marks.length > 0) this.#svg?.setAttribute('role', 'group');
    if (focused !== undefined && focused !== null)
      void this.updateComplete
        .then(() => this.#focus(this.#marks.findIndex((mark) => mark.getAttribute('data-row') === focused)))
        .catch(() => undefined);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.#svg === undefined) return nothing;
    return html`<div
      class="chart-frame"
      @click=${(event: MouseEvent) => {
        this.#choose(event.target, false);
      }}
      @keydown=${this.#onKey}
    >
      ${this.#svg}
    </div>`;
  }

  #choose(target: EventTarget | null, focus: boolean): boolean {
    const row = target instanceof Element ? target.closest('[data-row]')?.getAttribute('data-row') : undefined;
    if (row === undefined || row === null || !/^\d+$/.test(row)) return false;
    this.dispatchEvent(new CustomEvent('commspec-row', { detail: { row: Number(row), focus } }));
    return true;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const at = this.#marks.findIndex((mark) => mark === document.activeElement);
    if (at < 0) return;
    const last = this.#marks.length - 1;
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: last }[
      event.key
    ];
    if (to !== undefined) {
      if (this.#focus(to)) event.preventDefault();
    } else if ((event.key === 'Enter' || event.key === ' ') && this.#choose(event.target, true)) event.preventDefault();
  };

  #focus(index: number): boolean {
    const next = this.#marks[index];
    if (next === undefined) return false;
    for (const mark of this.#marks) mark.setAttribute('tabindex', mark === next ? '0' : '-1');
    next.focus();
    return true;
  }
}

customElements.define('commspec-chart', ChartElement);
