/** When what is declared runs out, and what it would take for it not to. */
import { curvesSvg, MOST_CURVES, type Curve } from '../../charts/curves';
import { formatShare } from '../../model/quantity';
import type { Snapshot } from '../../model/snapshot';
import type { Growth, GrowthRow } from '../../sizing/growth';
import { sizingOf } from '../../sizing/sizing';
import { writtenOf, type WhatIf } from './assumed';
import { bannerOf } from '../banner';
import type { Cell, ReportContent, Row, Section } from '../content';
import { amount, titleOf } from '../sizing/figures';
import { growthGroups, lineKey, shareAt, type GrowthGroup } from './growth-groups';
import { groupSection, HostNames } from '../host-names';
import { slidersOf } from './sliders';
import { linesOf, placeOf } from '../place';
import { count } from '../words';
import { formatBeside } from '../../sizing/figure';
import { percentOf } from '../../words/number';

/** On rows of what runs out within the months that are planned for. */
const RUNS_OUT = 'runs-out';

/** With `each`, a row for every host; without, one for all that have the same figures. `whatIf` says where its sliders stand. */
export function growthReport(snapshot: Snapshot, each = false, whatIf?: WhatIf): ReportContent {
  const { growth } = sizingOf(snapshot.model);
  const names = new HostNames(each);
  const rows = growthGroups(snapshot.model, growth.rows, names);
  return {
    title: `Growth: ${snapshot.model.section('name')?.value ?? 'deployment'}`,
    ...bannerOf(snapshot),
    sections: [
      growthSection(snapshot, growth, rows, whatIf),
      ...monthSection(growth, curvesOf(growth, rows)),
      ...groupSection(names, 'Hosts with the same figures are named together.', ({ name }) =>
        placeOf(snapshot, snapshot.model.hostsByName.get(name)?.at),
      ).map((section) => ({ ...section, folded: true })),
    ],
  };
}

function growthSection(
  snapshot: Snapshot,
  growth: Growth,
  groups: readonly GrowthGroup[],
  whatIf: WhatIf | undefined,
): Section {
  const curves = curvesOf(growth, groups);
  const sliders = slidersOf(whatIf?.written ?? writtenOf(snapshot), whatIf?.assumed);
  return {
    heading: 'When it runs out',
    text: lineOf(growth),
    ...(curves.length === 0
      ? {}
      : {
          picture: {
            kind: 'chart' as const,
            svg: curvesSvg(curves, {
              title: 'What is needed of what is declared, by month',
              description: `${describeCurves(curves)} The table below has the same.`,
              months: curves[0]?.points.at(-1)?.month ?? growth.months,
              horizon: growth.months,
            }),
          },
        }),
    ...(sliders.length === 0 ? {} : { sliders }),
    tables: [
      {
        caption: 'When it runs out',
        columns: [
          { title: 'What' },
          { title: 'Runs out' },
          { title: 'Today', align: 'right', aside: true },
          { title: `In ${count(growth.months, 'month')}`, align: 'right', aside: 'narrow' },
          { title: 'Declared', align: 'right', aside: true },
        ],
        rows: groups.map(({ row, all, hosts }): Row => {
          const place = placeOf(snapshot, row.at);
          return {
            cells: [
              { text: hosts === undefined ? titleOf(row) : `${hosts}: ${titleOf(row)}` },
              runsOutCell(growth, row),
              { text: formatBeside(row.today, row.unit, row.capacity) },
              { text: formatBeside(row.atHorizon, row.unit, row.capacity) },
              { text: amount(row.capacity, row.unit) },
            ],
            ...place,
            ...linesOf(
              snapshot,
              place.place,
              all.map(({ at }) => at),
            ),
            ...(row.withinHorizon ? { tags: [RUNS_OUT] } : {}),
          };
        }),
        empty: 'Nothing that grows is declared.',
      },
    ],
  };
}

function lineOf(growth: Growth): string {
  if (growth.rate === null) return growth.note ?? 'The spec says nothing about growth.';
  const users =
    growth.today === null || growth.atHorizon === null
      ? ''
      : `: from ${amount(growth.today, 'users')} to ${amount(growth.atHorizon, 'users')}`;
  return `${formatShare(growth.rate)} in ${count(growth.months, 'month')}${users}.`;
}

const NO_GROWTH = 'growth not given';

/** Whether nobody can tell when it runs out. */
const isOpen = (growth: Growth, { month }: GrowthRow): boolean => growth.rate === null && month === null;

function runsOutCell(growth: Growth, row: GrowthRow): Cell {
  const { month, withinHorizon } = row;
  if (isOpen(growth, row)) return { text: NO_GROWTH, status: 'unknown' };
  if (month === null) return { text: 'not in ten years', status: 'good' };
  return { text: month === 0 ? 'today' : `in month ${month}`, status: withinHorizon ? 'bad' : 'good' };
}

// ---- the picture ----------------------------------------------------------------------------------------------------

interface TierCurve extends Curve {
  readonly growth: GrowthRow;
}

/** A curve a tier: of what runs out first there, or is fullest. In the order of the tiers, so that each keeps its stroke. */
function curvesOf(growth: Growth, groups: readonly GrowthGroup[]): readonly TierCurve[] {
  const first = new Map<string, { readonly group: GrowthGroup; readonly place: number }>();
  const ofTiers = new Set(groups.flatMap(({ row }) => (isOfTier(row) ? [lineKey(row)] : [])));
  groups.forEach((group, place) => {
    const key = tierTitle(group.row);
    // What is needed of a tier and of all is told of the tier.
    if (!first.has(key) && (isOfTier(group.row) || !ofTiers.has(lineKey(group.row)))) first.set(key, { group, place });
  });
  const shown = [...first].sort(([, a], [, b]) => orderOf(a.group.row) - orderOf(b.group.row)).slice(0, MOST_CURVES);
  const end = Math.max(growth.months, ...shown.map(([, { group }]) => endOf(growth, group.row)));
  return shown.map(([title, { group, place }]): TierCurve => {
    const { row, hosts } = group;
    return {
      title,
      detail: shortTitle(hosts === undefined ? row.title : `${hosts}: ${row.title}`),
      points: [0, end].map((month) => ({ month, share: shareAt(row, month / growth.months) })),
      runsOut: row.month,
      ...(isOpen(growth, row)
        ? { status: 'unknown', note: NO_GROWTH }
        : { status: row.withinHorizon ? 'bad' : 'good' }),
      row: place,
      growth: row,
    };
  });
}

const isOfTier = ({ tier, host }: GrowthRow): boolean => tier !== undefined || host !== undefined;
const orderOf = ({ tier, host }: GrowthRow): number => tier ?? (host === undefined ? -1 : 99);
const tierTitle = ({ tier, host }: GrowthRow): string =>
  tier !== undefined ? `Tier ${tier}` : host === undefined ? 'All tiers' : 'Without a tier';

/** `Connections at peak: mmp` is `mmp: connections`; the words that all titles have are left out. */
const shortTitle = (title: string): string =>
  title.replace(/^(Connections|Messages \w+) at peak: (.*)$/, '$2: $1').replace(/, (one host|all stores)$/, '');

/** Where the axis has to end for what runs out to be seen: a horizon is followed by as much again at most. */
const endOf = (growth: Growth, { month }: GrowthRow): number =>
  month !== null && month > growth.months && month <= growth.months * 2 ? month : growth.months;

const describeCurves = (curves: readonly Curve[]): string =>
  curves
    .map(
      ({ title, runsOut, note }) =>
        `${title}: ${note ?? (runsOut === null ? 'lasts' : runsOut === 0 ? 'short today' : `out in month ${runsOut}`)}.`,
    )
    .join(' ');

/** Months that are written out, at most: then every second, and so on. */
const MOST_MONTHS = 24;

/** The curves as a table. */
function monthSection(growth: Growth, curves: readonly TierCurve[]): readonly Section[] {
  if (growth.series.length === 0) return [];
  const step = Math.ceil(growth.months / MOST_MONTHS);
  return [
    {
      heading: 'By month',
      text: 'What is needed, in percent of what is declared. Growth is taken as even.',
      folded: true,
      tables: [
        {
          caption: 'Users and needs by month',
          columns: [
            { title: 'Month', align: 'right' },
            { title: 'Users', align: 'right' },
            ...curves.map(({ title, growth: row }) => ({ title: `${title}: ${row.title}`, align: 'right' as const })),
          ],
          rows: growth.series
            .filter(({ month }) => month % step === 0 || month === growth.months)
            .map(({ month, users }): Row => ({
              cells: [
                { text: month === 0 ? 'today' : month.toString() },
                { text: amount(Math.round(users), '') },
                ...curves.map(({ growth: row }): Cell => {
                  const text = percentOf(Math.min(shareAt(row, month / growth.months), 1e6), 1);
                  return row.month !== null && row.month <= month
                    ? { text: `${text}, short`, status: 'bad' }
                    : { text };
                }),
              ],
            })),
          empty: 'Nothing grows.',
          aside: true,
        },
      ],
    },
  ];
}
