/** The contract of `size --format json`. */
import { expect, test } from 'vitest';
import { plainSizing, type PlainFigure } from '../../../server/sizing/json';
import { size, spec } from './support';

const text = spec(`users:
  total: 20000
  growth: { rate: 25%, months: 18 }
  bases: [{ base: mediumweight-imap, concurrent: 20%, mailbox: 400 MB }]
sla: { availability: 99.99% }
tiers:
  - tier: 1
    hosts:
      - name: mmp
        count: 2
        cpus: 2
        memory: 4 GB
        capacity: { connections: 5000 }
        components: [mmp]
  - tier: 2
    hosts:
      - name: store
        components: [{ component: message-store, partitions: [{ name: a, size: 20 TB }] }]
      - name: plain
        components: [dns-server]`);
const plain = plainSizing(size(text).sizing);

const figures: readonly PlainFigure[] = [
  ...plain.deployment,
  ...plain.tiers.flatMap((tier) => [...tier.figures, ...tier.hosts.flatMap((host) => host.figures)]),
  ...plain.availability.figures,
];

test('it is what JSON can hold, and loses nothing on the way', () => {
  expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
});

test('every figure has every part', () => {
  for (const figure of figures) {
    expect(Object.keys(figure).filter((key) => key !== 'atLeast' && key !== 'declaredAtLeast')).toEqual([
      'id',
      'title',
      'value',
      'unit',
      'formula',
      'inputs',
      'source',
      'declared',
      'headroom',
      'mode',
      'status',
      'note',
    ]);
  }
});

test('grouped by tier and host, with all hosts', () => {
  expect(plain.tiers.map((tier) => [tier.tier, tier.hosts.map((host) => [host.host, host.count])])).toEqual([
    [1, [['mmp', 2]]],
    [
      2,
      [
        ['store', 1],
        ['plain', 1],
      ],
    ],
  ]);
  expect(plain.tiers[0]?.hosts[0]?.figures).toContainEqual(
    expect.objectContaining({
      id: 'host.mmp.memory.minimum',
      value: 2,
      unit: 'GB',
      declared: 4,
      headroom: 2,
      mode: 'normal',
      source: ['L2535'],
    }),
  );
});

test('modes, growth and availability stand beside', () => {
  expect(plain.modes.map((pool) => [pool.id, pool.worst])).toContainEqual(['tier-1.connections.mmp', 'one-host-lost']);
  expect(plain.growth.rows.map((row) => row.id)).toContain('store.disk');
  expect(plain.availability).toMatchObject({ target: 0.9999, singlePoints: [{ component: 'message-store' }] });
});

test('sources are lines of the guide', () => {
  for (const figure of figures) for (const source of figure.source) expect(source).toMatch(/^L\d+(-\d+)?$/);
});
