/**
 * The flows of a deployment with what the firewalls on the way say: the port table. Hosts that nothing tells apart are one end of a
 * row; for every pair of hosts the same is written out where somebody asks for it.
 */
import { partsOf } from '../catalog/components';
import { holdsData, isOutsideEnd, outsideEndInfo, userEnds, type FlowKind } from '../catalog/flows';
import type { Source } from '../catalog/types';
import type { ProtocolId } from '../catalog/vocabulary';
import type { Model } from '../model/model';
import { eachInSteps, finished, type Steps } from '../model/steps';
import { stepwise } from '../model/stepwise';
import type { Node } from '../syntax/tree';
import { singly, type HostClass } from './classes';
import { Crossings } from './crossings';
import { flowKinds, type Edge, type Standing } from './edges';
import type { Barriers, FirewallRule, FirewallVerdict, Judgement, FlowVerdict } from './firewalls';
import { groupBy } from './group';
import { HostSets } from './host-sets';
import type { HostGroup, Part, TlsMode } from './layouts';
import type { Leg } from './legs';
import type { PortConfidence, Transport } from './listeners';
import { needsOf, sparedIn, type Need, type Spared } from './needs';
import { isUser, partiesOf, type Party, type PartyEnd } from './parties';

/** A flow between hosts, with what the firewalls on its way say. */
export interface Flow {
  readonly from: FlowEnd;
  readonly to: FlowEnd;
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
  /** Each host of `from` with itself. Otherwise it is each with every host of `to`, but no single host with itself. */
  readonly local: boolean;
  /** Every firewall on the way; empty within a zone, and where the way is not known. */
  readonly firewalls: readonly FirewallVerdict[];
  /** What comes of it all; undefined where no firewall is known to lie between the ends. */
  readonly verdict: FlowVerdict | undefined;
}

export interface FlowEnd {
  /** Host items that have the flow alike, one or more; empty for an end outside the spec. */
  readonly hosts: readonly HostGroup[];
  readonly component: PartyEnd;
  readonly zone: string | null;
  /** What it is on the first of the hosts; undefined where it is the host itself. */
  readonly part: Part | undefined;
}

/**
 * The flows of the deployment, hosts that are alike together, in the order of the catalogue: all that are certain or assumed, and
 * those possible ones that a firewall is opened for and that alone explain it.
 */
export const flowsOf = stepwise('network flows', function* (asked): Steps<readonly Flow[]> {
  const table = yield* tableOf(asked, ({ classes }) => classes);
  return yield* merged(yield* table.rows());
});

/** The same for every pair of host items, each judged by itself: grows with the square of hosts. */
export const flowsOfEach = (model: Model): readonly Flow[] =>
  model.shared('network flows of each host', (asked) => {
    const table = finished(tableOf(asked, ({ hosts }) => singly(hosts)));
    return finished(table.rows()).map(flowOf);
  });

function* tableOf(model: Model, partition: Partition): Steps<Table> {
  const spared = yield* sparedIn(needsOf(model));
  return new Table(flowKinds(model), partiesOf(model).barriers, spared, partition);
}

/** Pairs of hosts that are judged in one step, about, and edges that are looked at. */
const STEP = 400;
/** Edges that are only sorted, in one step. */
const EDGES = 4000;

/** What counts as one end of a row. */
type Partition = (party: Party) => readonly HostClass[];

/** A row as it is found. There may be one for every two hosts, most of which come together: nothing is spread out before. */
interface FoundRow extends Pair {
  readonly edge: Edge;
  /** Those of an edge share it where they have it in common. */
  readonly facts: RowFacts;
}

class Table {
  readonly #edges: readonly Edge[];
  readonly #barriers: Barriers;
  readonly #partition: Partition;
  /** Rows by edge, so that they come out in the order of the catalogue whenever they were found. */
  readonly #rows: FoundRow[][];
  readonly #used = new Set<FirewallRule>();
  /** What firewalls may stop, since another connection serves. */
  readonly #spared: ReadonlyMap<Edge, Spared>;
  /** How near the nearest users are. */
  readonly #nearest: number;
  /** By which legs, 0 or the variant 1, the flows of a group come to a load balancer. */
  readonly #fronts = new Map<string, Set<number>>();
  /** Legs from load balancers that are in the table, by edge. */
  readonly #passed = new Map<number, Set<number>>();
  /** Edges and pairs since the last step. */
  #done = 0;

  constructor(edges: readonly Edge[], barriers: Barriers, spared: ReadonlyMap<Edge, Spared>, partition: Partition) {
    this.#edges = edges;
    this.#barriers = barriers;
    this.#partition = partition;
    this.#rows = edges.map(() => []);
    this.#spared = spared;
    this.#nearest = edges.reduce(
      (nearest, edge) => Math.min(nearest, distanceOf(edge.from, barriers) ?? Infinity),
      Infinity,
    );
  }

  *rows(): Steps<readonly FoundRow[]> {
    type Placed = readonly [number, Edge];
    const passing: Placed[] = [];
    const direct: Placed[] = [];
    for (const [index, edge] of this.#edges.entries()) {
      if (index % EDGES === EDGES - 1) yield;
      if (edge.chosen) (edge.from.component === 'load-balancer' ? passing : direct).push([index, edge]);
    }
    const shown = direct.filter(([, edge]) => edge.standing !== 'possible');
    yield;
    const standIns = standInsFor(
      direct.flatMap(([, edge]) => (this.#isOptional(edge) ? [] : [edge])),
      this.#barriers,
    );
    yield;
    const reached = this.#reached(shown.map(([, edge]) => edge));
    for (const [index, edge] of shown) {
      const givenUp =
        this.#isOptional(edge) || isGivenUp(edge, standIns) || (!holdsData(edge.kind.to) && reached.has(placeOf(edge)));
      const spared = this.#spared.get(edge);
      this.#take(
        index,
        edge,
        legsOfEdge(edge),
        (judgement, from, to) => judgement?.status !== 'blocked' || !(givenUp || (spared?.isSpared(from, to) ?? false)),
      );
      if (this.#isDue()) yield;
    }
    yield* this.#standIns(new Set(shown.map(([, edge]) => edge)));
    yield* this.#passOn(passing);
    // Where no firewall says what it lets through, none is opened for anything.
    if (!this.#barriers.firewalls.some(({ rules }) => rules !== undefined)) return this.#rows.flat();
    const replacing = new Set(standIns.values());
    // A rule that nothing above explains is there for one of these.
    const possible = direct.filter(([, edge]) => edge.standing === 'possible');
    for (const alike of groupBy(possible, ([, edge]) => edge.kind.group).values()) {
      const opened = this.#opened();
      for (const [index, edge] of alike) {
        this.#take(index, edge, legsOfEdge(edge), (judgement) => opened(judgement) || replacing.has(edge));
        if (this.#isDue()) yield;
      }
    }
    yield* this.#passOn(passing);
    for (const alike of groupBy(shown, ([, edge]) => edge.kind.group).values()) {
      const opened = this.#opened();
      for (const [index, edge] of alike) {
        if (edge.variant !== undefined) this.#take(index, edge, [undefined, edge.variant], opened);
        if (this.#isDue()) yield;
      }
    }
    yield* this.#passOn(passing);
    return this.#rows.flat();
  }

  /** Whether what was done since the last step is enough for one. */
  #isDue(): boolean {
    if (this.#done++ < STEP) return false;
    this.#done = 0;
    return true;
  }

  /** What serves hosts whose own connections firewalls stop: of several that would do, one that is open. */
  *#standIns(shown: ReadonlySet<Edge>): Steps<void> {
    const ways = new Map<Need, readonly Crossings[]>();
    const answers = new Map<Need, Map<HostGroup | undefined, boolean>>();
    for (const [index, edge] of this.#edges.entries()) {
      if (this.#isDue()) yield;
      const need = this.#spared.get(edge)?.need;
      if (need?.mode !== 'one' || shown.has(edge) || edge.from.component === 'load-balancer') continue;
      // As many connections may share a need as there are hosts: it is looked through once for all, and once for each host.
      const usual = ways.get(need) ?? need.crossings.filter((crossing) => shown.has(crossing.edge));
      ways.set(need, usual);
      if (usual.length === 0) continue;
      const known = answers.get(need) ?? new Map<HostGroup | undefined, boolean>();
      answers.set(need, known);
      const serves = (from: HostGroup | undefined): boolean => {
        const answer =
          known.get(from) ??
          usual.some((crossing) =>
            crossing.classes('to').some(({ speaker }) => crossing.of(from, speaker)?.status !== 'blocked'),
          );
        known.set(from, answer);
        return answer;
      };
      this.#take(index, edge, legsOfEdge(edge), (judgement, from) => judgement?.status !== 'blocked' && !serves(from));
    }
  }

  /** Where some users are nearer, what a firewall keeps out is not wanted from farther away. */
  #isOptional({ from }: Edge): boolean {
    const distance = distanceOf(from, this.#barriers);
    return distance !== undefined && distance > this.#nearest;
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

  /** Adds the rows of an edge, for the classes of hosts that are wanted; an undefined leg is left out. */
  #take(
    index: number,
    edge: Edge,
    legs: readonly (Leg | undefined)[],
    wanted: (judgement: Judgement | undefined, from: HostGroup | undefined, to: HostGroup | undefined) => boolean,
  ): void {
    const given = legs.flatMap((leg, place) => (leg === undefined ? [] : [{ leg, place }]));
    const crossings = new Crossings(
      edge,
      this.#barriers,
      given.map(({ leg }) => leg),
    );
    const facts = new Map<Judgement | undefined | 'local', RowFacts>();
    const add = (pair: Pair, local: boolean): void => {
      this.#done++;
      const [source, target] = [pair.from?.speaker, pair.to?.speaker];
      const judgement = local ? undefined : crossings.of(source, target);
      if (!wanted(judgement, source, target)) return;
      const key = local ? 'local' : judgement;
      let row = facts.get(key);
      if (row === undefined) {
        const passage = given[judgement?.passage ?? 0];
        row = rowFacts(edge, passage?.leg ?? edge, judgement, local);
        facts.set(key, row);
        for (const { rule } of judgement?.firewalls ?? []) if (rule !== undefined) this.#used.add(rule);
        if (edge.to.component === 'load-balancer') this.#arrive(edge, passage?.place ?? 0);
      }
      this.#rows[index]?.push({ edge, facts: row, from: pair.from, to: pair.to });
    };
    if (edge.local) for (const own of this.#partition(edge.from)) add({ from: own, to: own }, true);
    else for (const pair of this.#pairsOf(edge)) add(pair, pair.local);
  }

  /** The classes of an edge, each of one end with each of the other; what a host has with itself is apart. */
  *#pairsOf(edge: Edge): Generator<Pair & { readonly local: boolean }> {
    const { from, to, kind } = edge;
    const others = kind.from === 'any-host' || (kind.condition !== undefined && needsOther(kind.condition));
    const sources = from.hosts.length === 0 ? [undefined] : this.#partition(from);
    const targets = to.hosts.length === 0 ? [undefined] : this.#partition(to);
    for (const source of sources) {
      for (const target of targets) {
        const same = source === undefined || target === undefined ? [] : inBoth(source, target);
        const [speaker] = same;
        if (speaker !== undefined && !others) {
          const own: HostClass = { mark: source?.mark ?? '', speaker, hosts: same };
          yield { from: own, to: own, local: true };
        }
        const alone = speaker !== undefined && source?.hosts.length === 1 && target?.hosts.length === 1;
        if (!alone) yield { from: source, to: target, local: false };
      }
    }
  }

  #arrive(edge: Edge, place: number): void {
    const key = frontOf(edge, edge.to);
    const legs = this.#fronts.get(key) ?? new Set<number>();
    this.#fronts.set(key, legs.add(place));
  }

  /** What comes to a load balancer leaves it as it came; balancers may stand before balancers. */
  *#passOn(waiting: readonly (readonly [number, Edge])[]): Steps<void> {
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
          if (this.#isDue()) yield;
        }
      }
      if (!more) return;
    }
  }
}

/** How near users are who may be in several zones, 0 the nearest; undefined for everybody else, and where nobody knows. */
function distanceOf({ hosts, component, zone }: Party, { kindOf }: Barriers): number | undefined {
  if (hosts.length > 0 || !isUser(component) || zone === undefined) return undefined;
  if (component !== 'client' && isOutsideEnd(component) && outsideEndInfo(component).users === 'mobile')
    return undefined;
  const kind = kindOf(zone);
  const place = userEnds.findIndex((end) => end === component || outsideEndInfo(end).zone === kind);
  return place < 0 ? undefined : place;
}

const legsOfEdge = (edge: Edge): readonly Leg[] => (edge.variant === undefined ? [edge] : [edge, edge.variant]);

const frontOf = (edge: Edge, balancer: Party): string => `${balancer.key} ${edge.kind.group}`;

const placeOf = (edge: Edge): string => `${edge.from.key} ${edge.kind.group}`;

const pairOf = (edge: Edge): string => `${edge.from.key} ${edge.to.key}`;

/** Flows that firewalls stop, where another one that stands in for them is let through: submissions on the transfer port. */
function standInsFor(edges: readonly Edge[], barriers: Barriers): ReadonlyMap<Edge, Edge> {
  const open = new Map<string, Edge>();
  for (const edge of edges) {
    if (edge.kind.insteadOf === undefined) continue;
    const crossings = new Crossings(edge, barriers);
    if (crossings.classes('to').some(({ speaker }) => crossings.of(undefined, speaker)?.status === 'allowed'))
      open.set(`${pairOf(edge)} ${edge.kind.insteadOf}`, edge);
  }
  if (open.size === 0) return new Map();
  const stopped = edges.filter((edge) => {
    if (edge.standing === 'possible' || !open.has(`${pairOf(edge)} ${edge.kind.group}`)) return false;
    const crossings = new Crossings(edge, barriers);
    return crossings.classes('to').every(({ speaker }) => crossings.of(undefined, speaker)?.status === 'blocked');
  });
  return new Map(
    stopped.flatMap((edge) => {
      const other = open.get(`${pairOf(edge)} ${edge.kind.group}`);
      return other === undefined ? [] : [[edge, other]];
    }),
  );
}

/** Whether a flow with the world outside that firewalls stop is not wanted: it was only supposed, or goes by another port. */
const isGivenUp = (edge: Edge, standIns: ReadonlyMap<Edge, Edge>): boolean =>
  (edge.standing === 'assumed' && (edge.from.hosts.length === 0 || edge.to.hosts.length === 0)) || standIns.has(edge);

/** Undefined for an end outside the spec. */
interface Pair {
  readonly from: HostClass | undefined;
  readonly to: HostClass | undefined;
}

/** Single hosts that are in two classes. */
function inBoth(one: HostClass, other: HostClass): readonly HostGroup[] {
  const [few, many] = one.hosts.length < other.hosts.length ? [one.hosts, other.hosts] : [other.hosts, one.hosts];
  const names = new Set(few.map(({ name }) => name));
  return many.filter(({ name, count }) => count === 1 && names.has(name));
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

/** The hosts of an end outside the spec. */
const NOBODY: readonly HostGroup[] = [];

const endOf = (party: Party, own: HostClass | undefined): FlowEnd => ({
  hosts: own?.hosts ?? NOBODY,
  component: party.component,
  zone: party.zone ?? null,
  part: party.station?.part,
});

const flowOf = ({ edge, facts, from, to }: FoundRow): Flow => ({
  from: endOf(edge.from, from),
  to: endOf(edge.to, to),
  ...facts,
});

/** Rows that differ in the hosts of one end alone, and in nothing that tells these apart, are one. */
function* merged(rows: readonly FoundRow[]): Steps<readonly Flow[]> {
  const sets = new HostSets();
  const sayings = new Sayings();
  const told = new Map<
    string,
    { readonly first: FoundRow; readonly says: number; readonly to: (readonly HostGroup[])[] }
  >();
  for (const [i, row] of rows.entries()) {
    if (i % STEP === STEP - 1) yield;
    const { facts, from, to } = row;
    const says = sayings.of(row);
    const key = facts.local
      ? `${says} ${from?.mark ?? ''}`
      : `${says} ${sets.idOf(from?.hosts ?? NOBODY)} ${to?.mark ?? ''}`;
    const known = told.get(key);
    if (known === undefined) told.set(key, { first: row, says, to: [to?.hosts ?? NOBODY] });
    else known.to.push(to?.hosts ?? NOBODY);
  }
  const targets = yield* eachInSteps([...told.values()], 8, ({ first, says, to: lists }) => {
    const to = sets.union(lists);
    return { row: first, says, from: first.facts.local ? to : (first.from?.hosts ?? NOBODY), to };
  });
  yield;
  const alikes = [
    ...groupBy(targets, ({ row, says, to }) => `${says} ${sets.idOf(to)} ${row.from?.mark ?? ''}`).values(),
  ];
  const flows = yield* eachInSteps(alikes, 8, (alike): readonly Flow[] => {
    const [first] = alike;
    if (first === undefined) return [];
    const flow = flowOf(first.row);
    // One row of its kind has all hosts that are local already.
    const from = { ...flow.from, hosts: sets.union(alike.map((each) => each.from)) };
    return [{ ...flow, from, to: { ...flow.to, hosts: first.to } }];
  });
  return flows.flat();
}

/** Numbers of what rows say, hosts aside: equal for equal ones. */
class Sayings {
  readonly #ofFacts = new Map<RowFacts, number>();
  readonly #ofText = new Map<string, number>();
  readonly #numbers = new Map<string | undefined, string>();

  of({ edge, facts }: FoundRow): number {
    const known = this.#ofFacts.get(facts);
    if (known !== undefined) return known;
    const { from, to, kind } = edge;
    const { protocol, port, transport, tls, source, confidence, standing, purpose, local, verdict } = facts;
    let text = `${from.component} ${to.component} ${this.#number(from.zone)} ${this.#number(to.zone)} ${protocol} ${port} ${transport} ${tls} ${this.#number(source.join('\n'))} ${confidence} ${standing} ${kind.group}|${kind.from} ${kind.to} ${local} ${verdict} ${this.#number(purpose)}`;
    for (const { firewall, verdict: own } of facts.firewalls) text += ` ${this.#number(firewall.name)} ${own}`;
    const number = this.#ofText.get(text) ?? this.#ofText.size;
    this.#ofText.set(text, number);
    this.#ofFacts.set(facts, number);
    return number;
  }

  /** Short for what may have any character in it. */
  #number(text: string | undefined): string {
    const number = this.#numbers.get(text) ?? this.#numbers.size.toString();
    this.#numbers.set(text, number);
    return number;
  }
}

/** Finds the component of an end on the first of its hosts. */
export function placeIn(model: Model, { hosts: [first], part }: Pick<FlowEnd, 'hosts' | 'part'>): Node | undefined {
  const host = first === undefined ? undefined : model.hostsByName.get(first.name);
  if (host === undefined || part === undefined) return host?.at;
  const component = host.components[part.index];
  // A party may speak for hosts on which the component stands at another place.
  const other =
    component?.id === part.owner ? component : host.components.find(({ id }) => partsOf(id).includes(part.id));
  return (other ?? host).at;
}
