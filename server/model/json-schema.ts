/** The JSON Schema (2020-12 vocabulary that draft-07 tools read too) of the format, made from its definition. */
import { components } from '../catalog/components';
import { idsOf, type ValueSet } from '../catalog/types';
import { REMOVE, removalProperty, type Doc, type ObjectType, type Property, type Type } from './dsl';
import { format, hostType } from './format';
import { quantityExample, quantityPattern } from './quantity';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** What `parseVersion` reads: `7u3` and `7 Update 3`, `7.4p23` and `7.4 Patch 23`, `9.1_02`, builds and the dates of releases. */
export const VERSION_PATTERN = [
  String.raw`^(`,
  String.raw`\d+(\.\d+)*(gR\d+)?`,
  String.raw`([ -]?([uU]|[uU]pdate|sp|SP)[ -]?\d+|_\d+)?([ -]?([pP]|[pP]atch)[ -]?\d+)?`,
  String.raw`(\.\d+)*(-\d+(\.\d+)?)?`,
  String.raw`|(\d+(\.\d+)?[ -])?20\d\dQ[1-4]`,
  String.raw`)$`,
].join('');

/** The schema that is published: whole, with descriptions, examples and defaults, for any YAML tool. */
export function publishedSchema(): JsonObject {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'commspec.schema.json',
    title: 'Commspec deployment spec',
    ...schemaOf(format, { docs: true, hosts: true }),
  };
}

/** The two schemas that are compiled ahead of time: the document without the hosts, and one host item. */
export function checkedSchemas(): { readonly document: JsonObject; readonly host: JsonObject } {
  return {
    document: { $id: 'document', ...schemaOf(format, { docs: false, hosts: false }) },
    host: { $id: 'host', ...schemaOf(hostType, { docs: false, hosts: true }) },
  };
}

interface Options {
  readonly docs: boolean;
  /** Whether host items are described; otherwise any item passes (they are checked one by one). */
  readonly hosts: boolean;
}

function schemaOf(type: Type, options: Options): JsonObject {
  switch (type.kind) {
    case 'text':
      return type.pattern === undefined
        ? { type: ['string', 'number', 'boolean'] }
        : { type: 'string', pattern: type.pattern };
    case 'name':
    case 'ref':
      return { type: ['string', 'number'], minLength: 1 };
    case 'integer':
      return {
        type: 'integer',
        minimum: type.minimum,
        ...(type.maximum === undefined ? {} : { maximum: type.maximum }),
      };
    case 'number':
      return {
        type: 'number',
        ...(type.minimum === undefined ? {} : { minimum: type.minimum }),
        ...(type.maximum === undefined ? {} : { maximum: type.maximum }),
      };
    case 'boolean':
      return { type: 'boolean' };
    case 'choice':
      return {
        enum: spellings(type.set),
        ...(options.docs ? { enumDescriptions: idsOf(type.set).map((id) => type.set.values[id]?.title ?? '') } : {}),
      };
    case 'component':
      return { enum: componentSpellings() };
    case 'version':
      return { type: ['string', 'number'], pattern: VERSION_PATTERN };
    case 'quantity':
      return {
        type: 'string',
        pattern: quantityPattern[type.of],
        ...(options.docs ? { examples: [quantityExample[type.of].example] } : {}),
      };
    case 'list': {
      const items: JsonObject | true = type.item === hostType && !options.hosts ? true : schemaOf(type.item, options);
      const list: JsonObject = { type: 'array', items };
      return type.single === true && items !== true ? { if: { type: 'array' }, then: list, else: items } : list;
    }
    case 'dictionary': {
      const value = schemaOf(type.value, options);
      return {
        type: 'object',
        ...(type.closed === true && type.keys !== undefined ? { propertyNames: { enum: [...idsOf(type.keys)] } } : {}),
        ...(options.docs && type.pattern !== undefined ? { propertyNames: { pattern: type.pattern } } : {}),
        additionalProperties: value,
      };
    }
    case 'object':
      return objectSchema(type, options);
  }
}

function objectSchema(type: ObjectType, options: Options): JsonObject {
  const properties: Record<string, Json> = {};
  for (const [key, property] of Object.entries(type.properties))
    properties[key] = { ...docs(property, options), ...schemaOf(property.type, options) };
  // Described once: it would stand at every mapping.
  if (type.root !== true) properties[REMOVE] = schemaOf(removalProperty.type, options);
  const required = Object.entries(type.properties).flatMap(([key, property]) =>
    property.required === true ? [key] : [],
  );
  const object: JsonObject = {
    type: 'object',
    ...(options.docs ? { title: type.title } : {}),
    properties,
    patternProperties: { '^x-': true },
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
  };
  const short = type.shorthand === undefined ? undefined : type.properties[type.shorthand];
  return short === undefined ? object : { if: { type: 'object' }, then: object, else: schemaOf(short.type, options) };
}

function docs(property: Property & Doc, options: Options): JsonObject {
  if (!options.docs) return {};
  return {
    description: property.text,
    ...(property.examples === undefined ? {} : { examples: property.examples.map(literal) }),
    ...(property.default === undefined ? {} : { default: literal(property.default) }),
  };
}

/** A scalar as YAML reads it; a collection stays text, for it is only shown. */
function literal(text: string): Json {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === 'true' || text === 'false') return text === 'true';
  return text.replace(/^"(.*)"$/, '$1');
}

/** Suite releases such as 5, 6 and 7 read as numbers. */
function spellings(set: ValueSet): Json[] {
  return idsOf(set).flatMap((id): Json[] => (/^\d+$/.test(id) ? [id, Number(id)] : id === 'off' ? [id, false] : [id]));
}

function componentSpellings(): Json[] {
  return Object.entries(components).flatMap(([id, info]) => [
    id,
    ...((info as { aliases?: readonly string[] }).aliases ?? []),
  ]);
}
