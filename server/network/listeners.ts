/** Who listens where: what the spec says, else the catalogue's default, else "not given". */
import { components, type ComponentId } from '../catalog/components';
import { webContainers, queueParts } from '../catalog/roles';
import {
  documentedPorts,
  hostServicePorts,
  listeners as catalogue,
  storeServiceOf,
  type Listener,
} from '../catalog/ports';
import { isAtLeast, isBefore } from '../catalog/releases';
import type { Confidence, Source, ValueOf } from '../catalog/types';
import {
  carrierProtocol,
  protocolInfo,
  secureProtocol,
  type hostService,
  type ProtocolId,
  type transport,
} from '../catalog/vocabulary';
import type { Component, Host, Model } from '../model/model';
import type { Node } from '../syntax/tree';
import { holds, usually } from './conditions';
import { deploymentOf, type Deployment } from './deployment';
import { groupBy } from './group';
import { layoutsOf, type Layout, type Part, type TlsMode } from './layouts';

/** `declared`: the spec says it. The others: how sure the catalogue is. */
export type PortConfidence = 'declared' | Confidence;
export type Transport = ValueOf<typeof transport>;
export type HostService = ValueOf<typeof hostService>;

/** One protocol of a component, as all hosts of a layout have it. */
export interface Socket {
  readonly protocol: ProtocolId;
  /** null: the spec does not say it and no document gives a number. */
  readonly port: number | null;
  readonly transport: Transport;
  readonly tls: TlsMode;
  readonly confidence: PortConfidence;
  readonly source: readonly Source[];
  /** false: only there if somebody turns it on, and nothing says so. */
  readonly open: boolean;
  /** Numbers of which each is right; the spec's own alone where it gives one. */
  readonly documented: readonly number[];
  /** What accepts the connections: sockets of one process never collide. */
  readonly process: string;
  /** Whether nothing but this number is to be expected there. */
  readonly firm: boolean;
  /** The web container, or other component of the host, that takes the connections for it. */
  readonly via?: ComponentId;
  /** Reached from its own host only. */
  readonly local?: true;
  /** Chosen at start unless it is fixed. */
  readonly dynamic?: true;
  /** What the component says could not be read: it may have another number. */
  readonly unsure?: true;
  readonly note?: string;
}

/** A listener of a host, or of each host of a group. */
export interface HostListener extends Socket {
  readonly host: string;
  /** The component, or a service of the operating system. */
  readonly component: ComponentId | HostService;
  readonly address: string | undefined;
  /** The number where the spec gives it, else the component. */
  readonly at: Node;
  /** The component as it is written; undefined for a service of the operating system. */
  readonly owner: Component | undefined;
}

/** Which listeners of the catalogue belong to a component. The registry of a directory is never part of a spec. */
const byComponent = groupBy(
  catalogue.filter((listener) => !listener.id.endsWith('/registry')),
  (listener) => listener.component,
);

/** The TLS variant of a protocol on a port of its own; for submission that is SMTP over TLS (L3721). */
export const secureVariant = (protocol: ProtocolId): ProtocolId | undefined =>
  protocol === 'submission' ? 'smtps' : secureProtocol(protocol);

/** Plain ports that stay open beside a TLS port: other servers use them, not users. */
const keepsPlain = (protocol: ProtocolId): boolean => protocol === 'smtp' || protocol === 'xmpp-server';

/** Sockets by layout and part, both in their order. */
export const socketsOf = (model: Model): readonly (readonly (readonly Socket[])[])[] =>
  model.shared('network sockets', (asked) => {
    const deployment = deploymentOf(asked);
    return layoutsOf(asked).map((layout) => layout.parts.map((part) => socketsOfPart(layout, part, deployment)));
  });

/** Every listener of every host that is open, in document order. Hosts of a group are listed once. */
export const hostListeners = (model: Model): readonly HostListener[] =>
  model.shared('network listeners', (asked) => {
    const sockets = socketsOf(asked);
    const layouts = new Map<string, Layout>();
    for (const layout of layoutsOf(asked)) for (const host of layout.hosts) layouts.set(host.name, layout);
    return asked.hosts.flatMap((host) => {
      const layout = layouts.get(host.name);
      return layout === undefined ? [] : onHost(host, layout, sockets[layout.index] ?? []);
    });
  });

/** The listeners of one host, given its layout. */
export function onHost(host: Host, layout: Layout, sockets: readonly (readonly Socket[])[]): readonly HostListener[] {
  const found: HostListener[] = [];
  layout.parts.forEach((part, place) => {
    const owner = host.components[part.index];
    // Two hosts of one name differ where one of them is being renamed.
    if (owner?.id !== part.owner) return;
    for (const socket of sockets[place] ?? []) {
      if (!socket.open) continue;
      const at = portNode(owner, socket) ?? owner.at;
      found.push({ ...socket, host: host.name, component: part.id, address: owner.spec.address?.value, at, owner });
    }
  });
  for (const fact of host.spec['os-services']?.items ?? []) {
    found.push({
      ...serviceSocket(fact.value),
      host: host.name,
      component: fact.value,
      address: undefined,
      at: fact.at,
      owner: undefined,
    });
  }
  return found;
}

/** Where the spec gives the number of a socket. */
export function portNode(owner: Component, socket: Pick<Socket, 'confidence' | 'port' | 'protocol'>): Node | undefined {
  if (socket.confidence !== 'declared') return undefined;
  return owner.spec.ports?.entries.find(
    (entry) => entry.value.value === socket.port && sameProtocol(entry.name, socket.protocol),
  )?.value.at;
}

const sameProtocol = (name: string, protocol: ProtocolId): boolean =>
  name === protocol || (protocolInfo(protocol).aliases ?? []).includes(name);

/** The listener of a service of the operating system. */
export function serviceSocket(service: HostService): Socket {
  const { port, transport: by, confidence, source } = hostServicePorts[service];
  const protocol = serviceProtocol(service);
  return {
    protocol,
    port,
    transport: by,
    tls: protocolInfo(protocol).encrypted === true ? 'ssl-port' : 'none',
    confidence,
    source: confidence === 'standard' ? (protocolInfo(protocol).source ?? []) : source,
    open: true,
    documented: [port],
    process: service,
    firm: confidence !== 'unconfirmed',
  };
}

/** The protocol of an operating system service; those that the catalogue has no protocol for count as the nearest. */
function serviceProtocol(service: HostService): ProtocolId {
  switch (service) {
    case 'sendmail':
      return 'smtp';
    case 'tftp':
      return 'ftp';
    case 'rsh':
    case 'finger':
      return 'telnet';
    case 'cacao':
      return 'jmx';
    case 'web-console':
      return 'https';
    case 'ssh':
    case 'telnet':
    case 'ftp':
    case 'nfs':
    case 'snmp':
    case 'ntp':
    case 'dns':
      return service;
  }
}

function socketsOfPart(layout: Layout, part: Part, deployment: Deployment): readonly Socket[] {
  const version = deployment.versionOf(part.id, part.facts) ?? assumedVersion(part.id, deployment);
  const given = (byComponent.get(part.id) ?? []).filter((listener) => isCurrent(listener, version));
  const declared = declaredPorts(layout, part);
  const found = given.map((listener) => socketOf(listener, layout, part, deployment, declared));
  for (const [name, port] of Object.entries(declared)) {
    const protocol = name as ProtocolId;
    if (!given.some((listener) => listener.protocol === protocol) && !isOfSibling(layout, part, protocol))
      found.push(plainSocket(part, protocol, port, 'declared', []));
  }
  if (part.facts.incomplete !== true) return found;
  return found.map((socket) => (socket.confidence === 'declared' ? socket : { ...socket, firm: false, unsure: true }));
}

/** Whether a number that is written for a whole product is that of another of its parts. */
function isOfSibling(layout: Layout, part: Part, protocol: ProtocolId): boolean {
  const all = layout.parts.filter(({ index }) => index === part.index);
  const knows = ({ id }: Part): boolean =>
    byComponent.get(id)?.some((listener) => listener.protocol === protocol) === true;
  // What none of them is known to serve is counted once.
  return all.some((each) => each !== part && knows(each)) || (!all.some(knows) && all[0] !== part);
}

function socketOf(
  listener: Listener,
  layout: Layout,
  part: Part,
  deployment: Deployment,
  declared: Part['facts']['ports'] & object,
): Socket {
  const { protocol } = listener;
  const own = declared[protocol];
  const host = listener.via === 'container' ? containerOf(layout, part) : undefined;
  const behind =
    host === undefined
      ? undefined
      : socketsOfPart(layout, host, deployment).find((socket) => socket.protocol === protocol);
  const process = processOf(layout, part, protocol, host);
  const base = {
    protocol,
    transport: listener.transport,
    tls: tlsOf(listener, part, deployment),
    open: isOpen(listener, part, layout, deployment, own !== undefined),
    process,
    ...(listener.local === true ? { local: true as const } : {}),
    ...(listener.note === undefined ? {} : { note: listener.note }),
  };
  const via = listener.via === 'webmail' ? mailServerOf(layout, part) : host?.id;
  const through = via === undefined ? {} : { via };
  if (own !== undefined)
    return { ...base, ...through, port: own, confidence: 'declared', source: [], documented: [own], firm: true };
  if (behind !== undefined) {
    // Documents that name a number for the application speak of the container it runs in.
    const documented = [
      ...new Set([...behind.documented, ...(behind.confidence === 'declared' ? [] : documentedPorts(listener))]),
    ];
    return {
      ...base,
      ...through,
      port: behind.port,
      confidence: behind.confidence,
      source: behind.source,
      documented,
      firm: behind.firm,
      ...(behind.unsure === true ? { unsure: true as const } : {}),
    };
  }
  const mail = listener.via === 'webmail' ? mailSocket(layout, part, deployment, protocol) : undefined;
  if (mail !== undefined)
    return {
      ...base,
      ...through,
      port: mail.port,
      confidence: mail.confidence,
      source: mail.source,
      documented: mail.documented,
      firm: false,
    };
  return {
    ...base,
    ...through,
    port: listener.port,
    confidence: listener.confidence,
    source: listener.source,
    documented: documentedPorts(listener),
    firm: isFirm(listener, encryptsAtOnce(part, deployment)),
    ...(listener.dynamic === true ? { dynamic: true as const } : {}),
  };
}

/** A listener that only the spec knows of. */
function plainSocket(
  part: Part,
  protocol: ProtocolId,
  port: number,
  confidence: PortConfidence,
  source: readonly Source[],
): Socket {
  const info = protocolInfo(protocol);
  return {
    protocol,
    port,
    transport: info.transport,
    tls: info.encrypted === true ? 'ssl-port' : 'none',
    confidence,
    source,
    open: true,
    documented: [port],
    process: `${part.owner} ${part.index}`,
    firm: confidence !== 'unconfirmed',
  };
}

/** Numbers that the spec gives; Messenger Express and the web mail server are one process, so a number of one is the other's. */
function declaredPorts(layout: Layout, part: Part): Part['facts']['ports'] & object {
  const own = part.facts.ports ?? {};
  if (part.id !== 'webmail') return own;
  const other = layout.parts.find((candidate) => candidate.id === 'messenger-express')?.facts.ports;
  return other === undefined ? own : { ...other, ...own };
}

const mailServerOf = (layout: Layout, part: Part): ComponentId | undefined =>
  layout.parts.some((candidate) => candidate.id === 'webmail' && candidate !== part) ? 'webmail' : undefined;

function mailSocket(layout: Layout, part: Part, deployment: Deployment, protocol: ProtocolId): Socket | undefined {
  const server = layout.parts.find((candidate) => candidate.id === 'webmail' && candidate !== part);
  return server === undefined
    ? undefined
    : socketsOfPart(layout, server, deployment).find((socket) => socket.protocol === protocol && socket.open);
}

/** The container on the host that serves an application: one that it is made for, else any. */
export function containerOf(layout: Layout, part: Part): Part | undefined {
  const info = components[part.id];
  const wanted: readonly ComponentId[] = 'container' in info ? info.container : webContainers;
  for (const id of wanted) {
    const found = layout.parts.find((candidate) => candidate.id === id && candidate !== part);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** MTAs of a host are roles of one Messaging Server behind one dispatcher (L3501); a store host's MTA is that one too. */
const dispatcherComponents: ReadonlySet<ComponentId> = new Set(queueParts);
const dispatcherProtocols: ReadonlySet<ProtocolId> = new Set(['smtp', 'submission', 'smtps', 'job-controller']);

function processOf(layout: Layout, part: Part, protocol: ProtocolId, container: Part | undefined): string {
  const itself = (of: Part): string => `${of.owner} ${of.index}`;
  if (container !== undefined) return itself(container);
  if (dispatcherComponents.has(part.id) && dispatcherProtocols.has(protocol)) return 'dispatcher';
  if (part.id === 'webmail' || part.id === 'messenger-express') return 'mshttpd';
  const system = systemProcess(part.id);
  if (system !== undefined) return system;
  // The address book server may be the directory server itself (L2781).
  if (part.id === 'pab-server') {
    const directory = layout.parts.find((candidate) => candidate.id === 'directory-master');
    if (directory !== undefined && part.facts.ports === undefined) return itself(directory);
  }
  return itself(part);
}

/** Components that a service of the operating system may be. */
function systemProcess(id: ComponentId): HostService | undefined {
  switch (id) {
    case 'dns-server':
      return 'dns';
    case 'time-server':
      return 'ntp';
    case 'smtp-server':
      return 'sendmail';
    default:
      return undefined;
  }
}

/**
 * Suite 6 brought Convergence, which needs the web mail server of Messaging Server 7 (L800, L868); Suite 5 is older. Other
 * versions change no port that the suite alone would settle.
 */
function assumedVersion(id: ComponentId, deployment: Deployment): string | undefined {
  if (components[id].product !== 'messaging' || deployment.suite === undefined) return undefined;
  return deployment.suite === '5' ? '6.3' : '7';
}

/** Whether a listener of the catalogue is that of a version; of an unknown version it is the newest. */
function isCurrent(listener: Listener, version: string | undefined): boolean {
  if (version === undefined) return listener.until === undefined;
  return (
    (listener.from === undefined || isAtLeast(version, listener.from, listener.component) !== false) &&
    (listener.until === undefined || isBefore(version, listener.until, listener.component) !== false)
  );
}

function isOpen(listener: Listener, part: Part, layout: Layout, deployment: Deployment, declared: boolean): boolean {
  const { protocol } = listener;
  const { facts } = part;
  if (declared) return true;
  const info = protocolInfo(protocol);
  const wanted =
    listener.condition === undefined ? undefined : conditionOf(listener.condition, part, layout, deployment);
  if (wanted === false) return false;
  const service = storeServiceOf[protocol];
  if (part.id === 'message-store' && service !== undefined && facts.serves?.includes(service) === false) return false;
  if (protocol === 'submission' && facts.submission !== undefined) return facts.submission;
  if (info.encrypted === true && listener.open === 'if-configured') return encryptsAtOnce(part, deployment);
  if (listener.open === 'if-configured') return wanted === true;
  // Where all users come over TLS there is no plain listener for them.
  const secure = secureVariant(protocol);
  const replaced =
    facts.tls === 'ssl-port' &&
    secure !== undefined &&
    !keepsPlain(protocol) &&
    !deployment.mixedTls &&
    (byComponent.get(part.id) ?? []).some((other) => other.protocol === secure);
  return !replaced;
}

/** Whether the spec says that a part has TLS ports. */
const encryptsAtOnce = (part: Part, deployment: Deployment): boolean =>
  (part.facts.tls ?? deployment.productTls(part.id)) === 'ssl-port';

/** A condition of a listener; what the spec leaves open is taken as usual. */
function conditionOf(
  condition: Listener['condition'] & object,
  part: Part,
  layout: Layout,
  deployment: Deployment,
): boolean | undefined {
  const where = { to: { id: part.id, facts: part.facts, layout } };
  return holds(condition, deployment, where) ?? usually(condition, deployment, where);
}

function tlsOf(listener: Listener, part: Part, deployment: Deployment): TlsMode {
  const info = protocolInfo(listener.protocol);
  if (info.encrypted === true || listener.tls === 'ssl-port') return 'ssl-port';
  return info.starttls === true && (part.facts.tls ?? deployment.productTls(part.id)) === 'starttls'
    ? 'starttls'
    : 'none';
}

/** Containers get their ports when they are set up, and so does what stands around the suite: a default there is only a proposal. */
function isFirm(listener: Listener, tlsPorts: boolean): boolean {
  const { product } = components[listener.component];
  const documented =
    listener.confidence === 'guide' || listener.confidence === 'vendor' || listener.confidence === 'standard';
  return (
    documented &&
    listener.alternatives === undefined &&
    (listener.open === 'always' || (tlsPorts && protocolInfo(listener.protocol).encrypted === true)) &&
    product !== 'container' &&
    product !== 'infrastructure'
  );
}

/** The socket at which a protocol reaches a part: its own, or that of the protocol which carries it. */
export function socketFor(sockets: readonly Socket[], protocol: ProtocolId): Socket | undefined {
  const best = (wanted: ProtocolId): Socket | undefined => {
    const own = sockets.filter((socket) => socket.protocol === wanted);
    return own.find((socket) => socket.open) ?? own[0];
  };
  const carrier = carrierProtocol(protocol);
  return best(protocol) ?? (carrier === undefined ? undefined : best(carrier));
}
