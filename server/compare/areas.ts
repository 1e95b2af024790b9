/** What a place in a file is about: the host or the section that it stands in. */
import type { SyntaxTree } from '../syntax/document';
import { entryOf, type Node, type Span } from '../syntax/tree';

/** Where in a file a host or a section stands. */
export interface Area {
  readonly span: Span;
  readonly name: string;
  readonly isHost: boolean;
}

/** The hosts and sections of a file, in its order; those of `tiers` are its hosts, where they have names. */
export function areasOf(tree: SyntaxTree): readonly Area[] {
  const { root } = tree;
  if (root?.kind !== 'map') return [];
  return root.entries
    .flatMap(({ key, value }): readonly Area[] => {
      const span = { start: tree.spanOf(key).start, end: tree.spanOf(value).end };
      const section: Area = { span, name: key.source, isHost: false };
      return key.source === 'tiers' ? [section, ...hostAreas(tree, value)] : [section];
    })
    .sort((a, b) => a.span.start - b.span.start);
}

function hostAreas(tree: SyntaxTree, tiers: Node): readonly Area[] {
  const items = (node: Node | undefined): readonly Node[] => (node?.kind === 'seq' ? node.items : []);
  return items(tiers)
    .flatMap((tier) => items(entryOf(tier, 'hosts')?.value))
    .flatMap((host): Area[] => {
      const name = entryOf(host, 'name')?.value;
      return name?.kind === 'scalar' ? [{ span: tree.spanOf(host), name: name.source, isHost: true }] : [];
    });
}

/** The innermost area that holds an offset: hosts follow the section that they stand in. */
export function areaAt(areas: readonly Area[], offset: number): Area | undefined {
  let [low, high] = [0, areas.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((areas[middle]?.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  for (let at = low - 1; at >= 0; at--) {
    const area = areas[at];
    if (area === undefined || offset <= area.span.end) return area;
    // Behind a host, what holds it is its section.
    if (!area.isHost) return undefined;
  }
  return undefined;
}
