import * as vscode from 'vscode';
import type { Api } from '../../client/extension';

/** Looks again until there is something; a condition that never comes true fails with its name. */
export async function until<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  ms = 15_000,
): Promise<T> {
  for (const end = Date.now() + ms; Date.now() < end;) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`waited ${ms / 1000} s in vain: ${what}`);
}

export function equal<T>(actual: T, expected: T, what: string): void {
  if (actual !== expected)
    throw new Error(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
}

export function ok<T>(value: T | undefined | null | false, what: string): T {
  if (value === undefined || value === null || value === false) throw new Error(`missing: ${what}`);
  return value;
}

export async function api(): Promise<Api> {
  const extension = ok(vscode.extensions.getExtension<Api>('commspec.commspec'), 'the extension');
  return extension.activate();
}

export function inWorkspace(name: string): vscode.Uri {
  return vscode.Uri.joinPath(ok(vscode.workspace.workspaceFolders?.[0], 'a folder').uri, name);
}

export async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

/** A spec that exists only in the editor. */
export async function untitled(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'commspec', content });
  await vscode.window.showTextDocument(document);
  return document;
}

/** The place of a text in a document: of its first letter, or so many letters on. */
export function placeOf(document: vscode.TextDocument, text: string, plus = 0): vscode.Position {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`“${text}” is not in the text`);
  return document.positionAt(offset + plus);
}

const codeOf = ({ code }: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code);

export function findings(document: vscode.TextDocument, code?: string): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter((found) => found.source === 'commspec' && (code === undefined || codeOf(found) === code));
}

export const finding = (document: vscode.TextDocument, code: string): Promise<vscode.Diagnostic> =>
  until(`${code} is found`, () => findings(document, code)[0]);

export const noFinding = (document: vscode.TextDocument, code: string): Promise<boolean> =>
  until(`${code} is gone`, () => findings(document, code).length === 0);

export async function replace(document: vscode.TextDocument, text: string, by: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(placeOf(document, text), placeOf(document, text, text.length)), by);
  equal(await vscode.workspace.applyEdit(edit), true, 'the edit is applied');
}

export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

export async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
