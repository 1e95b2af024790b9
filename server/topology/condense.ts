/** Hosts that are alike as one node, so that a picture of a hundred hosts can be read. */
import { componentInfo } from '../catalog/components';
import type { Model } from '../model/model';
import { groupBy } from '../network/group';
import { byUnits } from '../words/order';
import { graphOf, type Together, type Topology, type TopologyComponent, type TopologyNode } from './graph';

/** More nodes than this are put together where they are alike. */
const MOST_NODES = 24;
/** More than this cannot be followed: then what is less alike is put together too. */
const MOST_GROUPS = 32;

/**
 * The deployment with few nodes: where there are many, hosts of one zone, tier, site and set of components with their versions are one;
 * where these are still many, those of one set of products, then all of a site, then all of a zone and tier. A small one has all of
 * its hosts.
 */
export const condensedOf = (model: Model): Topology =>
  model.shared('topology, condensed', (asked) => graphOf(asked, together));

/** What tells hosts apart, from the finest to the coarsest. */
const KEYS: readonly ((node: TopologyNode) => readonly unknown[])[] = [
  ({ zone, tier, site, components }) => [zone, tier, site, ...setOf(components.map(versioned))],
  ({ zone, tier, site, components }) => [
    ...[zone, tier, site],
    ...setOf(components.map(({ id }) => componentInfo(id).product)),
  ],
  ({ zone, tier, site }) => [zone, tier, site],
  ({ zone, tier }) => [zone, tier],
];

const versioned = ({ id, version = '' }: TopologyComponent): string => `${id} ${version}`;

const setOf = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort(byUnits);

function together(all: readonly TopologyNode[]): Together {
  if (all.length <= MOST_NODES) return { nodes: all, idOf: (id) => id };
  let groups: ReadonlyMap<string, readonly TopologyNode[]> = new Map();
  for (const keyOf of KEYS) {
    groups = groupBy(all, (node) => (node.kind === 'outside' ? node.id : JSON.stringify(keyOf(node))));
    if (groups.size <= MOST_GROUPS) break;
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

/** What its hosts do not have in common is not given. */
function merged(first: TopologyNode, group: readonly TopologyNode[]): TopologyNode {
  const last = group.at(-1);
  const components = new Map(group.flatMap((node) => node.components.map((own) => [versioned(own), own])));
  return {
    ...first,
    name: `${first.name} … ${last?.name ?? ''}`,
    count: group.reduce((sum, node) => sum + node.count, 0),
    site: group.every(({ site }) => site === first.site) ? first.site : null,
    components: [...components.values()],
    hosts: group.flatMap((node) => node.hosts),
  };
}
