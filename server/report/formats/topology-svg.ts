/** The topology as a picture. */
import { componentInfo, type Product } from '../../catalog/components';
import { versionedTitle } from '../../catalog/products';
import type { Snapshot } from '../../model/snapshot';
import type { Findings } from '../../engine/engine';
import { clipped } from '../../topology/card-text';
import { condensedOf } from '../../topology/condense';
import type { Topology } from '../../topology/graph';
import { layoutFor } from '../../topology/layout';
import {
  metrics,
  type Lane,
  type Net,
  type TopologyLayout,
  type Point,
  type SiteFrame,
  type Wall,
} from '../../topology/picture';
import { columns } from '../../words/columns';
import { oneLine } from '../escape';
import { joined, svg, type Svg } from '../markup';
import { machineText } from '../summary/machine-counts';
import { eachInSteps, finished, type Steps } from '../../model/steps';
import { findingsByNode } from '../topology/topology-findings';
import { count } from '../words';
import { cardSvg, tooltip } from './topology-card';
import { legendSvg } from './topology-legend';
import { n } from './topology-numbers';
import { BLOCKED, familyColours, paper } from './topology-palette';

export const SANS = 'system-ui, -apple-system, Segoe UI, Roboto, DejaVu Sans, sans-serif';
export const MONO = 'ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace';

/** Flows that the title of a label lists. */
const MOST_SOURCES = 12;

/** Nets and cards that are drawn in one step. */
const NETS = 24;
const CARDS = 8;

/** Of a picture that stands alone. */
export interface Heading {
  /** As of when: `2026-11-30`. */
  readonly date?: string;
}

/**
 * The picture: zones as lanes, tiers as rows, sites as frames, a card a host (alike hosts together where there are many), flows between
 * them, and what all of it means. Only presentation attributes, so that it shows under a strict content security policy; classes let
 * a theme repaint it.
 *
 * What a page needs to work with it: `data-width` and `data-height` of the picture without its legend; on cards `data-host`, the
 * hosts that stand in it (`data-members`, a list in JSON, where there are several) and `data-product`; on flows and their labels
 * `data-net`, `data-to` and `data-blocked`, and on each line `data-from` and `data-product`. With `heading` the picture says what it is.
 */
export const topologySvg = (snapshot: Snapshot, findings: Findings, heading?: Heading): Svg =>
  finished(topologySvgSteps(snapshot, findings, heading));

/** The same in steps. */
export function* topologySvgSteps(snapshot: Snapshot, findings: Findings, heading?: Heading): Steps<Svg> {
  const topology = condensedOf(snapshot.model);
  const byNode = findingsByNode(snapshot, findings, topology);
  yield;
  const picture = layoutFor(snapshot.model);
  const ids = idsOf(topology);
  const idOf = (node: string): string => ids.get(node) ?? node;
  const title = `Topology of ${topology.name}`;
  const amounts = [
    machineText(snapshot.model),
    count(picture.lanes.length, 'zone'),
    ...(picture.frames.length > 0 ? [count(new Set(picture.frames.map(({ site }) => site)).size, 'site')] : []),
  ].join(', ');
  const head = heading === undefined ? 0 : 48;
  const legend = legendSvg(
    picture,
    byNode.values(),
    metrics.margin,
    picture.height,
    Math.max(picture.width, 480) - 2 * metrics.margin,
  );
  const shown = clipped(oneLine(title), 90);
  const width = Math.ceil(
    Math.max(
      picture.width,
      legend.width + 2 * metrics.margin,
      320,
      heading === undefined ? 0 : columns(shown) * 9.5 + 2 * metrics.margin,
    ),
  );
  const height = head + picture.height + legend.height;
  const products = JSON.stringify(productsOf(topology).map((product) => [product, versionedTitle(product)]));
  const names = new Map(topology.nodes.map((node) => [node.id, node.name]));
  const lines = yield* eachInSteps([...picture.nets.entries()], NETS, ([i, net]) => linesSvg(net, i, idOf));
  const cards = yield* eachInSteps(picture.cards, CARDS, (card) =>
    cardSvg(card, idOf(card.node.id), byNode.get(card.node.id) ?? []),
  );
  const chips = yield* eachInSteps([...picture.nets.entries()], NETS, ([i, net]) => chipSvg(net, i, idOf, names));
  const parts = [
    svg`<svg xmlns="http://www.w3.org/2000/svg" class="topology" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${SANS}" font-size="12" data-width="${width}" data-height="${head + picture.height}" data-products="${products}">`,
    svg`<title>${oneLine(title)}</title>`,
    svg`<desc>${amounts}. The tables of the report say the same in words.</desc>`,
    svg`<rect class="paper" width="${width}" height="${height}" fill="${paper.ground}"/>`,
    ...(heading === undefined
      ? []
      : [
          svg`<text class="heading" x="${metrics.margin}" y="27" font-size="17" font-weight="600" fill="${paper.text}">${shown}</text>`,
          svg`<text class="heading" x="${metrics.margin}" y="45" fill="${paper.quiet}">${oneLine([amounts, ...(heading.date === undefined ? [] : [heading.date])].join(' \u00B7 '))}</text>`,
          svg`<g transform="translate(0 ${head})">`,
        ]),
    ...groundSvg(picture),
    svg`<g class="flows" fill="none" stroke-width="1.4" stroke-linejoin="round">`,
    ...lines,
    svg`</g>`,
    ...picture.frames.map((frame) => frameTitleSvg(frame, picture)),
    ...cards,
    ...chips,
    ...(picture.cards.length === 0
      ? [
          svg`<text class="legend-text" x="14" y="34" fill="${paper.second}">There are no hosts yet. Add one under tiers.</text>`,
        ]
      : []),
    legend.svg,
    ...(heading === undefined ? [] : [svg`</g>`]),
  ];
  return svg`${joined(parts, '\n')}\n</svg>\n`;
}

/** What each node is called in the picture: as in the tables, and each by a name of its own. */
function idsOf(topology: Topology): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const ids = new Map<string, string>();
  for (const node of topology.nodes) {
    const name = oneLine(node.kind === 'host' ? node.name : node.id);
    let id = name;
    for (let i = 2; taken.has(id); i++) id = `${name} (${i})`;
    taken.add(id);
    ids.set(node.id, id);
  }
  return ids;
}

/** The products of all hosts, by their titles. */
const productsOf = ({ nodes }: Topology): readonly Product[] => {
  const found = new Set(nodes.flatMap(({ components }) => components.map(({ id }) => componentInfo(id).product)));
  const titled = [...found].map((product) => ({ product, title: versionedTitle(product) }));
  return titled.sort((a, b) => (a.title < b.title ? -1 : 1)).map(({ product }) => product);
};

/** What cards and flows stand on: zones, rows of tiers, firewalls. */
export const groundSvg = (picture: TopologyLayout): readonly Svg[] => [
  ...picture.lanes.map((lane, i) => laneSvg(lane, i, picture)),
  ...picture.frames.map(frameSvg),
  ...rowsSvg(picture),
  ...picture.walls.map((wall) => wallSvg(wall, picture)),
];

function laneSvg(lane: Lane, index: number, picture: TopologyLayout): Svg {
  const y = metrics.margin;
  const kind = lane.zone?.kind;
  const title = clipped(oneLine(lane.title), Math.max(6, Math.floor(lane.width / metrics.character) - 2));
  const note = kind === undefined || kind === lane.title ? '' : ` (${kind})`;
  const shown = title.length + note.length > lane.width / metrics.character ? title : `${title}${note}`;
  return svg`<g class="lane">${[
    svg`<title>${oneLine(`Zone ${lane.title}${note}`)}</title>`,
    svg`<rect class="${index % 2 === 0 ? 'lane-even' : 'lane-odd'}" x="${n(lane.x)}" y="${n(y)}" width="${n(lane.width)}" height="${n(picture.height - y)}" rx="6" fill="${paper.lanes[index % 2 === 0 ? 0 : 1]}"/>`,
    svg`<text class="lane-title" x="${n(lane.x + lane.width / 2)}" y="${n(y + 21)}" text-anchor="middle" font-size="13" font-weight="600" fill="${paper.second}">${shown}</text>`,
  ]}</g>`;
}

const frameSvg = (frame: SiteFrame): Svg =>
  svg`<rect class="frame-box" x="${n(frame.x)}" y="${n(frame.y)}" width="${n(frame.width)}" height="${n(frame.height)}" rx="8" fill="none" stroke="${paper.line}" stroke-dasharray="1 3" stroke-linecap="round" stroke-width="1.5"/>`;

/** Above the flows: those from higher rows pass behind it. */
function frameTitleSvg(frame: SiteFrame, { lanes }: TopologyLayout): Svg {
  const lane = lanes.indexOf(frame.lane) % 2 === 0 ? 0 : 1;
  return svg`<g class="frame">${[
    svg`<title>${oneLine(`Site ${frame.site}${frame.lane.zone === undefined ? '' : ` in zone ${frame.lane.zone.name}`}`)}</title>`,
    svg`<rect class="frame-field frame-${lane === 0 ? 'even' : 'odd'}" x="${n(frame.label.x)}" y="${n(frame.label.y)}" width="${n(frame.label.width)}" height="${n(frame.label.height)}" rx="4" fill="${paper.lanes[lane]}"/>`,
    svg`<text class="frame-title" x="${n(frame.label.x + 6)}" y="${n(frame.label.y + 13)}" font-weight="600" fill="${paper.quiet}">${oneLine(frame.title)}</text>`,
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
      svg`<text class="row-title" x="${n(metrics.margin)}" y="${n(row.y + row.height / 2 - 4)}" font-size="11" font-weight="600" fill="${paper.second}">${head}</text>`,
      svg`<text class="row-note" x="${n(metrics.margin)}" y="${n(row.y + row.height / 2 + 10)}" font-size="11" fill="${paper.quiet}">${second}</text>`,
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
    svg`<line class="wall-line" x1="${n(x)}" y1="${n(top)}" x2="${n(x)}" y2="${n(picture.height)}" stroke="${paper.wall}" stroke-width="5" stroke-dasharray="9 3"/>`,
    svg`<text class="wall-title" transform="translate(${n(x - 5)} ${n(picture.height - 8)}) rotate(-90)" font-size="11" fill="${paper.wall}">${clipped(oneLine(names), 40)}</text>`,
  ]}</g>`;
}

const ofNet = (net: Net, index: number, idOf: (node: string) => string): Svg =>
  svg` data-net="${index}" data-to="${idOf(net.to)}"${net.blocked ? svg` data-blocked="true"` : ''}`;

const classOf = (net: Net): string => (net.blocked ? 'blocked' : net.family);

/** Each line is drawn from its target, so that the dashes of those that meet lie on each other. */
function linesSvg(net: Net, index: number, idOf: (node: string) => string): Svg {
  const colour = net.blocked ? BLOCKED : familyColours[net.family];
  const { x, y } = net.entry;
  const dashes = net.blocked ? svg` stroke-dasharray="5 3"` : '';
  return svg`<g class="net"${ofNet(net, index, idOf)}>${[
    ...net.lines.map(
      ({ from, products, points }) =>
        svg`<path class="flow flow-${classOf(net)}" data-from="${idOf(from)}" data-product="${products.join(' ')}" d="${pathOf([...points].reverse())}" stroke="${colour}"${dashes}/>`,
    ),
    svg`<path class="tip tip-${classOf(net)}" d="M${n(x)} ${n(y)}l-3.5 -6h7z" fill="${colour}"/>`,
  ]}</g>`;
}

/** Corners are a little rounded. */
export function pathOf(points: readonly Point[]): string {
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

function chipSvg(net: Net, index: number, idOf: (node: string) => string, names: ReadonlyMap<string, string>): Svg {
  const colour = net.blocked ? BLOCKED : familyColours[net.family];
  const sources = [...new Set(net.flows.map(({ from, flow }) => `from ${names.get(from) ?? from}: ${flow.purpose}`))];
  const about = [
    `${net.label}${net.blocked ? ', blocked by a firewall' : ''}`,
    ...sources.slice(0, MOST_SOURCES),
    ...(sources.length > MOST_SOURCES ? [`and ${sources.length - MOST_SOURCES} more`] : []),
  ].join('\n');
  return svg`<g class="chip chip-${classOf(net)}"${ofNet(net, index, idOf)}>${[
    svg`<title>${tooltip(about)}</title>`,
    svg`<rect class="chip-box" x="${n(net.chip.x)}" y="${n(net.chip.y)}" width="${n(net.chip.width)}" height="${n(net.chip.height)}" rx="3" ${net.blocked ? svg`fill="${paper.card}" stroke="${colour}" stroke-dasharray="3 2"` : svg`fill="${colour}"`}/>`,
    svg`<text class="chip-text" x="${n(net.chip.x + net.chip.width / 2)}" y="${n(net.chip.y + net.chip.height - 3.5)}" text-anchor="middle" font-family="${MONO}" font-size="10" fill="${net.blocked ? colour : paper.onColour}">${net.label}</text>`,
  ]}</g>`;
}
