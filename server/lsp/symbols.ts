/** Names in all specs, found by a few letters. */
import type { SymbolInformation } from 'vscode-languageserver';
import { found, namedSymbolsOf, type NamedSymbol } from '../language/workspace-symbols';
import type { SyntaxTree } from '../syntax/document';
import { cancelled } from './answer';
import { toFoundSymbol } from './convert';
import type { Session } from './session';

/** Nobody reads more. */
const MOST = 500;

export function serveSymbols(session: Session): void {
  const { connection, client, documents, snapshots, specs } = session;
  const byTree = new WeakMap<SyntaxTree, readonly NamedSymbol[]>();

  connection.onWorkspaceSymbol(async ({ query }, token): Promise<SymbolInformation[]> => {
    const all: (NamedSymbol & { readonly uri: string })[] = [];
    for (const uri of documents.uris) {
      const symbols = await snapshots.use(uri, 'symbols', [], (snapshot) => {
        const known = byTree.get(snapshot.tree) ?? namedSymbolsOf(snapshot);
        byTree.set(snapshot.tree, known);
        return known;
      });
      for (const symbol of symbols) all.push({ ...symbol, uri });
    }
    if (!client.watchFiles) specs.lookAgain(true);
    for (const { uri, symbols } of await specs.symbols(() => token.isCancellationRequested))
      for (const symbol of symbols) all.push({ ...symbol, uri });
    if (token.isCancellationRequested) throw cancelled();
    return found(all, query, MOST).map(toFoundSymbol);
  });
}
