/** The topology as a report: the picture, and the same as tables. */
import type { Findings } from '../../engine/engine';
import type { Snapshot } from '../../model/snapshot';
import { barriersOf } from '../../network/firewalls';
import type { Node } from '../../syntax/tree';
import { condensedOf } from '../../topology/condense';
import type { TopologyLink, TopologyNode } from '../../topology/graph';
import { isDrawn } from '../../topology/nets';
import { grouped } from '../../words/number';
import { bannerOf } from '../banner';
import type { ReportContent, Row, Table } from '../content';
import { oneLine } from '../escape';
import { topologySvgSteps } from '../formats/topology-svg';
import { machineText } from '../summary/machine-counts';
import { linesOf, placeOf } from '../place';
import type { Steps } from '../../model/steps';
import { count } from '../words';

export function* topologySteps(snapshot: Snapshot, findings: Findings): Steps<ReportContent> {
  const { model } = snapshot;
  const { nodes, links, zones, name } = condensedOf(model);
  const hosts = nodes.filter(({ kind }) => kind === 'host');
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const placesIn = (node: TopologyNode | undefined): readonly Node[] => node?.hosts.map(({ at }) => at) ?? [];
  const isGrouped = hosts.some((node) => node.hosts.length > 1);
  const hostTable: Table = {
    caption: 'Hosts in the picture',
    columns: [
      { title: 'Host' },
      { title: 'Count', align: 'right' },
      { title: 'Zone' },
      { title: 'Tier' },
      { title: 'Site' },
      { title: 'Components' },
      ...(isGrouped ? [{ title: 'Names', aside: true }] : []),
    ],
    rows: hosts.map((node): Row => ({
      cells: [
        { text: oneLine(node.name) },
        { text: grouped(node.count) },
        { text: node.zone ?? '–' },
        { text: node.tier === null ? '–' : node.tier.toString() },
        { text: node.site ?? '–' },
        { text: node.components.map(({ id }) => id).join(', ') },
        ...(isGrouped ? [{ text: node.hosts.map((host) => host.name).join(', ') }] : []),
      ],
      ...rowPlaces(snapshot, placesIn(node)),
    })),
    empty: 'There are no hosts yet. Add one under `tiers`.',
  };
  const { ways } = barriersOf(model);
  /** The firewalls between two zones. */
  const wallsBetween = (from: string | null, to: string | null): readonly Node[] =>
    from === null || to === null
      ? []
      : ways(from, to).flatMap((way) => way.flatMap((hop) => hop.map(({ spec }) => spec.name?.at ?? spec.at)));
  const linkTable: Table = {
    caption: 'Connections in the picture',
    columns: [{ title: 'From' }, { title: 'To' }, { title: 'Protocols' }, { title: 'Firewalls' }],
    rows: links.flatMap((link): Row[] => {
      const drawn = link.flows.filter((flow) => isDrawn(flow, link));
      if (drawn.length === 0) return [];
      const [from, to] = [byId.get(link.from), byId.get(link.to)];
      return [
        {
          cells: [
            { text: from?.name ?? link.from },
            { text: to?.name ?? link.to },
            { text: protocols(drawn) },
            verdict(drawn),
          ],
          ...rowPlaces(snapshot, [
            ...placesIn(to),
            ...placesIn(from),
            ...wallsBetween(from?.zone ?? null, to?.zone ?? null),
          ]),
        },
      ];
    }),
    empty: 'The components that the spec places do not talk to each other.',
  };
  yield;
  const picture =
    hosts.length === 0
      ? {}
      : { picture: { kind: 'topology' as const, svg: yield* topologySvgSteps(snapshot, findings) } };
  return {
    title: `Topology: ${name}`,
    subtitle: `${machineText(model)}; ${count(zones.length, 'zone')}, ${count(linkTable.rows.length, 'connection')}.`,
    ...bannerOf(snapshot),
    sections: [
      {
        heading: 'Picture',
        ...picture,
        tables: hosts.length === 0 ? [hostTable] : [],
      },
      ...(hosts.length === 0
        ? []
        : [
            { heading: hostTable.caption, folded: true, tables: [hostTable] },
            { heading: linkTable.caption, folded: true, tables: [linkTable] },
          ]),
    ],
  };
}

/** A row leads to the first of these, and all others mean it. */
function rowPlaces(snapshot: Snapshot, all: readonly Node[]): Pick<Row, 'place' | 'lines'> {
  const place = placeOf(snapshot, all[0]);
  return { ...place, ...linesOf(snapshot, place.place, all) };
}

type Flows = TopologyLink['flows'];

const protocols = (flows: Flows): string =>
  [...new Set(flows.map(({ protocol, port }) => `${protocol}${port === null ? '' : ` ${port}`}`))].join(', ');

function verdict(flows: Flows): Row['cells'][number] {
  const blocked = flows.filter((flow) => flow.verdict === 'blocked');
  if (blocked.length > 0) return { text: `blocked: ${protocols(blocked)}`, status: 'bad' };
  return flows.some((flow) => flow.verdict === 'allowed') ? { text: 'allowed', status: 'good' } : { text: '–' };
}
