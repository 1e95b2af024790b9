/** Where in the spec a row comes from. */
import type { Snapshot } from '../model/snapshot';
import type { Node } from '../syntax/tree';
import type { RowPlace } from './content';

export function placeOf(snapshot: Snapshot, node: Node | undefined): { readonly place?: RowPlace } {
  const place = node === undefined ? undefined : snapshot.locate(node);
  return place === undefined
    ? {}
    : { place: { uri: place.uri, line: place.range.start.line, character: place.range.start.character } };
}
