/** What a key or an item cannot be without, as lines in snippet syntax, two spaces a level. */
import type { ListType, ObjectType, Property } from '../../model/dsl';
import { scalarOf } from '../context/slots';
import { escaped } from '../snippets';

/** Numbers of tab stops, in order. */
export type Stops = () => string;
export const stops = (): Stops => {
  let last = 0;
  return () => (++last).toString();
};

/** Lists whose items are mostly written side by side, between brackets. */
export function isInline(type: ListType): boolean {
  if (type.item.kind !== 'object') return type.item.kind !== 'list' && type.item.kind !== 'dictionary';
  switch (scalarOf({ type: type.item, property: undefined, owner: undefined, path: [], item: true })?.type.kind) {
    case 'choice':
    case 'component':
    case 'ref':
      return true;
    default:
      return false;
  }
}

/** A key with all that is required below it, as lines with tab stops. */
export function entryLines(key: string, property: Property, next: Stops): readonly string[] {
  const { type } = property;
  switch (type.kind) {
    case 'list':
      if (isInline(type) || type.item.kind !== 'object') return [`${key}: [$${next()}]`];
      return [`${key}:`, ...dashed(skeleton(type.item, next)).map((line) => `  ${line}`)];
    case 'object':
      if (type.shorthand !== undefined) return [`${key}: $${next()}`];
      return [`${key}:`, ...skeleton(type, next).map((line) => `  ${line}`)];
    case 'dictionary':
      return [`${key}:`, `  $${next()}`];
    case 'integer':
      if (type.maximum !== undefined && type.maximum - type.minimum < 4) {
        const all = Array.from({ length: type.maximum - type.minimum + 1 }, (_, index) =>
          (type.minimum + index).toString(),
        );
        return [`${key}: \${${next()}|${all.join(',')}|}`];
      }
      return [`${key}: ${placeholder(property, next)}`];
    case 'name':
    case 'text':
    case 'quantity':
      return [`${key}: ${placeholder(property, next)}`];
    default:
      return [`${key}: $${next()}`];
  }
}

/** What a mapping cannot be without; an empty place where nothing is required. */
export function skeleton(type: ObjectType, next: Stops): readonly string[] {
  const required = Object.entries(type.properties).filter(([, property]) => property.required === true);
  return required.length === 0
    ? [`$${next()}`]
    : required.flatMap(([key, property]) => entryLines(key, property, next));
}

function placeholder(property: Property, next: Stops): string {
  const example = property.examples?.find((text) => !/^[[{]/.test(text));
  if (example === undefined) return `$${next()}`;
  const text = property.type.kind === 'name' ? `«${example}»` : escaped(example);
  return `\${${next()}:${text}}`;
}

export const dashed = (lines: readonly string[]): readonly string[] =>
  lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
