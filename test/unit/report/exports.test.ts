/** The port table as firewall rules and as lines of a DNS zone. */
import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dnsZone } from '../../../server/report/dns-zone';
import { portsNftables } from '../../../server/report/nftables';
import { snapshotOf } from '../../support/analyse';
import { dice, randomText, runs } from '../../support/specs';

/** Every line of a ruleset is one of these; a table begins and ends where it should. */
const NFT =
  /^(#.*|table inet \w+ \{|\t# .*|\tset \w+ \{ type ipv4_addr; flags interval; \}|\tchain forward \{|\t\ttype filter hook forward priority 0; policy drop;|\t\tct state established,related accept|\t\t# .*|\t\t(ip saddr @\w+ )?(ip daddr @\w+ )?(tcp|udp) dport \d+ accept|\t\}|\}|)$/;
/** Lines of a zone file: comments, the origin, MX and CNAME records. */
const ZONE =
  /^(;.*|\$ORIGIN [A-Za-z0-9.-]+\.|@\tIN\tMX\t\d+ [A-Za-z0-9.-]+|[A-Za-z0-9.-]+\tIN\tCNAME\t[A-Za-z0-9.-]+)$/;

function expectGood(text: string, line: RegExp): void {
  expect(text.endsWith('\n')).toBe(true);
  for (const own of text.slice(0, -1).split('\n')) expect(own).toMatch(line);
}

function expectGoodRules(text: string): void {
  expectGood(text, NFT);
  const sets = new Set([...text.matchAll(/\tset (\w+) \{/g)].map((match) => match[1]));
  for (const [, used] of text.matchAll(/@(\w+)/g)) expect(sets).toContain(used);
  expect((text.match(/\{$/gm) ?? []).length).toBe((text.match(/^\t?\}$/gm) ?? []).length);
}

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
    expectGoodRules(portsNftables(snapshotOf(readFileSync(join('examples', file), 'utf8'))));
  });

  test('stay rules whatever a spec holds', () => {
    fc.assert(
      fc.property(dice(), (random) => {
        expectGoodRules(portsNftables(snapshotOf(randomText(random))));
      }),
      runs(100),
    );
    expectGoodRules(portsNftables(snapshotOf(WALL.replaceAll('relay', '"a\\nb; } accept"'))));
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
        expectGood(dnsZone(snapshotOf(randomText(random))), ZONE);
      }),
      runs(100),
    );
    expectGood(dnsZone(snapshotOf(WALL.replaceAll('relay', '"a\\nb IN A 192.0.2.1"'))), ZONE);
  });
});
