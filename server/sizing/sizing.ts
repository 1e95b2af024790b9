/** The sizing of a deployment: every figure with its formula, by tier and host, and what follows for failures, growth and availability. */
import type { Host, Model } from '../model/model';
import type { Node } from '../syntax/tree';
import { assumptionsOf } from './assumptions';
import { availabilityFor, type Availability } from './availability';
import { calendarOf } from './calendar';
import { directoryOf } from './directory';
import { diskOf } from './disk';
import type { Figure, Placed } from './figure';
import { filtersOf } from './filters';
import { growthOf, type Growth } from './growth';
import { hostKeys } from './hosts';
import { imOf } from './im-figures';
import { loadOf } from './load';
import { memoryOf } from './memory';
import { poolsOf, type Pool } from './modes';
import { poolFigures, storeUserFigures } from './pool-figures';
import { processorsOf } from './processors';
import { settingsOf, type SizingSettings } from './settings';
import { tiersOf } from './tiers';

export interface HostSizing {
  /** The name, numbered where it is missing or taken. */
  readonly name: string;
  readonly host: Host;
  readonly count: number;
  readonly at: Node;
  /** Of one of its machines. */
  readonly figures: readonly Figure[];
}

export interface TierSizing {
  /** Undefined for hosts whose tier cannot be read. */
  readonly tier: number | undefined;
  readonly figures: readonly Figure[];
  /** All hosts of the tier in document order, those without figures too. */
  readonly hosts: readonly HostSizing[];
}

export interface Sizing {
  readonly settings: SizingSettings;
  readonly deployment: readonly Figure[];
  /** By number; hosts without a tier last. */
  readonly tiers: readonly TierSizing[];
  readonly modes: readonly Pool[];
  readonly growth: Growth;
  readonly availability: Availability;
}

/** The sizing of a model; computed once a version, and carried over where nothing it looks at has changed. */
export const sizingOf = (model: Model): Sizing => model.shared('sizing', computeSizing);

function computeSizing(model: Model): Sizing {
  const keys = hostKeys(model.hosts);
  const nameOf = (host: Host): string => keys.get(host) ?? host.name;
  const computed: readonly Placed[] = [
    ...tiersOf(model),
    ...loadOf(model).placed,
    ...diskOf(model),
    ...imOf(model),
    ...calendarOf(model),
    ...directoryOf(model),
    ...filtersOf(model),
    ...poolFigures(model),
    ...memoryOf(model),
    ...processorsOf(model),
    ...storeUserFigures(model),
    ...assumptionsOf(model),
  ];
  const placed = computed.map(({ scope, figure }): Placed =>
    scope.kind === 'host'
      ? { scope, figure: { ...figure, id: `host.${nameOf(scope.host)}.${figure.id}` } }
      : { scope, figure },
  );
  return {
    settings: settingsOf(model),
    deployment: placed.filter((each) => each.scope.kind === 'deployment').map((each) => each.figure),
    tiers: tierGroups(model, placed, nameOf),
    modes: poolsOf(model),
    growth: growthOf(model, placed),
    availability: availabilityFor(model),
  };
}

function tierGroups(model: Model, placed: readonly Placed[], nameOf: (host: Host) => string): readonly TierSizing[] {
  const ofTier = new Map<number | undefined, Figure[]>();
  const ofHost = new Map<Host, Figure[]>();
  for (const { scope, figure } of placed) {
    if (scope.kind === 'tier') push(ofTier, scope.tier, figure);
    if (scope.kind === 'host') push(ofHost, scope.host, figure);
  }
  const hosts = new Map<number | undefined, HostSizing[]>();
  for (const host of model.hosts) {
    push(hosts, host.tier, {
      name: nameOf(host),
      host,
      count: host.count,
      at: host.at,
      figures: ofHost.get(host) ?? [],
    });
  }
  const numbers = new Set([...model.tiers.map((tier) => tier.number), ...hosts.keys(), ...ofTier.keys()]);
  return [...numbers]
    .sort((a, b) => (a ?? Infinity) - (b ?? Infinity))
    .map((tier) => ({ tier, figures: ofTier.get(tier) ?? [], hosts: hosts.get(tier) ?? [] }));
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** A figure and where it stands in the sizing. */
export interface FigurePlace {
  readonly figure: Figure;
  readonly tier?: number | undefined;
  readonly host?: HostSizing | undefined;
}

/** Every figure of a sizing, those of its availability last. */
export function* allFigures(sizing: Sizing): Generator<FigurePlace> {
  for (const figure of sizing.deployment) yield { figure };
  for (const { tier, figures, hosts } of sizing.tiers) {
    for (const figure of figures) yield { figure, tier };
    for (const host of hosts) for (const figure of host.figures) yield { figure, tier, host };
  }
  for (const figure of sizing.availability.figures) yield { figure };
}
