/** Specs that others extend and that are not open themselves: each file is read once, until it changes. */
import { addressOf } from '../model/address';
import { SyntaxTree } from '../syntax/document';
import type { ReadResult } from './platform';
import type { Work } from './work';

export type BaseResult = SyntaxTree | Exclude<ReadResult, { text: string }>;

export class ClosedFiles {
  readonly #work: Work;
  /** By address. */
  readonly #trees = new Map<string, Promise<BaseResult>>();

  constructor(work: Work) {
    this.#work = work;
  }

  /** The tree of a file, or why there is none. Never rejects. */
  read(uri: string): Promise<BaseResult> {
    const address = addressOf(uri);
    let loading = this.#trees.get(address);
    if (loading === undefined) {
      loading = this.#work.host
        .read(uri)
        .then((result) =>
          'text' in result
            ? (this.#work.parse(uri, () => SyntaxTree.parse(uri, result.text)) ?? { error: 'unreadable' })
            : result,
        );
      this.#trees.set(address, loading);
    }
    return loading;
  }

  forget(addresses: readonly string[]): void {
    for (const address of addresses) this.#trees.delete(address);
  }

  keepOnly(isKept: (address: string) => boolean): void {
    for (const address of this.#trees.keys()) if (!isKept(address)) this.#trees.delete(address);
  }

  forgetAll(): void {
    this.#trees.clear();
  }
}
