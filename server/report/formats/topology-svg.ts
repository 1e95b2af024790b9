/** The topology as a picture. */
import type { Snapshot } from '../../model/snapshot';
import type { Findings } from '../../engine/engine';
import type { Severity } from '../../rules/rule';
import { condensedOf } from '../../topology/condense';
import { cardLines, cardTitle, clipped } from '../../topology/card-text';
import { layoutOf } from '../../topology/layout';
import {
  metrics,
  type Card,
  type FlowFamily,
  type Lane,
  type Net,
  type TopologyLayout,
  type Point,
  type Wall,
} from '../../topology/picture';
import { oneLine } from '../escape';
import { joined, svg, type Svg } from '../markup';
import { findingsByNode, worstOf } from '../topology-findings';
import { severityCounts } from '../words';

const COLOUR: Readonly<Record<FlowFamily, string>> = {
  mail: '#1f6feb',
  calendar: '#9a5b00',
  chat: '#0b7f76',
  web: '#2b7a2b',
  directory: '#7d3fb3',
  other: '#5f6670',
};
const BLOCKED = '#c4314b';
const FAMILY_TITLE: Readonly<Record<FlowFamily, string>> = {
  mail: 'mail',
  calendar: 'calendar',
  chat: 'instant messaging',
  web: 'web',
  directory: 'directory and sign-on',
  other: 'other',
};
const STRIPE: Readonly<Record<Severity, string>> = {
  error: '#c4314b',
  warning: '#d18f00',
  information: '#1f6feb',
  hint: '#8a9099',
};
const SANS = 'system-ui, -apple-system, Segoe UI, Roboto, DejaVu Sans, sans-serif';
const MONO = 'ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace';

/**
 * The picture: zones as lanes, tiers as rows, a card a host (alike hosts together where there are many), flows between them.
 * Only presentation attributes, so that it shows under a strict content security policy; classes let a theme repaint it.
 */
export function topologySvg(snapshot: Snapshot, findings: Findings): Svg {
  const topology = condensedOf(snapshot.model);
  const worst = findingsByNode(snapshot, findings, topology);
  const picture = layoutOf(topology);
  const names = new Map(topology.nodes.map((node) => [node.id, node.name]));
  const families = [...new Set(picture.nets.flatMap(({ family, blocked }) => (blocked ? [] : [family])))];
  const legend = legendOf(
    picture,
    families,
    picture.nets.some(({ blocked }) => blocked),
    new Set([...worst.values()].flatMap((severities) => worstOf(severities) ?? [])),
  );
  const height = picture.height + legend.height;
  const width = Math.max(picture.width, legend.width, 320);
  const hosts = topology.nodes.reduce((sum, node) => sum + (node.kind === 'host' ? node.count : 0), 0);
  const title = `Topology of ${topology.name}`;
  const description = `${hosts} hosts in ${picture.lanes.length} zones and ${picture.rows.length} rows. The port table says the same in words.`;
  const parts = [
    svg`<svg xmlns="http://www.w3.org/2000/svg" class="topology" role="img" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}" font-family="${SANS}" font-size="12">`,
    svg`<title>${oneLine(title)}</title>`,
    svg`<desc>${description}</desc>`,
    svg`<rect class="paper" width="${n(width)}" height="${n(height)}" fill="#ffffff"/>`,
    ...picture.lanes.map((lane, i) => laneSvg(lane, i, picture)),
    ...rowsSvg(picture),
    ...picture.walls.map((wall) => wallSvg(wall, picture)),
    svg`<g class="flows" fill="none" stroke-width="1.4" stroke-linejoin="round">`,
    ...picture.nets.map((net) => linesSvg(net)),
    svg`</g>`,
    ...picture.cards.map((card) => cardSvg(card, worst.get(card.node.id))),
    ...picture.nets.map((net) => chipSvg(net, names)),
    ...(picture.cards.length === 0
      ? [svg`<text class="legend" x="14" y="34" fill="#3b4350">There are no hosts yet. Add one under tiers.</text>`]
      : []),
    ...legend.parts,
  ];
  return svg`${joined(parts, '\n')}\n</svg>\n`;
}

/** At most two digits after the point, and none where there is nothing to say. */
const n = (value: number): number => Math.round(value * 100) / 100;

function laneSvg(lane: Lane, index: number, picture: TopologyLayout): Svg {
  const y = metrics.margin;
  const kind = lane.zone?.kind;
  const title = clipped(oneLine(lane.title), Math.max(6, Math.floor(lane.width / metrics.character) - 2));
  const note = kind === undefined || kind === lane.title ? '' : ` (${kind})`;
  const shown = title.length + note.length > lane.width / metrics.character ? title : `${title}${note}`;
  return svg`<g class="lane">${[
    svg`<rect class="${index % 2 === 0 ? 'lane-even' : 'lane-odd'}" x="${n(lane.x)}" y="${n(y)}" width="${n(lane.width)}" height="${n(picture.height - y)}" rx="6" fill="${index % 2 === 0 ? '#f3f5f8' : '#eceff4'}"/>`,
    svg`<text class="lane-title" x="${n(lane.x + lane.width / 2)}" y="${n(y + 21)}" text-anchor="middle" font-size="13" font-weight="600" fill="#3b4350">${shown}</text>`,
  ]}</g>`;
}

const rowsSvg = (picture: TopologyLayout): readonly Svg[] =>
  picture.rows.flatMap((row, i) => {
    const [head = '', second = ''] = row.title.split('\n');
    const right = picture.lanes.at(-1);
    const end = right === undefined ? picture.width : right.x + right.width;
    return [
      ...(i === 0
        ? []
        : [
            svg`<line class="row-line" x1="${n(metrics.margin)}" y1="${n(row.y)}" x2="${n(end)}" y2="${n(row.y)}" stroke="#c9ced6" stroke-width="1" stroke-dasharray="2 5"/>`,
          ]),
      svg`<text class="row-title" x="${n(metrics.margin)}" y="${n(row.y + row.height / 2 - 4)}" font-size="11" font-weight="600" fill="#3b4350">${head}</text>`,
      svg`<text class="row-title" x="${n(metrics.margin)}" y="${n(row.y + row.height / 2 + 10)}" font-size="11" fill="#5f6670">${second}</text>`,
    ];
  });

function wallSvg(wall: Wall, picture: TopologyLayout): Svg {
  const names = wall.firewalls.map(({ name }) => name).join(', ');
  const between = wall.firewalls
    .map((firewall) => `${firewall.name}: between ${firewall.between.join(' and ')}`)
    .join('; ');
  const top = metrics.margin;
  const x = wall.x;
  return svg`<g class="wall">${[
    svg`<title>${oneLine(`Firewall ${between}`)}</title>`,
    svg`<line x1="${n(x)}" y1="${n(top)}" x2="${n(x)}" y2="${n(picture.height)}" stroke="#8a4b2a" stroke-width="5" stroke-dasharray="9 3"/>`,
    svg`<text class="wall-title" transform="translate(${n(x - 6)} ${n(picture.height - 8)}) rotate(-90)" font-size="10" fill="#8a4b2a">${clipped(oneLine(names), 40)}</text>`,
  ]}</g>`;
}

function linesSvg(net: Net): Svg {
  const path = net.lines.map((line) => pathOf(line)).join('');
  const colour = net.blocked ? BLOCKED : COLOUR[net.family];
  const { x, y } = net.entry;
  const dashes = net.blocked ? svg` stroke-dasharray="5 3"` : '';
  return svg`${[
    svg`<path class="flow flow-${net.blocked ? 'blocked' : net.family}" d="${path}" stroke="${colour}"${dashes}/>`,
    svg`<path class="tip tip-${net.blocked ? 'blocked' : net.family}" d="M${n(x)} ${n(y)}l-3.5 -6h7z" fill="${colour}"/>`,
  ]}`;
}

/** Corners are a little rounded. */
function pathOf(points: readonly Point[]): string {
  const corner = 3;
  let path = '';
  points.forEach((point, i) => {
    const before = points[i - 1];
    const after = points[i + 1];
    if (before === undefined) path += `M${n(point.x)} ${n(point.y)}`;
    else if (after === undefined) path += `L${n(point.x)} ${n(point.y)}`;
    else {
      const a = towards(point, before, corner);
      const b = towards(point, after, corner);
      path += `L${n(a.x)} ${n(a.y)}Q${n(point.x)} ${n(point.y)} ${n(b.x)} ${n(b.y)}`;
    }
  });
  return path;
}

/** The point on the way from one to another, so far from the first, at most half-way. */
function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
  const part = length === 0 ? 0 : Math.min(distance, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function cardSvg(card: Card, severities: readonly Severity[] | undefined): Svg {
  const { node, x, y, width, height } = card;
  const worst = worstOf(severities);
  const lines = cardLines(node);
  const hasChips = height - metrics.cardHead - lines.length * metrics.line - (lines.length > 0 ? 6 : 0) >= metrics.chip;
  const head = y + (hasChips ? metrics.chip : 4) + 15;
  const names = node.hosts.map(({ name }) => name);
  const about = [
    node.name,
    ...(node.count > 1 ? [`${node.count} hosts`] : []),
    ...(names.length > 1 ? [names.join(', ')] : []),
    ...node.components.map(({ title, version }) => (version === undefined ? title : `${title} ${version}`)),
    ...(severities === undefined ? [] : [severityCounts(severities)]),
  ].join('\n');
  const outside = node.kind === 'outside';
  const stack =
    node.count > 1
      ? svg`<rect class="card-behind" x="${n(x + 4)}" y="${n(y + 4)}" width="${n(width)}" height="${n(height)}" rx="5" fill="#ffffff" stroke="#aab2bd"/>`
      : svg``;
  const site =
    node.site === null
      ? svg``
      : svg`<text class="card-site" x="${n(x + width - 8)}" y="${n(head)}" text-anchor="end" font-size="11" fill="#5f6670">${clipped(oneLine(node.site), 16)}</text>`;
  return svg`<g class="card card-${worst ?? 'quiet'}" data-host="${oneLine(node.id)}">${[
    svg`<title>${clipped(about, 2000)}</title>`,
    stack,
    svg`<rect class="card-box" x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${outside ? '14' : '5'}" fill="${outside ? '#fbfcfd' : '#ffffff'}" stroke="${worst === undefined ? '#aab2bd' : STRIPE[worst]}"${outside ? svg` stroke-dasharray="4 3"` : ''}/>`,
    worst === undefined
      ? svg``
      : svg`<rect class="stripe stripe-${worst}" x="${n(x)}" y="${n(y)}" width="5" height="${n(height)}" rx="2" fill="${STRIPE[worst]}"/>`,
    svg`<text class="card-title" x="${n(x + 10)}" y="${n(head)}" font-weight="600" fill="#1d2430">${oneLine(cardTitle(node))}</text>`,
    site,
    ...lines.map(
      (line, i) =>
        svg`<text class="card-line" x="${n(x + 10)}" y="${n(head + (i + 1) * metrics.line)}" fill="#3b4350">${clipped(oneLine(line), 40)}</text>`,
    ),
  ]}</g>`;
}

function chipSvg(net: Net, names: ReadonlyMap<string, string>): Svg {
  const colour = net.blocked ? BLOCKED : COLOUR[net.family];
  const about = [
    `${net.label}${net.blocked ? ', blocked by a firewall' : ''}`,
    ...new Set(net.flows.map(({ from, flow }) => `from ${names.get(from) ?? from}: ${flow.purpose}`)),
  ].join('\n');
  return svg`<g class="chip chip-${net.blocked ? 'blocked' : net.family}">${[
    svg`<title>${clipped(about, 2000)}</title>`,
    svg`<rect x="${n(net.chip.x)}" y="${n(net.chip.y)}" width="${n(net.chip.width)}" height="${n(net.chip.height)}" rx="3" fill="${colour}"/>`,
    svg`<text x="${n(net.chip.x + net.chip.width / 2)}" y="${n(net.chip.y + net.chip.height - 3.5)}" text-anchor="middle" font-family="${MONO}" font-size="10" fill="#ffffff">${net.label}</text>`,
  ]}</g>`;
}

/** What the colours mean, in words; only of what is in the picture. */
function legendOf(
  picture: TopologyLayout,
  families: readonly FlowFamily[],
  blocked: boolean,
  findings: ReadonlySet<Severity>,
): { readonly parts: readonly Svg[]; readonly height: number; readonly width: number } {
  const y = picture.height + 14;
  let x: number = metrics.margin;
  const parts: Svg[] = [];
  const add = (mark: (at: number) => Svg, text: string): void => {
    parts.push(
      mark(x),
      svg`<text class="legend" x="${n(x + 26)}" y="${n(y + 4)}" font-size="11" fill="#3b4350">${text}</text>`,
    );
    x += 26 + text.length * 6.4 + 18;
  };
  const stroke = (colour: string, dash: Svg): ((at: number) => Svg) => {
    return (at) =>
      svg`<line x1="${n(at)}" y1="${n(y)}" x2="${n(at + 20)}" y2="${n(y)}" stroke="${colour}" stroke-width="2"${dash}/>`;
  };
  for (const family of families) add(stroke(COLOUR[family], svg``), FAMILY_TITLE[family]);
  if (blocked) add(stroke(BLOCKED, svg` stroke-dasharray="5 3"`), 'blocked by a firewall');
  for (const severity of ['error', 'warning'] as const) {
    if (!findings.has(severity)) continue;
    add(
      (at) => svg`<rect x="${n(at + 7)}" y="${n(y - 7)}" width="5" height="14" fill="${STRIPE[severity]}"/>`,
      `host with ${severity === 'error' ? 'an error' : 'a warning'}`,
    );
  }
  return parts.length === 0
    ? { parts, height: 0, width: 0 }
    : { parts: [svg`<g>`, ...parts, svg`</g>`], height: 32, width: x };
}
