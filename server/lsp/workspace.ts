/** What changes around the open documents: files on disk, and the folders that the client has open. */
import { DidChangeWatchedFilesNotification, WatchKind } from 'vscode-languageserver';
import { addressOf, isYaml } from '../model/address';
import type { Diagnostics } from './diagnostics';
import { inBackground } from './log';
import type { Session } from './session';

/** Serves changes of files; what it returns asks to be told of them as soon as the client may be asked. */
export function serveWorkspace(session: Session, diagnostics: Diagnostics): () => void {
  const { connection, log, client, documents, specs } = session;

  connection.onDidChangeWatchedFiles((event) => {
    filesChanged(event.changes.map((change) => change.uri));
  });

  connection.workspace.onDidRenameFiles(({ files }) => {
    filesChanged(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri]));
    // What lies in a folder that was moved is somewhere else now.
    if (files.some(({ oldUri }) => !isYaml(oldUri))) specs.searchAgain();
  });
  connection.workspace.onDidDeleteFiles(({ files }) => {
    filesChanged(files.map(({ uri }) => uri));
  });
  connection.workspace.onDidCreateFiles(({ files }) => {
    filesChanged(files.map(({ uri }) => uri));
    if (files.some(({ uri }) => !isYaml(uri))) specs.searchAgain();
  });

  function filesChanged(uris: readonly string[]): void {
    diagnostics.again(documents.filesChanged(uris));
    specs.filesChanged(uris);
  }

  return () => {
    if (client.watchFiles) {
      const watched = {
        // Of a folder that goes, nothing is said of what lay in it.
        watchers: [{ globPattern: '**/*.{yaml,yml}' }, { globPattern: '**', kind: WatchKind.Delete }],
      };
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
        specs.searchAgain();
      });
    }
  };
}
