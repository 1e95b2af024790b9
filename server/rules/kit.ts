/** Edits and small questions that several rules share. */
import type { ComponentId } from '../catalog/components';
import type { Fact, ObjectType, Type } from '../spec/dsl';
import { componentType, format, hostType } from '../spec/format';
import type { Component, Host, Model } from '../spec/model';
import type { Editor, Plain } from '../syntax/edits';
import { entryOf, type Node } from '../syntax/tree';
import type { FixDraft } from './rule';

/** The order in which the keys of a mapping are written. */
export const orderOf = (type: ObjectType): readonly string[] => Object.keys(type.properties);

/**
 * Sets a value by its path of keys from the root (`['directory', 'schema']`), replacing it or adding what is missing on the
 * way, each key in its usual place.
 */
export function setPath(editor: Editor, model: Model, path: readonly string[], value: Plain): void {
  let node: Node | undefined = model.root;
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

/** Adds a component to the list of a host. */
export function addComponent(editor: Editor, host: Host, id: ComponentId): void {
  const list = host.spec.components?.at;
  if (list !== undefined) editor.add(list, id);
  else editor.insert(host.spec.at, 'components', [id], { order: orderOf(hostType) });
}

/** Removes a component from its host. */
export function removeComponent(editor: Editor, component: Component): void {
  editor.removeItem(component.spec.at);
}

/** A fix that writes another value in place of a fact. */
export function replaceFix(fact: Fact<unknown>, value: string, options: { readonly safe?: boolean; readonly title?: string } = {}): FixDraft {
  const title = options.title ?? (fact.key === undefined ? `Replace \`${fact.source}\` by \`${value}\`` : `Set \`${fact.key.source}\` to \`${value}\``);
  return { title, safe: options.safe === true, edit: (editor) => { editor.replace(fact.at, value); } };
}

/** A fix that removes a key or an item. */
export function removeFix(fact: { readonly at: Node }, title: string, safe = false): FixDraft {
  return { title, safe, edit: (editor) => { editor.removeEntry(fact.at); } };
}

/** Whether a host runs any of these. */
export const runs = (host: Host, ...ids: readonly ComponentId[]): boolean => host.components.some((component) => ids.includes(component.id));

/** A name that no host, zone, site or firewall has yet: `base`, `base-2`, `base-3` … */
export function freeName(model: Model, base: string): string {
  const taken = new Set(model.links.filter((link) => link.role === 'definition').map((link) => link.name));
  if (!taken.has(base)) return base;
  for (let i = 2; ; i++) if (!taken.has(`${base}-${i.toString()}`)) return `${base}-${i.toString()}`;
}
