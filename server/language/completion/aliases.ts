/** What is anchored in the file, where somebody begins to write an alias. */
import type { Snapshot } from '../../model/snapshot';
import type { Node } from '../../syntax/tree';
import type { ValueContext } from '../context/kinds';
import { escaped } from '../snippets';
import type { CompletionDraft } from './draft';

/** Longest text of a value beside its name. */
const DETAIL = 40;

/** Aliases of what ends before the place and may stand there by its kind, in the order of the anchors. */
export function aliasDrafts({ tree }: Snapshot, { slot, replace }: ValueContext): readonly CompletionDraft[] {
  // Of several anchors of one name, an alias means the last before it.
  const before = new Map<string, Node>();
  for (const node of tree.anchors)
    if (node.anchor !== undefined && tree.spanOf(node).end <= replace.start) before.set(node.anchor, node);
  return [...before].flatMap(([name, node]): readonly CompletionDraft[] => {
    const text = `*${name}`;
    if (!fits(node, slot.type)) return [];
    return [{ label: text, kind: 'reference', detail: detailOf(node), lines: [escaped(text)] }];
  });
}

function fits(node: Node, type: ValueContext['slot']['type']): boolean {
  if (type === undefined) return true;
  if (type.kind === 'list') return node.kind === 'seq' || (type.single === true && node.kind === 'scalar');
  if (type.kind === 'object') return node.kind === 'map' || (type.shorthand !== undefined && node.kind === 'scalar');
  return node.kind === (type.kind === 'dictionary' ? 'map' : 'scalar');
}

function detailOf(node: Node): string {
  switch (node.kind) {
    case 'scalar':
      return node.source.length > DETAIL ? `${node.source.slice(0, DETAIL)}…` : node.source;
    case 'seq':
      return `${node.items.length} ${node.items.length === 1 ? 'item' : 'items'}`;
    case 'map':
      return node.entries
        .map(({ key }) => key.source)
        .join(', ')
        .slice(0, DETAIL);
    case 'alias':
      return `*${node.name}`;
  }
}
