import { ticked } from './list';

/** One of the candidates that are nearest to a text, the first; for where any of them will do. */
export const nearest = (text: string, candidates: Iterable<string>): string | undefined =>
  nearestOf(text, candidates)[0];

/**
 * The candidates that `text` was most likely meant to be, all that are equally near; three edits at most, fewer for short words. Where
 * one is, those of which it is a whole part are as likely: `uniqueId` is short for `nsUniqueId` and for `davUniqueId`.
 */
export function nearestOf(text: string, candidates: Iterable<string>): readonly string[] {
  const wanted = text.toLowerCase();
  if (wanted.length === 0 || wanted.length > 60) return [];
  let best = new Set<string>();
  const wholes: string[] = [];
  let bestDistance = Math.max(1, Math.min(3, Math.floor(wanted.length / 3)));
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    if (isWholePart(other.indexOf(wanted), candidate, wanted.length)) wholes.push(candidate);
    if (Math.abs(other.length - wanted.length) > bestDistance) continue;
    const distance = editDistance(wanted, other, bestDistance + 1);
    if (distance > bestDistance) continue;
    if (distance < bestDistance) best = new Set();
    best.add(candidate);
    bestDistance = distance;
  }
  return best.size === 0 ? [] : [...new Set([...best, ...wholes])];
}

/** Whether what stands at a place is the first or the last word of a name, words being apart by a sign or a capital letter. */
function isWholePart(at: number, name: string, length: number): boolean {
  const end = at + length;
  if (at < 0 || length < 3) return false;
  if (at === 0) return end < name.length && /^(?:[^A-Za-z0-9]|[A-Z])/.test(name.slice(end));
  return end === name.length && (/[^A-Za-z0-9]/.test(name.charAt(at - 1)) || /[A-Z]/.test(name.charAt(at)));
}

/** Whether nothing else can be meant: nothing is as near, and no number changes. A number is a fact, however like it is to another. */
export const isSure = (text: string, near: readonly string[]): boolean =>
  near.length === 1 && near.every((other) => digitsOf(other) === digitsOf(text));

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** `Did you mean …?` for candidates of which there is one at least; the first few where there are many. */
export const didYouMean = (near: readonly string[]): string => `Did you mean ${ticked(near, { most: 4, word: 'or' })}?`;

/** Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`; `limit` or more is returned as `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      ) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest >= limit) return limit;
    beforeLast = last;
    last = row;
  }
  return Math.min(limit, last[b.length] ?? limit);
}
