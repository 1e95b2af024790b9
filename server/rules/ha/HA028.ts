import type { Fact } from '../../model/dsl';
import type { Component, Model } from '../../model/model';
import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'HA028',
  name: 'platform-edition-without-clusters',
  severity: 'warning',
  title: 'The Platform Edition of the application server has no clusters',
  source: ['L1437-1439'],
  check(model, report) {
    const found = new Map<Fact<string>, Fact<string>>();
    for (const container of model.of('glassfish')) {
      const edition = container.spec.edition ?? model.services?.glassfish?.edition;
      const cluster = clusterOf(model, container);
      if (edition?.value === 'platform' && cluster !== undefined && !found.has(edition)) found.set(edition, cluster);
    }
    for (const [edition, cluster] of found) {
      report({
        at: edition.at,
        message:
          'Clusters, load balancing and the failover of sessions come with the Enterprise Edition; the Platform Edition has none of them. Set `edition` to `enterprise`.',
        related: [{ at: cluster.at, message: 'A cluster of containers is planned here' }],
        fixes: () => [replaceFix(edition, 'enterprise')],
      });
    }
  },
});

/** Where a cluster of containers is written for this one: at the host, at what runs on it, or for the calendar as a whole. */
function clusterOf(model: Model, { host }: Component): Fact<string> | undefined {
  const common = host.components.some(({ id }) => id === 'cal7-frontend') ? model.services?.calendar?.ha : undefined;
  return [host.spec.ha, ...host.components.map(({ spec }) => spec.ha), common]
    .flatMap((ha) => ha?.method ?? [])
    .find(({ value }) => value === 'glassfish-cluster');
}
