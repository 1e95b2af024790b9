/** Findings for the systems that run checks: annotations of GitHub Actions, JUnit, GitLab's Code Quality. SARIF has a file of its own. */
import type { Finding } from '../../engine/finding';
import type { Severity } from '../../rules/rule';
import { hashOf } from '../../words/hash';
import { clean, escapeAttribute, githubData, githubProperty } from '../escape';
import { indented, isAtLeast, jsonPart, type FindingsFormat, type Totals } from './findings';
import { fingerprints, numbered } from './fingerprint';

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
  unchecked: ({ path, message }) => `::error file=${githubProperty(path)}::${githubData(message)}\n`,
  tail: () => '',
};

/**
 * JUnit XML as Jenkins reads it (its schema `junit-10`): a suite a file, a case a finding; a file without findings is one case that
 * passed. Findings at or above `failOn` are failures; all others and advice are skipped cases, so that they show and break nothing;
 * what could not be checked is an error. Counts stand at each suite; those at the root are optional, and could only be written
 * first by holding everything.
 */
export function junitFormat(failOn: Severity): FindingsFormat {
  const isFailure = ({ advice, severity }: Pick<Finding, 'advice' | 'severity'>): boolean =>
    !advice && isAtLeast(severity, failOn);
  return {
    head: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="commspec">\n',
    finding: (finding, { path }) => {
      const { line, character } = finding.range.start;
      const place = `${line + 1}:${character + 1}`;
      const message = escapeAttribute(finding.message);
      // A line break of a path stays a reference in content too: a line of its own could be a command to the system that shows it.
      const result = isFailure(finding)
        ? `<failure type="${finding.severity}" message="${message}">${escapeAttribute(`${path}:${place}: ${finding.message}`)}</failure>`
        : `<skipped message="${message}"/>`;
      return junitCase(path, `${finding.code} ${place}`, result);
    },
    file: ({ path, findings }) => {
      const failures = findings.filter(isFailure).length;
      const cases =
        findings.length === 0 ? junitCase(path, 'no findings', '') : findings.map(({ text }) => text).join('');
      const skipped = findings.length - failures;
      return junitSuite(path, { tests: Math.max(1, findings.length), failures, errors: 0, skipped }, cases);
    },
    unchecked: ({ path, message }) => {
      const result = `<error type="unchecked" message="${escapeAttribute(message)}"/>`;
      return junitSuite(
        path,
        { tests: 1, failures: 0, errors: 1, skipped: 0 },
        junitCase(path, 'can be checked', result),
      );
    },
    tail: () => '</testsuites>\n',
  };
}

function junitSuite(path: string, counts: Readonly<Record<string, number>>, cases: string): string {
  const attributes = Object.entries(counts).map(([name, amount]) => ` ${name}="${amount}"`);
  return `  <testsuite name="${escapeAttribute(path)}"${attributes.join('')}>\n${cases}  </testsuite>\n`;
}

function junitCase(path: string, name: string, result: string): string {
  const head = `    <testcase classname="${escapeAttribute(path)}" name="${escapeAttribute(name)}"`;
  return result === '' ? `${head}/>\n` : `${head}>${result}</testcase>\n`;
}

/** The report of GitLab's Code Quality: a list of issues. Files below `root`, an address that ends with a slash, are named relative to it. */
export function gitlabFormat(root: string): FindingsFormat {
  const fingerprintOf = fingerprints();
  const pathOf = (uri: string): string => {
    const rest = uri.startsWith(root) ? uri.slice(root.length) : uri;
    try {
      return decodeURIComponent(rest);
    } catch {
      return rest;
    }
  };
  const item = (text: string, before: Totals, i: number): string =>
    `${before.all + before.unchecked + i === 0 ? '' : ','}\n${indented(text, 2)}`;
  return {
    head: '[',
    finding: (finding, { tree }) =>
      jsonPart({
        fingerprint: `${hashOf(pathOf(finding.uri))}${fingerprintOf(finding, tree)}:#`,
        check_name: finding.code,
        severity: finding.advice ? 'info' : GITLAB_SEVERITY[finding.severity],
        description: clean(finding.message),
        location: { path: pathOf(finding.uri), lines: { begin: finding.range.start.line + 1 } },
      }),
    file: ({ findings }, before) =>
      numbered(findings.map(({ text }) => text))
        .map((text, i) => item(text, before, i))
        .join(''),
    unchecked: ({ uri, message }, before) => {
      const path = pathOf(uri);
      const issue = {
        fingerprint: hashOf(JSON.stringify([path, message])),
        check_name: 'unchecked',
        severity: 'blocker',
        description: clean(message),
        location: { path, lines: { begin: 1 } },
      };
      return item(jsonPart(issue), before, 0);
    },
    tail: ({ all, unchecked }) => (all + unchecked === 0 ? ']\n' : '\n]\n'),
  };
}

const GITLAB_SEVERITY: Readonly<Record<Severity, string>> = {
  error: 'major',
  warning: 'minor',
  information: 'info',
  hint: 'info',
};
