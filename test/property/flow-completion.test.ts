/** Between brackets completion does not depend on how the text is laid out: on one line, on many, with comments, at any depth. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labels } from '../support/language';

const HEAD = 'commspec: 1\nname: a\nsuite: 7u3\narchitecture: two-tier\n';

/** What stands before the brackets, the column that lines between them must be right of, and the tokens. */
const specs: readonly { readonly before: string; readonly column: number; readonly tokens: string }[] = [
  { before: `${HEAD}sla: `, column: 0, tokens: '{ availability: 99% , hours: "24x7, # {" }' },
  { before: `${HEAD}dns: `, column: 0, tokens: "{ names: { mail: mmp , smtp: 'it''s ] {' } , cache: true }" },
  { before: `${HEAD}sites: `, column: 0, tokens: '[ { name: york } , { name: b , served-by: york } , { } ]' },
  {
    before: `${HEAD}firewalls:\n  - name: a\n    allow: `,
    column: 4,
    tokens: '[ smtp , { protocol: lmtp , from: dmz } , { protocol: imap } ]',
  },
  {
    before: `${HEAD}firewalls:\n  - `,
    column: 2,
    tokens: '{ name: a , between: [ internet , dmz ] , allow: [ smtp , { port: 5 } ] }',
  },
  {
    before: `${HEAD}tiers:\n  - tier: 1\n    hosts:\n      - name: a\n        components: `,
    column: 8,
    tokens: '[ mta , { component: mmp , ports: { imap: 143 } } , webmail ]',
  },
  {
    before: `${HEAD}tiers: `,
    column: 0,
    tokens: '[ { tier: 1 , hosts: [ { name: a , components: [ mta ] , count: 2 } , { name: b } ] } ]',
  },
  { before: `${HEAD}rules: `, column: 0, tokens: '{ SCH001: off , SCH002: hint }' },
];

/** What may stand between two tokens beside white space; a comment ends with its line. */
const comments = ['', '# a , comment', '# } ] "', "# it's", '# commspec-ignore SCH005: why'];

interface Gap {
  /** Lines that are begun in the gap; none is one space. */
  readonly breaks: number;
  readonly indent: number;
  readonly comment: number;
}
const gap: fc.Arbitrary<Gap> = fc.record({
  breaks: fc.integer({ min: 0, max: 3 }),
  indent: fc.integer({ min: 1, max: 9 }),
  comment: fc.nat({ max: comments.length - 1 }),
});

const tokensOf = (text: string): readonly string[] =>
  text.match(/"[^"]*"|'(?:[^']|'')*'|[[\]{},]|[^\s[\]{},]+:(?= )|[^\s[\]{},]+/g) ?? [];

function laidOut({ before, column, tokens }: (typeof specs)[number], gaps: readonly Gap[], cursor: number): string {
  const white = (indent: number): string => ' '.repeat(column + indent);
  return tokensOf(tokens).reduce((text, token, index) => {
    if (index === 0) return text + token;
    const { breaks, indent, comment } = gaps[index % gaps.length] ?? { breaks: 0, indent: 1, comment: 0 };
    const said = breaks > 0 ? comments[comment] : '';
    const lines = breaks > 0 ? ` ${said ?? ''}${'\n'.repeat(breaks)}${white(indent)}` : ' ';
    const own = index === cursor ? `\n${white(indent)}<|>\n${white(indent)}` : '';
    return `${text}${lines.trimEnd() === '' && own !== '' ? lines.replace(/ +$/, '') : lines}${own}${token}`;
  }, before);
}

function endsEntry({ tokens }: (typeof specs)[number], cursor: number): boolean {
  const [before = '', after = ''] = tokensOf(tokens).slice(cursor - 1);
  return !/[[{,:]$/.test(before) && /^[\]}]/.test(after);
}

function onOneLine({ before, tokens }: (typeof specs)[number], cursor: number, comma: boolean): string {
  return tokensOf(tokens).reduce(
    (text, token, index) => `${text}${index === 0 ? '' : index === cursor ? `${comma ? ',' : ''} <|> ` : ' '}${token}`,
    before,
  );
}

describe('on a line of its own', () => {
  test.each(specs)('in $tokens', (spec) => {
    const { length } = tokensOf(spec.tokens);
    let some = 0;
    for (let cursor = 1; cursor < length; cursor++) {
      // A line of its own begins an entry even where the comma above is missing.
      const wanted = [...labels(onOneLine(spec, cursor, endsEntry(spec, cursor)))].sort();
      some += wanted.length;
      fc.assert(
        fc.property(fc.array(gap, { minLength: length, maxLength: length }), (gaps) => {
          const text = laidOut(spec, gaps, cursor);
          expect([...labels(text)].sort(), text).toEqual(wanted);
        }),
        { numRuns: 25, seed: 7 },
      );
    }
    expect(some).toBeGreaterThan(0);
  });
});
