/** Writes a report to a file that the user names. */
import * as vscode from 'vscode';
import {
  exportRequest,
  type ExportFormat,
  type ExportParams,
  type ExportResult,
  type ReportKind,
} from '../server/lsp/protocol';
import type { Server } from './server';

const FORMATS: Readonly<
  Record<ExportFormat, { readonly label: string; readonly detail: string; readonly ending: string }>
> = {
  csv: { label: 'CSV', detail: 'For spreadsheets; all tables, one after the other', ending: 'csv' },
  markdown: { label: 'Markdown', detail: 'For documents, tickets and wikis', ending: 'md' },
  nftables: { label: 'nftables', detail: 'Firewall rules, a table for each firewall', ending: 'nft' },
  dns: { label: 'DNS zone', detail: 'Service names and mail exchangers', ending: 'zone' },
};
const isFormat = (value: unknown): value is ExportFormat => typeof value === 'string' && Object.hasOwn(FORMATS, value);
/** The formats that a report can be written in. */
const formatsOf = (kind: ReportKind): readonly ExportFormat[] =>
  kind === 'ports' ? ['csv', 'markdown', 'nftables', 'dns'] : ['csv', 'markdown'];

/** What a caller may settle in advance, so that nobody has to be asked. */
export interface ExportOptions {
  readonly format?: unknown;
  readonly target?: unknown;
}

export const TITLE: Readonly<Record<ReportKind, string>> = {
  summary: 'Summary',
  sizing: 'Sizing Summary',
  ports: 'Port Table',
  topology: 'Topology',
  findings: 'Findings',
};

async function chooseFormat(kind: ReportKind): Promise<ExportFormat | undefined> {
  const items = formatsOf(kind).map((format) => ({ ...FORMATS[format], format }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: `Export ${TITLE[kind]}`,
    placeHolder: 'Format of the file',
  });
  return chosen?.format;
}

/** `edge-ports.csv` beside `edge.commspec.yaml`. */
function suggestedTarget(spec: vscode.TextDocument, kind: ReportKind, format: ExportFormat): vscode.Uri | undefined {
  const folder = spec.isUntitled ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(spec.uri, '..');
  const file = /[^/]*$/.exec(spec.uri.path)?.[0] ?? '';
  const name = `${file.replace(/(\.commspec)?\.ya?ml$/, '') || 'spec'}-${kind}.${FORMATS[format].ending}`;
  return folder === undefined ? undefined : vscode.Uri.joinPath(folder, name);
}

/** Resolves to the file that was written; undefined where the user thought better of it. */
export async function exportReport(
  server: Server,
  spec: vscode.TextDocument,
  kind: ReportKind,
  options: ExportOptions = {},
): Promise<vscode.Uri | undefined> {
  const format = isFormat(options.format) ? options.format : await chooseFormat(kind);
  if (format === undefined) return undefined;
  const { label, ending } = FORMATS[format];
  const suggestion = suggestedTarget(spec, kind, format);
  const target =
    options.target instanceof vscode.Uri
      ? options.target
      : await vscode.window.showSaveDialog({
          title: `Export ${TITLE[kind]}`,
          filters: { [label]: [ending] },
          ...(suggestion === undefined ? {} : { defaultUri: suggestion }),
        });
  if (target === undefined) return undefined;
  // Asked for only now: the text may have changed while the user chose.
  const params: ExportParams = { uri: spec.uri.toString(), kind, format };
  const result = await server.request<ExportResult | null>(exportRequest, params);
  if (result === null) throw new Error('The spec is no longer open.');
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(result.text));
  vscode.window.setStatusBarMessage(`${TITLE[kind]} written to ${/[^/]*$/.exec(target.path)?.[0] ?? ''}`, 5000);
  return target;
}
