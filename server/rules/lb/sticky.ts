/** Load balancers that may send a user to another server in the middle of a session. */
import type { ComponentId } from '../../catalog/components';
import type { Fact } from '../../model/dsl';
import type { Component, Host, Model } from '../../model/model';
import { setOnComponent } from '../../fixes/edits';
import type { FixDraft } from '../../fixes/fix';
import { findOn } from '../../questions/components';
import { targetsOf } from '../../questions/balancers';

export interface Loose {
  readonly balancer: Component;
  /** Its `sticky: false`; undefined where it does not say. */
  readonly fact: Fact<boolean> | undefined;
  /** What stands behind it, and behind no other load balancer that may keep sessions. One a host. */
  readonly components: readonly Component[];
}

/**
 * Load balancers with one of these behind them that are not sticky, or do not say whether they are. Where another load balancer
 * leads to a host too, its sessions may come by that one.
 */
export function looseBalancers(model: Model, ids: readonly ComponentId[]): readonly Loose[] {
  const byBalancer = hostsBehind(model, ids);
  const sticky = hostsOf(byBalancer, (balancer) => balancer.spec.sticky?.value === true);
  const notLoose = hostsOf(byBalancer, (balancer) => balancer.spec.sticky?.value !== false);
  return [...byBalancer].flatMap(([balancer, hosts]): Loose[] => {
    const fact = balancer.spec.sticky;
    if (fact?.value === true) return [];
    const alone = hosts.filter((host) => !(fact === undefined ? sticky : notLoose).has(host));
    const components = alone.flatMap((host) => findOn(host, ...ids) ?? []);
    return components.length === 0 ? [] : [{ balancer, fact, components }];
  });
}

/** The hosts with one of these behind each load balancer. */
function hostsBehind(model: Model, ids: readonly ComponentId[]): ReadonlyMap<Component, readonly Host[]> {
  const found = new Map<Component, Host[]>();
  for (const { balancer, host } of targetsOf(model)) {
    if (findOn(host, ...ids) === undefined) continue;
    const hosts = found.get(balancer);
    if (hosts === undefined) found.set(balancer, [host]);
    else if (!hosts.includes(host)) hosts.push(host);
  }
  return found;
}

const hostsOf = (
  byBalancer: ReadonlyMap<Component, readonly Host[]>,
  condition: (balancer: Component) => boolean,
): ReadonlySet<Host> => new Set([...byBalancer].flatMap(([balancer, hosts]) => (condition(balancer) ? hosts : [])));

export const makeSticky = (balancer: Component): FixDraft => ({
  title: 'Set `sticky` to `true`',
  safe: true,
  in: balancer.spec.at,
  edit: (editor) => {
    setOnComponent(editor, balancer, 'sticky', true);
  },
});
