/**
 * Sliders for values of the spec that may be tried otherwise: `<commspec-sliders>`. `commspec-assume` says which values are looked
 * at while and after they are set, `commspec-write` that they are to be written, `commspec-reset` that none is looked at any more.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import '@vscode-elements/elements/dist/vscode-button/vscode-button.js';
import type { Slider, SliderId } from '../../server/report/content';
import { assumedOf, partOf, restOf, spokenOf, stillHeld, textOf, valueOf, type Held } from './sliders-state';
import { icon } from './dom';
import './sliders.css';

/** Milliseconds after which a value that no report has shown is given up: it could not be written. */
const PATIENCE = 3000;

const BACK = 'M3.5 2v4.5H8L6.2 4.7A4 4 0 1 1 4.2 9H2.7a5.5 5.5 0 1 0 2.5-5.4z';

export class CommspecSliders extends LitElement {
  static override properties = { sliders: { attribute: false } };

  declare sliders: readonly Slider[];

  #held: Held = new Map();
  #dragged: SliderId | undefined;
  #frame: number | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.sliders = [];
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forget();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('sliders')) this.#held = stillHeld(this.sliders, this.#held, this.#dragged);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.sliders.length === 0) return nothing;
    const isAssumed = Object.keys(assumedOf(this.sliders, this.#held)).length > 0;
    return html`<fieldset class="sliders">
      <legend>What if</legend>
      ${repeat(
        this.sliders,
        ({ id }) => id,
        (slider) => this.#row(slider),
      )}
      <div class="slider-actions">
        <p class="slider-note" role="status">
          ${isAssumed ? 'These values are looked at only; the spec says others.' : 'Nothing of this changes the spec.'}
        </p>
        <vscode-button secondary ?disabled=${!isAssumed} @click=${this.#reset}>Reset</vscode-button>
        <vscode-button ?disabled=${!isAssumed} @click=${this.#write}>Write to Spec</vscode-button>
      </div>
    </fieldset>`;
  }

  #row(slider: Slider): TemplateResult {
    const { id, title, min, max, step, declared } = slider;
    const value = valueOf(slider, this.#held);
    const rest = restOf(slider);
    const back = `${title}: back to ${textOf(rest, slider)}`;
    return html`<div class="slider ${value === rest ? '' : 'slider-set'}">
      <label for="slider-${id}">${title}</label>
      <output for="slider-${id}">${textOf(value, slider)}</output>
      <div class="slider-track">
        ${declared === null ? nothing : html`<span class="slider-declared" data-part=${partOf(declared, slider)}></span>`}
        <input
          id="slider-${id}"
          type="range"
          min=${min}
          max=${max}
          step=${step}
          aria-valuetext=${spokenOf(slider, this.#held)}
          .value=${live(value.toString())}
          @pointerdown=${() => {
            this.#dragged = id;
          }}
          @input=${(event: Event) => {
            this.#set(id, event);
          }}
          @change=${() => {
            this.#settle();
          }}
          @pointerup=${this.#release}
          @pointercancel=${this.#release}
        />
      </div>
      <button
        type="button"
        class="slider-back"
        title=${back}
        aria-label=${back}
        ?hidden=${value === rest}
        @click=${() => {
          this.#back(slider);
        }}
      >
        ${icon('back', BACK)}
      </button>
    </div>`;
  }

  /** A style sheet of attributes would be blocked; what the script sets is not. */
  protected override updated(): void {
    for (const mark of this.querySelectorAll<HTMLElement>('.slider-declared'))
      mark.style.setProperty('--part', mark.dataset['part'] ?? '0');
  }

  #set(id: SliderId, { target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return;
    this.#hold(id, target.valueAsNumber);
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#assume();
    });
  }

  #hold(id: SliderId, value: number): void {
    this.#held = new Map(this.#held).set(id, value);
    this.requestUpdate();
  }

  /** The last value is told at once, and again: one that was told while it was dragged may have been left out. */
  #settle(): void {
    this.#dragged = undefined;
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    this.#assume();
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => {
      this.#held = new Map();
      this.requestUpdate();
    }, PATIENCE);
  }

  readonly #release = (): void => {
    this.#dragged = undefined;
  };

  #back(slider: Slider): void {
    this.#hold(slider.id, restOf(slider));
    // The button goes away: whoever pressed it by key goes on with the slider.
    this.querySelector<HTMLInputElement>(`#slider-${slider.id}`)?.focus();
    this.#settle();
  }

  readonly #reset = (): void => {
    this.#forget();
    for (const slider of this.sliders) this.#hold(slider.id, restOf(slider));
    this.#tell('commspec-reset');
    this.#patience = setTimeout(() => {
      this.#held = new Map();
      this.requestUpdate();
    }, PATIENCE);
  };

  readonly #write = (): void => {
    this.#tell('commspec-write');
  };

  #forget(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    clearTimeout(this.#patience);
    this.#frame = undefined;
    this.#dragged = undefined;
    this.#held = new Map();
  }

  #assume(): void {
    this.#tell('commspec-assume', assumedOf(this.sliders, this.#held));
  }

  #tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

customElements.define('commspec-sliders', CommspecSliders);
