/** The preview: one panel beside the text that shows what the server computes from it. */
import * as vscode from 'vscode';
import { reportRequest, type ReportParams, type ReportResult } from '../server/lsp/protocol';
import type { RowPlace, Table } from '../server/report/content';
import type { ReportKind } from '../server/report/kinds';
import { linesAround } from './lines';
import { newNonce, pageOf } from './preview-page';
import { isSpec, type Server } from './server';
import {
  isAboutPicture,
  readState,
  readToHost,
  type Picture,
  type PreviewState,
  type TableAddress,
  type ToHost,
  type ToPage,
} from './shared/messages';
import type { Specs } from './specs';
import { tableText } from './table-text';
import { throttle } from './throttle';

export const previewType = 'commspec.preview';

/** Between two pictures of a text that changes, and two positions of a cursor that moves. Milliseconds. */
const REPAINT = 300;
const FOLLOW = 100;

const STALE = 'The spec cannot be read completely at the moment. This is its last complete state.';
const NOT_READ = 'This spec is not analysed at the moment. The problem on its first line says why.';
const NO_SPEC = 'No deployment spec is shown. Open one, and its picture appears here.';
const NO_SERVER = 'The language server does not answer. “Commspec: Restart Language Server” starts it again.';

export interface Preview extends vscode.Disposable {
  /** Shows the panel. Without a tab it stays on the one it is on. */
  readonly show: (options: {
    readonly tab?: ReportKind;
    readonly column: vscode.ViewColumn;
    readonly preserveFocus: boolean;
  }) => void;
  /** The document that the panel shows, while the panel is there. */
  readonly source: () => vscode.Uri | undefined;
  /** What is painted. */
  readonly picture: () => Picture | undefined;
  readonly showSource: () => Promise<void>;
}

interface Deps {
  readonly extensionUri: vscode.Uri;
  readonly server: Server;
  readonly specs: Specs;
  readonly exportReport: (spec: vscode.TextDocument, kind: ReportKind) => Promise<unknown>;
}

export function createPreview(deps: Deps): Preview {
  let panel: Panel | undefined;

  function adopt(webviewPanel: vscode.WebviewPanel, state: PreviewState): Panel {
    panel?.dispose();
    const created = createPanel(deps, webviewPanel, state);
    panel = created;
    webviewPanel.onDidDispose(() => {
      if (panel === created) panel = undefined;
      created.dispose();
    });
    return created;
  }

  const serializer = vscode.window.registerWebviewPanelSerializer(previewType, {
    deserializeWebviewPanel: (webviewPanel, state: unknown) => {
      adopt(webviewPanel, readState(state));
      return Promise.resolve();
    },
  });

  return {
    show: ({ tab, column, preserveFocus }) => {
      const spec = deps.specs.current();
      if (panel === undefined) {
        const created = vscode.window.createWebviewPanel(
          previewType,
          'Preview',
          { viewColumn: column, preserveFocus },
          { enableFindWidget: true },
        );
        adopt(created, { uri: spec?.uri.toString(), tab: tab ?? 'summary', locked: false });
      } else panel.show(spec?.uri, tab, preserveFocus);
    },
    source: () => panel?.source(),
    picture: () => panel?.picture(),
    showSource: async () => panel?.showSource(),
    dispose: () => {
      serializer.dispose();
      panel?.dispose();
    },
  };
}

interface Panel extends vscode.Disposable {
  readonly show: (uri: vscode.Uri | undefined, tab: ReportKind | undefined, preserveFocus: boolean) => void;
  readonly source: () => vscode.Uri | undefined;
  readonly picture: () => Picture | undefined;
  readonly showSource: () => Promise<void>;
}

const nameOf = (uri: vscode.Uri): string => /[^/]*$/.exec(uri.path)?.[0] ?? '';

/** Only addresses that an open window can have given out: the state comes from a file. */
function parseSource(text: string | undefined): vscode.Uri | undefined {
  if (text === undefined) return undefined;
  const known = ['file', 'untitled', ...(vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme)];
  try {
    const uri = vscode.Uri.parse(text, true);
    const open = vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
    return open || known.includes(uri.scheme) ? uri : undefined;
  } catch {
    return undefined;
  }
}

/** The document of an address: as it is open, or as it lies on disk. */
async function documentAt(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const text = uri.toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === text);
  if (open !== undefined) return open;
  // An untitled document that is gone would be made anew.
  if (uri.scheme === 'untitled') return undefined;
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

const tableAt = (picture: Picture, at: TableAddress): Table | undefined =>
  picture.report.sections[at.section]?.tables[at.table];

function createPanel(deps: Deps, webviewPanel: vscode.WebviewPanel, state: PreviewState): Panel {
  const { server, specs } = deps;
  const { webview } = webviewPanel;
  const disposables: vscode.Disposable[] = [];
  let disposed = false;
  /** The script of the page runs. */
  let ready = false;
  let source = parseSource(state.uri) ?? specs.current()?.uri;
  let { tab, locked } = state;
  /** What the page shows. */
  let painted: Picture | undefined;
  /** The last complete picture of each tab. */
  const complete = new Map<ReportKind, Picture>();
  /** What can be read of a broken spec is shown, at the user's wish. */
  let showsRest = false;
  /** Counts the requests: only the answer to the last one is painted. */
  let turn = 0;
  /** The last answer that was painted. */
  let answered: { readonly source: string; readonly kind: ReportKind; readonly resultId: string } | undefined;
  /** It has to be painted even if the answer is the one that is painted. */
  let mustPaint = true;

  const isSource = (uri: vscode.Uri): boolean => uri.toString() === source?.toString();
  const post = (message: ToPage): void => {
    if (!disposed && ready) server.inBackground('The preview is not reached', webview.postMessage(message));
  };

  function entitle(): void {
    const name = source === undefined ? 'Commspec' : nameOf(source);
    webviewPanel.title = locked ? `[Preview] ${name}` : `Preview ${name}`;
  }

  // ---- from the text to the picture

  async function paint(): Promise<void> {
    if (disposed || !ready || !webviewPanel.visible) return;
    const mine = ++turn;
    const uri = source;
    const kind = tab;
    const document = uri === undefined ? undefined : await documentAt(uri);
    if (document === undefined || !isSpec(document)) {
      if (mine === turn) nothing(NO_SPEC);
      return;
    }
    const { version } = document;
    const text = document.uri.toString();
    const same = !mustPaint && answered?.source === text && answered.kind === kind ? answered.resultId : undefined;
    const params: ReportParams = { uri: text, kind, ...(same === undefined ? {} : { previousResultId: same }) };
    let result: ReportResult | null;
    try {
      result = await server.request<ReportResult | null>(reportRequest, params);
    } catch {
      if (mine === turn && server.state === 'stopped') nothing(NO_SERVER);
      return;
    }
    // Whatever has changed meanwhile asks for a picture of its own.
    if (mine !== turn || document.isClosed || document.version !== version) return;
    if (result === null) nothing(NOT_READ);
    else if (result.report !== undefined && result.version === version) {
      answered = { source: text, kind, resultId: result.resultId };
      put(document, { source: text, kind, version, report: result.report });
    }
  }

  function put(document: vscode.TextDocument, picture: Picture): void {
    mustPaint = false;
    const isComplete = picture.report.banner === undefined;
    if (isComplete) {
      complete.set(picture.kind, picture);
      showsRest = false;
    }
    const last = complete.get(picture.kind);
    // What is wrong is always that of now; figures would come and go with every half-typed line.
    const old = isComplete || showsRest || picture.kind === 'findings' ? undefined : last;
    painted = old ?? picture;
    post({
      type: 'report',
      picture: painted,
      name: nameOf(document.uri),
      unsaved: document.isDirty,
      locked,
      ...(old === undefined ? {} : { stale: STALE }),
    });
    sendCursor();
  }

  function nothing(text: string): void {
    painted = undefined;
    answered = undefined;
    post({ type: 'nothing', kind: tab, locked, text });
  }

  const look = throttle(() => {
    server.inBackground('The preview is not painted', paint());
  }, REPAINT);
  const repaint = (): void => {
    mustPaint = true;
    look.run();
  };
  const paintNow = (): void => {
    look.cancel();
    repaint();
  };

  function setSource(uri: vscode.Uri): void {
    if (isSource(uri)) return;
    source = uri;
    complete.clear();
    showsRest = false;
    entitle();
    paintNow();
  }

  // ---- between the text and the picture

  function sendCursor(): void {
    const editor = vscode.window.visibleTextEditors.find(({ document }) => isSource(document.uri));
    if (editor === undefined || source === undefined) return;
    const { document, selection } = editor;
    const lines = linesAround((line) => document.lineAt(line).text, selection.active.line);
    post({ type: 'cursor', source: source.toString(), lines });
  }
  const follow = throttle(sendCursor, FOLLOW);

  function columnOf(uri: vscode.Uri): vscode.ViewColumn {
    const text = uri.toString();
    const group = vscode.window.tabGroups.all.find(({ tabs }) =>
      tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === text),
    );
    return (
      group?.viewColumn ??
      (webviewPanel.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One)
    );
  }

  async function reveal(place: RowPlace, focus: boolean): Promise<void> {
    const document = await documentAt(vscode.Uri.parse(place.uri, true));
    if (document === undefined) return;
    const at = document.validatePosition(new vscode.Position(place.line, place.character));
    await vscode.window.showTextDocument(document, {
      viewColumn: columnOf(document.uri),
      preserveFocus: !focus,
      selection: new vscode.Range(at, at),
    });
  }

  async function copy(table: Table, format: 'tsv' | 'markdown'): Promise<void> {
    await vscode.env.clipboard.writeText(tableText(table, format));
    post({ type: 'say', text: `${table.caption}: copied` });
  }

  // ---- what the page wants

  async function receive(message: ToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        ready = true;
        paintNow();
        return;
      case 'tab':
        tab = message.kind;
        paintNow();
        return;
      case 'lock':
        setLocked(message.locked);
        return;
      case 'reveal': {
        if (!isAboutPicture(message, painted)) return;
        const place = tableAt(painted, message.at)?.rows[message.row]?.place;
        if (place !== undefined) await reveal(place, message.focus);
        return;
      }
      case 'copy': {
        if (!isAboutPicture(message, painted)) return;
        const table = tableAt(painted, message.at);
        if (table !== undefined) await copy(table, message.format);
        return;
      }
      case 'export': {
        if (!isAboutPicture(message, painted)) return;
        const document = await documentAt(vscode.Uri.parse(painted.source, true));
        if (document !== undefined) await deps.exportReport(document, message.kind);
        return;
      }
      case 'current':
        if (!isAboutPicture(message, painted)) return;
        showsRest = true;
        paintNow();
        return;
      case 'image':
      case 'fix':
      case 'fix-all':
      case 'assume':
      case 'write':
        return;
    }
  }

  function setLocked(value: boolean): void {
    locked = value;
    const spec = specs.current();
    if (!locked && spec !== undefined) setSource(spec.uri);
    entitle();
    paintNow();
  }

  const hears = <T>(event: vscode.Event<T>, handler: (value: T) => void): void => {
    disposables.push(event(handler));
  };
  hears(webview.onDidReceiveMessage, (value: unknown) => {
    const message = readToHost(value);
    if (message !== undefined) server.inBackground('The preview is not followed', receive(message));
  });
  hears(webviewPanel.onDidChangeViewState, () => {
    // A hidden page is thrown away; it says when it is there again.
    if (!webviewPanel.visible) ready = false;
  });
  hears(vscode.workspace.onDidChangeTextDocument, ({ document, contentChanges }) => {
    if (!isSpec(document)) return;
    // Another spec may be a base of this one.
    if (contentChanges.length > 0 || isSource(document.uri)) repaint();
  });
  hears(vscode.workspace.onDidSaveTextDocument, (document) => {
    if (isSource(document.uri)) repaint();
  });
  hears(vscode.workspace.onDidOpenTextDocument, (document) => {
    if (isSource(document.uri) && painted === undefined) repaint();
  });
  hears(vscode.workspace.onDidCloseTextDocument, (document) => {
    // A new spec that gets a name, or a document that gets another language.
    if (isSource(document.uri)) repaint();
  });
  // Settings and files that the spec extends change what is found in it.
  hears(vscode.languages.onDidChangeDiagnostics, ({ uris }) => {
    // Mostly they follow from a change of the text that is painted already.
    if (uris.some(isSource)) look.run();
  });
  hears(vscode.window.onDidChangeActiveTextEditor, (editor) => {
    if (!locked && editor !== undefined && isSpec(editor.document)) setSource(editor.document.uri);
  });
  hears(vscode.window.onDidChangeTextEditorSelection, ({ textEditor }) => {
    if (isSource(textEditor.document.uri)) follow.run();
  });
  hears(server.onDidChangeState, () => {
    repaint();
  });

  const dist = vscode.Uri.joinPath(deps.extensionUri, 'dist');
  const iconOf = (theme: string): vscode.Uri => vscode.Uri.joinPath(deps.extensionUri, 'images', `spec-${theme}.svg`);
  webviewPanel.iconPath = { light: iconOf('light'), dark: iconOf('dark') };
  const addressOf = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
  webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [dist] };
  webview.html = pageOf({ nonce: newNonce(), script: addressOf('webview.js'), style: addressOf('webview.css') });
  entitle();

  return {
    show: (uri, wanted, preserveFocus) => {
      if (uri !== undefined && !locked) setSource(uri);
      if (wanted !== undefined) tab = wanted;
      webviewPanel.reveal(undefined, preserveFocus);
      paintNow();
    },
    source: () => source,
    picture: () => painted,
    showSource: async () => {
      if (source === undefined) return;
      const document = await documentAt(source);
      if (document !== undefined) await vscode.window.showTextDocument(document, { viewColumn: columnOf(source) });
    },
    dispose: () => {
      if (disposed) return;
      disposed = true;
      look.cancel();
      follow.cancel();
      for (const disposable of disposables) disposable.dispose();
      webviewPanel.dispose();
    },
  };
}
