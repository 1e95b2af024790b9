/** Assumptions of other documents: used only where the spec names them, and said so. */
import { describe, expect, test } from 'vitest';
import { assumption } from '../../../server/catalog/assumptions';
import { idsOf } from '../../../server/catalog/types';
import { sizingOf } from '../../../server/sizing/sizing';
import { snapshotOf } from '../../support/analyse';

const spec = (names: readonly string[], more = ''): string => `commspec: 1
name: siroe
suite: 7u3
architecture: two-tier
users:
  total: 10000
  bases:
    - { base: mediumweight-imap, share: 80%, concurrent: 100%, mailbox: 100 MB }
    - { base: lightweight-pop, share: 20%, concurrent: 100%, mailbox: 100 MB }
  im: { active: 30%, inactive: 20% }
sizing: { assumptions: [${names.join(', ')}] }
${more}tiers:
  - tier: 1
    hosts:
      - { name: mux, components: [{ component: im-mux, instances: 2 }] }
      - { name: web, components: [convergence, webmail, glassfish] }
      - { name: cal, components: [{ component: cal6-frontend, instances: 2 }] }
  - tier: 2
    hosts:
      - { name: im, count: 2, components: [{ component: im-server, jvm-memory: 256 MB }] }
      - { name: store, components: [message-store] }
      - { name: dir, components: [directory-master] }
`;

const assumedIn = (text: string) =>
  sizingOf(snapshotOf(text).model).deployment.filter(({ id }) => id.startsWith('assumed.'));

/** The arithmetic by hand. */
const EXPECTED: readonly (readonly [name: string, id: string, value: number, unit: string])[] = [
  // 256 MB + 65 KB x 3000 / 2
  ['im-heap-2006', 'heap', 353.5, 'MB'],
  // 5000 / 0.8 / 2000 = 3.125
  ['mux-sessions-2006', 'processes', 4, 'processes'],
  // 8000 / 4000, 2000 / 600 = 3.33
  ['process-connections-2007', 'imap', 2, 'processes'],
  ['process-connections-2007', 'pop', 4, 'processes'],
  // 10000 x 100 MB x 5 and x 10
  ['single-copy-2005', 'least', 5_000_000, 'MB'],
  ['single-copy-2005', 'most', 10_000_000, 'MB'],
  // 1000 GB x 1.30 / 300 GB = 4.33
  ['partition-size-2007', 'partitions', 5, 'partitions'],
  ['calendar-sessions-2005', 'sessions', 10_000, 'sessions'],
  // 10000 x 1 KB / 0.75
  ['directory-cache-1999', 'memory', 13.3333333333, 'MB'],
  ['convergence-users-2014', 'users', 10_000, 'users'],
];

describe('an assumption', () => {
  test('is not used unless it is named', () => {
    expect(assumedIn(spec([]))).toEqual([]);
  });

  test.each(EXPECTED)('%s gives %s', (name, id, value, unit) => {
    const figure = assumedIn(spec([name])).find((other) => other.id === `assumed.${name}.${id}`);
    expect([figure?.value, figure?.unit]).toEqual([value, unit]);
  });

  test.each(idsOf(assumption))('%s is named in every result that is built on it, with its year', (name) => {
    const figures = assumedIn(spec([name]));
    expect(figures.length).toBeGreaterThan(0);
    for (const { note, source } of figures) {
      expect(note).toContain(`\`${name}\``);
      expect(note).toContain(name.slice(-4));
      expect(source.every((place) => !/^L\d/.test(place))).toBe(true);
    }
  });

  test.each(idsOf(assumption))('%s says what is missing where the spec does not say it', (name) => {
    const bare = spec([name])
      .replace(/users:\n(?: {2}.*\n)+/, '')
      .replaceAll(', instances: 2', '');
    for (const { value, note } of assumedIn(bare)) if (value === null) expect(note).toMatch(/^Not given: write|list/);
  });

  test('named twice counts once', () => {
    const ids = assumedIn(spec(['im-heap-2006', 'im-heap-2006'])).map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });
});
