/** What a topology shows, read from its drawing: cards, the flows between them, and which of them belong together. */
import { drawnFrom, titleOf } from './picture';
import { set } from './dom';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SceneCard {
  /** What flows call it; the name of a host, or somebody outside the spec. */
  readonly id: string;
  /** All hosts that it stands for. */
  readonly hosts: readonly string[];
  readonly isHost: boolean;
  readonly products: readonly string[];
  readonly node: SVGElement;
  readonly box: Box;
  /** Its name in the middle, for whoever sees it from afar. */
  readonly label: SVGTextElement;
  /** A mark of the worst that is found about it, for the same. */
  readonly mark: SVGElement | undefined;
}

/** A title that grows where the picture is small. */
interface Title {
  readonly node: SVGElement;
  readonly room: number;
  /** Font sizes of the drawing. */
  readonly least: number;
  readonly most: number;
}

interface SceneNet {
  readonly to: string;
  readonly blocked: boolean;
  readonly lines: readonly { readonly from: string; readonly products: readonly string[]; readonly node: SVGElement }[];
  /** The tip of its arrow and its label. */
  readonly marks: readonly SVGElement[];
}

export interface LegendEntry {
  readonly text: string;
  readonly mark: SVGSVGElement;
}

export interface Scene {
  readonly title: string;
  /** In pixels at 100 %. */
  readonly width: number;
  readonly height: number;
  /** What is drawn; the page moves and scales it. */
  readonly nodes: readonly Node[];
  readonly cards: readonly SceneCard[];
  readonly nets: ReadonlyMap<string, SceneNet>;
  /** The lanes and cards, for a small copy. */
  readonly lanes: readonly Box[];
  readonly titles: readonly Title[];
  readonly products: readonly (readonly [id: string, title: string])[];
  /** How many labels of flows say that they are blocked. */
  readonly blocked: number;
  readonly legend: readonly LegendEntry[];
}

/** What somebody looks at: everything that does not belong to it steps back. */
export interface Focus {
  readonly host?: string | undefined;
  readonly net?: string | undefined;
}

export interface Filter {
  /** Ids of products; of none, all are wanted. */
  readonly products: ReadonlySet<string>;
  readonly blocked: boolean;
}

/** Reads a drawing; undefined if the text is none. */
export function sceneOf(text: string): Scene | undefined {
  const drawn = drawnFrom(text);
  if (drawn === undefined) return undefined;
  const title = titleOf(drawn);
  const legend = [...drawn.querySelectorAll('.legend-entry')].map(legendEntry);
  for (const part of drawn.querySelectorAll(':scope > title, :scope > desc, :scope > .paper, .legend')) part.remove();
  const cards = [...drawn.querySelectorAll<SVGElement>('.card')].map(cardOf);
  const nets = new Map<string, { -readonly [Key in keyof SceneNet]: SceneNet[Key] }>();
  for (const node of drawn.querySelectorAll<SVGElement>('[data-net]')) {
    const id = node.dataset['net'] ?? '';
    const net = nets.get(id) ?? {
      to: node.dataset['to'] ?? '',
      blocked: node.dataset['blocked'] === 'true',
      lines: [],
      marks: [],
    };
    nets.set(id, net);
    if (node.classList.contains('chip')) net.marks = [...net.marks, node];
    else {
      const lines = [...node.querySelectorAll<SVGElement>('[data-from]')];
      net.lines = [
        ...net.lines,
        ...lines.map((line) => ({
          from: line.dataset['from'] ?? '',
          products: words(line.dataset['product']),
          node: line,
        })),
      ];
      net.marks = [...net.marks, ...node.querySelectorAll<SVGElement>('.tip')];
    }
  }
  const width = numberOf(drawn, 'data-width') || numberOf(drawn, 'width');
  return {
    title,
    width: Math.max(1, width),
    height: Math.max(1, numberOf(drawn, 'data-height') || numberOf(drawn, 'height')),
    nodes: [...drawn.childNodes],
    cards,
    nets,
    lanes: [...drawn.querySelectorAll('.lane > rect')].map(boxOf),
    titles: [
      ...titlesIn(drawn, '.lane', '.lane-title', 13, 26),
      ...titlesIn(drawn, '.frame', '.frame-title', 12, 17),
      ...[...drawn.querySelectorAll<SVGElement>('.row-title')].map((node) => ({ node, room: 78, least: 11, most: 24 })),
    ],
    products: pairs(drawn.dataset['products']),
    blocked: [...nets.values()].filter(({ blocked }) => blocked).length,
    legend,
  };
}

const numberOf = (element: Element, name: string): number => {
  const value = Number(element.getAttribute(name));
  return Number.isFinite(value) ? value : 0;
};

const boxOf = (element: Element): Box => ({
  x: numberOf(element, 'x'),
  y: numberOf(element, 'y'),
  width: numberOf(element, 'width'),
  height: numberOf(element, 'height'),
});

const words = (text: string | undefined): readonly string[] => (text ?? '').split(' ').filter((word) => word !== '');

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null') as unknown;
  } catch {
    return null;
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';

const textsIn = (text: string | undefined): readonly string[] => {
  const list = parsed(text);
  return Array.isArray(list) ? list.filter(isText) : [];
};

const pairs = (text: string | undefined): readonly (readonly [string, string])[] => {
  const list = parsed(text);
  if (!Array.isArray(list)) return [];
  return list.flatMap((pair: unknown): readonly (readonly [string, string])[] => {
    const [id, title] = Array.isArray(pair) ? (pair as readonly unknown[]) : [];
    return isText(id) && isText(title) ? [[id, title]] : [];
  });
};

const titleIn = (node: Element | null): string | undefined =>
  [...(node?.children ?? [])].find((child) => child.localName === 'title')?.textContent;

/**
 * What a card is called: all texts that it shows in their order, so that whoever speaks what is seen is understood, then what
 * its title says beyond them. `about`: what a number counts, in words.
 */
export function cardName(
  shown: readonly { readonly text: string; readonly about?: string | undefined }[],
  title: string,
): string {
  const seen = shown.map(({ text, about }) => {
    const [what = ''] = about?.split('\n') ?? [];
    const counted = what.startsWith(`${text} `) ? what.slice(text.length + 1) : what;
    return counted === '' ? text : `${text} (${counted})`;
  });
  const [name = '', ...more] = title.split('\n').map((line) => line.replace(/[.:,]$/, ''));
  const isSeen = seen[0]?.startsWith(name) === true;
  return [...seen, ...(isSeen ? [] : [name]), ...more].join(', ');
}

/** Cards are reached by keyboard, and say in words what they show. */
function cardOf(node: SVGElement): SceneCard {
  const id = node.dataset['host'] ?? '';
  const isHost = !node.classList.contains('card-outside');
  const texts = [...node.querySelectorAll('.card-title, .card-line, .badge-count')];
  set(node, {
    role: isHost ? 'button' : 'img',
    tabindex: '-1',
    'aria-label': cardName(
      texts.map((text) => ({
        text: text.textContent,
        ...(text.classList.contains('badge-count') ? { about: titleIn(text.parentElement) } : {}),
      })),
      titleIn(node) ?? id,
    ),
  });
  // Nothing but the place in the picture parts one text from the next.
  for (const text of texts) text.after(' ');
  const box = node.querySelector('.card-box');
  const members = textsIn(node.dataset['members']);
  return {
    id,
    hosts: members.length > 0 ? members : [id],
    isHost,
    products: words(node.dataset['product']),
    node,
    box: box === null ? { x: 0, y: 0, width: 0, height: 0 } : boxOf(box),
    mark: farMark(node),
    label: farLabel(node, box === null ? undefined : boxOf(box)),
  };
}

function farMark(card: SVGElement): SVGElement | undefined {
  const mark = card.querySelector('.badge .mark')?.cloneNode();
  if (!(mark instanceof SVGElement)) return undefined;
  mark.classList.add('far-mark');
  set(mark, { 'aria-hidden': 'true' });
  card.append(mark);
  return mark;
}

function farLabel(card: SVGElement, box: Box | undefined): SVGTextElement {
  const label = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  set(label, { class: 'card-far', 'text-anchor': 'middle', 'font-weight': '600', 'aria-hidden': 'true' });
  if (box !== undefined)
    set(label, {
      x: (box.x + box.width / 2).toString(),
      y: (box.y + box.height / 2).toString(),
      'dominant-baseline': 'central',
    });
  label.textContent = card.querySelector('.card-title')?.textContent ?? '';
  card.append(label);
  return label;
}

const titlesIn = (drawn: Element, group: string, title: string, least: number, most: number): readonly Title[] =>
  [...drawn.querySelectorAll(group)].flatMap((parent) => {
    const node = parent.querySelector<SVGElement>(title);
    const field = parent.querySelector('rect');
    return node === null || field === null ? [] : [{ node, room: boxOf(field).width, least, most }];
  });

/** Below this scale names alone are shown, as large as there is room. */
const FAR = 0.55;
/** Widths of letters, as parts of the font size. */
const LETTER = 0.62;
/** What can just be read, in pixels of the screen. */
const READABLE = 10.5;

/** Fits the texts to a scale; whether the picture is seen from afar. */
export function readAt({ cards, titles }: Scene, scale: number): boolean {
  const wanted = READABLE / scale;
  for (const { node, room, least, most } of titles) {
    const own = room / (LETTER * Math.max(1, node.textContent.length));
    set(node, { 'font-size': Math.max(least, Math.min(wanted, most, own)).toFixed(1) });
  }
  if (scale >= FAR) return false;
  for (const { box, label, mark } of cards) {
    const size = Math.min(wanted * 1.1, box.height * 0.6);
    // On the corner, where it hides no letter.
    if (mark !== undefined)
      set(mark, { transform: `translate(${box.x - size * 0.4} ${box.y - size * 0.4}) scale(${size / 16})` });
    const own = (box.width - 12) / (LETTER * Math.max(1, label.textContent.length));
    set(label, { 'font-size': Math.max(8, Math.min(wanted, own, box.height * 0.8)).toFixed(1) });
  }
  return true;
}

function legendEntry(entry: Element): LegendEntry {
  const text = entry.querySelector('.legend-text')?.textContent ?? '';
  const mark = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  set(mark, { class: 'topology mark', width: '24', height: '16', viewBox: '-1 -8 24 16', 'aria-hidden': 'true' });
  mark.append(...[...entry.childNodes].filter((child) => !(child instanceof SVGTextElement)));
  return { text, mark };
}

/** Marks what steps back for a filter and for what is looked at; nothing does where neither is set. */
export function dim({ cards, nets }: Scene, filter: Filter, focus: Focus): void {
  const isFiltered = filter.products.size > 0 || filter.blocked;
  const isFocused = focus.host !== undefined || focus.net !== undefined;
  const isWanted = (products: readonly string[]): boolean =>
    filter.products.size === 0 || products.some((product) => filter.products.has(product));
  /** Ends of flows that stay. */
  const kept = new Set<string>();
  for (const [id, { to, blocked, lines, marks }] of nets) {
    let any = false;
    for (const { from, products, node } of lines) {
      const stays =
        (!filter.blocked || blocked) &&
        isWanted(products) &&
        (!isFocused || (focus.net === undefined ? from === focus.host || to === focus.host : id === focus.net));
      node.classList.toggle('dim', !stays);
      if (!stays) continue;
      any = true;
      kept.add(from).add(to);
    }
    for (const mark of marks) mark.classList.toggle('dim', !any);
  }
  for (const { id, products, node } of cards) {
    const isOwn = !filter.blocked && isWanted(products);
    const stays = kept.has(id) || (isFocused ? id === focus.host : !isFiltered || isOwn);
    node.classList.toggle('dim', !stays);
  }
}

/** The card that a card of an earlier drawing has become; a name of several hosts changes with the last of them. */
export const cardAfter = ({ cards }: Scene, before: SceneCard | undefined): SceneCard | undefined =>
  before === undefined
    ? undefined
    : (cards.find(({ id }) => id === before.id) ?? cards.find(({ hosts }) => hosts.includes(before.hosts[0] ?? '')));

export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** The nearest card that lies wholly in a direction from another: what is straight ahead before what is aside. */
export function cardBeside<Card extends Pick<SceneCard, 'box'>>(
  cards: readonly Card[],
  from: Card,
  direction: Direction,
): Card | undefined {
  const isLevel = direction === 'ArrowLeft' || direction === 'ArrowRight';
  const isBack = direction === 'ArrowLeft' || direction === 'ArrowUp';
  /** From where to where a card goes along the direction and across it. */
  const spans = ({ box: { x, y, width, height } }: Card): readonly [number, number, number, number] =>
    isLevel ? [x, x + width, y, y + height] : [y, y + height, x, x + width];
  const [start, end, low, high] = spans(from);
  let best: { readonly card: Card; readonly distance: number } | undefined;
  for (const card of cards) {
    const [ownStart, ownEnd, ownLow, ownHigh] = spans(card);
    const ahead = isBack ? start - ownEnd : ownStart - end;
    if (card === from || ahead < 0) continue;
    const aside = Math.max(0, ownLow - high, low - ownHigh);
    const distance = ahead + 3 * aside + Math.abs(ownLow + ownHigh - low - high) / 10;
    if (best === undefined || distance < best.distance) best = { card, distance };
  }
  return best?.card;
}
