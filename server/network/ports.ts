/** The port table: every flow with the firewalls on its way, every listener, collisions, and rules without use. */
import type { ComponentId } from '../catalog/components';
import { isOutsideEnd } from '../catalog/flows';
import type { Source } from '../catalog/types';
import type { ProtocolId } from '../catalog/vocabulary';
import type { Model } from '../model/model';
import type { Node } from '../syntax/tree';
import { collisionsOf, type Collision } from './collisions';
import type { FirewallRule, FlowVerdict } from './firewalls';
import { expandFlows, type Flow, type FlowHost } from './flows';
import type { TlsMode } from './layouts';
import { hostListeners, type HostListener, type HostService, type PortConfidence, type Transport } from './listeners';
import { unneededRules } from './unneeded';
import type { PartyEnd } from './parties';

/** A row of the table of listeners. */
export interface ListenerRow {
  readonly host: string;
  readonly component: ComponentId | HostService;
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
  readonly at: Node | undefined;
}

export interface PortTable {
  readonly flows: readonly Flow[];
  readonly listeners: readonly ListenerRow[];
  readonly collisions: readonly Collision[];
  readonly unneeded: readonly FirewallRule[];
}

export const portTable = (model: Model): PortTable =>
  model.shared('network port table', (asked) => {
    const flows = expandFlows(asked);
    const own = hostListeners(asked).map(rowOf);
    return {
      flows,
      listeners: [...own, ...impliedRows(flows, own)],
      collisions: collisionsOf(asked),
      unneeded: unneededRules(asked),
    };
  });

const rowOf = (listener: HostListener): ListenerRow => ({
  host: listener.host,
  component: listener.component,
  port: listener.port,
  protocol: listener.protocol,
  transport: listener.transport,
  tls: listener.tls,
  address: listener.address,
  confidence: listener.confidence,
  source: listener.source,
  via: listener.via,
  local: listener.local === true,
  note: listener.note,
  at: listener.at,
});

/** What flows arrive at beyond what is always open: the ports of load balancers, and TLS ports that a firewall is opened for. */
function impliedRows(flows: readonly Flow[], own: readonly ListenerRow[]): readonly ListenerRow[] {
  const known = new Set(own.map((row) => keyOf(row.host, row.transport, row.port)));
  const rows: ListenerRow[] = [];
  for (const { to, protocol, port, transport, tls, confidence, source } of flows) {
    if (to.host === null || port === null || !isComponentEnd(to.component)) continue;
    const key = keyOf(to.host, transport, port);
    if (known.has(key)) continue;
    known.add(key);
    rows.push({
      host: to.host,
      component: to.component,
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
      at: to.at,
    });
  }
  return rows;
}

const isComponentEnd = (end: PartyEnd): end is ComponentId => end !== 'client' && !isOutsideEnd(end);

const keyOf = (host: string, transport: Transport, port: number | null): string =>
  `${host} ${transport} ${String(port)}`;

// ---- the table as plain data, as the command line prints it ----------------------------------------------------------

export interface PlainEnd {
  readonly host: string | null;
  readonly component: PartyEnd;
  readonly zone: string | null;
}

export interface PlainPorts {
  readonly flows: readonly {
    readonly from: PlainEnd;
    readonly to: PlainEnd;
    readonly protocol: ProtocolId;
    readonly port: number | null;
    readonly transport: Transport;
    readonly tls: TlsMode;
    readonly purpose: string;
    readonly source: readonly Source[];
    readonly confidence: PortConfidence;
    readonly firewalls: readonly { readonly name: string; readonly verdict: FlowVerdict }[];
  }[];
  readonly listeners: readonly {
    readonly host: string;
    readonly component: string;
    readonly port: number | null;
    readonly protocol: ProtocolId;
    readonly transport: Transport;
    readonly tls: TlsMode;
    readonly address: string | null;
    readonly confidence: PortConfidence;
    readonly source: readonly Source[];
  }[];
  readonly collisions: readonly {
    readonly host: string;
    readonly ports: readonly number[];
    readonly listeners: readonly {
      readonly component: string;
      readonly protocol: ProtocolId;
      readonly port: number | null;
      readonly confidence: PortConfidence;
    }[];
    readonly cure: string | null;
  }[];
  readonly unneeded: readonly {
    readonly firewall: string;
    readonly protocol: ProtocolId;
    readonly port: number | null;
    readonly from: readonly string[] | null;
    readonly to: readonly string[] | null;
  }[];
}

/** The table without nodes of the spec, ready for JSON. */
export const plainPorts = (table: PortTable): PlainPorts => ({
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
    ({ host, component, port, protocol, transport, tls, address, confidence, source }) => ({
      host,
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
  collisions: table.collisions.map(({ host, ports, listeners, cure }) => ({
    host,
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
});

const plainEnd = ({ host, component, zone }: FlowHost): PlainEnd => ({ host, component, zone });
