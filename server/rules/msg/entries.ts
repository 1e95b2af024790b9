/** Where mail from the Internet comes in. */
import { mtaComponents } from '../../catalog/roles';
import type { Fact } from '../../model/dsl';
import type { Component, Host, Model } from '../../model/model';

export interface Entry {
  /** The host that an MX record names. */
  readonly fact: Fact<string>;
  /** Hosts that the mail gets to: that one, or those behind it where it is a load balancer. */
  readonly hosts: readonly Host[];
  readonly mtas: readonly Component[];
  /** Everything on those hosts could be read. */
  readonly complete: boolean;
}

/** What the MX records lead to. */
export const mailEntries = (model: Model): readonly Entry[] =>
  model.shared('entries of Internet mail', (own) =>
    (own.dns?.mx?.items ?? []).flatMap((record): Entry[] => {
      const fact = record.host;
      const host = fact === undefined ? undefined : own.host(fact.value);
      if (fact === undefined || host === undefined) return [];
      const hosts = behind(own, host);
      const complete = !host.incomplete && hosts.every((each) => !each.incomplete);
      return [{ fact, hosts, mtas: hosts.flatMap(mtasOn), complete }];
    }),
  );

/** The host itself, and those among which its load balancers choose. */
export function behind(model: Model, host: Host): readonly Host[] {
  const balanced = host.components.flatMap(({ id, spec }) =>
    id === 'load-balancer' ? model.hostsOf(spec.targets) : [],
  );
  return balanced.length === 0 ? [host] : [host, ...new Set(balanced.filter((each) => each !== host))];
}

const mtasOn = (host: Host): readonly Component[] => host.components.filter(({ id }) => mtaComponents.includes(id));

/**
 * An MTA that mail from the Internet comes to: one that an MX record leads to, else an inbound MTA. Undefined where the spec names
 * none.
 */
export const internetMta = (model: Model): Component | undefined =>
  mailEntries(model).flatMap(({ mtas }) => mtas)[0] ?? model.of('mta-inbound')[0];
