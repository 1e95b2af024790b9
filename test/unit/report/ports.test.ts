/** The port table as people read it: crossings, rows, what chooses them, and what the firewall team gets. */
import { describe, expect, test } from 'vitest';
import type { CopyPlan, ReportContent, Row, Section, Table } from '../../../server/report/content';
import { buildReport } from '../../../server/report/build';
import { reportCsv } from '../../../server/report/formats/csv';
import { reportHtml } from '../../../server/report/formats/html';
import { reportMarkdown } from '../../../server/report/formats/markdown';
import { reportText } from '../../../server/report/formats/text';
import { portList } from '../../../server/report/ports/port-list';
import { crossingTag } from '../../../server/report/ports/port-rows';
import { readCsv } from '../../support/csv';
import { analyse, snapshotOf } from '../../support/analyse';

const reportOf = (text: string, each = false): ReportContent => {
  const result = analyse(text);
  return buildReport('ports', { snapshot: result.snapshot, findings: () => result, each });
};
const sectionOf = (report: ReportContent, heading: string): Section =>
  report.sections.find((section) => section.heading === heading)!;
const flowsOf = (report: ReportContent): Table => sectionOf(report, 'Flows between hosts').tables[0]!;
const texts = (row: Row): readonly string[] => row.cells.map(({ text }) => text);
/** Verdict, port, ends and protocol, by group. */
const rowsOf = (report: ReportContent): readonly string[] =>
  flowsOf(report).rows.map((row) => `${row.group ?? ''}: ${texts(row).slice(0, 4).join(' | ')}`);
const planOf = (report: ReportContent): CopyPlan => flowsOf(report).tools!.copies![0]!;
const linesOf = (report: ReportContent): readonly string[] =>
  planOf(report)
    .lines.flat()
    .map((line) => line.join(' | '));

const spec = (hosts: readonly string[], firewalls: readonly string[] = [], more = ''): string => `commspec: 1
name: probe
suite: 7u3
architecture: two-tier
services: { messaging: { delivery: lmtp } }
zones: [ { name: data, kind: private-data } ]
firewalls:${firewalls.length === 0 ? ' []' : firewalls.map((firewall) => `\n  - ${firewall}`).join('')}
${more}tiers:
  - tier: 1
    hosts:
${hosts.map((host) => `      - ${host}\n`).join('')}`;

const RELAY = '{ name: relay, zone: dmz, components: [mta-inbound] }';
const STORE = '{ name: store, zone: data, components: [message-store] }';
const DIR = '{ name: dir, zone: data, components: [directory-master] }';
const WALLED = spec(
  [RELAY, STORE, DIR],
  [
    '{ name: outer, between: [internet, dmz], allow: [smtp, telnet] }',
    '{ name: inner, between: [dmz, data], allow: [ldap] }',
  ],
  'external: []\n',
);

describe('the rows', () => {
  test('stand by crossing, the least trusted zone first, what is blocked first within each', () => {
    const rows = rowsOf(reportOf(WALLED));
    expect(rows.slice(0, 1)).toEqual(['internet → dmz (outer): open | 25 | other mail systems → relay | smtp']);
    expect(rows.filter((row) => row.startsWith('dmz → data'))).toEqual([
      'dmz → data (inner): blocked | 225 | relay → store | lmtp',
      'dmz → data (inner): open | 389 | relay → dir | ldap',
    ]);
    expect(rows.at(-1)).toBe('Open without need: outer (internet – dmz): not needed | 23 | any → any | telnet');
  });

  test('hold the ports of one pair together, each protocol with its purpose', () => {
    const report = reportOf(spec(['{ name: front, zone: dmz, components: [mmp, mta-inbound] }', STORE]));
    const pair = flowsOf(report).rows.find((row) => row.cells[2]!.text === 'front → store')!;
    expect(texts(pair).slice(0, 6)).toEqual([
      'no firewall',
      '143, 225',
      'front → store',
      'imap, lmtp',
      '143 imap: IMAP of the users, passed on to their store; 225 lmtp: Mail into the store, without a second queue',
      'inbound MTA → Message Store; Messaging Multiplexor → Message Store',
    ]);
    expect(pair.cells[3]!.values).toEqual(['imap', 'lmtp']);
    expect(pair.cells[2]!.values).toEqual(['front', 'store']);
  });

  test('name hosts together that have the same ports, whatever they are', () => {
    const report = reportOf(spec([RELAY, '{ name: web, zone: dmz, components: [webmail] }', STORE, DIR]));
    expect(rowsOf(report)).toContain('dmz → data: no firewall | 389 | relay, web → dir | ldap');
    const each = rowsOf(reportOf(spec([RELAY, '{ name: web, zone: dmz, components: [webmail] }', STORE, DIR]), true));
    expect(each).toContain('dmz → data: no firewall | 389 | web → dir | ldap');
  });

  test('of many hosts that differ are one a protocol, which says so', () => {
    const hosts = Array.from(
      { length: 20 },
      (_, i) => `{ name: mmp${i + 1}, zone: dmz, components: [ { component: mmp, stores: s${i + 1} } ] }`,
    );
    const stores = hosts.map(
      (_, i) =>
        `{ name: s${i + 1}, zone: data, components: [ { component: message-store, ports: { imap: ${2000 + i} } } ] }`,
    );
    const report = reportOf(spec([...hosts, ...stores]));
    const rows = flowsOf(report).rows.filter((row) => row.cells[3]!.text === 'imap' && row.group === 'dmz → data');
    expect(rows.map((row) => texts(row).slice(0, 4))).toEqual([
      ['no firewall', '2000 … 2019 (20 ports)', 'mmp1 … mmp20 (20 hosts) → s1 … s20 (20 hosts), summed up', 'imap'],
    ]);
    // What each has stands in the request and in the list.
    expect(rowsOf(reportOf(spec([...hosts, ...stores]), true)).filter((row) => row.includes('imap')).length).toBe(420);
  });

  test('have one row a zone for what every host asks for, closed where no firewall stands in its way', () => {
    const hosts = ['a', 'b', 'c'].map((name) => `{ name: ${name}, zone: dmz, components: [mmp] }`);
    const dns = '{ name: n, zone: dmz, components: [dns-server] }';
    const open = reportOf(spec([...hosts, dns]));
    const section = sectionOf(open, 'Names and time');
    expect(section.folded).toBe(true);
    expect(section.tables[0]!.rows.map((row) => texts(row).slice(0, 4))).toContainEqual([
      'no firewall',
      '53',
      'a, b, c → n',
      'dns',
    ]);
    const inner = '{ name: inner, between: [dmz, data], allow: [imap] }';
    const walled = reportOf(spec([...hosts, dns.replace('dmz', 'data')], [inner]));
    expect(rowsOf(walled)).toContain('dmz → data (inner): blocked | 53 | a, b, c → n | dns');
  });

  test('say that a zone or the rules of a firewall are not given', () => {
    const report = reportOf(
      spec([RELAY.replace(' zone: dmz,', ''), STORE, DIR], ['{ name: inner, between: [dmz, data] }']),
    );
    expect(rowsOf(report)).toContain('zone not given → data: zone not given | 389 | relay → dir | ldap');
    expect(rowsOf(reportOf(spec([RELAY, STORE, DIR], ['{ name: inner, between: [dmz, data] }'])))).toContain(
      'dmz → data (inner): rules not given | 389 | relay → dir | ldap',
    );
  });

  test('lead to the firewall that blocks, else to what listens; the cursor marks them at rules, hosts and components', () => {
    const { rows } = flowsOf(reportOf(WALLED));
    const lineOf = (words: string): number => WALLED.split('\n').findIndex((line) => line.includes(words));
    const row = (verdict: string, ends: string): Row =>
      rows.find(({ cells }) => cells[0]!.text === verdict && cells[2]!.text === ends)!;
    const blocked = row('blocked', 'relay → store');
    expect(blocked.place!.line).toBe(lineOf('name: inner'));
    expect(blocked.lines).toEqual(expect.arrayContaining([lineOf('name: relay'), lineOf('name: store')]));
    const open = row('open', 'relay → dir');
    expect(open.place!.line).toBe(lineOf('name: dir'));
    expect(open.lines).toContain(lineOf('name: inner'));
    expect(row('not needed', 'any → any').place!.line).toBe(lineOf('telnet'));
    const lines = rows.flatMap((each) =>
      [each.place!.line, ...(each.lines ?? [])].map((line) => `${rows.indexOf(each)} ${line}`),
    );
    expect(new Set(lines).size).toBe(lines.length);
  });
});

describe('what chooses rows', () => {
  test('is offered where there are such rows', () => {
    const tags = (text: string): readonly string[] =>
      flowsOf(reportOf(text)).tools!.filters?.map(({ tag }) => tag) ?? [];
    expect(tags(WALLED)).toEqual(['blocked', 'unneeded']);
    expect(tags(spec([RELAY, STORE, DIR]))).toEqual([]);
    expect(tags(spec([RELAY, '{ name: f, zone: dmz, components: [brightmail] }']))).toContain('unconfirmed');
  });

  test('is a matrix of zones, users and others outside in theirs', () => {
    const { matrix } = sectionOf(reportOf(WALLED), 'Flows between hosts');
    expect(matrix!.rows).toEqual(['internet', 'dmz', 'data']);
    expect(matrix!.columns).toEqual(matrix!.rows);
    expect(matrix!.cells[1]![2]).toEqual({
      text: '2',
      note: '1 blocked',
      status: 'bad',
      explain: '2 flows from dmz to data through inner, 1 of them needed and blocked',
      tag: 'crossing:dmz>data',
    });
    expect(matrix!.cells[2]![0]).toBeNull();
  });

  test('is one zone where none is given', () => {
    const { matrix } = sectionOf(
      reportOf(spec([RELAY, STORE, DIR].map((host) => host.replace(/ zone: \w+,/, '')))),
      'Flows between hosts',
    );
    expect(matrix!.rows).toContain('not given');
    expect(matrix!.rows.filter((zone) => zone === 'not given')).toHaveLength(1);
    expect(sectionOf(reportOf(''), 'Flows between hosts').matrix).toBeUndefined();
  });

  test('never is one tag for two crossings', () => {
    const zones = [null, '', '>', 'a', 'a>b', 'b', '%', '%3E', 'a%3Eb', 'not given'];
    const tags = zones.flatMap((from) => zones.map((to) => crossingTag(from, to)));
    expect(new Set(tags).size).toBe(tags.length);
    expect(crossingTag('dmz', 'data')).toBe('crossing:dmz>data');
  });
});

describe('the copy for the firewall team', () => {
  test('has what crosses a firewall, what is to be opened and what is to be closed', () => {
    const report = reportOf(WALLED);
    expect(planOf(report).columns).toEqual([
      'Source',
      'Destination',
      'Transport',
      'Port',
      'Protocol',
      'Rule',
      'Purpose',
    ]);
    expect(linesOf(report)).toEqual(
      expect.arrayContaining([
        'any (other mail systems) | relay | tcp | 25 | smtp | outer: open (smtp) | Mail from the Internet, by MX records',
        'relay | store | tcp | 225 | lmtp | inner: to be opened | Mail into the store, without a second queue',
        'any | any | tcp | 23 | telnet | outer: to be closed | No flow that the spec implies uses it',
      ]),
    );
    expect(planOf(report).lines.length).toBe(flowsOf(report).rows.length);
    expect(flowsOf(reportOf(spec([RELAY, STORE, DIR]))).tools!.copies).toBeUndefined();
  });

  test('names every host of a group, and the address that a component listens on', () => {
    const report = reportOf(
      spec(
        [
          RELAY.replace('relay,', 'relay, count: 2,'),
          '{ name: store, zone: data, components: [ { component: message-store, address: 192.0.2.7 } ] }',
          DIR,
        ],
        ['{ name: inner, between: [dmz, data], allow: [ldap] }'],
      ),
    );
    expect(linesOf(report)).toContain(
      'relay-1, relay-2 | store (192.0.2.7) | tcp | 225 | lmtp | inner: to be opened | Mail into the store, without a second queue',
    );
  });

  test('asks one of two firewalls side by side, and says what is open already', () => {
    const sides = (allow: string): readonly string[] =>
      linesOf(
        reportOf(
          spec(
            [RELAY, STORE, DIR],
            [
              '{ name: left, between: [dmz, data], allow: [ldap] }',
              `{ name: right, between: [dmz, data], allow: [ldap${allow}] }`,
            ],
          ),
        ),
      ).filter((line) => line.includes('lmtp'));
    expect(sides('').map((line) => line.split(' | ')[5])).toEqual(['left: to be opened']);
    expect(sides(', lmtp').map((line) => line.split(' | ')[5])).toEqual(['right: open (lmtp)']);
  });
});

describe('beside the flows', () => {
  test('collisions come first, and what is only read is closed', () => {
    const host =
      '{ name: both, zone: dmz, components: [ message-store, { component: cal6-frontend, ports: { http: 143 } } ] }';
    const report = reportOf(spec([host, STORE]));
    const [first, second, ...others] = report.sections;
    expect([first!.heading, second!.heading]).toEqual(['Collisions', 'Flows between hosts']);
    expect([first!.folded, second!.folded]).toEqual([undefined, undefined]);
    expect(others.map(({ heading }) => heading)).toContain('Listeners');
    for (const section of others) expect(section.folded).toBe(true);
  });

  test('the hosts of a group are told', () => {
    const hosts = Array.from({ length: 6 }, (_, i) => `{ name: mta${i + 1}, zone: dmz, components: [mta] }`);
    const report = reportOf(spec([...hosts, DIR]));
    expect(sectionOf(report, 'Hosts in groups').tables[0]!.rows.map(texts)).toEqual([
      ['mta1 … mta6 (6 hosts)', '6', 'mta1, mta2, mta3, mta4, mta5, mta6'],
    ]);
    expect(reportOf(spec([...hosts, DIR]), true).sections.map(({ heading }) => heading)).not.toContain(
      'Hosts in groups',
    );
  });

  test('the subtitle says the whole in a sentence, the worst first', () => {
    expect(reportOf('').subtitle).toBe('0 flows between hosts.');
    expect(reportOf(WALLED).subtitle).toMatch(
      /^\d+ flows between hosts, 1 needed flow blocked by a firewall, 1 firewall rule without use\.$/,
    );
  });
});

describe('the formats', () => {
  test('for terminals are as wide as a terminal, a crossing after the other', () => {
    for (const width of [80, 120]) {
      const text = reportText(reportOf(WALLED), { width });
      expect(text).toMatch(/^ {2}dmz → data \(inner\):\n {2}blocked +225 +relay → store +lmtp$/m);
      expect(text).toMatch(/^ {2}dmz +– +– +2 \(1 blocked\)$/m);
      for (const line of text.split('\n').filter((each) => each.startsWith('  ')))
        expect(line.length).toBeLessThanOrEqual(width);
    }
  });

  test('Markdown and HTML have the matrix, the crossings, and every fact of a row', () => {
    const report = reportOf(WALLED);
    const markdown = reportMarkdown(report).text;
    expect(markdown).toContain('**dmz → data (inner)**\n\n| Verdict | Port |');
    expect(markdown).toContain('| dmz | – | – | 2 (1 blocked) |');
    const html = reportHtml(report).text;
    expect(html).toContain('<tr class="group"><th scope="rowgroup" colspan="5">dmz → data (inner)</th>');
    expect(html).toContain('<b>Purpose</b> Mail into the store, without a second queue</span>');
  });

  test('CSV has a port a line and a column a fact', () => {
    const [head, ...rows] = readCsv(reportCsv(portList(snapshotOf(WALLED))));
    expect(head).toEqual([
      'From',
      'From zone',
      'To',
      'To zone',
      'Protocol',
      'Port',
      'Transport',
      'TLS',
      'Purpose',
      'Firewalls',
    ]);
    expect(rows).toContainEqual([
      'relay: inbound MTA',
      'dmz',
      'store: Message Store',
      'data',
      'lmtp',
      '225',
      'tcp',
      'no',
      'Mail into the store, without a second queue',
      'inner: blocked',
    ]);
  });
});
