import { messageStores } from '../../catalog/roles';
import { hostListeners, type HostListener } from '../../network/listeners';
import { listed } from '../../words/list';
import type { Component, Host, Model } from '../../model/model';
import { defineRule } from '../rule';
import { isCluster } from './promised';

export const rule = defineRule({
  code: 'HA044',
  name: 'ports-collide-after-failover',
  severity: 'warning',
  title: 'Two services of one cluster want the same port after a failover',
  source: ['L2909', 'L3026', 'L6618-6620'],
  check(model, report) {
    for (const { stores, hosts } of namedClusters(model)) {
      const seen = new Set<Component>();
      for (const store of stores) {
        seen.add(store);
        for (const [other, ports] of rivals(model, store, hosts, seen)) {
          report({
            at: other.at,
            message: `In a cluster, what runs on \`${store.host.name}\` may move to \`${other.host.name}\`. Then ${store.id === other.id ? `two of \`${store.id}\`` : `\`${store.id}\` and \`${other.id}\``} listen on port${ports.length > 1 ? 's' : ''} ${listed(ports.map(String))} there, and only one of them can start. Give each an \`address\` of its own, which moves with it.`,
            related: [{ at: store.at, message: `\`${store.id}\` on \`${store.host.name}\` may move here` }],
          });
        }
      }
    }
  },
});

interface NamedCluster {
  readonly stores: readonly Component[];
  readonly hosts: ReadonlySet<Host>;
}

/** Message stores by the cluster that they name, and the hosts that are its nodes. */
function namedClusters(model: Model): readonly NamedCluster[] {
  const found = new Map<string, { readonly stores: Component[]; readonly hosts: Set<Host> }>();
  for (const host of model.hosts)
    for (const component of host.components) {
      const ha = model.haOf(component);
      const name = ha?.cluster?.value;
      if (name === undefined || !isCluster(ha?.method?.value)) continue;
      const cluster = found.get(name) ?? { stores: [], hosts: new Set<Host>() };
      found.set(name, cluster);
      cluster.hosts.add(host);
      if (messageStores.includes(component.id)) cluster.stores.push(component);
    }
  return [...found.values()].filter(({ stores, hosts }) => stores.length > 0 && hosts.size > 1);
}

/** What listens on other nodes on ports of a store, at the same address; each pair of stores once. */
function rivals(
  model: Model,
  store: Component,
  nodes: ReadonlySet<Host>,
  seen: ReadonlySet<Component>,
): ReadonlyMap<Component, readonly number[]> {
  const listeners = hostListeners(model).filter(isCertain);
  const own = listeners.filter(({ owner }) => owner === store);
  const found = new Map<Component, number[]>();
  for (const { owner, port, transport, address } of listeners) {
    if (port === null || owner === undefined || seen.has(owner)) continue;
    if (owner.host === store.host || !nodes.has(owner.host) || owner.host.incomplete) continue;
    if (!own.some((mine) => mine.port === port && mine.transport === transport && mine.address === address)) continue;
    const ports = found.get(owner) ?? [];
    if (!ports.includes(port)) ports.push(port);
    found.set(owner, ports);
  }
  return found;
}

const isCertain = ({ firm, open, dynamic, unsure, local }: HostListener): boolean =>
  firm && open && dynamic !== true && unsure !== true && local !== true;
