/** Which lines of a YAML text a line lies under. */

/** Lines above that are looked at. */
const REACH = 5000;

const isBare = (text: string): boolean => /^\s*(#|$)/.test(text);
const isItem = (text: string): boolean => /^\s*-(\s|$)/.test(text);
const indentOf = (text: string): number => text.length - text.trimStart().length;

/** The line itself and those above that it is indented under, the innermost first. 0-based. */
export function linesAround(lineAt: (line: number) => string, line: number): readonly number[] {
  const found = [line];
  const own = lineAt(line);
  // An empty line and a comment belong to the text above them.
  let indent = isBare(own) ? Number.POSITIVE_INFINITY : indentOf(own);
  // A list may stand at the indentation of its key.
  let inList = !isBare(own) && isItem(own);
  for (let above = line - 1; above >= 0 && above > line - REACH && (indent > 0 || inList); above--) {
    const text = lineAt(above);
    if (isBare(text)) continue;
    const isKey = inList && indentOf(text) === indent && !isItem(text);
    if (indentOf(text) >= indent && !isKey) continue;
    found.push(above);
    indent = indentOf(text);
    inList = isItem(text);
  }
  return found;
}
