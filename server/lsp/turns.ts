/**
 * Requests first: work that takes long goes a slice at a time, and each slice only when a whole turn of the loop has brought no
 * message. What is asked of a position never waits behind it.
 */
import { inBackground, type Log } from './log';
import type { Platform } from './platform';
import { Rest } from './rest';

/** Who goes first of several that wait. */
const RANKS = ['check', 'report', 'status', 'warm-up'] as const;
export type Rank = (typeof RANKS)[number];

/** A slice of work ends at the first step after this. Milliseconds. */
export const SLICE = 4;

/** The same of work that many a key overtakes: reports, for a preview that is open. Milliseconds; what is asked waits for half of it. */
export const SHORT_SLICE = 2;

/** Under a client that never pauses, work still gets a slice this often: a sixth of the time. Milliseconds. */
const PATIENCE = 20;

export class Turns {
  readonly #host: Pick<Platform, 'pause' | 'now' | 'memory'>;
  readonly #rest: Rest;
  readonly #log: Log;
  readonly #waiting: Readonly<Record<Rank, (() => void)[]>> = { check: [], report: [], status: [], 'warm-up': [] };
  /** Counts messages. */
  #heard = 0;
  #isWatching = false;

  constructor(host: Pick<Platform, 'pause' | 'now' | 'memory'>, log: Log) {
    this.#host = host;
    this.#rest = new Rest(host);
    this.#log = log;
  }

  /** A message has come, of whatever kind: another may wait behind it. */
  heard(): void {
    this.#heard++;
    this.#rest.disturbed();
  }

  /**
   * Resolves when one slice of work may be done: a turn has brought no message, or none has for `PATIENCE`, and no other slice
   * was let go in that turn. Every slice asks anew.
   */
  quiet(rank: Rank): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting[rank].push(resolve);
      if (!this.#isWatching) inBackground(this.#log, 'Nothing is checked any more', this.#watch());
    });
  }

  async #watch(): Promise<void> {
    this.#isWatching = true;
    for (;;) {
      await this.#turn();
      const rank = this.#first();
      if (rank !== undefined) this.#waiting[rank].shift()?.();
      this.#rest.worked();
      if (this.#first() === undefined) break;
      // The slice is done, and has asked for the next, before this turn ends.
    }
    this.#isWatching = false;
  }

  #first(): Rank | undefined {
    return RANKS.find((rank) => this.#waiting[rank].length > 0);
  }

  async #turn(): Promise<void> {
    const from = this.#host.now();
    let before: number;
    do {
      before = this.#heard;
      await this.#host.pause();
    } while (before !== this.#heard && this.#host.now() - from < PATIENCE);
  }
}
