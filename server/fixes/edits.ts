/** Edits of a file by path, host or component; each key in its usual place. */
import type { ComponentId } from '../catalog/components';
import type { ValueOf } from '../catalog/types';
import type { hostService } from '../catalog/vocabulary';
import type { ChoiceType, ListType, ObjectType, Property, Type } from '../model/dsl';
import { componentType, format, hostType } from '../model/format';
import type { Component, Host } from '../model/model';
import type { Plain } from '../syntax/plain';
import { type Editor } from '../syntax/edits';
import { entryOf, type Node } from '../syntax/tree';

export { plainOf } from '../syntax/plain';

/** What a fix writes for a plain type of the format: numbers and yes or no as such, quantities and versions as text. */
type Scalar<T> = T extends { readonly kind: 'integer' | 'number' }
  ? number
  : T extends { readonly kind: 'boolean' }
    ? boolean
    : T extends ChoiceType<infer V>
      ? V
      : T extends { readonly kind: 'component' }
        ? ComponentId
        : string;

/** The same for any type; a mapping is checked no deeper, for the compiler would have no end of it. */
type Value<T> =
  T extends ListType<infer I>
    ? I extends ObjectType
      ? readonly Plain[]
      : readonly Scalar<I>[] | Extract<Scalar<I>, string>
    : T extends { readonly kind: 'dictionary'; readonly value: infer V }
      ? Readonly<Record<string, Scalar<V>>>
      : T extends { readonly kind: 'object' }
        ? string | { readonly [key: string]: Plain }
        : Scalar<T>;

type PropertiesOf<T> = T extends ObjectType<infer P> ? P : never;
/** What fixes write at a host; components are put there one by one. */
interface HostValues {
  readonly count: number;
  readonly zone: string;
  readonly 'os-services': readonly ValueOf<typeof hostService>[];
}
type ComponentKey = keyof PropertiesOf<typeof componentType>;

/** The order in which the keys of a mapping are written. */
export const orderOf = (type: ObjectType): readonly string[] => Object.keys(type.properties);

/**
 * Sets a value by its path of keys from the root (`['directory', 'schema']`), replacing it or adding what is missing on the
 * way, each key in its usual place. It looks at the file that is edited alone: the model may be of an earlier version, and
 * its root is one with the specs that the file extends.
 */
export function setPath(editor: Editor, path: readonly string[], value: Plain): void {
  let node: Node | undefined = editor.root;
  let type: Type | undefined = format;
  for (let depth = 0; depth < path.length && node !== undefined; depth++) {
    const key = path[depth] ?? '';
    const entry = entryOf(node, key);
    const objectType: ObjectType | undefined = type?.kind === 'object' ? type : undefined;
    const rest = path.slice(depth + 1).reduceRight<Plain>((inner, name) => ({ [name]: inner }), value);
    if (entry === undefined) {
      if (node.kind !== 'map' && node.kind !== 'scalar') return;
      editor.insert(node, key, rest, {
        ...(objectType === undefined ? {} : { order: orderOf(objectType) }),
        ...(objectType?.shorthand === undefined ? {} : { shorthand: objectType.shorthand }),
      });
      return;
    }
    if (depth === path.length - 1) {
      editor.replace(entry.value, value);
      return;
    }
    node = entry.value;
    type = objectType === undefined ? undefined : objectType.properties[key]?.type;
  }
}

/** Every value of the format can be written; the compiler cannot see that through all of its types. */
const plain = (value: unknown): Plain => value as Plain;

/** Adds a key to a host's mapping. */
export function setOnHost<K extends keyof HostValues>(editor: Editor, host: Host, key: K, value: HostValues[K]): void {
  const existing = entryOf(host.spec.at, key);
  if (existing !== undefined) editor.replace(existing.value, plain(value));
  else editor.insert(host.spec.at, key, plain(value), { order: orderOf(hostType) });
}

/** Sets a key of a component; an id that stands alone becomes a mapping. */
export function setOnComponent<K extends ComponentKey>(
  editor: Editor,
  component: Component,
  key: K,
  value: Value<PropertiesOf<typeof componentType>[K]['type']>,
): void {
  const existing = entryOf(component.spec.at, key);
  if (existing !== undefined) editor.replace(existing.value, plain(value));
  else editor.insert(component.spec.at, key, plain(value), { order: orderOf(componentType), shorthand: 'component' });
}

/** Whether a key means something to a component. */
export function mayHave(id: ComponentId, key: ComponentKey): boolean {
  const { for: ids } = componentType.properties[key] as Property;
  return ids === undefined || ids.includes(id);
}

/** Removes a component from its host. */
export function removeComponent(editor: Editor, component: Component): void {
  editor.removeItem(component.spec.at);
}
