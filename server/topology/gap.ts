/** The gap between two rows of cards, in which flows run on tracks. */
import { least, greatest } from './extent';
import { Heap } from './heap';
import type { Arrow } from './picture';

const GAP = 12;

const TRACK = 7;

/** Tracks in a gap: pieces of different nets that would touch lie on different ones. */
export class Gap {
  readonly #pieces: { readonly net: Arrow; readonly from: number; readonly to: number }[] = [];
  readonly #track = new Map<Arrow, number>();
  #tracks = 0;

  add(net: Arrow, places: readonly number[]): void {
    this.#pieces.push({ net, from: least(places), to: greatest(places) });
  }

  /** Gives every piece the first track that is free where it begins. */
  settle(): void {
    const busy = new Heap<{ readonly track: number; readonly end: number }>((a, b) => a.end < b.end);
    const free = new Heap<number>((a, b) => a < b);
    for (const { net, from, to } of this.#pieces.sort((a, b) => a.from - b.from || a.to - b.to)) {
      // What ends before this piece ends before all that follow.
      for (let first = busy.first; first !== undefined && first.end < from; first = busy.first) {
        busy.take();
        free.add(first.track);
      }
      const track = free.take() ?? this.#tracks++;
      busy.add({ track, end: to });
      this.#track.set(net, track);
    }
  }

  get size(): number {
    return 2 * GAP + Math.max(0, this.#tracks - 1) * TRACK;
  }

  /** Distance from the beginning of the gap. */
  at(net: Arrow): number {
    return GAP + (this.#track.get(net) ?? 0) * TRACK;
  }
}
