import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copiedRows, tableText } from '../../../client/table-text';
import type { CopyPlan, Table } from '../../../server/report/content';

const table = (rows: readonly (readonly string[])[], copies: readonly CopyPlan[] = []): Table => ({
  caption: 'Flows',
  empty: 'None.',
  columns: [{ title: 'From' }, { title: 'Port', align: 'right' }],
  rows: rows.map((cells) => ({ cells: cells.map((text) => ({ text, explain: 'not copied' })) })),
  tools: { copies },
});
const ROWS = [
  ['mmp', '143'],
  ['lb', '-1'],
  ['mta', '25'],
];
const plan: CopyPlan = {
  title: 'Copy for the firewall team',
  columns: ['Source', 'Destination', 'Port'],
  lines: [
    [
      ['192.0.2.1', '192.0.2.9', '143'],
      ['192.0.2.2', '192.0.2.9', '143'],
    ],
    [],
    [['192.0.2.3', '=x']],
  ],
};

describe('a table on the clipboard', () => {
  it('is tab separated text with a heading', () => {
    expect(tableText(table(ROWS.slice(0, 2)), { format: 'tsv' })).toBe('From\tPort\nmmp\t143\nlb\t-1\n');
  });

  it('is a Markdown table with figures to the right', () => {
    const text = tableText(table([['a|b', '143']]), { format: 'markdown' });
    expect(text).toBe('| From | Port |\n| --- | ---: |\n| a\\|b | 143 |\n');
  });

  it.each(['=1+1', '+cmd', '-cmd', '@SUM(A1)'])('gives a spreadsheet no formula: %s', (text) => {
    expect(tableText(table([[text, '']]), { format: 'tsv' })).toContain(`'${text}`);
  });

  it('has the chosen rows alone, in the order in which they are shown', () => {
    const choice = { format: 'tsv', rows: [2, 0] } as const;
    expect(tableText(table(ROWS), choice)).toBe('From\tPort\nmta\t25\nmmp\t143\n');
    expect(tableText(table(ROWS), { ...choice, rows: [] })).toBe('From\tPort\n');
  });

  it('has no row twice, and none that is not there', () => {
    const choice = { format: 'tsv', rows: [1, 1, 7] } as const;
    expect(copiedRows(table(ROWS), choice)).toEqual([1]);
    expect(tableText(table(ROWS), choice)).toBe('From\tPort\nlb\t-1\n');
  });

  it('has the columns and lines of a plan', () => {
    const own = table(ROWS, [plan]);
    expect(tableText(own, { format: 'tsv', plan: 0 })).toBe(
      "Source\tDestination\tPort\n192.0.2.1\t192.0.2.9\t143\n192.0.2.2\t192.0.2.9\t143\n192.0.2.3\t'=x\t\n",
    );
    expect(tableText(own, { format: 'markdown', plan: 0, rows: [2] })).toBe(
      '| Source | Destination | Port |\n| --- | --- | --- |\n| 192.0.2.3 | \\=x |  |\n',
    );
    expect(tableText(own, { format: 'tsv', plan: 1 })).toBeUndefined();
  });

  it('has one line a row and one field a column, whatever the cells hold', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { maxLength: 5 }), (rows) => {
        const copies = [{ ...plan, columns: ['A', 'B'], lines: rows.map((row) => [row]) }];
        for (const more of [{}, { plan: 0 }]) {
          const lines = tableText(table(rows, copies), { format: 'tsv', ...more })!
            .split('\n')
            .slice(0, -1);
          expect(lines).toHaveLength(rows.length + 1);
          for (const line of lines) expect(line.split('\t')).toHaveLength(2);
        }
      }),
    );
  });
});
