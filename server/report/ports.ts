/** The port and firewall table. */
import { componentInfo, isComponentId } from '../catalog/components';
import { describeSources } from '../catalog/guide';
import { confidenceText } from '../catalog/ports';
import { valueOf } from '../catalog/types';
import { hostService } from '../catalog/vocabulary';
import { placeIn, type Flow, type FlowEnd } from '../network/flows';
import type { HostGroup } from '../network/layouts';
import type { PortConfidence } from '../network/listeners';
import { titleOf } from '../network/parties';
import {
  placeOfListener,
  plainPorts,
  plainPortsOfEach,
  portTable,
  portTableOfEach,
  type ListenerRow,
  type PortTable,
} from '../network/ports';
import type { Snapshot } from '../model/snapshot';
import { bannerOf } from './banner';
import type { Cell, ReportContent, Row, Section, Status, Table } from './content';
import { groupSection, HostNames, withoutOther } from './host-names';
import { placeOf } from './summary';
import { count } from './words';
import { grouped } from '../words/number';

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

const GROUPS =
  'Rows above name hosts together that nothing tells apart. A host that talks to its own group talks to the others in it.';

/** With `each`, a row for every host and every pair of hosts. */
export function portsReport(snapshot: Snapshot, each = false): ReportContent {
  const { model } = snapshot;
  const table = each ? portTableOfEach(model) : portTable(model);
  const names = new HostNames(each);
  const between = merged(
    table.flows.filter((flow) => !flow.local),
    names,
  );
  const within = merged(
    table.flows.filter((flow) => flow.local),
    names,
  );
  const sections: readonly Section[] = [
    { heading: 'Flows between hosts', tables: [flowTable(snapshot, 'Flows between hosts', between, names)] },
    { heading: 'Flows within a host', tables: [flowTable(snapshot, 'Flows within a host', within, names)] },
    { heading: 'Listeners', tables: [listenerTable(snapshot, table, names)] },
    ...collisionSection(snapshot, table, names),
  ];
  const blocked = between.filter(({ flow }) => flow.verdict === 'blocked').length;
  const facts = [
    `${count(between.length, 'flow')} between hosts`,
    ...(blocked > 0 ? [`${grouped(blocked)} of them blocked by a firewall`] : []),
    ...(table.collisions.length > 0 ? [count(table.collisions.length, 'collision')] : []),
    ...(table.unneeded.length > 0 ? [`${count(table.unneeded.length, 'firewall rule')} without use`] : []),
  ];
  return {
    title: `Ports: ${model.section('name')?.value ?? 'deployment'}`,
    subtitle: `${facts.join(', ')}.`,
    ...bannerOf(snapshot),
    sections: [
      ...sections,
      ...unneededSection(snapshot, table),
      ...groupSection(names, GROUPS, ({ name }) => placeOf(snapshot, model.hostsByName.get(name)?.at)),
    ],
  };
}

function flowTable(snapshot: Snapshot, caption: string, flows: readonly MergedFlow[], names: HostNames): Table {
  const { model } = snapshot;
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
        {
          text: endText(
            flow.local ? flow.to : { ...flow.to, hosts: withoutOther(flow.to.hosts, flow.from.hosts) },
            names,
          ),
        },
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
      ...placeOf(snapshot, placeIn(model, flow.to) ?? placeIn(model, flow.from)),
    })),
    empty: 'The components that the spec places have no such flows.',
  };
}

interface MergedFlow {
  readonly flow: Flow;
  /** Where it comes from, for people. */
  readonly from: string;
}

/** What every host needs (names, time) is one row a zone, not one a group of hosts. */
function merged(flows: readonly Flow[], names: HostNames): readonly MergedFlow[] {
  const rows: { readonly flow: Flow; readonly hosts: HostGroup[] | undefined }[] = [];
  const shared = new Map<string, HostGroup[]>();
  for (const flow of flows) {
    if (flow.from.component !== 'any-host' || flow.from.hosts.length === 0) {
      rows.push({ flow, hosts: undefined });
      continue;
    }
    const key = JSON.stringify([
      flow.from.zone,
      endText(flow.to, names),
      flow.protocol,
      flow.port,
      flow.transport,
      flow.tls,
      flow.purpose,
      flow.local,
      firewallCell(flow).text,
    ]);
    const known = shared.get(key);
    if (known === undefined) {
      const hosts = [...flow.from.hosts];
      shared.set(key, hosts);
      rows.push({ flow, hosts });
    } else for (const host of flow.from.hosts) known.push(host);
  }
  return rows.map(({ flow, hosts }) => {
    const other = flow.local ? [] : flow.to.hosts;
    return {
      flow,
      from:
        hosts === undefined
          ? endText({ ...flow.from, hosts: withoutOther(flow.from.hosts, other) }, names)
          : names.textOf(withoutOther(hosts, other)),
    };
  });
}

function listenerTable(snapshot: Snapshot, { listeners }: PortTable, names: HostNames): Table {
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
        { text: names.textOf(row.hosts) },
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
      ...placeOf(snapshot, placeOfListener(snapshot.model, row)),
    })),
    empty: 'Nothing listens yet.',
    aside: true,
  };
}

function collisionSection(snapshot: Snapshot, { collisions }: PortTable, names: HostNames): readonly Section[] {
  if (collisions.length === 0) return [];
  const table: Table = {
    caption: 'Collisions',
    columns: [{ title: 'Host' }, { title: 'Ports' }, { title: 'Listeners' }, { title: 'What to do' }],
    rows: collisions.map(({ hosts, ports, claimants, cure, proven }): Row => ({
      cells: [
        { text: names.textOf(hosts), status: proven ? 'bad' : 'warning' },
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
  const named = (set: ReadonlySet<string> | undefined): string => (set === undefined ? 'any' : [...set].join(', '));
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
        { text: named(rule.from) },
        { text: named(rule.to) },
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

const endText = (end: FlowEnd, names: HostNames): string =>
  end.hosts.length === 0 ? titleOf(end.component) : `${names.textOf(end.hosts)}: ${titleOf(end.component)}`;

/** Of a component, or of a service of the operating system. */
const listenerTitle = (id: ListenerRow['component']): string =>
  isComponentId(id) ? componentInfo(id).title : (valueOf(hostService, id)?.title ?? id);
