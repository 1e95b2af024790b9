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
import { allReportKinds, isReportKind, reportKinds, type ReportKind } from '../server/report/kinds';
import { pngOf } from './png';
import type { Server } from './server';

/** What a caller may settle in advance, so that nobody has to be asked. */
export interface ExportOptions {
  readonly kind?: unknown;
  readonly format?: unknown;
  readonly target?: unknown;
}

/** A report in a format. */
interface Chosen {
  readonly kind: ReportKind;
  readonly format: ExportFormat;
}

interface Item extends vscode.QuickPickItem {
  readonly chosen?: Chosen;
}

const formatsOf = async (server: Server, kind: ReportKind): Promise<readonly Chosen[]> => {
  const params: ExportFormatsParams = { kind };
  const formats = await server.request<readonly ExportFormat[]>(exportFormatsRequest, params);
  return formats.map((format) => ({ kind, format }));
};

const itemOf = (chosen: Chosen): Item => ({ label: chosen.format.title, detail: chosen.format.detail, chosen });

async function choose(title: string, items: readonly Item[]): Promise<Chosen | undefined> {
  const item = await vscode.window.showQuickPick(items, { title, placeHolder: 'Format of the file' });
  return item?.chosen;
}

/** `edge-ports.csv` beside `edge.commspec.yaml`. */
function suggestedTarget(spec: vscode.TextDocument, kind: ReportKind, extension: string): vscode.Uri | undefined {
  const folder = spec.isUntitled ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(spec.uri, '..');
  const file = /[^/]*$/.exec(spec.uri.path)?.[0] ?? '';
  const name = `${file.replace(/(\.commspec)?\.ya?ml$/, '') || 'spec'}-${kind}.${extension}`;
  return folder === undefined ? undefined : vscode.Uri.joinPath(folder, name);
}

/** Where to write: as the user says, or as the caller has settled. Undefined where the user thought better of it. */
async function targetFor(
  spec: vscode.TextDocument,
  kind: ReportKind,
  { title, extension }: { readonly title: string; readonly extension: string },
  settled?: unknown,
): Promise<vscode.Uri | undefined> {
  if (settled instanceof vscode.Uri) return settled;
  const suggestion = suggestedTarget(spec, kind, extension);
  return vscode.window.showSaveDialog({
    title: `Export ${reportKinds[kind].title}`,
    filters: { [title]: [extension] },
    ...(suggestion === undefined ? {} : { defaultUri: suggestion }),
  });
}

async function write(target: vscode.Uri, kind: ReportKind, bytes: Uint8Array): Promise<vscode.Uri> {
  await vscode.workspace.fs.writeFile(target, bytes);
  const file = /[^/]*$/.exec(target.path)?.[0] ?? '';
  vscode.window.setStatusBarMessage(`${reportKinds[kind].title} written to ${file}`, 5000);
  return target;
}

async function writeReport(
  server: Server,
  spec: vscode.TextDocument,
  { kind, format }: Chosen,
  settled: unknown,
): Promise<vscode.Uri | undefined> {
  const target = await targetFor(spec, kind, format, settled);
  if (target === undefined) return undefined;
  // Asked for only now: the text may have changed while the user chose.
  const params: ExportParams = { uri: spec.uri.toString(), kind, format: format.format };
  const result = await server.request<ExportResult | null>(exportRequest, params);
  if (result === null) throw new Error('The spec is not open any more, or it cannot be analysed.');
  return write(target, kind, new TextEncoder().encode(result.text));
}

/** Exports one report. Resolves to the file that was written; undefined where the user thought better of it. */
export async function exportReport(
  server: Server,
  spec: vscode.TextDocument,
  kind: ReportKind,
  options: ExportOptions = {},
): Promise<vscode.Uri | undefined> {
  const formats = await formatsOf(server, kind);
  const settled = formats.find(({ format }) => format.format === options.format);
  const chosen = settled ?? (await choose(`Export ${reportKinds[kind].title}`, formats.map(itemOf)));
  return chosen === undefined ? undefined : writeReport(server, spec, chosen, options.target);
}

/** Lets the user choose among all reports, that of `first` before the others. Resolves as `exportReport` does. */
export async function exportAny(
  server: Server,
  spec: vscode.TextDocument,
  first: ReportKind | undefined,
  options: ExportOptions = {},
): Promise<vscode.Uri | undefined> {
  if (isReportKind(options.kind)) return exportReport(server, spec, options.kind, options);
  const kinds = [...(first === undefined ? [] : [first]), ...allReportKinds.filter((kind) => kind !== first)];
  const formats = await Promise.all(kinds.map((kind) => formatsOf(server, kind)));
  const items = kinds.flatMap((kind, i): Item[] => [
    { label: reportKinds[kind].title, kind: vscode.QuickPickItemKind.Separator },
    // What is typed to find a format may be the name of its report.
    ...(formats[i] ?? []).map((chosen) => ({ ...itemOf(chosen), description: reportKinds[kind].title })),
  ]);
  const chosen = await choose('Export', items);
  return chosen === undefined ? undefined : writeReport(server, spec, chosen, options.target);
}

/** Writes a picture that the page has painted; `png` in base64. Resolves as `exportReport` does. */
export async function exportImage(
  spec: vscode.TextDocument,
  kind: ReportKind,
  png: string,
): Promise<vscode.Uri | undefined> {
  const bytes = pngOf(png);
  if (bytes === undefined) throw new Error('The picture could not be drawn. It may be too large for an image.');
  const target = await targetFor(spec, kind, { title: 'PNG', extension: 'png' });
  return target === undefined ? undefined : write(target, kind, bytes);
}
