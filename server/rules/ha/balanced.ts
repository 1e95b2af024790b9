/** Whether load is spread over several front ends of a kind. */
import type { ComponentId } from '../../catalog/components';
import type { Component, Host, Model } from '../../model/model';
import { targetsOf } from '../../questions/balancers';
import { ticked } from '../../words/list';
import type { FixDraft } from '../../fixes/fix';

export interface Unbalanced {
  readonly components: readonly Component[];
  /** The spec has load balancers, and says what stands behind each of them. */
  readonly proven: boolean;
}

/** Front ends of which there are several, where no load balancer of the spec stands before any of them. */
export function unbalanced(model: Model, id: ComponentId): Unbalanced | undefined {
  // One at each site is one a site: load is shared among those of one place.
  const sites = new Map<string | undefined, Component[]>();
  for (const component of model.of(id)) {
    const site = component.host.spec.site?.value;
    sites.set(site, [...(sites.get(site) ?? []), component]);
  }
  const components = [...sites.values()].find((alike) => model.countOf(alike) > 1);
  if (components === undefined || model.mayBeExternal('load-balancer')) return undefined;
  const hosts = new Set(components.map(({ host }) => host));
  if (targetsOf(model).some(({ host }) => hosts.has(host))) return undefined;
  const balancers = model.of('load-balancer');
  // Without `targets` it may stand before anything.
  if (balancers.some(({ spec }) => spec.targets === undefined || spec.targets.incomplete)) return undefined;
  return { components, proven: balancers.length > 0 && model.complete };
}

/** Puts the hosts of these components behind the first load balancer. */
export function balanceFix(model: Model, components: readonly Component[]): readonly FixDraft[] {
  const [balancer] = model.of('load-balancer');
  const targets = balancer?.spec.targets;
  if (targets === undefined || balancer === undefined) return [];
  const hosts = [...new Set(components.map(({ host }): Host => host))].filter(({ name }) => name !== '');
  const several = targets.at.kind === 'seq' && targets.items.length > 0;
  if (hosts.length > (several ? 3 : 1) || hosts.includes(balancer.host)) return [];
  return [
    {
      title: `Put ${ticked(hosts.map(({ name }) => name))} behind \`${balancer.host.name}\``,
      in: targets.at,
      edit: (editor) => {
        for (const { name } of hosts) editor.add(targets.at, name);
      },
    },
  ];
}
