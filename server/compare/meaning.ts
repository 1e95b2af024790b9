/**
 * What a spec means, without how it is written: order of keys, comments, shorthands and references that are given are all the
 * same here. It follows the format, so a new key is compared as soon as it is read.
 */
import {
  propertyOf,
  type Dictionary,
  type Fact,
  type Listing,
  type ObjectType,
  type Property,
  type Type,
} from '../model/dsl';
import type { Quantity } from '../model/quantity';
import { byUnits } from '../words/order';

export type Meaning = Value | Fields | Items;

export interface Value {
  readonly kind: 'value';
  /** Equal for what means the same. */
  readonly key: string;
  readonly text: string;
}

/** A mapping, or a list of things that have a name each. In the order of the format, or of the spec. */
export interface Fields {
  readonly kind: 'fields';
  readonly fields: ReadonlyMap<string, Meaning>;
}

/** A list of things that have no name of their own. */
export interface Items {
  readonly kind: 'items';
  readonly items: readonly Meaning[];
  /** Whether another order is another meaning. */
  readonly ordered: boolean;
}

export interface Reading {
  /** How a host is called in the other spec; the same where nothing was renamed. */
  readonly nameOf: (host: string) => string;
  /** Whether K, M and G stand for 1024 each: then the unit of a size decides what it comes to. */
  readonly binary: boolean;
}

/** Lists in which the order is a statement. */
const ORDERED: ReadonlySet<string> = new Set(['install-order']);

type Record_ = Readonly<Record<string, unknown>>;

/** What a value that was read by a type means; `skip` names keys of its own that are left out. */
export function fieldsOf(type: ObjectType, value: object, reading: Reading, skip: readonly string[] = []): Fields {
  const fields = new Map<string, Meaning>();
  for (const [key, property] of Object.entries(type.properties)) {
    const own = (value as Record_)[key];
    if (own === undefined || skip.includes(key)) continue;
    const meaning = meaningOf(property.type, own, reading, key);
    if (!isDefault(property, meaning)) fields.set(key, meaning);
  }
  return { kind: 'fields', fields };
}

/** What holds anyway says nothing. */
const isDefault = (property: Property, meaning: Meaning): boolean =>
  meaning.kind === 'value' && meaning.text === property.default;

function meaningOf(type: Type, value: unknown, reading: Reading, key: string): Meaning {
  switch (type.kind) {
    case 'object':
      return fieldsOf(type, value as object, reading);
    case 'dictionary': {
      const { entries } = value as Dictionary<unknown>;
      return {
        kind: 'fields',
        fields: new Map(entries.map((entry) => [entry.name, meaningOf(type.value, entry.value, reading, entry.name)])),
      };
    }
    case 'list': {
      const { items } = value as Listing<unknown>;
      const id = type.item.kind === 'object' ? identityOf(type.item) : undefined;
      const meanings = items.map((item) => meaningOf(type.item, item, reading, key));
      return id === undefined || type.item.kind !== 'object'
        ? { kind: 'items', items: meanings, ordered: ORDERED.has(key) }
        : named(meanings, type.item, id);
    }
    default:
      return scalarOf(type, value as Fact<unknown>, reading);
  }
}

function scalarOf(type: Type, { value, source }: Fact<unknown>, { nameOf, binary }: Reading): Value {
  switch (type.kind) {
    case 'quantity': {
      const { amount, kilos } = value as Quantity;
      const key = Number(amount.toPrecision(12)).toString();
      return { kind: 'value', key: binary && kilos !== undefined ? `${key} ${kilos}` : key, text: source };
    }
    case 'ref': {
      const name = type.to === 'host' ? nameOf(String(value)) : String(value);
      return { kind: 'value', key: name, text: name };
    }
    default:
      return { kind: 'value', key: String(value), text: String(value) };
  }
}

/** The key by which the items of a list are told apart; undefined where only all of an item does. */
function identityOf(type: ObjectType): string | undefined {
  const keys = Object.entries(type.properties);
  const ofKind = (kind: Type['kind']): string | undefined => keys.find(([, { type: own }]) => own.kind === kind)?.[0];
  return ofKind('name') ?? ofKind('component') ?? keys.find(([key]) => key === 'base')?.[0];
}

/** Items by their names; of several with one name each has a number, whatever their order. */
function named(items: readonly Meaning[], type: ObjectType, id: string): Fields {
  const groups = new Map<string, Meaning[]>();
  const alone = propertyOf(type, id) === undefined ? [] : items;
  for (const item of alone) {
    const name = item.kind === 'fields' ? item.fields.get(id) : undefined;
    const key = name?.kind === 'value' ? name.text : `${type.title} without a name`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  const fields = new Map<string, Meaning>();
  for (const [key, group] of groups) {
    const sorted = group.length === 1 ? group : [...group].sort((a, b) => byUnits(textKey(a), textKey(b)));
    sorted.forEach((item, i) => fields.set(i === 0 ? key : `${key} (${i + 1})`, without(item, id)));
  }
  return { kind: 'fields', fields };
}

const without = (item: Meaning, key: string): Meaning =>
  item.kind === 'fields' ? { ...item, fields: new Map([...item.fields].filter(([own]) => own !== key)) } : item;

/** Equal for what means the same. */
export function textKey(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'value':
      return JSON.stringify(meaning.key);
    case 'items': {
      const keys = meaning.items.map(textKey);
      return `[${(meaning.ordered ? keys : keys.sort(byUnits)).join(',')}]`;
    }
    case 'fields': {
      const entries = [...meaning.fields].map(([key, value]) => `${JSON.stringify(key)}:${textKey(value)}`);
      return `{${entries.sort(byUnits).join(',')}}`;
    }
  }
}

/** In a few words: `smtp`, `kind: private-data`, `mmp, web`. */
export function textOf(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'value':
      return meaning.text;
    case 'items':
      return meaning.items.length === 0 ? 'none' : meaning.items.map(textOf).join(', ');
    case 'fields': {
      const parts = [...meaning.fields].map(([key, value]) => {
        const inner = textOf(value);
        return inner === '' ? key : value.kind === 'value' ? `${key}: ${inner}` : `${key}: (${inner})`;
      });
      return parts.join(', ');
    }
  }
}

/** A field that differs. */
export interface FieldChange {
  /** Keys from the outermost in, names of things among them: `services`, `messaging`, `version`. */
  readonly path: readonly string[];
  /** As the spec writes it; null where it says nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Every field in which two things differ, the innermost that can be told apart; empty where they mean the same. */
export function changesOf(before: Meaning | undefined, after: Meaning | undefined): readonly FieldChange[] {
  const found: FieldChange[] = [];
  collect([], before, after, found);
  return found;
}

function collect(
  path: readonly string[],
  before: Meaning | undefined,
  after: Meaning | undefined,
  found: FieldChange[],
): void {
  if (before === undefined && after === undefined) return;
  if (before?.kind === 'fields' && after?.kind === 'fields') {
    for (const key of new Set([...before.fields.keys(), ...after.fields.keys()]))
      collect([...path, key], before.fields.get(key), after.fields.get(key), found);
    return;
  }
  if (before !== undefined && after !== undefined) {
    if (textKey(before) === textKey(after)) return;
    if (isOfThings(before) && isOfThings(after)) {
      const [gone, come] = [difference(before, after), difference(after, before)];
      for (const item of gone) found.push({ path, before: textOf(item), after: null });
      for (const item of come) found.push({ path, before: null, after: textOf(item) });
      return;
    }
  }
  found.push({
    path,
    before: before === undefined ? null : textOf(before),
    after: after === undefined ? null : textOf(after),
  });
}

/** A list of mappings, each of which is told by itself. */
const isOfThings = (meaning: Meaning): meaning is Items =>
  meaning.kind === 'items' && meaning.items.some(({ kind }) => kind === 'fields');

/** The items of one list that the other does not have, as often as it does not have them. */
export function difference(own: Items, other: Items): readonly Meaning[] {
  const left = new Map<string, number>();
  for (const item of other.items) left.set(textKey(item), (left.get(textKey(item)) ?? 0) + 1);
  return own.items.filter((item) => {
    const key = textKey(item);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}
