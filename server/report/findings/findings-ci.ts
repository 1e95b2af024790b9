/** Findings for the systems that run checks: SARIF, annotations of GitHub Actions, JUnit. */
import type { Finding } from '../../engine/finding';
import type { Rule, Severity } from '../../rules/rule';
import type { Range } from '../../syntax/lines';
import type { SyntaxTree } from '../../syntax/document';
import { clean, escapeAttribute } from '../escape';
import { fixesOf, indented, isAtLeast, jsonPart, sourceOf, type FindingPlace, type FindingsFormat } from './findings';

/** Stands for the place of a rule among those that are used, which is known when the findings are put in order. */
const OPEN_INDEX = '"ruleIndex": -1';

/**
 * SARIF 2.1.0, for code scanning. Files below `root`, an address that ends with a slash, are named relative to it. The rules
 * stand behind the results, with what `ruleOf` says of each: which of them are needed is only known then.
 */
export function sarifFormat(version: string, root: string, ruleOf: (code: string) => Rule | undefined): FindingsFormat {
  const used = new Map<string, number>();
  const indexOf = (code: string): number => {
    const index = used.get(code) ?? used.size;
    used.set(code, index);
    return index;
  };
  return {
    head: SARIF_HEAD,
    finding: (finding, { tree }) =>
      jsonPart({
        ruleId: finding.code,
        ruleIndex: -1,
        level: finding.advice ? 'note' : LEVEL[finding.severity],
        message: { text: clean(finding.message) },
        locations: [{ physicalLocation: placeOf(finding.uri, finding.range, root) }],
        relatedLocations: finding.related.map((related, id) => ({
          id,
          message: { text: clean(related.message) },
          physicalLocation: placeOf(related.uri, related.range, root),
        })),
        fixes: fixesOf(finding).map((fix) => sarifFix(tree, fix, root)),
      }),
    // It stands before everything that quotes a spec.
    inOrder: ({ code, text }) => text.replace(OPEN_INDEX, `"ruleIndex": ${indexOf(code)}`),
    file: ({ findings }, { all }) =>
      findings.map(({ text }, i) => `${all + i === 0 ? '' : ','}\n${indented(text, 8)}`).join(''),
    tail: ({ all }) => {
      const rules = [...used.keys()].map((code) => sarifRule(code, ruleOf(code)));
      const tool = { driver: { name: 'commspec', version, rules } };
      return `${all === 0 ? '' : '\n      '}],\n      "tool": ${indented(jsonPart(tool), 6).trimStart()}\n    }\n  ]\n}\n`;
    },
  };
}

const SARIF_HEAD = `{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "columnKind": "utf16CodeUnits",
      "results": [`;

const sarifRule = (code: string, rule: Rule | undefined) => ({
  id: code,
  ...(rule === undefined
    ? {}
    : {
        name: rule.name,
        shortDescription: { text: rule.title },
        help: { text: `Source: ${sourceOf(rule)}` },
        defaultConfiguration: { level: LEVEL[rule.severity] },
      }),
});

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
export const githubFormat: FindingsFormat = {
  head: '',
  finding: (finding, { path }) => {
    const { start, end } = finding.range;
    const command = finding.advice || !isAtLeast(finding.severity, 'warning') ? 'notice' : finding.severity;
    const properties = [
      `file=${githubProperty(path)}`,
      `line=${start.line + 1}`,
      `endLine=${end.line + 1}`,
      // Columns are only heeded within one line.
      ...(start.line === end.line ? [`col=${start.character + 1}`, `endColumn=${end.character + 1}`] : []),
      `title=${githubProperty(finding.code)}`,
    ];
    return `::${command} ${properties.join(',')}::${githubData(finding.message)}\n`;
  },
  file: ({ findings }) => findings.map(({ text }) => text).join(''),
  tail: () => '',
};

const githubData = (text: string): string =>
  clean(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const githubProperty = (text: string): string => githubData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/**
 * JUnit XML: a suite a file, a case a finding; a file without findings is one case that passed. Errors and warnings are
 * failures; notes and advice are skipped cases, so that they show and break nothing. Counts stand at each suite; those at
 * the root are optional, and could only be written first by holding everything.
 */
export const junitFormat: FindingsFormat = {
  head: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="commspec">\n',
  finding: junitCase,
  file: ({ path, findings }) => {
    const name = escapeAttribute(path);
    const failures = findings.filter(isFailure).length;
    const count = (amount: number): string => `"${amount}"`;
    const counts = `tests=${count(Math.max(1, findings.length))} failures=${count(failures)} errors="0" skipped=${count(findings.length - failures)}`;
    const cases =
      findings.length === 0
        ? `    <testcase classname="${name}" name="no findings"/>\n`
        : findings.map(({ text }) => text).join('');
    return `  <testsuite name="${name}" ${counts}>\n${cases}  </testsuite>\n`;
  },
  tail: () => '</testsuites>\n',
};

const isFailure = ({ advice, severity }: Pick<Finding, 'advice' | 'severity'>): boolean =>
  !advice && isAtLeast(severity, 'warning');

function junitCase(finding: Finding, { path }: FindingPlace): string {
  const { line, character } = finding.range.start;
  const place = `${line + 1}:${character + 1}`;
  const message = escapeAttribute(finding.message);
  // A line break of a path stays a reference in content too: a line of its own could be a command to the system that shows it.
  const result = isFailure(finding)
    ? `<failure type="${finding.severity}" message="${message}">${escapeAttribute(`${path}:${place}: ${finding.message}`)}</failure>`
    : `<skipped message="${message}"/>`;
  const name = escapeAttribute(`${finding.code} ${place}`);
  return `    <testcase classname="${escapeAttribute(path)}" name="${name}">${result}</testcase>\n`;
}
