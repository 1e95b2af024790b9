/** What differs between two specs, as a page that follows both while they are edited. */
import * as vscode from 'vscode';
import { compareRequest, type ComparedText, type CompareParams, type CompareResult } from '../server/lsp/protocol';
import { specFiles } from '../server/model/spec-file';
import { html } from '../server/report/markup';
import { compareScheme, compareUri, placeOf, sidesOf, type Side } from './compare-uri';
import { ReadOnlyFiles } from './read-only-files';
import { isSpec, type Server } from './server';
import { throttle } from './throttle';

/** The editor of comparisons; package.json makes it the one of the scheme. */
const comparisonEditor = 'commspec.comparison';
/** What the links of a page run. */
export const openComparedCommand = 'commspec.openCompared';
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
  readonly getAPI: (version: 1) => GitApi;
}
interface GitApi {
  readonly getRepository: (uri: vscode.Uri) => Repository | null;
  /** The address of a version of a file. */
  readonly toGitUri: (uri: vscode.Uri, ref: string) => vscode.Uri;
}

/** The repository that holds a file; undefined where there is none, as in a browser, or where Git is switched off. */
async function repositoryOf(uri: vscode.Uri): Promise<Repository | undefined> {
  try {
    return (await gitApi())?.getRepository(uri) ?? undefined;
  } catch {
    return undefined;
  }
}

const gitApi = async (): Promise<GitApi | undefined> =>
  (await vscode.extensions.getExtension<Git>('vscode.git')?.activate())?.getAPI(1);

export interface Compare extends vscode.Disposable {
  /** Compares a spec with another one, or with the last commit; asks for what it is not given. Resolves to the page that is shown. */
  readonly compareWith: (subject: vscode.Uri, base?: unknown) => Promise<vscode.Uri | undefined>;
  /** Goes to the line that a row of a page is about. `place`: a `ComparedPlace`; anything else is no place, and nothing happens. */
  readonly openPlace: (place: unknown) => Promise<void>;
  /** Puts a comparison onto the clipboard, to be pasted into a pull request. */
  readonly copy: (page: vscode.Uri) => Promise<void>;
}

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ');

const failedPage = (reason: string): string =>
  html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>Comparison</title></head><body><h1>There is nothing to compare</h1><p>${reason}</p></body></html>
`.text;

export function createCompare(server: Server): Compare {
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
    const open = { command: openComparedCommand, page: page.toString() };
    const result = await server.request<CompareResult | null>(compareRequest, {
      ...{ specs, format },
      ...(format === 'html' ? { open } : {}),
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
      return `### There is nothing to compare\n\n    ${reasonOf(error)}\n`;
    });
    return new TextEncoder().encode(text);
  }

  const files = new ReadOnlyFiles({
    read: pageAt,
    stat: (uri) =>
      sidesOf(uri) === undefined
        ? Promise.reject(vscode.FileSystemError.FileNotFound(uri))
        : // Its size is not known before it is made, and asked for by nobody who would not read it all.
          Promise.resolve({ size: 1, version: pages.get(uri.toString())?.version ?? 1 }),
    refusal: 'A comparison cannot be changed.',
  });
  const provider = files.register(compareScheme);

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

  /** The panels that show a page, and how each is painted again. */
  const panels = new Map<vscode.WebviewPanel, () => Promise<void>>();
  const editor = vscode.window.registerCustomEditorProvider(
    comparisonEditor,
    {
      openCustomDocument: (uri) => {
        if (sidesOf(uri) === undefined) throw vscode.FileSystemError.FileNotFound(uri);
        return { uri, dispose: () => undefined };
      },
      resolveCustomEditor: async ({ uri }, panel) => {
        // A page with a policy that lets nothing be fetched or run; its links run the one command.
        panel.webview.options = {
          enableScripts: false,
          enableCommandUris: [openComparedCommand],
          localResourceRoots: [],
        };
        let asked = 0;
        const paint = async (): Promise<void> => {
          const own = ++asked;
          const text = await write(uri, 'html').catch((error: unknown) => failedPage(reasonOf(error)));
          if (own === asked && panels.has(panel)) panel.webview.html = text;
        };
        panels.set(panel, paint);
        panel.onDidDispose(() => panels.delete(panel));
        await paint();
      },
    } satisfies vscode.CustomReadonlyEditorProvider,
    { webviewOptions: { enableFindWidget: true }, supportsMultipleEditorsPerDocument: true },
  );

  const update = throttle(() => {
    for (const paint of panels.values()) server.inBackground('A comparison is not painted', paint());
    const shown = shownPages();
    const stale = [...pages.values()].filter(({ uri }) => shown.has(uri.toString()));
    for (const page of stale) page.version++;
    files.tellChanged(stale.map(({ uri }) => uri));
  }, PACE);
  const edits = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0 && pages.size + panels.size > 0 && isSpec(document)) update.run();
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
        await vscode.commands.executeCommand('vscode.openWith', page, comparisonEditor, options);
      } catch {
        // The text says the same.
        await vscode.window.showTextDocument(page, options);
      }
      return page;
    },
    openPlace: async (given) => {
      const place = placeOf(given);
      if (place === undefined) return;
      const uri = place.ref === undefined ? place.uri : ((await gitApi())?.toGitUri(place.uri, place.ref) ?? place.uri);
      const shown = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
      const at = new vscode.Position(place.line, place.character);
      await vscode.window.showTextDocument(uri, {
        viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
        selection: new vscode.Range(at, at),
      });
    },
    copy: async (page) => {
      await vscode.env.clipboard.writeText(await write(page, 'markdown'));
      vscode.window.setStatusBarMessage('The comparison is on the clipboard, as Markdown', 5000);
    },
    dispose: () => {
      update.cancel();
      for (const part of [provider, editor, edits]) part.dispose();
    },
  };
}
