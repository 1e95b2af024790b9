/**
 * Looks at every message before it is handled: what comes at the wrong time or has parameters of a wrong shape is refused
 * (a request) or dropped (a notification), so that what handles it can rely on both.
 */
import { ErrorCodes, Message, type ConnectionOptions } from 'vscode-languageserver';
import { comparisonFormats } from '../report/compare/compare-formats';
import { isDocumentFormat } from '../report/document/document-formats';
import { formatsOf } from '../report/formats';
import { sliderIds } from '../report/content';
import { isReportKind } from '../report/kinds';
import { fileUri } from '../model/address';
import { at, fieldsOf, isFields, isText, listOf, shown, type Fields } from './parse';
import type { Log } from './log';

/** Stands for a request that is refused: its handler answers with the error that it is given. */
export const refusal = 'commspec/refusal';
export interface Refusal {
  readonly code: number;
  readonly reason: string;
}

export type GateVerdict =
  | { readonly kind: 'pass'; readonly message: Message }
  | ({ readonly kind: 'refuse' } & Refusal)
  /** `lost`: a document whose text the server no longer knows. No `reason`: the protocol says that it is ignored. */
  | { readonly kind: 'drop'; readonly reason?: string; readonly lost?: string };

type Shape = (params: unknown) => boolean;

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;
const isPosition: Shape = (value) => isCount(at(value, 'line')) && isCount(at(value, 'character'));
const isRange: Shape = (value) => isPosition(at(value, 'start')) && isPosition(at(value, 'end'));
const isListOf = (value: unknown, is: Shape): boolean => Array.isArray(value) && value.every(is);

const ofDocument: Shape = (params) => isText(at(params, 'textDocument', 'uri'));
const atPosition: Shape = (params) => ofDocument(params) && isPosition(at(params, 'position'));
const ofVersion: Shape = (params) => ofDocument(params) && Number.isInteger(at(params, 'textDocument', 'version'));
const withUri: Shape = (value) => isText(at(value, 'uri'));

const isPreviousResult: Shape = (value) => withUri(value) && isText(at(value, 'value'));
const isMove: Shape = (value) => isText(at(value, 'oldUri')) && isText(at(value, 'newUri'));

const isOptional = (value: unknown, is: Shape): boolean => value === undefined || is(value);

const isAssumed: Shape = (value) =>
  isFields(value) && sliderIds.every((id) => isOptional(at(value, id), (amount) => Number.isFinite(amount)));
const ofRow: Shape = (params) => ['section', 'table', 'row', 'fix'].every((name) => isCount(at(params, name)));
const ofResult: Shape = (params) => withUri(params) && isText(at(params, 'resultId'));

const ofKind: Shape = (params) => isReportKind(at(params, 'kind'));
const isExportKind: Shape = (kind) => kind === 'document' || isReportKind(kind);
const ofExport: Shape = (params) => {
  const [kind, wanted] = [at(params, 'kind'), at(params, 'format')];
  if (kind === 'document') return isDocumentFormat(wanted);
  return isReportKind(kind) && formatsOf(kind, 'export').some((format) => format === wanted);
};

const isComparedText: Shape = (value) => withUri(value) && isText(at(value, 'text')) && isText(at(value, 'label'));
const ofComparison: Shape = (params) => {
  const specs = at(params, 'specs');
  const isKnown = comparisonFormats.some((format) => format === at(params, 'format'));
  const opens = isOptional(at(params, 'open'), (open) => isText(at(open, 'command')) && isText(at(open, 'page')));
  return isKnown && opens && isListOf(specs, isComparedText) && Array.isArray(specs) && specs.length > 1;
};

const REQUESTS: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['initialize', isFields],
  ['textDocument/completion', atPosition],
  ['textDocument/hover', atPosition],
  ['textDocument/definition', atPosition],
  ['textDocument/references', (params) => atPosition(params) && isFields(at(params, 'context'))],
  ['textDocument/documentHighlight', atPosition],
  ['textDocument/prepareRename', atPosition],
  ['textDocument/rename', (params) => atPosition(params) && isText(at(params, 'newName'))],
  ['textDocument/documentSymbol', ofDocument],
  ['textDocument/foldingRange', ofDocument],
  ['textDocument/documentLink', ofDocument],
  ['textDocument/diagnostic', ofDocument],
  ['workspace/diagnostic', (params) => isListOf(at(params, 'previousResultIds'), isPreviousResult)],
  ['workspace/symbol', (params) => isText(at(params, 'query'))],
  ['workspace/willRenameFiles', (params) => isListOf(at(params, 'files'), isMove)],
  ['textDocument/selectionRange', (params) => ofDocument(params) && isListOf(at(params, 'positions'), isPosition)],
  [
    'textDocument/codeAction',
    (params) => {
      const context = at(params, 'context');
      const only = at(context, 'only');
      const isChoice = only === undefined || only === null || isListOf(only, isText);
      return ofDocument(params) && isRange(at(params, 'range')) && isFields(context) && isChoice;
    },
  ],
  ['codeAction/resolve', isFields],
  ['completionItem/resolve', isFields],
  ['commspec/report', (params) => withUri(params) && ofKind(params) && isOptional(at(params, 'assumed'), isAssumed)],
  ['commspec/assumedEdits', (params) => withUri(params) && isAssumed(at(params, 'assumed'))],
  ['commspec/fixFinding', (params) => ofResult(params) && ofRow(params)],
  ['commspec/fixAll', ofResult],
  ['commspec/verdict', withUri],
  ['commspec/export', (params) => withUri(params) && ofExport(params)],
  ['commspec/compare', ofComparison],
  ['commspec/exportFormats', (params) => isExportKind(at(params, 'kind'))],
]);

const isEdit: Shape = (value) => {
  const range = at(value, 'range');
  return isText(at(value, 'text')) && (range === undefined || range === null || isRange(range));
};

const NOTIFICATIONS: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['textDocument/didOpen', (params) => ofVersion(params) && isText(at(params, 'textDocument', 'text'))],
  ['textDocument/didChange', (params) => ofVersion(params) && isListOf(at(params, 'contentChanges'), isEdit)],
  ['textDocument/didClose', ofDocument],
  ['textDocument/didSave', ofDocument],
  ['workspace/didChangeConfiguration', isFields],
  ['workspace/didChangeWatchedFiles', (params) => isListOf(at(params, 'changes'), withUri)],
  ['workspace/didCreateFiles', (params) => isListOf(at(params, 'files'), withUri)],
  ['workspace/didRenameFiles', (params) => isListOf(at(params, 'files'), isMove)],
  ['workspace/didDeleteFiles', (params) => isListOf(at(params, 'files'), withUri)],
  [
    'workspace/didChangeWorkspaceFolders',
    (params) => isListOf(at(params, 'event', 'added'), withUri) && isListOf(at(params, 'event', 'removed'), withUri),
  ],
]);

/** Where the conversation is; says of each message what becomes of it. */
export class Gate {
  #phase: 'before' | 'open' | 'after' = 'before';

  judge(message: Message): GateVerdict {
    if (Message.isRequest(message)) {
      const { method, params } = message;
      const early = this.#refused(method);
      if (early !== undefined) return { kind: 'refuse', ...early };
      if (REQUESTS.get(method)?.(params) === false) {
        const reason = `The parameters of ${method} do not have the shape that the protocol gives them.`;
        return { kind: 'refuse', code: ErrorCodes.InvalidParams, reason };
      }
      if (method === 'initialize') this.#phase = 'open';
      if (method === 'shutdown') this.#phase = 'after';
      if (method === refusal)
        return { kind: 'refuse', code: ErrorCodes.MethodNotFound, reason: `There is no method ${method}.` };
      // The library reads some of it before anybody else can look.
      return { kind: 'pass', message: method === 'initialize' ? { ...message, params: tidied(params) } : message };
    }
    if (Message.isNotification(message)) {
      const { method, params } = message;
      if (method === 'exit') return { kind: 'pass', message };
      if (this.#phase !== 'open') return { kind: 'drop' };
      if (NOTIFICATIONS.get(method)?.(params) !== false) return { kind: 'pass', message };
      const uri = at(params, 'textDocument', 'uri');
      const reason = `${method} is dropped: its parameters do not have the shape that the protocol gives them.`;
      return { kind: 'drop', reason, ...(method === 'textDocument/didChange' && isText(uri) ? { lost: uri } : {}) };
    }
    const { id, method } = fieldsOf(message);
    if (method !== undefined && (isText(id) || typeof id === 'number'))
      return { kind: 'refuse', code: ErrorCodes.InvalidRequest, reason: `${shown(method)} is no name of a method.` };
    // An answer, or what is no message at all: the library knows what to do.
    return { kind: 'pass', message };
  }

  /** Why a request may not come now. */
  #refused(method: string): Refusal | undefined {
    switch (this.#phase) {
      case 'before':
        return method === 'initialize'
          ? undefined
          : { code: ErrorCodes.ServerNotInitialized, reason: `${method} came before initialize.` };
      case 'open':
        return method === 'initialize'
          ? { code: ErrorCodes.InvalidRequest, reason: 'The server is initialized already.' }
          : undefined;
      case 'after':
        return { code: ErrorCodes.InvalidRequest, reason: `${method} came after shutdown.` };
    }
  }
}

/** What `initialize` says, without what would make the library throw or watch a process that cannot be. */
function tidied(params: unknown): object {
  const given = fieldsOf(params);
  const capabilities = fieldsOf(given['capabilities']);
  const { processId } = given;
  return {
    ...given,
    processId: Number.isSafeInteger(processId) && Number(processId) > 0 ? processId : null,
    capabilities,
    workspaceFolders: listOf(given['workspaceFolders'], isFields).filter(withUri),
    rootUri: rootOf(given),
  };
}

/** The folder of a client that knows no list of them; old ones name it by its path alone. */
function rootOf({ rootUri, rootPath }: Fields): string | null {
  if (isText(rootUri)) return rootUri;
  return isText(rootPath) && rootPath !== '' ? fileUri(rootPath) : null;
}

/** Puts a gate before everything that a connection handles; `onMessage` is told of each, `onLost` of documents that are. */
export function gated(
  gate: Gate,
  log: Log,
  { onMessage, onLost }: { readonly onMessage: () => void; readonly onLost: (uri: string) => void },
): ConnectionOptions {
  return {
    messageStrategy: {
      handleMessage: (message, next) => {
        onMessage();
        const verdict = gate.judge(message);
        switch (verdict.kind) {
          case 'pass':
            return next(verdict.message);
          case 'refuse': {
            const params: Refusal = { code: verdict.code, reason: verdict.reason };
            const refused = { ...fieldsOf(message), jsonrpc: message.jsonrpc, method: refusal, params };
            return next(refused);
          }
          case 'drop':
            if (verdict.reason !== undefined) log(verdict.reason);
            if (verdict.lost !== undefined) onLost(verdict.lost);
        }
      },
    },
  };
}
