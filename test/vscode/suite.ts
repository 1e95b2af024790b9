import * as vscode from 'vscode';

function equal<T>(actual: T, expected: T, what: string): void {
  if (actual !== expected) throw new Error(`${what}: expected ${String(expected)}, got ${String(actual)}`);
}

suite('Commspec in a real extension host', () => {
  const open = async (): Promise<vscode.TextDocument> => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    if (!folder) throw new Error('no folder is open');
    return vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, 'office.commspec.yaml'));
  };

  test('a spec opens as language commspec', async () => {
    const document = await open();
    equal(document.languageId, 'commspec', 'language');
  });

  test('the extension activates', async () => {
    const extension = vscode.extensions.getExtension('commspec.commspec');
    if (!extension) throw new Error('the extension is not there');
    await extension.activate();
    equal(extension.isActive, true, 'active');
  });
});
