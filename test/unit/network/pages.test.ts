/** The port tables of the specs on the pages of rules, each kind of row once. */
import { expect, test } from 'vitest';
import { blockedNeeds } from '../../../server/network/needs';
import { portTableOfEach, type PortTable } from '../../../server/network/ports';
import { areaOf } from '../../../server/rules/rule';
import { snapshotOf } from '../../support/analyse';
import { checkedRules, specsOf } from '../../support/rule-pages';

/** Areas whose pages are about connections, or have every kind of component. */
const AREAS: ReadonlySet<string> = new Set([
  'NET',
  'PORT',
  'LB',
  'IM',
  'CAL',
  'MSG',
  'DIR',
  'SSO',
  'ISS',
  'CE',
  'CNV',
  'OUT',
  'AV',
  'SEC',
  'TIER',
  'DNS',
]);

type Flow = PortTable['flows'][number];
/** The host only as being there: names do not make another kind. */
const end = ({ hosts, component }: Flow['from']): string => `${hosts.length === 0 ? 'outside ' : ''}${component}`;
const many = (values: readonly unknown[]): string => [...new Set(values.map(String))].join(' and ');

function rowsOf(table: PortTable): readonly string[] {
  return [
    ...table.flows.map(
      ({ from, to, protocol, port, transport, tls, confidence, purpose, source, firewalls }) =>
        `${end(from)} -> ${end(to)}: ${protocol} ${String(port)} ${transport}, TLS ${tls}, ${confidence}` +
        `${firewalls.length === 0 ? '' : `, ${many(firewalls.map(({ verdict }) => verdict))}`}. ${purpose}. ${source.join(', ')}`,
    ),
    ...table.listeners.map(
      ({ component, port, protocol, transport, tls, address, confidence, source, via, local, note }) =>
        `${component} listens: ${protocol} ${String(port)} ${transport}, TLS ${tls}, ${confidence}` +
        `${address === undefined ? '' : ', at an address'}${via === undefined ? '' : `, via ${via}`}${local ? ', local' : ''}. ${note ?? ''} ${source.join(', ')}`,
    ),
    ...table.collisions.map(
      ({ ports, claimants, listeners, proven, cure, source }) =>
        `${many(claimants.map(({ component }) => component))} collide on ${ports.map(({ port, transport }) => `${port.toString()} ${transport}`).join(', ')}` +
        ` with ${many(listeners.map(({ protocol }) => protocol))}${proven ? '' : ', perhaps'}. ${cure ?? ''} ${source.join(', ')}`,
    ),
    ...table.unneeded.map(({ protocol, port }) => `no need to open: ${protocol} ${String(port)}`),
  ];
}

test('each kind of row once', async () => {
  const told = new Set<string>();
  const sections: string[] = [];
  for (const rule of checkedRules.filter(({ code }) => AREAS.has(areaOf(code)))) {
    for (const { text } of specsOf(rule)) {
      const { model } = snapshotOf(text);
      const rows = [
        ...rowsOf(portTableOfEach(model)),
        ...blockedNeeds(model).map(
          ({ leg, edge, from, to }) =>
            `stopped: ${edge.kind.group}, ${leg.protocol} ${String(leg.port)}, ${from.length.toString()} to ${to.length.toString()}`,
        ),
      ];
      const own = [...new Set(rows.map((row) => row.trim()))].filter((row) => !told.has(row));
      for (const row of own) told.add(row);
      if (own.length > 0) sections.push([`# ${rule.code}`, ...own].join('\n'));
    }
  }
  await expect(`${sections.join('\n\n')}\n`).toMatchFileSnapshot('../../golden/ports-of-pages.txt');
});
