/** What was found in files: by file, and as JSON. */
import { describeSource } from '../catalog/guide';
import type { Finding, Findings } from '../rules/engine';
import type { Rule, Severity } from '../rules/rule';
import type { Snapshot } from '../spec/snapshot';
import type { SyntaxTree } from '../syntax/document';

/** A spec and what was found in it and in those that it extends. */
export interface CheckedSpec {
  /** As the user named it. */
  readonly path: string;
  readonly snapshot: Snapshot;
  readonly findings: Findings;
}

/** A file, and what was found in its text. */
export interface CheckedFile {
  readonly path: string;
  readonly tree: SyntaxTree;
  readonly findings: readonly Finding[];
  /** Findings that comments of this file ignore. */
  readonly suppressed: number;
}

export interface Checked {
  readonly files: readonly CheckedFile[];
  /** From the address of a file to how it is shown. */
  readonly pathOf: (uri: string) => string;
}

/**
 * Findings by the file that they stand in, in the order of the specs. A base that several specs extend is listed once, and
 * what all of them find in it is said once. `shown` names files that the user did not.
 */
export function byFile(specs: readonly CheckedSpec[], shown: (uri: string) => string): Checked {
  interface Draft {
    readonly path: string;
    readonly tree: SyntaxTree;
    readonly findings: Finding[];
    readonly known: Set<string>;
    suppressed: number;
  }
  const paths = new Map(specs.map(({ path, snapshot }) => [snapshot.uri, path]));
  const pathOf = (uri: string): string => paths.get(uri) ?? shown(uri);
  const drafts = new Map<string, Draft>();
  const draftOf = (tree: SyntaxTree): Draft => {
    const existing = drafts.get(tree.uri);
    if (existing !== undefined) return existing;
    const created: Draft = { path: pathOf(tree.uri), tree, findings: [], known: new Set(), suppressed: 0 };
    drafts.set(tree.uri, created);
    return created;
  };
  for (const { snapshot, findings } of specs) {
    draftOf(snapshot.tree).suppressed += findings.suppressed;
    const trees = new Map([snapshot.tree, ...snapshot.bases.trees].map((tree) => [tree.uri, tree]));
    for (const finding of findings.findings) {
      const tree = trees.get(finding.uri);
      if (tree === undefined) continue;
      const draft = draftOf(tree);
      const key = JSON.stringify([finding.code, finding.span.start, finding.message]);
      if (draft.known.has(key)) continue;
      draft.known.add(key);
      draft.findings.push(finding);
    }
  }
  const files = [...drafts.values()].map(({ path, tree, findings, suppressed }) => ({
    path,
    tree,
    findings: findings.sort((a, b) => a.span.start - b.span.start || a.code.localeCompare(b.code)),
    suppressed,
  }));
  return { files, pathOf };
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
export function findingsJson({ files, pathOf }: Checked): unknown {
  return {
    version: 1,
    files: files.map(({ path, tree, findings, suppressed }) => ({
      path,
      findings: findings.map((finding) => ({
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
      })),
      suppressed,
    })),
  };
}
