import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, oneLine } from '../../../server/report/escape';
import type { Cell, ReportContent, Table, Verdict } from '../../../server/report/content';
import { reportCsv } from '../../../server/report/formats/csv';
import { reportHtml } from '../../../server/report/formats/html';
import { reportMarkdown } from '../../../server/report/formats/markdown';
import { reportText } from '../../../server/report/formats/text';
import { columns, inColumns } from '../../../server/words/columns';
import { readCsv } from '../../support/csv';

const table = (rows: readonly (readonly string[])[], more: Partial<Table> = {}): Table => ({
  caption: 'Hosts',
  columns: [{ title: 'Host' }, { title: 'Count', align: 'right' }],
  rows: rows.map((cells) => ({ cells: cells.map((text): Cell => ({ text })) })),
  empty: 'There are none.',
  ...more,
});
const report = (...tables: readonly Table[]): ReportContent => ({
  title: 'Report',
  sections: [{ heading: 'Hosts', tables }],
});

describe('text', () => {
  test('holds as many rows as there are', () => {
    const rows = Array.from({ length: 150_000 }, (_, i) => [`host${i}`, '1']);
    expect(reportText(report(table(rows))).split('\n')).toHaveLength(rows.length + 9);
  });

  test('leaves folded sections out where it is to be brief, and names them', () => {
    const some = report(table([['mmp', '2']]));
    const folded: ReportContent = {
      ...some,
      sections: [...some.sections, { heading: 'Choices', folded: true, tables: [] }],
    };
    expect(reportText(folded)).toContain('Choices\n-------\n');
    expect(reportText(folded, { brief: true })).toBe(`${reportText(some)}\nNot shown: Choices; --all prints them.\n`);
    expect(reportText(some, { brief: true })).toBe(reportText(some));
  });

  test('has the verdict before all sections, a line a part, broken within the width', () => {
    const verdict: Verdict = {
      status: 'bad',
      text: 'Not sound: 1 error.',
      parts: [
        { id: 'users', title: 'Users', text: 'not given', status: 'unknown', leadsTo: { kind: 'growth' } },
        { id: 'machines', title: 'Machines', text: '3 machines', leadsTo: { kind: 'summary' } },
        {
          id: 'findings',
          title: 'Findings',
          text: '1 error and some words more than fit',
          status: 'bad',
          leadsTo: { kind: 'findings' },
        },
      ],
    };
    expect(
      reportText({ ...report(table([['mmp', '2']])), verdict }, { width: 40 })
        .split('\n')
        .slice(2, 10),
    ).toEqual([
      '',
      'Not sound: 1 error.',
      '  ? Users     not given',
      '    Machines  3 machines',
      '  ✗ Findings  1 error and some words',
      '              more than fit',
      '',
      'Hosts',
    ]);
  });

  test('has titles underlined, columns padded and figures to the right', () => {
    const full: ReportContent = {
      ...report(
        table([
          ['mmp', '2'],
          ['store-of-mail', '12'],
        ]),
      ),
      subtitle: 'Two hosts.',
      banner: 'Some is missing.',
    };
    expect(reportText(full)).toBe(
      [
        'Report',
        '======',
        '! Some is missing.',
        '',
        'Two hosts.',
        '',
        'Hosts',
        '-----',
        '',
        '  Host           Count',
        '  -------------  -----',
        '  mmp                2',
        '  store-of-mail     12',
        '',
      ].join('\n'),
    );
  });

  test('names a table that is not called like its section, and says what an empty one means', () => {
    expect(reportText(report(table([], { caption: 'Spare hosts' })))).toContain('\nSpare hosts:\n  There are none.\n');
  });

  test('breaks cells into lines where there is less room, words only where they are longer than a line', () => {
    const wide = table([['a host that has a very long description', '1,000,000 users']]);
    expect(reportText(report(wide), { width: 40 }).split('\n').slice(6)).toEqual([
      '  Host                             Count',
      '  ---------------------  ---------------',
      '  a host that has a      1,000,000 users',
      '  very long description',
      '',
    ]);
    const word = 'x'.repeat(50);
    const lines = reportText(report(table([[word, '1']])), { width: 40 })
      .split('\n')
      .slice(8, -1);
    expect(lines.map((line) => line.trim().split(' ')[0]).join('')).toBe(word);
  });

  test('counts columns, of which an emoji takes two', () => {
    const lines = reportText(
      report(
        table([
          ['😀😀', '1'],
          ['ab', '22'],
        ]),
      ),
    ).split('\n');
    expect(lines.at(-3)).toBe('  😀😀      1');
    expect(lines.at(-2)).toBe('  ab       22');
  });

  test('has all words of all cells, within its width and in its columns, whatever they hold', () => {
    const cell = fc.oneof(fc.lorem({ maxCount: 12 }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), fc.integer({ min: 30, max: 120 }), (texts, width) => {
        const rows = texts.map((text) => [text, '1']);
        const lines = reportText(report(table(rows)), { width })
          .split('\n')
          .slice(6, -1);
        for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(width);
        // What is left of the column of figures, put together again, is the cells.
        const edge = lines[1]!.lastIndexOf('  ');
        const written = lines
          .slice(2)
          .map((line) => (inColumns(line, edge)[0] ?? '').slice(2))
          .join('');
        expect(written.replaceAll(' ', '')).toBe(texts.map(oneLine).join('').replaceAll(' ', ''));
      }),
    );
  });
});

describe('Markdown', () => {
  test('is a table with its alignment, or what an empty one means', () => {
    expect(
      reportMarkdown({ ...report(table([['a|b', '1']]), table([], { caption: 'Spare' })), banner: '<b>' }).text,
    ).toBe(
      [
        '# Report',
        '',
        String.raw`> \<b\>`,
        '',
        '## Hosts',
        '',
        '| Host | Count |',
        '| --- | ---: |',
        String.raw`| a\|b | 1 |`,
        '',
        '**Spare**',
        '',
        'There are none.',
        '',
      ].join('\n'),
    );
  });

  test('has as many lines for a table as it has rows, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (texts) => {
        const lines = reportMarkdown(report(table(texts.map((text) => [text, text])))).text.split(/\r\n|\r|\n/);
        expect(lines.length).toBe(7 + texts.length);
      }),
    );
  });
});

describe('HTML', () => {
  const ELEMENTS =
    /<\/?(?:!doctype html|html|head|meta|title|style|body|main|div|h1|h2|p|section|table|caption|thead|tbody|tr|th|td|span|br|code)(?: [a-z-]+="[^"<>]*")*>/g;

  test('marks a verdict by a sign and a word, not by colour alone', () => {
    const cells: Cell[] = [{ text: 'a' }, { text: 'short by 1 host', status: 'bad', explain: 'need < have' }];
    const html = reportHtml(report({ ...table([]), rows: [{ cells }] })).text;
    expect(html).toContain(
      '<td class="r"><span class="bad"><span class="mark bad" role="img" aria-label="problem">✗</span> short by 1 host</span></td></tr>\n<tr class="why"><td colspan="2"><p>need &lt; have</p></td></tr>',
    );
  });

  test('fetches and runs nothing', () => {
    const html = reportHtml(report(table([['a', '1']]))).text;
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|url\(|@import|https?:/);
  });

  test('keeps every text in its element, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 8, maxLength: 8 }), (texts) => {
        const [title = '', subtitle = '', banner = '', heading = '', text = '', caption = '', cell = '', explain = ''] =
          texts;
        const hostile: ReportContent = {
          title,
          subtitle,
          banner,
          sections: [
            {
              heading,
              text,
              tables: [
                { ...table([[cell, cell]]), caption },
                { ...table([]), caption, empty: explain },
              ],
            },
            { heading, tables: [{ ...table([]), rows: [{ cells: [{ text: cell, explain, status: 'good' }] }] }] },
          ],
        };
        const without = reportHtml(hostile)
          .text.replace(/<style>[^<]*<\/style>/, '')
          .replaceAll(ELEMENTS, '');
        expect(without).not.toMatch(/[<>]/);
      }),
    );
  });
});

describe('CSV', () => {
  test('makes one of tables with the same columns, and says which each row is from', () => {
    const sections = [
      { heading: 'Tier 1', tables: [table([['mmp', '2']], { caption: 'Front ends' })] },
      { heading: 'Other', tables: [{ ...table([['x', 'y']]), columns: [{ title: 'A' }, { title: 'B' }] }] },
      { heading: 'Tier 2', tables: [table([['store', '–']], { caption: 'Tier 2' }), table([])] },
    ];
    expect(reportCsv({ title: 'Report', sections })).toBe(
      'Table,Host,Count\r\nTier 1: Front ends,mmp,2\r\nTier 2,store,\r\n\r\nA,B\r\nx,y\r\n',
    );
  });

  test('leaves out what stands aside, and of nothing is nothing', () => {
    expect(reportCsv(report(table([['a', '1']]), table([['b', '2']], { aside: true })))).toBe('Host,Count\r\na,1\r\n');
    expect(reportCsv(report(table([])))).toBe('');
  });

  test('reads back as what was written, formulas aside', () => {
    const field = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a,b', '"', '""', '\r\n', '=1', '-5', ' '));
    fc.assert(
      fc.property(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 6 }), (rows) => {
        const [head, ...body] = readCsv(reportCsv(report(table(rows))));
        expect(head).toEqual(['Host', 'Count']);
        expect(
          body.map((row) => row.map((text) => text.replace(/^'(?=\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20])/, ''))),
        ).toEqual(
          rows.map((row) =>
            row.map((text) =>
              (text === '–' ? '' : clean(text)).replace(/^'(?=\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20])/, ''),
            ),
          ),
        );
        for (const text of body.flat()) expect(text).not.toMatch(/^\s*[=+@]/);
      }),
    );
  });
});
