/** Tells when files change that a check depends on. */
import { statSync, watch, type FSWatcher, type Stats } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { SKIPPED } from '../lsp/spec-search';
import { isSpecFile } from '../model/spec-file';

/** Milliseconds of silence after a change: those who save write several times. */
const SETTLED = 100;
/** Milliseconds between two looks, where the system does not tell. */
const POLL = 1000;

/** What a check depends on. Absolute paths, which need not exist. */
export interface Watched {
  /** Files: specs by any name, and what they extend. */
  readonly files: readonly string[];
  /** Folders that are searched for specs. */
  readonly folders: readonly string[];
}

interface Folder {
  readonly watcher: FSWatcher;
  readonly ino: number;
}

export class Watch {
  readonly #folders = new Map<string, Folder>();
  /** Paths whose coming, going or change matters, whatever they are called. */
  #paths: ReadonlySet<string> = new Set();
  /** Folders in which any spec matters, and any folder. */
  #searched: ReadonlySet<string> = new Set();
  #settling: NodeJS.Timeout | undefined;
  #polling: NodeJS.Timeout | undefined;
  #seen = '';
  #hasChanged = false;
  #tell: (() => void) | undefined;

  /** Watches these from now on, and nothing else. A change before the next call of `changed` is not lost. */
  async set({ files, folders }: Watched): Promise<void> {
    const searched = (await Promise.all(folders.map(foldersBelow))).flat();
    this.#searched = new Set(searched);
    // What is not there comes into being in the nearest folder that is.
    const paths = [...files, ...folders].map((path) => comingIn(resolve(path)));
    this.#paths = new Set(paths.map(({ folder, name }) => join(folder, name)));
    const wanted = new Set([...searched, ...paths.map(({ folder }) => folder)]);
    for (const [path, { watcher, ino }] of this.#folders) {
      // One that was removed and made anew is another folder.
      if (wanted.has(path) && inoOf(path) === ino) continue;
      watcher.close();
      this.#folders.delete(path);
    }
    let isDeaf = false;
    for (const path of wanted) isDeaf = !this.#listen(path) || isDeaf;
    if (!isDeaf) clearInterval(this.#polling);
    this.#polling = isDeaf ? (this.#polling ?? setInterval(() => this.#poll(), POLL)) : undefined;
    this.#seen = isDeaf ? this.#signature() : '';
  }

  /** Done as soon as something has changed since it was done last, and all is silent again. */
  changed(): Promise<void> {
    return new Promise((resolve) => {
      this.#tell = resolve;
      if (this.#hasChanged && this.#settling === undefined) this.#done();
    });
  }

  /** Whether the folder is watched, or not there. */
  #listen(path: string): boolean {
    if (this.#folders.has(path)) return true;
    try {
      const watcher = watch(path, (event, name) => this.#heard(path, event, name));
      watcher.on('error', () => {
        watcher.close();
        this.#folders.delete(path);
        this.#change();
      });
      this.#folders.set(path, { watcher, ino: inoOf(path) });
      return true;
    } catch {
      // There are more folders than the system lets anybody watch; or it has gone meanwhile.
      return inoOf(path) === 0;
    }
  }

  #heard(folder: string, event: string, name: string | null): void {
    const path = name === null ? folder : join(folder, name);
    if (name === null || this.#paths.has(path)) this.#change();
    else if (this.#searched.has(folder) && !SKIPPED.has(name)) {
      // A folder that comes, or one that goes.
      const isFolder = event === 'rename' && (this.#searched.has(path) || isFolderNow(path));
      if (isSpecFile(name) || isFolder) this.#change();
    }
  }

  #change(): void {
    this.#hasChanged = true;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#settling = undefined;
      this.#done();
    }, SETTLED);
  }

  #done(): void {
    if (this.#tell === undefined) return;
    this.#hasChanged = false;
    this.#tell();
    this.#tell = undefined;
  }

  #poll(): void {
    const now = this.#signature();
    if (now !== this.#seen) this.#change();
    this.#seen = now;
  }

  /** Other text where anything that matters is another. */
  #signature(): string {
    return [...this.#paths, ...this.#searched]
      .map((path) => {
        const stats = found(path);
        return stats === undefined ? path : `${path}:${stats.ino}:${stats.mtimeMs}:${stats.size}`;
      })
      .join('\n');
  }
}

const inoOf = (path: string): number => found(path)?.ino ?? 0;
const isFolderNow = (path: string): boolean => found(path)?.isDirectory() ?? false;

function found(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** The nearest folder above a path that is there, and the name in it that leads to the path. */
function comingIn(path: string): { readonly folder: string; readonly name: string } {
  const above = dirname(path);
  if (above === path || isFolderNow(above)) return { folder: above, name: basename(path) };
  return comingIn(above);
}

/** A folder and those in it, but for what version control and package managers keep. */
async function foldersBelow(folder: string): Promise<readonly string[]> {
  const path = resolve(folder);
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return [];
  const below = entries.filter((entry) => entry.isDirectory() && !SKIPPED.has(entry.name));
  return [path, ...(await Promise.all(below.map(({ name }) => foldersBelow(join(path, name))))).flat()];
}
