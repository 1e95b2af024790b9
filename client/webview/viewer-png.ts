/** A picture as a PNG: as on paper, with its title, the day and its legend. */
import { set } from './dom';
import { drawnFrom, titleOf } from './picture';

const SVG = 'http://www.w3.org/2000/svg';
const HEAD = 52;
/** Pixels of a canvas that every browser makes. */
const MOST_SIDE = 16_000;
const MOST_PIXELS = 100_000_000;

/** The PNG in base64, at twice the size of the picture where that can be; undefined where the text is no drawing, or cannot be drawn. */
export async function pngOf(text: string, date: string): Promise<string | undefined> {
  const drawn = drawnFrom(text);
  if (drawn === undefined) return undefined;
  const [width, height] = [Number(drawn.getAttribute('width')), Number(drawn.getAttribute('height')) + HEAD];
  if (!(width > 0) || !(height > HEAD)) return undefined;
  const scale = Math.min(2, MOST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(onPaper(drawn, width, height, date)))}`;
  try {
    await image.decode();
  } catch {
    return undefined;
  }
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (context === null) return undefined;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const [, base64] = canvas.toDataURL('image/png').split(',');
  return base64 === undefined || base64 === '' ? undefined : base64;
}

/** The drawing below a heading; no style sheet reaches it, so it has the colours that it was drawn with. */
function onPaper(drawn: SVGSVGElement, width: number, height: number, date: string): SVGSVGElement {
  const root = document.createElementNS(SVG, 'svg');
  set(root, {
    width: width.toString(),
    height: height.toString(),
    viewBox: `0 0 ${width} ${height}`,
    'font-family': drawn.getAttribute('font-family') ?? 'sans-serif',
    'font-size': drawn.getAttribute('font-size') ?? '12',
  });
  const amounts = [...drawn.children].find((child) => child.localName === 'desc')?.textContent.split('. ')[0] ?? '';
  const ground = document.createElementNS(SVG, 'rect');
  set(ground, { width: width.toString(), height: height.toString(), fill: '#ffffff' });
  root.append(
    ground,
    textAt(14, 27, titleOf(drawn), { 'font-size': '17', 'font-weight': '600', fill: '#1d2430' }),
    textAt(14, 45, [amounts, date].filter((part) => part !== '').join(' \u00B7 '), { fill: '#56606c' }),
  );
  const body = document.createElementNS(SVG, 'g');
  set(body, { transform: `translate(0 ${HEAD})` });
  body.append(...drawn.childNodes);
  root.append(body);
  return root;
}

function textAt(x: number, y: number, text: string, attributes: Readonly<Record<string, string>>): SVGTextElement {
  const made = document.createElementNS(SVG, 'text');
  set(made, { x: x.toString(), y: y.toString(), ...attributes });
  made.textContent = text;
  return made;
}
