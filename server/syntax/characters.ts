/**
 * What characters mean wherever YAML is read by hand: white space, dashes, markers and quotes, in block style and between brackets.
 * Offsets are UTF-16 units of the text; `end` is exclusive, and nothing at or behind it is looked at.
 */

export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const DOUBLE_QUOTE = 34;
export const HASH = 35;
export const SINGLE_QUOTE = 39;
export const DASH = 45;
export const DOT = 46;
export const COLON = 58;
export const QUESTION = 63;
export const BOM = 0xfeff;

/** White space inside a line. */
export const isBlank = (char: number): boolean => char === SPACE || char === TAB;

/** A character that ends a line. */
export const isBreak = (char: number): boolean => char === LF || char === CR;

/** White space at `at`, or the end. A carriage return counts: it is still there for who ends lines at line feeds only. */
export function isGap(text: string, at: number, end: number): boolean {
  if (at >= end) return true;
  const char = text.charCodeAt(at);
  return char === SPACE || char === CR || char === TAB;
}

/** The offset of the first character at or behind `at` that is no white space of a line; `end` where there is none. */
export function skipBlanks(text: string, at: number, end: number): number {
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** A dash that begins an item of a list: `at` is before `end`. */
export const isDash = (text: string, at: number, end: number): boolean =>
  text.charCodeAt(at) === DASH && isGap(text, at + 1, end);

/** `---` or `...`, where `at` is the start of a line. */
export function isDocumentMarker(text: string, at: number, end: number): boolean {
  const char = text.charCodeAt(at);
  if (char !== DASH && char !== DOT) return false;
  return text.charCodeAt(at + 1) === char && text.charCodeAt(at + 2) === char && isGap(text, at + 3, end);
}

/** The offset of the quote that closes the one at `at`, be it lines below; undefined where there is none before `end`. */
export function closingQuote(text: string, at: number, end: number): number | undefined {
  const quote = text.charAt(at);
  for (let i = at + 1; i < end; i++) {
    const char = text.charAt(i);
    if (char === '\\' && quote === '"') i++;
    else if (char === quote) {
      if (quote === '"' || text.charAt(i + 1) !== quote) return i;
      i++;
    }
  }
  return undefined;
}
