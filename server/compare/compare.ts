/** Two specs compared by what they mean: what becomes of hosts, machines, sizing, ports and findings when one follows the other. */
import { componentInfo, type ComponentId } from '../catalog/components';
import type { Findings } from '../engine/engine';
import { format, hostType, tierType, type HostSpec } from '../model/format';
import type { Model } from '../model/model';
import type { Snapshot } from '../model/snapshot';
import { groupBy } from '../network/group';
import { settingsOf } from '../sizing/settings';
import { byUnits } from '../words/order';
import {
  exhaustionChanges,
  figureChanges,
  modeChanges,
  singlePointChanges,
  type ExhaustionChange,
  type FigureChange,
  type ModeChange,
  type SinglePointChange,
} from './figures';
import { findingChanges, type FindingChange } from './findings';
import { Atoms, flowChanges, listenerChanges, type FlowChange, type ListenerChange } from './flows';
import { namesAfter, pairsOf, type HostPair } from './hosts';
import { machineChanges, type MachineChange } from './machines';
import { changesOf, fieldsOf, type FieldChange, type Fields, type Meaning, type Reading } from './meaning';
import { overviewOf, type Overview } from './overview';

/** A spec, and what the rules find in it. */
export interface Compared {
  readonly snapshot: Snapshot;
  readonly findings: Findings;
}

export interface HostChange {
  /** A host that was renamed is `changed` too where more differs than its name. */
  readonly change: 'added' | 'removed' | 'changed' | 'renamed';
  /** In the later spec; of a host that is removed, in the earlier one. */
  readonly name: string;
  /** How it was called; null where it is called the same, or is new. */
  readonly was: string | null;
  /** Machines. 0 where there is no such host. */
  readonly before: number;
  readonly after: number;
  readonly tier: number | null;
  readonly zone: string | null;
  /** What runs on it, in the order of the spec. */
  readonly components: readonly string[];
  /** Without name and count. */
  readonly fields: readonly FieldChange[];
}

export interface ComponentChange {
  readonly change: 'added' | 'removed' | 'moved';
  readonly component: ComponentId;
  readonly title: string;
  /** The host that it leaves and the one that it comes to. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Which versions of a component are in use. */
export interface VersionChange {
  readonly component: ComponentId;
  readonly title: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface RuleChange {
  readonly change: 'added' | 'removed';
  readonly firewall: string;
  /** `protocol: lmtp, port: 225, from: mta-in, to: store`. */
  readonly rule: string;
}

/** How many of what; machines are counted one by one, ports by crossing, protocol and number. */
export interface Plan {
  readonly hosts: {
    readonly add: number;
    readonly change: number;
    readonly remove: number;
    readonly rename: number;
  };
  /**
   * Across zones. `open` and `close` come and go as a whole, `more` and `fewer` are there before and after, for other hosts.
   * `blocked`: firewalls let them through before; `allowed`: they did not.
   */
  readonly ports: {
    readonly open: number;
    readonly close: number;
    readonly more: number;
    readonly fewer: number;
    readonly blocked: number;
    readonly allowed: number;
  };
  /** New ones, and those that are gone. */
  readonly errors: { readonly new: number; readonly gone: number };
  readonly warnings: { readonly new: number; readonly gone: number };
}

/** Plain data: the contract of `compare --format json`. */
export interface Comparison {
  /** Whether both specs mean the same and are judged the same. */
  readonly same: boolean;
  readonly plan: Plan;
  readonly overview: { readonly before: Overview; readonly after: Overview };
  /** What the spec says outside its hosts, but for firewall rules. */
  readonly facts: readonly FieldChange[];
  readonly hosts: readonly HostChange[];
  readonly components: readonly ComponentChange[];
  readonly versions: readonly VersionChange[];
  readonly machines: readonly MachineChange[];
  readonly figures: readonly FigureChange[];
  readonly modes: readonly ModeChange[];
  readonly exhaustion: readonly ExhaustionChange[];
  readonly singlePoints: readonly SinglePointChange[];
  readonly flows: readonly FlowChange[];
  readonly listeners: readonly ListenerChange[];
  readonly rules: readonly RuleChange[];
  readonly findings: readonly FindingChange[];
}

/** What is different in `after`. Time is linear in the size of the specs, and follows their groups of alike hosts. */
export function compare(before: Compared, after: Compared): Comparison {
  const [own, other] = [before.snapshot.model, after.snapshot.model];
  const pairs = pairsOf(own, other);
  const nameOf = namesAfter(pairs);
  const binary = [own, other].some((model) => settingsOf(model).base === 1024);
  const readings = { before: { nameOf, binary }, after: { nameOf: (name: string) => name, binary } };
  const hosts = pairs.flatMap((pair) => hostChange(pair, readings));
  const all = changesOf(factsOf(before.snapshot, readings.before), factsOf(after.snapshot, readings.after));
  const atoms = new Atoms(pairs, nameOf);
  const flows = flowChanges(own, other, atoms);
  const findings = findingChanges(before, after, nameOf);
  const parts = {
    facts: all.filter((change) => !isRule(change)),
    hosts,
    components: componentChanges(pairs),
    versions: versionChanges(own, other),
    machines: machineChanges(own, other),
    figures: figureChanges(own, other, nameOf),
    modes: modeChanges(own, other),
    exhaustion: exhaustionChanges(own, other, nameOf),
    singlePoints: singlePointChanges(own, other, nameOf),
    flows,
    listeners: listenerChanges(own, other, atoms),
    rules: all.filter(isRule).flatMap(ruleChanges),
    findings,
  };
  return {
    same: Object.values(parts).every((list: readonly unknown[]) => list.length === 0),
    plan: planOf(hosts, flows, findings),
    overview: { before: overviewOf(before), after: overviewOf(after) },
    ...parts,
  };
}

// ---- what the spec says ---------------------------------------------------------------------------------------------

/** The spec without its hosts; what it extends is part of it already. */
function factsOf({ spec }: Snapshot, reading: Reading): Fields {
  if (spec === undefined) return { kind: 'fields', fields: new Map() };
  const fields = new Map<string, Meaning>(fieldsOf(format, spec, reading, ['tiers', 'extends']).fields);
  for (const tier of spec.tiers?.items ?? []) {
    const own = fieldsOf(tierType, tier, reading, ['tier', 'hosts']);
    const key = `tier ${tier.tier?.value ?? 'without a number'}`;
    if (own.fields.size > 0 && !fields.has(key)) fields.set(key, own);
  }
  return { kind: 'fields', fields };
}

/** `firewalls`, the name of a firewall, `allow`. */
const isRule = ({ path }: FieldChange): boolean => path.length === 3 && path[0] === 'firewalls' && path[2] === 'allow';

function ruleChanges({ path, before, after }: FieldChange): readonly RuleChange[] {
  const firewall = path[1] ?? '';
  return [
    ...(before === null ? [] : [{ change: 'removed' as const, firewall, rule: before }]),
    ...(after === null ? [] : [{ change: 'added' as const, firewall, rule: after }]),
  ];
}

// ---- hosts ----------------------------------------------------------------------------------------------------------

/** Keys that are told apart from all others. */
const OWN_KEYS = ['name', 'count'];

function hostChange(
  { before, after }: HostPair,
  readings: { readonly before: Reading; readonly after: Reading },
): readonly HostChange[] {
  const shown = after ?? before;
  if (shown === undefined) return [];
  const { host } = shown;
  const [past, now] = [before?.host.count ?? 0, after?.host.count ?? 0];
  const fields =
    before === undefined || after === undefined
      ? []
      : changesOf(
          meaningOf(before.host.spec, before.host.tier, readings.before),
          meaningOf(after.host.spec, after.host.tier, readings.after),
        );
  const was = before !== undefined && after !== undefined && before.name !== after.name ? before.name : null;
  const change =
    before === undefined
      ? 'added'
      : after === undefined
        ? 'removed'
        : fields.length > 0 || past !== now
          ? 'changed'
          : was === null
            ? undefined
            : 'renamed';
  if (change === undefined) return [];
  return [
    {
      ...{ change, name: shown.name, was, before: past, after: now },
      tier: host.tier ?? null,
      zone: host.spec.zone?.value ?? null,
      components: host.components.map(({ id }) => id),
      fields,
    },
  ];
}

function meaningOf(spec: HostSpec, tier: number | undefined, reading: Reading): Fields {
  const { fields } = fieldsOf(hostType, spec, reading, OWN_KEYS);
  if (tier === undefined) return { kind: 'fields', fields };
  const key = tier.toString();
  return { kind: 'fields', fields: new Map<string, Meaning>([['tier', { kind: 'value', key, text: key }], ...fields]) };
}

// ---- components -----------------------------------------------------------------------------------------------------

/** Where components come to and what they leave: what leaves one host and comes to another is moved. */
function componentChanges(pairs: readonly HostPair[]): readonly ComponentChange[] {
  const losses: { readonly id: ComponentId; readonly host: string }[] = [];
  const gains: { readonly id: ComponentId; readonly host: string }[] = [];
  for (const { before, after } of pairs) {
    const [own, other] = [idsOf(before), idsOf(after)];
    const name = after?.name ?? before?.name ?? '';
    for (const [id, count] of own) for (let i = other.get(id) ?? 0; i < count; i++) losses.push({ id, host: name });
    for (const [id, count] of other) for (let i = own.get(id) ?? 0; i < count; i++) gains.push({ id, host: name });
  }
  const left = groupBy(losses, ({ id }) => id);
  const come = groupBy(gains, ({ id }) => id);
  return [...new Set([...come.keys(), ...left.keys()])].flatMap((id) => {
    const [from, to] = [left.get(id) ?? [], come.get(id) ?? []];
    const { title } = componentInfo(id);
    return Array.from({ length: Math.max(from.length, to.length) }, (_, i): ComponentChange => {
      const [source, target] = [from[i]?.host ?? null, to[i]?.host ?? null];
      const change = source === null ? 'added' : target === null ? 'removed' : 'moved';
      return { change, component: id, title, from: source, to: target };
    });
  });
}

function idsOf(own: HostPair['before']): ReadonlyMap<ComponentId, number> {
  const ids = new Map<ComponentId, number>();
  for (const { id } of own?.host.components ?? []) ids.set(id, (ids.get(id) ?? 0) + 1);
  return ids;
}

/** Of components that both specs have. */
function versionChanges(before: Model, after: Model): readonly VersionChange[] {
  return after.placed.flatMap((id): VersionChange[] => {
    if (!before.has(id)) return [];
    const [past, now] = [versionsOf(before, id), versionsOf(after, id)];
    if (JSON.stringify(past) === JSON.stringify(now)) return [];
    return [{ component: id, title: componentInfo(id).title, before: past, after: now }];
  });
}

const versionsOf = (model: Model, id: ComponentId): readonly string[] =>
  [...new Set(model.of(id).flatMap((component) => model.versionOf(component)?.value ?? []))].sort(byUnits);

// ---- the plan -------------------------------------------------------------------------------------------------------

function planOf(hosts: readonly HostChange[], flows: readonly FlowChange[], findings: readonly FindingChange[]): Plan {
  const sum = (of: (host: HostChange) => number): number => hosts.reduce((total, host) => total + of(host), 0);
  const ports = (change: FlowChange['change'], partly = false): number =>
    new Set(
      flows
        .filter((flow) => flow.crossing && flow.change === change && flow.partly === partly)
        .map(({ from, to, protocol, port, transport }) =>
          JSON.stringify([from.zone, to.zone, protocol, port, transport]),
        ),
    ).size;
  const found = (severity: FindingChange['severity']) => ({
    new: findings.filter((each) => each.severity === severity && each.change !== 'gone').length,
    gone: findings.filter((each) =>
      each.change === 'gone' ? each.severity === severity : each.change === 'severity' && each.was === severity,
    ).length,
  });
  return {
    hosts: {
      add: sum(({ before, after }) => Math.max(0, after - before)),
      remove: sum(({ before, after }) => Math.max(0, before - after)),
      change: sum(({ before, after, fields }) => (fields.length > 0 ? Math.min(before, after) : 0)),
      rename: sum(({ before, after, was }) => (was === null ? 0 : Math.min(before, after))),
    },
    ports: {
      open: ports('opened'),
      close: ports('closed'),
      more: ports('opened', true),
      fewer: ports('closed', true),
      blocked: ports('blocked'),
      allowed: ports('allowed'),
    },
    errors: found('error'),
    warnings: found('warning'),
  };
}
