/** Where mail from the Internet comes in: MX records, and the MTAs that they lead to. */
import { mtaComponents } from '../catalog/roles';
import type { Fact, Infer } from '../model/dsl';
import type { dns } from '../model/format/network';
import type { Component, Host, Model } from '../model/model';
import { endsAt, withBehind } from './balancers';

export type MxSpec = NonNullable<NonNullable<Infer<typeof dns>['mx']>['items'][number]>;

export interface MailExchanger {
  readonly spec: MxSpec;
  /** The host that the record names. */
  readonly fact: Fact<string>;
  /** That host, or group of hosts. */
  readonly host: Host;
  /** Where mail ends: that host, or those behind the load balancer that it is. */
  readonly ends: readonly Host[];
  /** Hosts that the mail passes: that one, and those behind it where it is a load balancer. */
  readonly hosts: readonly Host[];
  /** MTAs on these hosts. */
  readonly mtas: readonly Component[];
  /** Everything on those hosts could be read. */
  readonly complete: boolean;
}

/** The MX records whose hosts are known, in the order of the spec. */
export const mailExchangers = (model: Model): readonly MailExchanger[] =>
  model.shared('MX records', (view) =>
    (view.dns?.mx?.items ?? []).flatMap((spec): MailExchanger[] => {
      const fact = spec.host;
      const host = fact === undefined ? undefined : view.host(fact.value);
      if (fact === undefined || host === undefined) return [];
      const hosts = withBehind(view, host);
      return [
        {
          spec,
          fact,
          host,
          ends: endsAt(view, host),
          hosts,
          mtas: hosts.flatMap((each) => each.components.filter(({ id }) => mtaComponents.includes(id))),
          complete: hosts.every((each) => !each.incomplete),
        },
      ];
    }),
  );

/**
 * An MTA that mail from the Internet comes to: one that an MX record leads to, else an inbound MTA. Undefined where the spec names
 * none.
 */
export const internetMta = (model: Model): Component | undefined =>
  mailExchangers(model).flatMap(({ mtas }) => mtas)[0] ?? model.of('mta-inbound')[0];
