/** Bars: what is needed against what is declared, a row each, on one axis in percent of what is declared. */
import { scaleLinear } from 'd3-scale';
import type { Status } from '../report/content';
import { oneLine } from '../report/escape';
import { svg, type Svg } from '../report/markup';
import { formatAmount, formatBeside } from '../sizing/figure';
import {
  BOLD,
  chart,
  fitting,
  INK,
  n,
  percentage,
  STATUS_COLOUR,
  statusMark,
  widthOf,
  widthOfText,
  type ChartOptions,
} from './frame';

export interface Bar {
  readonly title: string;
  /** Of all amounts of the bar: `connections`, `GB`, `CPUs`. */
  readonly unit: string;
  /** Null where the spec declares nothing. */
  readonly declared: number | null;
  /** Null where it is not given. */
  readonly needed: number | null;
  /** Other amounts on the same axis: what is left when a host is lost. */
  readonly ticks: readonly { readonly title: string; readonly value: number }[];
  readonly status: Status;
  /** A few words below the bar. */
  readonly note?: string;
  /** The row (0-based) of the first table of the section that it leads to; its own place among the bars without. */
  readonly row?: number;
}

export interface BarsOptions extends ChartOptions {
  /** A line a bar: title, track, amounts beside each other. What ticks mean stands once, below; their amounts where one points. */
  readonly compact?: boolean;
}

const HEAD = 16;
/** Room for the mark of the status. */
const INDENT = 17;
const TRACK = 14;
const SMALL = 11;
const SMALL_LINE = 14;
const GAP = 12;
const FOOT = 34;
/** The axis ends here at the latest, in times what is declared: what needs more is drawn with a tip. */
const MOST = 2;
/** Of compact bars: pixels of a line, of its track, between its parts, and the most that titles and amounts take of the width. */
const COMPACT = { line: 20, track: 12, gap: 10, title: 0.36, value: 0.42, least: 60 } as const;
const AXIS_TITLE = 'needed, in percent of what is declared';
/** On the axis, in times what is declared. */
const MARKS = [0, 0.5, 1, 1.5, 2] as const;

/** The bars in their order. `data-row` of each leads to its row. Texts are clipped to the width. */
export function barsSvg(bars: readonly Bar[], options: BarsOptions): Svg {
  const width = widthOf(options);
  const shares = bars.flatMap((bar) =>
    [bar.needed, ...bar.ticks.map(({ value }) => value)].map((v) => shareOf(v, bar)),
  );
  const end = Math.min(MOST, Math.max(1.1, ...shares.map((share) => share * 1.02)));
  const marks = MARKS.filter((mark) => mark <= end);
  const scale = (from: number, to: number): Scale => scaleLinear().domain([0, end]).range([from, to]).clamp(true);
  if (options.compact === true) return compactBars(bars, options, { width, marks, scale });
  const x = scale(1, width - 9);
  const rows: Svg[] = [];
  let y = 4;
  for (const [i, bar] of bars.entries()) {
    const { parts, height } = barParts(bar, y, { width, x, marks });
    rows.push(svg`<g class="row" data-row="${bar.row ?? i}">${[svg`<title>${sentence(bar)}</title>`, ...parts]}</g>`);
    y += height + GAP;
  }
  const axis = bars.some(({ declared }) => declared !== null) ? axisParts(x, y - GAP + 6, marks, width) : [];
  return chart('bars', options, axis.length === 0 ? Math.max(24, y) : y - GAP + 6 + FOOT, [...axis, ...rows]);
}

/** A value in times what is declared. Nothing needs nothing; something of nothing is more than all. */
function shareOf(value: number | null, { declared }: Bar): number {
  if (value === null || declared === null || value <= 0) return 0;
  const share = value / declared;
  return Number.isNaN(share) ? 0 : Math.min(share, MOST * 10);
}

type Scale = (value: number) => number;

interface Frame {
  readonly width: number;
  readonly marks: readonly number[];
  /** From the first to the last pixel of the tracks. */
  readonly scale: (from: number, to: number) => Scale;
}

function compactBars(bars: readonly Bar[], options: BarsOptions, { width, marks, scale }: Frame): Svg {
  const { line, track, gap } = COMPACT;
  const values = bars.map((bar) => fitting(valueText(bar), width * COMPACT.value, SMALL));
  const widest = (texts: readonly string[], size: number): number =>
    Math.max(0, ...texts.map((text) => widthOfText(text, size)));
  const titleRoom = Math.min(
    width * COMPACT.title,
    widest(
      bars.map((bar) => oneLine(bar.title)),
      12,
    ) + 1,
  );
  const left = INDENT + titleRoom + gap;
  const right = Math.max(left + COMPACT.least, width - widest(values, SMALL) - gap);
  const x = scale(left, right);
  const rows = bars.map((bar, i) => {
    const top = 2 + i * line;
    const y = top + (line - track) / 2;
    const base = top + line / 2 + 4;
    return svg`<g class="row" data-row="${bar.row ?? i}">${[
      svg`<title>${sentence(bar)}</title>`,
      svg`<rect class="field" x="0" y="${n(top)}" width="${n(width)}" height="${line}" fill="none" pointer-events="all"/>`,
      statusMark(bar.status, 0, base - 10),
      svg`<text class="bar-title" x="${INDENT}" y="${n(base)}" fill="${INK.text}">${fitting(bar.title, titleRoom)}</text>`,
      ...trackParts(bar, y, track, { width, x, marks }),
      ...(bar.declared === null ? [] : bar.ticks.map((tick) => tickMark(x(shareOf(tick.value, bar)), y, track))),
      svg`<text class="bar-value" x="${n(width - 1)}" y="${n(base)}" text-anchor="end" font-size="${SMALL}" fill="${INK.text}">${values[i] ?? ''}</text>`,
    ]}</g>`;
  });
  const bottom = 2 + bars.length * line + 3;
  if (bars.every(({ declared }) => declared === null)) return chart('bars', options, bottom, rows);
  const ticks = [...new Set(bars.flatMap((bar) => (bar.declared === null ? [] : bar.ticks.map(({ title }) => title))))];
  const says = ['needed in % of declared', ...(ticks.length === 0 ? [] : [`dashed: ${ticks.join(', ')}`])].join('; ');
  const axis = svg`<g class="axis">${[
    svg`<line class="grid" x1="${n(left)}" y1="${n(bottom)}" x2="${n(right)}" y2="${n(bottom)}" stroke="${INK.line}" stroke-width="1"/>`,
    ...marks.map((mark) => gridLine(x(mark), bottom, bottom + 4)),
    ...marks.map(
      (mark) =>
        svg`<text class="axis-label" x="${n(x(mark))}" y="${n(bottom + 14)}" text-anchor="middle" font-size="${SMALL}" fill="${INK.quiet}">${percentage(mark)}</text>`,
    ),
    svg`<text class="axis-title" x="1" y="${n(bottom + 29)}" font-size="${SMALL}" fill="${INK.quiet}">${fitting(says, width - 2, SMALL)}</text>`,
  ]}</g>`;
  return chart('bars', options, bottom + 32, [axis, ...rows]);
}

interface Axis {
  readonly width: number;
  readonly x: Scale;
  /** Where the axis has marks, in times what is declared. */
  readonly marks: readonly number[];
}

function barParts(
  bar: Bar,
  top: number,
  { width, x, marks }: Axis,
): { readonly parts: readonly Svg[]; readonly height: number } {
  const colour = STATUS_COLOUR[bar.status];
  const value = valueText(bar);
  const title = oneLine(bar.title);
  const room = width - INDENT;
  // Where both do not fit beside each other, the amounts have a line of their own.
  const isTight = widthOfText(title) * BOLD + widthOfText(value) + 10 > room;
  const track = top + HEAD * (isTight ? 2 : 1) + 3;
  const parts: Svg[] = [
    statusMark(bar.status, 0, top + 1),
    svg`<text class="bar-title" x="${INDENT}" y="${n(top + 12)}" font-weight="600" fill="${INK.text}">${fitting(title, room / BOLD)}</text>`,
    svg`<text class="bar-value" x="${n(width - 1)}" y="${n(track - 7)}" text-anchor="end" fill="${INK.text}">${fitting(value, width - 2)}</text>`,
  ];
  parts.push(...trackParts(bar, track, TRACK, { width, x, marks }));
  const { parts: ticks, lines } = tickParts(bar, track, width, x);
  parts.push(...ticks);
  let bottom = track + TRACK + 3 + lines * SMALL_LINE;
  if (bar.note !== undefined) {
    parts.push(
      svg`<text class="bar-note" x="1" y="${n(bottom + 11)}" font-size="${SMALL}" fill="${bar.status === 'bad' ? colour : INK.quiet}">${fitting(bar.note, width - 2, SMALL)}</text>`,
    );
    bottom += SMALL_LINE;
  }
  return { parts, height: bottom - top };
}

/** What is declared, and on it what is needed. `y`, `height`: of the track, in pixels. */
function trackParts(bar: Bar, y: number, height: number, { x, marks }: Axis): readonly Svg[] {
  const [start, whole] = [x(0), x(1)];
  if (bar.declared === null)
    return [
      svg`<rect class="track track-open" x="${n(start)}" y="${n(y)}" width="${n(whole - start)}" height="${height}" rx="2" fill="none" stroke="${INK.line}" stroke-dasharray="3 3"/>`,
    ];
  return [
    svg`<rect class="track" x="${n(start)}" y="${n(y)}" width="${n(whole - start)}" height="${height}" rx="2" fill="${INK.track}"/>`,
    ...marks.map((mark) => gridLine(x(mark), y - 1, y + height + 1)),
    ...(bar.needed === null ? [] : fillParts(bar, shareOf(bar.needed, bar), { y: y + 3, height: height - 6 }, x)),
    svg`<line class="declared" x1="${n(whole)}" y1="${n(y - 3)}" x2="${n(whole)}" y2="${n(y + height + 3)}" stroke="${INK.text}" stroke-width="2"/>`,
  ];
}

/** What is needed, within what is declared and, hatched, beyond it. */
function fillParts(
  bar: Bar,
  share: number,
  { y, height }: { readonly y: number; readonly height: number },
  x: Scale,
): readonly Svg[] {
  const colour = STATUS_COLOUR[bar.status];
  const start = x(0);
  const within = Math.max(x(Math.min(share, 1)) - start, share > 0 ? 1.5 : 0);
  const parts = [
    svg`<rect class="bar bar-${bar.status}" x="${n(start)}" y="${n(y)}" width="${n(within)}" height="${n(height)}" fill="${colour}"/>`,
  ];
  if (share <= 1) return parts;
  const [from, to] = [x(1), x(share)];
  const cut = share > MOST;
  let hatch = '';
  for (let at = from + 3; at < to + height; at += 5) {
    // A stroke from the top right to the bottom left, cut at both ends of the part.
    const [right, left] = [Math.min(at, to), Math.max(at - height, from)];
    if (right > left) hatch += `M${n(right)} ${n(y + (at - right))}L${n(left)} ${n(y + (at - left))}`;
  }
  return [
    ...parts,
    svg`<rect class="over" x="${n(from)}" y="${n(y)}" width="${n(Math.max(0, to - from))}" height="${n(height)}" fill="none" stroke="${colour}" stroke-width="1.5"/>`,
    svg`<path class="over-hatch" d="${hatch}" fill="none" stroke="${colour}" stroke-width="1.4"/>`,
    ...(cut
      ? [
          svg`<path class="bar bar-${bar.status}" d="M${n(to + 1)} ${n(y - 3)}l7 ${n(height / 2 + 3)}l-7 ${n(height / 2 + 3)}z" fill="${colour}"/>`,
        ]
      : []),
  ];
}

/** Ticks below the track with their words, each line of words as full as it gets. */
function tickParts(
  bar: Bar,
  track: number,
  width: number,
  x: Scale,
): { readonly parts: readonly Svg[]; readonly lines: number } {
  if (bar.declared === null) return { parts: [], lines: 0 };
  const parts: Svg[] = [];
  const ends: number[] = [];
  const bottom = track + TRACK;
  for (const tick of [...bar.ticks].sort((a, b) => a.value - b.value)) {
    const at = x(shareOf(tick.value, bar));
    const text = fitting(`${tick.title}: ${formatAmount(tick.value, bar.unit)}`, width - 8, SMALL);
    const size = widthOfText(text, SMALL);
    const left = Math.max(1, Math.min(at - size / 2, width - 1 - size));
    let line = ends.findIndex((end) => end + 8 <= left);
    if (line < 0) line = ends.length;
    ends[line] = left + size;
    parts.push(
      tickMark(at, track, TRACK),
      svg`<text class="tick-label" x="${n(left + size / 2)}" y="${n(bottom + 14 + line * SMALL_LINE)}" text-anchor="middle" font-size="${SMALL}" fill="${INK.quiet}">${text}</text>`,
    );
  }
  return { parts, lines: ends.length };
}

const tickMark = (x: number, y: number, height: number): Svg =>
  svg`<path class="tick" d="M${n(x)} ${n(y - 1)}v${height + 5}" fill="none" stroke="${INK.text}" stroke-width="1.5" stroke-dasharray="2 1.5"/>`;

const gridLine = (x: number, from: number, to: number): Svg =>
  svg`<line class="grid" x1="${n(x)}" y1="${n(from)}" x2="${n(x)}" y2="${n(to)}" stroke="${INK.line}" stroke-width="1"/>`;

function axisParts(x: Scale, y: number, marks: readonly number[], width: number): readonly Svg[] {
  return [
    svg`<g class="axis">${[
      svg`<line class="grid" x1="1" y1="${n(y)}" x2="${n(x(MOST))}" y2="${n(y)}" stroke="${INK.line}" stroke-width="1"/>`,
      ...marks.map((mark) => gridLine(x(mark), y, y + 4)),
      ...marks.map((mark) => {
        const anchor = mark === 0 ? 'start' : x(mark) > width - 20 ? 'end' : 'middle';
        return svg`<text class="axis-label" x="${n(x(mark))}" y="${n(y + 16)}" text-anchor="${anchor}" font-size="${SMALL}" fill="${INK.quiet}">${percentage(mark)}</text>`;
      }),
      svg`<text class="axis-title" x="1" y="${n(y + 30)}" font-size="${SMALL}" fill="${INK.quiet}">${AXIS_TITLE}</text>`,
    ]}</g>`,
  ];
}

/** `2,800 of 10,000 connections`; what is missing where it is short. */
function valueText({ needed, declared, unit }: Bar): string {
  if (needed === null) return declared === null ? 'not given' : `not given, ${formatAmount(declared, unit)} declared`;
  if (declared === null) return `${formatAmount(needed, unit)}, none declared`;
  return pair(formatBeside(needed, unit, declared), formatBeside(declared, unit, needed));
}

/** Of two amounts, the unit once where it is the same. */
function pair(needed: string, declared: string): string {
  const unit = / .*$/.exec(declared)?.[0] ?? '';
  return unit !== '' && needed.endsWith(unit)
    ? `${needed.slice(0, needed.length - unit.length)} of ${declared}`
    : `${needed} of ${declared}`;
}

/** All of a bar in words, for whoever points at it. */
const sentence = (bar: Bar): string =>
  [
    `${oneLine(bar.title)}: ${valueText(bar)}`,
    ...bar.ticks.map(({ title, value }) => `${oneLine(title)} ${formatAmount(value, bar.unit)}`),
    ...(bar.note === undefined ? [] : [oneLine(bar.note)]),
  ].join('; ');
