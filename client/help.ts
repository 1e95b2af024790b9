/** The pages of the rules, shown as Markdown previews of a read-only document. */
import * as vscode from 'vscode';
import { rulesRequest, type RuleInfo } from '../server/lsp/protocol';
import type { Server } from './server';

export const helpScheme = 'commspec-help';

/** Markdown by rule code. */
type Pages = ReadonlyMap<string, string>;

async function readPages(extensionUri: vscode.Uri): Promise<Pages> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', 'help.json'));
  const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (typeof parsed !== 'object' || parsed === null) throw new Error('The help pages cannot be read.');
  return new Map(Object.entries(parsed).flatMap(([code, page]) => (typeof page === 'string' ? [[code, page]] : [])));
}

export interface Help extends vscode.Disposable {
  /** Shows the page of a rule; without a code the user chooses. Resolves to the address of the page that is shown. */
  readonly explain: (code?: unknown) => Promise<vscode.Uri | undefined>;
}

export function createHelp(extensionUri: vscode.Uri, server: Server): Help {
  let pages: Promise<Pages> | undefined;
  const load = (): Promise<Pages> => {
    pages ??= readPages(extensionUri).catch((error: unknown) => {
      pages = undefined;
      throw error;
    });
    return pages;
  };
  const provider = vscode.workspace.registerTextDocumentContentProvider(helpScheme, {
    provideTextDocumentContent: async (uri) => {
      const code = /^\/([A-Z]+\d+)\.md$/.exec(uri.path)?.[1] ?? '';
      return (await load()).get(code) ?? 'There is no such page.\n';
    },
  });

  async function choose(): Promise<string | undefined> {
    const rules = await server.request<readonly RuleInfo[]>(rulesRequest, {});
    const items = rules.map(({ code, severity, title }) => ({ label: code, description: severity, detail: title }));
    const chosen = await vscode.window.showQuickPick(items, {
      title: 'Explain Rule',
      placeHolder: 'A code, or words from what the rule is about',
      matchOnDescription: true,
      matchOnDetail: true,
    });
    return chosen?.label;
  }

  async function explain(given?: unknown): Promise<vscode.Uri | undefined> {
    const code = typeof given === 'string' ? given.toUpperCase() : await choose();
    if (code === undefined) return undefined;
    if (!(await load()).has(code)) {
      void vscode.window.showWarningMessage(`There is no page about a rule “${code.slice(0, 20)}”.`);
      return undefined;
    }
    const uri = vscode.Uri.from({ scheme: helpScheme, path: `/${code}.md` });
    try {
      await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
    } catch {
      // Markdown support can be switched off; the text says the same.
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
    }
    return uri;
  }

  return {
    explain,
    dispose: () => {
      provider.dispose();
    },
  };
}
