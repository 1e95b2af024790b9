/** What is wrong with the hosts of a topology. */
import type { Snapshot } from '../model/snapshot';
import type { Findings } from '../engine/engine';
import type { Severity } from '../rules/rule';
import type { Topology } from '../topology/graph';

/** What is worst about each node of a topology: findings whose place lies in one of its hosts; advice is left out. */
export type Worst = ReadonlyMap<string, readonly Severity[]>;

const WEIGHT: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1, hint: 0 };

export function findingsByNode(snapshot: Snapshot, { findings }: Findings, topology: Topology): Worst {
  const places = topology.nodes
    .flatMap((node) =>
      node.hosts.flatMap(({ item }) => {
        const place = snapshot.locate(item);
        return place === undefined ? [] : [{ id: node.id, uri: place.uri, span: place.span }];
      }),
    )
    .sort((a, b) => a.span.start - b.span.start);
  const byUri = new Map<string, typeof places>();
  for (const place of places) {
    const list = byUri.get(place.uri);
    if (list === undefined) byUri.set(place.uri, [place]);
    else list.push(place);
  }
  const found = new Map<string, Severity[]>();
  for (const finding of findings) {
    if (finding.advice) continue;
    const own = byUri.get(finding.uri) ?? [];
    let low = 0;
    let high = own.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((own[middle]?.span.start ?? 0) <= finding.span.start) low = middle + 1;
      else high = middle;
    }
    const place = own[low - 1];
    if (place === undefined || finding.span.start >= place.span.end) continue;
    const severities = found.get(place.id);
    if (severities === undefined) found.set(place.id, [finding.severity]);
    else severities.push(finding.severity);
  }
  return found;
}

export const worstOf = (severities: readonly Severity[] | undefined): Severity | undefined =>
  severities?.reduce<Severity | undefined>(
    (worst, severity) => (worst === undefined || WEIGHT[severity] > WEIGHT[worst] ? severity : worst),
    undefined,
  );
