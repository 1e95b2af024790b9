/** What findings ask for at a cursor, so that it is proposed first: what their repairs would write there, and which rules a comment may mean. */
import type { Finding } from '../../engine/finding';
import type { Snapshot } from '../../model/snapshot';
import { headOf } from '../../syntax/line-shape';
import type { SyntaxTree } from '../../syntax/document';
import type { Span } from '../../syntax/tree';
import type { Context } from '../context/kinds';

/** What the rules have found in a spec last: in this version of it, or in an earlier one. */
export interface LastFound {
  readonly snapshot: Snapshot;
  readonly findings: readonly Finding[];
}

/** So many findings near a cursor are looked at, those of the most weight first: each makes the edits of its repairs. */
const MOST = 12;

/** The labels that are asked for, those of errors and warnings first. */
export function askedAt(
  snapshot: Snapshot,
  context: Context,
  offset: number,
  last: LastFound | undefined,
): ReadonlyMap<string, number> {
  const asked = new Map<string, number>();
  if (last === undefined) return asked;
  if (context.at === 'comment') {
    for (const code of codesAt(snapshot.tree, offset, last)) asked.set(code, 0);
    return asked;
  }
  // Repairs of an earlier version have the places of that one.
  if (last.snapshot !== snapshot || context.at === 'document') return asked;
  const region = regionOf(snapshot.tree, context, offset);
  const isWhole = region.end - region.start === snapshot.text.length;
  const isNear = ({ span }: Finding): boolean => span.start <= region.end && span.end >= region.start;
  const near = last.findings
    .filter((finding) => finding.uri === snapshot.uri && (isWhole || isNear(finding)))
    .map((finding) => ({ finding, weight: weightOf(finding) }))
    .sort((a, b) => a.weight - b.weight)
    .slice(0, MOST);
  for (const { finding, weight } of near) {
    for (const fix of finding.fixes) {
      if (fix.uri !== snapshot.uri) continue;
      for (const { span, newText } of fix.edits()) {
        if (span.end < region.start || span.start > region.end) continue;
        for (const word of wordsOf(newText, context)) if (!asked.has(word)) asked.set(word, weight);
      }
    }
  }
  return asked;
}

const weightOf = ({ severity, advice }: Finding): number =>
  advice ? 2 : severity === 'error' || severity === 'warning' ? 0 : 1;

/** Words that an edit writes: keys of the column of a key, else values. */
function wordsOf(newText: string, context: Context): readonly string[] {
  if (context.at !== 'key') return newText.match(/[A-Za-z0-9][\w.-]*%?/g) ?? [];
  return [...newText.matchAll(/^([ ]*)(?:- )?([\w-]+):/gm)].flatMap(([, indent = '', key]) =>
    key !== undefined && (indent === '' || indent.length === context.column) ? [key] : [],
  );
}

/** The lines that belong to the mapping of a key; for a value those of the item or key that it is of. */
function regionOf(tree: SyntaxTree, context: Context, offset: number): Span {
  const { lines } = tree;
  const line = lines.lineAt(offset);
  const column = 'column' in context ? context.column : 0;
  if (context.at === 'value' && !context.slot.item) return { start: lines.startOf(line), end: lines.endOf(line) };
  if (column === 0) return { start: 0, end: tree.text.length };
  const belongs = (at: number): boolean => {
    const head = headOf(tree, at);
    return head.kind !== 'marker' && (head.kind !== 'content' || head.indent >= column);
  };
  let [first, last] = [line, line];
  while (first > 0 && belongs(first - 1)) first--;
  // The first key of an item stands behind its dash.
  if (first > 0) first--;
  while (last + 1 < lines.count && belongs(last + 1)) last++;
  return { start: lines.startOf(first), end: lines.endOf(last) };
}

/** The rules that report something on the line that a comment speaks for: its own, or where it stands alone the next one. */
function codesAt(tree: SyntaxTree, offset: number, { snapshot, findings }: LastFound): ReadonlySet<string> {
  const { lines } = tree;
  const own = lines.lineAt(offset);
  let line = own;
  if (headOf(tree, own).kind === 'comment') while (line < lines.count && headOf(tree, line).kind !== 'content') line++;
  // What was typed since stands on the line of the cursor or has moved all below it.
  const was = line > own ? line - (lines.count - snapshot.tree.lines.count) : line;
  return new Set(
    findings.flatMap(({ code, uri, range }) => (uri === tree.uri && range.start.line === was ? [code] : [])),
  );
}
