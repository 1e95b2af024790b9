/** Deeper nesting than any spec needs; what lies deeper is not handed to the parser, which recurses. */
export const MAX_DEPTH = 100;

/**
 * The offset at which a text nests deeper than MAX_DEPTH, or -1. Linear, without recursion, and on the safe side: brackets
 * and indicators count wherever they stand, in quotes and comments too.
 */
export function findTooDeep(text: string): number {
  const columns: number[] = []; // of the open block collections, ascending
  let flow = 0;
  let lineStart = 0;
  let content = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === 10) {
      lineStart = i + 1;
      content = false;
      continue;
    }
    if (!content) {
      if (char === 32 || char === 13) continue;
      content = true;
      const column = i - lineStart;
      while (columns.length > 0 && (columns[columns.length - 1] ?? 0) >= column) columns.pop();
      columns.push(column);
    }
    if (char === 91 || char === 123) flow++;
    else if (char === 93 || char === 125) flow = Math.max(0, flow - 1);
    else if (char === 32 || char === 9) {
      const before = text.charCodeAt(i - 1);
      if (before === 45 || before === 63 || before === 58) columns.push(i - lineStart); // `- - -`, `? ? ?`, `a: b:`
    }
    if (flow + columns.length > MAX_DEPTH) return i;
  }
  return -1;
}
