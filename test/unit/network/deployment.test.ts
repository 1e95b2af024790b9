/** What a spec says about the whole deployment: what users come by, what it wants, and where it leaves that open. */
import { describe, expect, test } from 'vitest';
import type { ComponentId } from '../../../server/catalog/components';
import type { Access, Feature } from '../../../server/catalog/conditions';
import { deploymentOf, type Deployment } from '../../../server/network/deployment';
import { snapshotOf } from '../../support/analyse';

const HOST = 'tiers: [{ tier: 1, hosts: [{ name: h, components: [mta] }] }]';
const withHosts = (...hosts: readonly string[]): string => `tiers: [{ tier: 1, hosts: [${hosts.join(', ')}] }]`;

function deployment(body: string): Deployment {
  const snapshot = snapshotOf(
    `commspec: 1\nname: test\nsuite: 7u3\narchitecture: two-tier\n${body}\n${body.includes('tiers:') ? '' : `${HOST}\n`}`,
  );
  expect(snapshot.structureProblems.map(({ message }) => message)).toEqual([]);
  return deploymentOf(snapshot.model);
}

const bases = (...names: readonly string[]): string =>
  `users: { bases: [${names.map((name) => `{ base: ${name}, count: 10 }`).join(', ')}] }`;

describe('what users come by', () => {
  test.each<[Access, string, boolean | undefined]>([
    ['imap', '', undefined],
    ['imap', 'clients: [standard-email]', true],
    ['imap', 'clients: [outlook-express]', true],
    ['imap', 'clients: [mozilla]', true],
    ['imap', 'clients: [outlook]', undefined],
    ['imap', bases('lightweight-imap'), true],
    ['imap', bases('lightweight-pop'), false],
    ['imap', bases('lightweight-pop', 'mediumweight-imap'), true],
    ['imap', 'users: { bases: [] }', undefined],
    ['pop', '', undefined],
    ['pop', 'clients: [standard-email]', undefined],
    ['pop', bases('heavyweight-pop'), true],
    ['pop', bases('mediumweight-imap'), false],
    ['web', '', undefined],
    ['web', 'clients: [convergence]', true],
    ['web', 'clients: [communications-express]', true],
    ['web', 'clients: [messenger-express]', true],
    ['web', 'clients: [browser]', true],
    ['web', 'clients: [outlook]', undefined],
    ['web', bases('mediumweight-ce'), true],
    ['web', bases('mediumweight-imap'), undefined],
    ['caldav', '', undefined],
    ['caldav', 'clients: [outlook]', false],
    ['caldav', 'clients: [outlook, lightning]', true],
    ['outlook', '', false],
    ['outlook', 'clients: [browser]', false],
    ['outlook', 'clients: [outlook]', true],
    ['outlook', 'services: { outlook-connector: {} }', true],
    ['outlook', withHosts('{ name: h, components: [outlook-connector] }'), true],
    ['im', '', undefined],
    ['im', 'clients: [browser]', undefined],
    ['im', 'clients: [xmpp-client]', true],
    ['im', 'clients: [instant-messenger]', true],
    ['im', 'users: { im: { active: 10%, inactive: 10% } }', true],
    ['mobile', '', false],
    ['mobile', 'clients: [browser]', false],
    ['mobile', 'clients: [syncml-device]', true],
    ['mobile', withHosts('{ name: h, components: [mobile-communications] }'), true],
  ])('%s: %s', (by, body, expected) => {
    expect(deployment(body).access(by)).toBe(expected);
  });

  test.each([
    ['clients: [browser]', '[convergence, glassfish]', true],
    ['clients: [browser]', '[communications-express, web-server]', true],
    ['clients: [browser]', '[mta]', false],
    ['clients: [mozilla]', '[convergence, glassfish]', false],
    [bases('lightweight-imap'), '[convergence, glassfish]', true],
    [bases('lightweight-imap', 'lightweight-pop'), '[convergence, glassfish]', false],
    [bases('mediumweight-ce'), '[convergence, glassfish]', false],
  ])('may be the web alone: %s on %s', (body, components, expected) => {
    const spec = `${body}\n${withHosts(`{ name: h, components: ${components} }`)}`;
    expect(deployment(spec).mayBeWebOnly).toBe(expected);
  });

  test.each([
    ['', false],
    [bases('lightweight-imap'), false],
    ['users: { bases: [{ base: lightweight-imap, count: 10, tls: 100% }] }', false],
    ['users: { bases: [{ base: lightweight-imap, count: 10, tls: 99% }] }', true],
    ['users: { bases: [{ base: lightweight-imap, count: 10, tls: 0% }] }', true],
  ])('with TLS and without: %s', (body, expected) => {
    expect(deployment(body).mixedTls).toBe(expected);
  });
});

describe('what it wants', () => {
  const im = (more: string): string => `services: { instant-messaging: { ${more} } }`;
  const calendar = (more: string): string => `services: { calendar: { ${more} } }`;
  const servers = (...hosts: readonly string[]): string =>
    withHosts(...hosts.map((host) => `{ ${host}, components: [im-server] }`));
  test.each<[Feature, string, boolean | undefined]>([
    ['calendar-notices', '', undefined],
    ['calendar-notices', calendar('notifications: true'), true],
    ['calendar-notices', calendar('notifications: false'), false],
    ['calendar-notices', im('notifications: true'), undefined],
    ['email-notification', calendar('notifications: true'), undefined],
    ['email-notification', im('notifications: true'), true],
    ['email-notification', im('notifications: false'), false],
    ['email-notification', im('features: [email-notification]'), true],
    ['email-notification', im('notifications: false, features: [email-notification]'), true],
    ['email-notification', im('features: [calendar-alerts]'), false],
    ['im-archive-email', '', false],
    ['im-archive-email', im('archive: true'), true],
    ['im-archive-email', im('archive: false'), false],
    ['im-archive-email', im('archive: true, features: [portal-archive]'), false],
    ['im-archive-portal', '', false],
    ['im-archive-portal', im('features: [portal-archive]'), true],
    ['im-archive-portal', im('features: [calendar-alerts]'), false],
    ['im-identity', '', false],
    ['im-identity', im('policy: access-manager'), true],
    ['im-identity', im('auth: access-manager'), true],
    ['im-identity', im('auth: ldap'), false],
    ['calendar-alerts', '', undefined],
    ['calendar-alerts', im('calendar-alerts: true'), true],
    ['calendar-alerts', im('calendar-alerts: false'), false],
    ['calendar-alerts', im('features: [calendar-alerts]'), true],
    ['im-peers', '', false],
    ['im-peers', servers('name: im'), false],
    ['im-peers', servers('name: im, count: 2'), true],
    ['im-peers', servers('name: im', 'name: im2'), true],
    ['im-peers', servers('name: im, count: 2, ha: solaris-cluster'), false],
    ['im-peers', servers('name: im, ha: server-pool'), true],
    ['im-peers', `${im('ha: { method: server-pool }')}\n${servers('name: im')}`, true],
    ['calendar-virus-scan', '', undefined],
    ['calendar-virus-scan', calendar('virus-scan: true'), true],
    ['ischedule', '', undefined],
    ['ischedule', calendar('ischedule: false'), false],
    ['ischedule', calendar('ischedule: true'), true],
    ['ischedule', withHosts('{ name: h, components: [mta, { component: cal7-database, ischedule: true }] }'), true],
    ['rbl', '', undefined],
    ['rbl', 'services: { antispam: { rbl: true } }', true],
    ['remote-failover', '', false],
    ['remote-failover', 'services: { remote-failover: { option: ship-backups } }', true],
    ['iss-cluster-search', withHosts('{ name: h, components: [iss-web] }'), false],
    ['iss-cluster-search', withHosts('{ name: h, ha: iss-cluster-search, components: [iss-web] }'), true],
    ['monitoring', '', undefined],
    ['monitoring', withHosts('{ name: h, os-services: [snmp], components: [mta] }'), true],
    ['external-authentication', '', undefined],
    ['external-authentication', calendar('external-authentication: true'), true],
    ['jms', '', undefined],
    ['identd', '', undefined],
    ['partner-tls', '', undefined],
    ['remote-backup', '', undefined],
  ])('%s: %s', (feature, body, expected) => {
    expect(deployment(body).feature(feature)).toBe(expected);
  });
});

describe('what holds for a product', () => {
  test.each<[ComponentId, string, string | undefined]>([
    ['mmp', 'messaging: { tls: starttls }', 'starttls'],
    ['mmp', 'calendar: { tls: starttls }', undefined],
    ['cal7-frontend', 'calendar: { tls: ssl-port }', 'ssl-port'],
    ['convergence', 'convergence: { tls: ssl-port }', 'ssl-port'],
    ['communications-express', 'communications-express: { tls: ssl-port }', 'ssl-port'],
    ['im-mux', 'instant-messaging: { security: legacy-ssl }', 'ssl-port'],
    ['im-mux', 'instant-messaging: { security: starttls }', 'starttls'],
    ['im-mux', 'instant-messaging: { security: none }', 'none'],
    ['im-mux', 'instant-messaging: {}', undefined],
    ['im-server', 'instant-messaging: { security: legacy-ssl }', undefined],
    ['directory-master', 'messaging: { tls: starttls }', undefined],
  ])('TLS of %s with %s', (id, services, expected) => {
    expect(deployment(`services: { ${services} }`).productTls(id)).toBe(expected);
  });

  test('a component has its own version before that of its product', () => {
    const own = deployment('services: { messaging: { version: "7.5" } }');
    expect(own.versionOf('mta')).toBe('7.5');
    expect(own.versionOf('mta', { version: '6.3' })).toBe('6.3');
    expect(own.versionOf('cal7-frontend')).toBe(undefined);
  });

  test('delivery is that of the product and of every MTA', () => {
    const hosts = withHosts(
      '{ name: a, components: [{ component: mta-inbound, delivery: smtp }] }',
      '{ name: b, components: [{ component: smtp-relay, delivery: lmtp }] }',
    );
    expect(deployment('')).toMatchObject({ delivery: undefined, deliveries: new Set() });
    expect(deployment(hosts).deliveries).toEqual(new Set(['smtp', 'lmtp']));
    expect(deployment('services: { messaging: { delivery: lmtp } }')).toMatchObject({
      delivery: 'lmtp',
      deliveries: new Set(['lmtp']),
    });
  });

  test('what stands outside is not placed', () => {
    const { external, placed } = deployment('external: [directory-master]');
    expect([...external]).toEqual(['directory-master']);
    expect([...placed]).toEqual(['mta']);
  });
});

test('MX records lead to a host, to a group, and to a host of a group', () => {
  const mx = (host: string): readonly string[] =>
    deployment(
      `dns: { mx: [{ host: ${host}, preference: 10 }] }\n${withHosts('{ name: in, count: 2, components: [mta] }', '{ name: one, components: [mta] }')}`,
    ).mailExchangers;
  expect(mx('in')).toEqual(['in']);
  expect(mx('in-1')).toEqual(['in']);
  expect(mx('in-2')).toEqual(['in']);
  expect(mx('in-3')).toEqual([]);
  expect(mx('in-0')).toEqual([]);
  expect(mx('one')).toEqual(['one']);
  expect(mx('one-1')).toEqual([]);
});
