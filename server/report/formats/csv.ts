/** The tables of a report as CSV. */
import type { Cell, ReportContent, Section, Table } from '../content';
import { escapeCsv } from '../escape';

/**
 * RFC 4180. Tables with the same columns become one, with a column more that says which each row is from; tables with other
 * columns follow after a blank line.
 */
export function reportCsv(report: ReportContent): string {
  const groups = new Map<string, { readonly section: Section; readonly table: Table }[]>();
  for (const section of report.sections) {
    for (const table of section.tables) {
      if (table.rows.length === 0 || table.aside === true) continue;
      const key = JSON.stringify(table.columns.map((column) => column.title));
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [{ section, table }]);
      else group.push({ section, table });
    }
  }
  const line = (fields: readonly string[]): string => `${fields.map(escapeCsv).join(',')}\r\n`;
  return [...groups.values()]
    .map((group) => {
      const titles = group[0]?.table.columns.map((column) => column.title) ?? [];
      const several = group.length > 1;
      const rows = group.flatMap(({ section, table }) =>
        table.rows.map((row) => [...(several ? [nameOf(section, table)] : []), ...row.cells.map(csvText)]),
      );
      return [[...(several ? ['Table'] : []), ...titles], ...rows].map(line).join('');
    })
    .join('\r\n');
}

const nameOf = (section: Section, table: Table): string =>
  section.heading === table.caption ? table.caption : `${section.heading}: ${table.caption}`;

/** A dash stands for nothing. */
const csvText = (cell: Cell): string => (cell.text === '–' ? '' : cell.text);
