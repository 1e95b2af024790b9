/** What a spec names is a fact: a flow goes there and nowhere else. Fragments of specs with the flows that they have. */
import { describe, expect, test } from 'vitest';
import { portsNftables } from '../../../server/report/formats/nftables';
import { analyse, snapshotOf } from '../../support/analyse';
import { linesWith, twoTier } from './table';

const LMTP = '{ messaging: { delivery: lmtp } }';
const SMTP = '{ messaging: { delivery: smtp } }';

interface Fragment {
  readonly services?: string;
  readonly front: readonly string[];
  readonly back?: readonly string[];
  readonly allow?: string;
  readonly more?: string;
}

/** Two tiers with a firewall between them; what stands behind it unless a fragment says otherwise: a store and a directory. */
const spec = ({ services = LMTP, front, back = [], allow, more }: Fragment): string =>
  twoTier({
    services,
    firewalls: [`{ name: inner, between: [dmz, data]${allow === undefined ? '' : `, allow: ${allow}`} }`],
    front,
    back: [
      ...back,
      '{ name: store, zone: data, components: [message-store] }',
      '{ name: dir, zone: data, components: [directory-master] }',
    ],
    ...(more === undefined ? {} : { more }),
  });

const at = (name: string, zone: string, ...components: readonly string[]): string =>
  `{ name: ${name}, zone: ${zone}, components: [${components.join(', ')}] }`;

/** `to protocol port`, for the flows of a component on a host; firewalls aside. */
const flowsOf = (text: string, from: string, ...protocols: readonly string[]): string[] =>
  linesWith(text, `${from} -> `)
    .filter((line) => line.startsWith(from))
    .map((line) => line.slice(`${from} -> `.length).split(' ').slice(0, 3).join(' '))
    .filter((line) => protocols.length === 0 || protocols.includes(line.split(' ')[1] ?? ''));

const MTAS = ['mta', 'mta-inbound', 'mta-outbound', 'smtp-relay'] as const;

describe('delivers-to', () => {
  const pairs = MTAS.flatMap((from) => [...MTAS, 'smtp-server'].map((to) => [from, to] as const));

  describe.each([
    ['LMTP', LMTP],
    ['SMTP', SMTP],
  ])('where mail goes into the stores by %s', (_, services) => {
    test.each(pairs)('%s hands mail to %s by SMTP, and to nobody else', (from, to) => {
      const text = spec({
        services,
        front: [at('one', 'dmz', `{ component: ${from}, delivers-to: next }`)],
        back: [at('next', 'data', to), at('other', 'data', 'mta-inbound'), at('third', 'data', 'mta')],
      });
      expect(flowsOf(text, `one:${from}`, 'smtp', 'lmtp').filter((flow) => !flow.startsWith('internet-mta'))).toEqual([
        `next:${to} smtp 25`,
      ]);
    });

    test.each(MTAS)('%s hands mail to the store that it names', (from) => {
      const text = spec({
        services,
        front: [at('one', 'dmz', `{ component: ${from}, delivers-to: second }`)],
        back: [at('second', 'data', 'message-store'), at('inside', 'data', 'mta')],
      });
      expect(flowsOf(text, `one:${from}`, 'smtp', 'lmtp').filter((flow) => !flow.startsWith('internet-mta'))).toEqual([
        services === LMTP ? 'second:message-store lmtp 225' : 'second:message-store smtp 25',
      ]);
    });
  });

  test('a firewall that stops the next hop is a finding, and its fix lets it through', () => {
    for (const [from, to] of pairs) {
      const text = spec({
        front: [at('one', 'dmz', `{ component: ${from}, delivers-to: next }`)],
        back: [at('next', 'data', to)],
        allow: '[ldap]',
      });
      const found = analyse(text).findings.filter(({ code }) => code === 'PORT019');
      if (to === 'smtp-server') continue;
      expect(
        found.map(({ message }) => message.includes('`one`') && message.includes('`next`')),
        `${from} to ${to}`,
      ).toEqual([true]);
    }
  });

  test('the chain of a firewall lets internal mail through', () => {
    const text = spec({
      front: [at('out', 'dmz', '{ component: mta-outbound, delivers-to: in }')],
      back: [at('in', 'data', 'mta-inbound')],
    });
    expect(portsNftables(snapshotOf(text))).toContain('ip saddr @h_out ip daddr @h_in tcp dport 25 accept');
  });

  test('every host that is named must be reached', () => {
    const text = spec({
      front: [at('out', 'dmz', '{ component: mta-outbound, delivers-to: [in1, in2] }')],
      back: [at('in1', 'data', 'mta-inbound'), at('in2', 'data', 'mta-inbound')],
      allow: '[ldap, { protocol: smtp, to: in1 }]',
    });
    const [found, ...others] = analyse(text).findings.filter(({ code }) => code === 'PORT019');
    expect(found?.message).toContain('from `out` to `in2`.');
    expect(others).toEqual([]);
  });

  test('a host with a store and an MTA takes mail into the store', () => {
    const text = spec({
      front: [at('in', 'dmz', '{ component: mta-inbound, delivers-to: box }')],
      back: [at('box', 'data', 'mta', 'message-store')],
    });
    expect(flowsOf(text, 'in:mta-inbound', 'smtp', 'lmtp')).toEqual(['box:message-store lmtp 225']);
  });

  test('a load balancer that is named is on the way, others are not', () => {
    const text = spec({
      front: [
        at('out', 'dmz', '{ component: mta-outbound, delivers-to: lb }'),
        at('lb', 'dmz', '{ component: load-balancer, targets: [in1, in2] }'),
        at('far', 'dmz', '{ component: load-balancer, targets: [in1, in2] }'),
      ],
      back: [at('in1', 'data', 'mta-inbound'), at('in2', 'data', 'mta-inbound'), at('in3', 'data', 'mta-inbound')],
    });
    expect(flowsOf(text, 'out:mta-outbound', 'smtp').filter((flow) => !flow.startsWith('internet-mta'))).toEqual([
      'lb:load-balancer smtp 25',
    ]);
    expect(flowsOf(text, 'lb:load-balancer', 'smtp')).toEqual(['in1:mta-inbound smtp 25', 'in2:mta-inbound smtp 25']);
    expect(flowsOf(text, 'far:load-balancer', 'smtp')).toEqual([]);
  });

  test('an MTA that hands its mail to the outbound one does not talk to the Internet', () => {
    const text = (next: string): string =>
      spec({
        front: [at('edge', 'dmz', 'mta-outbound'), at('hub', 'dmz', `{ component: mta-outbound${next} }`)],
      });
    expect(linesWith(text(', delivers-to: edge'), '-> internet-mta')).toEqual([
      'edge:mta-outbound -> internet-mta smtp 25',
    ]);
    expect(linesWith(text(''), '-> internet-mta')).toHaveLength(2);
  });

  test('the SMTP proxy hands submissions to the MTA that it names, whatever kind it is', () => {
    for (const to of [...MTAS, 'smtp-server']) {
      const text = spec({
        front: [at('proxy', 'dmz', '{ component: mmp-smtp-proxy, delivers-to: next }'), at('next', 'dmz', to)],
        back: [at('out', 'data', 'mta-outbound')],
      });
      expect(flowsOf(text, 'proxy:mmp-smtp-proxy', 'smtp'), to).toEqual([`next:${to} smtp 25`]);
    }
  });
});

describe('the standard ways of mail', () => {
  const relays = (services: string): string =>
    spec({ services, front: [at('in', 'dmz', 'mta-inbound'), at('out', 'dmz', 'mta-outbound')] });

  test('outbound to inbound, then into the store, where mail goes there by SMTP (L2809)', () => {
    expect(flowsOf(relays(SMTP), 'out:mta-outbound', 'smtp')).toEqual([
      'internet-mta smtp 25',
      'store:message-store smtp 25',
      'in:mta-inbound smtp 25',
    ]);
  });

  test('outbound into the store directly by LMTP (L2815)', () => {
    expect(flowsOf(relays(LMTP), 'out:mta-outbound', 'smtp', 'lmtp')).toEqual([
      'internet-mta smtp 25',
      'store:message-store lmtp 225',
    ]);
  });

  test('a rule for mail between MTAs is not needless where nobody is named', () => {
    const text = spec({
      front: [at('edge', 'dmz', 'mta')],
      back: [at('hub', 'data', 'mta')],
      allow: '[ldap, lmtp, { protocol: smtp, from: hub, to: edge }]',
    });
    expect(analyse(text).findings.filter(({ code }) => code === 'NET009')).toEqual([]);
  });
});

describe('submission', () => {
  const users = 'users: { total: 10, bases: [ { base: mediumweight-imap, share: 100% } ] }';
  const submits = (...front: readonly string[]): string[] =>
    linesWith(spec({ front, more: users }), 'submission').map((line) => line.split(' ').slice(0, 3).join(' '));

  test('an MTA that says so is where users submit, beside an outbound one', () => {
    expect(submits(at('out', 'dmz', 'mta-outbound'), at('all', 'dmz', '{ component: mta, submission: true }'))).toEqual(
      ['client -> all:mta'],
    );
    expect(submits(at('out', 'dmz', 'mta-outbound'), at('all', 'dmz', 'mta'))).toEqual(['client -> out:mta-outbound']);
  });

  test('through its load balancer', () => {
    expect(
      submits(
        at('lb', 'dmz', '{ component: load-balancer, targets: all }'),
        at('out', 'dmz', 'mta-outbound'),
        at('all', 'dmz', '{ component: mta, submission: true }'),
      ),
    ).toEqual(['lb:load-balancer -> all:mta', 'client -> lb:load-balancer']);
  });

  test.each(['mta-inbound', 'smtp-relay'])('%s takes submissions only where it says so', (id) => {
    expect(submits(at('one', 'dmz', id))).toEqual([]);
    expect(submits(at('one', 'dmz', `{ component: ${id}, submission: true }`))).toEqual([`client -> one:${id}`]);
    expect(submits(at('one', 'dmz', `{ component: ${id}, ports: { submission: 587 } }`))).toEqual([
      `client -> one:${id}`,
    ]);
  });

  test.each(['mta', 'mta-outbound', 'mmp-smtp-proxy'])('%s does not where it says the opposite', (id) => {
    expect(submits(at('one', 'dmz', id))).toEqual([`client -> one:${id}`]);
    expect(submits(at('one', 'dmz', `{ component: ${id}, submission: false }`))).toEqual([]);
  });

  test('where the port is closed, users and Outlook submit on the transfer port', () => {
    const text = spec({
      front: [at('one', 'dmz', '{ component: mta, submission: false }')],
      more: `${users}\nclients: [outlook]`,
    });
    expect(linesWith(text, 'one:mta smtp').map((line) => line.split(' ')[0])).toEqual([
      'internet-mta',
      'client',
      'outlook-connector',
    ]);
  });
});

describe('MX records', () => {
  test.each([...MTAS, 'smtp-server'])('name %s as the host that takes mail from the Internet', (id) => {
    const text = spec({
      front: [at('mx', 'dmz', id), at('other', 'dmz', 'mta-inbound')],
      more: 'dns: { mx: [mx] }',
    });
    expect(linesWith(text, 'internet-mta ->')).toEqual([`internet-mta -> mx:${id} smtp 25`]);
  });

  test('name all that they name, whatever the rank', () => {
    const text = spec({
      front: [at('in', 'dmz', 'mta-inbound'), at('all', 'dmz', 'mta')],
      more: 'dns: { mx: [in, all] }',
    });
    expect(linesWith(text, 'internet-mta ->')).toHaveLength(2);
  });
});

describe('directory', () => {
  const copies = [at('c1', 'dmz', 'directory-consumer'), at('c2', 'dmz', 'directory-consumer')];
  const components: readonly (readonly [string, string])[] = [
    ...['mta', 'mta-inbound', 'mta-outbound', 'mmp', 'webmail', 'cal6-frontend', 'im-server', 'message-store'].map(
      (id) => [id, id] as const,
    ),
    ...['cal7-frontend', 'convergence', 'communications-express', 'access-manager', 'delegated-administrator'].map(
      (id) => [id, `glassfish, ${id}`] as const,
    ),
    ['messenger-express', 'webmail, messenger-express'],
    ['directory-proxy', 'directory-proxy'],
  ];

  test.each(components)('%s asks the directory that it names, and no other', (id, list) => {
    const one = list.replace(new RegExp(`${id}$`), `{ component: ${id}, directory: c2 }`);
    const text = spec({ front: [at('one', 'dmz', one), ...copies] });
    expect(flowsOf(text, `one:${id}`, 'ldap')).toEqual(['c2:directory-consumer ldap 389']);
  });

  test('a master that is named is asked though there are copies, and takes the changes', () => {
    const text = spec({ front: [at('cal', 'dmz', '{ component: cal6-frontend, directory: dir }'), ...copies] });
    expect(flowsOf(text, 'cal:cal6-frontend', 'ldap')).toEqual([
      'dir:directory-master ldap 389',
      'dir:directory-master ldap 389',
    ]);
  });

  test('a load balancer before the copies', () => {
    const text = spec({
      front: [
        at('one', 'dmz', '{ component: mmp, directory: lb }'),
        at('lb', 'dmz', '{ component: load-balancer, targets: [c1, c2] }'),
        ...copies,
      ],
      back: [at('c3', 'data', 'directory-consumer')],
    });
    expect(flowsOf(text, 'one:mmp', 'ldap')).toEqual(['lb:load-balancer ldap 389']);
    expect(flowsOf(text, 'lb:load-balancer', 'ldap')).toEqual([
      'c1:directory-consumer ldap 389',
      'c2:directory-consumer ldap 389',
    ]);
  });

  test('a directory of another kind', () => {
    const text = spec({
      front: [at('one', 'dmz', '{ component: mmp, directory: corp }'), at('corp', 'dmz', 'corporate-directory')],
    });
    expect(flowsOf(text, 'one:mmp', 'ldap')).toEqual(['corp:corporate-directory ldap 389']);
  });
});

describe('replication', () => {
  test('goes from directory to directory, not through the load balancer of the copies', () => {
    const text = spec({
      front: [
        at('lb', 'dmz', '{ component: load-balancer, targets: [copy, hub, second] }'),
        at('copy', 'dmz', 'directory-consumer'),
        at('hub', 'dmz', 'directory-hub'),
        at('second', 'dmz', 'directory-master'),
        at('mmp', 'dmz', 'mmp'),
      ],
    });
    expect(flowsOf(text, 'dir:directory-master')).toEqual([
      'second:directory-master ldap 389',
      'hub:directory-hub ldap 389',
    ]);
    expect(flowsOf(text, 'hub:directory-hub')).toEqual(['copy:directory-consumer ldap 389']);
    // The load balancer is there for those who ask.
    expect(flowsOf(text, 'mmp:mmp', 'ldap')).toEqual(['lb:load-balancer ldap 389']);
  });

  test('a copy is filled by the master that it names, though there is a hub', () => {
    const text = spec({
      front: [at('copy', 'dmz', '{ component: directory-consumer, master: dir }')],
      back: [at('hub', 'data', 'directory-hub')],
    });
    expect(linesWith(text, '-> copy:directory-consumer').map((line) => line.split(' ')[0])).toEqual([
      'dir:directory-master',
    ]);
  });

  test('a hub is filled by the hub that it names', () => {
    const text = spec({
      front: [at('h2', 'dmz', '{ component: directory-hub, master: h1 }')],
      back: [at('h1', 'data', '{ component: directory-hub, master: dir }')],
    });
    expect(linesWith(text, '-> h2:directory-hub')).toEqual([
      'h1:directory-hub -> h2:directory-hub ldap 389 inner unknown',
    ]);
    expect(linesWith(text, '-> h1:directory-hub')).toEqual(['dir:directory-master -> h1:directory-hub ldap 389']);
  });
});

describe('instant messaging', () => {
  const servers = [at('a', 'data', 'im-server'), at('b', 'data', 'im-server'), at('c', 'data', 'im-server')];

  test.each([
    ['im-mux', 'im-mux', 'mux 45222'],
    ['im-gateway', 'im-gateway', 'xmpp-server 5269'],
    ['im-agents', 'im-agents', 'xmpp-server 5269'],
    ['httpbind', 'glassfish, httpbind', 'xmpp-server 5269'],
    ['convergence', 'glassfish, convergence', 'xmpp-server 5269'],
  ])('%s reaches the server that it names', (id, list, by) => {
    const one = list.replace(new RegExp(`${id}$`), `{ component: ${id}, server: b }`);
    expect(
      flowsOf(spec({ front: [at('one', 'dmz', one)], back: servers }), `one:${id}`, 'mux', 'xmpp-server', 'xmpp'),
    ).toEqual([`b:im-server ${by}`]);
  });

  test('where the named host has multiplexor and server, the port of the gateway tells which is meant', () => {
    const gateway = (port: string): string[] =>
      flowsOf(
        spec({
          front: [
            at('one', 'dmz', 'glassfish', `{ component: httpbind, server: both${port} }`),
            at('m', 'dmz', 'im-mux'),
          ],
          back: [at('both', 'data', 'im-server', 'im-mux')],
        }),
        'one:httpbind',
      );
    expect(gateway('')).toEqual(['both:im-mux xmpp 5222']);
    expect(gateway(', server-port: 5269')).toEqual(['both:im-server xmpp-server 5269']);
  });

  test('servers talk to the peers that they name', () => {
    const text = spec({
      front: [],
      back: [
        at('a', 'data', '{ component: im-server, peers: b }'),
        at('b', 'data', '{ component: im-server, peers: [a, c] }'),
        at('c', 'data', 'im-server'),
      ],
    });
    expect(
      linesWith(text, 'im-server -> ', ':im-server xmpp-server').map((line) => line.split(' ').slice(0, 3).join(' ')),
    ).toEqual([
      'a:im-server -> b:im-server',
      'b:im-server -> a:im-server',
      'b:im-server -> c:im-server',
      // This one names nobody, so it may talk to all.
      'c:im-server -> a:im-server',
      'c:im-server -> b:im-server',
    ]);
  });
});

describe('calendar', () => {
  test('a front end of Calendar Server 6 reaches the back ends that it names', () => {
    const text = spec({
      front: [at('cal', 'dmz', '{ component: cal6-frontend, backends: b2 }')],
      back: [at('b1', 'data', 'cal6-backend'), at('b2', 'data', 'cal6-backend')],
    });
    expect(flowsOf(text, 'cal:cal6-frontend', 'dwp')).toEqual(['b2:cal6-backend dwp 59979']);
  });

  const MYSQL = '{ calendar: { database: mysql } }';
  const databases = [
    at('db1', 'data', '{ component: cal7-database, davstore: one }'),
    at('db2', 'data', '{ component: cal7-database, davstore: two }'),
    at('doc1', 'data', '{ component: cal7-docstore, kind: remote, database: db1 }'),
    at('doc2', 'data', '{ component: cal7-docstore, kind: remote, database: db2 }'),
  ];
  const cal7 = (keys: string): string[] =>
    flowsOf(
      spec({
        services: MYSQL,
        front: [at('cal', 'dmz', 'glassfish', `{ component: cal7-frontend${keys} }`)],
        back: databases,
      }),
      'cal:cal7-frontend',
      'jdbc-mysql',
      'docstore',
    ).map((flow) => flow.split(' ')[0] ?? '');

  test('a front end of Calendar Server 7 reaches databases and document stores that it names', () => {
    const [db1, db2] = ['db1:cal7-database', 'db2:cal7-database'];
    const [doc1, doc2] = ['doc1:cal7-docstore', 'doc2:cal7-docstore'];
    expect(cal7('')).toEqual([db1, db2, doc1, doc2]);
    expect(cal7(', databases: [db1, db2], docstores: doc1')).toEqual([db1, db2, doc1]);
    // The document store of a database goes with it (L4203).
    expect(cal7(', databases: db2')).toEqual([db2, doc2]);
    // By its identifier in the configuration of the front end.
    expect(cal7(', davstores: [one]')).toEqual([db1, doc1]);
  });
});

describe('sites', () => {
  test('a site without servers of its own uses those of the site that serves it', () => {
    const text = `commspec: 1
name: test
suite: 7u3
architecture: single-tier
sites: [ { name: north }, { name: south }, { name: branch, served-by: south } ]
tiers:
  - tier: 1
    hosts:
      - { name: n-dir, site: north, components: [directory-master] }
      - { name: s-dir, site: south, components: [directory-master] }
      - { name: b-mail, site: branch, components: [mta, message-store] }
`;
    expect(flowsOf(text, 'b-mail:mta', 'ldap')).toEqual(['s-dir:directory-master ldap 389']);
    expect(flowsOf(text.replace(', served-by: south', ''), 'b-mail:mta', 'ldap')).toHaveLength(2);
  });
});

describe('pool', () => {
  const filters = ['inbound', 'outbound', 'swing'].map((pool) =>
    at(pool, 'data', `{ component: brightmail, pool: ${pool} }`),
  );
  test.each([
    ['mta-inbound', ['inbound', 'swing']],
    ['mta-outbound', ['outbound', 'swing']],
    ['mta', ['inbound', 'outbound', 'swing']],
  ])('%s calls the filters of its pool', (mta, pools) => {
    const text = spec({ front: [at('one', 'dmz', mta)], back: filters });
    expect(flowsOf(text, `one:${mta}`, 'brightmail')).toEqual(
      pools.map((pool) => `${pool}:brightmail brightmail 41000`),
    );
  });
});

test('MeterMaid is asked on its host, not through the balancer before the MTAs there', () => {
  const text = spec({
    front: [
      at('lb', 'dmz', '{ component: load-balancer, targets: [in] }'),
      at('in', 'dmz', 'mta-inbound', 'metermaid'),
      at('out', 'dmz', 'mta-outbound'),
    ],
  });
  expect(flowsOf(text, 'out:mta-outbound', 'metermaid')).toEqual(['in:metermaid metermaid 63837']);
  expect(flowsOf(text, 'lb:load-balancer', 'metermaid')).toEqual([]);
});
