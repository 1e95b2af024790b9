/** Findings for people at a terminal. */
import type { Finding } from '../../engine/finding';
import type { Severity } from '../../rules/rule';
import type { SyntaxTree } from '../../syntax/document';
import { columns } from '../../words/columns';
import { oneLine, printable, printablePath } from '../escape';
import type { FindingPlace, FindingsFormat, Totals } from './findings';
import { count, severityTotals } from '../words';
import { grouped } from '../../words/number';

/** Longer lines are not shown. */
const LONGEST_EXCERPT = 200;

/** Colours of a terminal, or none. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly severity: (severity: Severity, text: string) => string;
}

export const plainStyle: Style = { bold: (text) => text, dim: (text) => text, severity: (_, text) => text };

const COLOUR: Readonly<Record<Severity, string>> = { error: '31', warning: '33', information: '34', hint: '36' };
const paint = (code: string, text: string): string => `\u001B[${code}m${text}\u001B[0m`;

export const colourStyle: Style = {
  bold: (text) => paint('1', text),
  dim: (text) => paint('2', text),
  severity: (severity, text) => paint(COLOUR[severity], text),
};

/**
 * Place, message, the line with the wrong part underlined, the other side, and what can be done; after those of a file whether its
 * design is sound, where that was asked; in the end a line of counts, unless `quiet`. What could not be checked is told on
 * standard error.
 */
export const textFormat = (style: Style, quiet = false): FindingsFormat => ({
  head: '',
  finding: (finding, place) => findingText(finding, place, style),
  file: ({ path, findings, verdict }) =>
    findings.map(({ text }) => `${text}\n\n`).join('') +
    (verdict === undefined ? '' : `${style.bold(printablePath(path))}: ${oneLine(verdict)}\n`),
  tail: (totals) => (quiet || totals.files === 0 ? '' : `${style.bold(summary(totals))}\n`),
});

/** `path:line:character`, 1-based. */
const placeText = (path: string, { line, character }: Finding['range']['start']): string =>
  `${printablePath(path)}:${line + 1}:${character + 1}`;

function findingText(finding: Finding, { path, tree, pathOf }: FindingPlace, style: Style): string {
  const label = `${finding.advice ? `advice (${finding.severity})` : finding.severity} ${finding.code}`;
  const place = style.bold(placeText(path, finding.range.start));
  const name = style.dim(` [${finding.rule.name}]`);
  return [
    `${place}: ${style.severity(finding.severity, label)}: ${oneLine(finding.message)}${name}`,
    ...excerpt(tree, finding, style),
    ...finding.related.map((related) =>
      style.dim(`  see ${placeText(pathOf(related.uri), related.range.start)}: ${oneLine(related.message)}`),
    ),
    ...finding.fixes.map((fix) => style.dim(`  fix${fix.safe ? ' (safe)' : ''}: ${oneLine(fix.title)}`)),
  ].join('\n');
}

function excerpt(tree: SyntaxTree, finding: Finding, style: Style): readonly string[] {
  const { start, end } = finding.range;
  const content = tree.text.slice(tree.lines.startOf(start.line), tree.lines.endOf(start.line));
  if (content.trim() === '' || content.length > LONGEST_EXCERPT) return [];
  const number = (start.line + 1).toString();
  const last = end.line === start.line ? end.character : content.length;
  // Tabs stay tabs: how wide they are depends on what stands before them.
  const below = (part: string, sign: string): string =>
    part
      .split('\t')
      .map((piece) => sign.repeat(columns(printable(piece))))
      .join('\t');
  const indent = below(content.slice(0, start.character), ' ');
  // Something of no width is marked too.
  const marked = below(content.slice(start.character, last), '^');
  const carets = marked.trim() === '' ? '^' : marked;
  return [
    `${style.dim(`  ${number} | `)}${printable(content)}`,
    `${style.dim(`  ${' '.repeat(number.length)} | `)}${indent}${style.severity(finding.severity, carets)}`,
  ];
}

function summary({ files, all, bySeverity, suppressed, repairs, unchecked }: Totals): string {
  const advice = all - Object.values(bySeverity).reduce((sum, amount) => sum + amount, 0);
  const counts = severityTotals((severity) => bySeverity[severity]);
  const parts = [
    `${counts === '' ? 'No findings' : counts} in ${count(files, 'file')}`,
    ...(unchecked > 0 ? [`${grouped(unchecked)} could not be checked`] : []),
    ...(advice > 0 ? [count(advice, 'piece of advice', 'pieces of advice')] : []),
    ...(suppressed > 0 ? [`${grouped(suppressed)} ignored by comments`] : []),
    ...(repairs > 0 ? [`\`commspec fix\` makes ${count(repairs, 'repair')}`] : []),
  ];
  return `${parts.join('; ')}.`;
}
