/**
 * Who talks to whom: the flow kinds of the catalogue applied to a deployment.
 *
 * `flowKinds` works on layouts, not on hosts: its size does not grow with the number of hosts that are alike. Rules use it.
 * `expandFlows` writes it out for every pair of hosts, for the port table.
 */
import { componentInfo, partsOf } from '../catalog/components';
import { flows as catalogue, isOutsideEnd, type FlowEnd, type FlowKind } from '../catalog/flows';
import { listenersFor, protocolPorts } from '../catalog/ports';
import type { Source } from '../catalog/types';
import { carrierProtocol, protocolInfo, type ProtocolId } from '../catalog/vocabulary';
import type { Model } from '../spec/model';
import type { Node } from '../syntax/tree';
import { asksForWish, holds } from './conditions';
import { Crossings } from './crossings';
import type { Barriers, FirewallRule, FirewallVerdict, Judgement, Passage, Verdict } from './firewalls';
import { groupBy } from './group';
import type { HostGroup, TlsMode } from './layouts';
import {
  assumedDelivery,
  assumedDocstore,
  secureVariant,
  socketFor,
  type PortConfidence,
  type Transport,
} from './listeners';
import { isKnown, isUser, partiesOf, referenced, type Parties, type Party, type PartyEnd } from './parties';

/** A protocol as it arrives at the far end. */
export interface Leg extends Passage {
  readonly transport: Transport;
  readonly tls: TlsMode;
  readonly confidence: PortConfidence;
  /** Where the number is from. */
  readonly source: readonly Source[];
}

/**
 * `certain`: the spec shows that it is there. `assumed`: the spec leaves something open, and this is the usual reading.
 * `possible`: nothing asks for it; it is there only where a firewall is opened for it and for nothing else.
 */
export type Standing = 'certain' | 'assumed' | 'possible';

/** A flow between two components, or a component and the world outside, for all hosts of a layout at once. */
export interface Edge extends Leg {
  readonly kind: FlowKind;
  readonly from: Party;
  readonly to: Party;
  readonly standing: Standing;
  /** false: another one of its group serves. */
  readonly chosen: boolean;
  /** Host by host: both ends are on the same one. */
  readonly local: boolean;
  /** The same over TLS on a port of its own, or without, where the spec leaves open which it is. */
  readonly variant?: Leg;
}

/** A flow between two hosts (or host groups), with what the firewalls on its way say. */
export interface Flow {
  readonly from: FlowHost;
  readonly to: FlowHost;
  readonly protocol: ProtocolId;
  /** null: not given by the spec or any document. */
  readonly port: number | null;
  readonly transport: Transport;
  readonly tls: TlsMode;
  readonly purpose: string;
  /** Where the flow and its number are from. */
  readonly source: readonly Source[];
  readonly confidence: PortConfidence;
  readonly standing: Standing;
  readonly kind: FlowKind;
  /** Both ends are on one host. */
  readonly local: boolean;
  /** Every firewall on the way; empty within a zone, and where the way is not known. */
  readonly firewalls: readonly FirewallVerdict[];
  /** What comes of it all; undefined where no firewall is known to lie between the ends. */
  readonly verdict: Verdict | undefined;
}

export interface FlowHost {
  /** null: no host of the spec. A group stands for all of its hosts. */
  readonly host: string | null;
  readonly component: PartyEnd;
  readonly zone: string | null;
  /** How many hosts the group has. */
  readonly count: number;
  /** The component in the spec. */
  readonly at: Node | undefined;
}

const groups = groupBy(catalogue, (kind) => kind.group);

/** Components that users reach: a load balancer before them is meant for users. */
const userFacing: ReadonlySet<FlowEnd> = new Set(
  catalogue.filter((kind) => isOutsideEnd(kind.from) && isUser(kind.from)).map((kind) => kind.to),
);

/** All flows by layout, the possible and the passed-over ones among them; in the order of the catalogue. */
export const flowKinds = (model: Model): readonly Edge[] =>
  model.shared('network edges', (asked) => new Planner(partiesOf(asked)).edges());

class Planner {
  readonly #parties: Parties;
  readonly #edges: Edge[] = [];
  readonly #seen = new Set<string>();

  constructor(parties: Parties) {
    this.#parties = parties;
  }

  edges(): readonly Edge[] {
    for (const kinds of groups.values()) this.#group(kinds);
    return this.#edges;
  }

  #group(kinds: readonly FlowKind[]): void {
    const targets = new Map(distinct(kinds, 'to').map(({ end }) => [end, this.#parties.of(end)] as const));
    const ends = new Set(targets.keys());
    const sources = lowest(
      distinct(kinds, 'from').flatMap(({ end, rank }) =>
        this.#parties.sources(end, ends).map((party) => ({ party, rank, end })),
      ),
    );
    for (const { party, end } of sources) {
      const candidates = kinds
        .filter((kind) => kind.from === end)
        .flatMap((kind) => (targets.get(kind.to) ?? []).flatMap((target) => this.#candidate(kind, party, target)));
      const chosen = this.#choose(candidates, party);
      for (const candidate of candidates) this.#add(candidate, chosen.has(candidate));
    }
  }

  /** A flow of a kind between two parties, if there is one; several where only a part of the hosts is meant. */
  #candidate(kind: FlowKind, from: Party, to: Party): readonly Candidate[] {
    const { deployment } = this.#parties;
    // What happens between others is not the deployment's.
    if (from.hosts.length === 0 && to.hosts.length === 0) return [];
    const reference = this.#referred(kind, from, to);
    if (reference?.hosts.length === 0) return [];
    const narrowed = reference?.side === 'from' ? { ...from, hosts: reference.hosts } : from;
    const target = reference?.side === 'to' ? { ...to, hosts: reference.hosts } : to;
    const same = from.station !== undefined && from.station.layout === to.station?.layout;
    const otherHost = !same || differs(narrowed.hosts, target.hosts);
    const legs = legsOf(kind, narrowed, target, this.#parties);
    const condition =
      kind.condition === undefined
        ? true
        : holds(kind.condition, deployment, {
            ...(isOutsideEnd(kind.from) ? {} : { from: { id: kind.from, facts: from.station?.part.facts ?? {} } }),
            ...(isOutsideEnd(kind.to) ? {} : { to: { id: kind.to, facts: to.station?.part.facts ?? {} } }),
            otherHost,
            tls: legs.main.tls,
          });
    // A gateway that names its server reaches it even where there is a multiplexor beside.
    const named = reference !== undefined && kind.group === 'httpbind-server';
    if (condition === false && !named) return [];
    const standing = this.#standing(kind, named ? true : condition, narrowed, target);
    if (standing === undefined) return [];
    return [{ kind, from: narrowed, to: target, legs, standing, same, referred: reference !== undefined }];
  }

  /** Which hosts a reference of the spec names; undefined where it names none and all are meant. */
  #referred(kind: FlowKind, from: Party, to: Party): Reference | undefined {
    const among = (side: 'from' | 'to', names: readonly string[] | undefined): Reference | undefined =>
      names === undefined
        ? undefined
        : { side, hosts: (side === 'to' ? to : from).hosts.filter((host) => names.includes(host.name)) };
    switch (kind.group) {
      case 'httpbind-mux':
      case 'httpbind-server': {
        const names = referenced(from, 'server');
        if (names === undefined) return undefined;
        // Where the named host has both, the port says which of them is meant, else the multiplexor is.
        const direct = from.station?.part.facts.serverPort === protocolPorts['xmpp-server']?.port;
        const mux = this.#parties.of('im-mux').flatMap((party) => party.hosts.map((host) => host.name));
        const wanted = names.filter((name) => mux.includes(name) && !direct === (kind.group === 'httpbind-mux'));
        const rest = kind.group === 'httpbind-server' ? names.filter((name) => !mux.includes(name)) : [];
        return among('to', [...wanted, ...rest]);
      }
      case 'im-mux-server':
      case 'convergence-im':
      case 'im-gateways':
        return among('to', referenced(from, 'server'));
      case 'cal6-store':
        return among('to', referenced(from, 'backends'));
      case 'cal7-mysql':
      case 'cal7-oracle':
        return among('to', referenced(from, 'databases'));
      case 'delivery-lmtp':
      case 'delivery-smtp':
      case 'mail-inwards':
      case 'mail-outbound-to-inbound':
        return among('to', referenced(from, 'delivers-to'));
      case 'directory-to-consumer':
      case 'directory-to-hub':
        return among('from', referenced(to, 'master'));
      case 'directory-referral':
        return among('to', referenced(from, 'master'));
      case 'mail-from-internet':
        return among('to', this.#exchangers(to));
      default:
        return undefined;
    }
  }

  /** Hosts of a party that take mail from the Internet: those that MX records name, or that a load balancer named there serves. */
  #exchangers(to: Party): readonly string[] | undefined {
    const named = this.#parties.deployment.mailExchangers;
    if (named.length === 0) return undefined;
    const serves = (host: HostGroup): boolean =>
      named.includes(host.name) ||
      (this.#parties.balancers.get(host.name) ?? []).some((balancer) =>
        balancer.hosts.some((front) => named.includes(front.name)),
      );
    return to.hosts.filter(serves).map((host) => host.name);
  }

  /** How sure a flow is; undefined where it is not there at all. */
  #standing(kind: FlowKind, condition: boolean | undefined, from: Party, to: Party): Standing | undefined {
    const { deployment } = this.#parties;
    if (!isKnown(deployment, kind.from) || !isKnown(deployment, kind.to)) return 'possible';
    switch (kind.group) {
      case 'mail-submission':
        if (submits(to) === false) return undefined;
        if (condition === true && deployment.mayBeWebOnly) return 'assumed';
        break;
      case 'mail-submission-25': {
        // Where the submission port is closed, users have only this one.
        if (submits(to) !== false) return 'possible';
        const wanted = (['imap', 'pop', 'outlook'] as const).map((by) => deployment.access(by));
        return wanted.includes(true) ? 'certain' : wanted.includes(undefined) ? 'assumed' : 'possible';
      }
      case 'cal6-notices':
      case 'cal7-notices': {
        const wanted = deployment.feature('email-notification', isOutsideEnd(kind.from) ? undefined : kind.from);
        return wanted === false ? undefined : wanted === true ? 'certain' : 'assumed';
      }
      case 'directory-writes':
        // In distributed sites only the local copy talks to the master (L1153).
        return deployment.architecture === 'single-tier-distributed' ? 'possible' : 'assumed';
      case 'mail-inwards':
        return referenced(from, 'delivers-to') === undefined ? 'assumed' : 'certain';
      case 'mail-outbound-to-inbound':
        return referenced(from, 'delivers-to') === undefined ? 'possible' : 'certain';
      case 'name-service-out':
        // Another server may ask the Internet for it.
        return 'assumed';
      case 'imap-users':
        // Users of a web client may be counted as IMAP users.
        if (condition === true && deployment.mayBeWebOnly) return 'assumed';
        break;
      case 'mail-from-internet':
        return deployment.mailExchangers.length > 0 ? 'certain' : 'assumed';
      default:
        break;
    }
    if (condition === undefined) return this.#assumed(kind, to) && kind.optional !== true ? 'assumed' : 'possible';
    if (kind.optional === true && !(kind.condition !== undefined && asksForWish(kind.condition))) return 'possible';
    // A store of another site may serve only the users of that site.
    return from.site !== undefined && to.site !== undefined && from.site !== to.site && servesAll(kind.to)
      ? 'assumed'
      : 'certain';
  }

  /** Whether a flow whose condition the spec leaves open is the usual case. */
  #assumed(kind: FlowKind, to: Party): boolean {
    const { deployment } = this.#parties;
    switch (kind.group) {
      case 'imap-users':
      case 'imap-proxy':
      case 'mail-submission':
      case 'im-users':
      case 'cal7-mysql':
        return true;
      case 'delivery-lmtp':
        return assumedDelivery(deployment) === 'lmtp';
      case 'delivery-smtp':
        return assumedDelivery(deployment) === 'smtp';
      case 'cal7-documents':
        return to.station === undefined || assumedDocstore(to.station.layout) === 'remote';
      case 'caldav-users':
        return !deployment.placed.has('convergence');
      default:
        return false;
    }
  }

  /** Of several that could serve, those that do: the same host, else the same site, else the one that comes first. */
  #choose(candidates: readonly Candidate[], from: Party): ReadonlySet<Candidate> {
    if (from.hosts.length === 0 || isUser(from.component)) return new Set(lowestBySite(candidates));
    const chosen = new Set<Candidate>();
    const single: Candidate[] = [];
    for (const candidate of candidates) {
      if (candidate.referred || isToAll(candidate.kind)) chosen.add(candidate);
      else single.push(candidate);
    }
    const here = single.filter((candidate) => candidate.same);
    const pool = here.length > 0 ? here : near(single, from);
    const rank = Math.min(...pool.map((candidate) => candidate.kind.toRank));
    for (const candidate of pool) if (candidate.kind.toRank === rank) chosen.add(candidate);
    return chosen;
  }

  #add(candidate: Candidate, chosen: boolean): void {
    const { kind, from, to } = candidate;
    if (!chosen || to.station === undefined || kind.to === 'load-balancer' || !this.#isBalanced(kind)) {
      this.#push(candidate, from, to, candidate.legs, chosen);
      return;
    }
    for (const { hosts, balancers } of this.#fronts(kind, to)) {
      const part = { ...to, hosts };
      if (balancers.length === 0) this.#push(candidate, from, part, candidate.legs, true);
      else {
        this.#push(candidate, from, part, candidate.legs, false);
        for (const balancer of balancers) this.#through(candidate, balancer, part, new Set());
      }
    }
  }

  /** Whether a load balancer before the far end stands on the way of such flows. */
  #isBalanced(kind: FlowKind): boolean {
    if (isUser(kind.from)) return true;
    if (kind.group === 'mail-from-internet') return this.#parties.deployment.mailExchangers.length > 0;
    return !isOutsideEnd(kind.from) && !userFacing.has(kind.to);
  }

  /** The hosts of a party by the load balancers before them. */
  #fronts(
    kind: FlowKind,
    to: Party,
  ): readonly { readonly hosts: readonly HostGroup[]; readonly balancers: readonly Party[] }[] {
    const parts = new Map<string, { readonly hosts: HostGroup[]; readonly balancers: readonly Party[] }>();
    const { mailExchangers } = this.#parties.deployment;
    for (const host of to.hosts) {
      const direct = kind.group === 'mail-from-internet' && mailExchangers.includes(host.name);
      const balancers = direct
        ? []
        : (this.#parties.balancers.get(host.name) ?? []).filter(
            (balancer) =>
              balancer.station?.layout !== to.station?.layout &&
              (kind.group !== 'mail-from-internet' ||
                balancer.hosts.some((front) => mailExchangers.includes(front.name))),
          );
      const key = balancers.map((balancer) => balancer.key).join(' ');
      const part = parts.get(key);
      if (part === undefined) parts.set(key, { hosts: [host], balancers });
      else part.hosts.push(host);
    }
    return [...parts.values()];
  }

  /** From the source to a load balancer and from there on; balancers may stand before balancers. */
  #through(candidate: Candidate, balancer: Party, to: Party, seen: ReadonlySet<string>): void {
    if (seen.has(balancer.key)) return;
    const front = frontLegs(balancer, candidate);
    this.#push(candidate, balancer, to, candidate.legs, true);
    const before = balancer.hosts.flatMap((host) => this.#parties.balancers.get(host.name) ?? []);
    const outer = [...new Set(before)].filter((other) => other !== balancer && !seen.has(other.key));
    if (outer.length === 0) this.#push(candidate, candidate.from, balancer, front, true);
    for (const other of outer)
      this.#through({ ...candidate, legs: front }, other, balancer, new Set([...seen, balancer.key]));
  }

  #push(candidate: Candidate, from: Party, to: Party, legs: Legs, chosen: boolean): void {
    const { kind, standing } = candidate;
    // Both kinds of users come out of a load balancer on the same legs.
    const id = [
      kind.group,
      from.key,
      to.key,
      names(from),
      names(to),
      legs.main.protocol,
      String(legs.main.port),
      String(chosen),
    ].join('\n');
    if (this.#seen.has(id)) return;
    this.#seen.add(id);
    const local =
      chosen &&
      candidate.same &&
      !candidate.referred &&
      from === candidate.from &&
      to.station === candidate.to.station &&
      !isToAll(kind);
    this.#edges.push({
      ...legs.main,
      kind,
      from,
      to,
      standing,
      chosen,
      local,
      ...(legs.variant === undefined ? {} : { variant: legs.variant }),
    });
  }
}

interface Reference {
  readonly side: 'from' | 'to';
  readonly hosts: readonly HostGroup[];
}

interface Legs {
  readonly main: Leg;
  readonly variant?: Leg;
}

interface Candidate {
  readonly kind: FlowKind;
  readonly from: Party;
  readonly to: Party;
  readonly legs: Legs;
  readonly standing: Standing;
  /** Both ends are on the hosts of one layout. */
  readonly same: boolean;
  /** The spec names the far end. */
  readonly referred: boolean;
}

/** Groups in which every far end counts, not one of them. */
const toAll: ReadonlySet<string> = new Set([
  'directory-to-consumer',
  'directory-to-hub',
  'directory-multi-master',
  'im-pool',
  'mail-inwards-chain',
]);

/** Stores differ in what they hold: each must be reached. */
export const servesAll = (end: FlowEnd): boolean => !isOutsideEnd(end) && componentInfo(end).store === true;

export const isToAll = (kind: FlowKind): boolean => servesAll(kind.to) || toAll.has(kind.group);

const names = (party: Party): string => party.hosts.map((host) => host.name).join(',');

/** Whether there is a pair of different hosts among these. */
function differs(from: readonly HostGroup[], to: readonly HostGroup[]): boolean {
  const [a] = from;
  const [b] = to;
  if (a === undefined || b === undefined) return true;
  return from.length > 1 || to.length > 1 || a.name !== b.name || a.count > 1;
}

/** Whether a party takes submissions on the port for them; undefined where it has no such port at all. */
function submits(to: Party): boolean | undefined {
  const sockets = to.station?.sockets.filter(
    (socket) => socket.protocol === 'submission' || socket.protocol === 'smtps',
  );
  return sockets === undefined || sockets.length === 0 ? undefined : sockets.some((socket) => socket.open);
}

function distinct(
  kinds: readonly FlowKind[],
  side: 'from' | 'to',
): readonly { readonly end: FlowEnd; readonly rank: number }[] {
  const found = new Map<FlowEnd, number>();
  for (const kind of kinds) found.set(kind[side], side === 'from' ? kind.fromRank : kind.toRank);
  return [...found].map(([end, rank]) => ({ end, rank }));
}

/** Sources of the lowest rank of their site. */
function lowest<T extends { readonly party: Party; readonly rank: number }>(sources: readonly T[]): readonly T[] {
  const best = new Map<string | undefined, number>();
  for (const { party, rank } of sources) best.set(party.site, Math.min(rank, best.get(party.site) ?? Infinity));
  return sources.filter(({ party, rank }) => rank === best.get(party.site));
}

function lowestBySite(candidates: readonly Candidate[]): readonly Candidate[] {
  const best = new Map<string | undefined, number>();
  for (const { to, kind } of candidates) best.set(to.site, Math.min(kind.toRank, best.get(to.site) ?? Infinity));
  return candidates.filter(({ to, kind }) => kind.toRank === best.get(to.site));
}

/** Those that the spec has, of these those of the same site; for the directory also those of the same zone. */
function near(candidates: readonly Candidate[], from: Party): readonly Candidate[] {
  const inside = candidates.filter(({ to }) => to.hosts.length > 0);
  const known = inside.length > 0 ? inside : candidates;
  const local = from.site === undefined ? [] : known.filter(({ to }) => to.site === from.site);
  const pool = local.length > 0 ? local : known;
  const inZone =
    from.zone === undefined
      ? []
      : pool.filter(({ to, kind }) => kind.group === 'directory-queries' && to.zone === from.zone);
  return inZone.length > 0 ? inZone : pool;
}

// ---- what arrives at the far end ------------------------------------------------------------------------------------

function legsOf(kind: FlowKind, from: Party, to: Party, { deployment }: Parties): Legs {
  const user = isUser(from.component);
  const facts = to.station?.part.facts;
  const own = kind.group === 'ce-calendar' ? (from.station?.part.facts.calendarTls ?? facts?.tls) : facts?.tls;
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
  const port = kind.to === 'im-server' || kind.to === 'im-mux' ? from.station?.part.facts.serverPort : undefined;
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
      unsure: socket.dynamic === true || socket.confidence === 'example' || socket.confidence === 'unconfirmed',
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
function frontLegs(balancer: Party, { legs, kind }: Pick<Candidate, 'legs' | 'kind'>): Legs {
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

// ---- written out ----------------------------------------------------------------------------------------------------

/**
 * The flows of the deployment for every pair of hosts, in the order of the catalogue: all that are certain or assumed, and
 * those possible ones that a firewall is opened for and that alone explain it. Grows with pairs of hosts: not for rules.
 */
export const expandFlows = (model: Model): readonly Flow[] =>
  model.shared('network flows', (asked) =>
    new Table(flowKinds(asked), partiesOf(asked).barriers, nodesOf(asked)).rows(),
  );

class Table {
  readonly #edges: readonly Edge[];
  readonly #barriers: Barriers;
  readonly #at: Nodes;
  /** Rows by edge, so that they come out in the order of the catalogue whenever they were found. */
  readonly #rows: Flow[][];
  readonly #used = new Set<FirewallRule>();
  /** Some users are on the internal network. */
  readonly #inside: boolean;
  /** By which legs, 0 or the variant 1, the flows of a group come to a load balancer. */
  readonly #fronts = new Map<string, Set<number>>();
  /** Legs from load balancers that are in the table, by edge. */
  readonly #passed = new Map<number, Set<number>>();

  constructor(edges: readonly Edge[], barriers: Barriers, at: Nodes) {
    this.#edges = edges;
    this.#barriers = barriers;
    this.#at = at;
    this.#rows = edges.map(() => []);
    this.#inside = edges.some((edge) => edge.from.component === 'internal-client');
  }

  rows(): readonly Flow[] {
    const chosen = [...this.#edges.entries()].filter(([, edge]) => edge.chosen);
    const direct = chosen.filter(([, edge]) => edge.from.component !== 'load-balancer');
    const shown = direct.filter(([, edge]) => edge.standing !== 'possible');
    const submissions = submissionsOn25(
      direct.flatMap(([, edge]) => (this.#isOptional(edge) ? [] : [edge])),
      this.#barriers,
    );
    const reached = this.#reached(shown.map(([, edge]) => edge));
    for (const [index, edge] of shown) {
      const givenUp =
        this.#isOptional(edge) ||
        isGivenUp(edge, submissions) ||
        (!servesAll(edge.kind.to) && reached.has(placeOf(edge)));
      this.#take(index, edge, legsOfEdge(edge), (judgement) => judgement?.status !== 'blocked' || !givenUp);
    }
    this.#passOn(chosen);
    // A rule that nothing above explains is there for one of these.
    const possible = direct.filter(([, edge]) => edge.standing === 'possible');
    for (const alike of groupBy(possible, ([, edge]) => edge.kind.group).values()) {
      const opened = this.#opened();
      for (const [index, edge] of alike)
        this.#take(
          index,
          edge,
          legsOfEdge(edge),
          (judgement) => opened(judgement) || submissions.get(pairOf(edge)) === edge,
        );
    }
    this.#passOn(chosen);
    for (const alike of groupBy(shown, ([, edge]) => edge.kind.group).values()) {
      const opened = this.#opened();
      for (const [index, edge] of alike)
        if (edge.variant !== undefined) this.#take(index, edge, [undefined, edge.variant], opened);
    }
    this.#passOn(chosen);
    return this.#rows.flat();
  }

  /** Where users are inside too, what a firewall keeps out is not wanted from outside. */
  #isOptional({ from }: Edge): boolean {
    return (
      this.#inside &&
      from.hosts.length === 0 &&
      isUser(from.component) &&
      from.component !== 'mobile-client' &&
      from.zone !== undefined &&
      this.#barriers.kindOf(from.zone) === 'internet'
    );
  }

  /** What users of a place reach somewhere: front ends of one kind stand in for each other. */
  #reached(edges: readonly Edge[]): ReadonlySet<string> {
    const users = edges.filter((edge) => edge.from.hosts.length === 0 && isUser(edge.from.component));
    return new Set(
      users.flatMap((edge) => {
        const crossings = new Crossings(edge, this.#barriers);
        return crossings.classes('to').some(({ speaker }) => crossings.of(undefined, speaker)?.status !== 'blocked')
          ? [placeOf(edge)]
          : [];
      }),
    );
  }

  /** Whether firewalls let something through by a rule that nothing in the table has used so far. */
  #opened(): (judgement: Judgement | undefined) => boolean {
    const used = new Set(this.#used);
    return (judgement) =>
      judgement?.status === 'allowed' && judgement.firewalls.some(({ rule }) => rule !== undefined && !used.has(rule));
  }

  /** Adds the rows of an edge, for the pairs of hosts that are wanted; an undefined leg is left out. */
  #take(
    index: number,
    edge: Edge,
    legs: readonly (Leg | undefined)[],
    wanted: (judgement: Judgement | undefined) => boolean,
  ): void {
    const given = legs.flatMap((leg, place) => (leg === undefined ? [] : [{ leg, place }]));
    const crossings = new Crossings(
      edge,
      this.#barriers,
      given.map(({ leg }) => leg),
    );
    const from = hostsOf(edge.from, this.#at);
    const to = hostsOf(edge.to, this.#at);
    const facts = new Map<Judgement | undefined | 'local', RowFacts>();
    for (const [source, target] of pairsOf(edge)) {
      const local = edge.local || (source !== undefined && source.name === target?.name && source.count === 1);
      const judgement = local ? undefined : crossings.of(source, target);
      if (!wanted(judgement)) continue;
      const key = local ? 'local' : judgement;
      let row = facts.get(key);
      if (row === undefined) {
        const passage = given[judgement?.passage ?? 0];
        row = rowFacts(edge, passage?.leg ?? edge, judgement, local);
        facts.set(key, row);
        for (const { rule } of judgement?.firewalls ?? []) if (rule !== undefined) this.#used.add(rule);
        if (edge.to.component === 'load-balancer') this.#arrive(edge, passage?.place ?? 0);
      }
      this.#rows[index]?.push({ from: from(source), to: to(target), ...row });
    }
  }

  #arrive(edge: Edge, place: number): void {
    const key = frontOf(edge, edge.to);
    const legs = this.#fronts.get(key) ?? new Set<number>();
    this.#fronts.set(key, legs.add(place));
  }

  /** What comes to a load balancer leaves it as it came; balancers may stand before balancers. */
  #passOn(chosen: readonly (readonly [number, Edge])[]): void {
    const waiting = chosen.filter(([, edge]) => edge.from.component === 'load-balancer');
    for (let depth = 0; depth <= waiting.length; depth++) {
      let more = false;
      for (const [index, edge] of waiting) {
        const passed = this.#passed.get(index) ?? new Set<number>();
        for (const place of this.#fronts.get(frontOf(edge, edge.from)) ?? []) {
          const legs = legsOfEdge(edge);
          const leg = edge.variant === undefined ? 0 : place;
          if (passed.has(leg)) continue;
          this.#passed.set(index, passed.add(leg));
          more = true;
          this.#take(
            index,
            edge,
            legs.map((own, at) => (at === leg ? own : undefined)),
            () => true,
          );
        }
      }
      if (!more) return;
    }
  }
}

const legsOfEdge = (edge: Edge): readonly Leg[] => (edge.variant === undefined ? [edge] : [edge, edge.variant]);

const frontOf = (edge: Edge, balancer: Party): string => `${balancer.key} ${edge.kind.group}`;

const placeOf = (edge: Edge): string => `${edge.from.key} ${edge.kind.group}`;

const pairOf = (edge: Edge): string => `${edge.from.key} ${edge.to.key}`;

/** Where users cannot reach the submission port and can reach the transfer port, they hand in mail there. */
function submissionsOn25(edges: readonly Edge[], barriers: Barriers): ReadonlyMap<string, Edge> {
  const open = new Map<string, Edge>();
  for (const edge of edges) {
    if (edge.kind.group !== 'mail-submission-25') continue;
    const crossings = new Crossings(edge, barriers);
    if (crossings.classes('to').some(({ speaker }) => crossings.of(undefined, speaker)?.status === 'allowed'))
      open.set(pairOf(edge), edge);
  }
  const stopped = edges.filter((edge) => {
    if (edge.kind.group !== 'mail-submission' || edge.standing === 'possible' || !open.has(pairOf(edge))) return false;
    const crossings = new Crossings(edge, barriers);
    return crossings.classes('to').every(({ speaker }) => crossings.of(undefined, speaker)?.status === 'blocked');
  });
  return new Map(
    stopped.flatMap((edge) => {
      const other = open.get(pairOf(edge));
      return other === undefined ? [] : [[pairOf(edge), other]];
    }),
  );
}

/** Whether a flow with the world outside that firewalls stop is not wanted: it was only supposed, or goes by another port. */
const isGivenUp = (edge: Edge, submissions: ReadonlyMap<string, Edge>): boolean =>
  (edge.standing === 'assumed' && (edge.from.hosts.length === 0 || edge.to.hosts.length === 0)) ||
  (edge.kind.group === 'mail-submission' && submissions.has(pairOf(edge)));

/** The pairs of hosts of an edge; undefined for an end outside the spec. */
function pairsOf(edge: Edge): readonly (readonly [HostGroup | undefined, HostGroup | undefined])[] {
  const { from, to, kind } = edge;
  if (edge.local) return from.hosts.map((host) => [host, host] as const);
  const sources: readonly (HostGroup | undefined)[] = from.hosts.length === 0 ? [undefined] : from.hosts;
  const targets: readonly (HostGroup | undefined)[] = to.hosts.length === 0 ? [undefined] : to.hosts;
  const others = kind.from === 'any-host' || (kind.condition !== undefined && needsOther(kind.condition));
  return sources.flatMap((source) =>
    targets
      .filter((target) => !(others && source !== undefined && source.name === target?.name && source.count === 1))
      .map((target) => [source, target] as const),
  );
}

function needsOther(condition: FlowKind['condition'] & object): boolean {
  switch (condition.when) {
    case 'other-host':
      return true;
    case 'all':
      return condition.of.some(needsOther);
    default:
      return false;
  }
}

/** What the rows of an edge have in common, where the firewalls say the same. */
type RowFacts = Omit<Flow, 'from' | 'to'>;

function rowFacts(edge: Edge, leg: Leg, judgement: Judgement | undefined, local: boolean): RowFacts {
  // A port that only a firewall gives is what the spec says about it.
  const opened = leg.declared
    ? undefined
    : judgement?.firewalls.map(({ rule }) => rule?.port).find((port) => port !== undefined);
  return {
    protocol: leg.protocol,
    port: opened ?? leg.port,
    transport: leg.transport,
    tls: leg.tls,
    purpose: edge.kind.purpose,
    source: [...new Set([...edge.kind.source, ...(opened === undefined ? leg.source : [])])],
    confidence: opened === undefined ? leg.confidence : 'declared',
    standing: edge.standing,
    kind: edge.kind,
    local,
    firewalls: judgement?.firewalls ?? [],
    verdict: judgement?.status,
  };
}

/** The hosts of a party as ends of rows, each made once. */
function hostsOf(party: Party, at: Nodes): (host: HostGroup | undefined) => FlowHost {
  const end = (host: HostGroup | undefined): FlowHost => ({
    host: host?.name ?? null,
    component: party.component,
    zone: party.zone ?? null,
    count: host?.count ?? 1,
    at: host === undefined ? undefined : at(host.name, party),
  });
  const known = new Map<HostGroup | undefined, FlowHost>();
  return (host) => {
    const made = known.get(host) ?? end(host);
    known.set(host, made);
    return made;
  };
}

type Nodes = (host: string, party: Party) => Node | undefined;

/** Finds the component of a party on a host. */
export function nodesOf(model: Model): Nodes {
  return (name, party) => {
    const host = model.hostsByName.get(name);
    if (host === undefined || party.station === undefined) return host?.at;
    const { part } = party.station;
    const component = host.components[part.index];
    // A party may speak for hosts on which the component stands at another place.
    const other =
      component?.id === part.owner ? component : host.components.find(({ id }) => partsOf(id).includes(part.id));
    return (other ?? host).at;
  };
}
