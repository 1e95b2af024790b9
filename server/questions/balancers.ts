/** What stands behind the load balancers of a spec. */
import { componentInfo, partsOf } from '../catalog/components';
import type { Fact } from '../model/dsl';
import type { Component, Host, Model } from '../model/model';

export interface Target {
  readonly balancer: Component;
  /** The name under `targets`. */
  readonly fact: Fact<string>;
  readonly host: Host;
  /** All hosts among which its load balancer spreads the load. */
  readonly all: ReadonlySet<Host>;
}

/** Every host that a load balancer names. */
export const targetsOf = (model: Model): readonly Target[] =>
  model.shared('targets of load balancers', (view) =>
    view.of('load-balancer').flatMap((balancer) => {
      const all = new Set(view.hostsOf(balancer.spec.targets));
      return (balancer.spec.targets?.items ?? []).flatMap((fact): Target[] => {
        const host = view.host(fact.value);
        return host === undefined ? [] : [{ balancer, fact, host, all }];
      });
    }),
  );

/** Whether a host runs a load balancer that may lead elsewhere than the spec shows: without targets, or with some that are not known. */
export const leadsElsewhere = (model: Model, host: Host): boolean =>
  host.components.some(
    ({ id, spec }) =>
      id === 'load-balancer' &&
      (spec.targets === undefined ||
        spec.targets.incomplete ||
        spec.targets.items.some(({ value }) => model.host(value) === undefined)),
  );

/** Whether a host runs something that a load balancer may stand before, and that may be meant. */
export const mayBeMeant = (host: Host): boolean =>
  host.components.some(({ id }) =>
    partsOf(id).some((part) => {
      const kind = componentInfo(part).loadBalancing;
      return kind === 'named' || kind === 'elsewhere';
    }),
  );

/** The hosts behind each host that runs a load balancer with targets. */
const behindBalancers = (model: Model): ReadonlyMap<Host, readonly Host[]> =>
  model.shared('hosts behind load balancers', (view) => {
    const behind = new Map<Host, Set<Host>>();
    for (const { balancer, host } of targetsOf(view)) {
      const hosts = behind.get(balancer.host);
      if (hosts === undefined) behind.set(balancer.host, new Set([host]));
      else hosts.add(host);
    }
    return new Map([...behind].map(([balancer, hosts]) => [balancer, [...hosts]]));
  });

/** Where connections to a host end: the hosts behind its load balancer, else the host itself. */
export const endsAt = (model: Model, host: Host): readonly Host[] => behindBalancers(model).get(host) ?? [host];

/** The host itself, and those among which its load balancers choose. */
export const withBehind = (model: Model, host: Host): readonly Host[] => [
  host,
  ...(behindBalancers(model).get(host) ?? []).filter((each) => each !== host),
];
