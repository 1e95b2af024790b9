/**
 * All specs of the folders that the client has open: found once, read and checked when somebody wants to know of them, and again when
 * they or what they extend have changed. Of a file that is not open only plain data is kept: what it extends, the names in it, and
 * what is wrong with it.
 */
import { afterMoves, type Move } from '../language/moved-files';
import { namedSymbolsOf, type NamedSymbol } from '../language/workspace-symbols';
import { addressOf, isYaml } from '../model/address';
import { isBelow } from '../model/extends';
import type { Snapshot } from '../model/snapshot';
import type { Checked, Checks } from './checks';
import type { Documents } from './documents';
import type { OpenDocument } from './open-document';
import type { ReadResult } from './platform';
import { isSpecFile } from '../model/spec-file';
import type { Snapshots } from './snapshots';
import type { Rank } from './turns';
import type { Work } from './work';

/** A spec that was found, be it open or not. */
interface Entry {
  readonly uri: string;
  readonly address: string;
  /** Goes up when what was read of it is no longer what counts. */
  stamp: number;
  known: Known | undefined;
  /** The stamp at which it was checked. */
  checked: number;
  /** Tells its text from another one, as it was read last. */
  print: string | undefined;
}

interface Known {
  readonly stamp: number;
  /** The files that it extends, as far as they could be read. */
  readonly bases: readonly string[];
  /** Addresses of all files that it asked for, whether they were there or not. */
  readonly reads: ReadonlySet<string>;
  readonly symbols: readonly NamedSymbol[];
}

/** A file that is not open, while it is looked at. */
export interface Visited {
  readonly document: OpenDocument;
  /** Undefined where it cannot be analysed. */
  readonly snapshot: Snapshot | undefined;
}

const never = (): boolean => false;
const UNCHECKED = -1;
/** Milliseconds. */
const MOMENT = 5000;

export class Specs {
  readonly #documents: Documents;
  readonly #snapshots: Snapshots;
  readonly #checks: Checks;
  readonly #work: Work;
  /** By address. */
  readonly #entries = new Map<string, Entry>();
  #search: Promise<void> | undefined;
  /** Goes up when something about some spec may be new. */
  #version = 0;
  #waiting: (() => void)[] = [];
  /** Files of which was said that they cannot be read. */
  readonly #unreadable = new Set<string>();
  #isCut = false;
  /** When the disk was looked at last. */
  #looked = -Infinity;
  /** A text that was asked for before its turn. */
  #ahead: { readonly entry: Entry; readonly stamp: number; readonly text: Promise<ReadResult> } | undefined;

  constructor(documents: Documents, snapshots: Snapshots, checks: Checks, work: Work) {
    this.#documents = documents;
    this.#snapshots = snapshots;
    this.#checks = checks;
    this.#work = work;
  }

  // ---- what changes

  get version(): number {
    return this.#version;
  }

  /** Something may be new: who waits for that looks again. */
  wake(): void {
    this.#version++;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Resolves when something may be new since a version. */
  async after(version: number): Promise<void> {
    if (this.#version === version) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Something else stands at these addresses: specs that are there, or extend what is there, are looked at again. */
  changed(addresses: readonly string[]): void {
    const all = new Set(addresses);
    for (const entry of this.#entries.values()) {
      const { address, known } = entry;
      if (all.has(address) || (known !== undefined && addresses.some((each) => known.reads.has(each)))) entry.stamp++;
    }
    this.wake();
  }

  /** These files came, changed or went, or are folders that went: a spec that is new is known from now on. */
  filesChanged(uris: readonly string[]): void {
    for (const uri of uris) {
      if (this.#search !== undefined) this.#add(uri);
      if (isYaml(uri)) continue;
      const folder = `${addressOf(uri)}/`;
      const below = [...this.#entries.keys()].filter((address) => address.startsWith(folder));
      if (below.length > 0) this.changed(below);
    }
    this.wake();
  }

  /** Other folders are open, or what lies in them has moved: they are searched again. */
  searchAgain(): void {
    this.#search = undefined;
    for (const entry of this.#entries.values()) entry.stamp++;
    this.wake();
  }

  /**
   * Looks whether the specs are still those that were found and read, for a client that does not say what changes on disk. Where
   * `seldom`, not if that was done a moment ago.
   */
  lookAgain(seldom = false): void {
    const now = this.#work.host.now();
    if (seldom && now < this.#looked + MOMENT) return;
    this.#looked = now;
    this.#search = undefined;
    this.#documents.tidy();
    for (const entry of this.#entries.values()) entry.known = undefined;
  }

  /** Rules or settings have changed: what is wrong is found out again. */
  checkAgain(): void {
    for (const entry of this.#entries.values()) entry.checked = UNCHECKED;
    this.wake();
  }

  // ---- which there are

  /** Whether the search of the folders has found the spec, or would. */
  covers(uri: string): boolean {
    return (
      this.#work.host.find !== undefined &&
      isSpecFile(addressOf(uri)) &&
      this.#documents.folders.some((folder) => isBelow(uri, folder))
    );
  }

  /** The search was given up: there may be more specs. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** The specs that are not open, by address and as they are spelt. Searches the folders where that was not done. */
  async closed(): Promise<readonly Pick<Entry, 'uri' | 'address'>[]> {
    await this.#found();
    return this.#closedEntries();
  }

  #closedEntries(): readonly Entry[] {
    return [...this.#entries.values()].filter(({ address }) => this.#documents.at(address) === undefined);
  }

  #found(): Promise<void> {
    return (this.#search ??= this.#find());
  }

  async #find(): Promise<void> {
    const { find } = this.#work.host;
    const { folders } = this.#documents;
    const { uris, cut } = (await find?.(folders)) ?? { uris: [], cut: false };
    // The folders may be others by now.
    if (folders !== this.#documents.folders) return this.#find();
    this.#isCut = cut;
    const there = new Set(uris.map(addressOf));
    for (const address of this.#entries.keys()) if (!there.has(address)) this.#entries.delete(address);
    for (const uri of uris) this.#add(uri);
    return undefined;
  }

  #add(uri: string): void {
    const address = addressOf(uri);
    if (!this.covers(uri) || this.#entries.has(address)) return;
    this.#entries.set(address, { uri, address, stamp: 0, known: undefined, checked: UNCHECKED, print: undefined });
  }

  // ---- what is known of them

  /** Reads what was not read of specs that are not open; ends early where it is `cancelled`. */
  async readAll(cancelled: () => boolean = never): Promise<void> {
    await this.#found();
    for (const entry of this.#closedEntries()) {
      if (cancelled()) return;
      if (entry.known?.stamp !== entry.stamp) await this.visit(entry.uri, () => undefined);
    }
  }

  /** Specs that are not open and are one of some files or extend one, at whatever distance. Reads those that were not read. */
  async extending(addresses: readonly string[], cancelled: () => boolean = never): Promise<readonly string[]> {
    await this.readAll(cancelled);
    return this.#closedEntries()
      .filter(({ address: own, known }) => addresses.some((address) => address === own || known?.reads.has(address)))
      .map(({ uri }) => uri);
  }

  /** Every file that is a spec by its name, or is extended by one; those that are not open. Reads those that were not read. */
  async files(cancelled: () => boolean = never): Promise<readonly string[]> {
    await this.readAll(cancelled);
    const all = this.#closedEntries().flatMap(({ uri, known }) => [uri, ...(known?.bases ?? [])]);
    const closed = all.filter((uri) => this.#documents.at(addressOf(uri)) === undefined);
    return [...new Map(closed.map((uri) => [addressOf(uri), uri])).values()];
  }

  /** Whether moves may change what a file extends, as far as is known of it. */
  isConcerned(uri: string, moves: readonly Move[]): boolean {
    const known = this.#entries.get(addressOf(uri))?.known;
    if (known === undefined || afterMoves(uri, moves) !== uri) return true;
    return [...known.reads].some((address) => afterMoves(address, moves) !== address);
  }

  /** The names in specs that are not open. Reads those that were not read. */
  async symbols(
    cancelled: () => boolean,
  ): Promise<readonly { readonly uri: string; readonly symbols: readonly NamedSymbol[] }[]> {
    await this.readAll(cancelled);
    return this.#closedEntries().map(({ uri, known }) => ({ uri, symbols: known?.symbols ?? [] }));
  }

  /** It was found, and is still there as far as is known. */
  has(address: string): boolean {
    return this.#entries.has(address);
  }

  /**
   * Checks a spec that is not open, where that is due, and hands on what was found while the spec is looked at; undefined for one that
   * cannot be read. Gives way to everything else. Nothing is handed on of a spec that was opened or changed meanwhile.
   */
  async check(address: string, cancelled: () => boolean, take: (checked: Checked | undefined) => void): Promise<void> {
    const entry = this.#entries.get(address);
    if (entry === undefined) return;
    const isOpen = (): boolean => this.#documents.at(address) !== undefined;
    while (entry.checked !== entry.stamp && !cancelled() && !isOpen()) {
      const { stamp } = entry;
      const isOld = (): boolean => cancelled() || entry.stamp !== stamp || isOpen();
      await this.#work.turns.calm();
      if (isOld()) continue;
      const look = async ({ document }: Visited): Promise<void> => {
        const checked = await this.#checks.ofDocument(document, isOld, 'workspace');
        if (checked === undefined || isOld()) return;
        entry.checked = stamp;
        take(checked);
      };
      if ((await this.visit(entry.uri, look, 'workspace')) !== undefined) continue;
      take(undefined);
      return;
    }
  }

  /** The file will be checked next: reading it begins. */
  expect(address: string): void {
    const entry = this.#entries.get(address);
    if (entry === undefined || entry.checked === entry.stamp) return;
    this.#ahead = { entry, stamp: entry.stamp, text: this.#work.host.read(entry.uri) };
  }

  #read(uri: string, entry: Entry | undefined): Promise<ReadResult> {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    const isThis = ahead !== undefined && ahead.entry === entry && ahead.stamp === entry.stamp;
    return isThis ? ahead.text : this.#work.host.read(uri);
  }

  /** What was kept of files for those that were checked one after the other is given back. */
  rest(): void {
    this.#documents.tidy();
    this.#work.turns.worked();
  }

  /**
   * Reads a file that is not open and does something with it; undefined where it is not there or cannot be read. What was analysed of
   * it is gone afterwards.
   */
  async visit<T>(
    uri: string,
    work: (visited: Visited) => T | Promise<T>,
    rank: Rank = 'report',
  ): Promise<{ readonly result: T } | undefined> {
    const { turns } = this.#work;
    const address = addressOf(uri);
    const entry = this.#entries.get(address);
    const stamp = entry?.stamp ?? 0;
    const read = await this.#read(uri, entry);
    if (!('text' in read)) {
      if (entry !== undefined && entry.stamp === stamp) this.#lost(entry, read.error);
      return undefined;
    }
    this.#unreadable.delete(address);
    if (entry !== undefined) this.#compare(entry, read.text);
    const document = this.#documents.visit(uri, read.text);
    try {
      await turns.quiet(rank);
      const snapshot = await this.#snapshots.newest(document);
      if (entry !== undefined && entry.stamp === stamp) entry.known = this.#knownOf(document, snapshot, stamp);
      return { result: await work({ document, snapshot }) };
    } finally {
      this.#documents.leave(document);
    }
  }

  /** A text that has changed without a word is checked again. */
  #compare(entry: Entry, text: string): void {
    const print = printOf(text);
    if (entry.print !== undefined && entry.print !== print && entry.checked === entry.stamp) {
      entry.checked = UNCHECKED;
      this.wake();
    }
    entry.print = print;
  }

  #knownOf(document: OpenDocument, snapshot: Snapshot | undefined, stamp: number): Known {
    const reads = new Set(document.reading());
    if (snapshot === undefined) return { ...nothingKnown, stamp, reads };
    const symbols = this.#work.run(document, 'symbols', [], () => namedSymbolsOf(snapshot));
    return { stamp, reads, symbols, bases: snapshot.bases.trees.map((tree) => tree.uri) };
  }

  /** A file that is not there any more is no spec; one that cannot be read is said once. */
  #lost(entry: Entry, why: 'missing' | 'unreadable' | 'outside'): void {
    const { uri, address, stamp } = entry;
    if (why === 'missing') this.#entries.delete(address);
    else if (!this.#unreadable.has(address)) {
      this.#unreadable.add(address);
      this.#work.log(
        `${uri} is not checked: ${why === 'outside' ? 'it leads out of the workspace' : 'it cannot be read'}.`,
      );
    }
    entry.known = { ...nothingKnown, stamp };
    entry.checked = stamp;
  }
}

const nothingKnown: Omit<Known, 'stamp'> = { bases: [], reads: new Set(), symbols: [] };

/** Tells texts apart: their length, and a sum of 32 bits. */
function printOf(text: string): string {
  let sum = 5381;
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 33) ^ text.charCodeAt(i)) | 0;
  return `${text.length} ${sum}`;
}
