/** Marks in test texts: `<|>` is a cursor, `<|text|>` a range. */
import type { Span } from '../../server/syntax/tree';

export interface Marked {
  readonly text: string;
  readonly cursors: readonly number[];
  readonly ranges: readonly Span[];
}

/** The text without marks, and where they were. */
export function readMarks(marked: string): Marked {
  const cursors: number[] = [];
  const ranges: Span[] = [];
  let text = '';
  let open: number | undefined;
  for (let at = 0; at < marked.length;) {
    if (marked.startsWith('<|>', at)) {
      cursors.push(text.length);
      at += 3;
    } else if (marked.startsWith('<|', at)) {
      open = text.length;
      at += 2;
    } else if (marked.startsWith('|>', at) && open !== undefined) {
      ranges.push({ start: open, end: text.length });
      open = undefined;
      at += 2;
    } else text += marked.charAt(at++);
  }
  return { text, cursors, ranges };
}

/** The text and its one cursor. */
export function readCursor(marked: string): { readonly text: string; readonly offset: number } {
  const { text, cursors } = readMarks(marked);
  const [offset] = cursors;
  if (offset === undefined || cursors.length !== 1) throw new Error(`one <|> is wanted in ${JSON.stringify(marked)}`);
  return { text, offset };
}

/** The text with marks around spans. */
export function withMarks(text: string, spans: readonly Span[]): string {
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let last = 0;
  for (const { start, end } of sorted) {
    result += `${text.slice(last, start)}<|${text.slice(start, end)}|>`;
    last = end;
  }
  return result + text.slice(last);
}
