/** Where in the spec a row comes from. */
import type { Snapshot } from '../model/snapshot';
import type { Node } from '../syntax/tree';
import type { Row, RowPlace } from './content';

export function placeOf(snapshot: Snapshot, node: Node | undefined): { readonly place?: RowPlace } {
  const place = node === undefined ? undefined : snapshot.locate(node);
  return place === undefined
    ? {}
    : { place: { uri: place.uri, line: place.range.start.line, character: place.range.start.character } };
}

/** The lines of the spec itself on which any of these stand: each once, and without that of the place of the row. */
export function linesOf(
  snapshot: Snapshot,
  place: RowPlace | undefined,
  nodes: Iterable<Node | undefined>,
): Pick<Row, 'lines'> {
  const lines = new Set<number>();
  for (const node of new Set(nodes)) {
    const line = node === undefined ? undefined : snapshot.lineOf(node);
    if (line !== undefined) lines.add(line);
  }
  if (place?.uri === snapshot.uri) lines.delete(place.line);
  return lines.size === 0 ? {} : { lines: [...lines] };
}
