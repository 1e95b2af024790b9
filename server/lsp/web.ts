/** The server in a web worker: VS Code for the Web and virtual workspaces. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { readByClient } from './read-by-client';
import { serve } from './server';

declare const COMMSPEC_VERSION: string;

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
serve(
  connection,
  () => ({
    read: (uri) => readByClient(connection, uri),
    pause: () =>
      new Promise((resolve) => {
        setTimeout(resolve, 0);
      }),
    now: () => performance.now(),
  }),
  COMMSPEC_VERSION,
);
