/** Which spec a command is about when it is not told. */
import * as vscode from 'vscode';
import { isSpec } from './server';

export interface Specs extends vscode.Disposable {
  /** The spec in the active editor; else the one that was there last, or any that is open. */
  readonly current: () => vscode.TextDocument | undefined;
}

export function trackSpecs(): Specs {
  const active = (): vscode.TextDocument | undefined => {
    const document = vscode.window.activeTextEditor?.document;
    return document !== undefined && isSpec(document) ? document : undefined;
  };
  let last = active();
  const listener = vscode.window.onDidChangeActiveTextEditor(() => {
    last = active() ?? last;
  });
  return {
    current: () => {
      if (last?.isClosed === true || (last !== undefined && !isSpec(last))) last = undefined;
      const visible = vscode.window.visibleTextEditors.map((editor) => editor.document);
      return active() ?? last ?? [...visible, ...vscode.workspace.textDocuments].find(isSpec);
    },
    dispose: () => {
      listener.dispose();
    },
  };
}
