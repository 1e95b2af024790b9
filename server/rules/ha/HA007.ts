import type { Fact } from '../../model/dsl';
import type { Component, Model } from '../../model/model';
import { isOverlay } from '../../questions/architecture';
import { defineRule } from '../rule';
import { type FixDraft } from '../../fixes/fix';
import { supports } from './statements';

export const rule = defineRule({
  code: 'HA007',
  name: 'remote-failover-with-solaris-cluster',
  severity: 'error',
  title: 'Solaris Cluster and Veritas remote failover do not go together',
  source: ['L1567'],
  check(model, report) {
    const product = model.services?.['remote-failover']?.product;
    if (product?.value !== 'veritas') return;
    const local = localClusters(model);
    const [first] = local;
    if (first === undefined) return;
    report({
      at: product.at,
      message:
        'Veritas software for the remote site must not be combined with Oracle Solaris Cluster for local failover. Use `vcs` locally, or another way to the remote site.',
      related: local
        .slice(0, 5)
        .map(({ fact }) => ({ at: fact.at, message: 'Local failover by Oracle Solaris Cluster' })),
      fixes: () => [
        ...(local.every(({ allowsVcs }) => allowsVcs) && !(local.length > 1 && isOverlay(model))
          ? [useVcs(first, local)]
          : []),
        {
          title: 'Remove `product: veritas`',
          edit: (editor) => {
            editor.removeEntry(product.at);
          },
        },
      ],
    });
  },
});

interface LocalCluster {
  readonly fact: Fact<string>;
  /** Only Messaging Server, which supports both clusters, would be moved. */
  readonly allowsVcs: boolean;
}

const useVcs = (first: LocalCluster, local: readonly LocalCluster[]): FixDraft => ({
  title: 'Use `vcs` for local failover',
  in: first.fact.at,
  edit: (editor) => {
    for (const { fact } of local) editor.replace(fact.at, 'vcs');
  },
});

/** Every place that names Solaris Cluster. */
function localClusters(model: Model): readonly LocalCluster[] {
  const found: LocalCluster[] = [];
  const add = (fact: Fact<string> | undefined, allowsVcs: boolean): void => {
    if (fact?.value === 'solaris-cluster') found.push({ fact, allowsVcs });
  };
  const bound = (component: Component): boolean =>
    supports(component, 'solaris-cluster') && !supports(component, 'vcs');
  const { services } = model;
  add(services?.messaging?.ha?.method, true);
  add(services?.calendar?.ha?.method, false);
  add(services?.['instant-messaging']?.ha?.method, false);
  add(model.directory?.replication, false);
  for (const host of model.hosts) {
    add(host.spec.ha?.method, !host.components.some(bound));
    for (const component of host.components) add(component.spec.ha?.method, !bound(component));
  }
  return found;
}
