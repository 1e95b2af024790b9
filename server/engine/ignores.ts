/** `# commspec-ignore SCH005, compatibility-mode-without-end: reason` on a line or above it. */
import type { SyntaxTree } from '../syntax/document';
import type { Node } from '../syntax/tree';

/** A rule as a comment names it. */
export interface NamedRule {
  /** Its code or its name, as it is written. */
  readonly word: string;
  /** Its code; the word where no rule is called so. */
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

export interface Ignore {
  readonly codes: readonly NamedRule[];
  /** What stands behind the rules; empty where nothing does. */
  readonly reason: string;
  /** Document offsets of the whole comment. */
  readonly start: number;
  readonly end: number;
  /** 0-based line that it speaks for. */
  readonly line: number;
}

export const MARKER = 'commspec-ignore';

/** A code, or a name: words with hyphens. */
const WORD = /[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+|[A-Za-z]+\d+/y;
const SEPARATOR = /[\s,]+/y;

/**
 * The rules that a text names from `from` on, up to the reason or `end`. Codes and names are parted by commas or white space.
 * Where no colon follows, a name behind white space alone is the first word of a reason (`SCH005 read-only host`).
 */
export function namedRules(
  text: string,
  from: number,
  end: number,
): readonly { readonly word: string; readonly start: number; readonly end: number }[] {
  const words: { word: string; start: number; end: number }[] = [];
  /** Up to the first name that may belong to the reason. */
  let certain: number | undefined;
  let comma = true;
  let at = from;
  while (at < end) {
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    if (word === undefined || at + word.length > end) break;
    if (!comma && word.includes('-')) certain ??= words.length;
    words.push({ word, start: at, end: at + word.length });
    at += word.length;
    SEPARATOR.lastIndex = at;
    const between = SEPARATOR.exec(text)?.[0];
    if (between === undefined) break;
    comma = between.includes(',');
    at += between.length;
  }
  return certain === undefined || at >= end || text.charAt(at) === ':' ? words : words.slice(0, certain);
}

/** All such comments of a document. The marker inside a value is no comment. `codeOf`: the code that a word stands for. */
export function findIgnores(tree: SyntaxTree, codeOf: (word: string) => string = (word) => word): readonly Ignore[] {
  if (!tree.mentions(MARKER)) return [];
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
    let first = at + MARKER.length;
    while (first < lineEnd && /[\s:]/.test(text.charAt(first))) first++;
    const codes = namedRules(text, first, lineEnd).map((named) => ({ ...named, code: codeOf(named.word) }));
    const reason = text.slice(codes.at(-1)?.end ?? first, lineEnd).replace(/^[\s,:]+/, '');
    ignores.push({ codes, reason: reason.trimEnd(), start, end: lineEnd, line: alone ? speaksFor(line) : line });
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
