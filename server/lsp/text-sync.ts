/** The texts of the client: opened, edited, saved, closed. */
import { fromChange } from './convert';
import type { Diagnostics } from './diagnostics';
import type { Session } from './session';

export function serveTextSync({ connection, log, documents, work }: Session, diagnostics: Diagnostics): void {
  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    diagnostics.edited(uri, documents.open(uri, version, text));
  });

  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    work.turns.edited();
    const dependants = documents.change(uri, version, contentChanges.map(fromChange));
    if (dependants === undefined) log(`An edit of ${uri} is dropped: it is not open.`);
    else diagnostics.edited(uri, dependants);
  });

  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    if (documents.save(uri)) diagnostics.again([uri]);
  });

  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    diagnostics.closed(uri, documents.close(uri));
  });
}
