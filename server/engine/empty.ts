/** The node that stands for a document without any. */
import type { Node } from '../syntax/tree';

/** An empty scalar over a text of no content. */
export function emptyNode(text: string): Node {
  const block = { length: text.length, root: undefined, problems: [], anchors: [], aliases: [] };
  return { kind: 'scalar', block, start: 0, end: 0, tainted: false, value: null, source: '', style: 'plain' };
}
