/** Ways through a spec: definition, references, highlights, links, growing selections. */
import type { CancellationToken } from 'vscode-languageserver';
import {
  definitionAt,
  definitionsOf,
  highlightsAt,
  linksOf,
  referencesOf,
  selectionAt,
  subjectAt,
  type Subject,
} from '../language/navigation';
import type { Location } from '../language/types';
import type { Snapshot } from '../model/snapshot';
import { onSnapshot } from './answer';
import { toHighlight, toLink, toLocation, toSelection } from './convert';
import { inRelatives, placedOnce } from './relatives';
import type { Session } from './session';

export function serveNavigation(session: Session): void {
  const { connection } = session;
  connection.onDefinition(async ({ textDocument: { uri }, position }, token) => {
    const found = await onSnapshot(session, 'definition', uri, token, null, (snapshot) => {
      const offset = snapshot.tree.lines.offsetAt(position);
      return { places: definitionAt(snapshot, offset), subject: subjectAt(snapshot, offset), snapshot };
    });
    if (found === null) return null;
    const { places, subject, snapshot } = found;
    // What a base leaves to those that are laid over it is declared there.
    if (places.length > 0 || subject?.kind !== 'name') return places.map(toLocation);
    const above = await elsewhere('definition', snapshot, subject, [uri], token, definitionsOf);
    return placedOnce(above).map(toLocation);
  });

  connection.onReferences(async ({ textDocument: { uri }, position, context }, token) => {
    const found = await onSnapshot(session, 'references', uri, token, null, (snapshot) => {
      const subject = subjectAt(snapshot, snapshot.tree.lines.offsetAt(position));
      return { snapshot, subject };
    });
    if (found === null) return null;
    const { snapshot, subject } = found;
    if (subject === undefined) return [];
    const places = (of: Snapshot): readonly Location[] => referencesOf(of, subject, context.includeDeclaration);
    const own = session.snapshots.run(uri, 'references', [], () => places(snapshot));
    const files = referencesOf(snapshot, subject, true).map((place) => place.uri);
    const others = await elsewhere('references', snapshot, subject, files, token, places);
    return placedOnce([...own, ...others]).map(toLocation);
  });

  /** What other specs say of a subject that stands in some files. An anchor is of one file. */
  async function elsewhere(
    what: string,
    { uri }: Snapshot,
    subject: Subject,
    files: readonly string[],
    token: CancellationToken,
    places: (snapshot: Snapshot, subject: Subject) => readonly Location[],
  ): Promise<readonly Location[]> {
    if (subject.kind === 'anchor') return [];
    return inRelatives(session, uri, files, what, token, (other) => places(other, subject));
  }

  connection.onDocumentHighlight(({ textDocument, position }, token) =>
    onSnapshot(session, 'highlights', textDocument.uri, token, null, (snapshot) => {
      const { lines } = snapshot.tree;
      return highlightsAt(snapshot, lines.offsetAt(position)).map((highlight) => toHighlight(lines, highlight));
    }),
  );

  connection.onDocumentLinks(({ textDocument }, token) =>
    onSnapshot(session, 'links', textDocument.uri, token, [], (snapshot) =>
      linksOf(snapshot).map((link) => toLink(snapshot.tree.lines, link)),
    ),
  );

  connection.onSelectionRanges(({ textDocument, positions }, token) =>
    onSnapshot(session, 'selection', textDocument.uri, token, [], (snapshot) => {
      const { lines } = snapshot.tree;
      return positions.map((position) => toSelection(lines, selectionAt(snapshot, lines.offsetAt(position)), position));
    }),
  );
}
