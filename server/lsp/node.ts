/** The server as VS Code starts it: its own process, over IPC (or stdio, where asked). */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { CodeCache } from '../start/load';
import { keepWhenQuiet } from './keep-code';
import { nodeHost } from './node-host';
import { serve } from './server';
import { survive } from './survive';

declare const COMMSPEC_VERSION: string;

export function start(cache: CodeCache): void {
  survive(serve((options) => createConnection(ProposedFeatures.all, options), nodeHost, COMMSPEC_VERSION));
  keepWhenQuiet(cache, 'lsp');
}
