/** What may pass a firewall: which zones it stands between, what is spoken there, and who speaks it. */
import { flows, isOutsideEnd, outsideEndInfo, type FlowEnd } from '../../catalog/flows';
import { carrierProtocol, isProtocolId, plainProtocol, secureProtocol } from '../../catalog/vocabulary';
import type { Model } from '../../model/model';
import type { Snapshot } from '../../model/snapshot';

/** The zones that the firewall around an offset stands between, as the spec names them. */
export const zonesOf = ({ model, tree }: Snapshot, offset: number): readonly string[] =>
  (model.firewalls?.items ?? [])
    .filter(({ at }) => tree.owns(at) && tree.spanOf(at).start <= offset && offset <= tree.spanOf(at).end)
    .flatMap(({ between }) => between?.items.map(({ value }) => value) ?? []);

/** The protocol of the firewall rule around an offset. */
export const protocolAt = ({ model, tree }: Snapshot, offset: number): string | undefined =>
  (model.firewalls?.items ?? [])
    .flatMap(({ allow }) => allow?.items ?? [])
    .find(({ at }) => tree.owns(at) && tree.spanOf(at).start <= offset && offset <= tree.spanOf(at).end)?.protocol
    ?.value;

/** The components at one end of the flows of a protocol; undefined where the catalogue has none. */
export function endsOf(protocol: string, end: 'from' | 'to'): ReadonlySet<FlowEnd> | undefined {
  const plain = isProtocolId(protocol) ? (plainProtocol(protocol) ?? protocol) : undefined;
  const ends = flows.filter((flow) => flow.protocol === plain).map((flow) => flow[end]);
  return ends.length === 0 ? undefined : new Set(ends);
}

/** The protocols that components in one of these zones speak with components, or users, in another of them. */
export function spokenBetween(model: Model, zones: readonly string[]): ReadonlySet<string> {
  const ends = zones.map((zone): ReadonlySet<FlowEnd> => {
    const hosts = model.hosts.filter(({ spec }) => spec.zone?.value === zone);
    return new Set(hosts.flatMap(({ components }) => components.map(({ id }) => id)));
  });
  const kinds = zones.map((zone) => model.zoneKind(zone));
  const standsIn = (end: FlowEnd, place: number): boolean =>
    isOutsideEnd(end) ? outsideEndInfo(end).zone === kinds[place] : ends[place]?.has(end) === true;
  const spoken = new Set<string>();
  for (const { from, to, protocol, onlyNamed } of flows) {
    if (onlyNamed) continue;
    const crosses = zones.some((_, a) => zones.some((__, b) => a !== b && standsIn(from, a) && standsIn(to, b)));
    if (!crosses) continue;
    for (const one of [protocol, secureProtocol(protocol), carrierProtocol(protocol)])
      if (one !== undefined) spoken.add(one);
  }
  return spoken;
}
