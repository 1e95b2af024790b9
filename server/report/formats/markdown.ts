/** A report as Markdown. */
import type { ReportContent, Table, Verdict } from '../content';
import { bullets, joined, markdown, markdownTable, prose, type Markdown } from '../markup';

export function reportMarkdown(report: ReportContent): Markdown {
  const blocks = [markdown`# ${report.title}`];
  if (report.subtitle !== undefined) blocks.push(markdown`${report.subtitle}`);
  if (report.banner !== undefined) blocks.push(markdown`> ${report.banner}`);
  if (report.verdict !== undefined) blocks.push(verdictMarkdown(report.verdict));
  for (const section of report.sections) {
    blocks.push(markdown`## ${section.heading}`);
    if (section.text !== undefined) blocks.push(markdown`${section.text}`);
    for (const table of section.tables) {
      if (table.caption !== section.heading) blocks.push(markdown`**${table.caption}**`);
      blocks.push(tableMarkdown(table));
    }
  }
  return markdown`${joined(blocks, '\n\n')}\n`;
}

/** The sentence, and its parts with what each comes to in words. */
export const verdictMarkdown = ({ text, parts }: Verdict): Markdown =>
  joined(
    [
      markdown`**${text}**`,
      bullets(
        parts.map((part) => {
          const word = part.status === 'bad' ? ' (problem)' : part.status === 'warning' ? ' (warning)' : '';
          return markdown`${part.title}: ${prose(part.text)}${word}`;
        }),
      ),
    ],
    '\n\n',
  );

/** A table of GitHub's Markdown, or what one without rows means. */
export function tableMarkdown(table: Table): Markdown {
  if (table.rows.length === 0) return markdown`${table.empty}`;
  return markdownTable(
    table.columns,
    table.rows.map(({ cells }) => cells.map(({ text }) => markdown`${text}`)),
  );
}
