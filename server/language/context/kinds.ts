/** What a cursor can stand at: a key, a value, an item of a list, a comment, an empty document. */
import type { ComponentId } from '../../catalog/components';
import type { Span } from '../../syntax/tree';
import type { Slot } from './slots';

/**
 * Where something is written, and what it must be written with. Spans are offsets of the document, ends exclusive; columns are
 * 0-based.
 */
export interface CursorPlace {
  readonly slot: Slot;
  /** What is replaced: on the line of the cursor, around it. */
  readonly replace: Span;
  /** What is written there: white space, a dash, and what must stand before and behind so that it reads as intended. */
  readonly prefix: string;
  readonly suffix: string;
  /** White space that stands before what is replaced on its line. */
  readonly lineIndent: string;
  /** Inside brackets. */
  readonly flow: boolean;
  /** The column of the mapping's keys, or of the item's content. */
  readonly column: number;
  /** The offset of a comma that is missing above, between brackets. */
  readonly comma?: number;
  /** Keys of the mapping with their values as written, the one at the cursor left out. */
  readonly siblings: () => ReadonlyMap<string, string>;
}

/** A key of the mapping `slot` may stand here. */
export interface KeyContext extends CursorPlace {
  readonly at: 'key';
  /** A colon follows already. */
  readonly colon: boolean;
  /** Lines that would belong to the key follow already. */
  readonly children: ChildLines | undefined;
  /** The component that the mapping is about, where it is one of a component. */
  readonly component: ComponentId | undefined;
}

/** What begins below a key: a list, a mapping, or neither, and the first key of it or of its first item that has one. */
export interface ChildLines {
  readonly kind: 'list' | 'mapping' | 'text';
  readonly key: string | undefined;
}

/** A value of `slot` may stand here. */
export interface ValueContext extends CursorPlace {
  readonly at: 'value';
  /** The cursor is between quotes. */
  readonly quoted: boolean;
  /** What is replaced where the line ends with the key, and the value is written below it; undefined where it cannot be. */
  readonly nest: Span | undefined;
  /** What the list has already, where it is an item. */
  readonly items: () => ReadonlySet<string>;
  /** The number of the tier (0, 1, 2) that it stands in, where that is the first key of the tier. */
  readonly tier: number | undefined;
}

/** A whole new item of the list `slot` is part of may stand here. */
export interface ItemContext extends CursorPlace {
  readonly at: 'item';
  /** The number of the tier (0, 1, 2) that it stands in, as above. */
  readonly tier: number | undefined;
}

/** A word of a comment may stand here. */
export interface CommentContext {
  readonly at: 'comment';
  readonly replace: Span;
  /** From the `#` to the start of `replace`. */
  readonly before: string;
  readonly lineIndent: string;
}

/** A whole spec may stand here: nothing is written yet. */
export interface DocumentContext {
  readonly at: 'document';
  readonly replace: Span;
}

export type Context = KeyContext | ValueContext | ItemContext | CommentContext | DocumentContext;

export const noSiblings = (): ReadonlyMap<string, string> => new Map();
export const noItems = (): ReadonlySet<string> => new Set();
