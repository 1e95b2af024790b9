/** Several specs against one: a column each. */
import type { Comparison } from '../../compare/compare';
import type { FlowChange } from '../../compare/flows';
import { overviewOf } from '../../compare/overview';
import { grouped } from '../../words/number';
import type { Row, Table } from '../content';
import { count } from '../words';
import {
  bannersOf,
  filled,
  folded,
  open,
  titleOf,
  type ComparedSpec,
  type ComparisonReport,
  type ManyCompared,
} from './compared';
import { MEASURES, planLine } from './compare-plan';
import {
  DASH,
  EMPTY,
  fieldText,
  portWord,
  hardwareText,
  neededText,
  plain,
  right,
  settingText,
  whereOf,
  zonesText,
} from './compare-words';

export function reportOfSeveral({ specs, comparisons }: ManyCompared): ComparisonReport {
  const titles = columnTitles(specs);
  const [base = ''] = titles;
  const [, ...others] = titles;
  const columns = titles.map((title) => right(title));
  const overviews = specs.map(overviewOf);
  const glance: Table = {
    caption: 'At a glance',
    columns: [{ title: 'What' }, ...columns],
    rows: MEASURES.map(({ title, text }) => ({ cells: [plain(title), ...overviews.map((own) => plain(text(own)))] })),
    empty: EMPTY,
  };
  const plans: Table = {
    caption: `Against ${base}`,
    columns: [{ title: 'Spec' }, { title: 'Plan' }],
    rows: comparisons.map((comparison, i) => ({
      cells: [
        plain(others[i] ?? ''),
        plain(
          planLine(
            comparison,
            bannersOf([...specs.slice(0, 1), ...specs.slice(i + 1, i + 2)], []).banner === undefined,
          ),
        ),
      ],
    })),
    empty: EMPTY,
  };
  return {
    title: `Comparison: ${titles.join(', ')}`,
    subtitle: `${count(others.length, 'spec')} against ${base}.`,
    ...bannersOf(specs, titles),
    sections: [
      open('At a glance', [glance]),
      open('Plan', [plans]),
      ...filled('Hosts', [hostsOfSeveral(comparisons, titles)]),
      ...filled('Machines', [machinesOfSeveral(comparisons, titles)]),
      ...filled('Findings', [findingsOfSeveral(comparisons, titles)]),
      ...filled('Ports to open and to close', [portsOfSeveral(comparisons, titles)]),
      ...filled('Firewall rules to change', [rulesOfSeveral(comparisons, titles)]),
      ...folded('Settings', [factsOfSeveral(comparisons, titles)]),
      ...folded('Figures', [figuresOfSeveral(comparisons, titles)]),
    ],
  };
}

/** The names of the specs; of several with one name, where each lies. */
function columnTitles(specs: readonly ComparedSpec[]): readonly string[] {
  const names = specs.map(titleOf);
  return specs.map((spec, i) => {
    const name = names[i] ?? '';
    return names.filter((other) => other === name).length > 1 ? `${name} (${spec.label})` : name;
  });
}

/** A row for each thing that differs from the base somewhere; `other` says how in one of the others. */
function matrix<T>(
  caption: string,
  first: string,
  comparisons: readonly Comparison[],
  titles: readonly string[],
  changes: (comparison: Comparison) => readonly T[],
  parts: {
    readonly key: (change: T) => string;
    readonly base: (change: T) => string;
    readonly other: (change: T) => string;
    readonly same: (base: string) => string;
    /** What stands for nothing. */
    readonly none?: string;
  },
): Table {
  interface Texts {
    readonly base: string[];
    readonly other: string[];
  }
  const rows = new Map<string, (Texts | undefined)[]>();
  comparisons.forEach((comparison, i) => {
    for (const change of changes(comparison)) {
      const key = parts.key(change);
      const row = rows.get(key) ?? [];
      rows.set(key, row);
      const texts = (row[i] ??= { base: [], other: [] });
      texts.base.push(parts.base(change));
      texts.other.push(parts.other(change));
    }
  });
  const { none = DASH } = parts;
  return {
    caption,
    columns: [{ title: first }, ...titles.map((title) => ({ title }))],
    rows: [...rows].map(([key, texts]): Row => {
      // Each comparison names what it takes from the base; more of it may be known from another.
      const bases = texts.flatMap((own) => (own === undefined ? [] : [told(own.base, none)]));
      const base = told([...new Set(bases)], none);
      const others = comparisons.map((_, i) => {
        const own = texts[i];
        return own === undefined ? parts.same(base) : told(own.other, none);
      });
      return { cells: [plain(key), plain(base), ...others.map((text) => plain(text))] };
    }),
    empty: EMPTY,
  };
}

/** `gone (2); warning`: nothing is only said where there is nothing else. */
function told(texts: readonly string[], none: string): string {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== none) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, times]) => (times === 1 ? text : `${text} (${times})`)).join('; ') || none;
}

const machinesText = (amount: number): string => (amount === 0 ? DASH : count(amount, 'machine'));

const hostsOfSeveral = (comparisons: readonly Comparison[], titles: readonly string[]): Table =>
  matrix('Hosts', 'Host', comparisons, titles, ({ hosts }) => hosts, {
    key: ({ name, was }) => was ?? name,
    base: ({ before }) => machinesText(before),
    other: (host) =>
      [
        machinesText(host.after),
        ...(host.was === null ? [] : [`called ${host.name}`]),
        ...host.fields.map(fieldText),
      ].join('; '),
    same: (base) => base,
  });

const machinesOfSeveral = (comparisons: readonly Comparison[], titles: readonly string[]): Table =>
  matrix(
    'Machines',
    'CPUs, memory, disk',
    comparisons,
    titles,
    ({ machines, overview }) => machines.map((machine) => ({ machine, base: overview.after.base })),
    {
      key: ({ machine, base }) =>
        hardwareText(machine, base)
          .map(({ text }) => text)
          .join(', '),
      base: ({ machine }) => grouped(machine.before),
      other: ({ machine }) => grouped(machine.after),
      same: (base) => base,
    },
  );

/** Of the deployment and its tiers; a single host is called otherwise in each spec. */
const figuresOfSeveral = (comparisons: readonly Comparison[], titles: readonly string[]): Table =>
  matrix('Figures', 'Figure', comparisons, titles, ({ figures }) => figures.filter(({ host }) => host === null), {
    key: (figure) => (figure.tier === null ? figure.title : `${figure.title}, ${whereOf(figure)}`),
    base: ({ before, unit }) => neededText(before, unit),
    other: ({ after, unit }) => `${neededText(after, unit)}${after?.status === 'short' ? ' (short)' : ''}`,
    same: (base) => base,
  });

const findingsOfSeveral = (comparisons: readonly Comparison[], titles: readonly string[]): Table =>
  matrix('Findings', 'Finding', comparisons, titles, ({ findings }) => findings, {
    key: ({ code, subject }) => (subject === '' ? code : `${code}, ${subject}`),
    base: ({ change, severity, was }) => (change === 'new' ? DASH : (was ?? severity)),
    // Others of the same rule may stay.
    other: ({ change, severity }) => (change === 'gone' ? 'gone' : severity),
    same: (base) => base,
  });

const portsOfSeveral = (comparisons: readonly Comparison[], titles: readonly string[]): Table =>
  matrix('Ports to open and to close', 'Port', comparisons, titles, ({ flows }) => distinctPorts(flows), {
    key: ({ protocol, port, zones }) => `${protocol} ${port ?? '?'}, ${zones}`,
    base: () => DASH,
    other: portWord,
    same: () => DASH,
  });

/** Each change of a port across zones once, whichever hosts have it. */
function distinctPorts(flows: readonly FlowChange[]): readonly {
  readonly change: FlowChange['change'];
  readonly partly: boolean;
  readonly protocol: string;
  readonly port: number | null;
  readonly zones: string;
}[] {
  const found = new Map(
    flows
      .filter(({ crossing }) => crossing)
      .map((flow) => {
        const { change, partly, protocol, port } = flow;
        const own = { change, partly, protocol, port, zones: zonesText(flow) };
        return [JSON.stringify(own), own];
      }),
  );
  return [...found.values()];
}

const factsOfSeveral = (comparisons: readonly Comparison[], titles: readonly string[]): Table =>
  matrix('Settings', 'Setting', comparisons, titles, ({ facts }) => facts, {
    key: ({ path }) => path.join(' \u203A '),
    base: ({ before }) => settingText(before),
    other: ({ after }) => settingText(after),
    same: (base) => base,
    none: settingText(null),
  });

const rulesOfSeveral = (comparisons: readonly Comparison[], titles: readonly string[]): Table =>
  matrix('Firewall rules to change', 'Rule', comparisons, titles, ({ rules }) => rules, {
    key: ({ firewall, rule }) => `${firewall}: ${rule}`,
    base: ({ change }) => (change === 'removed' ? 'there' : DASH),
    other: ({ change }) => (change === 'removed' ? 'remove' : 'add'),
    same: (base) => base,
  });
