/** Where on a line of its own something may be written: the columns of what is open above, as far as the lines below allow. */
import type { LineHead } from '../syntax/line-shape';
import type { Slot } from './slots';

export interface Candidate {
  readonly kind: 'map' | 'seq' | 'value';
  readonly column: number;
  readonly slot: Slot;
  /** It would be the first line of its collection. */
  readonly fresh: boolean;
  /** No item of the list has keys above the cursor: keys right of the dashes below are the rest of a new item. */
  readonly open: boolean;
}

/** The mappings whose keys stand in a column. */
export function ownersAt(candidates: readonly Candidate[], column: number): readonly Candidate[] | undefined {
  const found = candidates.filter((candidate) => candidate.kind === 'map' && candidate.column === column);
  return found.length > 0 ? found : undefined;
}

/** The candidates that leave the next line of content where it belongs. */
export function placesAbove(candidates: readonly Candidate[], below: LineHead | undefined): readonly Candidate[] {
  if (below === undefined) return candidates;
  if (candidates.some((candidate) => holds(candidate, below)))
    return candidates.filter((candidate) => !cutsOff(candidate, below));
  // It hangs on nothing above: only a key that takes it as its own can stand here.
  const owners = candidates.filter((candidate) => candidate.kind === 'map' && cutsOff(candidate, below));
  const deepest = Math.max(...owners.map((candidate) => candidate.column));
  return owners.filter((candidate) => candidate.column === deepest);
}

/** Whether the line is a key or an item of the candidate, or the rest of an item whose first line is missing. */
function holds(candidate: Candidate, below: LineHead): boolean {
  if (candidate.kind === 'seq' && candidate.open && !below.dash) return below.indent === candidate.column + 2;
  return candidate.column === below.indent && candidate.kind === (below.dash ? 'seq' : 'map');
}

/** Whether the line would hang on what is written in the candidate's column. */
export function cutsOff(candidate: Candidate, below: LineHead): boolean {
  if (below.indent < candidate.column || holds(candidate, below)) return false;
  return below.indent > candidate.column || candidate.kind === 'value' || (candidate.kind === 'map' && below.dash);
}

/** Those in the column, or else in the nearest one: left of it before right of it. */
export function nearest(candidates: readonly Candidate[], column: number): readonly Candidate[] {
  const fresh = candidates.filter((candidate) => candidate.fresh && candidate.column === column);
  if (fresh.length > 0) return [...fresh, ...candidates.filter((other) => other.column === column && !other.fresh)];
  const left = candidates.filter((candidate) => candidate.column <= column).map((candidate) => candidate.column);
  const best = left.length > 0 ? Math.max(...left) : Math.min(...candidates.map((candidate) => candidate.column));
  return candidates.filter((candidate) => candidate.column === best);
}
