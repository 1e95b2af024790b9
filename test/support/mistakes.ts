/** Mistakes of the kinds that people make in a spec that was right. */
import { SyntaxTree } from '../../server/syntax/document';
import { Editor } from '../../server/syntax/edits';
import { applyEdits } from '../../server/syntax/text-edit';
import { childrenOf, entryOf, type Node, type ScalarNode } from '../../server/syntax/tree';
import { URI } from './analyse';
import type { Dice } from './specs';

interface Places {
  readonly keys: readonly ScalarNode[];
  readonly values: readonly ScalarNode[];
  readonly hosts: readonly Node[];
  readonly components: readonly Node[];
}

function placesOf(tree: SyntaxTree): Places {
  const places = {
    keys: [] as ScalarNode[],
    values: [] as ScalarNode[],
    hosts: [] as Node[],
    components: [] as Node[],
  };
  const visit = (node: Node): void => {
    if (node.kind === 'map') {
      for (const { key, value } of node.entries) {
        places.keys.push(key);
        if (value.kind === 'scalar') places.values.push(value);
      }
      for (const [key, list] of [
        ['hosts', places.hosts],
        ['components', places.components],
      ] as const) {
        const own = entryOf(node, key)?.value;
        if (own?.kind === 'seq') list.push(...own.items);
      }
    }
    if (node.kind === 'seq') for (const item of node.items) if (item.kind === 'scalar') places.values.push(item);
    for (const child of childrenOf(node)) visit(child);
  };
  if (tree.root !== undefined) visit(tree.root);
  return places;
}

/** A word with a letter left out, doubled or in the place of its neighbour. */
function misspelt(word: string, dice: Dice): string {
  const at = dice.int(Math.max(1, word.length - 1));
  switch (dice.int(3)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return word.slice(0, at) + word.charAt(at) + word.slice(at);
    default:
      return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  }
}

/** One mistake more: a misspelt key or value, another value, a component or host that is gone. */
function withMistake(text: string, dice: Dice): string {
  const tree = SyntaxTree.parse(URI, text);
  const { keys, values, hosts, components } = placesOf(tree);
  const editor = new Editor(tree);
  const write = (nodes: readonly ScalarNode[], change: (node: ScalarNode) => string): void => {
    const node = nodes.length === 0 ? undefined : dice.pick(nodes);
    if (node !== undefined && node.style === 'plain') editor.raw(tree.spanOf(node), change(node));
  };
  switch (dice.int(5)) {
    case 0:
      write(keys, ({ source }) => misspelt(source, dice));
      break;
    case 1:
      write(values, ({ source }) => misspelt(source, dice));
      break;
    case 2:
      write(values, ({ source, value }) =>
        typeof value === 'number'
          ? (value * dice.pick([0, 2, 10])).toString()
          : dice.pick(values.filter(({ style }) => style === 'plain')).source || source,
      );
      break;
    case 3:
      if (components.length > 1) editor.removeItem(dice.pick(components));
      break;
    default:
      if (hosts.length > 1) editor.removeItem(dice.pick(hosts));
  }
  return applyEdits(text, editor.edits);
}

export function withMistakes(text: string, count: number, dice: Dice): string {
  let result = text;
  for (let index = 0; index < count; index++) result = withMistake(result, dice);
  return result;
}
