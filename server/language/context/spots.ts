/** Where on a line of its own something may be written: the columns of what is open above, as far as the lines below allow. */
import type { LineHead } from '../../syntax/line-shape';
import type { Slot } from './slots';

export interface BlockSpot {
  readonly kind: 'map' | 'seq' | 'value';
  readonly column: number;
  readonly slot: Slot;
  /** It would be the first line of its collection. */
  readonly fresh: boolean;
  /** No item of the list has keys above the cursor: keys right of the dashes below are the rest of a new item. */
  readonly open: boolean;
}

/** The mappings whose keys stand in a column. */
export function ownersAt(spots: readonly BlockSpot[], column: number): readonly BlockSpot[] | undefined {
  const found = spots.filter((spot) => spot.kind === 'map' && spot.column === column);
  return found.length > 0 ? found : undefined;
}

/** The spots that leave the next line of content where it belongs. */
export function spotsAbove(spots: readonly BlockSpot[], below: LineHead | undefined): readonly BlockSpot[] {
  if (below === undefined) return spots;
  if (spots.some((spot) => holds(spot, below))) return spots.filter((spot) => !cutsOff(spot, below));
  // It hangs on nothing above: only a key that takes it as its own can stand here.
  const owners = spots.filter((spot) => spot.kind === 'map' && cutsOff(spot, below));
  const deepest = Math.max(...owners.map((spot) => spot.column));
  return owners.filter((spot) => spot.column === deepest);
}

/** Whether the line is a key or an item of the spot, or the rest of an item whose first line is missing. */
function holds(spot: BlockSpot, below: LineHead): boolean {
  if (spot.kind === 'seq' && spot.open && !below.dash) return below.indent === spot.column + 2;
  return spot.column === below.indent && spot.kind === (below.dash ? 'seq' : 'map');
}

/** Whether the line would hang on what is written in the spot's column. */
export function cutsOff(spot: BlockSpot, below: LineHead): boolean {
  if (below.indent < spot.column || holds(spot, below)) return false;
  return below.indent > spot.column || spot.kind === 'value' || (spot.kind === 'map' && below.dash);
}

/** Those in the column, or else in the nearest one: left of it before right of it. */
export function nearest(spots: readonly BlockSpot[], column: number): readonly BlockSpot[] {
  const fresh = spots.filter((spot) => spot.fresh && spot.column === column);
  if (fresh.length > 0) return [...fresh, ...spots.filter((other) => other.column === column && !other.fresh)];
  const left = spots.filter((spot) => spot.column <= column).map((spot) => spot.column);
  const best = left.length > 0 ? Math.max(...left) : Math.min(...spots.map((spot) => spot.column));
  return spots.filter((spot) => spot.column === best);
}
