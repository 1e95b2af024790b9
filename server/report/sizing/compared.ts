/** What is needed against what is declared: what is short first, then what is fullest. */
import { barsSvg, type Bar } from '../../charts/bars';
import type { Model } from '../../model/model';
import type { Snapshot } from '../../model/snapshot';
import type { Figure } from '../../sizing/figure';
import { poolsOf, type Pool } from '../../sizing/modes';
import { shortfallsOf } from '../../sizing/shortfalls';
import type { HostSizing, Sizing } from '../../sizing/sizing';
import type { Section } from '../content';
import { figureTable, figureRow, headroomText, namesOf, SHORT, titleOf, type FigureOfHosts } from './figures';
import type { HostNames } from '../host-names';
import { count } from '../words';

/** More bars than these are no picture; the table has all. */
const MOST_BARS = 10;

const ASIDE_COLUMNS: ReadonlySet<string> = new Set(['Computed', 'Declared']);

interface Compared extends FigureOfHosts {
  /** The hosts whose figure it is; undefined for tiers and the whole deployment. */
  readonly whose: string | undefined;
  /** What is needed, in times what is declared. */
  readonly share: number;
}

/** The section, and the verdict on it as one sentence. */
export function comparedSection(snapshot: Snapshot, sizing: Sizing, names: HostNames): Section {
  const rows = comparedOf(snapshot, sizing, names);
  const short = rows.filter(({ figure }) => figure.status === 'short').length;
  const pools = new Map(poolsOf(snapshot.model).map((pool) => [`${pool.id}.load`, pool]));
  const bars = rows
    .flatMap((each, row) => (each.figure.bound === 'minimum' ? [barOf(each, pools.get(each.figure.id), row)] : []))
    .slice(0, MOST_BARS);
  const table = figureTable(snapshot, 'Needed and declared', []);
  const isMixed = short > 0 && short < rows.length;
  return {
    heading: short > 0 ? 'What is short' : rows.length > 0 ? 'Nothing is short' : 'Needed and declared',
    ...(bars.length === 0
      ? {}
      : {
          picture: {
            kind: 'chart' as const,
            svg: barsSvg(bars, {
              title: 'What is needed against what is declared',
              description: `${count(bars.length, 'figure')}, what is short first, then what is fullest. The table has the same.`,
            }),
          },
        }),
    tables: [
      {
        ...table,
        // The picture has the amounts.
        columns: table.columns.map((column) => (ASIDE_COLUMNS.has(column.title) ? { ...column, aside: true } : column)),
        rows: rows.map((each) => figureRow(snapshot, each, each.whose)),
        empty: 'The spec declares nothing to compare with.',
        aside: true,
        ...(isMixed ? { tools: { filters: [{ tag: SHORT, title: 'Short' }] } } : {}),
      },
    ],
  };
}

function comparedOf(snapshot: Snapshot, sizing: Sizing, names: HostNames): readonly Compared[] {
  const above = [...sizing.deployment, ...sizing.tiers.flatMap(({ figures }) => figures)];
  const short = shortOf(snapshot.model, names);
  const late: Compared[] = [];
  const met: Compared[] = [];
  const add = (each: FigureOfHosts, whose?: string): void => {
    const { figure } = each;
    const list = figure.status === 'short' ? late : met;
    list.push({ ...each, whose, share: shareOf(figure) });
  };
  for (const figure of sizing.availability.figures)
    if (figure.status === 'short' || isMeasure(figure)) add({ figure, all: [figure] });
  for (const figure of above) if (isMeasure(figure)) add({ figure, all: [figure] });
  // What a host has its part of is told of the whole.
  const told = new Set([...short, ...late, ...met].map(({ figure, share }) => keyOf(figure, share)));
  for (const { hosts, figures } of hostFigures(sizing, names.each)) {
    const [figure] = figures;
    if (figure !== undefined && !told.has(keyOf(figure, shareOf(figure))))
      add({ figure, all: figures }, namesOf(hosts, names));
  }
  // What is short in the order of the verdict, which names the worst.
  return [...short, ...late, ...met.sort((a, b) => b.share - a.share)];
}

/** What the verdict counts, a row each; with `each`, a row a host. */
function shortOf(model: Model, names: HostNames): readonly Compared[] {
  return shortfallsOf(model).flatMap(({ figure, all, hosts }): readonly Compared[] => {
    const share = shareOf(figure);
    if (hosts.length === 0) return [{ figure, all, whose: undefined, share }];
    if (!names.each) return [{ figure, all, whose: namesOf(hosts, names), share }];
    return hosts.map((host, i) => {
      const own = all[i] ?? figure;
      return { figure: own, all: [own], whose: namesOf([host], names), share };
    });
  });
}

interface SameFigure {
  readonly hosts: HostSizing[];
  /** Of each host. */
  readonly figures: Figure[];
}

/** Figures of hosts of which all that is compared is the same; hosts may differ in others. */
function hostFigures(sizing: Sizing, each: boolean): Iterable<SameFigure> {
  const groups = new Map<string, SameFigure>();
  for (const tier of sizing.tiers)
    for (const host of tier.hosts)
      for (const figure of host.figures) {
        if (!isMeasure(figure)) continue;
        const { title, value, declared, mode, unit } = figure;
        const key = `${title}|${value}|${declared}|${mode}|${unit}|${each ? host.name : ''}`;
        const group = groups.get(key) ?? { hosts: [], figures: [] };
        groups.set(key, group);
        group.hosts.push(host);
        group.figures.push(figure);
      }
  return groups.values();
}

const keyOf = (figure: Figure, share: number): string => `${figure.unit} ${figure.status} ${share.toPrecision(9)}`;

/** Amounts that grow with use, rather than how many of something a rule asks for. */
const MEASURES = /^(users|connections|messages\/s|CPUs|[KMGT]i?B)$/;

/** What is more than needed to be asked for, and what another figure asks for with growth. */
const ASIDE = /\.memory\.wanted$|^tier-\d\.users$/;

/** Whether it is one of the figures that a design is judged by: a least amount that the spec declares. */
const isMeasure = ({ id, status, bound, unit, declared, value }: Figure): boolean =>
  status === 'ok' &&
  !ASIDE.test(id) &&
  bound === 'minimum' &&
  declared !== null &&
  value !== null &&
  value > 0 &&
  MEASURES.test(unit);

/** Of a maximum: how often what is declared has room in it. Nothing that is left is all. */
function shareOf({ value, declared, bound }: Figure): number {
  if (value === null || declared === null) return Number.MAX_VALUE;
  const [needed, room] = bound === 'maximum' ? [declared, value] : [value, declared];
  if (needed <= 0) return 0;
  return room <= 0 ? Number.MAX_VALUE : needed / room;
}

function barOf({ figure, whose }: Compared, pool: Pool | undefined, row: number): Bar {
  const { unit, status, mode } = figure;
  const normal = pool?.modes.find(({ id }) => id === 'normal');
  const ticks =
    normal === undefined || normal.capacity === null
      ? []
      : (pool?.modes ?? []).flatMap(({ id, title, capacity, planned }) =>
          id !== 'normal' && planned && capacity !== null
            ? [{ title: title.charAt(0).toLowerCase() + title.slice(1), value: capacity }]
            : [],
        );
  const short = status === 'short' ? missingOf(figure) : undefined;
  return {
    title: whose === undefined ? figure.title : `${figure.title}: ${whose}`,
    unit,
    // Ticks say what is left of all hosts.
    declared: ticks.length > 0 ? (normal?.capacity ?? null) : figure.declared,
    needed: figure.value,
    ticks,
    status: status === 'short' ? 'bad' : 'good',
    ...(short === undefined
      ? mode === 'normal' || ticks.length > 0
        ? {}
        : { note: titleOf(figure).slice(figure.title.length).trim() }
      : { note: short }),
    row,
  };
}

/** `short by 800 connections (one host lost)`. */
function missingOf(figure: Figure): string {
  const { headroom, unit, status, bound } = figure;
  const missing = headroom === null ? 'none is left' : headroomText(headroom, unit, status, bound);
  return `${missing}${titleOf(figure).slice(figure.title.length)}`;
}
