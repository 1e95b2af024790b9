/** The port table as a spreadsheet has it: a row a flow, every fact in a column of its own. */
import { describeSources } from '../../catalog/guide';
import type { Snapshot } from '../../model/snapshot';
import { placeIn, type Flow } from '../../network/flows';
import type { HostGroup } from '../../network/layouts';
import { portTable, portTableOfEach } from '../../network/ports';
import type { Cell, ReportContent, Row, Status, Table } from '../content';
import { groupSection, HostNames, withoutOther } from '../host-names';
import { endText, GROUPS, numberFrom, portCell, portsTitle, tlsText } from './port-words';
import { placeOf } from '../summary/summary';

/** With `each`, a row for every host and every pair of hosts. */
export function portList(snapshot: Snapshot, each = false): ReportContent {
  const { model } = snapshot;
  const { flows } = each ? portTableOfEach(model) : portTable(model);
  const names = new HostNames(each);
  const section = (heading: string, local: boolean): ReportContent['sections'][number] => {
    const own = flows.filter((flow) => flow.local === local);
    return { heading, tables: [flowTable(snapshot, heading, merged(own, names), names)] };
  };
  return {
    title: portsTitle(snapshot),
    sections: [
      section('Flows between hosts', false),
      section('Flows within a host', true),
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
