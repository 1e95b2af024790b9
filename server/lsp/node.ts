/** The server as VS Code starts it: its own process, over IPC (or stdio, where asked). */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './node-host';
import { serve } from './server';

declare const COMMSPEC_VERSION: string;

const connection = createConnection(ProposedFeatures.all);
serve(connection, (options, folders) => nodeHost(connection, options, folders), COMMSPEC_VERSION);
