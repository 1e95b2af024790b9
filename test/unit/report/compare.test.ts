/** What a comparison is written as. */
import { describe, expect, test } from 'vitest';
import { comparisonReport } from '../../../server/report/compare/compare';
import { compareAll, type ComparedSpec } from '../../../server/report/compare/compared';
import { comparisonFormats, writeComparison, writePlan } from '../../../server/report/compare/compare-formats';
import type { RowPlace } from '../../../server/report/content';
import { htmlParts, alive, tablesOf } from '../../support/documents';
import { checkMermaid } from '../../support/exports';
import { checkHtml } from '../../support/markup';
import { filled, pick, PLACES, TEXTS } from '../../support/payloads';
import { compared, edited, example } from '../compare/support';

const spec = (text: string, label: string): ComparedSpec => ({ ...compared(text), label });
const BASE = example('two-tier');
const CHANGED = edited(
  BASE,
  ['total: 5000', 'total: 9000'],
  [/name: mmp\n/, 'name: front\n'],
  ['targets: [mmp,', 'targets: [front,'],
  [/- name: store\n {8}count: 2/, '- name: store\n        count: 3'],
  ['      - dns\n', ''],
  [
    '        components: [im-server]',
    '        components: [im-server]\n      - { name: idx, zone: data, cpus: 4, memory: 8 GB, components: [iss-index] }',
  ],
);
const two = compareAll([spec(BASE, 'a.yaml'), spec(CHANGED, 'b.yaml')]);
const picture = (markdown: string): string | undefined => /```mermaid\n([\s\S]*?)\n```/.exec(markdown)?.[1];

test('the plan is one line', () => {
  expect(comparisonReport(two).subtitle).toBe(
    '2 hosts to add, 0 to change, 0 to remove, 2 to rename; 0 ports to open, 0 to close, 4 for more hosts, 1 blocked now; +12 CPUs, +24 GB memory, +2 TB disk; 1 new error, 2 new warnings.',
  );
  const none = compareAll([spec(BASE, 'a'), spec(`# other\n${BASE}`, 'b')]);
  expect(comparisonReport(none)).toMatchObject({ subtitle: 'No changes: both specs mean the same.', sections: [] });
  const setting = compareAll([spec(BASE, 'a'), spec(BASE.replace('environment: production\n', ''), 'b')]);
  expect(comparisonReport(setting).subtitle).toBe('0 hosts to add, 0 to change, 0 to remove; 1 setting to change.');
});

test('the comment of a pull request', async () => {
  const text = writeComparison(two, 'markdown');
  await expect(text).toMatchFileSnapshot('../../golden/compare.md');
  await expect(writeComparison(two, 'text')).toMatchFileSnapshot('../../golden/compare.txt');
  checkMermaid(`${picture(text) ?? ''}\n`);
  const folds = text.match(/^<details><summary>[\w ,()-]+<\/summary>$/gm) ?? [];
  expect(folds.length).toBeGreaterThan(5);
  expect(text.match(/^<\/details>$/gm)).toHaveLength(folds.length);
  // What is bad is read without opening anything.
  const shown = text.replaceAll(/<details>[\s\S]*?<\/details>/g, '');
  expect(shown).toContain('| new | error | ISS002 | idx |');
  expect(shown).toContain('| short | Users of tier 1 today |');
  expect(shown).toContain('| Ports blocked | 0 | 1 | +1 |');
});

test('an HTML page is well-formed, and draws what the diagram of the Markdown says', () => {
  const page = writeComparison(two, 'html');
  checkHtml(page);
  const drawn = /<svg[\s\S]*<\/svg>/.exec(page)?.[0] ?? '';
  for (const text of [
    'changed: front (x2)',
    'was mmp',
    'new: idx',
    'changed: store (x3)',
    '2 machines before',
    'iss-index',
  ])
    expect([drawn.includes(`>${text}<`), picture(writeComparison(two, 'markdown'))?.includes(text)]).toEqual([
      true,
      true,
    ]);
  // A change is told by a sign and a line too, not by its colour alone.
  expect(drawn).toMatch(/stroke-dasharray="2 3"[\s\S]*>\u2717 dns 53</);
  expect(drawn).toContain('>+ ldap 389<');
  const back = writeComparison(compareAll([...two.specs].reverse()), 'html');
  expect(back).toContain('>gone: idx<');
  expect(back).toContain('>\u2212 ldap 389<');
  expect(back).toContain('>\u2713 dns 53<');
});

test('rows of a page lead to their lines where a page can, those of what is gone into the earlier spec', () => {
  const linkTo = ({ line, earlier }: RowPlace): string => `x:${earlier === true ? 'a' : 'b'}${line + 1}`;
  const page = writeComparison(compareAll([...two.specs].reverse()), 'html', { linkTo });
  const [later, earlier] = [BASE, CHANGED].map((text) => text.split('\n'));
  const links = [...page.matchAll(/<a href="x:([ab])(\d+)">([^<]+)/g)];
  const lines = new Map(
    links.map(([, side, line, text = '']) => [
      text,
      `${side ?? ''} ${(side === 'a' ? earlier : later)?.[Number(line) - 1] ?? ''}`,
    ]),
  );
  expect(lines.get('mmp')).toMatch(/^b .*name: mmp/);
  expect(lines.get('idx')).toMatch(/^a .*name: idx/);
  expect(lines.get('ISS002')).toMatch(/^a .*iss-index/);
  expect(lines.get('users \u203A total')).toMatch(/^b .*total: 5000/);
  expect(lines.get('inner')).toMatch(/^b .*name: inner/);
  expect(writeComparison(two, 'html')).not.toContain('<a ');
});

test.each(comparisonFormats)('of a spec that can be read in part, %s says so before anything else', (format) => {
  const own = compareAll([spec(BASE, 'a'), spec(`${BASE}note: [\n`, 'b')]);
  const text = writeComparison(own, format);
  const at = text.indexOf('cannot be read. What stands on them is missing');
  expect(at).toBeGreaterThan(0);
  expect(text.slice(0, at)).not.toMatch(/No changes|to add|"same"/);
  expect(writePlan(own)).toBe(
    'After: Some lines of the spec cannot be read. What stands on them is missing below.\n0 hosts to add, 0 to change, 0 to remove; 2 new errors.\n',
  );
  const [, broken] = own.specs;
  expect(writePlan(compareAll([broken!, broken!]))).toContain('No changes in what can be read.');
});

describe('a limit', () => {
  const many = (name: string, memory: number): string =>
    `commspec: 1\nname: many\nsuite: 7u3\narchitecture: two-tier\ntiers:\n  - tier: 1\n    hosts:\n${Array.from({ length: 300 }, (_, i) => `      - { name: ${name}${i}, zone: dmz, memory: ${memory} GB, components: [mta, ${i % 2 === 0 ? 'mmp' : 'webmail'}] }\n`).join('')}`;
  const large = compareAll([spec(many('a', 4), 'a'), spec(many('b', 8 + 8), 'b')]);

  test.each([1000, 3000, 10_000, 65_000])('of %i is kept', (limit) => {
    const text = writeComparison(large, 'markdown', { limit });
    expect(text.length).toBeLessThanOrEqual(limit);
    expect(text).toContain('**0 hosts to add, 300 to change');
    expect(text.match(/<details>/g) ?? []).toHaveLength((text.match(/<\/details>/g) ?? []).length);
    for (const rows of tablesOf(text)) expect(new Set(rows).size).toBe(1);
  });

  test('is told where it leaves something out', () => {
    expect(writeComparison(large, 'markdown', { limit: 1000 })).toContain('Not everything fits into a comment');
    expect(writeComparison(two, 'markdown')).not.toContain('Not everything fits');
    expect(writeComparison(large, 'markdown')).toMatch(/\*\d+ more rows are not shown\.\*/);
  });
});

test('text leaves folded sections out, but where all is wanted', () => {
  const short = writeComparison(two, 'text');
  const all = writeComparison(two, 'text', { all: true });
  expect(short).not.toContain('\nSettings\n');
  expect(all).toMatch(/\nSettings\n-+\n[\s\S]*users › total +5000 +9000\n/);
});

test('JSON has a shape of its own, whatever is compared', () => {
  const json = JSON.parse(writeComparison(two, 'json')) as Readonly<Record<string, unknown>>;
  expect(json).toMatchObject({
    version: 1,
    base: { name: 'two-tier', path: 'a.yaml' },
    comparisons: [{ spec: { name: 'two-tier', path: 'b.yaml' }, same: false, plan: { hosts: { add: 2, rename: 2 } } }],
  });
});

test('of several specs the rules to change are told, and nothing is called gone of which a part stays', () => {
  const mx = 'mx: [ { host: mta-in, preference: 10 } ]';
  const texts = [
    BASE.replace(mx, 'mx: [ { host: mta-out, preference: 10 } ]'),
    BASE.replace('      - dns\n', '').replace('      - ntp\n', '      - http\n'),
  ];
  const { sections } = comparisonReport(compareAll([BASE, ...texts].map((text, i) => spec(text, `${i}.yaml`))));
  const rowsOf = (heading: string): readonly (readonly string[])[] =>
    sections
      .find((section) => section.heading === heading)!
      .tables[0]!.rows.map(({ cells }) => cells.map(({ text }) => text));
  expect(rowsOf('Firewall rules to change')).toEqual([
    ['inner: protocol: dns', 'there', 'there', 'remove'],
    ['inner: protocol: ntp', 'there', 'there', 'remove'],
    ['inner: protocol: http', '–', '–', 'add'],
  ]);
  expect(rowsOf('Settings')).toEqual([
    ['dns › mx', 'host: mta-in, preference: 10', 'host: mta-out, preference: 10', 'host: mta-in, preference: 10'],
  ]);
  const many = compareAll([CHANGED, BASE, BASE].map((text, i) => spec(text, `${i}.yaml`)));
  const findings = comparisonReport(many).sections.find(({ heading }) => heading === 'Findings')!.tables[0]!.rows;
  for (const { cells } of findings) expect(cells.slice(2).map(({ text }) => text)).toEqual(['gone', 'gone']);
});

test('of a group that grows, what is told of its new hosts says how many they are of', () => {
  const grown = compareAll([spec(BASE, 'a'), spec(CHANGED, 'b')]);
  const text = writeComparison(grown, 'text', { all: true });
  expect(text).toContain('store (1 of 3)');
  // The picture has that on the host itself, and draws no connection that was there before.
  expect(picture(writeComparison(grown, 'markdown'))).not.toContain('lmtp 225');
});

test('several specs are columns of one table', () => {
  const several = compareAll([spec(BASE, 'a'), spec(CHANGED, 'b'), spec(example('edge'), 'c'), spec(BASE, 'd')]);
  const report = comparisonReport(several);
  const glance = report.sections[0]?.tables[0];
  expect(glance?.columns.map(({ title }) => title).slice(1, 3)).toEqual(['two-tier (a)', 'two-tier (b)']);
  expect(
    glance?.rows
      .find(({ cells }) => cells[0]?.text === 'Machines')
      ?.cells.map(({ text }) => text)
      .slice(0, 3),
  ).toEqual(['Machines', '21', '23']);
  const plans = report.sections[1]?.tables[0]?.rows.map(({ cells }) => cells[1]?.text);
  expect(plans?.[2]).toBe('No changes: both specs mean the same.');
  const rows = (heading: string): readonly (readonly string[])[] =>
    (report.sections.find((section) => section.heading === heading)?.tables[0]?.rows ?? []).map(({ cells }) =>
      cells.map(({ text }) => text),
    );
  expect(rows('Machines')).toContainEqual(['8, 16 GB, 2 TB', '2', '3', '0', '2']);
  expect(rows('Hosts').find(([name]) => name === 'cal')).toEqual([
    'cal',
    '2 machines',
    '2 machines',
    '–',
    '2 machines',
  ]);
  expect(rows('Figures')).toContainEqual(['Users today', '5,000 users', '9,000 users', '8,000 users', '5,000 users']);
  for (const format of comparisonFormats) expect(writeComparison(several, format).length).toBeGreaterThan(500);
});

test('a spec that can be read in part says so', () => {
  const report = comparisonReport(compareAll([spec(BASE, 'a'), spec(`${BASE}note: [\n`, 'b')]));
  expect(report.banner).toMatch(/^After: Some lines of the spec cannot be read\./);
});

// ---- hostile texts --------------------------------------------------------------------------------------------------

const PLAIN = filled((place) => place.replaceAll(' ', '-'));
const PARTS = htmlParts(writeComparison(two, 'html'));
for (const part of [
  'p class',
  'p role',
  'span class',
  'span aria-label',
  'span role',
  'span',
  'br',
  'th class',
  'td class',
])
  (PARTS as Set<string>).add(part);
// eslint-disable-next-line no-control-regex -- what must not be there
const ACTIVE = /[\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]/;
const FOLD = /^(?:<details><summary>[A-Za-z ,0-9()-]+<\/summary>|<\/details>)$/gm;

describe.each(TEXTS.map((_, turn) => turn))('every name, turn %i', (turn) => {
  test('is inert in a comparison', () => {
    const hostile = filled((place) => pick(turn + PLACES.indexOf(place)));
    // What is new, what is gone, and what is replaced by something as bad.
    const other = turn % 3 === 0 ? PLAIN : filled((place) => pick(turn + 1 + PLACES.indexOf(place)));
    const own = compareAll(
      turn % 2 === 0 ? [spec(other, 'a'), spec(hostile, 'b')] : [spec(hostile, 'a'), spec(other, 'b')],
    );
    const text = writeComparison(own, 'markdown');
    expect(alive(text.replaceAll(FOLD, ''))).toEqual([]);
    checkMermaid(`${picture(text) ?? ''}\n`);
    for (const part of htmlParts(writeComparison(own, 'html'))) expect(PARTS).toContain(part);
    for (const format of ['text', 'json'] as const)
      for (const line of writeComparison(own, format, { all: true }).split('\n'))
        if (ACTIVE.test(line)) expect.fail(`${format}: ${JSON.stringify(line)}`);
  });
});
