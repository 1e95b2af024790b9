/** What is left when hosts or sites are lost, and which loss sizes. */
import { describe, expect, test } from 'vitest';
import type { Pool } from '../../../server/sizing/modes';
import { size, spec } from './support';

/** 3,000 IMAP and 1,000 web connections, 6.667 + 2.222 messages sent each second. */
const USERS = `users:
  total: 20000
  bases:
    - { base: mediumweight-imap, share: 75%, concurrent: 20% }
    - { base: mediumweight-ce, share: 25%, concurrent: 20% }
`;

const poolOf = (text: string, id: string): Pool => {
  const { modes } = size(text).sizing;
  const pool = modes.find((each) => each.id === id);
  if (pool === undefined) throw new Error(`no pool ${id}; there are ${modes.map((each) => each.id).join(', ')}`);
  return pool;
};

/** `normal 3 hosts 3000 of 3000 (0) ok planned` */
const lines = (pool: Pool): readonly string[] =>
  pool.modes.map((mode) =>
    [
      mode.id,
      `${mode.hosts.toString()} hosts`,
      `carry ${String(mode.capacity)}`,
      `load ${String(mode.load)}`,
      `each ${String(mode.loadPerHost)}`,
      mode.status,
      ...(mode.planned ? ['planned'] : []),
    ].join(', '),
  );

const front = (hosts: string, more = ''): string => spec(`${USERS}${more}tiers:\n  - tier: 1\n    hosts:\n${hosts}`);
const mmp = (name: string, count: number, connections?: number, more = ''): string =>
  `      - name: ${name}\n        count: ${count.toString()}\n        components: [mmp]\n${connections === undefined ? '' : `        capacity: { connections: ${connections.toString()} }\n`}${more}`;

describe('hosts that are alike', () => {
  test('one host more than the peak needs', () => {
    const text = front(mmp('mmp', 4, 1000));
    expect(lines(poolOf(text, 'tier-1.connections.mmp'))).toEqual([
      'normal, 4 hosts, carry 4000, load 3000, each 750, ok, planned',
      'one-host-lost, 3 hosts, carry 3000, load 3000, each 1000, ok, planned',
      'two-hosts-lost, 2 hosts, carry 2000, load 3000, each 1500, info',
    ]);
    const { figure } = size(text);
    expect(figure('tier-1.connections.mmp.hosts')).toMatchObject({
      value: 4,
      declared: 4,
      headroom: 0,
      mode: 'one-host-lost',
      status: 'ok',
    });
    expect(figure('tier-1.connections.mmp.load')).toMatchObject({
      value: 3000,
      declared: 3000,
      headroom: 0,
      mode: 'one-host-lost',
      status: 'ok',
    });
    expect(figure('host.mmp.load.tier-1.connections.mmp')).toMatchObject({
      value: 1000,
      declared: 1000,
      mode: 'one-host-lost',
      status: 'ok',
    });
  });

  test('enough for the peak is not enough when one is lost', () => {
    const text = front(mmp('mmp', 3, 1000));
    expect(poolOf(text, 'tier-1.connections.mmp').worst).toBe('one-host-lost');
    expect(size(text).figure('tier-1.connections.mmp.hosts')).toMatchObject({
      value: 4,
      declared: 3,
      headroom: -1,
      status: 'short',
    });
    expect(size(text).figure('tier-1.connections.mmp.load')).toMatchObject({
      declared: 2000,
      headroom: -1000,
      status: 'short',
    });
  });

  test('spare hosts are the choice of the spec', () => {
    const text = (spare: number): string => `${front(mmp('mmp', 5, 1000))}sizing: { spare: ${spare.toString()} }\n`;
    const need = (spare: number) => size(text(spare)).figure('tier-1.connections.mmp.hosts');
    expect(need(0)).toMatchObject({ value: 3, mode: 'normal', status: 'ok' });
    expect(need(2)).toMatchObject({ value: 5, mode: 'two-hosts-lost', status: 'ok' });
    expect(need(3)).toMatchObject({ value: 6, mode: 'spare-hosts-lost', status: 'short' });
    expect(poolOf(text(3), 'tier-1.connections.mmp').modes.map((mode) => mode.title)).toEqual([
      'Normal operation',
      'One host lost',
      'Two hosts lost',
      '3 hosts lost',
    ]);
  });

  test('the only front end of two tiers needs a second one', () => {
    const text = front(mmp('mmp', 1, 5000));
    expect(size(text).figure('tier-1.connections.mmp.hosts')).toMatchObject({ value: 2, declared: 1, status: 'short' });
    expect(size(text).figure('tier-1.connections.mmp.load')).toMatchObject({
      declared: 0,
      status: 'short',
      mode: 'one-host-lost',
    });
  });

  test('what was not measured is not given, but what each host has to carry is', () => {
    const { figure } = size(front(mmp('mmp', 3)));
    expect(figure('tier-1.connections.mmp.hosts')).toMatchObject({ value: null, declared: 3, status: 'unknown' });
    expect(figure('tier-1.connections.mmp.hosts').note).toMatch(/^Not given: .*`capacity.connections`/);
    expect(figure('host.mmp.load.tier-1.connections.mmp')).toMatchObject({
      value: 1500,
      declared: null,
      status: 'unknown',
    });
  });
});

describe('hosts that differ', () => {
  test('the largest is lost first, and the load follows what the others carry', () => {
    const text = front(mmp('large', 1, 3000) + mmp('small', 2, 1000));
    expect(lines(poolOf(text, 'tier-1.connections.mmp'))).toEqual([
      'normal, 3 hosts, carry 5000, load 3000, each 1000, ok, planned',
      'one-host-lost, 2 hosts, carry 2000, load 3000, each 1500, short, planned',
      'two-hosts-lost, 1 hosts, carry 1000, load 3000, each 3000, info',
    ]);
    expect(size(text).figure('tier-1.connections.mmp.hosts')).toMatchObject({ value: null, status: 'short' });
    expect(size(text).figure('host.small.load.tier-1.connections.mmp')).toMatchObject({ value: 1500, status: 'short' });
  });

  test('one that was not measured leaves the sum open', () => {
    const pool = poolOf(front(mmp('a', 1, 3000) + mmp('b', 1)), 'tier-1.connections.mmp');
    expect(pool.modes.map((mode) => [mode.id, mode.capacity])).toEqual([
      ['normal', null],
      // The one that is left may carry anything.
      ['one-host-lost', null],
      ['two-hosts-lost', 0],
    ]);
  });

  test('those that were measured may be enough without it, whichever is lost', () => {
    const pool = poolOf(front(mmp('a', 3, 2000) + mmp('b', 1)), 'tier-1.connections.mmp');
    expect(pool.modes.map((mode) => [mode.id, mode.capacity, mode.capacityAtLeast, mode.status])).toEqual([
      ['normal', null, 6000, 'ok'],
      ['one-host-lost', null, 4000, 'ok'],
      ['two-hosts-lost', null, 2000, 'unknown'],
    ]);
    expect(pool.worst).toBe('one-host-lost');
    expect(size(front(mmp('a', 3, 2000) + mmp('b', 1))).figure('tier-1.connections.mmp.load')).toMatchObject({
      declared: null,
      declaredAtLeast: 4000,
      mode: 'one-host-lost',
      status: 'ok',
    });
  });

  test('a site that was measured whole is known, whatever stands at the one that is lost', () => {
    const at = (site: string): string => `        site: ${site}\n`;
    const pool = poolOf(
      front(
        mmp('a', 2, 1000, at('east')) + mmp('b', 1, undefined, at('west')),
        'sites: [{ name: east }, { name: west }]\n',
      ),
      'tier-1.connections.mmp',
    );
    // Losing `east` leaves what nobody measured; that of `west` would leave 2,000.
    expect(pool.modes.at(-1)).toMatchObject({ id: 'site-lost', lost: ['east'], hosts: 1, capacity: null });
  });
});

describe('who shares a load', () => {
  const host = (name: string, components: string, capacity = ''): string =>
    `      - name: ${name}\n        components: ${components}\n${capacity === '' ? '' : `        capacity: ${capacity}\n`}`;
  const pools = (text: string): readonly string[] =>
    size(text).sizing.modes.map((pool) => `${pool.id} ${String(pool.load)}`);

  test('hosts with work in common', () => {
    expect(
      pools(front(host('a', '[mmp]') + host('b', '[mmp, webmail]') + host('c', '[webmail, convergence, glassfish]'))),
    ).toEqual(['tier-1.connections.mmp+webmail 4000']);
  });
  test('under a name that does not depend on where they stand in the spec', () => {
    const hosts = [host('a', '[webmail, mmp]'), host('b', '[mmp]'), host('c', '[webmail, convergence, glassfish]')];
    const [first, ...others] = [hosts, [...hosts].reverse()].map((each) =>
      size(front(each.join(''))).sizing.modes.map(({ id, title }) => `${id} ${title}`),
    );
    expect(first).toEqual(['tier-1.connections.mmp+webmail Connections at peak: mmp, webmail']);
    expect(others).toEqual([first]);
  });
  test('hosts without do not', () => {
    expect(pools(front(host('a', '[mmp]') + host('b', '[webmail]') + host('c', '[convergence, glassfish]')))).toEqual([
      'tier-1.connections.mmp 3000',
      'tier-1.connections.webmail 1000',
      'tier-1.connections.convergence 1000',
    ]);
  });
  test('an MTA sends and delivers, an inbound relay only delivers', () => {
    expect(pools(front(host('out', '[mta-outbound]') + host('in', '[mta-inbound]')))).toEqual([
      'tier-1.submissions.mta-outbound 8.88888888889',
      'tier-1.deliveries.mta-inbound 35.5555555556',
    ]);
  });
  test('a store takes all connections, once, front ends on its host included', () => {
    expect(pools(front(host('all', '[mmp, webmail, message-store]')))).toContain(
      'tier-1.connections.message-store 4000',
    );
  });
  test('instant messaging servers only where they were measured', () => {
    expect(pools(front(host('im', '[im-server]')))).toEqual([]);
    expect(pools(front(host('im', '[im-server]', '{ connections: 9000 }')))).toEqual([
      'tier-1.connections.im-server 2000',
    ]);
  });
  test('multiplexors carry processes times sessions, or what was measured if that is less', () => {
    const mux = (more: string): Pool =>
      poolOf(
        front(
          `      - name: mux\n        count: 2\n${more}        components: [{ component: im-mux, instances: 3 }]\n`,
        ),
        'tier-1.connections.im-mux',
      );
    expect(mux('').each).toEqual([3000]);
    expect(mux('        capacity: { connections: 2500 }\n').each).toEqual([2500]);
    expect(mux('        capacity: { connections: 9000 }\n').each).toEqual([3000]);
  });
  test('a multiplexor beside its server counts connections once', () => {
    expect(pools(front(host('im', '[im-mux, im-server]', '{ connections: 9000 }')))).toEqual([
      'tier-1.connections.im-mux 2000',
    ]);
  });
  test('a calendar front end beside other work leaves the load of that known, and a note', () => {
    const text = front(host('a', '[mmp, cal7-frontend, glassfish]', '{ connections: 9000 }'));
    expect(pools(text)).toEqual(['tier-1.connections.mmp 3000']);
    expect(size(text).figure('tier-1.connections.mmp.load').note).toMatch(/Calendar connections come on top/);
  });
  test('users, where a host was measured for users', () => {
    expect(
      pools(
        front(
          host('a', '[cal7-frontend, glassfish]', '{ users: 5000 }') +
            host('b', '[convergence, glassfish]', '{ users: 20000 }'),
        ),
      ),
    ).toEqual([
      'tier-1.connections.cal7-frontend null',
      'tier-1.connections.convergence 1000',
      'tier-1.users.cal7-frontend 20000',
      'tier-1.users.convergence 20000',
    ]);
  });
});

describe('stores', () => {
  const stores = (architecture: string, more = ''): string =>
    spec(
      `${USERS}tiers:\n  - tier: 2\n    hosts:\n      - name: store\n        count: 2\n        capacity: { connections: 2000 }\n${more}        components: [message-store]`,
      architecture,
    );
  test('no other host has their data, so none is spare', () => {
    const pool = poolOf(stores('two-tier'), 'tier-2.connections.message-store');
    expect(pool.worst).toBe('normal');
    expect(pool.modes.map((mode) => mode.planned)).toEqual([true, false, false]);
    expect(size(stores('two-tier')).figure('tier-2.connections.message-store.hosts')).toMatchObject({
      value: 2,
      status: 'ok',
      mode: 'normal',
    });
  });
  test('nodes of a cluster are no hosts of the spec', () => {
    expect(poolOf(stores('two-tier', '        ha: vcs\n'), 'tier-2.connections.message-store').worst).toBe('normal');
  });
});

test('a single host has nothing spare', () => {
  const text = spec(
    `${USERS}tiers:\n  - tier: 1\n    hosts:\n      - name: all\n        capacity: { connections: 5000 }\n        components: [mmp]`,
    'single-host',
  );
  expect(size(text).figure('tier-1.connections.mmp.hosts')).toMatchObject({ value: 1, status: 'ok', mode: 'normal' });
});

describe('sites', () => {
  const SITES = 'sites:\n  - { name: east, users: 12000 }\n  - { name: west, users: 8000 }\n';
  const spread = (more = '', west = 4): string =>
    front(mmp('e', 3, 1000, '        site: east\n') + mmp('w', west, 1000, '        site: west\n'), SITES + more);
  const failover = 'services: { remote-failover: { option: array-replication } }\n';

  test('the site that leaves least is the one to look at', () => {
    expect(lines(poolOf(spread(), 'tier-1.connections.mmp')).at(-1)).toBe(
      'site-lost, 3 hosts, carry 3000, load 3000, each 1000, ok',
    );
  });
  test('it sizes where the deployment fails over to another site', () => {
    const pool = poolOf(spread(failover, 5), 'tier-1.connections.mmp');
    expect(pool.worst).toBe('site-lost');
    // Three at each site: each alone has to carry everything.
    expect(size(spread(failover, 2)).figure('tier-1.connections.mmp.hosts')).toMatchObject({
      value: 6,
      declared: 5,
      mode: 'site-lost',
      status: 'short',
    });
  });
  test('only users who are entitled fail over', () => {
    const text = spread('services: { remote-failover: { option: array-replication, users: 2000 } }\n');
    // West is lost: 12,000 users of the east and 2,000 of the west are left of 20,000.
    expect(poolOf(text, 'tier-1.connections.mmp').modes.at(-1)).toMatchObject({
      lost: ['west'],
      load: 2100,
      capacity: 3000,
    });
  });
  test('without sites there is no such case', () => {
    expect(poolOf(front(mmp('mmp', 2, 1000)), 'tier-1.connections.mmp').modes.map((mode) => mode.id)).not.toContain(
      'site-lost',
    );
  });
});
