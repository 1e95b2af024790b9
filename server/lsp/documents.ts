/** The open specs: one snapshot a version, findings computed once, everything dropped on close. */
import { TextDocument, type Position, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Engine, EngineOptions, Findings } from '../engine/engine';
import type { Ask, Step } from '../repair/repair';
import { addressOf } from '../model/address';
import { loadBases } from '../model/extends';
import { extendsOf } from '../model/overlay';
import { noBases, Snapshot, type Bases } from '../model/snapshot';
import { validators } from '../model/validators';
import { MAX_LENGTH, SyntaxTree } from '../syntax/document';
import type { Aside } from './aside';
import { Overtime, type Host, type ReadResult } from './host';
import type { Log } from './log';
import { reasonOf } from './parse';
import type { Suspect } from './protocol';

/** Rules run this long before others may work. Milliseconds. */
const SLICE = 12;

/**
 * Work on one version of one document ends here. Milliseconds of its own work: the largest file that is read takes some two
 * seconds on a slow machine, and nobody waits longer for an editor than this.
 */
export const BUDGET = 10_000;

/** After a document took too long, its next versions get this share of the budget: somebody is typing, and waits each time. */
const PATIENCE = 1 / 3;
/** So often in a row may a document take too long before it is left alone until it is closed. */
const MAX_STRIKES = 3;

/** A file that was refused for its size is read again when it has lost this share of it, or is saved. */
const CLEARLY_SHORTER = 0.99;
const REFUSED = 'YAML007';

/** A spec that touches most of the engine, for the first steps of a process. */
const WARM_UP = `commspec: 1
name: warm-up
suite: 7u3
environment: production
architecture: two-tier
users: { total: 1000, bases: [ { base: mediumweight-imap, share: 100%, concurrent: 20%, mailbox: 10 MB } ] }
directory: { schema: schema2-native, provisioning: [delegated-administrator] }
dns: { servers: [ns], names: { mail: lb }, mx: [ { host: front } ] }
services: { messaging: { version: "7.0.5", delivery: lmtp, smtp-auth: true } }
external: [directory-master, delegated-administrator]
zones: [ { name: data, kind: private-data } ]
firewalls:
  - { name: outer, between: [internet, dmz], allow: [smtp, imap, https] }
  - { name: inner, between: [dmz, data], allow: [imap, ldap, lmtp, dns] }
tiers:
  - tier: 0
    hosts:
      - { name: lb, count: 2, zone: dmz, components: [ { component: load-balancer, sticky: true, targets: [front] } ] }
  - tier: 1
    hosts:
      - name: front
        count: 2
        zone: dmz
        cpus: 2
        memory: 8 GB
        components: [mmp, webmail, { component: mta, smtp-auth: true, submission: true }]
  - tier: 2
    hosts:
      - name: store
        zone: data
        cpus: 8
        memory: 16 GB
        components: [ { component: message-store, partitions: [ { name: a, size: 1 TB, spindles: 8 } ] } ]
      - { name: ns, zone: data, components: [dns-server] }
`;

/** Edits of the warm-up: one from scratch, one that carries over. More would cost memory for code that may never be used. */
const WARM_UP_EDITS = 2;

interface Entry {
  /** As the client spells it: what it is told is told with this. */
  readonly uri: string;
  readonly address: string;
  document: TextDocument;
  version: number;
  /** Goes up whenever what was analysed is no longer what counts: the text has changed, or a base. */
  stamp: number;
  tree: { readonly stamp: number; readonly value: SyntaxTree } | undefined;
  /** The newest analysis; older than `stamp` until somebody asks. */
  snapshot: Snapshot | undefined;
  snapshotStamp: number;
  findings: { readonly of: Snapshot; readonly options: EngineOptions; readonly value: Findings } | undefined;
  /** Addresses of the bases that the newest analysis asked for, whether they were there or not. */
  reads: { readonly stamp: number; readonly addresses: Set<string> };
  aside: Aside | undefined;
  /** How often in a row it took too long. */
  strikes: number;
  /** What was read of a text that is too large: it counts until the text is clearly shorter. */
  refused: { readonly snapshot: Snapshot; readonly length: number } | undefined;
}

export type Checked =
  | { readonly kind: 'findings'; readonly snapshot: Snapshot; readonly findings: Findings; readonly version: number }
  | { readonly kind: 'aside'; readonly aside: Aside; readonly version: number };

/** Findings under way: a slice at a time. */
interface Analysis {
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

export interface DocumentsOptions {
  readonly log: Log;
  /** Milliseconds of work on one version of one document. */
  readonly budget?: number;
  readonly suspects?: readonly Suspect[];
}

export class Documents {
  /** By the client's spelling. One file may be open under two of them: each has its own text. */
  readonly #entries = new Map<string, Entry>();
  readonly #engine: Engine;
  readonly #host: Host;
  readonly #log: Log;
  readonly #budget: number;
  /** Trees of closed files that open ones extend, by address. */
  readonly #bases = new Map<string, Promise<SyntaxTree | Exclude<ReadResult, { text: string }>>>();
  /** By address: documents that are set aside when they are opened. */
  readonly #suspects: Map<string, Aside['until']>;
  readonly #ids = new WeakMap<object, string>();
  #nextId = 1;
  #options: EngineOptions = { tolerant: true };
  folders: readonly string[] = [];

  constructor(engine: Engine, host: Host, { log, budget = BUDGET, suspects = [] }: DocumentsOptions) {
    this.#engine = engine;
    this.#host = host;
    this.#log = log;
    this.#budget = budget;
    this.#suspects = new Map(suspects.map(({ uri, until }) => [addressOf(uri), until]));
  }

  get uris(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** How the engine is run; findings made with other options are made again. */
  get options(): EngineOptions {
    return this.#options;
  }

  set options(options: EngineOptions) {
    this.#options = { ...options, tolerant: true };
    for (const entry of this.#entries.values()) {
      if (entry.aside?.why === 'failed' || entry.aside?.why === 'slow') entry.aside = undefined;
      entry.strikes = 0;
    }
  }

  /** A document was opened. Returns other open documents that extend it. */
  open(uri: string, version: number, text: string): readonly string[] {
    const address = addressOf(uri);
    const until = this.#suspects.get(address);
    this.#suspects.delete(address);
    // The one that was touched last comes last.
    this.#entries.delete(uri);
    this.#entries.set(uri, {
      uri,
      address,
      document: TextDocument.create(uri, 'commspec', version, text),
      version,
      stamp: 0,
      tree: undefined,
      snapshot: undefined,
      snapshotStamp: -1,
      findings: undefined,
      reads: { stamp: -1, addresses: new Set() },
      aside: until === undefined ? undefined : { why: 'crashed', until },
      strikes: 0,
      refused: undefined,
    });
    return this.#changed([address]).filter((other) => other !== uri);
  }

  /**
   * A document was edited; its text is analysed when somebody asks. Returns other open documents that extend it, or undefined
   * for one that is not open.
   */
  change(
    uri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
  ): readonly string[] | undefined {
    const entry = this.#find(uri);
    if (entry === undefined) return undefined;
    const whole = changes.some((change) => !('range' in change));
    for (const change of changes)
      entry.document = TextDocument.update(entry.document, [fitting(entry.document, change)], version);
    entry.version = version;
    if (entry.aside?.why === 'lost' ? whole : entry.aside?.until === 'change') entry.aside = undefined;
    const { length } = entry.document.getText();
    if (entry.refused !== undefined && !isStillRefused(entry.refused.length, length)) entry.refused = undefined;
    entry.stamp++;
    return this.#changed([entry.address]).filter((other) => other !== entry.uri);
  }

  /** The text of a document is not known any more, until it is sent as a whole. */
  lose(uri: string): void {
    const entry = this.#find(uri);
    if (entry !== undefined) this.#setAside(entry, { why: 'lost', until: 'close' });
  }

  /** A refused text is worth a second look when somebody saves it. Returns whether it will have one. */
  save(uri: string): boolean {
    const entry = this.#find(uri);
    if (entry?.refused === undefined || entry.refused.length === entry.document.getText().length) return false;
    entry.refused = undefined;
    entry.stamp++;
    return true;
  }

  /** A document was closed: the file counts again. Returns open documents that extend it. */
  close(uri: string): readonly string[] {
    const entry = this.#find(uri);
    if (entry === undefined) return [];
    this.#entries.delete(entry.uri);
    const concerned = this.#changed([entry.address]);
    if (this.#entries.size === 0) this.#bases.clear();
    return concerned;
  }

  /** Files changed, came or went on disk. Returns the open documents that are concerned. */
  filesChanged(uris: readonly string[]): readonly string[] {
    const open = new Set([...this.#entries.values()].map((entry) => entry.address));
    // Of an open document, the text in the editor counts.
    return this.#changed(uris.map(addressOf).filter((address) => !open.has(address)));
  }

  /** Where bases may lie has changed. Returns the open documents that are concerned. */
  foldersChanged(): readonly string[] {
    this.#bases.clear();
    const concerned = [...this.#entries.values()].filter(
      (entry) => entry.snapshot !== undefined && extendsOf(entry.snapshot.tree) !== undefined,
    );
    for (const entry of concerned) this.#renew(entry);
    return concerned.map((entry) => entry.uri);
  }

  /** Takes what stands at these addresses for unknown; returns the documents that read it. */
  #changed(addresses: readonly string[]): readonly string[] {
    for (const address of addresses) this.#bases.delete(address);
    const concerned = [...this.#entries.values()].filter((entry) =>
      addresses.some((address) => entry.reads.addresses.has(address)),
    );
    for (const entry of concerned) this.#renew(entry);
    return concerned.map((entry) => entry.uri);
  }

  /** A base of a document has changed: it is looked at again, as if its own text had. */
  #renew(entry: Entry): void {
    entry.stamp++;
    if (entry.aside?.until === 'change' && entry.aside.why !== 'crashed') entry.aside = undefined;
  }

  /** Names a result, so that a client that has it need not be sent it again. */
  resultId(result: object): string {
    let id = this.#ids.get(result);
    if (id === undefined) {
      id = (this.#nextId++).toString();
      this.#ids.set(result, id);
    }
    return id;
  }

  /**
   * Types into a small spec of its own, so that the first keys of the user do not pay for code that was never run. The
   * first parse also compiles the parser's expressions, better on a shallow stack than on somebody's file. One step a
   * turn: whatever is asked meanwhile goes first. Rejects with what the engine throws.
   */
  async warmUp(): Promise<void> {
    let before: Snapshot | undefined;
    for (let i = 0; i < WARM_UP_EDITS; i++) {
      const text = WARM_UP.replace('memory: 8 GB', `memory: ${(i + 1).toString()} ${i % 2 === 0 ? 'GB' : 'gigs'}`);
      before = this.#host.guard(() => {
        const next = Snapshot.of(SyntaxTree.parse('warm-up:', text, before?.tree), validators, noBases, before);
        this.#engine.run(next, this.#options);
        return next;
      }, this.#budget);
      await this.#host.pause();
    }
  }

  versionOf(uri: string): number | undefined {
    return this.#find(uri)?.version;
  }

  /** The beginning of a document, for what is shown on its first line. */
  textOf(uri: string): string {
    return this.#find(uri)?.document.getText() ?? '';
  }

  /** As the client spells it, else whichever open document is the same file; of several the one that was opened last. */
  #find(uri: string): Entry | undefined {
    return this.#entries.get(uri) ?? this.#at(addressOf(uri));
  }

  #at(address: string): Entry | undefined {
    return [...this.#entries.values()].findLast((entry) => entry.address === address);
  }

  /** Milliseconds that work on a document may take. */
  #budgetOf(entry: Entry): number {
    return entry.strikes === 0 ? this.#budget : this.#budget * PATIENCE;
  }

  /** Sets a document aside that took too long: the next time for less, and at last for good. */
  #strike(entry: Entry): void {
    entry.strikes++;
    this.#setAside(entry, { why: 'slow', until: entry.strikes < MAX_STRIKES ? 'change' : 'close' });
  }

  #setAside(entry: Entry, aside: Aside): void {
    entry.aside = aside;
    entry.stamp++;
    // What was being computed may be half done, and what was carried over may be what it failed on.
    entry.tree = undefined;
    entry.snapshot = undefined;
    entry.snapshotStamp = -1;
    entry.findings = undefined;
    entry.refused = undefined;
  }

  /** Does work on a document; undefined where it was set aside for it. */
  #attempt<T>(entry: Entry, what: () => string, work: () => T, ms = this.#budgetOf(entry)): T | undefined {
    const { version } = entry;
    try {
      return this.#host.guard(work, ms);
    } catch (error) {
      this.#log(`${entry.uri}, version ${version.toString()}, is set aside, ${what()}: ${reasonOf(error)}`);
      if (error instanceof Overtime) this.#strike(entry);
      else this.#setAside(entry, { why: 'failed', until: 'change' });
      return undefined;
    }
  }

  #treeOf(entry: Entry): SyntaxTree {
    if (entry.refused !== undefined) return entry.refused.snapshot.tree;
    if (entry.tree?.stamp !== entry.stamp) {
      const value = SyntaxTree.parse(entry.uri, entry.document.getText(), entry.tree?.value);
      entry.tree = { stamp: entry.stamp, value };
    }
    return entry.tree.value;
  }

  /** The newest snapshot where it is there, or can be made without reading a file. */
  #current(entry: Entry): Snapshot | undefined {
    if (entry.refused !== undefined) return entry.refused.snapshot;
    if (entry.snapshot !== undefined && entry.snapshotStamp === entry.stamp) return entry.snapshot;
    const tree = this.#treeOf(entry);
    if (extendsOf(tree) !== undefined) return undefined;
    entry.reads = { stamp: entry.stamp, addresses: new Set() };
    return this.#settle(entry, tree, noBases);
  }

  #settle(entry: Entry, tree: SyntaxTree, bases: Bases): Snapshot {
    const snapshot = Snapshot.of(tree, validators, bases, entry.snapshot);
    entry.snapshot = snapshot;
    entry.snapshotStamp = entry.stamp;
    if (tree.problems.some((problem) => problem.code === REFUSED))
      entry.refused = { snapshot, length: entry.document.getText().length };
    return snapshot;
  }

  /** The snapshot of the newest version, of a refused text too; undefined where there is none. */
  async #newest(entry: Entry): Promise<Snapshot | undefined> {
    for (;;) {
      if (entry.aside !== undefined || this.#entries.get(entry.uri) !== entry) return undefined;
      const known = entry.refused?.snapshot ?? this.#currentOf(entry);
      if (known !== undefined) return known;
      const ready = this.#attempt(entry, reading, () => ({
        snapshot: this.#current(entry),
        tree: this.#treeOf(entry),
      }));
      if (ready === undefined) return undefined;
      if (ready.snapshot !== undefined) return ready.snapshot;
      const { stamp } = entry;
      const bases = await this.#load(entry, ready.tree);
      // While a base was read, it or the text may have changed, or the document was set aside.
      if (entry.stamp !== stamp) continue;
      // Another request may have waited for the same bases.
      return this.#currentOf(entry) ?? this.#settle(entry, ready.tree, bases);
    }
  }

  #currentOf(entry: Entry): Snapshot | undefined {
    return entry.snapshotStamp === entry.stamp ? entry.snapshot : undefined;
  }

  /** The snapshot of the newest version; undefined for a document that is not open, is set aside or is refused. */
  async snapshot(uri: string): Promise<Snapshot | undefined> {
    const entry = this.#find(uri);
    if (entry === undefined) return undefined;
    const snapshot = await this.#newest(entry);
    return entry.refused === undefined ? snapshot : undefined;
  }

  /** Runs a feature on the newest snapshot; `empty` where there is none, and where the feature fails. */
  async use<T, E>(uri: string, what: string, empty: E, feature: (snapshot: Snapshot) => T): Promise<T | E> {
    const snapshot = await this.snapshot(uri);
    return snapshot === undefined ? empty : this.run(uri, what, empty, () => feature(snapshot));
  }

  /**
   * Does something with what is known of a document. Work that throws is logged and gives `empty`; work that does not end sets
   * the document aside too, for it would be asked for again at the next key.
   */
  run<T, E>(uri: string, what: string, empty: E, work: () => T): T | E {
    const entry = this.#find(uri);
    if (entry === undefined) return empty;
    try {
      return this.#host.guard(work, this.#budgetOf(entry));
    } catch (error) {
      this.#log(`${what} of ${entry.uri} is left empty: ${reasonOf(error)}`);
      if (error instanceof Overtime) this.#strike(entry);
      return empty;
    }
  }

  /**
   * Findings of the newest version, or why there are none; undefined where the document is not open or `cancelled`. Rules
   * give way to other requests; a result for an old version is thrown away and made again.
   */
  async check(uri: string, cancelled: () => boolean = () => false): Promise<Checked | undefined> {
    const entry = this.#find(uri);
    if (entry === undefined) return undefined;
    let analysis: Analysis | undefined;
    for (;;) {
      if (cancelled() || this.#entries.get(entry.uri) !== entry) return undefined;
      const { aside, version, stamp } = entry;
      if (aside !== undefined) return { kind: 'aside', aside, version };
      if (analysis?.stamp !== stamp || analysis.options !== this.#options) analysis = started(stamp, this.#options);
      const known = entry.findings;
      const current = entry.refused?.snapshot ?? this.#currentOf(entry);
      if (known !== undefined && known.of === current && known.options === this.#options)
        return { kind: 'findings', snapshot: known.of, findings: known.value, version };
      this.#work(entry, analysis);
      if (analysis.findings !== undefined || entry.aside !== undefined) continue;
      if (analysis.snapshot === undefined) await this.#newest(entry);
      else await this.#host.pause();
    }
  }

  /** One slice of an analysis, in one go with the reading before it: a guard costs more than a small edit does. */
  #work(entry: Entry, analysis: Analysis): void {
    const from = this.#host.now();
    const budget = this.#budgetOf(entry);
    const what = (): string => (analysis.rule === undefined ? reading() : `while ${analysis.rule} was asked`);
    const work = (): void => {
      const snapshot = (analysis.snapshot ??= this.#current(entry));
      if (snapshot === undefined) return;
      const steps = (analysis.steps ??= this.#engine.steps(snapshot, analysis.options));
      for (;;) {
        const step = steps.next();
        if (step.done === true) {
          analysis.findings = entry.refused === undefined ? step.value : refusalsOf(step.value);
          entry.findings = { of: snapshot, options: analysis.options, value: analysis.findings };
          entry.strikes = 0;
          return;
        }
        analysis.rule = step.value;
        const spent = this.#host.now() - from;
        // Where the host cannot end it, here it ends between two rules.
        if (analysis.spent + spent > budget) throw new Overtime();
        if (spent > SLICE) return;
      }
    };
    this.#attempt(entry, what, work, budget - analysis.spent);
    analysis.spent += this.#host.now() - from;
    for (const { code, error } of analysis.findings?.failures ?? [])
      this.#log(`${code} failed in ${entry.uri}: ${reasonOf(error)}`);
  }

  /** Snapshot and findings of the newest version; undefined too where the document is set aside or refused. */
  async findings(uri: string, cancelled?: () => boolean): Promise<Extract<Checked, { kind: 'findings' }> | undefined> {
    const checked = await this.check(uri, cancelled);
    return checked?.kind === 'findings' && this.#find(uri)?.refused === undefined ? checked : undefined;
  }

  /** A text that is not in the editor, made from a version that is. */
  async #analyse(entry: Entry, { text, before }: Ask): Promise<Snapshot | undefined> {
    const tree = this.run(entry.uri, 'A text that was repaired', undefined, () =>
      SyntaxTree.parse(before.uri, text, before.tree),
    );
    if (tree === undefined) return undefined;
    const bases = extendsOf(tree) === undefined ? noBases : await this.#load(entry, tree);
    return Snapshot.of(tree, validators, bases, before);
  }

  /**
   * Does work for one version of a document and gives way to other requests between its steps; undefined where it was
   * `cancelled` or failed, or the document changed or was closed meanwhile: then the rest is not done.
   */
  async inSlices<T>(
    uri: string,
    version: number,
    what: string,
    steps: Generator<Step, T, Snapshot | undefined>,
    cancelled: () => boolean,
  ): Promise<T | undefined> {
    const entry = this.#find(uri);
    let answer: Snapshot | undefined;
    while (entry !== undefined && !cancelled() && this.#find(uri) === entry && entry.version === version) {
      const until = this.#host.now() + SLICE;
      const slice = (): IteratorResult<Step, T> => {
        let step = steps.next(answer);
        while (step.done !== true && typeof step.value !== 'object' && this.#host.now() < until) step = steps.next();
        return step;
      };
      const step = this.run(uri, what, undefined, slice);
      if (step === undefined) return undefined;
      if (step.done === true) return step.value;
      answer = undefined;
      if (typeof step.value === 'object') {
        answer = await this.#analyse(entry, step.value);
        if (answer === undefined) return undefined;
      } else await this.#host.pause();
    }
    return undefined;
  }

  #load(entry: Entry, tree: SyntaxTree): Promise<Bases> {
    // Of several loads of one version, each is told of what any of them has read.
    if (entry.reads.stamp !== entry.stamp) entry.reads = { stamp: entry.stamp, addresses: new Set() };
    const { addresses } = entry.reads;
    return loadBases(tree, this.folders, (uri) => {
      const address = addressOf(uri);
      addresses.add(address);
      const open = this.#at(address);
      if (open !== undefined)
        return Promise.resolve(
          open.aside === undefined
            ? (this.#attempt(open, reading, () => this.#treeOf(open)) ?? { error: 'unreadable' })
            : { error: 'unreadable' },
        );
      let loading = this.#bases.get(address);
      if (loading === undefined) {
        loading = this.#host
          .read(uri)
          .then((result) => ('text' in result ? this.#parseBase(uri, result.text) : result));
        this.#bases.set(address, loading);
      }
      return loading;
    });
  }

  #parseBase(uri: string, text: string): SyntaxTree | { readonly error: 'unreadable' } {
    try {
      return this.#host.guard(() => SyntaxTree.parse(uri, text), this.#budget);
    } catch (error) {
      this.#log(`${uri} cannot be read: ${reasonOf(error)}`);
      return { error: 'unreadable' };
    }
  }
}

const reading = (): string => 'while it was read';

const started = (stamp: number, options: EngineOptions): Analysis => ({
  ...{ stamp, options, snapshot: undefined, steps: undefined, findings: undefined, rule: undefined, spent: 0 },
});

const isStillRefused = (before: number, now: number): boolean =>
  before > MAX_LENGTH ? now > MAX_LENGTH : now > before * CLEARLY_SHORTER;

/** Of a refused text only that is true that it is refused: the rest may stand elsewhere by now. */
const refusalsOf = (findings: Findings): Findings => ({
  ...findings,
  findings: findings.findings.filter(({ code }) => code === REFUSED),
});

/** An edit as it can be applied: a place behind the end is the end, as the protocol has it for a line. */
function fitting(document: TextDocument, change: TextDocumentContentChangeEvent): TextDocumentContentChangeEvent {
  if (!('range' in change)) return change;
  const { lineCount } = document;
  const fit = (position: Position): Position =>
    position.line < lineCount ? position : document.positionAt(document.getText().length);
  return { text: change.text, range: { start: fit(change.range.start), end: fit(change.range.end) } };
}
