/** The topology as a report: the picture, and the same as tables. */
import type { Findings } from '../engine/engine';
import type { Snapshot } from '../model/snapshot';
import { condensedOf } from '../topology/condense';
import { hostNodes, type TopologyLink } from '../topology/graph';
import { bannerOf } from './banner';
import type { ReportContent, Row, Table } from './content';
import { topologySvg } from './formats/topology-svg';
import { placeOf } from './summary';
import { count } from './words';

export function topologyReport(snapshot: Snapshot, findings: Findings): ReportContent {
  const { nodes, links, zones, name } = condensedOf(snapshot.model);
  const hosts = hostNodes(snapshot.model);
  const amount = hosts.reduce((sum, node) => sum + node.count, 0);
  const names = new Map(nodes.map((node) => [node.id, node.name]));
  const places = new Map(nodes.map((node) => [node.id, node.hosts[0]?.at]));
  const hostTable: Table = {
    caption: 'Hosts in the picture',
    columns: [
      { title: 'Host' },
      { title: 'Count', align: 'right' },
      { title: 'Zone' },
      { title: 'Tier' },
      { title: 'Site' },
      { title: 'Components' },
    ],
    rows: hosts.map((node): Row => ({
      cells: [
        { text: node.name },
        { text: node.count.toString() },
        { text: node.zone ?? '–' },
        { text: node.tier === null ? '–' : node.tier.toString() },
        { text: node.site ?? '–' },
        { text: node.components.map(({ id }) => id).join(', ') },
      ],
      ...placeOf(snapshot, node.hosts[0]?.at),
    })),
    empty: 'There are no hosts yet. Add one under `tiers`.',
  };
  const linkTable: Table = {
    caption: 'Connections in the picture',
    columns: [{ title: 'From' }, { title: 'To' }, { title: 'Protocols' }, { title: 'Firewalls' }],
    rows: links.flatMap((link): Row[] => {
      const drawn = link.flows.filter((flow) => !flow.common);
      if (drawn.length === 0 || link.from === link.to) return [];
      return [
        {
          cells: [
            { text: names.get(link.from) ?? link.from },
            { text: names.get(link.to) ?? link.to },
            { text: protocols(drawn) },
            verdict(drawn),
          ],
          ...placeOf(snapshot, places.get(link.to) ?? places.get(link.from)),
        },
      ];
    }),
    empty: 'The components that the spec places do not talk to each other.',
  };
  return {
    title: `Topology: ${name}`,
    subtitle: `${count(amount, 'host')}, ${count(zones.length, 'zone')}, ${count(linkTable.rows.length, 'connection')}.`,
    ...bannerOf(snapshot),
    sections: [
      {
        heading: 'Picture',
        ...(hosts.length === 0 ? {} : { picture: { kind: 'topology' as const, svg: topologySvg(snapshot, findings) } }),
        tables: [hostTable, linkTable],
      },
    ],
  };
}

type Flows = TopologyLink['flows'];

const protocols = (flows: Flows): string =>
  [...new Set(flows.map(({ protocol, port }) => `${protocol}${port === null ? '' : ` ${port}`}`))].join(', ');

function verdict(flows: Flows): Row['cells'][number] {
  const blocked = flows.filter((flow) => flow.verdict === 'blocked');
  if (blocked.length > 0) return { text: `blocked: ${protocols(blocked)}`, status: 'bad' };
  return flows.some((flow) => flow.verdict === 'allowed') ? { text: 'allowed', status: 'good' } : { text: '–' };
}
