/** A spec that is no mapping: nothing of it can be read. */
import type { SyntaxTree } from '../syntax/document';
import type { Node, Span } from '../syntax/tree';
import { emptyNode } from './empty';

export interface NoMapping {
  readonly at: Node;
  readonly message: string;
  /** Where there is no node. */
  readonly span: Span | undefined;
}

/** What is wrong with the whole of a text that could be parsed; undefined where it is a mapping. */
export function noMapping({ root, broken }: SyntaxTree): NoMapping | undefined {
  if (broken || root?.kind === 'map') return undefined;
  const begin = 'one `key: value` a line, beginning with `commspec: 1`.';
  return root === undefined
    ? { at: emptyNode(), message: `This spec is empty. Write ${begin}`, span: { start: 0, end: 0 } }
    : { at: root, message: `A spec is a mapping: ${begin}`, span: undefined };
}
