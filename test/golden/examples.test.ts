/** The examples: their findings, sizing and ports are held by files beside this one, and what a change to them must bring out. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allRules } from '../../server/generated/rules';
import type { Flow } from '../../server/network/flows';
import { portTable } from '../../server/network/ports';
import { buildReport } from '../../server/report/build';
import { reportText } from '../../server/report/formats/text';
import { analyse, basesOf } from '../support/analyse';

const FOLDER = 'examples';
/** Deployments of the guide that nobody would learn from as specs of their own. */
const FIXTURES = 'test/fixtures/examples';
const pathOf = (file: string): string =>
  [FOLDER, FIXTURES].map((folder) => join(folder, `${file}.commspec.yaml`)).find((path) => existsSync(path)) ?? file;
const read = (file: string): string => readFileSync(pathOf(file), 'utf8');
const files = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.commspec.yaml'))
  .map((file) => file.replace('.commspec.yaml', ''));
/** What an example extends is beside it. */
const beside = new Map(files.map((file) => [`${file}.commspec.yaml`, read(file)]));
const bases = new Map(await Promise.all(files.map(async (file) => [file, await basesOf(read(file), beside)] as const)));
const analysed = (file: string): ReturnType<typeof analyse> => analyse(read(file), {}, bases.get(file));

describe.each(files)('%s', (file) => {
  // In each test anew: what is computed while tests are listed belongs to none of them.
  const result = (): ReturnType<typeof analyse> => analysed(file);
  const report = (kind: Parameters<typeof buildReport>[0]): string => {
    const { snapshot, ...findings } = result();
    return reportText(buildReport(kind, { snapshot, findings: () => findings }));
  };

  test.runIf(file !== 'broken')('says of its ports what its port table says', () => {
    const table = portTable(result().snapshot.model);
    const ends = (flow: Flow): string =>
      `${flow.from.hosts[0]?.name ?? flow.from.component} to ${flow.to.hosts[0]?.name ?? flow.to.component}: ${flow.protocol} ${String(flow.port)}`;
    const stopped = table.flows.filter(({ firewalls }) => firewalls.some(({ verdict }) => verdict === 'blocked'));
    expect(stopped.map(ends), 'stopped by a firewall').toEqual([]);
    expect(
      table.unneeded.map(({ firewall, protocol }) => `${firewall.name} ${protocol}`),
      'open for nobody',
    ).toEqual([]);
    expect(
      table.collisions.map(({ host, ports }) => `${host} ${ports.map(({ port }) => port).join(' ')}`),
      'wanted twice',
    ).toEqual([]);
  });

  test('findings', async () => {
    const lines = result().findings.map(
      ({ range: { start }, severity, code, advice, message }) =>
        `${start.line + 1}:${start.character + 1} ${advice ? 'advice' : severity} ${code} ${message}`,
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`${file}.findings.txt`);
  });

  test('sizing', async () => {
    await expect(report('sizing')).toMatchFileSnapshot(`${file}.sizing.txt`);
  });

  test('ports', async () => {
    await expect(report('ports')).toMatchFileSnapshot(`${file}.ports.txt`);
  });

  test('overview', async () => {
    await expect(report('summary')).toMatchFileSnapshot(`${file}.summary.txt`);
  });
});

/** What each example is meant to show; everything else in them is quiet. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'single-host': [],
  'single-tier': [],
  'two-tier': [],
  'two-tier-staging': [],
  edge: [],
  'siroe-hybrid': [],
  'communications-express-remote': ['CE003'],
  calendar7: [],
  'suite5-one-host': ['CE003'],
  'nine-machines': [],
  'im-small': [],
  convergence: [],
  antispam: [],
  'e03-single-tier-distributed': [],
  'e06-messaging-data-flows': ['DIR003'],
  'e28-two-tier-simplified': [],
  'e28-one-tier-simplified': [],
  'e08-communications-express-basic': ['CE003'],
  'e10-im-basic': [],
  'e11-im-notifications-alerts': [],
  'e12-im-access-manager': [],
  'e13-im-all-features': [],
  'e14-im-web-server-apart': [],
  'e15-im-multiplexors-apart': [],
  'e16-im-two-domains': [],
  'e18-calendar6-single-server': [],
  'e19-calendar6-two-tier': [],
  'e20-calendar6-several-servers': [],
  // The hardware that the guide gives is too little by its own tables; one multiplexor is what it has.
  'e24-im-large': ['SIZ021', 'HA011', 'SIZ015', 'SIZ022', 'SIZ021'],
  'e25-search-one-host': [],
  'e25-search-tiers': [],
  'e27-directory-four-masters': [],
  'e30-remote-failover': [],
};
/** Rules that are written; others may be named above already. */
const written = new Set(allRules.map(({ code }) => code));

test.each(Object.entries(EXPECTED))('%s gives the findings that it is meant to show', (file, codes) => {
  const shown = analysed(file).findings.filter(
    (finding) => !finding.advice && (finding.severity === 'error' || finding.severity === 'warning'),
  );
  expect(shown.map((finding) => finding.code)).toEqual(codes.filter((code) => written.has(code)));
});

const DIR_LYON =
  '      - { name: dir-lyon, site: lyon, zone: intranet, os: solaris, cpus: 2, memory: 4 GB, components: [ { component: directory-consumer, master: master } ] }\n';
/** A change to an example, and what it must bring out. */
const VARIANTS: readonly (readonly [file: string, find: string, replacement: string, code: string])[] = [
  ['single-host', 'delivery: smtp', 'delivery: lmtp', 'TIER004'],
  ['single-host', 'total: 400', 'total: 800', 'TIER001'],
  ['single-host', 'domain: office.example.com', 'sites: [{ name: a }, { name: b }]', 'TIER002'],
  ['single-tier', 'delivery: smtp', 'delivery: lmtp', 'TIER005'],
  ['single-tier', '          - webmail\n', '          - webmail\n          - mmp\n', 'TIER008'],
  [
    'single-tier',
    'components: [im-server, im-mux]',
    'components: [im-server]\n      - name: mux\n        components: [im-mux]',
    'TIER009',
  ],
  ['single-tier', 'domain: company.example.com', 'requirements: [no-maintenance-window]', 'TIER025'],
  ['single-tier', 'domain: company.example.com', 'requirements: [denial-of-service-threat]', 'TIER003'],
  ['e03-single-tier-distributed', DIR_LYON, '', 'TIER013'],
  ['e03-single-tier-distributed', 'directory: dir-lyon', 'directory: master', 'TIER014'],
  ['e03-single-tier-distributed', 'targets: [cal-lyon]', 'targets: [cal-lyon, mail-lyon]', 'LB001'],
  ['e03-single-tier-distributed', 'targets: [cal-lyon]', 'targets: [cal-lyon, master]', 'LB002'],
  ['two-tier', 'capacity: { users: 13000 }', 'capacity: { users: 7000 }', 'TIER010'],
  ['two-tier', 'targets: [mmp, web, mta-out, im-front]', 'targets: [mmp, store]', 'LB001'],
  ['two-tier', 'targets: [mmp, web, mta-out, im-front]', 'targets: [mmp, dir]', 'LB002'],
  ['two-tier', 'targets: [mmp, web, mta-out, im-front]', 'targets: [mmp, mta-out]', 'TIER012'],
  ['two-tier', 'targets: [mmp, web, mta-out, im-front]', 'targets: [web, mta-out, im-front]', 'LB011'],
  ['two-tier', 'sticky: true', 'sticky: false', 'LB006'],
  ['two-tier', 'capacity: { users: 6500 }', 'capacity: { users: 14000 }', 'TIER011'],
  ['two-tier', 'imap: lb', 'imap: store', 'DNS008'],
  ['edge', 'algorithm: least-connections', 'algorithm: round-robin', 'LB004'],
  ['edge', 'tls: ssl-port\n      - name: edge-web', 'tls: none\n      - name: edge-web', 'TIER018'],
  ['edge', '            smtp-auth: true\n', '            smtp-auth: false\n', 'TIER019'],
  ['edge', 'rbl: true', 'rbl: false', 'AV002'],
  ['edge', 'between: [intranet, data]', 'between: [internal, data]', 'TIER020'],
  ['edge', '            sticky: true\n', '            sticky: false\n', 'LB006'],
  ['e06-messaging-data-flows', 'targets: [mmp, out]', 'targets: [mmp, out, mtaa]', 'LB012'],
  ['e06-messaging-data-flows', ', { host: mtab, preference: 10 }', '', 'DNS011'],
  ['e06-messaging-data-flows', '{ host: mtab, preference: 10 }', '{ host: mtab, preference: 20 }', 'DNS005'],
  ['e06-messaging-data-flows', '{ host: mtab, preference: 10 }', '{ host: mmp, preference: 10 }', 'DNS004'],
  ['suite5-one-host', 'total: 450', 'total: 800', 'TIER001'],
  ['nine-machines', 'targets: [calfe, msgfe]', 'targets: [msgfe]', 'LB007'],
  ['nine-machines', 'sticky: true', 'sticky: false', 'LB006'],
  ['e28-one-tier-simplified', 'maintenance: 6 h/month', 'maintenance: 0 h/month', 'TIER025'],
  [
    'e28-two-tier-simplified',
    '- { name: dir,',
    '- { name: dir2, components: [mmp, message-store] }\n      - { name: dir,',
    'TIER006',
  ],
  [
    'communications-express-remote',
    '- component: communications-express',
    '- component: communications-express\n            calendar-tls: ssl-port',
    'CE006',
  ],
  ['communications-express-remote', '      - { protocol: dwp, port: 59779, from: front, to: back }\n', '', 'PORT013'],
  ['communications-express-remote', 'schema: schema2-native', 'schema: schema1', 'SCH002'],
  [
    'calendar7',
    'components: [cal7-database] }\n      - { name: ischedule',
    'components: [ { component: cal7-database, engine: oracle } ] }\n      - { name: ischedule',
    'CAL001',
  ],
  [
    'calendar7',
    '      - { name: doc3, zone: data, os: solaris, cpus: 2, memory: 8 GB, components: [ { component: cal7-docstore, kind: remote, database: ischedule, ischedule: true } ] }\n',
    '',
    'CAL002',
  ],
  ['convergence', 'schema: schema2-native', 'schema: schema2-compat', 'SCH001'],
  ['nine-machines', '      - { protocol: dwp, port: 9779, from: calfe, to: calbe }\n', '', 'PORT013'],
  // The wrong way round: the filter takes mail by SMTP, before the MTA.
  ['antispam', 'attach: plug-in', 'attach: smtp-proxy', 'AV001'],
  ['antispam', 'ENABLE_RBL: 1', 'ENABLE_RBL: 0', 'AV019'],
  ['single-host', 'domain: office.example.com', 'sla: { availability: 99.9% }', 'HA013'],
  ['siroe-hybrid', 'served-by: chicago', 'users: 40', 'TOP006'],
  [
    'e08-communications-express-basic',
    '          - component: access-manager\n            ports: { http: 8080 }\n',
    '',
    'SSO008',
  ],
  ['e10-im-basic', '[ { component: im-mux, server: im } ]', '[time-server]', 'IM003'],
  ['e10-im-basic', 'external: [directory-master, ', 'external: [', 'IM005'],
  [
    'e11-im-notifications-alerts',
    '      - { name: mail, count: 2, zone: dmz, os: solaris, components: [mta] }\n',
    '',
    'IM007',
  ],
  ['e11-im-notifications-alerts', ', cal6-frontend, cal6-backend]', ']', 'IM008'],
  ['e11-im-notifications-alerts', ', cal6-frontend, cal6-backend]', ', cal7-frontend]', 'IM009'],
  ['e12-im-access-manager', ', access-manager-sdk]', ']', 'SSO005'],
  ['e12-im-access-manager', 'schema: schema2-native', 'schema: schema1', 'SCH002'],
  ['e12-im-access-manager', 'auth: access-manager', 'auth: ldap', 'SSO010'],
  ['e13-im-all-features', 'cal6-backend, mta, im-server]', 'mta, im-server, cal6-backend]', 'IM029'],
  [
    'e15-im-multiplexors-apart',
    'server: im } ] }\n      - { name: mux2',
    'server: lb } ] }\n      - { name: mux2',
    'LB003',
  ],
  ['e15-im-multiplexors-apart', 'name: mux1, zone: dmz', 'name: mux1, zone: internet', 'NET031'],
  ['e16-im-two-domains', ', peers: im2', '', 'IM015'],
  ['e16-im-two-domains', 'server: im1', 'server: [im1, im2]', 'IM001'],
  ['e18-calendar6-single-server', 'csstored, enpd]', 'csstored, enpd, csdwpd]', 'CAL027'],
  ['e18-calendar6-single-server', 'suite: 6u2', 'suite: 7', 'LIFE002'],
  ['e19-calendar6-two-tier', '        os: solaris\n        cpus: 4', '        os: red-hat\n        cpus: 4', 'CAL024'],
  ['e19-calendar6-two-tier', 'component: cal6-frontend,', 'component: cal6-frontend, version: "6.2",', 'CAL023'],
  ['e19-calendar6-two-tier', 'sticky: true', 'sticky: false', 'LB007'],
  ['e19-calendar6-two-tier', ', csdwpd]', ']', 'CAL026'],
  ['e19-calendar6-two-tier', '        cpus: 4', '        cpus: 2', 'SIZ007'],
  ['e20-calendar6-several-servers', 'cld: true', 'cld: false', 'CAL029'],
  ['e25-search-tiers', ', apache-httpd ]', ' ]', 'ISS004'],
  ['e25-search-tiers', ', { protocol: jmq, port: 7677 }', '', 'NET022'],
  ['e25-search-tiers', 'index-storage: ha-nfs', 'index-storage: local', 'HA025'],
  ['e27-directory-four-masters', '[consumer, hub, master]', '[consumer, master]', 'DIR011'],
  ['convergence', 'server-port: 5269', 'server-port: 5222', 'PORT008'],
  ['e30-remote-failover', 'manual-confirm', 'automatic', 'HA008'],
  [
    'e30-remote-failover',
    'ha: { method: vcs } }\n  remote-failover: { option',
    'ha: { method: solaris-cluster } }\n  remote-failover: { product: veritas, option',
    'HA007',
  ],
  ['im-small', 'memory: 1 GB', 'memory: 128 MB', 'SIZ021'],
];

test.each(VARIANTS.filter(([, , , code]) => written.has(code)))(
  '%s with «%s» → «%s» gives a finding',
  (file, find, replacement, code) => {
    const text = read(file);
    expect(text).toContain(find);
    expect(analyse(text).findings.map((finding) => finding.code)).not.toContain(code);
    expect(analyse(text.replace(find, replacement)).findings.map((finding) => finding.code)).toContain(code);
  },
);

test('more users on the host of Suite 5 than a single host suits are for information only, up to its own limit', () => {
  const severityWith = (users: number): unknown =>
    analyse(read('suite5-one-host').replace('total: 450', `total: ${users}`)).findings.find(
      ({ code }) => code === 'TIER001',
    )?.severity;
  expect([500, 501, 999, 1000].map(severityWith)).toEqual([undefined, 'information', 'information', 'warning']);
});

test.each(['e06-messaging-data-flows', 'two-tier', 'edge'])('%s needs no load balancer before inbound MTAs', (file) => {
  expect(analyse(read(file)).findings.map(({ code }) => code)).not.toContain('LB012');
});

test('a load balancer before the stores of a distributed single tier is a warning, elsewhere an error', () => {
  const severityOf = (file: string, find: string, replacement: string): unknown =>
    analyse(read(file).replace(find, replacement)).findings.find(({ code }) => code === 'LB001')?.severity;
  expect(severityOf('e03-single-tier-distributed', 'targets: [cal-lyon]', 'targets: [cal-lyon, mail-lyon]')).toBe(
    'warning',
  );
  expect(severityOf('two-tier', 'targets: [mmp, web, mta-out, im-front]', 'targets: [mmp, store]')).toBe('error');
});

test('the broken example is broken, and fixing all that is safe leaves less', () => {
  const { findings } = analyse(read('broken'));
  expect(findings.filter((finding) => finding.severity === 'error').length).toBeGreaterThan(5);
  expect(findings.filter((finding) => finding.fixes.length > 0).length).toBeGreaterThan(5);
});
