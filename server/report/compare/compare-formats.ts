/** What a comparison can be written as. */
import { comparisonJson, comparisonReport } from './compare';
import { changeGraph, type ChangeGraph } from './change-graph';
import type { ComparisonReport, ManyCompared } from './compared';
import type { Model } from '../../model/model';
import type { RowPlace, Section } from '../content';
import { jsonText, oneLine } from '../escape';
import { comparisonMarkdown, COMMENT_LIMIT } from '../formats/compare-markdown';
import { changeMermaid } from '../formats/compare-mermaid';
import { changeSvg } from '../formats/compare-svg';
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
  /** An address that leads to a line. For HTML, whose rows then are links. */
  readonly linkTo?: (place: RowPlace) => string;
}

/** A comparison as text. */
export function writeComparison(
  compared: ManyCompared,
  format: ComparisonFormat,
  { width, all = false, limit = COMMENT_LIMIT, linkTo }: ComparisonOptions = {},
): string {
  switch (format) {
    case 'json':
      return jsonText(comparisonJson(compared));
    case 'markdown': {
      const picture = pictureOf(compared);
      const mermaid = picture === undefined ? undefined : changeMermaid(picture.graph);
      return comparisonMarkdown(comparisonReport(compared), mermaid, limit).text;
    }
    case 'html': {
      const report = comparisonReport(compared, linkTo !== undefined);
      return reportHtml({ ...report, sections: sectionsOf(report, pictureOf(compared)) }, linkTo).text;
    }
    case 'text':
      return reportText(comparisonReport(compared), { width, brief: !all });
  }
}

/** The plan alone, behind what cannot be read: a line each, of our own words and numbers but for names of several specs. */
export function writePlan(compared: ManyCompared): string {
  const { banner, subtitle = '', sections } = comparisonReport(compared);
  const plans =
    compared.comparisons.length === 1
      ? [subtitle]
      : (sections.find(({ heading }) => heading === 'Plan')?.tables[0]?.rows ?? []).map(({ cells }) =>
          cells.map(({ text }) => text).join(': '),
        );
  return `${[...(banner === undefined ? [] : [banner]), ...plans].map(oneLine).join('\n')}\n`;
}

interface Picture {
  readonly graph: ChangeGraph;
  readonly before: Model;
  readonly after: Model;
}

/** Of two specs; of more, no picture would tell which of them it shows. */
function pictureOf({ specs, comparisons }: ManyCompared): Picture | undefined {
  const [before, after, ...more] = specs.map(({ snapshot }) => snapshot.model);
  const [only] = comparisons;
  if (before === undefined || after === undefined || more.length > 0 || only === undefined) return undefined;
  const graph = changeGraph(only, before, after);
  return graph === undefined ? undefined : { graph, before, after };
}

/** The picture follows what is read first, as in a comment. */
function sectionsOf({ sections }: ComparisonReport, picture: Picture | undefined): readonly Section[] {
  if (picture === undefined) return sections;
  const svg = changeSvg(picture.graph, picture.before, picture.after);
  const drawn: Section = { heading: 'What changes, as a picture', picture: { kind: 'topology', svg }, tables: [] };
  return [...sections.filter(({ open }) => open), drawn, ...sections.filter(({ open }) => !open)];
}
