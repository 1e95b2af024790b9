/** What a deployment consists of, at a glance. */
import { components } from '../catalog/components';
import type { Findings } from '../engine/engine';
import { formatShare, formatSize } from '../model/quantity';
import type { Host } from '../model/model';
import type { Snapshot } from '../model/snapshot';
import type { Node } from '../syntax/tree';
import { bannerOf } from './banner';
import type { Cell, ReportContent, Row, RowPlace, Table } from './content';
import { severityCounts } from './words';

export function placeOf(snapshot: Snapshot, node: Node | undefined): { readonly place?: RowPlace } {
  const place = node === undefined ? undefined : snapshot.locate(node);
  return place === undefined
    ? {}
    : { place: { uri: place.uri, line: place.range.start.line, character: place.range.start.character } };
}

const TIER: Readonly<Record<number, string>> = { 0: 'load balancers', 1: 'access', 2: 'data' };

export function summaryReport(snapshot: Snapshot, findings: Findings): ReportContent {
  const { model } = snapshot;
  const name = model.section('name')?.value ?? 'Deployment';
  const facts: [string, string | undefined, Node | undefined][] = [
    ['Suite', model.suite?.value, model.suite?.at],
    ['Architecture', model.architecture?.value, model.architecture?.at],
    ['Topology', model.section('topology')?.value, model.section('topology')?.at],
    ['Environment', model.environment?.value, model.environment?.at],
    ['Domain', model.section('domain')?.value, model.section('domain')?.at],
    ['Users', model.users?.total?.value.toLocaleString('en'), model.users?.total?.at],
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
  return {
    title: name,
    subtitle: countLine(findings),
    ...bannerOf(snapshot),
    sections: [
      { heading: 'Deployment', tables: [general] },
      { heading: 'Hosts', tables: [hostTable(snapshot)] },
      { heading: 'Components', tables: [componentTable(snapshot)] },
      ...(model.firewalls === undefined ? [] : [{ heading: 'Zones and firewalls', tables: [firewallTable(snapshot)] }]),
    ],
  };
}

function growth(snapshot: Snapshot): string | undefined {
  const given = snapshot.model.users?.growth;
  return given?.rate === undefined
    ? undefined
    : `${formatShare(given.rate.value.amount)} in ${given.months?.value ?? 18} months`;
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
  const row = (host: Host): Row => ({
    cells: [
      { text: host.name === '' ? '(no name)' : host.name },
      { text: host.count.toString() },
      known(host.tier === undefined ? undefined : `${host.tier} ${TIER[host.tier] ?? ''}`.trim()),
      known(host.spec.zone?.value),
      known(host.spec.os?.value),
      known(host.spec.cpus?.value.toString()),
      known(host.spec.memory === undefined ? undefined : formatSize(host.spec.memory.value.amount)),
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
        { text: model.countOf(placed).toString() },
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
