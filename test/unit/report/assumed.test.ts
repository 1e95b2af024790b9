/** Values that are looked at in place of those of a spec, as text. */
import { describe, expect, test } from 'vitest';
import { assumedEdits, placedAsWritten, writtenOf } from '../../../server/report/growth/assumed';
import { buildReport } from '../../../server/report/build';
import type { Assumed } from '../../../server/report/content';
import { niceAbove, niceBelow, slidersOf } from '../../../server/report/growth/sliders';
import { SyntaxTree } from '../../../server/syntax/document';
import { applyEdits } from '../../../server/syntax/text-edit';
import { analyse, snapshotOf, URI } from '../../support/analyse';

const HEAD = 'commspec: 1\nname: probe\nsuite: 7u3\n';

function after(text: string, assumed: Assumed, base?: string): string {
  const bases = base === undefined ? undefined : { trees: [SyntaxTree.parse('file:///test/base.commspec.yaml', base)] };
  const made = assumedEdits(snapshotOf(text, bases), assumed);
  return made.kind === 'refused' ? made.reason : applyEdits(text, made.edits);
}

describe('assumed values are written', () => {
  test.each<readonly [what: string, before: string, assumed: Assumed, text: string]>([
    ['in place', 'users: { total: 500 } # all\n', { users: 600 }, 'users: { total: 600 } # all\n'],
    ['where users are missing', '', { users: 600 }, 'users:\n  total: 600\n'],
    [
      'with the keys that are missing, each in its place',
      'users:\n  bases: []\n',
      { months: 24, users: 10, growth: 12.5 },
      'users:\n  total: 10\n  growth:\n    rate: 12.5%\n    months: 24\n  bases: []\n',
    ],
    ['in flow style', 'users: { total: 5 }\n', { growth: 10 }, 'users: { total: 5, growth: { rate: 10% } }\n'],
    ['in an empty section', 'users:\n', { users: 7 }, 'users: { total: 7 }\n'],
    ['never, where they are the same', 'users: { total: 5 }\n', { users: 5 }, 'users: { total: 5 }\n'],
    [
      'as counts, where these are the total',
      'users:\n  bases:\n    - { base: lightweight-pop, count: 100 } # a\n    - { base: heavyweight-pop, count: 200 }\n',
      { users: 100 },
      'users:\n  bases:\n    - { base: lightweight-pop, count: 33 } # a\n    - { base: heavyweight-pop, count: 67 }\n',
    ],
    [
      'beside counts and sites, which follow',
      'users: { total: 100, im: { total: 50 }, bases: [ { base: lightweight-pop, count: 40 } ] }\nsites: [ { name: a, users: 60 }, { name: b, users: 40 } ]\n',
      { users: 200 },
      'users: { total: 200, im: { total: 100 }, bases: [ { base: lightweight-pop, count: 80 } ] }\nsites: [ { name: a, users: 120 }, { name: b, users: 80 } ]\n',
    ],
    [
      'as users of sites, where these are the total',
      'sites: [ { name: a, users: 60 }, { name: b, users: 40 } ]\n',
      { users: 10 },
      'sites: [ { name: a, users: 6 }, { name: b, users: 4 } ]\n',
    ],
    [
      'of each user base in proportion, in its own unit',
      'users:\n  total: 100\n  bases:\n    - { base: lightweight-pop, share: 50%, mailbox: 1 GB }\n    - { base: heavyweight-pop, share: 50%, mailbox: "200 MB" }\n',
      { mailbox: 1200 },
      'users:\n  total: 100\n  bases:\n    - { base: lightweight-pop, share: 50%, mailbox: 2 GB }\n    - { base: heavyweight-pop, share: 50%, mailbox: "400 MB" }\n',
    ],
    [
      'up to all of a base, and the rest by others',
      'users:\n  total: 100\n  bases:\n    - { base: lightweight-pop, share: 50%, concurrent: 60% }\n    - { base: heavyweight-pop, share: 50%, concurrent: 20% }\n',
      { concurrent: 80 },
      'users:\n  total: 100\n  bases:\n    - { base: lightweight-pop, share: 50%, concurrent: 100% }\n    - { base: heavyweight-pop, share: 50%, concurrent: 60% }\n',
    ],
    [
      'where a base leaves them out',
      'users:\n  bases:\n    - base: lightweight-pop # note\n',
      { concurrent: 5, mailbox: 20 },
      'users:\n  bases:\n    - base: lightweight-pop # note\n      concurrent: 5%\n      mailbox: 20 MB\n',
    ],
  ])('%s', (_, before, assumed, text) => {
    expect(after(HEAD + before, assumed)).toBe(HEAD + text);
  });

  const BASE = `${HEAD}users:\n  total: 100\n  growth: { rate: 10%, months: 12 }\n  bases:\n    - { base: lightweight-pop, share: 100%, concurrent: 5% } # c\nsites: [ { name: a, users: 60 } ]\n`;
  test.each<readonly [what: string, before: string, assumed: Assumed, text: string]>([
    ['alone', '', { growth: 20 }, 'users:\n  growth:\n    rate: 20%\n'],
    [
      'as a whole list, where the spec below has it',
      '',
      { concurrent: 10 },
      'users:\n  bases:\n    - base: lightweight-pop\n      share: 100%\n      concurrent: 10%\n',
    ],
    ['of a site by its name', '', { users: 50 }, 'users:\n  total: 50\nsites:\n  - name: a\n    users: 30\n'],
    [
      'in place of a removal, which goes on for the rest',
      'users: { growth: { remove: true } }\n',
      { months: 6 },
      'users: { growth: { months: 6, rate: { remove: true } } }\n',
    ],
  ])('over an extended spec: %s', (_, before, assumed, text) => {
    const head = 'extends: ./base.commspec.yaml\n';
    expect(after(head + before, assumed, BASE)).toBe(head + text);
  });

  test.each<readonly [what: string, text: string, assumed: Assumed, reason: RegExp]>([
    ['without a spec', '', { users: 1 }, /no spec yet/],
    ['in a list', '- a\n', { users: 1 }, /no spec yet/],
    ['in broken text', `${HEAD}users: { total: 5\n`, { users: 1 }, /syntax error/],
    ['without user bases', HEAD, { mailbox: 5 }, /no user bases/],
    ['in a section that is none', `${HEAD}users: many\n`, { users: 1 }, /`users` cannot be read/],
    ['behind an alias', `${HEAD}x-u: &u { total: 5 }\nusers: *u\n`, { users: 1 }, /`users` is written with an alias/],
    [
      'at an anchor, which others follow',
      `${HEAD}users: { total: &n 5 }\nx-n: *n\n`,
      { users: 1 },
      /`users\.total` has an anchor/,
    ],
  ])('not %s', (_, text, assumed, reason) => {
    expect(after(text, assumed)).toMatch(reason);
  });

  test('in place of an alias', () => {
    const text = `${HEAD}x-n: &n 5\nusers: { total: *n }\n`;
    expect(after(text, { users: 6 })).toBe(text.replace('*n', '6'));
  });
});

const SPEC = `${HEAD}architecture: two-tier
users:
  total: 1000
tiers:
  - tier: 1
    capacity: { users: 1100 }
    hosts:
      - { name: front, cpus: 2, memory: 4 GB, components: [mmp] }
`;

describe('the report on assumed values', () => {
  test('shows what they come to, where the spec says it, and what the spec says', () => {
    const written = snapshotOf(SPEC);
    const assumed = { growth: 50, months: 10 };
    const made = assumedEdits(written, assumed);
    if (made.kind === 'refused') throw new Error(made.reason);
    const { snapshot, ...findings } = analyse(applyEdits(SPEC, made.edits));
    const report = placedAsWritten(
      buildReport('growth', {
        snapshot,
        findings: () => findings,
        whatIf: { written: writtenOf(written), assumed },
      }),
      written,
      snapshot,
      made.edits,
    );
    const [section] = report.sections;
    const row = section?.tables[0]?.rows[0];
    expect(row?.cells.map(({ text }) => text)).toEqual([
      'Users of tier 1 today',
      'in month 3',
      '1,000 users',
      '1,500 users',
      '1,100 users',
    ]);
    // Three lines are written above it, and none in the spec.
    expect(row?.place).toEqual({ uri: URI, line: 8, character: 23 });
    expect(section?.sliders?.map(({ id, value, declared }) => [id, value, declared])).toEqual([
      ['users', 1000, 1000],
      ['growth', 50, null],
      ['months', 10, null],
    ]);
    expect(report.subtitle).toBe(
      'What if growth: 50% in place of nothing, months planned for: 10 months in place of nothing? The spec is unchanged.',
    );
  });
});

describe('sliders', () => {
  test('have room above what the spec says, and reach what is assumed', () => {
    const written = writtenOf(snapshotOf(SPEC));
    const users = (value?: number): unknown =>
      slidersOf(written, value === undefined ? {} : { users: value }).find(({ id }) => id === 'users');
    expect(users()).toMatchObject({ value: 1000, min: 0, max: 5000, step: 20 });
    expect(users(70_000)).toMatchObject({ value: 70_000, declared: 1000, max: 100_000 });
  });

  test('are none where the text cannot be read as a whole', () => {
    expect(slidersOf(writtenOf(snapshotOf(`${SPEC}sso: {`)))).toEqual([]);
  });

  test.each([
    [1, 1, 1],
    [3, 5, 2],
    [60_000, 100_000, 50_000],
    [0.3, 0.5, 0.2],
    [200, 200, 200],
  ])('end and step at round numbers: %d', (value, above, below) => {
    expect(niceAbove(value)).toBeCloseTo(above, 9);
    expect(niceBelow(value)).toBeCloseTo(below, 9);
  });
});
