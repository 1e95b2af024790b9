/** The one status item: whether the server runs, and whether the design of the active spec is sound. */
import * as vscode from 'vscode';
import { verdictRequest, type VerdictParams, type VerdictResult } from '../server/lsp/protocol';
import type { Status, Verdict } from '../server/report/content';
import { createLatest } from './latest';
import { isSpec, languageId, type Server } from './server';

/** How long nothing happens to a spec before its verdict is asked for, in milliseconds. */
const SILENCE = 400;

const ICON: Readonly<Record<Status, string>> = {
  good: '$(pass)',
  warning: '$(warning)',
  bad: '$(error)',
  unknown: '$(question)',
};

/** As it is shown: a dollar sign would make an icon of what is in brackets behind it. */
const plain = (text: string): string => text.replaceAll('$(', '$\u200B(');

const detailOf = ({ parts }: Verdict): string => plain(parts.map(({ title, text }) => `${title}: ${text}`).join(' · '));

export function createStatus(server: Server): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('commspec.status', { language: languageId });
  item.name = 'Commspec';
  /** The last verdict, and the document that it is about. */
  let known: { readonly document: vscode.TextDocument; readonly verdict: Verdict | undefined } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const verdicts = createLatest(() => new vscode.CancellationTokenSource());

  const active = (): vscode.TextDocument | undefined => {
    const document = vscode.window.activeTextEditor?.document;
    return document !== undefined && isSpec(document) ? document : undefined;
  };

  function paint(): void {
    item.busy = server.state === 'starting';
    item.severity =
      server.state === 'stopped' ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    switch (server.state) {
      case 'starting':
        item.text = 'Commspec: starting';
        item.detail = 'The language server starts';
        item.command = { command: 'commspec.showLog', title: 'Show Log' };
        return;
      case 'ready': {
        const verdict = known?.document === active() ? known?.verdict : undefined;
        item.text = verdict === undefined ? 'Commspec' : `${ICON[verdict.status]} Commspec: ${plain(verdict.text)}`;
        item.detail = verdict === undefined ? 'The language server runs' : detailOf(verdict);
        item.command = { command: 'commspec.showSummary', title: 'Show Summary' };
        return;
      }
      case 'stopped':
        item.text = 'Commspec: stopped';
        item.detail = 'Specs are not checked: the language server does not run';
        item.command = { command: 'commspec.restartServer', title: 'Restart' };
        return;
    }
  }

  async function ask(): Promise<void> {
    const document = active();
    if (document === undefined || server.state !== 'ready') return;
    const { version } = document;
    const params: VerdictParams = { uri: document.uri.toString() };
    const found = await verdicts.ask((token) => server.request<VerdictResult | null>(verdictRequest, params, token));
    if (found === undefined || document.version !== version) return;
    known = { document, verdict: found.answer?.verdict };
    paint();
  }

  /** Asks once nothing has happened for a while: what is typed goes first, and so does what it brings. */
  function renew(): void {
    verdicts.cancel();
    clearTimeout(timer);
    timer = setTimeout(() => {
      server.inBackground('The verdict is not known', ask());
    }, SILENCE);
  }

  const isActive = (uri: vscode.Uri): boolean => uri.toString() === active()?.uri.toString();
  const both = (): void => {
    paint();
    renew();
  };
  both();
  return vscode.Disposable.from(
    item,
    server.onDidChangeState(both),
    vscode.window.onDidChangeActiveTextEditor(both),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && isActive(document.uri)) renew();
    }),
    // Settings, or files that it extends.
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some(isActive)) renew();
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (known?.document === document) known = undefined;
    }),
    {
      dispose: () => {
        verdicts.cancel();
        clearTimeout(timer);
      },
    },
  );
}
