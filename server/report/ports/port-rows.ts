/**
 * The flows of the port table as people read them: by crossing, the ports of one pair in one row, hosts with the same ports in one,
 * and where there would still be too many rows, a protocol of a crossing in one.
 */
import type { Model } from '../../model/model';
import { blockedFlows } from '../../network/blocked';
import { trustOf, type Barriers } from '../../network/firewalls';
import type { Flow, FlowEnd } from '../../network/flows';
import { append, groupBy } from '../../network/group';
import { HostSets } from '../../network/host-sets';
import type { HostGroup } from '../../network/layouts';
import { partiesOf, type PartyEnd } from '../../network/parties';
import { portTable, portTableOfEach } from '../../network/ports';
import { naturalOrder } from '../../words/natural';

/** `none`: no firewall is known to stand in the way. */
export type Passage = 'blocked' | 'blocked-optional' | 'unknown' | 'allowed' | 'none';

/** From zone to zone, or within one. */
export interface Crossing {
  /** null: not given. */
  readonly from: string | null;
  readonly to: string | null;
  /** Chooses its rows. */
  readonly tag: string;
  /** Names of the firewalls on the way, in order. */
  readonly firewalls: readonly string[];
  readonly rows: readonly PortRow[];
}

/** One or more flows of one crossing that the firewalls treat alike. */
export interface PortRow {
  readonly passage: Passage;
  readonly flows: readonly Flow[];
  /** Empty outside the spec. */
  readonly from: readonly HostGroup[];
  readonly to: readonly HostGroup[];
  /** Every host of `from` has all ports with every host of `to`; otherwise each has some with some. */
  readonly exact: boolean;
}

export interface PortRows {
  /** Zones at an end of a flow, the least trusted first; null, last: not given. */
  readonly zones: readonly (string | null)[];
  /** What runs between hosts, in the order of the zones. */
  readonly crossings: readonly Crossing[];
  /** What every host asks for, names and time, where no firewall is known to stand in its way. */
  readonly basics: readonly PortRow[];
  /** From a host to itself. */
  readonly local: readonly PortRow[];
}

/** With `each`, only ports are put together, and only those of one host with another. */
export const portRows = (model: Model, each = false): PortRows =>
  each ? rowsOf(model, true) : model.shared('port rows', (asked) => rowsOf(asked, false));

/** More rows than these of a crossing that the firewalls treat alike are put together by protocol. */
const MOST = 12;
/** Rows of one protocol that may stay as they are then. */
const FEW = 3;

function rowsOf(model: Model, each: boolean): PortRows {
  const { flows } = each ? portTableOfEach(model) : portTable(model);
  const { barriers } = partiesOf(model);
  const making: Making = { sets: new HostSets(), passageOf: passagesIn(model), each };
  const local: Flow[] = [];
  const basics: Flow[] = [];
  const between = new Map<string, Flow[]>();
  for (const flow of flows) {
    if (flow.local) local.push(flow);
    else if (isBasic(flow)) basics.push(flow);
    else append(between, crossingTag(flow.from.zone, flow.to.zone), flow);
  }
  const found = [...between].flatMap(([tag, own]): readonly Crossing[] => {
    const [first] = own;
    if (first === undefined) return [];
    const { from, to } = first;
    const firewalls = [...new Set(own.flatMap((flow) => flow.firewalls.map(({ firewall }) => firewall.name)))];
    return [{ from: from.zone, to: to.zone, tag, firewalls, rows: ordered(together(own, making)) }];
  });
  const zones = zonesIn(found, barriers);
  const place = new Map(zones.map((zone, i) => [zone, i]));
  const rank = (zone: string | null): number => place.get(zone) ?? 0;
  return {
    zones,
    crossings: found.sort((a, b) => rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to)),
    basics: ordered(groupedRows(basics, making)),
    local: groupedRows(local, making),
  };
}

/** What every host asks for, names and time, where no firewall is known to stand in its way: told apart, and not counted among the flows. */
export const isBasic = ({ from, firewalls }: Flow): boolean => from.component === 'any-host' && firewalls.length === 0;

/** Chooses the rows from one zone to another. A `>` in a name is written otherwise, so that no two crossings have one tag. */
export const crossingTag = (from: string | null, to: string | null): string => `crossing:${part(from)}>${part(to)}`;

const part = (zone: string | null): string =>
  zone === null ? '' : zone === '' ? '%' : zone.replaceAll('%', '%25').replaceAll('>', '%3E');

function zonesIn(crossings: readonly Crossing[], { kindOf }: Barriers): readonly (string | null)[] {
  const rank = (zone: string | null): number => (zone === null ? Infinity : trustOf(kindOf(zone)));
  // Equal ranks are subtracted nowhere: two endless ones have no difference.
  return [...new Set(crossings.flatMap(({ from, to }) => [from, to]))].sort((a, b) => {
    const [own, other] = [rank(a), rank(b)];
    return own === other ? naturalOrder(a ?? '', b ?? '') : own - other;
  });
}

/** What rows are made with. */
interface Making {
  readonly sets: HostSets;
  readonly passageOf: (flow: Flow) => Passage;
  /** Hosts are not put together. */
  readonly each: boolean;
}

/** What the flows of a deployment meet on their way. */
function passagesIn(model: Model): (flow: Flow) => Passage {
  const needed = groupBy(blockedFlows(model).needed, likenessOf);
  const isNeeded = (flow: Flow): boolean =>
    needed.get(likenessOf(flow))?.some((other) => holds(other.from, flow.from) && holds(other.to, flow.to)) === true;
  return (flow) => {
    if (flow.verdict === 'blocked') return isNeeded(flow) ? 'blocked' : 'blocked-optional';
    return flow.verdict ?? 'none';
  };
}

const likenessOf = ({ kind, from, to, protocol, port, standing }: Flow): string =>
  JSON.stringify([kind.group, from.component, from.zone, to.component, to.zone, protocol, port, standing]);

function holds(large: FlowEnd, small: FlowEnd): boolean {
  if (large.hosts === small.hosts) return true;
  const [first] = small.hosts;
  return first === undefined ? large.hosts.length === 0 : large.hosts.some(({ name }) => name === first.name);
}

const wayOf = (flow: Flow, { passageOf }: Making): string =>
  JSON.stringify([
    passageOf(flow),
    flow.from.zone,
    flow.to.zone,
    flow.firewalls.map(({ firewall, verdict }) => [firewall.name, verdict]),
  ]);

/** Few rows for flows of one crossing. */
function together(flows: readonly Flow[], making: Making): readonly PortRow[] {
  return alikeIn(flows, (flow) => wayOf(flow, making)).flatMap((alike): readonly PortRow[] => {
    const rows = joinedRows(alike, making);
    if (making.each || rows.length <= MOST) return rows;
    return alikeIn(alike, ({ protocol }) => protocol).flatMap((own): readonly PortRow[] => {
      const exact = joinedRows(own, making);
      if (exact.length <= FEW) return exact;
      return alikeIn(own, (flow) => `${outsideOf(flow.from)}\n${outsideOf(flow.to)}`).map((some) =>
        summed(some, making),
      );
    });
  });
}

/** Everybody outside is somebody else; hosts are not told apart. */
const outsideOf = ({ hosts, component }: FlowEnd): string => (hosts.length === 0 ? component : '');

type Some<T> = readonly [T, ...(readonly T[])];

const isSome = <T>(items: readonly T[]): items is Some<T> => items.length > 0;

const alikeIn = <T>(items: readonly T[], keyOf: (item: T) => string): readonly Some<T>[] =>
  [...groupBy(items, keyOf).values()].filter(isSome);

const summed = (flows: Some<Flow>, { sets, passageOf }: Making): PortRow => ({
  passage: passageOf(flows[0]),
  flows,
  from: sets.union(flows.map(({ from }) => from.hosts)),
  to: sets.union(flows.map(({ to }) => to.hosts)),
  exact: false,
});

/** Rows in which each source has all ports with each target. */
const groupedRows = (flows: readonly Flow[], making: Making): readonly PortRow[] =>
  alikeIn(flows, (flow) => wayOf(flow, making)).flatMap((alike) => joinedRows(alike, making));

/** The same of flows that go the same way. */
function joinedRows(flows: readonly Flow[], making: Making): readonly PortRow[] {
  const rows = pairRows(flows, making).map((row) => ({ row, ports: portsText(row.flows) }));
  if (making.each) return rows.map(({ row }) => row);
  type Rows = readonly { readonly row: PortRow; readonly ports: string }[];
  const { sets } = making;
  const idOf = ({ flows: [first], ...ends }: PortRow, side: Side): string =>
    ends[side].length === 0 ? (first?.[side].component ?? '') : sets.idOf(ends[side]).toString();
  const join = (all: Rows, same: Side, other: Side): Rows =>
    alikeIn(
      all,
      ({ row, ports }) => `${idOf(row, same)} ${row[other].length === 0 ? idOf(row, other) : ''}\n${ports}`,
    ).map((alike) => {
      const [{ row, ports }] = alike;
      if (alike.length === 1) return { row, ports };
      const hosts = sets.union(alike.map((each) => each.row[other]));
      return { row: { ...row, flows: alike.flatMap((each) => each.row.flows), [other]: hosts }, ports };
    });
  // A host has a local flow with itself alone, so all of them may be told together.
  const isLocal = flows[0]?.local === true;
  if (isLocal)
    return alikeIn(rows, ({ ports }) => ports).map((alike) => {
      const hosts = sets.union(alike.map(({ row }) => row.from));
      return { ...alike[0].row, flows: alike.flatMap(({ row }) => row.flows), from: hosts, to: hosts };
    });
  return join(join(rows, 'from', 'to'), 'to', 'from').map(({ row }) => row);
}

type Side = 'from' | 'to';

/** Equal for flows of the same ports. */
const portsText = (flows: readonly Flow[]): string =>
  [...new Set(flows.map(({ protocol, port, transport, tls }) => JSON.stringify([protocol, port, transport, tls])))]
    .sort()
    .join('\n');

/** A row a pair of ends; what every host asks for is told apart, so that hosts have it in one row. */
const pairRows = (flows: readonly Flow[], { sets, passageOf }: Making): readonly PortRow[] =>
  alikeIn(flows, ({ from, to }) =>
    [
      from.component === 'any-host' ? 'every' : 'own',
      ...[from, to].map((end) => (end.hosts.length === 0 ? end.component : sets.idOf(end.hosts).toString())),
    ].join(' '),
  ).map((own) => ({
    passage: passageOf(own[0]),
    flows: own,
    from: own[0].from.hosts,
    to: own[0].to.hosts,
    exact: true,
  }));

/** The same flows in rows in which each source has all ports with each target. */
export const exactRows = (row: PortRow): readonly PortRow[] =>
  row.exact ? [row] : joinedRows(row.flows, { sets: new HostSets(), passageOf: () => row.passage, each: false });

const WORST_FIRST: readonly Passage[] = ['blocked', 'blocked-optional', 'unknown', 'allowed', 'none'];

const ordered = (rows: readonly PortRow[]): readonly PortRow[] =>
  rows
    .map((row) => ({ row, bad: WORST_FIRST.indexOf(row.passage), port: portsOf(row.flows)[0] ?? Infinity }))
    .sort((a, b) => a.bad - b.bad || (a.port === b.port ? 0 : a.port - b.port))
    .map(({ row }) => row);

/** The numbers that are known, each once, the lowest first. */
export const portsOf = (flows: readonly Flow[]): readonly number[] =>
  [...new Set(flows.flatMap(({ port }) => port ?? []))].sort((a, b) => a - b);

/** Components at an end of a row, each once. */
export const componentsAt = (row: PortRow, side: 'from' | 'to'): readonly PartyEnd[] => [
  ...new Set(row.flows.map((flow) => flow[side].component)),
];
