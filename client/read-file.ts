/** The files that the server may see: specs and their bases, found and read through the editor so that virtual workspaces work too. */
import * as vscode from 'vscode';
import { isWithin } from './within';

const MAX_BYTES = 5 * 1024 * 1024;

/** What version control and package managers keep is left out, and what the user excludes. */
const SPECS = '**/{commspec,*.commspec}.{yaml,yml}';
const SKIPPED = '**/{node_modules,.git,.hg,.svn}/**';

export interface FileReader {
  /** The addresses of the specs in the folders of the workspace, in the order of their names. Never rejects. */
  readonly find: () => Promise<readonly string[]>;
  /** The text of a file, or null where there is none that the server may have. Never rejects. */
  readonly read: (uri: string) => Promise<string | null>;
  /** Whether the server has asked for this file. */
  readonly wasRead: (uri: vscode.Uri) => boolean;
}

/** `realPath` follows the links of a `file:` address where the machine has them. */
export function createFileReader(realPath?: (uri: vscode.Uri) => Promise<vscode.Uri>): FileReader {
  const asked = new Set<string>();
  const real = async (uri: vscode.Uri): Promise<vscode.Uri> =>
    realPath !== undefined && uri.scheme === 'file' ? realPath(uri) : uri;

  /** Where a base may lie: in a folder of the workspace, or beside a spec that is open. */
  function roots(): readonly vscode.Uri[] {
    const folders = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri);
    const beside = vscode.workspace.textDocuments
      .filter((document) => document.languageId === 'commspec' && !document.isUntitled)
      .map((document) => vscode.Uri.joinPath(document.uri, '..'));
    return [...folders, ...beside];
  }

  async function isAllowed(uri: vscode.Uri): Promise<boolean> {
    const file = await real(uri);
    const places = await Promise.all(roots().map(async (root) => real(root).catch(() => undefined)));
    return places.some((root) => root !== undefined && isWithin(file, root));
  }

  async function read(text: string): Promise<string | null> {
    try {
      const uri = vscode.Uri.parse(text, true);
      if (!/\.ya?ml$/.test(uri.path) || !roots().some((root) => isWithin(uri, root))) return null;
      asked.add(uri.toString());
      if (!(await isAllowed(uri))) return null;
      const { type, size } = await vscode.workspace.fs.stat(uri);
      if ((type & vscode.FileType.File) === 0 || size > MAX_BYTES) return null;
      const bytes = await vscode.workspace.fs.readFile(uri);
      if (bytes.byteLength > MAX_BYTES) return null;
      // UTF-8 or nothing: a file in another encoding would be read wrongly.
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return null;
    }
  }

  async function find(): Promise<readonly string[]> {
    try {
      return (await vscode.workspace.findFiles(SPECS, SKIPPED)).map((uri) => uri.toString()).sort();
    } catch {
      return [];
    }
  }

  return { find, read, wasRead: (uri) => asked.has(uri.toString()) };
}
