/** Edits of a file by path, host or component; each key in its usual place. */
import type { ObjectType, Type } from '../model/dsl';
import { componentType, format, hostType } from '../model/format';
import type { Component, Host } from '../model/model';
import type { Plain } from '../syntax/plain';
import { type Editor } from '../syntax/edits';
import { entryOf, type Node } from '../syntax/tree';

export { plainOf } from '../syntax/plain';

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

/** Adds a key to a host's mapping. */
export function setOnHost(editor: Editor, host: Host, key: string, value: Plain): void {
  const existing = entryOf(host.spec.at, key);
  if (existing !== undefined) editor.replace(existing.value, value);
  else editor.insert(host.spec.at, key, value, { order: orderOf(hostType) });
}

/** Sets a key of a component; an id that stands alone becomes a mapping. */
export function setOnComponent(editor: Editor, component: Component, key: string, value: Plain): void {
  const existing = entryOf(component.spec.at, key);
  if (existing !== undefined) editor.replace(existing.value, value);
  else editor.insert(component.spec.at, key, value, { order: orderOf(componentType), shorthand: 'component' });
}

/** Removes a component from its host. */
export function removeComponent(editor: Editor, component: Component): void {
  editor.removeItem(component.spec.at);
}
