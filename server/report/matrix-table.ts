/** A matrix where there is nothing to press: as a table. */
import type { Cell, Matrix, Table } from './content';

export const matrixTable = ({ caption, rowTitle, columnTitle, rows, columns, cells }: Matrix): Table => ({
  caption,
  columns: [
    { title: `${rowTitle} \\ ${columnTitle}` },
    ...columns.map((title) => ({ title, align: 'right' as const })),
  ],
  rows: rows.map((name, i) => ({
    cells: [
      { text: name },
      ...columns.map((_, j): Cell => {
        const cell = cells[i]?.[j];
        if (cell === undefined || cell === null) return { text: '–' };
        const { text, note, status } = cell;
        return { text: note === undefined ? text : `${text} (${note})`, ...(status === undefined ? {} : { status }) };
      }),
    ],
  })),
  empty: 'There is nothing to count.',
});
