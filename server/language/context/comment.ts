/** Comments behind what stands on a line. */
import { closingQuote } from '../../syntax/characters';
import { commentFrom, plainEnd } from '../../syntax/line-shape';
import { commentContext, type Cursor } from './cursor';
import { flowEnd } from './flow-place';
import type { Context } from './kinds';

/** The offset of the `#` of the comment on a line of content; undefined where there is none. */
export function commentStart({ source: { text }, line }: Cursor): number | undefined {
  const { valueKind, value, end } = line;
  switch (valueKind) {
    case 'none':
      return commentFrom(text, value, end);
    case 'plain':
    case 'alias':
    case 'block':
      return commentFrom(text, plainEnd(text, value, end), end);
    case 'quoted': {
      const close = closingQuote(text, value, end);
      return close === undefined ? undefined : commentFrom(text, close + 1, end);
    }
    case 'flow':
      return commentBehindFlow(text, value, end);
  }
}

/** The offset of the comment that follows brackets which began at `from`, before `end`. */
function commentBehindFlow(text: string, from: number, end: number): number | undefined {
  const closed = flowEnd(text, from, end);
  return closed === undefined ? undefined : commentFrom(text, closed, end);
}

/** Behind brackets that began at `from`, be it lines above, there can be a comment only. */
export function behindFlow(cursor: Cursor, from: number): readonly Context[] {
  return inComment(cursor, commentBehindFlow(cursor.source.text, from, cursor.line.end));
}

/** The comment at offset `hash`, where there is one and the cursor is in it. */
export const inComment = (cursor: Cursor, hash: number | undefined): readonly Context[] =>
  hash !== undefined && cursor.offset > hash ? [commentContext(cursor, hash)] : [];
