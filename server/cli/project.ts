/** A spec, analysed. */
import { readBase } from '../lsp/base-file';
import type { FileText } from '../lsp/text-file';
import { loadBases } from '../model/extends';
import { extendsOf } from '../model/overlay';
import { Snapshot } from '../model/snapshot';
import { validators } from '../model/validators';
import { SyntaxTree } from '../syntax/document';
import { namedSource, readText, rootOf, uriOf, whyNot, type FileProblem } from './files';
import type { TextInput, Source } from './input';

/** The snapshot of a text that stands, or is about to stand, at a path; `before` is the version that it was made from. */
export async function analyse(path: string, text: string, { follow }: TextInput, before?: Snapshot): Promise<Snapshot> {
  const tree = SyntaxTree.parse(uriOf(path), text, before?.tree);
  const folders = [rootOf(path)];
  const bases = await loadBases(tree, folders, async (uri) => {
    const read = await readBase(uri, folders, follow);
    return 'text' in read ? SyntaxTree.parse(uri, read.text) : read;
  });
  return Snapshot.of(tree, validators, bases, before);
}

/** Reads and analyses a spec. */
export async function open(
  source: Source,
  input: TextInput,
): Promise<(FileText & { readonly snapshot: Snapshot }) | FileProblem> {
  const read = await readText(source, input);
  return 'message' in read ? read : { ...read, snapshot: await analyse(source.path, read.text, input) };
}

/** The same of one path that the user wrote. */
export async function openNamed(
  path: string,
  input: TextInput,
): Promise<{ readonly path: string; readonly snapshot: Snapshot } | FileProblem> {
  try {
    const source = await namedSource(path, input);
    const opened = await open(source, input);
    return 'message' in opened ? opened : { path: source.path, snapshot: opened.snapshot };
  } catch (error) {
    return { path, message: await whyNot(path, error) };
  }
}

/**
 * By the address of a file, the index of the last of the specs in which something can be found wrong with it: its own, or that
 * of a spec that extends it. Known before they are checked, so that each file can be written as soon as nothing is added any
 * more.
 */
export async function lastToSpeak(sources: readonly Source[], input: TextInput): Promise<ReadonlyMap<string, number>> {
  const last = new Map(sources.map(({ path }, index) => [uriOf(path), index]));
  if (sources.length < 2) return last;
  for (const [index, bases] of (await basesOf(sources, input)).entries())
    for (const uri of bases) last.set(uri, Math.max(last.get(uri) ?? index, index));
  return last;
}

/** For each spec the addresses of what it extends, from the nearest on; one that is not there is the last. */
export async function basesOf(sources: readonly Source[], input: TextInput): Promise<readonly (readonly string[])[]> {
  /** Of a base only what it extends itself is kept. */
  const known = new Map<string, SyntaxTree>();
  const of = async (source: Source): Promise<readonly string[]> => {
    const read = await readText(source, input);
    if ('message' in read || !read.text.includes(EXTENDS)) return [];
    const folders = [rootOf(source.path)];
    const asked: string[] = [];
    await loadBases(SyntaxTree.parse(uriOf(source.path), read.text), folders, async (uri) => {
      asked.push(uri);
      const before = known.get(uri);
      if (before !== undefined) return before;
      const base = await readBase(uri, folders, input.follow);
      if ('error' in base) return base;
      const reference = extendsOf(SyntaxTree.parse(uri, base.text));
      const stub = SyntaxTree.parse(
        uri,
        reference === undefined ? '' : `${EXTENDS}: ${JSON.stringify(reference.source)}\n`,
      );
      known.set(uri, stub);
      return stub;
    });
    return asked;
  };
  const bases: (readonly string[])[] = [];
  // What goes wrong here goes wrong again when the spec is checked, and is told there.
  for (const source of sources) bases.push(await of(source).catch(() => []));
  return bases;
}

const EXTENDS = 'extends';
