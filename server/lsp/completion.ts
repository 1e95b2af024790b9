/** Completion. */
import { completionsAt } from '../language/completion';
import { onSnapshot } from './answer';
import { toCompletion } from './convert';
import type { Session } from './session';

export function serveCompletion(session: Session): void {
  const { connection, engine, client } = session;
  connection.onCompletion(({ textDocument, position }, token) =>
    onSnapshot(session, 'completion', textDocument.uri, token, [], (snapshot) => {
      const { lines } = snapshot.tree;
      const items = completionsAt(snapshot, lines.offsetAt(position), engine.rules);
      return items.map((item) => toCompletion(lines, item, client));
    }),
  );
}
