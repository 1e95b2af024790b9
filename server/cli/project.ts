/** A spec on disk, analysed. */
import { readBase, type FileText } from '../lsp/base-file';
import { loadBases } from '../spec/extends';
import { Snapshot } from '../spec/snapshot';
import { validators } from '../spec/validators';
import { SyntaxTree } from '../syntax/document';
import { readText, rootOf, uriOf, type Problem } from './files';

/** The snapshot of a text that stands, or is about to stand, in a file; `before` is the version that it was made from. */
export async function analyse(path: string, text: string, before?: Snapshot): Promise<Snapshot> {
  const tree = SyntaxTree.parse(uriOf(path), text, before?.tree);
  const folders = [rootOf(path)];
  const bases = await loadBases(tree, folders, async (uri) => {
    const read = await readBase(uri, folders);
    return 'text' in read ? SyntaxTree.parse(uri, read.text) : read;
  });
  return Snapshot.of(tree, validators, bases, before);
}

/** Reads and analyses a file. */
export async function open(path: string): Promise<(FileText & { readonly snapshot: Snapshot }) | Problem> {
  const read = await readText(path);
  return 'message' in read ? read : { ...read, snapshot: await analyse(path, read.text) };
}
