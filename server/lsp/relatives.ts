/** Specs that have to do with another one: what is named in a base is named in all that are laid over it, open or not. */
import type { CancellationToken } from 'vscode-languageserver';
import { addressOf } from '../model/address';
import type { Snapshot } from '../model/snapshot';
import { cancelled } from './answer';
import type { Session } from './session';

/**
 * Does something with the specs that one of some files belongs to, as their text or below it; `uri` itself is left out. Of those that
 * are not open, one is in memory at a time. Throws where the request is cancelled.
 */
export async function inRelatives<T>(
  { client, documents, snapshots, specs, work }: Session,
  uri: string,
  files: readonly string[],
  what: string,
  token: CancellationToken,
  look: (snapshot: Snapshot) => readonly T[],
): Promise<readonly T[]> {
  const own = addressOf(uri);
  const wanted = new Set(files.map(addressOf));
  if (wanted.size === 0) return [];
  const isCancelled = (): boolean => token.isCancellationRequested;
  const found: T[] = [];
  for (const other of documents.uris) {
    const over = addressOf(other) === own ? undefined : await snapshots.of(other);
    if (over !== undefined && [over.tree, ...over.bases.trees].some((tree) => wanted.has(addressOf(tree.uri))))
      found.push(...snapshots.run(other, what, [], () => look(over)));
  }
  if (!client.watchFiles) specs.lookAgain();
  for (const other of await specs.extending([...wanted], isCancelled)) {
    if (isCancelled()) throw cancelled();
    const looked = await specs.visit(other, ({ document, snapshot }) =>
      snapshot === undefined ? [] : work.run(document, what, [], () => look(snapshot)),
    );
    found.push(...(looked?.result ?? []));
  }
  if (isCancelled()) throw cancelled();
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
