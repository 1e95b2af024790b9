/** As much of VS Code as preview and status item need: events that a test fires, documents that it edits, a page that it hears. */

type Listener = (value: never) => void;

/** An event, and `fire` for the test. */
export function emitter<T>() {
  const listeners = new Set<Listener>();
  return {
    event: (listener: (value: T) => void) => {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    fire: (value: T): void => {
      for (const listener of [...listeners]) listener(value as never);
    },
    /** How many listen. */
    count: () => listeners.size,
  };
}

export class Uri {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  static parse(text: string): Uri {
    return new Uri(text);
  }
  static joinPath(base: Uri, ...parts: readonly string[]): Uri {
    return new Uri([base.text, ...parts].join('/'));
  }
  get scheme(): string {
    return this.text.slice(0, this.text.indexOf(':'));
  }
  get path(): string {
    return this.text.replace(/^\w+:\/\//, '');
  }
  toString(): string {
    return this.text;
  }
}

export class Document {
  readonly uri: Uri;
  readonly languageId: string = 'commspec';
  version = 1;
  isDirty = false;
  isClosed = false;
  lines: string[];
  constructor(uri: string, text: string) {
    this.uri = new Uri(uri);
    this.lines = text.split('\n');
  }
  lineAt(line: number): { readonly text: string } {
    return { text: this.lines[line] ?? '' };
  }
}

class CancellationTokenSource {
  readonly token = { isCancellationRequested: false };
  cancel(): void {
    this.token.isCancellationRequested = true;
  }
  dispose(): void {
    // There is nothing to let go of.
  }
}

/** Stands for classes that are named and not used. */
class Nothing {
  readonly nothing = true;
}

export function fakeVscode() {
  const documents: Document[] = [];
  const editors: { document: Document; selection: { active: { line: number } } }[] = [];
  const events = {
    changed: emitter<{ document: Document; contentChanges: readonly unknown[] }>(),
    saved: emitter<Document>(),
    opened: emitter<Document>(),
    closed: emitter<Document>(),
    diagnostics: emitter<{ uris: readonly Uri[] }>(),
    active: emitter<{ document: Document } | undefined>(),
    selection: emitter<{ textEditor: { document: Document } }>(),
    view: emitter<unknown>(),
    message: emitter<unknown>(),
    disposed: emitter<unknown>(),
  };
  /** What the page was sent. */
  const posted: unknown[] = [];
  const clipboard: string[] = [];
  const warnings: string[] = [];
  const panel = {
    visible: true,
    title: '',
    viewColumn: 2,
    iconPath: undefined as unknown,
    webview: {
      options: {},
      html: '',
      onDidReceiveMessage: events.message.event,
      postMessage: (message: unknown) => {
        posted.push(message);
        return Promise.resolve(true);
      },
      asWebviewUri: (uri: Uri) => uri,
    },
    onDidChangeViewState: events.view.event,
    onDidDispose: events.disposed.event,
    reveal: () => undefined,
    dispose: () => undefined,
  };
  const item = { name: '', text: '', detail: '', busy: false, severity: 0, command: undefined as unknown };
  const window: { activeTextEditor: { readonly document: Document } | undefined } = { activeTextEditor: undefined };
  const vscode = {
    ...{ Uri, CancellationTokenSource },
    ViewColumn: { One: 1, Beside: -2 },
    TabInputText: Nothing,
    env: {
      clipboard: {
        writeText: (text: string) => {
          clipboard.push(text);
          return Promise.resolve();
        },
      },
    },
    LanguageStatusSeverity: { Information: 0, Warning: 1, Error: 2 },
    Disposable: {
      from: (...all: readonly { readonly dispose: () => unknown }[]) => ({
        dispose: () => {
          for (const one of all) one.dispose();
        },
      }),
    },
    languages: {
      onDidChangeDiagnostics: events.diagnostics.event,
      createLanguageStatusItem: () => Object.assign(item, { dispose: () => undefined }),
    },
    window: Object.assign(window, {
      visibleTextEditors: editors,
      tabGroups: { all: [] },
      registerWebviewPanelSerializer: () => ({ dispose: () => undefined }),
      createWebviewPanel: () => panel,
      onDidChangeActiveTextEditor: events.active.event,
      onDidChangeTextEditorSelection: events.selection.event,
      showWarningMessage: (text: string) => {
        warnings.push(text);
        return Promise.resolve(undefined);
      },
    }),
    workspace: {
      textDocuments: documents,
      workspaceFolders: [],
      onDidChangeTextDocument: events.changed.event,
      onDidSaveTextDocument: events.saved.event,
      onDidOpenTextDocument: events.opened.event,
      onDidCloseTextDocument: events.closed.event,
      openTextDocument: () => Promise.reject(new Error('there is no such file')),
    },
  };
  return { vscode, documents, editors, events, panel, posted, clipboard, warnings, item, window };
}
