/** What firewall teams get, as it is copied and as it stands in the report: held against every single flow. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../server/model/snapshot';
import type { FlowEnd } from '../../../server/network/flows';
import type { HostGroup } from '../../../server/network/layouts';
import { isAnybody, titleOf } from '../../../server/network/parties';
import { portTableOfEach } from '../../../server/network/ports';
import { firewallSections } from '../../../server/report/ports/firewall-rules';
import { portsReport } from '../../../server/report/ports/ports';
import { snapshotOf } from '../../support/analyse';

const specs = ['examples', 'test/fixtures'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.commspec.yaml') && !name.includes('staging'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const),
);

const namesIn = ({ name, count }: HostGroup): readonly string[] =>
  count > 1 ? Array.from({ length: count }, (_, i) => `${name}-${i + 1}`) : [name];

/** `a, b (192.0.2.1)` without addresses; somebody outside as one. */
const hostsIn = (text: string, hosts: ReadonlySet<string>): readonly string[] => {
  const names = text.split(', ').map((each) => each.replace(/ \([^()]*\)$/, ''));
  return names.every((name) => hosts.has(name)) ? names : [text];
};

const portsIn = (text: string): readonly string[] => {
  const [, first, last] = /^(\d+)-(\d+)$/.exec(text) ?? [];
  if (first === undefined || last === undefined) return [text];
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => (Number(first) + i).toString());
};

/** Every single flow that passes a firewall, and what is asked for, hosts one by one. */
function both(snapshot: Snapshot): { readonly flows: ReadonlySet<string>; readonly asked: ReadonlySet<string> } {
  const { model } = snapshot;
  const hosts = new Set(model.hosts.flatMap(({ name, count }) => namesIn({ name, count })));
  const flows = portTableOfEach(model).flows.flatMap((flow) => {
    if (flow.local || flow.firewalls.length === 0) return [];
    const own = ({ hosts: [host], component }: FlowEnd): readonly string[] => {
      if (host !== undefined) return namesIn(host);
      return [isAnybody(component) ? `any (${titleOf(component)})` : titleOf(component)];
    };
    return own(flow.from).flatMap((source) =>
      own(flow.to).map((target) => [source, target, flow.transport, flow.port ?? 'not given'].join(' ')),
    );
  });
  const { lines } = portsReport(snapshot)
    .sections.flatMap(({ tables }) => tables)
    .flatMap(({ tools }) => tools?.copies ?? [])[0] ?? { lines: [] };
  const asked = lines
    .flat()
    .flatMap(([source = '', target = '', transport = '', port = '', , rule = '']) =>
      rule.endsWith('to be closed')
        ? []
        : hostsIn(source, hosts).flatMap((from) =>
            hostsIn(target, hosts).flatMap((to) =>
              from === to ? [] : portsIn(port).map((each) => [from, to, transport, each].join(' ')),
            ),
          ),
    );
  return { flows: new Set(flows), asked: new Set(asked) };
}

describe.each(specs)('%s', (_, text) => {
  const snapshot = snapshotOf(text);

  test('asks for every single flow that passes a firewall, and for nothing else', () => {
    const { flows, asked } = both(snapshot);
    expect([...asked].sort()).toEqual([...flows].sort());
  });

  test('has in its report what is copied, each line at each firewall on the way', () => {
    const { lines } = portsReport(snapshot)
      .sections.flatMap(({ tables }) => tables)
      .flatMap(({ tools }) => tools?.copies ?? [])[0] ?? { lines: [] };
    const copied = lines.flat().flatMap(([source, target, transport, port, protocol, rule = '', purpose]) =>
      rule === ''
        ? []
        : rule.split('; ').map((own) => {
            const [firewall, what] = own.split(': ');
            return [firewall, what, source, target, transport, port, protocol, purpose].join(' | ');
          }),
    );
    const rows = firewallSections(snapshot).flatMap(({ tables }) =>
      tables.flatMap((table) =>
        table.rows.map(({ cells, group = '' }) =>
          [group.slice(0, group.indexOf(' (')), ...cells.map((cell) => cell.text)].join(' | '),
        ),
      ),
    );
    expect([...rows].sort()).toEqual([...copied].sort());
  });
});

const WALLED = `commspec: 1
name: probe
suite: 7u3
architecture: two-tier
services: { messaging: { delivery: lmtp } }
zones: [ { name: data, kind: private-data } ]
firewalls:
  - { name: outer, between: [internet, dmz], allow: [smtp, telnet] }
  - { name: inner, between: [dmz, data], allow: [ldap] }
external: []
tiers:
  - tier: 1
    hosts:
      - { name: relay, count: 2, zone: dmz, components: [mta-inbound] }
      - { name: store, zone: data, components: [message-store] }
      - { name: dir, zone: data, components: [directory-master] }
`;

describe('the chapter', () => {
  const tableOf = (text: string) => firewallSections(snapshotOf(text))[0]?.tables[0];

  test('tells each firewall what is to be done first', () => {
    expect(tableOf(WALLED)!.rows.map(({ group, cells }) => [group, cells[0]!.text, cells[0]!.status])).toEqual([
      ['outer (internet – dmz): 1 to be closed, 1 open', 'to be closed', 'warning'],
      ['outer (internet – dmz): 1 to be closed, 1 open', 'open (smtp)', 'good'],
      ['inner (dmz – data): 1 to be opened, 1 open', 'to be opened', 'bad'],
      ['inner (dmz – data): 1 to be opened, 1 open', 'open (ldap)', 'good'],
    ]);
    expect(tableOf(WALLED)!.rows[2]!.cells[1]!.text).toBe('relay-1, relay-2');
  });

  test('has a row at each of two firewalls on the way', () => {
    const far = WALLED.replace(
      '[dmz, data], allow: [ldap] }',
      '[dmz, core], allow: [ldap] }\n  - { name: deep, between: [core, data], allow: [] }',
    );
    const ldap = tableOf(far)!.rows.filter(({ cells }) => cells[5]!.text === 'ldap');
    expect(ldap.map(({ group, cells }) => `${group!.slice(0, group!.indexOf(' '))}: ${cells[0]!.text}`)).toEqual([
      'inner: open (ldap)',
      'deep: to be opened',
    ]);
  });

  test('is not there where no flow passes a firewall', () => {
    expect(firewallSections(snapshotOf(WALLED.replace(/firewalls:[^]*external/, 'external')))).toEqual([]);
    expect(firewallSections(snapshotOf(''))).toEqual([]);
  });
});
