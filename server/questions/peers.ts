/** Keys by which a component names the hosts that it talks to. */
import { componentIds, isComponentId, partsOf, type ComponentId } from '../catalog/components';
import { flows, peerKeys, type PeerKey } from '../catalog/flows';
import type { Fact } from '../model/dsl';
import type { Component, Host, Model } from '../model/model';

/** By component and key: what may stand at the other end, as the flows have it. */
const ends: ReadonlyMap<string, ReadonlySet<ComponentId>> = (() => {
  const found = new Map<string, Set<ComponentId>>();
  for (const { named, from, to } of flows) {
    if (named === undefined || !('key' in named)) continue;
    const [own, other] = named.of === 'to' ? [to, from] : [from, to];
    if (!isComponentId(other)) continue;
    const place = `${own} ${named.key}`;
    found.set(place, (found.get(place) ?? new Set<ComponentId>()).add(other));
  }
  return found;
})();

interface Wanted {
  readonly key: PeerKey;
  readonly ids: ReadonlySet<ComponentId>;
}

/** MSG002 speaks for the SMTP proxy, whose MTA must be one of the suite. */
const wantedOf = (id: ComponentId): readonly Wanted[] =>
  id === 'mmp-smtp-proxy'
    ? []
    : peerKeys
        .map((key) => ({ key, ids: new Set(partsOf(id).flatMap((part) => [...(ends.get(`${part} ${key}`) ?? [])])) }))
        .filter(({ ids }) => ids.size > 0);

const wanted: ReadonlyMap<ComponentId, readonly Wanted[]> = new Map(componentIds.map((id) => [id, wantedOf(id)]));

/** A host that a component names for the sake of what runs there. */
export interface PeerName {
  readonly component: Component;
  readonly key: PeerKey;
  readonly fact: Fact<string>;
  /** What may answer. */
  readonly wanted: ReadonlySet<ComponentId>;
}

/** All of them, in document order. */
export const peerNames = (model: Model): readonly PeerName[] =>
  model.shared('names of peers', (view) => {
    const byHost = view.each(view.hosts, 'names of peers on a host', ({ components }) => components.flatMap(namedBy));
    return byHost.flat();
  });

const namedBy = (component: Component): readonly PeerName[] =>
  (wanted.get(component.id) ?? []).flatMap(({ key, ids }) =>
    (component.spec[key]?.items ?? []).map((fact): PeerName => ({ component, key, fact, wanted: ids })),
  );

/** Where hosts are named for the sake of these components, which leave their host: nothing that stays there answers. */
export function namesOf(model: Model, leaving: readonly Component[]): readonly Fact<string>[] {
  const hosts = new Map<Host, ReadonlySet<ComponentId>>();
  for (const { host } of leaving) hosts.set(host, partsOn(leaving.filter((component) => component.host === host)));
  if (hosts.size === 0) return [];
  return peerNames(model).flatMap(({ component, fact, wanted: ids }) => {
    // What leaves takes its own keys along as they are.
    const host = leaving.includes(component) ? undefined : model.host(fact.value);
    const parts = host === undefined ? undefined : hosts.get(host);
    if (host === undefined || parts === undefined) return [];
    const stays = partsOn(host.components.filter((own) => !leaving.includes(own)));
    return [...ids].some((id) => parts.has(id)) && ![...ids].some((id) => stays.has(id)) ? [fact] : [];
  });
}

const partsOn = (components: readonly Component[]): ReadonlySet<ComponentId> =>
  new Set(components.flatMap(({ id }) => partsOf(id)));
