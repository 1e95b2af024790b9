/** The server as VS Code starts it: its own process, over IPC (or stdio, where asked). */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './node-host';
import { serve } from './server';
import { survive } from './survive';

declare const COMMSPEC_VERSION: string;

survive(serve((options) => createConnection(ProposedFeatures.all, options), nodeHost, COMMSPEC_VERSION));
