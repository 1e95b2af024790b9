/** Which ends of a flow the spec names, by which key, and how they are reached: themselves, or by a load balancer that is named. */
import { flows, type FlowEnd, type FlowKind } from '../catalog/flows';
import { protocolPorts } from '../catalog/ports';
import type { HostClass } from './classes';
import { append } from './group';
import type { HostGroup } from './layouts';
import { secureVariant } from './listeners';
import { referenced, type Parties, type Party } from './parties';

/** What the spec names of one end of a flow. */
export interface NamedPeers {
  readonly side: 'from' | 'to';
  /** The hosts of the end that are meant, one class or more. */
  readonly classes: readonly HostClass[];
  /** The names of hosts that are named themselves. */
  readonly direct: ReadonlySet<string>;
  /** Hosts of load balancers that are named in place of what stands behind them. */
  readonly balancers: ReadonlySet<string>;
}

export interface NamingQueries {
  /** What the spec names between two parties: undefined where it names nobody, `others` where it does and means none of these. */
  readonly between: (kind: FlowKind, from: Party, to: Party) => NamedPeers | 'others' | undefined;
  /** Whether the far end says of itself that it takes such flows; undefined where it does not say. */
  readonly says: (kind: FlowKind, to: Party) => boolean | undefined;
  /** Whether the port for a flow is closed at the far end; undefined where the far end has no such port. */
  readonly isClosed: (kind: FlowKind, to: Party) => boolean | undefined;
  /** Whether a source leaves a flow to another source that it names. */
  readonly handsOver: (kind: FlowKind, from: Party) => boolean;
  /** Whether a load balancer is one of these, or stands behind one of them. */
  readonly leads: (balancer: Party, entries: ReadonlySet<string>) => boolean;
}

/** Flows of a family that a source names by one key: which of them a host is meant for depends on what runs there. */
const rivals: ReadonlyMap<string, readonly FlowKind[]> = rivalsOf(flows);

function rivalsOf(kinds: readonly FlowKind[]): ReadonlyMap<string, readonly FlowKind[]> {
  const found = new Map<string, FlowKind[]>();
  for (const kind of kinds)
    if (kind.named?.of === 'from' && kind.family !== undefined) append(found, rivalKey(kind), kind);
  return found;
}

function rivalKey({ from, family }: FlowKind): string {
  return `${from} ${family ?? ''}`;
}

/** Sources of a group that come before the others, for the groups that can be handed over. */
const firstSources: ReadonlyMap<string, ReadonlySet<FlowEnd>> = new Map(
  [...new Set(flows.filter((kind) => kind.handedOver !== undefined).map((kind) => kind.group))].map((group) => [
    group,
    new Set(flows.filter((kind) => kind.group === group && kind.fromRank === 0).map((kind) => kind.from)),
  ]),
);

export function namingOf(parties: Parties): NamingQueries {
  const { deployment, balancers, balanced } = parties;
  const running = new Map<string, ReadonlySet<FlowEnd>>();
  for (const layout of deployment.layouts) {
    const ids = new Set<FlowEnd>(layout.parts.map((part) => part.id));
    for (const host of layout.hosts) running.set(host.name, ids);
  }

  const leads = (balancer: Party, entries: ReadonlySet<string>, seen: ReadonlySet<string> = new Set()): boolean =>
    balancer.classes.some(
      ({ speaker: { name } }) =>
        entries.has(name) ||
        (!seen.has(name) &&
          (balancers.get(name) ?? []).some((outer) => leads(outer, entries, new Set([...seen, name])))),
    );

  /** The component of a family that is meant where a host that is named runs several. */
  const meant = (kind: FlowKind, from: Party, host: string): FlowEnd => {
    const here = (rivals.get(rivalKey(kind)) ?? []).filter((rival) => running.get(host)?.has(rival.to) === true);
    const port = from.station?.part.facts.serverPort;
    const byPort = here.find((rival) => rival.portOf !== undefined && protocolPorts[rival.protocol]?.port === port);
    return (port === undefined ? undefined : byPort)?.to ?? here[0]?.to ?? kind.to;
  };

  /** By the list that is written: the names in it, and those of load balancers. */
  const lists = new Map<
    readonly string[],
    { readonly list: ReadonlySet<string>; readonly entries: ReadonlySet<string> }
  >();
  const read = (
    written: readonly string[],
  ): { readonly list: ReadonlySet<string>; readonly entries: ReadonlySet<string> } => {
    const known = lists.get(written);
    if (known !== undefined) return known;
    const made = { list: new Set(written), entries: new Set(written.filter((name) => balanced.has(name))) };
    lists.set(written, made);
    return made;
  };

  const far = (to: Party, written: readonly string[], isMeant: (host: HostGroup) => boolean): NamedPeers | 'others' => {
    const { list, entries } = read(written);
    const classes = to.classes.filter(
      ({ speaker }) =>
        (list.has(speaker.name) ||
          (entries.size > 0 && (balancers.get(speaker.name) ?? []).some((balancer) => leads(balancer, entries)))) &&
        isMeant(speaker),
    );
    return classes.length === 0 ? 'others' : { side: 'to', classes, direct: list, balancers: entries };
  };

  const between: NamingQueries['between'] = (kind, from, to) => {
    if (kind.unlessNamed !== undefined && referenced(from, kind.unlessNamed) !== undefined) return 'others';
    const { named, shared } = kind;
    if (named !== undefined && named.of === 'dns') {
      const list = deployment.mailExchangers;
      return list.length === 0 ? undefined : far(to, list, () => true);
    }
    if (named !== undefined && 'key' in named) {
      if (named.of === 'to') {
        const list = referenced(to, named.key);
        if (list !== undefined) {
          const { list: names } = read(list);
          const classes = from.classes.filter(({ speaker }) => names.has(speaker.name));
          return classes.length === 0 ? 'others' : { side: 'from', classes, direct: names, balancers: new Set() };
        }
      } else {
        const list = referenced(from, named.key);
        if (list !== undefined)
          return far(to, list, (host) => kind.family === undefined || meant(kind, from, host.name) === kind.to);
      }
    }
    if (shared !== undefined) {
      const ours = referenced(from, shared.from);
      const theirs = referenced(to, shared.to);
      if (ours !== undefined && theirs !== undefined && !theirs.some((name) => read(ours).list.has(name)))
        return 'others';
    }
    return undefined;
  };

  const isClosed: NamingQueries['isClosed'] = ({ protocol }, to) => {
    const secure = secureVariant(protocol);
    const sockets = to.station?.sockets.filter((socket) => socket.protocol === protocol || socket.protocol === secure);
    return sockets === undefined || sockets.length === 0 ? undefined : !sockets.some((socket) => socket.open);
  };

  const says: NamingQueries['says'] = (kind, to) => {
    if (kind.named === undefined || !('says' in kind.named)) return undefined;
    if (isClosed(kind, to) === true) return false;
    const facts = to.station?.part.facts;
    return facts?.[kind.named.says] === true || facts?.ports?.[kind.protocol] !== undefined ? true : undefined;
  };

  const handsOver: NamingQueries['handsOver'] = (kind, from) => {
    const list = kind.handedOver === undefined ? undefined : referenced(from, kind.handedOver);
    const ends = firstSources.get(kind.group);
    if (list === undefined || ends === undefined) return false;
    return list
      .flatMap((name) => [name, ...(balanced.get(name) ?? [])])
      .some((name) => {
        const isSource = [...(running.get(name) ?? [])].some((id) => ends.has(id));
        return isSource && !from.hosts.some((host) => host.name === name);
      });
  };

  return { between, says, isClosed, handsOver, leads: (balancer, entries) => leads(balancer, entries) };
}
