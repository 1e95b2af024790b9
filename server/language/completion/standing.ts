/** What may stand where in a deployment, as the catalogue has it: which component in which tier and zone, which zone for what. */
import { componentIds, componentInfo, isComponentId, type ComponentId } from '../../catalog/components';
import type { Host, Model, ZoneKind } from '../../model/model';
import type { Snapshot } from '../../model/snapshot';
import { isTwoTier } from '../../questions/architecture';

/** Where a cursor is in the deployment, as far as it could be read. */
export interface Standing {
  /** Undefined outside of hosts, and where the host cannot be read. */
  readonly host: Host | undefined;
  /** 0, 1 or 2, where that has a meaning: what stands in which tier says the architecture of two tiers. */
  readonly tier: number | undefined;
  readonly zone: ZoneKind | undefined;
}

/** `tier`: that of the lines around, for a host that cannot be read yet. */
export function standingAt(snapshot: Snapshot, offset: number, tier: number | undefined): Standing {
  const { model } = snapshot;
  const host = hostAt(snapshot, offset);
  return {
    host,
    tier: isTwoTier(model) ? (tier ?? host?.tier) : undefined,
    zone: host === undefined || !isTwoTier(model) ? undefined : model.zoneOf(host),
  };
}

/** The host whose lines hold an offset: the last one that begins before it. */
function hostAt({ tree, model }: Snapshot, offset: number): Host | undefined {
  const home = tree.hostBlocks.findLast(({ start }) => start <= offset)?.block.piece.home;
  return home === undefined ? undefined : model.hosts.find(({ at }) => at.piece.home === home);
}

/** How well a component fits, lower is better: 0 for one that is wanted there, 1 for what may stand there, more for what is against it. */
export function componentRank(model: Model, standing: Standing, wanted: ReadonlySet<string>, id: ComponentId): number {
  const info = componentInfo(id);
  if (info.deprecated !== undefined || info.layer === 'user') return OUTDATED;
  const against = [
    !isStanding(standing.tier, id),
    standing.zone !== undefined && info.zones.length > 0 && !info.zones.includes(standing.zone),
    // In two tiers its parts are named instead.
    info.parts !== undefined && isTwoTier(model),
  ].filter(Boolean).length;
  return against === 0 && wanted.has(id) ? WANTED : FITTING + against;
}

const WANTED = 0;
/** What may stand there, and nothing asks for it. */
export const FITTING = 1;
const OUTDATED = 9;

/** Whether a tier is one of those that a component is found in; all are where the tier says nothing. */
export const isStanding = (tier: number | undefined, id: ComponentId): boolean => {
  const { layer, alsoLayers = [] } = componentInfo(id);
  const layers = [layer, ...alsoLayers];
  return tier === undefined || layers.some((one) => one === tier || (one === 'with-application' && tier === 1));
};

/** What the components of a host need beside them and have not, and what those of the deployment need and nobody has. */
export function wantedBy(model: Model, host: Host | undefined): ReadonlySet<string> {
  const here = (host?.components ?? []).map(({ id }) => id);
  const has = (id: string): boolean => isComponentId(id) && (model.has(id) || model.isExternal(id));
  const wanted = new Set<string>();
  for (const id of new Set([...here, ...model.placed])) {
    const { requires = [], container = [] } = componentInfo(id);
    const own = here.includes(id);
    if (own && container.length > 0 && !container.some((one) => here.includes(one))) wanted.add(container[0] ?? id);
    for (const { anyOf, sameHost, when } of requires) {
      if (when !== undefined || (sameHost === true && !own)) continue;
      const met = sameHost === true ? anyOf.some((one) => here.some((other) => other === one)) : anyOf.some(has);
      const [first] = anyOf;
      if (!met && first !== undefined) wanted.add(first);
    }
  }
  return wanted;
}

/** How well a kind of zone suits a host, lower is better, from 0; the same for all that do not. */
export function zoneRank(model: Model, { host, tier }: Standing, kind: ZoneKind | undefined): number {
  if (kind === undefined) return UNSUITED - 1;
  if (!isTwoTier(model)) return kind === 'intranet' ? 0 : UNSUITED;
  const placed = (host?.components ?? []).map(({ id }) => componentInfo(id).zones).filter(({ length }) => length > 0);
  if (placed.length > 0) {
    const places = placed.map((zones) => zones.indexOf(kind));
    return places.includes(-1) ? UNSUITED : Math.max(...places);
  }
  const usual = usualZones(tier);
  const place = usual.indexOf(kind);
  return place < 0 ? UNSUITED : place;
}

/** More than there are kinds of zones. */
const UNSUITED = 20;

/** The kinds of zones of what stands in a tier, those of the most components first. */
function usualZones(tier: number | undefined): readonly ZoneKind[] {
  const counts = new Map<ZoneKind, number>();
  for (const id of componentIds) {
    const { layer, zones, deprecated } = componentInfo(id);
    const [usual] = zones;
    if (layer === tier && deprecated === undefined && usual !== undefined)
      counts.set(usual, (counts.get(usual) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([kind]) => kind);
}
