/** What explains: hover, and the list of rules. */
import { hoverAt } from '../language/hover';
import { onSnapshot } from './answer';
import { toHover } from './convert';
import { rulesRequest, type RuleInfo } from './protocol';
import type { Session } from './session';

export function serveHelp(session: Session): void {
  const { connection, engine, client } = session;
  connection.onHover(({ textDocument, position }, token) =>
    onSnapshot(session, 'hover', textDocument.uri, token, null, (snapshot) => {
      const { lines } = snapshot.tree;
      const hover = hoverAt(snapshot, lines.offsetAt(position), engine.rules);
      return hover === undefined ? null : toHover(lines, hover, client);
    }),
  );

  connection.onRequest(rulesRequest, (): RuleInfo[] =>
    engine.rules.map(({ code, name, severity, title }) => ({
      code,
      name,
      severity,
      title,
    })),
  );
}
