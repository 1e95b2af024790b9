/** Takes over what an edit did not touch. */
import type { Block, Span } from './tree';

export interface PlacedBlock {
  readonly block: Block;
  /** Offset of the block in the document. */
  readonly start: number;
}

/** The version before, as far as it is looked at. */
interface Before {
  readonly text: string;
  readonly hostBlocks: readonly PlacedBlock[];
}

/** Characters compared at once. */
const STEP = 4096;

/** Finds blocks of the version before whose text an edit did not change: what lies wholly before or wholly after it. */
export class Reuse {
  readonly #byStart = new Map<number, PlacedBlock>();
  readonly #prefix: number;
  readonly #suffix: number; // offset in the new text from which on it equals the end of the old
  readonly #shift: number;

  constructor(before: Before, text: string) {
    for (const placed of before.hostBlocks) this.#byStart.set(placed.start, placed);
    const old = before.text;
    const limit = Math.min(old.length, text.length);
    // Large steps first: comparing slices is much faster than comparing characters.
    let prefix = 0;
    while (prefix + STEP <= limit && old.slice(prefix, prefix + STEP) === text.slice(prefix, prefix + STEP))
      prefix += STEP;
    while (prefix < limit && old.charCodeAt(prefix) === text.charCodeAt(prefix)) prefix++;
    let suffix = 0;
    while (
      suffix + STEP <= limit - prefix &&
      old.slice(old.length - suffix - STEP, old.length - suffix) ===
        text.slice(text.length - suffix - STEP, text.length - suffix)
    )
      suffix += STEP;
    while (
      suffix < limit - prefix &&
      old.charCodeAt(old.length - 1 - suffix) === text.charCodeAt(text.length - 1 - suffix)
    )
      suffix++;
    this.#prefix = prefix;
    this.#suffix = text.length - suffix;
    this.#shift = text.length - old.length;
  }

  find(item: Span): Block | undefined {
    const length = item.end - item.start;
    if (item.end <= this.#prefix) return this.#same(item.start, length);
    if (item.start >= this.#suffix) return this.#same(item.start - this.#shift, length);
    return undefined;
  }

  #same(start: number, length: number): Block | undefined {
    const placed = this.#byStart.get(start);
    return placed?.block.length === length ? placed.block : undefined;
  }
}
