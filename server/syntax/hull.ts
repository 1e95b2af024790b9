/** One stretch in which two texts differ: what all edits between them come to. */

/** What differs between two texts: offsets in the old one, and by how much the new one is longer. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly by: number;
}

/** Characters compared at once. */
const STEP = 1024;

/** The stretch in which two texts differ. */
export function changeOf(old: string, text: string): Change {
  const limit = Math.min(old.length, text.length);
  let start = 0;
  // Large steps first: comparing slices is much faster than comparing characters.
  while (start + STEP <= limit && old.slice(start, start + STEP) === text.slice(start, start + STEP)) start += STEP;
  while (start < limit && old.charCodeAt(start) === text.charCodeAt(start)) start++;
  const left = limit - start;
  let tail = 0;
  while (
    tail + STEP <= left &&
    old.slice(old.length - tail - STEP, old.length - tail) === text.slice(text.length - tail - STEP, text.length - tail)
  )
    tail += STEP;
  while (tail < left && old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)) tail++;
  return { start, end: old.length - tail, by: text.length - old.length };
}

/** What a change and an edit that was made after it come to: the smallest stretch that holds both. Without a change, the edit alone. */
export function followedBy(change: Change | undefined, edit: Change): Change {
  if (change === undefined) return edit;
  // What the edit reaches behind the change stood in the old text too.
  const behind = Math.max(0, edit.end - (change.end + change.by));
  return { start: Math.min(change.start, edit.start), end: change.end + behind, by: change.by + edit.by };
}
