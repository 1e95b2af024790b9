/** Hosts that are alike as one node, so that a picture of a hundred hosts can be read. */
import type { Model } from '../model/model';
import { byUnits } from '../words/order';
import { graphOf, type Together, type Topology, type TopologyNode } from './graph';

/** More nodes than this are put together where they are alike. */
const MOST_NODES = 24;

/**
 * The deployment with few nodes: where there are many, hosts of one zone, tier, site and set of components with their versions are one.
 * A small one has all of its hosts.
 */
export const condensedOf = (model: Model): Topology =>
  model.shared('topology, condensed', (asked) => graphOf(asked, together));

function together(all: readonly TopologyNode[]): Together {
  if (all.length <= MOST_NODES) return { nodes: all, idOf: (id) => id };
  const groups = new Map<string, TopologyNode[]>();
  for (const node of all) {
    const key = keyOf(node);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [node]);
    else group.push(node);
  }
  const ids = new Map<string, string>();
  const nodes = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    for (const node of group) ids.set(node.id, first.id);
    return [group.length === 1 ? first : merged(first, group)];
  });
  return { nodes, idOf: (id) => ids.get(id) ?? id };
}

const keyOf = (node: TopologyNode): string =>
  node.kind === 'outside'
    ? node.id
    : JSON.stringify([
        node.zone,
        node.tier,
        node.site,
        [...new Set(node.components.map(({ id, version = '' }) => `${id} ${version}`))].sort(byUnits),
      ]);

function merged(first: TopologyNode, group: readonly TopologyNode[]): TopologyNode {
  const last = group.at(-1);
  return {
    ...first,
    name: `${first.name} … ${last?.name ?? ''}`,
    count: group.reduce((sum, node) => sum + node.count, 0),
    hosts: group.flatMap((node) => node.hosts),
  };
}
