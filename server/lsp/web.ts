/** The server in a web worker: VS Code for the Web and virtual workspaces. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { logTo } from './log';
import { reasonOf } from './parse';
import { readByClient } from './read-by-client';
import { serve } from './server';

declare const COMMSPEC_VERSION: string;

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const connection = serve(
  (options) => createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope), options),
  (client) => ({
    read: (uri) => readByClient(client, uri),
    pause: () =>
      new Promise((resolve) => {
        setTimeout(resolve, 0);
      }),
    now: () => performance.now(),
    // A worker cannot end what it is doing itself: only between two rules the budget is looked at.
    guard: (work) => work(),
  }),
  COMMSPEC_VERSION,
);

// What nobody has caught is logged, and the worker lives on.
const log = logTo(connection);
scope.addEventListener('error', (event) => {
  log(`An error was not caught: ${event.message}`);
  event.preventDefault();
});
scope.addEventListener('unhandledrejection', (event) => {
  log(`A promise was rejected and nobody had asked for it: ${reasonOf(event.reason)}`);
  event.preventDefault();
});
