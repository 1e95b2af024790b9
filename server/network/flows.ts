/**
 * The flows of a deployment written out for every pair of hosts, with what the firewalls on the way say: the port table.
 * Grows with pairs of hosts: not for rules, which use `edges.ts`.
 */
import { partsOf } from '../catalog/components';
import type { FlowKind } from '../catalog/flows';
import type { Source } from '../catalog/types';
import type { ProtocolId } from '../catalog/vocabulary';
import type { Model } from '../spec/model';
import type { Node } from '../syntax/tree';
import { Crossings } from './crossings';
import { flowKinds, servesAll, type Edge, type Standing } from './edges';
import type { Barriers, FirewallRule, FirewallVerdict, Judgement, Verdict } from './firewalls';
import { groupBy } from './group';
import type { HostGroup, TlsMode } from './layouts';
import type { Leg } from './legs';
import type { PortConfidence, Transport } from './listeners';
import { isUser, partiesOf, type Party, type PartyEnd } from './parties';

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
