/** What the rules find in each spec: made once a version, a slice at a time, and never told of an old version. */
import type { Engine, EngineOptions, Findings } from '../engine/engine';
import type { Snapshot } from '../model/snapshot';
import { edgesInSteps } from '../network/edges';
import type { Aside } from './aside';
import type { Documents } from './documents';
import { Overtime } from './platform';
import type { OpenDocument } from './open-document';
import { reasonOf } from './parse';
import { reading, type Snapshots } from './snapshots';
import { LONG_SLICE, SLICE, type Rank } from './turns';
import type { Work } from './work';

export interface Found {
  readonly kind: 'findings';
  readonly document: OpenDocument;
  readonly snapshot: Snapshot;
  readonly findings: Findings;
  readonly version: number;
}

export type Checked =
  | Found
  | {
      readonly kind: 'aside';
      readonly document: OpenDocument;
      readonly aside: Aside;
      readonly version: number;
    };

/** Findings under way. */
interface Check {
  readonly stamp: number;
  readonly options: EngineOptions;
  snapshot: Snapshot | undefined;
  steps: Generator<string | undefined, Findings> | undefined;
  findings: Findings | undefined;
  /** The rule that is being asked. */
  rule: string | undefined;
  /** Milliseconds. */
  spent: number;
}

export class Checks {
  readonly #documents: Documents;
  readonly #snapshots: Snapshots;
  readonly #work: Work;
  readonly #engine: Engine;
  /** One a document: whoever asks meanwhile shares it. */
  readonly #under = new WeakMap<OpenDocument, Check>();
  #options: EngineOptions = { tolerant: true };

  constructor(documents: Documents, snapshots: Snapshots, work: Work, engine: Engine) {
    this.#documents = documents;
    this.#snapshots = snapshots;
    this.#work = work;
    this.#engine = engine;
  }

  /** How the engine is run; findings made with other options are made again. */
  get options(): EngineOptions {
    return this.#options;
  }

  set options(options: EngineOptions) {
    this.#options = { ...options, tolerant: true };
    this.#documents.forgive();
  }

  /**
   * Findings of the newest version, or why there are none; undefined where the document is not open or `cancelled`. Reading
   * and rules let all other requests go first; a result for an old version is thrown away and made again.
   */
  async of(uri: string, cancelled: () => boolean = () => false): Promise<Checked | undefined> {
    const document = this.#documents.find(uri);
    return document === undefined ? undefined : this.ofDocument(document, cancelled);
  }

  /** The same of a document, be it open or visited; `rank` says whose turn it is. */
  async ofDocument(
    document: OpenDocument,
    cancelled: () => boolean,
    rank: Rank = 'check',
  ): Promise<Checked | undefined> {
    for (let isQuiet = false; ; isQuiet = !isQuiet) {
      if (cancelled() || !this.#documents.has(document)) return undefined;
      const { aside, version } = document;
      if (aside !== undefined) return { kind: 'aside', document, aside, version };
      const known = document.findingsWith(this.#options);
      if (known !== undefined) return { kind: 'findings', document, ...known, version };
      if (isQuiet) await this.#advance(document, rank === 'workspace' ? LONG_SLICE : SLICE);
      else await this.#work.turns.quiet(rank);
    }
  }

  /** Brings the check of what counts now a slice of so many milliseconds further. */
  async #advance(document: OpenDocument, ms: number): Promise<void> {
    const { stamp } = document;
    let check = this.#under.get(document);
    if (check?.stamp !== stamp || check.options !== this.#options) {
      check = started(stamp, this.#options);
      this.#under.set(document, check);
    }
    this.#slice(document, check, ms);
    if (check.findings !== undefined || document.aside !== undefined) this.#under.delete(document);
    else if (check.snapshot === undefined) await this.#snapshots.newest(document);
  }

  /** Findings of the newest version; undefined too where the document is set aside or refused. */
  async found(uri: string, cancelled?: () => boolean): Promise<Found | undefined> {
    const checked = await this.of(uri, cancelled);
    return checked?.kind === 'findings' && this.#documents.find(uri)?.isRefused === false ? checked : undefined;
  }

  /** One slice, in one go with the reading before it: a guard costs more than a small edit does. */
  #slice(document: OpenDocument, check: Check, ms: number): void {
    const { host, log } = this.#work;
    const from = host.now();
    const budget = this.#work.budgetOf(document);
    const what = (): string => (check.rule === undefined ? reading() : `while ${check.rule} was asked`);
    const work = (): void => {
      const snapshot = (check.snapshot ??= document.current());
      if (snapshot === undefined) return;
      const steps = (check.steps ??= stepsOf(this.#engine, snapshot, check.options));
      for (;;) {
        const step = steps.next();
        if (step.done === true) {
          check.findings = document.keep(snapshot, check.options, step.value);
          return;
        }
        check.rule = step.value;
        const spent = host.now() - from;
        // Where the host cannot end it, here it ends between two rules.
        if (check.spent + spent > budget) throw new Overtime();
        if (spent > ms) return;
      }
    };
    this.#work.attempt(document, what, work, budget - check.spent);
    check.spent += host.now() - from;
    for (const { code, error } of check.findings?.failures ?? [])
      log(`${code} failed in ${document.uri}: ${reasonOf(error)}`);
  }
}

/** What rules share is made before them, in smaller steps than theirs. */
function* stepsOf(engine: Engine, snapshot: Snapshot, options: EngineOptions): Generator<string | undefined, Findings> {
  try {
    yield* edgesInSteps(snapshot.model);
  } catch {
    // Rules that ask for it fail with it, and are named.
  }
  return yield* engine.steps(snapshot, options);
}

const started = (stamp: number, options: EngineOptions): Check => ({
  ...{ stamp, options, snapshot: undefined, steps: undefined, findings: undefined, rule: undefined, spent: 0 },
});
