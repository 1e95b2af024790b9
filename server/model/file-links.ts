/** The names that are given and used in one file, whatever lies above and below it. */
import { ALIAS_BUDGET, type SyntaxTree } from '../syntax/document';
import type { Node } from '../syntax/tree';
import { format } from './format';
import { extendsOf } from './overlay';
import { Reader, type Link } from './read';

/** The names in a file by itself. What it takes away is not declared there, but used. */
export function linksIn(tree: SyntaxTree): readonly Link[] {
  if (tree.root?.kind !== 'map') return [];
  const removals = extendsOf(tree) === undefined ? 'declare' : 'refer';
  const reader = new Reader({ resolve: resolverOf(tree), cacheable: false, removals });
  reader.root(format, tree.root);
  return reader.takeLinks();
}

function resolverOf(tree: SyntaxTree): (node: Node) => Node | undefined {
  let uses = 0;
  return (node) => {
    let target: Node | undefined = node;
    for (let steps = 0; target?.kind === 'alias' && steps < 10; steps++) {
      uses++;
      if (uses > ALIAS_BUDGET) return undefined;
      target = tree.resolve(target);
    }
    return target?.kind === 'alias' ? undefined : target;
  };
}
