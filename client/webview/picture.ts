/** Pictures that the server draws. Only what a drawing is made of gets into the page, whatever the text holds. */
import { set } from './dom';

const SVG = 'http://www.w3.org/2000/svg';
const ELEMENTS: ReadonlySet<string> = new Set([
  'svg',
  'g',
  'title',
  'desc',
  'rect',
  'line',
  'path',
  'text',
  'tspan',
  'circle',
  'polyline',
  'polygon',
]);
const ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    'class role width height viewBox x y x1 y1 x2 y2 rx ry d cx cy r points transform opacity fill fill-rule fill-opacity stroke ' +
    'stroke-width stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity font-family font-size font-weight text-anchor ' +
    'dominant-baseline data-host data-members data-product data-products data-net data-from data-to data-blocked data-width ' +
    'data-height data-row'
  ).split(' '),
);
/** What would fetch something or point elsewhere. */
const REFERENCE = /url\s*\(/i;

/** The text of a drawing as elements that nobody has put into the page yet; undefined if it is no drawing. */
export function drawnFrom(text: string): SVGSVGElement | undefined {
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (root.namespaceURI !== SVG || root.localName !== 'svg') return undefined;
  const drawn = copyOf(root);
  return drawn instanceof SVGSVGElement ? drawn : undefined;
}

/** What a drawing calls itself. */
export const titleOf = (drawn: Element): string =>
  [...drawn.children].find((child) => child.localName === 'title')?.textContent ?? 'Picture';

/** The picture as elements of the page; undefined if the text is no drawing. A click on a host gives its name to `choose`. */
export function pictureOf(text: string, choose: (host: string) => void): SVGElement | undefined {
  const drawn = drawnFrom(text);
  if (drawn === undefined) return undefined;
  // The picture says in one word what it is; the tables below it say the rest to whoever cannot see it.
  set(drawn, { 'aria-label': titleOf(drawn) });
  drawn.addEventListener('click', (event) => {
    const card = event.target instanceof Element ? event.target.closest('[data-host]') : null;
    const host = card?.getAttribute('data-host');
    if (host !== null && host !== undefined) choose(host);
  });
  return drawn;
}

function copyOf(source: Element): Element | undefined {
  if (source.namespaceURI !== SVG || !ELEMENTS.has(source.localName)) return undefined;
  const made = document.createElementNS(SVG, source.localName);
  for (const { name, value } of source.attributes)
    if (ATTRIBUTES.has(name) && (name.startsWith('data-') || !REFERENCE.test(value))) made.setAttribute(name, value);
  for (const child of source.childNodes) {
    if (child instanceof Element) {
      const copy = copyOf(child);
      if (copy !== undefined) made.append(copy);
    } else if (child.nodeType === Node.TEXT_NODE) made.append(child.textContent ?? '');
  }
  return made;
}
