/** Elements are made here and nowhere else: text goes in as text, never as markup. */

type Child = Node | string | undefined;
type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** An element; attributes that are false or undefined are left out, true ones stand empty. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  set(made, attributes);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

export function set(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) target.removeAttribute(name);
    else target.setAttribute(name, value === true ? '' : value);
  }
}

const SVG = 'http://www.w3.org/2000/svg';

/** A 16 by 16 picture in the colour of the text, for the eye only. */
export function icon(name: string, path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  set(svg, { class: `icon ${name}`, viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' });
  const drawn = document.createElementNS(SVG, 'path');
  set(drawn, { d: path, fill: 'currentColor', 'fill-rule': 'evenodd' });
  svg.append(drawn);
  return svg;
}
