/** The port table as firewall rules and as lines of a DNS zone. */
import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dnsZone } from '../../../server/report/dns-zone';
import { portsNftables } from '../../../server/report/nftables';
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

  test('of a spec without firewalls say so', () => {
    expect(portsNftables(snapshotOf(WALL.replace(/firewalls.*\n/, '')))).toContain('declares no firewalls');
  });

  test.each(readdirSync('examples'))('of %s are written as they should be', (file) => {
    checkRuleset(portsNftables(snapshotOf(readFileSync(join('examples', file), 'utf8'))));
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
