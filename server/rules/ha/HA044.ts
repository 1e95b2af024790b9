import type { ComponentId } from '../../catalog/components';
import { clusterBackEnds, messageStores } from '../../catalog/roles';
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
    for (const { services, hosts } of namedClusters(model)) {
      const seen = new Set<Component>();
      for (const service of services) {
        seen.add(service);
        for (const [other, ports] of rivals(model, service, hosts, seen)) {
          report({
            at: other.at,
            message: `In a cluster, what runs on \`${service.host.name}\` may move to \`${other.host.name}\`. Then ${service.id === other.id ? `two of \`${service.id}\`` : `\`${service.id}\` and \`${other.id}\``} listen on port${ports.length > 1 ? 's' : ''} ${listed(ports.map(String))} there, and only one of them can start. Give each an \`address\` of its own, which moves with it.`,
            related: [{ at: service.at, message: `\`${service.id}\` on \`${service.host.name}\` may move here` }],
          });
        }
      }
    }
  },
});

/** What a cluster moves from node to node. */
const moving: readonly ComponentId[] = [...new Set([...messageStores, ...clusterBackEnds])];

interface NamedCluster {
  readonly services: readonly Component[];
  readonly hosts: ReadonlySet<Host>;
}

/** What moves from node to node, by the cluster that it names, and the hosts that are its nodes. */
function namedClusters(model: Model): readonly NamedCluster[] {
  const found = new Map<string, { readonly services: Component[]; readonly hosts: Set<Host> }>();
  const isNode = model.each(model.hosts, 'HA044', ({ components }, own) =>
    components.some((component) => own.haOf(component)?.cluster !== undefined),
  );
  for (const host of model.hosts.filter((_, place) => isNode[place]))
    for (const component of host.components) {
      const ha = model.haOf(component);
      const name = ha?.cluster?.value;
      if (name === undefined || !isCluster(ha?.method?.value)) continue;
      const cluster = found.get(name) ?? { services: [], hosts: new Set<Host>() };
      found.set(name, cluster);
      cluster.hosts.add(host);
      if (moving.includes(component.id)) cluster.services.push(component);
    }
  return [...found.values()].filter(({ services, hosts }) => services.length > 0 && hosts.size > 1);
}

/** What listens on other nodes on ports of a service, at the same address; each pair once. */
function rivals(
  model: Model,
  service: Component,
  nodes: ReadonlySet<Host>,
  seen: ReadonlySet<Component>,
): ReadonlyMap<Component, readonly number[]> {
  const listeners = hostListeners(model).filter(isCertain);
  const own = listeners.filter(({ owner }) => owner === service);
  const found = new Map<Component, number[]>();
  for (const { owner, port, transport, address } of listeners) {
    if (port === null || owner === undefined || seen.has(owner)) continue;
    if (owner.host === service.host || !nodes.has(owner.host) || owner.host.incomplete) continue;
    if (owner.id === service.id && !areTwo(model, service, owner)) continue;
    if (!own.some((mine) => mine.port === port && mine.transport === transport && mine.address === address)) continue;
    const ports = found.get(owner) ?? [];
    if (!ports.includes(port)) ports.push(port);
    found.set(owner, ports);
  }
  return found;
}

/**
 * Whether two components of one kind are two services. The nodes of one service may be written as a host each; that there are two is
 * said by servers that talk to each other, by a front end that goes to both, and by users who are placed on both.
 */
function areTwo(model: Model, one: Component, other: Component): boolean {
  const isNamed = (names: References, { host }: Component): boolean => model.hostsOf(names).includes(host);
  switch (one.id) {
    case 'im-server':
      return isNamed(one.spec.peers, other) || isNamed(other.spec.peers, one);
    case 'cal6-backend': {
      const calendar = model.services?.calendar;
      const places = calendar?.placement?.items.flatMap(({ store }) => model.host(store?.value ?? '') ?? []) ?? [];
      return (
        [one, other].every(({ host }) => places.includes(host)) ||
        model.of('cal6-frontend').some(({ spec }) => isNamed(spec.backends, one) && isNamed(spec.backends, other))
      );
    }
    default:
      return true;
  }
}

type References = Parameters<Model['hostsOf']>[0];

const isCertain = ({ firm, open, dynamic, unsure, local }: HostListener): boolean =>
  firm && open && dynamic !== true && unsure !== true && local !== true;
