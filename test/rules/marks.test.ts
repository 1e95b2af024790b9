/** Marks in the examples of rule pages are read as they are written. */
import { describe, expect, test } from 'vitest';
import { describeMark, readMarks, withMarks, type Mark } from '../support/marks';
import { readRulePage } from '../support/rule-page';

const mark = (more: Partial<Mark> & Pick<Mark, 'place'>): Mark => ({
  kind: 'finding',
  code: 'SCH001',
  number: undefined,
  severity: undefined,
  message: undefined,
  ...more,
});
const place = (line: number, start: number, end: number, file?: string): Mark['place'] => ({ file, line, start, end });

/** What a page with this example says about it. */
const read = (lines: readonly string[]): { readonly text: string; readonly marks: readonly string[] } => {
  const [example] = readRulePage(['```yaml fail', ...lines, '```'].join('\n')).examples;
  return { text: example?.text ?? '', marks: (example?.marks ?? []).map(describeMark) };
};

describe('a mark comes back as it was written', () => {
  const all: readonly (readonly [string, Mark])[] = [
    ['with a message', mark({ place: place(1, 4, 9), message: 'With 60,000 users: too many.' })],
    ['with a severity', mark({ place: place(1, 4, 9), severity: 'hint', message: 'A note.' })],
    ['with a number', mark({ place: place(1, 4, 9), number: 2, severity: 'error', message: 'A note.' })],
    ['of a related place', mark({ kind: 'related', place: place(0, 6, 8), message: 'Said here' })],
    ['of another rule', mark({ code: 'HA011', place: place(1, 4, 9) })],
    ['in column 0', mark({ place: place(0, 0, 4), message: 'A note.' })],
    ['of one character in column 0', mark({ place: place(0, 0, 1), message: 'A note.' })],
    ['in column 1', mark({ place: place(0, 1, 3), message: 'A note.' })],
    ['of no width', mark({ place: place(1, 5, 5), message: 'A note.' })],
    ['in another file', mark({ place: place(7, 4, 9, 'base.commspec.yaml'), message: 'A note.' })],
    ['behind the last line', mark({ place: place(2, 0, 4), message: 'A note.' })],
  ];
  test.each(all)('%s', (_, own) => {
    const { text, marks } = read(withMarks(['name: office', 'a: { b: c }'], [own]));
    expect(marks).toEqual([describeMark(own)]);
    expect(text).toBe('name: office\na: { b: c }\n');
  });
});

test('findings of other rules at one place share a line, below what the own rule says', () => {
  const where = place(0, 6, 12);
  const marks = [
    mark({ code: 'HA011', place: where }),
    mark({ code: 'DIR003', place: where }),
    mark({ code: 'DIR003', place: where }),
    mark({ place: where, message: 'A note.' }),
  ];
  expect(withMarks(['name: office'], marks)).toEqual([
    'name: office',
    '#     ^^^^^^ SCH001: A note.',
    '#     ^^^^^^ DIR003, HA011',
  ]);
});

test.each([
  '# SCH001: a reason',
  '# ^ here',
  '#   ---',
  '# commspec-ignore SCH001: a reason',
  '#   ^^^ Sch001',
  'a: b # ^ SCH001',
])('a comment of the example stays one: %s', (line) => {
  expect(readMarks(line, 0)).toBeUndefined();
});
