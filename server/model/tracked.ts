/**
 * What is read of a deployment, field by field: objects that stay the same while their mapping stands in the spec, whatever is edited in
 * it. Each of their fields tells the store that it is read, and tells it when an edit has changed it.
 */
import type { CollectionId, Node } from '../syntax/tree';
import { REMOVE, type Located, type ObjectType } from './dsl';
import { Facet, type Store } from './store';

/** The facets of one kind of mapping: of all hosts, of all components with one id, of a section. */
export class Fields {
  readonly #facets = new Map<string, Facet>();
  readonly #inner = new Map<string, Fields>();

  of(key: string): Facet {
    let facet = this.#facets.get(key);
    if (facet === undefined) {
      facet = new Facet();
      this.#facets.set(key, facet);
    }
    return facet;
  }

  /** Those of the mapping that is the value of a key. */
  in(key: string): Fields {
    let inner = this.#inner.get(key);
    if (inner === undefined) {
      inner = new Fields();
      this.#inner.set(key, inner);
    }
    return inner;
  }
}

/** A mapping as it was read. */
type Raw = Located & { readonly [key: string]: unknown };

/** A mapping as rules see it; it has a getter for each key of its type, and for those that every mapping has. */
export class Tracked {
  readonly $store: Store;
  readonly $fields: Fields;
  readonly $type: ObjectType;
  /** The host that it belongs to. */
  readonly $owner: object | undefined;
  #given: Raw;
  /** What the getters give: values of earlier readings where they say the same. */
  $values: Readonly<Record<string, unknown>>;
  readonly #inner = new Map<string, Tracked>();

  constructor(store: Store, fields: Fields, type: ObjectType, owner: object | undefined, raw: Raw) {
    this.$store = store;
    this.$fields = fields;
    this.$type = type;
    this.$owner = owner;
    this.#given = raw;
    this.$values = raw;
  }

  /** The reading that it stands for now. */
  get $raw(): Located {
    return this.#given;
  }

  $read(key: string, nested: ObjectType | undefined): unknown {
    const value = this.$values[key];
    if (this.$store.isComputing)
      this.$store.note(
        this.$fields.of(key),
        this.$owner,
        this.$owner !== undefined && isUnread(this.#given, key, nested),
      );
    if (nested === undefined || value === undefined) return value;
    let inner = this.#inner.get(key);
    if (inner === undefined) {
      inner = tracked(this.$store, this.$fields.in(key), nested, this.$owner, value as Raw);
      this.#inner.set(key, inner);
    }
    return inner;
  }

  /** Takes over another reading of the same mapping. */
  $update(given: Located): void {
    const raw = given as Raw;
    const old = this.#given;
    if (raw === old) return;
    this.#given = raw;
    const values: Record<string, unknown> = { ...raw };
    const changed = new Set<string>();
    for (const key of new Set([...Object.keys(this.$values), ...Object.keys(raw)])) {
      const before = this.$values[key];
      const nested = nestedType(this.$type, key);
      if (saysTheSame(before, raw[key])) values[key] = before;
      else if (nested === undefined || !this.#updateInner(key, before, raw[key])) changed.add(key);
    }
    for (const key of unreadIn(old, raw)) changed.add(key);
    this.$values = values;
    for (const key of changed) this.$store.touch(this.$fields.of(key), this.$owner);
  }

  /** Whether a mapping inside goes on as the same; what it is has changed otherwise. */
  #updateInner(key: string, before: unknown, raw: unknown): boolean {
    if (before === undefined || raw === undefined) {
      this.#inner.delete(key);
      return false;
    }
    const inner = this.#inner.get(key);
    // Nobody has looked into it.
    if (inner === undefined) return true;
    inner.$update(raw as Located);
    return true;
  }
}

/** Facts, lists and mappings that stand in the same nodes say the same. */
export function saysTheSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [own, other] = [a as Partial<Located>, b as Partial<Located>];
  return own.at !== undefined && own.at === other.at && own.key === other.key;
}

/** Whether a key stands in the spec with something that could not be understood, all or in part. */
function isUnread(raw: Raw, key: string, nested: ObjectType | undefined): boolean {
  const value = raw[key];
  if (value === undefined) return raw.unread?.includes(key) === true;
  return nested === undefined && typeof value === 'object' && (value as Partial<Located>).incomplete === true;
}

/** Keys that could not be read before or cannot be read now, but not both. */
function unreadIn(old: Raw, raw: Raw): readonly string[] {
  const [a, b] = [old.unread ?? [], raw.unread ?? []];
  return a.length + b.length === 0
    ? a
    : [...a.filter((key) => !b.includes(key)), ...b.filter((key) => !a.includes(key))];
}

function nestedType(type: ObjectType, key: string): ObjectType | undefined {
  const property = Object.hasOwn(type.properties, key) ? type.properties[key] : undefined;
  return property?.type.kind === 'object' ? property.type : undefined;
}

type Make = new (store: Store, fields: Fields, type: ObjectType, owner: object | undefined, raw: Raw) => Tracked;

/** A class for each type of mapping, made once: its getters are what the format has. */
const classes = new WeakMap<ObjectType, Make>();

function classOf(type: ObjectType): Make {
  const known = classes.get(type);
  if (known !== undefined) return known;
  class TrackedMapping extends Tracked {}
  for (const key of [...Object.keys(type.properties), 'at', 'key', 'incomplete', REMOVE]) {
    const nested = nestedType(type, key);
    Object.defineProperty(TrackedMapping.prototype, key, {
      get(this: Tracked) {
        return this.$read(key, nested);
      },
    });
  }
  classes.set(type, TrackedMapping);
  return TrackedMapping;
}

export function tracked(
  store: Store,
  fields: Fields,
  type: ObjectType,
  owner: object | undefined,
  raw: Located,
): Tracked {
  return new (classOf(type))(store, fields, type, owner, raw as Raw);
}

/** What tells one mapping or list from another through edits: its id, or for anything else the node. */
export const identityOf = (node: Node): Node | CollectionId =>
  node.kind === 'map' || node.kind === 'seq' ? node.id : node;
