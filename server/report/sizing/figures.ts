/** Figures as rows: what is computed, what is declared, what is left, and how each came about. */
import { describeSources } from '../../catalog/guide';
import type { Model } from '../../model/model';
import type { Snapshot } from '../../model/snapshot';
import { formatAmount, type Bound, type Figure, type FigureStatus, type Input, type ModeId } from '../../sizing/figure';
import { sizingOf, type HostSizing, type TierSizing } from '../../sizing/sizing';
import type { Node } from '../../syntax/tree';
import { declaredText, figureText, lackText } from '../amounts';
import type { Cell, Column, Row, Status, Table } from '../content';
import type { HostNames } from '../host-names';
import { linesOf, placeOf } from '../place';

const MODE: Readonly<Record<ModeId, string>> = {
  normal: 'normal operation',
  'one-host-lost': 'one host lost',
  'two-hosts-lost': 'two hosts lost',
  'spare-hosts-lost': 'all spare hosts lost',
  'site-lost': 'a site lost',
};

/** What is neither enough nor short has none. */
export const STATUS: Readonly<Record<FigureStatus, Status | undefined>> = {
  ok: 'good',
  short: 'bad',
  unknown: 'unknown',
  info: undefined,
};

/** On rows of figures that what is declared does not meet. */
export const SHORT = 'short';

export const FIGURE_COLUMNS: readonly Column[] = [
  { title: 'What' },
  { title: 'Computed', align: 'right' },
  { title: 'Declared', align: 'right' },
  { title: 'Headroom', align: 'right' },
];

/** The same figure of hosts that are alike: that of the first, and of all. */
export interface FigureOfHosts {
  readonly figure: Figure;
  readonly all: readonly Figure[];
}

export const alone = (figures: readonly Figure[]): readonly FigureOfHosts[] =>
  figures.map((figure) => ({ figure, all: [figure] }));

export function figureTable(snapshot: Snapshot, caption: string, figures: readonly FigureOfHosts[]): Table {
  return {
    caption,
    columns: FIGURE_COLUMNS,
    rows: figures.map((each) => figureRow(snapshot, each)),
    empty: 'There is nothing to compute yet.',
  };
}

/** Hosts whose lines a row knows, at most. */
const MOST_LINES = 500;

export function figureRow(snapshot: Snapshot, { figure, all }: FigureOfHosts, whose?: string): Row {
  const nodes = all.slice(0, MOST_LINES).map((each): Node | undefined => each.declaredAt ?? each.at);
  const place = placeOf(snapshot, figure.declaredAt ?? figure.at);
  return {
    cells: figureCells(figure, whose),
    ...place,
    ...linesOf(snapshot, place.place, [...nodes, ...figure.inputs.map(({ at }) => at)]),
    ...(figure.status === 'short' ? { tags: [SHORT] } : {}),
  };
}

function figureCells(figure: Figure, whose: string | undefined): readonly Cell[] {
  const title = titleOf(figure);
  return [
    { text: whose === undefined ? title : `${title}: ${whose}` },
    {
      text: figureText(figure, figure.declared),
      explain: explain(figure),
      ...(figure.value === null ? { status: 'unknown' as const } : {}),
    },
    { text: declaredText(figure) },
    figure.headroom === null && figure.status === 'short'
      ? { text: lackText(figure), status: 'bad' }
      : headroomCell(figure.headroom, figure.unit, figure.status, figure.bound),
  ];
}

/** With the case that it is about. */
export const titleOf = (figure: Pick<Figure, 'title' | 'mode'>): string =>
  figure.mode === 'normal' ? figure.title : `${figure.title} (${MODE[figure.mode]})`;

/** What is left, or how far off it is: `short by 2 hosts` where that is wrong, `2 hosts below` where it is not. */
export function headroomCell(
  headroom: number | null,
  unit: string,
  status: FigureStatus,
  bound: Bound = 'minimum',
): Cell {
  const mark = STATUS[status];
  if (headroom === null) return status === 'short' ? { text: 'none is left', status: 'bad' } : { text: '–' };
  return { text: headroomText(headroom, unit, status, bound), ...(mark === undefined ? {} : { status: mark }) };
}

export function headroomText(headroom: number, unit: string, status: FigureStatus, bound: Bound): string {
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

/** A number for people, in a unit that keeps it short: `1.86 TB`, `5,000 users`, `1 message/s`. */
export const amount = (value: number, unit: string): string => formatAmount(value, unit);

/** Hosts with the same figures, in the order of the first of each; every host by itself where `each` is wanted. */
export function alike(hosts: readonly HostSizing[], each: boolean): readonly (readonly HostSizing[])[] {
  const some = hosts.filter(({ figures }) => figures.length > 0);
  if (each) return some.map((host) => [host]);
  const groups = new Map<string, HostSizing[]>();
  for (const host of some) {
    const key = host.figures.map(factsOf).join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [host]);
    else group.push(host);
  }
  return [...groups.values()];
}

/** The same for each tier of the sizing, where not every host is wanted; kept, for most edits leave it as it is. */
export const alikeHosts = (model: Model): ReadonlyMap<TierSizing, readonly (readonly HostSizing[])[]> =>
  model.shared(
    'sizing, alike hosts',
    (asked) => new Map(sizingOf(asked).tiers.map((tier) => [tier, alike(tier.hosts, false)])),
  );

/** All that a report says of a figure, on a line. Joined by hand: it is asked of every figure of every host. */
function factsOf(figure: Figure): string {
  const { title, value, unit, formula, source, declared, headroom, bound, mode, note = '', status } = figure;
  let facts = `${title}|${value}|${figure.atLeast ?? ''}|${figure.declaredAtLeast ?? ''}|${unit}|${formula}|${source.join()}|${declared}|${headroom}|${bound}|${mode}|${note}|${status}`;
  for (const input of figure.inputs)
    facts += `|${input.name}|${typeof input.value === 'string' ? JSON.stringify(input.value) : input.value}|${input.unit}`;
  return facts;
}

/** The figures of hosts that are alike, each with those of all of them. */
export const ofAll = (hosts: readonly HostSizing[]): readonly FigureOfHosts[] =>
  (hosts[0]?.figures ?? []).map((figure, i) => ({
    figure,
    all: hosts.flatMap(({ figures }) => figures[i] ?? []),
  }));

/** Hosts that are alike as a caption: `store (each of 2)`. */
export function captionOf(hosts: readonly HostSizing[], names: HostNames): string {
  const [first] = hosts;
  if (first === undefined) return '';
  if (hosts.length === 1) return first.count > 1 ? `${first.name} (each of ${first.count})` : first.name;
  return `${namesOf(hosts, names)}, each`;
}

/** The same before a figure: `store (x2)`. */
export const namesOf = (hosts: readonly HostSizing[], names: HostNames): string =>
  names.textOf(hosts.map(({ name, count }) => ({ name, count })));
