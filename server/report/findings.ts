/** Findings as text for people, for CI systems and as JSON. */
import { describeSource } from '../catalog/guide';
import type { Finding } from '../rules/engine';
import type { Rule, Severity } from '../rules/rule';
import { LineIndex } from '../syntax/lines';
import { escapeXml } from './escape';

/** The findings of one file, with its text for excerpts. */
export interface CheckedFile {
  /** As the user named it. */
  readonly path: string;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly suppressed: number;
  /** From the address of a file to how it is shown. */
  readonly pathOf: (uri: string) => string;
}

/** Where the knowledge comes from, as one line. */
export const sourceOf = (rule: Rule): string => (rule.source.length === 0 ? 'the format' : rule.source.map(describeSource).join('; '));

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

export const isAtLeast = (severity: Severity, limit: Severity): boolean => RANK[severity] <= RANK[limit];

/** The contract of `check --format json`. Positions as in LSP: 0-based, UTF-16, end exclusive. */
export function findingsJson(files: readonly CheckedFile[]): unknown {
  return {
    version: 1,
    files: files.map((file) => ({
      path: file.path,
      findings: file.findings.map((finding) => ({
        code: finding.code,
        severity: finding.severity,
        message: finding.message,
        range: finding.range,
        ...(file.pathOf(finding.uri) === file.path ? {} : { path: file.pathOf(finding.uri) }),
        ...(finding.advice ? { advice: true } : {}),
        related: finding.related.map((related) => ({ message: related.message, range: related.range, path: file.pathOf(related.uri) })),
        fixes: finding.fixes.filter((fix) => fix.uri === finding.uri).map((fix) => ({ title: fix.title, safe: fix.safe, edits: editsOf(file, fix.edits()) })),
        source: sourceOf(finding.rule),
      })),
      suppressed: file.suppressed,
    })),
  };
}

function editsOf(file: CheckedFile, edits: readonly { readonly span: { readonly start: number; readonly end: number }; readonly newText: string }[]): unknown {
  const lines = new LineIndex(file.text);
  return edits.map((edit) => ({ range: lines.rangeOf(edit.span), newText: edit.newText }));
}

/** Colours of a terminal, or none. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly severity: (severity: Severity, text: string) => string;
}

export const plainStyle: Style = { bold: (text) => text, dim: (text) => text, severity: (_, text) => text };

const COLOUR: Readonly<Record<Severity, string>> = { error: '31', warning: '33', information: '34', hint: '36' };
export const colourStyle: Style = {
  bold: (text) => `\u001B[1m${text}\u001B[0m`,
  dim: (text) => `\u001B[2m${text}\u001B[0m`,
  severity: (severity, text) => `\u001B[${COLOUR[severity]}m${text}\u001B[0m`,
};

/** For people: place, message, the line with the wrong part underlined, the other side, and what can be done. */
export function findingsText(files: readonly CheckedFile[], style: Style): string {
  const blocks: string[] = [];
  for (const file of files) for (const finding of file.findings) blocks.push(findingText(file, finding, style));
  return [...blocks, summaryText(files, style)].join('\n\n') + '\n';
}

function findingText(file: CheckedFile, finding: Finding, style: Style): string {
  const path = printable(file.pathOf(finding.uri));
  const { line, character } = finding.range.start;
  const label = finding.advice ? `advice (${finding.severity})` : finding.severity;
  const lines = [
    `${style.bold(`${path}:${(line + 1).toString()}:${(character + 1).toString()}`)}: ${style.severity(finding.severity, `${label} ${finding.code}`)}: ${printable(finding.message)}`,
  ];
  if (path === file.path) lines.push(...excerpt(file.text, finding, style));
  for (const related of finding.related) {
    const at = `${printable(file.pathOf(related.uri))}:${(related.range.start.line + 1).toString()}:${(related.range.start.character + 1).toString()}`;
    lines.push(style.dim(`  see ${at}: ${printable(related.message)}`));
  }
  for (const fix of finding.fixes) lines.push(style.dim(`  fix${fix.safe ? ' (safe)' : ''}: ${printable(fix.title)}`));
  return lines.join('\n');
}

function excerpt(text: string, finding: Finding, style: Style): string[] {
  const index = new LineIndex(text);
  const { line, character } = finding.range.start;
  const content = text.slice(index.startOf(line), index.endOf(line));
  if (content.length > 200) return [];
  const number = (line + 1).toString();
  const width = Math.max(1, (finding.range.end.line === line ? finding.range.end.character : content.length) - character);
  const before = content.slice(0, character).replaceAll(/[^\t]/g, ' ');
  return [style.dim(`  ${number} | `) + printable(content), `  ${' '.repeat(number.length)} ${style.dim('|')} ${before}${style.severity(finding.severity, '^'.repeat(width))}`];
}

function summaryText(files: readonly CheckedFile[], style: Style): string {
  const all = files.flatMap((file) => file.findings.filter((finding) => !finding.advice));
  const advice = files.reduce((sum, file) => sum + file.findings.length, 0) - all.length;
  const suppressed = files.reduce((sum, file) => sum + file.suppressed, 0);
  const fixable = all.filter((finding) => finding.fixes.some((fix) => fix.safe)).length;
  const parts = (['error', 'warning', 'information', 'hint'] as const).flatMap((severity) => {
    const count = all.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [plural(count, severity === 'information' ? 'note' : severity)];
  });
  const where = plural(files.length, 'file');
  const head = parts.length === 0 ? `No findings in ${where}` : `${parts.join(', ')} in ${where}`;
  const more = [
    ...(advice > 0 ? [`${advice.toString()} of advice`] : []),
    ...(suppressed > 0 ? [`${suppressed.toString()} ignored by comments`] : []),
    ...(fixable > 0 ? [`${fixable.toString()} can be repaired by \`commspec fix\``] : []),
  ];
  return style.bold(`${head}${more.length > 0 ? `; ${more.join('; ')}` : ''}.`);
}

const plural = (count: number, word: string): string => `${count.toString()} ${word}${count === 1 ? '' : 's'}`;

/** Control characters of a hostile file do not reach the terminal. */
// eslint-disable-next-line no-control-regex -- finding them is the point
export const printable = (text: string): string => text.replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, '\uFFFD');

/** Annotations of GitHub Actions. */
export function findingsGithub(files: readonly CheckedFile[]): string {
  const lines: string[] = [];
  for (const file of files) {
    for (const finding of file.findings) {
      const command = finding.severity === 'error' ? 'error' : finding.severity === 'warning' ? 'warning' : 'notice';
      const { start, end } = finding.range;
      const properties = [
        `file=${githubProperty(file.pathOf(finding.uri))}`,
        `line=${(start.line + 1).toString()}`,
        `endLine=${(end.line + 1).toString()}`,
        ...(start.line === end.line ? [`col=${(start.character + 1).toString()}`, `endColumn=${(end.character + 1).toString()}`] : []),
        `title=${githubProperty(finding.code)}`,
      ];
      lines.push(`::${command} ${properties.join(',')}::${githubData(finding.message)}`);
    }
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

const githubData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const githubProperty = (text: string): string => githubData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** SARIF 2.1.0, for code scanning. */
export function findingsSarif(files: readonly CheckedFile[], rules: readonly Rule[], version: string): unknown {
  const used = new Set(files.flatMap((file) => file.findings.map((finding) => finding.code)));
  const described = rules.filter((rule) => used.has(rule.code));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'commspec',
            version,
            rules: described.map((rule) => ({
              id: rule.code,
              shortDescription: { text: rule.title },
              help: { text: `Source: ${sourceOf(rule)}` },
              defaultConfiguration: { level: sarifLevel(rule.severity) },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap((file) =>
          file.findings.map((finding) => ({
            ruleId: finding.code,
            ruleIndex: described.findIndex((rule) => rule.code === finding.code),
            level: sarifLevel(finding.severity),
            message: { text: finding.message },
            locations: [sarifLocation(file.pathOf(finding.uri), finding.range)],
            ...(finding.related.length === 0
              ? {}
              : {
                  relatedLocations: finding.related.map((related, id) => ({
                    id,
                    message: { text: related.message },
                    ...sarifLocation(file.pathOf(related.uri), related.range),
                  })),
                }),
            fixes: finding.fixes.filter((fix) => fix.uri === finding.uri && file.pathOf(fix.uri) === file.path).map((fix) => sarifFix(file, fix)),
          })),
        ),
      },
    ],
  };
}

const sarifLevel = (severity: Severity): string => (severity === 'error' || severity === 'warning' ? severity : 'note');

function sarifRegion(range: Finding['range']): unknown {
  return { startLine: range.start.line + 1, startColumn: range.start.character + 1, endLine: range.end.line + 1, endColumn: range.end.character + 1 };
}

function sarifLocation(path: string, range: Finding['range']): { readonly physicalLocation: unknown } {
  return { physicalLocation: { artifactLocation: { uri: path.split(/[\\/]/).map(encodeURIComponent).join('/') }, region: sarifRegion(range) } };
}

function sarifFix(file: CheckedFile, fix: Finding['fixes'][number]): unknown {
  const lines = new LineIndex(file.text);
  return {
    description: { text: fix.title },
    artifactChanges: [
      {
        artifactLocation: { uri: file.path.split(/[\\/]/).map(encodeURIComponent).join('/') },
        replacements: fix.edits().map((edit) => ({ deletedRegion: sarifRegion(lines.rangeOf(edit.span)), insertedContent: { text: edit.newText } })),
      },
    ],
  };
}

/** JUnit XML: one suite a file, one case a finding; a file without findings is one passed case. */
export function findingsJunit(files: readonly CheckedFile[]): string {
  const failures = files.reduce((sum, file) => sum + file.findings.length, 0);
  const tests = files.reduce((sum, file) => sum + Math.max(1, file.findings.length), 0);
  const suites = files.map((file) => {
    const cases = file.findings.map((finding) => {
      const { line, character } = finding.range.start;
      const name = `${finding.code} ${(line + 1).toString()}:${(character + 1).toString()}`;
      return `    <testcase classname="${escapeXml(file.path)}" name="${escapeXml(name)}"><failure type="${finding.severity}" message="${escapeXml(finding.message)}"/></testcase>`;
    });
    const body = cases.length > 0 ? cases : [`    <testcase classname="${escapeXml(file.path)}" name="no findings"/>`];
    return [`  <testsuite name="${escapeXml(file.path)}" tests="${body.length.toString()}" failures="${cases.length.toString()}">`, ...body, '  </testsuite>'].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="commspec" tests="${tests.toString()}" failures="${failures.toString()}">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}
