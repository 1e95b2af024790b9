import { resolveComponent } from '../catalog/components';
import { isVersion } from '../catalog/releases';
import { valueOf } from '../catalog/types';
import {
  isDirectlyTainted,
  liveEntries,
  type CollectionId,
  type Entry,
  type MapNode,
  type Node,
  type ScalarNode,
} from '../syntax/tree';
import { ByItem } from './by-item';
import {
  isUserKey,
  propertyOf,
  type DictionaryType,
  type Infer,
  type ListType,
  type Located,
  type NameKind,
  type ObjectType,
  type RefType,
  type ScalarType,
  type Type,
} from './dsl';
import { parseQuantity } from './quantity';
import { isRemoval } from './removal';

/** A name that is given (`definition`) or used at a node. */
export interface Link {
  readonly kind: NameKind;
  readonly role: 'definition' | 'reference';
  readonly name: string;
  readonly at: ScalarNode;
  /** Set for references that a built-in name satisfies too. */
  readonly builtIn: boolean;
}

/** Links in the parts that they were read in: what is read again is another part. */
export type LinkTree = readonly (Link | LinkTree)[];

/** The links of all parts, in document order. */
export function flatLinks(tree: LinkTree): readonly Link[] {
  const links: Link[] = [];
  const add = (part: LinkTree): void => {
    for (const link of part)
      if (isLinkPart(link)) add(link);
      else links.push(link);
  };
  add(tree);
  return links;
}

export const isLinkPart = (link: Link | LinkTree): link is LinkTree => Array.isArray(link);

/** One value and the links in it. */
interface ReadValue {
  readonly type: Type;
  /** The value may keep its identity where its key does not. */
  readonly key: ScalarNode | undefined;
  readonly value: unknown;
  readonly links: LinkTree;
}

/** Results of reading, by node identity: what an edit did not touch is the same node, and so the same model. */
export interface ReadCache {
  readonly values: WeakMap<Node, ReadValue>;
  /** Of lists whose items are carried over one by one. */
  readonly lists: WeakMap<CollectionId, ByItem<Node, ReadValue>>;
}

export interface ReadContext {
  /** What an alias stands for, or undefined; counts against the alias budget. */
  readonly resolve: (node: Node) => Node | undefined;
  /** Unset where the document has aliases: models that contain them must not be carried over. */
  readonly cacheable: boolean;
  readonly cache?: ReadCache;
  /** What the name of something that is taken away is: a use of it, in a file that lies over another. Left out: its declaration. */
  readonly removals?: 'declare' | 'refer';
}

/**
 * Reads a tree against the format. Never fails: what is ill-typed, unknown or touched by a syntax error is left out and
 * marks its mapping as incomplete; the structure check reports it.
 */
export class Reader {
  readonly #context: ReadContext;
  #links: (Link | LinkTree)[] = [];
  /** Inside something that is taken away. */
  #removing = false;

  constructor(context: ReadContext) {
    this.#context = context;
  }

  /** The links met since the last call, in document order. */
  takeLinks(): readonly Link[] {
    return flatLinks(this.takeLinkTree());
  }

  /** The same in parts. */
  takeLinkTree(): LinkTree {
    const links = this.#links;
    this.#links = [];
    return links;
  }

  object<P extends ObjectType>(type: P, node: Node, key?: ScalarNode): Infer<P> | undefined {
    return this.#object(type, node, key) as Infer<P> | undefined;
  }

  /**
   * The root mapping: each of its values is carried over by itself, so an edit in one section leaves the others the same
   * objects. Mappings that hold host items change with every edit below them and are made anew.
   */
  root<P extends ObjectType>(type: P, node: MapNode): Infer<P> {
    const fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    const incomplete = this.#fill(type, node, fields, (property, entry) =>
      this.#cached(property, entry.value, entry.key),
    );
    return locate(fields, node, undefined, incomplete) as unknown as Infer<P>;
  }

  #object(type: ObjectType, given: Node, key: ScalarNode | undefined): Located | undefined {
    const node = this.#deref(given);
    if (node === undefined) return undefined;
    return type.unit === true ? (this.#cached(type, node, key) as Located | undefined) : this.#make(type, node, key);
  }

  #cached(type: Type, node: Node, key: ScalarNode | undefined): unknown {
    const read = this.#kept(type, node, key);
    if (read.links.length > 0) this.#links.push(read.links);
    return read.value;
  }

  #kept(type: Type, node: Node, key: ScalarNode | undefined): ReadValue {
    const cache = this.#context.cacheable ? this.#context.cache?.values : undefined;
    const known = cache?.get(node);
    if (known?.type === type && known.key === key) return known;
    const outer = this.#links;
    this.#links = [];
    const value = this.#fresh(type, node, key);
    const read: ReadValue = { type, key, value, links: this.#links };
    this.#links = outer;
    if (value !== undefined) cache?.set(node, read);
    return read;
  }

  #fresh(type: Type, node: Node, key: ScalarNode | undefined): unknown {
    return type.kind === 'object' ? this.#make(type, node, key) : this.#value(type, node, key);
  }

  #make(type: ObjectType, given: Node, key: ScalarNode | undefined): Located | undefined {
    const node = this.#deref(given);
    if (node === undefined) return undefined;
    const fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    if (node.kind === 'scalar') {
      const property = type.shorthand === undefined ? undefined : propertyOf(type, type.shorthand);
      if (property === undefined || type.shorthand === undefined) return undefined;
      const fact = this.#value(property.type, node, undefined);
      if (fact === undefined) return undefined;
      fields[type.shorthand] = fact;
      return locate(fields, node, key, false);
    }
    if (node.kind !== 'map') return undefined;
    const outside = this.#removing;
    this.#removing ||= this.#context.removals === 'refer' && isRemoval(node);
    const incomplete = this.#fill(type, node, fields, (property, entry) =>
      this.#value(property, entry.value, entry.key),
    );
    this.#removing = outside;
    return locate(fields, node, key, incomplete);
  }

  /** Reads the entries that the type knows into `fields`; whether something could not be read. */
  #fill(
    type: ObjectType,
    node: MapNode,
    fields: Record<string, unknown>,
    read: (type: Type, entry: Entry) => unknown,
  ): boolean {
    let incomplete = isDirectlyTainted(node);
    const unread: string[] = [];
    for (const entry of liveEntries(node)) {
      const property = propertyOf(type, entry.key.source);
      if (property === undefined) {
        incomplete ||= !isUserKey(entry.key.source);
        continue;
      }
      const value = entry.key.tainted ? undefined : read(property.type, entry);
      if (value === undefined) unread.push(entry.key.source);
      else fields[entry.key.source] = value;
    }
    if (unread.length > 0) fields['unread'] = unread;
    return incomplete || unread.length > 0;
  }

  #value(type: Type, given: Node, key: ScalarNode | undefined): unknown {
    switch (type.kind) {
      case 'object':
        return this.#object(type, given, key);
      case 'list':
        return this.#list(type, given, key);
      case 'dictionary':
        return this.#dictionary(type, given, key);
      default:
        return this.#scalar(type, given, key);
    }
  }

  #list(type: ListType, given: Node, key: ScalarNode | undefined): unknown {
    const node = this.#deref(given);
    if (node === undefined) return undefined;
    if (node.kind === 'scalar' && type.single === true && node.value !== null) {
      const only = this.#value(type.item, node, key);
      return only === undefined ? undefined : { items: [only], at: node, ...(key ? { key } : {}), incomplete: false };
    }
    if (node.kind !== 'seq') return undefined;
    const items: unknown[] = [];
    let incomplete = isDirectlyTainted(node);
    const lists = this.#context.cacheable ? this.#context.cache?.lists : undefined;
    if (lists !== undefined && type.item.kind === 'object' && type.item.unit === true) {
      const { item: unit } = type;
      const list = lists.get(node.id) ?? new ByItem<Node, ReadValue>();
      lists.set(node.id, list);
      const links: LinkTree[] = [];
      for (const read of list.of(node.items, (item) => this.#kept(unit, item, undefined))) {
        links.push(read.links);
        if (read.value === undefined) incomplete = true;
        else items.push(read.value);
      }
      this.#links.push(links);
      return { items, at: node, ...(key ? { key } : {}), incomplete };
    }
    for (const item of node.items) {
      const value = this.#value(type.item, item, undefined);
      if (value === undefined) incomplete = true;
      else items.push(value);
    }
    return { items, at: node, ...(key ? { key } : {}), incomplete };
  }

  #dictionary(type: DictionaryType, given: Node, key: ScalarNode | undefined): unknown {
    const node = this.#deref(given);
    if (node?.kind !== 'map') return undefined;
    const entries: { name: string; key: ScalarNode; value: unknown }[] = [];
    let incomplete = isDirectlyTainted(node);
    for (const entry of liveEntries(node)) {
      if (isUserKey(entry.key.source)) continue;
      const known =
        type.closed !== true || type.keys === undefined || valueOf(type.keys, entry.key.source) !== undefined;
      const value = known && !entry.key.tainted ? this.#value(type.value, entry.value, entry.key) : undefined;
      if (value === undefined) incomplete = true;
      else entries.push({ name: entry.key.source, key: entry.key, value });
    }
    return { entries, at: node, ...(key ? { key } : {}), incomplete };
  }

  #scalar(type: ScalarType, given: Node, key: ScalarNode | undefined): unknown {
    const node = this.#deref(given);
    if (node?.kind !== 'scalar' || node.tainted || node.value === null) return undefined;
    const value = readScalar(type, node);
    if (value === undefined) return undefined;
    if (type.kind === 'name') {
      const role = this.#removing ? 'reference' : 'definition';
      this.#links.push({ kind: type.of, role, name: node.source, at: node, builtIn: false });
    }
    if (type.kind === 'ref') this.#link(type, node);
    return { value, source: node.source, at: node, ...(key ? { key } : {}) };
  }

  #link(type: RefType, node: ScalarNode): void {
    const builtIn = type.builtIn !== undefined && valueOf(type.builtIn, node.source) !== undefined;
    this.#links.push({ kind: type.to, role: 'reference', name: node.source, at: node, builtIn });
  }

  #deref(node: Node): Node | undefined {
    return node.kind === 'alias' ? this.#context.resolve(node) : node;
  }
}

/** The value of a scalar of a type; undefined where it does not fit. The one place that decides what fits. */
export function readScalar(type: ScalarType, node: ScalarNode): unknown {
  const { source, value } = node;
  switch (type.kind) {
    case 'integer':
      return typeof value === 'number' &&
        Number.isInteger(value) &&
        value >= type.minimum &&
        value <= (type.maximum ?? Infinity)
        ? value
        : undefined;
    case 'number':
      return typeof value === 'number' && value >= (type.minimum ?? -Infinity) && value <= (type.maximum ?? Infinity)
        ? value
        : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'choice':
      return valueOf(type.set, source) === undefined ? undefined : source;
    case 'component':
      return resolveComponent(source);
    case 'quantity':
      return parseQuantity(type.of, source);
    case 'version':
      return isVersion(source) ? source : undefined;
    case 'text':
      if (type.pattern === undefined) return source;
      return typeof value === 'string' && source.length < 1000 && new RegExp(type.pattern, 'u').test(source)
        ? source
        : undefined;
    case 'name':
    case 'ref':
      return source === '' || typeof value === 'boolean' ? undefined : source;
  }
}

function locate(
  fields: Record<string, unknown>,
  at: MapNode | ScalarNode,
  key: ScalarNode | undefined,
  incomplete: boolean,
): Located {
  return Object.assign(fields, { at, incomplete, ...(key ? { key } : {}) });
}
