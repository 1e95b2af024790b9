/**
 * What a flow is: the shape of the rows in this folder, and the flow kinds that come of them.
 *
 * - Ends are components, never products with parts: expand `messaging-server` with `partsOf` first.
 * - `protocol` is the plain one. Where the TLS mode of the far end is `ssl-port`, its TLS variant is used.
 * - Of the flows of one group, only those with the lowest rank among what is present count: users reach a multiplexor (rank 0)
 *   rather than a store (rank 1), applications a directory copy rather than its master. What the spec names counts always.
 * - A flow whose ends share a host crosses no firewall.
 */
import { componentInfo, type ComponentId } from '../components';
import type { Condition } from '../conditions';
import type { Source } from '../types';
import type { ProtocolId } from '../vocabulary';

/** Where an end that is no component stands. */
export type EndZone = 'internet' | 'internal' | 'remote-access' | 'unknown';

interface OutsideEndInfo {
  readonly title: string;
  readonly zone: EndZone;
  /**
   * Machines of users. `anywhere`: they come by whatever zone the spec has for users. `mobile`: they are outside in any case.
   */
  readonly users?: 'anywhere' | 'mobile';
  /** Not machines that could be listed by their addresses. */
  readonly anybody?: true;
}

export const outsideEnds = {
  'internet-client': { title: 'users on the Internet', zone: 'internet', users: 'anywhere', anybody: true },
  'internal-client': { title: 'users on the internal network', zone: 'internal', users: 'anywhere', anybody: true },
  'remote-client': { title: 'users by remote access', zone: 'remote-access', users: 'anywhere', anybody: true },
  'mobile-client': { title: 'mobile devices', zone: 'internet', users: 'mobile', anybody: true },
  'internet-mta': { title: 'other mail systems', zone: 'internet', anybody: true },
  'internet-dns': { title: 'name servers on the Internet', zone: 'internet', anybody: true },
  'im-network': { title: 'other instant messaging networks', zone: 'internet', anybody: true },
  'im-peer': { title: 'instant messaging servers elsewhere', zone: 'unknown', anybody: true },
  'calendar-peer': { title: 'calendar servers elsewhere', zone: 'unknown', anybody: true },
  'external-directory': { title: 'the directory of another organisation', zone: 'unknown' },
  'remote-site': { title: 'the failover site', zone: 'unknown' },
  'backup-host': { title: 'the backup server', zone: 'unknown' },
  'file-server': { title: 'the NFS server', zone: 'unknown' },
  monitoring: { title: 'the monitoring system', zone: 'unknown' },
  administrator: { title: 'administrators', zone: 'internal' },
  'any-host': { title: 'every host of the deployment', zone: 'unknown' },
} as const satisfies Readonly<Record<string, OutsideEndInfo>>;

export type OutsideEnd = keyof typeof outsideEnds;
export type FlowEnd = ComponentId | OutsideEnd;

export const isOutsideEnd = (end: FlowEnd): end is OutsideEnd => Object.hasOwn(outsideEnds, end);

/** Everything known about an end that is no component. */
export const outsideEndInfo = (end: OutsideEnd): OutsideEndInfo => outsideEnds[end];

/** A machine of a user, or what stands for one: not a server of the deployment. */
export const isUserEnd = (end: FlowEnd): boolean =>
  isOutsideEnd(end) ? outsideEndInfo(end).users !== undefined : componentInfo(end).layer === 'user';

/** Users who may be in any zone that a spec has for users, the nearest first: where some are inside, others need not come from outside. */
export const userEnds = [
  'internal-client',
  'internet-client',
  'remote-client',
] as const satisfies readonly OutsideEnd[];

/** Keys of a component that name the hosts at the other end of its flows. */
export const peerKeys = [
  'targets',
  'server',
  'peers',
  'backends',
  'databases',
  'docstores',
  'database',
  'master',
  'directory',
  'delivers-to',
] as const;
export type PeerKey = (typeof peerKeys)[number];

/** Who says which hosts are meant. Where nobody says it, all are, by rank and nearness. */
export type Naming =
  /** A key of the component that the flow begins at, or of the one that it goes to. */
  | { readonly of: 'from' | 'to'; readonly key: PeerKey }
  /** The far end says of itself that it takes such flows. */
  | { readonly of: 'to'; readonly says: 'submission' }
  /** The MX records of the domain name the far end. */
  | { readonly of: 'dns'; readonly list: 'mail-exchangers' };

/** Flows of several groups of which a source needs one only. */
export const families = {
  /** The next hop of mail: into a store, or to another MTA. */
  'next hop': { needed: 'assumed', ways: 'one' },
  'mailbox proxy': { needed: 'assumed', ways: 'each' },
  'calendar database': { needed: 'assumed', ways: 'each' },
  'chat gateway': { needed: 'certain', ways: 'one' },
  submission: { needed: 'certain', ways: 'one' },
} as const satisfies Readonly<Record<string, FamilyInfo>>;
export type Family = keyof typeof families;

export interface FamilyInfo {
  /** `assumed`: even where the spec leaves open which of its flows there are, one must be possible. */
  readonly needed: 'certain' | 'assumed';
  /** `each`: every far end must be reached, by any of the flows; `one`: any far end will do, unless the spec names them. */
  readonly ways: 'one' | 'each';
}

/** How sure a flow is at most. */
export interface Surety {
  /** Left out: in all other cases. */
  readonly when?: Condition;
  /** `possible`: nothing asks for it. */
  readonly is: 'assumed' | 'possible';
}

interface FlowFacts {
  readonly protocol: ProtocolId;
  /** What it is for, as it stands in the port table. */
  readonly purpose: string;
  /** When there is such a flow. What a spec leaves open is `assumed` if it is usual (`conditions.ts`), else `possible`. */
  readonly condition?: Condition;
  /** The same where the spec names no peers, in addition. */
  readonly unnamed?: Condition;
  /** Only in deployments that want it: neither required nor needless where a firewall lets it through. */
  readonly optional?: true;
  /** How sure it is at most, where the spec does not name its ends: the first case that holds. */
  readonly sure?: readonly Surety[];
  readonly family?: Family;
  /** Which key names its peers. Where it names some, the flow is with these and with no others. */
  readonly named?: Naming;
  /** A source with this key has its flows by another row. */
  readonly unlessNamed?: PeerKey;
  /** Only far ends that name, under the second key, a host that the source names under the first (or that name none). */
  readonly shared?: { readonly from: PeerKey; readonly to: PeerKey };
  /** A source that names, under this key, another source that comes before it leaves the flow to that one. */
  readonly handedOver?: PeerKey;
  /** `all`: to every far end, `one`: to one of several. Left out: to all that hold users' data, else to one. */
  readonly reaches?: 'all' | 'one';
  /** Of several far ends at the same site, one in the zone of the source comes first. */
  readonly prefers?: 'zone';
  /** false: it goes round load balancers that stand before the far end for others. Left out: they are on the way of users, and of servers to what users do not reach. */
  readonly balanced?: false;
  /** The far end is what needs it: replication fills a copy. */
  readonly fills?: true;
  /** It leads from one zone into another, never sideways. */
  readonly inwards?: true;
  /** It begins outside, and must get through all the same where the spec is certain of it. */
  readonly mustArrive?: true;
  /** The flows of this group stand for it unless the far end has closed their port, or a firewall has. */
  readonly insteadOf?: string;
  /** The source has a key for the port that it connects to. */
  readonly portOf?: 'server-port';
  /** The source has a key for TLS of this flow. */
  readonly tlsOf?: 'calendar-tls';
  readonly source: readonly Source[];
}

export interface FlowRow extends FlowFacts {
  readonly from: Ends;
  readonly to: Ends;
  /** Further ends, which count only where `named` says so. */
  readonly namedFrom?: readonly FlowEnd[];
  readonly namedTo?: readonly FlowEnd[];
}

export interface KindOf<Group extends string> extends FlowFacts {
  /** `group/from/to`, unique. */
  readonly id: string;
  /** Flows that stand in for each other. */
  readonly group: Group;
  readonly from: FlowEnd;
  readonly fromRank: number;
  readonly to: FlowEnd;
  readonly toRank: number;
  /** Only where the spec names its peers. */
  readonly onlyNamed: boolean;
  /** `condition` and `unnamed`. */
  readonly conditionUnnamed: Condition | undefined;
  /** Every far end counts, not one of them. */
  readonly toAll: boolean;
  /** Load balancers before the far end stand on its way. */
  readonly throughBalancers: boolean;
}

/** Ends of equal rank in one array; an array of arrays ranks them. */
export type Ends = FlowEnd | readonly FlowEnd[] | readonly (readonly FlowEnd[])[];

interface Ranked {
  readonly end: FlowEnd;
  readonly rank: number;
  readonly named: boolean;
}

function ranked(ends: Ends, named: readonly FlowEnd[] = []): readonly Ranked[] {
  const found: Ranked[] =
    typeof ends === 'string'
      ? [{ end: ends, rank: 0, named: false }]
      : ends.flatMap((entry, rank) =>
          typeof entry === 'string'
            ? [{ end: entry, rank: 0, named: false }]
            : entry.map((end) => ({ end, rank, named: false })),
        );
  const last = Math.max(-1, ...found.map(({ rank }) => rank));
  return [...found, ...named.map((end) => ({ end, rank: last + 1, named: true }))];
}

/** The flow kinds of some rows, by their groups: one for each pair of ends, in the order of the rows. */
export function kindsOf<Group extends string>(rows: Readonly<Record<Group, FlowRow>>): readonly KindOf<Group>[] {
  const kinds = (Object.keys(rows) as Group[]).flatMap((group) => {
    const { from, to, namedFrom, namedTo, ...facts }: FlowRow = rows[group];
    return ranked(from, namedFrom).flatMap((source) =>
      ranked(to, namedTo).map((target) => ({
        ...facts,
        id: `${group}/${source.end}/${target.end}`,
        group,
        from: source.end,
        fromRank: source.rank,
        to: target.end,
        toRank: target.rank,
        onlyNamed: source.named || target.named,
        conditionUnnamed: bothOf(facts.condition, facts.unnamed),
        toAll: facts.reaches === undefined ? holdsData(target.end) : facts.reaches === 'all',
      })),
    );
  });
  /** A load balancer before what users reach is meant for users. */
  const forUsers = new Set(
    kinds.filter(({ from, onlyNamed }) => isOutsideEnd(from) && isUserEnd(from) && !onlyNamed).map(({ to }) => to),
  );
  return kinds.map((kind) => ({
    ...kind,
    throughBalancers:
      kind.balanced !== false && (isUserEnd(kind.from) || (!isOutsideEnd(kind.from) && !forUsers.has(kind.to))),
  }));
}

const bothOf = (a: Condition | undefined, b: Condition | undefined): Condition | undefined =>
  a === undefined ? b : b === undefined ? a : both(a, b);

/** Stores differ in what they hold: each must be reached. */
export const holdsData = (end: FlowEnd): boolean => !isOutsideEnd(end) && componentInfo(end).store === true;

// ---- what several rows have in common --------------------------------------------------------------------------------

/** Users who are not on the road. */
export const clients = ['internet-client', 'internal-client', 'remote-client'] as const;

export const otherHost: Condition = { when: 'other-host' };
export const both = (...of: readonly Condition[]): Condition => ({ when: 'all', of });
export const either = (...of: readonly Condition[]): Condition => ({ when: 'any', of });

/** Our reading where the guide says nothing; the port table shows it among the sources. */
export const ourReading = 'our reading; the guide does not say it';
