/** Ways through a spec: definition, references, highlights, links, growing selections. */
import { definitionAt, highlightsAt, linksOf, referencesAt, selectionAt } from '../language/navigation';
import { onSnapshot } from './answer';
import { toHighlight, toLink, toLocation, toSelection } from './convert';
import type { Session } from './session';

export function serveNavigation(session: Session): void {
  const { connection } = session;
  connection.onDefinition(({ textDocument, position }, token) =>
    onSnapshot(session, 'definition', textDocument.uri, token, null, (snapshot) =>
      definitionAt(snapshot, snapshot.tree.lines.offsetAt(position)).map(toLocation),
    ),
  );

  connection.onReferences(({ textDocument, position, context }, token) =>
    onSnapshot(session, 'references', textDocument.uri, token, null, (snapshot) =>
      referencesAt(snapshot, snapshot.tree.lines.offsetAt(position), context.includeDeclaration).map(toLocation),
    ),
  );

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
