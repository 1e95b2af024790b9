/** Which figures of the sizing differ, and what becomes short or is enough now. */
import type { Model } from '../model/model';
import type { Figure, FigureStatus, ModeId } from '../sizing/figure';
import type { Pool } from '../sizing/modes';
import { allFigures, sizingOf, type FigurePlace } from '../sizing/sizing';

export interface FigureState {
  /** null: not given. */
  readonly value: number | null;
  readonly declared: number | null;
  readonly headroom: number | null;
  readonly status: FigureStatus;
}

export interface FigureChange {
  /** As in `size --format json`; of a host that was renamed, the id of the later spec. */
  readonly id: string;
  readonly title: string;
  readonly tier: number | null;
  readonly host: string | null;
  readonly unit: string;
  readonly mode: ModeId;
  /** null: the spec has no such figure. */
  readonly before: FigureState | null;
  readonly after: FigureState | null;
  /** What was enough or unknown is short now, or the other way round. */
  readonly becomes: 'short' | 'enough' | null;
}

export interface ModeState {
  readonly hosts: number;
  readonly capacity: number | null;
  readonly load: number | null;
  readonly headroom: number | null;
  readonly status: FigureStatus;
  /** Whether this is the case that sizes. */
  readonly sizes: boolean;
}

/** A case of failure of hosts that share a load. */
export interface ModeChange {
  readonly id: string;
  readonly title: string;
  readonly mode: string;
  readonly unit: string;
  readonly before: ModeState | null;
  readonly after: ModeState | null;
}

/** When what is declared runs out. */
export interface ExhaustionChange {
  readonly id: string;
  readonly title: string;
  readonly tier: number | null;
  readonly host: string | null;
  /** Whole months from today; null where it does not within ten years, or is not known. */
  readonly before: number | null;
  readonly after: number | null;
}

/** A host or component whose loss takes the service, or a part of the users, down. */
export interface SinglePointChange {
  readonly change: 'added' | 'removed';
  readonly component: string;
  readonly hosts: readonly string[];
  readonly affects: 'service' | 'part';
}

type NameOf = (host: string) => string;
const asItIs: NameOf = (name) => name;

export function figureChanges(before: Model, after: Model, nameOf: NameOf): readonly FigureChange[] {
  const own = figuresOf(before, nameOf);
  const others = figuresOf(after, asItIs);
  return joinedKeys(own, others).flatMap((id): FigureChange[] => {
    const [a, b] = [own.get(id), others.get(id)];
    const place = b ?? a;
    if (place === undefined) return [];
    const [past, now] = [stateOf(a?.figure), stateOf(b?.figure)];
    const isSame = a?.figure.unit === b?.figure.unit && a?.figure.mode === b?.figure.mode && equal(past, now);
    if (isSame) return [];
    const { figure, tier, host } = place;
    return [
      {
        id,
        title: figure.title,
        tier: tier ?? null,
        host: host === undefined ? null : (b === undefined ? nameOf : asItIs)(host.name),
        unit: figure.unit,
        mode: figure.mode,
        before: past,
        after: now,
        becomes: becomes(past, now),
      },
    ];
  });
}

function becomes(before: FigureState | null, after: FigureState | null): FigureChange['becomes'] {
  const [was, is] = [before?.status === 'short', after?.status === 'short'];
  if (is && !was) return 'short';
  // What is gone is no longer short either, but nothing was done about it.
  return was && after !== null && !is ? 'enough' : null;
}

const stateOf = (figure: Figure | undefined): FigureState | null =>
  figure === undefined
    ? null
    : { value: figure.value, declared: figure.declared, headroom: figure.headroom, status: figure.status };

/** Figures of a model by id, hosts called as in the later spec. */
function figuresOf(model: Model, nameOf: NameOf): ReadonlyMap<string, FigurePlace> {
  const found = new Map<string, FigurePlace>();
  for (const place of allFigures(sizingOf(model))) {
    const id = renamedId(place.figure.id, place.host?.name, nameOf);
    // Ids are unique, but for what a spec with two hosts of one name makes of them.
    for (let i = 1, key = id; ; i++, key = `${id}~${i}`) {
      if (found.has(key)) continue;
      found.set(key, place);
      break;
    }
  }
  return found;
}

/** The id of a figure with the name that its host has in the later spec. */
function renamedId(id: string, host: string | undefined, nameOf: NameOf): string {
  if (host === undefined) return id;
  const prefix = `host.${host}.`;
  return id.startsWith(prefix) ? `host.${nameOf(host)}.${id.slice(prefix.length)}` : id;
}

export function modeChanges(before: Model, after: Model): readonly ModeChange[] {
  const own = modesOf(sizingOf(before).modes);
  const others = modesOf(sizingOf(after).modes);
  return joinedKeys(own, others).flatMap((key): ModeChange[] => {
    const [a, b] = [own.get(key), others.get(key)];
    const any = b ?? a;
    const [past, now] = [a?.state ?? null, b?.state ?? null];
    if (any === undefined || equal(past, now)) return [];
    const { id, title, mode, unit } = any;
    return [{ id, title, mode, unit, before: past, after: now }];
  });
}

interface OwnMode extends Omit<ModeChange, 'before' | 'after'> {
  readonly state: ModeState;
}

function modesOf(pools: readonly Pool[]): ReadonlyMap<string, OwnMode> {
  const found = new Map<string, OwnMode>();
  const seen = new Map<string, number>();
  for (const pool of pools) {
    const count = (seen.get(pool.id) ?? 0) + 1;
    seen.set(pool.id, count);
    const id = count === 1 ? pool.id : `${pool.id}~${count}`;
    for (const mode of pool.modes) {
      const { hosts, capacity, load, headroom, status } = mode;
      const state: ModeState = { hosts, capacity, load, headroom, status, sizes: mode.id === pool.worst };
      found.set(`${id} ${mode.id}`, { id, title: pool.title, mode: mode.title, unit: pool.unit, state });
    }
  }
  return found;
}

export function exhaustionChanges(before: Model, after: Model, nameOf: NameOf): readonly ExhaustionChange[] {
  const rows = (model: Model, naming: NameOf): ReadonlyMap<string, ExhaustionRow> => {
    const sizing = sizingOf(model);
    const ids = new Map<string, string>();
    for (const { figure, host } of allFigures(sizing)) ids.set(figure.id, renamedId(figure.id, host?.name, naming));
    return new Map(sizing.growth.rows.map((row) => [ids.get(row.id) ?? row.id, row]));
  };
  const [own, others] = [rows(before, nameOf), rows(after, asItIs)];
  return joinedKeys(own, others).flatMap((id): ExhaustionChange[] => {
    const [a, b] = [own.get(id), others.get(id)];
    // A figure that comes or goes has no date that moves.
    if (a === undefined || b === undefined || a.month === b.month) return [];
    const { title, tier, host } = b;
    return [{ id, title, tier: tier ?? null, host: host ?? null, before: a.month, after: b.month }];
  });
}

type ExhaustionRow = ReturnType<typeof sizingOf>['growth']['rows'][number];

export function singlePointChanges(before: Model, after: Model, nameOf: NameOf): readonly SinglePointChange[] {
  const points = (model: Model, naming: NameOf): ReadonlyMap<string, Omit<SinglePointChange, 'change'>> =>
    new Map(
      sizingOf(model).availability.singlePoints.map(({ component, title, hosts, affects }) => {
        const named = hosts.map(naming).sort();
        return [JSON.stringify([component, named, affects]), { component: title, hosts: named, affects }];
      }),
    );
  const [own, others] = [points(before, nameOf), points(after, asItIs)];
  return [
    ...[...others].flatMap(([key, point]): SinglePointChange[] =>
      own.has(key) ? [] : [{ change: 'added', ...point }],
    ),
    ...[...own].flatMap(([key, point]): SinglePointChange[] =>
      others.has(key) ? [] : [{ change: 'removed', ...point }],
    ),
  ];
}

/** The keys of both, in the order of the second and then of the first. */
const joinedKeys = (own: ReadonlyMap<string, unknown>, others: ReadonlyMap<string, unknown>): readonly string[] => [
  ...new Set([...others.keys(), ...own.keys()]),
];

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
