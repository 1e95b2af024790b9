import { describe, expect, test } from 'vitest';
import { hostListeners } from '../../../server/network/listeners';
import { snapshotOf } from '../../support/analyse';

const spec = (components: string, more = '', suite = '7u3'): string => `commspec: 1
name: test
suite: ${suite}
architecture: two-tier
${more}
tiers:
  - tier: 1
    hosts:
      - { name: host, components: [${components}] }
`;

/** `component protocol port confidence`, local ones left out. */
const listeners = (text: string): string[] =>
  hostListeners(snapshotOf(text).model)
    .filter((listener) => listener.local !== true)
    .map(({ component, protocol, port, confidence }) => `${component} ${protocol} ${String(port)} ${confidence}`);

describe('listeners', () => {
  test('the spec goes before the catalogue, and the catalogue before nothing', () => {
    expect(listeners(spec('{ component: mmp, ports: { imap: 1143 } }'))).toEqual([
      'mmp imap 1143 declared',
      'mmp pop 110 vendor',
    ]);
    expect(listeners(spec('mobile-communications'))).toEqual(['mobile-communications syncml null unconfirmed']);
  });

  test('a protocol may be written by another name, and one that is not usual there is added', () => {
    expect(listeners(spec('{ component: im-server, ports: { jabber: 15222 } }'))).toContain(
      'im-server xmpp 15222 declared',
    );
  });

  test('a product on one host has the listeners of its parts', () => {
    expect(listeners(spec('messaging-server'))).toEqual(
      expect.arrayContaining(['mta smtp 25 guide', 'message-store imap 143 guide', 'webmail http 8990 unconfirmed']),
    );
  });

  test('a number for a whole product is that of the part that serves the protocol', () => {
    const http = listeners(spec('{ component: messaging-server, ports: { http: 8100, wcap: 8200 } }'));
    expect(http.filter((each) => each.includes(' 8100 '))).toEqual(['webmail http 8100 declared']);
    // What none is known to serve is there once, so that it does not collide with itself.
    expect(http.filter((each) => each.includes(' 8200 '))).toEqual(['mta wcap 8200 declared']);
  });

  test('the version decides, and where it is not given the suite', () => {
    expect(listeners(spec('{ component: webmail, version: "6.3" }'))).toEqual(['webmail http 80 guide']);
    expect(listeners(spec('webmail', 'services: { messaging: { version: "7.0.5" } }', '5'))).toEqual([
      'webmail http 8990 unconfirmed',
    ]);
    expect(listeners(spec('webmail', '', '5'))).toEqual(['webmail http 80 guide']);
    expect(listeners(spec('glassfish'))).toContain('glassfish admin 4848 vendor');
    expect(listeners(spec('{ component: glassfish, version: "8.1" }'))).toContain('glassfish admin 4849 vendor');
    // GlassFish 2.1 comes after Application Server 9.1.
    expect(listeners(spec('{ component: glassfish, version: "2.1" }'))).toContain('glassfish admin 4848 vendor');
    expect(listeners(spec('{ component: glassfish, version: "2.1" }'))).not.toContain('glassfish admin 4849 vendor');
  });

  test('TLS on a port of its own takes the place of the plain port; starttls does not', () => {
    expect(listeners(spec('{ component: mmp, tls: ssl-port }'))).toEqual([
      'mmp imaps 993 vendor',
      'mmp pops 995 vendor',
    ]);
    expect(listeners(spec('{ component: mmp, tls: starttls }'))).toEqual(['mmp imap 143 guide', 'mmp pop 110 vendor']);
    // Other servers go on to use the transfer port.
    expect(listeners(spec('{ component: mta, tls: ssl-port }'))).toEqual([
      'mta smtp 25 guide',
      'mta smtps 465 standard',
    ]);
    // Said for the whole product, it is about users.
    expect(listeners(spec('message-store', 'services: { messaging: { tls: ssl-port } }'))).toEqual(
      expect.arrayContaining(['message-store imap 143 guide', 'message-store imaps 993 vendor']),
    );
    expect(listeners(spec('im-mux', 'services: { instant-messaging: { security: legacy-ssl } }'))).toEqual(
      expect.arrayContaining(['im-mux xmpps 5223 unconfirmed']),
    );
  });

  test('the submission port is open where the spec does not close it, and elsewhere where it opens it', () => {
    expect(listeners(spec('mta'))).toContain('mta submission 587 guide');
    expect(listeners(spec('{ component: mta, submission: false }'))).toEqual(['mta smtp 25 guide']);
    expect(listeners(spec('{ component: mta-inbound, submission: true }'))).toContain(
      'mta-inbound submission 587 guide',
    );
  });

  test('an application listens where its container does', () => {
    expect(listeners(spec('convergence, { component: glassfish, ports: { http: 80 } }'))).toEqual(
      expect.arrayContaining(['convergence http 80 declared', 'glassfish http 80 declared']),
    );
    expect(listeners(spec('convergence'))).toEqual(['convergence http null unconfirmed']);
    expect(listeners(spec('{ component: convergence, ports: { http: 8090 } }, glassfish'))).toEqual(
      expect.arrayContaining(['convergence http 8090 declared', 'glassfish http 8080 vendor']),
    );
  });

  test('stores take LMTP only where some MTA delivers so', () => {
    expect(
      listeners(spec('message-store', 'services: { messaging: { delivery: smtp } }')).filter((line) =>
        line.includes('lmtp'),
      ),
    ).toEqual([]);
    expect(
      listeners(
        spec('message-store, { component: mta, delivery: lmtp }', 'services: { messaging: { delivery: smtp } }'),
      ),
    ).toContain('message-store lmtp 225 guide');
  });

  test('the server port of instant messaging is quiet from 9 patch 1 on, until something needs it', () => {
    const im = (version: string, components: string): string[] =>
      listeners(spec(components, `services: { instant-messaging: { version: "${version}" } }`)).filter((line) =>
        line.includes(' 5269 '),
      );
    expect(im('9', 'im-server')).toHaveLength(1);
    expect(im('9p1', 'im-server')).toEqual([]);
    expect(im('9p1', 'im-server, im-agents')).toHaveLength(1);
  });

  test('services of the operating system listen too', () => {
    const text = spec('mmp').replace('components: [mmp]', 'os-services: [ssh], components: [mmp]');
    expect(listeners(text)).toContain('ssh ssh 22 standard');
  });

  test('the number is where the spec gives it, else the component', () => {
    const snapshot = snapshotOf(spec('{ component: mmp, ports: { imap: 1143 } }'));
    const at = (protocol: string): string => {
      const span = snapshot.tree.spanOf(
        hostListeners(snapshot.model).find((listener) => listener.protocol === protocol)!.at,
      );
      return snapshot.text.slice(span.start, span.end);
    };
    expect([at('imap'), at('pop')]).toEqual(['1143', 'mmp']);
  });
});
