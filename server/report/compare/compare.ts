/** What differs between specs, as a report: the plan in one line, what matters, and every change by its area. */
import { compare, type Compared, type Comparison, type HostChange } from '../../compare/compare';
import type { FigureChange, FigureState } from '../../compare/figures';
import type { ChangedEnd, FlowChange } from '../../compare/flows';
import type { Hardware } from '../../compare/machines';
import type { FieldChange } from '../../compare/meaning';
import { overviewOf, type Overview } from '../../compare/overview';
import { formatAmount } from '../../sizing/figure';
import { grouped } from '../../words/number';
import { bannerOf } from '../banner';
import type { Cell, ReportContent, Row, Section, Status, Table } from '../content';
import { HostNames } from '../host-names';
import { count } from '../words';

/** A spec of a comparison. */
export interface ComparedSpec extends Compared {
  /** What tells it from the others: a path, or a version. */
  readonly label: string;
}

/** A section, and whether whoever reads in a hurry sees it. */
export interface ComparedSection extends Section {
  readonly open: boolean;
}

export interface ComparisonReport extends ReportContent {
  readonly sections: readonly ComparedSection[];
}

/** A comparison with one base, ready to be written. */
export interface ManyCompared {
  readonly specs: readonly ComparedSpec[];
  /** Of each spec but the first with the first. */
  readonly comparisons: readonly Comparison[];
}

/** Compares each of two or more specs with the first. */
export function compareAll(specs: readonly ComparedSpec[]): ManyCompared {
  const [base, ...others] = specs;
  return { specs, comparisons: base === undefined ? [] : others.map((other) => compare(base, other)) };
}

/** The contract of `compare --format json`. */
export function comparisonJson({ specs, comparisons }: ManyCompared): unknown {
  const about = (spec: ComparedSpec | undefined) =>
    spec === undefined ? null : { name: nameIn(spec), path: spec.label };
  return {
    version: 1,
    base: about(specs[0]),
    comparisons: comparisons.map((comparison, i) => ({ spec: about(specs[i + 1]), ...comparison })),
  };
}

export function comparisonReport(compared: ManyCompared): ComparisonReport {
  const [only, ...more] = compared.comparisons;
  return only === undefined || more.length > 0 ? reportOfSeveral(compared) : reportOfTwo(compared.specs, only);
}

const nameIn = ({ snapshot }: ComparedSpec): string | null => snapshot.model.section('name')?.value ?? null;
const titleOf = (spec: ComparedSpec | undefined): string => (spec === undefined ? '' : (nameIn(spec) ?? spec.label));

function bannersOf(specs: readonly ComparedSpec[], titles: readonly string[]): { readonly banner?: string } {
  const banners = specs.flatMap(({ snapshot }, i) => {
    const { banner } = bannerOf(snapshot);
    return banner === undefined ? [] : [`${titles[i] ?? ''}: ${banner}`];
  });
  return banners.length === 0 ? {} : { banner: banners.join(' ') };
}

// ---- the plan -------------------------------------------------------------------------------------------------------

/** `3 hosts to add, 1 to change, 0 to remove; 4 ports to open, 2 to close; +128 GB memory; 1 new error`. */
export function planLine(comparison: Comparison): string {
  if (comparison.same) return 'No changes: both specs mean the same.';
  const { hosts, ports, errors, warnings } = comparison.plan;
  const { before, after } = comparison.overview;
  const parts = [
    [
      `${count(hosts.add, 'host')} to add`,
      `${grouped(hosts.change)} to change`,
      `${grouped(hosts.remove)} to remove`,
      ...(hosts.rename === 0 ? [] : [`${grouped(hosts.rename)} to rename`]),
    ],
    ports.open + ports.close + ports.blocked === 0
      ? []
      : [
          `${count(ports.open, 'port')} to open`,
          `${grouped(ports.close)} to close`,
          ...(ports.blocked === 0 ? [] : [`${grouped(ports.blocked)} blocked now`]),
        ],
    [
      ...signed(after.cpus - before.cpus, (amount) => count(amount, 'CPU')),
      ...signed(after.memory - before.memory, (amount) => `${sizeText(amount, after.base)} memory`),
      ...signed(after.disk - before.disk, (amount) => `${sizeText(amount, after.base)} disk`),
    ],
    [
      ...(errors.new === 0 ? [] : [count(errors.new, 'new error')]),
      ...(errors.gone === 0 ? [] : [`${count(errors.gone, 'error')} gone`]),
      ...(warnings.new === 0 ? [] : [count(warnings.new, 'new warning')]),
      ...(warnings.gone === 0 ? [] : [`${count(warnings.gone, 'warning')} gone`]),
    ],
  ].filter((part) => part.length > 0);
  // Where no host changes, what does.
  if (parts.length === 1 && comparison.facts.length + comparison.rules.length > 0)
    parts.push([`${count(comparison.facts.length + comparison.rules.length, 'setting')} to change`]);
  return `${parts.map((part) => part.join(', ')).join('; ')}.`;
}

const signed = (amount: number, text: (amount: number) => string): readonly string[] =>
  amount === 0 ? [] : [`${amount > 0 ? '+' : MINUS}${text(Math.abs(amount))}`];

const MINUS = '\u2212';

/** Bytes for people, in the units that the spec counts in. */
const sizeText = (bytes: number, base: Overview['base']): string =>
  base === 1024 ? formatAmount(bytes / 1024, 'KiB') : formatAmount(bytes, 'bytes');

// ---- two specs ------------------------------------------------------------------------------------------------------

function reportOfTwo(specs: readonly ComparedSpec[], comparison: Comparison): ComparisonReport {
  const [before, after] = specs;
  const [own, other] = [titleOf(before), titleOf(after)];
  const names = new HostNames();
  const sections = [
    open('What changes', [overviewTable(comparison)]),
    ...filled(
      'Findings',
      [findingTable(comparison)],
      comparison.findings.some(({ change }) => change !== 'gone'),
    ),
    ...filled('Short, or enough again', [turnTable(comparison)], true),
    ...filled('Hosts', [hostTable(comparison)]),
    ...filled('Machines to buy and to give back', [machineTable(comparison)]),
    ...filled('Ports to open and to close', [flowTable('Ports to open and to close', comparison, names, true)]),
    ...filled('Firewall rules to change', [ruleTable(comparison)]),
    ...filled('When it runs out', [exhaustionTable(comparison)]),
    ...filled('Single points of failure', [singlePointTable(comparison)]),
    ...folded('Components and versions', [componentTable(comparison), versionTable(comparison)]),
    ...folded('Settings', [factTable(comparison)]),
    ...folded('Figures', [figureTable(comparison), modeTable(comparison)]),
    ...folded('Connections within a zone', [flowTable('Connections within a zone', comparison, names, false)]),
    ...folded('Listeners', [listenerTable(comparison, names)]),
    ...groupsOf(names),
  ];
  return {
    title: `Comparison: ${own === other ? own : `${own} \u2192 ${other}`}`,
    subtitle: planLine(comparison),
    ...bannersOf(specs, ['Before', 'After']),
    sections: comparison.same ? [] : sections,
  };
}

const open = (heading: string, tables: readonly Table[]): ComparedSection => ({ heading, tables, open: true });

/** A section of the tables that have rows; none where all are empty. */
function filled(heading: string, tables: readonly Table[], isOpen = false): readonly ComparedSection[] {
  const some = tables.filter(({ rows }) => rows.length > 0);
  return some.length === 0 ? [] : [{ heading, tables: some, open: isOpen }];
}

const folded = (heading: string, tables: readonly Table[]): readonly ComparedSection[] =>
  filled(heading, tables).map((section) => ({ ...section, folded: true }));

const EMPTY = 'Nothing of this changes.';
const DASH = '\u2013';

const plain = (text: string, status?: Status): Cell => (status === undefined ? { text } : { text, status });
const right = (title: string) => ({ title, align: 'right' as const });

/** What is compared at a glance: how each is shown, and whether more of it is worse. */
const MEASURES: readonly {
  readonly title: string;
  readonly text: (overview: Overview) => string;
  /** Of which the difference is told. */
  readonly amount?: (overview: Overview) => number | null;
  readonly unit?: 'size';
  readonly worse?: 'more';
}[] = [
  { title: 'Users', text: ({ users }) => numberText(users), amount: ({ users }) => users },
  { title: 'Users planned for', text: ({ planned }) => numberText(planned), amount: ({ planned }) => planned },
  { title: 'Machines', text: ({ machines }) => grouped(machines), amount: ({ machines }) => machines },
  { title: 'CPUs', text: (own) => least(own, grouped(own.cpus)), amount: ({ cpus }) => cpus },
  {
    title: 'Memory',
    text: (own) => least(own, sizeText(own.memory, own.base)),
    amount: ({ memory }) => memory,
    unit: 'size',
  },
  { title: 'Disk', text: ({ disk, base }) => sizeText(disk, base), amount: ({ disk }) => disk, unit: 'size' },
  { title: 'Figures short', text: ({ short }) => grouped(short), amount: ({ short }) => short, worse: 'more' },
  { title: 'Ports across zones', text: ({ crossings }) => grouped(crossings), amount: ({ crossings }) => crossings },
  { title: 'Ports blocked', text: ({ blocked }) => grouped(blocked), amount: ({ blocked }) => blocked, worse: 'more' },
  {
    title: 'Single points of failure',
    text: ({ singlePoints }) => grouped(singlePoints),
    amount: ({ singlePoints }) => singlePoints,
    worse: 'more',
  },
  { title: 'Errors', text: ({ errors }) => grouped(errors), amount: ({ errors }) => errors, worse: 'more' },
  { title: 'Warnings', text: ({ warnings }) => grouped(warnings), amount: ({ warnings }) => warnings, worse: 'more' },
  {
    title: 'Runs out first',
    text: ({ runsOut }) =>
      runsOut === null
        ? 'nothing within ten years'
        : `${runsOut.title}${runsOut.host === null ? '' : ` of ${runsOut.host}`}, ${monthText(runsOut.month)}`,
  },
];

const numberText = (value: number | null): string => (value === null ? 'not given' : grouped(Math.round(value)));
/** What is not written on some hosts may be more. */
const least = ({ unwritten }: Overview, text: string): string => (unwritten.length === 0 ? text : `at least ${text}`);
const monthText = (month: number | null): string =>
  month === null ? 'not within ten years' : month === 0 ? 'today' : `in month ${month}`;

function overviewTable({ overview: { before, after } }: Comparison): Table {
  return {
    caption: 'What changes',
    columns: [{ title: 'What' }, right('Before'), right('After'), right('Difference')],
    rows: MEASURES.flatMap(({ title, text, amount, unit, worse }): Row[] => {
      const [past, now] = [text(before), text(after)];
      if (past === now) return [];
      const [a, b] = [amount?.(before) ?? null, amount?.(after) ?? null];
      const by = a === null || b === null ? 0 : b - a;
      const [difference = DASH] = signed(by, (own) => (unit === 'size' ? sizeText(own, after.base) : grouped(own)));
      const status = worse === undefined || by === 0 ? undefined : by > 0 ? 'bad' : 'good';
      return [{ cells: [plain(title), plain(past), plain(now), plain(difference, status)] }];
    }),
    empty: 'Hosts, machines, findings and flows are as many as before.',
  };
}

const FINDING = { new: 'new', gone: 'gone', severity: 'judged otherwise' } as const;

function findingTable({ findings }: Comparison): Table {
  return {
    caption: 'Findings',
    columns: [{ title: 'Change' }, { title: 'Severity' }, { title: 'Rule' }, { title: 'About' }, { title: 'Finding' }],
    rows: findings.map(({ change, code, severity, was, subject, message }): Row => {
      const worse = severity === 'error' ? 'bad' : severity === 'warning' ? 'warning' : undefined;
      const status = change === 'gone' ? 'good' : worse;
      return {
        cells: [
          plain(FINDING[change], status),
          plain(was === null ? severity : `${was} \u2192 ${severity}`),
          plain(code),
          plain(subject === '' ? DASH : subject),
          plain(message),
        ],
      };
    }),
    empty: EMPTY,
  };
}

const whereOf = ({ host, tier }: { readonly host: string | null; readonly tier: number | null }): string =>
  host ?? (tier === null ? DASH : `tier ${tier}`);

const amountText = (value: number | null | undefined, unit: string, missing = DASH): string =>
  value === null || value === undefined ? missing : formatAmount(value, unit);

/** Of a figure that is there, what nobody gives is not left blank. */
const neededText = (state: FigureState | null, unit: string): string =>
  state === null ? DASH : amountText(state.value, unit, 'not given');

function turnTable({ figures }: Comparison): Table {
  const turned = figures.filter(({ becomes }) => becomes !== null);
  const state = (own: FigureState | null, unit: string): string =>
    own === null ? DASH : `${amountText(own.value, unit)} needed, ${amountText(own.declared, unit)} declared`;
  return {
    caption: 'Short, or enough again',
    columns: [{ title: 'Now' }, { title: 'What' }, { title: 'Where' }, { title: 'Before' }, { title: 'After' }],
    rows: [...turned]
      .sort((a, b) => Number(b.becomes === 'short') - Number(a.becomes === 'short'))
      .map((figure): Row => ({
        cells: [
          figure.becomes === 'short' ? plain('short', 'bad') : plain('enough', 'good'),
          plain(figure.title),
          plain(whereOf(figure)),
          plain(state(figure.before, figure.unit)),
          plain(state(figure.after, figure.unit)),
        ],
      })),
    empty: EMPTY,
  };
}

function fieldText({ path, before, after }: FieldChange): string {
  const key = path.join(' ');
  if (before === null) return after === '' ? `${key} added` : `${key} added: ${after ?? ''}`;
  if (after === null) return before === '' ? `${key} removed` : `${key} removed: ${before}`;
  return `${key}: ${before} \u2192 ${after}`;
}

function hostText(host: HostChange): string {
  const told = host.fields.map(fieldText);
  if (host.was !== null) told.unshift(`called ${host.was} before`);
  return told.length === 0 ? host.components.join(', ') : told.join('; ');
}

function hostTable({ hosts }: Comparison): Table {
  return {
    caption: 'Hosts',
    columns: [
      ...[{ title: 'Change' }, { title: 'Host' }, right('Machines'), { title: 'Tier' }, { title: 'Zone' }],
      { title: 'What' },
    ],
    rows: hosts.map((host): Row => ({
      cells: [
        plain(host.change),
        plain(host.name),
        plain(
          host.before === host.after ? grouped(host.after) : `${grouped(host.before)} \u2192 ${grouped(host.after)}`,
        ),
        plain(host.tier?.toString() ?? DASH),
        plain(host.zone ?? DASH),
        plain(hostText(host)),
      ],
    })),
    empty: EMPTY,
  };
}

function hardwareText({ cpus, memory, disk }: Hardware, base: Overview['base']): readonly Cell[] {
  const size = (bytes: number | null): Cell => plain(bytes === null ? DASH : sizeText(bytes, base));
  return [plain(cpus === null ? DASH : grouped(cpus)), size(memory), size(disk)];
}

const HARDWARE = [right('CPUs'), right('Memory'), right('Disk')];

function machineTable({ machines, overview }: Comparison): Table {
  return {
    caption: 'Machines to buy and to give back',
    columns: [{ title: 'Change' }, right('Machines'), ...HARDWARE, right('Before'), right('After')],
    rows: machines.map(({ before, after, ...hardware }): Row => ({
      cells: [
        plain(after > before ? 'to buy' : 'to give back'),
        plain(grouped(Math.abs(after - before))),
        ...hardwareText(hardware, overview.after.base),
        plain(grouped(before)),
        plain(grouped(after)),
      ],
    })),
    empty: EMPTY,
  };
}

const FLOW: Readonly<Record<FlowChange['change'], string>> = {
  opened: 'open',
  closed: 'close',
  blocked: 'blocked now',
  allowed: 'allowed now',
  changed: 'changed',
};

function flowTable(caption: string, { flows }: Comparison, names: HostNames, crossing: boolean): Table {
  const own = flows.filter((flow) => flow.crossing === crossing);
  const word = (flow: FlowChange): string =>
    crossing
      ? FLOW[flow.change]
      : flow.change === 'opened'
        ? 'new'
        : flow.change === 'closed'
          ? 'gone'
          : FLOW[flow.change];
  return {
    caption,
    columns: [
      ...[{ title: 'Change' }, { title: 'From' }, { title: 'To' }, { title: 'Protocol' }, right('Port')],
      ...[{ title: 'Transport' }, { title: 'Zones' }, { title: 'Firewalls' }],
    ],
    rows: own.map((flow): Row => ({
      cells: [
        plain(word(flow)),
        plain(endText(flow.from, names)),
        plain(endText(flow.to, names)),
        plain(flow.protocol),
        plain(flow.port?.toString() ?? 'not given'),
        plain(flow.transport),
        plain(zonesText(flow)),
        firewallCell(flow),
      ],
    })),
    empty: EMPTY,
  };
}

const zonesText = ({ from, to }: FlowChange): string =>
  from.zone === to.zone ? (from.zone ?? 'not given') : `${from.zone ?? '?'} \u2192 ${to.zone ?? '?'}`;

const endText = ({ hosts, who }: ChangedEnd, names: HostNames): string =>
  hosts.length === 0 ? who.join(', ') : names.textOf(hosts);

function firewallCell({ before, after }: FlowChange): Cell {
  const state = after ?? before;
  if (state === null || state.verdict === null) return plain(DASH);
  const text = state.firewalls
    .map(({ name, verdict }) => `${name}: ${verdict === 'unknown' ? 'rules not given' : verdict}`)
    .join(', ');
  if (after === null) return plain(text);
  return plain(text, after.verdict === 'blocked' ? 'bad' : after.verdict === 'allowed' ? 'good' : 'unknown');
}

function ruleTable({ rules }: Comparison): Table {
  return {
    caption: 'Firewall rules to change',
    columns: [{ title: 'Change' }, { title: 'Firewall' }, { title: 'Rule' }],
    rows: rules.map(({ change, firewall, rule }): Row => ({
      cells: [plain(change === 'added' ? 'add' : 'remove'), plain(firewall), plain(rule)],
    })),
    empty: EMPTY,
  };
}

function exhaustionTable({ exhaustion }: Comparison): Table {
  return {
    caption: 'When it runs out',
    columns: [{ title: 'What' }, { title: 'Where' }, { title: 'Before' }, { title: 'After' }],
    rows: exhaustion.map((change): Row => {
      const isLater = (change.after ?? Infinity) > (change.before ?? Infinity);
      return {
        cells: [
          plain(change.title),
          plain(whereOf(change)),
          plain(monthText(change.before)),
          plain(monthText(change.after), isLater ? 'good' : 'warning'),
        ],
      };
    }),
    empty: EMPTY,
  };
}

function singlePointTable({ singlePoints }: Comparison): Table {
  return {
    caption: 'Single points of failure',
    columns: [{ title: 'Change' }, { title: 'Component' }, { title: 'Host' }, { title: 'Without it' }],
    rows: singlePoints.map(({ change, component, hosts, affects }): Row => ({
      cells: [
        change === 'added' ? plain('new', affects === 'service' ? 'bad' : 'warning') : plain('gone', 'good'),
        plain(component),
        plain(hosts.join(', ')),
        plain(affects === 'service' ? 'the service is down' : 'some users have no service'),
      ],
    })),
    empty: EMPTY,
  };
}

/** What comes and goes with its host is told there. */
function componentTable({ components, hosts }: Comparison): Table {
  const whole = new Set(
    hosts.flatMap(({ change, name }) => (change === 'added' || change === 'removed' ? [name] : [])),
  );
  const own = components.filter(
    ({ change, from, to }) => change === 'moved' || !whole.has((change === 'added' ? to : from) ?? ''),
  );
  return {
    caption: 'Components',
    columns: [{ title: 'Change' }, { title: 'Component' }, { title: 'From' }, { title: 'To' }],
    rows: own.map(({ change, title, from, to }): Row => ({
      cells: [plain(change), plain(title), plain(from ?? DASH), plain(to ?? DASH)],
    })),
    empty: EMPTY,
  };
}

function versionTable({ versions }: Comparison): Table {
  const text = (list: readonly string[]): string => (list.length === 0 ? 'not given' : list.join(', '));
  return {
    caption: 'Versions',
    columns: [{ title: 'Component' }, { title: 'Before' }, { title: 'After' }],
    rows: versions.map(({ title, before, after }): Row => ({
      cells: [plain(title), plain(text(before)), plain(text(after))],
    })),
    empty: EMPTY,
  };
}

/** A thing that has a name and nothing else is there. */
const settingText = (text: string | null): string => (text === null ? 'not written' : text === '' ? 'there' : text);

function factTable({ facts }: Comparison): Table {
  return {
    caption: 'Settings',
    columns: [{ title: 'Setting' }, { title: 'Before' }, { title: 'After' }],
    rows: facts.map(({ path, before, after }): Row => ({
      cells: [plain(path.join(' \u203A ')), plain(settingText(before)), plain(settingText(after))],
    })),
    empty: EMPTY,
  };
}

/** Those of hosts that come or go are no change of a figure, and those that turn have a table of their own. */
function figureTable({ figures }: Comparison): Table {
  const own = figures.filter(
    ({ becomes, before, after, host }) => becomes === null && (host === null || (before !== null && after !== null)),
  );
  const declared = ({ before, after, unit }: FigureChange): string => {
    const [past, now] = [amountText(before?.declared, unit), amountText(after?.declared, unit)];
    return past === now ? now : `${past} \u2192 ${now}`;
  };
  return {
    caption: 'Figures',
    columns: [{ title: 'What' }, { title: 'Where' }, right('Before'), right('After'), right('Declared')],
    rows: own.map((figure): Row => ({
      cells: [
        plain(figure.title),
        plain(whereOf(figure)),
        plain(neededText(figure.before, figure.unit)),
        plain(neededText(figure.after, figure.unit)),
        plain(declared(figure), figure.after?.status === 'short' ? 'bad' : undefined),
      ],
    })),
    empty: EMPTY,
  };
}

function modeTable({ modes }: Comparison): Table {
  const text = (own: (typeof modes)[number]['before'], unit: string): string =>
    own === null
      ? DASH
      : `${count(own.hosts, 'host')}, ${amountText(own.load, unit)} of ${own.capacity === null ? 'not measured' : formatAmount(own.capacity, unit)}`;
  return {
    caption: 'Failures',
    columns: [{ title: 'What' }, { title: 'Case' }, { title: 'Before' }, { title: 'After' }],
    rows: modes.map(({ title, mode, unit, before, after }): Row => ({
      cells: [
        plain(title),
        plain(mode),
        plain(text(before, unit)),
        plain(text(after, unit), after?.status === 'short' ? 'bad' : undefined),
      ],
    })),
    empty: EMPTY,
  };
}

function listenerTable({ listeners }: Comparison, names: HostNames): Table {
  return {
    caption: 'Listeners',
    columns: [
      ...[{ title: 'Change' }, { title: 'Host' }, { title: 'Component' }, { title: 'Protocol' }],
      ...[right('Port'), { title: 'Transport' }, { title: 'TLS' }],
    ],
    rows: listeners.map(({ change, hosts, component, protocol, port, transport, tls }): Row => ({
      cells: [
        plain(change === 'added' ? 'new' : 'gone'),
        plain(names.textOf(hosts)),
        plain(component),
        plain(protocol),
        plain(port?.toString() ?? 'not given'),
        plain(transport),
        plain(tls === 'none' ? 'no' : tls),
      ],
    })),
    empty: EMPTY,
  };
}

/** Whom the names of groups mean. Last, since each table adds to them. */
function groupsOf(names: HostNames): readonly ComparedSection[] {
  return folded('Hosts in groups', [
    {
      caption: 'Hosts in groups',
      columns: [{ title: 'Group' }, right('Count'), { title: 'Hosts' }],
      rows: names.shortened.map(({ text, hosts, count: machines }): Row => ({
        cells: [plain(text), plain(grouped(machines)), plain(hosts.join(', '))],
      })),
      empty: EMPTY,
    },
  ]);
}

// ---- several specs --------------------------------------------------------------------------------------------------

function reportOfSeveral({ specs, comparisons }: ManyCompared): ComparisonReport {
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
    rows: comparisons.map((comparison, i) => ({ cells: [plain(others[i] ?? ''), plain(planLine(comparison))] })),
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
    other: ({ change }) => FLOW[change],
    same: () => DASH,
  });

/** Each change of a port across zones once, whichever hosts have it. */
function distinctPorts(flows: readonly FlowChange[]): readonly {
  readonly change: FlowChange['change'];
  readonly protocol: string;
  readonly port: number | null;
  readonly zones: string;
}[] {
  const found = new Map(
    flows
      .filter(({ crossing }) => crossing)
      .map((flow) => {
        const { change, protocol, port } = flow;
        const own = { change, protocol, port, zones: zonesText(flow) };
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
