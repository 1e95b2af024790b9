/** A comparison in one line, and at a glance. */
import type { Comparison } from '../../compare/compare';
import type { Overview } from '../../compare/overview';
import { grouped } from '../../words/number';
import type { Row, Table } from '../content';
import { count } from '../words';
import { DASH, least, monthText, numberText, plain, right, signed, sizeText } from './compare-words';

/** `3 hosts to add, 1 to change, 0 to remove; 4 ports to open, 2 to close; +128 GB memory; 1 new error`. */
export function planLine(comparison: Comparison, isWhole = true): string {
  if (comparison.same) return isWhole ? 'No changes: both specs mean the same.' : 'No changes in what can be read.';
  const { hosts, ports, errors, warnings } = comparison.plan;
  const { before, after } = comparison.overview;
  const parts = [
    [
      `${count(hosts.add, 'host')} to add`,
      `${grouped(hosts.change)} to change`,
      `${grouped(hosts.remove)} to remove`,
      ...(hosts.rename === 0 ? [] : [`${grouped(hosts.rename)} to rename`]),
    ],
    Object.values(ports).every((own) => own === 0)
      ? []
      : [
          `${count(ports.open, 'port')} to open`,
          `${grouped(ports.close)} to close`,
          ...(ports.more === 0 ? [] : [`${grouped(ports.more)} for more hosts`]),
          ...(ports.fewer === 0 ? [] : [`${grouped(ports.fewer)} for fewer hosts`]),
          ...(ports.blocked === 0 ? [] : [`${grouped(ports.blocked)} blocked now`]),
          ...(ports.allowed === 0 ? [] : [`${grouped(ports.allowed)} allowed now`]),
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

/** What is compared at a glance: how each is shown, and whether more of it is worse. */
export const MEASURES: readonly {
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

export function overviewTable({ overview: { before, after } }: Comparison): Table {
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
