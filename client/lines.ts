/** Which lines of a YAML text a line lies under. */

/** Lines above that are looked at. */
const REACH = 5000;

const isBare = (text: string): boolean => /^\s*(#|$)/.test(text);
const indentOf = (text: string): number => text.length - text.trimStart().length;

/** The line itself and those above that it is indented under, the innermost first. 0-based. */
export function linesAround(lineAt: (line: number) => string, line: number): readonly number[] {
  const found = [line];
  // An empty line and a comment belong to the text above them.
  let indent = isBare(lineAt(line)) ? Number.POSITIVE_INFINITY : indentOf(lineAt(line));
  for (let above = line - 1; above >= 0 && above > line - REACH && indent > 0; above--) {
    const text = lineAt(above);
    if (isBare(text) || indentOf(text) >= indent) continue;
    found.push(above);
    indent = indentOf(text);
  }
  return found;
}
