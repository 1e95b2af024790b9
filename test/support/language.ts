/** One helper for each language feature: a marked text in, plain data out. */
import { actionsAt } from '../../server/language/actions';
import { completionsAt } from '../../server/language/completion';
import { hoverAt } from '../../server/language/hover';
import type { CodeAction, CompletionItem, FileEdit, Span } from '../../server/language/types';
import type { Rule } from '../../server/rules/rule';
import { applyEdits } from '../../server/syntax/text-edit';
import { engine, snapshotOf, URI } from './analyse';
import { readCursor, readMarks } from './markers';

export const rules: readonly Rule[] = engine.rules;

/** The proposals at the cursor. */
export function complete(marked: string): readonly CompletionItem[] {
  const { text, offset } = readCursor(marked);
  return completionsAt(snapshotOf(text), offset, rules);
}

export const labels = (marked: string): readonly string[] => complete(marked).map((item) => item.label);

/** Snippet syntax as an editor inserts it before anything is typed into it. */
function expand(snippet: string): string {
  let text = '';
  for (let at = 0; at < snippet.length;) {
    const rest = snippet.slice(at);
    const escape = /^\\([\\$}])/.exec(rest);
    const choice = /^\$\{\d+\|([^,|]*)[^|]*\|\}/.exec(rest);
    const named = /^\$\{\d+:((?:\\.|[^\\}])*)\}/.exec(rest);
    const bare = /^(?:\$\d+|\$\{\d+\})/.exec(rest);
    const match = escape ?? choice ?? named ?? bare;
    if (match === null) {
      text += rest.charAt(0);
      at++;
      continue;
    }
    if (match !== bare) text += match === named ? expand(match[1] ?? '') : (match[1] ?? '');
    at += match[0].length;
  }
  return text;
}

/** The text after an item was accepted, tab stops as they are inserted. */
export function acceptItem(text: string, item: CompletionItem): string {
  const inserted = item.snippet ? expand(item.insertText) : item.insertText;
  return applyEdits(text, [...(item.also ?? []), { span: item.replace, newText: inserted }]);
}

/** The text after the proposal of this label was accepted at the cursor. */
export function accept(marked: string, label: string): string {
  const { text } = readCursor(marked);
  const items = complete(marked);
  const item = items.find((candidate) => candidate.label === label);
  if (item === undefined) throw new Error(`no \`${label}\`; there are: ${items.map((other) => other.label).join(' ')}`);
  return acceptItem(text, item);
}

/** The hover at the cursor, and the text that it is about. */
export function hover(marked: string): { readonly markdown: string; readonly on: string } | undefined {
  const { text, offset } = readCursor(marked);
  const found = hoverAt(snapshotOf(text), offset, rules);
  return found === undefined
    ? undefined
    : { markdown: found.markdown.text, on: text.slice(found.span.start, found.span.end) };
}

/** The code actions for the marked range or cursor. */
export function actions(marked: string): { readonly text: string; readonly actions: readonly CodeAction[] } {
  const { text, cursors, ranges } = readMarks(marked);
  const span: Span = ranges[0] ?? { start: cursors[0] ?? 0, end: cursors[0] ?? 0 };
  const snapshot = snapshotOf(text);
  return { text, actions: actionsAt(snapshot, engine.run(snapshot), span) };
}

/** The text of the spec after edits. */
export const edited = (text: string, edits: readonly FileEdit[]): string =>
  applyEdits(
    text,
    edits.filter((edit) => edit.uri === URI),
  );
