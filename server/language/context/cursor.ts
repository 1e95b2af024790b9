/** A cursor on its line, and what the places in block style and between brackets ask of it alike. */
import { resolveComponent, type ComponentId } from '../../catalog/components';
import { propertyOf } from '../../model/dsl';
import { neighbour, type LinedText, type LineShape, type Neighbour } from '../../syntax/line-shape';
import type { ChildLines, CommentContext, CursorPlace, KeyContext } from './kinds';
import type { Slot } from './slots';

export interface Cursor {
  readonly source: LinedText;
  /** The line that it stands on. */
  readonly line: LineShape;
  /** In the document: from the start of the line to its end, which is included. */
  readonly offset: number;
  /** 0-based, on the line. */
  readonly column: number;
}

/** The nearest line below that has content; undefined at the end of the document. */
export function below({ source, line }: Cursor): Neighbour | undefined {
  const found = neighbour(source, line.line, 1);
  return found?.head.kind === 'content' ? found : undefined;
}

/** What keeps a comment apart that begins at the cursor. */
export const gapBefore = ({ source, offset }: Cursor): string => (source.text.charAt(offset) === '#' ? ' ' : '');

/** The white space that the line begins with. */
export const lineIndent = ({ source, line }: Cursor): string => source.text.slice(line.start, line.start + line.indent);

/** A key of the mapping `slot`, with the component that the mapping is about. */
export function keyContext(
  slot: Slot,
  place: Omit<CursorPlace, 'slot'>,
  colon: boolean,
  children: ChildLines | undefined,
): KeyContext {
  let id: ComponentId | undefined;
  if (slot.type?.kind === 'object' && propertyOf(slot.type, 'component')?.type.kind === 'component') {
    id = resolveComponent(place.siblings().get('component') ?? '');
  }
  return { ...place, at: 'key', slot, colon, children, component: id };
}

/** The word of a comment that the cursor touches. `hash`: the offset of its `#`. */
export function commentContext(cursor: Cursor, hash: number): CommentContext {
  const { text } = cursor.source;
  let start = cursor.offset;
  while (start > hash + 1 && /[A-Za-z0-9-]/.test(text.charAt(start - 1))) start--;
  let end = cursor.offset;
  while (end < cursor.line.end && /[A-Za-z0-9-]/.test(text.charAt(end))) end++;
  return { at: 'comment', replace: { start, end }, before: text.slice(hash, start), lineIndent: lineIndent(cursor) };
}
