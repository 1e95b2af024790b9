/** The port and firewall table. */
import { componentInfo, isComponentId } from '../catalog/components';
import { describeSources } from '../catalog/guide';
import { confidenceText } from '../catalog/ports';
import { valueOf } from '../catalog/types';
import { hostService } from '../catalog/vocabulary';
import type { Flow, FlowHost } from '../network/flows';
import type { PortConfidence } from '../network/listeners';
import { titleOf } from '../network/parties';
import { plainPorts, portTable, type ListenerRow, type PortTable } from '../network/ports';
import type { Snapshot } from '../model/snapshot';
import { bannerOf } from './banner';
import type { Cell, ReportContent, Row, Section, Status, Table } from './content';
import { placeOf } from './summary';
import { count } from './words';
import { grouped } from '../words/number';

/**
 * The contract of `ports --format json`. A firewall passes a flow or blocks it; one whose rules the spec does not state says
 * nothing, and is left out.
 */
export function portsJson(snapshot: Snapshot): unknown {
  const plain = plainPorts(portTable(snapshot.model));
  const flows = plain.flows.map((flow) => ({
    ...flow,
    firewalls: flow.firewalls.filter(({ verdict }) => verdict !== 'unknown'),
  }));
  return { ...plain, flows };
}

export function portsReport(snapshot: Snapshot): ReportContent {
  const table = portTable(snapshot.model);
  const between = merged(table.flows.filter((flow) => !flow.local));
  const within = merged(table.flows.filter((flow) => flow.local));
  const blocked = between.filter(({ flow }) => flow.verdict === 'blocked').length;
  const facts = [
    `${count(between.length, 'flow')} between hosts`,
    ...(blocked > 0 ? [`${grouped(blocked)} of them blocked by a firewall`] : []),
    ...(table.collisions.length > 0 ? [count(table.collisions.length, 'collision')] : []),
    ...(table.unneeded.length > 0 ? [`${count(table.unneeded.length, 'firewall rule')} without use`] : []),
  ];
  return {
    title: `Ports: ${snapshot.model.section('name')?.value ?? 'deployment'}`,
    subtitle: `${facts.join(', ')}.`,
    ...bannerOf(snapshot),
    sections: [
      { heading: 'Flows between hosts', tables: [flowTable(snapshot, 'Flows between hosts', between)] },
      { heading: 'Flows within a host', tables: [flowTable(snapshot, 'Flows within a host', within)] },
      { heading: 'Listeners', tables: [listenerTable(snapshot, table)] },
      ...collisionSection(snapshot, table),
      ...unneededSection(snapshot, table),
    ],
  };
}

function flowTable(snapshot: Snapshot, caption: string, flows: readonly MergedFlow[]): Table {
  return {
    caption,
    columns: [
      { title: 'From' },
      { title: 'From zone' },
      { title: 'To' },
      { title: 'To zone' },
      { title: 'Protocol' },
      { title: 'Port', align: 'right' },
      { title: 'Transport' },
      { title: 'TLS' },
      { title: 'Purpose' },
      { title: 'Firewalls' },
    ],
    rows: flows.map(({ flow, from }): Row => ({
      cells: [
        { text: from },
        { text: flow.from.zone ?? '–' },
        { text: endText(flow.to) },
        { text: flow.to.zone ?? '–' },
        { text: flow.protocol },
        {
          ...portCell(flow.port),
          explain: `${numberFrom(flow.confidence)}. Source: ${describeSources(flow.source)}.`,
        },
        { text: flow.transport },
        { text: tlsText(flow.tls) },
        { text: flow.purpose },
        firewallCell(flow),
      ],
      ...placeOf(snapshot, flow.to.at ?? flow.from.at),
    })),
    empty: 'The components that the spec places have no such flows.',
  };
}

interface MergedFlow {
  readonly flow: Flow;
  /** Where it comes from, for people. */
  readonly from: string;
}

/** What every host needs (names, time) is one row a zone, not one a host. */
function merged(flows: readonly Flow[]): readonly MergedFlow[] {
  const rows: { flow: Flow; hosts: string[] }[] = [];
  const shared = new Map<string, { flow: Flow; hosts: string[] }>();
  for (const flow of flows) {
    if (flow.from.component !== 'any-host' || flow.from.host === null) {
      rows.push({ flow, hosts: [endText(flow.from)] });
      continue;
    }
    const key = JSON.stringify([
      flow.from.zone,
      endText(flow.to),
      flow.protocol,
      flow.port,
      flow.transport,
      flow.tls,
      flow.purpose,
      flow.local,
      firewallCell(flow).text,
    ]);
    const row = shared.get(key);
    if (row === undefined) {
      const added = { flow, hosts: [hostText(flow.from)] };
      shared.set(key, added);
      rows.push(added);
    } else row.hosts.push(hostText(flow.from));
  }
  return rows.map(({ flow, hosts }) => ({ flow, from: hosts.join(', ') }));
}

function listenerTable(snapshot: Snapshot, { listeners }: PortTable): Table {
  return {
    caption: 'Listeners',
    columns: [
      { title: 'Host' },
      { title: 'Component' },
      { title: 'Protocol' },
      { title: 'Port', align: 'right' },
      { title: 'Transport' },
      { title: 'TLS' },
      { title: 'Number from' },
    ],
    rows: listeners.map((row): Row => ({
      cells: [
        { text: row.host },
        { text: listenerTitle(row.component) },
        { text: row.protocol },
        portCell(row.port),
        { text: row.transport },
        { text: tlsText(row.tls) },
        {
          text: row.port === null ? '–' : numberFrom(row.confidence),
          ...(row.source.length === 0 ? {} : { explain: `Source: ${describeSources(row.source)}.` }),
        },
      ],
      ...placeOf(snapshot, row.at),
    })),
    empty: 'Nothing listens yet.',
    aside: true,
  };
}

function collisionSection(snapshot: Snapshot, { collisions }: PortTable): readonly Section[] {
  if (collisions.length === 0) return [];
  const table: Table = {
    caption: 'Collisions',
    columns: [{ title: 'Host' }, { title: 'Ports' }, { title: 'Listeners' }, { title: 'What to do' }],
    rows: collisions.map(({ host, ports, claimants, cure }): Row => ({
      cells: [
        { text: host, status: 'bad' },
        { text: ports.map(({ port, transport }) => `${port}/${transport}`).join(', ') },
        { text: claimants.map((claimant) => listenerTitle(claimant.component)).join(', ') },
        { text: cure ?? 'Give one of them another port, or an address of its own.' },
      ],
      ...placeOf(snapshot, claimants[0]?.at),
    })),
    empty: 'There are none.',
    aside: true,
  };
  return [{ heading: 'Collisions', text: 'Two listeners cannot share a port of one address.', tables: [table] }];
}

function unneededSection(snapshot: Snapshot, { unneeded }: PortTable): readonly Section[] {
  if (unneeded.length === 0) return [];
  const names = (set: ReadonlySet<string> | undefined): string => (set === undefined ? 'any' : [...set].join(', '));
  const table: Table = {
    caption: 'Open without need',
    columns: [
      { title: 'Firewall' },
      { title: 'Protocol' },
      { title: 'Port', align: 'right' },
      { title: 'From' },
      { title: 'To' },
    ],
    rows: unneeded.map((rule): Row => ({
      cells: [
        { text: rule.firewall.name, status: 'warning' },
        { text: rule.protocol },
        { text: rule.port?.toString() ?? 'the usual one' },
        { text: names(rule.from) },
        { text: names(rule.to) },
      ],
      ...placeOf(snapshot, rule.spec.at),
    })),
    empty: 'There are none.',
    aside: true,
  };
  return [{ heading: 'Open without need', text: 'No flow that the spec implies uses these rules.', tables: [table] }];
}

const VERDICT: Readonly<Record<'allowed' | 'blocked' | 'unknown', Status>> = {
  allowed: 'good',
  blocked: 'bad',
  unknown: 'unknown',
};

function firewallCell(flow: Flow): Cell {
  if (flow.verdict === undefined || flow.firewalls.length === 0) return { text: '–' };
  const text = flow.firewalls
    .map(({ firewall, verdict }) => `${firewall.name}: ${verdict === 'unknown' ? 'rules not given' : verdict}`)
    .join(', ');
  return { text, status: VERDICT[flow.verdict] };
}

const portCell = (port: number | null): Cell =>
  port === null ? { text: 'not given', status: 'unknown' } : { text: port.toString() };

const numberFrom = (confidence: PortConfidence): string =>
  confidence === 'declared' ? 'this spec' : confidenceText[confidence];

const tlsText = (tls: string): string => (tls === 'none' ? 'no' : tls);

const hostText = ({ host, count: hosts }: FlowHost): string => `${host ?? ''}${hosts > 1 ? ` (x${hosts})` : ''}`;

const endText = (end: FlowHost): string =>
  end.host === null ? titleOf(end.component) : `${hostText(end)}: ${titleOf(end.component)}`;

/** Of a component, or of a service of the operating system. */
const listenerTitle = (id: ListenerRow['component']): string =>
  isComponentId(id) ? componentInfo(id).title : (valueOf(hostService, id)?.title ?? id);
