/** Places for values, as the format knows them. */
import { propertyOf, type ObjectType, type Property, type ScalarType, type Type } from '../../model/dsl';
import { format } from '../../model/format';

/** A place for a value: under a key, or an item of the list under a key. */
export interface Slot {
  /** Undefined where the format knows nothing of it. */
  readonly type: Type | undefined;
  /** The property that the value belongs to, be it as an item of its list. */
  readonly property: Property | undefined;
  /** The mapping that this property belongs to. */
  readonly owner: ObjectType | undefined;
  /** Keys from the root to here; items of lists have none. */
  readonly path: readonly string[];
  /** One of several in a list. */
  readonly item: boolean;
}

export const nowhere: Slot = { type: undefined, property: undefined, owner: undefined, path: [], item: false };
export const rootSlot: Slot = { ...nowhere, type: format };

/** What a key stands for in a mapping. */
export function slotOfKey(mapping: Slot, key: string): Slot {
  const { type } = mapping;
  const path = [...mapping.path, key];
  if (type?.kind === 'object') {
    const property = propertyOf(type, key);
    return { type: property?.type, property, owner: type, path, item: false };
  }
  if (type?.kind === 'dictionary') return { ...mapping, type: type.value, path, item: false };
  return { ...nowhere, path };
}

export const slotOfItem = (list: Slot): Slot =>
  list.type?.kind === 'list' ? { ...list, type: list.type.item, item: true } : { ...nowhere, path: list.path };

/** The type of a bare value in a slot: its own, that of an item where one may stand for a list, or of the short form. */
export function scalarOf(
  slot: Slot,
): { readonly type: ScalarType; readonly property: Property | undefined } | undefined {
  const { type } = slot;
  if (type === undefined) return undefined;
  switch (type.kind) {
    case 'dictionary':
      return undefined;
    case 'list':
      return type.single === true ? scalarOf({ ...slot, type: type.item }) : undefined;
    case 'object': {
      const property = type.shorthand === undefined ? undefined : propertyOf(type, type.shorthand);
      return property === undefined ? undefined : scalarOf({ ...slot, type: property.type, property, owner: type });
    }
    default:
      return { type, property: slot.property };
  }
}
