/** Findings about the specs that one extends: that they cannot be used, or only in part. */
import type { BaseProblems, Snapshot } from '../model/snapshot';
import { extendsOf } from '../model/overlay';
import type { SeveritySetting, Rule } from '../rules/rule';
import type { SyntaxTree } from '../syntax/document';
import type { Span } from '../syntax/tree';
import { clip } from '../words/clip';
import { listed } from '../words/list';
import { spelled } from '../words/number';
import type { Add } from './finding';
import { findIgnores } from './ignores';
import { noMapping } from './no-mapping';
import type { RuleIndex } from './rule-index';

/** Errors of one spec that are led to. */
const MOST = 10;
/** Lines that a message names. */
const MOST_LINES = 3;

interface Trouble {
  readonly code: string;
  readonly message: string;
  readonly span: Span;
}

/**
 * Reports a base that is not there, and bases whose text has errors: each at the `extends` that names it. What a comment in the base
 * ignores, and what `severityOf` says is no error, is not counted.
 */
export function reportBases(
  snapshot: Snapshot,
  rules: RuleIndex,
  severityOf: (rule: Rule) => SeveritySetting,
  add: Add,
): void {
  const at = extendsOf(snapshot.tree);
  const { failure } = snapshot.bases;
  const unusable = rules.get('EXT001');
  if (at !== undefined && failure !== undefined && unusable !== undefined)
    add(unusable, { at, message: failure.message });
  const faulty = rules.get('EXT003');
  if (faulty === undefined || snapshot.bases.trees.length === 0) return;
  const isError = (code: string): boolean => {
    const rule = rules.get(code);
    return rule !== undefined && severityOf(rule) === 'error';
  };
  for (const base of snapshot.baseProblems) {
    const troubles = troublesOf(base, rules).filter(({ code }) => isError(code));
    if (troubles.length === 0) continue;
    const { tree } = base;
    const related = troubles
      .slice(0, MOST)
      .map(({ span, message }) => ({ uri: tree.uri, range: tree.lines.rangeOf(span), message }));
    add(faulty, { at: base.at, message: messageOf(base, troubles) }, { related });
  }
}

/** The problems of a base in the order of its lines, without those that a comment in it ignores. */
function troublesOf({ tree, syntax, structure }: BaseProblems, rules: RuleIndex): readonly Trouble[] {
  const whole = noMapping(tree);
  const all = [
    ...syntax.map((problem) => ({ ...problem, span: tree.spanOfProblem(problem) })),
    ...structure.map((problem) => ({ ...problem, span: tree.spanOf(problem.at) })),
    ...(whole === undefined ? [] : [{ ...whole, code: 'FMT004', span: whole.span ?? tree.spanOf(whole.at) }]),
  ];
  const ignored = new Set(
    findIgnores(tree, rules.codeOf).flatMap(({ line, codes }) => codes.map(({ code }) => `${line} ${code}`)),
  );
  return all
    .filter(({ code, span }) => !ignored.has(`${lineOf(tree, span)} ${code}`))
    .sort((a, b) => a.span.start - b.span.start);
}

function messageOf({ tree, at }: BaseProblems, troubles: readonly Trouble[]): string {
  const lines = [...new Set(troubles.map(({ span }) => (lineOf(tree, span) + 1).toString()))];
  const more = lines.length - MOST_LINES;
  const named = more > 1 ? [...lines.slice(0, MOST_LINES), `${more} more`] : lines;
  const one = troubles.length === 1;
  return `\`${clip(at.source)}\` has ${one ? 'an error' : `${spelled(troubles.length)} errors`}, in ${lines.length === 1 ? 'line' : 'lines'} ${listed(named)}, and what ${one ? 'it is' : 'they are'} about is not known here. Correct ${one ? 'it' : 'them'} in that file.`;
}

const lineOf = (tree: SyntaxTree, { start }: Span): number => tree.lines.lineAt(start);
