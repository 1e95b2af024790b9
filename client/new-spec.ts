/** New specs: from one of the starters that the server offers in an empty spec, and the draft of the walkthrough. */
import * as vscode from 'vscode';
import { languageId, type Server } from './server';

interface Starter extends vscode.QuickPickItem {
  readonly insert: vscode.SnippetString | undefined;
}

const emptySpec: Starter = { label: 'Empty', description: 'complete it from scratch', insert: undefined };

async function startersFor(document: vscode.TextDocument): Promise<readonly Starter[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList | undefined>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    new vscode.Position(0, 0),
  );
  return (list?.items ?? []).flatMap((item) =>
    item.insertText instanceof vscode.SnippetString && item.kind === vscode.CompletionItemKind.Snippet
      ? [
          {
            label: typeof item.label === 'string' ? item.label : item.label.label,
            ...(item.detail === undefined ? {} : { description: item.detail }),
            insert: item.insertText,
          },
        ]
      : [],
  );
}

/** Opens an empty spec and fills it with a starter of the user's choice, or that of the name given. */
export async function newSpec(server: Server, name?: unknown): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: languageId, content: '' });
  const editor = await vscode.window.showTextDocument(document);
  if (server.state === 'stopped') return document;
  const starters = await startersFor(document);
  const chosen =
    typeof name === 'string'
      ? starters.find(({ label }) => label === name)
      : await vscode.window.showQuickPick([...starters, emptySpec], {
          title: 'New Deployment Spec',
          placeHolder: 'The architecture to start from',
        });
  if (chosen?.insert !== undefined) await editor.insertSnippet(chosen.insert);
  return document;
}

/** A copy of the example with mistakes in it, to practise on. */
export async function openPractice(extensionUri: vscode.Uri): Promise<vscode.TextDocument> {
  const file = vscode.Uri.joinPath(extensionUri, 'examples', 'broken.commspec.yaml');
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const document = await vscode.workspace.openTextDocument({ language: languageId, content });
  await vscode.window.showTextDocument(document);
  return document;
}
