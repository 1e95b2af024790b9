/** The preview: one panel beside the text that shows what the server computes from it. */
import * as vscode from 'vscode';
import {
  assumedEditsRequest,
  fixAllRequest,
  fixFindingRequest,
  reportRequest,
  type AssumedEditsParams,
  type FixAllParams,
  type FixFindingParams,
  type ReportParams,
  type ReportResult,
} from '../server/lsp/protocol';
import type { Assumed, RowPlace, Table } from '../server/report/content';
import type { ReportKind } from '../server/report/kinds';
import { createLatest } from './latest';
import { linesAround } from './lines';
import { newNonce, pageOf } from './preview-page';
import { isSpec, type EditOutcome, type Server } from './server';
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
import { copiedRows, tableText, type CopyChoice } from './table-text';
import { throttle } from './throttle';

export const previewType = 'commspec.preview';

/** Between two pictures of a text that changes, and two positions of a cursor that moves. Milliseconds. */
const REPAINT = 300;
const FOLLOW = 100;

const STALE = 'The spec cannot be read completely at the moment. This is its last complete state.';
const NOT_READ = 'This spec is not analysed at the moment. The problem on its first line says why.';
const NO_SPEC = 'No deployment spec is shown. Open one, and its picture appears here.';
const OUTDATED = 'The spec has changed meanwhile, so nothing was written. Look again, and choose once more.';
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
  /** `png`: in base64. */
  readonly exportImage: (spec: vscode.TextDocument, kind: ReportKind, png: string) => Promise<unknown>;
}

/** The tabs that show what follows from assumed values. */
const ASSUMING: ReadonlySet<ReportKind> = new Set(['summary', 'sizing', 'growth']);

/** What the page shows. */
interface Shown {
  readonly picture: Picture;
  readonly name: string;
  readonly unsaved: boolean;
  readonly stale?: string;
}

/** An answer of the server to a wish for a picture. */
type Answer =
  | { readonly kind: 'nothing'; readonly text: string }
  | {
      readonly kind: 'report';
      readonly document: vscode.TextDocument;
      readonly result: ReportResult;
      readonly assumes: boolean;
    };

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
  let shown: Shown | undefined;
  /** The last complete picture of each tab. */
  const complete = new Map<ReportKind, Picture>();
  /** What can be read of a broken spec is shown, at the user's wish. */
  let showsRest = false;
  /** The report that the page has; forgotten where it has to be painted again in any case. */
  let answered:
    | { readonly source: string; readonly kind: ReportKind; readonly version: number; readonly resultId: string }
    | undefined;
  /** Counts what may make a picture old that is under way, though the text is the same. */
  let doubts = 0;
  const reports = createLatest(() => new vscode.CancellationTokenSource());
  /** By document. */
  const assumed = new Map<string, Assumed>();

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
    let known: number;
    do {
      known = doubts;
      if (disposed || !ready || !webviewPanel.visible) return;
      const wanted = { uri: source, kind: tab };
      const found = await reports.ask((token) => answerTo(wanted.uri, wanted.kind, token));
      // A newer picture is under way.
      if (found === undefined) return;
      const { answer } = found;
      if (answer?.kind === 'nothing') nothing(answer.text);
      else if (answer !== undefined) take(answer.document, wanted.kind, answer);
    } while (known !== doubts);
  }

  /** Undefined where the text has changed meanwhile: that asks for a picture of its own. */
  async function answerTo(
    uri: vscode.Uri | undefined,
    kind: ReportKind,
    token: vscode.CancellationToken,
  ): Promise<Answer | undefined> {
    const document = uri === undefined ? undefined : await documentAt(uri);
    if (document === undefined || !isSpec(document)) return { kind: 'nothing', text: NO_SPEC };
    const { version } = document;
    const text = document.uri.toString();
    const values = ASSUMING.has(kind) ? assumed.get(text) : undefined;
    const params: ReportParams = {
      ...{ uri: text, kind },
      ...(answered?.source === text && answered.kind === kind ? { previousResultId: answered.resultId } : {}),
      ...(values === undefined ? {} : { assumed: values }),
    };
    let result: ReportResult | null;
    try {
      result = await server.request<ReportResult | null>(reportRequest, params, token);
    } catch (error) {
      if (server.state === 'stopped') return { kind: 'nothing', text: NO_SERVER };
      // A server that starts again says so, and is asked again.
      if (server.state === 'starting') return undefined;
      throw error;
    }
    if (document.isClosed || document.version !== version) return undefined;
    if (result === null) return { kind: 'nothing', text: NOT_READ };
    return { kind: 'report', document, result, assumes: values !== undefined };
  }

  function take(
    document: vscode.TextDocument,
    kind: ReportKind,
    { result: { resultId, version, report }, assumes }: Extract<Answer, { readonly kind: 'report' }>,
  ): void {
    if (version !== document.version) return;
    const text = document.uri.toString();
    answered = { source: text, kind, version, resultId };
    if (report === undefined) freshen(document);
    else put(document, { source: text, kind, version, report }, assumes);
  }

  function put(document: vscode.TextDocument, picture: Picture, assumes: boolean): void {
    const isComplete = picture.report.banner === undefined;
    if (isComplete) {
      complete.set(picture.kind, picture);
      showsRest = false;
    }
    // What is wrong is always that of now; figures would come and go with every half-typed line.
    const last = isComplete || showsRest || picture.kind === 'findings' ? undefined : complete.get(picture.kind);
    // Values that cannot be assumed are a reason of their own, which the report gives.
    const old = assumes && last?.version === picture.version ? undefined : last;
    show({
      picture: old ?? picture,
      name: nameOf(document.uri),
      unsaved: document.isDirty,
      ...(old === undefined ? {} : { stale: STALE }),
    });
    sendCursor();
  }

  function show(next: Shown): void {
    shown = next;
    post({ type: 'report', locked, ...next });
  }

  /** Whether the text is saved by now: told without another picture. */
  function freshen(document: vscode.TextDocument): void {
    // What is under way says it too.
    if (answered?.kind !== tab || answered.version !== document.version) return;
    if (shown?.picture.source !== document.uri.toString() || shown.unsaved === document.isDirty) return;
    show({ ...shown, unsaved: document.isDirty });
  }

  function nothing(text: string): void {
    shown = undefined;
    answered = undefined;
    post({ type: 'nothing', kind: tab, locked, text });
  }

  const look = throttle(() => {
    server.inBackground('The preview is not painted', paint());
  }, REPAINT);
  /** Paints in any case, and at once: the page has something else, or nothing. */
  const paintNow = (): void => {
    answered = undefined;
    look.cancel();
    look.run();
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

  const announce = (text: string): void => {
    post({ type: 'say', text });
  };

  async function copy(table: Table, choice: CopyChoice): Promise<void> {
    const text = tableText(table, choice);
    if (text === undefined) return;
    await vscode.env.clipboard.writeText(text);
    const rows = copiedRows(table, choice).length;
    announce(`${table.caption}: copied (${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'})`);
  }

  // ---- from the picture into the text

  /** Makes the edit of a request, and says what became of it: `done`, or `none` where there is nothing to do. */
  async function edit(method: string, params: unknown, done: string, none: string): Promise<EditOutcome> {
    let outcome: EditOutcome;
    try {
      outcome = await server.applyEdit(method, params);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      server.inBackground('A message is not shown', vscode.window.showWarningMessage(`Nothing was written: ${reason}`));
      return 'nothing';
    }
    announce({ applied: done, nothing: none, outdated: OUTDATED }[outcome]);
    return outcome;
  }

  /** What the page shows of the findings, as the server knows it; undefined where it shows something else. */
  const findingsShown = (): { readonly uri: string; readonly resultId: string } | undefined =>
    answered?.kind === 'findings' && answered.source === shown?.picture.source
      ? { uri: answered.source, resultId: answered.resultId }
      : undefined;

  async function repair(at: TableAddress, row: number, fix: number): Promise<void> {
    const findings = findingsShown();
    const title = shown === undefined ? undefined : tableAt(shown.picture, at)?.rows[row]?.fixes?.[fix]?.title;
    if (title === undefined) return;
    if (findings === undefined) {
      announce(OUTDATED);
      return;
    }
    const params: FixFindingParams = { ...findings, ...at, row, fix };
    await edit(fixFindingRequest, params, `Done: ${title}`, 'There is nothing left to repair here.');
  }

  async function repairAll(): Promise<void> {
    const findings: FixAllParams | undefined = findingsShown();
    if (findings === undefined) announce(OUTDATED);
    else await edit(fixAllRequest, findings, 'All safe fixes are made.', 'There is no safe fix to make.');
  }

  function assume(uri: string, values: Assumed): void {
    if (Object.keys(values).length === 0) assumed.delete(uri);
    else assumed.set(uri, values);
    // While a value is dragged, what is under way is painted too, and then the newest.
    if (reports.isBusy()) doubts++;
    else server.inBackground('The preview is not painted', paint());
  }

  async function writeAssumed(uri: string): Promise<void> {
    const values = assumed.get(uri);
    if (values === undefined) return;
    const params: AssumedEditsParams = { uri, assumed: values };
    // Before the text changes: the picture of the new text is that of the spec.
    assumed.delete(uri);
    const outcome = await edit(assumedEditsRequest, params, 'Written to the spec', 'The spec says the same already.');
    if (outcome !== 'applied' && !assumed.has(uri)) assumed.set(uri, values);
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
        if (!isAboutPicture(message, shown?.picture)) return;
        const place = tableAt(shown.picture, message.at)?.rows[message.row]?.place;
        if (place !== undefined) await reveal(place, message.focus);
        return;
      }
      case 'copy': {
        if (!isAboutPicture(message, shown?.picture)) return;
        const table = tableAt(shown.picture, message.at);
        if (table !== undefined) await copy(table, message);
        return;
      }
      case 'export': {
        if (!isAboutPicture(message, shown?.picture)) return;
        const document = await documentAt(vscode.Uri.parse(message.source, true));
        if (document !== undefined) await deps.exportReport(document, message.kind);
        return;
      }
      case 'image': {
        if (!isAboutPicture(message, shown?.picture)) return;
        const document = await documentAt(vscode.Uri.parse(message.source, true));
        if (document !== undefined) await deps.exportImage(document, message.kind, message.png);
        return;
      }
      case 'current':
        if (!isAboutPicture(message, shown?.picture)) return;
        showsRest = true;
        paintNow();
        return;
      case 'fix':
        if (isAboutPicture(message, shown?.picture)) await repair(message.at, message.row, message.fix);
        return;
      case 'fix-all':
        if (isAboutPicture(message, shown?.picture)) await repairAll();
        return;
      case 'assume':
        if (isAboutPicture(message, shown?.picture)) assume(message.source, message.values);
        return;
      case 'write':
        if (isAboutPicture(message, shown?.picture)) await writeAssumed(message.source);
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
    const isOwn = isSource(document.uri);
    if (contentChanges.length === 0) {
      if (isOwn) freshen(document);
      return;
    }
    // What is under way would be of a text that is no more.
    if (isOwn) reports.cancel();
    // Another spec may be a base of this one: then the server has something new to say.
    look.run();
  });
  hears(vscode.workspace.onDidSaveTextDocument, (document) => {
    if (isSource(document.uri)) freshen(document);
  });
  hears(vscode.workspace.onDidOpenTextDocument, (document) => {
    if (isSource(document.uri) && shown === undefined) look.run();
  });
  hears(vscode.workspace.onDidCloseTextDocument, (document) => {
    assumed.delete(document.uri.toString());
    // A new spec that gets a name, or a document that gets another language.
    if (isSource(document.uri)) paintNow();
  });
  // Settings and files that the spec extends change what is found in it; mostly, though, this follows from a change of the text
  // whose picture is painted or under way already.
  hears(vscode.languages.onDidChangeDiagnostics, ({ uris }) => {
    if (!uris.some(isSource)) return;
    if (reports.isBusy()) doubts++;
    else look.run();
  });
  hears(vscode.window.onDidChangeActiveTextEditor, (editor) => {
    if (!locked && editor !== undefined && isSpec(editor.document)) setSource(editor.document.uri);
  });
  hears(vscode.window.onDidChangeTextEditorSelection, ({ textEditor }) => {
    if (isSource(textEditor.document.uri)) follow.run();
  });
  hears(server.onDidChangeState, () => {
    // A new server gives its answers other names.
    paintNow();
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
    picture: () => shown?.picture,
    showSource: async () => {
      if (source === undefined) return;
      const document = await documentAt(source);
      if (document !== undefined) await vscode.window.showTextDocument(document, { viewColumn: columnOf(source) });
    },
    dispose: () => {
      if (disposed) return;
      disposed = true;
      reports.cancel();
      look.cancel();
      follow.cancel();
      for (const disposable of disposables) disposable.dispose();
      webviewPanel.dispose();
    },
  };
}
