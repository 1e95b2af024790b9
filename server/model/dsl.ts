/**
 * The small language in which the format is written down once (`format.ts`). From it come the JSON Schema, the reader and
 * its TypeScript types, completion, hover, navigation and the format's documentation.
 */
import type { ComponentId } from '../catalog/components';
import type { ValueSet } from '../catalog/types';
import type { MapNode, ScalarNode, SeqNode } from '../syntax/tree';
import type { Quantity, QuantityKind } from './quantity';

/** Things that have a name in a spec and are referred to by it. */
export type NameKind = 'host' | 'zone' | 'site' | 'firewall' | 'domain' | 'partition' | 'network' | 'davstore';

export interface Doc {
  /** One or two sentences in our own words: hover, completion and the schema show it. */
  readonly text: string;
  /** Values as they would be written, most usual first. */
  readonly examples?: readonly string[];
  /** What holds when the key is left out, as it would be written. */
  readonly default?: string;
  readonly source?: readonly string[];
}

export interface TextType {
  readonly kind: 'text';
  readonly pattern?: string;
  /** What the pattern asks for, in words: `a host name`. */
  readonly patternText?: string;
}
/** The name that is given to a thing here. */
export interface NameType<K extends NameKind = NameKind> {
  readonly kind: 'name';
  readonly of: K;
}
/** A reference to things named elsewhere. */
export interface RefType<K extends NameKind = NameKind> {
  readonly kind: 'ref';
  readonly to: K;
  /** Further names that are accepted, such as the built-in zones. */
  readonly builtIn?: ValueSet;
}
export interface IntegerType {
  readonly kind: 'integer';
  readonly minimum: number;
  readonly maximum?: number;
}
export interface NumberType {
  readonly kind: 'number';
  readonly minimum?: number;
  readonly maximum?: number;
}
export interface BooleanType {
  readonly kind: 'boolean';
}
export interface ChoiceType<V extends string = string> {
  readonly kind: 'choice';
  readonly set: ValueSet<V>;
}
export interface ComponentType {
  readonly kind: 'component';
}
export interface VersionType {
  readonly kind: 'version';
}
export interface QuantityType<Q extends QuantityKind = QuantityKind> {
  readonly kind: 'quantity';
  readonly of: Q;
}
export interface ListType<T extends Type = Type> {
  readonly kind: 'list';
  readonly item: T;
  /** A bare value is accepted for a list of one. */
  readonly single?: boolean;
}
/** A mapping whose keys the user chooses. */
export interface DictionaryType<T extends Type = Type> {
  readonly kind: 'dictionary';
  readonly value: T;
  /** Keys that are worth proposing. */
  readonly keys?: ValueSet;
  /** Only those keys are allowed. */
  readonly closed?: boolean;
  /** What keys look like, for the published schema; whether one is known is not a matter of the format. */
  readonly pattern?: string;
}
export interface Property<T extends Type = Type> extends Doc {
  readonly type: T;
  readonly required?: boolean;
  /** What the organisation has, has bought or has promised: no fix of many changes it. Of versions that goes without saying. */
  readonly business?: true;
  /** The key beside it that says the same in another way: a spec has one of them. */
  readonly insteadOf?: string;
  /** Components that the key has a meaning for, where it stands in a component's mapping. */
  readonly for?: readonly ComponentId[];
}
export type Properties = Readonly<Record<string, Property>>;
export interface ObjectType<P extends Properties = Properties> {
  readonly kind: 'object';
  /** What one such mapping is called in messages: `host`, `firewall rule`. */
  readonly title: string;
  readonly properties: P;
  /** A plain value is short for a mapping of this one key. */
  readonly shorthand?: string;
  /** Read results are carried from version to version. For things that stand many times or are large. */
  readonly unit?: boolean;
  /** The spec itself, which cannot be taken away. */
  readonly root?: boolean;
}

export type ScalarType =
  | TextType
  | NameType
  | RefType
  | IntegerType
  | NumberType
  | BooleanType
  | ChoiceType
  | ComponentType
  | VersionType
  | QuantityType;
export type Type = ScalarType | ListType | DictionaryType | ObjectType;

// ---- what reading gives ---------------------------------------------------------------------------------------------

/** A value and where it stands. */
export interface Fact<T> {
  readonly value: T;
  /** As written, without quotes. */
  readonly source: string;
  readonly at: ScalarNode;
  /** The key it stands under; undefined for an item of a list. */
  readonly key?: ScalarNode;
}

export interface Listing<T> {
  readonly items: readonly T[];
  readonly at: SeqNode | ScalarNode | MapNode;
  readonly key?: ScalarNode;
  /** Some item could not be read. */
  readonly incomplete: boolean;
}

export interface Dictionary<T> {
  readonly entries: readonly { readonly name: string; readonly key: ScalarNode; readonly value: T }[];
  readonly at: MapNode;
  readonly key?: ScalarNode;
  readonly incomplete: boolean;
}

export interface Located {
  /** The mapping, or the scalar that is short for it. */
  readonly at: MapNode | ScalarNode;
  readonly key?: ScalarNode;
  /** A key could not be read: unknown, ill-typed or touched by a syntax error. What is absent is then not proven absent. */
  readonly incomplete: boolean;
  /** Keys of the format that stand there and could not be understood; left out where there are none. */
  readonly unread?: readonly string[];
}

export type ReadObject<P extends Properties> = Located & {
  readonly [K in keyof P as K extends ReservedKey ? never : K]?: Infer<P[K]['type']>;
};
/** `Located` keeps these names for itself. */
export type ReservedKey = 'at' | 'key' | 'incomplete' | 'unread';

export type Infer<T> =
  T extends ChoiceType<infer V>
    ? Fact<V>
    : T extends { readonly kind: 'component' }
      ? Fact<ComponentId>
      : T extends { readonly kind: 'integer' | 'number' }
        ? Fact<number>
        : T extends { readonly kind: 'boolean' }
          ? Fact<boolean>
          : T extends { readonly kind: 'quantity' }
            ? Fact<Quantity>
            : T extends { readonly kind: 'text' | 'name' | 'ref' | 'version' }
              ? Fact<string>
              : T extends ListType<infer I>
                ? Listing<Infer<I>>
                : T extends DictionaryType<infer V>
                  ? Dictionary<Infer<V>>
                  : T extends ObjectType<infer P>
                    ? ReadObject<P>
                    : never;

// ---- constructors ---------------------------------------------------------------------------------------------------

export const text = (pattern?: string, patternText?: string): TextType => ({
  kind: 'text',
  ...(pattern === undefined ? {} : { pattern }),
  ...(patternText === undefined ? {} : { patternText }),
});
export const nameOf = <K extends NameKind>(of: K): NameType<K> => ({ kind: 'name', of });
export const refTo = <K extends NameKind>(to: K, builtIn?: ValueSet): RefType<K> => ({
  kind: 'ref',
  to,
  ...(builtIn === undefined ? {} : { builtIn }),
});
export const integer = (minimum = 0, maximum?: number): IntegerType => ({
  kind: 'integer',
  minimum,
  ...(maximum === undefined ? {} : { maximum }),
});
export const number = (minimum?: number, maximum?: number): NumberType => ({
  kind: 'number',
  ...(minimum === undefined ? {} : { minimum }),
  ...(maximum === undefined ? {} : { maximum }),
});
export const boolean: BooleanType = { kind: 'boolean' };
export const choice = <V extends string>(set: ValueSet<V>): ChoiceType<V> => ({ kind: 'choice', set });
export const component: ComponentType = { kind: 'component' };
export const version: VersionType = { kind: 'version' };
export const quantity = <Q extends QuantityKind>(of: Q): QuantityType<Q> => ({ kind: 'quantity', of });
export const list = <T extends Type>(item: T): ListType<T> => ({ kind: 'list', item });
/** A list for which a bare value may stand. */
export const oneOrMore = <T extends ScalarType>(item: T): ListType<T> => ({ kind: 'list', item, single: true });
export const dictionary = <T extends Type>(value: T, keys?: ValueSet, closed = false): DictionaryType<T> => ({
  kind: 'dictionary',
  value,
  ...(keys === undefined ? {} : { keys }),
  ...(closed ? { closed } : {}),
});
export const object = <const P extends Properties>(
  title: string,
  properties: P,
  options: { readonly shorthand?: keyof P & string; readonly unit?: boolean; readonly root?: boolean } = {},
): ObjectType<P> => ({ kind: 'object', title, properties, ...options });

/** The key by which a spec takes away what the one that it extends has in this place. */
export const REMOVE = 'remove';

/** What every mapping below the root may have beside its own keys; no item of any table, for it says nothing of a deployment. */
export const removalProperty = {
  type: boolean,
  text: 'Only in a spec that extends another: `true` takes away what that one has here. In a list, say beside it which item: by its `name`, a tier by its number, a component by its id.',
  examples: ['true'],
} as const satisfies Property;

/** The property of an object type, safe for any key text. */
export function propertyOf(type: ObjectType, key: string): Property | undefined {
  if (Object.hasOwn(type.properties, key)) return type.properties[key];
  return key === REMOVE && type.root !== true ? removalProperty : undefined;
}

/** Keys that belong to the user and are never looked at. */
export const isUserKey = (key: string): boolean => key.startsWith('x-');
