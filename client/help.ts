/** The pages of the rules, which the editor shows as rendered Markdown. */
import * as vscode from 'vscode';
import { rulesRequest, type RuleInfo } from '../server/lsp/protocol';
import { codeOfHelp, helpScheme, helpUri } from './help-uri';
import { ReadOnlyFiles } from './read-only-files';
import type { Server } from './server';

/** The editor of VS Code's own Markdown support. package.json makes it the default for the scheme. */
const markdownPreview = 'vscode.markdown.preview.editor';

/** Pages as bytes by rule code. */
type Pages = ReadonlyMap<string, Uint8Array>;

async function readPages(extensionUri: vscode.Uri): Promise<Pages> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', 'help.json'));
  const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (typeof parsed !== 'object' || parsed === null) throw new Error('The help pages cannot be read.');
  const encoder = new TextEncoder();
  return new Map(
    Object.entries(parsed).flatMap(([code, page]) => (typeof page === 'string' ? [[code, encoder.encode(page)]] : [])),
  );
}

function fileSystem(load: () => Promise<Pages>): ReadOnlyFiles {
  const read = async (uri: vscode.Uri): Promise<Uint8Array> => {
    const page = (await load()).get(codeOfHelp(uri));
    if (page === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return page;
  };
  const stat = async (uri: vscode.Uri) => ({ size: (await read(uri)).byteLength, version: 0 });
  return new ReadOnlyFiles({ read, stat, refusal: 'Help pages cannot be changed.' });
}

export interface Help extends vscode.Disposable {
  /** Shows the page of a rule, given its code or name; without, the user chooses. Resolves to the address of the page that is shown. */
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
  const provider = fileSystem(load).register(helpScheme);

  const listed = (): Promise<readonly RuleInfo[]> => server.request<readonly RuleInfo[]>(rulesRequest, {});

  /** The code of the rule that a code or a name means. */
  async function codeOf(given: string): Promise<string> {
    const code = given.toUpperCase();
    if ((await load()).has(code)) return code;
    return (await listed()).find(({ name }) => name === given.toLowerCase())?.code ?? code;
  }

  async function choose(): Promise<string | undefined> {
    const items = (await listed()).map(({ code, name, severity, title }) => ({
      label: code,
      description: `${name} · ${severity}`,
      detail: title,
    }));
    const chosen = await vscode.window.showQuickPick(items, {
      title: 'Explain Rule',
      placeHolder: 'A code, a name, or words from what the rule is about',
      matchOnDescription: true,
      matchOnDetail: true,
    });
    return chosen?.label;
  }

  async function explain(given?: unknown): Promise<vscode.Uri | undefined> {
    const code = typeof given === 'string' ? await codeOf(given) : await choose();
    if (code === undefined) return undefined;
    if (!(await load()).has(code)) {
      const message = `There is no page about a rule “${code.slice(0, 40)}”.`;
      server.inBackground('A message is not shown', vscode.window.showWarningMessage(message));
      return undefined;
    }
    const uri = helpUri(code);
    const options: vscode.TextDocumentShowOptions = { viewColumn: vscode.ViewColumn.Beside, preview: true };
    try {
      await vscode.commands.executeCommand('vscode.openWith', uri, markdownPreview, options);
    } catch {
      // Markdown support can be switched off; the text says the same.
      await vscode.window.showTextDocument(uri, options);
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
