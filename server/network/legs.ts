/** What a flow looks like where it arrives: protocol, port and TLS. */
import { isOutsideEnd, type FlowEnd, type FlowKind } from '../catalog/flows';
import { listenersFor, protocolPorts } from '../catalog/ports';
import type { Source } from '../catalog/types';
import { carrierProtocol, protocolInfo, type ProtocolId } from '../catalog/vocabulary';
import type { Deployment } from './deployment';
import type { Passage } from './firewalls';
import type { TlsMode } from './layouts';
import { secureVariant, socketFor, type PortConfidence, type Transport } from './listeners';
import { isUser, type Party } from './parties';

/** A protocol as it arrives at the far end. */
export interface Leg extends Passage {
  readonly transport: Transport;
  readonly tls: TlsMode;
  readonly confidence: PortConfidence;
  /** Where the number is from. */
  readonly source: readonly Source[];
}

export interface Legs {
  readonly main: Leg;
  /** Over TLS on a port of its own, or without, where the spec leaves open which it is. */
  readonly variant?: Leg;
}

/** The legs of a flow kind between two parties. */
export function legsOf(kind: FlowKind, from: Party, to: Party, deployment: Deployment): Legs {
  const user = isUser(from.component);
  const facts = to.station?.part.facts;
  const own = kind.tlsOf === undefined ? facts?.tls : (from.station?.part.facts.calendarTls ?? facts?.tls);
  const tls = own ?? (user && !isOutsideEnd(kind.to) ? deployment.productTls(kind.to) : undefined);
  // The transfer port stays plain or switches to TLS; the port of its own is for users who hand in mail (L3694, L3729).
  const secure = kind.protocol === 'smtp' ? undefined : secureVariant(kind.protocol);
  const plain = legTo(kind.protocol, from, to, kind, tls);
  if (secure === undefined || tls === 'none' || tls === 'starttls') return { main: plain };
  const encrypted = legTo(secure, from, to, kind, tls);
  if (tls === undefined) return { main: plain, variant: encrypted };
  return user && deployment.mixedTls ? { main: encrypted, variant: plain } : { main: encrypted };
}

function legTo(protocol: ProtocolId, from: Party, to: Party, kind: FlowKind, tls: TlsMode | undefined): Leg {
  const info = protocolInfo(protocol);
  const mode: TlsMode =
    info.encrypted === true ? 'ssl-port' : tls === 'starttls' && info.starttls === true ? 'starttls' : 'none';
  const port = kind.portOf === undefined ? undefined : from.station?.part.facts.serverPort;
  if (port !== undefined)
    return {
      protocol,
      port,
      transport: info.transport,
      tls: mode,
      confidence: 'declared',
      source: [],
      declared: true,
      documented: [port],
      unsure: false,
    };
  const socket = to.station === undefined ? undefined : socketFor(to.station.sockets, protocol);
  if (socket !== undefined) {
    return {
      protocol,
      port: socket.port,
      transport: socket.transport,
      tls: mode,
      confidence: socket.confidence,
      source: socket.source,
      declared: socket.confidence === 'declared',
      documented: socket.documented,
      unsure:
        socket.unsure === true ||
        socket.dynamic === true ||
        socket.confidence === 'example' ||
        socket.confidence === 'unconfirmed',
    };
  }
  const usual = usualPort(kind.to, protocol);
  return {
    protocol,
    port: usual?.port ?? null,
    transport: info.transport,
    tls: mode,
    confidence: usual?.confidence ?? 'unconfirmed',
    source: usual?.source ?? [],
    declared: false,
    documented: usual === undefined || usual.port === null ? [] : [usual.port],
    // What stands outside the spec may have any number.
    unsure: to.station === undefined && !isOutsideEnd(kind.to),
  };
}

function usualPort(
  end: FlowEnd,
  protocol: ProtocolId,
):
  | { readonly port: number | null; readonly confidence: PortConfidence; readonly source: readonly Source[] }
  | undefined {
  const listener = isOutsideEnd(end) ? undefined : listenersFor(end, protocol)[0];
  return listener !== undefined && listener.port !== null ? listener : (protocolPorts[protocol] ?? listener);
}

/** What arrives at a load balancer: its own number, that which the spec gives the target, or the usual one. */
export function frontLegs(balancer: Party, kind: FlowKind, legs: Legs): Legs {
  const facts = balancer.station?.part.facts;
  const sockets = balancer.station?.sockets ?? [];
  const at = (leg: Leg): Leg => {
    const own = socketFor(sockets, leg.protocol);
    if (own !== undefined)
      return {
        ...leg,
        port: own.port,
        confidence: own.confidence,
        source: own.source,
        declared: own.confidence === 'declared',
        documented: own.documented,
        unsure: false,
      };
    const usual = protocolPorts[leg.protocol] ?? protocolPorts[carrierProtocol(leg.protocol) ?? leg.protocol];
    if (leg.declared || usual === undefined) return leg;
    return {
      ...leg,
      port: usual.port,
      confidence: usual.confidence,
      source: usual.source,
      documented: [usual.port, ...leg.documented],
      unsure: false,
    };
  };
  const secure = secureVariant(kind.protocol);
  const { main } = legs;
  if (facts?.tls === 'ssl-port' && secure !== undefined && main.tls !== 'ssl-port') {
    return {
      main:
        legs.variant === undefined
          ? at({
              ...main,
              protocol: secure,
              tls: 'ssl-port',
              declared: false,
              port: null,
              documented: [],
              unsure: true,
            })
          : at(legs.variant),
    };
  }
  return { main: at(main), ...(legs.variant === undefined ? {} : { variant: at(legs.variant) }) };
}
