/** Pages that are made when somebody reads them, as read-only files of a scheme of their own. */
import * as vscode from 'vscode';

export interface ReadOnlyPages {
  /** Throws `FileNotFound` for an address that is no page. */
  readonly read: (uri: vscode.Uri) => Promise<Uint8Array>;
  /**
   * What is told of a page before it is read. Bytes; whoever cannot know the size before the page is made says 1. Throws as above.
   */
  readonly stat: (uri: vscode.Uri) => Promise<{ readonly size: number; readonly version: number }>;
  /** Why nobody may write one, in a sentence. */
  readonly refusal: string;
}

export class ReadOnlyFiles implements vscode.FileSystemProvider {
  readonly #pages: ReadOnlyPages;
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  constructor(pages: ReadOnlyPages) {
    this.#pages = pages;
  }

  /** Makes it readable until what is returned is disposed. */
  register(scheme: string): vscode.Disposable {
    const options = { isCaseSensitive: true, isReadonly: true };
    return vscode.Disposable.from(vscode.workspace.registerFileSystemProvider(scheme, this, options), this.#changed);
  }

  /** Tells whoever shows one of these that it is another one now. */
  tellChanged(uris: readonly vscode.Uri[]): void {
    if (uris.length > 0) this.#changed.fire(uris.map((uri) => ({ type: vscode.FileChangeType.Changed, uri })));
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { size, version } = await this.#pages.stat(uri);
    return {
      ...{ type: vscode.FileType.File, ctime: 0, mtime: version, size },
      permissions: vscode.FilePermission.Readonly,
    };
  }

  readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return this.#pages.read(uri);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(): never {
    throw this.#refused;
  }

  writeFile(): never {
    throw this.#refused;
  }

  delete(): never {
    throw this.#refused;
  }

  rename(): never {
    throw this.#refused;
  }

  get #refused(): Error {
    return vscode.FileSystemError.NoPermissions(this.#pages.refusal);
  }
}
