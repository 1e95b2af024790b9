/** The room that stores have for mail, and the mail that goes into it: in all, and by site. */
import { messageStores } from '../catalog/roles';
import { figures as constants } from '../catalog/figures';
import type { ComponentId } from '../catalog/components';
import type { PartitionSpec } from '../model/format';
import type { Component, Host, Model } from '../model/model';
import type { Node, ScalarNode } from '../syntax/tree';
import { sum, totalOf } from './figure';
import { hostsWith, machines } from './hosts';
import { loadOf, type BaseLoad } from './load';
import { settingsOf } from './settings';

const MAIL_HOSTS: readonly ComponentId[] = messageStores;

/** What one host item declares for mail. Bytes are those of one of its hosts. */
export interface StoreSpace {
  readonly host: Host;
  readonly components: readonly Component[];
  /** At most this much room for mail; null where the spec leaves it open. */
  readonly room: number | null;
  /** The amounts that make up `room`. */
  readonly places: readonly ScalarNode[];
  /** The partitions with a size, in document order. */
  readonly sized: readonly PartitionSpec[];
  /** Room that is not written as a partition: the whole disk of the host, software and queue included. */
  readonly wholeDisk: boolean;
}

export interface Storage {
  /** Bytes of all mailboxes that are known; `complete` if none is left open. */
  readonly mail: { readonly bytes: number; readonly complete: boolean };
  /** `mail` and its overhead. */
  readonly needed: number;
  readonly stores: readonly StoreSpace[];
  /** Store machines, counts included. */
  readonly machines: number;
  /** Room on all of them; null where one leaves it open. */
  readonly room: number | null;
  /** The room of those that say, where one leaves it open. */
  readonly roomAtLeast: number | undefined;
}

/** The mail of all user bases against the room in all stores. */
export const storageOf = (model: Model): Storage => model.shared('sizing storage', readStorage);

function readStorage(model: Model): Storage {
  const { mail } = loadOf(model);
  const hosts = hostsWith(model, ...MAIL_HOSTS);
  const stores = model.each(hosts, 'sizing storage of a host', spaceOf);
  return {
    mail,
    needed: mail.bytes * constants.storeOverhead.value,
    stores,
    machines: machines(hosts),
    ...roomIn(stores),
  };
}

/** Room of stores, counts included; null where one leaves it open, or there is none. */
function roomIn(stores: readonly StoreSpace[]): Pick<Storage, 'room' | 'roomAtLeast'> {
  const { value, atLeast } = totalOf(stores.map(({ room, host }) => (room === null ? null : room * host.count)));
  return { room: value, roomAtLeast: atLeast };
}

function spaceOf(host: Host, model: Model): StoreSpace {
  const { bytes } = settingsOf(model);
  const components = host.components.filter((component) => MAIL_HOSTS.includes(component.id));
  const sized: PartitionSpec[] = [];
  let open = false;
  for (const component of components) {
    const { partitions } = component.spec;
    const known = partitions?.items.filter((partition) => partition.size !== undefined) ?? [];
    sized.push(...known);
    open ||=
      partitions === undefined || partitions.incomplete || known.length === 0 || known.length < partitions.items.length;
  }
  const { disk } = host.spec;
  const partitions = sized.reduce(
    (total, partition) => total + (partition.size === undefined ? 0 : bytes(partition.size.value)),
    0,
  );
  const places = sized.flatMap((partition) => partition.size?.at ?? []);
  if (!open) return { host, components, sized, room: partitions, places, wholeDisk: false };
  return disk === undefined
    ? { host, components, sized, room: null, places, wholeDisk: false }
    : { host, components, sized, room: partitions + bytes(disk.value), places: [...places, disk.at], wholeDisk: true };
}

// ---- by site --------------------------------------------------------------------------------------------------------

/** The stores of one site, and the mail of the users whom they serve. */
export interface SiteStorage {
  readonly name: string;
  /** Users of the site and of those that it serves. */
  readonly users: number;
  /** Where the spec says how many users the site has. */
  readonly at: Node;
  /** Bytes that these users have at the least, whichever user bases they belong to, overhead left out. */
  readonly least: number;
  /** Bytes of a mailbox on average over all users; null where one is left open. */
  readonly mailbox: number | null;
  /** The part of all users at sites with stores. */
  readonly part: number;
  /** Bytes of disk for that part of all mail, overhead included; null where the mail is left open. */
  readonly needed: number | null;
  readonly stores: readonly StoreSpace[];
  readonly machines: number;
  readonly room: number | null;
  readonly roomAtLeast: number | undefined;
}

/**
 * Sites with stores of their own, in the order of the spec. Undefined where a store or a site leaves open what belongs to it: users
 * of one site could then have their mailboxes anywhere.
 */
export const siteStorageOf = (model: Model): readonly SiteStorage[] | undefined =>
  model.shared('sizing storage by site', readSites);

function readSites(model: Model): readonly SiteStorage[] | undefined {
  const sites = model.section('sites');
  const { stores, mail, needed } = storageOf(model);
  if (sites === undefined || sites.incomplete || sites.items.some(({ incomplete }) => incomplete)) return undefined;
  const bySite = new Map<string, StoreSpace[]>();
  for (const store of stores) {
    const site = store.host.spec.site?.value;
    if (site === undefined) return undefined;
    bySite.set(site, [...(bySite.get(site) ?? []), store]);
  }
  const users = new Map<string, { users: number; at: Node }>();
  for (const site of sites.items) {
    if (site.name === undefined || site.users === undefined) continue;
    const home = bySite.has(site.name.value) ? site.name.value : site['served-by']?.value;
    if (home === undefined || !bySite.has(home)) continue;
    const known = users.get(home);
    const own = home === site.name.value;
    users.set(home, {
      users: (known?.users ?? 0) + site.users.value,
      at: own || known === undefined ? site.users.at : known.at,
    });
  }
  const placed = [...users.values()].reduce((total, own) => total + own.users, 0);
  const { bases } = loadOf(model);
  const listing = model.users?.bases;
  const listed = listing?.incomplete === true ? null : listing?.items.length;
  const everybody = sum(bases.map((base) => base.users));
  const mailbox = mail.complete && everybody !== null && everybody > 0 ? mail.bytes / everybody : null;
  return [...users].flatMap(([name, own]): readonly SiteStorage[] => {
    const spaces = bySite.get(name) ?? [];
    return [
      {
        name,
        ...own,
        // A base that cannot be read may be the one with the small mailboxes.
        least: bases.length === listed ? leastMail(bases, own.users) : 0,
        mailbox,
        part: placed > 0 ? own.users / placed : 0,
        needed: mail.complete && placed > 0 ? (needed * own.users) / placed : null,
        stores: spaces,
        machines: machines(spaces.map(({ host }) => host)),
        ...roomIn(spaces),
      },
    ];
  });
}

/** The mail that so many users have at the least: those with the smallest mailboxes come first. */
function leastMail(bases: readonly BaseLoad[], users: number): number {
  const each = bases.map((base) => ({
    users: base.users ?? Infinity,
    mailbox: base.mail === null || base.users === null || base.users === 0 ? 0 : base.mail / base.users,
  }));
  let left = users;
  let bytes = 0;
  for (const base of each.sort((a, b) => a.mailbox - b.mailbox)) {
    const taken = Math.min(left, base.users);
    bytes += taken * base.mailbox;
    left -= taken;
  }
  return bytes;
}
