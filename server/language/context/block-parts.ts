/** What a line of its own and a line with a dash or key may both turn into, in block style: an item, a key with its value. */
import { neighbour, shapeOf, type LinedText } from '../../syntax/line-shape';
import type { Span } from '../../syntax/tree';
import { keyContext, lineIndent, type Cursor } from './cursor';
import { noItems, noSiblings, type ChildLines, type Context, type CursorPlace, type ValueContext } from './kinds';
import { itemsAt, siblingsAt } from './siblings';
import { scalarOf, slotOfKey, type Slot } from './slots';
import type { BlockSpot } from './spots';

/** Lines of a list that are looked at for an item with keys. */
const MOST_ITEMS = 50;

/** All that an item may begin with. `ownLine`: its dash stands on the line of the cursor already. */
export function inItem(
  cursor: Cursor,
  slot: Slot,
  column: number,
  place: Omit<CursorPlace, 'slot' | 'column' | 'siblings'>,
  dash: number,
  ownLine: boolean,
  tier: number | undefined,
): readonly Context[] {
  const whole: CursorPlace = { ...place, slot, column, siblings: noSiblings };
  const items = (): ReadonlySet<string> => itemsAt(cursor.source, cursor.line.line, dash);
  const contexts: Context[] = [];
  if (scalarOf(slot) !== undefined)
    contexts.push({ ...whole, at: 'value', quoted: false, nest: undefined, tier, items });
  if (slot.type?.kind === 'object' || slot.type?.kind === 'dictionary') {
    const siblings = ownLine
      ? (): ReadonlyMap<string, string> => siblingsAt(cursor.source, cursor.line.line, column, true)
      : noSiblings;
    contexts.push(keyContext(slot, { ...place, column, siblings }, false, undefined));
    contexts.push({ ...whole, at: 'item', tier });
  }
  return contexts;
}

/** What the lines below a key without a value are. */
export function childrenAt({ source }: Cursor, line: number): ChildLines {
  const shape = shapeOf(source, line);
  const [dash] = shape.dashes;
  if (dash === undefined) return { kind: shape.key === undefined ? 'text' : 'mapping', key: shape.key?.text };
  return { kind: 'list', key: shape.key?.text ?? keyOfLaterItem(source, line, dash) };
}

/** The first key of the first item that has one, of the list whose dashes stand in a column; a short item may come before. */
function keyOfLaterItem(source: LinedText, line: number, dash: number): string | undefined {
  let next = neighbour(source, line, 1);
  for (let looked = 0; next !== undefined && looked < MOST_ITEMS; looked++) {
    if (next.head.indent < dash) return undefined;
    const shape = shapeOf(source, next.line);
    if (shape.dashes[0] === dash && shape.key !== undefined) return shape.key.text;
    next = neighbour(source, next.line, 1);
  }
  return undefined;
}

/** The offset of the colon in a word: `zone:dmz` is one to YAML; whoever types it means a key and its value. */
export function colonInWord(cursor: Cursor, mapping: Slot, word: Span): number | undefined {
  const text = cursor.source.text.slice(word.start, word.end);
  const at = text.indexOf(':');
  if (at <= 0 || cursor.offset <= word.start + at) return undefined;
  return slotOfKey(mapping, text.slice(0, at)).type === undefined ? undefined : word.start + at;
}

/** The value of a key that is one word with it. `colon`: its offset in the document. */
export function valueAfterColon(
  cursor: Cursor,
  spot: Pick<BlockSpot, 'slot' | 'column'>,
  colon: number,
  word: Span,
  siblings: () => ReadonlyMap<string, string>,
  tier: number | undefined,
): ValueContext {
  const comment = cursor.source.text.charAt(colon + 1) === '#';
  return {
    at: 'value',
    slot: slotOfKey(spot.slot, cursor.source.text.slice(word.start, colon)),
    replace: { start: colon + 1, end: comment ? colon + 1 : word.end },
    prefix: ' ',
    suffix: comment ? ' ' : '',
    lineIndent: lineIndent(cursor),
    flow: false,
    column: spot.column,
    siblings,
    quoted: false,
    nest: undefined,
    tier,
    items: noItems,
  };
}
