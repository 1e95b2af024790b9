import * as vscode from 'vscode';

/** Pages of rules are read-only files of a scheme of their own. */
export const helpScheme = 'commspec-help';

/** The address of the page of a rule. */
export const helpUri = (code: string): vscode.Uri => vscode.Uri.from({ scheme: helpScheme, path: `/${code}.md` });

/** The code of the rule that an address stands for; empty for any other. */
export const codeOfHelp = (uri: vscode.Uri): string => /^\/([A-Z]+\d+)\.md$/.exec(uri.path)?.[1] ?? '';
