/** Rows of a table that stand together. */
import type { Row, Table } from './content';

export interface RowGroup {
  readonly title: string | undefined;
  readonly rows: readonly Row[];
}

/** In the order of the rows; one without a title where the table has no groups. */
export function rowGroups({ rows }: Pick<Table, 'rows'>): readonly RowGroup[] {
  const groups: { readonly title: string | undefined; readonly rows: Row[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last !== undefined && last.title === row.group) last.rows.push(row);
    else groups.push({ title: row.group, rows: [row] });
  }
  return groups;
}
