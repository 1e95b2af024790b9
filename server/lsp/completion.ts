/** Completion, and the documentation of a proposal that somebody looks at. */
import { Position, type CompletionItem } from 'vscode-languageserver';
import { completionsAt } from '../language/completion';
import { onSnapshot } from './answer';
import { toCompletions, toDocumentation } from './completion-items';
import { at, isText } from './parse';
import type { Session } from './session';

export function serveCompletion(session: Session): void {
  const { connection, engine, client } = session;
  connection.onCompletion(({ textDocument: { uri }, position }, token) =>
    onSnapshot(session, 'completion', uri, token, [], (snapshot) => {
      const { lines } = snapshot.tree;
      const items = completionsAt(snapshot, lines.offsetAt(position), engine.rules);
      return toCompletions(lines, items, client, { uri, position });
    }),
  );

  // Nothing is kept from the request before: in its place the same is proposed, whatever was typed behind it since.
  connection.onCompletionResolve((item, token) => {
    const place = placeOf(item.data);
    if (place === undefined) return item;
    return onSnapshot(session, 'completion', place.uri, token, item, (snapshot): CompletionItem => {
      const items = completionsAt(snapshot, snapshot.tree.lines.offsetAt(place.position), engine.rules);
      const same = items.find(({ label }) => label === item.label);
      const documentation = same === undefined ? undefined : toDocumentation(same);
      return documentation === undefined ? item : { ...item, documentation };
    });
  });
}

interface Place {
  readonly uri: string;
  readonly position: Position;
}

/** What a client sends back may be anything. */
function placeOf(data: unknown): Place | undefined {
  const [uri, position] = [at(data, 'uri'), at(data, 'position')];
  return isText(uri) && Position.is(position) ? { uri, position } : undefined;
}
