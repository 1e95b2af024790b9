/**
 * What may be written at a cursor. Found from the lines around it by their indentation and from the format, not from the
 * tree, because the line with the cursor is mostly half typed. Looks at lines outwards from the cursor and stops at the root.
 * Here it is only decided which style the cursor is in; `context/` has a file for each.
 */
import {
  beginsWithBracket,
  commentFrom,
  headOf,
  neighbour,
  plainEnd,
  shapeOf,
  type LineShape,
} from '../syntax/line-shape';
import type { SyntaxTree } from '../syntax/document';
import type { Span } from '../syntax/tree';
import { behindFlow, inComment } from './context/comment';
import { below, type Cursor } from './context/cursor';
import { chainOf, descend } from './context/descent';
import { onFilledLine } from './context/filled-line';
import { inFlow } from './context/flow';
import type { Context, DocumentContext } from './context/kinds';
import { onOwnLine } from './context/own-line';

/**
 * What may stand at an offset (UTF-16 units, both ends of the text included); several where the layout leaves it open. Never fails;
 * empty where nothing may be written.
 */
export function contextsAt(tree: SyntaxTree, at: number): readonly Context[] {
  const line = shapeOf(tree, tree.lines.lineAt(Math.max(0, Math.min(at, tree.text.length))));
  const offset = Math.min(at, line.end);
  if (offset < line.start || line.kind === 'marker') return [];
  return contextsOf({ source: tree, line, offset, column: offset - line.start });
}

function contextsOf(cursor: Cursor): readonly Context[] {
  const { line: shape } = cursor;
  if (shape.kind === 'content' && cursor.column < shape.indent) return [];
  const above = chainAbove(cursor);
  // An empty line inside a text or between brackets may be indented less than they are.
  const column =
    shape.kind === 'content' ? shape.indent + closes(cursor, shape.line) : Math.max(cursor.column, reach(cursor));
  const descent = descend(cursor.source, above, column, cursor.offset, false);
  if (descent.inside?.kind === 'text') return [];
  if (descent.inside?.kind === 'behind') return behindFlow(cursor, descent.inside.from);
  if (descent.inside?.kind === 'flow')
    return inFlow(cursor, descent.inside.place, descent.inside.slot, descent.inside.column, descent.tier);
  if (shape.kind === 'comment') return inComment(cursor, shape.start + shape.indent);
  if (shape.kind === 'blank') {
    if (above.length === 0 && neighbour(cursor.source, shape.line, 1) === undefined) {
      const document: DocumentContext = { at: 'document', replace: { start: shape.start, end: cursor.offset } };
      return [document, ...onOwnLine(cursor, descent, { start: cursor.offset, end: cursor.offset })];
    }
    return onOwnLine(cursor, descent, { start: cursor.offset, end: cursor.offset });
  }
  if (closes(cursor, shape.line) === 1) {
    return inComment(cursor, commentFrom(cursor.source.text, shape.value, shape.end));
  }
  const word = bareWord(cursor);
  if (word !== undefined) return onOwnLine(cursor, descent, word);
  return onFilledLine(cursor);
}

/** The column up to which an empty line belongs to what goes on below it. */
function reach(cursor: Cursor): number {
  const next = below(cursor);
  return next === undefined ? 0 : next.head.indent + closes(cursor, next.line);
}

/** One for a line that begins with a closing bracket, which stands left of what it closes. */
const closes = ({ source }: Cursor, line: number): 0 | 1 =>
  beginsWithBracket(source, line, headOf(source, line)) ? 1 : 0;

/** The chain of the nearest line of content above. */
function chainAbove(cursor: Cursor): readonly LineShape[] {
  const above = neighbour(cursor.source, cursor.line.line, -1);
  return above === undefined || above.head.kind === 'marker' ? [] : chainOf(cursor.source, above.line);
}

/** A lone word without colon and dash that the cursor touches: a key or value in the making. */
function bareWord(cursor: Cursor): Span | undefined {
  const { dashes, key, valueKind, value, end } = cursor.line;
  if (dashes.length > 0 || key !== undefined || valueKind !== 'plain') return undefined;
  const start = value;
  const stop = plainEnd(cursor.source.text, start, end);
  return cursor.offset >= start && cursor.offset <= stop ? { start, end: stop } : undefined;
}
