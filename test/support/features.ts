/** What holds for the language features at every offset of every text; broken, it is thrown. */
import { completionsAt } from '../../server/language/completion';
import { hoverAt } from '../../server/language/hover';
import { definitionAt, highlightsAt, linksOf, referencesAt, selectionAt } from '../../server/language/navigation';
import { foldingOf, symbolsOf } from '../../server/language/outline';
import { prepareRenameAt, renameAt } from '../../server/language/rename';
import type { CodeAction, CompletionItem, DocumentSymbol, FileEdit, Location, Span } from '../../server/language/types';
import type { Snapshot } from '../../server/model/snapshot';
import { rules } from './language';
import { checkEdits, checkRange, checkSpan, treeOf } from './sound';

/** The offset where an editor has its cursor: never between the two characters of a line break. */
const cursorAt = ({ tree: { lines } }: Snapshot, offset: number): number =>
  Math.min(offset, lines.endOf(lines.lineAt(offset)));

function checkHolds(snapshot: Snapshot, offset: number, { start, end }: Span, what: string): void {
  const cursor = cursorAt(snapshot, offset);
  if (cursor < start || cursor > end) throw new Error(`${what} is not about its cursor`);
}

/** The proposals; what each replaces is on the line of the cursor, and holds it. */
export function checkCompletion(snapshot: Snapshot, offset: number): readonly CompletionItem[] {
  const items = completionsAt(snapshot, offset, rules);
  const { lines } = snapshot.tree;
  const line = lines.lineAt(offset);
  const cursor = cursorAt(snapshot, offset);
  for (const { label, insertText, replace } of items) {
    if (
      replace.start < lines.startOf(line) ||
      replace.start > cursor ||
      replace.end < cursor ||
      replace.end > lines.endOf(line)
    ) {
      throw new Error(`\`${label}\` replaces ${JSON.stringify(replace)} for a cursor at ${offset.toString()}`);
    }
    if (label === '' || insertText === '') throw new Error('an item is empty');
  }
  return items;
}

export function checkHover(snapshot: Snapshot, offset: number): void {
  const hover = hoverAt(snapshot, offset, rules);
  if (hover === undefined) return;
  checkSpan(hover.span, snapshot.text.length, 'a hover');
  checkHolds(snapshot, offset, hover.span, 'a hover');
  if (hover.markdown.text === '') throw new Error('a hover says nothing');
}

/** Definitions, references and highlights. */
export function checkReferences(snapshot: Snapshot, offset: number): void {
  const check = (what: string, places: readonly Location[]): void => {
    for (const { uri, span, range } of places) checkRange(treeOf(snapshot, uri), span, range, what);
  };
  check('a definition', definitionAt(snapshot, offset));
  check('a reference', referencesAt(snapshot, offset, true));
  check('a use', referencesAt(snapshot, offset, false));
  for (const { span } of highlightsAt(snapshot, offset)) checkSpan(span, snapshot.text.length, 'a highlight');
}

export function checkSelection(snapshot: Snapshot, offset: number): void {
  let inner: Span | undefined;
  for (const span of selectionAt(snapshot, offset)) {
    checkSpan(span, snapshot.text.length, 'a selection');
    checkHolds(snapshot, offset, span, 'a selection');
    if (inner !== undefined && (span.start > inner.start || span.end < inner.end))
      throw new Error('a selection does not grow');
    inner = span;
  }
}

/** Edits of several files, each held against the text of its own. */
export function checkFileEdits(snapshot: Snapshot, edits: readonly FileEdit[], what: string): void {
  for (const uri of new Set(edits.map((edit) => edit.uri))) {
    const tree = treeOf(snapshot, uri);
    const own = edits.filter((edit) => edit.uri === uri);
    for (const { span, range } of own) checkRange(tree, span, range, what);
    checkEdits(tree.text, own, what);
  }
}

/** What an editor lets be renamed. */
function checkName(snapshot: Snapshot, offset: number): void {
  const target = prepareRenameAt(snapshot, offset);
  if (target === undefined) return;
  checkSpan(target.span, snapshot.text.length, 'a name');
  checkHolds(snapshot, offset, target.span, 'a name');
}

/** The edits that give what stands at an offset another name; none where there is no name. */
export function checkRename(snapshot: Snapshot, offset: number, name: string): readonly FileEdit[] {
  checkName(snapshot, offset);
  const result = renameAt(snapshot, offset, name);
  if ('error' in result) return [];
  checkFileEdits(snapshot, result.edits, 'a rename');
  return result.edits;
}

/** The edits of a code action. */
export function checkAction(snapshot: Snapshot, action: CodeAction): readonly FileEdit[] {
  if (action.title === '') throw new Error('an action has no title');
  const edits = action.edits();
  checkFileEdits(snapshot, edits, action.title);
  return edits;
}

/** Every feature that only looks. */
export function checkPosition(snapshot: Snapshot, offset: number): void {
  checkCompletion(snapshot, offset);
  checkHover(snapshot, offset);
  checkReferences(snapshot, offset);
  checkName(snapshot, offset);
  checkSelection(snapshot, offset);
}

function checkSymbols(snapshot: Snapshot, symbols: readonly DocumentSymbol[]): void {
  for (const { name, span, selection, children } of symbols) {
    checkSpan(span, snapshot.text.length, 'a symbol');
    checkSpan(selection, snapshot.text.length, 'a symbol');
    if (name === '' || selection.start < span.start || selection.end > span.end)
      throw new Error(`the symbol \`${name}\` selects outside of itself`);
    checkSymbols(snapshot, children);
  }
}

/** The features that are about the whole text. */
export function checkWhole(snapshot: Snapshot): void {
  checkSymbols(snapshot, symbolsOf(snapshot));
  for (const { startLine, endLine } of foldingOf(snapshot)) {
    if (startLine < 0 || endLine <= startLine || endLine >= snapshot.tree.lines.count)
      throw new Error('a fold is outside');
  }
  for (const { span } of linksOf(snapshot)) checkSpan(span, snapshot.text.length, 'a link');
}
