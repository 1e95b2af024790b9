/** Renaming, in a spec and in all that are laid over it, open or not. */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { prepareRenameAt, renameAt, renameOver } from '../language/rename';
import type { FileEdit, RenameResult } from '../language/types';
import { onSnapshot } from './answer';
import { toWorkspaceEdit } from './convert';
import { inRelatives, placedOnce } from './relatives';
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
    const edits = editsOf(result);
    if (target === undefined || target.kind === 'anchor') return written(edits);
    const { kind, name } = target;
    // Specs that share a file with what is renamed use its names too.
    const files = edits.map((edit) => edit.uri);
    const others = await inRelatives(session, uri, files, 'rename', token, (over): readonly RenameResult[] => [
      renameOver(over, kind, name, newName.trim()),
    ]);
    return written([...edits, ...others.flatMap(editsOf)]);
  });

  const editsOf = (result: RenameResult): readonly FileEdit[] => {
    if ('error' in result) throw new ResponseError(LSPErrorCodes.RequestFailed, result.error);
    return result.edits;
  };

  const written = (edits: readonly FileEdit[]) =>
    toWorkspaceEdit([...placedOnce(edits)], client, (other) => documents.versionOf(other));
}
