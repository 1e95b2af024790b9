/** What stands beside a cursor: the keys of its mapping, the items of its list. */
import type { Span } from '../../syntax/tree';
import type { FlowEntry, FlowLevel } from './flow-place';
import { headOf, shapeOf, valueText, type LineShape, type LinedText } from '../../syntax/line-shape';

/** Keys of the block mapping in a column around a line. `first`: that line holds its dash; `self`: its key counts too. */
export function siblingsAt(
  source: LinedText,
  line: number,
  column: number,
  first: boolean,
  self = false,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (shape: LineShape): void => {
    if (shape.key !== undefined && shape.content === column) found.set(shape.key.text, valueText(source.text, shape));
  };
  if (self) add(shapeOf(source, line));
  for (let at = first ? -1 : line - 1; at >= 0; at--) {
    const head = headOf(source, at);
    if (head.kind === 'marker') break;
    if (head.kind !== 'content' || head.indent > column || (head.indent === column && head.dash)) continue;
    // The first key of an item stands behind its dash.
    if (head.indent === column || head.dash) add(shapeOf(source, at));
    if (head.indent < column) break;
  }
  for (let at = line + 1; at < source.lines.count; at++) {
    const head = headOf(source, at);
    if (head.kind === 'marker') break;
    if (head.kind !== 'content' || head.indent > column || (head.indent === column && head.dash)) continue;
    if (head.indent < column) break;
    add(shapeOf(source, at));
  }
  return found;
}

/** Items of the block list whose dashes stand in a column around a line: the scalar, or the value of the first key. */
export function itemsAt(source: LinedText, line: number, column: number): ReadonlySet<string> {
  const found = new Set<string>();
  for (const step of [-1, 1]) {
    for (let at = line + step; at >= 0 && at < source.lines.count; at += step) {
      const head = headOf(source, at);
      if (head.kind === 'marker') break;
      if (head.kind !== 'content' || head.indent > column) continue;
      if (head.indent < column || !head.dash) break;
      const text = valueText(source.text, shapeOf(source, at));
      if (text !== '') found.add(text);
    }
  }
  return found;
}

export const keyText = (text: string, span: Span): string =>
  text.slice(span.start, span.end).replace(/^["']|["']$/g, '');

export function flowSiblings(text: string, level: FlowLevel, own: FlowEntry | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const entry of level.entries) {
    if (entry.key === undefined || entry === own) continue;
    found.set(keyText(text, entry.key), entry.value === undefined ? '' : keyText(text, entry.value));
  }
  return found;
}

export function flowItems(text: string, level: FlowLevel, own: FlowEntry | undefined): ReadonlySet<string> {
  return new Set(
    level.entries.flatMap((entry) => (entry === own || entry.value === undefined ? [] : [keyText(text, entry.value)])),
  );
}
