/** The server in a web worker: VS Code for the Web and virtual workspaces. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { logTo } from './log';
import { reasonOf } from './parse';
import { findByClient, readByClient } from './read-by-client';
import { serve } from './server';

declare const COMMSPEC_VERSION: string;

/** Messages of a worker come in order, its own among those of the client. A timer would be held back for 4 ms after a few. */
const { port1, port2 } = new MessageChannel();
const turns: (() => void)[] = [];
port1.onmessage = () => turns.shift()?.();
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    turns.push(resolve);
    port2.postMessage(null);
  });

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const connection = serve(
  (options) => createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope), options),
  (client, options) => ({
    read: (uri) => readByClient(client, uri),
    ...(options.findSpecs === true ? { find: (folders: readonly string[]) => findByClient(client, folders) } : {}),
    later: (action, ms) => {
      setTimeout(action, ms);
    },
    pause: turn,
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
