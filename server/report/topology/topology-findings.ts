/** What is wrong with the hosts of a topology. */
import type { Snapshot } from '../../model/snapshot';
import type { Findings } from '../../engine/engine';
import type { Finding } from '../../engine/finding';
import type { Severity } from '../../rules/rule';
import { childrenOf, type Node, type Span } from '../../syntax/tree';
import type { Topology } from '../../topology/graph';

/** The findings of each node of a topology, the worst first; those alike in the order of the document. */
export type NodeFindings = ReadonlyMap<string, readonly Finding[]>;

const WEIGHT: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1, hint: 0 };

interface Place {
  readonly id: string;
  readonly span: Span;
}

/** Findings whose place lies in one of the hosts of a node, in whichever file that stands; advice is left out. */
export function findingsByNode(snapshot: Snapshot, { findings }: Findings, topology: Topology): NodeFindings {
  const byUri = new Map<string, Place[]>();
  for (const node of topology.nodes)
    for (const { item } of node.hosts)
      for (const { uri, span } of placesOf(snapshot, item)) {
        const place = { id: node.id, span };
        const list = byUri.get(uri);
        if (list === undefined) byUri.set(uri, [place]);
        else list.push(place);
      }
  for (const places of byUri.values()) places.sort((a, b) => a.span.start - b.span.start);
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.advice) continue;
    const place = placeAt(byUri.get(finding.uri) ?? [], finding.span.start);
    if (place === undefined) continue;
    const own = found.get(place.id);
    if (own === undefined) found.set(place.id, [finding]);
    else own.push(finding);
  }
  for (const own of found.values()) own.sort((a, b) => WEIGHT[b.severity] - WEIGHT[a.severity]);
  return found;
}

/** The last place that begins at an offset or before, where it holds it. */
function placeAt(places: readonly Place[], offset: number): Place | undefined {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const place = places[low - 1];
  return place !== undefined && offset < place.span.end ? place : undefined;
}

/** Where the text of a host item stands: a host that a spec lays on one below it has parts in both files. */
function placesOf(snapshot: Snapshot, item: Node): readonly { readonly uri: string; readonly span: Span }[] {
  const place = snapshot.locate(item);
  const places = place === undefined ? [] : [place];
  if (snapshot.bases.trees.length === 0) return places;
  const visit = (node: Node): void => {
    for (const child of childrenOf(node)) {
      const own = snapshot.locate(child);
      const isWithin =
        own !== undefined &&
        places.some(({ uri, span }) => uri === own.uri && span.start <= own.span.start && own.span.end <= span.end);
      if (own !== undefined && !isWithin) places.push(own);
      visit(child);
    }
  };
  visit(item);
  return places;
}

/** The severity of the worst. */
export const worstOf = (findings: readonly Finding[] | undefined): Severity | undefined => findings?.[0]?.severity;
