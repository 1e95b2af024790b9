// A folder that lives in the browser tab: read once from the server, changed only here.
const vscode = require('vscode');

/** @typedef {import('vscode').FileSystemProvider} FileSystemProvider */
/** @typedef {import('vscode').Uri} Uri */
/** @typedef {{ readonly time: number, readonly data?: Uint8Array }} Entry */

const SCHEME = 'commspec-files';
const { Directory, File } = vscode.FileType;

/**
 * Entries by path ('/examples/a.yaml'); a folder has no data.
 * @implements {FileSystemProvider}
 */
class Files {
  /** @type {Map<string, Entry>} */
  #entries = new Map([['/', { time: 0 }]]);
  /** @type {import('vscode').EventEmitter<import('vscode').FileChangeEvent[]>} */
  #changes = new vscode.EventEmitter();
  onDidChangeFile = this.#changes.event;

  /** @param {{ readonly folder: string, readonly files: readonly (readonly [path: string, text: string])[] }} content */
  constructor({ folder, files }) {
    this.#entries.set(`/${folder}`, { time: 0 });
    for (const [path, text] of files) {
      const parts = path.split('/').slice(0, -1);
      parts.forEach((_, i) => this.#entries.set(['', folder, ...parts.slice(0, i + 1)].join('/'), { time: 0 }));
      this.#entries.set(`/${folder}/${path}`, { time: 0, data: new TextEncoder().encode(text) });
    }
  }

  /** Every file, as [path, text]. @returns {Generator<readonly [string, string]>} */
  *texts() {
    for (const [path, { data }] of this.#entries) if (data) yield [path, new TextDecoder().decode(data)];
  }

  watch() {
    return new vscode.Disposable(() => {});
  }

  /** @param {Uri} uri */
  stat(uri) {
    const { data, time } = this.#get(uri);
    return { type: data ? File : Directory, ctime: 0, mtime: time, size: data?.length ?? 0 };
  }

  /** @param {Uri} uri @returns {[string, import('vscode').FileType][]} */
  readDirectory(uri) {
    this.#get(uri);
    const prefix = uri.path === '/' ? '/' : `${uri.path}/`;
    return [...this.#entries]
      .filter(([path]) => path !== prefix && path.startsWith(prefix) && !path.slice(prefix.length).includes('/'))
      .map(([path, { data }]) => [path.slice(prefix.length), data ? File : Directory]);
  }

  /** @param {Uri} uri */
  readFile(uri) {
    const { data } = this.#get(uri);
    if (!data) throw vscode.FileSystemError.FileIsADirectory(uri);
    return data;
  }

  /** @param {Uri} uri */
  createDirectory(uri) {
    this.#entries.set(uri.path, { time: Date.now() });
    this.#fire(vscode.FileChangeType.Created, uri);
  }

  /** @param {Uri} uri @param {Uint8Array} data @param {{ readonly create: boolean, readonly overwrite: boolean }} options */
  writeFile(uri, data, { create, overwrite }) {
    const there = this.#entries.has(uri.path);
    if (!there && !create) throw vscode.FileSystemError.FileNotFound(uri);
    if (there && create && !overwrite) throw vscode.FileSystemError.FileExists(uri);
    this.#entries.set(uri.path, { time: Date.now(), data });
    this.#fire(there ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created, uri);
  }

  /** @param {Uri} uri */
  delete(uri) {
    this.#get(uri);
    for (const path of [...this.#entries.keys()]) {
      if (path === uri.path || path.startsWith(`${uri.path}/`)) this.#entries.delete(path);
    }
    this.#fire(vscode.FileChangeType.Deleted, uri);
  }

  /** @param {Uri} from @param {Uri} to @param {{ readonly overwrite: boolean }} options */
  rename(from, to, { overwrite }) {
    this.#get(from);
    if (this.#entries.has(to.path) && !overwrite) throw vscode.FileSystemError.FileExists(to);
    for (const [path, entry] of [...this.#entries]) {
      if (path !== from.path && !path.startsWith(`${from.path}/`)) continue;
      this.#entries.delete(path);
      this.#entries.set(to.path + path.slice(from.path.length), entry);
    }
    this.#fire(vscode.FileChangeType.Deleted, from);
    this.#fire(vscode.FileChangeType.Created, to);
  }

  /** @param {Uri} uri */
  #get(uri) {
    const entry = this.#entries.get(uri.path);
    if (!entry) throw vscode.FileSystemError.FileNotFound(uri);
    return entry;
  }

  /** @param {import('vscode').FileChangeType} type @param {Uri} uri */
  #fire(type, uri) {
    this.#changes.fire([{ type, uri }]);
  }
}

/** @param {string} path */
const toUri = (path) => vscode.Uri.from({ scheme: SCHEME, path });
/** @param {string} path @param {Uri} folder */
const below = (path, folder) => path.startsWith(`${folder.path}/`);

/**
 * Proposed API, as far as it is used; a VS Code that has none of it leaves it out.
 * @typedef {object} TextQuery
 * @property {string} pattern
 * @property {boolean} [isRegExp]
 * @property {boolean} [isWordMatch]
 * @property {boolean} [isCaseSensitive]
 */
/** @typedef {{ readonly report: (found: object) => void }} Progress */
/** @typedef {(scheme: string, provider: object) => import('vscode').Disposable} Register */

/** Names only: VS Code itself applies the patterns. @param {Files} files */
const fileSearch = (files) => ({
  provideFileSearchResults: (/** @type {unknown} */ _query, /** @type {{ readonly folder: Uri }} */ { folder }) =>
    [...files.texts()]
      .map(([path]) => path)
      .filter((path) => below(path, folder))
      .map(toUri),
});

/** @param {Files} files */
const textSearch = (files) => ({
  /** @param {TextQuery} query @param {{ readonly folder: Uri, readonly maxResults: number }} options @param {Progress} progress */
  provideTextSearchResults(query, { folder, maxResults }, progress) {
    const literal = query.isRegExp ? query.pattern : query.pattern.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    const pattern = new RegExp(
      query.isWordMatch ? `\\b(?:${literal})\\b` : literal,
      query.isCaseSensitive ? 'g' : 'gi',
    );
    let left = maxResults;
    for (const [path, text] of files.texts()) {
      if (!below(path, folder)) continue;
      for (const [number, line] of text.split(/\r?\n/).entries()) {
        for (const { index, 0: found } of line.matchAll(pattern)) {
          if (found === '') continue;
          if (left-- <= 0) return { limitHit: true };
          const range = (/** @type {number} */ row) => new vscode.Range(row, index, row, index + found.length);
          progress.report({ uri: toUri(path), ranges: range(number), preview: { text: line, matches: range(0) } });
        }
      }
    }
    return { limitHit: false };
  },
});

/** @param {import('vscode').ExtensionContext} context */
exports.activate = async (context) => {
  const address = vscode.Uri.joinPath(context.extensionUri, '../../files.json').toString(true);
  const files = new Files(await (await fetch(address)).json());
  /** @type {typeof vscode.workspace & { registerFileSearchProvider?: Register, registerTextSearchProvider?: Register }} */
  const proposed = vscode.workspace;
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider(SCHEME, files, { isCaseSensitive: true }),
    proposed.registerFileSearchProvider?.(SCHEME, fileSearch(files)) ?? { dispose() {} },
    proposed.registerTextSearchProvider?.(SCHEME, textSearch(files)) ?? { dispose() {} },
  );
};
