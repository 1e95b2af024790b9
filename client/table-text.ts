/** A table as text for the clipboard. */
import { escapeMarkdown } from '../server/report/escape';
import type { Table } from '../server/report/report';
import type { CopyFormat } from './shared/messages';

const rowsOf = (table: Table): readonly (readonly string[])[] => [
  table.columns.map((column) => column.title),
  ...table.rows.map((row) => row.cells.map((cell) => cell.text)),
];

/** One cell of tab separated text. A spreadsheet takes it apart at tabs and line breaks, and some text for a formula. */
function tsvCell(text: string): string {
  const line = text.replaceAll(/[\t\r\n]+/g, ' ');
  return /^[=+\-@]/.test(line) && !/^-?\d+(\.\d+)?$/.test(line) ? `'${line}` : line;
}

export function tableText(table: Table, format: CopyFormat): string {
  const [head = [], ...body] = rowsOf(table);
  switch (format) {
    case 'tsv':
      return [head, ...body].map((row) => `${row.map(tsvCell).join('\t')}\n`).join('');
    case 'markdown': {
      const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |\n`;
      const rule = table.columns.map((column) => (column.align === 'right' ? '---:' : '---'));
      return `${line(head)}| ${rule.join(' | ')} |\n${body.map(line).join('')}`;
    }
  }
}
