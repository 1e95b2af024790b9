import { describe, expect, test } from 'vitest';
import { basicExpress, instantMessaging, remoteExpress, suite5OneHost, suite5TwoTier } from './deployments';
import { crossing, lines, linesWith, plainOf, portsOf, tableOf, twoTier } from './table';

describe('the port sets of the guide', () => {
  test('Communications Express on one host', () => {
    expect(portsOf(basicExpress)).toEqual([25, 80, 81, 82, 389]);
    expect(linesWith(basicExpress, 'communications-express http')).toEqual([
      'client -> office:communications-express http 80',
    ]);
    expect(linesWith(basicExpress, ' 82')).toEqual([
      'client -> office:messenger-express http 82',
      'office:communications-express -> office:webmail http 82',
    ]);
  });

  test('Communications Express on a remote host', () => {
    expect(portsOf(remoteExpress)).toEqual([80, 81, 82, 143, 389, 59779]);
    expect(crossing(remoteExpress, 'inner')).toEqual([143, 389, 59779]);
    expect(crossing(remoteExpress, 'outer')).toEqual([80]);
    expect(lines(remoteExpress)).toContain('front:cal6-frontend -> back:cal6-backend dwp 59779 inner allowed');
  });

  test('Suite 5 on one host', () => {
    expect(portsOf(suite5OneHost)).toEqual([25, 80, 81, 82, 143, 389]);
    // The directory is outside the spec: an end without a host.
    expect(lines(suite5OneHost)).toContain('one:mta -> directory-master ldap 389');
  });

  test('Suite 5 in two tiers', () => {
    expect(portsOf(suite5TwoTier)).toEqual([25, 80, 143, 225, 389, 8081, 9779]);
    expect(crossing(suite5TwoTier, 'inner')).toEqual([25, 143, 225, 389, 9779]);
    expect(lines(suite5TwoTier)).toContain('calbe:cal6-backend -> relay:smtp-relay smtp 25 inner allowed');
  });

  test('instant messaging', () => {
    expect(portsOf(instantMessaging)).toEqual([389, 5222, 5269, 8080, 45222]);
    expect(lines(instantMessaging)).toEqual(
      expect.arrayContaining([
        'internet-client -> mux1:im-mux xmpp 5222 outer allowed',
        'mux2:im-mux -> im:im-server mux 45222 inner allowed',
        'web:httpbind -> mux1:im-mux xmpp 5222',
        'im:im-agents -> im:im-server xmpp-server 5269',
      ]),
    );
    // The gateway names one multiplexor.
    expect(linesWith(instantMessaging, 'web:httpbind -> mux2')).toEqual([]);
  });

  for (const [name, text] of Object.entries({
    basicExpress,
    remoteExpress,
    suite5OneHost,
    suite5TwoTier,
    instantMessaging,
  })) {
    test(`${name} has no collision, nothing blocked and no rule too many`, () => {
      const { flows, collisions, unneeded } = tableOf(text);
      expect(collisions).toEqual([]);
      expect(unneeded).toEqual([]);
      expect(flows.filter((flow) => flow.verdict === 'blocked')).toEqual([]);
    });
  }
});

describe('load balancers', () => {
  test('users come to the balancer, and from there to its targets', () => {
    expect(linesWith(suite5TwoTier, 'imap')).toEqual([
      'lb:load-balancer -> msgfe:mmp imap 143',
      'internet-client -> lb:load-balancer imap 143 outer allowed',
      'msgfe:mmp -> store:message-store imap 143 inner allowed',
      'msgfe:webmail -> store:message-store imap 143 inner allowed',
    ]);
  });

  test('mail from the Internet goes round it unless an MX record names it', () => {
    const spec = (mx: string): string =>
      twoTier({
        firewalls: ['{ name: outer, between: [internet, dmz], allow: [smtp] }'],
        more: `dns: { mx: [${mx}] }`,
        front: [
          '{ name: lb, zone: dmz, components: [{ component: load-balancer, targets: [in] }] }',
          '{ name: in, zone: dmz, components: [mta-inbound] }',
        ],
        back: ['{ name: store, zone: data, components: [message-store, directory-master] }'],
      });
    expect(linesWith(spec('in'), 'internet-mta ->')).toEqual(['internet-mta -> in:mta-inbound smtp 25 outer allowed']);
    expect(linesWith(spec('lb'), 'smtp').slice(0, 2)).toEqual([
      'lb:load-balancer -> in:mta-inbound smtp 25',
      'internet-mta -> lb:load-balancer smtp 25 outer allowed',
    ]);
  });

  test('a balancer before a balancer', () => {
    const spec = twoTier({
      firewalls: ['{ name: outer, between: [internet, dmz], allow: [http] }'],
      front: [
        '{ name: far, zone: dmz, components: [{ component: load-balancer, targets: [near] }] }',
        '{ name: near, zone: dmz, components: [{ component: load-balancer, targets: [web] }] }',
        '{ name: web, zone: dmz, components: [{ component: webmail, ports: { http: 8080 } }] }',
      ],
      back: ['{ name: store, zone: data, components: [message-store, directory-master] }'],
    });
    expect(linesWith(spec, 'http')).toEqual([
      'near:load-balancer -> web:webmail http 8080',
      'far:load-balancer -> near:load-balancer http 8080',
      'internet-client -> far:load-balancer http 8080 outer blocked',
    ]);
  });

  test('listens for what comes to it', () => {
    expect(
      plainOf(suite5TwoTier)
        .listeners.filter(({ host }) => host === 'lb')
        .map(({ port }) => port),
    ).toEqual([25, 143, 80, 8081]);
  });
});

describe('references', () => {
  const muxes = (front: readonly string[]): string =>
    twoTier({
      firewalls: ['{ name: inner, between: [dmz, data], allow: [mux, xmpp-server] }'],
      front,
      back: [
        '{ name: a, zone: data, components: [im-server, directory-master] }',
        '{ name: b, zone: data, components: [im-server] }',
      ],
    });

  test('a multiplexor reaches the server that it names, or any', () => {
    expect(
      linesWith(muxes(['{ name: m, zone: dmz, components: [{ component: im-mux, server: b }] }']), 'm:im-mux ->'),
    ).toEqual(['m:im-mux -> b:im-server mux 45222 inner allowed']);
    expect(linesWith(muxes(['{ name: m, zone: dmz, components: [im-mux] }']), 'm:im-mux ->')).toHaveLength(2);
  });

  test('a gateway reaches the server port where it names a server, and another port where it says one', () => {
    const spec = muxes([
      '{ name: m, zone: dmz, components: [im-mux] }',
      '{ name: g, zone: dmz, components: [glassfish, { component: httpbind, server: a, server-port: 5299 }] }',
    ]);
    expect(linesWith(spec, 'g:httpbind ->')).toEqual(['g:httpbind -> a:im-server xmpp-server 5299 inner blocked']);
  });

  test('an MTA delivers to the stores that it names', () => {
    const spec = twoTier({
      services: '{ messaging: { delivery: lmtp } }',
      firewalls: ['{ name: inner, between: [dmz, data], allow: [lmtp, ldap] }'],
      front: ['{ name: in, zone: dmz, components: [{ component: mta-inbound, delivers-to: s2-1 }] }'],
      back: [
        '{ name: s1, zone: data, components: [message-store, directory-master] }',
        '{ name: s2, count: 2, zone: data, components: [message-store] }',
      ],
    });
    expect(linesWith(spec, 'lmtp')).toEqual(['in:mta-inbound -> s2:message-store lmtp 225 inner allowed']);
  });

  test('a copy of the directory is filled by its master', () => {
    const spec = twoTier({
      firewalls: ['{ name: inner, between: [dmz, data], allow: [ldap] }'],
      front: [
        '{ name: copy, zone: dmz, components: [{ component: directory-consumer, master: d2 }] }',
        '{ name: mail, zone: dmz, components: [mmp] }',
      ],
      back: [
        '{ name: d1, zone: data, components: [directory-master] }',
        '{ name: d2, zone: data, components: [directory-master] }',
        '{ name: store, zone: data, components: [message-store] }',
      ],
    });
    expect(linesWith(spec, '-> copy:directory-consumer')).toEqual([
      'mail:mmp -> copy:directory-consumer ldap 389',
      'd2:directory-master -> copy:directory-consumer ldap 389 inner allowed',
    ]);
    // The store asks in its own zone, not through the firewall.
    expect(linesWith(spec, 'store:message-store -> ')).toEqual([
      'store:message-store -> d1:directory-master ldap 389',
      'store:message-store -> d2:directory-master ldap 389',
    ]);
  });
});

describe('delivery, TLS and versions', () => {
  const mail = (messaging: string, more: { allow?: string; mta?: string } = {}): string =>
    twoTier({
      services: `{ messaging: ${messaging} }`,
      firewalls: [`{ name: inner, between: [dmz, data], allow: ${more.allow ?? '[lmtp, smtp]'} }`],
      front: [`{ name: relay, zone: dmz, components: [${more.mta ?? 'mta'}] }`],
      back: ['{ name: store, zone: data, components: [message-store, directory-master] }'],
    });

  test('mail goes into the store by LMTP or SMTP, as the spec says', () => {
    expect(linesWith(mail('{ delivery: lmtp }'), 'relay:mta -> store:message-store')).toEqual([
      'relay:mta -> store:message-store lmtp 225 inner allowed',
    ]);
    expect(linesWith(mail('{ delivery: smtp }'), 'relay:mta -> store:message-store')).toEqual([
      'relay:mta -> store:message-store smtp 25 inner allowed',
    ]);
    // An MTA may say otherwise for itself.
    expect(
      linesWith(
        mail('{ delivery: smtp }', { mta: '{ component: mta, delivery: lmtp }' }),
        'relay:mta -> store:message-store',
      ),
    ).toEqual(['relay:mta -> store:message-store lmtp 225 inner allowed']);
  });

  test('in two tiers LMTP is assumed where nothing is said', () => {
    const rows = tableOf(mail('{ version: "7.0.5" }', { allow: '[lmtp]' })).flows.filter((flow) =>
      flow.kind.group.startsWith('delivery-'),
    );
    expect(rows.map((flow) => [flow.protocol, flow.standing])).toEqual([['lmtp', 'assumed']]);
  });

  const web = (tls: string, allow: string): string =>
    twoTier({
      firewalls: [`{ name: outer, between: [internet, dmz], allow: ${allow} }`],
      front: [`{ name: web, zone: dmz, components: [{ component: mmp${tls} }] }`],
      back: ['{ name: store, zone: data, components: [message-store, directory-master] }'],
      more: 'users: { total: 10, bases: [ { base: mediumweight-imap, share: 100% } ] }',
    });

  test('a TLS port is a protocol of its own; starttls stays on the plain port', () => {
    expect(linesWith(web(', tls: ssl-port', '[imaps]'), '-> web:mmp')).toEqual([
      'internet-client -> web:mmp imaps 993 outer allowed',
    ]);
    expect(linesWith(web(', tls: ssl-port', '[imap]'), '-> web:mmp')).toEqual([
      'internet-client -> web:mmp imaps 993 outer blocked',
    ]);
    const [upgraded] = tableOf(web(', tls: starttls', '[imap]')).flows.filter((flow) => flow.to.component === 'mmp');
    expect(upgraded).toMatchObject({ protocol: 'imap', port: 143, tls: 'starttls', verdict: 'allowed' });
  });

  test('where TLS is left open, the firewall tells', () => {
    expect(linesWith(web('', '[imaps]'), '-> web:mmp')).toEqual(['internet-client -> web:mmp imaps 993 outer allowed']);
    expect(linesWith(web('', '[imap]'), '-> web:mmp')).toEqual(['internet-client -> web:mmp imap 143 outer allowed']);
    expect(linesWith(web('', '[imap, imaps]'), '-> web:mmp')).toEqual([
      'internet-client -> web:mmp imap 143 outer allowed',
      'internet-client -> web:mmp imaps 993 outer allowed',
    ]);
    expect(linesWith(web('', '[]'), '-> web:mmp')).toEqual(['internet-client -> web:mmp imap 143 outer blocked']);
  });

  test('a number that only the firewall gives is taken from there', () => {
    const spec = twoTier({
      firewalls: ['{ name: inner, between: [dmz, data], allow: [{ protocol: dwp, port: 9779 }] }'],
      front: ['{ name: cal, zone: dmz, components: [cal6-frontend] }'],
      back: ['{ name: back, zone: data, components: [cal6-backend, directory-master] }'],
    });
    expect(linesWith(spec, 'dwp')).toEqual(['cal:cal6-frontend -> back:cal6-backend dwp 9779 inner allowed']);
    expect(linesWith(spec.replace('dwp, port: 9779', 'wcap, port: 59779'), 'dwp')).toEqual([
      'cal:cal6-frontend -> back:cal6-backend dwp 59779 inner allowed',
    ]);
    expect(linesWith(spec.replace('port: 9779', 'port: 1234'), 'dwp')).toEqual([
      'cal:cal6-frontend -> back:cal6-backend dwp 59979 inner blocked',
    ]);
  });
});

describe('groups and single hosts', () => {
  test('a group is one row, with its count', () => {
    const rows = tableOf(suite5TwoTier).flows.filter((flow) => flow.kind.group === 'imap-proxy');
    expect(rows.map(({ from, to }) => [from.hosts, to.hosts])).toEqual([
      [[{ name: 'msgfe', count: 2 }], [{ name: 'store', count: 2 }]],
    ]);
  });

  test('what shares a host crosses nothing and stays there', () => {
    const spec = twoTier({
      firewalls: ['{ name: inner, between: [dmz, data], allow: [ldap, imap] }'],
      front: [
        '{ name: web, count: 2, zone: dmz, components: [glassfish, convergence, webmail] }',
        '{ name: web2, zone: dmz, components: [webmail] }',
      ],
      back: ['{ name: store, zone: data, components: [message-store, directory-master] }'],
    });
    expect(linesWith(spec, 'convergence -> ', 'webmail')).toEqual(['web:convergence -> web:webmail http 8990']);
    const [row] = tableOf(spec).flows.filter((flow) => flow.kind.group === 'convergence-mail');
    expect(row).toMatchObject({ local: true, confidence: 'unconfirmed' });
  });

  test('masters of one group replicate with each other', () => {
    const spec = twoTier({
      firewalls: ['{ name: inner, between: [dmz, data] }'],
      front: ['{ name: mail, zone: dmz, components: [mmp] }'],
      back: [
        '{ name: dir, count: 2, zone: data, components: [directory-master] }',
        '{ name: store, zone: data, components: [message-store] }',
      ],
    });
    expect(linesWith(spec, 'dir:directory-master -> dir:directory-master')).toHaveLength(1);
    expect(linesWith(spec.replace('count: 2, ', ''), 'dir:directory-master -> dir:directory-master')).toEqual([]);
  });

  test('sites have their own copies of the directory', () => {
    const spec = `commspec: 1
name: test
suite: 7u3
architecture: single-tier-distributed
sites: [ { name: north }, { name: south } ]
tiers:
  - tier: 1
    hosts:
      - { name: n-mail, site: north, components: [mta, message-store] }
      - { name: n-dir, site: north, components: [directory-consumer] }
      - { name: s-mail, site: south, components: [mta, message-store] }
      - { name: s-dir, site: south, components: [directory-consumer] }
  - tier: 2
    hosts:
      - { name: dir, site: north, components: [directory-master] }
`;
    expect(linesWith(spec, 's-mail:mta -> ', 'ldap')).toEqual(['s-mail:mta -> s-dir:directory-consumer ldap 389']);
    expect(linesWith(spec, '-> dir:directory-master')).toEqual([]);
  });
});

test('the plain table has the names of the contract and goes into JSON', () => {
  const { flows, listeners, collisions, unneeded } = JSON.parse(JSON.stringify(plainOf(remoteExpress))) as Record<
    string,
    Record<string, unknown>[]
  >;
  expect(Object.keys(flows![0]!)).toEqual(
    expect.arrayContaining([
      'from',
      'to',
      'protocol',
      'port',
      'transport',
      'tls',
      'purpose',
      'source',
      'confidence',
      'firewalls',
    ]),
  );
  expect(flows!.find((flow) => flow.protocol === 'dwp')).toMatchObject({
    from: { host: 'front', component: 'cal6-frontend', zone: 'dmz' },
    to: { host: 'back', component: 'cal6-backend', zone: 'back' },
    port: 59779,
    transport: 'tcp',
    tls: 'none',
    confidence: 'declared',
    firewalls: [{ name: 'inner', verdict: 'allowed' }],
  });
  expect(listeners).toContainEqual(
    expect.objectContaining({ host: 'front', component: 'webmail', port: 81, protocol: 'http' }),
  );
  expect([collisions, unneeded]).toEqual([[], []]);
});

describe('users and what firewalls keep out', () => {
  const spec = (outer: string, more: { office?: string; front?: readonly string[]; users?: string } = {}): string =>
    twoTier({
      firewalls: [
        `{ name: outer, between: [internet, dmz], allow: ${outer} }`,
        '{ name: inner, between: [dmz, data], allow: [imap, ldap, lmtp] }',
        ...(more.office === undefined ? [] : [`{ name: office, between: [internal, dmz], allow: ${more.office} }`]),
      ],
      more: more.users ?? 'users: { total: 10, bases: [ { base: mediumweight-imap, share: 100% } ] }',
      front: more.front ?? ['{ name: mail, zone: dmz, components: [mmp, mta] }'],
      back: ['{ name: store, zone: data, components: [message-store, directory-master] }'],
    });

  test('users stand in the zones that the spec has for them', () => {
    expect(linesWith(spec('[imap, submission]', { office: '[imap, submission]' }), 'client -> mail:mmp')).toEqual([
      'internet-client -> mail:mmp imap 143 outer allowed',
      'internal-client -> mail:mmp imap 143 office allowed',
    ]);
    expect(linesWith(suite5OneHost, '-> one:message-store imap')).toEqual(['client -> one:message-store imap 143']);
  });

  test('with users inside, what is not let in from outside is not wanted there', () => {
    expect(linesWith(spec('[submission]', { office: '[imap, submission]' }), 'client -> mail:mmp')).toEqual([
      'internal-client -> mail:mmp imap 143 office allowed',
    ]);
    expect(linesWith(spec('[submission]', { office: '[submission]' }), 'client -> mail:mmp')).toEqual([
      'internal-client -> mail:mmp imap 143 office blocked',
    ]);
    expect(linesWith(spec('[submission]'), 'client -> mail:mmp')).toEqual([
      'internet-client -> mail:mmp imap 143 outer blocked',
    ]);
  });

  test('mail is handed in on the submission port, or on 25 where only that is open', () => {
    const submission = (outer: string): string[] => linesWith(spec(outer), 'internet-client -> mail:mta');
    expect(submission('[imap, smtp, submission]')).toEqual([
      'internet-client -> mail:mta submission 587 outer allowed',
    ]);
    expect(submission('[imap, smtp]')).toEqual(['internet-client -> mail:mta smtp 25 outer allowed']);
    expect(submission('[imap]')).toEqual(['internet-client -> mail:mta submission 587 outer blocked']);
  });

  test('who uses a web client may need nothing else', () => {
    const web = (users: string): string[] =>
      linesWith(
        spec('[http]', { front: ['{ name: web, zone: dmz, components: [convergence, webmail, glassfish] }'], users }),
        'internet-client ->',
      );
    const bases = 'users: { total: 10, bases: [ { base: mediumweight-imap, share: 100% } ] }';
    expect(web(bases)).toEqual(['internet-client -> web:convergence http 8080 outer allowed']);
    expect(web(`${bases}\nclients: [standard-email]`)).toEqual([
      'internet-client -> store:message-store imap 143 outer blocked inner allowed',
      'internet-client -> web:convergence http 8080 outer allowed',
    ]);
  });

  test('what comes to a load balancer over TLS leaves it over TLS, unless the balancer speaks it', () => {
    const balanced = (more: string): string[] =>
      linesWith(
        spec('[imaps]', {
          front: [
            `{ name: lb, zone: dmz, components: [{ component: load-balancer, targets: mail${more} }] }`,
            '{ name: mail, zone: dmz, components: [mmp] }',
          ],
        }),
        'imap',
        'lb:load-balancer',
      );
    expect(balanced('')).toEqual([
      'lb:load-balancer -> mail:mmp imaps 993',
      'internet-client -> lb:load-balancer imaps 993 outer allowed',
    ]);
    expect(balanced(', tls: ssl-port')).toEqual([
      'lb:load-balancer -> mail:mmp imap 143',
      'internet-client -> lb:load-balancer imaps 993 outer allowed',
    ]);
  });

  test('what firewalls are opened for, and what nothing else explains, is in the table', () => {
    const at = (allow: string): string[] =>
      linesWith(spec(allow), 'smtp', '-> ').filter((line) => !line.includes('internet-mta'));
    expect(at('[imap, submission]')).toEqual([]);
    // Mail from the Internet explains the rule.
    expect(at('[imap, submission, smtp]')).toEqual([]);
    expect(at('[imap, submission, { protocol: smtp, to: mail }]')).toEqual([]);
  });
});
