/** The extension in a Node extension host: the server is a process of its own. */
import { realpath } from 'node:fs/promises';
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith, type Api } from './extension';
import type { Server } from './server';

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): Api {
  const activated = activateWith(context, {
    connect: (options) => {
      const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server-node.js').fsPath;
      const cache = vscode.Uri.joinPath(context.globalStorageUri, 'code-cache').fsPath;
      const process = { module, transport: TransportKind.ipc };
      const run = { ...process, args: [`--code-cache=${cache}`] };
      const inspected = { execArgv: ['--nolazy', '--inspect=6009'], env: { COMMSPEC_NO_CACHE: '1' } };
      const debug = { ...process, options: inspected };
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
