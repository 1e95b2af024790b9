/** A report as Markdown. */
import type { ReportContent, Section, Table, Verdict } from '../content';
import { matrixTable } from '../matrix-table';
import { bullets, joined, markdown, markdownTable, prose, type Markdown } from '../markup';
import { rowGroups } from '../row-groups';

export function reportMarkdown(report: ReportContent): Markdown {
  const blocks = [markdown`# ${report.title}`];
  if (report.banner !== undefined) blocks.push(markdown`> ${prose(report.banner)}`);
  if (report.subtitle !== undefined) blocks.push(prose(report.subtitle));
  if (report.verdict !== undefined) blocks.push(...verdictMarkdown(report.verdict));
  for (const section of report.sections) blocks.push(...sectionMarkdown(section, 2));
  return markdown`${joined(blocks, '\n\n')}\n`;
}

/** The sentence, and its parts with what each comes to in words. */
export const verdictMarkdown = ({ text, parts }: Verdict): readonly Markdown[] => [
  markdown`**${prose(text)}**`,
  bullets(
    parts.map((part) => {
      const word = part.status === 'bad' ? ' (problem)' : part.status === 'warning' ? ' (warning)' : '';
      return markdown`${part.title}: ${prose(part.text)}${word}`;
    }),
  ),
];

/** `level` is that of its heading. */
export function sectionMarkdown({ heading, text, matrix, tables }: Section, level: 2 | 3): readonly Markdown[] {
  const blocks = [level === 2 ? markdown`## ${prose(heading)}` : markdown`### ${prose(heading)}`];
  if (text !== undefined) blocks.push(prose(text));
  const matrices = matrix === undefined ? [] : [matrixTable(matrix)];
  for (const table of [...matrices, ...tables]) {
    if (table.caption !== heading) blocks.push(markdown`**${table.caption}**`);
    blocks.push(...groupsMarkdown(table));
  }
  return blocks;
}

/** A table for each group of rows that stand together, or what one without rows means. */
const groupsMarkdown = (table: Table): readonly Markdown[] =>
  table.rows.length === 0
    ? [tableMarkdown(table)]
    : rowGroups(table).flatMap(({ title, rows }) => [
        ...(title === undefined ? [] : [markdown`**${prose(title)}**`]),
        tableMarkdown({ ...table, rows }),
      ]);

/** A table of GitHub's Markdown, or what one without rows means. */
export function tableMarkdown(table: Table): Markdown {
  if (table.rows.length === 0) return prose(table.empty);
  return markdownTable(
    table.columns,
    table.rows.map(({ cells }) => cells.map(({ text }) => prose(text))),
  );
}
