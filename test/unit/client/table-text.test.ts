import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableText } from '../../../client/table-text';
import type { Table } from '../../../server/report/content';

const table = (...rows: readonly (readonly string[])[]): Table => ({
  caption: 'Flows',
  empty: 'None.',
  columns: [{ title: 'From' }, { title: 'Port', align: 'right' }],
  rows: rows.map((cells) => ({ cells: cells.map((text) => ({ text, explain: 'not copied' })) })),
});

describe('a table on the clipboard', () => {
  it('is tab separated text with a heading', () => {
    expect(tableText(table(['mmp', '143'], ['lb', '-1']), 'tsv')).toBe('From\tPort\nmmp\t143\nlb\t-1\n');
  });

  it('is a Markdown table with figures to the right', () => {
    expect(tableText(table(['a|b', '143']), 'markdown')).toBe('| From | Port |\n| --- | ---: |\n| a\\|b | 143 |\n');
  });

  it.each(['=1+1', '+cmd', '-cmd', '@SUM(A1)'])('gives a spreadsheet no formula: %s', (text) => {
    expect(tableText(table([text, '']), 'tsv')).toContain(`'${text}`);
  });

  it('has one line a row and one field a column, whatever the cells hold', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { maxLength: 5 }), (rows) => {
        const lines = tableText(table(...rows), 'tsv')
          .split('\n')
          .slice(0, -1);
        expect(lines).toHaveLength(rows.length + 1);
        for (const line of lines) expect(line.split('\t')).toHaveLength(2);
      }),
    );
  });
});
