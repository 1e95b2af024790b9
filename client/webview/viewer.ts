/**
 * A topology that is zoomed, panned and searched: `<commspec-viewer>`. It stays where it is while its drawing changes, and shows the
 * whole of another document. `commspec-choose` says which host somebody wants to see in the text, `commspec-image` hands a PNG on.
 */
import { localDay } from '../../server/words/day';
import { select, type Selection } from 'd3-selection';
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomBehavior, type ZoomTransform } from 'd3-zoom';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Drawing } from '../../server/report/content';
import { element, icon, set } from './dom';
import { pngOf } from './viewer-png';
import {
  cardAfter,
  cardBeside,
  dim,
  readAt,
  sceneOf,
  type Box,
  type Direction,
  type Focus,
  type Scene,
  type SceneCard,
} from './viewer-scene';
import './viewer.css';

export interface ChooseDetail {
  /** The host, or the name of its card where that stands for several. */
  readonly host: string;
  /** Whether the text gets the focus. */
  readonly focus: boolean;
}

export interface ImageDetail {
  /** In base64. */
  readonly png: string;
}

const SVG = 'http://www.w3.org/2000/svg';
const STEP = 1.3;
/** Pixels of an arrow key, and of the edge that a card keeps clear of. */
const PAN = 60;
const CLEAR = 16;
const MOST_ZOOM = 4;
/** Around the whole picture. */
const ROOM = 12;
/** Milliseconds: who only passes by with the mouse changes nothing. */
const HOVER = 70;

const ICONS = {
  in: 'M7.3 2h1.4v5.3H14v1.4H8.7V14H7.3V8.7H2V7.3h5.3z',
  out: 'M2 7.3h12v1.4H2z',
  fit: 'M2 2h4.5v1.4H3.4v3.1H2zm7.5 0H14v4.5h-1.4V3.4H9.5zM2 9.5h1.4v3.1h3.1V14H2zm10.6 0H14V14H9.5v-1.4h3.1z',
  image: 'M7.3 2h1.4v6.1l2.1-2.1 1 1L8 10.8 4.2 7l1-1 2.1 2.1zM2 10.5h1.4v2.1h9.2v-2.1H14V14H2z',
  blocked:
    'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 1.4a5.6 5.6 0 0 0-4.5 8.9l7.8-7.8A5.6 5.6 0 0 0 8 2.4zm4.5 2.3-7.8 7.8a5.6 5.6 0 0 0 7.8-7.8z',
} as const;

const isDirection = (key: string): key is Direction => /^Arrow(Up|Down|Left|Right)$/.test(key);

export class CommspecViewer extends LitElement {
  static override properties = {
    drawing: { attribute: false },
    current: { attribute: false },
    source: { attribute: false },
    _scale: { state: true },
    _products: { state: true },
    _blocked: { state: true },
    _said: { state: true },
  };

  declare drawing: Drawing | undefined;
  /** The host that the cursor is in. */
  declare current: string | undefined;
  /** The document that the drawing is of: another one is shown as a whole. */
  declare source: string | undefined;
  declare private _scale: number;
  declare private _products: ReadonlySet<string>;
  declare private _blocked: boolean;
  declare private _said: string;

  #scene: Scene | undefined;
  #focus: Focus = {};
  /** Whether the whole is shown because nobody has moved it. */
  #isFitted = false;
  #width = 0;
  #hover: ReturnType<typeof setTimeout> | undefined;
  #last: string | undefined;
  /** The scale that the texts of the drawing are made for. */
  #read: number | undefined;

  readonly #icons = {
    in: icon('zoom-in', ICONS.in),
    out: icon('zoom-out', ICONS.out),
    fit: icon('zoom-fit', ICONS.fit),
    image: icon('save-image', ICONS.image),
    blocked: icon('blocked', ICONS.blocked),
  };
  readonly #camera = document.createElementNS(SVG, 'g');
  readonly #stage = document.createElementNS(SVG, 'svg');
  readonly #viewport = element('div', { class: 'viewport', tabindex: '0', role: 'application' });
  readonly #map = document.createElementNS(SVG, 'svg');
  readonly #frame = document.createElementNS(SVG, 'rect');
  readonly #selection: Selection<HTMLDivElement, unknown, null, undefined>;
  readonly #zoom: ZoomBehavior<HTMLDivElement, unknown>;
  readonly #observer = new ResizeObserver(() => {
    this.#resized();
  });

  constructor() {
    super();
    this._scale = 1;
    this._products = new Set();
    this._blocked = false;
    this._said = '';
    set(this.#stage, { class: 'topology stage', role: 'none' });
    this.#stage.append(this.#camera);
    this.#viewport.append(this.#stage);
    set(this.#map, { class: 'map', 'aria-hidden': 'true' });
    set(this.#frame, { class: 'map-frame' });
    this.#selection = select(this.#viewport);
    this.#zoom = zoom<HTMLDivElement, unknown>()
      .scaleExtent([0.02, MOST_ZOOM])
      .filter((event: Event) =>
        event instanceof WheelEvent
          ? event.ctrlKey || event.metaKey
          : !(event instanceof MouseEvent && event.button !== 0),
      )
      .constrain((transform, [[left, top], [right, bottom]]) => this.#kept(transform, right - left, bottom - top))
      // A pinch comes in small steps, a notch of a wheel in one large step.
      .wheelDelta(({ deltaY, deltaMode }) => Math.max(-0.35, Math.min(0.35, -deltaY * (deltaMode === 0 ? 0.012 : 0.3))))
      .duration(0)
      .on('zoom', ({ transform, sourceEvent }: D3ZoomEvent<HTMLDivElement, unknown>) => {
        if (sourceEvent !== null && sourceEvent !== undefined) this.#isFitted = false;
        this.#show(transform);
      });
    this.#selection.call(this.#zoom);
    this.#listen();
  }

  /** In the page itself, so that its style sheets reach it. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this.#viewport);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
    clearTimeout(this.#hover);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('drawing')) return;
    const before = changed.get('drawing');
    if (before !== undefined && before.svg.text === this.drawing?.svg.text) return;
    const old = this.#scene;
    this.#scene = this.drawing === undefined ? undefined : sceneOf(this.drawing.svg.text);
    const known = new Set(this.#scene?.products.map(([id]) => id));
    if ([...this._products].some((id) => !known.has(id)))
      this._products = new Set([...this._products].filter((id) => known.has(id)));
    if (this.#scene?.blocked === 0) this._blocked = false;
    this.#replace(old);
  }

  protected override render(): TemplateResult | typeof nothing {
    const scene = this.#scene;
    if (scene === undefined) return nothing;
    const percent = `${Math.round(this._scale * 100)} %`;
    const button = (title: string, key: string, mark: keyof typeof ICONS, act: () => void): TemplateResult =>
      html`<button type="button" class="tool" title=${key === '' ? title : `${title} (${key})`} aria-label=${title} @click=${act}>${this.#icons[mark]}</button>`;
    return html`
      <div class="viewer-bar">
        <div class="viewer-tools" role="toolbar" aria-label="Picture" @keydown=${this.#rove}>
          ${button('Zoom out', '\u2212', 'out', () => {
            this.#zoomBy(1 / STEP);
          })}
          <button type="button" class="tool scale" title="Show at 100 % (1)" aria-label=${`Zoom ${percent}. Show at 100 %`} @click=${() => {
            this.#zoomTo(1);
          }}>${percent}</button>
          ${button('Zoom in', '+', 'in', () => {
            this.#zoomBy(STEP);
          })}
          ${button('Show the whole picture', '0', 'fit', () => {
            this.#fit();
          })}
          ${button('Export as PNG', '', 'image', () => {
            this.#export();
          })}
        </div>
        ${
          scene.products.length < 2 && scene.blocked === 0
            ? nothing
            : html`<div class="viewer-filters" role="toolbar" aria-label="Highlight" @keydown=${this.#rove}>
                ${scene.products.map(
                  ([id, title]) =>
                    html`<button type="button" class="filter" aria-pressed=${this._products.has(id) ? 'true' : 'false'} @click=${() => {
                      this.#toggle(id);
                    }}>${title}</button>`,
                )}
                ${
                  scene.blocked === 0
                    ? nothing
                    : html`<button type="button" class="filter blocked" aria-pressed=${this._blocked ? 'true' : 'false'} @click=${() => {
                        this._blocked = !this._blocked;
                      }}>${this.#icons.blocked}Blocked only (${scene.blocked})</button>`
                }
              </div>`
        }
        <span class="viewer-said" role="status">${this._said}</span>
      </div>
      <div class="viewer-frame">${this.#viewport}${this.#map}</div>
      <p class="spoken" id="viewer-keys">Plus and minus zoom, 0 shows the whole picture, 1 shows it at 100 percent, arrow keys move it. The tab key goes to the hosts: arrow keys go from one to the next, Enter shows its line, Escape leaves.</p>
      ${
        scene.legend.length === 0
          ? nothing
          : html`<ul class="viewer-legend" aria-label="Legend">${scene.legend.map(({ text, mark }) => html`<li>${mark}${text}</li>`)}</ul>`
      }
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const scene = this.#scene;
    if (scene === undefined) return;
    set(this.#viewport, { 'aria-label': `${scene.title}, picture`, 'aria-describedby': 'viewer-keys' });
    for (const bar of this.querySelectorAll('[role="toolbar"]')) stopAt(bar);
    if (changed.has('source') && changed.get('source') !== this.source) this.#isFitted = true;
    if (this.#width === 0 || (changed.has('source') && changed.get('source') !== this.source)) this.#open();
    this.#mark(changed.has('current'));
    dim(scene, { products: this._products, blocked: this._blocked }, this.#focus);
  }

  // ---- the drawing

  /** Puts the new drawing in place of the old one: what somebody looks at stays where it is. */
  #replace(old: Scene | undefined): void {
    const scene = this.#scene;
    const active = this.#activeCard(old);
    this.#camera.replaceChildren(...(scene?.nodes ?? []));
    this.#read = undefined;
    this.#map.replaceChildren();
    if (scene === undefined) return;
    this.#drawMap(scene);
    if (old === undefined || this.#width === 0) return;
    const next = cardAfter(scene, active);
    if (active !== undefined) (next?.node ?? this.#viewport).focus({ preventScroll: true });
    if (this.#focus.host !== undefined && !scene.cards.some(({ id }) => id === this.#focus.host)) this.#focus = {};
    if (this.#focus.net !== undefined) this.#focus = {};
    this.#setStop();
    const now = this.#transform;
    if (this.#isFitted) {
      if (this.#isWhole(now)) this.#show(now);
      else this.#fit();
      return;
    }
    const anchor = active ?? this.#middleCard(old, now);
    const same = cardAfter(scene, anchor);
    const [dx, dy] =
      anchor === undefined || same === undefined ? [0, 0] : [anchor.box.x - same.box.x, anchor.box.y - same.box.y];
    this.#go(now.translate(dx, dy));
  }

  #activeCard(scene: Scene | undefined): SceneCard | undefined {
    return scene?.cards.find(({ node }) => node === document.activeElement);
  }

  /** The card in the middle of what is seen. */
  #middleCard(scene: Scene, transform: ZoomTransform): SceneCard | undefined {
    const [x, y] = transform.invert([this.#viewport.clientWidth / 2, this.#viewport.clientHeight / 2]);
    let best: { readonly card: SceneCard; readonly distance: number } | undefined;
    for (const card of scene.cards) {
      const { box } = card;
      const distance = Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y);
      if (best === undefined || distance < best.distance) best = { card, distance };
    }
    return best?.card;
  }

  /** The host of the cursor; what is out of sight comes into it, unless somebody works here. */
  #mark(hasMoved: boolean): void {
    const { current } = this;
    let found: SceneCard | undefined;
    for (const card of this.#scene?.cards ?? []) {
      const isCurrent = current !== undefined && card.isHost && (card.id === current || card.hosts.includes(current));
      card.node.classList.toggle('current', isCurrent);
      set(card.node, { 'aria-current': isCurrent ? 'true' : undefined });
      if (isCurrent) found = card;
    }
    this.#setStop();
    if (found !== undefined && hasMoved && !document.hasFocus()) this.#bringIn(found);
  }

  // ---- the camera

  get #transform(): ZoomTransform {
    const known: unknown = this.#selection.property('__zoom');
    return (known as ZoomTransform | undefined) ?? zoomIdentity;
  }

  /** Keeps at least a part of the picture in sight, and all of it where it is small enough. */
  #kept(transform: ZoomTransform, width: number, height: number): ZoomTransform {
    const scene = this.#scene;
    if (scene === undefined) return transform;
    const along = (at: number, size: number, room: number): number => {
      const edge = Math.min(48, room / 4);
      const [low, high] = size <= room ? [0, room - size] : [room - size - edge, edge];
      return Math.min(high, Math.max(low, at));
    };
    const { k } = transform;
    const x = along(transform.x, scene.width * k, width);
    const y = along(transform.y, scene.height * k, height);
    return zoomIdentity.translate(x, y).scale(k);
  }

  #go(transform: ZoomTransform): void {
    const { clientWidth, clientHeight } = this.#viewport;
    this.#selection.call((chosen) => {
      this.#zoom.transform(chosen, this.#kept(transform, clientWidth, clientHeight));
    });
  }

  #zoomBy(factor: number): void {
    this.#zoomTo(this.#transform.k * factor);
  }

  /** About the middle of what is seen. */
  #zoomTo(scale: number): void {
    const { clientWidth, clientHeight } = this.#viewport;
    const now = this.#transform;
    const k = Math.min(MOST_ZOOM, Math.max(0.02, scale));
    const [x, y] = now.invert([clientWidth / 2, clientHeight / 2]);
    this.#isFitted = false;
    this.#go(zoomIdentity.translate(clientWidth / 2 - x * k, clientHeight / 2 - y * k).scale(k));
  }

  #pan(dx: number, dy: number): void {
    const { x, y, k } = this.#transform;
    this.#isFitted = false;
    this.#go(zoomIdentity.translate(x + dx, y + dy).scale(k));
  }

  /** The whole picture in the middle, never larger than it was drawn. */
  #fit(): void {
    const scene = this.#scene;
    const { clientWidth, clientHeight } = this.#viewport;
    if (scene === undefined || clientWidth === 0) return;
    const k = Math.min(1, (clientWidth - ROOM) / scene.width, (clientHeight - ROOM) / scene.height);
    this.#go(
      zoomIdentity.translate((clientWidth - scene.width * k) / 2, (clientHeight - scene.height * k) / 2).scale(k),
    );
    this.#isFitted = true;
  }

  #isWhole({ k, x, y }: ZoomTransform): boolean {
    const scene = this.#scene;
    const { clientWidth, clientHeight } = this.#viewport;
    if (scene === undefined) return true;
    return x >= -1 && y >= -1 && x + scene.width * k <= clientWidth + 1 && y + scene.height * k <= clientHeight + 1;
  }

  /** Shows another document: as high as it needs, and as a whole. */
  #open(): void {
    const scene = this.#scene;
    const width = this.#viewport.clientWidth;
    if (scene === undefined || width === 0) return;
    this.#width = width;
    const wanted = scene.height * Math.min(1, (width - ROOM) / scene.width) + ROOM;
    const most = Math.max(240, window.innerHeight * 0.66);
    this.#viewport.style.height = `${Math.round(Math.min(most, Math.max(wanted, Math.min(340, most))))}px`;
    this.#fit();
  }

  #resized(): void {
    const width = this.#viewport.clientWidth;
    if (width === 0 || width === this.#width) return;
    if (this.#width === 0 || this.#isFitted) this.#open();
    else {
      this.#width = width;
      this.#go(this.#transform);
    }
  }

  #show(transform: ZoomTransform): void {
    const { x, y, k } = transform;
    set(this.#camera, { transform: `translate(${x} ${y}) scale(${k})` });
    if (this.#scene !== undefined && k !== this.#read) {
      this.#read = k;
      this.#stage.classList.toggle('far', readAt(this.#scene, k));
    }
    this._scale = k;
    const { clientWidth, clientHeight } = this.#viewport;
    this.#map.toggleAttribute('hidden', this.#isWhole(transform));
    set(this.#frame, {
      x: (-x / k).toString(),
      y: (-y / k).toString(),
      width: (clientWidth / k).toString(),
      height: (clientHeight / k).toString(),
    });
  }

  /** Moves no more than it takes to see a card, and a little around it. */
  #bringIn({ box }: SceneCard): void {
    const { x, y, k } = this.#transform;
    const { clientWidth, clientHeight } = this.#viewport;
    const shift = (from: number, size: number, room: number): number => {
      if (from < CLEAR || size > room - 2 * CLEAR) return CLEAR - from;
      return Math.min(0, room - CLEAR - (from + size));
    };
    const isIn = (from: number, size: number, room: number): boolean => from >= 0 && from + size <= room;
    const [left, top, width, height] = [x + box.x * k, y + box.y * k, box.width * k, box.height * k];
    if (isIn(left, width, clientWidth) && isIn(top, height, clientHeight)) return;
    this.#go(
      zoomIdentity.translate(x + shift(left, width, clientWidth), y + shift(top, height, clientHeight)).scale(k),
    );
  }

  // ---- the small map

  #drawMap({ width, height, lanes, cards }: Scene): void {
    const scale = Math.min(150 / width, 110 / height);
    set(this.#map, {
      viewBox: `0 0 ${width} ${height}`,
      width: Math.ceil(width * scale).toString(),
      height: Math.ceil(height * scale).toString(),
    });
    const rect = (name: string, box: Box): SVGRectElement => {
      const made = document.createElementNS(SVG, 'rect');
      const { x, y, width: own, height: high } = box;
      set(made, { class: name, x: `${x}`, y: `${y}`, width: `${own}`, height: `${high}` });
      return made;
    };
    this.#map.append(
      ...lanes.map((box) => rect('map-lane', box)),
      ...cards.map(({ box }) => rect('map-card', box)),
      this.#frame,
    );
  }

  /** The middle of what is seen goes where the pointer is. */
  #lead(event: PointerEvent): void {
    const scene = this.#scene;
    const own = this.#map.getBoundingClientRect();
    if (scene === undefined || own.width === 0) return;
    const { k } = this.#transform;
    const x = ((event.clientX - own.left) / own.width) * scene.width;
    const y = ((event.clientY - own.top) / own.height) * scene.height;
    this.#isFitted = false;
    this.#go(
      zoomIdentity.translate(this.#viewport.clientWidth / 2 - x * k, this.#viewport.clientHeight / 2 - y * k).scale(k),
    );
  }

  // ---- what the user does

  #listen(): void {
    const viewport = this.#viewport;
    // At its ends the zoom would otherwise become that of the window.
    viewport.addEventListener(
      'wheel',
      (event) => {
        if (event.ctrlKey || event.metaKey) event.preventDefault();
      },
      { passive: false },
    );
    viewport.addEventListener('click', (event) => {
      const card = this.#cardOf(event.target);
      if (card !== undefined) this.#choose(card, false);
    });
    viewport.addEventListener(
      'dblclick',
      (event) => {
        // The first of the two clicks has gone to the text.
        if (this.#cardOf(event.target) !== undefined) event.stopImmediatePropagation();
      },
      { capture: true },
    );
    viewport.addEventListener('keydown', (event) => {
      this.#pressed(event);
    });
    viewport.addEventListener('focusin', ({ target }) => {
      const card = this.#cardOf(target);
      if (card !== undefined) {
        this.#last = card.id;
        this.#setStop();
        if (viewport.matches(':has(:focus-visible)')) this.#bringIn(card);
      }
      this.#look({ host: card?.id });
    });
    viewport.addEventListener('focusout', () => {
      this.#look({});
    });
    viewport.addEventListener('pointerover', ({ target, pointerType }) => {
      if (pointerType === 'touch') return;
      const card = this.#cardOf(target);
      const net = target instanceof Element ? target.closest('.chip')?.getAttribute('data-net') : undefined;
      this.#lookSoon({ host: card?.id, net: net ?? undefined });
    });
    viewport.addEventListener('pointerleave', () => {
      this.#lookSoon({});
    });
    this.#map.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      this.#map.setPointerCapture(event.pointerId);
      this.#lead(event);
    });
    this.#map.addEventListener('pointermove', (event) => {
      if (this.#map.hasPointerCapture(event.pointerId)) this.#lead(event);
    });
  }

  #cardOf(target: EventTarget | null): SceneCard | undefined {
    const node = target instanceof Element ? target.closest('.card') : null;
    return node === null ? undefined : this.#scene?.cards.find((card) => card.node === node);
  }

  #lookSoon(focus: Focus): void {
    clearTimeout(this.#hover);
    this.#hover = setTimeout(() => {
      // Without the mouse, the card that has the focus is looked at.
      const isNothing = focus.host === undefined && focus.net === undefined;
      this.#look(isNothing ? { host: this.#activeCard(this.#scene)?.id } : focus);
    }, HOVER);
  }

  #look(focus: Focus): void {
    if (focus.host === this.#focus.host && focus.net === this.#focus.net) return;
    this.#focus = focus;
    if (this.#scene !== undefined) dim(this.#scene, { products: this._products, blocked: this._blocked }, focus);
  }

  #toggle(product: string): void {
    const next = new Set(this._products);
    if (!next.delete(product)) next.add(product);
    this._products = next;
  }

  #choose(card: SceneCard, focus: boolean): void {
    if (!card.isHost) return;
    const detail: ChooseDetail = { host: card.id, focus };
    this.dispatchEvent(new CustomEvent('commspec-choose', { detail, bubbles: true }));
  }

  #pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const card = this.#cardOf(event.target);
    if (card !== undefined && isDirection(key))
      cardBeside(this.#scene?.cards ?? [], card, key)?.node.focus({ preventScroll: true });
    else if (card !== undefined && (key === 'Enter' || key === ' ')) this.#choose(card, true);
    else if (card !== undefined && key === 'Escape') this.#viewport.focus({ preventScroll: true });
    else if (key === '+' || key === '=') this.#zoomBy(STEP);
    else if (key === '-' || key === '_') this.#zoomBy(1 / STEP);
    else if (key === '0') this.#fit();
    else if (key === '1') this.#zoomTo(1);
    else if (key === 'ArrowLeft') this.#pan(PAN, 0);
    else if (key === 'ArrowRight') this.#pan(-PAN, 0);
    else if (key === 'ArrowUp') this.#pan(0, PAN);
    else if (key === 'ArrowDown') this.#pan(0, -PAN);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The tab key stops at one card: the last one that had the focus, that of the cursor, or the first. */
  #setStop(): void {
    const cards = this.#scene?.cards ?? [];
    const stop =
      cards.find(({ id }) => id === this.#last) ??
      cards.find(({ node }) => node.classList.contains('current')) ??
      cards[0];
    for (const card of cards) set(card.node, { tabindex: card === stop ? '0' : '-1' });
  }

  /** Arrow keys within a row of buttons. */
  readonly #rove = (event: KeyboardEvent): void => {
    const bar = event.currentTarget;
    if (!(bar instanceof HTMLElement)) return;
    const buttons = [...bar.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    const next = to === undefined ? undefined : buttons[(to + buttons.length) % buttons.length];
    if (next === undefined) return;
    event.preventDefault();
    for (const button of buttons) set(button, { tabindex: button === next ? '0' : '-1' });
    next.focus();
  };

  #export(): void {
    const text = this.drawing?.svg.text;
    if (text === undefined) return;
    const failed = (): void => {
      this._said = 'The picture cannot be drawn as a PNG.';
    };
    pngOf(text, localDay(new Date())).then((png) => {
      if (png === undefined) {
        failed();
        return;
      }
      this._said = '';
      const detail: ImageDetail = { png };
      this.dispatchEvent(new CustomEvent('commspec-image', { detail, bubbles: true }));
    }, failed);
  }
}

/** One button of a row is reached by the tab key. */
function stopAt(bar: Element): void {
  const buttons = [...bar.querySelectorAll('button')];
  const stop = buttons.find((button) => button.getAttribute('tabindex') === '0') ?? buttons[0];
  for (const button of buttons) set(button, { tabindex: button === stop ? '0' : '-1' });
}

customElements.define('commspec-viewer', CommspecViewer);

declare global {
  interface HTMLElementTagNameMap {
    'commspec-viewer': CommspecViewer;
  }
}
