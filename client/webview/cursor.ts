/** Which rows the cursor of the editor is in. */
import type { Row, Section } from '../../server/report/content';

/** A row of a report, by its positions. 0-based. */
export interface RowAt {
  readonly section: number;
  readonly table: number;
  readonly row: number;
}

/** The rows that lines of a document mean, looked up once a report: a cursor moves more often than a picture changes. */
export class CursorIndex {
  readonly #rows = new Map<number, RowAt[]>();

  constructor(source: string, sections: readonly Section[]) {
    sections.forEach(({ tables }, section) => {
      tables.forEach(({ rows }, table) => {
        rows.forEach((value, row) => {
          for (const line of linesOf(value, source)) {
            const known = this.#rows.get(line);
            if (known === undefined) this.#rows.set(line, [{ section, table, row }]);
            else known.push({ section, table, row });
          }
        });
      });
    });
  }

  /** The rows of the first of the lines (0-based, the innermost first) that has any. */
  at(lines: readonly number[]): readonly RowAt[] {
    for (const line of lines) {
      const rows = this.#rows.get(line);
      if (rows !== undefined) return rows;
    }
    return [];
  }
}

function linesOf({ place, lines }: Row, source: string): ReadonlySet<number> {
  const found = new Set<number>();
  if (place?.uri === source) found.add(place.line);
  for (const line of lines ?? []) found.add(line);
  return found;
}
