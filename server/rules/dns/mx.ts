/** MX records, and the MTAs that they lead to. */
import { partsOf, type ComponentId } from '../../catalog/components';
import type { Fact, Infer } from '../../model/dsl';
import type { dns } from '../../model/format/network';
import type { Host, Model } from '../../model/model';
import { namedTargets } from './targets';

export type MxSpec = NonNullable<NonNullable<Infer<typeof dns>['mx']>['items'][number]>;

/** What takes mail from strangers. */
export const takesMail: readonly ComponentId[] = ['mta-inbound', 'mta', 'smtp-relay', 'smtp-server'];

export interface Record {
  readonly spec: MxSpec;
  readonly fact: Fact<string>;
  /** The host (group) that it names. */
  readonly host: Host;
  /** Where mail ends: that host, or those behind the load balancer that it is. */
  readonly ends: readonly Host[];
}

/** The records whose hosts are known. */
export const recordsOf = (model: Model): readonly Record[] =>
  model.shared('MX records', (view) =>
    (view.dns?.mx?.items ?? []).flatMap((spec): Record[] => {
      const fact = spec.host;
      const host = fact === undefined ? undefined : view.host(fact.value);
      return fact === undefined || host === undefined
        ? []
        : [{ spec, fact, host, ends: namedTargets(view).get(host) ?? [host] }];
    }),
  );

export const takesFromStrangers = (host: Host): boolean =>
  host.components.some(({ id }) => partsOf(id).some((part) => takesMail.includes(part)));
