/** Completion, and the documentation of a proposal that somebody looks at. */
import { Position, type CompletionItem } from 'vscode-languageserver';
import { completionsAt } from '../language/completion';
import { addressOf } from '../model/address';
import { isBelow } from '../model/extends';
import type { Snapshot } from '../model/snapshot';
import { onSnapshot } from './answer';
import { toCompletions, toDocumentation } from './completion-items';
import { at, isText } from './parse';
import type { Session } from './session';

export function serveCompletion(session: Session): void {
  const { connection, engine, client, documents } = session;
  connection.onCompletion(({ textDocument: { uri }, position }, token) =>
    onSnapshot(session, 'completion', uri, token, [], (snapshot) => {
      const { lines } = snapshot.tree;
      const found = documents.find(uri)?.foundLast;
      const around = { found, specs: specsBeside(session, snapshot) };
      const items = completionsAt(snapshot, lines.offsetAt(position), engine.rules, around);
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
      const documentation = same === undefined ? undefined : toDocumentation(same, client);
      return documentation === undefined ? item : { ...item, documentation };
    });
  });
}

/** Open specs that a spec may extend: it is none of what they are laid over, and they stand where bases may be read. */
function specsBeside({ documents }: Session, { uri }: Snapshot): readonly string[] {
  const own = addressOf(uri);
  const around = documents.folders.filter((folder) => isBelow(uri, folder));
  const roots = around.length > 0 ? around : [uri.slice(0, uri.lastIndexOf('/'))];
  return documents.uris.filter((other) => {
    const below = documents.find(other)?.known()?.bases.trees ?? [];
    const isOver = [other, ...below.map((tree) => tree.uri)].some((base) => addressOf(base) === own);
    return !isOver && roots.some((root) => isBelow(other, root));
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
