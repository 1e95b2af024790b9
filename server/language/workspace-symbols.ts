/** What of a spec is found by its name from anywhere: the spec itself, and all that has a name in its outline. */
import type { Snapshot } from '../model/snapshot';
import type { SyntaxTree } from '../syntax/document';
import type { Range } from '../syntax/lines';
import { entryOf } from '../syntax/tree';
import { fit } from '../words/fuzzy';
import { symbolsOf } from './outline';
import type { DocumentSymbol, SymbolKind } from './types';

/** Plain data that holds on to no tree: it is kept for files that are not open. */
export interface NamedSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  /** What it stands in; empty for the spec itself. */
  readonly container: string;
  readonly range: Range;
}

/** In document order, the spec first. Keys and bare values are left out: every spec has the same. */
export function namedSymbolsOf(snapshot: Pick<Snapshot, 'tree'>): readonly NamedSymbol[] {
  const { tree } = snapshot;
  const name = entryOf(tree.root, 'name')?.value;
  const own: readonly NamedSymbol[] =
    name?.kind === 'scalar' && name.source !== ''
      ? [{ name: name.source, kind: 'section', container: '', range: tree.lines.rangeOf(tree.spanOf(name)) }]
      : [];
  return [...own, ...named(tree, symbolsOf(snapshot), own[0]?.name ?? '')];
}

function named(tree: SyntaxTree, symbols: readonly DocumentSymbol[], container: string): readonly NamedSymbol[] {
  return symbols.flatMap((symbol) => {
    const isNamed = isFound(symbol.kind) && !symbol.name.startsWith('(');
    const inner = named(tree, symbol.children, isNamed ? symbol.name : container);
    if (!isNamed) return inner;
    const range = tree.lines.rangeOf(symbol.selection);
    return [{ name: symbol.name, kind: symbol.kind, container, range }, ...inner];
  });
}

function isFound(kind: SymbolKind): boolean {
  switch (kind) {
    case 'tier':
    case 'host':
    case 'component':
    case 'zone':
    case 'site':
    case 'firewall':
    case 'item':
      return true;
    case 'section':
    case 'list':
    case 'value':
      return false;
  }
}

/** Those that a query fits, the best first, `most` of them; those that fit as well stay in their order. */
export function found<T extends NamedSymbol>(symbols: readonly T[], query: string, most: number): readonly T[] {
  const fitting = symbols.flatMap((symbol) => {
    const score = fit(query, symbol.name);
    return score === undefined ? [] : [{ symbol, score }];
  });
  return fitting
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ symbol }) => symbol);
}
