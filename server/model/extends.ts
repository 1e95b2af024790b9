/** Finds the specs below one with `extends`. Reading files is the caller's: this decides what may be read and in which order. */
import type { SyntaxTree } from '../syntax/document';
import { addressOf } from './address';
import { extendsOf, MAX_BASES } from './overlay';
import { noBases, type Bases } from './snapshot';

/**
 * The address of a base, relative to the file that names it; undefined for what may not be read: absolute paths, other schemes,
 * and paths that no address can hold, with half a surrogate pair in them.
 */
export function resolveBase(uri: string, path: string): string | undefined {
  if (/^([A-Za-z][A-Za-z0-9+.-]*:|[\\/])/.test(path) || path.includes('\\') || /[\0?#]|\p{Cs}/u.test(path))
    return undefined;
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:(\/\/[^/]*)?/.exec(uri)?.[0] ?? '';
  const segments = uri.slice(scheme.length).split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '.' || part === '') continue;
    if (part === '..') {
      if (segments.length <= 1) return undefined;
      segments.pop();
    } else segments.push(encodeURIComponent(part));
  }
  return scheme + segments.join('/');
}

/**
 * How a file names another one, as `resolveBase` reads it: relative, with `./` in front of what lies in or below its folder; undefined
 * where no relative path leads there.
 */
export function baseFrom(uri: string, target: string): string | undefined {
  const [from, to] = [addressOf(uri), addressOf(target)];
  const root = /^[^:]*:(\/\/[^/]*)?/;
  if (root.exec(from)?.[0] !== root.exec(to)?.[0]) return undefined;
  const [own, others] = [from.split('/').slice(0, -1), to.split('/')];
  let shared = 0;
  while (shared < own.length && shared < others.length - 1 && own[shared] === others[shared]) shared++;
  const up = '../'.repeat(own.length - shared);
  const path = `${up === '' ? './' : up}${others.slice(shared).map(decodeURIComponent).join('/')}`;
  const back = resolveBase(uri, path);
  return back !== undefined && addressOf(back) === to ? path : undefined;
}

/** Whether a file lies in a folder, however both are spelt. */
export function isBelow(uri: string, folder: string): boolean {
  const root = addressOf(folder);
  return addressOf(uri).startsWith(root.endsWith('/') ? root : `${root}/`);
}

/**
 * Follows `extends` from one tree to the next. `read` gives the tree of a base; `folders` are the roots that bases must stay
 * in (empty: the folder of the spec).
 */
export async function loadBases(
  tree: SyntaxTree,
  folders: readonly string[],
  read: (uri: string) => Promise<SyntaxTree | { readonly error: 'missing' | 'unreadable' | 'outside' }>,
): Promise<Bases> {
  const trees: SyntaxTree[] = [];
  const seen = new Set([addressOf(tree.uri)]);
  let current = tree;
  for (;;) {
    const reference = extendsOf(current);
    if (reference === undefined) return trees.length === 0 ? noBases : { trees };
    const shown = reference.source.slice(0, 80);
    const where = current === tree ? '' : ` (in the file that this one extends)`;
    const uri = resolveBase(current.uri, reference.source);
    const allowed = folders.filter((folder) => isBelow(tree.uri, folder));
    const roots = allowed.length > 0 ? allowed : [tree.uri.slice(0, tree.uri.lastIndexOf('/'))];
    if (uri === undefined || !roots.some((root) => isBelow(uri, root))) {
      return fail(
        trees,
        `\`${shown}\` leaves the workspace${where}. Write a relative path to a file of the same workspace.`,
      );
    }
    const address = addressOf(uri);
    if (seen.has(address))
      return fail(trees, `\`${shown}\` closes a circle: a spec cannot extend itself${where}. Remove one \`extends\`.`);
    if (trees.length >= MAX_BASES)
      return fail(trees, `More than ${MAX_BASES} specs lie on top of each other. Join some of them.`);
    seen.add(address);
    const base = await read(uri);
    if ('error' in base) {
      if (base.error === 'unreadable')
        return fail(
          trees,
          `\`${shown}\` cannot be read${where}. Name a spec: a regular file of UTF-8 text that you may read, and no folder.`,
        );
      const why = base.error === 'missing' ? 'There is no file' : 'A link leads out of the workspace at';
      return fail(trees, `${why} \`${shown}\`${where}. Check the path; it is relative to the file that names it.`);
    }
    trees.push(base);
    current = base;
  }
}

const fail = (trees: readonly SyntaxTree[], message: string): Bases => ({ trees, failure: { message } });
