/**
 * Edits as changes of a text: where an offset goes, what an edit leaves, and what several changes after each other come to. All
 * of it in one walk over the edits, which must not overlap.
 */
import { inOrder, type TextEdit } from './text-edit';
import type { Span } from './tree';

/** Which side of a text that was written at an offset the offset goes to. */
export type Side = 'before' | 'after';

/** Where offsets of a text are after edits. What was replaced goes to either end of what stands there now. */
export function movesOf(edits: readonly TextEdit[]): (offset: number, side: Side) => number {
  const ordered = inOrder(edits);
  // How far the text before each edit has moved.
  const shifts: number[] = [];
  let shift = 0;
  for (const { span, newText } of ordered) {
    shifts.push(shift);
    shift += newText.length - (span.end - span.start);
  }
  const whole = shift;
  /** The first edit of which `isBehind` holds, as an index. */
  const search = (isBehind: (span: Span) => boolean): number => {
    let low = 0;
    let high = ordered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const edit = ordered[middle];
      if (edit !== undefined && !isBehind(edit.span)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (offset, side) => {
    const first = search((span) => span.end >= offset);
    const last = search((span) => span.start > offset) - 1;
    if (first > last) return offset + (shifts[first] ?? whole);
    const edit = ordered[side === 'before' ? first : last];
    if (edit === undefined) return offset;
    const start = edit.span.start + (shifts[side === 'before' ? first : last] ?? 0);
    return side === 'before' ? start : start + edit.newText.length;
  };
}

/** Edits in order, each with the place of its new text in the text after all of them. */
export function landed<E extends TextEdit>(edits: readonly E[]): readonly { readonly edit: E; readonly span: Span }[] {
  let shift = 0;
  return inOrder(edits).map((edit) => {
    const { span, newText } = edit;
    const start = span.start + shift;
    shift += newText.length - (span.end - span.start);
    return { edit, span: { start, end: start + newText.length } };
  });
}

/** An edit without what it writes as it was; undefined where nothing is left. */
export function trimmed(text: string, { span, newText }: TextEdit): TextEdit | undefined {
  let { start, end } = span;
  let from = 0;
  let to = newText.length;
  while (start < end && from < to && text.charCodeAt(start) === newText.charCodeAt(from)) {
    start++;
    from++;
  }
  while (start < end && from < to && text.charCodeAt(end - 1) === newText.charCodeAt(to - 1)) {
    end--;
    to--;
  }
  return start === end && from === to ? undefined : { span: { start, end }, newText: newText.slice(from, to) };
}

/** Repeated text that an edit is moved over, at most. UTF-16 units. */
const MOST_SLIDING = 1000;

/**
 * A name for what edits do to a text: the same for edits that give the same text, whether a line goes with the break before it
 * or behind it.
 */
export function effectOf(text: string, edits: readonly TextEdit[]): string {
  const parts = inOrder(edits).flatMap((edit): string[] => {
    const small = trimmed(text, edit);
    if (small === undefined) return [];
    const { start, end } = small.span;
    const moving = start === end ? small.newText : small.newText === '' ? text.slice(start, end) : '';
    const { length } = moving;
    let slid = 0;
    while (
      length > 0 &&
      slid < Math.min(start, MOST_SLIDING) &&
      text.charCodeAt(start - 1 - slid) === moving.charCodeAt(length - 1 - (slid % length))
    )
      slid++;
    const cut = length === 0 ? 0 : length - (slid % length);
    const newText = start === end ? moving.slice(cut) + moving.slice(0, cut) : small.newText;
    return [`${start - slid} ${end - slid} ${JSON.stringify(newText)}`];
  });
  return parts.join('\n');
}

type Piece =
  | { readonly kind: 'kept'; readonly start: number; readonly end: number }
  | { readonly kind: 'new'; readonly text: string };

/** A text as pieces of the one that it was made from, and what was written between them. */
export type Pieces = readonly Piece[];

export const untouched = (length: number): Pieces => (length === 0 ? [] : [{ kind: 'kept', start: 0, end: length }]);

/** The pieces after edits of the text that they stand for. */
export function changed(pieces: Pieces, edits: readonly TextEdit[]): Pieces {
  const result: Piece[] = [];
  let at = 0;
  let index = 0;
  let within = 0;
  const walkTo = (target: number, keep: boolean): void => {
    for (; at < target;) {
      const piece = pieces[index];
      if (piece === undefined) return;
      const length = piece.kind === 'kept' ? piece.end - piece.start : piece.text.length;
      const step = Math.min(length - within, target - at);
      if (keep && step > 0) {
        result.push(
          piece.kind === 'kept'
            ? { kind: 'kept', start: piece.start + within, end: piece.start + within + step }
            : { kind: 'new', text: piece.text.slice(within, within + step) },
        );
      }
      at += step;
      within += step;
      if (within === length) {
        index++;
        within = 0;
      }
    }
  };
  for (const { span, newText } of inOrder(edits)) {
    walkTo(span.start, true);
    if (newText !== '') result.push({ kind: 'new', text: newText });
    walkTo(span.end, false);
  }
  walkTo(Number.POSITIVE_INFINITY, true);
  return result;
}

/** The edits that make the text that `pieces` stand for out of `first`, in order. */
export function editsOf(pieces: Pieces, first: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let texts: string[] = [];
  const close = (end: number): void => {
    const edit = trimmed(first, { span: { start: at, end }, newText: texts.join('') });
    if (edit !== undefined) edits.push(edit);
    texts = [];
  };
  for (const piece of pieces) {
    if (piece.kind === 'new') texts.push(piece.text);
    else {
      close(piece.start);
      at = piece.end;
    }
  }
  close(first.length);
  return edits;
}
