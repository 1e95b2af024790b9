/** One case of the fuzzer as plain data: files, a chain of edits of them, and the places that are asked about at its end. */
import type { Findings } from '../../server/engine/engine';
import { loadBases } from '../../server/model/extends';
import { Snapshot, type Bases } from '../../server/model/snapshot';
import { validators } from '../../server/model/validators';
import { SyntaxTree } from '../../server/syntax/document';
import type { Span } from '../../server/syntax/tree';
import { engine, URI } from '../support/analyse';
import { diceOf, type Dice } from '../support/specs';

/** The name of the spec itself among its files; the others stand beside it. */
export const SPEC = 'spec.commspec.yaml';

export type Files = Readonly<Record<string, string>>;

/** Replaces a span (UTF-16 units, end exclusive; cut to the text) of a file. */
export interface Edit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What somebody looks at before the next edit: what nobody has read is carried over differently. */
  readonly look: 'everything' | 'hosts' | 'nothing';
}

export interface FuzzCase {
  readonly files: Files;
  readonly edits: readonly Edit[];
  /** In the last text of the spec; cut to it. */
  readonly places: readonly Span[];
  /** The seed of what operations choose. */
  readonly salt: number;
}

/** What an operation is given: the last state of a case. */
export interface Subject {
  readonly snapshot: Snapshot;
  readonly findings: Findings;
  readonly places: readonly Span[];
  readonly dice: Dice;
  /** Everything is tried, not some of it: a failure that is being shrunk must not hang on what was chosen. */
  readonly thorough: boolean;
  /** The same files read from scratch, with another text of the spec where one is given. */
  readonly again: (text?: string) => Promise<Snapshot>;
}

const folder = URI.slice(0, URI.lastIndexOf('/') + 1);
export const uriOf = (name: string): string => folder + encodeURIComponent(name);

/** The files that stand beside the spec, each read on top of its version before. */
class Beside {
  readonly #trees = new Map<string, SyntaxTree>();

  async basesOf(tree: SyntaxTree, files: Files): Promise<Bases> {
    return loadBases(tree, [], (uri) => {
      const name = decodeURIComponent(uri.slice(folder.length));
      const text = Object.hasOwn(files, name) ? files[name] : undefined;
      if (text === undefined) return Promise.resolve({ error: 'missing' });
      const before = this.#trees.get(uri);
      const read = before?.text === text ? before : SyntaxTree.parse(uri, text, before);
      this.#trees.set(uri, read);
      return Promise.resolve(read);
    });
  }
}

async function fromScratch(files: Files): Promise<Snapshot> {
  const tree = SyntaxTree.parse(uriOf(SPEC), files[SPEC] ?? '');
  return Snapshot.of(tree, validators, await new Beside().basesOf(tree, files));
}

export function applyEdit(files: Files, { file, start, end, text }: Edit): Files {
  const before = files[file];
  return before === undefined ? files : { ...files, [file]: before.slice(0, start) + text + before.slice(end) };
}

/** The files after the first `count` edits. */
export const filesAfter = ({ files, edits }: FuzzCase, count = edits.length): Files =>
  edits.slice(0, count).reduce(applyEdit, files);

/** No editor has its cursor before a byte order mark. */
const within = (text: string, { start, end }: Span): Span => {
  const from = Math.min(Math.max(start, text.startsWith('\uFEFF') ? 1 : 0), text.length);
  return { start: from, end: Math.max(from, Math.min(end, text.length)) };
};

/** Plays the edits of a case, each read on top of the state before it; gives every state that somebody looks at. */
export async function* statesOf(
  given: FuzzCase,
  thorough: boolean,
): AsyncGenerator<Subject & { readonly last: boolean }> {
  const beside = new Beside();
  let files = given.files;
  let before: Snapshot | undefined;
  for (let done = 0; ; done++) {
    const text = files[SPEC] ?? '';
    const tree = before?.text === text ? before.tree : SyntaxTree.parse(uriOf(SPEC), text, before?.tree);
    const snapshot: Snapshot = Snapshot.of(tree, validators, await beside.basesOf(tree, files), before);
    const edit = given.edits[done];
    const current = files;
    if (edit === undefined || edit.look === 'everything') {
      yield {
        snapshot,
        findings: engine.run(snapshot),
        places: given.places.map((place) => within(text, place)),
        dice: diceOf(given.salt),
        thorough,
        again: (other = text) => fromScratch({ ...current, [SPEC]: other }),
        last: edit === undefined,
      };
    } else if (edit.look === 'hosts') snapshot.model.hosts.at(0);
    if (edit === undefined) return;
    files = applyEdit(files, edit);
    before = snapshot;
  }
}
