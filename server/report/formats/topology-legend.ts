/** What the marks of a topology mean, in words. */
import type { Finding } from '../../engine/finding';
import type { FlowFamily, TopologyLayout } from '../../topology/picture';
import { svg, type Svg } from '../markup';
import { severitiesByWeight, severityMark } from './topology-marks';
import { n } from './topology-numbers';
import { BLOCKED, familyColours, paper } from './topology-palette';
import type { Severity } from '../../rules/rule';

export interface LegendEntry {
  readonly text: string;
  /** On a field of 22 by 14 whose middle line is at 0. */
  readonly mark: Svg;
}

const FAMILY: Readonly<Record<FlowFamily, string>> = {
  mail: 'mail',
  calendar: 'calendar',
  chat: 'instant messaging',
  web: 'web',
  directory: 'directory and sign-on',
  other: 'other flows',
};
const SEVERITY: Readonly<Record<Severity, string>> = {
  error: 'errors',
  warning: 'warnings',
  information: 'notes',
  hint: 'hints',
};

const ROW = 22;
/** Before the first row and behind the last. */
const ROOM = 8;
/** About so wide is a letter of 11 px, at most. */
const LETTER = 6.4;
const MARK = 28;

/** Of what is in the picture. `y` is its upper edge. */
export function legendSvg(
  picture: TopologyLayout,
  findings: Iterable<readonly Finding[]>,
  x: number,
  y: number,
  width: number,
): { readonly svg: Svg; readonly height: number; readonly width: number } {
  return legendRows(entriesOf(picture, findings), x, y, width);
}

/** Entries in rows no wider than `width` where none is wider alone. */
export function legendRows(
  entries: readonly LegendEntry[],
  x: number,
  y: number,
  width: number,
): { readonly svg: Svg; readonly height: number; readonly width: number } {
  if (entries.length === 0) return { svg: svg``, height: 0, width: 0 };
  let left = 0;
  let row = 0;
  let widest = 0;
  const parts = entries.map(({ text, mark }) => {
    const own = MARK + text.length * LETTER;
    if (left > 0 && left + own > width) {
      left = 0;
      row += 1;
    }
    const place = svg`translate(${n(x + left)} ${n(y + ROOM + row * ROW + ROW / 2)})`;
    left += own + 18;
    widest = Math.max(widest, left - 18);
    return svg`<g class="legend-entry" transform="${place}">${mark}<text class="legend-text" x="${MARK}" y="4" font-size="11" fill="${paper.second}">${text}</text></g>`;
  });
  return { svg: svg`<g class="legend">${parts}</g>`, height: 2 * ROOM + (row + 1) * ROW, width: widest };
}

function entriesOf(picture: TopologyLayout, findings: Iterable<readonly Finding[]>): readonly LegendEntry[] {
  const families = new Set(picture.nets.flatMap(({ family, blocked }) => (blocked ? [] : [family])));
  const severities = new Set([...findings].flatMap((own) => own.map(({ severity }) => severity)));
  const entries: (LegendEntry | undefined)[] = [
    ...(Object.keys(FAMILY) as FlowFamily[]).map((family) =>
      families.has(family)
        ? { text: FAMILY[family], mark: flow(`flow-${family}`, familyColours[family], svg``) }
        : undefined,
    ),
    picture.nets.some(({ blocked }) => blocked)
      ? { text: 'blocked by a firewall', mark: flow('flow-blocked', BLOCKED, svg` stroke-dasharray="5 3"`) }
      : undefined,
    picture.walls.length > 0
      ? {
          text: 'firewall',
          mark: svg`<line class="wall-line" x1="11" y1="-7" x2="11" y2="7" stroke="${paper.wall}" stroke-width="5" stroke-dasharray="9 3"/>`,
        }
      : undefined,
    picture.frames.length > 0
      ? {
          text: 'site',
          mark: svg`<rect class="frame-box" x="1" y="-6" width="20" height="12" rx="4" fill="none" stroke="${paper.line}" stroke-dasharray="1 3" stroke-linecap="round" stroke-width="1.5"/>`,
        }
      : undefined,
    picture.cards.some(({ node }) => node.count > 1)
      ? {
          text: 'several hosts',
          mark: svg`${[
            svg`<rect class="card-behind" x="4" y="-4" width="17" height="10" rx="2" fill="${paper.card}" stroke="${paper.line}"/>`,
            svg`<rect class="card-box" x="1" y="-7" width="17" height="10" rx="2" fill="${paper.card}" stroke="${paper.line}"/>`,
          ]}`,
        }
      : undefined,
    picture.cards.some(({ node }) => node.kind === 'outside')
      ? {
          text: 'outside the spec',
          mark: svg`<rect class="card-box" x="1" y="-6" width="20" height="12" rx="6" fill="${paper.outside}" stroke="${paper.line}" stroke-dasharray="4 3"/>`,
        }
      : undefined,
    ...severitiesByWeight.map((severity) =>
      severities.has(severity)
        ? {
            text: `hosts with ${SEVERITY[severity]}`,
            mark: svg`<g transform="translate(5 -6)">${severityMark(severity)}</g>`,
          }
        : undefined,
    ),
  ];
  return entries.filter((entry) => entry !== undefined);
}

const flow = (name: string, colour: string, dash: Svg): Svg =>
  svg`<line class="flow ${name}" x1="0" y1="0" x2="22" y2="0" stroke="${colour}" stroke-width="2"${dash}/>`;
