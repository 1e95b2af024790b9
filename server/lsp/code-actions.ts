/**
 * Code actions over the protocol. Fixes of a whole file are computed when one is chosen, not when the menu opens: they look at the
 * text again after each round. A client that cannot resolve gets them at once where it asks for `source` actions by name, as on
 * saving; in a menu it gets what one round repairs, for a menu has to open at once.
 */
import {
  CodeActionKind,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { actionsAt, repairs } from '../language/actions';
import type { FileEdit } from '../language/types';
import type { Engine, Findings } from '../engine/engine';
import type { FixChoice } from '../repair/repair';
import { toDiagnostic, type DiagnosticOptions } from './convert';
import type { Documents } from './documents';

/** What is said in the log where it fails. */
const REPAIR = 'The repair';

export interface CodeActionOptions {
  readonly documents: Documents;
  readonly engine: Engine;
  readonly diagnostics: DiagnosticOptions;
  /** The client asks for edits of an action that was chosen. */
  readonly resolves: boolean;
  /** Findings that are advice are shown. */
  readonly advice: boolean;
  readonly workspaceEdit: (edits: readonly FileEdit[]) => WorkspaceEdit;
}

/** What comes back with an action that was chosen. */
interface ActionData {
  readonly uri: string;
  readonly version: number;
  /** The rule whose findings are repaired; of all rules without. */
  readonly code?: string;
}

export async function codeActions(
  params: CodeActionParams,
  token: CancellationToken,
  options: CodeActionOptions,
): Promise<CodeAction[]> {
  const { documents, diagnostics: diagnosticOptions, workspaceEdit } = options;
  const { uri } = params.textDocument;
  const cancelled = (): boolean => token.isCancellationRequested;
  const result = await documents.findings(uri, cancelled);
  if (cancelled()) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  if (result === undefined) return [];
  const { snapshot, findings, version } = result;
  const { lines } = snapshot.tree;
  const span = { start: lines.offsetAt(params.range.start), end: lines.offsetAt(params.range.end) };
  const { only } = params.context;
  const wanted = (kind: string): boolean =>
    only === undefined || only.some((other) => kind === other || kind.startsWith(`${other}.`));
  const shown: Findings = {
    ...findings,
    findings: findings.findings.filter((finding) => options.advice || !finding.advice),
  };
  const offered = documents.run(uri, 'The list of code actions', [], () =>
    actionsAt(snapshot, shown, span)
      .filter(({ kind }) => wanted(kind))
      .map((action) => ({ ...action, made: action.many === undefined ? action.edits() : [] })),
  );
  const actions: CodeAction[] = [];
  for (const action of offered) {
    const diagnostics = action.findings.map((finding) => toDiagnostic(finding, diagnosticOptions));
    if (action.explain !== undefined) {
      if (diagnosticOptions.helpCommand === undefined) continue;
      const command = { title: action.title, command: diagnosticOptions.helpCommand, arguments: [action.explain] };
      actions.push({ title: action.title, kind: CodeActionKind.QuickFix, diagnostics, command });
      continue;
    }
    const base: CodeAction = {
      title: action.title,
      kind: action.kind,
      ...(diagnostics.length > 0 ? { diagnostics } : {}),
      ...(action.preferred ? { isPreferred: true } : {}),
    };
    const { many } = action;
    if (many === undefined) actions.push({ ...base, edit: workspaceEdit(action.made) });
    else if (options.resolves) {
      const { code } = many.choice;
      const data: ActionData = { uri, version, ...(code === undefined ? {} : { code }) };
      actions.push({ ...base, data });
    } else {
      const byName = action.kind === 'source.fixAll' && only !== undefined;
      const edits = byName
        ? await repaired(uri, version, many.choice, token, options)
        : await documents.inSlices(uri, version, REPAIR, many.oneRound(), cancelled);
      actions.push({ ...base, edit: workspaceEdit(edits ?? refuse(token)) });
    }
  }
  return actions;
}

/** The edit of an action that was chosen; refused where the document is no longer the one that the action was offered for. */
export async function resolveCodeAction(
  action: CodeAction,
  token: CancellationToken,
  options: CodeActionOptions,
): Promise<CodeAction> {
  const data = dataOf(action.data);
  if (data === undefined) return action;
  const choice = { all: false, ...(data.code === undefined ? {} : { code: data.code }) };
  const edits = await repaired(data.uri, data.version, choice, token, options);
  return { ...action, edit: options.workspaceEdit(edits) };
}

async function repaired(
  uri: string,
  version: number,
  choice: FixChoice,
  token: CancellationToken,
  { documents, engine }: CodeActionOptions,
): Promise<readonly FileEdit[]> {
  const snapshot = documents.versionOf(uri) === version ? await documents.snapshot(uri) : undefined;
  if (snapshot === undefined || documents.versionOf(uri) !== version) return refuse(token);
  const steps = repairs(engine, snapshot, choice, documents.options);
  return (await documents.inSlices(uri, version, REPAIR, steps, () => token.isCancellationRequested)) ?? refuse(token);
}

function refuse(token: CancellationToken): never {
  throw token.isCancellationRequested
    ? new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
    : new ResponseError(LSPErrorCodes.ContentModified, 'the document has changed');
}

/** What a client sends back may be anything. */
function dataOf(data: unknown): ActionData | undefined {
  if (typeof data !== 'object' || data === null || !('uri' in data) || !('version' in data)) return undefined;
  const { uri, version } = data;
  const code = 'code' in data ? data.code : undefined;
  if (typeof uri !== 'string' || typeof version !== 'number') return undefined;
  return typeof code === 'string' ? { uri, version, code } : { uri, version };
}
