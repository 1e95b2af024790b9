/** Keys by which a component names the hosts that it talks to. */
import { isComponentId, partsOf, type ComponentId } from '../catalog/components';
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

/** MSG002 speaks for the SMTP proxy, whose MTA must be one of the suite. */
export const wantedBy = ({ id }: Component, key: PeerKey): ReadonlySet<ComponentId> =>
  new Set(id === 'mmp-smtp-proxy' ? [] : partsOf(id).flatMap((part) => [...(ends.get(`${part} ${key}`) ?? [])]));

/** Where hosts are named for the sake of these components, which leave their host: nothing that stays there answers. */
export function namesOf(model: Model, leaving: readonly Component[]): readonly Fact<string>[] {
  const hosts = new Map<Host, ReadonlySet<ComponentId>>();
  for (const { host } of leaving) hosts.set(host, partsOn(leaving.filter((component) => component.host === host)));
  if (hosts.size === 0) return [];
  return model.hosts.flatMap(({ components }) =>
    components.flatMap((component) =>
      // What leaves takes its own keys along as they are.
      (leaving.includes(component) ? [] : peerKeys).flatMap((key) =>
        (component.spec[key]?.items ?? []).filter(({ value }) => {
          const host = model.host(value);
          const parts = host === undefined ? undefined : hosts.get(host);
          if (host === undefined || parts === undefined) return false;
          const wanted = wantedBy(component, key);
          const stays = partsOn(host.components.filter((own) => !leaving.includes(own)));
          return [...wanted].some((id) => parts.has(id)) && ![...wanted].some((id) => stays.has(id));
        }),
      ),
    ),
  );
}

const partsOn = (components: readonly Component[]): ReadonlySet<ComponentId> =>
  new Set(components.flatMap(({ id }) => partsOf(id)));
