/** Curves: how much of what is declared is needed, month by month, a line each, with a mark where it runs out. */
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Status } from '../report/content';
import { oneLine } from '../report/escape';
import { svg, type Svg } from '../report/markup';
import { BOLD, chart, fitting, INK, n, percentage, statusMark, widthOf, type ChartOptions } from './frame';

export interface CurvePoint {
  readonly month: number;
  /** What is needed, in times what is declared. */
  readonly share: number;
}

export interface Curve {
  readonly title: string;
  /** What of it is short first, in a few words. */
  readonly detail?: string;
  /** By month; two at least. */
  readonly points: readonly CurvePoint[];
  /** The first month in which more is needed than declared; null where that is not told. */
  readonly runsOut: number | null;
  readonly status: Status;
  /** At its end, in place of when it runs out. */
  readonly note?: string;
  /** The row (0-based) of the first table of the section that it leads to; its own place among the curves without. */
  readonly row?: number;
}

export interface CurveOptions extends ChartOptions {
  /** Months on the axis. */
  readonly months: number;
  /** The month that is planned for: a line, where the axis goes beyond it. */
  readonly horizon: number;
}

/** Told apart by colour, dashes and the name at the end; as many as have room in one picture. */
const STROKES: readonly { readonly colour: string; readonly dashes: string | undefined }[] = [
  { colour: '#1f6feb', dashes: undefined },
  { colour: '#9a5b00', dashes: '7 3' },
  { colour: '#7d3fb3', dashes: '2 3' },
  { colour: '#0b7f76', dashes: '9 3 2 3' },
  { colour: '#b03a6f', dashes: '4 2' },
  { colour: '#4a5560', dashes: '12 4' },
];

/** Curves that one picture has room for. */
export const MOST_CURVES = STROKES.length;

const TOP = 18;
const LEFT = 44;
const PLOT = 190;
const FOOT = 36;
const SMALL = 11;
const LINE = 14;
/** The axis ends here at the latest, in times what is declared. */
const MOST = 2;

type Scale = (value: number) => number;

/** The curves, of which the first `MOST_CURVES` are drawn. `data-row` of each leads to its row. Texts are clipped. */
export function curvesSvg(curves: readonly Curve[], options: CurveOptions): Svg {
  const width = widthOf(options);
  const shown = curves.slice(0, MOST_CURVES);
  const labels = Math.min(170, Math.max(80, width * 0.34));
  const labelHeight = LINE * (shown.some(({ detail }) => detail !== undefined) ? 3 : 2) + 2;
  const right = width - labels - 12;
  const months = Math.max(1, options.months);
  const highest = Math.max(0, ...shown.flatMap(({ points }) => points.map(({ share }) => share)));
  const top = Math.min(MOST, Math.max(1.1, highest * 1.05));
  const height = Math.max(PLOT, shown.length * labelHeight);
  const x = scaleLinear().domain([0, months]).range([LEFT, right]);
  const y = scaleLinear()
    .domain([0, top])
    .range([TOP + height, TOP]);
  const ends = shown.map((curve, i) => ({ curve, i, y: y(Math.min(top, lastOf(curve)?.share ?? 0)) }));
  const at = spread(
    ends.map((end) => end.y),
    labelHeight,
    TOP + 6,
    TOP + height - labelHeight + LINE + 4,
  );
  const parts: Svg[] = [
    ...gridParts(x, y, { months, top, right, horizon: options.horizon, height }),
    ...ends.map(({ curve, i, y: end }) => curveParts(curve, i, { x, y, top, right, end, label: at[i] ?? end, labels })),
  ];
  return chart('curves', options, TOP + height + FOOT, parts);
}

const lastOf = (curve: Curve): CurvePoint | undefined => curve.points.at(-1);

interface Grid {
  readonly months: number;
  readonly top: number;
  readonly right: number;
  readonly horizon: number;
  readonly height: number;
}

function gridParts(x: Scale, y: Scale, { months, top, right, horizon, height }: Grid): readonly Svg[] {
  const bottom = TOP + height;
  const shares = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2].filter(
    (share) => share <= top && (top <= 1.3 || share % 0.5 === 0),
  );
  const step = [1, 2, 3, 6, 12, 24].find((each) => months / each <= 7) ?? 24;
  const marks = Array.from({ length: Math.floor(months / step) + 1 }, (_, i) => i * step);
  return [
    svg`<g class="axis">${[
      ...shares.map(
        (share) =>
          svg`<line class="${share === 1 ? 'grid-whole' : 'grid'}" x1="${LEFT}" y1="${n(y(share))}" x2="${n(right)}" y2="${n(y(share))}" stroke="${share === 1 ? INK.text : INK.line}" stroke-width="${share === 1 ? '1.5' : '1'}"/>`,
      ),
      ...shares.map(
        (share) =>
          svg`<text class="axis-label" x="${LEFT - 6}" y="${n(y(share) + 4)}" text-anchor="end" font-size="${SMALL}"${share === 1 ? svg` font-weight="600"` : ''} fill="${INK.quiet}">${percentage(share)}</text>`,
      ),
      ...marks.map(
        (month) =>
          svg`<line class="grid" x1="${n(x(month))}" y1="${n(bottom)}" x2="${n(x(month))}" y2="${n(bottom + 4)}" stroke="${INK.line}" stroke-width="1"/>`,
      ),
      ...marks.map(
        (month) =>
          svg`<text class="axis-label" x="${n(x(month))}" y="${n(bottom + 16)}" text-anchor="middle" font-size="${SMALL}" fill="${INK.quiet}">${month === 0 ? 'today' : month.toString()}</text>`,
      ),
      ...(horizon > 0 && horizon < months
        ? [
            svg`<line class="horizon" x1="${n(x(horizon))}" y1="${TOP}" x2="${n(x(horizon))}" y2="${n(bottom)}" stroke="${INK.quiet}" stroke-width="1" stroke-dasharray="1 3"/>`,
            svg`<text class="axis-label" x="${n(x(horizon))}" y="${TOP - 6}" text-anchor="middle" font-size="${SMALL}" fill="${INK.quiet}">planned for</text>`,
          ]
        : []),
      svg`<text class="axis-title" x="${LEFT}" y="${n(bottom + 31)}" font-size="${SMALL}" fill="${INK.quiet}">months; needed, in percent of what is declared</text>`,
    ]}</g>`,
  ];
}

interface Place {
  readonly x: Scale;
  readonly y: Scale;
  /** The highest share on the axis. */
  readonly top: number;
  readonly right: number;
  /** Where the line ends and where its label stands, in pixels. */
  readonly end: number;
  readonly label: number;
  readonly labels: number;
}

function curveParts(curve: Curve, i: number, { x, y, top, right, end, label, labels }: Place): Svg {
  const share = lastOf(curve)?.share ?? 0;
  const stroke = STROKES[i % STROKES.length] ?? { colour: INK.text, dashes: undefined };
  const points = within(curve.points, top);
  const path =
    line<CurvePoint>()
      .x(({ month }) => x(month))
      .y(({ share }) => y(share))
      .digits(2)(points) ?? '';
  const last = points.at(-1);
  const lastX = last === undefined ? right : x(last.month);
  const from = last === undefined ? end : y(last.share);
  const dashes = stroke.dashes === undefined ? svg`` : svg` stroke-dasharray="${stroke.dashes}"`;
  const words = curve.note ?? runsOutText(curve.runsOut);
  const detail =
    curve.detail === undefined
      ? []
      : [
          svg`<text class="curve-detail" x="${n(right + 11)}" y="${n(label + LINE)}" font-size="${SMALL}" fill="${INK.quiet}">${fitting(curve.detail, labels, SMALL)}</text>`,
        ];
  const note = label + LINE * (1 + detail.length);
  const leaves = share > top;
  return svg`<g class="curve curve-${i}" data-row="${curve.row ?? i}">${[
    svg`<title>${oneLine(curve.detail === undefined ? curve.title : `${curve.title}, ${curve.detail}`)}: ${percentage(points[0]?.share ?? 0)} of what is declared is needed today, ${percentage(share)} in month ${lastOf(curve)?.month ?? 0}; ${words}</title>`,
    // What is pointed at is wider than what is seen.
    svg`<path class="hit" d="${path}" fill="none" stroke="transparent" stroke-width="12"/>`,
    svg`<path class="line" d="${path}" fill="none" stroke="${stroke.colour}" stroke-width="2.2" stroke-linejoin="round"${dashes}/>`,
    svg`<path class="leader" d="M${n(lastX + 2)} ${n(from)}L${n(right + 8)} ${n(label)}" fill="none" stroke="${stroke.colour}" stroke-width="1"/>`,
    ...(leaves ? [svg`<path class="tip" d="M${n(lastX - 5)} ${n(from + 1)}l5 -8l5 8z" fill="${stroke.colour}"/>`] : []),
    ...crossing(curve, x, y, top, stroke.colour),
    svg`<text class="curve-title" x="${n(right + 11)}" y="${n(label + 1)}" font-weight="600" fill="${stroke.colour}">${fitting(curve.title, labels / BOLD)}</text>`,
    ...detail,
    statusMark(curve.status, right + 10, note - 10),
    svg`<text class="curve-note" x="${n(right + 25)}" y="${n(note)}" font-size="${SMALL}" fill="${INK.quiet}">${fitting(words, labels - 14, SMALL)}</text>`,
  ]}</g>`;
}

const runsOutText = (month: number | null): string =>
  month === null ? 'lasts' : month === 0 ? 'short today' : `out in month ${month}`;

/** A ring where a curve leaves what is declared behind, with the month beside it. */
function crossing(curve: Curve, x: Scale, y: Scale, top: number, colour: string): readonly Svg[] {
  const { runsOut, points } = curve;
  const last = points.at(-1)?.month ?? 0;
  if (runsOut === null || runsOut > last) return [];
  const share = Math.min(top, shareAt(points, runsOut));
  const [cx, cy] = [x(runsOut), y(share)];
  return [
    svg`<path class="runs-out" d="M${n(cx - 5)} ${n(cy)}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0" fill="${INK.paper}" stroke="${colour}" stroke-width="2"/>`,
    svg`<path class="runs-out-mark" d="M${n(cx - 2)} ${n(cy - 2)}l4 4m0 -4l-4 4" fill="none" stroke="${colour}" stroke-width="1.5"/>`,
  ];
}

/** The share of a month between two points. */
function shareAt(points: readonly CurvePoint[], month: number): number {
  for (const [i, point] of points.entries()) {
    const next = points[i + 1];
    if (point.month === month || next === undefined) return point.share;
    if (month < next.month) return between(point, next, (month - point.month) / (next.month - point.month)).share;
  }
  return 0;
}

const between = (a: CurvePoint, b: CurvePoint, part: number): CurvePoint => ({
  month: a.month + (b.month - a.month) * part,
  share: a.share + (b.share - a.share) * part,
});

/** The points of a curve as far as it is on the axis; it ends where it leaves. */
function within(points: readonly CurvePoint[], top: number): readonly CurvePoint[] {
  const kept: CurvePoint[] = [];
  for (const point of points) {
    if (point.share <= top) {
      kept.push(point);
      continue;
    }
    const before = kept.at(-1);
    if (before !== undefined) kept.push(between(before, point, (top - before.share) / (point.share - before.share)));
    else kept.push({ month: point.month, share: top });
    break;
  }
  return kept;
}

/** Places at least `distance` apart, each as near as can be to where it belongs, between `low` and `high` where all fit. */
function spread(wanted: readonly number[], distance: number, low: number, high: number): readonly number[] {
  const order = wanted.map((at, i) => ({ at, i })).sort((a, b) => a.at - b.at || a.i - b.i);
  const placed = order.map(({ at }) => Math.max(low, at));
  for (let i = 1; i < placed.length; i++) placed[i] = Math.max(placed[i] ?? 0, (placed[i - 1] ?? 0) + distance);
  let most = high;
  for (let i = placed.length - 1; i >= 0; i--) {
    placed[i] = Math.max(low + i * distance, Math.min(placed[i] ?? 0, most));
    most = (placed[i] ?? 0) - distance;
  }
  const result: number[] = [];
  order.forEach(({ i }, rank) => {
    result[i] = placed[rank] ?? 0;
  });
  return result;
}
