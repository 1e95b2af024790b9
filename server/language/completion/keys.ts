/** The keys that a mapping may still get, each ready to be continued. */
import { idsOf, valueOf } from '../../catalog/types';
import { propertyOf, REMOVE, removalProperty, type ObjectType, type Property, type Type } from '../../model/dsl';
import { format } from '../../model/format';
import { serviceOf, type Model } from '../../model/model';
import { extendsOf } from '../../model/overlay';
import type { Snapshot } from '../../model/snapshot';
import type { Rule } from '../../rules/rule';
import type { ChildLines, KeyContext } from '../context/kinds';
import { keyDocumentation, valueDocumentation } from '../documentation';
import { ofRules, type CompletionDraft } from './draft';
import { entryLines, isInline, stops } from './skeleton';

/** The drafts for a key, required ones first; `rules` are the keys of the mapping of severities. */
export function keyDrafts(
  { model, tree }: Snapshot,
  context: KeyContext,
  rules: readonly Rule[],
): readonly CompletionDraft[] {
  const { type } = context.slot;
  if (type?.kind === 'dictionary') return dictionaryDrafts(context, type.value, rules);
  if (type?.kind !== 'object') return [];
  const drafts = propertiesOf(model, type, context).flatMap(([key, property]): readonly CompletionDraft[] => {
    const draft = keyDraft(key, property, context);
    return draft === undefined ? [] : [draft];
  });
  // What the extended spec has may be taken away.
  const overlay = extendsOf(tree) !== undefined;
  const removable = overlay && type.root !== true && !context.siblings().has(REMOVE) && context.children === undefined;
  const line = context.colon ? REMOVE : `${REMOVE}: true`;
  return removable
    ? [
        ...drafts,
        {
          label: REMOVE,
          kind: 'key',
          detail: 'takes away what the extended spec has',
          documentation: () => keyDocumentation(removalProperty),
          lines: [line],
        },
      ]
    : drafts;
}

/**
 * The keys that a mapping may still get: required ones first, then what is meant most likely, and last what another key says already;
 * else in the order of the format.
 */
function propertiesOf(
  model: Model,
  type: ObjectType,
  context: Pick<KeyContext, 'siblings' | 'component'>,
): readonly (readonly [string, Property])[] {
  const present = context.siblings();
  // Elsewhere it is not known what component the keys are about.
  const ofComponent = propertyOf(type, 'component') !== undefined;
  const missing = Object.entries(type.properties).filter(
    ([key, property]) =>
      !present.has(key) &&
      (!ofComponent ||
        property.for === undefined ||
        (context.component !== undefined && property.for.includes(context.component))),
  );
  const inUse = type === services ? new Set<string | undefined>(model.placed.map(serviceOf)) : undefined;
  const rankOf = (key: string, { required, for: of, insteadOf }: Property): number => {
    if (required === true) return 0;
    if (insteadOf !== undefined && present.has(insteadOf)) return 3;
    if (isReplaced(type, key, present)) return 3;
    // Of a component, what only it has; of the services, those of products that are there.
    return of !== undefined || inUse?.has(key) === true ? 1 : 2;
  };
  return missing
    .map((entry) => ({ entry, rank: rankOf(...entry) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}

/** Whether a key stands there that says the same in another way. */
const isReplaced = ({ properties }: ObjectType, key: string, present: ReadonlyMap<string, string>): boolean =>
  [...present.keys()].some((other) => Object.hasOwn(properties, other) && properties[other]?.insteadOf === key);

const services = format.properties.services.type;

function keyDraft(key: string, property: Property, context: KeyContext): CompletionDraft | undefined {
  const base = {
    label: key,
    kind: 'key' as const,
    detail: property.required === true ? `${typeName(property.type)}, required` : typeName(property.type),
    documentation: () => keyDocumentation(property),
  };
  if (context.colon) return { ...base, lines: [key] };
  if (context.children !== undefined)
    return takes(property.type, context.children) ? { ...base, lines: [`${key}:`] } : undefined;
  return { ...base, ...keyLines(key, property, context.flow) };
}

/** Whether the lines below a key can be its value. */
function takes(type: Type, { kind, key }: ChildLines): boolean {
  switch (type.kind) {
    case 'list':
      return (
        kind === 'list' &&
        (key === undefined
          ? type.item.kind !== 'object' || type.item.shorthand !== undefined
          : takes(type.item, { kind: 'mapping', key }))
      );
    case 'object':
      return kind === 'mapping' && key !== undefined && propertyOf(type, key) !== undefined;
    case 'dictionary':
      return (
        kind === 'mapping' && key !== undefined && (type.keys === undefined || valueOf(type.keys, key) !== undefined)
      );
    default:
      return false;
  }
}

/** A key ready to be continued. */
function keyLines(key: string, property: Property, flow: boolean): Pick<CompletionDraft, 'lines' | 'retrigger'> {
  const { type } = property;
  const next = stops();
  const bare = { lines: [`${key}: `], retrigger: true };
  switch (type.kind) {
    case 'list':
      if (isInline(type)) return { lines: [`${key}: [$1]`], retrigger: true };
      return flow ? { lines: [`${key}: [$1]`] } : { lines: entryLines(key, property, next), retrigger: true };
    case 'object':
      if (type.shorthand !== undefined) return bare;
      return flow
        ? { lines: [`${key}: { $1 }`], retrigger: true }
        : { lines: entryLines(key, property, next), retrigger: true };
    case 'dictionary':
      return flow
        ? { lines: [`${key}: { $1 }`], retrigger: true }
        : { lines: entryLines(key, property, next), retrigger: true };
    case 'integer':
      return type.minimum === type.maximum ? { lines: [`${key}: ${type.minimum}`] } : bare;
    default:
      return bare;
  }
}

function dictionaryDrafts(context: KeyContext, value: Type, rules: readonly Rule[]): readonly CompletionDraft[] {
  const { type } = context.slot;
  if (type?.kind !== 'dictionary') return [];
  const present = context.siblings();
  const lines = (key: string): readonly string[] => [context.colon ? key : `${key}: `];
  if (type === format.properties.rules.type) {
    return ofRules(rules, new Set(present.keys()), (word) => ({ lines: lines(word), retrigger: !context.colon }));
  }
  if (type.keys === undefined || context.children !== undefined) return [];
  const set = type.keys;
  return idsOf(set).flatMap((key): readonly CompletionDraft[] => {
    const known = valueOf(set, key);
    if (present.has(key)) return [];
    return [
      {
        label: key,
        kind: 'key',
        detail: known?.title ?? typeName(value),
        ...(known === undefined ? {} : { documentation: () => valueDocumentation(known) }),
        lines: lines(key),
        retrigger: !context.colon,
      },
    ];
  });
}

/** What a value is, in a word or two. */
function typeName(type: Type): string {
  switch (type.kind) {
    case 'text':
    case 'name':
      return type.kind;
    case 'ref':
      return type.to;
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'true or false';
    case 'choice':
      return 'choice';
    case 'component':
    case 'version':
      return type.kind;
    case 'quantity':
      return type.of;
    case 'list':
      return type.item.kind === 'object' ? `list: ${type.item.title}` : `list: ${typeName(type.item)}`;
    case 'dictionary':
    case 'object':
      return 'mapping';
  }
}
