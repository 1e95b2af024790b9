/** The port table: every flow with the firewalls on its way, every listener, collisions, and rules without use. */
import type { ComponentId } from '../catalog/components';
import { isOutsideEnd } from '../catalog/flows';
import type { Source } from '../catalog/types';
import type { ProtocolId } from '../catalog/vocabulary';
import type { Model } from '../model/model';
import type { Node } from '../syntax/tree';
import { naturalOrder } from '../words/natural';
import { collisionsOf, collisionsOfLayouts, type Collision } from './collisions';
import type { FirewallRule, FlowVerdict } from './firewalls';
import { flowsOf, flowsOfEach, placeIn, type Flow, type FlowEnd } from './flows';
import { layoutsOf, type HostGroup, type Layout, type Part, type TlsMode } from './layouts';
import {
  portNode,
  serviceSocket,
  socketsOf,
  type HostService,
  type PortConfidence,
  type Socket,
  type Transport,
} from './listeners';
import { unneededRules } from './unneeded';
import type { PartyEnd } from './parties';

/** A row of the table of listeners. */
export interface ListenerRow {
  /** Host items that have it alike, one or more. */
  readonly hosts: readonly HostGroup[];
  readonly component: ComponentId | HostService;
  /** What it is on the first of the hosts; undefined for a service of the operating system. */
  readonly part: Part | undefined;
  /** null: not given. */
  readonly port: number | null;
  readonly protocol: ProtocolId;
  readonly transport: Transport;
  readonly tls: TlsMode;
  readonly address: string | undefined;
  readonly confidence: PortConfidence;
  readonly source: readonly Source[];
  readonly via: ComponentId | undefined;
  readonly local: boolean;
  readonly note: string | undefined;
}

/** A collision, with all hosts that have it alike. */
export interface CollisionRow extends Collision {
  readonly hosts: readonly HostGroup[];
}

export interface PortTable {
  readonly flows: readonly Flow[];
  readonly listeners: readonly ListenerRow[];
  readonly collisions: readonly CollisionRow[];
  readonly unneeded: readonly FirewallRule[];
}

/** The table, hosts that nothing tells apart in one row. */
export const portTable = (model: Model): PortTable =>
  model.shared('network port table', (asked) => {
    const flows = flowsOf(asked);
    const own = listenersOf(asked, ({ hosts }) => [hosts]);
    return {
      flows,
      listeners: [...own, ...impliedRows(flows, own)],
      collisions: collisionsOfLayouts(asked),
      unneeded: unneededRules(asked),
    };
  });

/** The table with a row for every host item, and for every pair of them that talk to each other. */
export const portTableOfEach = (model: Model): PortTable =>
  model.shared('network port table of each host', (asked) => {
    const flows = flowsOfEach(asked);
    const places = new Map(asked.hosts.map((host, place) => [host.name, place]));
    const placeOf = ({ hosts: [host] }: ListenerRow): number => places.get(host?.name ?? '') ?? 0;
    const own = [...listenersOf(asked, ({ hosts }) => hosts.map((host) => [host]))].sort(
      (a, b) => placeOf(a) - placeOf(b),
    );
    return {
      flows,
      listeners: [...own, ...impliedRows(flows, own)],
      collisions: collisionsOf(asked).map((collision) => ({
        ...collision,
        hosts: [{ name: collision.host, count: asked.hostsByName.get(collision.host)?.count ?? 1 }],
      })),
      unneeded: unneededRules(asked),
    };
  });

/** What is always open, layout by layout; `together`: the hosts of a layout that are one row. */
function listenersOf(
  model: Model,
  together: (layout: Layout) => readonly (readonly HostGroup[])[],
): readonly ListenerRow[] {
  const sockets = socketsOf(model);
  return layoutsOf(model).flatMap((layout) => {
    const hasAddresses = layout.parts.some(({ facts }) => facts.address !== undefined);
    // An address is that of one host.
    const groups = hasAddresses ? layout.hosts.map((host) => [host]) : together(layout);
    return groups.flatMap((hosts) => [
      ...layout.parts.flatMap((part, place) =>
        (sockets[layout.index]?.[place] ?? [])
          .filter(({ open }) => open)
          .map((socket) => rowOf(hosts, part.id, part, socket, addressOf(model, hosts, part))),
      ),
      ...layout.services.map((service) => rowOf(hosts, service, undefined, serviceSocket(service), undefined)),
    ]);
  });
}

function addressOf(model: Model, [host]: readonly HostGroup[], { index, facts }: Part): string | undefined {
  if (facts.address === undefined || host === undefined) return undefined;
  return model.hostsByName.get(host.name)?.components[index]?.spec.address?.value;
}

const rowOf = (
  hosts: readonly HostGroup[],
  component: ListenerRow['component'],
  part: Part | undefined,
  socket: Socket,
  address: string | undefined,
): ListenerRow => ({
  hosts,
  component,
  part,
  port: socket.port,
  protocol: socket.protocol,
  transport: socket.transport,
  tls: socket.tls,
  address,
  confidence: socket.confidence,
  source: socket.source,
  via: socket.via,
  local: socket.local === true,
  note: socket.note,
});

/** Where the spec says something about a listener: its number, else what listens, on the first of its hosts. */
export function placeOfListener(model: Model, row: ListenerRow): Node | undefined {
  const [first] = row.hosts;
  const host = first === undefined ? undefined : model.hostsByName.get(first.name);
  if (row.part === undefined) {
    return host?.spec['os-services']?.items.find(({ value }) => value === row.component)?.at ?? host?.at;
  }
  const owner = host?.components[row.part.index];
  return (owner?.id === row.part.owner ? portNode(owner, row) : undefined) ?? placeIn(model, row);
}

/** What flows arrive at beyond what is always open: the ports of load balancers, and TLS ports that a firewall is opened for. */
function impliedRows(flows: readonly Flow[], own: readonly ListenerRow[]): readonly ListenerRow[] {
  const known = new Map<string, Set<string>>();
  const hostsAt = (transport: Transport, port: number | null): Set<string> => {
    const key = `${transport} ${String(port)}`;
    const names = known.get(key) ?? new Set<string>();
    known.set(key, names);
    return names;
  };
  for (const { hosts, transport, port } of own) {
    const names = hostsAt(transport, port);
    for (const { name } of hosts) names.add(name);
  }
  const rows: ListenerRow[] = [];
  for (const { to, protocol, port, transport, tls, confidence, source } of flows) {
    if (port === null || !isComponentEnd(to.component)) continue;
    const names = hostsAt(transport, port);
    const hosts = to.hosts.filter(({ name }) => !names.has(name));
    if (hosts.length === 0) continue;
    for (const { name } of hosts) names.add(name);
    rows.push({
      hosts,
      component: to.component,
      part: to.part,
      port,
      protocol,
      transport,
      tls,
      address: undefined,
      confidence,
      source,
      via: undefined,
      local: false,
      note: undefined,
    });
  }
  return rows;
}

const isComponentEnd = (end: PartyEnd): end is ComponentId => end !== 'client' && !isOutsideEnd(end);

// ---- the table as plain data, as the command line prints it ----------------------------------------------------------

/** By their names: of all hosts of a row, or of the one host of a row where each has rows of its own. */
interface PlainHosts {
  readonly hosts: readonly string[];
}
interface PlainHost {
  readonly host: string;
}

export interface PlainEnd {
  readonly component: PartyEnd;
  readonly zone: string | null;
}

interface PlainFlow<End> {
  readonly from: PlainEnd & End;
  readonly to: PlainEnd & End;
  readonly protocol: ProtocolId;
  readonly port: number | null;
  readonly transport: Transport;
  readonly tls: TlsMode;
  readonly purpose: string;
  readonly source: readonly Source[];
  readonly confidence: PortConfidence;
  readonly firewalls: readonly { readonly name: string; readonly verdict: FlowVerdict }[];
}

interface PlainTable<End, Own> {
  readonly flows: readonly PlainFlow<End>[];
  readonly listeners: readonly (Own & {
    readonly component: string;
    readonly port: number | null;
    readonly protocol: ProtocolId;
    readonly transport: Transport;
    readonly tls: TlsMode;
    readonly address: string | null;
    readonly confidence: PortConfidence;
    readonly source: readonly Source[];
  })[];
  readonly collisions: readonly (Own & {
    readonly ports: readonly number[];
    readonly listeners: readonly {
      readonly component: string;
      readonly protocol: ProtocolId;
      readonly port: number | null;
      readonly confidence: PortConfidence;
    }[];
    readonly cure: string | null;
  })[];
  readonly unneeded: readonly {
    readonly firewall: string;
    readonly protocol: ProtocolId;
    readonly port: number | null;
    readonly from: readonly string[] | null;
    readonly to: readonly string[] | null;
  }[];
}

/**
 * `hosts` of an end is empty outside the spec, and names are in the order in which people count. `local`: each host with itself, else
 * no single host with itself.
 */
export type PlainPorts = PlainTable<PlainHosts, PlainHosts> & {
  readonly flows: readonly { readonly local: boolean }[];
};

/** `host` of an end is null outside the spec. */
export type PlainPortsOfEach = PlainTable<{ readonly host: string | null }, PlainHost>;

/** The table without nodes of the spec, ready for JSON. */
export function plainPorts(table: PortTable): PlainPorts {
  const known = new Map<readonly HostGroup[], readonly string[]>();
  const names = (hosts: readonly HostGroup[]): readonly string[] => {
    const found = known.get(hosts) ?? hosts.map(({ name }) => name).sort(naturalOrder);
    known.set(hosts, found);
    return found;
  };
  const plain = plainTable(
    table,
    ({ hosts }: FlowEnd): PlainHosts => ({ hosts: names(hosts) }),
    (hosts): PlainHosts => ({ hosts: names(hosts) }),
  );
  return { ...plain, flows: plain.flows.map((flow, i) => ({ ...flow, local: table.flows[i]?.local === true })) };
}

/** The same of a table with a row for each host. */
export const plainPortsOfEach = (table: PortTable): PlainPortsOfEach =>
  plainTable(
    table,
    ({ hosts: [host] }: FlowEnd) => ({ host: host?.name ?? null }),
    ([host]): PlainHost => ({ host: host?.name ?? '' }),
  );

function plainTable<End, Own>(
  table: PortTable,
  end: (of: FlowEnd) => End,
  own: (hosts: readonly HostGroup[]) => Own,
): PlainTable<End, Own> {
  const plainEnd = (of: FlowEnd): PlainEnd & End => ({ ...end(of), component: of.component, zone: of.zone });
  return {
    flows: table.flows.map((flow) => ({
      from: plainEnd(flow.from),
      to: plainEnd(flow.to),
      protocol: flow.protocol,
      port: flow.port,
      transport: flow.transport,
      tls: flow.tls,
      purpose: flow.purpose,
      source: flow.source,
      confidence: flow.confidence,
      firewalls: flow.firewalls.map(({ firewall, verdict }) => ({ name: firewall.name, verdict })),
    })),
    listeners: table.listeners.map(
      ({ hosts, component, port, protocol, transport, tls, address, confidence, source }) => ({
        ...own(hosts),
        component,
        port,
        protocol,
        transport,
        tls,
        address: address ?? null,
        confidence,
        source,
      }),
    ),
    collisions: table.collisions.map(({ hosts, ports, listeners, cure }) => ({
      ...own(hosts),
      ports: ports.map(({ port }) => port),
      listeners: listeners.map(({ component, protocol, port, confidence }) => ({
        component,
        protocol,
        port,
        confidence,
      })),
      cure: cure ?? null,
    })),
    unneeded: table.unneeded.map((rule) => ({
      firewall: rule.firewall.name,
      protocol: rule.protocol,
      port: rule.port ?? null,
      from: rule.from === undefined ? null : [...rule.from],
      to: rule.to === undefined ? null : [...rule.to],
    })),
  };
}
