/** Writes a report to a file that the user names. */
import * as vscode from 'vscode';
import {
  exportFormatsRequest,
  exportRequest,
  type ExportFormat,
  type ExportFormatsParams,
  type ExportKind,
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

/** Something in a format. */
interface Chosen {
  readonly kind: ExportKind;
  readonly format: ExportFormat;
}

const titleOf = (kind: ExportKind): string => (kind === 'document' ? 'Report' : reportKinds[kind].title);
const isExportKind = (value: unknown): value is ExportKind => value === 'document' || isReportKind(value);

interface Item extends vscode.QuickPickItem {
  readonly chosen?: Chosen;
}

const formatsOf = async (server: Server, kind: ExportKind): Promise<readonly Chosen[]> => {
  const params: ExportFormatsParams = { kind };
  const formats = await server.request<readonly ExportFormat[]>(exportFormatsRequest, params);
  return formats.map((format) => ({ kind, format }));
};

const itemOf = (chosen: Chosen): Item => ({ label: chosen.format.title, detail: chosen.format.detail, chosen });

async function choose(title: string, items: readonly Item[]): Promise<Chosen | undefined> {
  const item = await vscode.window.showQuickPick(items, { title, placeHolder: 'Format of the file' });
  return item?.chosen;
}

/** `edge-ports.csv` beside `edge.commspec.yaml`; of the document `edge-report.html`. */
function suggestedTarget(spec: vscode.TextDocument, kind: ExportKind, extension: string): vscode.Uri | undefined {
  const folder = spec.isUntitled ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(spec.uri, '..');
  const file = /[^/]*$/.exec(spec.uri.path)?.[0] ?? '';
  const name = `${file.replace(/(\.commspec)?\.ya?ml$/, '') || 'spec'}-${kind === 'document' ? 'report' : kind}.${extension}`;
  return folder === undefined ? undefined : vscode.Uri.joinPath(folder, name);
}

/** Where to write: as the user says, or as the caller has settled. Undefined where the user thought better of it. */
async function targetFor(
  spec: vscode.TextDocument,
  kind: ExportKind,
  { title, extension }: { readonly title: string; readonly extension: string },
  settled?: unknown,
): Promise<vscode.Uri | undefined> {
  if (settled instanceof vscode.Uri) return settled;
  const suggestion = suggestedTarget(spec, kind, extension);
  return vscode.window.showSaveDialog({
    title: `Export ${titleOf(kind)}`,
    filters: { [title]: [extension] },
    ...(suggestion === undefined ? {} : { defaultUri: suggestion }),
  });
}

async function write(target: vscode.Uri, kind: ExportKind, bytes: Uint8Array): Promise<vscode.Uri> {
  await vscode.workspace.fs.writeFile(target, bytes);
  const file = /[^/]*$/.exec(target.path)?.[0] ?? '';
  vscode.window.setStatusBarMessage(`${titleOf(kind)} written to ${file}`, 5000);
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

/** Exports one report, or all of them in one document. Resolves to the file that was written; undefined where the user thought better of it. */
export async function exportReport(
  server: Server,
  spec: vscode.TextDocument,
  kind: ExportKind,
  options: ExportOptions = {},
): Promise<vscode.Uri | undefined> {
  const formats = await formatsOf(server, kind);
  const settled = formats.find(({ format }) => format.format === options.format);
  const chosen = settled ?? (await choose(`Export ${titleOf(kind)}`, formats.map(itemOf)));
  return chosen === undefined ? undefined : writeReport(server, spec, chosen, options.target);
}

/** Lets the user choose among all that there is, the report `first` before the others. Resolves as `exportReport` does. */
export async function exportAny(
  server: Server,
  spec: vscode.TextDocument,
  first: ReportKind | undefined,
  options: ExportOptions = {},
): Promise<vscode.Uri | undefined> {
  if (isExportKind(options.kind)) return exportReport(server, spec, options.kind, options);
  const others = allReportKinds.filter((kind) => kind !== first);
  const kinds: readonly ExportKind[] = [...(first === undefined ? [] : [first]), 'document', ...others];
  const formats = await Promise.all(kinds.map((kind) => formatsOf(server, kind)));
  const items = kinds.flatMap((kind, i): Item[] => [
    { label: titleOf(kind), kind: vscode.QuickPickItemKind.Separator },
    // What is typed to find a format may be the name of its report.
    ...(formats[i] ?? []).map((chosen) => ({ ...itemOf(chosen), description: titleOf(kind) })),
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
