/** The shape of a spec: symbols and folding. */
import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver';
import { foldingOf, symbolsOf } from '../language/outline';
import { onSnapshot } from './answer';
import { toFlatSymbols, toFolding, toSymbol } from './convert';
import type { Session } from './session';

export function serveOutline(session: Session): void {
  const { connection, client } = session;
  connection.onDocumentSymbol(({ textDocument }, token) =>
    onSnapshot(session, 'symbols', textDocument.uri, token, [], (snapshot): DocumentSymbol[] | SymbolInformation[] => {
      const { lines } = snapshot.tree;
      const symbols = symbolsOf(snapshot);
      return client.hierarchicalSymbols
        ? symbols.map((symbol) => toSymbol(lines, symbol))
        : toFlatSymbols(snapshot.uri, lines, symbols);
    }),
  );

  connection.onFoldingRanges(({ textDocument }, token) =>
    onSnapshot(session, 'folding', textDocument.uri, token, [], (snapshot) => foldingOf(snapshot).map(toFolding)),
  );
}
