/** Where the cards of a topology lead: its hosts have their rows in a section of their own, which may be folded. */
import type { Section } from '../../server/report/content';
import type { TableAddress } from '../shared/messages';
import type { RowAt } from './cursor';

export interface HostRows {
  /** The host of the cursor, as its card is called. */
  readonly current: string | undefined;
  /** The row of a card; undefined for somebody outside of the spec. */
  readonly rowOf: (host: string) => { readonly at: TableAddress; readonly row: number } | undefined;
}

/** The first table of a topology has a row for each host of its picture. `current`: all rows that the cursor is in. */
export function hostRowsIn(sections: readonly Section[], current: readonly RowAt[]): HostRows {
  const section = sections.findIndex(({ tables }) => tables.length > 0);
  const rows = sections[section]?.tables[0]?.rows ?? [];
  const nameOf = (row: number): string | undefined => rows[row]?.cells[0]?.text;
  const here = current.find((found) => found.section === section && found.table === 0);
  return {
    current: here === undefined ? undefined : nameOf(here.row),
    rowOf: (host) => {
      const row = rows.findIndex((_, at) => nameOf(at) === host);
      return row < 0 ? undefined : { at: { section, table: 0 }, row };
    },
  };
}
