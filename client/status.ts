/** The one status item: whether the server runs, and what it found in the spec of the active editor. */
import * as vscode from 'vscode';
import { isSpec, languageId, type Server } from './server';

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** `2 errors, 1 warning`; notes and hints are not counted. */
function countsOf(document: vscode.TextDocument): string {
  const all = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === languageId);
  const count = (severity: vscode.DiagnosticSeverity): number => all.filter((one) => one.severity === severity).length;
  const errors = count(vscode.DiagnosticSeverity.Error);
  const warnings = count(vscode.DiagnosticSeverity.Warning);
  const parts = [
    ...(errors > 0 ? [plural(errors, 'error')] : []),
    ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
  ];
  return parts.length === 0 ? 'no errors or warnings' : parts.join(', ');
}

export function createStatus(server: Server): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('commspec.status', { language: languageId });
  item.name = 'Commspec';

  function update(): void {
    item.busy = server.state === 'starting';
    item.severity =
      server.state === 'stopped' ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    const document = vscode.window.activeTextEditor?.document;
    switch (server.state) {
      case 'starting':
        item.text = 'Commspec: starting';
        item.detail = 'The language server starts';
        item.command = { command: 'commspec.showLog', title: 'Show Log' };
        return;
      case 'ready':
        item.text = document !== undefined && isSpec(document) ? `Commspec: ${countsOf(document)}` : 'Commspec';
        item.detail = 'The language server runs';
        item.command = { command: 'commspec.showFindings', title: 'Show Findings' };
        return;
      case 'stopped':
        item.text = 'Commspec: stopped';
        item.detail = 'Specs are not checked: the language server does not run';
        item.command = { command: 'commspec.restartServer', title: 'Restart' };
        return;
    }
  }

  update();
  return vscode.Disposable.from(
    item,
    server.onDidChangeState(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const shown = vscode.window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === shown)) update();
    }),
  );
}
