import {
  portTableOfEach,
  plainPortsOfEach,
  type PlainPortsOfEach,
  type PortTable,
} from '../../../server/network/ports';
import { snapshotOf } from '../../support/analyse';

/** The table with a row for each host. */
export const tableOf = (text: string): PortTable => portTableOfEach(snapshotOf(text).model);
export const plainOf = (text: string): PlainPortsOfEach => plainPortsOfEach(tableOf(text));

type Flow = PortTable['flows'][number];

const end = ({ hosts: [host], component }: Flow['from']): string =>
  host === undefined ? component : `${host.name}:${component}`;
const firewalls = (flow: Flow): string =>
  flow.firewalls.map(({ firewall, verdict }) => ` ${firewall.name} ${verdict}`).join('');

/** `from -> to protocol port firewall verdict …`, one line a flow. */
export const lines = (text: string): string[] =>
  tableOf(text).flows.map(
    (flow) => `${end(flow.from)} -> ${end(flow.to)} ${flow.protocol} ${String(flow.port)}${firewalls(flow)}`,
  );

/** The lines that hold all of these words. */
export const linesWith = (text: string, ...words: readonly string[]): string[] =>
  lines(text).filter((line) => words.every((word) => line.includes(word)));

const byNumber = (a: number, b: number): number => a - b;

/** Every port of the table. */
export const portsOf = (text: string): number[] =>
  [...new Set(tableOf(text).flows.flatMap((flow) => flow.port ?? []))].sort(byNumber);

/** Every port at which something crosses a firewall. */
export const crossing = (text: string, firewall: string): number[] =>
  [
    ...new Set(
      tableOf(text)
        .flows.filter((flow) => flow.firewalls.some((passed) => passed.firewall.name === firewall))
        .flatMap((flow) => flow.port ?? []),
    ),
  ].sort(byNumber);

/** A spec of two tiers with a DMZ; hosts are given as YAML flow mappings. */
export function twoTier({
  services = '',
  firewalls,
  front,
  back,
  more = '',
}: {
  services?: string;
  firewalls: readonly string[];
  front: readonly string[];
  back: readonly string[];
  more?: string;
}): string {
  const list = (items: readonly string[], indent: string): string =>
    items.map((item) => `${indent}- ${item}`).join('\n');
  return `commspec: 1
name: test
suite: 7u3
architecture: two-tier
${services === '' ? '' : `services: ${services}\n`}zones: [ { name: dmz, kind: dmz }, { name: data, kind: private-data } ]
firewalls:
${list(firewalls, '  ')}
${more === '' ? '' : `${more}\n`}tiers:
  - tier: 1
    hosts:
${list(front, '      ')}
  - tier: 2
    hosts:
${list(back, '      ')}
`;
}
