/** Files that are renamed or moved: what names them follows. */
import { addressOf } from '../model/address';
import { baseFrom, isBelow, resolveBase } from '../model/extends';
import { extendsOf } from '../model/overlay';
import type { SyntaxTree } from '../syntax/document';
import { insideQuotes } from './names';
import { quoted } from './rename';
import type { FileEdit } from './types';

/** A file or a folder, before and after. */
export interface Move {
  readonly oldUri: string;
  readonly newUri: string;
}

/** Where a file will be: somewhere else, or where it is. */
export function afterMoves(uri: string, moves: readonly Move[]): string {
  for (const { oldUri, newUri } of moves) {
    if (addressOf(uri) === addressOf(oldUri)) return newUri;
    if (isBelow(uri, oldUri)) {
      const folder = addressOf(oldUri);
      const rest = addressOf(uri).slice(folder.endsWith('/') ? folder.length : folder.length + 1);
      return `${newUri.endsWith('/') ? newUri : `${newUri}/`}${rest}`;
    }
  }
  return uri;
}

/**
 * The edit, in the file as it stands before the moves, by which its `extends` names the same file after them; undefined where it does
 * anyway, or cannot.
 */
export function followMoves(tree: SyntaxTree, moves: readonly Move[]): FileEdit | undefined {
  const at = extendsOf(tree);
  const base = at === undefined ? undefined : resolveBase(tree.uri, at.source);
  if (at === undefined || base === undefined) return undefined;
  const [uri, wanted] = [afterMoves(tree.uri, moves), afterMoves(base, moves)];
  const found = resolveBase(uri, at.source);
  if (found !== undefined && addressOf(found) === addressOf(wanted)) return undefined;
  const path = baseFrom(uri, wanted);
  if (path === undefined) return undefined;
  const span = insideQuotes(at, tree.spanOf(at));
  return { uri: tree.uri, span, range: tree.lines.rangeOf(span), newText: quoted(at, path) };
}
