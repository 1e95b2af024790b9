/** A table as text for the clipboard. */
import { escapeTsv } from '../server/report/escape';
import type { Table } from '../server/report/content';
import { tableMarkdown } from '../server/report/formats/markdown';
import type { CopyFormat } from './shared/messages';

export function tableText(table: Table, format: CopyFormat): string {
  switch (format) {
    case 'tsv': {
      const rows = [
        table.columns.map(({ title }) => title),
        ...table.rows.map(({ cells }) => cells.map(({ text }) => text)),
      ];
      return rows.map((row) => `${row.map(escapeTsv).join('\t')}\n`).join('');
    }
    case 'markdown':
      return `${tableMarkdown(table).text}\n`;
  }
}
