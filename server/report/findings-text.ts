/** Findings for people at a terminal. */
import type { Finding } from '../rules/engine';
import type { Severity } from '../rules/rule';
import { oneLine, printable, printablePath } from './escape';
import type { Checked, CheckedFile } from './findings';
import { count, severityCounts } from './words';

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

/** Place, message, the line with the wrong part underlined, the other side, and what can be done; then a line of counts. */
export function findingsText(checked: Checked, style: Style): string {
  const blocks = checked.files.flatMap((file) =>
    file.findings.map((finding) => findingText(checked, file, finding, style)),
  );
  return `${[...blocks, style.bold(summary(checked))].join('\n\n')}\n`;
}

/** `path:line:character`, 1-based. */
const placeText = (path: string, { line, character }: Finding['range']['start']): string =>
  `${printablePath(path)}:${(line + 1).toString()}:${(character + 1).toString()}`;

function findingText({ pathOf }: Checked, file: CheckedFile, finding: Finding, style: Style): string {
  const label = `${finding.advice ? `advice (${finding.severity})` : finding.severity} ${finding.code}`;
  const place = style.bold(placeText(file.path, finding.range.start));
  return [
    `${place}: ${style.severity(finding.severity, label)}: ${oneLine(finding.message)}`,
    ...excerpt(file, finding, style),
    ...finding.related.map((related) =>
      style.dim(`  see ${placeText(pathOf(related.uri), related.range.start)}: ${oneLine(related.message)}`),
    ),
    ...finding.fixes.map((fix) => style.dim(`  fix${fix.safe ? ' (safe)' : ''}: ${oneLine(fix.title)}`)),
  ].join('\n');
}

function excerpt({ tree }: CheckedFile, finding: Finding, style: Style): readonly string[] {
  const { start, end } = finding.range;
  const content = tree.text.slice(tree.lines.startOf(start.line), tree.lines.endOf(start.line));
  if (content.trim() === '' || content.length > LONGEST_EXCERPT) return [];
  const number = (start.line + 1).toString();
  const last = end.line === start.line ? end.character : content.length;
  const indent = content.slice(0, start.character).replaceAll(/[^\t]/gu, ' ');
  const marks = '^'.repeat(Math.max(1, Array.from(content.slice(start.character, last)).length));
  return [
    `${style.dim(`  ${number} | `)}${printable(content)}`,
    `${style.dim(`  ${' '.repeat(number.length)} | `)}${indent}${style.severity(finding.severity, marks)}`,
  ];
}

function summary({ files }: Checked): string {
  const all = files.flatMap((file) => file.findings);
  const findings = all.filter((finding) => !finding.advice);
  const advice = all.length - findings.length;
  const suppressed = files.reduce((sum, file) => sum + file.suppressed, 0);
  const fixable = findings.filter((finding) => finding.fixes.some((fix) => fix.safe)).length;
  const counts = severityCounts(findings.map((finding) => finding.severity));
  const parts = [
    `${counts === '' ? 'No findings' : counts} in ${count(files.length, 'file')}`,
    ...(advice > 0 ? [count(advice, 'piece of advice', 'pieces of advice')] : []),
    ...(suppressed > 0 ? [`${suppressed.toLocaleString('en')} ignored by comments`] : []),
    ...(fixable > 0 ? [`${fixable.toLocaleString('en')} can be repaired by \`commspec fix\``] : []),
  ];
  return `${parts.join('; ')}.`;
}
