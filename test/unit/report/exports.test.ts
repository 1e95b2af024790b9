/** The port table as firewall rules and as lines of a DNS zone. */
import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dnsZone } from '../../../server/report/formats/dns-zone';
import { portsNftables } from '../../../server/report/formats/nftables';
import { snapshotOf } from '../../support/analyse';
import { checkRuleset, checkZone } from '../../support/exports';
import { dice, randomText, runs } from '../../support/specs';

const WALL = `commspec: 1
name: siroe
suite: 7u3
architecture: two-tier
domain: siroe.com
services: { messaging: { delivery: lmtp } }
firewalls: [ { name: inner, between: [dmz, private-data], allow: [ldap, telnet] } ]
dns:
  names: { smtp: relay, imap: store, relay: relay }
  mx: [ { host: relay, preference: 20 } ]
tiers:
  - tier: 1
    hosts: [ { name: relay, count: 2, zone: dmz, components: [mta] } ]
  - tier: 2
    hosts: [ { name: store, zone: private-data, components: [message-store, directory-master] } ]
`;

describe('firewall rules', () => {
  const text = portsNftables(snapshotOf(WALL));

  test('have a table a firewall that drops what is not listed', () => {
    expect(text).toContain('table inet fw_inner {');
    expect(text).toContain('policy drop;');
  });

  test('let through what the spec implies, and say what its firewall still blocks', () => {
    expect(text).toContain('\t\tip saddr @h_relay ip daddr @h_store tcp dport 389 accept');
    expect(text).toMatch(
      /does not let this through yet\.\n\t\tip saddr @h_relay ip daddr @h_store tcp dport 225 accept/,
    );
  });

  test('leave out what nothing needs', () => {
    expect(text).toContain('# Left out, since nothing needs it: telnet');
    expect(text).not.toContain('dport 23 accept');
  });

  test('say what they leave out because the spec does not say who needs it', () => {
    const rules = portsNftables(snapshotOf(WALL.replace('telnet]', 'ssh, { protocol: snmp, port: 1161 }]')));
    expect(rules).toContain('# Left out, since the spec does not say who needs it: ssh. Add it for those who do.');
    expect(rules).toContain('who needs it: snmp 1161. Add');
  });

  test('say that something may be missing where the spec cannot be read', () => {
    const broken = snapshotOf(`${WALL}note: [\n`);
    for (const text of [portsNftables(broken), dnsZone(broken)])
      expect(text).toMatch(/^[#;] Some lines of the spec cannot be read\. What stands on them is missing below\.$/m);
  });

  test('of a spec without firewalls say so', () => {
    expect(portsNftables(snapshotOf(WALL.replace(/firewalls.*\n/, '')))).toContain('declares no firewalls');
  });

  test.each(readdirSync('examples'))('of %s are written as they should be', (file) => {
    checkRuleset(portsNftables(snapshotOf(readFileSync(join('examples', file), 'utf8'))));
  });

  test('name sets so that any kernel takes them, each host its own', () => {
    const names = ['a'.repeat(40), `${'a'.repeat(40)}b`, 'a.b', 'a-b', 'ü', 'é', '"} accept"'];
    const hosts = names.map((name) => `{ name: ${JSON.stringify(name)}, zone: dmz, components: [mta] }`).join(', ');
    const spec = WALL.replace('{ name: relay, count: 2, zone: dmz, components: [mta] }', hosts);
    const rules = portsNftables(snapshotOf(spec), true);
    checkRuleset(rules);
    const sets = [...rules.matchAll(/\tset (\w+) \{/g)].map((match) => match[1]!);
    expect(new Set(sets).size).toBe(sets.length);
    expect(sets.length).toBeGreaterThan(names.length);
    for (const set of sets) expect(set).toMatch(/^[A-Za-z]\w{0,30}$/);
  });

  test('have one set for hosts that are alike, which names all of them', () => {
    const hosts = Array.from({ length: 12 }, (_, i) => `{ name: mta${i + 1}, zone: dmz, components: [mta] }`).join(
      ', ',
    );
    const spec = WALL.replace('{ name: relay, count: 2, zone: dmz, components: [mta] }', hosts);
    const rules = portsNftables(snapshotOf(spec));
    checkRuleset(rules);
    expect(rules).toContain(
      '\t# mta1, mta2, mta3, mta4, mta5, mta6, mta7, mta8\n\t# mta9, mta10, mta11, mta12\n\tset h_mta1_mta12_12_hosts_ {',
    );
    expect(rules).toContain('\t\tip saddr @h_mta1_mta12_12_hosts_ ip daddr @h_store tcp dport 389 accept');
    // One that a rule of a firewall names is apart from the others.
    const named = portsNftables(snapshotOf(spec.replace('telnet]', 'telnet, { protocol: ssh, from: mta7 }]')));
    expect(named).toContain('\tset h_mta7 {');
    expect(named).toContain('\tset h_mta1_mta12_11_hosts_ {');
  });

  test('take no port that is none', () => {
    const rules = portsNftables(snapshotOf(WALL.replace('[mta]', '[ { component: mta, ports: { smtp: 70000 } } ]')));
    checkRuleset(rules);
    for (const [, port] of rules.matchAll(/dport (\d+)/g)) expect(Number(port)).toBeLessThanOrEqual(65_535);
  });

  test('stay rules whatever a spec holds', () => {
    fc.assert(
      fc.property(dice(), (random) => {
        checkRuleset(portsNftables(snapshotOf(randomText(random))));
      }),
      runs(100),
    );
    checkRuleset(portsNftables(snapshotOf(WALL.replaceAll('relay', '"a\\nb; } accept"'))));
  });
});

describe('zone lines', () => {
  const text = dnsZone(snapshotOf(WALL));

  test('name the zone, and an exchanger for each host of a group', () => {
    expect(text).toContain('$ORIGIN siroe.com.\n@\tIN\tMX\t20 relay-1\n@\tIN\tMX\t20 relay-2\n');
  });

  test('make an alias for a host, and leave the addresses of several to be filled in', () => {
    expect(text).toContain('imap\tIN\tCNAME\tstore\n');
    expect(text).toContain('; smtp IN A (the address of relay-1)\n');
  });

  const zoneOf = (dns: string, hosts = '{ name: store, components: [message-store] }'): readonly string[] =>
    dnsZone(
      snapshotOf(
        `commspec: 1\nname: a\nsuite: 7u3\narchitecture: single-tier\ndomain: Siroe.com\ndns: ${dns}\ntiers: [ { tier: 1, hosts: [ ${hosts} ] } ]\n`,
      ),
    )
      .split('\n')
      .slice(2, -1);

  const label = 'x'.repeat(63);
  test.each([
    ['a name of 63 octets', `{ names: { ${label}: store } }`, `${label}\tIN\tCNAME\tstore`],
    ['a label of 64 octets', `{ names: { ${label}x: store } }`, `; ${label}x cannot be written: it is no host name`],
    [
      'a name of 253 octets with its zone',
      `{ names: { ${`${label}.`.repeat(3)}${'y'.repeat(51)}: store } }`,
      `${`${label}.`.repeat(3)}${'y'.repeat(51)}\tIN\tCNAME\tstore`,
    ],
    [
      'one of 254 octets',
      `{ names: { ${`${label}.`.repeat(3)}${'y'.repeat(52)}: store } }`,
      `; ${`${label}.`.repeat(3)}${'y'.repeat(52)} cannot be written: it is longer than a name in DNS may be`,
    ],
    ['a bank of one', '{ names: { imap: [store] } }', 'imap\tIN\tCNAME\tstore'],
    ['a name in full', '{ names: { imap.siroe.COM: store } }', 'imap.siroe.COM.\tIN\tCNAME\tstore'],
    ['a host in full', '{ names: { imap: store.siroe.com } }', 'imap\tIN\tCNAME\tstore.siroe.com.'],
    ['a host elsewhere', '{ mx: [ { host: mx.provider.example } ] }', '@\tIN\tMX\t10 mx.provider.example.'],
    ['the name of its host in full', '{ names: { store: store.siroe.com } }', '; store is the name of its host'],
    [
      'the zone itself',
      '{ names: { siroe.com: store } }',
      '; siroe.com cannot be written: it is the zone itself, which cannot be an alias',
    ],
    ['the sign of the zone', '{ names: { "@": store } }', '; @ cannot be written: it is no host name'],
    ['a directive', '{ names: { $INCLUDE: store } }', '; $INCLUDE cannot be written: it is no host name'],
    ['other alphabets', '{ names: { bücher: store } }', '; bücher cannot be written: it is no host name'],
    [
      'a host that cannot be named',
      '{ names: { imap: "a b" } }',
      '; imap for a b cannot be written: it is no host name',
    ],
    [
      'the name of another host',
      '{ names: { store: relay } }',
      '; store cannot be written: a host is called so, and it is not relay',
    ],
    ['the lowest preference', '{ mx: [ { host: store, preference: 0 } ] }', '@\tIN\tMX\t0 store'],
    ['the highest preference', '{ mx: [ { host: store, preference: 65535 } ] }', '@\tIN\tMX\t65535 store'],
    ['no preference', '{ mx: [ { host: store } ] }', '@\tIN\tMX\t10 store'],
  ])('of %s', (_, dns, line) => {
    expect(zoneOf(dns)).toEqual([line]);
  });

  test.each(['65536', '-1', '1.5', '1e20', 'low'])('leave out an exchanger of preference %s', (preference) => {
    expect(zoneOf(`{ mx: [ { host: store, preference: ${preference} } ] }`)).toEqual([
      '; MX store cannot be written: its preference is not a number from 0 to 65535',
    ]);
  });

  test('give a name of several hosts an address of each', () => {
    expect(zoneOf('{ names: { imap: [store, relay, store] } }')).toEqual([
      '; imap IN A (the address of store)',
      '; imap IN A (the address of relay)',
    ]);
  });

  test('have no exchanger that is an alias', () => {
    expect(zoneOf('{ names: { in: store, IN: store }, mx: [ { host: in }, { host: In.siroe.com } ] }')).toEqual([
      '; MX in cannot be written: it is an alias below, and an exchanger must not be one',
      '; MX In.siroe.com cannot be written: it is an alias below, and an exchanger must not be one',
      'in\tIN\tCNAME\tstore',
      '; IN cannot be written: it stands here already',
    ]);
    // A host that a service is called after stays a host.
    expect(zoneOf('{ names: { store: relay }, mx: [ { host: store } ] }')[0]).toBe('@\tIN\tMX\t10 store');
  });

  test('say how many hosts of a large group they leave out', () => {
    const lines = zoneOf('{ mx: [ { host: store } ] }', '{ name: store, count: 52, components: [mta] }');
    expect(lines.length).toBe(51);
    expect(lines.at(-1)).toBe('; and 2 more hosts of store');
  });

  test('stay lines whatever a spec holds', () => {
    fc.assert(
      fc.property(dice(), (random) => {
        checkZone(dnsZone(snapshotOf(randomText(random))));
      }),
      runs(100),
    );
    checkZone(dnsZone(snapshotOf(WALL.replaceAll('relay', '"a\\nb IN A 192.0.2.1"'))));
  });
});
