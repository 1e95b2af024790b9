/** What a comparison can be written as. */
import { comparisonJson, comparisonReport } from './compare';
import type { ManyCompared } from './compared';
import { jsonText } from '../escape';
import { comparisonMarkdown, COMMENT_LIMIT } from '../formats/compare-markdown';
import { comparisonMermaid } from '../formats/compare-mermaid';
import { reportHtml } from '../formats/html';
import { reportText } from '../formats/text';

/** In the order in which they are offered; the first is the usual one of the command line. */
export const comparisonFormats = ['text', 'json', 'markdown', 'html'] as const;
export type ComparisonFormat = (typeof comparisonFormats)[number];

export interface ComparisonOptions {
  /** Of a terminal, in columns; absent in a file or a pipe. For text. */
  readonly width?: number | undefined;
  /** Folded sections too. For text. */
  readonly all?: boolean;
  /** UTF-16 units that Markdown may have. */
  readonly limit?: number;
}

/** A comparison as text. */
export function writeComparison(
  compared: ManyCompared,
  format: ComparisonFormat,
  { width, all = false, limit = COMMENT_LIMIT }: ComparisonOptions = {},
): string {
  switch (format) {
    case 'json':
      return jsonText(comparisonJson(compared));
    case 'markdown':
      return comparisonMarkdown(comparisonReport(compared), pictureOf(compared), limit).text;
    case 'html':
      return reportHtml(comparisonReport(compared)).text;
    case 'text':
      return reportText(comparisonReport(compared), { width, brief: !all });
  }
}

/** Of two specs; of more, no picture would tell which of them it shows. */
function pictureOf({ specs, comparisons }: ManyCompared): string | undefined {
  const [before, after, ...more] = specs;
  const [only] = comparisons;
  if (before === undefined || after === undefined || more.length > 0 || only === undefined) return undefined;
  return comparisonMermaid(only, before.snapshot.model, after.snapshot.model);
}
