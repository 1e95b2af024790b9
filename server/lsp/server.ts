/** The language server, without a transport: its parts put together for one client. */
import {
  ResponseError,
  type Connection,
  type ConnectionOptions,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import type { Engine } from '../engine/engine';
import { createEngine } from '../engine/all';
import { capabilitiesFor } from './capabilities';
import { Checks } from './checks';
import { clientOf } from './client';
import { ClosedFiles } from './closed-files';
import { serveCodeActions } from './code-actions';
import { serveCompare } from './compare';
import { serveCompletion } from './completion';
import { serveConfiguration, takeSettings } from './configuration';
import { serveDiagnostics } from './diagnostics';
import { Documents } from './documents';
import { serveFileOperations } from './file-operations';
import { Gate, gated, refusal, type Refusal } from './gate';
import { serveExports } from './exports';
import { serveHelp } from './help';
import type { Platform } from './platform';
import { inBackground, logTo } from './log';
import { serveNavigation } from './navigation';
import { serveOutline } from './outline';
import { Problems } from './problems';
import { defaultSettings, visitNotification, type VisitParams } from './protocol';
import { serveRename } from './rename';
import { serveReports } from './reports';
import type { Session } from './session';
import { parseOptions, type Options } from './settings';
import { Snapshots } from './snapshots';
import { Specs } from './specs';
import { serveSymbols } from './symbols';
import { serveTextSync } from './text-sync';
import type { Turns } from './turns';
import { warmUp } from './warm-up';
import { Work } from './work';
import { serveWorkspace } from './workspace';

export interface ServeOptions {
  /** With other rules than those of the product. */
  readonly engine?: Engine;
  /** Milliseconds of work on one version of one document. */
  readonly budget?: number;
}

/** Gives access to files, once it is known whether the client reads them for the server. */
export type HostOf = (connection: Connection, options: Options, folders: () => readonly string[]) => Platform;

/**
 * Serves one client, over the connection that `connect` makes with the options that it is given. Nothing that the client sends
 * or answers ends the server.
 */
export function serve(
  connect: (options: ConnectionOptions) => Connection,
  hostOf: HostOf,
  version: string,
  { engine = createEngine(), budget }: ServeOptions = {},
): Connection {
  let lose: ((uri: string) => void) | undefined;
  let turns: Turns | undefined;
  const connection = connect(
    gated(
      new Gate(),
      (line) => {
        log(line);
      },
      { onMessage: () => turns?.heard(), onLost: (uri) => lose?.(uri) },
    ),
  );
  const log = logTo(connection);

  connection.onRequest(refusal, ({ code, reason }: Refusal) => {
    throw new ResponseError(code, reason);
  });

  // The gate lets nothing pass before this, so that all others may rely on what is known of the client.
  connection.onInitialize((params): InitializeResult => {
    const { value: options, problems } = parseOptions(params.initializationOptions);
    problems.forEach(log);
    const host = hostOf(connection, options, (): readonly string[] => documents.folders);
    const work = new Work(host, log, budget);
    ({ turns } = work);
    const closed = new ClosedFiles(work);
    const documents = new Documents(closed, foldersOf(params), options.suspects);
    const snapshots = new Snapshots(documents, closed, work);
    const checks = new Checks(documents, snapshots, work, engine);
    const specs = new Specs(documents, snapshots, checks, work);
    documents.onChange = (addresses) => {
      specs.changed(addresses);
    };
    if (options.findSpecs === true)
      documents.onVisit = (uri, begins) => {
        const params: VisitParams = { uri, begins };
        inBackground(log, 'A visit is not told', connection.sendNotification(visitNotification, params));
      };
    const client = clientOf(params.capabilities, options);
    const session: Session = {
      ...{ connection, version, log, engine, client, documents, snapshots, checks, work, specs },
      problems: new Problems(),
      settings: defaultSettings,
      wrongSettings: '',
    };
    takeSettings(session, options.settings);
    const diagnostics = serveDiagnostics(session);
    lose = (uri) => {
      documents.lose(uri);
      diagnostics.again([uri]);
    };
    serveTextSync(session, diagnostics);
    const askForSettings = serveConfiguration(session, diagnostics);
    const watch = serveWorkspace(session, diagnostics);
    for (const serveGroup of FEATURES) serveGroup(session);
    connection.onInitialized(() => {
      inBackground(log, 'The warm-up failed', warmUp(engine, checks.options, work));
      askForSettings();
      watch();
      diagnostics.begin();
    });
    return { serverInfo: { name: 'commspec', version }, capabilities: capabilitiesFor(client) };
  });

  connection.listen();
  return connection;
}

const FEATURES: readonly ((session: Session) => void)[] = [
  serveCompletion,
  serveHelp,
  serveNavigation,
  serveOutline,
  serveRename,
  serveCodeActions,
  serveReports,
  serveCompare,
  serveExports,
  serveSymbols,
  serveFileOperations,
];

function foldersOf(params: InitializeParams): readonly string[] {
  const folders = (params.workspaceFolders ?? []).map((folder) => folder.uri);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- older clients send nothing else
  return folders.length > 0 ? folders : params.rootUri ? [params.rootUri] : [];
}
