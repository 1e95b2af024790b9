/** The settings of the client: sent when it starts, asked for, or sent when they change. */
import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { Diagnostics } from './diagnostics';
import { inBackground } from './log';
import type { Settings } from './protocol';
import type { Session } from './session';
import { parseSettings } from './settings';

/** Problems that one message tells; the log has all of them. */
const TOLD = 3;

/** Puts settings in force; those that are not given are as in `otherwise`, by default as the format of settings says. What is wrong in them is logged, and told the user once for as long as it stays the same. */
export function takeSettings(session: Session, given: unknown, otherwise?: Settings): void {
  const { value, problems, strangers } = parseSettings(given, session.engine.index, otherwise);
  session.settings = value;
  session.checks.options = { severities: value.rules };
  const told = [...problems, ...strangers].join(' ');
  if (told === session.wrongSettings) return;
  session.wrongSettings = told;
  [...problems, ...strangers].forEach(session.log);
  if (problems.length === 0) return;
  const more = problems.length > TOLD ? ` The log names ${problems.length - TOLD} more.` : '';
  inBackground(
    session.log,
    'A message is not shown',
    session.connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message: `Wrong settings: ${problems.slice(0, TOLD).join(' ')}${more}`,
    }),
  );
}

/** Serves changes of settings; what it returns asks for them as soon as the client may be asked. */
export function serveConfiguration(session: Session, diagnostics: Diagnostics): () => void {
  const { connection, log, client } = session;
  const started = session.settings;

  /** What a client does not say later holds as it said it when it started: many answer for all sections, with nothing in most. */
  function take(given: unknown): void {
    takeSettings(session, given, started);
    diagnostics.allAgain();
  }

  /** What the client told with its last change. One that answers for the section alone may have told more. */
  let told: unknown;

  /** Those that are in force stay where the client does not say. */
  function ask(): void {
    if (!client.configuration) return;
    inBackground(
      log,
      'The settings cannot be read',
      connection.workspace.getConfiguration('commspec').then((given: unknown) => {
        take(given ?? told);
      }),
    );
  }

  connection.onDidChangeConfiguration((change) => {
    told = change.settings;
    if (client.configuration) ask();
    else take(told);
  });

  return ask;
}
