/** A comparison as the comment of a pull request: the plan, what matters, and the rest behind a fold. */
import { codeBlock, joined, markdown, type Markdown } from '../markup';
import type { Table } from '../content';
import type { ComparedSection, ComparisonReport } from '../compare/compared';
import { tableMarkdown } from './markdown';

/** What GitHub takes as a comment (65,536), with room for what stands around it. In UTF-16 units. */
export const COMMENT_LIMIT = 65_000;
/** Rows of a table that nobody has asked to see in full. */
const MOST_ROWS = 40;

/** Within `limit` (UTF-16 units): what does not fit is left out, and said to be. `picture`: a diagram of Mermaid. */
export function comparisonMarkdown(
  report: ComparisonReport,
  picture: string | undefined,
  limit = COMMENT_LIMIT,
): Markdown {
  const { title, subtitle, banner, sections } = report;
  const head = [
    markdown`### ${title}`,
    ...(banner === undefined ? [] : [markdown`> ${banner}`]),
    ...(subtitle === undefined ? [] : [markdown`**${subtitle}**`]),
  ];
  const blocks = [
    ...sections.filter(({ open }) => open).map((section) => ({ section, text: openBlock })),
    ...sections.filter(({ open }) => !open).map((section) => ({ section, text: foldedBlock })),
  ];
  const parts = [...head];
  let left = limit - lengthOf(head) - CUT.text.length;
  const missing: Markdown[] = [];
  const add = (block: Markdown): void => {
    const length = block.text.length + 2;
    if (length > left) {
      missing.push(block);
      return;
    }
    left -= length;
    parts.push(block);
  };
  blocks.forEach(({ section, text }, i) => {
    // The picture follows what stands open.
    if (text === foldedBlock && blocks[i - 1]?.text !== foldedBlock) addPicture();
    // A shorter table is better than none.
    for (const most of [MOST_ROWS, 15, 5]) {
      const block = text(section, most);
      if (block.text.length + 2 <= left || most === 5) {
        add(block);
        break;
      }
    }
  });
  if (blocks.every(({ text }) => text !== foldedBlock)) addPicture();
  if (missing.length > 0) parts.push(CUT);
  return markdown`${joined(parts, '\n\n')}\n`;

  function addPicture(): void {
    if (picture !== undefined) add(fold('What changes, as a picture', codeBlock('mermaid', picture.trimEnd())));
  }
}

const CUT = markdown`*Not everything fits into a comment: the command line shows the rest.*`;

const lengthOf = (parts: readonly Markdown[]): number => parts.reduce((sum, { text }) => sum + text.length + 2, 0);

/** Ours, never text of a spec: inside of HTML, Markdown has no meaning. */
const fold = (summary: FoldTitle | Markdown, body: Markdown): Markdown =>
  markdown`<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
type FoldTitle = 'What changes, as a picture';

function openBlock({ heading, tables }: ComparedSection, most: number): Markdown {
  const [first, ...more] = tables;
  const blocks = [
    ...(first?.caption === heading && more.length === 0 && heading === 'What changes'
      ? []
      : [markdown`**${heading}**`]),
    ...tables.map((table) => shortTable(table, most)),
  ];
  return joined(blocks, '\n\n');
}

function foldedBlock({ heading, tables }: ComparedSection, most: number): Markdown {
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  const body = tables.flatMap((table) => [
    ...(tables.length > 1 ? [markdown`**${table.caption}**`] : []),
    shortTable(table, most),
  ]);
  return fold(markdown`${heading} (${rows})`, joined(body, '\n\n'));
}

function shortTable(table: Table, most: number): Markdown {
  const shown = tableMarkdown({ ...table, rows: table.rows.slice(0, most) });
  const more = table.rows.length - most;
  return more > 0 ? markdown`${shown}\n\n*${more} more rows are not shown.*` : shown;
}
