/**
 * Which edits change a fact of the business: what the organisation has, has bought or has promised. No fix knows it better than the
 * spec, so these are made one by one, or by the code of their rule, and never with all others.
 */
import { clusterMethods, haMethod } from '../catalog/vocabulary';
import type { Property, Type } from '../model/dsl';
import { format } from '../model/format';
import type { SyntaxTree } from '../syntax/document';
import type { TextEdit } from '../syntax/text-edit';
import type { Node } from '../syntax/tree';

/** What a fix changes: facts that only the organisation can decide, or how the deployment is set up. */
export type Changes = 'business' | 'setup';

export function changesOf(tree: SyntaxTree, edits: readonly TextEdit[]): Changes {
  const gone = new Set(edits.flatMap(({ span }) => pairsOf(tree.text.slice(span.start, span.end))));
  const isBusiness = ({ span, newText }: TextEdit): boolean =>
    newText.trim() !== '' &&
    (changesValue(tree, { span, newText }) || pairsOf(newText).some((pair) => !gone.has(pair)));
  return edits.some(isBusiness) ? 'business' : 'setup';
}

/** Whether what an edit writes is the value of such a fact, or lies in one. */
function changesValue(tree: SyntaxTree, { span, newText }: TextEdit): boolean {
  const path = tree.pathAt(span.start).filter((node) => tree.spanOf(node).start <= span.start);
  const isInsertion = span.start === span.end;
  // Lines that are put below others belong to what stands left of them.
  const column = isInsertion ? (/^\r?\n( *)/.exec(newText)?.[1]?.length ?? Infinity) : Infinity;
  let type: Type | undefined = format;
  for (let index = 0; index + 1 < path.length; index++) {
    const [node, child] = [path[index], path[index + 1]];
    if (node === undefined || child === undefined || type === undefined) return false;
    const { property, type: inner, keyAt } = stepInto(type, node, child);
    const holds = !isInsertion || (child.kind !== 'scalar' && columnOf(tree, keyAt) < column);
    if (property !== undefined && holds) {
      if (isFact(property)) return true;
      if (changesCluster(inner, tree.text.slice(span.start, span.end), newText)) return true;
    }
    type = inner;
  }
  return false;
}

const isFact = ({ business, type }: Property): boolean => business === true || type.kind === 'version';

function columnOf(tree: SyntaxTree, node: Node | undefined): number {
  if (node === undefined) return 0;
  const { start } = tree.spanOf(node);
  return start - (tree.text.lastIndexOf('\n', start - 1) + 1);
}

/** One product that moves services from machine to machine for another. */
function changesCluster(type: Type | undefined, before: string, after: string): boolean {
  const products: readonly string[] = clusterMethods;
  const isMethod = (type?.kind === 'choice' && type.set === haMethod) || type?.kind === 'object';
  return isMethod && before !== after && products.includes(before) && products.includes(after);
}

interface Inside {
  readonly type: Type | undefined;
  /** The key that the child is the value of. */
  readonly property?: Property;
  readonly keyAt?: Node;
}

function stepInto(type: Type, node: Node, child: Node): Inside {
  if (type.kind === 'list') return { type: node.kind === 'seq' ? type.item : undefined };
  const entry = node.kind === 'map' ? node.entries.find(({ value }) => value === child) : undefined;
  if (entry === undefined) return { type: undefined };
  if (type.kind === 'dictionary') return { type: type.value };
  const property = type.kind === 'object' ? type.properties[entry.key.source] : undefined;
  return property === undefined ? { type: undefined } : { type: property.type, property, keyAt: entry.key };
}

/** The keys that mean such a fact wherever they stand. */
const businessKeys: ReadonlySet<string> = (() => {
  const marked = new Set<string>();
  const others = new Set<string>();
  const seen = new Set<Type>();
  const visit = (type: Type): void => {
    if (seen.has(type)) return;
    seen.add(type);
    if (type.kind === 'list') visit(type.item);
    if (type.kind === 'dictionary') visit(type.value);
    if (type.kind !== 'object') return;
    for (const [key, property] of Object.entries(type.properties)) {
      (isFact(property) ? marked : others).add(key);
      visit(property.type);
    }
  };
  visit(format);
  return new Set([...marked].filter((key) => !others.has(key)));
})();

/** Such facts in a text as they are written, each with its key: what is only moved is there before and after. */
const pairsOf = (text: string): readonly string[] =>
  [...text.matchAll(/(?:^|[\s{,])([a-z][a-z-]*):[ \t]+([^\s,}#]+)/g)].flatMap(([, key = '', value = '']) =>
    businessKeys.has(key) ? [`${key}: ${value}`] : [],
  );
