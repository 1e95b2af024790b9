/** Every place that a language feature names lies in the text, and where it is about a cursor holds that. */
import { completionsAt } from '../../server/language/completion';
import { hoverAt } from '../../server/language/hover';
import { definitionAt, highlightsAt, referencesAt, selectionAt } from '../../server/language/navigation';
import { foldingOf, symbolsOf } from '../../server/language/outline';
import { prepareRenameAt } from '../../server/language/rename';
import type { CompletionItem, DocumentSymbol, Span } from '../../server/language/types';
import type { Snapshot } from '../../server/spec/snapshot';
import { rules } from './language';

function checkCompletion(snapshot: Snapshot, offset: number): readonly CompletionItem[] {
  const items = completionsAt(snapshot, offset, rules);
  const { lines } = snapshot.tree;
  const line = lines.lineAt(offset);
  const start = lines.startOf(line);
  const cursor = Math.min(offset, lines.endOf(line));
  for (const item of items) {
    const { replace } = item;
    if (replace.start < start || replace.start > cursor || replace.end < cursor || replace.end > lines.endOf(line)) {
      throw new Error(`${item.label} replaces ${JSON.stringify(replace)} for a cursor at ${offset.toString()}`);
    }
    if (item.label === '' || item.insertText === '') throw new Error('an item is empty');
  }
  return items;
}

function checkSpans(snapshot: Snapshot, spans: readonly Span[]): void {
  for (const { start, end } of spans) {
    if (!(start >= 0 && start <= end && end <= snapshot.text.length))
      throw new Error(`a span ${start.toString()}-${end.toString()} is outside`);
  }
}

/** Whatever is asked about an offset is answered with places in the text that hold it. */
export function checkPosition(snapshot: Snapshot, offset: number): void {
  checkCompletion(snapshot, offset);
  const { lines } = snapshot.tree;
  const cursor = Math.min(offset, lines.endOf(lines.lineAt(offset)));
  const hover = hoverAt(snapshot, offset, rules);
  if (hover !== undefined) {
    checkSpans(snapshot, [hover.span]);
    if (cursor < hover.span.start || cursor > hover.span.end || hover.markdown === '')
      throw new Error('a hover is not about its cursor');
  }
  checkSpans(
    snapshot,
    definitionAt(snapshot, offset).map(({ span }) => span),
  );
  checkSpans(
    snapshot,
    referencesAt(snapshot, offset, true).map(({ span }) => span),
  );
  checkSpans(
    snapshot,
    highlightsAt(snapshot, offset).map(({ span }) => span),
  );
  const target = prepareRenameAt(snapshot, offset);
  if (target !== undefined) {
    checkSpans(snapshot, [target.span]);
    if (cursor < target.span.start || cursor > target.span.end) throw new Error('a renaming is not about its cursor');
  }
  let inner: Span | undefined;
  for (const span of selectionAt(snapshot, offset)) {
    checkSpans(snapshot, [span]);
    if (cursor < span.start || cursor > span.end) throw new Error('a selection is not about its cursor');
    if (inner !== undefined && (span.start > inner.start || span.end < inner.end))
      throw new Error('a selection does not grow');
    inner = span;
  }
}

function checkSymbols(snapshot: Snapshot, symbols: readonly DocumentSymbol[]): void {
  for (const symbol of symbols) {
    checkSpans(snapshot, [symbol.span, symbol.selection]);
    const { span, selection } = symbol;
    if (symbol.name === '' || selection.start < span.start || selection.end > span.end)
      throw new Error(`the symbol ${symbol.name} selects outside of itself`);
    checkSymbols(snapshot, symbol.children);
  }
}

/** Outline and folds lie in the text, and in each other. */
export function checkWhole(snapshot: Snapshot): void {
  checkSymbols(snapshot, symbolsOf(snapshot));
  for (const { startLine, endLine } of foldingOf(snapshot)) {
    if (startLine < 0 || endLine <= startLine || endLine >= snapshot.tree.lines.count)
      throw new Error('a fold is outside');
  }
}
