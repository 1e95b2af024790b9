/** The ends of flows: components on hosts of one layout, components outside the spec, and whoever else takes part. */
import { componentInfo, type ComponentId } from '../catalog/components';
import { isOutsideEnd, isUserEnd, outsideEndInfo, userEnds, type FlowEnd, type PeerKey } from '../catalog/flows';
import type { Model } from '../model/model';
import { isPresent } from './conditions';
import { deploymentOf, type Deployment } from './deployment';
import { classesOf, hostsIn, joinedClasses, marksOf, type HostClass } from './classes';
import { barriersOf, type Barriers, type ZoneKind } from './firewalls';
import { append, groupBy } from './group';
import type { HostGroup, Layout, Part } from './layouts';
import { socketsOf, type Socket } from './listeners';

/** A component on the hosts of one layout. */
export interface Station {
  readonly layout: Layout;
  readonly part: Part;
  readonly sockets: readonly Socket[];
}

/** `client`: users, where the spec does not say in which zone they are. */
export type PartyEnd = FlowEnd | 'client';

export interface Party {
  /** Tells parties apart. */
  readonly key: string;
  readonly component: PartyEnd;
  readonly zone: string | undefined;
  readonly site: string | undefined;
  /** Empty for an end outside the spec. */
  readonly hosts: readonly HostGroup[];
  /** The same by what tells them apart. */
  readonly classes: readonly HostClass[];
  readonly station?: Station;
}

export interface Parties {
  readonly deployment: Deployment;
  readonly barriers: Barriers;
  readonly of: (end: FlowEnd) => readonly Party[];
  /**
   * The same as beginnings of flows. Layouts that differ only in where they listen are one party, so that hosts with ports of
   * their own on both sides do not multiply; its `station` is that of the first. Layouts with one of `apart` are each their own:
   * there it matters what shares a host.
   */
  readonly sources: (end: FlowEnd, apart: ReadonlySet<FlowEnd>) => readonly Party[];
  /** Load balancers by the host group that they spread load over. */
  readonly balancers: ReadonlyMap<string, readonly Party[]>;
  /** Host groups that a load balancer spreads load over, by its own. */
  readonly balanced: ReadonlyMap<string, readonly string[]>;
}

/** Kinds of zones where users' own machines stand. */
export const userZoneKinds = ['internet', 'internal', 'public-access', 'remote-access'] as const;

export const partiesOf = (model: Model): Parties => model.shared('network parties', build);

function build(model: Model): Parties {
  const deployment = deploymentOf(model);
  const barriers = barriersOf(model);
  const sockets = socketsOf(model);
  const markOf = marksOf(deployment, barriers);
  const byLayout = deployment.layouts.map((layout) => classesOf(layout.hosts, markOf));
  const stations = new Map<ComponentId, Party[]>();
  for (const layout of deployment.layouts) {
    const classes = byLayout[layout.index] ?? [];
    layout.parts.forEach((part, place) => {
      const party: Party = {
        key: `${layout.index}.${place}`,
        component: part.id,
        zone: layout.zone,
        site: layout.site,
        hosts: layout.hosts,
        classes,
        station: { layout, part, sockets: sockets[layout.index]?.[place] ?? [] },
      };
      append(stations, part.id, party);
    });
  }
  const zones = new Set([...barriers.zones, ...deployment.layouts.flatMap((layout) => layout.zone ?? [])]);
  const zonesOf = (kind: ZoneKind): readonly string[] => [...zones].filter((zone) => barriers.kindOf(zone) === kind);
  /** A zone of a kind: that with its name, else the first. */
  const zoneOf = (kind: ZoneKind): string | undefined => {
    const found = zonesOf(kind);
    return found.find((zone) => zone === kind) ?? found[0];
  };
  const outside = (component: PartyEnd, zone: string | undefined): Party => ({
    key: `${component} ${zone ?? ''}`,
    component,
    zone,
    site: undefined,
    hosts: [],
    classes: [],
  });
  const userZones = new Map<FlowEnd, readonly string[]>([
    // The network by which users come may be all that a spec has of the world outside (L2773).
    ['internet-client', zonesOf('internet').length > 0 ? zonesOf('internet') : zonesOf('public-access')],
    ['internal-client', zonesOf('internal')],
    ['remote-client', zonesOf('remote-access')],
  ]);
  const isKnownWhere = [...userZones.values()].some((found) => found.length > 0);
  /** Users stand in every zone that the spec has for them; where it has none, nobody knows where. */
  const users = (end: FlowEnd): readonly Party[] => {
    const found = userZones.get(end) ?? [];
    if (found.length > 0) return found.map((zone) => outside(end, zone));
    return end === 'internet-client' && !isKnownWhere ? [outside('client', undefined)] : [];
  };
  const outsideZone = (kind: 'internet' | 'internal' | 'remote-access' | 'unknown'): string | undefined =>
    kind === 'unknown' ? undefined : (zoneOf(kind) ?? (kind === 'internet' ? kind : undefined));

  const of = (end: FlowEnd): readonly Party[] => {
    if (end === 'any-host') {
      return deployment.layouts.map((layout) => ({
        key: `host ${layout.index}`,
        component: end,
        zone: layout.zone,
        site: layout.site,
        hosts: layout.hosts,
        classes: byLayout[layout.index] ?? [],
      }));
    }
    if (isOutsideEnd(end)) {
      const { zone, users: whose } = outsideEndInfo(end);
      return whose === 'anywhere' ? users(end) : [outside(end, outsideZone(zone))];
    }
    const found = [...(stations.get(end) ?? [])];
    if (deployment.external.has(end)) found.push(outside(end, undefined));
    else if (found.length === 0 && end === 'outlook-connector' && deployment.access('outlook') === true) {
      for (const place of userEnds.flatMap(users)) found.push(outside(end, place.zone));
    } else if (found.length === 0 && componentInfo(end).infrastructure === true) found.push(outside(end, undefined));
    return found;
  };

  const sources = (end: FlowEnd, apart: ReadonlySet<FlowEnd>): readonly Party[] => {
    const alikes = groupBy(of(end), (party) => {
      const { station } = party;
      const isApart = station !== undefined && station.layout.parts.some((part) => apart.has(part.id));
      const alike =
        station === undefined
          ? `${party.zone ?? ''}\n${party.site ?? ''}\n${party.hosts.length === 0 ? 'outside' : ''}`
          : sourceText(station);
      return isApart ? party.key : `${party.component}\n${alike}`;
    });
    return [...alikes].flatMap(([key, parties]) => {
      const [first] = parties;
      if (first === undefined) return [];
      if (parties.length === 1) return [{ ...first, key }];
      const hosts = parties.flatMap((party) => party.hosts);
      return [{ ...first, key, hosts, classes: joinedClasses(parties.flatMap(({ classes }) => classes)) }];
    });
  };

  const balancers = new Map<string, Party[]>();
  const balanced = new Map<string, readonly string[]>();
  for (const balancer of stations.get('load-balancer') ?? []) {
    const targets = referenced(balancer, 'targets') ?? [];
    for (const host of balancer.hosts) balanced.set(host.name, [...(balanced.get(host.name) ?? []), ...targets]);
    for (const target of targets) {
      if (balancers.get(target)?.includes(balancer) !== true) append(balancers, target, balancer);
    }
  }
  return { deployment, barriers, of, sources, balancers, balanced };
}

/** Equal for stations that begin the same flows. */
function sourceText({ layout, part }: Station): string {
  const { version, delivery, serverPort, calendarTls, references } = part.facts;
  return JSON.stringify([layout.zone, layout.site, version, delivery, serverPort, calendarTls, references]);
}

/** A party of which only some classes are meant. */
export const partOf = (party: Party, classes: readonly HostClass[]): Party =>
  classes.length === party.classes.length ? party : { ...party, classes, hosts: hostsIn(classes, party) };

/** Names of the host groups that a component names under a key; undefined where it names none. */
export const referenced = (party: Party, key: PeerKey): readonly string[] | undefined =>
  party.station?.part.facts.references?.[key];

/** A machine of a user, or what stands for one: not a server of the deployment. */
export const isUser = (end: PartyEnd): boolean => end === 'client' || isUserEnd(end);

/** Users, or systems of other people: nobody could list their addresses. */
export const isAnybody = (end: PartyEnd): boolean =>
  end === 'client' || (isOutsideEnd(end) && outsideEndInfo(end).anybody === true);

/** A component that the spec or `external` names, or another end; not infrastructure that is only supposed to be somewhere. */
export const isKnown = (deployment: Deployment, end: FlowEnd): boolean =>
  isOutsideEnd(end) || end === 'outlook-connector' || isPresent(deployment, end);

/** What an end is called in texts for users. */
export function titleOf(end: PartyEnd): string {
  if (end === 'client') return 'users';
  return isOutsideEnd(end) ? outsideEndInfo(end).title : componentInfo(end).title;
}
