/** Findings as SARIF 2.1.0, within what GitHub's code scanning takes. */
import { areaOf, type Rule, type Severity } from '../../rules/rule';
import type { Range } from '../../syntax/lines';
import type { SyntaxTree } from '../../syntax/document';
import { clean } from '../escape';
import { areaTitle } from './catalogue';
import { fixesOf, indented, jsonPart, sourceOf, type FindingsFormat, type UncheckedFile } from './findings';
import { fingerprints, numbered } from './fingerprint';

/** Stands for the place of a rule among those that are used, which is known when the findings are put in order. */
const OPEN_INDEX = '"ruleIndex": -1';

/** GitHub refuses a run with more results. */
const MOST_RESULTS = 25_000;
/** UTF-16 units of a description that GitHub shows. */
const MOST_TEXT = 1024;

/** What the name of a file is relative to. */
const BASE_ID = '%SRCROOT%';

export interface SarifTool {
  readonly version: string;
  /** Where somebody learns about it; without, nothing is said. */
  readonly homepage?: string;
  /** An address that ends with a slash: files below it are named relative to it. */
  readonly root: string;
  readonly ruleOf: (code: string) => Rule | undefined;
  /** The page of a rule, as Markdown. */
  readonly pageOf: (code: string) => string | undefined;
}

/** The rules stand behind the results: which of them are needed is only known then. */
export function sarifFormat({ version, homepage, root, ruleOf, pageOf }: SarifTool): FindingsFormat {
  const used = new Map<string, number>();
  const indexOf = (code: string): number => {
    const index = used.get(code) ?? used.size;
    used.set(code, index);
    return index;
  };
  const fingerprintOf = fingerprints();
  return {
    head: SARIF_HEAD,
    finding: (finding, { tree }) =>
      jsonPart({
        ruleId: finding.code,
        ruleIndex: -1,
        partialFingerprints: { primaryLocationLineHash: `${fingerprintOf(finding, tree)}:#` },
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
      numbered(findings.map(({ text }) => text))
        .slice(0, Math.max(0, MOST_RESULTS - all))
        .map((text, i) => `${all + i === 0 ? '' : ','}\n${indented(text, 8)}`)
        .join(''),
    tail: ({ all }, unchecked) => {
      const rules = [...used.keys()].map((code) => sarifRule(code, ruleOf(code), pageOf(code)));
      const tool = {
        driver: {
          name: 'commspec',
          version,
          semanticVersion: version,
          ...(homepage === undefined ? {} : { informationUri: homepage }),
          rules,
        },
      };
      const left = all - MOST_RESULTS;
      const invocation = {
        executionSuccessful: unchecked.length === 0,
        toolExecutionNotifications: [
          ...unchecked.map((file) => notification(file, root)),
          ...(left > 0
            ? [
                {
                  level: 'warning',
                  message: { text: `${left} more results are left out: a run takes ${MOST_RESULTS}.` },
                },
              ]
            : []),
        ],
      };
      const parts = [
        `"tool": ${indented(jsonPart(tool), 6).trimStart()}`,
        `"invocations": ${indented(jsonPart([invocation]), 6).trimStart()}`,
      ];
      return `${all === 0 ? '' : '\n      '}],\n      ${parts.join(',\n      ')}\n    }\n  ]\n}\n`;
    },
  };
}

const SARIF_HEAD = `{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "columnKind": "utf16CodeUnits",
      "originalUriBaseIds": {
        "${BASE_ID}": {
          "description": {
            "text": "The folder that the check ran in."
          }
        }
      },
      "results": [`;

const notification = ({ uri, message }: UncheckedFile, root: string) => ({
  level: 'error',
  message: { text: clean(message) },
  locations: [{ physicalLocation: { artifactLocation: artifactOf(uri, root) } }],
});

const sarifRule = (code: string, rule: Rule | undefined, page: string | undefined) => ({
  id: code,
  ...(rule === undefined
    ? {}
    : {
        name: rule.name,
        shortDescription: { text: rule.title },
        fullDescription: { text: firstSection(page) ?? rule.title },
        help: {
          text: `${firstSection(page) ?? rule.title}\nSource: ${sourceOf(rule)}`,
          ...(page === undefined ? {} : { markdown: page }),
        },
        defaultConfiguration: { level: LEVEL[rule.severity] },
        properties: {
          tags: [areaOf(code), areaTitle(code)],
          precision: 'high',
          'problem.severity': PROBLEM[rule.severity],
        },
      }),
});

/** What stands in the first section of a page, on one line. */
function firstSection(page: string | undefined): string | undefined {
  const section = page?.split(/^## .*\n/m)[1] ?? '';
  const text = section.replaceAll(/\n+- /g, ' \u2013 ').replaceAll(/\s+/g, ' ').trim();
  if (text === '') return undefined;
  return text.length <= MOST_TEXT ? text : `${text.slice(0, MOST_TEXT - 1)}\u2026`;
}

const LEVEL: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** What GitHub sorts and filters by. */
const PROBLEM: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'recommendation',
  hint: 'recommendation',
};

const placeOf = (uri: string, range: Range, root: string) => ({
  artifactLocation: artifactOf(uri, root),
  region: regionOf(range),
});

/** 1-based, end exclusive. */
const regionOf = ({ start, end }: Range) => ({
  startLine: start.line + 1,
  startColumn: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});

function artifactOf(uri: string, root: string): { readonly uri: string; readonly uriBaseId?: string } {
  if (!uri.startsWith(root)) return { uri };
  const rest = uri.slice(root.length);
  // `a:b` would be read as an address of the scheme `a`.
  return { uri: /^[^/]*:/.test(rest) ? `./${rest}` : rest, uriBaseId: BASE_ID };
}

const sarifFix = (tree: SyntaxTree, fix: ReturnType<typeof fixesOf>[number], root: string) => ({
  description: { text: clean(fix.title) },
  artifactChanges: [
    {
      artifactLocation: artifactOf(tree.uri, root),
      replacements: fix.edits.map(({ span, newText }) => ({
        deletedRegion: regionOf(tree.lines.rangeOf(span)),
        insertedContent: { text: newText },
      })),
    },
  ],
});
