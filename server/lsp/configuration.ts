/** The settings of the client: sent when it starts, asked for, or sent when they change. */
import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { Diagnostics } from './diagnostics';
import { inBackground } from './log';
import { at } from './parse';
import type { Session } from './session';
import { parseSettings } from './settings';

/** Problems that one message tells; the log has all of them. */
const TOLD = 3;

/** Puts settings in force. What is wrong in them is logged, and told the user once for as long as it stays the same. */
export function takeSettings(session: Session, given: unknown): void {
  const { value, problems } = parseSettings(given, session.engine.index);
  session.settings = value;
  session.checks.options = { severities: value.rules };
  const told = problems.join(' ');
  if (told === session.wrongSettings) return;
  session.wrongSettings = told;
  problems.forEach(session.log);
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

  function take(given: unknown): void {
    takeSettings(session, given);
    diagnostics.allAgain();
  }

  /** Those that are in force stay where the client does not say. */
  function ask(): void {
    if (!client.configuration) return;
    inBackground(
      log,
      'The settings cannot be read',
      connection.workspace.getConfiguration('commspec').then((given: unknown) => {
        take(given);
      }),
    );
  }

  connection.onDidChangeConfiguration((change) => {
    if (client.configuration) ask();
    else take(at(change.settings, 'commspec'));
  });

  return ask;
}
