/** Which connections come, go, or fare otherwise at the firewalls. Hosts that share the same change are one row. */
import { isComponentId } from '../catalog/components';
import { groupBy } from '../network/group';
import type { Flow, FlowEnd } from '../network/flows';
import type { FlowVerdict } from '../network/firewalls';
import type { HostGroup } from '../network/layouts';
import { titleOf } from '../network/parties';
import { portTable, type ListenerRow } from '../network/ports';
import type { Model } from '../model/model';
import { naturalOrder } from '../words/natural';
import { byUnits } from '../words/order';
import type { HostPair } from './hosts';

/**
 * `opened`, `closed`: the connection comes or goes. `blocked`, `allowed`: firewalls stop it now, or no longer. `changed`: its TLS, or
 * what single firewalls say.
 */
export type FlowChangeKind = 'opened' | 'closed' | 'blocked' | 'allowed' | 'changed';

export interface FlowChange {
  readonly change: FlowChangeKind;
  /**
   * Of one that opens or closes: other hosts had this port between these zones before, or keep it. `false` where the port comes
   * or goes as a whole.
   */
  readonly partly: boolean;
  /** Whether it leads from one zone into another, or one of the two is not given. */
  readonly crossing: boolean;
  /** Each host with itself. */
  readonly local: boolean;
  /** Every host has it: names, time, administration. */
  readonly common: boolean;
  readonly from: ChangedEnd;
  readonly to: ChangedEnd;
  readonly protocol: string;
  /** null: not given. */
  readonly port: number | null;
  readonly transport: string;
  readonly purposes: readonly string[];
  readonly before: FlowState | null;
  readonly after: FlowState | null;
}

/** Of a group that grows or shrinks, those that come or go are counted apart. */
export interface ChangedHosts extends HostGroup {
  /** How many the group has at most, where it is not all of them. */
  readonly of?: number;
}

export interface ChangedEnd {
  /** Empty for an end outside the spec. */
  readonly hosts: readonly ChangedHosts[];
  /** What talks or listens, in words. */
  readonly who: readonly string[];
  /** null: not given. */
  readonly zone: string | null;
}

export interface FlowState {
  readonly tls: readonly string[];
  /** null: no firewall is known to be on the way. */
  readonly verdict: FlowVerdict | null;
  readonly firewalls: readonly { readonly name: string; readonly verdict: FlowVerdict }[];
}

export interface ListenerChange {
  readonly change: 'added' | 'removed';
  readonly hosts: readonly ChangedHosts[];
  readonly component: string;
  readonly protocol: string;
  readonly port: number | null;
  readonly transport: string;
  readonly tls: string;
  readonly address: string | null;
}

/** A host of one of the specs or of both: a group that grows is two, one that was there and one that is new. */
interface Atom {
  readonly id: string;
  readonly host: HostGroup;
  /** In the larger of both specs. */
  readonly of: number;
  readonly isBefore: boolean;
  readonly isAfter: boolean;
}

/** What hosts of both specs are called in the later one, and how many of each are in both. */
export class Atoms {
  readonly #byName = new Map<string, readonly Atom[]>();
  readonly #nameOf: (name: string) => string;

  constructor(pairs: readonly HostPair[], nameOf: (name: string) => string) {
    this.#nameOf = nameOf;
    for (const { before, after } of pairs) {
      const name = after?.host.name ?? before?.host.name ?? '';
      if (name === '' || this.#byName.has(name)) continue;
      const [own, other] = [before?.host.count ?? 0, after?.host.count ?? 0];
      const [common, of] = [Math.min(own, other), Math.max(own, other)];
      const parts: readonly Atom[] = [
        { id: name, host: { name, count: common }, of, isBefore: true, isAfter: true },
        { id: `${name}\n`, host: { name, count: of - common }, of, isBefore: own > other, isAfter: other > own },
      ];
      this.#byName.set(
        name,
        parts.filter(({ host }) => host.count > 0),
      );
    }
  }

  /** The parts that hosts of a row consist of. `side` is the spec that the row is of. */
  of(hosts: readonly HostGroup[], side: Side): readonly Atom[] {
    return hosts.flatMap(({ name, count }) => {
      const own = side === 'before' ? this.#nameOf(name) : name;
      const known = this.#byName.get(own) ?? [
        { id: own, host: { name: own, count }, of: count, isBefore: true, isAfter: true } satisfies Atom,
      ];
      return known.filter(({ isBefore, isAfter }) => (side === 'before' ? isBefore : isAfter));
    });
  }
}

type Side = 'before' | 'after';

/** Hosts times hosts: a row of a port table. */
interface Block {
  readonly side: Side;
  readonly flow: Flow;
  readonly from: readonly Atom[];
  readonly to: readonly Atom[];
}

/** Ends outside have no hosts; they are told apart by who they are. */
const outside = (end: FlowEnd): Atom => ({
  id: `\n${end.component}`,
  host: { name: '', count: 0 },
  of: 0,
  isBefore: true,
  isAfter: true,
});

const keyOf = ({ from, to, protocol, port, transport, local }: Flow): string =>
  JSON.stringify([from.zone, to.zone, protocol, port, transport, local]);

/** All changes of flows: across zones first, by crossing, protocol and port. */
export function flowChanges(before: Model, after: Model, atoms: Atoms): readonly FlowChange[] {
  const blocks = (model: Model, side: Side): readonly Block[] =>
    portTable(model).flows.map((flow) => ({
      side,
      flow,
      from: flow.from.hosts.length === 0 ? [outside(flow.from)] : atoms.of(flow.from.hosts, side),
      to: flow.to.hosts.length === 0 ? [outside(flow.to)] : atoms.of(flow.to.hosts, side),
    }));
  const all = groupBy([...blocks(before, 'before'), ...blocks(after, 'after')], ({ flow }) => keyOf(flow));
  return [...all.values()].flatMap(changesWithin).sort(inOrder);
}

const inOrder = (a: FlowChange, b: FlowChange): number =>
  Number(b.crossing) - Number(a.crossing) ||
  Number(a.local) - Number(b.local) ||
  byUnits(a.from.zone ?? '', b.from.zone ?? '') ||
  byUnits(a.to.zone ?? '', b.to.zone ?? '') ||
  byUnits(a.protocol, b.protocol) ||
  (a.port ?? 0) - (b.port ?? 0) ||
  byUnits(a.change, b.change) ||
  byUnits(namesOf(a), namesOf(b));

const namesOf = ({ from, to }: FlowChange): string =>
  [from, to].map(({ hosts, who }) => [...hosts.map(({ name }) => name), ...who].join(' ')).join(' > ');

/** Hosts that stand in the same blocks, at one end. */
interface Class {
  readonly atoms: readonly Atom[];
  readonly blocks: ReadonlySet<Block>;
}

function classesOf(blocks: readonly Block[], end: 'from' | 'to'): readonly Class[] {
  const member = new Map<string, { readonly atom: Atom; readonly blocks: Block[] }>();
  for (const block of blocks) {
    for (const atom of block[end]) {
      const known = member.get(atom.id);
      if (known === undefined) member.set(atom.id, { atom, blocks: [block] });
      else if (known.blocks.at(-1) !== block) known.blocks.push(block);
    }
  }
  const places = new Map(blocks.map((block, i) => [block, i]));
  const classes = groupBy(member.values(), (each) => each.blocks.map((block) => places.get(block)).join(' '));
  return [...classes.values()].map((members) => ({
    atoms: members.map(({ atom }) => atom),
    blocks: new Set(members[0]?.blocks),
  }));
}

/** Hosts between which the same has changed, and the rows of the port tables that say so. */
interface Found {
  readonly outcome: Outcome;
  readonly key: string;
  readonly from: readonly Atom[];
  readonly to: readonly Atom[];
  readonly blocks: readonly Block[];
}

/** What has changed in flows of one crossing, protocol and port. */
function changesWithin(blocks: readonly Block[]): readonly FlowChange[] {
  const [sample] = blocks;
  if (sample === undefined) return [];
  const isThere = {
    opened: blocks.some(({ side }) => side === 'before'),
    closed: blocks.some(({ side }) => side === 'after'),
  };
  const targets = classesOf(blocks, 'to');
  const found: Found[] = [];
  for (const from of classesOf(blocks, 'from')) {
    for (const to of targets) {
      if (sample.flow.local ? !sharesHost(from, to) : isAlone(from, to)) continue;
      const common = [...from.blocks].filter((block) => to.blocks.has(block));
      const outcome = outcomeOf(common);
      if (outcome === undefined) continue;
      found.push({ outcome, key: JSON.stringify(outcome), from: from.atoms, to: to.atoms, blocks: common });
    }
  }
  const ids = (atoms: readonly Atom[]): string => JSON.stringify(atoms.map(({ id }) => id));
  // First all targets of the same sources, then all sources of the same targets.
  const rows = joined(found, ({ key, from }) => `${ids(from)} ${key}`);
  return joined(rows, ({ key, to }) => `${ids(to)} ${key}`).map((row) => changeOf(sample.flow, row, isThere));
}

/** Rows that have a key in common as one. */
const joined = (rows: readonly Found[], keyOfRow: (row: Found) => string): readonly Found[] =>
  [...groupBy(rows, keyOfRow).values()].flatMap((alike): Found[] => {
    const [first] = alike;
    if (first === undefined) return [];
    const atoms = (of: (row: Found) => readonly Atom[]): readonly Atom[] => [
      ...new Map(alike.flatMap(of).map((atom) => [atom.id, atom])).values(),
    ];
    return [
      {
        ...first,
        from: atoms(({ from }) => from),
        to: atoms(({ to }) => to),
        blocks: [...new Set(alike.flatMap((row) => row.blocks))],
      },
    ];
  });

const sharesHost = (from: Class, to: Class): boolean => from.atoms.some(({ id }) => to.atoms.some((o) => o.id === id));

/** A single host does not talk to itself over the network. */
function isAlone(from: Class, to: Class): boolean {
  const [a, b] = [from.atoms[0], to.atoms[0]];
  return from.atoms.length === 1 && to.atoms.length === 1 && a?.id === b?.id && a?.host.count === 1;
}

interface Outcome {
  readonly change: FlowChangeKind;
  readonly before: FlowState | null;
  readonly after: FlowState | null;
}

function outcomeOf(blocks: readonly Block[]): Outcome | undefined {
  if (blocks.length === 0) return undefined;
  const before = stateOf(blocks.filter(({ side }) => side === 'before'));
  const after = stateOf(blocks.filter(({ side }) => side === 'after'));
  const change = kindOf(before, after);
  if (change === undefined) return undefined;
  return { change, before, after };
}

function kindOf(before: FlowState | null, after: FlowState | null): FlowChangeKind | undefined {
  if (before === null) return after === null ? undefined : 'opened';
  if (after === null) return 'closed';
  if (before.verdict !== after.verdict) {
    if (after.verdict === 'blocked') return 'blocked';
    if (before.verdict === 'blocked') return 'allowed';
  }
  return JSON.stringify(before) === JSON.stringify(after) ? undefined : 'changed';
}

const WORST: readonly (FlowVerdict | undefined)[] = ['blocked', 'unknown', 'allowed'];

/** What becomes of several connections between the same hosts at one port: blocked where one of them is. */
function stateOf(blocks: readonly Block[]): FlowState | null {
  if (blocks.length === 0) return null;
  const verdicts = new Map<string, FlowVerdict>();
  for (const { flow } of blocks) {
    for (const { firewall, verdict } of flow.firewalls) {
      const known = verdicts.get(firewall.name);
      if (known === undefined || WORST.indexOf(verdict) < WORST.indexOf(known)) verdicts.set(firewall.name, verdict);
    }
  }
  return {
    tls: distinct(blocks.map(({ flow }) => flow.tls)),
    verdict: WORST.find((verdict) => blocks.some(({ flow }) => flow.verdict === verdict)) ?? null,
    firewalls: [...verdicts].map(([name, verdict]) => ({ name, verdict })).sort((a, b) => byUnits(a.name, b.name)),
  };
}

const distinct = <T extends string>(texts: readonly T[]): readonly T[] => [...new Set(texts)].sort(byUnits);

function changeOf(
  flow: Flow,
  { outcome, from, to, blocks }: Found,
  isThere: Readonly<Record<'opened' | 'closed', boolean>>,
): FlowChange {
  const { change } = outcome;
  const who = (end: 'from' | 'to'): readonly string[] =>
    distinct(blocks.map((block) => titleOf(block.flow[end].component)));
  return {
    ...outcome,
    partly: (change === 'opened' || change === 'closed') && isThere[change],
    crossing: !flow.local && flow.from.zone !== flow.to.zone,
    local: flow.local,
    common: blocks.every((block) => block.flow.kind.from === 'any-host'),
    from: { hosts: sortedHosts(from), who: who('from'), zone: flow.from.zone },
    to: { hosts: sortedHosts(to), who: who('to'), zone: flow.to.zone },
    protocol: flow.protocol,
    port: flow.port,
    transport: flow.transport,
    purposes: distinct(blocks.map((block) => block.flow.purpose)),
  };
}

/** The hosts of atoms, a group that is there in parts once. */
function sortedHosts(atoms: readonly Atom[]): readonly ChangedHosts[] {
  const found = new Map<string, { count: number; readonly of: number }>();
  for (const { host, of } of atoms) {
    if (host.name === '') continue;
    const known = found.get(host.name);
    if (known === undefined) found.set(host.name, { count: host.count, of });
    else known.count += host.count;
  }
  return [...found]
    .map(([name, { count, of }]) => ({ name, count, ...(count < of ? { of } : {}) }))
    .sort((a, b) => naturalOrder(a.name, b.name));
}

/** What listens where it did not, or no longer does. */
export function listenerChanges(before: Model, after: Model, atoms: Atoms): readonly ListenerChange[] {
  interface Row {
    readonly side: Side;
    readonly row: ListenerRow;
    readonly atoms: readonly Atom[];
  }
  const rows = (model: Model, side: Side): readonly Row[] =>
    portTable(model).listeners.map((row) => ({ side, row, atoms: atoms.of(row.hosts, side) }));
  const keyed = groupBy([...rows(before, 'before'), ...rows(after, 'after')], ({ row }) =>
    JSON.stringify([row.component, row.protocol, row.port, row.transport, row.tls, row.address]),
  );
  return [...keyed.values()].flatMap((alike): readonly ListenerChange[] => {
    const [first] = alike;
    if (first === undefined) return [];
    const on = (side: Side): ReadonlyMap<string, Atom> =>
      new Map(alike.filter((row) => row.side === side).flatMap((row) => row.atoms.map((atom) => [atom.id, atom])));
    const [own, other] = [on('before'), on('after')];
    const { component, protocol, port, transport, tls, address } = first.row;
    const change = (kind: ListenerChange['change'], list: readonly Atom[]): readonly ListenerChange[] =>
      list.length === 0
        ? []
        : [
            {
              ...{ change: kind, hosts: sortedHosts(list), protocol, port, transport, tls },
              component: isComponentId(component) ? titleOf(component) : component,
              address: address ?? null,
            },
          ];
    return [
      ...change(
        'added',
        [...other.values()].filter(({ id }) => !own.has(id)),
      ),
      ...change(
        'removed',
        [...own.values()].filter(({ id }) => !other.has(id)),
      ),
    ];
  });
}
