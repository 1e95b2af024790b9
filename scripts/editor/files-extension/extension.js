// A folder that lives in the browser tab: read once from the server, changed only here.
const vscode = require('vscode');

const SCHEME = 'commspec-files';
const { Directory, File } = vscode.FileType;

/** Entries by path ('/examples/a.yaml'); a folder has no data. */
class Files {
  #entries = new Map([['/', { time: 0 }]]);
  #changes = new vscode.EventEmitter();
  onDidChangeFile = this.#changes.event;

  constructor({ folder, files }) {
    this.#entries.set(`/${folder}`, { time: 0 });
    for (const [path, text] of files) {
      const parts = path.split('/').slice(0, -1);
      parts.forEach((_, i) => this.#entries.set(['', folder, ...parts.slice(0, i + 1)].join('/'), { time: 0 }));
      this.#entries.set(`/${folder}/${path}`, { time: 0, data: new TextEncoder().encode(text) });
    }
  }

  /** Every file, as [path, text]. */
  *texts() {
    for (const [path, { data }] of this.#entries) if (data) yield [path, new TextDecoder().decode(data)];
  }

  watch() {
    return new vscode.Disposable(() => {});
  }

  stat(uri) {
    const { data, time } = this.#get(uri);
    return { type: data ? File : Directory, ctime: 0, mtime: time, size: data?.length ?? 0 };
  }

  readDirectory(uri) {
    this.#get(uri);
    const prefix = uri.path === '/' ? '/' : `${uri.path}/`;
    return [...this.#entries]
      .filter(([path]) => path !== prefix && path.startsWith(prefix) && !path.slice(prefix.length).includes('/'))
      .map(([path, { data }]) => [path.slice(prefix.length), data ? File : Directory]);
  }

  readFile(uri) {
    const { data } = this.#get(uri);
    if (!data) throw vscode.FileSystemError.FileIsADirectory(uri);
    return data;
  }

  createDirectory(uri) {
    this.#entries.set(uri.path, { time: Date.now() });
    this.#fire(vscode.FileChangeType.Created, uri);
  }

  writeFile(uri, data, { create, overwrite }) {
    const there = this.#entries.has(uri.path);
    if (!there && !create) throw vscode.FileSystemError.FileNotFound(uri);
    if (there && create && !overwrite) throw vscode.FileSystemError.FileExists(uri);
    this.#entries.set(uri.path, { time: Date.now(), data });
    this.#fire(there ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created, uri);
  }

  delete(uri) {
    this.#get(uri);
    for (const path of [...this.#entries.keys()]) {
      if (path === uri.path || path.startsWith(`${uri.path}/`)) this.#entries.delete(path);
    }
    this.#fire(vscode.FileChangeType.Deleted, uri);
  }

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

  #get(uri) {
    const entry = this.#entries.get(uri.path);
    if (!entry) throw vscode.FileSystemError.FileNotFound(uri);
    return entry;
  }

  #fire(type, uri) {
    this.#changes.fire([{ type, uri }]);
  }
}

const toUri = (path) => vscode.Uri.from({ scheme: SCHEME, path });
const below = (path, folder) => path.startsWith(`${folder.path}/`);

/** Names only: VS Code itself applies the patterns. */
const fileSearch = (files) => ({
  provideFileSearchResults: (_query, { folder }) =>
    [...files.texts()]
      .map(([path]) => path)
      .filter((path) => below(path, folder))
      .map(toUri),
});

const textSearch = (files) => ({
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
          const range = (row) => new vscode.Range(row, index, row, index + found.length);
          progress.report({ uri: toUri(path), ranges: range(number), preview: { text: line, matches: range(0) } });
        }
      }
    }
    return { limitHit: false };
  },
});

exports.activate = async (context) => {
  const address = vscode.Uri.joinPath(context.extensionUri, '../../files.json').toString(true);
  const files = new Files(await (await fetch(address)).json());
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider(SCHEME, files, { isCaseSensitive: true }),
    vscode.workspace.registerFileSearchProvider?.(SCHEME, fileSearch(files)) ?? { dispose() {} },
    vscode.workspace.registerTextSearchProvider?.(SCHEME, textSearch(files)) ?? { dispose() {} },
  );
};
