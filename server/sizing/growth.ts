/** Growth over the planning horizon: what every figure comes to, and the month in which what is declared runs out. */
import type { Model } from '../model/model';
import type { Node } from '../syntax/tree';
import { tidy, type Figure, type Input, type ModeId, type Placed, quoted, inputs, given } from './figure';
import { populationOf } from './load';
import { designOf } from './tiers';

/** Months beyond which no date is told. */
const FAR = 120;

export interface GrowthRow {
  /** The id of the figure that grows. */
  readonly id: string;
  readonly title: string;
  readonly tier: number | undefined;
  /** The host item, for figures of a host. */
  readonly host: string | undefined;
  readonly unit: string;
  readonly today: number;
  readonly atHorizon: number;
  /** What is declared for it. */
  readonly capacity: number;
  readonly mode: ModeId;
  /** First whole month in which more is needed than declared: 0 is today; null if it does not happen within ten years. */
  readonly month: number | null;
  readonly withinHorizon: boolean;
  readonly at?: Node | undefined;
}

export interface Growth {
  /** Growth over the horizon as a part of one; null where the spec gives none. */
  readonly rate: number | null;
  readonly months: number;
  readonly today: number | null;
  readonly atHorizon: number | null;
  /** Users by month, from 0 to the horizon. Growth is taken as even: every month the same number of users. */
  readonly series: readonly { readonly month: number; readonly users: number }[];
  readonly rows: readonly GrowthRow[];
  readonly inputs: readonly Input[];
  readonly source: readonly string[];
  readonly note?: string | undefined;
}

/** Growth of these figures. */
export function growthOf(model: Model, placed: readonly Placed[]): Growth {
  const { users } = populationOf(model);
  const design = designOf(model);
  const growth = model.users?.growth;
  const rows = placed.flatMap((each) => rowOf(each, design.rate, design.months));
  return {
    rate: design.rate,
    months: design.months,
    today: users,
    atHorizon: design.users === null ? null : tidy(design.users),
    series:
      users === null || design.rate === null
        ? []
        : Array.from({ length: design.months + 1 }, (_, month) => ({
            month,
            users: tidy(users * factorAt(month, design.rate ?? 0, design.months)) ?? 0,
          })),
    rows,
    inputs: inputs(
      growth?.rate === undefined ? undefined : quoted('growth', growth.rate),
      growth?.months === undefined ? undefined : given('months', growth.months, 'months'),
    ),
    source: ['L368'],
    note:
      design.rate === null
        ? 'Not given: write how the number of users grows as `users.growth.rate`; the guide plans for 12 to 18 months.'
        : 'Growth is taken as even over the horizon, and what users need as growing with their number; the guide gives no curve.',
  };
}

/** How many times today's users there are after some months. */
const factorAt = (month: number, rate: number, months: number): number => 1 + (rate * month) / months;

/**
 * The first whole month in which a need exceeds a capacity: 0 where it does so today, null where it never does or later than in ten years.
 * `fixed` is the part of the need that does not grow.
 */
export function monthOfExhaustion(
  need: { readonly fixed: number; readonly variable: number },
  capacity: number,
  rate: number,
  months: number,
): number | null {
  // A need that was rounded on its way may be a hair above what it is.
  const most = capacity * (1 + 1e-10);
  const over = (month: number): boolean =>
    (tidy(need.fixed + need.variable * factorAt(month, rate, months)) ?? Infinity) > most;
  if (over(0)) return 0;
  if (rate <= 0 || need.variable <= 0) return null;
  const month = Math.max(1, Math.floor(((capacity - need.fixed) / need.variable - 1) * (months / rate)));
  // The division may be off by the noise of binary fractions.
  for (const candidate of [month - 1, month, month + 1, month + 2])
    if (candidate > 0 && candidate <= FAR && over(candidate)) return candidate;
  return null;
}

function rowOf(placed: Placed, rate: number | null, months: number): readonly GrowthRow[] {
  const { figure, scope } = placed;
  const { scaling, declared, value } = figure;
  if (scaling === undefined || declared === null || value === null || figure.bound !== 'minimum') return [];
  const month = monthOfExhaustion(scaling, declared, rate ?? 0, months);
  return [
    {
      id: figure.id,
      title: figure.title,
      tier: scope.kind === 'tier' ? scope.tier : scope.kind === 'host' ? scope.host.tier : undefined,
      host: scope.kind === 'host' ? scope.host.name : undefined,
      unit: figure.unit,
      today: value,
      atHorizon: atHorizon(figure, rate ?? 0),
      capacity: declared,
      mode: figure.mode,
      month,
      withinHorizon: month !== null && month <= months,
      at: figure.declaredAt ?? figure.at,
    },
  ];
}

const atHorizon = (figure: Figure, rate: number): number =>
  figure.scaling === undefined
    ? (figure.value ?? 0)
    : (tidy(figure.scaling.fixed + figure.scaling.variable * (1 + rate)) ?? figure.value ?? 0);
