/** The sizing summary as tables. */
import { describeSources } from '../catalog/guide';
import type { Snapshot } from '../model/snapshot';
import {
  formatAmount,
  type Bound,
  type Figure,
  type Input,
  type ModeId,
  type FigureStatus as FigureStatus,
} from '../sizing/figure';
import { plainSizing } from '../sizing/json';
import type { Pool } from '../sizing/modes';
import { sizingOf, type HostSizing, type Sizing } from '../sizing/sizing';
import { declaredText, figureText, lackText } from './amounts';
import { bannerOf } from './banner';
import type { Cell, ReportContent, Row, Section, Status, Table } from './content';
import { groupSection, HostNames } from './host-names';
import { placeOf } from './summary';
import { statusOfPoint } from './verdict/availability';
import { count } from './words';

const MODE: Readonly<Record<ModeId, string>> = {
  normal: 'normal operation',
  'one-host-lost': 'one host lost',
  'two-hosts-lost': 'two hosts lost',
  'spare-hosts-lost': 'all spare hosts lost',
  'site-lost': 'a site lost',
};

const STATUS: Readonly<Record<FigureStatus, Status | undefined>> = {
  ok: 'good',
  short: 'bad',
  unknown: 'unknown',
  info: undefined,
};

/** The contract of `size --format json`. */
export const sizingJson = (snapshot: Snapshot): unknown => plainSizing(sizingOf(snapshot.model));

/** With `each`, a table for every host; without, one for all that have the same figures. */
export function sizingReport(snapshot: Snapshot, each = false): ReportContent {
  const sizing = sizingOf(snapshot.model);
  const names = new HostNames(each);
  return {
    title: `Sizing: ${snapshot.model.section('name')?.value ?? 'deployment'}`,
    subtitle: verdict(figuresOf(sizing)),
    ...bannerOf(snapshot),
    sections: [
      ...sectionOf('Deployment', undefined, [figureTable(snapshot, 'Deployment', sizing.deployment)]),
      ...sizing.tiers.flatMap((tier) =>
        sectionOf(tier.tier === undefined ? 'Hosts without a tier' : `Tier ${tier.tier}`, undefined, [
          figureTable(snapshot, 'The tier as a whole', tier.figures),
          ...alike(tier.hosts, each).map((hosts) =>
            figureTable(snapshot, captionOf(hosts, names), hosts[0]?.figures ?? []),
          ),
        ]),
      ),
      ...sectionOf(
        'Failures',
        'What is left when hosts are lost. The worst planned case sizes.',
        sizing.modes.map((pool) => poolTable(snapshot, pool)),
      ),
      ...availabilitySection(snapshot, sizing),
      ...notGivenSection(sizing),
      {
        heading: 'Choices',
        text: 'Left open by the planning guide; set them under `sizing` in the spec.',
        tables: [
          {
            caption: 'Choices',
            columns: [{ title: 'Choice' }, { title: 'Value' }, { title: 'From' }],
            rows: sizing.settings.list.map((setting) => ({
              cells: [
                { text: setting.title },
                { text: setting.value },
                { text: setting.declared ? 'this spec' : 'default' },
              ],
              ...placeOf(snapshot, setting.at),
            })),
            empty: 'There are no choices.',
          },
        ],
      },
      ...groupSection(names, 'Hosts with the same figures are named together.', ({ name }) =>
        placeOf(snapshot, snapshot.model.hostsByName.get(name)?.at),
      ),
    ],
  };
}

/** Hosts with the same figures, in the order of the first of each; every host by itself where `each` is wanted. */
function alike(hosts: readonly HostSizing[], each: boolean): readonly (readonly HostSizing[])[] {
  const some = hosts.filter(({ figures }) => figures.length > 0);
  if (each) return some.map((host) => [host]);
  const groups = new Map<string, HostSizing[]>();
  for (const host of some) {
    const key = JSON.stringify(host.figures.map(factsOf));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [host]);
    else group.push(host);
  }
  return [...groups.values()];
}

/** All that a report says of a figure. */
const factsOf = (figure: Figure): unknown => [
  [figure.title, figure.value, figure.unit, figure.formula, figure.source],
  [figure.declared, figure.headroom, figure.bound, figure.mode, figure.note, figure.status],
  figure.inputs.map(({ name, value, unit }) => [name, value, unit]),
];

function captionOf(hosts: readonly HostSizing[], names: HostNames): string {
  const [first] = hosts;
  if (first === undefined) return '';
  if (hosts.length === 1) return first.count > 1 ? `${first.name} (each of ${first.count})` : first.name;
  return `${names.textOf(hosts.map(({ name, count: machines }) => ({ name, count: machines })))}, each`;
}

/** A section of the tables that have rows; none where all are empty. */
export function sectionOf(heading: string, text: string | undefined, tables: readonly Table[]): readonly Section[] {
  const filled = tables.filter((table) => table.rows.length > 0);
  return filled.length === 0 ? [] : [{ heading, ...(text === undefined ? {} : { text }), tables: filled }];
}

function verdict(figures: readonly Figure[]): string {
  if (figures.every((figure) => figure.headroom === null)) return 'The spec declares nothing to compare with.';
  const short = figures.filter((figure) => figure.status === 'short').length;
  return short === 0
    ? 'Everything that is declared meets what is computed.'
    : `${count(short, 'declared figure does', 'declared figures do')} not meet what is computed.`;
}

/** All figures, those of the deployment first. */
const figuresOf = (sizing: Sizing): readonly Figure[] => [
  ...sizing.deployment,
  ...sizing.tiers.flatMap((tier) => [...tier.figures, ...tier.hosts.flatMap((host) => host.figures)]),
  ...sizing.availability.figures,
];

function figureTable(snapshot: Snapshot, caption: string, figures: readonly Figure[]): Table {
  return {
    caption,
    columns: [
      { title: 'What' },
      { title: 'Computed', align: 'right' },
      { title: 'Declared', align: 'right' },
      { title: 'Headroom', align: 'right' },
    ],
    rows: figures.map((figure): Row => ({
      cells: figureCells(figure),
      ...placeOf(snapshot, figure.declaredAt ?? figure.at),
    })),
    empty: 'There is nothing to compute yet.',
  };
}

function figureCells(figure: Figure): readonly Cell[] {
  return [
    { text: titleOf(figure) },
    {
      text: figureText(figure),
      explain: explain(figure),
      ...(figure.value === null ? { status: 'unknown' as const } : {}),
    },
    { text: declaredText(figure) },
    figure.headroom === null && figure.status === 'short'
      ? { text: lackText(figure), status: 'bad' }
      : headroomCell(figure.headroom, figure.unit, figure.status, figure.bound),
  ];
}

const titleOf = (figure: Figure): string =>
  figure.mode === 'normal' ? figure.title : `${figure.title} (${MODE[figure.mode]})`;

/** What is left, or how far off it is: `short by 2 hosts` where that is wrong, `2 hosts below` where it is not. */
function headroomCell(headroom: number | null, unit: string, status: FigureStatus, bound: Bound = 'minimum'): Cell {
  if (headroom === null) return { text: '–' };
  const mark = STATUS[status];
  return { text: headroomText(headroom, unit, status, bound), ...(mark === undefined ? {} : { status: mark }) };
}

function headroomText(headroom: number, unit: string, status: FigureStatus, bound: Bound): string {
  if (headroom >= 0) return amount(headroom, unit);
  const missing = amount(-headroom, unit);
  if (status === 'short') return `${bound === 'maximum' ? 'over' : 'short'} by ${missing}`;
  return `${missing} ${bound === 'maximum' ? 'above' : 'below'}`;
}

/** How a figure came about, as one paragraph. */
export function explain(figure: Figure): string {
  const parts = [
    figure.formula,
    ...(figure.inputs.length === 0 ? [] : [`With ${figure.inputs.map(inputText).join(', ')}`]),
    ...(figure.note === undefined ? [] : [figure.note]),
    ...(figure.source.length === 0 ? [] : [`Source: ${describeSources(figure.source)}`]),
  ];
  return parts.map((part) => (/[.!?:]$/.test(part) ? part : `${part}.`)).join(' ');
}

function inputText({ name, value, unit }: Input): string {
  if (typeof value === 'number') return `${name} ${amount(value, unit)}`;
  return `${name} ${value}${unit === '' ? '' : ` ${unit}`}`;
}

/**
 * A number for people, in a unit that keeps it short: `1.859 TB`, `5,000 users`, `1 message/s`. At most three decimals, and
 * for what is smaller than that two digits; sizes grow by 1000 or, in KiB and the like, by 1024.
 */
export const amount = (value: number, unit: string): string => formatAmount(value, unit);

function poolTable(snapshot: Snapshot, pool: Pool): Table {
  return {
    caption: pool.title,
    columns: [
      { title: 'Case' },
      { title: 'Hosts left', align: 'right' },
      { title: 'They carry', align: 'right' },
      { title: 'Load', align: 'right' },
      { title: 'Headroom', align: 'right' },
    ],
    rows: pool.modes.map((mode): Row => {
      return {
        cells: [
          { text: `${mode.title}${mode.id === pool.worst ? ' (sizes)' : ''}` },
          { text: mode.hosts.toString() },
          mode.capacity === null
            ? {
                text:
                  mode.capacityAtLeast === undefined
                    ? 'not measured'
                    : `at least ${amount(mode.capacityAtLeast, pool.unit)}`,
                status: 'unknown',
              }
            : { text: amount(mode.capacity, pool.unit) },
          mode.load === null ? { text: '–' } : { text: amount(mode.load, pool.unit) },
          headroomCell(mode.headroom, pool.unit, mode.status),
        ],
        ...placeOf(snapshot, pool.at),
      };
    }),
    empty: 'No hosts share a load.',
  };
}

function availabilitySection(snapshot: Snapshot, sizing: Sizing): readonly Section[] {
  const { availability } = sizing;
  return sectionOf('Availability', undefined, [
    figureTable(snapshot, 'Downtime', availability.figures),
    {
      caption: 'Single points of failure',
      columns: [{ title: 'Component' }, { title: 'Host' }, { title: 'When it is down' }],
      rows: availability.singlePoints.map((point): Row => ({
        cells: [
          { text: point.title },
          { text: point.hosts.join(', ') },
          {
            text: point.text,
            explain: `Source: ${describeSources(point.source)}.`,
            status: statusOfPoint(availability, point),
          },
        ],
        ...placeOf(snapshot, point.at),
      })),
      empty: 'There is none among the components that the spec places.',
    },
  ]);
}

/** Why figures are not given, and what gives them: each reason once. */
function notGivenSection(sizing: Sizing): readonly Section[] {
  const reasons = new Map<string, string[]>();
  const add = (title: string, note: string | undefined): void => {
    const reason = (note ?? 'The spec leaves out what it is computed from.').replace(
      /^Not given: (.)/,
      (_, first: string) => first.toUpperCase(),
    );
    const titles = reasons.get(reason) ?? [];
    reasons.set(reason, titles);
    if (!titles.includes(title)) titles.push(title);
  };
  for (const figure of figuresOf(sizing)) if (figure.value === null) add(figure.title, figure.note);
  return sectionOf('Not given', 'What neither the spec nor the planning guide gives is not guessed.', [
    {
      caption: 'Not given',
      columns: [{ title: 'What' }, { title: 'Why, and what to do' }],
      rows: [...reasons].map(([reason, titles]): Row => ({ cells: [{ text: titles.join('; ') }, { text: reason }] })),
      empty: 'Everything is given.',
      aside: true,
    },
  ]);
}
