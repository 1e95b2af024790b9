/** Files that somebody creates, renames, moves or deletes in the editor: what extends them follows, or says that they are gone. */
import { FileOperationPatternKind, type FileOperationRegistrationOptions } from 'vscode-languageserver';
import { followMoves } from '../language/moved-files';
import type { FileEdit } from '../language/types';
import { addressOf, isYaml } from '../model/address';
import { cancelled } from './answer';
import { toWorkspaceEdit } from './convert';
import { placedOnce } from './relatives';
import type { Session } from './session';

/** YAML files, and folders, in which some may lie. */
export const moved: FileOperationRegistrationOptions = {
  filters: [
    { pattern: { glob: '**/*.{yaml,yml}', matches: FileOperationPatternKind.file } },
    { pattern: { glob: '**', matches: FileOperationPatternKind.folder } },
  ],
};

export function serveFileOperations(session: Session): void {
  const { connection, client, documents, snapshots, specs, work } = session;

  connection.workspace.onWillRenameFiles(async ({ files }, token) => {
    const isCancelled = (): boolean => token.isCancellationRequested;
    const edits: FileEdit[] = [];
    for (const uri of documents.uris) {
      const edit = await snapshots.use(uri, 'moved files', undefined, ({ tree }) => followMoves(tree, files));
      if (edit !== undefined) edits.push(edit);
    }
    if (!client.watchFiles) specs.lookAgain();
    // A base need not be a spec by its name.
    const named = files.map(({ oldUri }) => oldUri).filter(isYaml);
    const closed = new Map([...named, ...(await specs.files(isCancelled))].map((uri) => [addressOf(uri), uri]));
    for (const [address, uri] of closed) {
      if (isCancelled()) throw cancelled();
      if (documents.at(address) !== undefined || !specs.isConcerned(uri, files)) continue;
      const looked = await specs.visit(uri, ({ document, snapshot }) =>
        snapshot === undefined
          ? undefined
          : work.run(document, 'moved files', undefined, () => followMoves(snapshot.tree, files)),
      );
      if (looked?.result !== undefined) edits.push(looked.result);
    }
    return edits.length === 0
      ? null
      : toWorkspaceEdit([...placedOnce(edits)], client, (uri) => documents.versionOf(uri));
  });
}
