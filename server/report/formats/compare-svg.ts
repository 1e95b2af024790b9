/** What changes between two specs as a picture: the topology of what changes, drawn as that of a spec is. */
import type { FlowChange } from '../../compare/flows';
import type { Model } from '../../model/model';
import { barriersOf, trustOf } from '../../network/firewalls';
import { cardLines, cardTitle, clipped } from '../../topology/card-text';
import type { Topology, TopologyNode, TopologyZone } from '../../topology/graph';
import { layoutWith } from '../../topology/layout';
import { metrics, type Arrow, type Card, type Net } from '../../topology/picture';
import { LINK_WORD, titledComponents, type ChangedNode, type ChangeGraph, type Mark } from '../compare/change-graph';
import { oneLine } from '../escape';
import { joined, svg, type Svg } from '../markup';
import { legendRows, type LegendEntry } from './topology-legend';
import { n } from './topology-numbers';
import { paper } from './topology-palette';
import { groundSvg, MONO, pathOf, SANS } from './topology-svg';

/** Labels in a card; what is over is counted. */
const MOST_LABELS = 6;

/** A change is told by its sign, its line and its colour. */
interface Look {
  readonly sign: string;
  readonly colour: string;
  readonly dashes: string | undefined;
  readonly width: number;
}
const LINKS: Readonly<Record<FlowChange['change'], Look>> = {
  opened: { sign: '+', colour: '#1a7f37', dashes: undefined, width: 2.2 },
  allowed: { sign: '\u2713', colour: '#1a7f37', dashes: undefined, width: 1.2 },
  changed: { sign: '~', colour: '#8f5f00', dashes: undefined, width: 1.2 },
  closed: { sign: '\u2212', colour: '#6b4f9e', dashes: '7 4', width: 1.6 },
  blocked: { sign: '\u2717', colour: '#c4314b', dashes: '2 3', width: 2 },
};
const LINK_ORDER: readonly FlowChange['change'][] = ['blocked', 'opened', 'closed', 'allowed', 'changed'];

const NODES: Readonly<Record<Mark, Omit<Look, 'sign'>>> = {
  added: { colour: '#1a7f37', dashes: undefined, width: 3 },
  removed: { colour: '#c4314b', dashes: '7 4', width: 3 },
  changed: { colour: '#8f5f00', dashes: '2 2', width: 3 },
  same: { colour: paper.line, dashes: undefined, width: 1 },
};
const NODE_WORD: Readonly<Record<Mark, string>> = {
  added: 'new hosts',
  removed: 'hosts that go',
  changed: 'hosts that change',
  same: 'as they were',
};

/** Only presentation attributes, as in the picture of a topology. */
export function changeSvg(graph: ChangeGraph, before: Model, after: Model): Svg {
  const { arrows, looks } = arrowsOf(graph);
  const marks = new Map(graph.nodes.map((node) => [node.id, node]));
  const picture = layoutWith(topologyOf(graph, before, after), arrows);
  const looksOf = (net: Net): Look => LINKS[looks.get(keyOf(net)) ?? 'changed'];
  const legend = legendRows(
    legendOf(graph),
    metrics.margin,
    picture.height,
    Math.max(picture.width, 480) - 2 * metrics.margin,
  );
  const missing = graph.missing.length === 0 ? '' : `Not drawn: ${graph.missing.join(', ')}.`;
  const width = Math.ceil(Math.max(picture.width, legend.width + 2 * metrics.margin, 320));
  const height = picture.height + legend.height + (missing === '' ? 0 : 20);
  const parts = [
    svg`<svg xmlns="http://www.w3.org/2000/svg" class="topology" role="img" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}" font-family="${SANS}" font-size="12">`,
    svg`<title>What changes</title>`,
    svg`<desc>Hosts and connections that change, and what is at their other end. The tables say the same in words.</desc>`,
    svg`<rect class="paper" width="${n(width)}" height="${n(height)}" fill="${paper.ground}"/>`,
    ...groundSvg(picture),
    svg`<g class="flows" fill="none" stroke-linejoin="round">`,
    ...picture.nets.map((net) => lineSvg(net, looksOf(net))),
    svg`</g>`,
    ...picture.cards.map((card) => cardSvg(card, marks.get(card.node.id))),
    ...picture.nets.map((net) => chipSvg(net, looksOf(net))),
    legend.svg,
    ...(missing === ''
      ? []
      : [
          svg`<text class="legend-text" x="${metrics.margin}" y="${n(height - 8)}" font-size="11" fill="${paper.second}">${missing}</text>`,
        ]),
  ];
  return svg`${joined(parts, '\n')}\n</svg>\n`;
}

const keyOf = ({ to, label }: { readonly to: string; readonly label: string }): string => `${to}\n${label}`;

/** An arrow for all who reach a node in one way, the worst changes first. */
function arrowsOf({ nodes, links }: ChangeGraph): {
  readonly arrows: readonly Arrow[];
  readonly looks: ReadonlyMap<string, FlowChange['change']>;
} {
  const looks = new Map<string, FlowChange['change']>();
  const arrows = nodes.flatMap(({ id }): readonly Arrow[] => {
    const own = new Map<string, { readonly change: FlowChange['change']; readonly from: Set<string> }>();
    for (const change of LINK_ORDER)
      for (const link of links) {
        if (link.to !== id || link.change !== change) continue;
        for (const text of link.labels) {
          const label = `${LINKS[change].sign} ${text}`;
          const known = own.get(label) ?? { change, from: new Set<string>() };
          own.set(label, known);
          known.from.add(link.from);
        }
      }
    const all = [...own];
    const shown = all.length <= MOST_LABELS ? all : all.slice(0, MOST_LABELS - 1);
    const rest = all.slice(shown.length);
    const made = (label: string, change: FlowChange['change'], from: Iterable<string>): Arrow => {
      looks.set(keyOf({ to: id, label }), change);
      const flows = [...from].map((each) => ({ from: each, flow: { purpose: LINK_WORD[change] } }));
      return { to: id, label, flows, family: 'other', blocked: change === 'blocked', products: new Map() };
    };
    return [
      ...shown.map(([label, { change, from }]) => made(label, change, from)),
      ...(rest.length === 0
        ? []
        : [made(`+${rest.length} more`, 'changed', new Set(rest.flatMap(([, { from }]) => [...from])))]),
    ];
  });
  return { arrows, looks };
}

function topologyOf({ nodes }: ChangeGraph, before: Model, after: Model): Topology {
  const [own, other] = [barriersOf(before), barriersOf(after)];
  const used = [...new Set(nodes.flatMap(({ zone }) => zone ?? []))];
  const zones = used
    .map((name): TopologyZone => ({ name, kind: other.kindOf(name) ?? own.kindOf(name) }))
    .sort((a, b) => trustOf(a.kind) - trustOf(b.kind));
  const firewalls = new Map([...own.firewalls, ...other.firewalls].map(({ name, zones: between }) => [name, between]));
  return {
    name: after.section('name')?.value ?? 'deployment',
    sites: [],
    zones,
    nodes: nodes.map(nodeOf),
    links: [],
    firewalls: [...firewalls].map(([name, between]) => ({ name, between })),
  };
}

const nodeOf = ({ id, title, note, zone, tier, components, isOutside }: ChangedNode): TopologyNode => ({
  ...{ id, zone, tier, kind: isOutside ? 'outside' : 'host', name: title, count: 1, site: null, hosts: [] },
  notes: note === '' ? [] : [note],
  components: titledComponents(components),
});

const dashed = ({ dashes }: Pick<Look, 'dashes'>): Svg =>
  dashes === undefined ? svg`` : svg` stroke-dasharray="${dashes}"`;

function lineSvg(net: Net, look: Look): Svg {
  const { x, y } = net.entry;
  return svg`<g class="net">${[
    ...net.lines.map(
      ({ points }) =>
        svg`<path class="flow" d="${pathOf([...points].reverse())}" stroke="${look.colour}" stroke-width="${look.width.toString()}"${dashed(look)}/>`,
    ),
    svg`<path class="tip" d="M${n(x)} ${n(y)}l-3.5 -6h7z" fill="${look.colour}"/>`,
  ]}</g>`;
}

function chipSvg(net: Net, look: Look): Svg {
  const { x, y, width, height } = net.chip;
  return svg`<g class="chip">${[
    svg`<title>${oneLine(`${net.flows[0]?.flow.purpose ?? ''}: ${net.label.replace(/^\S /, '')}`)}</title>`,
    svg`<rect class="chip-box" x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="3" fill="${paper.card}" stroke="${look.colour}"${dashed(look)}/>`,
    svg`<text class="chip-text" x="${n(x + width / 2)}" y="${n(y + height - 3.5)}" text-anchor="middle" font-family="${MONO}" font-size="10" fill="${look.colour}">${net.label}</text>`,
  ]}</g>`;
}

function cardSvg({ node, x, y, width, height }: Card, changed: ChangedNode | undefined): Svg {
  const look = NODES[changed?.mark ?? 'same'];
  const lines = cardLines(node);
  const hasChips = height - metrics.cardHead - lines.length * metrics.line - (lines.length > 0 ? 6 : 0) >= metrics.chip;
  const head = y + (hasChips ? metrics.chip : 4) + 15;
  const outside = node.kind === 'outside';
  return svg`<g class="card">${[
    svg`<title>${oneLine([node.name, ...lines].join(', '))}</title>`,
    svg`<rect class="card-box" x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${outside ? '14' : '5'}" fill="${outside ? paper.outside : paper.card}" stroke="${look.colour}" stroke-width="${look.width.toString()}"${outside ? svg` stroke-dasharray="4 3"` : dashed(look)}/>`,
    svg`<text class="card-title" x="${n(x + 11)}" y="${n(head)}" font-weight="600" fill="${paper.text}">${oneLine(cardTitle(node))}</text>`,
    ...lines.map(
      (line, i) =>
        svg`<text class="card-line" x="${n(x + 11)}" y="${n(head + (i + 1) * metrics.line)}" fill="${paper.second}">${clipped(oneLine(line), 40)}</text>`,
    ),
  ]}</g>`;
}

/** Of what is in the picture. */
function legendOf({ nodes, links }: ChangeGraph): readonly LegendEntry[] {
  const marks = new Set(nodes.filter(({ isOutside }) => !isOutside).map(({ mark }) => mark));
  const changes = new Set(links.map(({ change }) => change));
  return [
    ...(['added', 'removed', 'changed', 'same'] as const)
      .filter((mark) => marks.has(mark))
      .map((mark) => ({
        text: NODE_WORD[mark],
        mark: svg`<rect class="card-box" x="1" y="-6" width="20" height="12" rx="3" fill="${paper.card}" stroke="${NODES[mark].colour}" stroke-width="${NODES[mark].width.toString()}"${dashed(NODES[mark])}/>`,
      })),
    ...LINK_ORDER.filter((change) => changes.has(change)).map((change) => ({
      text: `${LINKS[change].sign} ${LINK_WORD[change]}`,
      mark: svg`<line class="flow" x1="0" y1="0" x2="22" y2="0" stroke="${LINKS[change].colour}" stroke-width="${LINKS[change].width.toString()}"${dashed(LINKS[change])}/>`,
    })),
  ];
}
