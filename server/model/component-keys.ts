/** Keys that mean nothing to the component they stand at. */
import { resolveComponent, type ComponentId } from '../catalog/components';
import type { MapNode, Node } from '../syntax/tree';
import { ticked } from '../words/list';
import { type Type, propertyOf, type ObjectType } from './dsl';
import type { StructureProblem } from './structure-problem';

export function checkComponentKeys(
  root: Node,
  type: Type,
  resolve: (node: Node) => Node | undefined,
  problems: StructureProblem[],
): void {
  if (type.kind !== 'object' || root.kind !== 'map') return;
  for (const entry of root.entries) {
    const property = propertyOf(type, entry.key.source);
    if (property?.type.kind !== 'list' || property.type.item.kind !== 'object') continue;
    const itemType = property.type.item;
    if (propertyOf(itemType, 'component')?.type.kind !== 'component') continue;
    const list = resolve(entry.value);
    if (list?.kind !== 'seq') continue;
    for (const given of list.items) {
      const item = resolve(given);
      if (item?.kind === 'map') checkOneComponent(item, itemType, resolve, problems);
    }
  }
}

function checkOneComponent(
  item: MapNode,
  type: ObjectType,
  resolve: (node: Node) => Node | undefined,
  problems: StructureProblem[],
): void {
  const value = item.entries.findLast((entry) => entry.key.source === 'component')?.value;
  const written = value === undefined ? undefined : resolve(value);
  const id = written?.kind === 'scalar' && !written.tainted ? resolveComponent(written.source) : undefined;
  if (id === undefined) return;
  for (const entry of item.entries) {
    const property = propertyOf(type, entry.key.source);
    if (property?.for === undefined || property.for.includes(id) || entry.key.tainted) continue;
    const owners: readonly ComponentId[] = property.for;
    problems.push({
      code: 'FMT005',
      message: `\`${entry.key.source}\` says nothing about \`${id}\`; it is a key of ${ticked(owners, { most: 4 })}. Remove it, or move it there.`,
      at: entry.key,
      fixes: [{ title: `Remove \`${entry.key.source}\``, safe: false, fix: { kind: 'remove-entry', entry } }],
    });
  }
}
