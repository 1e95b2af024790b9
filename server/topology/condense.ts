/** Hosts that are alike as one node, so that a picture of a hundred hosts can be read. */
import type { Topology, TopologyFlow, TopologyLink, TopologyNode } from './graph';

/** More nodes than this are put together where they are alike. */
const MOST_NODES = 24;

/**
 * The same deployment with fewer nodes: hosts of one zone, tier, site and set of components become one. A small one is returned
 * as it is. Linear.
 */
export function condense(topology: Topology): Topology {
  if (topology.nodes.length <= MOST_NODES) return topology;
  const groups = new Map<string, TopologyNode[]>();
  for (const node of topology.nodes) {
    const key = keyOf(node);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [node]);
    else group.push(node);
  }
  const idOf = new Map<string, string>();
  const nodes = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    for (const node of group) idOf.set(node.id, first.id);
    return [group.length === 1 ? first : merged(first, group)];
  });
  const links = new Map<string, { from: string; to: string; flows: Map<string, TopologyFlow> }>();
  for (const link of topology.links) {
    const from = idOf.get(link.from) ?? link.from;
    const to = idOf.get(link.to) ?? link.to;
    const key = JSON.stringify([from, to]);
    const known = links.get(key) ?? { from, to, flows: new Map<string, TopologyFlow>() };
    links.set(key, known);
    for (const flow of link.flows) known.flows.set(JSON.stringify(flow), flow);
  }
  return {
    ...topology,
    nodes,
    links: [...links.values()].map(({ from, to, flows }): TopologyLink => ({ from, to, flows: [...flows.values()] })),
  };
}

const keyOf = (node: TopologyNode): string =>
  node.kind === 'outside'
    ? node.id
    : JSON.stringify([node.zone, node.tier, node.site, [...new Set(node.components.map(({ id }) => id))].sort()]);

function merged(first: TopologyNode, group: readonly TopologyNode[]): TopologyNode {
  const last = group.at(-1);
  return {
    ...first,
    name: `${first.name} … ${last?.name ?? ''}`,
    count: group.reduce((sum, node) => sum + node.count, 0),
    hosts: group.flatMap((node) => node.hosts),
  };
}
