/** Work on a document, within its budget: what fails or does not end costs that document its answers, and nothing else. */
import { Overtime, type Platform } from './platform';
import type { Log } from './log';
import type { OpenDocument } from './open-document';
import { reasonOf } from './parse';
import { Turns } from './turns';

/**
 * Work on one version of one document ends here. Milliseconds of its own work: the largest file that is read takes some two
 * seconds on a slow machine, and nobody waits longer for an editor than this.
 */
const BUDGET = 10_000;

export class Work {
  readonly host: Platform;
  readonly log: Log;
  readonly turns: Turns;
  readonly #budget: number;

  /** `budget`: milliseconds of work on one version of one document. */
  constructor(host: Platform, log: Log, budget = BUDGET) {
    this.host = host;
    this.log = log;
    this.turns = new Turns(host, log);
    this.#budget = budget;
  }

  /** Milliseconds that work on a document may take. */
  budgetOf(document: OpenDocument): number {
    return document.shareOf(this.#budget);
  }

  /** Work that is about no document; throws what it throws. */
  bounded<T>(work: () => T): T {
    return this.host.guard(work, this.#budget);
  }

  /** Reads a file that is not open; undefined where that fails. */
  parse<T>(uri: string, work: () => T): T | undefined {
    try {
      return this.bounded(work);
    } catch (error) {
      this.log(`${uri} cannot be read: ${reasonOf(error)}`);
      return undefined;
    }
  }

  /** Work that a document cannot do without: undefined where it was set aside for it. */
  attempt<T>(
    document: OpenDocument,
    what: () => string,
    work: () => T,
    ms: number = this.budgetOf(document),
  ): T | undefined {
    const { uri, version } = document;
    try {
      return this.host.guard(work, ms);
    } catch (error) {
      this.log(`${uri}, version ${version}, is set aside, ${what()}: ${reasonOf(error)}`);
      if (error instanceof Overtime) document.strike();
      else document.setAside({ why: 'failed', until: 'change' });
      return undefined;
    }
  }

  /**
   * Does something with what is known of a document. Work that throws is logged and gives `empty`; work that does not end sets
   * the document aside too, for it would be asked for again at the next key.
   */
  run<T, E>(document: OpenDocument, what: string, empty: E, work: () => T): T | E {
    try {
      return this.host.guard(work, this.budgetOf(document));
    } catch (error) {
      this.log(`${what} of ${document.uri} is left empty: ${reasonOf(error)}`);
      if (error instanceof Overtime) document.strike();
      return empty;
    }
  }
}
