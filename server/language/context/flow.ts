/** What may be written between brackets. */
import { commentFrom } from '../../syntax/line-shape';
import type { Span } from '../../syntax/tree';
import { commentContext, gapBefore, keyContext, lineIndent, type Cursor } from './cursor';
import type { FlowEntry, FlowLevel, FlowPlace } from './flow-place';
import { noItems, noSiblings, type Context, type CursorPlace } from './kinds';
import { flowItems, flowSiblings, keyText } from './siblings';
import { nowhere, scalarOf, slotOfItem, slotOfKey, type Slot } from './slots';

/** What may stand at a place. `slot`: that of the outermost bracket; `column`: that of the key or dash which the bracket belongs to. */
export function inFlow(
  cursor: Cursor,
  place: FlowPlace,
  slot: Slot,
  column: number,
  tier: number | undefined,
): readonly Context[] {
  const { text } = cursor.source;
  const offset = cursor.offset;
  const { level, entry, token } = place;
  // Before a bracket on its line there is no room for an entry of its own.
  const comma = token !== undefined || cursor.line.kind === 'blank' ? place.comma : undefined;
  // A line of its own begins an entry, be it that the comma before is missing.
  const role = place.role === 'none' && comma !== undefined ? 'start' : place.role;
  if (role === 'none') return [];
  if (role === 'comment') {
    const hash = text.lastIndexOf('#', offset - 1);
    return hash < cursor.line.start
      ? []
      : [commentContext(cursor, commentFrom(text, cursor.line.start, cursor.line.end) ?? hash)];
  }
  const quoted = place.quote !== undefined;
  if (token !== undefined && quoted && (offset <= token.start || (place.quote === 'closed' && offset >= token.end)))
    return [];
  // A text over several lines cannot be replaced by an edit of one line.
  if (token !== undefined && (token.start < cursor.line.start || token.end > cursor.line.end)) return [];
  // In a gap before another entry, that one is a neighbour.
  const own = comma !== undefined || (token === undefined && place.needsComma) ? undefined : entry;
  const before = text.charAt(offset - 1);
  const mapping = slotOfLevel(text, level, slot);
  // An empty line must be right of the key that the brackets belong to.
  const blank = cursor.line.kind === 'blank';
  const moved = blank && (cursor.column <= column || text.slice(cursor.line.start, offset).includes('\t'));
  const space = token === undefined && !blank && (before === ',' || before === ':');
  const whole: CursorPlace = {
    slot: mapping,
    replace: moved ? { start: cursor.line.start, end: offset } : replaceInFlow(token, place.quote, offset),
    prefix: moved ? ' '.repeat(column + 2) : space ? ' ' : '',
    suffix:
      place.quote === 'open' && token !== undefined
        ? text.charAt(token.start)
        : place.needsComma
          ? ','
          : gapBefore(cursor),
    lineIndent: moved ? '' : lineIndent(cursor),
    flow: true,
    column: Math.max(0, column),
    siblings: () => flowSiblings(text, level, own),
    ...(comma === undefined ? {} : { comma }),
  };
  if (level.open === '{' && role !== 'value') {
    return mapping.type?.kind === 'object' || mapping.type?.kind === 'dictionary'
      ? [keyContext(mapping, whole, hasColon(text, own, token), undefined)]
      : [];
  }
  if (role === 'value') {
    // Its value follows.
    if (place.needsComma) return [];
    const inner =
      entry.key === undefined || level.open === '[' ? nowhere : slotOfKey(mapping, keyText(text, entry.key));
    return [{ ...whole, at: 'value', slot: inner, quoted, nest: undefined, tier, items: noItems }];
  }
  const item = slotOfItem(mapping);
  const contexts: Context[] = [];
  if (scalarOf(item) !== undefined)
    contexts.push({
      ...whole,
      at: 'value',
      slot: item,
      quoted,
      nest: undefined,
      siblings: noSiblings,
      tier,
      items: () => flowItems(text, level, own),
    });
  if (item.type?.kind === 'object' && !quoted)
    contexts.push({ ...whole, at: 'item', slot: item, siblings: noSiblings, tier });
  return contexts;
}

/** Whether a colon follows: that of the entry, or behind a word whose entry is not told from the one above. */
const hasColon = (text: string, own: FlowEntry | undefined, token: Span | undefined): boolean =>
  own?.colon !== undefined || (token !== undefined && /^[ \t]*:/.test(text.slice(token.end, token.end + 20)));

/** The slot of a collection inside the one that begins at `outermost`. */
function slotOfLevel(text: string, level: FlowLevel, outermost: Slot): Slot {
  const levels: FlowLevel[] = [];
  for (let at = level; at.parent !== undefined; at = at.parent) levels.push(at);
  let slot = outermost;
  for (const inner of levels.reverse()) {
    if (inner.parent?.open === '[') slot = slotOfItem(slot);
    else slot = inner.within?.key === undefined ? nowhere : slotOfKey(slot, keyText(text, inner.within.key));
    if (slot.type === undefined) return nowhere;
  }
  return slot;
}

function replaceInFlow(token: Span | undefined, quote: 'closed' | 'open' | undefined, offset: number): Span {
  if (token === undefined) return { start: offset, end: offset };
  if (quote === undefined) return { start: token.start, end: token.end };
  return { start: token.start + 1, end: quote === 'closed' ? token.end - 1 : offset };
}
