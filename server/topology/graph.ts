/** The deployment as a graph: who stands where, and who talks to whom. Positions come later, in `layout.ts`. */
import { componentInfo, isComponentId, type ComponentId } from '../catalog/components';
import type { ProtocolId } from '../catalog/vocabulary';
import { flowsOf, type Flow, type FlowEnd } from '../network/flows';
import { barriersOf, trustOf, type FlowVerdict, type ZoneKind } from '../network/firewalls';
import { groupBy } from '../network/group';
import type { HostGroup, TlsMode } from '../network/layouts';
import type { Transport } from '../network/listeners';
import { titleOf, type PartyEnd } from '../network/parties';
import type { Host, Model } from '../model/model';
import type { Node } from '../syntax/tree';
import { byUnits } from '../words/order';

export interface TopologyZone {
  readonly name: string;
  readonly kind: ZoneKind | undefined;
}

export interface TopologyComponent {
  readonly id: ComponentId;
  readonly title: string;
  readonly version: string | undefined;
}

/** A host item of the spec. */
export interface TopologyHost {
  readonly name: string;
  /** Its name in the spec. */
  readonly at: Node;
  /** The whole item. */
  readonly item: Node;
}

/** A host, a group of hosts that are alike, or somebody outside the spec. */
export interface TopologyNode {
  /** Unique; the name of a host as it stands in the spec. */
  readonly id: string;
  readonly kind: 'host' | 'outside';
  readonly name: string;
  /** How many hosts it stands for; 1 for somebody outside. */
  readonly count: number;
  /** null: not given. */
  readonly zone: string | null;
  /** null: not given, and for users and other systems. */
  readonly tier: number | null;
  readonly site: string | null;
  readonly components: readonly TopologyComponent[];
  /** What else its card says, a line each, before its components. */
  readonly notes?: readonly string[];
  /** Hosts that were put together because they are alike; one for every other node. */
  readonly hosts: readonly TopologyHost[];
}

export interface TopologyFlow {
  readonly protocol: ProtocolId;
  /** null: not given by the spec or any document. */
  readonly port: number | null;
  readonly transport: Transport;
  readonly tls: TlsMode;
  readonly purpose: string;
  /** undefined: no firewall is known to be on the way. */
  readonly verdict: FlowVerdict | undefined;
  readonly from: PartyEnd;
  readonly to: PartyEnd;
  /** Every host has it (names, time, administration): the picture leaves it out. */
  readonly common: boolean;
}

/** All flows from a node to another. */
export interface TopologyLink {
  readonly from: string;
  readonly to: string;
  readonly flows: readonly TopologyFlow[];
}

export interface TopologyFirewall {
  readonly name: string;
  readonly between: readonly string[];
}

export interface Topology {
  readonly name: string;
  /** Those that are declared, then those that only hosts name. */
  readonly sites: readonly string[];
  /** From the least to the most trusted. */
  readonly zones: readonly TopologyZone[];
  readonly nodes: readonly TopologyNode[];
  readonly links: readonly TopologyLink[];
  readonly firewalls: readonly TopologyFirewall[];
}

/** The graph of a deployment, host by host: its links grow with pairs of hosts. For the picture see `condense.ts`. */
export const topologyOf = (model: Model): Topology =>
  model.shared('topology', (asked) => graphOf(asked, (nodes) => ({ nodes, idOf: (id) => id })));

/** Nodes of hosts put together, and the node that each of them has become part of. */
export interface Together {
  readonly nodes: readonly TopologyNode[];
  readonly idOf: (id: string) => string;
}

/** A graph of nodes put together by `together`. Its work follows the flows by groups of hosts, and the links that come out. */
export function graphOf(model: Model, together: (nodes: readonly TopologyNode[]) => Together): Topology {
  const barriers = barriersOf(model);
  const flows = flowsOf(model).filter((flow) => !flow.local);
  const single = [...hostNodes(model), ...outsideNodes(flows)];
  const { nodes, idOf } = together(single);
  const links = new Map<string, { from: string; to: string; flows: TopologyFlow[] }>();
  const ends = new Map<readonly HostGroup[], ReadonlyMap<string, readonly HostGroup[]>>();
  /** The nodes of an end, with those of its hosts that stand in each. */
  const nodesAt = (end: FlowEnd): ReadonlyMap<string, readonly HostGroup[]> => {
    if (end.hosts.length === 0) return new Map([[outsideId(end), []]]);
    const known = ends.get(end.hosts) ?? groupBy(end.hosts, ({ name }) => idOf(name));
    ends.set(end.hosts, known);
    return known;
  };
  for (const flow of flows) {
    const made = plain(flow);
    const targets = nodesAt(flow.to);
    for (const [from, sources] of nodesAt(flow.from)) {
      for (const [to, hosts] of targets) {
        if (from === to && !isBetween(sources, hosts)) continue;
        const key = JSON.stringify([from, to]);
        const link = links.get(key) ?? { from, to, flows: [] };
        links.set(key, link);
        if (!link.flows.some((other) => same(other, made))) link.flows.push(made);
      }
    }
  }
  const named = new Set([
    ...single.flatMap((node) => node.zone ?? []),
    ...barriers.firewalls.flatMap((firewall) => firewall.zones),
  ]);
  const zones = [...named]
    .map((name): TopologyZone => ({ name, kind: barriers.kindOf(name) }))
    .sort((a, b) => trustOf(a.kind) - trustOf(b.kind));
  return {
    name: model.section('name')?.value ?? 'deployment',
    sites: [
      ...new Set([
        ...(model.section('sites')?.items ?? []).flatMap(({ name }) => name?.value ?? []),
        ...single.flatMap(({ site }) => site ?? []),
      ]),
    ],
    zones,
    nodes,
    links: [...links.values()],
    firewalls: barriers.firewalls.map(({ name, zones: between }) => ({ name, between })),
  };
}

/** Whether a host of one list talks to another of the other list, or to one of its own group. */
function isBetween(sources: readonly HostGroup[], targets: readonly HostGroup[]): boolean {
  const [source, target] = [sources[0], targets[0]];
  const isAlone = sources.length === 1 && targets.length === 1 && source?.name === target?.name && source?.count === 1;
  return !isAlone;
}

/** A node for each host item; of those with one name the first. */
export function hostNodes(model: Model): readonly TopologyNode[] {
  const nodes = new Map<string, TopologyNode>();
  for (const host of model.hosts) {
    const id = host.name === '' ? `(no name ${nodes.size + 1})` : host.name;
    if (!nodes.has(id)) nodes.set(id, hostNode(model, host, id));
  }
  return [...nodes.values()];
}

const hostNode = (model: Model, host: Host, id: string): TopologyNode => ({
  id,
  kind: 'host',
  name: id,
  count: host.count,
  zone: host.spec.zone?.value ?? null,
  tier: host.tier ?? null,
  site: host.spec.site?.value ?? null,
  components: host.components.map((component) => ({
    id: component.id,
    title: componentInfo(component.id).title,
    version: model.versionOf(component)?.value,
  })),
  hosts: [{ name: id, at: host.at, item: host.spec.at }],
});

const outsideId = (end: FlowEnd): string => `${end.component} @ ${end.zone ?? '?'}`;

/** A node for everybody outside the spec, by their names: the order must not depend on which flow is found first. */
function outsideNodes(flows: readonly Flow[]): readonly TopologyNode[] {
  const nodes = new Map<string, TopologyNode>();
  for (const end of flows.flatMap(({ from, to }) => [from, to])) {
    const id = outsideId(end);
    if (end.hosts.length > 0 || nodes.has(id)) continue;
    const layer = isComponentId(end.component) ? componentInfo(end.component).layer : undefined;
    nodes.set(id, {
      id,
      kind: 'outside',
      name: titleOf(end.component),
      count: 1,
      zone: end.zone,
      tier: typeof layer === 'number' ? layer : null,
      site: null,
      components: [],
      hosts: [],
    });
  }
  return [...nodes.values()].sort((a, b) => byUnits(a.id, b.id));
}

const plain = (flow: Flow): TopologyFlow => ({
  protocol: flow.protocol,
  port: flow.port,
  transport: flow.transport,
  tls: flow.tls,
  purpose: flow.purpose,
  verdict: flow.verdict,
  from: flow.from.component,
  to: flow.to.component,
  common: flow.from.component === 'any-host' || flow.kind.from === 'any-host',
});

const same = (a: TopologyFlow, b: TopologyFlow): boolean =>
  a.protocol === b.protocol &&
  a.port === b.port &&
  a.tls === b.tls &&
  a.purpose === b.purpose &&
  a.verdict === b.verdict &&
  a.from === b.from &&
  a.to === b.to;
