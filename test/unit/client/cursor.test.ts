import { describe, expect, it } from 'vitest';
import { CursorIndex } from '../../../client/webview/cursor';
import type { Row, Section } from '../../../server/report/content';

const URI = 'file:///spec.commspec.yaml';
const place = (line: number, uri = URI): NonNullable<Row['place']> => ({ uri, line, character: 0 });
const section = (...tables: readonly (readonly Row[])[]): Section => ({
  heading: 'Hosts',
  tables: tables.map((rows) => ({ caption: 'Hosts', columns: [], rows, empty: '' })),
});

describe('the rows at the cursor', () => {
  const index = new CursorIndex(URI, [
    section([{ cells: [], place: place(3) }, { cells: [] }], [{ cells: [], place: place(7), lines: [7, 9] }]),
    section([
      { cells: [], place: place(3, 'file:///base.commspec.yaml') },
      { cells: [], lines: [3] },
    ]),
  ]);

  it('are those of the innermost line that has any, by their place or their other lines', () => {
    expect(index.at([9, 3])).toEqual([{ section: 0, table: 1, row: 0 }]);
    expect(index.at([5, 3, 7])).toEqual([
      { section: 0, table: 0, row: 0 },
      { section: 1, table: 0, row: 1 },
    ]);
  });

  it('are named once, also where two of their lines are the same', () => {
    expect(index.at([7])).toEqual([{ section: 0, table: 1, row: 0 }]);
  });

  it('are none on other lines', () => {
    expect(index.at([4, 8])).toEqual([]);
    expect(index.at([])).toEqual([]);
  });
});
