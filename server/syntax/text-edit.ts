/** Edits of a text, in document offsets. */
import type { Span } from './tree';

/** Replaces the text of a span (document offsets) by `newText`. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Edits that do not overlap, as they follow each other in the text; of several at one place, the first comes first. */
export const inOrder = <E extends TextEdit>(edits: readonly E[]): readonly E[] =>
  [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);

/** The text after edits that do not overlap, in any order; of several at one place, the first comes first. Linear. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span, newText } of inOrder(edits)) {
    parts.push(text.slice(at, span.start), newText);
    at = Math.max(at, span.end);
  }
  parts.push(text.slice(at));
  return parts.join('');
}
