/**
 * What was found in files, written as it is found: a format turns each finding into text at once, and nothing of a spec is
 * held once its file is written. Memory does not grow with the number of files.
 */
import { describeSource } from '../../catalog/guide';
import type { Finding } from '../../engine/finding';
import type { Findings } from '../../engine/engine';
import type { Rule, Severity } from '../../rules/rule';
import type { Snapshot } from '../../model/snapshot';
import type { SyntaxTree } from '../../syntax/document';
import { byUnits } from '../../words/order';
import { jsonText } from '../escape';

/** A spec and what was found in it and in those that it extends. */
export interface CheckedSpec {
  readonly snapshot: Snapshot;
  readonly findings: Findings;
}

/** The file that a finding stands in. */
export interface FindingPlace {
  /** As it is shown. */
  readonly path: string;
  readonly tree: SyntaxTree;
  /** From the address of a file to how it is shown. */
  readonly pathOf: (uri: string) => string;
}

/** A finding as its format writes it, and what is counted of it. */
export interface WrittenFinding {
  readonly start: number;
  readonly code: string;
  readonly severity: Severity;
  readonly advice: boolean;
  readonly fixable: boolean;
  readonly text: string;
}

/** A finding that is written, and where it belongs. */
export interface PlacedFinding extends WrittenFinding {
  /** The file that it stands in. */
  readonly uri: string;
  /** The same for several specs that find the same in a base. */
  readonly key: string;
}

/** What is written of a spec. Plain data, so that another thread can have made it. */
export interface WrittenSpec {
  readonly uri: string;
  readonly suppressed: number;
  readonly findings: readonly PlacedFinding[];
  /** Whether its design is sound, in a sentence; where that was asked. */
  readonly verdict?: string;
}

/** A file, and what was found in its text, in the order of the text. */
export interface WrittenFile {
  readonly path: string;
  readonly findings: readonly WrittenFinding[];
  /** Findings that comments of this file ignore. */
  readonly suppressed: number;
  readonly verdict?: string | undefined;
}

/** Of the files that are written. */
export interface Totals {
  readonly files: number;
  /** Findings, advice among them. */
  readonly all: number;
  /** Without advice. */
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** Findings that have a safe fix. */
  readonly fixable: number;
  readonly suppressed: number;
}

/** How findings are written: before all files, each finding, each file as soon as all of it is known, and after all. */
export interface FindingsFormat {
  readonly head: string;
  /** Depends on the finding alone, so that several files can be worked on at once. */
  readonly finding: (finding: Finding, place: FindingPlace) => string;
  /** What depends on the findings that came before: the text of one, in the order of the specs. */
  readonly inOrder?: (finding: WrittenFinding) => string;
  /** `before` is what was written before this file. */
  readonly file: (file: WrittenFile, before: Totals) => string;
  readonly tail: (totals: Totals) => string;
}

export interface FindingsWriter {
  readonly head: string;
  /** Takes what was found in a spec; returns the text of the files of which all is known now. `index` counts from 0. */
  readonly add: (index: number, spec: WrittenSpec) => string;
  /** The rest. */
  readonly end: () => string;
  readonly totals: () => Totals;
}

interface UnwrittenFile {
  readonly path: string;
  /** What was said already, by several specs that extend this one. */
  readonly known: Set<string>;
  readonly findings: WrittenFinding[];
  suppressed: number;
  verdict: string | undefined;
}

const NOTHING: Totals = {
  files: 0,
  all: 0,
  bySeverity: { error: 0, warning: 0, information: 0, hint: 0 },
  fixable: 0,
  suppressed: 0,
};

/** The findings of a spec in a format, one after the other: what a fix throws costs those that come after. */
export function* writtenFindings(
  format: FindingsFormat,
  { snapshot, findings }: CheckedSpec,
  pathOf: (uri: string) => string,
): Generator<PlacedFinding> {
  const trees = new Map([snapshot.tree, ...snapshot.bases.trees].map((tree) => [tree.uri, tree]));
  for (const finding of findings.findings) {
    const { code, severity, advice, span, uri } = finding;
    const tree = trees.get(uri);
    if (tree === undefined) continue;
    yield {
      start: span.start,
      ...{ code, severity, advice, uri },
      key: JSON.stringify([code, span.start, finding.message]),
      fixable: !advice && finding.fixes.some((fix) => fix.safe),
      text: format.finding(finding, { path: pathOf(uri), tree, pathOf }),
    };
  }
}

/**
 * Writes findings by the file that they stand in. A base that several specs extend is written once, and what all of them find
 * in it is said once. `last` gives the index of the last spec that may find something in a file (undefined: not known before
 * the end); `pathOf` how a file is shown.
 */
export function writeFindings(
  format: FindingsFormat,
  last: (uri: string) => number | undefined,
  pathOf: (uri: string) => string,
): FindingsWriter {
  const drafts = new Map<string, UnwrittenFile>();
  let totals = NOTHING;

  const draftOf = (uri: string): UnwrittenFile => {
    const existing = drafts.get(uri);
    if (existing !== undefined) return existing;
    const created: UnwrittenFile = {
      path: pathOf(uri),
      known: new Set(),
      findings: [],
      suppressed: 0,
      verdict: undefined,
    };
    drafts.set(uri, created);
    return created;
  };

  const write = (uri: string, { path, findings, suppressed, verdict }: UnwrittenFile): string => {
    drafts.delete(uri);
    findings.sort((a, b) => a.start - b.start || byUnits(a.code, b.code));
    const file = { path, findings, suppressed, verdict };
    const text = format.file(file, totals);
    totals = withFile(totals, file);
    return text;
  };

  const flush = (isDone: (uri: string) => boolean): string =>
    [...drafts].map(([uri, draft]) => (isDone(uri) ? write(uri, draft) : '')).join('');

  return {
    head: format.head,
    add: (index, { uri, suppressed, findings, verdict }) => {
      const own = draftOf(uri);
      own.suppressed += suppressed;
      own.verdict = verdict ?? own.verdict;
      for (const finding of findings) {
        const { known, findings: written } = draftOf(finding.uri);
        if (known.has(finding.key)) continue;
        known.add(finding.key);
        written.push(format.inOrder === undefined ? finding : { ...finding, text: format.inOrder(finding) });
      }
      return flush((uri) => (last(uri) ?? Number.POSITIVE_INFINITY) <= index);
    },
    end: () => flush(() => true) + format.tail(totals),
    totals: () => totals,
  };
}

function withFile(totals: Totals, { findings, suppressed }: WrittenFile): Totals {
  const bySeverity = { ...totals.bySeverity };
  let { fixable } = totals;
  for (const finding of findings) {
    if (!finding.advice) bySeverity[finding.severity]++;
    if (finding.fixable) fixable++;
  }
  return {
    files: totals.files + 1,
    all: totals.all + findings.length,
    bySeverity,
    fixable,
    suppressed: totals.suppressed + suppressed,
  };
}

/** Where the knowledge comes from, as one line. */
export const sourceOf = (rule: Rule): string =>
  rule.source.length === 0 ? 'the format' : rule.source.map(describeSource).join('; ');

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

export const isAtLeast = (severity: Severity, limit: Severity): boolean => RANK[severity] <= RANK[limit];

/** Fixes that change the file that the finding stands in, with their edits; those without edits are left out. */
export const fixesOf = (finding: Finding) =>
  finding.fixes.flatMap((fix) => {
    const edits = fix.uri === finding.uri ? fix.edits() : [];
    return edits.length === 0 ? [] : [{ title: fix.title, safe: fix.safe, edits }];
  });

/** The contract of `check --format json`. Positions as in LSP: 0-based, UTF-16, end exclusive. */
export const jsonFormat: FindingsFormat = {
  head: '{\n  "version": 1,\n  "files": [',
  finding: (finding, { tree, pathOf }) =>
    jsonPart({
      code: finding.code,
      severity: finding.severity,
      message: finding.message,
      range: finding.range,
      ...(finding.advice ? { advice: true } : {}),
      related: finding.related.map(({ message, range, uri }) => ({ message, range, path: pathOf(uri) })),
      fixes: fixesOf(finding).map(({ title, safe, edits }) => ({
        title,
        safe,
        edits: edits.map(({ span, newText }) => ({ range: tree.lines.rangeOf(span), newText })),
      })),
      source: sourceOf(finding.rule),
    }),
  file: ({ path, findings, suppressed }, before) => {
    const list = findings.length === 0 ? '[]' : `[\n${findings.map(({ text }) => indented(text, 4)).join(',\n')}\n  ]`;
    const file = `{\n  "path": ${jsonPart(path)},\n  "findings": ${list},\n  "suppressed": ${suppressed}\n}`;
    return `${before.files === 0 ? '' : ','}\n${indented(file, 4)}`;
  },
  tail: ({ files }) => (files === 0 ? ']\n}\n' : '\n  ]\n}\n'),
};

/** JSON that goes into other JSON. */
export const jsonPart = (value: unknown): string => jsonText(value).trimEnd();

/** Every line moved to the right. Texts in JSON hold no line breaks. */
export const indented = (json: string, by: number): string =>
  ' '.repeat(by) + json.replaceAll('\n', `\n${' '.repeat(by)}`);
