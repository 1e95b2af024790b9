import type { Svg } from './markup';
import type { ReportKind } from './kinds';

/**
 * A report as data: what the preview paints, and what text, Markdown, CSV and HTML are written from. Plain JSON.
 */
export interface ReportContent {
  readonly title: string;
  /** One line below the title: what it was made from. */
  readonly subtitle?: string;
  /** Set where the spec has errors, so that figures may be missing. */
  readonly banner?: string;
  /** The same in every report on a version of a spec. */
  readonly verdict?: Verdict;
  readonly sections: readonly Section[];
}

/** Whether the design is sound, in parts that each lead to their rows. */
export interface Verdict {
  readonly status: Status;
  /** One sentence that stands by itself. */
  readonly text: string;
  readonly parts: readonly VerdictPart[];
}

export interface VerdictPart {
  readonly id: 'users' | 'machines' | 'findings' | 'sizing' | 'flows' | 'availability' | 'loss';
  readonly title: string;
  /** What stands behind the title: `20,000 → 25,000 in 18 months`. */
  readonly text: string;
  /** The same in a few words, for where a line is short; absent where the text is. */
  readonly short?: string;
  readonly status?: Status;
  /** More of it, and how it came about. Shown on demand. */
  readonly explain?: string;
  /** The report whose rows it sums up, and the tag of these rows, where it is about some of them. */
  readonly leadsTo: { readonly kind: ReportKind; readonly tag?: string };
}

export interface Section {
  readonly heading: string;
  readonly text?: string;
  /**
   * Closed until somebody opens it: in the preview and in pages. Text for a terminal leaves it out unless all is wanted.
   * What is bad is never in a folded section alone.
   */
  readonly folded?: boolean;
  /** In a wide page it stands beside the others, which have the first of two columns; what is folded comes below both. */
  readonly side?: boolean;
  /** Shown before the tables, which say the same. */
  readonly picture?: Drawing;
  /** Shown before the tables, whose rows it sums up. */
  readonly matrix?: Matrix;
  /** What may be tried out without changing the spec. */
  readonly sliders?: readonly Slider[];
  readonly tables: readonly Table[];
}

export interface Drawing {
  /**
   * `topology` is zoomed and panned, and its cards carry `data-host`. A `chart` is as wide as 448 px at home and scales a little;
   * what carries `data-row` leads to that row (0-based) of the first table of the section.
   */
  readonly kind: 'topology' | 'chart';
  readonly svg: Svg;
}

/** Counts of rows by two of their properties. Each cell chooses the rows with its tag in all tables of the section. */
export interface Matrix {
  readonly caption: string;
  /** What rows and columns are: `From` and `To`. */
  readonly rowTitle: string;
  readonly columnTitle: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** A list a row, as long as `columns`; null where there is nothing. */
  readonly cells: readonly (readonly (MatrixCell | null)[])[];
}

export interface MatrixCell {
  /** Short: `12`. */
  readonly text: string;
  /** What else there is to say in the cell, shorter still: `3 blocked`. */
  readonly note?: string;
  readonly status?: Status;
  /** In full, for whoever points at it or hears it: `12 flows from dmz to data, 3 of them blocked`. */
  readonly explain: string;
  /** Rows that have it are those the cell counts; absent where there is nothing to choose. */
  readonly tag?: string;
}

/** Something of the spec that may be set otherwise for a look. */
export interface Slider {
  readonly id: SliderId;
  readonly title: string;
  /** What is shown now, in `unit`. */
  readonly value: number;
  /** What the spec says; null where it says nothing. */
  readonly declared: number | null;
  /** What is shown while nothing is assumed, where the spec says nothing. */
  readonly initial?: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit: string;
}

export const sliderIds = ['users', 'growth', 'months', 'concurrent', 'mailbox'] as const;
export type SliderId = (typeof sliderIds)[number];

/** Values to look at in place of those of the spec, each in the unit of its slider. */
export type Assumed = Readonly<Partial<Record<SliderId, number>>>;

export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Shown in place of a table without rows. */
  readonly empty: string;
  /** Left out of CSV, which is handed on as one table wherever that can be. */
  readonly aside?: boolean;
  /** What a page offers to find rows by; without it the table is only read. */
  readonly tools?: TableTools;
}

export interface TableTools {
  /** Search in all texts, sort by any column. */
  readonly search?: boolean;
  /** Rows with a tag, by a button each. */
  readonly filters?: readonly { readonly tag: string; readonly title: string }[];
  /** Columns by whose values rows can be chosen. 0-based. */
  readonly choices?: readonly number[];
  /** Other ways to copy the rows that are shown, each with the columns that it has. */
  readonly copies?: readonly CopyPlan[];
}

/** A table for somebody else, whom `title` names: `For the firewall team`. A line a row with these texts. */
export interface CopyPlan {
  readonly title: string;
  readonly columns: readonly string[];
  /** For each row of the table its lines; a row may need several, or none. */
  readonly lines: readonly (readonly (readonly string[])[])[];
}

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** In a page its cells stand in the opened row rather than in a column; `narrow`: where the page is narrow. Files have every column. */
  readonly aside?: boolean | 'narrow';
  /** In a page its cells are one line, which ends where there is no room; the opened row has them in full. */
  readonly clip?: boolean;
  /** The title of a row's group says it: a document leaves it out of rows where nothing is wrong. */
  readonly grouped?: boolean;
  /** Where rows lead to their lines, its cells are the links; without one, those of the first column are. */
  readonly leads?: boolean;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** Where in the spec the row comes from; a click on the row goes there. */
  readonly place?: RowPlace;
  /** Other lines of the spec itself that mean the row: the cursor marks it there too. 0-based; there may be one for every host. */
  readonly lines?: readonly number[];
  /** Rows of one group stand together; where it changes, a page shows it as a heading. */
  readonly group?: string;
  /** What filters, matrices and the verdict choose rows by. */
  readonly tags?: readonly string[];
  /** Repairs of a finding, in the order in which they are offered. */
  readonly fixes?: readonly RowFix[];
}

export interface RowFix {
  readonly title: string;
  readonly safe: boolean;
}

export interface RowPlace {
  readonly uri: string;
  /** 0-based. */
  readonly line: number;
  readonly character: number;
  /** Of a comparison: it stands in the spec that is replaced, which may be an older version of the same file. */
  readonly earlier?: true;
}

export interface Cell {
  readonly text: string;
  /** How the figure came about: formula, inputs and source. Shown on demand. */
  readonly explain?: string;
  readonly status?: Status;
  /** What the text sums up, where that is several things by each of which rows can be chosen; otherwise the text is one. */
  readonly values?: readonly string[];
}

/** A colour or a mark beside the text. The text of a cell says the same in words. */
export type Status = 'good' | 'warning' | 'bad' | 'unknown';
