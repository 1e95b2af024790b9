/** A report as Markdown. */
import type { ReportContent, Table } from '../content';
import { matrixTable } from '../matrix-table';
import { joined, markdown, markdownTable, type Markdown } from '../markup';
import { rowGroups } from '../row-groups';

export function reportMarkdown(report: ReportContent): Markdown {
  const blocks = [markdown`# ${report.title}`];
  if (report.subtitle !== undefined) blocks.push(markdown`${report.subtitle}`);
  if (report.banner !== undefined) blocks.push(markdown`> ${report.banner}`);
  for (const section of report.sections) {
    blocks.push(markdown`## ${section.heading}`);
    if (section.text !== undefined) blocks.push(markdown`${section.text}`);
    const matrices = section.matrix === undefined ? [] : [matrixTable(section.matrix)];
    for (const table of [...matrices, ...section.tables]) {
      if (table.caption !== section.heading) blocks.push(markdown`**${table.caption}**`);
      blocks.push(...groupsMarkdown(table));
    }
  }
  return markdown`${joined(blocks, '\n\n')}\n`;
}

/** A table for each group of rows that stand together, or what one without rows means. */
const groupsMarkdown = (table: Table): readonly Markdown[] =>
  table.rows.length === 0
    ? [tableMarkdown(table)]
    : rowGroups(table).flatMap(({ title, rows }) => [
        ...(title === undefined ? [] : [markdown`**${title}**`]),
        tableMarkdown({ ...table, rows }),
      ]);

/** A table of GitHub's Markdown, or what one without rows means. */
export function tableMarkdown(table: Table): Markdown {
  if (table.rows.length === 0) return markdown`${table.empty}`;
  return markdownTable(
    table.columns,
    table.rows.map(({ cells }) => cells.map(({ text }) => markdown`${text}`)),
  );
}
