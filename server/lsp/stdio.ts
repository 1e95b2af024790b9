/** The server over standard input and output, for any editor. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './node-host';
import { serve, type ServeOptions } from './server';
import { survive } from './survive';

declare const COMMSPEC_VERSION: string;

/**
 * Starts to serve. The connection ends the process when the client says `exit`, closes standard input or dies: with status 0
 * after a shutdown, as LSP wants, else 1.
 */
export function serveStdio(more: ServeOptions = {}): void {
  // With the streams themselves, not readers made of them, the library sees when they are closed.
  survive(
    serve(
      (options) => createConnection(ProposedFeatures.all, process.stdin, process.stdout, options),
      nodeHost,
      COMMSPEC_VERSION,
      more,
    ),
  );
}
