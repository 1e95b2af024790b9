/** The extension in a web extension host: the server is a worker. */
import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { activateWith, type Api } from './extension';
import type { Server } from './server';

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): Api {
  const activated = activateWith(context, {
    connect: (options) => {
      const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server-web.js').toString(true);
      let worker: Worker | undefined;
      // Not the worker itself: the library would not know it for one, for an extension host has a class of its own.
      const create = (): Promise<MessageTransports> => {
        worker?.terminate();
        const created = new Worker(script);
        worker = created;
        created.addEventListener('error', (event) => {
          options.outputChannel?.error(`In the language server: ${event.message}`);
        });
        return Promise.resolve({
          reader: new BrowserMessageReader(created),
          writer: new BrowserMessageWriter(created),
        });
      };
      return {
        client: new LanguageClient('commspec', 'Commspec', create, options),
        end: () => worker?.terminate(),
        kill: () => false,
      };
    },
  });
  server = activated.server;
  return activated.api;
}

export const deactivate = (): Promise<void> | undefined => server?.stop();
