/** Users today and at the end of the planning horizon, and what runs out on the way. */
import { formatShare } from '../../model/quantity';
import type { Model } from '../../model/model';
import type { Growth } from '../../sizing/growth';
import { headOf, LOST } from '../../sizing/shortfalls';
import { sizingOf } from '../../sizing/sizing';
import { grouped } from '../../words/number';
import { toldGroups, type GrowthGroup } from '../growth/growth-groups';
import { count } from '../words';
import { explained, sentences, type Told } from './part';

export function usersPart(model: Model): Told {
  const { growth } = sizingOf(model);
  const { today, atHorizon, rate, months } = growth;
  const base = { id: 'users', title: 'Users', leadsTo: { kind: 'growth' } } as const;
  if (today === null)
    return {
      part: {
        ...base,
        text: 'not given',
        status: 'unknown',
        explain: 'Write how many users there are as `users.total`, and how their number grows as `users.growth`.',
      },
    };
  if (rate === null) return { part: { ...base, text: grouped(Math.round(today)), ...explained(growth.note) } };
  const rows = toldGroups(model, growth.rows).filter(({ row }) => row.withinHorizon);
  // What is short today is told as that.
  const out = rows.filter(({ row }) => row.month !== 0);
  const [first] = out;
  const short = `${grouped(Math.round(today))} → ${grouped(Math.round(atHorizon ?? today))}`;
  return {
    part: {
      ...base,
      text: `${short} in ${count(months, 'month')}`,
      short,
      ...(rows.length > 0 ? { status: 'bad' as const } : growth.rows.length > 0 ? { status: 'good' as const } : {}),
      ...explained(
        `${formatShare(rate)} in ${count(months, 'month')}, taken as even.`,
        runningOut(out, rows.length - out.length),
        later(model, growth),
      ),
    },
    ...(first === undefined ? {} : { problem: outText(first) }),
  };
}

/** `disk for mail: too little is declared from month 7`. */
export function outText({ row, hosts }: GrowthGroup): string {
  const { mode, month } = row;
  const [head = '', whose] = row.title.replace(/ today$/, '').split(': ', 2);
  const what = headOf(head);
  const of = hosts ?? whose;
  const lost = mode === 'normal' ? '' : ` with ${LOST[mode]}`;
  return `${what}${of === undefined ? '' : ` of ${of}`}${lost}: too little is declared from month ${month ?? 0}`;
}

/** More rows than these are counted alone. */
const MOST = 3;

function runningOut(rows: readonly GrowthGroup[], today: number): string {
  const now = today === 0 ? '' : `${count(today, 'figure has', 'figures have')} run out today.`;
  if (rows.length === 0) return now;
  const more = rows.length - MOST;
  const shown = rows.slice(0, more === 1 ? rows.length : MOST).map(outText);
  return sentences(
    now,
    `Within the horizon: ${shown.join('; ')}${more > 1 ? `; ${more} more` : ''}.`,
    unreported(rows),
  );
}

/** What a tier is designed for is held against the end of the plan (TIER033), all else against today. */
function unreported(rows: readonly GrowthGroup[]): string {
  const tiers = rows.filter(({ row }) => /^tier-\d+\.users$/.test(row.id)).length;
  if (tiers === rows.length) return '';
  return tiers === 0
    ? 'No rule reports what will be short later.'
    : 'Of what will be short later, rules report the capacity of tiers alone.';
}

/** What runs out first after the horizon. */
function later(model: Model, { rows }: Growth): string {
  if (rows.some(({ withinHorizon }) => withinHorizon)) return '';
  const [next] = toldGroups(model, rows);
  if (next !== undefined && next.row.month !== null) return `First of all ${outText(next)}.`;
  return rows.length === 0 ? 'Nothing that grows is declared.' : 'Nothing runs out within ten years.';
}
