/** Anchors of YAML and the aliases that stand for them. Both belong to one file: an overlay cannot name an anchor of its base. */
import type { SyntaxTree } from '../syntax/document';
import type { Node, Span } from '../syntax/tree';

export interface Anchor {
  readonly name: string;
  /** What is anchored. */
  readonly node: Node;
}

/** A place of an anchor's name, without `&` and `*`. */
export interface AnchorPlace {
  readonly span: Span;
  readonly role: 'definition' | 'reference';
}

/** A name ends at white space and at what brackets and commas mean. */
const NAME = /^[^\s,[\]{}]+$/;
export const isAnchorName = (text: string): boolean => NAME.test(text);

/** The anchor whose name, or an alias of it, stands at an offset; both ends included. */
export function anchorAt(tree: SyntaxTree, offset: number): (Anchor & { readonly place: AnchorPlace }) | undefined {
  const alias = tree.hasAliases ? tree.pathAt(offset).at(-1) : undefined;
  if (alias?.kind === 'alias') {
    const node = tree.resolve(alias);
    if (node === undefined) return undefined;
    return { name: alias.name, node, place: { span: nameOf(tree.spanOf(alias)), role: 'reference' } };
  }
  // Most offsets are near no anchor at all.
  const line = tree.lines.lineAt(offset);
  if (!tree.text.slice(tree.lines.startOf(line), tree.lines.endOf(line)).includes('&')) return undefined;
  for (const node of tree.anchors) {
    const span = anchorSpan(tree, node);
    if (span !== undefined && span.start - 1 <= offset && offset <= span.end)
      return { name: node.anchor ?? '', node, place: { span, role: 'definition' } };
  }
  return undefined;
}

/** Where an anchor is set, and every alias of it: of several anchors of one name each has its own. In document order. */
export function placesOfAnchor(tree: SyntaxTree, { node, name }: Anchor): readonly AnchorPlace[] {
  const set = anchorSpan(tree, node);
  const uses = tree.aliases
    .filter((alias) => alias.name === name && tree.resolve(alias) === node)
    .map((alias): AnchorPlace => ({ span: nameOf(tree.spanOf(alias)), role: 'reference' }));
  return [...(set === undefined ? [] : [{ span: set, role: 'definition' } as const]), ...uses].sort(
    (a, b) => a.span.start - b.span.start,
  );
}

/** The name behind the `&` before a node; only white space, a tag and comments may stand between. */
function anchorSpan(tree: SyntaxTree, node: Node): Span | undefined {
  if (node.anchor === undefined) return undefined;
  const { text } = tree;
  const before = tree.spanOf(node).start;
  for (let at = before; at > 0;) {
    at = text.lastIndexOf(`&${node.anchor}`, at - 1);
    if (at < 0) return undefined;
    const end = at + 1 + node.anchor.length;
    const comment = text.slice(tree.lines.startOf(tree.lines.lineAt(at)), at).search(/(^|\s)#/) >= 0;
    if (!comment && (end >= text.length || /[\s,[\]{}]/.test(text.charAt(end)))) return { start: at + 1, end };
  }
  return undefined;
}

/** Without the `*`. */
const nameOf = ({ start, end }: Span): Span => ({ start: start + 1, end });
