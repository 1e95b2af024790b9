/** What holds for any spec: whole, half-typed or absurd. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guideLines } from '../../../server/catalog/guide';
import { userBase } from '../../../server/catalog/vocabulary';
import { idsOf } from '../../../server/catalog/types';
import { plainSizing } from '../../../server/sizing/json';
import { loadOf } from '../../../server/sizing/load';
import { sizingOf, type Sizing } from '../../../server/sizing/sizing';
import { noBases, Snapshot } from '../../../server/model/snapshot';
import { validators } from '../../../server/model/validators';
import { SyntaxTree } from '../../../server/syntax/document';
import { snapshotOf, URI } from '../../support/analyse';
import { sizedOf } from './support';

const COMPONENTS = [
  'mmp',
  'mta',
  'mta-inbound',
  'mta-outbound',
  'smtp-relay',
  'webmail',
  'message-store',
  'messaging-server',
  'im-server',
  'im-mux',
  'cal6-frontend',
  'cal6-backend',
  'cal7-frontend',
  'cal7-database',
  'cal7-docstore',
  'communications-express',
  'convergence',
  'directory-master',
  'directory-consumer',
  'iss-index',
  'load-balancer',
  'brightmail',
  'glassfish',
];
const share = fc.integer({ min: 0, max: 150 }).map((value) => `${value.toString()}%`);
const bytes = fc
  .tuple(fc.integer({ min: 0, max: 5000 }), fc.constantFrom('KB', 'MB', 'GB', 'TB', 'MiB', 'GiB'))
  .map(([value, unit]) => `${value.toString()} ${unit}`);
const count = fc.integer({ min: 1, max: 40 });
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const component = fc.record({
  component: fc.constantFrom(...COMPONENTS),
  instances: optional(count),
  'max-sessions': optional(count),
  'max-threads': optional(count),
  'jvm-memory': optional(bytes),
  ischedule: optional(fc.boolean()),
  partitions: optional(
    fc.array(fc.record({ name: fc.constant('p'), size: optional(bytes), spindles: optional(count) }), { maxLength: 3 }),
  ),
  queue: optional(fc.record({ size: bytes })),
});
const host = fc.record({
  name: fc.constantFrom('a', 'b', 'c', 'd'),
  count: optional(count),
  site: optional(fc.constantFrom('east', 'west')),
  cpus: optional(count),
  memory: optional(bytes),
  disk: optional(bytes),
  ha: optional(fc.constantFrom('vcs', 'solaris-cluster', 'server-pool', 'none')),
  capacity: optional(
    fc.record({
      users: optional(count),
      connections: optional(count),
      submissions: optional(count.map((value) => `${value.toString()} /s`)),
      deliveries: optional(count.map((value) => `${value.toString()} /s`)),
    }),
  ),
  components: fc.array(component, { minLength: 1, maxLength: 4 }),
});
const users = fc.record({
  total: optional(fc.integer({ min: 0, max: 2_000_000 })),
  growth: optional(fc.record({ rate: optional(share), months: optional(fc.integer({ min: 1, max: 120 })) })),
  bases: optional(
    fc.array(
      fc.record({
        base: fc.constantFrom(...idsOf(userBase)),
        share: optional(share),
        count: optional(fc.integer({ min: 0, max: 9999 })),
        concurrent: optional(share),
        mailbox: optional(bytes),
        tls: optional(share),
      }),
      { maxLength: 4 },
    ),
  ),
  im: optional(
    fc.record({
      total: optional(fc.integer({ min: 0, max: 2_000_000 })),
      active: optional(share),
      inactive: optional(share),
    }),
  ),
});
const spec = fc.record({
  commspec: fc.constant(1),
  name: fc.constant('any'),
  suite: fc.constant('7u3'),
  architecture: fc.constantFrom('single-host', 'single-tier', 'single-tier-distributed', 'two-tier', 'edge'),
  users: optional(users),
  sla: optional(fc.record({ availability: optional(share), maintenance: optional(fc.constant('4 h/month')) })),
  directory: optional(fc.record({ replication: fc.constantFrom('none', 'two-way-mmr', 'four-way-mmr') })),
  sites: optional(fc.constant([{ name: 'east', users: 100 }, { name: 'west' }])),
  services: optional(
    fc.record({
      messaging: optional(
        fc.record({
          traffic: fc.record({
            messages: optional(fc.constant('200 /min')),
            'message-size': optional(bytes),
            outage: optional(fc.constant('2 h')),
          }),
        }),
      ),
      'instant-messaging': optional(fc.record({ archive: fc.boolean() })),
      'remote-failover': optional(fc.record({ option: fc.constant('ship-backups'), users: optional(count) })),
      antispam: optional(fc.record({ rbl: fc.boolean(), functions: fc.constant(['spam', 'virus']) })),
    }),
  ),
  sizing: optional(
    fc.record({
      'unit-base': optional(fc.constantFrom('decimal', 'binary')),
      'safe-margin': optional(share),
      spare: optional(fc.integer({ min: 0, max: 10 })),
    }),
  ),
  tiers: fc.array(
    fc.record({
      tier: fc.integer({ min: 0, max: 2 }),
      capacity: optional(fc.record({ users: count })),
      hosts: fc.array(host, { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});
type AnySpec = typeof spec extends fc.Arbitrary<infer T> ? T : never;

/** JSON is YAML. */
const sizingOfValue = (value: AnySpec): Sizing => sizingOf(snapshotOf(JSON.stringify(value)).model);

/** Every number of a value, with the path to it. */
function* numbers(value: unknown, path = ''): Generator<readonly [string, number]> {
  if (typeof value === 'number') yield [path, value];
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* numbers(inner, `${path}.${key}`);
}

/** What is wrong with a sizing: nothing. One assertion, as there are many thousands of numbers to look at. */
function checkSound(sizing: Sizing): void {
  const wrong: string[] = [];
  for (const [path, value] of numbers(plainSizing(sizing))) {
    if (!Number.isFinite(value)) wrong.push(`${path} is ${value.toString()}`);
    if (value < 0 && !path.endsWith('.headroom')) wrong.push(`${path} is ${value.toString()}`);
  }
  const { figures } = sizedOf(sizing);
  if (new Set(figures.map((figure) => figure.id)).size !== figures.length) wrong.push('two figures have one id');
  for (const { id, formula, note, value, status, headroom, scaling, source } of figures) {
    if (/NaN|undefined|Infinity/.test(formula)) wrong.push(`${id}: ${formula}`);
    if (/NaN|undefined|Infinity|\.\.$/.test(note ?? '')) wrong.push(`${id}: ${note ?? ''}`);
    if (value === null && note === undefined) wrong.push(`${id} does not say what to do`);
    if (status === 'ok' && headroom !== null && headroom < 0 && id !== 'tier-2.capacity') wrong.push(`${id} is not ok`);
    if (scaling !== undefined && value !== null && Math.abs(scaling.fixed + scaling.variable - value) > 1e-9 * value) {
      wrong.push(`${id} does not add up`);
    }
    for (const line of source) if (guideLines(line) === undefined) wrong.push(`${id}: ${line}`);
  }
  expect(wrong).toEqual([]);
}

describe('any spec', () => {
  test('gives sound numbers, and never a number that is none', () => {
    fc.assert(
      fc.property(spec, (value) => {
        checkSound(sizingOfValue(value));
      }),
      { numRuns: 150 },
    );
  });

  test('needs as much or more for more users', () => {
    fc.assert(
      fc.property(spec, fc.integer({ min: 1, max: 100_000 }), (value, more) => {
        const total = value.users?.total ?? 1000;
        const withTotal = (users: number): AnySpec => ({
          ...value,
          users: {
            ...value.users,
            total: users,
            growth: value.users?.growth,
            bases: value.users?.bases,
            im: value.users?.im,
          },
        });
        const before = sizedOf(sizingOfValue(withTotal(total)));
        const after = new Map(
          sizedOf(sizingOfValue(withTotal(total + more))).figures.map((figure) => [figure.id, figure]),
        );
        for (const figure of before.figures) {
          const grown = after.get(figure.id);
          if (figure.value === null || grown === undefined || grown.value === null) continue;
          // Another mode may size with more users; and how many of them a lost site leaves depends on the sites' own numbers.
          if (grown.mode !== figure.mode || figure.mode === 'site-lost') continue;
          if (grown.value < figure.value * (1 - 1e-9))
            expect.fail(`${figure.id}: ${String(grown.value)} < ${String(figure.value)}`);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('runs out no later when it grows faster', () => {
    fc.assert(
      fc.property(spec, fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (value, rate, more) => {
        const monthsAt = (percent: number): ReadonlyMap<string, number> => {
          const grown = {
            ...value,
            users: {
              ...value.users,
              total: value.users?.total,
              bases: value.users?.bases,
              im: value.users?.im,
              growth: { rate: `${percent.toString()}%`, months: 18 },
            },
          };
          return new Map(sizingOfValue(grown).growth.rows.map((row) => [row.id, row.month ?? Infinity]));
        };
        const slow = monthsAt(rate);
        for (const [id, month] of monthsAt(rate + more))
          expect(month, id).toBeLessThanOrEqual(slow.get(id) ?? Infinity);
      }),
      { numRuns: 100 },
    );
  });
});

const WRITTEN = `commspec: 1
name: typed
suite: 7u3
architecture: two-tier
sla: { availability: 99.99%, maintenance: 4 h/month }
users:
  total: 20000
  growth: { rate: 25%, months: 18 }
  bases:
    - base: mediumweight-imap
      share: 70%
      concurrent: 20%
      mailbox: 400 MB
  im: { active: 5%, inactive: 20% }
services:
  messaging: { traffic: { messages: 200 /min, message-size: 20 KB, outage: 60 min } }
tiers:
  - tier: 1
    capacity: { users: 20000 }
    hosts:
      - name: mmp
        count: 2
        cpus: 2
        memory: 4 GB
        components: [mmp, webmail]
        capacity: { connections: 10000 }
      - name: mux
        components:
          - component: im-mux
            instances: 4
  - tier: 2
    hosts:
      - name: store
        cpus: 8
        components:
          - component: message-store
            partitions: [{ name: primary, size: 4 TB, spindles: 8 }]
      - name: im
        memory: 512 MB
        components: [im-server]
`;

describe('a spec that is being typed', () => {
  test('can be sized at any character', () => {
    for (let end = 0; end <= WRITTEN.length; end += 3) checkSound(sizingOf(snapshotOf(WRITTEN.slice(0, end)).model));
  });

  test('can be sized with any line left out or half left out', () => {
    const all = WRITTEN.split('\n');
    for (let i = 0; i < all.length; i++) {
      for (const instead of [[], [(all[i] ?? '').slice(0, (all[i] ?? '').length / 2)]]) {
        checkSound(sizingOf(snapshotOf([...all.slice(0, i), ...instead, ...all.slice(i + 1)].join('\n')).model));
      }
    }
  });

  test.each([
    'users: { total: 1e308 }',
    'users: { total: 1e308, im: { active: 500%, inactive: 900% } }',
    'sizing: { safe-margin: 100% }',
    'sizing: { safe-margin: 900%, spare: 10 }',
    'users: []',
    'tiers: 3',
    'users: { total: 0, bases: [] }',
  ])('an absurd %s does no harm', (line) => {
    const key = line.slice(0, line.indexOf(':'));
    const rest = WRITTEN.replace(new RegExp(`^${key}:.*\\n(?: .*\\n)*`, 'm'), '');
    checkSound(sizingOf(snapshotOf(`${rest}${line}\n`).model));
  });
});

describe('the next version of a spec', () => {
  const next = (before: Snapshot, text: string): Snapshot =>
    Snapshot.of(SyntaxTree.parse(URI, text, before.tree), validators, noBases, before);

  test('keeps what does not look at the host that was edited', () => {
    const before = snapshotOf(WRITTEN);
    const [load, sizing] = [loadOf(before.model), sizingOf(before.model)];
    const after = next(before, WRITTEN.replace('512 MB', '256 MB'));
    expect(loadOf(after.model)).toBe(load);
    expect(sizingOf(after.model)).not.toBe(sizing);
  });

  test('is sized as if it were read from scratch', () => {
    const before = snapshotOf(WRITTEN);
    sizingOf(before.model);
    const edited = WRITTEN.replace('total: 20000', 'total: 30000').replace('count: 2', 'count: 3');
    expect(plainSizing(sizingOf(next(before, edited).model))).toEqual(plainSizing(sizingOf(snapshotOf(edited).model)));
  });
});
