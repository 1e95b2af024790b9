/** What differs between two specs, as a page that follows both while they are edited. */
import * as vscode from 'vscode';
import { compareRequest, type ComparedText, type CompareParams, type CompareResult } from '../server/lsp/protocol';
import { specFiles } from '../server/model/spec-file';
import { compareScheme, compareUri, sidesOf, type Side } from './compare-uri';
import { isSpec, type Server } from './server';
import { throttle } from './throttle';

/** The editor of VS Code's own Markdown support. package.json makes it the default for the scheme. */
const markdownPreview = 'vscode.markdown.preview.editor';
const SPECS = `**/{${specFiles.join(',')}}`;
const MOST_SPECS = 500;
/** Milliseconds between two updates of an open comparison. */
const PACE = 500;
const MAX_BYTES = 5 * 1024 * 1024;

/** What is used of VS Code's own Git support. */
interface Repository {
  readonly show: (ref: string, path: string) => Promise<string>;
}
interface Git {
  readonly getAPI: (version: 1) => { readonly getRepository: (uri: vscode.Uri) => Repository | null };
}

/** The repository that holds a file; undefined where there is none, as in a browser, or where Git is switched off. */
async function repositoryOf(uri: vscode.Uri): Promise<Repository | undefined> {
  try {
    const git = await vscode.extensions.getExtension<Git>('vscode.git')?.activate();
    return git?.getAPI(1).getRepository(uri) ?? undefined;
  } catch {
    return undefined;
  }
}

export interface Compare extends vscode.Disposable {
  /** Compares a spec with another one, or with the last commit; asks for what it is not given. Resolves to the page that is shown. */
  readonly compareWith: (subject: vscode.Uri, base?: unknown) => Promise<vscode.Uri | undefined>;
  /** Shows a comparison as a page for browsers and printers. */
  readonly openAsPage: (page: vscode.Uri) => Promise<void>;
  /** Puts a comparison onto the clipboard, to be pasted into a pull request. */
  readonly copy: (page: vscode.Uri) => Promise<void>;
}

export function createCompare(server: Server): Compare {
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  /** Pages that somebody has asked for, and how often they have changed since. */
  const pages = new Map<string, { readonly uri: vscode.Uri; version: number }>();

  async function textOf(uri: vscode.Uri): Promise<string> {
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    if (open !== undefined) return open.getText();
    const bytes = await vscode.workspace.fs.readFile(uri).then(undefined, () => undefined);
    if (bytes === undefined) throw new Error(`${vscode.workspace.asRelativePath(uri)} cannot be read.`);
    if (bytes.byteLength > MAX_BYTES) throw new Error('The file is too large for a spec.');
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  }

  async function read({ uri, ref }: Side): Promise<ComparedText> {
    const path = vscode.workspace.asRelativePath(uri);
    if (ref === undefined) return { uri: uri.toString(), text: await textOf(uri), label: path };
    const repository = await repositoryOf(uri);
    if (repository === undefined) throw new Error(`${path} is in no Git repository.`);
    return { uri: uri.toString(), text: await repository.show(ref, uri.fsPath), label: `${path} at ${ref}` };
  }

  async function write(page: vscode.Uri, format: CompareParams['format']): Promise<string> {
    const sides = sidesOf(page);
    if (sides === undefined) throw vscode.FileSystemError.FileNotFound(page);
    const specs = await Promise.all([read(sides.before), read(sides.after)]);
    const result = await server.request<CompareResult | null>(compareRequest, {
      specs,
      format,
    } satisfies CompareParams);
    if (result === null) throw new Error('The specs cannot be compared. The log says why.');
    return result.text;
  }

  /** A page says what is in the way, where something is. */
  async function pageAt(uri: vscode.Uri): Promise<Uint8Array> {
    const known = pages.get(uri.toString());
    if (known === undefined) pages.set(uri.toString(), { uri, version: 1 });
    const text = await write(uri, 'markdown').catch((error: unknown) => {
      if (error instanceof vscode.FileSystemError) throw error;
      // Plain words of ours or of the system, never text of a spec; indented, so that nothing in it has a meaning.
      const reason = error instanceof Error ? error.message : String(error);
      return `### There is nothing to compare\n\n    ${reason.replaceAll(/\s+/g, ' ')}\n`;
    });
    return new TextEncoder().encode(text);
  }

  const refuse = (): never => {
    throw vscode.FileSystemError.NoPermissions('A comparison cannot be changed.');
  };
  const provider = vscode.workspace.registerFileSystemProvider(
    compareScheme,
    {
      onDidChangeFile: changed.event,
      watch: () => new vscode.Disposable(() => undefined),
      stat: (uri) => {
        if (sidesOf(uri) === undefined) throw vscode.FileSystemError.FileNotFound(uri);
        return {
          type: vscode.FileType.File,
          ctime: 0,
          mtime: pages.get(uri.toString())?.version ?? 1,
          // Not known before it is made, and asked for by nobody who would not read it all.
          size: 1,
          permissions: vscode.FilePermission.Readonly,
        };
      },
      readFile: pageAt,
      readDirectory: () => [],
      createDirectory: refuse,
      writeFile: refuse,
      delete: refuse,
      rename: refuse,
    },
    { isCaseSensitive: true, isReadonly: true },
  );

  /** The open pages, so that those that nobody sees any more cost nothing. */
  function shownPages(): ReadonlySet<string> {
    return new Set(
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .flatMap(({ input }) =>
          input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText ? [input.uri.toString()] : [],
        ),
    );
  }

  const update = throttle(() => {
    const shown = shownPages();
    const stale = [...pages.values()].filter(({ uri }) => shown.has(uri.toString()));
    for (const page of stale) page.version++;
    if (stale.length > 0) changed.fire(stale.map(({ uri }) => ({ type: vscode.FileChangeType.Changed, uri })));
  }, PACE);
  const edits = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0 && pages.size > 0 && isSpec(document)) update.run();
  });

  interface Choice extends vscode.QuickPickItem {
    readonly side: Side | 'file';
  }

  async function choose(subject: vscode.Uri): Promise<Side | undefined> {
    const repository = await repositoryOf(subject);
    const found = await vscode.workspace.findFiles(SPECS, '**/node_modules/**', MOST_SPECS);
    const others = found
      .filter((uri) => uri.toString() !== subject.toString())
      .map((uri): Choice => ({ label: vscode.workspace.asRelativePath(uri), side: { uri } }))
      .sort((a, b) => (a.label < b.label ? -1 : 1));
    const items: readonly Choice[] = [
      ...(repository === undefined
        ? []
        : [{ label: '$(git-commit) Last Commit', description: 'HEAD', side: { uri: subject, ref: 'HEAD' } }]),
      ...others,
      { label: '$(folder-opened) Choose a File…', side: 'file' },
    ];
    const chosen = await vscode.window.showQuickPick(items, {
      title: `Compare ${vscode.workspace.asRelativePath(subject)} With`,
      placeHolder: 'What it takes the place of',
      matchOnDescription: true,
    });
    if (chosen?.side !== 'file') return chosen?.side;
    const [file] =
      (await vscode.window.showOpenDialog({ title: 'Compare With', filters: { Specs: ['yaml', 'yml'] } })) ?? [];
    return file === undefined ? undefined : { uri: file };
  }

  /** A caller may say with what: an address, a version of the spec itself, or the two files that are chosen in a list. */
  function sideOf(subject: vscode.Uri, base: unknown): Side | undefined {
    if (base instanceof vscode.Uri) return { uri: base };
    if (Array.isArray(base) && base.length === 2) {
      const other: unknown = base.find((each) => each instanceof vscode.Uri && each.toString() !== subject.toString());
      return other instanceof vscode.Uri ? { uri: other } : undefined;
    }
    return base === 'HEAD' ? { uri: subject, ref: base } : undefined;
  }

  return {
    compareWith: async (subject, base) => {
      const before = sideOf(subject, base) ?? (await choose(subject));
      if (before === undefined) return undefined;
      const page = compareUri({ before, after: { uri: subject } });
      const options: vscode.TextDocumentShowOptions = { viewColumn: vscode.ViewColumn.Beside, preview: true };
      try {
        await vscode.commands.executeCommand('vscode.openWith', page, markdownPreview, options);
      } catch {
        // Markdown support can be switched off; the text says the same.
        await vscode.window.showTextDocument(page, options);
      }
      return page;
    },
    openAsPage: async (page) => {
      const text = await write(page, 'html');
      const panel = vscode.window.createWebviewPanel('commspec.comparison', 'Comparison', vscode.ViewColumn.Active, {
        enableScripts: false,
        enableFindWidget: true,
        localResourceRoots: [],
      });
      // A page of its own, with a policy that lets nothing be fetched or run.
      panel.webview.html = text;
    },
    copy: async (page) => {
      await vscode.env.clipboard.writeText(await write(page, 'markdown'));
      vscode.window.setStatusBarMessage('The comparison is on the clipboard, as Markdown', 5000);
    },
    dispose: () => {
      update.cancel();
      for (const part of [provider, edits, changed]) part.dispose();
    },
  };
}
