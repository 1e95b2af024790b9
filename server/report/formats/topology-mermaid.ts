/** The topology as a diagram of Mermaid. */
import type { Snapshot } from '../../model/snapshot';
import type { Findings } from '../../engine/engine';
import { condensedOf } from '../../topology/condense';
import type { TopologyNode } from '../../topology/graph';
import { cardLines, cardTitle } from '../../topology/card-text';
import { escapeMermaid } from '../escape';
import { findingsByNode, worstOf } from '../topology/topology-findings';

/** A flowchart with a subgraph a zone, and one in it for the hosts of each site; hosts that are alike are one node where there are many. */
export function topologyMermaid(snapshot: Snapshot, findings: Findings): string {
  const topology = condensedOf(snapshot.model);
  const byNode = findingsByNode(snapshot, findings, topology);
  const ids = new Map(topology.nodes.map((node, i) => [node.id, `n${i}`]));
  const idOf = (node: string): string => ids.get(node) ?? 'n';
  const lines = ['flowchart LR'];
  const zones: (string | null)[] = [...topology.zones.map(({ name }) => name), null];
  const byZone = new Map<string | null, TopologyNode[]>();
  for (const node of topology.nodes) {
    const list = byZone.get(node.zone);
    if (list === undefined) byZone.set(node.zone, [node]);
    else list.push(node);
  }
  zones.forEach((zone, i) => {
    const nodes = byZone.get(zone);
    if (nodes === undefined) return;
    lines.push(`  subgraph z${i}["${escapeMermaid(zone ?? 'zone not given')}"]`);
    const shapes = (site: string | null, indent: string): readonly string[] =>
      nodes.filter((node) => node.site === site).map((node) => `${indent}${idOf(node.id)}${mermaidShape(node)}`);
    lines.push(...shapes(null, '    '));
    topology.sites.forEach((site, place) => {
      const own = shapes(site, '      ');
      if (own.length === 0) return;
      lines.push(`    subgraph z${i}s${place}["${escapeMermaid(site)}"]`, ...own, '    end');
    });
    lines.push('  end');
  });
  for (const { from, to, flows } of topology.links) {
    const drawn = flows.filter((flow) => !flow.common);
    if (drawn.length === 0 || from === to) continue;
    const labels = [...new Set(drawn.map(({ protocol, port }) => `${protocol}${port === null ? '' : ` ${port}`}`))];
    const blocked = drawn.some((flow) => flow.verdict === 'blocked');
    const label = `${labels.slice(0, 4).join(', ')}${labels.length > 4 ? `, +${labels.length - 4}` : ''}${blocked ? ' (blocked)' : ''}`;
    lines.push(`  ${idOf(from)} ${blocked ? '-.->' : '-->'}|"${escapeMermaid(label)}"| ${idOf(to)}`);
  }
  lines.push('  classDef error stroke:#c4314b,stroke-width:3px', '  classDef warning stroke:#b07500,stroke-width:3px');
  for (const node of topology.nodes) {
    const severity = worstOf(byNode.get(node.id));
    if (severity === 'error' || severity === 'warning') lines.push(`  class ${idOf(node.id)} ${severity}`);
  }
  return `${lines.join('\n')}\n`;
}

function mermaidShape(node: TopologyNode): string {
  const text = [cardTitle(node), ...cardLines(node)].map(escapeMermaid).join('<br/>');
  return node.kind === 'outside' ? `(["${text}"])` : `["${text}"]`;
}
