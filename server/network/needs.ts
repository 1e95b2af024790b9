/** Which connections a deployment cannot do without, and which of them firewalls stop. */
import { componentInfo } from '../catalog/components';
import { families, isOutsideEnd, type FamilyInfo } from '../catalog/flows';
import { eachInSteps, type Steps } from '../model/steps';
import { stepwise } from '../model/stepwise';
import { Crossings, type Alike } from './crossings';
import { familyOf, flowKinds, type Edge } from './edges';
import type { Barriers, Firewall, Judgement } from './firewalls';
import { hostsIn } from './classes';
import { append, groupBy } from './group';
import type { HostGroup } from './layouts';
import type { Leg } from './legs';
import { isUser, partiesOf, type Party } from './parties';

/** A connection that must pass a firewall and does not. */
export interface BlockedNeed {
  readonly firewall: Firewall;
  /** Protocol and port as the firewall must let them through. */
  readonly leg: Leg;
  readonly edge: Edge;
  /** The hosts that are stopped, and those that they cannot reach; empty for an end outside the spec. */
  readonly from: readonly HostGroup[];
  readonly to: readonly HostGroup[];
}

/** In the order of the catalogue. Only what the spec proves: both ends stand in zones, and the firewall says what it lets through. */
export const blockedNeeds = stepwise('network blocked needs', function* (asked): Steps<readonly BlockedNeed[]> {
  const blocked = yield* eachInSteps(needsOf(asked), 8, (need) =>
    // What cannot be read may be the one way that is open.
    need.mode === 'one' && !asked.complete ? [] : blockedBy(need),
  );
  return blocked.flat();
});

/** Connections of which one must be possible. */
export interface Need {
  readonly edges: readonly Edge[];
  /** `one` for each host that they begin at, `each` for every pair of hosts, `fed` for each host that they end at. */
  readonly mode: 'one' | 'each' | 'fed';
  readonly crossings: readonly Crossings[];
  /** Whether one of the connections, chosen or not, gets from a host to another; undefined stands for an end outside the spec. */
  readonly isOpen: (from: HostGroup | undefined, to: HostGroup | undefined) => boolean;
}

/** What the deployment needs; nothing where no firewall says what it lets through. */
export const needsOf = stepwise('network needs', function* (asked): Steps<readonly Need[]> {
  const { barriers } = partiesOf(asked);
  if (!barriers.firewalls.some((firewall) => firewall.rules !== undefined)) return [];
  // A copy of the directory must be fed by somebody; elsewhere it is the beginning of a flow that needs its end.
  const alike = new Map<string, Edge[]>();
  for (const [i, edge] of flowKinds(asked).entries()) {
    if (i % STEP === STEP - 1) yield;
    if (!concerns(edge)) continue;
    append(alike, `${edge.kind.fills === true ? edge.to.key : edge.from.key} ${familyOf(edge.kind)}`, edge);
  }
  const known: HostSets = new Map();
  const needs = yield* eachInSteps([...alike.values()], 8, (edges) =>
    wantedOf(edges).map((wanted) => needOf(wanted, barriers, known)),
  );
  return needs.flat();
});

/** Edges that are sorted in one step. */
const STEP = 2000;

/** Flows between hosts of the spec, and mail from the Internet to where MX records send it. */
function concerns(edge: Edge): boolean {
  if (edge.local) return false;
  const { kind, from, to } = edge;
  if (kind.inwards === true && from.zone === to.zone) return false;
  if (kind.from === 'any-host' || kind.to === 'any-host') return false;
  if (to.station === undefined) return false;
  // There may be others of these that no spec has to name.
  if (!isOutsideEnd(kind.to) && componentInfo(kind.to).infrastructure === true) return false;
  if (from.station === undefined) return kind.mustArrive === true && edge.standing === 'certain' && edge.chosen;
  // Behind a load balancer it is the balancer that must get through.
  if (from.component === 'load-balancer') return edge.chosen && edge.standing === 'certain';
  return !isUser(from.component);
}

type Wanted = Pick<Need, 'edges' | 'mode'>;

/** The needs of one source (or of one copy) that flows of one family can meet. */
function wantedOf(edges: readonly Edge[]): readonly Wanted[] {
  const [first] = edges;
  if (first === undefined) return [];
  const certain = edges.filter((edge) => edge.standing === 'certain');
  if (first.kind.fills === true) return certain.length === 0 ? [] : [{ mode: 'fed', edges: certain }];
  const { family } = first.kind;
  const info: FamilyInfo | undefined = family === undefined ? undefined : families[family];
  const chosen = edges.filter((edge) => edge.chosen);
  if (info?.needed === 'assumed') {
    if (!edges.some((edge) => edge.standing !== 'possible')) return [];
    // Mail is handed to every host that is named; each holds other users, or leads elsewhere.
    const named = chosen.filter((edge) => edge.named);
    if (named.length > 0) return byTarget(named);
    if (info.ways === 'one') return [{ mode: 'one', edges }];
    // Which of the protocols it is, the spec may leave open: one of them must get through.
    return certain.length > 0 ? certain.map(each) : byTarget(edges.filter(sameSite));
  }
  if (certain.length === 0) return [];
  if (first.kind.toAll || first.from.component === 'load-balancer')
    return certain.filter((edge) => edge.chosen).map(each);
  return [{ mode: 'one', edges: certain }];
}

const each = (edge: Edge): Wanted => ({ mode: 'each', edges: [edge] });

/** Every far end is needed, by any of the flows that lead to it. */
const byTarget = (edges: readonly Edge[]): readonly Wanted[] =>
  [...groupBy(edges, (edge) => edge.to.key).values()].map((alternatives) => ({ mode: 'each', edges: alternatives }));

/** A store of another site may serve only the users of that site. */
const sameSite = ({ from, to }: Edge): boolean =>
  from.site === undefined || to.site === undefined || from.site === to.site;

function needOf({ mode, edges }: Wanted, barriers: Barriers, known: HostSets): Need {
  const ways = edges.map((edge) => ({
    crossing: new Crossings(edge, barriers),
    from: hostsAt(edge.from, known),
    to: hostsAt(edge.to, known),
  }));
  return {
    mode,
    edges,
    crossings: ways.map(({ crossing }) => crossing),
    isOpen: (from, to) =>
      ways.some((way) => way.from(from) && way.to(to) && way.crossing.of(from, to)?.status !== 'blocked'),
  };
}

/** The names of hosts by their list, each made once. */
type HostSets = Map<readonly HostGroup[], ReadonlySet<string>>;

/** Whether a host is one of those at an end; undefined stands for an end outside the spec. */
function hostsAt({ hosts }: Party, known: HostSets): (host: HostGroup | undefined) => boolean {
  const names = known.get(hosts) ?? new Set(hosts.map((host) => host.name));
  known.set(hosts, names);
  return (host) => (host === undefined ? hosts.length === 0 : names.has(host.name));
}

/** The far ends of a need, one host for all that are judged alike. */
const targetsOf = ({ crossings }: Need): readonly (HostGroup | undefined)[] =>
  crossings.flatMap((crossing) => crossing.classes('to').map((to) => to.speaker));

function blockedBy(need: Need): readonly BlockedNeed[] {
  const first = preferred(need.crossings);
  if (first === undefined) return [];
  switch (need.mode) {
    case 'each':
      // The ends are the same for all alternatives, so hosts that are alike for one are alike for all.
      return first.classes('from').flatMap((from) =>
        blocked(
          first,
          from,
          first.classes('to').filter((to) => !need.isOpen(from.speaker, to.speaker)),
        ),
      );
    case 'fed': {
      const sources = need.crossings.flatMap((crossing) => crossing.classes('from').map((from) => from.speaker));
      const starved = first
        .classes('to')
        .flatMap((to) => left(to, (host) => sources.some((from) => need.isOpen(from, host))));
      return first.classes('from').flatMap((from) => blocked(first, from, starved));
    }
    case 'one': {
      const targets = targetsOf(need);
      return first
        .classes('from')
        .flatMap((alike) => left(alike, (host) => targets.some((to) => need.isOpen(host, to))))
        .flatMap((from) => blocked(first, from, first.classes('to')));
    }
  }
}

/** Those of some alike hosts that are not served; others of the same class may be, by a rule on another way. */
function left(alike: Alike, served: (host: HostGroup | undefined) => boolean): readonly Alike[] {
  if (alike.hosts.length === 0) return served(undefined) ? [] : [alike];
  const classes = alike.classes.filter(({ speaker }) => !served(speaker));
  return classes.length === 0 ? [] : [{ classes, hosts: hostsIn(classes, alike), speaker: classes[0]?.speaker }];
}

/** The way to open where none is: the one that would be used. */
function preferred(crossings: readonly Crossings[]): Crossings | undefined {
  // Mail goes inwards from MTA to MTA where there is another one (L3314-3316).
  const order = ({ edge }: Crossings): number =>
    (edge.kind.inwards === true && edge.standing !== 'possible' ? 0 : 16) +
    (edge.chosen ? 0 : 8) +
    (edge.standing === 'certain' ? 0 : edge.standing === 'assumed' ? 2 : 4);
  return [...crossings].sort((a, b) => order(a) - order(b))[0];
}

/** What stops hosts on their way to others. */
function blocked(crossing: Crossings, from: Alike, targets: readonly Alike[]): readonly BlockedNeed[] {
  const stopped = new Map<Firewall, HostGroup[]>();
  for (const target of targets) {
    const judgement = crossing.of(from.speaker, target.speaker);
    if (judgement?.status !== 'blocked') continue;
    for (const firewall of stops(judgement)) {
      const known = stopped.get(firewall);
      if (known === undefined) stopped.set(firewall, [...target.hosts]);
      else for (const host of target.hosts) known.push(host);
    }
  }
  // What is missing is the plain way; its variant only where the spec asks for that.
  return [...stopped].map(([firewall, to]) => ({
    firewall,
    leg: crossing.edge,
    edge: crossing.edge,
    from: from.hosts,
    to,
  }));
}

/** The firewalls that stop a connection; of several side by side the first. */
export function stops(judgement: Pick<Judgement, 'firewalls'>): readonly Firewall[] {
  const sides = new Map<string, { readonly firewall: Firewall; readonly open: boolean }>();
  for (const { firewall, verdict } of judgement.firewalls) {
    const side = [...firewall.zones].sort().join('\n');
    const known = sides.get(side);
    if (known === undefined) sides.set(side, { firewall, open: verdict !== 'blocked' });
    else if (verdict !== 'blocked') sides.set(side, { ...known, open: true });
  }
  return [...sides.values()].flatMap(({ firewall, open }) => (open ? [] : [firewall]));
}

/**
 * By edge: whether a pair of hosts can do without this connection, since another one of the same need is open. What is not in
 * the map is no need.
 */
export function* sparedIn(needs: readonly Need[]): Steps<ReadonlyMap<Edge, Spared>> {
  const found = new Map<Edge, Spared>();
  for (const [i, need] of needs.entries()) {
    if (i % 40 === 39) yield;
    const spared = sparedBy(need);
    for (const edge of need.edges) found.set(edge, spared);
  }
  return found;
}

export interface Spared {
  readonly need: Need;
  readonly isSpared: (from: HostGroup | undefined, to: HostGroup | undefined) => boolean;
}

function sparedBy(need: Need): Spared {
  const known = new Map<HostGroup | undefined, boolean>();
  const once = (host: HostGroup | undefined, answer: () => boolean): boolean => {
    const before = known.get(host);
    if (before !== undefined) return before;
    const now = answer();
    known.set(host, now);
    return now;
  };
  switch (need.mode) {
    case 'each':
      return { need, isSpared: need.isOpen };
    case 'one': {
      const targets = targetsOf(need);
      return { need, isSpared: (from) => once(from, () => targets.some((to) => need.isOpen(from, to))) };
    }
    case 'fed': {
      const sources = need.crossings.flatMap((crossing) => crossing.classes('from').map((from) => from.speaker));
      return { need, isSpared: (_, to) => once(to, () => sources.some((from) => need.isOpen(from, to))) };
    }
  }
}
