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

/** What could not be read, or not be checked to its end. */
export interface UncheckedFile {
  /** As it is shown. */
  readonly path: string;
  readonly uri: string;
  readonly message: string;
}

/** A finding as its format writes it, and what is counted of it. */
export interface WrittenFinding {
  readonly start: number;
  readonly code: string;
  readonly severity: Severity;
  readonly advice: boolean;
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
  /** How many repairs would be made of it; where that was asked. */
  readonly repairs?: number;
  /** Whether its design is sound, in a sentence; where that was asked. */
  readonly verdict?: string;
}

/** A file, and what was found in its text, in the order of the text. */
export interface WrittenFile {
  readonly path: string;
  readonly findings: readonly WrittenFinding[];
  /** Findings that comments of this file ignore. */
  readonly suppressed: number;
  readonly repairs: number;
  readonly verdict?: string | undefined;
}

/** Of the files that are written. */
export interface Totals {
  readonly files: number;
  /** Findings, advice among them. */
  readonly all: number;
  /** Without advice. */
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** That would be made of these files. */
  readonly repairs: number;
  readonly suppressed: number;
  /** What could not be read, or not be checked to its end. */
  readonly unchecked: number;
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
  /** Something that could not be checked, as soon as it is known; where this is left out, `tail` tells it. */
  readonly unchecked?: (file: UncheckedFile, before: Totals) => string;
  readonly tail: (totals: Totals, unchecked: readonly UncheckedFile[]) => string;
}

export interface FindingsWriter {
  readonly head: string;
  /** Takes what was found in a spec; returns the text of the files of which all is known now. `index` counts from 0. */
  readonly add: (index: number, spec: WrittenSpec) => string;
  /** Takes what could not be checked; returns what is written of it at once. */
  readonly addUnchecked: (file: UncheckedFile) => string;
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
  repairs: number;
  verdict: string | undefined;
}

const NOTHING: Totals = {
  files: 0,
  all: 0,
  bySeverity: { error: 0, warning: 0, information: 0, hint: 0 },
  repairs: 0,
  suppressed: 0,
  unchecked: 0,
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
  const unchecked: UncheckedFile[] = [];
  let totals = NOTHING;

  const draftOf = (uri: string): UnwrittenFile => {
    const existing = drafts.get(uri);
    if (existing !== undefined) return existing;
    const created: UnwrittenFile = {
      path: pathOf(uri),
      known: new Set(),
      findings: [],
      suppressed: 0,
      repairs: 0,
      verdict: undefined,
    };
    drafts.set(uri, created);
    return created;
  };

  const write = (uri: string, { path, findings, suppressed, repairs, verdict }: UnwrittenFile): string => {
    drafts.delete(uri);
    findings.sort((a, b) => a.start - b.start || byUnits(a.code, b.code));
    const file = { path, findings, suppressed, repairs, verdict };
    const text = format.file(file, totals);
    totals = withFile(totals, file);
    return text;
  };

  const flush = (isDone: (uri: string) => boolean): string =>
    [...drafts].map(([uri, draft]) => (isDone(uri) ? write(uri, draft) : '')).join('');

  return {
    head: format.head,
    add: (index, { uri, suppressed, findings, repairs = 0, verdict }) => {
      const own = draftOf(uri);
      own.suppressed += suppressed;
      own.repairs += repairs;
      own.verdict = verdict ?? own.verdict;
      for (const finding of findings) {
        const { known, findings: written } = draftOf(finding.uri);
        if (known.has(finding.key)) continue;
        known.add(finding.key);
        written.push(format.inOrder === undefined ? finding : { ...finding, text: format.inOrder(finding) });
      }
      return flush((uri) => (last(uri) ?? Number.POSITIVE_INFINITY) <= index);
    },
    addUnchecked: (file) => {
      const text = format.unchecked?.(file, totals) ?? '';
      unchecked.push(file);
      totals = { ...totals, unchecked: unchecked.length };
      return text;
    },
    end: () => flush(() => true) + format.tail(totals, unchecked),
    totals: () => totals,
  };
}

function withFile(totals: Totals, { findings, suppressed, repairs }: WrittenFile): Totals {
  const bySeverity = { ...totals.bySeverity };
  for (const finding of findings) {
    if (!finding.advice) bySeverity[finding.severity]++;
  }
  return {
    ...totals,
    files: totals.files + 1,
    all: totals.all + findings.length,
    bySeverity,
    repairs: totals.repairs + repairs,
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
  tail: ({ files }, unchecked) => {
    const problems = unchecked.map(({ path, message }) => ({ path, message }));
    return `${files === 0 ? '' : '\n  '}],\n  "problems": ${indented(jsonPart(problems), 2).trimStart()}\n}\n`;
  },
};

/** JSON that goes into other JSON. */
export const jsonPart = (value: unknown): string => jsonText(value).trimEnd();

/** Every line moved to the right. Texts in JSON hold no line breaks. */
export const indented = (json: string, by: number): string =>
  ' '.repeat(by) + json.replaceAll('\n', `\n${' '.repeat(by)}`);
