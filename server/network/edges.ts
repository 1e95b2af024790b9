/**
 * Who talks to whom: the flow kinds of the catalogue applied to a deployment, by layout and not by host. The number of edges
 * does not grow with the number of hosts that are alike, so rules may use them.
 */
import { flows as catalogue, holdsData, isOutsideEnd, type FlowEnd, type FlowKind } from '../catalog/flows';
import type { Model } from '../model/model';
import type { Steps } from '../model/steps';
import { stepwise, type Stepwise } from '../model/stepwise';
import { asksForWish, holds, usually, type Circumstances, type ConditionSide } from './conditions';
import type { HostClass } from './classes';
import { groupBy } from './group';
import type { HostGroup } from './layouts';
import { frontLegs, legsOf, type Leg, type Legs } from './legs';
import { namingOf, type NamedPeers, type NamingQueries } from './named';
import { isKnown, isUser, partiesOf, partOf, type Parties, type Party } from './parties';

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
  /** The spec names the far end. */
  readonly named: boolean;
  /** false: another one of its group serves. */
  readonly chosen: boolean;
  /** Host by host: both ends are on the same one. */
  readonly local: boolean;
  /** The same over TLS on a port of its own, or without, where the spec leaves open which it is. */
  readonly variant?: Leg | undefined;
}

const groups = groupBy(catalogue, (kind) => kind.group);

/** Flows of which one will do: those of a family, else those of a group. */
export const familyOf = ({ family, group }: FlowKind): string => family ?? group;

/** By family and source: the far ends of which one serves, so that it matters whether it shares the host of the source. */
const oneOf: ReadonlyMap<string, ReadonlySet<FlowEnd>> = new Map(
  [...groupBy(catalogue, (kind) => `${familyOf(kind)} ${kind.from}`)].map(([key, kinds]) => [
    key,
    new Set(kinds.filter((kind) => !kind.toAll).map((kind) => kind.to)),
  ]),
);
const nobody: ReadonlySet<FlowEnd> = new Set();

/** All flows by layout, the possible and the passed-over ones among them; in the order of the catalogue. */
export const flowKinds = (model: Model): readonly Edge[] =>
  model.shared('network edges', (asked) => groupStages.flatMap((stage) => stage(asked)));

/** What many rules and every report ask for, and where hosts are unlike takes longer than they do: to be made in steps before. */
export function* edgesInSteps(model: Model): Steps<void> {
  for (const group of groupStages) yield* group.steps(model);
}

/** The flows of each group of the catalogue by themselves: no group asks what another has. */
export const groupStages: readonly Stepwise<readonly Edge[]>[] = [...groups].map(([group, kinds]) =>
  stepwise(`network edges, ${group}`, (asked) => new Planner(partiesOf(asked), namesIn(asked)).edges(kinds)),
);

const namesIn = (model: Model): NamingQueries => model.shared('network naming', (asked) => namingOf(partiesOf(asked)));

/** Connections that are looked at in one step, about: some milliseconds in a process that has just begun. */
const STEP = 200;

class Planner {
  readonly #parties: Parties;
  readonly #naming: NamingQueries;
  readonly #edges: Edge[] = [];
  /** Candidates since the last step. */
  #looked = 0;
  readonly #seen = new Map<string, Set<number>[]>();
  /** Numbers of parties and of their parts: a short name of what a long text tells apart. */
  readonly #numbers = new Map<string, number>();
  readonly #numberOf = new Map<Party, number>();
  readonly #sides = new Map<FlowEnd, Map<Party, ConditionSide | undefined>>();
  /** By kind and far end, where nothing of the source matters. */
  readonly #legs = new Map<FlowKind, Map<string, Legs>>();

  constructor(parties: Parties, naming: NamingQueries) {
    this.#parties = parties;
    this.#naming = naming;
  }

  /** The flows of one group; a step a source, where there are many ends. */
  *edges(kinds: readonly FlowKind[]): Steps<readonly Edge[]> {
    const targets = new Map(distinct(kinds, 'to').map(({ end }) => [end, this.#parties.of(end)] as const));
    const [some] = kinds;
    const family = some === undefined ? '' : familyOf(some);
    const sources = distinct(kinds, 'from').flatMap(({ end, rank }) =>
      this.#parties.sources(end, oneOf.get(`${family} ${end}`) ?? nobody).map((party) => ({ party, rank, end })),
    );
    const first = new Set(lowest(sources));
    for (const source of sources) {
      const { party, end } = source;
      const candidates = kinds
        .filter((kind) => kind.from === end && !this.#naming.handsOver(kind, party))
        .flatMap((kind) => (targets.get(kind.to) ?? []).flatMap((target) => this.#candidate(kind, party, target)))
        // What the spec names counts, whoever else could be the source.
        .filter((candidate) => candidate.named !== undefined || first.has(source));
      const chosen = this.#choose(candidates, party);
      for (const candidate of candidates) this.#add(candidate, chosen.has(candidate));
      if (this.#looked < STEP) continue;
      this.#looked = 0;
      yield;
    }
    return this.#edges;
  }

  /** A flow of a kind between two parties, if there is one; several where only a part of the hosts is meant. */
  #candidate(kind: FlowKind, from: Party, to: Party): readonly CandidateEdge[] {
    const { deployment } = this.#parties;
    this.#looked++;
    // What happens between others is not the deployment's.
    if (from.hosts.length === 0 && to.hosts.length === 0) return [];
    const named = this.#naming.between(kind, from, to);
    if (named === 'others') return [];
    const says = this.#naming.says(kind, to);
    if (says === false || (kind.onlyNamed && named === undefined && says !== true)) return [];
    const source = named?.side === 'from' ? partOf(from, named.classes) : from;
    const target = named?.side === 'to' ? partOf(to, named.classes) : to;
    const same = from.station !== undefined && from.station.layout === to.station?.layout;
    const legs = this.#legsOf(kind, source, target);
    const otherHost = !same || differs(source.hosts, target.hosts);
    const where = this.#circumstances(kind, source, target, otherHost, legs);
    const condition = named === undefined ? kind.conditionUnnamed : kind.condition;
    const holding = condition === undefined ? true : holds(condition, deployment, where);
    if (holding === false) return [];
    return [
      {
        kind,
        from: source,
        to: target,
        legs,
        standing: this.#standing(kind, holding, named, source, target, where),
        same,
        named,
        rank: says === true ? 0 : kind.toRank,
      },
    ];
  }

  #circumstances(kind: FlowKind, from: Party, to: Party, otherHost: boolean, { main: { tls } }: Legs): Circumstances {
    const source = this.#side(kind.from, from);
    const target = this.#side(kind.to, to);
    if (source === undefined) return target === undefined ? { otherHost, tls } : { to: target, otherHost, tls };
    return target === undefined ? { from: source, otherHost, tls } : { from: source, to: target, otherHost, tls };
  }

  #side(end: FlowEnd, party: Party): ConditionSide | undefined {
    let sides = this.#sides.get(end);
    if (sides === undefined) this.#sides.set(end, (sides = new Map<Party, ConditionSide | undefined>()));
    let side = sides.get(party);
    if (side === undefined) sides.set(party, (side = sideOf(end, party)));
    return side;
  }

  #legsOf(kind: FlowKind, from: Party, to: Party): Legs {
    const { deployment } = this.#parties;
    if (kind.tlsOf !== undefined || kind.portOf !== undefined) return legsOf(kind, from, to, deployment);
    const known = this.#legs.get(kind) ?? new Map<string, Legs>();
    this.#legs.set(kind, known);
    const key = isUser(from.component) ? `user ${to.key}` : to.key;
    const legs = known.get(key) ?? legsOf(kind, from, to, deployment);
    known.set(key, legs);
    return legs;
  }

  /** Whether it is asked for the first time; `how`, of few kinds, tells apart what runs between two parties. */
  #isNew(from: number, to: number, how: string): boolean {
    let targets = this.#seen.get(how);
    if (targets === undefined) this.#seen.set(how, (targets = []));
    const sources = (targets[to] ??= new Set());
    if (sources.has(from)) return false;
    sources.add(from);
    return true;
  }

  /** Equal for equal parts of equal parties. */
  #number(party: Party): number {
    const known = this.#numberOf.get(party);
    if (known !== undefined) return known;
    const text = `${party.key}\n${party.classes.map(({ speaker }) => speaker.name).join(',')}`;
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    this.#numberOf.set(party, number);
    return number;
  }

  /** How sure a flow is; `holding`: whether its condition holds, undefined where the spec leaves it open. */
  #standing(
    kind: FlowKind,
    holding: boolean | undefined,
    named: NamedPeers | undefined,
    from: Party,
    to: Party,
    where: Circumstances,
  ): Standing {
    const { deployment } = this.#parties;
    if (!isKnown(deployment, kind.from) || !isKnown(deployment, kind.to)) return 'possible';
    if (kind.insteadOf !== undefined) return this.#insteadOf(kind, from, to, where);
    const { condition } = kind;
    if (holding === undefined) {
      const usual = condition !== undefined && usually(condition, deployment, where) === true;
      return usual && kind.optional !== true ? 'assumed' : 'possible';
    }
    if (named !== undefined) return 'certain';
    if (kind.optional === true && !(condition !== undefined && asksForWish(condition))) return 'possible';
    const limit = kind.sure?.find(({ when }) => when === undefined || holds(when, deployment, where) === true);
    if (limit !== undefined) return limit.is;
    // A store of another site may serve only the users of that site.
    return holdsData(kind.to) && this.#isElsewhere(from, to) ? 'assumed' : 'certain';
  }

  /** Where the far end has closed its port for the flows of another group, this one is as sure as that would be. */
  #insteadOf(kind: FlowKind, from: Party, to: Party, where: Circumstances): Standing {
    const other = groups
      .get(kind.insteadOf as FlowKind['group'])
      ?.find((one) => one.from === kind.from && one.to === kind.to);
    if (other === undefined || this.#naming.isClosed(other, to) !== true) return 'possible';
    const { conditionUnnamed } = other;
    const holding = conditionUnnamed === undefined ? true : holds(conditionUnnamed, this.#parties.deployment, where);
    return holding === false ? 'possible' : this.#standing(other, holding, undefined, from, to, where);
  }

  /** Whether two ends stand at different sites, none of which serves the other. */
  #isElsewhere(from: Party, to: Party): boolean {
    return (
      from.site !== undefined &&
      to.site !== undefined &&
      from.site !== to.site &&
      this.#parties.deployment.servedBy.get(from.site) !== to.site
    );
  }

  /** What the spec names and, of several that could serve, those that do: the same host, else the nearest, else the one that comes first. */
  #choose(candidates: readonly CandidateEdge[], from: Party): ReadonlySet<CandidateEdge> {
    const chosen = new Set(candidates.filter((candidate) => candidate.named !== undefined));
    const rest = candidates.filter((candidate) => candidate.named === undefined);
    if (from.hosts.length === 0 || isUser(from.component)) {
      for (const candidate of lowestBySite(rest)) chosen.add(candidate);
      return chosen;
    }
    for (const candidate of rest) if (candidate.kind.toAll) chosen.add(candidate);
    const single = rest.filter((candidate) => !candidate.kind.toAll);
    const here = single.filter((candidate) => candidate.same);
    const pool = here.length > 0 ? here : this.#near(single, from);
    const rank = Math.min(...pool.map((candidate) => candidate.rank));
    for (const candidate of pool) if (candidate.rank === rank) chosen.add(candidate);
    return chosen;
  }

  /** Those that the spec has, of these those of the same site, else of the site that serves it; some kinds prefer the same zone. */
  #near(candidates: readonly CandidateEdge[], from: Party): readonly CandidateEdge[] {
    const inside = candidates.filter(({ to }) => to.hosts.length > 0);
    const known = inside.length > 0 ? inside : candidates;
    const at = (site: string | undefined): readonly CandidateEdge[] =>
      site === undefined ? [] : known.filter(({ to }) => to.site === site);
    const local = at(from.site);
    const serving =
      local.length > 0 || from.site === undefined ? local : at(this.#parties.deployment.servedBy.get(from.site));
    const pool = serving.length > 0 ? serving : known;
    const inZone =
      from.zone === undefined ? [] : pool.filter(({ to, kind }) => kind.prefers === 'zone' && to.zone === from.zone);
    return inZone.length > 0 ? inZone : pool;
  }

  #add(candidate: CandidateEdge, chosen: boolean): void {
    const { from, to, named } = candidate;
    if (!chosen || to.station === undefined) {
      this.#push(candidate, from, to, candidate.legs, chosen);
      return;
    }
    for (const { classes, balancers } of this.#fronts(candidate)) {
      const part = partOf(to, classes);
      if (balancers.length === 0) this.#push(candidate, from, part, candidate.legs, true);
      else {
        this.#push(candidate, from, part, candidate.legs, false);
        for (const balancer of balancers) this.#through(candidate, balancer, part, new Set(), named?.balancers);
      }
    }
  }

  /** The hosts of the far end by the load balancers on the way to them. */
  #fronts({
    kind,
    to,
    named,
  }: CandidateEdge): readonly { readonly classes: readonly HostClass[]; readonly balancers: readonly Party[] }[] {
    const parts = new Map<string, { readonly classes: HostClass[]; readonly balancers: readonly Party[] }>();
    for (const own of to.classes) {
      const { name } = own.speaker;
      const before = (this.#parties.balancers.get(name) ?? []).filter(
        (balancer) => balancer.station?.layout !== to.station?.layout,
      );
      // What is named is reached as it is named: itself, or by the load balancers that are.
      const balancers =
        named?.side === 'to'
          ? named.direct.has(name)
            ? []
            : before.filter((balancer) => this.#naming.leads(balancer, named.balancers))
          : kind.throughBalancers
            ? before
            : [];
      const key = balancers.map((balancer) => balancer.key).join(' ');
      const part = parts.get(key);
      if (part === undefined) parts.set(key, { classes: [own], balancers });
      else part.classes.push(own);
    }
    return [...parts.values()];
  }

  /** From the source to a load balancer and from there on; balancers may stand before balancers. `entries`: those that are named. */
  #through(
    candidate: CandidateEdge,
    balancer: Party,
    to: Party,
    seen: ReadonlySet<string>,
    entries: ReadonlySet<string> | undefined,
  ): void {
    if (seen.has(balancer.key)) return;
    const front = frontLegs(balancer, candidate.kind, candidate.legs);
    const entered = balancer.classes.filter(({ speaker }) => entries?.has(speaker.name) === true);
    const isEntry = entered.length > 0;
    const here = isEntry ? partOf(balancer, entered) : balancer;
    this.#push(candidate, here, to, candidate.legs, true);
    const before = isEntry
      ? []
      : balancer.classes.flatMap(({ speaker }) => this.#parties.balancers.get(speaker.name) ?? []);
    const outer = [...new Set(before)].filter(
      (other) =>
        other !== balancer && !seen.has(other.key) && (entries === undefined || this.#naming.leads(other, entries)),
    );
    if (outer.length === 0) this.#push(candidate, candidate.from, here, front, true);
    for (const other of outer)
      this.#through({ ...candidate, legs: front }, other, balancer, new Set([...seen, balancer.key]), entries);
  }

  #push(candidate: CandidateEdge, from: Party, to: Party, legs: Legs, chosen: boolean): void {
    const { kind, standing } = candidate;
    // Both kinds of users come out of a load balancer on the same legs.
    const { protocol, port } = legs.main;
    if (!this.#isNew(this.#number(from), this.#number(to), `${protocol} ${String(port)} ${chosen}`)) return;
    const local =
      chosen &&
      candidate.same &&
      candidate.named === undefined &&
      from === candidate.from &&
      to.station === candidate.to.station &&
      !kind.toAll;
    this.#edges.push(new PlannedEdge(kind, from, to, standing, candidate.named !== undefined, chosen, local, legs));
  }
}

/** There may be one for every two hosts, so it refers to its legs instead of holding what they say: a spread would lose that. */
class PlannedEdge implements Edge {
  constructor(
    readonly kind: FlowKind,
    readonly from: Party,
    readonly to: Party,
    readonly standing: Standing,
    readonly named: boolean,
    readonly chosen: boolean,
    readonly local: boolean,
    private readonly legs: Legs,
  ) {}

  get protocol(): Leg['protocol'] {
    return this.legs.main.protocol;
  }
  get port(): Leg['port'] {
    return this.legs.main.port;
  }
  get transport(): Leg['transport'] {
    return this.legs.main.transport;
  }
  get tls(): Leg['tls'] {
    return this.legs.main.tls;
  }
  get confidence(): Leg['confidence'] {
    return this.legs.main.confidence;
  }
  get source(): Leg['source'] {
    return this.legs.main.source;
  }
  get declared(): boolean {
    return this.legs.main.declared;
  }
  get documented(): Leg['documented'] {
    return this.legs.main.documented;
  }
  get unsure(): boolean {
    return this.legs.main.unsure;
  }
  get variant(): Leg | undefined {
    return this.legs.variant;
  }
}

interface CandidateEdge {
  readonly kind: FlowKind;
  readonly from: Party;
  readonly to: Party;
  readonly legs: Legs;
  readonly standing: Standing;
  /** Both ends are on the hosts of one layout. */
  readonly same: boolean;
  /** How the spec names its ends; undefined where it does not. */
  readonly named: NamedPeers | undefined;
  /** The lowest serves. */
  readonly rank: number;
}

/** An end as conditions look at it; undefined outside the spec. */
function sideOf(end: FlowEnd, { station }: Party): ConditionSide | undefined {
  if (isOutsideEnd(end)) return undefined;
  if (station === undefined) return { id: end, facts: {} };
  return { id: end, facts: station.part.facts, layout: station.layout };
}

/** Whether there is a pair of different hosts among these. */
function differs(from: readonly HostGroup[], to: readonly HostGroup[]): boolean {
  const [a] = from;
  const [b] = to;
  if (a === undefined || b === undefined) return true;
  return from.length > 1 || to.length > 1 || a.name !== b.name || a.count > 1;
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

function lowestBySite(candidates: readonly CandidateEdge[]): readonly CandidateEdge[] {
  const best = new Map<string | undefined, number>();
  for (const { to, rank } of candidates) best.set(to.site, Math.min(rank, best.get(to.site) ?? Infinity));
  return candidates.filter(({ to, rank }) => rank === best.get(to.site));
}
