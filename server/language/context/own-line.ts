/** What may be written on a line with nothing or a lone word on it, in block style: anything, in the columns that are open. */
import type { LineHead, Neighbour } from '../../syntax/line-shape';
import type { Span } from '../../syntax/tree';
import { childrenAt, colonInWord, inItem, valueAfterColon } from './block-parts';
import { below, keyContext, type Cursor } from './cursor';
import { ownerColumn, type Descent } from './descent';
import { noItems, noSiblings, type Context } from './kinds';
import { siblingsAt } from './siblings';
import { rootSlot, scalarOf, slotOfItem } from './slots';
import { cutsOff, nearest, ownersAt, spotsAbove, type BlockSpot } from './spots';

/** What may stand on the line. `word`: what is typed already, or the empty span at the cursor. */
export function onOwnLine(cursor: Cursor, descent: Descent, word: Span): readonly Context[] {
  const { line: shape } = cursor;
  const typed = word.end > word.start;
  const column = word.start - shape.start;
  const next = below(cursor);
  const all = spotsOf(descent, column, next?.head);
  const pool = (typed ? ownersAt(all, column) : undefined) ?? spotsAbove(all, next?.head);
  const chosen = nearest(pool, column);
  return chosen.flatMap((spot) => atSpot(cursor, spot, word, next, descent.tier));
}

function atSpot(
  cursor: Cursor,
  spot: BlockSpot,
  word: Span,
  next: Neighbour | undefined,
  tier: number | undefined,
): readonly Context[] {
  const { line: shape } = cursor;
  const column = word.start - shape.start;
  const tabs = cursor.source.text.slice(shape.start, word.start).includes('\t');
  const moved = spot.column !== column || tabs;
  const white = ' '.repeat(spot.column);
  const place = {
    replace: moved ? { start: shape.start, end: word.end } : word,
    prefix: moved ? white : '',
    suffix: '',
    // A client that indents by itself takes the white space before what is replaced.
    lineIndent: moved ? '' : white,
    flow: false,
  };
  if (spot.kind === 'seq') {
    const content = spot.column + 2;
    const item = slotOfItem(spot.slot);
    const dashed = { ...place, prefix: `${place.prefix}- ` };
    if (!spot.open || next?.head.indent !== content || next.head.dash) {
      return inItem(cursor, item, content, dashed, spot.column, false, tier);
    }
    // The rest of the item stands below: only its first key is missing.
    const rest = (): ReadonlyMap<string, string> => siblingsAt(cursor.source, shape.line, content, true);
    return [keyContext(item, { ...dashed, column: content, siblings: rest }, false, undefined)];
  }
  const siblings = (): ReadonlyMap<string, string> => siblingsAt(cursor.source, shape.line, spot.column, false);
  if (spot.kind === 'value') {
    return [
      {
        ...place,
        at: 'value',
        slot: spot.slot,
        column: spot.column,
        siblings: noSiblings,
        quoted: false,
        nest: undefined,
        tier,
        items: noItems,
      },
    ];
  }
  const typed = word.end > word.start;
  const split = typed ? colonInWord(cursor, spot.slot, word) : undefined;
  if (split !== undefined && !moved) return [valueAfterColon(cursor, spot, split, word, siblings, tier)];
  const children = next !== undefined && cutsOff(spot, next.head) ? childrenAt(cursor, next.line) : undefined;
  return [keyContext(spot.slot, { ...place, column: spot.column, siblings }, false, children)];
}

/** All spots that what stands above leaves open. `below`: the next line of content, from which a new collection takes its column. */
function spotsOf(descent: Descent, column: number, below: LineHead | undefined): readonly BlockSpot[] {
  const { frames, slot, open, last } = descent;
  if (last === undefined)
    return [{ kind: 'map', column: below?.indent ?? 0, slot: rootSlot, fresh: false, open: false }];
  const found: BlockSpot[] = frames.map((frame, index) => ({
    ...frame,
    fresh: false,
    open: index === frames.length - 1,
  }));
  if (!open) return found;
  const owner = ownerColumn(last);
  const list = slot.type?.kind === 'list';
  const nested = below !== undefined && below.indent > owner ? below.indent : undefined;
  const inner = nested ?? (column > owner ? column : owner + 2);
  const fresh = (kind: BlockSpot['kind'], at: number): BlockSpot => ({
    kind,
    column: at,
    slot,
    fresh: true,
    open: true,
  });
  const underKey = last.key !== undefined;
  const orphaned =
    below !== undefined && nested !== undefined && !below.dash && nested - 2 >= owner + (underKey ? 0 : 1);
  if (list && orphaned) found.push(fresh('seq', nested - 2));
  else if (list && underKey) {
    const sameColumn = below?.dash === true && below.indent === owner;
    found.push(fresh('seq', sameColumn ? owner : inner));
    if (column === owner && below?.indent !== owner) found.push(fresh('seq', owner));
  } else if (list) found.push(fresh('seq', inner));
  // What stands under a key that the format does not know is the user's own.
  if (slot.type === undefined || slot.type.kind === 'object' || slot.type.kind === 'dictionary')
    found.push(fresh('map', inner));
  if (scalarOf(slot) !== undefined && nested === undefined) found.push(fresh('value', inner));
  return found;
}
