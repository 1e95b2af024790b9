/** Hosts that no list of names in the spec tells apart. */
import { peerKeys } from '../catalog/flows';
import type { Deployment } from './deployment';
import type { Barriers } from './firewalls';
import { groupBy } from './group';
import type { HostGroup } from './layouts';

/** Hosts that have the same flows: alike in layout, or where flows begin, and named by the same lists. */
export interface HostClass {
  /** Equal for hosts that the same lists name. */
  readonly mark: string;
  /** The first of them, who speaks for all. */
  readonly speaker: HostGroup;
  /** One or more, in the order of the spec. */
  readonly hosts: readonly HostGroup[];
}

/**
 * Which lists name a host: those of firewalls, of components that name others, and of MX records. A group of which a list names single
 * hosts is like no other.
 */
export function marksOf(deployment: Deployment, barriers: Barriers): (host: HostGroup) => string {
  const lists = new Map<string, readonly string[]>();
  const add = (names: Iterable<string>): void => {
    const list = [...new Set(names)].sort();
    lists.set(JSON.stringify(list), list);
  };
  for (const { rules } of barriers.firewalls) {
    for (const { from, to } of rules ?? []) {
      if (from !== undefined) add(from);
      if (to !== undefined) add(to);
    }
  }
  for (const { parts } of deployment.layouts) {
    for (const { facts } of parts) for (const key of peerKeys) add(facts.references?.[key] ?? []);
  }
  add(deployment.mailExchangers);
  const marks = new Map<string, string>();
  const stems = new Set<string>();
  [...lists.values()].forEach((list, index) => {
    for (const name of list) {
      marks.set(name, `${marks.get(name) ?? ''} ${index}`);
      for (let at = name.indexOf('-'); at >= 0; at = name.indexOf('-', at + 1)) stems.add(name.slice(0, at));
    }
  });
  return ({ name, count }) => (count > 1 && stems.has(name) ? `group ${name}` : (marks.get(name) ?? ''));
}

/** The classes of hosts, in the order of their first hosts. */
export const classesOf = (hosts: readonly HostGroup[], markOf: (host: HostGroup) => string): readonly HostClass[] =>
  [...groupBy(hosts, markOf)].flatMap(([mark, own]) => classOf(mark, own));

/** Each host as a class of its own. */
export const singly = (hosts: readonly HostGroup[]): readonly HostClass[] =>
  hosts.map((host) => ({ mark: host.name, speaker: host, hosts: [host] }));

/** Classes of several layouts: those with the same mark become one. */
export const joinedClasses = (classes: readonly HostClass[]): readonly HostClass[] =>
  [...groupBy(classes, ({ mark }) => mark)].flatMap(([mark, own]) => {
    const [first] = own;
    return own.length === 1 && first !== undefined
      ? [first]
      : classOf(
          mark,
          own.flatMap(({ hosts }) => hosts),
        );
  });

function classOf(mark: string, hosts: readonly HostGroup[]): readonly HostClass[] {
  const [speaker] = hosts;
  return speaker === undefined ? [] : [{ mark, speaker, hosts }];
}

/** The hosts of some of the classes that make up `all`, in the order of `all`. */
export function hostsIn(
  classes: readonly HostClass[],
  all: { readonly hosts: readonly HostGroup[]; readonly classes: readonly HostClass[] },
): readonly HostGroup[] {
  if (classes.length === all.classes.length) return all.hosts;
  const [only] = classes;
  if (only === undefined) return [];
  if (classes.length === 1) return only.hosts;
  const wanted = new Set(classes.flatMap(({ hosts }) => hosts));
  return all.hosts.filter((host) => wanted.has(host));
}
