/** What both extension hosts share: it wires the parts together and registers the commands. */
import * as vscode from 'vscode';
import type { ReportKind } from '../server/report/kinds';
import { createCompare, openComparedCommand } from './compare';
import { compareScheme } from './compare-uri';
import { exportAny, exportImage, exportReport, type ExportOptions } from './export';
import { createHelp } from './help';
import { newSpec, openPractice } from './new-spec';
import { createPreview } from './preview';
import { createFileReader } from './read-file';
import { createServer, helpCommand, type EditOutcome, type Platform, type Server, type ServerState } from './server';
import type { Picture } from './shared/messages';
import { trackSpecs } from './specs';
import { createStatus } from './status';

/** What the tests look at; nothing that a user needs. */
export interface Api {
  readonly serverState: () => ServerState;
  readonly request: <Result>(method: string, params: unknown) => Promise<Result>;
  /** Makes the edit that the server answers with. */
  readonly applyEdit: (method: string, params: unknown) => Promise<EditOutcome>;
  /** Ends the server as a crash does; false where it is no process. */
  readonly killServer: () => boolean;
  /** What the preview shows. */
  readonly picture: () => Picture | undefined;
}

export function activateWith(
  context: vscode.ExtensionContext,
  platform: Platform,
): { readonly api: Api; readonly server: Server } {
  const log = vscode.window.createOutputChannel('Commspec', { log: true });
  const server = createServer(platform, createFileReader(platform.realPath), log);
  const specs = trackSpecs();
  const help = createHelp(context.extensionUri, server);
  const compare = createCompare(server);
  const preview = createPreview({
    extensionUri: context.extensionUri,
    server,
    specs,
    exportReport: (spec, kind) => orSay(exportAny(server, spec, kind)),
    exportImage: (spec, kind, png) => orSay(exportImage(spec, kind, png)),
  });

  /** The spec that a command is about, or a way to get one. */
  async function spec(): Promise<vscode.TextDocument | undefined> {
    const shown = preview.source()?.toString();
    const inPanel = vscode.window.activeTextEditor === undefined ? shown : undefined;
    const found =
      vscode.workspace.textDocuments.find((document) => document.uri.toString() === inPanel) ?? specs.current();
    if (found !== undefined) return found;
    const creates = 'New Deployment Spec…';
    const chosen = await vscode.window.showInformationMessage('Open a deployment spec first.', creates);
    return chosen === creates ? newSpec(server) : undefined;
  }

  const open = (tab: ReportKind | undefined, column: vscode.ViewColumn, preserveFocus: boolean) => async () => {
    if ((await spec()) === undefined) return;
    preview.show({ ...(tab === undefined ? {} : { tab }), column, preserveFocus });
  };
  const beside = vscode.ViewColumn.Beside;

  const commands: Readonly<Record<string, (...args: readonly unknown[]) => unknown>> = {
    'commspec.showPreview': open(undefined, vscode.ViewColumn.Active, false),
    'commspec.showPreviewToSide': open(undefined, beside, true),
    'commspec.showSummary': open('summary', beside, false),
    'commspec.showSizing': open('sizing', beside, false),
    'commspec.showPorts': open('ports', beside, false),
    'commspec.showTopology': open('topology', beside, false),
    'commspec.showGrowth': open('growth', beside, false),
    'commspec.showFindings': open('findings', beside, false),
    'commspec.showSource': () => preview.showSource(),
    'commspec.export': async (options) => {
      const document = await spec();
      return document === undefined
        ? undefined
        : exportAny(server, document, preview.picture()?.kind, optionsOf(options));
    },
    'commspec.exportReport': async (options) => {
      const document = await spec();
      return document === undefined ? undefined : exportReport(server, document, 'document', optionsOf(options));
    },
    'commspec.exportPorts': async (options) => {
      const document = await spec();
      return document === undefined ? undefined : exportReport(server, document, 'ports', optionsOf(options));
    },
    'commspec.compareWith': async (uri, base) => {
      const subject = uri instanceof vscode.Uri && uri.scheme !== compareScheme ? uri : (await spec())?.uri;
      return subject === undefined ? undefined : compare.compareWith(subject, base);
    },
    [openComparedCommand]: (place) => compare.openPlace(place),
    'commspec.copyComparison': (page) => (page instanceof vscode.Uri ? compare.copy(page) : undefined),
    [helpCommand]: (code) => help.explain(code),
    'commspec.newSpec': (name) => newSpec(server, name),
    'commspec.openPractice': () => openPractice(context.extensionUri),
    'commspec.restartServer': () => server.restart(),
    'commspec.showLog': () => {
      log.show();
    },
  };
  context.subscriptions.push(
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
    preview,
    help,
    compare,
    createStatus(server),
    specs,
    server,
    log,
  );
  return {
    server,
    api: {
      serverState: () => server.state,
      request: (method, params) => server.request(method, params),
      applyEdit: (method, params) => server.applyEdit(method, params),
      killServer: () => server.kill(),
      picture: () => preview.picture(),
    },
  };
}

/** What was asked for outside of a command, where VS Code says what fails: then this does. */
async function orSay(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    await vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

/** A command may be called with anything: by a menu, a link or another extension. */
const optionsOf = (value: unknown): ExportOptions =>
  typeof value === 'object' && value !== null && !(value instanceof vscode.Uri) ? value : {};
