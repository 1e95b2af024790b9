/** What listens, and what cannot because another does. */
import type { Snapshot } from '../../model/snapshot';
import { groupBy } from '../../network/group';
import { HostSets } from '../../network/host-sets';
import { placeOfListener, type ListenerRow, type PortTable } from '../../network/ports';
import type { Row, Section, Table } from '../content';
import type { HostNames } from '../host-names';
import { listenerTitle, numberFrom, portCell, rangeText, tlsText, type SourceTexts } from './port-words';
import { placeOf } from '../summary/summary';

/** More numbers than these of one component and protocol are told by the first and the last. */
const MOST = 12;

export function listenerTable(
  snapshot: Snapshot,
  { listeners }: PortTable,
  names: HostNames,
  sources: SourceTexts,
): Table {
  const own = names.each ? listeners.map((row) => ({ ...row, ports: [row.port] })) : together(listeners);
  return {
    caption: 'Listeners',
    columns: [
      { title: 'Host' },
      { title: 'Component' },
      { title: 'Protocol' },
      { title: 'Port', align: 'right' },
      { title: 'Transport', aside: true },
      { title: 'TLS', aside: true },
      { title: 'Number from' },
    ],
    rows: own.map((row): Row => {
      const { hosts, component, protocol, ports, transport, tls, port, confidence, source } = row;
      return {
        cells: [
          { text: names.textOf(hosts), values: hosts.map(({ name }) => name) },
          { text: listenerTitle(component) },
          { text: protocol },
          ports.length > 1 ? { text: rangeText(ports.flatMap((each) => each ?? [])) } : portCell(port),
          { text: transport },
          { text: tlsText(tls) },
          {
            text: port === null ? '–' : numberFrom(confidence),
            ...(source.length === 0 ? {} : { explain: `Source: ${sources.of(source)}.` }),
          },
        ],
        ...placeOf(snapshot, placeOfListener(snapshot.model, row)),
      };
    }),
    empty: 'Nothing listens yet.',
    aside: true,
    ...(names.each ? {} : { tools: { search: true, choices: [0, 1, 2] } }),
  };
}

/** A row for several numbers. */
interface Summed extends ListenerRow {
  readonly ports: readonly (number | null)[];
}

/** Hosts on which a component listens alike are one row; so are those with many numbers of their own. */
function together(listeners: readonly ListenerRow[]): readonly Summed[] {
  const sets = new HostSets();
  const kind = ({ component, protocol, transport, tls, confidence, local }: ListenerRow): string =>
    JSON.stringify([component, protocol, transport, tls, confidence, local]);
  return [...groupBy(listeners, kind).values()].flatMap((alike) => {
    const ports = groupBy(alike, ({ port }) => port);
    return (ports.size > MOST ? [alike] : [...ports.values()]).flatMap((own): readonly Summed[] => {
      const [first] = own;
      if (first === undefined) return [];
      const numbers = [...new Set(own.map(({ port }) => port))];
      return [{ ...first, hosts: sets.union(own.map(({ hosts }) => hosts)), ports: numbers }];
    });
  });
}

export function collisionSection(snapshot: Snapshot, { collisions }: PortTable, names: HostNames): readonly Section[] {
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
