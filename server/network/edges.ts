/**
 * Who talks to whom: the flow kinds of the catalogue applied to a deployment, by layout and not by host. The number of edges
 * does not grow with the number of hosts that are alike, so rules may use them.
 */
import { componentInfo } from '../catalog/components';
import { flows as catalogue, isOutsideEnd, type FlowEnd, type FlowKind } from '../catalog/flows';
import { protocolPorts } from '../catalog/ports';
import type { Model } from '../spec/model';
import { asksForWish, holds } from './conditions';
import { groupBy } from './group';
import type { HostGroup } from './layouts';
import { frontLegs, legsOf, type Leg, type Legs } from './legs';
import { assumedDelivery, assumedDocstore } from './listeners';
import { isKnown, isUser, partiesOf, referenced, type Parties, type Party } from './parties';

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
    const legs = legsOf(kind, narrowed, target, deployment);
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
    const front = frontLegs(balancer, candidate.kind, candidate.legs);
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
