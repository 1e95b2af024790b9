/** What a deployment consists of, at a glance. */
import { components } from '../../catalog/components';
import { barsSvg } from '../../charts/bars';
import type { Findings } from '../../engine/engine';
import type { Finding } from '../../engine/finding';
import { formatShare } from '../../model/quantity';
import type { Host } from '../../model/model';
import type { Snapshot } from '../../model/snapshot';
import { difference, formatAmount, formatBeside } from '../../sizing/figure';
import { settingsOf } from '../../sizing/settings';
import { sizingOf } from '../../sizing/sizing';
import type { Node } from '../../syntax/tree';
import { listed } from '../../words/list';
import { grouped } from '../../words/number';
import { NOT_GIVEN } from '../amounts';
import { bannerOf } from '../banner';
import type { Cell, ReportContent, Row, Section, Status, Table } from '../content';
import { explain, SHORT, titleOf } from '../sizing/figures';
import { toldGroups } from '../growth/growth-groups';
import { groupSection, HostNames } from '../host-names';
import { machineTable } from './machines';
import { placeOf } from '../place';
import type { Steps } from '../../model/steps';
import { summaryBars } from './summary-bars';
import { count, severityCounts } from '../words';

export { placeOf };

const TIER: Readonly<Record<number, string>> = { 0: 'load balancers', 1: 'access', 2: 'data' };

export function* summarySteps(snapshot: Snapshot, findings: Findings): Steps<ReportContent> {
  const { model } = snapshot;
  const name = model.section('name')?.value ?? 'Deployment';
  const facts: [string, string | undefined, Node | undefined][] = [
    ['Suite', model.suite?.value, model.suite?.at],
    ['Architecture', model.architecture?.value, model.architecture?.at],
    ['Topology', model.section('topology')?.value, model.section('topology')?.at],
    ['Environment', model.environment?.value, model.environment?.at],
    ['Domain', model.section('domain')?.value, model.section('domain')?.at],
    ['Users', model.users?.total && grouped(model.users.total.value), model.users?.total?.at],
    ['Growth', growth(snapshot), model.users?.growth?.rate?.at],
    ['Schema', model.directory?.schema?.value, model.directory?.schema?.at],
    ['Single sign-on', model.sso?.mode?.value, model.sso?.mode?.at],
    ['Availability', availability(snapshot), model.section('sla')?.availability?.at],
  ];
  const general: Table = {
    caption: 'Deployment',
    columns: [{ title: 'Fact' }, { title: 'Value' }],
    rows: facts.flatMap(([title, value, at]): Row[] =>
      value === undefined ? [] : [{ cells: [{ text: title }, { text: value }], ...placeOf(snapshot, at) }],
    ),
    empty: 'The spec says nothing yet.',
  };
  const names = new HostNames();
  const bars = barSection(snapshot);
  yield;
  const machines = machineTable(snapshot, names);
  yield;
  const hosts = hostTable(snapshot);
  yield;
  const placed = componentTable(snapshot);
  yield;
  return {
    title: name,
    ...inOneLine(snapshot),
    ...bannerOf(snapshot),
    sections: [
      ...bars,
      { heading: 'Machines', tables: [machines], side: true },
      { heading: 'Findings by severity', tables: [findingTable(findings)] },
      ...runOutSection(snapshot, names),
      { heading: 'What it is', folded: true, tables: [general] },
      { heading: 'Hosts', folded: true, tables: [hosts] },
      { heading: 'Components', folded: true, tables: [placed] },
      ...(model.firewalls === undefined
        ? []
        : [{ heading: 'Zones and firewalls', folded: true, tables: [firewallTable(snapshot)] }]),
      ...groupSection(names, 'Hosts that are alike are named together.', ({ name: host }) =>
        placeOf(snapshot, model.hostsByName.get(host)?.at),
      ).map((section) => ({ ...section, folded: true })),
    ],
  };
}

/** `Suite 7u3, two-tier, central, production.`; users and promises are in the verdict. */
function inOneLine({ model }: Snapshot): Pick<ReportContent, 'subtitle'> {
  const suite = model.suite?.value;
  const facts = [
    suite === undefined ? undefined : `suite ${suite}`,
    model.architecture?.value,
    model.section('topology')?.value,
    model.environment?.value,
    model.section('domain')?.value,
    model.sso?.mode === undefined ? undefined : `single sign-on by ${model.sso.mode.value}`,
  ].flatMap((fact) => fact ?? []);
  const line = facts.join(', ');
  return line === '' ? {} : { subtitle: `${line.charAt(0).toUpperCase()}${line.slice(1)}.` };
}

/** What there is against what is needed; nothing where no service of the spec says. */
function barSection(snapshot: Snapshot): readonly Section[] {
  const bars = summaryBars(snapshot.model);
  if (bars.length === 0) return [];
  const rows = bars.map(({ bar, figure, pool, worst, at }): Row => {
    const { declared, needed, unit, status } = bar;
    const least = (value: number | null, known: boolean, other: number | null): string =>
      value === null ? '–' : `${known ? '' : 'at least '}${formatBeside(value, unit, other)}`;
    const left = figure === undefined ? (worst?.value ?? declared) : declared;
    const headroom = left === null || needed === null ? null : difference(left, needed);
    return {
      cells: [
        { text: bar.title },
        {
          text: needed === null ? NOT_GIVEN : least(needed, figure === undefined || figure.value !== null, declared),
          explain:
            figure === undefined
              ? `${pool?.title ?? ''}, against what the hosts were measured to carry.`
              : explain(figure),
        },
        { text: least(declared, figure === undefined || figure.declared !== null, needed) },
        { text: worst === undefined ? '–' : `${worst.title}: ${formatAmount(worst.value, unit)}` },
        headroom === null
          ? { text: '–', status }
          : {
              text: headroomText(headroom, unit),
              status,
            },
      ],
      ...placeOf(snapshot, at),
      ...(status === 'bad' ? { tags: [SHORT] } : {}),
    };
  });
  return [
    {
      heading: 'Needed and declared',
      picture: {
        kind: 'chart',
        svg: barsSvg(
          bars.map(({ bar }) => bar),
          {
            title: 'What is needed against what is declared',
            description: `A bar for ${listed(bars.map(({ bar }) => bar.title))}. The table has the same.`,
            compact: true,
          },
        ),
      },
      tables: [
        {
          caption: 'Needed and declared',
          columns: [
            { title: 'What' },
            { title: 'Needed', align: 'right' },
            { title: 'Declared', align: 'right' },
            { title: 'At worst' },
            { title: 'Headroom', align: 'right' },
          ],
          rows,
          empty: 'There is nothing to compare.',
          aside: true,
        },
      ],
    },
  ];
}

function headroomText(headroom: number, unit: string): string {
  if (headroom === 0) return 'just enough';
  return headroom < 0 ? `short by ${formatAmount(-headroom, unit)}` : `${formatAmount(headroom, unit)} free`;
}

const SEVERITIES = [
  { severity: 'error', title: 'Errors', status: 'bad' },
  { severity: 'warning', title: 'Warnings', status: 'warning' },
  { severity: 'information', title: 'Notes', status: 'unknown' },
  { severity: 'hint', title: 'Hints', status: 'unknown' },
] as const;

/** Of each severity so many messages, those that come first in the spec. */
const MESSAGES = 3;

/** A row a severity that there is, with the first few of its findings. */
function findingTable({ findings }: Findings): Table {
  const row = (title: string, status: Status, tag: string, own: readonly Finding[]): readonly Row[] => {
    const [first] = own;
    if (first === undefined) return [];
    const messages = [...new Set(own.slice(0, MESSAGES * 2).map(({ message }) => message))].slice(0, MESSAGES);
    const { uri, range } = first;
    return [
      {
        cells: [
          { text: title, status },
          { text: grouped(own.length) },
          {
            text: messages[0] ?? '',
            ...(messages.length > 1 ? { explain: messages.slice(1).join(' ') } : {}),
          },
        ],
        place: { uri, line: range.start.line, character: range.start.character },
        tags: [tag],
      },
    ];
  };
  const told = findings.filter(({ advice }) => !advice);
  const advice = findings.filter((finding) => finding.advice);
  return {
    caption: 'Findings by severity',
    columns: [{ title: 'Severity' }, { title: 'Number', align: 'right' }, { title: 'First in the spec', clip: true }],
    rows: [
      ...SEVERITIES.flatMap(({ severity, title, status }) =>
        row(
          title,
          status,
          severity,
          told.filter((finding) => finding.severity === severity),
        ),
      ),
      ...row('Advice', 'unknown', 'advice', advice),
    ],
    empty: 'Nothing is wrong as far as the spec says.',
  };
}

/** Rows of growth that are shown here; the tab of growth has all. */
const MOST_ROWS = 3;
const RUN_OUT = 'When it runs out';

/** When what is declared runs out, the first first; nothing where the spec gives no growth. */
function runOutSection(snapshot: Snapshot, names: HostNames): readonly Section[] {
  const { growth } = sizingOf(snapshot.model);
  if (growth.rate === null) return [];
  const rows = toldGroups(snapshot.model, growth.rows, names).filter(({ row }) => row.month !== null);
  const more = rows.length - MOST_ROWS;
  return [
    {
      heading: RUN_OUT,
      ...(more > 0 ? { text: `The first ${MOST_ROWS} of ${grouped(rows.length)}.` } : {}),
      tables: [
        {
          caption: RUN_OUT,
          columns: [
            { title: 'What', clip: true },
            { title: 'Tier', align: 'right', aside: 'narrow' },
            { title: 'Declared', align: 'right' },
            { title: 'Runs out' },
          ],
          rows: rows.slice(0, MOST_ROWS).map(({ row, hosts }): Row => ({
            cells: [
              { text: hosts === undefined ? titleOf(row) : `${hosts}: ${titleOf(row)}` },
              { text: row.tier?.toString() ?? '–' },
              { text: formatAmount(row.capacity, row.unit) },
              {
                text: row.month === 0 ? 'today' : `in month ${row.month ?? 0}`,
                status: row.withinHorizon ? 'bad' : 'good',
              },
            ],
            ...placeOf(snapshot, row.at),
          })),
          empty: 'Nothing runs out within ten years.',
        },
      ],
    },
  ];
}

function growth(snapshot: Snapshot): string | undefined {
  const given = snapshot.model.users?.growth;
  return given?.rate === undefined
    ? undefined
    : `${formatShare(given.rate.value.amount)} in ${count(sizingOf(snapshot.model).growth.months, 'month')}`;
}

function availability(snapshot: Snapshot): string | undefined {
  const share = snapshot.model.section('sla')?.availability;
  return share === undefined ? undefined : share.source;
}

/** `2 errors, 1 warning`; advice is not counted. */
export const countLine = ({ findings }: Findings): string =>
  severityCounts(findings.flatMap((finding) => (finding.advice ? [] : [finding.severity]))) || 'No findings';

const known = (text: string | undefined): Cell => (text === undefined ? { text: '–' } : { text });

function hostTable(snapshot: Snapshot): Table {
  const { hosts } = snapshot.model;
  const { bytes, base, gb } = settingsOf(snapshot.model);
  const row = (host: Host): Row => ({
    cells: [
      { text: host.name === '' ? '(no name)' : host.name },
      { text: grouped(host.count) },
      known(host.tier === undefined ? undefined : `${host.tier} ${TIER[host.tier] ?? ''}`.trim()),
      known(host.spec.zone?.value),
      known(host.spec.os?.value),
      known(host.spec.cpus && grouped(host.spec.cpus.value)),
      known(host.spec.memory && formatAmount(bytes(host.spec.memory.value) / base ** 3, gb)),
      { text: host.components.map((component) => component.id).join(', ') },
    ],
    ...placeOf(snapshot, host.at),
  });
  return {
    caption: 'Hosts',
    columns: [
      { title: 'Host' },
      { title: 'Count', align: 'right' },
      { title: 'Tier' },
      { title: 'Zone' },
      { title: 'OS' },
      { title: 'CPUs', align: 'right' },
      { title: 'Memory', align: 'right' },
      { title: 'Components' },
    ],
    rows: hosts.map(row),
    empty: 'There are no hosts yet. Add one under `tiers`.',
  };
}

function componentTable(snapshot: Snapshot): Table {
  const { model } = snapshot;
  const rows = model.placed.map((id): Row => {
    const placed = model.of(id);
    const versions = [...new Set(placed.flatMap((component) => model.versionOf(component)?.value ?? []))];
    const methods = [...new Set(placed.flatMap((component) => model.haOf(component)?.method?.value ?? []))];
    return {
      cells: [
        { text: components[id].title },
        { text: grouped(model.countOf(placed)) },
        known(versions.length === 0 ? undefined : versions.join(', ')),
        known(methods.length === 0 ? undefined : methods.join(', ')),
        { text: placed.map((component) => component.host.name).join(', ') },
      ],
      ...placeOf(snapshot, placed[0]?.at),
    };
  });
  return {
    caption: 'Components',
    columns: [
      { title: 'Component' },
      { title: 'Hosts', align: 'right' },
      { title: 'Version' },
      { title: 'High availability' },
      { title: 'Where' },
    ],
    rows,
    empty: 'No components are placed yet.',
  };
}

function firewallTable(snapshot: Snapshot): Table {
  const rows = (snapshot.model.firewalls?.items ?? []).map((firewall): Row => {
    const allow = firewall.allow?.items.map(
      (rule) => `${rule.protocol?.value ?? '?'}${rule.port === undefined ? '' : ` ${rule.port.value}`}`,
    );
    return {
      cells: [
        { text: firewall.name?.value ?? '(no name)' },
        { text: firewall.between?.items.map((zone) => zone.value).join(' – ') ?? '' },
        known(allow === undefined ? undefined : allow.length === 0 ? 'nothing' : allow.join(', ')),
      ],
      ...placeOf(snapshot, firewall.name?.at ?? firewall.at),
    };
  });
  return {
    caption: 'Firewalls',
    columns: [{ title: 'Firewall' }, { title: 'Between' }, { title: 'Allows' }],
    rows,
    empty: 'No firewalls are declared.',
  };
}
