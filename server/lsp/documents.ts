/** The specs that are looked at: which are open, which others are visited, and which of them an event concerns. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { addressOf } from '../model/address';
import type { Aside } from './aside';
import type { ClosedFiles } from './closed-files';
import { OpenDocument } from './open-document';
import type { Suspect } from './protocol';

export class Documents {
  /** By the client's spelling. One file may be open under two of them: each has its own text. */
  readonly #open = new Map<string, OpenDocument>();
  /** Files that are looked at without being open, for as long as that takes. */
  readonly #visited = new Set<OpenDocument>();
  readonly #closed: ClosedFiles;
  /** By address: documents that are set aside when they are opened. */
  readonly #suspects: Map<string, Aside['until']>;
  /** Addresses of the folders that the client has open: bases are read in these only. */
  folders: readonly string[];
  /** Is told of all addresses at which something else stands than before: a text, a file, none. */
  onChange: (addresses: readonly string[]) => void = () => undefined;
  /** Is told when a file begins or ends to be visited. */
  onVisit: (uri: string, begins: boolean) => void = () => undefined;

  constructor(closed: ClosedFiles, folders: readonly string[], suspects: readonly Suspect[] = []) {
    this.#closed = closed;
    this.folders = folders;
    this.#suspects = new Map(suspects.map(({ uri, until }) => [addressOf(uri), until]));
  }

  get uris(): readonly string[] {
    return [...this.#open.keys()];
  }

  /** As the client spells it, else whichever open document is the same file; of several the one that was opened last. */
  find(uri: string): OpenDocument | undefined {
    return this.#open.get(uri) ?? this.at(addressOf(uri));
  }

  at(address: string): OpenDocument | undefined {
    return [...this.#open.values()].findLast((document) => document.address === address);
  }

  /** It was not closed since. */
  has(document: OpenDocument): boolean {
    return this.#open.get(document.uri) === document || this.#visited.has(document);
  }

  /**
   * Looks at a file that is not open as if it were, until `leave`: nobody finds it by its address, but what it extends is kept
   * up to date, and what fails costs nothing else.
   */
  visit(uri: string, text: string): OpenDocument {
    const until = this.#suspects.get(addressOf(uri));
    const document = new OpenDocument(uri, 0, text, until === undefined ? undefined : { why: 'crashed', until });
    this.#visited.add(document);
    this.onVisit(uri, true);
    return document;
  }

  leave(document: OpenDocument): void {
    if (this.#visited.delete(document)) this.onVisit(document.uri, false);
  }

  /** Of files that are not open, those trees are kept alone that an open spec extends. */
  tidy(): void {
    const open = [...this.#open.values()];
    this.#closed.keepOnly((address) => open.some((document) => document.hasRead([address])));
  }

  versionOf(uri: string): number | undefined {
    return this.find(uri)?.version;
  }

  /** A document was opened. Returns other open documents that extend it. */
  open(uri: string, version: number, text: string): readonly string[] {
    const address = addressOf(uri);
    const until = this.#suspects.get(address);
    this.#suspects.delete(address);
    // The one that was touched last comes last.
    this.#open.delete(uri);
    this.#open.set(
      uri,
      new OpenDocument(uri, version, text, until === undefined ? undefined : { why: 'crashed', until }),
    );
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
    const document = this.find(uri);
    if (document === undefined) return undefined;
    document.edit(version, changes);
    return this.#changed([document.address]).filter((other) => other !== document.uri);
  }

  /** The text of a document is not known any more, until it is sent as a whole. */
  lose(uri: string): void {
    this.find(uri)?.setAside({ why: 'lost', until: 'close' });
  }

  /** A document was saved. Returns whether it is worth another look for that. */
  save(uri: string): boolean {
    return this.find(uri)?.save() ?? false;
  }

  /** A document was closed: the file counts again. Returns open documents that extend it. */
  close(uri: string): readonly string[] {
    const document = this.find(uri);
    if (document === undefined) return [];
    this.#open.delete(document.uri);
    const concerned = this.#changed([document.address]);
    if (this.#open.size === 0) this.#closed.forgetAll();
    return concerned;
  }

  /** Files changed, came or went on disk. Returns the open documents that are concerned. */
  filesChanged(uris: readonly string[]): readonly string[] {
    const open = new Set([...this.#open.values()].map((document) => document.address));
    for (const address of uris.map(addressOf))
      if (this.#suspects.get(address) === 'change') this.#suspects.delete(address);
    // Of an open document, the text in the editor counts.
    return this.#changed(uris.map(addressOf).filter((address) => !open.has(address)));
  }

  /** Where bases may lie has changed. Returns the open documents that are concerned. */
  foldersChanged(folders: readonly string[]): readonly string[] {
    this.folders = folders;
    this.#closed.forgetAll();
    return renewed([...this.#open.values()].filter((document) => document.isOverlay));
  }

  /** The rules or their settings have changed: what failed or took too long is tried again. */
  forgive(): void {
    for (const document of this.#open.values()) document.forgive();
  }

  /** Takes what stands at these addresses for unknown; returns the open documents that read it. */
  #changed(addresses: readonly string[]): readonly string[] {
    this.#closed.forget(addresses);
    renewed([...this.#visited].filter((document) => document.hasRead(addresses)));
    this.onChange(addresses);
    return renewed([...this.#open.values()].filter((document) => document.hasRead(addresses)));
  }
}

function renewed(concerned: readonly OpenDocument[]): readonly string[] {
  for (const document of concerned) document.renew();
  return concerned.map((document) => document.uri);
}
