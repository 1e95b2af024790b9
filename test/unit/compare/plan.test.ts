/** The numbers of the plan and of the tables below it are the same, whatever is compared; and what the page says of the JSON. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compare, type Comparison } from '../../../server/compare/compare';
import { comparisonJson, comparisonReport } from '../../../server/report/compare/compare';
import { compareAll, type ComparedSpec } from '../../../server/report/compare/compared';
import { compared, edited, example } from './support';

const BASE = example('two-tier');
const texts: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    readdirSync('examples').map((file) => [
      file.replace('.commspec.yaml', ''),
      readFileSync(`examples/${file}`, 'utf8'),
    ]),
  ),
  smaller: edited(
    BASE,
    [/- name: store\n {8}count: 2/, '- name: store\n        count: 1'],
    [/name: mmp\n/, 'name: front\n'],
    ['targets: [mmp,', 'targets: [front,'],
  ),
  larger: edited(
    BASE,
    [/- name: store\n {8}count: 2/, '- name: store\n        count: 5'],
    ['total: 5000', 'total: 9000'],
  ),
  closed: edited(BASE, ['      - dns\n', ''], ['      - ntp\n', '      - http\n']),
  broken: `${BASE}note: [\n`,
};
const specs = new Map<string, ComparedSpec>(
  Object.entries(texts).map(([label, text]) => [label, { ...compared(text), label }]),
);
const names = [...specs.keys()];
const specOf = (name: string): ComparedSpec => specs.get(name)!;
/** Each beside the next, both ways, and all beside the one that the others are made of. */
const PAIRS = names.flatMap((name, i) => [
  [name, names[(i + 1) % names.length]!] as const,
  [names[(i + 1) % names.length]!, name] as const,
  ['two-tier', name] as const,
  [name, 'two-tier'] as const,
]);

const rowsOf = (a: string, b: string, heading: string): readonly (readonly string[])[] =>
  (
    comparisonReport(compareAll([specOf(a), specOf(b)])).sections.find((section) => section.heading === heading)
      ?.tables[0]?.rows ?? []
  ).map(({ cells }) => cells.map(({ text }) => text));

test.each(PAIRS)('the plan from %s to %s says what the tables say', (a, b) => {
  const { plan, overview } = compare(specOf(a), specOf(b));
  const { before, after } = overview;
  const machines = rowsOf(a, b, 'Hosts').map(([, , amount = '']) => amount.split(' \u2192 ').map(Number));
  const by = machines.map(([past = 0, now = past]) => now - past);
  expect(plan.hosts.add).toBe(by.reduce((sum, own) => sum + Math.max(0, own), 0));
  expect(plan.hosts.remove).toBe(by.reduce((sum, own) => sum + Math.max(0, -own), 0));
  expect(plan.hosts.add - plan.hosts.remove).toBe(after.machines - before.machines);

  const ports = rowsOf(a, b, 'Ports to open and to close');
  const distinct = (word: string): number =>
    new Set(
      ports
        .filter(([change]) => change === word)
        .map(([, , , protocol, port, transport, zones]) => [protocol, port, transport, zones].join(' ')),
    ).size;
  expect(plan.ports).toEqual({
    open: distinct('open'),
    close: distinct('close'),
    more: distinct('open for more hosts'),
    fewer: distinct('close for some hosts'),
    blocked: distinct('blocked now'),
    allowed: distinct('allowed now'),
  });
  expect(plan.ports.open - plan.ports.close).toBe(after.crossings - before.crossings);

  const findings = rowsOf(a, b, 'Findings');
  const found = (severity: string, isGone: boolean): number =>
    findings.filter(
      ([change, told = '']) =>
        (told.endsWith(severity) && (change === 'gone') === isGone) ||
        (isGone && told.startsWith(`${severity} \u2192`)),
    ).length;
  for (const severity of ['error', 'warning'] as const) {
    const own = severity === 'error' ? plan.errors : plan.warnings;
    expect(own).toEqual({ new: found(severity, false), gone: found(severity, true) });
    expect(own.new - own.gone).toBe(after[`${severity}s`] - before[`${severity}s`]);
  }
});

test('a machine that a group loses closes no port that the others keep', () => {
  const { plan } = compare(specOf('two-tier'), specOf('smaller'));
  expect(plan.hosts).toMatchObject({ remove: 1, rename: 2 });
  expect(plan.ports).toMatchObject({ close: 0, open: 0, more: 0 });
  expect(plan.ports.fewer).toBeGreaterThan(0);
  expect(compare(specOf('two-tier'), specOf('larger')).plan.ports).toMatchObject({ open: 0, close: 0, fewer: 0 });
});

/** Paths of keys in plain data; what lies in lists counts once. */
function keysIn(value: unknown, path: string, found: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) keysIn(item, path, found);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      const own = path === '' ? key : `${path}.${key}`;
      found.add(own);
      keysIn(inner, own, found);
    }
}

test('the page lists every key of the JSON, and no other', () => {
  const found = new Set<string>();
  for (const [a, b] of PAIRS) {
    const { comparisons } = comparisonJson(compareAll([specOf(a), specOf(b)])) as {
      readonly comparisons: Comparison[];
    };
    keysIn(comparisons, '', found);
  }
  const page = readFileSync('docs/compare.md', 'utf8').split('## JSON')[1] ?? '';
  const short: Readonly<Record<string, readonly string[]>> = { each: ['before', 'after'], end: ['from', 'to'] };
  const written = (path: string): readonly string[] =>
    path
      .split('.')
      .reduce<readonly string[]>(
        (all, part) => all.flatMap((own) => (short[part] ?? [part]).map((each) => `${own}.${each}`)),
        [''],
      );
  const listed = [...page.matchAll(/^\| `(\w+)` +\|[^|]*\| ([^|]*)\|$/gm)].flatMap(([, key = '', inner = '']) => [
    key,
    ...[...inner.matchAll(/`([\w.]+)`/g)].flatMap(([, path = '']) => {
      const parts = path.split('.');
      return parts.flatMap((_, i) => written(parts.slice(0, i + 1).join('.')).map((own) => `${key}${own}`));
    }),
  ]);
  found.add('spec').add('spec.banner').add('spec.name').add('spec.path');
  expect([...new Set(listed)].sort()).toEqual([...found].sort());
});
