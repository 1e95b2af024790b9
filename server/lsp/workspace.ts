/** What changes around the open documents: files on disk, and the folders that the client has open. */
import { DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { addressOf } from '../model/address';
import type { Diagnostics } from './diagnostics';
import { inBackground } from './log';
import type { Session } from './session';

/** Serves changes of files; what it returns asks to be told of them as soon as the client may be asked. */
export function serveWorkspace(session: Session, diagnostics: Diagnostics): () => void {
  const { connection, log, client, documents } = session;

  connection.onDidChangeWatchedFiles((event) => {
    diagnostics.again(documents.filesChanged(event.changes.map((change) => change.uri)));
  });

  return () => {
    if (client.watchFiles) {
      const watched = { watchers: [{ globPattern: '**/*.{yaml,yml}' }] };
      inBackground(
        log,
        'Files are not watched',
        connection.client.register(DidChangeWatchedFilesNotification.type, watched),
      );
    }
    if (client.folders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map((folder) => addressOf(folder.uri)));
        const left = documents.folders.filter((folder) => !gone.has(addressOf(folder)));
        diagnostics.again(documents.foldersChanged([...left, ...added.map((folder) => folder.uri)]));
      });
    }
  };
}
