/**
 * Code actions over the protocol. Fixes of a whole file are computed when one is chosen, not when the menu opens: they look at the
 * text again after each round. A client that cannot resolve gets them at once where it asks for `source` actions by name, as on
 * saving; in a menu it gets what one round repairs, for a menu has to open at once.
 */
import type { CancellationToken, CodeAction, CodeActionParams, WorkspaceEdit } from 'vscode-languageserver';
import { actionsAt, repairs } from '../language/actions';
import type { FileEdit } from '../language/types';
import type { Findings } from '../engine/engine';
import type { FixChoice } from '../repair/repair';
import { cancelled, orEmpty, outdated } from './answer';
import { fromRange, toCodeAction, toWorkspaceEdit } from './convert';
import { at, fieldsOf, isText, listOf } from './parse';
import type { Session } from './session';
import { inSlices } from './slices';

/** What is said in the log where it fails. */
const LIST = 'The list of code actions';
const REPAIR = 'The repair';

export function serveCodeActions(session: Session): void {
  const { connection, log } = session;
  connection.onCodeAction(
    orEmpty(log, LIST, [], (params: CodeActionParams, token) => codeActions(session, params, token)),
  );
  connection.onCodeActionResolve((action, token) => resolveCodeAction(session, action, token));
}

/** What comes back with an action that was chosen. */
interface ActionData {
  readonly uri: string;
  readonly version: number;
  /** The rule whose findings are repaired; of all rules without. */
  readonly code?: string;
}

async function codeActions(
  session: Session,
  params: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const { client, settings, snapshots, checks } = session;
  const { uri } = params.textDocument;
  const isCancelled = (): boolean => token.isCancellationRequested;
  const result = await checks.found(uri, isCancelled);
  if (isCancelled()) throw cancelled();
  if (result === undefined) return [];
  const { snapshot, findings, version } = result;
  const span = fromRange(snapshot.tree.lines, params.range);
  const only = kindsOf(params.context);
  const wanted = (kind: string): boolean =>
    only === undefined || only.some((other) => kind === other || kind.startsWith(`${other}.`));
  const shown: Findings = {
    ...findings,
    findings: findings.findings.filter((finding) => settings.advice || !finding.advice),
  };
  const offered = snapshots.run(uri, LIST, [], () =>
    actionsAt(snapshot, shown, span)
      .filter(({ kind }) => wanted(kind))
      .map((action) => ({ action, made: action.many === undefined ? action.edits() : [] })),
  );
  const actions: CodeAction[] = [];
  for (const { action, made } of offered) {
    const base = toCodeAction(action, client);
    if (base === undefined) continue;
    const { many } = action;
    if (action.explain !== undefined) actions.push(base);
    else if (many === undefined) actions.push({ ...base, edit: editOf(session, made) });
    else if (client.resolvesEdits) {
      const { code } = many.choice;
      const data: ActionData = { uri, version, ...(code === undefined ? {} : { code }) };
      actions.push({ ...base, data });
    } else {
      const byName = action.kind === 'source.fixAll' && only !== undefined;
      const edits = byName
        ? await repaired(session, uri, version, many.choice, token)
        : await inSlices(session, uri, version, REPAIR, many.oneRound(), isCancelled);
      actions.push({ ...base, edit: editOf(session, edits ?? refuse(token)) });
    }
  }
  return actions;
}

/** The edit of an action that was chosen; refused where the document is no longer the one that the action was offered for. */
async function resolveCodeAction(session: Session, action: CodeAction, token: CancellationToken): Promise<CodeAction> {
  const data = dataOf(action.data);
  if (data === undefined) return action;
  const choice = { all: false, ...(data.code === undefined ? {} : { code: data.code }) };
  return { ...action, edit: editOf(session, await repaired(session, data.uri, data.version, choice, token)) };
}

/** The edits of all repairs of a choice; refused where the document is no longer of that version, or `token` cancels it. */
export async function repaired(
  session: Session,
  uri: string,
  version: number,
  choice: FixChoice,
  token: CancellationToken,
): Promise<readonly FileEdit[]> {
  const { documents, snapshots, checks, engine } = session;
  const snapshot = documents.versionOf(uri) === version ? await snapshots.of(uri) : undefined;
  if (snapshot === undefined || documents.versionOf(uri) !== version) return refuse(token);
  const steps = repairs(engine, snapshot, choice, checks.options);
  return (await inSlices(session, uri, version, REPAIR, steps, () => token.isCancellationRequested)) ?? refuse(token);
}

function refuse(token: CancellationToken): never {
  throw token.isCancellationRequested ? cancelled() : outdated();
}

/** Edits as the client takes them, for the versions that it has sent. */
export const editOf = ({ client, documents }: Session, edits: readonly FileEdit[]): WorkspaceEdit =>
  toWorkspaceEdit(edits, client, (uri) => documents.versionOf(uri));

/** The kinds that are asked for; undefined for all: some clients send `null` for that. */
const kindsOf = (context: unknown): readonly string[] | undefined => {
  const only = at(context, 'only');
  return Array.isArray(only) ? listOf(only, isText) : undefined;
};

/** What a client sends back may be anything. */
function dataOf(data: unknown): ActionData | undefined {
  const { uri, version, code } = fieldsOf(data);
  if (!isText(uri) || typeof version !== 'number') return undefined;
  return isText(code) ? { uri, version, code } : { uri, version };
}
