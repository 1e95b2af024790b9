/** Open specs that have to do with another one: what is named in a base is named in all that are laid over it. */
import { addressOf } from '../model/address';
import type { Snapshot } from '../model/snapshot';
import type { Session } from './session';

/** The open specs that one of some files belongs to, as their text or below it; `uri` itself is left out. */
export async function relativesOf(
  { documents, snapshots }: Session,
  uri: string,
  files: readonly string[],
): Promise<readonly Snapshot[]> {
  const wanted = new Set(files.map(addressOf));
  const own = addressOf(uri);
  const found: Snapshot[] = [];
  for (const other of wanted.size === 0 ? [] : documents.uris) {
    const over = addressOf(other) === own ? undefined : await snapshots.of(other);
    if (over !== undefined && [over.tree, ...over.bases.trees].some((tree) => wanted.has(addressOf(tree.uri))))
      found.push(over);
  }
  return found;
}

/** Each place once, whichever specs know it. */
export function placedOnce<T extends { readonly uri: string; readonly span: { readonly start: number } }>(
  places: readonly T[],
): readonly T[] {
  const seen = new Set<string>();
  return places.filter(({ uri, span }) => {
    const place = `${span.start} ${addressOf(uri)}`;
    return !seen.has(place) && seen.add(place);
  });
}
