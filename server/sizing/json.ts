/** A sizing as plain JSON: what `size --format json` prints. */
import type { Figure, Input } from './figure';
import type { Pool } from './modes';
import type { Sizing } from './sizing';

export interface PlainInput {
  readonly name: string;
  readonly value: number | string;
  readonly unit: string;
}

export interface PlainFigure {
  readonly id: string;
  readonly title: string;
  readonly value: number | null;
  /** Where `value` is null: what it comes to without the parts that the spec leaves out. */
  readonly atLeast?: number;
  readonly unit: string;
  readonly formula: string;
  readonly inputs: readonly PlainInput[];
  readonly source: readonly string[];
  readonly declared: number | null;
  /** The same of `declared`. */
  readonly declaredAtLeast?: number;
  readonly headroom: number | null;
  readonly mode: string;
  readonly status: string;
  readonly note: string | null;
}

const plainInput = ({ name, value, unit }: Input): PlainInput => ({ name, value, unit });

const plainFigure = (figure: Figure): PlainFigure => ({
  id: figure.id,
  title: figure.title,
  value: figure.value,
  ...(figure.atLeast === undefined ? {} : { atLeast: figure.atLeast }),
  unit: figure.unit,
  formula: figure.formula,
  inputs: figure.inputs.map(plainInput),
  source: figure.source,
  declared: figure.declared,
  ...(figure.declaredAtLeast === undefined ? {} : { declaredAtLeast: figure.declaredAtLeast }),
  headroom: figure.headroom,
  mode: figure.mode,
  status: figure.status,
  note: figure.note ?? null,
});

const plainPool = (pool: Pool) => ({
  id: pool.id,
  title: pool.title,
  tier: pool.tier ?? null,
  resource: pool.resource,
  unit: pool.unit,
  hosts: pool.hosts.map((host, i) => ({ name: host.name, count: host.count, capacity: pool.each[i] ?? null })),
  load: pool.load,
  worst: pool.worst,
  modes: pool.modes,
});

/** The same without nodes: only what JSON can hold, `null` for what is not known. */
export function plainSizing(sizing: Sizing) {
  const { growth, availability, settings } = sizing;
  return {
    version: 1 as const,
    settings: settings.list.map(({ id, title, value, declared, source }) => ({ id, title, value, declared, source })),
    deployment: sizing.deployment.map(plainFigure),
    tiers: sizing.tiers.map(({ tier, figures, hosts }) => ({
      tier: tier ?? null,
      figures: figures.map(plainFigure),
      hosts: hosts.map((host) => ({ host: host.name, count: host.count, figures: host.figures.map(plainFigure) })),
    })),
    modes: sizing.modes.map(plainPool),
    growth: {
      rate: growth.rate,
      months: growth.months,
      today: growth.today,
      atHorizon: growth.atHorizon,
      series: growth.series,
      inputs: growth.inputs.map(plainInput),
      source: growth.source,
      note: growth.note ?? null,
      rows: growth.rows.map(
        ({ id, title, tier, host, unit, today, atHorizon, capacity, mode, month, withinHorizon }) => ({
          id,
          title,
          tier: tier ?? null,
          host: host ?? null,
          unit,
          today,
          atHorizon,
          capacity,
          mode,
          month,
          withinHorizon,
        }),
      ),
    },
    availability: {
      target: availability.target,
      figures: availability.figures.map(plainFigure),
      singlePoints: availability.singlePoints.map(({ component, title, hosts, affects, remedies, text, source }) => ({
        component,
        title,
        hosts,
        affects,
        remedies,
        text,
        source,
      })),
    },
  };
}
