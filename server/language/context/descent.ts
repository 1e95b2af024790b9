/** The way from the root of a spec to a line, by indentation and the format. */
import { tierType } from '../../model/format';
import { closingQuote } from '../../syntax/characters';
import {
  beginsWithBracket,
  headOf,
  lineStart,
  shapeOf,
  valueText,
  type LinedText,
  type LineHead,
  type LineShape,
} from '../../syntax/line-shape';
import { flowPlaceAt, type FlowPlace } from './flow-place';
import { nowhere, rootSlot, slotOfItem, slotOfKey, type Slot } from './slots';

export interface Frame {
  readonly kind: 'map' | 'seq';
  /** Of its keys or dashes. */
  readonly column: number;
  readonly slot: Slot;
}

export interface Descent {
  readonly frames: readonly Frame[];
  /** The value that the last line waits for or has. */
  readonly slot: Slot;
  /** The last line ends with a key or dash and has no value yet. */
  readonly open: boolean;
  readonly tier: number | undefined;
  readonly last: LineShape | undefined;
  /** A construct over several lines that the cursor is inside of. */
  readonly inside:
    | { readonly kind: 'text' }
    | { readonly kind: 'behind'; readonly from: number }
    | { readonly kind: 'flow'; readonly place: FlowPlace; readonly slot: Slot; readonly column: number }
    | undefined;
}

/** Lines or dashes nested deeper than this are no spec. */
const DEEPEST = 100;

/** The lines that a line hangs on by its indentation, outermost first, itself last. */
export function chainOf(source: LinedText, line: number): readonly LineShape[] {
  const chain = [shapeOf(source, line)];
  let { indent, dash }: LineHead = chain[0] ?? { kind: 'blank', indent: 0, dash: false };
  for (let at = line - 1; at >= 0 && (indent > 0 || dash); at--) {
    if (chain.length > DEEPEST) return [];
    const head = headOf(source, at);
    if (head.kind === 'marker') break;
    if (head.kind !== 'content' || head.indent > indent) continue;
    // A list may have its dashes in the column of its key.
    if (head.indent === indent && !(dash && !head.dash)) continue;
    const shape = shapeOf(source, at);
    if (head.indent === indent && (shape.key === undefined || shape.valueKind !== 'none')) continue;
    chain.push(shape);
    ({ indent, dash } = head);
  }
  return chain.reverse();
}

/** The column that lines must be right of to belong to the value of this line. */
export const ownerColumn = (shape: LineShape): number =>
  shape.key === undefined ? (shape.dashes.at(-1) ?? shape.indent - 1) : shape.content;

/** Follows a chain of lines through the format. `own`: the last of them is the line of the cursor. */
export function descend(
  source: LinedText,
  chain: readonly LineShape[],
  column: number,
  offset: number,
  own: boolean,
): Descent {
  let frames: Frame[] = [];
  let slot = rootSlot;
  let open = true;
  let tier: number | undefined;
  const lineStart = source.lines.startOf(source.lines.lineAt(offset));
  for (const [index, shape] of chain.entries()) {
    for (const dash of shape.dashes) {
      frames = frames.filter((frame) => frame.column < dash || (frame.kind === 'map' && frame.column === dash));
      frames.push({ kind: 'seq', column: dash, slot });
      slot = slotOfItem(slot);
      open = true;
    }
    if (shape.key !== undefined) {
      let top = frames.at(-1);
      if (top?.kind !== 'map' || (shape.content > top.column && open)) {
        top = { kind: 'map', column: shape.content, slot };
        frames.push(top);
      } else if (shape.content > top.column) {
        // Deeper than a key that has its value already.
        top = { kind: 'map', column: shape.content, slot: nowhere };
        frames.push(top);
      }
      slot = slotOfKey(top.slot, shape.key.text);
      if (top.slot.type === tierType && shape.key.text === 'tier') tier = Number(valueText(source.text, shape));
    }
    open = shape.valueKind === 'none';
    if (own && index === chain.length - 1) break;

    const result = { frames, slot, open, tier, last: shape };
    switch (shape.valueKind) {
      case 'block':
        return { ...result, open: false, inside: column > ownerColumn(shape) ? { kind: 'text' } : undefined };
      case 'flow': {
        if (column <= ownerColumn(shape)) break;
        const limit = limitOf(source, shape, offset);
        const place = flowPlaceAt(source.text, shape.value, offset, limit);
        if (place !== undefined)
          return { ...result, inside: { kind: 'flow', place, slot, column: ownerColumn(shape) } };
        // The last bracket is closed on the line of the cursor.
        if (flowPlaceAt(source.text, shape.value, lineStart, limit) !== undefined)
          return { ...result, inside: { kind: 'behind', from: shape.value } };
        break;
      }
      case 'quoted':
        if (column > ownerColumn(shape) && closingQuote(source.text, shape.value, lineStart) === undefined)
          return { ...result, inside: { kind: 'text' } };
        break;
      case 'none':
      case 'plain':
      case 'alias':
        break;
    }
    // What hangs on a value that is there is the rest of it, or cannot be read; further keys beside it are fine.
    const next = chain[index + 1];
    if (!open && next !== undefined && next.indent > ownerColumn(shape)) {
      if (!own) return { ...result, inside: undefined };
      slot = nowhere;
    }
  }
  return { frames, slot, open, tier, last: chain.at(-1), inside: undefined };
}

/** The offset up to which brackets that a line opens can reach: up to the next line below the cursor that is not right of their key. */
export function limitOf(source: LinedText, shape: LineShape, offset: number): number {
  const column = ownerColumn(shape);
  const from = Math.max(shape.line, source.lines.lineAt(offset));
  for (let line = from + 1; line < source.lines.count; line++) {
    const head = headOf(source, line);
    if (head.kind === 'blank' || head.kind === 'comment' || (head.kind === 'content' && head.indent > column)) continue;
    return beginsWithBracket(source, line, head) ? source.lines.endOf(line) : lineStart(source, line);
  }
  return source.text.length;
}
