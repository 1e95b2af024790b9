/** Words that are made of parts with hyphens, and which of many shares most of its parts with another. */

const partsOf = (text: string): readonly string[] => text.toLowerCase().match(/[a-z]+|\d+/g) ?? [];

/**
 * The candidates that share a part with `text`, such as `mux` with `im-mux`, the one that shares most first; of equals the
 * shorter, else in their order. At most `most`.
 */
export function nearestByParts(text: string, candidates: Iterable<string>, most: number): readonly string[] {
  const wanted = new Set(partsOf(text));
  if (wanted.size === 0) return [];
  const found: { readonly candidate: string; readonly shared: number; readonly more: number }[] = [];
  for (const candidate of candidates) {
    const parts = partsOf(candidate);
    const shared = parts.filter((part) => wanted.has(part)).length;
    if (shared > 0) found.push({ candidate, shared, more: parts.length - shared });
  }
  return found
    .sort((a, b) => b.shared - a.shared || a.more - b.more)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}
