/** A report as Markdown. */
import type { Matrix, ReportContent, Section, Table, Verdict } from '../content';
import { bullets, joined, markdown, markdownTable, prose, type Markdown } from '../markup';
import { groupsOf } from './page';

export function reportMarkdown(report: ReportContent): Markdown {
  const blocks = [markdown`# ${report.title}`];
  if (report.subtitle !== undefined) blocks.push(markdown`${report.subtitle}`);
  if (report.banner !== undefined) blocks.push(markdown`> ${report.banner}`);
  if (report.verdict !== undefined) blocks.push(...verdictMarkdown(report.verdict));
  for (const section of report.sections) blocks.push(...sectionMarkdown(section, 2));
  return markdown`${joined(blocks, '\n\n')}\n`;
}

/** The sentence, and its parts with what each comes to in words. */
export const verdictMarkdown = ({ text, parts }: Verdict): readonly Markdown[] => [
  markdown`**${text}**`,
  bullets(
    parts.map((part) => {
      const word = part.status === 'bad' ? ' (problem)' : part.status === 'warning' ? ' (warning)' : '';
      return markdown`${part.title}: ${prose(part.text)}${word}`;
    }),
  ),
];

/** `level` is that of its heading. */
export function sectionMarkdown({ heading, text, matrix, tables }: Section, level: 2 | 3): readonly Markdown[] {
  const blocks = [level === 2 ? markdown`## ${heading}` : markdown`### ${heading}`];
  if (text !== undefined) blocks.push(markdown`${text}`);
  if (matrix !== undefined) blocks.push(markdown`**${matrix.caption}**`, matrixMarkdown(matrix));
  for (const table of tables) {
    if (table.caption !== heading) blocks.push(markdown`**${table.caption}**`);
    const groups = groupsOf(table.rows);
    if (groups.length === 0) blocks.push(tableMarkdown(table));
    for (const { group, rows } of groups) {
      if (group !== undefined) blocks.push(markdown`*${group}*`);
      blocks.push(tableMarkdown({ ...table, rows }));
    }
  }
  return blocks;
}

function matrixMarkdown({ rowTitle, columnTitle, rows, columns, cells }: Matrix): Markdown {
  const text = (row: number, column: number): Markdown => {
    const cell = cells[row]?.[column];
    if (cell === null || cell === undefined) return markdown``;
    return cell.note === undefined ? markdown`${cell.text}` : markdown`${cell.text}, ${cell.note}`;
  };
  return markdownTable(
    [{ title: `${rowTitle} ↓ ${columnTitle} →` }, ...columns.map((title) => ({ title }))],
    rows.map((title, row) => [markdown`${title}`, ...columns.map((_, column) => text(row, column))]),
  );
}

/** A table of GitHub's Markdown, or what one without rows means. */
export function tableMarkdown(table: Table): Markdown {
  if (table.rows.length === 0) return markdown`${table.empty}`;
  return markdownTable(
    table.columns,
    table.rows.map(({ cells }) => cells.map(({ text }) => markdown`${text}`)),
  );
}
