/** What the server offers, as far as the client can use it. */
import { CodeActionKind, TextDocumentSyncKind, type ServerCapabilities } from 'vscode-languageserver';
import type { Client } from './client';
import { moved } from './file-operations';

export const capabilitiesFor = (client: Client): ServerCapabilities => ({
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  completionProvider: {
    triggerCharacters: [':', ' ', '-', '[', ',', '{', '/'],
    resolveProvider: client.resolvesDocumentation,
  },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentLinkProvider: {},
  renameProvider: client.prepareRename ? { prepareProvider: true } : true,
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.SourceFixAll, CodeActionKind.RefactorRewrite],
    resolveProvider: client.resolvesEdits,
  },
  ...(client.pull
    ? { diagnosticProvider: { identifier: 'commspec', interFileDependencies: true, workspaceDiagnostics: true } }
    : {}),
  workspaceSymbolProvider: true,
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: { willRename: moved, didRename: moved, didDelete: moved, didCreate: moved },
  },
});
