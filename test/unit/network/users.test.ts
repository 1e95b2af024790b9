/** Where users are, and which rules of firewalls nobody uses: one answer for the rules and for the port table. */
import { describe, expect, test } from 'vitest';
import { flows } from '../../../server/catalog/flows';
import { portsNftables } from '../../../server/report/formats/nftables';
import { analyse, snapshotOf } from '../../support/analyse';
import { linesWith, tableOf } from './table';

/** Front ends in a DMZ, with firewalls from other zones to it. */
const spec = (zones: string, firewalls: readonly string[], more = ''): string => `commspec: 1
name: test
suite: 7u3
architecture: two-tier
users: { total: 10, bases: [ { base: mediumweight-imap, share: 100% } ] }
zones: [ { name: dmz, kind: dmz }, { name: data, kind: private-data }, ${zones} ]
firewalls:
${firewalls.map((firewall) => `  - ${firewall}`).join('\n')}
  - { name: inner, between: [dmz, data], allow: [imap, ldap, lmtp] }
${more}tiers:
  - tier: 1
    hosts:
      - { name: mail, zone: dmz, components: [mmp, mta] }
  - tier: 2
    hosts:
      - { name: store, zone: data, components: [message-store] }
      - { name: dir, zone: data, components: [directory-master] }
`;

const needless = (text: string): string[] =>
  analyse(text)
    .findings.filter(({ code }) => code === 'NET009')
    .map(({ message }) => message.split(' pass')[0] ?? '');
const sources = (text: string): string[] => linesWith(text, '-> mail:mmp imap').map((line) => line.split(' ')[0] ?? '');

describe('users', () => {
  const vpn = (allow: string): string =>
    spec('{ name: vpn, kind: remote-access }', [`{ name: tunnel, between: [vpn, dmz], allow: ${allow} }`]);

  test('come by remote access where the spec has a zone for it', () => {
    const text = vpn('[imaps, submission]');
    expect(needless(text)).toEqual([]);
    expect(tableOf(text).unneeded).toEqual([]);
    expect(linesWith(text, 'remote-client ->')).toEqual([
      'remote-client -> mail:mta submission 587 tunnel allowed',
      'remote-client -> mail:mmp imaps 993 tunnel allowed',
    ]);
  });

  test('have no addresses that a firewall could list', () => {
    expect(portsNftables(snapshotOf(vpn('[imaps, submission]')))).toContain(
      '\t\tip daddr @h_mail tcp dport 993 accept',
    );
  });

  test('use no more there than elsewhere', () => {
    expect(needless(vpn('[imaps, submission, telnet]'))).toEqual(['`tunnel` lets `telnet`']);
  });

  test('stand in every zone of a kind', () => {
    const text = spec('{ name: lan1, kind: internal }, { name: lan2, kind: internal }', [
      '{ name: one, between: [lan1, dmz], allow: [imap, submission] }',
      '{ name: two, between: [lan2, dmz], allow: [imap, submission] }',
    ]);
    expect(sources(text)).toEqual(['internal-client', 'internal-client']);
    expect(needless(text)).toEqual([]);
  });

  test('come by the network for public access where the spec has no other', () => {
    const text = spec('{ name: pub, kind: public-access }', [
      '{ name: front, between: [pub, dmz], allow: [imap, submission, smtp] }',
    ]);
    expect(sources(text)).toEqual(['internet-client']);
  });

  test('who are near make what is kept from others no fault', () => {
    const walls = (far: string, near: string): string =>
      spec('{ name: vpn, kind: remote-access }, { name: lan, kind: internal }', [
        `{ name: tunnel, between: [vpn, dmz], allow: ${far} }`,
        `{ name: office, between: [lan, dmz], allow: ${near} }`,
      ]);
    expect(sources(walls('[submission]', '[imap, submission]'))).toEqual(['internal-client']);
    expect(sources(walls('[imap, submission]', '[imap, submission]'))).toEqual(['internal-client', 'remote-client']);
  });
});

describe('rules without use', () => {
  test.each([
    ['a service that nobody runs', '[imaps, submission, smtp, telnet]', '', ['telnet']],
    ['housekeeping', '[imaps, submission, smtp, ssh, ntp, dns, snmp]', '', []],
    ['what stands outside the spec', '[imaps, submission, smtp, xmpp]', 'external: [im-mux]\n', []],
    ['hosts that nobody knows', '[imaps, submission, smtp, { protocol: telnet, to: nowhere }]', '', []],
    // That a host of the DMZ asks the Internet without need is another rule's (NET010).
    ['hosts of the DMZ that ask the Internet', '[imaps, submission, smtp, { protocol: ftp, from: mail }]', '', []],
  ] as const)('%s: the rules and the table say the same', (_, allow, more, expected) => {
    const text = spec(
      '{ name: internet, kind: internet }',
      [`{ name: outer, between: [internet, dmz], allow: ${allow} }`],
      more,
    );
    expect(tableOf(text).unneeded.map(({ protocol }) => protocol)).toEqual(expected);
    expect(needless(text)).toHaveLength(expected.length);
  });

  test('of a firewall before a zone of unknown kind are left alone', () => {
    const text = spec('{ name: lab }', ['{ name: wall, between: [lab, dmz], allow: [telnet] }']);
    expect(tableOf(text).unneeded).toEqual([]);
    expect(needless(text)).toEqual([]);
  });
});

describe('the lines that flows are taken from', () => {
  const of = (group: string): typeof flows => flows.filter((kind) => kind.group === group);

  test('access filters of POP, IMAP and HTTP ask by ident, not MTAs (L3591)', () => {
    expect([...new Set(of('identd').map(({ from }) => from))]).toEqual(['message-store', 'webmail', 'mmp']);
  });

  test('mail of partners over TLS goes both ways (L1725-1727)', () => {
    const pairs = flows.filter(({ protocol }) => protocol === 'smtps').map(({ from, to }) => `${from} ${to}`);
    expect(pairs).toEqual(
      expect.arrayContaining(['internet-mta mta', 'mta internet-mta', 'mta-outbound internet-mta']),
    );
    const text = spec('{ name: internet, kind: internet }', [
      '{ name: outer, between: [internet, dmz], allow: [imaps, submission, smtp, smtps] }',
    ]);
    expect(needless(text)).toEqual([]);
  });

  test('what the guide does not say is marked, and certain nowhere', () => {
    for (const group of ['convergence-search', 'mobile-calendar']) {
      for (const { source, optional, sure } of of(group)) {
        expect(source).toContain('our reading; the guide does not say it');
        expect(optional === true || sure?.some((one) => one.when === undefined), group).toBe(true);
      }
    }
  });
});
