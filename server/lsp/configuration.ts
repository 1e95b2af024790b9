/** The settings of the client: sent when it starts, asked for, or sent when they change. */
import type { Diagnostics } from './diagnostics';
import { inBackground } from './log';
import { at } from './parse';
import type { Session } from './session';
import { parseSettings } from './settings';

/** Puts settings in force; what is wrong in them is logged. */
export function takeSettings(session: Session, given: unknown): void {
  const { value, problems } = parseSettings(given);
  problems.forEach(session.log);
  session.settings = value;
  session.checks.options = { severities: value.rules };
}

/** Serves changes of settings; what it returns asks for them as soon as the client may be asked. */
export function serveConfiguration(session: Session, diagnostics: Diagnostics): () => void {
  const { connection, log, client, documents } = session;

  function take(given: unknown): void {
    takeSettings(session, given);
    diagnostics.again(documents.uris);
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
