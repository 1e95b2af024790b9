/** Figures of whole specs: the examples of the guide, and worked ones. */
import { describe, expect, test } from 'vitest';
import type { Figure } from '../../../server/sizing/figure';
import { inFull, size, spec } from './support';

type Expected = Partial<Record<keyof Figure, unknown>>;
type Row = readonly [what: string, text: string, id: string, expected: Expected];

const host = (name: string, components: string, more = ''): string =>
  `      - name: ${name}\n${more === '' ? '' : `${more.replace(/^/gm, '        ')}\n`}        components: ${components}`;
const tier = (number: number, ...hosts: readonly string[]): string =>
  `  - tier: ${number.toString()}\n    hosts:\n${hosts.join('\n')}`;
const tiers = (...all: readonly string[]): string => `tiers:\n${all.join('\n')}`;
const store = tiers(tier(2, host('store', '[message-store]')));

const users = (total: number, ...bases: readonly string[]): string =>
  `users:\n  total: ${total.toString()}\n${bases.length === 0 ? '' : `  bases:\n${bases.map((base) => `    - ${base}`).join('\n')}\n`}`;

const all: Row[] = [];
const check = (rows: readonly Row[]): void => {
  all.push(...rows);
  test.each(rows)('%s', (_, text, id, expected) => {
    expect(size(text).figure(id)).toMatchObject(expected);
  });
};

describe('users and tiers', () => {
  const grown = (tierOne: string, tierTwo: string, total = 5000): string =>
    spec(
      `${users(total)}tiers:\n  - tier: 1\n${tierOne}    hosts:\n${host('front', '[mmp]')}\n  - tier: 2\n${tierTwo}    hosts:\n${host('store', '[message-store]')}`,
    );
  const single = (total: number): string =>
    spec(`${users(total)}${tiers(tier(1, host('all', '[messaging-server]')))}`, 'single-host');
  check([
    [
      'growth',
      spec(`users: { total: 10000, growth: { rate: 25%, months: 18 } }\n${store}`),
      'users.design',
      { value: 12_500, unit: 'users', status: 'info' },
    ],
    ['no growth', spec(`users: { total: 10000 }\n${store}`), 'users.design', { value: 10_000 }],
    [
      'users from counts',
      spec(
        `users: { bases: [{ base: lightweight-pop, count: 300 }, { base: lightweight-imap, count: 200 }] }\n${store}`,
      ),
      'users.today',
      { value: 500 },
    ],
    [
      'access tier',
      grown('    capacity: { users: 5000 }\n', ''),
      'tier-1.capacity',
      { value: 5000, declared: 5000, headroom: 0, status: 'ok' },
    ],
    [
      'data tier',
      grown('    capacity: { users: 5000 }\n', '    capacity: { users: 10000 }\n'),
      'tier-2.capacity',
      { value: 10_000, declared: 10_000, status: 'ok' },
    ],
    [
      'data tier, just under double',
      grown('    capacity: { users: 5000 }\n', '    capacity: { users: 9000 }\n'),
      'tier-2.capacity',
      { headroom: -1000, status: 'ok' },
    ],
    [
      'data tier, too small',
      grown('    capacity: { users: 5000 }\n', '    capacity: { users: 8999 }\n'),
      'tier-2.capacity',
      { headroom: -1001, status: 'short' },
    ],
    ['data tier from users', grown('', ''), 'tier-2.capacity', { value: 10_000, declared: null, status: 'info' }],
    [
      'front ends beyond the back ends',
      grown('    capacity: { users: 12000 }\n', '    capacity: { users: 10000 }\n'),
      'tier-1.capacity.maximum',
      { value: 10_000, declared: 12_000, headroom: -2000, status: 'short' },
    ],
    ['single host, 500 users', single(500), 'users.single-host', { value: 500, status: 'ok' }],
    ['single host, 999 users', single(999), 'users.single-host', { status: 'info', headroom: -499 }],
    ['single host, 1000 users', single(1000), 'users.single-host', { status: 'short' }],
    ['300 users are worth sizing', single(300), 'users.today', { note: undefined }],
    [
      '299 users may not be',
      single(299),
      'users.today',
      { note: expect.stringContaining('may not be needed') as unknown },
    ],
    [
      'two firewalls',
      spec(
        `firewalls: [{ name: outer, between: [internet, dmz] }, { name: inner, between: [dmz, private-data] }]\n${store}`,
      ),
      'firewalls',
      { value: 2, declared: 2, status: 'ok' },
    ],
    [
      'one firewall',
      spec(`firewalls: [{ name: outer, between: [internet, dmz] }]\n${store}`),
      'firewalls',
      { declared: 1, status: 'short' },
    ],
  ]);

  test('the two-tier example of Suite 5 has nine machines', () => {
    const { figure } = size(
      spec(
        tiers(
          tier(
            1,
            host('calfe', '[cal6-frontend]', 'count: 2\ncpus: 2'),
            host('msgfe', '[mmp, mta]', 'count: 2\ncpus: 4'),
            host('relay', '[smtp-relay]', 'cpus: 1'),
          ),
          tier(
            2,
            host('store', '[message-store]', 'count: 2\ncpus: 4'),
            host('calbe', '[cal6-backend]', 'count: 2\ncpus: 1'),
          ),
        ),
      ).replace('7u3', '"5"'),
    );
    expect(figure('hosts')).toMatchObject({ value: 9, unit: 'hosts' });
    expect(figure('hosts.cpus').value).toBe(4 + 8 + 1 + 8 + 2);
    expect(figure('cal6.backend.cpus.usual')).toMatchObject({ value: 2, declared: 2, status: 'ok' });
    expect(figure('cal6.backend.cpus.quality')).toMatchObject({ value: 3, declared: 2, status: 'info' });
  });
});

describe('messaging hosts', () => {
  const hostOf = (components: string, more = '', number = 1): string =>
    spec(tiers(tier(number, host('h', components, more))));
  const mixed = (cpus: number): string =>
    spec(
      `users: { total: 10, bases: [{ base: lightweight-pop, share: 50% }, { base: lightweight-imap, share: 50% }] }\n${tiers(tier(2, host('h', '[message-store]', `cpus: ${cpus.toString()}`)))}`,
    );
  check([
    [
      'memory, at least',
      hostOf('[mta]', 'cpus: 4\nmemory: 4 GB'),
      'host.h.memory.minimum',
      { value: 4, unit: 'GB', declared: 4, status: 'ok' },
    ],
    [
      'memory, too little',
      hostOf('[mta]', 'cpus: 4\nmemory: 3 GB'),
      'host.h.memory.minimum',
      { headroom: -1, status: 'short' },
    ],
    [
      'memory, wanted',
      hostOf('[mta]', 'cpus: 4\nmemory: 4 GB'),
      'host.h.memory.wanted',
      { value: 8, headroom: -4, status: 'info' },
    ],
    [
      'memory without processors',
      hostOf('[mta]', 'memory: 4 GB'),
      'host.h.memory.minimum',
      { value: null, declared: 4, status: 'unknown' },
    ],
    [
      'memory, binary',
      `${hostOf('[mta]', 'cpus: 4\nmemory: 4 GiB')}sizing: { unit-base: binary }\n`,
      'host.h.memory.minimum',
      { value: 4, unit: 'GiB', declared: 4, status: 'ok' },
    ],
    [
      'memory written in GB, binary',
      `${hostOf('[mta]', 'cpus: 4\nmemory: 4 GB')}sizing: { unit-base: binary }\n`,
      'host.h.memory.minimum',
      { value: 4, unit: 'GiB', declared: 4, status: 'ok' },
    ],
    ['store with 4 CPUs', hostOf('[message-store]', 'cpus: 4', 2), 'host.h.store.cpus', { status: 'ok' }],
    ['store with 12 CPUs', hostOf('[message-store]', 'cpus: 12', 2), 'host.h.store.cpus', { value: 12, status: 'ok' }],
    [
      'store with 14 CPUs',
      hostOf('[message-store]', 'cpus: 14', 2),
      'host.h.store.cpus',
      { status: 'info', note: expect.stringContaining('less than linearly') as unknown },
    ],
    [
      'store with 20 CPUs',
      hostOf('[message-store]', 'cpus: 20', 2),
      'host.h.store.cpus',
      { status: 'info', note: expect.stringContaining('describes no store') as unknown },
    ],
    ['MMP with 2 CPUs', hostOf('[mmp]', 'cpus: 2'), 'host.h.mmp.cpus', { status: 'ok' }],
    ['MMP with 4 CPUs', hostOf('[mmp]', 'cpus: 4'), 'host.h.mmp.cpus', { status: 'info' }],
    ['MMP with 8 CPUs', hostOf('[mmp]', 'cpus: 8'), 'host.h.mmp.cpus', { status: 'short', headroom: -4 }],
    ['MMP with a calendar front end', hostOf('[mmp, cal6-frontend]', 'cpus: 4'), 'host.h.mmp.cpus', { status: 'ok' }],
    [
      'MMP that shares two CPUs',
      hostOf('[mmp, cal6-frontend]', 'cpus: 2'),
      'host.h.mmp.cpus.shared',
      { value: 4, status: 'info' },
    ],
    [
      'Communications Express with 2 CPUs',
      hostOf('[communications-express, webmail]', 'cpus: 2'),
      'host.h.communications-express.cpus',
      { status: 'ok' },
    ],
    [
      'Communications Express with 4 CPUs',
      hostOf('[communications-express, webmail]', 'cpus: 4'),
      'host.h.communications-express.cpus',
      { value: 2, status: 'short' },
    ],
    ['IMAP processes', mixed(8), 'host.h.store.processes.imap', { value: 2, unit: 'processes' }],
    ['IMAP processes, rounded', mixed(6), 'host.h.store.processes.imap', { value: 1 }],
    ['POP processes', mixed(8), 'host.h.store.processes.pop', { value: 4 }],
  ]);
});

describe('load', () => {
  const one = (base: string, count: number, more = ''): string =>
    spec(`users: { bases: [{ base: ${base}, count: ${count.toString()}, concurrent: 100%${more} }] }\n${store}`);
  const ids = ['connections', 'submissions', 'deliveries', 'bytes.least', 'bytes.mean'];
  test.each([
    ['lightweight-pop', 9000, [9000, 10, 10, 20_000, 60_000]],
    ['heavyweight-pop', 6000, [6000, 10, 20, 515_000, 562_500]],
    ['lightweight-imap', 6000, [6000, 10, 20, 515_000, 562_500]],
    ['mediumweight-imap', 4500, [4500, 10, 40, 515_000, 562_500]],
    ['mediumweight-ce', 4500, [4500, 10, 40, 515_000, 562_500]],
  ] as const)('%s, %d connections', (base, count, values) => {
    const { figure } = size(one(base, count));
    expect(ids.map((id) => figure(`load.${base}.${id}`).value)).toEqual(values);
    expect(ids.map((id) => figure(`load.${id}`).value)).toEqual(values);
  });

  const two = spec(
    `${users(20_000, '{ base: mediumweight-imap, share: 70%, concurrent: 20%, tls: 20% }', '{ base: lightweight-pop, share: 30%, concurrent: 5% }')}services: { messaging: { traffic: { messages: 300 /min } } }\n${store}`,
  );
  check([
    [
      'connections of a share',
      two,
      'load.mediumweight-imap.connections',
      { value: 2800, formula: 'users of the base x concurrent, rounded up = 14,000 x 20% = 2,800' },
    ],
    [
      'connections are whole',
      spec(`${users(101, '{ base: lightweight-pop, share: 50%, concurrent: 1% }')}${store}`),
      'load.lightweight-pop.connections',
      { value: 1 },
    ],
    ['all connections', two, 'load.connections', { value: 3100 }],
    ['encrypted connections', two, 'load.mediumweight-imap.tls', { value: 560 }],
    ['declared traffic below what users send', two, 'load.traffic', { declared: 5, status: 'short' }],
    [
      'in binary KB',
      `${one('heavyweight-pop', 6000)}sizing: { unit-base: binary }\n`,
      'load.heavyweight-pop.bytes.least',
      { value: 539_648 },
    ],
    [
      'one base alone means everybody',
      spec(`${users(400, '{ base: lightweight-imap, concurrent: 50% }')}${store}`),
      'load.connections',
      { value: 200 },
    ],
    [
      'the second of two alike',
      spec(
        `${users(100, '{ base: lightweight-pop, share: 50%, concurrent: 10% }', '{ base: lightweight-pop, share: 50%, concurrent: 20% }')}${store}`,
      ),
      'load.lightweight-pop-2.connections',
      { value: 10 },
    ],
    [
      'more than all users',
      spec(
        `${users(100, '{ base: lightweight-pop, share: 70%, concurrent: 10% }', '{ base: lightweight-imap, share: 70%, concurrent: 10% }')}${store}`,
      ),
      'load.connections',
      { note: 'The shares of the bases add up to 140%.' },
    ],
  ]);
});

describe('disks', () => {
  const mail = (partitions: string, count = 1): string =>
    spec(
      `${users(10_000, '{ base: lightweight-imap, mailbox: 100 MB }')}${tiers(tier(2, host('store', `[{ component: message-store, partitions: ${partitions} }]`, `count: ${count.toString()}`)))}`,
    );
  const queue = (messages: string, message: string, outage: string, hosts: string): string =>
    spec(
      `services: { messaging: { traffic: { messages: ${messages}, message-size: ${message}, outage: ${outage} } } }\n${tiers(tier(1, hosts))}`,
    );
  const relay = host('relay', '[{ component: mta, queue: { size: 100 MB } }]', 'count: 2');
  check([
    ['mail in all mailboxes', mail('[{ name: a }]'), 'store.mail', { value: 1_000_000, unit: 'MB' }],
    [
      'disk for it',
      mail('[{ name: a, size: 1.3 TB }]'),
      'store.disk',
      { value: 1_300_000, declared: 1_300_000, headroom: 0, status: 'ok' },
    ],
    [
      'too little disk',
      mail('[{ name: a, size: 1 TB }, { name: b, size: 200 GB }]'),
      'store.disk',
      { declared: 1_200_000, headroom: -100_000, status: 'short' },
    ],
    [
      'disk of one of two stores',
      mail('[{ name: a, size: 650 GB }]', 2),
      'host.store.store.disk',
      { value: 650_000, declared: 650_000, status: 'ok' },
    ],
    [
      'a partition without size',
      mail('[{ name: a, size: 2 TB }, { name: b }]'),
      'store.disk',
      { declared: null, status: 'info' },
    ],
    [
      '25 spindles',
      mail('[{ name: a, spindles: 25 }]'),
      'host.store.store.partitions',
      { value: 3, declared: 1, status: 'short' },
    ],
    [
      '10 spindles',
      mail('[{ name: a, spindles: 10 }]'),
      'host.store.store.partitions',
      { value: 1, declared: 1, status: 'ok' },
    ],
    [
      'one too wide, one narrow',
      mail('[{ name: a, spindles: 12 }, { name: b, spindles: 4 }]'),
      'host.store.store.partitions',
      { value: 3, declared: 2, status: 'short' },
    ],
    [
      'queue for an hour',
      queue('200 /min', '20 KB', '60 min', relay),
      'queue.disk',
      { value: 240_000, unit: 'KB', declared: 200_000, status: 'short' },
    ],
    ['queue for two days', queue('100 /min', '50 KB', '48 h', relay), 'queue.disk', { value: 14_400_000 }],
    [
      'queue of one host',
      queue('200 /min', '20 KB', '60 min', relay),
      'host.relay.queue.disk',
      { value: 120_000, declared: 100_000 },
    ],
    [
      'stripe',
      `${queue('1 /s', '10 KiB', '1 h', relay).trimEnd()}\n${tier(2, host('s', '[{ component: message-store, partitions: [{ name: a, stripe-width: 128 }] }]'))}\n`,
      'host.s.store.stripe',
      { value: 16, declared: 128, status: 'info' },
    ],
  ]);
});

describe('instant messaging', () => {
  const im = (total: number, profile: string, ...all: readonly string[]): string =>
    spec(`users: { total: ${total.toString()}${profile === '' ? '' : `, im: ${profile}`} }\n${tiers(...all)}`);
  const small = im(
    10_000,
    '{ active: 30%, inactive: 20% }',
    tier(1, host('im', '[im-server, im-mux]', 'cpus: 2\nmemory: 500 MB\ndisk: 1 GB')),
  );
  const large = (components = '[im-mux]'): string =>
    im(
      1_000_000,
      '{ active: 5%, inactive: 20% }',
      tier(1, host('mux', components, 'cpus: 16\nmemory: 4 GB')),
      tier(2, host('im', '[im-server]', 'cpus: 2\nmemory: 4 GB')),
    );
  const fiveMuxes = (extra = ''): string =>
    im(
      50_000,
      '',
      tier(1, host('mux', `[{ component: im-mux, instances: 5${extra} }]`, 'cpus: 4')),
      tier(2, host('im', '[im-server]')),
    );
  const archived = (text: string): string => `${text}services: { instant-messaging: { archive: true } }\n`;
  check([
    ['small: server memory', small, 'host.im.im.memory.server', { value: 220, unit: 'MB' }],
    ['small: multiplexor memory', small, 'host.im.im.memory.mux', { value: 132 }],
    ['small: memory', small, 'host.im.im.memory', { value: 352, declared: 500, headroom: 148, status: 'ok' }],
    ['small: server processors', small, 'host.im.im.cpus.server', { value: 0.106666666667 }],
    ['small: multiplexor processors', small, 'host.im.im.cpus.mux', { value: 0.64 }],
    ['small: processors', small, 'host.im.im.cpus', { value: 1, declared: 2, status: 'ok' }],
    ['small: connections', small, 'im.connections', { value: 5000 }],
    ['small: disk', small, 'im.disk', { value: 650 }],
    ['small: disk of the host', small, 'host.im.im.disk', { value: 650, declared: 1000 }],
    ['small: processes for 5000 connections and a margin', small, 'host.im.im-mux.instances', { value: 7 }],
    ['small, archive: server memory', archived(small), 'host.im.im.memory.server', { value: 260 }],
    ['small, archive: multiplexor memory', archived(small), 'host.im.im.memory.mux', { value: 198 }],
    ['small, archive: memory', archived(small), 'host.im.im.memory', { value: 458, status: 'ok' }],
    [
      'small, archive: processors',
      archived(small),
      'host.im.im.cpus',
      { value: null, status: 'unknown', note: expect.stringContaining('archive') as unknown },
    ],
    ['single sign-on takes the larger table', `${small}sso: access-manager\n`, 'host.im.im.memory', { value: 458 }],
    ['a circle of trust does not', `${small}sso: trusted-circle\n`, 'host.im.im.memory', { value: 352 }],
    [
      'large: server memory by the table',
      large(),
      'host.im.im.memory',
      { value: 5120, declared: 4000, headroom: -1120, status: 'short' },
    ],
    [
      'large: server memory as the guide says',
      large(),
      'im.reference.large',
      {
        value: 1_000_000,
        note: expect.stringContaining('Server 4 GB on 2 processors, multiplexor 4 GB on 16 processors') as unknown,
      },
    ],
    [
      'large: one process cannot have it',
      large(),
      'host.im.im.jvm',
      { value: 5120, status: 'short', note: expect.stringContaining('500 MB') as unknown },
    ],
    ['large: multiplexor memory by the table', large(), 'host.mux.im.memory', { value: 5408, status: 'short' }],
    ['large: server processors', large(), 'host.im.im.cpus', { value: 3, declared: 2, status: 'short' }],
    ['large: multiplexor processors', large(), 'host.mux.im.cpus', { value: 14, declared: 16, status: 'ok' }],
    ['large, archive: memory', archived(large()), 'host.im.im.memory', { value: 6620 }],
    ['large, archive: multiplexor memory', archived(large()), 'host.mux.im.memory', { value: 9008 }],
    [
      'large: 16 processes hold 16,000',
      large('[{ component: im-mux, instances: 16 }]'),
      'im.mux.connections',
      { value: 312_500, declared: 16_000, status: 'short' },
    ],
    [
      'large: 16 processes of 15,625 hold the connections, without margin',
      `${large('[{ component: im-mux, instances: 16, max-sessions: 15625 }]')}sizing: { safe-margin: 0% }\n`,
      'im.mux.connections',
      { value: 250_000, declared: 250_000, headroom: 0, status: 'ok' },
    ],
    [
      'one in ten',
      fiveMuxes(),
      'im.connections',
      { value: 5000, formula: 'users / 10, rounded up = 50,000 / 10 = 5,000' },
    ],
    [
      'five processes of 1000, with the margin',
      fiveMuxes(),
      'im.mux.connections',
      { value: 6250, declared: 5000, headroom: -1250, status: 'short' },
    ],
    [
      'five processes need to be seven',
      fiveMuxes(),
      'host.mux.im-mux.instances',
      { value: 7, declared: 5, status: 'short' },
    ],
    [
      'a process for each CPU to start with',
      fiveMuxes(),
      'host.mux.im-mux.instances.start',
      { value: 4, declared: 5, status: 'info' },
    ],
    [
      'threads',
      fiveMuxes(', max-threads: 8'),
      'host.mux.im-mux.threads',
      { value: 4, declared: 8, headroom: -4, status: 'short' },
    ],
    ['memory is not computed from one in ten', fiveMuxes(), 'host.im.im.memory', { value: null, status: 'unknown' }],
    [
      'a host has 256 MB at least',
      im(100, '{ active: 5%, inactive: 5% }', tier(1, host('im', '[im-server]', 'memory: 128 MB'))),
      'host.im.im.memory',
      { value: 256, status: 'short' },
    ],
    [
      'users of instant messaging only',
      im(10_000, '{ total: 1000, active: 10%, inactive: 0% }', tier(1, host('im', '[im-server]'))),
      'im.connections',
      { value: 100 },
    ],
    [
      'two servers share the users',
      im(200_000, '{ active: 5%, inactive: 10% }', tier(2, host('im', '[im-server]', 'count: 2'))),
      'host.im.im.memory',
      { value: 120 + 100 + 200 },
    ],
    ['in binary MB', `${small}sizing: { unit-base: binary }\n`, 'im.disk', { value: 600 + 50_000 / 1024, unit: 'MiB' }],
  ]);
});

describe('calendar', () => {
  const six = (front: string, back: string): string =>
    spec(
      tiers(
        tier(1, host('fe', '[{ component: cal6-frontend, instances: 2 }]', front)),
        tier(2, host('be', '[cal6-backend]', back)),
      ),
    );
  const seven = (version: string, more: string): string =>
    spec(
      `services: { calendar: { version: ${version} } }\n${tiers(tier(1, host('fe', '[cal7-frontend, glassfish]', 'count: 3')), tier(2, host('db', '[cal7-database]', 'count: 2'), ...(more === '' ? [] : [more])))}`,
    );
  const docs = (count: number): string => host('doc', '[cal7-docstore]', `count: ${count.toString()}`);
  const iSchedule = host('isched', '[{ component: cal7-database, ischedule: true }]');
  check([
    ['half of six', six('cpus: 6', 'cpus: 3'), 'cal6.backend.cpus.usual', { value: 3, declared: 3, status: 'ok' }],
    ['two thirds of six', six('cpus: 6', 'cpus: 3'), 'cal6.backend.cpus.quality', { value: 4, status: 'info' }],
    [
      'half of twelve',
      six('count: 6\ncpus: 2', 'count: 2\ncpus: 2'),
      'cal6.backend.cpus.usual',
      { value: 6, declared: 4, status: 'short' },
    ],
    [
      'twelve in machines',
      six('count: 12\ncpus: 2', 'cpus: 12'),
      'cal6.backend.cpus.usual',
      { value: 12, note: 'In machines: 3 x 4, 2 x 6, 1 x 12 CPUs (L6645).' },
    ],
    ['cshttpd', six('cpus: 2', ''), 'host.fe.cal6.cshttpd', { value: 2, declared: 2, status: 'ok' }],
    ['cshttpd, too few', six('cpus: 4', ''), 'host.fe.cal6.cshttpd', { value: 4, declared: 2, status: 'short' }],
    ['documents at 7u1', seven('7u1', docs(2)), 'cal7.documents', { value: 2, declared: 2, status: 'ok' }],
    [
      'documents at 7u2 with iSchedule',
      seven('7u2', `${iSchedule}\n${docs(2)}`),
      'cal7.documents',
      { value: 3, declared: 2, status: 'short' },
    ],
    [
      'iSchedule has no database of its own at 7u1',
      seven('7u1', docs(2)).replace('version: 7u1', 'version: 7u1, ischedule: true'),
      'cal7.documents',
      { value: 2 },
    ],
    [
      'iSchedule by the service',
      seven('7u3', docs(3)).replace('version: 7u3', 'version: 7u3, ischedule: true'),
      'cal7.documents',
      { value: 3, declared: 3, status: 'ok' },
    ],
    ['links to databases', seven('7u3', iSchedule), 'cal7.links.databases', { value: 6 }],
    ['links to documents', seven('7u3', iSchedule), 'cal7.links.documents', { value: 9 }],
    ['links to documents without iSchedule', seven('7u3', ''), 'cal7.links.documents', { value: 6 }],
    ['davstores', seven('7u3', iSchedule), 'cal7.davstores', { value: 2 }],
  ]);
  test('there was no document store before 7u1', () => {
    expect(size(seven('7', '')).figures.filter((figure) => figure.id.includes('documents'))).toEqual([]);
  });
});

describe('directory and filters', () => {
  const masters = (count: number, total: number, replication = 'two-way-mmr'): string =>
    spec(
      `${users(total)}directory: { replication: ${replication} }\n${tiers(tier(2, host('dir', '[directory-master]', `count: ${count.toString()}`)))}`,
    );
  const sites = (count: number): string =>
    `sites:\n${Array.from({ length: count }, (_, i) => `  - { name: s${i.toString()}, size: major }`).join('\n')}\n`;
  check([
    ['one master', masters(1, 5000), 'directory.masters', { value: 2, declared: 1, status: 'short' }],
    ['one master, few users', masters(1, 299), 'directory.masters', { status: 'info' }],
    ['two masters', masters(2, 5000), 'directory.masters', { status: 'ok' }],
    ['four-way', masters(2, 5000, 'four-way-mmr'), 'directory.masters', { value: 4, status: 'short' }],
    [
      'four-way consumers',
      masters(4, 5000, 'four-way-mmr'),
      'directory.consumers',
      { value: 8, declared: 0, status: 'short' },
    ],
    ['six sites', masters(4, 5000, 'four-way-mmr') + sites(6), 'directory.hubs', { value: 2 }],
    [
      'a blackhole list',
      spec(`services: { antispam: { rbl: true }, messaging: { traffic: { messages: 1000 /min } } }\n${store}`),
      'filter.rbl',
      { value: 900, unit: 'messages/min' },
    ],
    [
      'Brightmail',
      spec(
        `services: { antispam: { products: [brightmail], functions: [spam, virus] } }\n${tiers(tier(1, host('relay', '[mta]', 'count: 3')))}`,
      ),
      'filter.brightmail',
      { value: 6 },
    ],
  ]);
});

describe('what the guide refuses to size', () => {
  const text = spec(
    `${users(1000, '{ base: lightweight-imap, concurrent: 10% }')}directory: { schema: schema2-native }\n${tiers(tier(1, host('edge', '[mmp]')), tier(2, host('store', '[message-store]'), host('iss', '[iss-index]'), host('dir', '[directory-master]', 'count: 2')))}`,
    'edge',
  );
  test.each([
    'directory.capacity',
    'tier-1.edge',
    'search.disk',
    'tier-1.connections.mmp.hosts',
    'tier-2.connections.message-store.hosts',
  ])('%s is not given', (id) => {
    const figure = size(text).figure(id);
    expect(figure).toMatchObject({ value: null, headroom: null, status: 'unknown' });
    expect(figure.note).toMatch(/^Not given: .*(measure|plan)/is);
  });
  test('a store has no maximum of users', () => {
    const figure = size(text).figure('host.store.store.users');
    expect(figure).toMatchObject({ value: 1000, declared: null, status: 'unknown' });
    expect(figure.note).toMatch(/refuses/);
  });
});

describe('explanation', () => {
  test('a figure names its numbers, where they stand, and the lines of the guide', () => {
    const text = spec(
      `${users(10_000, '{ base: lightweight-imap, mailbox: 100 MB }')}${tiers(tier(2, host('store', '[{ component: message-store, partitions: [{ name: a, size: 2 TB }] }]')))}`,
    );
    const { figure } = size(text);
    expect(figure('store.disk')).toMatchObject({
      formula: 'mail in all mailboxes x 1.30 = 1,000,000 MB x 1.30 = 1,300,000 MB',
      source: ['L2555'],
    });
    expect(figure('store.disk').declaredAt).toMatchObject({ source: '2 TB' });
    expect(figure('users.today').inputs).toMatchObject([
      { name: 'users', value: 10_000, unit: 'users', at: { source: '10000' } },
    ]);
  });

  test('the choices of the spec stand beside the results', () => {
    const { sizing } = size(spec(`${store}\nsizing: { safe-margin: 10%, spare: 2 }`));
    expect(sizing.settings.list.map(({ id, value, declared }) => [id, value, declared])).toEqual([
      ['unit-base', 'decimal', false],
      ['safe-margin', '10%', true],
      ['spare', '2', true],
    ]);
  });
});

test('every figure in full, and each other one of these specs once', async () => {
  const told = new Set<string>();
  const sections = all.map(([what, text, id]) => {
    const sized = size(text);
    const others = sized.figures.filter((own) => own.id !== id && !told.has(own.id));
    const shown = [sized.figure(id), ...others];
    for (const own of shown) told.add(own.id);
    return [`# ${what}`, ...shown.map(inFull)].join('\n');
  });
  await expect(`${sections.join('\n\n')}\n`).toMatchFileSnapshot('../../golden/figures.txt');
});
