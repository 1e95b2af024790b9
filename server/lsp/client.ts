/** What the client can do, read from its capabilities. A capability of a wrong shape is one that it has not. */
import { InsertTextMode, MarkupKind } from 'vscode-languageserver';
import { at, isText, listOf } from './parse';
import type { Options } from './settings';

/** What a diagnostic may carry. */
export interface DiagnosticOptions {
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly helpCommand: string | undefined;
}

export interface Client {
  readonly pull: boolean;
  readonly refresh: boolean;
  readonly relatedDocuments: boolean;
  readonly configuration: boolean;
  readonly watchFiles: boolean;
  readonly folders: boolean;
  readonly snippets: boolean;
  /** Where it shows Markdown as such. One that does not say is taken to. */
  readonly markdown: { readonly hover: boolean; readonly completion: boolean };
  readonly insertAsIs: boolean;
  /** It asks for the documentation of a proposal that somebody looks at. */
  readonly resolvesDocumentation: boolean;
  /** What all proposals of a list share may be said once, in these properties. */
  readonly itemDefaults: ReadonlySet<string>;
  readonly hierarchicalSymbols: boolean;
  readonly prepareRename: boolean;
  readonly versionedEdits: boolean;
  /** It asks for the edits of a code action that was chosen. */
  readonly resolvesEdits: boolean;
  readonly retriggerCommand: string | undefined;
  readonly diagnostics: DiagnosticOptions;
}

export function clientOf(capabilities: unknown, options: Options): Client {
  const document = at(capabilities, 'textDocument');
  const workspace = at(capabilities, 'workspace');
  const completion = at(document, 'completion', 'completionItem');
  const modes = at(completion, 'insertTextModeSupport', 'valueSet');
  const lazy = at(completion, 'resolveSupport', 'properties');
  const shared = at(document, 'completion', 'completionList', 'itemDefaults');
  const action = at(document, 'codeAction');
  const resolved = at(action, 'resolveSupport', 'properties');
  const pull = typeof at(document, 'diagnostic') === 'object' && at(document, 'diagnostic') !== null;
  return {
    pull,
    refresh: at(workspace, 'diagnostics', 'refreshSupport') === true,
    relatedDocuments: at(document, 'diagnostic', 'relatedDocumentSupport') === true,
    configuration: at(workspace, 'configuration') === true,
    watchFiles: at(workspace, 'didChangeWatchedFiles', 'dynamicRegistration') === true,
    folders: at(workspace, 'workspaceFolders') === true,
    snippets: at(completion, 'snippetSupport') === true,
    markdown: {
      hover: showsMarkdown(at(document, 'hover', 'contentFormat')),
      completion: showsMarkdown(at(completion, 'documentationFormat')),
    },
    insertAsIs: Array.isArray(modes) && modes.includes(InsertTextMode.asIs),
    resolvesDocumentation: Array.isArray(lazy) && lazy.includes('documentation'),
    itemDefaults: new Set(listOf(shared, isText)),
    hierarchicalSymbols: at(document, 'documentSymbol', 'hierarchicalDocumentSymbolSupport') === true,
    prepareRename: at(document, 'rename', 'prepareSupport') === true,
    versionedEdits: at(workspace, 'workspaceEdit', 'documentChanges') === true,
    resolvesEdits: at(action, 'dataSupport') === true && Array.isArray(resolved) && resolved.includes('edit'),
    retriggerCommand: options.helpCommand === undefined ? undefined : 'editor.action.triggerSuggest',
    diagnostics: {
      relatedInformation: pull || at(document, 'publishDiagnostics', 'relatedInformation') === true,
      codeDescription: pull || at(document, 'publishDiagnostics', 'codeDescriptionSupport') === true,
      helpCommand: options.helpCommand,
    },
  };
}

const showsMarkdown = (formats: unknown): boolean => !Array.isArray(formats) || formats.includes(MarkupKind.Markdown);
