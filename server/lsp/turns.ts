/**
 * Requests first: work that takes long goes a slice at a time, and each slice only when a whole turn of the loop has brought no
 * message. What is asked of a position never waits behind it.
 */
import { inBackground, type Log } from './log';
import type { Platform } from './platform';
import { Rest } from './rest';

/** Who goes first of several that wait. */
const RANKS = ['check', 'report', 'status', 'warm-up', 'workspace'] as const;
export type Rank = (typeof RANKS)[number];

/** A slice of work ends at the first step after this. Milliseconds. */
export const SLICE = 4;

/** The same of work that many a key overtakes: reports, for a preview that is open. Milliseconds; what is asked waits for half of it. */
export const SHORT_SLICE = 2;

/** The same in the rank `workspace`, which does nothing while somebody types: each slice costs a guard and a turn. Milliseconds. */
export const LONG_SLICE = 8;

/** Under a client that never pauses, work still gets a slice this often: a sixth of the time. Milliseconds. */
const PATIENCE = 20;

/** Nobody is typing after so long without an edit. Milliseconds: longer than people take from one key to the next. */
const PAUSE = 300;

export class Turns {
  readonly #host: Pick<Platform, 'pause' | 'now' | 'memory' | 'later'>;
  readonly #rest: Rest;
  readonly #log: Log;
  readonly #waiting: Readonly<Record<Rank, (() => void)[]>> = {
    check: [],
    report: [],
    status: [],
    'warm-up': [],
    workspace: [],
  };
  /** Counts messages. */
  #heard = 0;
  #isWatching = false;
  /** When the last edit came. */
  #edited = -Infinity;

  constructor(host: Pick<Platform, 'pause' | 'now' | 'memory' | 'later'>, log: Log) {
    this.#host = host;
    this.#rest = new Rest(host);
    this.#log = log;
  }

  /** A message has come, of whatever kind: another may wait behind it. */
  heard(): void {
    this.#heard++;
    this.#rest.disturbed();
  }

  /** Work in the rank `workspace` is done for now, and has left garbage behind. */
  worked(): void {
    this.#rest.worked();
  }

  /** A text has changed: somebody is typing. */
  edited(): void {
    this.#edited = this.#host.now();
  }

  /**
   * Resolves when nobody is typing, for work that may wait that long: what an edit changes far away is computed once it is done, not
   * at each key. At once where the last edit is long past, or the host puts nothing off.
   */
  async calm(): Promise<void> {
    const { later, now } = this.#host;
    if (later === undefined) return;
    for (;;) {
      const left = this.#edited + PAUSE - now();
      if (left <= 0) return;
      await new Promise<void>((resolve) => {
        later(resolve, left);
      });
    }
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
      // Whoever goes through all specs says when that is done: collecting garbage meanwhile would take half of the time.
      if (rank !== 'workspace') this.#rest.worked();
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
