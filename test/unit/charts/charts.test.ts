/** Charts: what their marks say and where they stand. */
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { barsSvg, type Bar } from '../../../server/charts/bars';
import { curvesSvg, MOST_CURVES, type Curve } from '../../../server/charts/curves';
import type { Status } from '../../../server/report/content';
import { payloads } from '../../support/payloads';
import { runs } from '../../support/specs';

interface Mark {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** The elements of a drawing with their texts; fails where it is no XML. */
function marksOf(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  const open: Mark[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const mark = { name, attributes: attributes as Record<string, string>, text: '' };
    marks.push(mark);
    open.push(mark);
  });
  parser.on('text', (part) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += part;
  });
  parser.on('closetag', () => open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  return marks;
}

const withClass = (text: string, name: string): readonly Mark[] =>
  marksOf(text).filter(({ attributes }) => (attributes['class'] ?? '').split(' ').includes(name));
const numberOf = (mark: Mark | undefined, name: string): number => Number(mark?.attributes[name]);

const bar = (own: Partial<Bar> = {}): Bar => ({
  title: 'Disk for mail',
  unit: 'GB',
  declared: 100,
  needed: 50,
  ticks: [],
  status: 'good',
  ...own,
});
const options = { title: 'What is needed', description: 'Against what is declared.' };

describe('bars', () => {
  test('are in proportion to what is declared, on one axis', () => {
    const text = barsSvg([bar(), bar({ unit: 'users', declared: 4000, needed: 1000 })], options).text;
    const [half, quarter] = withClass(text, 'bar');
    const whole = numberOf(withClass(text, 'declared')[0], 'x1') - 1;
    expect(numberOf(half, 'width') / whole).toBeCloseTo(0.5, 2);
    expect(numberOf(quarter, 'width') / whole).toBeCloseTo(0.25, 2);
  });

  test('what is missing is drawn beyond what is declared, in another form', () => {
    const text = barsSvg([bar({ needed: 150, status: 'bad' })], options).text;
    const whole = numberOf(withClass(text, 'declared')[0], 'x1') - 1;
    expect(numberOf(withClass(text, 'over')[0], 'width') / whole).toBeCloseTo(0.5, 2);
    expect(withClass(text, 'over-hatch')).toHaveLength(1);
    expect(withClass(barsSvg([bar()], options).text, 'over')).toHaveLength(0);
  });

  test.each<readonly [what: string, own: Partial<Bar>, text: string]>([
    ['the unit once', { declared: 4, needed: 2 }, '2 of 4 GB'],
    ['units that differ', { declared: 4000, needed: 20 }, '20 GB of 4 TB'],
    ['thousands apart', { unit: 'users', declared: 10_000, needed: 2800 }, '2,800 of 10,000 users'],
    ['nothing declared', { declared: null }, '50 GB, none declared'],
    ['no need known', { needed: null }, 'not given, 100 GB declared'],
    ['neither', { needed: null, declared: null }, 'not given'],
  ])('say in words: %s', (_, own, text) => {
    expect(withClass(barsSvg([bar(own)], options).text, 'bar-value').map((mark) => mark.text)).toEqual([text]);
  });

  test('each status has a form of its own', () => {
    const statuses: readonly Status[] = ['good', 'warning', 'bad', 'unknown'];
    const forms = statuses.map(
      (status) => withClass(barsSvg([bar({ status })], options).text, 'mark')[0]?.attributes['d'],
    );
    expect(new Set(forms).size).toBe(4);
  });

  test('ticks stand at their value and have room for their words', () => {
    const ticks = [60, 62, 64].map((value) => ({ title: `mode ${value}`, value }));
    const text = barsSvg([bar({ ticks })], options).text;
    const labels = withClass(text, 'tick-label');
    expect(labels.map((label) => label.text)).toEqual(['mode 60: 60 GB', 'mode 62: 62 GB', 'mode 64: 64 GB']);
    expect(new Set(labels.map((label) => label.attributes['y'])).size).toBe(3);
  });

  test('each leads to its row, or to the one it names', () => {
    const text = barsSvg([bar(), bar({ row: 7 })], options).text;
    expect(withClass(text, 'row').map((mark) => mark.attributes['data-row'])).toEqual(['0', '7']);
  });

  test.each([
    [
      'all in proportion',
      [bar(), bar({ unit: 'users', declared: 4000, needed: 1000 }), bar({ needed: 150, status: 'bad' })],
    ],
    ['nothing declared', [bar({ declared: null }), bar({ needed: null })]],
    [
      'long titles',
      [bar({ title: 'Connections that the multiplexors must hold, margin included, at peak of the day' })],
    ],
  ])('compact ones are a line each: %s', (_, bars) => {
    const text = barsSvg(bars, { ...options, compact: true }).text;
    const lines = withClass(text, 'bar-title').map((mark) => numberOf(mark, 'y'));
    expect(lines).toEqual(withClass(text, 'bar-value').map((mark) => numberOf(mark, 'y')));
    expect(new Set(lines).size).toBe(bars.length);
    for (const track of withClass(text, 'track')) expect(numberOf(track, 'width')).toBeGreaterThanOrEqual(25);
    const [track] = withClass(text, 'track');
    for (const [i, fill] of withClass(text, 'bar').entries()) {
      const { needed, declared } = bars.filter((each) => each.declared !== null && each.needed !== null)[i] ?? bar();
      const share = Math.min(1, (needed ?? 0) / (declared ?? 1));
      expect(numberOf(fill, 'width') / numberOf(track, 'width')).toBeCloseTo(share, 1);
    }
  });

  test('compact ones say once what their ticks mean, and their amounts where one points', () => {
    const ticks = [{ title: 'one host lost', value: 60 }];
    const text = barsSvg([bar({ ticks }), bar({ ticks })], { ...options, compact: true }).text;
    expect(withClass(text, 'tick')).toHaveLength(2);
    expect(withClass(text, 'axis-title').map((mark) => mark.text)).toEqual([
      'needed in % of declared; dashed: one host lost',
    ]);
    expect(text).toContain('Disk for mail: 50 of 100 GB; one host lost 60 GB');
  });

  test('are as wide as is asked, with a title and a description', () => {
    const marks = marksOf(barsSvg([bar()], { ...options, width: 600 }).text);
    expect(marks[0]?.attributes).toMatchObject({ role: 'img', width: '600' });
    expect(marks.slice(1, 3).map(({ name, text }) => [name, text])).toEqual([
      ['title', 'What is needed'],
      ['desc', 'Against what is declared.'],
    ]);
  });
});

const curve = (own: Partial<Curve> = {}): Curve => ({
  title: 'Tier 1',
  points: [
    { month: 0, share: 0.8 },
    { month: 18, share: 1.2 },
  ],
  runsOut: 10,
  status: 'bad',
  ...own,
});
const plan = { ...options, months: 18, horizon: 18 };

describe('curves', () => {
  test('have a ring where more is needed than declared, and none where that is not in sight', () => {
    const ringOf = (runsOut: number | null): readonly Mark[] =>
      withClass(curvesSvg([curve({ runsOut })], plan).text, 'runs-out');
    expect(ringOf(10)).toHaveLength(1);
    expect([...ringOf(null), ...ringOf(40)]).toEqual([]);
  });

  test.each<readonly [month: number | null, text: string]>([
    [null, 'lasts'],
    [0, 'short today'],
    [14, 'out in month 14'],
  ])('of month %s say %j at their end', (runsOut, text) => {
    const [note] = withClass(curvesSvg([curve({ runsOut })], plan).text, 'curve-note');
    expect(note?.text).toBe(text);
  });

  test('are told apart by their dashes, and their names do not meet', () => {
    const all = Array.from({ length: MOST_CURVES + 2 }, (_, i) => curve({ title: `Tier ${i}` }));
    const text = curvesSvg(all, plan).text;
    const lines = withClass(text, 'line');
    expect(lines).toHaveLength(MOST_CURVES);
    expect(new Set(lines.map((line) => line.attributes['stroke-dasharray'])).size).toBe(MOST_CURVES);
    const tops = withClass(text, 'curve-title')
      .map((mark) => numberOf(mark, 'y'))
      .sort((a, b) => a - b);
    for (const [i, top] of tops.entries()) if (i > 0) expect(top - tops[i - 1]!).toBeGreaterThanOrEqual(28);
  });

  test('the month that is planned for is marked where the axis goes beyond it', () => {
    const marked = (months: number): number =>
      withClass(curvesSvg([curve()], { ...plan, months }).text, 'horizon').length;
    expect([marked(18), marked(36)]).toEqual([0, 1]);
  });

  test('one that leaves the axis ends there, with a tip', () => {
    const far = curve({
      points: [
        { month: 0, share: 0.5 },
        { month: 18, share: 50 },
      ],
    });
    const text = curvesSvg([far], plan).text;
    expect(withClass(text, 'tip')).toHaveLength(1);
    expect(withClass(curvesSvg([curve()], plan).text, 'tip')).toHaveLength(0);
  });
});

const amount = fc.oneof(
  fc.constantFrom(0, 1, 1e-9, 1e300, Number.MAX_SAFE_INTEGER),
  fc.double({ min: 0, max: 1e9, noNaN: true }),
);
const title = fc.oneof(fc.constantFrom(...Object.values(payloads)), fc.string({ unit: 'binary', maxLength: 80 }));
const status = fc.constantFrom<Status>('good', 'warning', 'bad', 'unknown');
const ALLOWED = ['svg', 'g', 'title', 'desc', 'rect', 'line', 'path', 'text'];

/** All numbers of an attribute. */
const inAttributes = (marks: readonly Mark[]): readonly string[] =>
  marks.flatMap(({ attributes }) => Object.values(attributes));

function expectSound(text: string): void {
  const marks = marksOf(text);
  expect(marks.every(({ name }) => ALLOWED.includes(name))).toBe(true);
  expect(inAttributes(marks).filter((value) => /NaN|Infinity|undefined/.test(value))).toEqual([]);
  for (const mark of marks) if (mark.name === 'rect') expect(numberOf(mark, 'width')).toBeGreaterThanOrEqual(0);
}

test('whatever the amounts and the names, a chart is a drawing with finite places', () => {
  const bars = fc.array(
    fc.record({
      title,
      unit: fc.constantFrom('GB', 'users', '', 'messages/s'),
      declared: fc.option(amount),
      needed: fc.option(amount),
      ticks: fc.array(fc.record({ title, value: amount }), { maxLength: 3 }),
      status,
      note: title,
    }),
    { maxLength: 5 },
  );
  const curves = fc.array(
    fc.record({
      title,
      points: fc
        .array(fc.record({ month: fc.nat(120), share: amount }), { minLength: 2, maxLength: 6 })
        .map((points) => points.sort((a, b) => a.month - b.month)),
      runsOut: fc.option(fc.nat(120)),
      status,
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(bars, curves, title, fc.nat(120), fc.nat(2000), (someBars, someCurves, name, months, width) => {
      expectSound(barsSvg(someBars, { title: name, description: name, width }).text);
      expectSound(curvesSvg(someCurves, { title: name, description: name, months, horizon: 18, width }).text);
    }),
    runs(300),
  );
});
