/** Edits of a spec, or of what it extends, as editor features answer them. */
import type { Snapshot } from '../../model/snapshot';
import { Editor } from '../../syntax/edits';
import { type TextEdit } from '../../syntax/text-edit';
import type { FileEdit } from '../types';

/** Edits of any file that the snapshot is made of, with lines and characters. */
export function fileEdits(snapshot: Snapshot, uri: string, edits: readonly TextEdit[]): readonly FileEdit[] {
  const tree = [snapshot.tree, ...snapshot.bases.trees].find((candidate) => candidate.uri === uri);
  return tree === undefined
    ? []
    : edits.map(({ span, newText }) => ({ uri, span, range: tree.lines.rangeOf(span), newText }));
}

/** Edits of the spec itself. */
export function editing(snapshot: Snapshot, edit: (editor: Editor) => void): readonly FileEdit[] {
  const editor = new Editor(snapshot.tree);
  edit(editor);
  return fileEdits(snapshot, snapshot.uri, editor.edits);
}
