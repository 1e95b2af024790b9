/** `# commspec-ignore SCH005, LB001: reason` on a line or above it. */
import type { SyntaxTree } from '../syntax/document';
import type { Node } from '../syntax/tree';

export interface Ignore {
  readonly codes: readonly { readonly code: string; readonly start: number; readonly end: number }[];
  /** Document offsets of the whole comment. */
  readonly start: number;
  readonly end: number;
  /** 0-based line that it speaks for. */
  readonly line: number;
}

export const MARKER = 'commspec-ignore';

/** All such comments of a document. The marker inside a value is no comment. */
export function findIgnores(tree: SyntaxTree): readonly Ignore[] {
  const { text } = tree;
  const ignores: Ignore[] = [];
  for (let at = text.indexOf(MARKER); at >= 0; at = text.indexOf(MARKER, at + MARKER.length)) {
    const line = tree.lines.lineAt(at);
    const lineStart = tree.lines.startOf(line);
    const lineEnd = tree.lines.endOf(line);
    const hash = /(?:^|\s)#[#\s]*$/.exec(text.slice(lineStart, at));
    if (hash === null) continue;
    const start = lineStart + hash.index + hash[0].indexOf('#');
    if (inValue(tree, start)) continue;
    const alone = text.slice(lineStart, start).trim() === '';
    const rest = text.slice(at + MARKER.length, lineEnd);
    const list = /^[\s:]*([A-Za-z]+\d+(?:[\s,]+[A-Za-z]+\d+)*)?/.exec(rest);
    const codes: { code: string; start: number; end: number }[] = [];
    const offset = at + MARKER.length + (list?.[0].length ?? 0) - (list?.[1]?.length ?? 0);
    for (const match of (list?.[1] ?? '').matchAll(/[A-Za-z]+\d+/g)) {
      codes.push({ code: match[0].toUpperCase(), start: offset + match.index, end: offset + match.index + match[0].length });
    }
    ignores.push({ codes, start, end: lineEnd, line: alone ? nextContentLine(tree, line) : line });
  }
  return ignores;
}

/** The next line that is neither blank nor a comment. */
function nextContentLine(tree: SyntaxTree, line: number): number {
  for (let next = line + 1; next < tree.lines.count; next++) {
    const content = tree.text.slice(tree.lines.startOf(next), tree.lines.endOf(next)).trim();
    if (content !== '' && !content.startsWith('#')) return next;
  }
  return line;
}

function inValue(tree: SyntaxTree, offset: number): boolean {
  const last: Node | undefined = tree.pathAt(offset).at(-1);
  if (last?.kind !== 'scalar') return false;
  const span = tree.spanOf(last);
  return span.start <= offset && offset < span.end;
}
