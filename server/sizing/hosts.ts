/** Questions about hosts that several calculations share. */
import { componentInfo, type ComponentId } from '../catalog/components';
import type { Component, Host, Model } from '../model/model';
import { ticked } from '../words/list';
import { totalOf, type Total } from './figure';

/** A name for every host item, for ids of figures: its own, numbered where it is missing or taken. */
export function hostKeys(hosts: readonly Host[]): ReadonlyMap<Host, string> {
  const taken = new Map<string, number>();
  const keys = new Map<Host, string>();
  for (const host of hosts) {
    const name = host.name === '' ? 'unnamed' : host.name;
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    keys.set(host, count === 1 ? name : `${name}~${count}`);
  }
  return keys;
}

/** The host items that run any of these, each once, in document order. */
export function hostsWith(model: Model, ...ids: readonly ComponentId[]): readonly Host[] {
  const found = new Set(model.of(...ids).map((component) => component.host));
  return ids.length === 1 ? [...found] : model.hosts.filter((host) => found.has(host));
}

/** How many machines these host items stand for. */
export const machines = (hosts: readonly Host[]): number => hosts.reduce((total, host) => total + host.count, 0);

/** What a host is there for: the suite, the load balancers before it, or what any network has (names, time, a proxy). */
export type HostKind = 'product' | 'balancer' | 'infrastructure';

/** A host that runs nothing yet is one of the suite. */
export function kindOf({ components }: Host): HostKind {
  if (components.length === 0 || components.some(({ id }) => componentInfo(id).infrastructure !== true))
    return 'product';
  return components.every(({ id }) => id === 'load-balancer') ? 'balancer' : 'infrastructure';
}

/** How many installations these components stand for: those of a host item, times its count. */
export const installations = (components: readonly Component[]): number =>
  components.reduce((total, component) => total + component.host.count, 0);

/** The name of a host item in texts. */
export const nameOf = (host: Host): string => (host.name === '' ? 'a host without a name' : host.name);

/** Of a sum over hosts of which these leave their part out. */
export const notWritten = (hosts: readonly Host[], key: string): string =>
  `At least; \`${key}\` is not written on ${ticked(hosts.map(nameOf), { most: 4 })}.`;

/** `2 x 4`: a count and what one of it has. */
export const times = (host: Host, each: number): string =>
  host.count === 1 ? each.toString() : `${host.count} x ${each}`;

/** The processors of host items, counts included. */
export const cpusOf = (hosts: readonly Host[]): Total =>
  totalOf(hosts.map(({ spec, count }) => (spec.cpus === undefined ? null : spec.cpus.value * count)));
