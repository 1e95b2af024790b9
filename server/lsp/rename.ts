/** Renaming, in a spec and in the open specs that are laid over it. */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { prepareRenameAt, renameAt, renameIn } from '../language/rename';
import { isSameFile } from '../model/address';
import { onSnapshot } from './answer';
import { toWorkspaceEdit } from './convert';
import type { Session } from './session';

export function serveRename(session: Session): void {
  const { connection, client, documents, snapshots } = session;
  connection.onPrepareRename(({ textDocument, position }, token) =>
    onSnapshot(session, 'rename', textDocument.uri, token, null, (snapshot) => {
      const { lines } = snapshot.tree;
      const target = prepareRenameAt(snapshot, lines.offsetAt(position));
      return target === undefined ? null : { range: lines.rangeOf(target.span), placeholder: target.placeholder };
    }),
  );

  connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }, token) => {
    const snapshot = await onSnapshot(session, 'rename', uri, token, undefined, (own) => own);
    if (snapshot === undefined) return null;
    const offset = snapshot.tree.lines.offsetAt(position);
    const target = prepareRenameAt(snapshot, offset);
    const result = snapshots.run(uri, 'rename', undefined, () => renameAt(snapshot, offset, newName));
    if (result === undefined) return null;
    if ('error' in result) throw new ResponseError(LSPErrorCodes.RequestFailed, result.error);
    const edits = [...result.edits];
    // Open specs that are laid over this one use its names too.
    for (const other of target === undefined || edits.length === 0 ? [] : documents.uris) {
      const over = isSameFile(other, uri) ? undefined : await snapshots.of(other);
      if (over?.bases.trees.some((base) => isSameFile(base.uri, uri)) !== true || target === undefined) continue;
      edits.push(
        ...snapshots
          .run(other, 'rename', [], () => renameIn(over, target.kind, target.name, newName.trim()))
          .filter((edit) => edit.uri === over.uri),
      );
    }
    return toWorkspaceEdit(edits, client, (other) => documents.versionOf(other));
  });
}
