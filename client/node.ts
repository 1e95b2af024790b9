/** The extension in a Node extension host: the server is a process of its own. */
import { realpath } from 'node:fs/promises';
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith, type Api } from './extension';
import type { Server } from './server';

/**
 * The server waits most of its time: room for new objects is twice this (MiB) in place of twice 16, and garbage is collected
 * when nothing is asked.
 */
const FLAGS = ['--max-semi-space-size=4', '--expose-gc'];
/** What V8's compilers have freed goes back to a Linux at once (bytes); others do not read it. */
const ENV = { MALLOC_TRIM_THRESHOLD_: '131072' };

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): Api {
  const activated = activateWith(context, {
    connect: (options) => {
      const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server-node.js').fsPath;
      const cache = vscode.Uri.joinPath(context.globalStorageUri, 'code-cache').fsPath;
      const start = { module, transport: TransportKind.ipc };
      const run = { ...start, args: [`--code-cache=${cache}`], options: { execArgv: FLAGS, env: ENV } };
      const inspected = { execArgv: [...FLAGS, '--nolazy', '--inspect=6009'], env: { ...ENV, COMMSPEC_NO_CACHE: '1' } };
      const debug = { ...start, options: inspected };
      const client = new LanguageClient('commspec', 'Commspec', { run, debug }, options);
      return {
        client,
        end: () => {
          client.serverProcess?.kill();
        },
        kill: () => client.serverProcess?.kill('SIGKILL') ?? false,
      };
    },
    realPath: async (uri) => vscode.Uri.file(await realpath(uri.fsPath)),
  });
  server = activated.server;
  return activated.api;
}

export const deactivate = (): Promise<void> | undefined => server?.stop();
