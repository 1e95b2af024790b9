/** What all charts have in common: their frame, their colours, and how wide texts are. */
import { oneLine } from '../report/escape';
import { joined, svg, type Svg } from '../report/markup';
import type { Status } from '../report/content';
import { clippedTo, columns } from '../words/columns';
import { percentOf } from '../words/number';

/** Pixels that a chart is wide at home: beside the text, at 480 px of page. */
export const CHART_WIDTH = 448;

const SANS = 'system-ui, -apple-system, Segoe UI, Roboto, DejaVu Sans, sans-serif';

/** On white paper; themes of a page repaint by class. Each is told apart by its mark too. */
export const STATUS_COLOUR: Readonly<Record<Status, string>> = {
  good: '#2b7a2b',
  warning: '#a86a00',
  bad: '#c4314b',
  unknown: '#6b7280',
};
export const INK = { text: '#1d2430', quiet: '#5f6670', line: '#c9ced6', track: '#e6e9ee', paper: '#ffffff' } as const;

/** At most two digits after the point. */
export const n = (value: number): number => Math.round(value * 100) / 100 || 0;

export interface ChartOptions {
  /** Read out in place of the chart. */
  readonly title: string;
  /** More of it: what the chart shows, in a sentence or two. */
  readonly description: string;
  /** Pixels; `CHART_WIDTH` without. */
  readonly width?: number;
}

/** The drawing of a chart around its parts. Only presentation attributes, so that it shows under a strict content security policy. */
export function chart(kind: 'bars' | 'curves', options: ChartOptions, height: number, parts: readonly Svg[]): Svg {
  const width = widthOf(options);
  const lines = [
    svg`<svg xmlns="http://www.w3.org/2000/svg" class="chart ${kind}" role="img" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}" font-family="${SANS}" font-size="12">`,
    svg`<title>${oneLine(options.title)}</title>`,
    svg`<desc>${oneLine(options.description)}</desc>`,
    svg`<rect class="paper" width="${n(width)}" height="${n(height)}" fill="${INK.paper}"/>`,
    ...parts,
  ];
  return svg`${joined(lines, '\n')}\n</svg>\n`;
}

/** Narrower than this, no text has room. */
const LEAST_WIDTH = 240;
export const widthOf = ({ width }: ChartOptions): number => Math.max(LEAST_WIDTH, width ?? CHART_WIDTH);

/** Pixels that a letter takes on average, of a font that is 12 pixels large: of the widest of the fonts that are asked for. */
const LETTER = 6.5;
/** How much wider a font is where it is bold. */
export const BOLD = 1.14;

/** Pixels that a text takes, about. */
export const widthOfText = (text: string, size = 12): number => (columns(text) * LETTER * size) / 12;

/** A text on one line that takes at most so many pixels. */
export const fitting = (text: string, width: number, size = 12): string =>
  clippedTo(oneLine(text), Math.max(2, Math.floor((width * 12) / (LETTER * size))));

/** The mark of a status, 12 pixels large: a tick, a triangle, a cross, a dash. Its form says what its colour says. */
export function statusMark(status: Status, x: number, y: number): Svg {
  const at = `M${n(x)} ${n(y)}`;
  const colour = STATUS_COLOUR[status];
  switch (status) {
    case 'good':
      return svg`<path class="mark mark-good" d="${at}m1.5 6.5l3 3l6 -7" fill="none" stroke="${colour}" stroke-width="2"/>`;
    case 'warning':
      return svg`<path class="mark mark-warning" d="${at}m6 1.5l5 9h-10zm0 3.5v2.5m0 1v0.8" fill="none" stroke="${colour}" stroke-width="1.4" stroke-linejoin="round"/>`;
    case 'bad':
      return svg`<path class="mark mark-bad" d="${at}m2 2l8 8m0 -8l-8 8" fill="none" stroke="${colour}" stroke-width="2.2"/>`;
    case 'unknown':
      return svg`<path class="mark mark-unknown" d="${at}m2 6h8" fill="none" stroke="${colour}" stroke-width="2"/>`;
  }
}

/** A part of one as percent, without digits that nobody reads off a chart: but for those that tell it from the whole. */
export const percentage = (part: number): string => percentOf(part);
