/** The ports of a deployment: what the firewalls between its zones let through and stop, and everything that listens. */
import { protocolInfo, type ProtocolId } from '../../catalog/vocabulary';
import type { Model } from '../../model/model';
import type { Snapshot } from '../../model/snapshot';
import type { FirewallRule } from '../../network/firewalls';
import { placeIn, type Flow } from '../../network/flows';
import type { HostGroup } from '../../network/layouts';
import { portNode } from '../../network/listeners';
import { titleOf } from '../../network/parties';
import { plainPorts, plainPortsOfEach, portTable, portTableOfEach, type PortTable } from '../../network/ports';
import type { Node } from '../../syntax/tree';
import { grouped } from '../../words/number';
import { bannerOf } from '../banner';
import type { Cell, ReportContent, Row, RowPlace, Section, Status, Table } from '../content';
import { FirewallRequests, requestCells, REQUEST_COLUMNS } from './firewall-request';
import { groupSection, HostNames, withoutOther } from '../host-names';
import { amountsOf, crossingText, firewallText, zoneMatrix, zoneText } from './port-matrix';
import { componentsAt, portRows, portsOf, type Passage, type PortRow, type PortRows } from './port-rows';
import { collisionSection, listenerTable } from './port-listeners';
import {
  GROUPS,
  isUnconfirmed,
  numberFrom,
  portCell,
  portsTitle,
  rangeText,
  ruleEndText,
  rulePortText,
  SourceTexts,
  tlsText,
} from './port-words';
import { linesOf, placeOf } from '../place';
import { eachInSteps, finished, type Steps } from '../../model/steps';
import { count } from '../words';

/**
 * The contract of `ports --format json`, and with `each` of `--each`. A firewall passes a flow or blocks it; one whose rules the spec
 * does not state says nothing, and is left out.
 */
export function portsJson(snapshot: Snapshot, each = false): unknown {
  const { model } = snapshot;
  const plain = each ? plainPortsOfEach(portTableOfEach(model)) : plainPorts(portTable(model));
  const flows = plain.flows.map((flow) => ({
    ...flow,
    firewalls: flow.firewalls.filter(({ verdict }) => verdict !== 'unknown'),
  }));
  return { ...plain, flows };
}

/** With `each`, a row for every host and every pair of hosts. */
export const portsReport = (snapshot: Snapshot, each = false): ReportContent => finished(portsSteps(snapshot, each));

/** The same in steps. */
export function* portsSteps(snapshot: Snapshot, each = false): Steps<ReportContent> {
  const { model } = snapshot;
  const table = each ? portTableOfEach(model) : portTable(model);
  const rows = portRows(model, each);
  const names = new HostNames(each);
  const writer = new RowWriter(snapshot, names, each);
  const collisions = collisionSection(snapshot, table, names);
  const flows = yield* flowSection(rows, table, writer, each);
  yield;
  const others = [...basicsSection(rows, writer), ...localSection(rows, writer)];
  yield;
  const listeners = listenerTable(snapshot, table, names, writer.sources);
  yield;
  return {
    title: portsTitle(snapshot),
    subtitle: sentenceOf(rows, table),
    ...bannerOf(snapshot),
    sections: [
      ...collisions,
      flows,
      ...others,
      { heading: 'Listeners', folded: true, tables: [listeners] },
      ...groupSection(names, GROUPS, ({ name }) => placeOf(snapshot, model.hostsByName.get(name)?.at)).map(
        (section): Section => ({ ...section, folded: true }),
      ),
    ],
  };
}

/** The whole in a sentence or two: what is worst comes first. */
function sentenceOf({ crossings }: PortRows, { collisions, unneeded }: PortTable): string {
  const amounts = amountsOf(crossings.flatMap(({ rows }) => rows));
  const { blocked, 'blocked-optional': optional, unknown, allowed, none } = amounts;
  const all = blocked + optional + unknown + allowed + none;
  const parts = [
    ...(collisions.length > 0 ? [count(collisions.length, 'collision')] : []),
    ...(blocked > 0 ? [`${count(blocked, 'needed flow')} blocked by a firewall`] : []),
    ...(optional > 0 ? [`${count(optional, 'optional flow')} blocked`] : []),
    ...(unneeded.length > 0 ? [`${count(unneeded.length, 'firewall rule')} without use`] : []),
    ...(unknown > 0 ? [`${grouped(unknown)} through firewalls whose rules are not given`] : []),
  ];
  const passing = allowed > 0 && parts.length === 0 ? ['nothing blocked'] : [];
  return `${[`${count(all, 'flow')} between hosts`, ...passing, ...parts].join(', ')}.`;
}

const COLUMNS: Table['columns'] = [
  { title: 'Verdict' },
  { title: 'Port' },
  { title: 'From → to' },
  { title: 'Protocol', aside: 'narrow' },
  { title: 'Purpose', aside: true },
  { title: 'Components', aside: true },
  { title: 'Transport', aside: true },
  { title: 'TLS', aside: true },
  { title: 'From zone', aside: true, grouped: true },
  { title: 'To zone', aside: true, grouped: true },
  { title: 'Firewalls', aside: true, grouped: true },
  { title: 'Number from', aside: true },
  { title: 'Standing', aside: true },
];
const [ENDS, PROTOCOL] = [2, 3];

/** Rows that are written in one step. */
const ROWS = 8;

function* flowSection(rows: PortRows, { unneeded }: PortTable, writer: RowWriter, each: boolean): Steps<Section> {
  const matrix = zoneMatrix(rows);
  const found = rows.crossings.flatMap((crossing) => crossing.rows.map((row) => ({ row, crossing })));
  const flows = yield* eachInSteps(found, ROWS, ({ row, crossing }) => ({
    ...writer.rowOf(row),
    group: crossingText(crossing),
    tags: [crossing.tag, ...writer.tagsOf(row)],
  }));
  const written = [...flows, ...unneeded.map((rule) => writer.unneededRow(rule))];
  const filters = FILTERS.filter(({ tag }) => written.some(({ tags }) => tags.includes(tag)));
  const requests = new FirewallRequests(writer.model);
  const lines = each ? [] : yield* eachInSteps(found, ROWS, ({ row }) => requests.linesOf(row));
  const asked = [...lines, ...unneeded.map((rule) => [requests.lineOfUnneeded(rule)])].map((own) =>
    own.map(requestCells),
  );
  const table: Table = {
    caption: 'Flows between hosts',
    columns: COLUMNS,
    rows: written,
    empty: 'The components that the spec places have no such flows.',
    ...(each
      ? {}
      : {
          tools: {
            search: true,
            ...(filters.length === 0 ? {} : { filters }),
            choices: [ENDS, PROTOCOL],
            ...(asked.every((own) => own.length === 0)
              ? {}
              : { copies: [{ title: 'For the firewall team', columns: REQUEST_COLUMNS, lines: asked }] }),
          },
        }),
  };
  return { heading: table.caption, ...(matrix === undefined ? {} : { matrix }), tables: [table] };
}

const FILTERS = [
  { tag: 'blocked', title: 'Blocked only' },
  { tag: 'blocked-optional', title: 'Blocked, optional' },
  { tag: 'unneeded', title: 'Not needed' },
  { tag: 'unconfirmed', title: 'Port not confirmed' },
] as const;

function basicsSection({ basics }: PortRows, writer: RowWriter): readonly Section[] {
  if (basics.length === 0) return [];
  const table: Table = {
    caption: 'Names and time',
    columns: COLUMNS,
    rows: basics.map((row) => ({ ...writer.rowOf(row), tags: writer.tagsOf(row) })),
    empty: 'There are none.',
  };
  const text = 'What every host asks for, where no firewall is known to stand in its way.';
  return [{ heading: table.caption, text, folded: true, tables: [table] }];
}

function localSection({ local }: PortRows, writer: RowWriter): readonly Section[] {
  if (local.length === 0) return [];
  const table: Table = {
    caption: 'Flows within a host',
    columns: [
      { title: 'Host' },
      { title: 'Port' },
      { title: 'Protocol' },
      { title: 'Components' },
      { title: 'Purpose', aside: true },
      { title: 'Transport', aside: true },
      { title: 'TLS', aside: true },
      { title: 'Number from', aside: true },
    ],
    rows: local.map((row) => writer.localRow(row)),
    empty: 'There are none.',
  };
  return [{ heading: table.caption, folded: true, tables: [table] }];
}

const PASSAGES: Readonly<Record<Exclude<Passage, 'none'>, Cell & { readonly status: Status }>> = {
  blocked: { text: 'blocked', status: 'bad' },
  'blocked-optional': { text: 'blocked, optional', status: 'warning' },
  unknown: { text: 'rules not given', status: 'unknown' },
  allowed: { text: 'open', status: 'good' },
};

const STANDING: Readonly<Record<Flow['standing'], string>> = {
  certain: 'The spec shows it',
  assumed: 'Assumed, since the spec leaves it open',
  possible: 'Possible, and a firewall is opened for it',
};

/** Rows of more hosts are marked at the line of a host, not at each component. */
const MOST_COMPONENTS = 40;

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** Writes rows of the report. */
class RowWriter {
  readonly model: Model;
  readonly sources = new SourceTexts();
  readonly #snapshot: Snapshot;
  readonly #names: HostNames;
  readonly #each: boolean;
  readonly #places = new Map<Node, RowPlace | undefined>();

  constructor(snapshot: Snapshot, names: HostNames, each: boolean) {
    this.model = snapshot.model;
    this.#snapshot = snapshot;
    this.#names = names;
    this.#each = each;
  }

  rowOf(row: PortRow): Row {
    const [first] = row.flows;
    const zones = first === undefined ? [null, null] : [first.from.zone, first.to.zone];
    return {
      cells: [
        this.#passageCell(row),
        portsCell(row.flows, this.sources),
        this.#endsCell(row),
        protocolCell(row.flows),
        { text: byPort(row.flows, ({ purpose }) => purpose) },
        { text: componentsText(row) },
        { text: byPort(row.flows, ({ transport }) => transport) },
        { text: byPort(row.flows, ({ tls }) => tlsText(tls)) },
        ...zones.map((zone): Cell => ({ text: zoneText(zone) })),
        { text: firewallsText(row.flows) },
        { text: byPort(row.flows, numberText) },
        { text: byPort(row.flows, ({ standing }) => STANDING[standing]) },
      ],
      ...this.#placesOf(row),
    };
  }

  tagsOf({ passage, flows }: PortRow): readonly string[] {
    return [
      ...(passage === 'blocked' || passage === 'blocked-optional' ? [passage] : []),
      ...(flows.some(isUnconfirmed) ? ['unconfirmed'] : []),
    ];
  }

  localRow(row: PortRow): Row {
    return {
      cells: [
        { text: this.#names.textOf(row.from), values: namesOf(row.from) },
        portsCell(row.flows, this.sources),
        protocolCell(row.flows),
        { text: componentsText(row) },
        { text: byPort(row.flows, ({ purpose }) => purpose) },
        { text: byPort(row.flows, ({ transport }) => transport) },
        { text: byPort(row.flows, ({ tls }) => tlsText(tls)) },
        { text: byPort(row.flows, numberText) },
      ],
      ...this.#placesOf(row),
      tags: this.tagsOf(row),
    };
  }

  /** A rule that no flow uses, among the flows: what the firewall team may close. */
  unneededRow(rule: FirewallRule): Row & { readonly tags: readonly string[] } {
    const { firewall, protocol, from, to } = rule;
    const name = firewallText(firewall.name);
    const cells: readonly Cell[] = [
      { text: 'not needed', status: 'warning' },
      { text: rulePortText(rule) },
      { text: `${ruleEndText(from)} → ${ruleEndText(to)}`, values: [...new Set([...(from ?? []), ...(to ?? [])])] },
      { text: protocol },
      { text: 'No flow that the spec implies uses this rule' },
      { text: '–' },
      { text: protocolInfo(protocol).transport },
      { text: '–' },
      { text: '–' },
      { text: '–' },
      { text: name },
      { text: '–' },
      { text: '–' },
    ];
    return {
      cells,
      ...placeOf(this.#snapshot, rule.spec.at),
      group: `Open without need: ${name} (${firewall.zones.join(' – ')})`,
      tags: ['unneeded'],
    };
  }

  #passageCell({ passage, flows }: PortRow): Cell {
    if (passage !== 'none') return PASSAGES[passage];
    const [first] = flows;
    const isKnown = first !== undefined && first.from.zone !== null && first.to.zone !== null;
    return isKnown ? { text: 'no firewall' } : { text: 'zone not given', status: 'unknown' };
  }

  #endsCell(row: PortRow): Cell {
    const summed = row.exact ? '' : ', summed up';
    return {
      text: `${this.#endText(row, 'from')} → ${this.#endText(row, 'to')}${summed}`,
      ...(row.exact
        ? {}
        : {
            explain: `${count(row.flows.length, 'flow')} of hosts that differ in their ports or in whom they ask; the exports have each.`,
          }),
      values: [...new Set([...namesOf(row.from), ...namesOf(row.to)])],
    };
  }

  #endText(row: PortRow, side: 'from' | 'to'): string {
    const hosts = row[side];
    if (hosts.length === 0) return componentsAt(row, side).map(titleOf).join(', ');
    return this.#names.textOf(withoutOther(hosts, row[side === 'from' ? 'to' : 'from']));
  }

  /** A blocked row leads to the firewall that blocks it, any other to what listens, else to who asks. */
  #placesOf(row: PortRow): Pick<Row, 'place' | 'lines'> {
    const { model } = this;
    const [first] = row.flows;
    const walls = row.flows.flatMap((flow) =>
      flow.firewalls.flatMap(({ firewall, verdict, rule }): readonly (Node | undefined)[] => {
        if (rule !== undefined) return [rule.spec.at];
        const { spec } = firewall;
        return verdict === 'blocked' ? [spec.allow?.key ?? spec.name?.at ?? spec.at] : [spec.name?.at ?? spec.at];
      }),
    );
    const components = [row.to, row.from].every(({ length }) => length <= MOST_COMPONENTS)
      ? row.flows.flatMap((flow) =>
          [flow.to, flow.from].flatMap((end) =>
            end.hosts.flatMap((host): readonly (Node | undefined)[] => {
              const at = placeIn(model, { ...end, hosts: [host] });
              const owner =
                end === flow.to ? model.hostsByName.get(host.name)?.components[end.part?.index ?? -1] : undefined;
              return owner === undefined ? [at] : [at, portNode(owner, flow)];
            }),
          ),
        )
      : [];
    const hosts = [...row.to, ...row.from].map(({ name }) => model.hostsByName.get(name)?.at);
    const own = first === undefined ? undefined : (placeIn(model, first.to) ?? placeIn(model, first.from));
    const blocking = row.passage === 'blocked' || row.passage === 'blocked-optional' ? this.#blocking(row) : undefined;
    const place = this.#placeOf(blocking ?? own);
    if (this.#each) return place === undefined ? {} : { place };
    return {
      ...(place === undefined ? {} : { place }),
      ...linesOf(this.#snapshot, place, [...walls, ...components, own, ...hosts]),
    };
  }

  #blocking({ flows }: PortRow): Node | undefined {
    for (const { firewalls } of flows)
      for (const { firewall, verdict } of firewalls)
        if (verdict === 'blocked') return firewall.spec.allow?.key ?? firewall.spec.name?.at ?? firewall.spec.at;
    return undefined;
  }

  #placeOf(node: Node | undefined): RowPlace | undefined {
    if (node === undefined) return undefined;
    if (!this.#places.has(node)) this.#places.set(node, placeOf(this.#snapshot, node).place);
    return this.#places.get(node);
  }
}

const namesOf = (hosts: readonly HostGroup[]): readonly string[] => hosts.map(({ name }) => name);

function portsCell(flows: readonly Flow[], sources: SourceTexts): Cell {
  const ports = portsOf(flows);
  const isWhole = flows.every(({ port }) => port !== null);
  if (ports.length === 0) return portCell(null);
  const text = rangeText(ports, isWhole ? [] : ['not given']);
  return { text, ...(isWhole ? {} : { status: 'unknown' }), explain: sourcesText(flows, sources) };
}

/** Where each flow and its number are from. */
const sourcesText = (flows: readonly Flow[], sources: SourceTexts): string =>
  `Source: ${byPort(flows, ({ source }) => sources.of(source))}.`;

const numberText = ({ port, confidence }: Flow): string => (port === null ? 'not given' : numberFrom(confidence));

function protocolCell(flows: readonly Flow[]): Cell {
  const protocols = [...new Set(inPortOrder(flows).map(({ protocol }): ProtocolId => protocol))];
  return { text: protocols.join(', '), ...(protocols.length > 1 ? { values: protocols } : {}) };
}

const inPortOrder = (flows: readonly Flow[]): readonly Flow[] =>
  [...flows].sort((a, b) => (a.port === b.port ? 0 : (a.port ?? Infinity) - (b.port ?? Infinity)));

/** Ports that a sentence tells apart. */
const MOST_TOLD = 12;

/** What is true of all flows; where it is not the same, for each port: `25 smtp: …; 143 imap: …`. */
function byPort(flows: readonly Flow[], textOf: (flow: Flow) => string): string {
  const all = distinct(flows.map(textOf));
  if (all.length <= 1) return all.join('');
  const texts = new Map<string, Set<string>>();
  for (const flow of inPortOrder(flows)) {
    const name = flow.port === null ? flow.protocol : `${flow.port} ${flow.protocol}`;
    const known = texts.get(name) ?? new Set<string>();
    texts.set(name, known.add(textOf(flow)));
  }
  if (texts.size > MOST_TOLD) return all.join('; ');
  return [...texts]
    .map(([name, own]) => (texts.size === 1 ? [...own].join('; ') : `${name}: ${[...own].join('; ')}`))
    .join('; ');
}

const componentsText = ({ flows }: PortRow): string =>
  distinct(flows.map(({ from, to }) => `${titleOf(from.component)} → ${titleOf(to.component)}`)).join('; ');

function firewallsText(flows: readonly Flow[]): string {
  const [first] = flows;
  if (first === undefined || first.firewalls.length === 0) return '–';
  return first.firewalls
    .map(({ firewall, verdict }) => `${firewallText(firewall.name)}: ${VERDICT[verdict]}`)
    .join(', ');
}

const VERDICT = { allowed: 'open', blocked: 'blocked', unknown: 'rules not given' } as const;
