/** A report for a terminal, or for a file of plain text. */
import { columns as widthOf, inColumns } from '../../words/columns';
import type { Column, ReportContent, Status, Table, Verdict } from '../content';
import { oneLine } from '../escape';
import { matrixTable } from '../matrix-table';
import { rowGroups } from '../row-groups';

/** Columns are not made narrower than their longest word, but for words longer than this. */
const LONGEST_WORD = 20;
const GAP = 2;

/** What a text is written for. */
export interface TextPaper {
  /** In columns; absent where lines may be as long as a table is wide. */
  readonly width?: number | undefined;
  /** Folded sections are named at the end, and left out. */
  readonly brief?: boolean | undefined;
}

/**
 * For a terminal: columns padded, figures to the right. Tables that are wider than the paper have the cells of their left-aligned
 * columns broken into lines.
 */
export function reportText(report: ReportContent, { width = Number.POSITIVE_INFINITY, brief }: TextPaper = {}): string {
  const lines: string[] = heading(report.title, '=');
  if (report.banner !== undefined) lines.push(`! ${oneLine(report.banner)}`, '');
  if (report.subtitle !== undefined) lines.push(oneLine(report.subtitle));
  if (report.verdict !== undefined) lines.push('', ...verdictLines(report.verdict, width));
  const left = brief === true ? report.sections.filter(({ folded }) => folded === true) : [];
  for (const section of report.sections) {
    if (left.includes(section)) continue;
    lines.push('', ...heading(section.heading, '-'));
    if (section.text !== undefined) lines.push(oneLine(section.text));
    const matrices = section.matrix === undefined ? [] : [matrixTable(section.matrix)];
    for (const table of [...matrices, ...section.tables]) {
      lines.push('');
      if (table.caption !== section.heading) lines.push(`${oneLine(table.caption)}:`);
      // One by one: so many arguments as a table may have lines fit into no call.
      for (const line of tableText(table, width)) lines.push(line);
    }
  }
  if (left.length > 0)
    lines.push('', `Not shown: ${left.map((section) => oneLine(section.heading)).join(', ')}; --all prints them.`);
  return `${lines.join('\n')}\n`;
}

const MARK: Readonly<Record<Status, string>> = { good: '✓', warning: '!', bad: '✗', unknown: '?' };

/** The sentence, then a line a part, with what it comes to in a mark before it. */
function verdictLines({ text, parts }: Verdict, width: number): readonly string[] {
  const titles = Math.max(...parts.map(({ title }) => widthOf(title)));
  const indent = 2 + GAP + titles + GAP;
  return [
    ...wrap(oneLine(text), Math.max(LONGEST_WORD, width)),
    ...parts.flatMap(({ title, text: told, status }) => {
      const lines = wrap(oneLine(told), Math.max(LONGEST_WORD, width - indent));
      const mark = status === undefined ? ' ' : MARK[status];
      return lines.map((line, i) =>
        i === 0 ? `  ${mark} ${title}${' '.repeat(titles - widthOf(title) + GAP)}${line}` : ' '.repeat(indent) + line,
      );
    }),
  ];
}

function heading(text: string, underline: string): string[] {
  const line = oneLine(text);
  return [line, underline.repeat(widthOf(line))];
}

function tableText(table: Table, width: number): string[] {
  if (table.rows.length === 0) return [`  ${oneLine(table.empty)}`];
  // What a page shows in the opened row is left to the formats for files.
  const shown = [...table.columns.keys()].filter((i) => table.columns[i]?.aside !== true);
  const columns = shown.flatMap((i) => table.columns[i] ?? []);
  const rows = cellsOf(table).map((row) => shown.map((i) => oneLine(row[i] ?? '')));
  const widths = widthsOf(columns, rows, width);
  const pad = (text: string, i: number): string => {
    const gap = ' '.repeat(Math.max(0, (widths[i] ?? 0) - widthOf(text)));
    return columns[i]?.align === 'right' ? gap + text : text + gap;
  };
  const line = (row: readonly string[]): string => `  ${row.map(pad).join(' '.repeat(GAP))}`.trimEnd();
  const linesOf = (row: readonly string[]): string[] => {
    const broken = columns.map((_, i) => wrap(row[i] ?? '', widths[i] ?? 0));
    const height = Math.max(...broken.map((cell) => cell.length));
    return Array.from({ length: height }, (_, n) => line(broken.map((cell) => cell[n] ?? '')));
  };
  const [head = [], ...body] = rows;
  let at = 0;
  const groups = rowGroups(table).map(({ title, rows: own }) => [
    ...(title === undefined ? [] : [`  ${oneLine(title)}:`]),
    ...body.slice(at, (at += own.length)).flatMap(linesOf),
  ]);
  return [
    ...linesOf(head),
    line(widths.map((each) => '-'.repeat(each))),
    ...groups.flatMap((group, i) => (i === 0 ? group : ['', ...group])),
  ];
}

/** Titles, then rows. */
const cellsOf = (table: Table): readonly (readonly string[])[] => [
  table.columns.map((column) => column.title),
  ...table.rows.map((row) => row.cells.map((cell) => cell.text)),
];

/** How wide each column is: as its widest cell, the widest of the left-aligned ones narrowed while the table is too wide. */
function widthsOf(columns: readonly Column[], rows: readonly (readonly string[])[], limit: number): readonly number[] {
  const widest = (i: number, of: (text: string) => number): number =>
    rows.reduce((most, row) => Math.max(most, of(row[i] ?? '')), 0);
  const longestWord = (text: string): number => Math.max(...text.split(' ').map(widthOf));
  const widths = columns.map((_, i) => widest(i, widthOf));
  const room = columns.map(({ align }, i) =>
    align === 'right' ? 0 : (widths[i] ?? 0) - Math.min(LONGEST_WORD, widest(i, longestWord)),
  );
  let excess = widths.reduce((sum, each) => sum + GAP + each, 0) - limit;
  while (excess > 0) {
    const narrowable = columns.map((_, i) => i).filter((i) => (room[i] ?? 0) > 0);
    const place = narrowable.sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))[0];
    if (place === undefined) break;
    widths[place] = (widths[place] ?? 0) - 1;
    room[place] = (room[place] ?? 0) - 1;
    excess--;
  }
  return widths;
}

/** Lines of at most `width` columns, broken at blanks, and within a word only where it is longer than a line. */
function wrap(text: string, width: number): readonly string[] {
  if (widthOf(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (widthOf(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = inColumns(word, width);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  if (line !== '') lines.push(line);
  return lines;
}
