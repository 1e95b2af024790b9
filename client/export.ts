/** Writes a report to a file that the user names. */
import * as vscode from 'vscode';
import {
  exportFormatsRequest,
  exportRequest,
  type ExportFormat,
  type ExportFormatsParams,
  type ExportParams,
  type ExportResult,
} from '../server/lsp/protocol';
import { reportKinds, type ReportKind } from '../server/report/kinds';
import type { Server } from './server';

/** What a caller may settle in advance, so that nobody has to be asked. */
export interface ExportOptions {
  readonly format?: unknown;
  readonly target?: unknown;
}

async function chooseFormat(kind: ReportKind, formats: readonly ExportFormat[]): Promise<ExportFormat | undefined> {
  const items = formats.map((format) => ({ label: format.title, detail: format.detail, format }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: `Export ${reportKinds[kind].title}`,
    placeHolder: 'Format of the file',
  });
  return chosen?.format;
}

/** `edge-ports.csv` beside `edge.commspec.yaml`. */
function suggestedTarget(
  spec: vscode.TextDocument,
  kind: ReportKind,
  { extension }: ExportFormat,
): vscode.Uri | undefined {
  const folder = spec.isUntitled ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(spec.uri, '..');
  const file = /[^/]*$/.exec(spec.uri.path)?.[0] ?? '';
  const name = `${file.replace(/(\.commspec)?\.ya?ml$/, '') || 'spec'}-${kind}.${extension}`;
  return folder === undefined ? undefined : vscode.Uri.joinPath(folder, name);
}

/** Resolves to the file that was written; undefined where the user thought better of it. */
export async function exportReport(
  server: Server,
  spec: vscode.TextDocument,
  kind: ReportKind,
  options: ExportOptions = {},
): Promise<vscode.Uri | undefined> {
  const formats = await server.request<readonly ExportFormat[]>(exportFormatsRequest, {
    kind,
  } satisfies ExportFormatsParams);
  const format = formats.find((known) => known.format === options.format) ?? (await chooseFormat(kind, formats));
  if (format === undefined) return undefined;
  const { title } = reportKinds[kind];
  const suggestion = suggestedTarget(spec, kind, format);
  const target =
    options.target instanceof vscode.Uri
      ? options.target
      : await vscode.window.showSaveDialog({
          title: `Export ${title}`,
          filters: { [format.title]: [format.extension] },
          ...(suggestion === undefined ? {} : { defaultUri: suggestion }),
        });
  if (target === undefined) return undefined;
  // Asked for only now: the text may have changed while the user chose.
  const params: ExportParams = { uri: spec.uri.toString(), kind, format: format.format };
  const result = await server.request<ExportResult | null>(exportRequest, params);
  if (result === null) throw new Error('The spec is no longer open.');
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(result.text));
  vscode.window.setStatusBarMessage(`${title} written to ${/[^/]*$/.exec(target.path)?.[0] ?? ''}`, 5000);
  return target;
}
