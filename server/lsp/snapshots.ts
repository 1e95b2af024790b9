/** The newest analysis of each open spec, with the specs that it extends: as they stand in the editor, else as they lie on disk. */
import type { Ask } from '../repair/repair';
import { addressOf } from '../model/address';
import { loadBases } from '../model/extends';
import { extendsOf } from '../model/overlay';
import { noBases, Snapshot, type Bases } from '../model/snapshot';
import { validators } from '../model/validators';
import { SyntaxTree } from '../syntax/document';
import type { BaseResult, ClosedFiles } from './closed-files';
import type { Documents } from './documents';
import type { OpenDocument } from './open-document';
import type { Work } from './work';

export class Snapshots {
  readonly #documents: Documents;
  readonly #closed: ClosedFiles;
  readonly #work: Work;

  constructor(documents: Documents, closed: ClosedFiles, work: Work) {
    this.#documents = documents;
    this.#closed = closed;
    this.#work = work;
  }

  /** The snapshot of the newest version; undefined for a document that is not open, is set aside or is refused. */
  async of(uri: string): Promise<Snapshot | undefined> {
    const document = this.#documents.find(uri);
    if (document === undefined) return undefined;
    const snapshot = await this.newest(document);
    return document.isRefused ? undefined : snapshot;
  }

  /** The snapshot of the newest version, of a refused text too; undefined where there is none. */
  async newest(document: OpenDocument): Promise<Snapshot | undefined> {
    for (;;) {
      if (document.aside !== undefined || !this.#documents.has(document)) return undefined;
      const known = document.known();
      if (known !== undefined) return known;
      const ready = this.#work.attempt(document, reading, () => ({
        snapshot: document.current(),
        tree: document.tree(),
      }));
      if (ready === undefined) return undefined;
      if (ready.snapshot !== undefined) return ready.snapshot;
      const { stamp } = document;
      const bases = await this.#basesOf(document, ready.tree);
      // While a base was read, it or the text may have changed, or the document was set aside.
      if (document.stamp !== stamp) continue;
      // Another request may have waited for the same bases.
      return document.known() ?? document.settle(ready.tree, bases);
    }
  }

  /** No newer version of the document is known, nor of what it extends. */
  isNewest(uri: string, snapshot: Snapshot): boolean {
    return this.#documents.find(uri)?.known() === snapshot;
  }

  /** Does something with what is known of a document; `empty` where it is not open or the work fails. */
  run<T, E>(uri: string, what: string, empty: E, work: () => T): T | E {
    const document = this.#documents.find(uri);
    return document === undefined ? empty : this.#work.run(document, what, empty, work);
  }

  /** Runs a feature on the newest snapshot; `empty` where there is none, and where the feature fails. */
  async use<T, E>(uri: string, what: string, empty: E, feature: (snapshot: Snapshot) => T): Promise<T | E> {
    const document = this.#documents.find(uri);
    if (document === undefined || document.aside !== undefined) return empty;
    // Reading and the feature in one go where no file is to be read: each guard costs as much as many a feature.
    const made = this.#work.run<Made<T>, Made<E>>(document, what, { value: empty }, () => {
      const ready = this.#work.attempt(document, reading, () => document.current());
      return ready === undefined || document.isRefused ? undefined : { value: feature(ready) };
    });
    if (made !== undefined) return made.value;
    const snapshot = await this.of(uri);
    return snapshot === undefined ? empty : this.run(uri, what, empty, () => feature(snapshot));
  }

  /** A text that is not in the editor, made from a version that is. */
  async ofText(document: OpenDocument, { text, before }: Ask): Promise<Snapshot | undefined> {
    const tree = this.run(document.uri, 'A text that was repaired', undefined, () =>
      SyntaxTree.parse(before.uri, text, before.tree),
    );
    if (tree === undefined) return undefined;
    const bases = extendsOf(tree) === undefined ? noBases : await this.#basesOf(document, tree);
    return Snapshot.of(tree, validators, bases, before);
  }

  /** A text that no document has: an older version, or a file that is not open. What it extends is as it is now. */
  async ofOther(uri: string, text: string): Promise<Snapshot> {
    const tree = this.#work.bounded(() => SyntaxTree.parse(uri, text));
    const bases = await loadBases(tree, this.#documents.folders, (base) => this.#baseAt(base));
    return Snapshot.of(tree, validators, bases);
  }

  #basesOf(document: OpenDocument, tree: SyntaxTree): Promise<Bases> {
    const addresses = document.reading();
    return loadBases(tree, this.#documents.folders, (uri): Promise<BaseResult> => {
      addresses.add(addressOf(uri));
      return this.#baseAt(uri);
    });
  }

  /** A file that a spec extends: as it stands in the editor, else as it lies on disk. */
  #baseAt(uri: string): Promise<BaseResult> {
    const open = this.#documents.at(addressOf(uri));
    if (open === undefined) return this.#closed.read(uri);
    const own = open.aside === undefined ? this.#work.attempt(open, reading, () => open.tree()) : undefined;
    return Promise.resolve(own ?? { error: 'unreadable' });
  }
}

/** A result; undefined where it could not be made in one go. */
type Made<T> = { readonly value: T } | undefined;

/** What is being done, for the log. */
export const reading = (): string => 'while it was read';
