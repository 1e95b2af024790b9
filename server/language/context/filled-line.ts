/** What may be written on a line that has a dash, a key or a value, in block style. */
import { closingQuote } from '../../syntax/characters';
import { plainEnd } from '../../syntax/line-shape';
import type { Span } from '../../syntax/tree';
import { childrenAt, colonInWord, inItem, valueAfterColon } from './block-parts';
import { commentStart, inComment } from './comment';
import { below, gapBefore, keyContext, lineIndent, type Cursor } from './cursor';
import { chainOf, descend, limitOf, ownerColumn, type Descent } from './descent';
import { inFlow } from './flow';
import { flowPlaceAt } from './flow-place';
import { noItems, noSiblings, type Context, type KeyContext, type ValueContext } from './kinds';
import { siblingsAt } from './siblings';
import { nowhere, type Slot } from './slots';

/** What may stand where the cursor is on the line. */
export function onFilledLine(cursor: Cursor): readonly Context[] {
  const { line: shape } = cursor;
  const { text } = cursor.source;
  const offset = cursor.offset;
  const descent = descend(cursor.source, chainOf(cursor.source, shape.line), shape.indent, offset, true);
  const { slot, tier } = descent;
  const owner = ownerColumn(shape);

  if (shape.valueKind === 'flow' && offset > shape.value) {
    const place = flowPlaceAt(text, shape.value, offset, limitOf(cursor.source, shape, offset));
    if (place !== undefined) return inFlow(cursor, place, slot, owner, tier);
  }
  const comment = inComment(cursor, commentStart(cursor));
  if (comment.length > 0) return comment;

  const dash = shape.dashes.at(-1);
  const content = shape.start + shape.content;
  if (dash !== undefined) {
    if (offset <= shape.start + dash) return [];
    if (shape.key === undefined && shape.valueKind === 'none') return afterDash(cursor, dash, slot, tier);
    if (offset < content) return [];
  }
  const { key } = shape;
  if (key !== undefined && offset <= key.end) {
    // Outside of its quotes nothing can be written.
    const quoted = /["']/.test(text.charAt(key.start));
    const outside = quoted ? offset <= key.start || offset >= key.end : offset < key.start;
    return outside ? [] : [existingKey(cursor, descent, key)];
  }
  if (key !== undefined && offset <= key.colon) return [];
  if (key === undefined && dash !== undefined && shape.valueKind === 'plain') return itemWord(cursor, slot, dash, tier);
  return onValue(cursor, slot, owner, tier);
}

/** Behind a dash with nothing on its line. `dash`: its column. */
function afterDash(cursor: Cursor, dash: number, slot: Slot, tier: number | undefined): readonly Context[] {
  const { line: shape } = cursor;
  const offset = cursor.offset;
  const next = below(cursor)?.head;
  const behind = shape.start + dash + 1;
  const indent = lineIndent(cursor);
  if (next !== undefined && next.indent > dash && !next.dash) {
    // The item goes on below: what is added here must stand in its column.
    const gap = next.indent - dash - 1;
    const aligned = offset - behind === gap;
    const place = {
      replace: { start: aligned ? offset : behind, end: offset },
      prefix: aligned ? '' : ' '.repeat(gap),
      suffix: gapBefore(cursor),
      lineIndent: indent,
      flow: false,
      column: next.indent,
      siblings: () => siblingsAt(cursor.source, shape.line, next.indent, true),
    };
    return slot.type?.kind === 'object' || slot.type?.kind === 'dictionary'
      ? [keyContext(slot, place, false, undefined)]
      : [];
  }
  const space = offset === behind;
  const place = {
    replace: { start: offset, end: offset },
    prefix: space ? ' ' : '',
    suffix: gapBefore(cursor),
    lineIndent: indent,
    flow: false,
  };
  return inItem(cursor, slot, cursor.column + (space ? 1 : 0), place, dash, true, tier);
}

/** A word behind a dash: the item itself, or its first key. */
function itemWord(cursor: Cursor, slot: Slot, dash: number, tier: number | undefined): readonly Context[] {
  const { line: shape } = cursor;
  const end = plainEnd(cursor.source.text, shape.value, shape.end);
  if (cursor.offset < shape.value || cursor.offset > end) return [];
  const word = { start: shape.value, end };
  const siblings = (): ReadonlyMap<string, string> => siblingsAt(cursor.source, shape.line, shape.content, true);
  const colon = colonInWord(cursor, slot, word);
  if (colon !== undefined)
    return [valueAfterColon(cursor, { slot, column: shape.content }, colon, word, siblings, tier)];
  const place = { replace: word, prefix: '', suffix: '', lineIndent: lineIndent(cursor), flow: false };
  const next = below(cursor);
  if (next !== undefined && next.head.indent > dash) {
    return [
      keyContext(
        slot,
        { ...place, column: shape.content, siblings },
        false,
        next.head.indent > shape.content ? childrenAt(cursor, next.line) : undefined,
      ),
    ];
  }
  return inItem(cursor, slot, shape.content, place, dash, true, tier);
}

/** A key that stands there with its colon. */
function existingKey(cursor: Cursor, descent: Descent, key: Span): KeyContext {
  const { line: shape } = cursor;
  const frame = descent.frames.at(-1);
  const quoted = /["']/.test(cursor.source.text.charAt(key.start)) ? 1 : 0;
  return keyContext(
    frame?.slot ?? nowhere,
    {
      replace: { start: key.start + quoted, end: key.end - quoted },
      prefix: '',
      suffix: '',
      lineIndent: lineIndent(cursor),
      flow: false,
      column: shape.content,
      siblings: () => siblingsAt(cursor.source, shape.line, shape.content, shape.dashes.length > 0),
    },
    true,
    undefined,
  );
}

/** The value of the key or dash of the line. `owner`: the column that it must be right of. */
function onValue(cursor: Cursor, slot: Slot, owner: number, tier: number | undefined): readonly Context[] {
  const { line: shape } = cursor;
  const { text } = cursor.source;
  const offset = cursor.offset;
  const next = below(cursor)?.head;
  const ownDash = shape.dashes.length > 0;
  const whole = {
    slot,
    suffix: '',
    lineIndent: lineIndent(cursor),
    flow: false,
    column: Math.max(0, owner),
    siblings:
      shape.key === undefined ? noSiblings : () => siblingsAt(cursor.source, shape.line, shape.content, ownDash, true),
    items: noItems,
    tier,
  };
  switch (shape.valueKind) {
    case 'none': {
      const { key } = shape;
      if (key === undefined) return [];
      // What the key holds stands below it.
      if (next !== undefined && (next.indent > owner || (next.indent === owner && next.dash))) return [];
      const prefix = offset === key.colon + 1 ? ' ' : '';
      const context: ValueContext = {
        ...whole,
        at: 'value',
        replace: { start: offset, end: offset },
        prefix,
        suffix: gapBefore(cursor),
        quoted: false,
        nest: { start: key.colon + 1, end: offset },
      };
      return [context];
    }
    case 'plain': {
      const end = plainEnd(text, shape.value, shape.end);
      if (offset < shape.value || offset > end) return [];
      return [
        { ...whole, at: 'value', replace: { start: shape.value, end }, prefix: '', quoted: false, nest: undefined },
      ];
    }
    case 'quoted': {
      const close = closingQuote(text, shape.value, shape.end);
      if (offset <= shape.value || (close !== undefined && offset > close)) return [];
      const replace = { start: shape.value + 1, end: close ?? offset };
      const suffix = close === undefined ? text.charAt(shape.value) : '';
      return [{ ...whole, at: 'value', replace, prefix: '', suffix, quoted: true, nest: undefined }];
    }
    case 'alias': {
      const end = shape.value + (/^[^\s,[\]{}]*/.exec(text.slice(shape.value, shape.end))?.[0].length ?? 0);
      if (offset <= shape.value || offset > end) return [];
      return [
        { ...whole, at: 'value', replace: { start: shape.value, end }, prefix: '', quoted: false, nest: undefined },
      ];
    }
    case 'flow':
    case 'block':
      return [];
  }
}
