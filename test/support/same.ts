/** Whether two analyses of the same texts say the same: one on top of versions before it, and one from scratch. */
import { symbolsOf } from '../../server/language/outline';
import type { Engine, Findings } from '../../server/engine/engine';
import type { Snapshot } from '../../server/model/snapshot';
import { buildReport } from '../../server/report/build';
import type { ReportKind } from '../../server/report/kinds';
import type { SyntaxTree } from '../../server/syntax/document';
import { childrenOf, type Node, type Span } from '../../server/syntax/tree';
import { dumpFindings, dumpLinks, dumpModel, dumpSpec, dumpTree, expectEqual } from './dump';

const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

/** The nodes of two trees, compared without making anything: this is asked after every edit. */
function sameNodes(a: Node | undefined, b: Node | undefined, own: SyntaxTree, other: SyntaxTree): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind !== b.kind || a.tainted !== b.tainted || a.anchor !== b.anchor) return false;
  if (!sameSpan(own.spanOf(a), other.spanOf(b))) return false;
  if (a.kind === 'scalar' && b.kind === 'scalar')
    return a.style === b.style && Object.is(a.value, b.value) && a.source === b.source;
  if (a.kind === 'alias' && b.kind === 'alias') return a.name === b.name;
  if ((a.kind === 'map' || a.kind === 'seq') && a.flow !== (b as typeof a).flow) return false;
  const [children, others] = [childrenOf(a), childrenOf(b)];
  return children.length === others.length && children.every((child, i) => sameNodes(child, others[i], own, other));
}

function sameTrees(a: SyntaxTree, b: SyntaxTree): boolean {
  return (
    a.text === b.text &&
    a.broken === b.broken &&
    a.hasAliases === b.hasAliases &&
    a.problems.length === b.problems.length &&
    a.aliases.length === b.aliases.length &&
    a.problems.every((problem, i) => {
      const other = b.problems[i]!;
      return (
        problem.code === other.code &&
        problem.message === other.message &&
        sameSpan(a.spanOfProblem(problem), b.spanOfProblem(other))
      );
    }) &&
    a.aliases.every((alias, i) => {
      const [target, other] = [a.resolve(alias), b.resolve(b.aliases[i]!)];
      if (target === undefined || other === undefined) return target === other;
      return sameSpan(a.spanOf(target), b.spanOf(other));
    }) &&
    sameNodes(a.root, b.root, a, b)
  );
}

/** Nodes, spans, problems and aliases. */
export function expectSameTree(tree: SyntaxTree, fresh: SyntaxTree): void {
  if (sameTrees(tree, fresh)) return;
  expectEqual(dumpTree(tree), dumpTree(fresh), 'the tree differs from that of a fresh start');
  throw new Error('the tree differs from that of a fresh start in what a dump does not show');
}

/** What of an analysis is compared besides what is read, the links and the outline. */
interface Compared {
  readonly kinds: readonly ReportKind[];
  /** What the first of the two finds, where that is known already. */
  readonly findings?: Findings;
}

/**
 * Everything that is made of a spec: what is read, findings with their edits, links, the outline, and reports of the kinds that are asked
 * for.
 */
export function expectSameAnalysis(
  engine: Engine,
  snapshot: Snapshot,
  fresh: Snapshot,
  { kinds, findings = engine.run(snapshot) }: Compared,
): void {
  const same = (what: string, own: unknown, other: unknown): void =>
    expectEqual(own, other, `${what} differ from those of a fresh start`);
  const expected = engine.run(fresh);
  same('the values that are read', dumpSpec(snapshot), dumpSpec(fresh));
  same('the parts of the model', dumpModel(snapshot), dumpModel(fresh));
  same('the findings', dumpFindings(findings), dumpFindings(expected));
  same('the links', dumpLinks(snapshot), dumpLinks(fresh));
  same('the names of the outline', symbolsOf(snapshot), symbolsOf(fresh));
  for (const kind of kinds)
    same(
      `the rows of the report ${kind}`,
      buildReport(kind, { snapshot, findings: () => findings }),
      buildReport(kind, { snapshot: fresh, findings: () => expected }),
    );
}
