import { describe, expect, test } from 'vitest';
import { collisionsOf } from '../../../server/network/collisions';
import { snapshotOf } from '../../support/analyse';

const collisions = (host: string, suite = '7u3'): string[] =>
  collisionsOf(
    snapshotOf(`commspec: 1
name: test
suite: ${suite}
architecture: two-tier
tiers:
  - tier: 1
    hosts:
      - { name: host, ${host} }
`).model,
  ).map(
    ({ claimants, ports, proven }) =>
      `${claimants.map(({ component }) => component).join(' ')}: ${ports.map(({ port }) => port).join(' ')}${proven ? '' : '?'}`,
  );

describe('collisions', () => {
  test('of the same claimants are one, however many ports they share', () => {
    expect(collisions('components: [mmp, message-store]')).toEqual(['mmp message-store: 143 110']);
    expect(collisions('components: [glassfish, glassfish]')).toEqual([
      'glassfish glassfish: 8080 8181 4848 3700 3820 3920 8686 7676?',
    ]);
  });

  test('three claimants of one port are one collision', () => {
    expect(
      collisions('components: [webmail, { component: cal6-frontend, ports: { http: 80 } }, web-server]', '5'),
    ).toEqual(['webmail cal6-frontend web-server: 80?']);
  });

  test('are proven by numbers of the spec, or where no other number is to be expected', () => {
    expect(
      collisions(
        'components: [{ component: webmail, ports: { http: 80 } }, { component: web-server, ports: { http: 80 } }]',
      ),
    ).toEqual(['webmail web-server: 80']);
    expect(collisions('components: [{ component: webmail, ports: { http: 80 } }, web-server]')).toEqual([
      'webmail web-server: 80?',
    ]);
    expect(collisions('components: [jmq, glassfish]')).toEqual(['jmq glassfish: 7676?']);
    expect(collisions('os-services: [sendmail], components: [mta]')).toEqual(['mta sendmail: 25']);
  });

  test('need the same address', () => {
    const on = (mmp: string, store: string): string =>
      `components: [{ component: mmp, address: ${mmp} }, { component: message-store, address: ${store} }]`;
    expect(collisions(on('192.0.2.1', '192.0.2.2'))).toEqual([]);
    expect(collisions(on('192.0.2.1', '192.0.2.1'))).toEqual(['mmp message-store: 143 110']);
  });

  test('need the same transport', () => {
    expect(
      collisions(
        'components: [{ component: im-gateway, ports: { sip: 5060 } }, { component: jmq, ports: { jmq: 5060 } }]',
      ),
    ).toEqual([]);
  });

  test('are none where one program has the listener', () => {
    for (const components of [
      'mta-inbound, mta-outbound, smtp-relay',
      'mta, message-store',
      'im-server, im-mux',
      'convergence, httpbind, access-manager, glassfish',
      '{ component: communications-express, ports: { http: 80 } }, { component: web-server, ports: { http: 80 } }',
      'webmail, { component: messenger-express, ports: { http: 82 } }',
      'pab-server, directory-master',
      'cal6-frontend, cal6-backend',
      'cal7-database, cal7-docstore',
      'dns-server, time-server',
    ]) {
      expect(collisions(`components: [${components}]`, '5'), components).toEqual([]);
    }
    expect(collisions('os-services: [ntp, dns], components: [dns-server, time-server]')).toEqual([]);
  });

  test('an application with a number of its own can be in the way of others', () => {
    expect(
      collisions(
        'components: [web-server, { component: communications-express, ports: { http: 81 } }, { component: cal6-frontend, ports: { http: 81 } }]',
        '5',
      ),
    ).toEqual(['communications-express cal6-frontend: 81']);
  });

  test('a component that is being typed may have any port', () => {
    expect(collisions('components: [mmp, { component: message-store, ports: { imap: } }]')).toEqual([]);
    expect(collisions('components: [mmp, { component: message-store, ports: { ima: 1143 } }]')).toEqual([]);
    expect(collisions('components: [mmp, { component: message-store, nonsense: 1 }]')).toEqual([]);
  });

  test('closed ports do not count', () => {
    expect(collisions('components: [{ component: mmp, tls: ssl-port }, message-store]')).toEqual([]);
    expect(collisions('components: [{ component: mta, submission: false }, mmp-smtp-proxy]')).toEqual([]);
  });
});
