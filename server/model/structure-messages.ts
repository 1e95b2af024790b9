/** Errors of the validator as problems: unknown keys, missing ones, wrong values, each with its repairs. */
import { resolveComponent, components } from '../catalog/components';
import { compareVersions, isVersion } from '../catalog/releases';
import { idsOf, resolveAlias } from '../catalog/types';
import { entryOf, isDirectlyTainted, liveEntries, type MapNode, type Node, type ScalarNode } from '../syntax/tree';
import { withArticle } from '../words/article';
import { clip } from '../words/clip';
import { ticked } from '../words/list';
import { didYouMean, isSure, nearest, nearestOf } from '../words/nearest';
import { nearestByParts } from '../words/parts';
import { amountMeant } from './amounts';
import { isUserKey, propertyOf, type ObjectType, type Property, type Type } from './dsl';
import { expected } from './expected';
import { hostType } from './format';
import { VERSION_PATTERN } from './json-schema';
import { scalarTypeOf, type SchemaError, type StructurePlace } from './structure-place';
import { MAX_PROBLEMS, type StructureProblem } from './structure-problem';

export const isTainted = (node: Node): boolean =>
  node.tainted && (node.kind === 'scalar' || node.kind === 'alias' || node.start === node.end);

export function translate(error: SchemaError, place: StructurePlace): StructureProblem | undefined {
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(place, String(error.params['additionalProperty']));
    case 'propertyNames':
      return unknownKey(place, String(error.params['propertyName']));
    case 'required':
      return missingKey(place, String(error.params['missingProperty']));
    default:
      return wrongValue(place);
  }
}

function unknownKey(place: StructurePlace, name: string): StructureProblem | undefined {
  if (place.node.kind !== 'map') return undefined;
  const entry = place.node.entries.findLast((candidate) => candidate.key.source === name);
  if (entry === undefined || isUserKey(name) || entry.key.tainted) return undefined;
  const type = place.type;
  const known =
    type.kind === 'object'
      ? Object.keys(type.properties)
      : type.kind === 'dictionary' && type.keys
        ? idsOf(type.keys)
        : [];
  const title = type.kind === 'object' ? type.title : (place.key?.source ?? 'mapping');
  const present = new Set(place.node.entries.map((candidate) => candidate.key.source));
  const near = nearestOf(
    name,
    known.filter((key) => !present.has(key)),
  );
  const isSlip = isSure(name, near);
  if (name === '<<') {
    return {
      code: 'FMT001',
      message:
        'Merge keys (`<<`) are no part of YAML 1.2. Write the keys out, or lay one spec over another with `extends`.',
      at: entry.key,
      fixes: [],
    };
  }
  const message =
    near.length === 0
      ? `\`${clip(name)}\` is not a key of ${withArticle(title)}. ${keysOf(known, present)}`
      : `\`${clip(name)}\` is not a key of ${withArticle(title)}. ${didYouMean(near)}`;
  return {
    code: 'FMT001',
    message,
    at: entry.key,
    // A key without a name has no place where one could be written.
    fixes:
      name === ''
        ? []
        : [
            ...near.map((to) => ({
              title: `Change to \`${to}\``,
              safe: isSlip,
              tied: near.length > 1,
              fix: { kind: 'rename-key' as const, key: entry.key, to },
            })),
            ...(isSlip
              ? []
              : [
                  {
                    title: `Keep it as a key of your own: \`x-${clip(name)}\``,
                    safe: false,
                    fix: { kind: 'rename-key' as const, key: entry.key, to: `x-${name}` },
                  },
                  {
                    title: `Remove \`${clip(name)}\``,
                    safe: false,
                    fix: { kind: 'remove-entry' as const, entry },
                  },
                ]),
          ],
  };
}

function keysOf(known: readonly string[], present: ReadonlySet<string>): string {
  const free = known.filter((key) => !present.has(key));
  if (free.length === 0) return 'Remove it, or start its name with `x-` to keep it as your own.';
  return `It can have ${ticked(free, { most: 8 })}; a key of your own starts with \`x-\`.`;
}

function missingKey(place: StructurePlace, name: string): StructureProblem | undefined {
  if (place.node.kind !== 'map' || place.type.kind !== 'object') return undefined;
  const property = propertyOf(place.type, name);
  if (property === undefined || isDirectlyTainted(place.node)) return undefined;
  if (isMisspelt(place.node, place.type, name)) return undefined;
  return missing(place.node, place.type, name, property);
}

/** Whether the key may stand there with a slip of the pen, which is one problem and not two. */
const isMisspelt = (node: MapNode, type: ObjectType, name: string): boolean =>
  node.entries.some(({ key }) => propertyOf(type, key.source) === undefined && nearest(key.source, [name]) === name);

export function missing(node: MapNode, type: ObjectType, name: string, property: Property): StructureProblem {
  const example = property.examples?.[0];
  const fix = {
    kind: 'insert' as const,
    into: node,
    key: name,
    value: example ?? '',
    order: Object.keys(type.properties),
  };
  return {
    code: 'FMT003',
    message: `This ${type.title} has no \`${name}\`, which is required. ${property.text}`,
    at: node.entries[0]?.key ?? node,
    fixes:
      example === undefined || property.type.kind === 'name'
        ? []
        : [{ title: `Add \`${name}: ${example}\``, safe: false, fix }],
  };
}

/** Keys that are missing in a spec after all overlays were applied. */
export interface Missing {
  readonly own: readonly StructureProblem[];
  /** In mappings of specs below, on which nothing is laid. */
  readonly below: readonly StructureProblem[];
}

/**
 * Keys that are required and missing after all overlays were applied: those of the root, reported at `extendsAt`, and those
 * of mappings that are the document's own.
 */
export function findMissing(
  root: MapNode,
  rootType: ObjectType,
  extendsAt: Node,
  isOwn: (node: Node) => boolean,
  resolve: (node: Node) => Node | undefined,
): Missing {
  const problems: StructureProblem[] = [];
  const below: StructureProblem[] = [];
  const extended = namesOfHosts(root).filter((name) => !isOwn(name));
  const visit = (given: Node, type: Type): void => {
    const node = resolve(given);
    if (node === undefined || problems.length >= MAX_PROBLEMS) return;
    if (type.kind === 'list' && node.kind === 'seq') for (const item of node.items) visit(item, type.item);
    if (node.kind !== 'map') return;
    if (type.kind === 'dictionary') for (const { value } of liveEntries(node)) visit(value, type.value);
    if (type.kind !== 'object') return;
    const values = new Map(node.entries.map(({ key, value }) => [key.source, value]));
    for (const [key, property] of Object.entries(type.properties)) {
      const value = values.get(key);
      if (value !== undefined) visit(value, property.type);
      else if (property.required === true && node === root) {
        const message = `Neither this file nor the one it extends has \`${key}\`, which is required. ${property.text}`;
        problems.push({ code: 'FMT003', message, at: extendsAt, fixes: [] });
      } else if (property.required === true) {
        if (isOwn(given) && isOwn(node))
          problems.push(misnamed(node, type, extended) ?? missing(node, type, key, property));
        else if (below.length < MAX_PROBLEMS && !isMisspelt(node, type, key))
          below.push(missing(node, type, key, property));
      }
    }
  };
  visit(root, rootType);
  return { own: problems, below };
}

/** The names of all hosts of a spec. */
function namesOfHosts(root: MapNode): readonly ScalarNode[] {
  const tiers = entryOf(root, 'tiers')?.value;
  const hosts = tiers?.kind === 'seq' ? tiers.items.map((tier) => entryOf(tier, 'hosts')?.value) : [];
  return hosts
    .flatMap((list) => (list?.kind === 'seq' ? list.items : []))
    .flatMap((host) => {
      const name = entryOf(host, 'name')?.value;
      return name?.kind === 'scalar' ? [name] : [];
    });
}

/** A host of an overlay that should be one of the extended spec, and is spelt otherwise. */
function misnamed(node: MapNode, type: ObjectType, extended: readonly ScalarNode[]): StructureProblem | undefined {
  const name = type === hostType ? entryOf(node, 'name')?.value : undefined;
  if (name?.kind !== 'scalar') return undefined;
  const near = nearestOf(
    name.source,
    extended.map(({ source }) => source),
  );
  if (near.length === 0) return undefined;
  return {
    code: 'FMT003',
    message: `The extended spec has no host \`${clip(name.source)}\`, and a new host needs \`components\`. ${didYouMean(near.map(clip))}`,
    at: name,
    fixes: near.map((to) => ({
      title: `Change to \`${clip(to)}\``,
      safe: false,
      tied: near.length > 1,
      fix: { kind: 'replace', at: name, to },
    })),
  };
}

export function wrongValue(place: StructurePlace): StructureProblem | undefined {
  const { node, at, type, key } = place;
  const what = key === undefined ? (place.property === undefined ? 'This' : 'This item') : `\`${clip(key.source)}\``;
  if (node.kind === 'scalar' && node.value === null && node.source === '') {
    return { code: 'FMT002', message: `${what} has no value. ${expected(type)}`, at: key ?? at, fixes: [] };
  }
  if (node.kind !== 'scalar') {
    const kind = node.kind === 'map' ? 'a mapping' : 'a list';
    return {
      code: 'FMT004',
      message: `${what} cannot be ${kind}. ${expected(type)}`,
      at: key ?? firstOf(at),
      fixes: [],
    };
  }
  const scalarType = scalarTypeOf(type) ?? type;
  if (scalarType.kind === 'object' || scalarType.kind === 'list' || scalarType.kind === 'dictionary') {
    return { code: 'FMT004', message: `${what} cannot be a plain value. ${expected(scalarType)}`, at, fixes: [] };
  }
  const { values, isSlip } = at === node ? suggestion(scalarType, node) : NOTHING;
  // Of an amount that may be several, it is said how it is written.
  const isUnclear = values.length === 0 || (scalarType.kind === 'quantity' && !isSlip);
  return {
    code: 'FMT002',
    message: isUnclear
      ? `\`${clip(node.source)}\` is not a value of ${what.replace('This', 'this')}. ${expected(scalarType, node.source)}`
      : `\`${clip(node.source)}\` is not a value of ${what.replace('This', 'this')}. ${didYouMean(values.map(String))}`,
    at,
    fixes: values.map((to) => ({
      title: `Change to \`${to.toString()}\``,
      safe: isSlip,
      tied: values.length > 1,
      fix: { kind: 'replace', at: node, to },
    })),
  };
}

interface Suggestion {
  /** What was most likely meant; several where nobody can tell. */
  readonly values: readonly (string | number | boolean)[];
  /** Nothing else can be meant. */
  readonly isSlip: boolean;
}

const NOTHING: Suggestion = { values: [], isSlip: false };

const clear = (value: string | number | boolean | undefined): Suggestion =>
  value === undefined ? NOTHING : { values: [value], isSlip: true };

function like(source: string, known: readonly string[]): Suggestion {
  const values = nearestOf(source, known);
  // What only shares a part with it is a guess.
  return values.length === 0
    ? { values: nearestByParts(source, known, 3), isSlip: false }
    : { values, isSlip: isSure(source, values) };
}

function suggestion(type: Type, node: ScalarNode): Suggestion {
  const { source } = node;
  switch (type.kind) {
    case 'choice': {
      const alias = resolveAlias(type.set, source);
      return alias === undefined ? like(source, idsOf(type.set)) : clear(alias);
    }
    case 'component': {
      const alias = resolveComponent(source);
      return alias === undefined ? like(source, Object.keys(components)) : clear(alias);
    }
    case 'boolean': {
      if (/^(yes|on|y)$/i.test(source)) return clear(true);
      if (/^(no|off|n)$/i.test(source)) return clear(false);
      const { values, isSlip } = like(source, ['true', 'false']);
      return { values: values.map((value) => value === 'true'), isSlip };
    }
    case 'integer':
    case 'number':
    case 'quantity':
      return amountMeant(type, node) ?? NOTHING;
    case 'version':
      return versionMeant(source);
    default:
      return NOTHING;
  }
}

/** The short spelling of a version: `7u3p5` for `7 Update 3 Patch 5`, without a word before it or what stands in brackets behind. */
function versionMeant(source: string): Suggestion {
  if (source.length > 60) return NOTHING;
  const bare = source
    .trim()
    .replace(/\s*\([^()]*\)$/, '')
    .replace(/^(?:version |release |v)(?=\d)/i, '');
  const short = bare
    .replace(/[ -]?(?:update|u)[ -]?(?=\d)/i, 'u')
    .replace(/[ -]?(?:patch|p)[ -]?(?=\d)/i, 'p')
    .replace(/[ -]?sp[ -]?(?=\d)/i, 'sp')
    .replace(/gr(?=\d)/i, 'gR')
    .replace(/(?<=20\d\d)[ -]?q(?=\d)/i, 'Q');
  const isSame = isVersion(bare) && isVersion(short) && compareVersions(bare, short) === 0;
  // What stands in brackets would be lost.
  return isSame && short !== source && VERSION.test(short)
    ? { values: [short], isSlip: !source.includes('(') }
    : NOTHING;
}
const VERSION = new RegExp(VERSION_PATTERN);

function firstOf(node: Node): Node {
  if (node.kind === 'map') return node.entries[0]?.key ?? node;
  if (node.kind === 'seq') return node.items[0] === undefined ? node : firstOf(node.items[0]);
  return node;
}
