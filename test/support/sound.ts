/** What holds for trees, findings and edits of every text, however odd it is; broken, it is thrown. */
import type { Finding } from '../../server/engine/finding';
import type { Snapshot } from '../../server/model/snapshot';
import type { SyntaxTree } from '../../server/syntax/document';
import type { TextEdit } from '../../server/syntax/text-edit';
import type { Range } from '../../server/syntax/lines';
import { childrenOf, type Node, type Span } from '../../server/syntax/tree';

/** UTF-16 units of a message, at most. */
const MESSAGE = 400;

const shown = ({ start, end }: Span): string => `${start}-${end}`;

/** A span lies in a text of so many UTF-16 units. */
export function checkSpan(span: Span, length: number, what: string): void {
  if (!(span.start >= 0 && span.start <= span.end && span.end <= length))
    throw new Error(`${what}: the span ${shown(span)} is outside of 0-${length}`);
}

/** No end of a span lies between the two characters of CRLF. */
function checkBreaks(text: string, span: Span, what: string): void {
  if ([span.start, span.end].some((at) => text.charAt(at - 1) === '\r' && text.charAt(at) === '\n'))
    throw new Error(`${what}: the span ${shown(span)} ends within a line break`);
}

/** The lines and characters of a place are those of its span. */
export function checkRange(tree: SyntaxTree, span: Span, range: Range, what: string): void {
  checkSpan(span, tree.text.length, what);
  checkBreaks(tree.text, span, what);
  const { lines } = tree;
  if (lines.offsetAt(range.start) !== span.start || lines.offsetAt(range.end) !== span.end)
    throw new Error(`${what}: the range does not fit the span ${shown(span)}`);
}

/** Edits lie in the text that they are made for, none overlaps another, and none is made twice. */
export function checkEdits(text: string, edits: readonly TextEdit[], what: string): void {
  let before = 0;
  const seen = new Set<string>();
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    checkSpan(span, text.length, what);
    checkBreaks(text, span, what);
    if (span.start < before) throw new Error(`${what}: the edit of ${shown(span)} overlaps another`);
    before = span.end;
    const same = `${shown(span)} ${newText}`;
    if (seen.has(same)) throw new Error(`${what}: the edit of ${shown(span)} is made twice`);
    seen.add(same);
  }
}

/** The tree of one of the files that a snapshot is made of. */
export function treeOf(snapshot: Snapshot, uri: string): SyntaxTree {
  const tree = [snapshot.tree, ...snapshot.bases.trees].find((candidate) => candidate.uri === uri);
  if (tree === undefined) throw new Error(`${uri} is no file of the spec`);
  return tree;
}

export function checkFindings(snapshot: Snapshot, findings: readonly Finding[]): void {
  for (const { code, message, uri, span, range, related } of findings) {
    checkRange(treeOf(snapshot, uri), span, range, code);
    if (message === '' || message.length > MESSAGE || /[\n\0]/.test(message))
      throw new Error(`${code}: the message is not one short line: ${JSON.stringify(message)}`);
    for (const place of related) {
      const { lines, text } = treeOf(snapshot, place.uri);
      const inside = { start: lines.offsetAt(place.range.start), end: lines.offsetAt(place.range.end) };
      checkRange(treeOf(snapshot, place.uri), inside, place.range, `${code}, related`);
      checkSpan(inside, text.length, `${code}, related`);
    }
  }
}

const found = (tree: SyntaxTree, offset: number): Node | undefined => tree.pathAt(offset).at(-1);

/** Behind a key of one letter stands the value that it does not have: of `{a}` both are at 2. */
const emptyAt = (tree: SyntaxTree, offset: number): readonly (Node | undefined)[] => {
  const node = found(tree, offset);
  return node !== undefined && tree.spanOf(node).start === tree.spanOf(node).end ? [node] : [];
};

/** Spans of nodes lie in the text and in what holds them; an offset leads to its node, and a node to its path. */
export function checkNodes(tree: SyntaxTree): void {
  const visit = (node: Node, outer: Span): void => {
    const span = tree.spanOf(node);
    if (span.start < outer.start || span.end > outer.end)
      throw new Error(`a ${node.kind} at ${shown(span)} is outside of what holds it, ${shown(outer)}`);
    if (!tree.broken && tree.pathTo(node).at(-1) !== node)
      throw new Error(`no path leads to the ${node.kind} at ${span.start}`);
    if (
      !tree.broken &&
      node.kind === 'scalar' &&
      span.end > span.start &&
      ![node, ...emptyAt(tree, span.end)].includes(found(tree, span.start + 1))
    ) {
      throw new Error(`nothing is found at ${span.start}`);
    }
    for (const child of childrenOf(node)) visit(child, span);
  };
  if (tree.root !== undefined) visit(tree.root, { start: 0, end: tree.text.length });
  for (const problem of tree.problems) checkSpan(tree.spanOfProblem(problem), tree.text.length, problem.code);
}
