/** Memory is given back when nobody has asked for anything for a while: V8 by itself lets garbage lie until it needs the room. */
import type { Platform } from './platform';

/** As long as this is silence. Milliseconds: longer than people pause between words, and a collection takes some 30. */
export const SILENCE = 2000;

type Host = Pick<Platform, 'now' | 'memory'>;

export class Rest {
  readonly #host: Host;
  /** Something was computed that has left garbage behind. */
  #hasWorked = false;
  #isWatching = false;
  /** When the last message came. */
  #last = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  /** A message has come: silence begins anew. */
  disturbed(): void {
    this.#last = this.#host.now();
  }

  /** Something was computed: the next silence is used, once. */
  worked(): void {
    this.#hasWorked = true;
    if (!this.#isWatching) this.#watch(SILENCE);
  }

  /** Not a timer that each message sets anew: one that looks when the last message was. */
  #watch(ms: number): void {
    const { memory, now } = this.#host;
    if (memory === undefined) return;
    this.#isWatching = true;
    memory.later(() => {
      this.#isWatching = false;
      const left = this.#last + SILENCE - now();
      if (left > 0) this.#watch(left);
      else if (this.#hasWorked) {
        this.#hasWorked = false;
        memory.collect();
      }
    }, ms);
  }
}
