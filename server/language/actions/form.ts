/** The same written otherwise: a bare value as a mapping, a list one item a line. */
import type { ObjectType } from '../../model/dsl';
import type { Snapshot } from '../../model/snapshot';
import type { SyntaxTree } from '../../syntax/document';
import type { Editor } from '../../syntax/edits';
import type { TextEdit } from '../../syntax/text-edit';
import type { Node, ScalarNode, SeqNode } from '../../syntax/tree';
import { contextsAt } from '../context';

/** The mapping that a bare value is short for. */
export function shorthandAt(snapshot: Snapshot, offset: number, node: ScalarNode): ObjectType | undefined {
  for (const context of contextsAt(snapshot.tree, offset)) {
    const { start, end } = snapshot.tree.spanOf(node);
    if (context.at !== 'value' || context.replace.start < start || context.replace.end > end) continue;
    const { type } = context.slot;
    if (type?.kind === 'object' && type.shorthand !== undefined) return type;
  }
  return undefined;
}

/** Writes a bare value as the mapping that it is short for. `owner`: the collection that it stands in. */
export function writeOut(
  tree: SyntaxTree,
  editor: Editor,
  node: ScalarNode,
  type: ObjectType,
  owner: Node | undefined,
): void {
  const span = tree.spanOf(node);
  const entry = `${type.shorthand ?? ''}: ${tree.text.slice(span.start, span.end)}`;
  editor.raw(span, owner?.kind === 'seq' && !owner.flow ? entry : `{ ${entry} }`);
}

/** A list between brackets as one with dashes; undefined where it is inside other brackets or has comments. */
export function toBlock(tree: SyntaxTree, list: SeqNode, owner: Node | undefined): TextEdit | undefined {
  if (owner?.kind !== 'map' || owner.flow) return undefined;
  const entry = owner.entries.find((candidate) => candidate.value === list);
  const span = tree.spanOf(list);
  const { text, lines } = tree;
  if (entry === undefined || list.anchor !== undefined || text.slice(span.start, span.end).includes('#'))
    return undefined;
  const key = tree.spanOf(entry.key);
  if (
    text.slice(key.end, span.start).trim() !== ':' ||
    text.slice(span.end, lines.endOf(lines.lineAt(span.end))).trim() !== ''
  )
    return undefined;
  const column = key.start - lines.startOf(lines.lineAt(key.start));
  const { eol } = tree;
  const items = list.items.map((item) => {
    const { start, end } = tree.spanOf(item);
    return `${eol}${' '.repeat(column + 2)}- ${text.slice(start, end)}`;
  });
  return { span: { start: key.end + 1, end: span.end }, newText: items.join('') };
}
