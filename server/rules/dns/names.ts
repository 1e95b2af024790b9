/** Logical service names, and what they lead to. */
import { partsOf, type ComponentId } from '../../catalog/components';
import type { Fact } from '../../model/dsl';
import type { Host, Model } from '../../model/model';
import { endsAt, targetsOf } from '../../questions/balancers';

/** A logical name and one host that it points to, and where it leads: to those behind a load balancer, where it names one. */
export interface Named {
  readonly name: string;
  readonly fact: Fact<string>;
  readonly host: Host;
  /** Where connections end. */
  readonly ends: readonly Host[];
}

export const namedHosts = (model: Model): readonly Named[] =>
  model.shared('logical names', (view) => {
    return (view.dns?.names?.entries ?? []).flatMap(({ name, value }): Named[] => {
      // With a host that cannot be read it is not known where the name leads.
      if (value.incomplete) return [];
      return value.items.flatMap((fact): Named[] => {
        const host = view.host(fact.value);
        return host === undefined ? [] : [{ name, fact, host, ends: endsAt(view, host) }];
      });
    });
  });

/** Whether a host runs one of these, parts of a whole product included. */
export const provides = (host: Host, ids: readonly ComponentId[]): boolean =>
  host.components.some(({ id }) => partsOf(id).some((part) => ids.includes(part)));

/** The best host to point a name to: a load balancer before one of `ids`, else a host that runs one. */
export function hostFor(model: Model, ids: readonly ComponentId[]): string | undefined {
  const balanced = targetsOf(model).find(({ host, balancer }) => provides(host, ids) && balancer.host.name !== '');
  if (balanced !== undefined) return balanced.balancer.host.name;
  return model.hosts.find((host) => host.name !== '' && provides(host, ids))?.name;
}
