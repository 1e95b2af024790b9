import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockedNeeds } from '../../../server/network/needs';
import { unneededRules } from '../../../server/network/unneeded';
import { applyEdits } from '../../../server/syntax/text-edit';
import { analyse, snapshotOf } from '../../support/analyse';
import { linesWith, tableOf, twoTier } from './table';

const back = [
  '{ name: store, zone: data, components: [message-store] }',
  '{ name: dir, zone: data, components: [directory-master] }',
];
const mmp = ['{ name: front, count: 2, zone: dmz, components: [mmp] }'];

/** `firewall protocol from>to`, one a connection that is stopped. */
const blocked = (text: string): string[] =>
  blockedNeeds(snapshotOf(text).model).map(
    ({ firewall, leg, from, to }) =>
      `${firewall.name} ${leg.protocol} ${from.map((host) => host.name).join('+')}>${to.map((host) => host.name).join('+')}`,
  );
const unneeded = (text: string): string[] =>
  unneededRules(snapshotOf(text).model).map((rule) => `${rule.firewall.name} ${rule.protocol}`);

const inner = (
  allow: string,
  more: { front?: readonly string[]; back?: readonly string[]; services?: string } = {},
): string =>
  twoTier({ firewalls: [`{ name: inner, between: [dmz, data], allow: ${allow} }`], front: mmp, back, ...more });

describe('what a rule covers', () => {
  const imap = (allow: string, store = 'message-store'): string[] =>
    linesWith(
      inner(allow, {
        back: [
          `{ name: store, count: 2, zone: data, components: [${store}] }`,
          '{ name: dir, zone: data, components: [directory-master] }',
        ],
      }),
      'front:mmp -> store',
    );

  test('a protocol, a port, hosts', () => {
    const row = (verdict: string, port = 143): string[] => [
      `front:mmp -> store:message-store imap ${port} inner ${verdict}`,
    ];
    expect(imap('[imap]')).toEqual(row('allowed'));
    expect(imap('[{ protocol: imap, port: 143 }]')).toEqual(row('allowed'));
    expect(imap('[{ protocol: imap, port: 1143 }]')).toEqual(row('blocked'));
    expect(imap('[{ protocol: imap, from: front, to: store }]')).toEqual(row('allowed'));
    expect(imap('[{ protocol: imap, to: dir }]')).toEqual(row('blocked'));
    expect(imap('[ldap]')).toEqual(row('blocked'));
    expect(imap('[]')).toEqual(row('blocked'));
  });

  test('the name of a group covers it, one of its hosts does not, all of them do', () => {
    expect(imap('[{ protocol: imap, from: front-1 }]')).toEqual([
      'front:mmp -> store:message-store imap 143 inner blocked',
    ]);
    expect(imap('[{ protocol: imap, from: [front-1, front-2] }]')).toEqual([
      'front:mmp -> store:message-store imap 143 inner allowed',
    ]);
  });

  test('a protocol alone means its usual port', () => {
    const moved = '{ component: message-store, ports: { imap: 1143 } }';
    expect(imap('[imap]', moved)).toEqual(['front:mmp -> store:message-store imap 1143 inner blocked']);
    expect(imap('[{ protocol: imap, port: 1143 }]', moved)).toEqual([
      'front:mmp -> store:message-store imap 1143 inner allowed',
    ]);
    // A container's default is taken to be the port that the rule means.
    const web = twoTier({
      firewalls: ['{ name: outer, between: [internet, dmz], allow: [http] }'],
      front: ['{ name: web, zone: dmz, components: [convergence, glassfish] }'],
      back,
    });
    expect(linesWith(web, '-> web:convergence')).toEqual([
      'internet-client -> web:convergence http 8080 outer allowed',
    ]);
  });

  test('a rule for HTTP lets through what travels in it', () => {
    const text = twoTier({
      firewalls: ['{ name: outer, between: [internet, dmz], allow: [https] }'],
      more: 'clients: [ios]',
      front: ['{ name: cal, zone: dmz, components: [cal7-frontend, glassfish] }'],
      back: [...back, '{ name: db, zone: data, components: [cal7-database] }'],
    });
    expect(linesWith(text, 'internet-client -> cal')).toEqual([
      'internet-client -> cal:cal7-frontend caldav-tls 8181 outer allowed',
    ]);
  });

  test('without `allow` nothing is known, with a half-written rule neither', () => {
    expect(
      linesWith(
        twoTier({ firewalls: ['{ name: inner, between: [dmz, data] }'], front: mmp, back }),
        'front:mmp -> store',
      ),
    ).toEqual(['front:mmp -> store:message-store imap 143 inner unknown']);
    expect(imap('[{ protocol: ima }]')).toEqual(['front:mmp -> store:message-store imap 143 inner unknown']);
    expect(imap('[{ port: 1 }]')).toEqual(['front:mmp -> store:message-store imap 143 inner unknown']);
  });
});

describe('the way through firewalls', () => {
  const walls = (...firewalls: readonly string[]): string[] =>
    linesWith(twoTier({ firewalls, front: mmp, back }), 'front:mmp -> store');

  test('every firewall on the shortest way is asked', () => {
    expect(
      walls(
        '{ name: a, between: [dmz, intranet], allow: [imap] }',
        '{ name: b, between: [intranet, data], allow: [ldap] }',
      ),
    ).toEqual(['front:mmp -> store:message-store imap 143 a allowed b blocked']);
    expect(
      walls(
        '{ name: a, between: [dmz, intranet], allow: [imap] }',
        '{ name: b, between: [intranet, data], allow: [] }',
        '{ name: c, between: [dmz, data], allow: [imap] }',
      ),
    ).toEqual(['front:mmp -> store:message-store imap 143 c allowed']);
  });

  test('of two side by side one is enough, and of two ways of equal length the better one', () => {
    expect(
      blocked(
        twoTier({
          firewalls: [
            '{ name: a, between: [dmz, data], allow: [] }',
            '{ name: b, between: [data, dmz], allow: [imap, ldap] }',
          ],
          front: mmp,
          back,
        }),
      ),
    ).toEqual([]);
    expect(
      walls(
        '{ name: a, between: [dmz, intranet], allow: [] }',
        '{ name: b, between: [intranet, data], allow: [] }',
        '{ name: c, between: [dmz, internal], allow: [imap] }',
        '{ name: d, between: [internal, data], allow: [imap] }',
      ),
    ).toEqual(['front:mmp -> store:message-store imap 143 c allowed d allowed']);
  });

  test('zones that no firewall connects, and hosts in no zone, have no verdict', () => {
    expect(walls('{ name: a, between: [internet, dmz], allow: [] }')).toEqual([
      'front:mmp -> store:message-store imap 143',
    ]);
    expect(linesWith(inner('[]', { front: ['{ name: front, components: [mmp] }'] }), 'front:mmp -> store')).toEqual([
      'front:mmp -> store:message-store imap 143',
    ]);
  });
});

describe('needs that a firewall stops', () => {
  test('are those between hosts in known zones, at firewalls that say what they let through', () => {
    expect(blocked(inner('[imap]'))).toEqual(['inner ldap front>dir']);
    expect(blocked(inner('[imap, ldap]'))).toEqual([]);
    expect(blocked(twoTier({ firewalls: ['{ name: inner, between: [dmz, data] }'], front: mmp, back }))).toEqual([]);
    expect(blocked(inner('[]', { front: ['{ name: front, components: [mmp] }'] }))).toEqual([]);
  });

  test('users outside are no need, mail by MX records is', () => {
    const outer = (more: string): string =>
      twoTier({
        firewalls: ['{ name: outer, between: [internet, dmz], allow: [imaps] }'],
        front: ['{ name: in, zone: dmz, components: [mta-inbound, mmp] }'],
        back,
        more,
      });
    expect(blocked(outer(''))).toEqual([]);
    expect(blocked(outer('dns: { mx: [in] }'))).toEqual(['outer smtp >in']);
  });

  test('one directory is enough, over TLS or not', () => {
    const copy = { front: [...mmp, '{ name: copy, zone: dmz, components: [directory-consumer] }'] };
    // The copy must still be filled.
    expect(blocked(inner('[imap]', copy))).toEqual(['inner ldap dir>copy']);
    expect(blocked(inner('[imap, { protocol: ldap, to: copy }]', copy))).toEqual([]);
    expect(blocked(inner('[imap, ldaps]'))).toEqual([]);
  });

  test('every store counts, and any of the protocols where the spec leaves it open', () => {
    const stores = { back: [...back, '{ name: store2, zone: data, components: [message-store] }'] };
    expect(blocked(inner('[ldap, { protocol: imap, to: store }]', stores))).toEqual(['inner imap front>store2']);
    expect(blocked(inner('[ldap, pop]', stores))).toEqual([]);
    expect(blocked(inner('[ldap]'))).toEqual(['inner imap front>store']);
  });

  test('hosts that a rule names are told from those that it leaves out', () => {
    const two = { front: ['{ name: f1, zone: dmz, components: [mmp] }', '{ name: f2, zone: dmz, components: [mmp] }'] };
    expect(blocked(inner('[imap, { protocol: ldap, from: f1 }]', two))).toEqual(['inner ldap f2>dir']);
  });

  test('an MTA needs one way onwards', () => {
    const relay = (allow: string, services: string, component = 'mta-inbound'): string[] =>
      blocked(inner(allow, { front: [`{ name: relay, zone: dmz, components: [${component}] }`], services }));
    expect(relay('[ldap]', '{ messaging: { delivery: lmtp } }')).toEqual(['inner lmtp relay>store']);
    expect(relay('[ldap, lmtp]', '{ messaging: { delivery: lmtp } }')).toEqual([]);
    expect(relay('[ldap, smtp]', '{ messaging: { version: "7.0.5" } }')).toEqual([]);
    expect(relay('[ldap]', '{ messaging: { version: "7.0.5" } }')).toEqual(['inner lmtp relay>store']);
    // Mail between users goes out of an outbound relay, too (L2817): into the store, or to an inbound relay.
    expect(relay('[ldap]', '{ messaging: { delivery: lmtp } }', 'mta-outbound')).toEqual(['inner lmtp relay>store']);
    const both = [
      '{ name: out, zone: dmz, components: [mta-outbound] }',
      '{ name: in, zone: dmz, components: [mta-inbound] }',
    ];
    const smtp = inner('[ldap, { protocol: smtp, from: in }]', {
      front: both,
      services: '{ messaging: { delivery: smtp } }',
    });
    expect(blocked(smtp)).toEqual([]);
    // With LMTP it delivers itself (L2815).
    const lmtp = inner('[ldap, { protocol: lmtp, from: in }]', {
      front: both,
      services: '{ messaging: { delivery: lmtp } }',
    });
    expect(blocked(lmtp)).toEqual(['inner lmtp out>store']);
  });

  test('an Internet-facing MTA need not reach the stores itself', () => {
    const chain = twoTier({
      services: '{ messaging: { delivery: lmtp } }',
      firewalls: [
        '{ name: middle, between: [dmz, intranet], allow: [smtp, ldap] }',
        '{ name: inner, between: [intranet, data], allow: [lmtp, ldap] }',
      ],
      front: [
        '{ name: edge, zone: dmz, components: [mta-inbound] }',
        '{ name: hub, zone: intranet, components: [mta] }',
      ],
      back,
    });
    expect(blocked(chain)).toEqual([]);
    expect(blocked(chain.replace('[smtp, ldap]', '[ldap]'))).toEqual(['middle smtp edge>hub']);
  });

  test('a load balancer must reach what it names', () => {
    const text = twoTier({
      firewalls: ['{ name: middle, between: [dmz, intranet], allow: [ldap] }'],
      more: 'users: { total: 10, bases: [ { base: mediumweight-imap, share: 100% } ] }',
      front: [
        '{ name: lb, zone: dmz, components: [{ component: load-balancer, targets: mail }] }',
        '{ name: mail, zone: intranet, components: [mmp] }',
      ],
      back: [],
    });
    expect(blocked(text)).toEqual(['middle imap lb>mail']);
  });

  test('every firewall on the way that lacks it is named', () => {
    const text = twoTier({
      firewalls: [
        '{ name: a, between: [dmz, intranet], allow: [imap] }',
        '{ name: b, between: [intranet, data], allow: [imap] }',
      ],
      front: mmp,
      back,
    });
    expect(blocked(text)).toEqual(['a ldap front>dir', 'b ldap front>dir']);
  });
});

describe('rules without use', () => {
  test('serve nothing that the spec implies', () => {
    expect(unneeded(inner('[imap, ldap, telnet, dwp]'))).toEqual(['inner telnet', 'inner dwp']);
    expect(unneeded(inner('[imap, ldap, { protocol: imap, from: dir }]'))).toEqual(['inner imap']);
    expect(unneeded(inner('[imap, ldap, { protocol: ldap, port: 999 }]'))).toEqual(['inner ldap']);
  });

  test('what may be wanted is none of them', () => {
    expect(unneeded(inner('[imap, imaps, pop, ldap, ldaps, dns, ntp, ssh, snmp, backup, nfs]'))).toEqual(['inner nfs']);
    const outer = twoTier({
      firewalls: ['{ name: outer, between: [internet, dmz], allow: [imap, imaps, pop, http, dns] }'],
      front: mmp,
      back,
    });
    expect(unneeded(outer)).toEqual(['outer http']);
  });

  test('nothing is called so while something cannot be read, or stands in no zone', () => {
    expect(unneeded(inner('[telnet]', { front: ['{ name: front, zone: dmz, components: [mmp, nonsense] }'] }))).toEqual(
      [],
    );
    expect(
      unneeded(
        inner('[dwp]', {
          front: ['{ name: cal, components: [cal6-frontend] }'],
          back: [...back, '{ name: cb, zone: data, components: [cal6-backend] }'],
        }),
      ),
    ).toEqual([]);
  });
});

describe('one answer', () => {
  const users = 'users: { total: 10, bases: [ { base: mediumweight-imap, share: 100% } ] }';
  /** Finds and repairs what firewalls stop until nothing is found any more; the codes that were found, and the text at last. */
  const repaired = (text: string): { readonly codes: readonly string[]; readonly text: string } => {
    const codes: string[] = [];
    let now = text;
    for (let turn = 0; turn < 12; turn++) {
      const found = analyse(now).findings.find(({ code, fixes }) => STOPPED.test(code) && fixes.length > 0);
      const edits = found?.fixes[0]?.edits();
      if (found === undefined || edits === undefined) break;
      codes.push(found.code);
      now = applyEdits(now, edits);
    }
    return { codes, text: now };
  };
  const STOPPED = /^(PORT008|PORT01\d|NET02[12]|SSO014)$/;
  /** Flows between hosts that the spec shows to be there, and that a firewall stops. */
  const stopped = (text: string): string[] =>
    tableOf(text)
      .flows.filter(
        ({ verdict, standing, from, to }) =>
          verdict === 'blocked' && standing === 'certain' && from.hosts.length > 0 && to.hosts.length > 0,
      )
      .map(({ from, to, protocol }) => `${from.hosts[0]?.name ?? ''} > ${to.hosts[0]?.name ?? ''} ${protocol}`);

  const CASES: readonly (readonly [code: string, front: readonly string[], back: readonly string[]])[] = [
    [
      'PORT011',
      ['webmail', 'webmail, glassfish, convergence', '{ component: webmail, ports: { http: 81 } }'],
      ['message-store'],
    ],
    [
      'PORT012',
      ['mmp', 'webmail', 'mta', 'cal6-frontend'],
      ['directory-master', '{ component: directory-master, ports: { ldap: 1389 } }'],
    ],
    [
      'PORT013',
      ['cal6-frontend', '{ component: cal6-frontend, ports: { http: 81 } }'],
      ['cal6-backend', 'cal6-backend'],
    ],
    ['PORT016', ['mta', 'mta-inbound', 'mta-outbound', 'mta, mmp'], ['message-store', 'message-store']],
    ['PORT017', ['mmp', '{ component: mmp, tls: starttls }'], ['message-store']],
    ['NET021', ['im-mux', '{ component: im-mux, ports: { xmpp: 5322 } }'], ['im-server']],
    ['PORT008', ['glassfish, convergence', 'glassfish, webmail, convergence'], ['im-server']],
  ];

  const frontOf = (list: readonly string[]): string[] =>
    list.map((components, i) => `{ name: f${i.toString()}, zone: dmz, components: [${components}] }`);
  const backOf = (list: readonly string[]): string[] =>
    list.map((components, i) => `{ name: b${i.toString()}, zone: data, components: [${components}] }`);

  test.each(CASES)('%s names every host that needs it, and its fix opens for all of them', (code, front, own) => {
    const text = twoTier({
      services: '{ messaging: { delivery: lmtp }, calendar: { notifications: false } }',
      firewalls: ['{ name: inner, between: [dmz, data], allow: [] }'],
      front: frontOf(front),
      back: backOf(own),
      more: users,
    });
    const found = analyse(text).findings.filter((finding) => finding.code === code);
    expect(found).toHaveLength(1);
    const [fix] = found[0]?.fixes ?? [];
    const after = applyEdits(text, fix?.edits() ?? []);
    expect(analyse(after).findings.filter((finding) => finding.code === code)).toEqual([]);
    // Every host had it stopped, and none has it now.
    const opened = new Set(
      stopped(text)
        .filter((line) => !stopped(after).includes(line))
        .map((line) => line.split(' ').at(-1)),
    );
    const left = stopped(after).filter((line) => opened.has(line.split(' ').at(-1)));
    expect(left).toEqual([]);
    const sources = new Set(
      stopped(text).flatMap((line) => (opened.has(line.split(' ').at(-1)) ? [line.split(' ')[0]] : [])),
    );
    expect(sources.size).toBe(front.length);
  });

  test('what is clean to the rules is open in the table', () => {
    const fronts = [
      'mta',
      'mta-inbound',
      'mta-outbound',
      'mmp',
      'webmail',
      'cal6-frontend',
      'smtp-relay',
      'mmp-smtp-proxy',
      'directory-consumer',
      'im-mux',
    ];
    const backs = [
      'message-store',
      'directory-master',
      'cal6-backend',
      'im-server',
      'mta',
      'directory-consumer',
      'mta-inbound',
    ];
    const rules = [
      '',
      '{ protocol: ldap, from: f0 }',
      '{ protocol: imap, from: f0, to: b0 }',
      '{ protocol: lmtp, from: f1 }',
      '{ protocol: smtp, from: f1 }',
    ];
    const next = ['', ', delivers-to: b0', ', delivers-to: [b0, b1]'];
    const component = fc
      .tuple(fc.constantFrom(...fronts), fc.constantFrom(...next))
      .map(([id, key]) => (/^mta|^smtp/.test(id) ? `{ component: ${id}${key} }` : id));
    fc.assert(
      fc.property(
        fc.array(component, { minLength: 2, maxLength: 4 }),
        fc.array(fc.constantFrom(...backs), { minLength: 2, maxLength: 4 }),
        fc.constantFrom('delivery: lmtp', 'delivery: smtp', 'version: "7.0.5"'),
        fc.constantFrom(...rules),
        (front, back, messaging, rule) => {
          const { text } = repaired(
            twoTier({
              services: `{ messaging: { ${messaging} }, calendar: { notifications: true } }`,
              firewalls: [`{ name: inner, between: [dmz, data], allow: [${rule}] }`],
              front: frontOf(front),
              back: backOf(back),
              more: users,
            }),
          );
          expect(stopped(text)).toEqual([]);
        },
      ),
      { numRuns: 20, seed: 1 },
    );
  });
});
