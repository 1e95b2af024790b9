/** What becomes of connections, listeners and firewall rules, a table each. */
import type { Comparison } from '../../compare/compare';
import type { FlowChange } from '../../compare/flows';
import type { Cell, Row, Table } from '../content';
import type { HostNames } from '../host-names';
import type { ChangePlaces } from './compare-places';
import { DASH, EMPTY, endText, plain, portWord, right, zonesText } from './compare-words';

export function flowTable(
  caption: string,
  { flows }: Comparison,
  names: HostNames,
  at: ChangePlaces,
  crossing: boolean,
): Table {
  const own = flows.filter((flow) => flow.crossing === crossing);
  const word = (flow: FlowChange): string =>
    crossing ? portWord(flow) : flow.change === 'opened' ? 'new' : flow.change === 'closed' ? 'gone' : portWord(flow);
  return {
    caption,
    columns: [
      ...[{ title: 'Change' }, { title: 'From', leads: true }, { title: 'To' }, { title: 'Protocol' }, right('Port')],
      ...[{ title: 'Transport' }, { title: 'Zones' }, { title: 'Firewalls' }],
    ],
    rows: own.map((flow): Row => ({
      ...at.ends(flow.from, flow.to),
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

function firewallCell({ before, after }: FlowChange): Cell {
  const state = after ?? before;
  if (state === null || state.verdict === null) return plain(DASH);
  const text = state.firewalls
    .map(({ name, verdict }) => `${name}: ${verdict === 'unknown' ? 'rules not given' : verdict}`)
    .join(', ');
  if (after === null) return plain(text);
  return plain(text, after.verdict === 'blocked' ? 'bad' : after.verdict === 'allowed' ? 'good' : 'unknown');
}

export function ruleTable({ rules }: Comparison, at: ChangePlaces): Table {
  return {
    caption: 'Firewall rules to change',
    columns: [{ title: 'Change' }, { title: 'Firewall', leads: true }, { title: 'Rule' }],
    rows: rules.map(({ change, firewall, rule }): Row => ({
      ...at.key(['firewalls', firewall]),
      cells: [plain(change === 'added' ? 'add' : 'remove'), plain(firewall), plain(rule)],
    })),
    empty: EMPTY,
  };
}

export function listenerTable({ listeners }: Comparison, names: HostNames, at: ChangePlaces): Table {
  return {
    caption: 'Listeners',
    columns: [
      ...[{ title: 'Change' }, { title: 'Host', leads: true }, { title: 'Component' }, { title: 'Protocol' }],
      ...[right('Port'), { title: 'Transport' }, { title: 'TLS' }],
    ],
    rows: listeners.map(({ change, hosts, component, protocol, port, transport, tls }): Row => ({
      ...at.host(hosts[0]?.name),
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
