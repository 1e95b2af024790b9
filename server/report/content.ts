import type { Svg } from './markup';

/**
 * A report as data: what the preview paints, and what text, Markdown, CSV and HTML are written from. Plain JSON.
 */
export interface ReportContent {
  readonly title: string;
  /** One line below the title: what it was made from. */
  readonly subtitle?: string;
  /** Set where the spec has errors, so that figures may be missing. */
  readonly banner?: string;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly heading: string;
  readonly text?: string;
  /** Shown before the tables, which say the same. */
  readonly picture?: Svg;
  readonly tables: readonly Table[];
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Shown in place of a table without rows. */
  readonly empty: string;
  /** Left out of CSV, which is handed on as one table wherever that can be. */
  readonly aside?: boolean;
}

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

export interface Row {
  readonly cells: readonly Cell[];
  /** Where in the spec the row comes from; a click on the row goes there. */
  readonly place?: RowPlace;
}

export interface RowPlace {
  readonly uri: string;
  /** 0-based. */
  readonly line: number;
  readonly character: number;
}

export interface Cell {
  readonly text: string;
  /** How the figure came about: formula, inputs and source. Shown on demand. */
  readonly explain?: string;
  readonly status?: Status;
}

/** A colour or a mark beside the text. The text of a cell says the same in words. */
export type Status = 'good' | 'warning' | 'bad' | 'unknown';
