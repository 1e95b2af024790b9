/** The contract of `topology --format json`. */
import type { Snapshot } from '../../model/snapshot';
import type { Findings } from '../../engine/engine';
import { topologyOf } from '../../topology/graph';
import { findingsByNode, worstOf } from '../topology/topology-findings';

/** Everything that the graph holds, hosts one by one; findings counted by host. */
export function topologyJson(snapshot: Snapshot, findings: Findings): unknown {
  const topology = topologyOf(snapshot.model);
  const byNode = findingsByNode(snapshot, findings, topology);
  return {
    version: 1,
    name: topology.name,
    zones: topology.zones.map(({ name, kind }) => ({ name, kind: kind ?? null })),
    firewalls: topology.firewalls,
    nodes: topology.nodes.map((node) => ({
      id: node.id,
      kind: node.kind,
      name: node.name,
      count: node.count,
      zone: node.zone,
      tier: node.tier,
      site: node.site,
      components: node.components.map(({ id, version }) => ({ component: id, version: version ?? null })),
      worst: worstOf(byNode.get(node.id)) ?? null,
      findings: byNode.get(node.id)?.length ?? 0,
    })),
    links: topology.links.map(({ from, to, flows }) => ({
      from,
      to,
      flows: flows.map((flow) => ({
        from: flow.from,
        to: flow.to,
        protocol: flow.protocol,
        port: flow.port,
        transport: flow.transport,
        tls: flow.tls,
        purpose: flow.purpose,
        verdict: flow.verdict ?? null,
        common: flow.common,
      })),
    })),
  };
}
