/** The comment that hides a finding, where it can stand. */
import type { Snapshot } from '../../model/snapshot';
import type { Finding } from '../../engine/finding';
import { findIgnores, MARKER } from '../../engine/ignores';
import type { SyntaxTree } from '../../syntax/document';
import { contextsAt } from '../context';
import type { FileEdit } from '../types';
import { fileEdits } from './edits';

/** A comment at the end of a line makes it no longer than this, in UTF-16 units. */
const LINE_LENGTH = 100;

/** A comment that hides a finding: behind its line, or above it where no comment can stand behind. */
export function suppression(snapshot: Snapshot, finding: Finding): readonly FileEdit[] {
  const { tree } = snapshot;
  const { text, lines } = tree;
  const { line } = finding.range.start;
  const known = findIgnores(tree)
    .find((ignore) => ignore.line === line)
    ?.codes.at(-1);
  const insert = (at: number, newText: string): readonly FileEdit[] =>
    fileEdits(snapshot, snapshot.uri, [{ span: { start: at, end: at }, newText }]);
  if (known !== undefined) return insert(known.end, `, ${finding.code}`);
  const comment = `# ${MARKER} ${finding.code}: reason`;
  const start = lines.startOf(line);
  const end = lines.endOf(line);
  if (end - start + comment.length < LINE_LENGTH && !insideScalar(tree, end) && !endsInComment(tree, end))
    return insert(end, ` ${comment}`);
  const indent = /^[ \t]*/.exec(text.slice(start, end))?.[0] ?? '';
  const { eol } = tree;
  const at = start === 0 && text.startsWith('\uFEFF') ? 1 : start;
  return insert(at, `${indent}${comment}${eol}`);
}

/** A scalar over several lines goes on behind the offset. */
function insideScalar(tree: SyntaxTree, offset: number): boolean {
  const node = tree.pathAt(offset).at(-1);
  if (node?.kind !== 'scalar') return false;
  const span = tree.spanOf(node);
  return span.start < offset && offset < span.end;
}

const endsInComment = (tree: SyntaxTree, end: number): boolean =>
  contextsAt(tree, end).some((context) => context.at === 'comment');
