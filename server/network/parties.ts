/** The ends of flows: components on hosts of one layout, components outside the spec, and whoever else takes part. */
import { componentInfo, type ComponentId } from '../catalog/components';
import { isOutsideEnd, outsideEnds, type FlowEnd } from '../catalog/flows';
import type { Model } from '../spec/model';
import { isPresent } from './conditions';
import { deploymentOf, type Deployment } from './deployment';
import { barriersOf, type Barriers } from './firewalls';
import { append, groupBy } from './group';
import type { HostGroup, Layout, Part, ReferenceKey } from './layouts';
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
  readonly station?: Station;
}

export interface Parties {
  readonly deployment: Deployment;
  readonly barriers: Barriers;
  readonly of: (end: FlowEnd) => readonly Party[];
  /**
   * The same as beginnings of flows to some components. Layouts that differ only in where they listen are one party, so that
   * hosts with ports of their own on both sides do not multiply; its `station` is that of the first. Layouts with one of the
   * targets stay apart.
   */
  readonly sources: (end: FlowEnd, targets: ReadonlySet<FlowEnd>) => readonly Party[];
  /** Load balancers by the host group that they spread load over. */
  readonly balancers: ReadonlyMap<string, readonly Party[]>;
}

/** Kinds of zones where users' own machines stand. */
export const userZoneKinds = ['internet', 'internal', 'public-access', 'remote-access'] as const;

export function partiesOf(model: Model): Parties {
  const deployment = deploymentOf(model);
  const barriers = barriersOf(model);
  const sockets = socketsOf(model);
  const stations = new Map<ComponentId, Party[]>();
  for (const layout of deployment.layouts) {
    layout.parts.forEach((part, place) => {
      const party: Party = {
        key: `${layout.index.toString()}.${place.toString()}`,
        component: part.id,
        zone: layout.zone,
        site: layout.site,
        hosts: layout.hosts,
        station: { layout, part, sockets: sockets[layout.index]?.[place] ?? [] },
      };
      append(stations, part.id, party);
    });
  }
  const zones = new Set([...barriers.zones, ...deployment.layouts.flatMap((layout) => layout.zone ?? [])]);
  const zoneOf = (kind: 'internet' | 'internal'): string | undefined =>
    zones.has(kind) && barriers.kindOf(kind) === kind
      ? kind
      : [...zones].find((zone) => barriers.kindOf(zone) === kind);
  const internet = zoneOf('internet');
  const internal = zoneOf('internal');
  const outside = (component: PartyEnd, zone: string | undefined): Party => ({
    key: `${component} ${zone ?? ''}`,
    component,
    zone,
    site: undefined,
    hosts: [],
  });
  /** Users stand in the zones that the spec has for them; where it has none, nobody knows where. */
  const users = (component: FlowEnd): readonly Party[] => {
    if (component === 'internal-client') return internal === undefined ? [] : [outside(component, internal)];
    if (internet !== undefined) return [outside(component, internet)];
    return internal === undefined ? [outside('client', undefined)] : [];
  };

  const of = (end: FlowEnd): readonly Party[] => {
    if (end === 'any-host') {
      return deployment.layouts.map((layout) => ({
        key: `host ${layout.index.toString()}`,
        component: end,
        zone: layout.zone,
        site: layout.site,
        hosts: layout.hosts,
      }));
    }
    if (isOutsideEnd(end)) {
      if (end === 'internet-client' || end === 'internal-client') return users(end);
      const { zone } = outsideEnds[end];
      return [
        outside(end, zone === 'internet' ? (internet ?? 'internet') : zone === 'internal' ? internal : undefined),
      ];
    }
    const found = [...(stations.get(end) ?? [])];
    if (deployment.external.has(end)) found.push(outside(end, undefined));
    else if (found.length === 0 && end === 'outlook-connector' && deployment.access('outlook') === true) {
      for (const place of [...users('internet-client'), ...users('internal-client')])
        found.push(outside(end, place.zone));
    } else if (found.length === 0 && componentInfo(end).infrastructure === true) found.push(outside(end, undefined));
    return found;
  };

  const sources = (end: FlowEnd, targets: ReadonlySet<FlowEnd>): readonly Party[] => {
    const alikes = groupBy(of(end), (party) => {
      const { station } = party;
      const apart = station !== undefined && station.layout.parts.some((part) => targets.has(part.id));
      const alike =
        station === undefined
          ? `${party.zone ?? ''}\n${party.site ?? ''}\n${party.hosts.length === 0 ? 'outside' : ''}`
          : sourceText(station);
      return apart ? party.key : `${party.component}\n${alike}`;
    });
    return [...alikes].flatMap(([key, parties]) => {
      const [first] = parties;
      return first === undefined ? [] : [{ ...first, key, hosts: parties.flatMap((party) => party.hosts) }];
    });
  };

  const balancers = new Map<string, Party[]>();
  for (const balancer of stations.get('load-balancer') ?? []) {
    for (const target of referenced(balancer, 'targets') ?? []) {
      if (balancers.get(target)?.includes(balancer) !== true) append(balancers, target, balancer);
    }
  }
  return { deployment, barriers, of, sources, balancers };
}

/** Equal for stations that begin the same flows. */
function sourceText({ layout, part }: Station): string {
  const { version, delivery, serverPort, calendarTls, references } = part.facts;
  return JSON.stringify([layout.zone, layout.site, version, delivery, serverPort, calendarTls, references]);
}

/** Names of the host groups that a component names under a key; undefined where it names none. */
export const referenced = (party: Party, key: ReferenceKey): readonly string[] | undefined =>
  party.station?.part.facts.references?.[key];

/** A machine of a user, or what stands for one: not a server of the deployment. */
export const isUser = (end: PartyEnd): boolean =>
  end === 'internet-client' ||
  end === 'internal-client' ||
  end === 'mobile-client' ||
  end === 'client' ||
  end === 'outlook-connector' ||
  end === 'instant-messenger';

/** A component that the spec or `external` names, or another end; not infrastructure that is only supposed to be somewhere. */
export const isKnown = (deployment: Deployment, end: FlowEnd): boolean =>
  isOutsideEnd(end) || end === 'outlook-connector' || isPresent(deployment, end);

/** What an end is called in texts for users. */
export function titleOf(end: PartyEnd): string {
  if (end === 'client') return 'users';
  return isOutsideEnd(end) ? outsideEnds[end].title : componentInfo(end).title;
}
