/** What a design has against what it needs, in a few bars: access, mail store, queue, instant messaging, calendar. */
import type { Bar } from '../../charts/bars';
import type { Model } from '../../model/model';
import type { Figure, FigureStatus } from '../../sizing/figure';
import { poolsOf, type Mode, type Pool } from '../../sizing/modes';
import { allFigures, sizingOf } from '../../sizing/sizing';
import type { Node } from '../../syntax/tree';
import type { Status } from '../content';
import { count } from '../words';

/** A bar, and what stands behind it. */
export interface SummaryBar {
  readonly bar: Bar;
  /** What the bar shows, for its formula, inputs and source; undefined where hosts share a load. */
  readonly figure: Figure | undefined;
  readonly pool: Pool | undefined;
  /** What is left in the worst case that is planned for, or needed at the end of the planning horizon. */
  readonly worst: { readonly title: string; readonly value: number } | undefined;
  readonly at: Node | undefined;
}

const STATUS: Readonly<Record<FigureStatus, Status>> = {
  ok: 'good',
  short: 'bad',
  unknown: 'unknown',
  info: 'unknown',
};

/** In their order; services that the spec does not have are left out. */
export function summaryBars(model: Model): readonly SummaryBar[] {
  const figures = new Map<string, Figure>();
  for (const { figure, host } of allFigures(sizingOf(model))) {
    // Of hosts, the one that is worst off speaks for all.
    const id = host === undefined ? figure.id : `host ${figure.id.slice(`host.${host.name}.`.length)}`;
    const known = figures.get(id);
    if (known === undefined || shareOf(figure) > shareOf(known)) figures.set(id, figure);
  }
  const of = (...ids: readonly string[]): Figure | undefined => {
    const there = ids.flatMap((id) => figures.get(id) ?? []);
    return there.find(({ declared, value }) => declared !== null && value !== null) ?? there[0];
  };
  return [
    accessBar(model, of('tier-1.capacity')),
    figureBar(model, 'Mail store', of('store.disk')),
    figureBar(model, 'Queue', of('queue.disk')),
    imBar(model, of),
    figureBar(model, 'Calendar', of('cal6.backend.cpus.usual', 'cal7.documents')),
  ].flatMap((bar) => bar ?? []);
}

/** What is needed in times what is declared. */
const shareOf = ({ value, declared }: Figure): number =>
  value === null || declared === null ? -1 : declared === 0 ? Infinity : value / declared;

/** Connections of front ends where they were measured, else the users that the tier is designed for. */
function accessBar(model: Model, tier: Figure | undefined): SummaryBar | undefined {
  const pools = poolsOf(model).filter(({ resource, tier: own }) => resource === 'connections' && own !== 2);
  const [measured] = pools
    .filter((pool) => !isChat(pool) && modeOf(pool, 'normal')?.capacity !== null && pool.load !== null)
    .sort((a, b) => headroomPart(a) - headroomPart(b));
  if (measured !== undefined) return poolBar('Access', measured);
  if (tier?.declared !== null && tier !== undefined) return figureBar(model, 'Access', tier);
  const [open] = pools.filter((pool) => !isChat(pool) && pool.load !== null);
  return open === undefined ? figureBar(model, 'Access', tier) : poolBar('Access', open);
}

function imBar(model: Model, of: (...ids: readonly string[]) => Figure | undefined): SummaryBar | undefined {
  const title = 'Instant Messaging';
  const held = of('im.mux.connections');
  const pool = poolsOf(model).find(
    (each) => isChat(each) && modeOf(each, 'normal')?.capacity !== null && each.load !== null,
  );
  if (held?.status === 'short' || pool === undefined)
    return figureBar(
      model,
      title,
      held?.declared !== null ? (held ?? of('host im.memory')) : of('host im.memory', 'im.mux.connections'),
    );
  return poolBar(title, pool);
}

const isChat = ({ hosts }: Pool): boolean =>
  hosts.every(({ components }) => components.every(({ id }) => id === 'im-mux' || id === 'im-server'));

const modeOf = (pool: Pool, id: string): Mode | undefined => pool.modes.find((mode) => mode.id === id);

/** What is left in the mode that sizes a pool, as a part of its load. */
function headroomPart(pool: Pool): number {
  const mode = modeOf(pool, pool.worst);
  return mode?.headroom === null || mode?.headroom === undefined ? 0 : mode.headroom / Math.max(1, pool.load ?? 1);
}

function poolBar(title: string, pool: Pool): SummaryBar {
  const [normal, worst] = [modeOf(pool, 'normal'), modeOf(pool, pool.worst)];
  const left =
    worst === undefined || worst.id === 'normal' || worst.capacity === null
      ? undefined
      : { title: worst.title.toLowerCase(), value: worst.capacity };
  const declared = normal?.capacity ?? null;
  return {
    bar: {
      title,
      unit: pool.unit,
      declared,
      needed: pool.load,
      ticks: left === undefined ? [] : [left],
      status: STATUS[worst?.status ?? 'unknown'],
      ...(declared === null ? { note: `Not measured what ${namesOf(pool)} carry` } : {}),
    },
    figure: undefined,
    pool,
    worst: left,
    at: pool.at,
  };
}

const namesOf = ({ hosts }: Pool): string =>
  hosts.length > 2
    ? `${hosts[0]?.name ?? ''} and ${hosts.length - 1} more`
    : hosts.map(({ name }) => name).join(' and ');

/** Undefined where there is no such figure, as the service is not there. */
function figureBar(model: Model, title: string, figure: Figure | undefined): SummaryBar | undefined {
  if (figure === undefined) return undefined;
  const { growth } = sizingOf(model);
  const later = growth.rows.find(({ id }) => id === figure.id);
  const worst =
    later === undefined || growth.rate === null || later.atHorizon === figure.value
      ? undefined
      : { title: `needed in ${count(growth.months, 'month')}`, value: later.atHorizon };
  const needed = figure.value ?? figure.atLeast ?? null;
  const declared = figure.declared ?? figure.declaredAtLeast ?? null;
  const least = [
    ...(figure.value === null && figure.atLeast !== undefined ? ['needed is at least this'] : []),
    ...(figure.declared === null && figure.declaredAtLeast !== undefined ? ['declared is at least this'] : []),
  ].join(', ');
  return {
    bar: {
      title,
      unit: figure.unit,
      declared,
      needed,
      ticks: worst === undefined ? [] : [worst],
      status: declared === null || needed === null ? 'unknown' : STATUS[figure.status],
      ...(least === '' ? {} : { note: least.charAt(0).toUpperCase() + least.slice(1) }),
    },
    figure,
    pool: undefined,
    worst,
    at: figure.declaredAt ?? figure.at,
  };
}
