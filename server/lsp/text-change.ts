/** Where a text differs from an earlier one. */

/**
 * Outside of it the two texts are the same: before `start` in both, and from `oldEnd` on in the old one as from `newEnd` on in
 * the new one. UTF-16 offsets.
 */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/**
 * The hull of a change and of an edit made after it; of the edit alone without one. The edit replaces `[start, oldEnd)` of the
 * text that the change has led to.
 */
export function followedBy(change: TextChange | undefined, edit: TextChange): TextChange {
  if (change === undefined) return edit;
  // What the edit reaches behind the change stood in the old text too.
  const behind = Math.max(0, edit.oldEnd - change.newEnd);
  return {
    start: Math.min(change.start, edit.start),
    oldEnd: change.oldEnd + behind,
    newEnd: change.newEnd + behind + edit.newEnd - edit.oldEnd,
  };
}
