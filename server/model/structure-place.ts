/** Where an error of the validator lies: the node, and the type that the format has there. */
import type { Entry, Node, ScalarNode } from '../syntax/tree';
import type { Property, ScalarType, Type } from './dsl';
import { type ListType, propertyOf, isUserKey } from './dsl';

/** What a compiled validator gives: the parts of an ajv error that are used. */
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Set where the error is about the text of a key. */
  readonly propertyName?: string;
}

export interface StructurePlace {
  /** What an alias stands for. */
  readonly node: Node;
  /** The alias, or the node itself. */
  readonly at: Node;
  readonly type: Type;
  /** The key that the value stands under. */
  readonly key: ScalarNode | undefined;
  readonly property: Property | undefined;
}

export const rootPlace = (root: Node, type: Type): StructurePlace => ({
  node: root,
  at: root,
  type,
  key: undefined,
  property: undefined,
});

export function itemPlace(
  list: StructurePlace,
  type: ListType,
  at: Node,
  resolve: (node: Node) => Node | undefined,
): StructurePlace | undefined {
  const node = resolve(at);
  return node && { node, at, type: type.item, key: undefined, property: list.property };
}

export function entryPlace(
  type: Type,
  { key, value }: Entry,
  resolve: (node: Node) => Node | undefined,
): StructurePlace | undefined {
  const property = type.kind === 'object' ? propertyOf(type, key.source) : undefined;
  const inner = type.kind === 'dictionary' ? type.value : property?.type;
  const node = inner === undefined || isUserKey(key.source) ? undefined : resolve(value);
  return node === undefined || inner === undefined ? undefined : { node, at: value, type: inner, key, property };
}

export function locate(
  root: Node,
  rootType: Type,
  pointer: string,
  resolve: (node: Node) => Node | undefined,
): StructurePlace | undefined {
  const step = (place: StructurePlace, name: string): StructurePlace | undefined => {
    const { node, type } = place;
    if (node.kind === 'seq' && type.kind === 'list') {
      const item = node.items[Number(name)];
      return item && itemPlace(place, type, item, resolve);
    }
    const entry = node.kind === 'map' ? node.entries.findLast(({ key }) => key.source === name) : undefined;
    return entry && entryPlace(type, entry, resolve);
  };
  let place: StructurePlace | undefined = rootPlace(root, rootType);
  for (const part of pointer.split('/').slice(1)) {
    place = place && step(place, part.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return place;
}

/** The type of a plain value where one may stand: shorthand for a mapping, the only item of a list. */
export function scalarTypeOf(type: Type): ScalarType | undefined {
  if (type.kind === 'object') {
    const short = type.shorthand === undefined ? undefined : propertyOf(type, type.shorthand);
    return short === undefined ? undefined : scalarTypeOf(short.type);
  }
  if (type.kind === 'list') return type.single === true ? scalarTypeOf(type.item) : undefined;
  return type.kind === 'dictionary' ? undefined : type;
}
