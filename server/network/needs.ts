/** Which connections that the deployment cannot do without are stopped by a firewall, and which rules of firewalls serve nothing. */
import { componentInfo } from '../catalog/components';
import { isOutsideEnd } from '../catalog/flows';
import type { Model } from '../spec/model';
import { Crossings, type Alike } from './crossings';
import { covers, touchesHost, type Firewall, type FirewallRule, type Judgement } from './firewalls';
import { flowKinds, isToAll, type Edge } from './edges';
import { groupBy } from './group';
import type { HostGroup } from './layouts';
import type { Leg } from './legs';
import { isUser, partiesOf, type Parties } from './parties';

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
export const blockedNeeds = (model: Model): readonly BlockedNeed[] =>
  model.shared('network blocked needs', (asked) => {
    const parties = partiesOf(asked);
    if (!parties.barriers.firewalls.some((firewall) => firewall.rules !== undefined)) return [];
    const found: BlockedNeed[] = [];
    for (const need of needsOf(flowKinds(asked))) collect(need, parties, found);
    return found;
  });

/**
 * Connections of which one must be possible: `one` for each host that they begin at, `each` for every pair of hosts,
 * `fed` for each host that they end at.
 */
interface Need {
  readonly edges: readonly Edge[];
  readonly mode: 'one' | 'each' | 'fed';
}

/** Flows of several groups that stand in for each other. */
function familyOf(edge: Edge): string {
  switch (edge.kind.group) {
    case 'delivery-lmtp':
    case 'delivery-smtp':
    case 'mail-inwards':
    case 'mail-inwards-chain':
    case 'mail-outbound-to-inbound':
      return 'next hop';
    case 'imap-proxy':
    case 'pop-proxy':
      return 'mailbox proxy';
    case 'cal7-mysql':
    case 'cal7-oracle':
      return 'calendar database';
    case 'httpbind-mux':
    case 'httpbind-server':
      return 'chat gateway';
    default:
      return edge.kind.group;
  }
}

function needsOf(edges: readonly Edge[]): readonly Need[] {
  // A copy of the directory must be fed by somebody; elsewhere it is the beginning of a flow that needs its end.
  const families = groupBy(
    edges.filter(concerns),
    (edge) => `${isReplication(edge) ? edge.to.key : edge.from.key} ${familyOf(edge)}`,
  );
  return [...families.values()].flatMap(needsOfFamily);
}

/** Flows between hosts of the spec, and mail from the Internet to where MX records send it. */
function concerns(edge: Edge): boolean {
  if (edge.local) return false;
  const { kind, from, to } = edge;
  // Between MTAs of one kind mail goes inwards, not sideways.
  if (kind.group === 'mail-inwards-chain' && from.zone === to.zone) return false;
  if (kind.from === 'any-host' || kind.to === 'any-host') return false;
  if (to.station === undefined) return false;
  // There may be others of these that no spec has to name.
  if (!isOutsideEnd(kind.to) && componentInfo(kind.to).infrastructure === true && kind.to !== 'load-balancer')
    return false;
  if (from.station === undefined)
    return kind.group === 'mail-from-internet' && edge.standing === 'certain' && edge.chosen;
  // Behind a load balancer it is the balancer that must get through.
  if (from.component === 'load-balancer') return edge.chosen && edge.standing === 'certain';
  return !isUser(from.component);
}

function needsOfFamily(edges: readonly Edge[]): readonly Need[] {
  const [first] = edges;
  if (first === undefined) return [];
  const certain = edges.filter((edge) => edge.standing === 'certain');
  switch (familyOf(first)) {
    case 'next hop': {
      // An MTA needs a way onwards, into a store or to another MTA; an outbound one has the Internet.
      const wanted =
        first.from.component !== 'mta-outbound' ||
        certain.some((edge) => edge.kind.group === 'mail-outbound-to-inbound');
      return wanted && edges.some((edge) => edge.standing === 'certain' || edge.kind.group.startsWith('delivery-'))
        ? [{ mode: 'one', edges }]
        : [];
    }
    case 'mailbox proxy':
    case 'calendar database': {
      if (certain.length > 0) return certain.map((edge) => ({ mode: 'each', edges: [edge] }));
      // Which of the protocols it is, the spec leaves open: one of them must get through.
      return [...groupBy(edges.filter(sameSite), (edge) => edge.to.key).values()].map((alternatives) => ({
        mode: 'each',
        edges: alternatives,
      }));
    }
    default:
      if (certain.length === 0) return [];
      if (isReplication(first)) return [{ mode: 'fed', edges: certain }];
      if (isToAll(first.kind) || first.from.component === 'load-balancer')
        return certain.filter((edge) => edge.chosen).map((edge) => ({ mode: 'each', edges: [edge] }));
      return [{ mode: 'one', edges: certain }];
  }
}

/** Copies of the directory are filled by whoever holds the data. */
const isReplication = ({ kind }: Edge): boolean =>
  kind.group === 'directory-to-consumer' || kind.group === 'directory-to-hub';

/** A store of another site may serve only the users of that site. */
const sameSite = ({ from, to }: Edge): boolean =>
  from.site === undefined || to.site === undefined || from.site === to.site;

function collect({ mode, edges }: Need, { barriers }: Parties, found: BlockedNeed[]): void {
  const crossings = edges.map((edge) => new Crossings(edge, barriers));
  const first = preferred(crossings);
  if (first === undefined) return;
  const isOpen = (from: HostGroup | undefined, to: HostGroup | undefined): boolean =>
    crossings.some(
      (crossing) =>
        ends(crossing.edge.from.hosts, from) &&
        ends(crossing.edge.to.hosts, to) &&
        crossing.of(from, to)?.status !== 'blocked',
    );
  switch (mode) {
    case 'each':
      // The ends are the same for all alternatives, so hosts that are alike for one are alike for all.
      for (const from of first.classes('from'))
        report(
          first,
          from,
          first.classes('to').filter((to) => !isOpen(from.speaker, to.speaker)),
          found,
        );
      return;
    case 'fed': {
      const sources = crossings.flatMap((crossing) => crossing.classes('from').map((from) => from.speaker));
      const starved = first
        .classes('to')
        .flatMap((to) => left(to, (host) => sources.some((from) => isOpen(from, host))));
      for (const from of first.classes('from')) report(first, from, starved, found);
      return;
    }
    case 'one': {
      const targets = crossings.flatMap((crossing) => crossing.classes('to').map((to) => to.speaker));
      for (const from of first
        .classes('from')
        .flatMap((alike) => left(alike, (host) => targets.some((to) => isOpen(host, to)))))
        report(first, from, first.classes('to'), found);
      return;
    }
  }
}

/** Those of some alike hosts that are not served; others of the same class may be, by a rule on another way. */
function left(alike: Alike, served: (host: HostGroup | undefined) => boolean): readonly Alike[] {
  if (alike.hosts.length === 0) return served(undefined) ? [] : [alike];
  const hosts = alike.hosts.filter((host) => !served(host));
  return hosts.length === 0 ? [] : [{ hosts, speaker: hosts[0] }];
}

/** Whether a host is one of those at an end; undefined stands for an end outside the spec. */
const ends = (hosts: readonly HostGroup[], host: HostGroup | undefined): boolean =>
  host === undefined ? hosts.length === 0 : hosts.some((other) => other.name === host.name);

/** The way to open where none is: the one that would be used. */
function preferred(crossings: readonly Crossings[]): Crossings | undefined {
  // Mail goes inwards from MTA to MTA where there is another one (L3314-3316).
  const order = ({ edge }: Crossings): number =>
    (edge.kind.group === 'mail-inwards' ? 0 : 16) +
    (edge.chosen ? 0 : 8) +
    (edge.standing === 'certain' ? 0 : edge.standing === 'assumed' ? 2 : 4);
  return [...crossings].sort((a, b) => order(a) - order(b))[0];
}

/** Notes what stops hosts on their way to others. */
function report(crossing: Crossings, from: Alike, targets: readonly Alike[], found: BlockedNeed[]): void {
  const stopped = new Map<Firewall, { readonly leg: Leg; readonly to: HostGroup[] }>();
  for (const target of targets) {
    const judgement = crossing.of(from.speaker, target.speaker);
    if (judgement?.status !== 'blocked') continue;
    // What is missing is the plain way; its variant only where the spec asks for that.
    for (const { firewall } of stops(judgement)) {
      const known = stopped.get(firewall);
      if (known === undefined) stopped.set(firewall, { leg: crossing.edge, to: [...target.hosts] });
      else known.to.push(...target.hosts);
    }
  }
  for (const [firewall, { leg, to }] of stopped)
    found.push({ firewall, leg, edge: crossing.edge, from: from.hosts, to });
}

/** The firewalls that stop a connection; of several side by side the first. */
function stops(judgement: Judgement): readonly { readonly firewall: Firewall }[] {
  const sides = new Map<string, { readonly firewall: Firewall; readonly open: boolean }>();
  for (const { firewall, verdict } of judgement.firewalls) {
    const side = [...firewall.zones].sort().join('\n');
    const known = sides.get(side);
    if (known === undefined) sides.set(side, { firewall, open: verdict !== 'blocked' });
    else if (verdict !== 'blocked') sides.set(side, { ...known, open: true });
  }
  return [...sides.values()].filter(({ open }) => !open);
}

/** Rules of firewalls that no flow of the deployment has a use for. Empty where something under `tiers` could not be read. */
export const unneededRules = (model: Model): readonly FirewallRule[] =>
  model.shared('network unneeded rules', (asked) => {
    const { barriers, deployment } = partiesOf(asked);
    const rules = barriers.firewalls.flatMap((firewall) => firewall.rules ?? []);
    if (rules.length === 0 || !deployment.complete) return [];
    const edges = flowKinds(asked);
    return rules.filter(
      (rule) =>
        !edges.some((edge) =>
          serves(rule, edge, (from, to) =>
            barriers.ways(from, to).some((way) => way.some((hop) => hop.includes(rule.firewall))),
          ),
        ),
    );
  });

function serves(rule: FirewallRule, edge: Edge, passes: (from: string, to: string) => boolean): boolean {
  if (edge.local) return false;
  const legs = edge.variant === undefined ? [edge] : [edge, edge.variant];
  if (!legs.some((leg) => covers(rule, leg))) return false;
  const { from, to } = edge;
  if (from.hosts.length > 0 ? !from.hosts.some((host) => touchesHost(rule.from, host)) : rule.from !== undefined)
    return false;
  if (to.hosts.length > 0 ? !to.hosts.some((host) => touchesHost(rule.to, host)) : rule.to !== undefined) return false;
  // Where an end stands in no zone, its way may lead through this firewall.
  if (from.zone === undefined || to.zone === undefined) return true;
  return passes(from.zone, to.zone);
}
