/** What each firewall must let through, for whoever runs it: every flow that passes it, hosts by name. */
import type { Snapshot } from '../../model/snapshot';
import { barriersOf, type Firewall } from '../../network/firewalls';
import { append } from '../../network/group';
import { portTable } from '../../network/ports';
import { grouped } from '../../words/number';
import type { Row, Section, Status, Table } from '../content';
import { FirewallRequests, type FirewallRequest, type Need, type RequestLine } from './firewall-request';
import { firewallText } from './port-matrix';
import { portRows } from './port-rows';

const COLUMNS: Table['columns'] = [
  { title: 'Rule' },
  { title: 'Source' },
  { title: 'Destination' },
  { title: 'Transport' },
  { title: 'Port' },
  { title: 'Protocol' },
  { title: 'Purpose' },
];

const STATUS: Readonly<Record<Need, Status>> = {
  'to-open': 'bad',
  'to-close': 'warning',
  optional: 'warning',
  unknown: 'unknown',
  open: 'good',
};

const WORD: Readonly<Record<Need, string>> = {
  'to-open': 'to be opened',
  'to-close': 'to be closed',
  optional: 'closed and optional',
  unknown: 'not known, since its rules are not given',
  open: 'open',
};

/** What is to be done first. */
const NEEDS: readonly Need[] = ['to-open', 'to-close', 'optional', 'unknown', 'open'];

interface Entry {
  readonly line: RequestLine;
  readonly request: FirewallRequest;
}

/** Nothing where no flow passes a firewall. Firewalls stand in the order of the spec; a flow stands at each that it passes. */
export function firewallSections({ model }: Snapshot): readonly Section[] {
  const requests = new FirewallRequests(model);
  const lines = [
    ...portRows(model).crossings.flatMap(({ rows }) => rows.flatMap((row) => requests.linesOf(row))),
    ...portTable(model).unneeded.map((rule) => requests.lineOfUnneeded(rule)),
  ];
  const entries = new Map<Firewall, Entry[]>();
  for (const line of lines) for (const request of line.requests) append(entries, request.firewall, { line, request });
  const rows = barriersOf(model).firewalls.flatMap((firewall): readonly Row[] => {
    const own = entries.get(firewall) ?? [];
    const sorted = NEEDS.map((need) => own.filter(({ request }) => request.need === need));
    const counts = sorted.flatMap((some, i) => {
      const need = NEEDS[i];
      return some.length === 0 || need === undefined ? [] : [`${grouped(some.length)} ${WORD[need]}`];
    });
    const group = `${firewallText(firewall.name)} (${firewall.zones.join(' – ')}): ${counts.join(', ')}`;
    return sorted.flat().map((entry) => ({ ...rowOf(entry), group }));
  });
  if (rows.length === 0) return [];
  const caption = 'By firewall';
  return [
    {
      heading: caption,
      text: 'Each flow stands at every firewall that it passes. Hosts are named one by one, with their address where the spec gives it.',
      tables: [{ caption, columns: COLUMNS, rows, empty: 'There are none.' }],
    },
  ];
}

const rowOf = ({ line, request }: Entry): Row => ({
  cells: [
    { text: request.text, status: STATUS[request.need] },
    ...[line.source, line.destination, line.transport, line.port, line.protocol, line.purpose].map((text) => ({
      text,
    })),
  ],
});
