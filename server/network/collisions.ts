/** Listeners of one host that want the same port. */
import { isComponentId, type ComponentId } from '../catalog/components';
import { documentedPorts, knownCollisions, listenersFor } from '../catalog/ports';
import type { Source } from '../catalog/types';
import type { ProtocolId } from '../catalog/vocabulary';
import type { Component, Model } from '../model/model';
import type { Node } from '../syntax/tree';
import { append, groupBy } from './group';
import { layoutsOf, type HostGroup, type Layout } from './layouts';
import {
  onHost,
  serviceSocket,
  socketsOf,
  type HostListener,
  type HostService,
  type Socket,
  type Transport,
} from './listeners';

/** Claimants that collide with each other on the same ports of one host. */
export interface Collision {
  readonly host: string;
  readonly ports: readonly { readonly port: number; readonly transport: Transport }[];
  /** Two or more, in the order of the spec. */
  readonly claimants: readonly Claimant[];
  /** The listeners of all claimants. */
  readonly listeners: readonly HostListener[];
  /** Every number is in the spec, or is the only one to be expected; else somebody may have chosen another. */
  readonly proven: boolean;
  /** What is usually done about it. */
  readonly cure: string | undefined;
  readonly source: readonly Source[];
}

export interface Claimant {
  readonly component: ComponentId | HostService;
  readonly owner: Component | undefined;
  /** The number where the spec gives it, else the component. */
  readonly at: Node;
  readonly listeners: readonly HostListener[];
}

/** What a layout's hosts collide on, by the places of listeners in it. */
interface Clash {
  readonly hosts: readonly HostGroup[];
  readonly layout: Layout;
  readonly sockets: readonly (readonly Socket[])[];
}

/** A socket in the running for a port. */
interface Claim {
  readonly process: string;
  readonly key: string;
}

/** Layouts with a collision. Few specs have one, so nothing below looks at hosts without. */
const clashesOf = (model: Model): readonly Clash[] =>
  model.shared('network clashes', (asked) => {
    const sockets = socketsOf(asked);
    return layoutsOf(asked).flatMap((layout): readonly Clash[] => {
      const own = sockets[layout.index] ?? [];
      return collides(claimsOf(layout, own)) ? [{ hosts: layout.hosts, layout, sockets: own }] : [];
    });
  });

function claimsOf(layout: Layout, sockets: readonly (readonly Socket[])[]): readonly Claim[] {
  const claims: Claim[] = [];
  layout.parts.forEach((part, place) => {
    for (const socket of sockets[place] ?? []) {
      if (claimsPort(socket)) claims.push({ process: socket.process, key: keyOf(socket, part.facts.address) });
    }
  });
  for (const service of layout.services) {
    const socket = serviceSocket(service);
    claims.push({ process: socket.process, key: keyOf(socket, undefined) });
  }
  return claims;
}

/** Equal for sockets that cannot both be open. A component without an address of its own is only compared with its like. */
const keyOf = (socket: Socket, address: number | string | undefined): string =>
  `${socket.transport} ${String(socket.port)} ${String(address ?? '')}`;

const claimsPort = (socket: Socket): boolean =>
  socket.open && socket.port !== null && socket.dynamic !== true && socket.unsure !== true;

function collides(claims: readonly Claim[]): boolean {
  const owners = new Map<string, string>();
  for (const { key, process } of claims) {
    const owner = owners.get(key);
    if (owner !== undefined && owner !== process) return true;
    owners.set(key, process);
  }
  return false;
}

/** All collisions, by host in document order; those between the same claimants are reported together. */
export const collisionsOf = (model: Model): readonly Collision[] =>
  model.shared('network collisions', (asked) =>
    clashesOf(asked).flatMap(({ hosts, layout, sockets }) =>
      hosts.flatMap((group) => {
        const host = asked.hostsByName.get(group.name);
        return host === undefined ? [] : onOneHost(group.name, onHost(host, layout, sockets));
      }),
    ),
  );

/** The same for all hosts of a layout together: that of the first of them, and all that have it. */
export const collisionsOfLayouts = (model: Model): readonly (Collision & { readonly hosts: readonly HostGroup[] })[] =>
  model.shared('network collisions of layouts', (asked) =>
    clashesOf(asked).flatMap(({ hosts, layout, sockets }) => {
      const host = asked.hostsByName.get(hosts[0]?.name ?? '');
      if (host === undefined) return [];
      return onOneHost(host.name, onHost(host, layout, sockets)).map((collision) => ({ ...collision, hosts }));
    }),
  );

function onOneHost(host: string, listeners: readonly HostListener[]): readonly Collision[] {
  const byKey = groupBy(listeners.filter(claimsPort), (listener) => keyOf(listener, listener.address));
  const together = new Map<string, (readonly HostListener[])[][]>();
  for (const list of byKey.values()) {
    const processes = [...new Set(list.map((listener) => listener.process))];
    if (processes.length < 2) continue;
    const key = processes.map((process) => `${process} ${list[0]?.address ?? ''}`).join('\n');
    const row = processes.map((process) => list.filter((listener) => listener.process === process));
    append(together, key, row);
  }
  return [...together.values()].map((rows) => collisionOf(host, rows));
}

/** `rows`: for each port the listeners of every claimant, the claimants in the same order. */
function collisionOf(host: string, rows: readonly (readonly (readonly HostListener[])[])[]): Collision {
  const claimants = (rows[0] ?? []).flatMap((_, place): readonly Claimant[] => {
    const listeners = rows.flatMap((row) => row[place] ?? []);
    // What says the number speaks for all, else what accepts the connections.
    const speaker =
      listeners.find((listener) => listener.confidence === 'declared') ??
      listeners.find((listener) => listener.via === undefined) ??
      listeners[0];
    return speaker === undefined
      ? []
      : [{ component: speaker.component, owner: speaker.owner, at: speaker.at, listeners }];
  });
  const ports = (claimants[0]?.listeners ?? [])
    .flatMap(({ port, transport }) => (port === null ? [] : [{ port, transport }]))
    .filter(({ port }, index, all) => all.findIndex((other) => other.port === port) === index);
  const known = knownCollisions.find(
    (set) =>
      ports.some(({ port }) => set.ports.includes(port)) &&
      claimants.filter(({ component }) => (set.between as readonly string[]).includes(component)).length > 1,
  );
  return {
    host,
    ports,
    claimants,
    listeners: claimants.flatMap((claimant) => claimant.listeners),
    proven: claimants.some((claimant, place) => claimants.slice(0, place).some((other) => isProven(claimant, other))),
    cure: known?.cure,
    source: known?.source ?? [],
  };
}

/** Whether two claimants want the same port beyond doubt. */
export const isProven = (a: Claimant, b: Claimant): boolean =>
  a.listeners.some(
    (own) =>
      own.firm &&
      b.listeners.some((other) => other.firm && other.port === own.port && other.transport === own.transport),
  );

/** The first of the wanted numbers, or of those that follow the last one, that is not taken. */
export function freePort(taken: ReadonlySet<number | null>, wanted: readonly number[]): number {
  const free = wanted.find((port) => !taken.has(port));
  if (free !== undefined) return free;
  let port = wanted.at(-1) ?? 1024;
  while (taken.has(port)) port++;
  return port;
}

/** Numbers to move a listener to: documented ones first, then one that shows what it was. */
export function otherPorts({ component, protocol, port }: HostListener): readonly number[] {
  const documented = isComponentId(component) ? listenersFor(component, protocol).flatMap(documentedPorts) : [];
  const shown = port === null || port < 1000 ? alternativeOf(protocol, port ?? 0) : port + 1;
  return [...documented.filter((other) => other !== port), shown];
}

function alternativeOf(protocol: ProtocolId, port: number): number {
  if (protocol === 'http') return 8080;
  if (protocol === 'https') return 8443;
  return 1000 + port;
}
