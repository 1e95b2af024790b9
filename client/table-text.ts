/** A table, or the chosen rows of it, as text for the clipboard. */
import type { Row, Table } from '../server/report/content';
import { escapeTsv } from '../server/report/escape';
import { tableMarkdown } from '../server/report/formats/markdown';
import type { CopyFormat } from './shared/messages';

export interface CopyChoice {
  readonly format: CopyFormat;
  /** Positions of the rows, in the order in which they are wanted (0-based); all without. */
  readonly rows?: readonly number[];
  /** The copy of the table that is wanted (0-based); the table itself without. */
  readonly plan?: number;
}

/** What is copied of the table: positions that it has no row for are left out, and none comes twice. */
export function copiedRows({ rows }: Table, { rows: chosen }: CopyChoice): readonly number[] {
  return chosen === undefined ? [...rows.keys()] : [...new Set(chosen)].filter((index) => index < rows.length);
}

/** Undefined where the table has no such copy. */
export function tableText(table: Table, choice: CopyChoice): string | undefined {
  const shown = shownTable(table, choice);
  if (shown === undefined) return undefined;
  switch (choice.format) {
    case 'tsv': {
      const lines = [shown.columns.map(({ title }) => title), ...shown.rows.map(textsOf)];
      return lines.map((line) => `${line.map(escapeTsv).join('\t')}\n`).join('');
    }
    case 'markdown':
      return `${tableMarkdown(shown).text}\n`;
  }
}

const textsOf = ({ cells }: Row): readonly string[] => cells.map(({ text }) => text);

function shownTable(table: Table, choice: CopyChoice): Table | undefined {
  const rows = copiedRows(table, choice);
  if (choice.plan === undefined) return { ...table, rows: rows.flatMap((index) => table.rows[index] ?? []) };
  const plan = table.tools?.copies?.[choice.plan];
  if (plan === undefined) return undefined;
  const lines = rows.flatMap((index) => plan.lines[index] ?? []);
  return {
    caption: plan.title,
    columns: plan.columns.map((title) => ({ title })),
    // Every line has a text for each column, whatever it came with.
    rows: lines.map((line) => ({ cells: plan.columns.map((_, i) => ({ text: line[i] ?? '' })) })),
    empty: table.empty,
  };
}
