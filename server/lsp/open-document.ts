/** One open spec: its text, and what is known of the text that counts now. */
import { TextDocument, type Position, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { EngineOptions, Findings } from '../engine/engine';
import type { Finding } from '../engine/finding';
import { addressOf } from '../model/address';
import { extendsOf } from '../model/overlay';
import { noBases, Snapshot, type Bases } from '../model/snapshot';
import { validators } from '../model/validators';
import { followedBy, type Change } from '../syntax/hull';
import { MAX_LENGTH, SyntaxTree } from '../syntax/document';
import type { Aside } from './aside';

/** After a document took too long, its next versions get this share of the budget: somebody is typing, and waits each time. */
const PATIENCE = 1 / 3;
/** So often in a row may a document take too long before it is left alone until it is closed. */
const MAX_STRIKES = 3;

/** A file that was refused for its size is read again when it has lost this share of it, or is saved. */
const CLEARLY_SHORTER = 0.99;
const REFUSED = 'YAML007';

export class OpenDocument {
  /** As the client spells it: what it is told is told with this. */
  readonly uri: string;
  readonly address: string;
  #text: TextDocument;
  #version: number;
  #stamp = 0;
  #tree: { readonly stamp: number; readonly value: SyntaxTree } | undefined;
  /** How the text differs from that of the tree: as a whole, or not at all where it is undefined. */
  #change: Change | 'whole' | undefined;
  /** The newest analysis; older than the stamp until somebody asks. */
  #snapshot: Snapshot | undefined;
  #snapshotStamp = -1;
  #findings: { readonly of: Snapshot; readonly options: EngineOptions; readonly value: Findings } | undefined;
  /** Addresses of the bases that the newest analysis asked for, whether they were there or not. */
  #reads: { readonly stamp: number; readonly addresses: Set<string> } = { stamp: -1, addresses: new Set() };
  #aside: Aside | undefined;
  /** How often in a row it took too long. */
  #strikes = 0;
  /** What was read of a text that is too large: it counts until the text is clearly shorter. */
  #refused: { readonly snapshot: Snapshot; readonly length: number } | undefined;

  constructor(uri: string, version: number, text: string, aside?: Aside) {
    this.uri = uri;
    this.address = addressOf(uri);
    this.#text = TextDocument.create(uri, 'commspec', version, text);
    this.#version = version;
    this.#aside = aside;
  }

  get text(): string {
    return this.#text.getText();
  }

  /**
   * How the text differs from that of the tree that was made last; undefined where that is not known, as after the text was
   * sent as a whole.
   */
  get change(): Change | undefined {
    return this.#change === 'whole' ? undefined : this.#change;
  }

  get version(): number {
    return this.#version;
  }

  /** Goes up whenever what was analysed is no longer what counts: the text has changed, or a base. */
  get stamp(): number {
    return this.#stamp;
  }

  /** Why it is left alone; undefined where it is not. */
  get aside(): Aside | undefined {
    return this.#aside;
  }

  /** Its text is too large to be read. */
  get isRefused(): boolean {
    return this.#refused !== undefined;
  }

  // ---- what happens to it

  edit(version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const whole = changes.some((change) => !('range' in change));
    for (const change of changes) this.#apply(version, change);
    this.#version = version;
    if (this.#aside?.why === 'lost' ? whole : this.#aside?.until === 'change') this.#aside = undefined;
    if (this.#refused !== undefined && !isStillRefused(this.#refused.length, this.text.length))
      this.#refused = undefined;
    this.#stamp++;
  }

  #apply(version: number, change: TextDocumentContentChangeEvent): void {
    const fit = fitting(this.#text, change);
    if (!('range' in fit)) this.#change = 'whole';
    else if (this.#change !== 'whole') {
      const ends = [this.#text.offsetAt(fit.range.start), this.#text.offsetAt(fit.range.end)];
      const [start, end] = [Math.min(...ends), Math.max(...ends)];
      this.#change = followedBy(this.#change, { start, end, by: fit.text.length - (end - start) });
    }
    this.#text = TextDocument.update(this.#text, [fit], version);
  }

  /** A refused text is worth a second look when somebody saves it. Returns whether it will have one. */
  save(): boolean {
    if (this.#refused === undefined || this.#refused.length === this.text.length) return false;
    this.#refused = undefined;
    this.#stamp++;
    return true;
  }

  /** A base has changed: the document is looked at again, as if its own text had. */
  renew(): void {
    this.#stamp++;
    if (this.#aside?.until === 'change' && this.#aside.why !== 'crashed') this.#aside = undefined;
  }

  /** The rules or their settings have changed, and with them what may have failed or taken too long. */
  forgive(): void {
    if (this.#aside?.why === 'failed' || this.#aside?.why === 'slow') this.#aside = undefined;
    this.#strikes = 0;
  }

  setAside(aside: Aside): void {
    this.#aside = aside;
    this.#stamp++;
    // What was being computed may be half done, and what was carried over may be what it failed on.
    this.#tree = undefined;
    this.#snapshot = undefined;
    this.#snapshotStamp = -1;
    this.#findings = undefined;
    this.#refused = undefined;
  }

  /** It took too long: it is set aside, the next time for less, and at last for good. */
  strike(): void {
    this.#strikes++;
    this.setAside({ why: 'slow', until: this.#strikes < MAX_STRIKES ? 'change' : 'close' });
  }

  /** What work on it may take of a budget. */
  shareOf(budget: number): number {
    return this.#strikes === 0 ? budget : budget * PATIENCE;
  }

  // ---- what is known of it

  /** The tree of the text that counts; of a refused text the one that was refused. */
  tree(): SyntaxTree {
    if (this.#refused !== undefined) return this.#refused.snapshot.tree;
    if (this.#tree?.stamp !== this.#stamp) {
      const before = this.#tree?.value;
      const isSame = before !== undefined && this.#change === undefined;
      this.#tree = {
        stamp: this.#stamp,
        value: isSame ? before : SyntaxTree.parse(this.uri, this.text, before, this.change),
      };
      this.#change = undefined;
    }
    return this.#tree.value;
  }

  /** The newest snapshot, where it is there. */
  known(): Snapshot | undefined {
    return this.#refused?.snapshot ?? (this.#snapshotStamp === this.#stamp ? this.#snapshot : undefined);
  }

  /** The newest snapshot, where it is there or can be made without reading a file. */
  current(): Snapshot | undefined {
    const known = this.known();
    if (known !== undefined) return known;
    const tree = this.tree();
    if (extendsOf(tree) !== undefined) return undefined;
    this.reading();
    return this.settle(tree, noBases);
  }

  /** Makes the newest snapshot, of the tree that counts and the bases that were read for it. */
  settle(tree: SyntaxTree, bases: Bases): Snapshot {
    const snapshot = Snapshot.of(tree, validators, bases, this.#snapshot);
    this.#snapshot = snapshot;
    this.#snapshotStamp = this.#stamp;
    if (tree.problems.some((problem) => problem.code === REFUSED))
      this.#refused = { snapshot, length: this.text.length };
    return snapshot;
  }

  /** Its newest analysis extends another spec. */
  get isOverlay(): boolean {
    return this.#snapshot !== undefined && extendsOf(this.#snapshot.tree) !== undefined;
  }

  /** Takes the addresses of bases that are read for the text that counts; several loads of one version share them. */
  reading(): Set<string> {
    if (this.#reads.stamp !== this.#stamp) this.#reads = { stamp: this.#stamp, addresses: new Set() };
    return this.#reads.addresses;
  }

  /** The newest analysis has asked for one of these addresses. */
  hasRead(addresses: readonly string[]): boolean {
    return addresses.some((address) => this.#reads.addresses.has(address));
  }

  /** Findings of the newest snapshot, where they were made with these options. */
  findingsWith(options: EngineOptions): { readonly snapshot: Snapshot; readonly findings: Findings } | undefined {
    const found = this.#findings;
    return found !== undefined && found.of === this.known() && found.options === options
      ? { snapshot: found.of, findings: found.value }
      : undefined;
  }

  /** What was found last, be it in an earlier version. */
  get foundLast(): { readonly snapshot: Snapshot; readonly findings: readonly Finding[] } | undefined {
    const found = this.#findings;
    return found === undefined ? undefined : { snapshot: found.of, findings: found.value.findings };
  }

  /** Keeps what was found; returns what of it counts. */
  keep(snapshot: Snapshot, options: EngineOptions, found: Findings): Findings {
    const value = this.#refused === undefined ? found : refusalsOf(found);
    this.#findings = { of: snapshot, options, value };
    this.#strikes = 0;
    return value;
  }
}

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
  if (change.range.start.line < lineCount && change.range.end.line < lineCount) return change;
  const fit = (position: Position): Position =>
    position.line < lineCount ? position : document.positionAt(document.getText().length);
  return { text: change.text, range: { start: fit(change.range.start), end: fit(change.range.end) } };
}
