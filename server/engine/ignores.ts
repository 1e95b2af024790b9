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
  const speaksFor = lineBelow(tree);
  let next = 0;
  for (let at = text.indexOf(MARKER); at >= 0; at = text.indexOf(MARKER, next)) {
    next = at + MARKER.length;
    const line = tree.lines.lineAt(at);
    const lineStart = tree.lines.startOf(line);
    const lineEnd = tree.lines.endOf(line);
    const start = hashBefore(text, lineStart, at);
    if (start === undefined || inValue(tree, start)) continue;
    next = Math.max(next, lineEnd); // the rest of the comment
    const alone = text.slice(lineStart, start).trim() === '';
    const rest = text.slice(at + MARKER.length, lineEnd);
    const list = /^[\s:]*([A-Za-z]+\d+(?:[\s,]+[A-Za-z]+\d+)*)?/.exec(rest);
    const codes: { code: string; start: number; end: number }[] = [];
    const offset = at + MARKER.length + (list?.[0].length ?? 0) - (list?.[1]?.length ?? 0);
    for (const match of (list?.[1] ?? '').matchAll(/[A-Za-z]+\d+/g)) {
      codes.push({
        code: match[0].toUpperCase(),
        start: offset + match.index,
        end: offset + match.index + match[0].length,
      });
    }
    ignores.push({ codes, start, end: lineEnd, line: alone ? speaksFor(line) : line });
  }
  return ignores;
}

/** The first `#` of the run of hashes and white space before `at`, where it starts a comment. */
function hashBefore(text: string, lineStart: number, at: number): number | undefined {
  let hash: number | undefined;
  let i = at - 1;
  for (; i >= lineStart; i--) {
    const char = text.charAt(i);
    if (char === '#') hash = i;
    else if (!/\s/.test(char)) break;
  }
  if (hash === undefined) return undefined;
  // `a#` is no comment; in `a# #` the second hash is the first that counts.
  while (hash < at && (text.charAt(hash) !== '#' || (hash > lineStart && !/\s/.test(text.charAt(hash - 1))))) hash++;
  return hash < at ? hash : undefined;
}

/**
 * The next line that is neither blank nor a comment; the line itself where there is none. To be asked for lines in ascending
 * order: neighbours share the answer.
 */
function lineBelow(tree: SyntaxTree): (line: number) => number {
  let from = 0;
  let until = -1;
  return (line) => {
    if (line < from || line >= until) {
      from = line;
      until = line + 1;
      const isContent = (content: string): boolean => content !== '' && !content.startsWith('#');
      while (
        until < tree.lines.count &&
        !isContent(tree.text.slice(tree.lines.startOf(until), tree.lines.endOf(until)).trim())
      )
        until++;
    }
    return until < tree.lines.count ? until : line;
  };
}

function inValue(tree: SyntaxTree, offset: number): boolean {
  const last: Node | undefined = tree.pathAt(offset).at(-1);
  if (last?.kind !== 'scalar') return false;
  const span = tree.spanOf(last);
  return span.start <= offset && offset < span.end;
}
