/** Findings for the systems that run checks: SARIF, annotations of GitHub Actions, JUnit. */
import type { Finding } from '../rules/engine';
import type { Rule, Severity } from '../rules/rule';
import type { Range } from '../syntax/lines';
import type { SyntaxTree } from '../syntax/document';
import { clean, escapeAttribute, escapeXml } from './escape';
import { fixesOf, isAtLeast, sourceOf, type Checked, type CheckedFile } from './findings';

/** SARIF 2.1.0, for code scanning. Files below `root`, an address that ends with a slash, are named relative to it. */
export function findingsSarif({ files }: Checked, rules: readonly Rule[], version: string, root: string): unknown {
  const used = new Set(files.flatMap((file) => file.findings.map((finding) => finding.code)));
  const described = rules.filter((rule) => used.has(rule.code));
  const index = new Map(described.map((rule, i) => [rule.code, i]));
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
              defaultConfiguration: { level: LEVEL[rule.severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap(({ tree, findings }) =>
          findings.map((finding) => ({
            ruleId: finding.code,
            ruleIndex: index.get(finding.code) ?? -1,
            level: finding.advice ? 'note' : LEVEL[finding.severity],
            message: { text: clean(finding.message) },
            locations: [{ physicalLocation: placeOf(finding.uri, finding.range, root) }],
            relatedLocations: finding.related.map((related, id) => ({
              id,
              message: { text: clean(related.message) },
              physicalLocation: placeOf(related.uri, related.range, root),
            })),
            fixes: fixesOf(finding).map((fix) => sarifFix(tree, fix, root)),
          })),
        ),
      },
    ],
  };
}

const LEVEL: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

const placeOf = (uri: string, range: Range, root: string) => ({
  artifactLocation: { uri: relativeUri(uri, root) },
  region: regionOf(range),
});

/** 1-based, end exclusive. */
const regionOf = ({ start, end }: Range) => ({
  startLine: start.line + 1,
  startColumn: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});

function relativeUri(uri: string, root: string): string {
  if (!uri.startsWith(root)) return uri;
  const rest = uri.slice(root.length);
  // `a:b` would be read as an address of the scheme `a`.
  return /^[^/]*:/.test(rest) ? `./${rest}` : rest;
}

const sarifFix = (tree: SyntaxTree, fix: ReturnType<typeof fixesOf>[number], root: string) => ({
  description: { text: clean(fix.title) },
  artifactChanges: [
    {
      artifactLocation: { uri: relativeUri(tree.uri, root) },
      replacements: fix.edits.map(({ span, newText }) => ({
        deletedRegion: regionOf(tree.lines.rangeOf(span)),
        insertedContent: { text: newText },
      })),
    },
  ],
});

/** Workflow commands of GitHub Actions, a line a finding. */
export function findingsGithub({ files }: Checked): string {
  return files
    .flatMap(({ path, findings }) =>
      findings.map((finding) => {
        const { start, end } = finding.range;
        const command = finding.advice || !isAtLeast(finding.severity, 'warning') ? 'notice' : finding.severity;
        const properties = [
          `file=${githubProperty(path)}`,
          `line=${(start.line + 1).toString()}`,
          `endLine=${(end.line + 1).toString()}`,
          // Columns are only heeded within one line.
          ...(start.line === end.line
            ? [`col=${(start.character + 1).toString()}`, `endColumn=${(end.character + 1).toString()}`]
            : []),
          `title=${githubProperty(finding.code)}`,
        ];
        return `::${command} ${properties.join(',')}::${githubData(finding.message)}\n`;
      }),
    )
    .join('');
}

const githubData = (text: string): string =>
  clean(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const githubProperty = (text: string): string => githubData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/**
 * JUnit XML: a suite a file, a case a finding; a file without findings is one case that passed. Errors and warnings are
 * failures; notes and advice are skipped cases, so that they show and break nothing.
 */
export function findingsJunit({ files }: Checked): string {
  const suites = files.map((file) => {
    const failures = file.findings.filter(isFailure).length;
    const skipped = file.findings.length - failures;
    const tests = Math.max(1, file.findings.length);
    return {
      tests,
      failures,
      skipped,
      lines: [
        `  <testsuite name="${escapeAttribute(file.path)}" ${totals({ tests, failures, skipped })}>`,
        ...(file.findings.length === 0
          ? [`    <testcase classname="${escapeAttribute(file.path)}" name="no findings"/>`]
          : file.findings.map((finding) => junitCase(file, finding))),
        '  </testsuite>',
      ],
    };
  });
  const sum = (of: 'tests' | 'failures' | 'skipped'): number => suites.reduce((all, suite) => all + suite[of], 0);
  const all = { tests: sum('tests'), failures: sum('failures'), skipped: sum('skipped') };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="commspec" ${totals(all)}>`,
    ...suites.flatMap((suite) => suite.lines),
    '</testsuites>',
    '',
  ].join('\n');
}

const isFailure = (finding: Finding): boolean => !finding.advice && isAtLeast(finding.severity, 'warning');

const totals = (count: { readonly tests: number; readonly failures: number; readonly skipped: number }): string =>
  `tests="${count.tests.toString()}" failures="${count.failures.toString()}" errors="0" skipped="${count.skipped.toString()}"`;

function junitCase({ path }: CheckedFile, finding: Finding): string {
  const { line, character } = finding.range.start;
  const place = `${(line + 1).toString()}:${(character + 1).toString()}`;
  const message = escapeAttribute(finding.message);
  const result = isFailure(finding)
    ? `<failure type="${finding.severity}" message="${message}">${escapeXml(`${path}:${place}: ${finding.message}`)}</failure>`
    : `<skipped message="${message}"/>`;
  const name = escapeAttribute(`${finding.code} ${place}`);
  return `    <testcase classname="${escapeAttribute(path)}" name="${name}">${result}</testcase>`;
}
