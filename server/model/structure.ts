/** What the compiled schema check reports, turned into one clear sentence on the smallest range that is wrong. */
import { components, resolveComponent, type ComponentId } from '../catalog/components';
import { idsOf, resolveAlias } from '../catalog/types';
import { clip } from '../words/clip';
import { ticked } from '../words/list';
import { nearest } from '../words/nearest';
import { isDirectlyTainted, liveEntries, type Entry, type MapNode, type Node, type ScalarNode } from '../syntax/tree';
import {
  isUserKey,
  propertyOf,
  type ListType,
  type ObjectType,
  type Property,
  type ScalarType,
  type Type,
} from './dsl';
import { quantityExample } from './quantity';
import { readScalar } from './read';

/** `FMT001` unknown key, `FMT002` wrong value, `FMT003` missing key, `FMT004` wrong kind, `FMT005` key of another component. */
export type StructureCode = 'FMT001' | 'FMT002' | 'FMT003' | 'FMT004' | 'FMT005';

export type StructureFix =
  | { readonly kind: 'rename-key'; readonly key: ScalarNode; readonly to: string }
  | { readonly kind: 'replace'; readonly at: ScalarNode; readonly to: string | number | boolean }
  | { readonly kind: 'remove-entry'; readonly entry: Entry }
  | {
      readonly kind: 'insert';
      readonly into: MapNode;
      readonly key: string;
      readonly value: string;
      readonly order: readonly string[];
    };

export interface StructureProblem {
  readonly code: StructureCode;
  readonly message: string;
  readonly at: Node;
  readonly fixes: readonly { readonly title: string; readonly safe: boolean; readonly fix: StructureFix }[];
}

/** What a compiled validator gives: the parts of an ajv error that are used. */
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Set where the error is about the text of a key. */
  readonly propertyName?: string;
}

/** A validator compiled ahead of time; true where the data fits. */
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** More than this many problems in one block help nobody. */
const MAX_PROBLEMS = 40;

/** Errors of the validator that are looked at; most of those beyond the problems are about lines with syntax errors. */
const MAX_ERRORS = 400;

/**
 * The structural problems of one block: `root` read as `type`. `partial` leaves out missing keys, for a file that is laid
 * over another. `resolve` gives what an alias stands for.
 */
export function checkStructure(
  root: Node,
  type: Type,
  validate: Validator,
  resolve: (node: Node) => Node | undefined,
  partial: boolean,
): readonly StructureProblem[] {
  const problems: StructureProblem[] = [];
  const seen = new Map<Node, Set<string>>();
  const add = (problem: StructureProblem | undefined, id: string | undefined = problem?.code): void => {
    if (problem === undefined || id === undefined || isTainted(problem.at) || problems.length >= MAX_PROBLEMS) return;
    const known = seen.get(problem.at) ?? new Set<string>();
    if (known.has(id)) return;
    seen.set(problem.at, known.add(id));
    problems.push(problem);
  };
  if (!validate(toData(root, resolve))) {
    for (const error of (validate.errors ?? []).slice(0, MAX_ERRORS)) {
      if (problems.length >= MAX_PROBLEMS) break;
      if (error.keyword === 'if' || (partial && error.keyword === 'required')) continue;
      if (error.propertyName !== undefined && error.keyword !== 'propertyNames') continue;
      const place = locate(root, type, error.instancePath, resolve);
      const problem = place === undefined ? undefined : translate(error, place);
      // Several keywords can fail on one value; keys can be missing side by side.
      add(problem, error.keyword === 'required' ? problem?.message : problem?.code);
    }
  }
  visitScalars(rootPlace(root, type), resolve, (place, scalarType, node) => {
    if (node.value !== null && readScalar(scalarType, node) === undefined) add(wrongValue(place));
  });
  checkComponentKeys(root, type, resolve, problems);
  return problems;
}

/**
 * All scalars that stand where the format has one. The schema cannot see how a number is written (`1e1` is no version), so
 * the reader has the last word. Items that are checked by themselves are left out.
 */
function visitScalars(
  place: StructurePlace,
  resolve: (node: Node) => Node | undefined,
  visit: (place: StructurePlace, type: ScalarType, node: ScalarNode) => void,
): void {
  const { node, type } = place;
  if (node.kind === 'scalar') {
    const scalarType = scalarTypeOf(type);
    if (scalarType !== undefined && !node.tainted) visit(place, scalarType, node);
    return;
  }
  if (node.kind === 'seq' && type.kind === 'list' && !(type.item.kind === 'object' && type.item.unit === true)) {
    for (const at of node.items) {
      const item = itemPlace(place, type, at, resolve);
      if (item !== undefined) visitScalars(item, resolve, visit);
    }
  }
  if (node.kind !== 'map') return;
  for (const entry of liveEntries(node)) {
    const inner = entry.key.tainted ? undefined : entryPlace(type, entry, resolve);
    if (inner !== undefined) visitScalars(inner, resolve, visit);
  }
}

/** The type of a plain value where one may stand: shorthand for a mapping, the only item of a list. */
function scalarTypeOf(type: Type): ScalarType | undefined {
  if (type.kind === 'object') {
    const short = type.shorthand === undefined ? undefined : propertyOf(type, type.shorthand);
    return short === undefined ? undefined : scalarTypeOf(short.type);
  }
  if (type.kind === 'list') return type.single === true ? scalarTypeOf(type.item) : undefined;
  return type.kind === 'dictionary' ? undefined : type;
}

/** Plain data for the validator: maps without a prototype, so that no key is special. */
function toData(node: Node, resolve: (node: Node) => Node | undefined): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'seq':
      return node.items.map((item) => toData(item, resolve));
    case 'map': {
      const data = Object.create(null) as Record<string, unknown>;
      // Keys of the user's own are not looked at.
      for (const { key, value } of node.entries)
        data[key.source] = isUserKey(key.source) ? null : toData(value, resolve);
      return data;
    }
    case 'alias': {
      const target = resolve(node);
      return target === undefined ? null : toData(target, resolve);
    }
  }
}

interface StructurePlace {
  /** What an alias stands for. */
  readonly node: Node;
  /** The alias, or the node itself. */
  readonly at: Node;
  readonly type: Type;
  /** The key that the value stands under. */
  readonly key: ScalarNode | undefined;
  readonly property: Property | undefined;
}

const rootPlace = (root: Node, type: Type): StructurePlace => ({
  node: root,
  at: root,
  type,
  key: undefined,
  property: undefined,
});

function itemPlace(
  list: StructurePlace,
  type: ListType,
  at: Node,
  resolve: (node: Node) => Node | undefined,
): StructurePlace | undefined {
  const node = resolve(at);
  return node && { node, at, type: type.item, key: undefined, property: list.property };
}

function entryPlace(
  type: Type,
  { key, value }: Entry,
  resolve: (node: Node) => Node | undefined,
): StructurePlace | undefined {
  const property = type.kind === 'object' ? propertyOf(type, key.source) : undefined;
  const inner = type.kind === 'dictionary' ? type.value : property?.type;
  const node = inner === undefined || isUserKey(key.source) ? undefined : resolve(value);
  return node === undefined || inner === undefined ? undefined : { node, at: value, type: inner, key, property };
}

function locate(
  root: Node,
  rootType: Type,
  pointer: string,
  resolve: (node: Node) => Node | undefined,
): StructurePlace | undefined {
  const step = (place: StructurePlace, name: string): StructurePlace | undefined => {
    const { node, type } = place;
    if (node.kind === 'seq' && type.kind === 'list') {
      const item = node.items[Number(name)];
      return item && itemPlace(place, type, item, resolve);
    }
    const entry = node.kind === 'map' ? node.entries.findLast(({ key }) => key.source === name) : undefined;
    return entry && entryPlace(type, entry, resolve);
  };
  let place: StructurePlace | undefined = rootPlace(root, rootType);
  for (const part of pointer.split('/').slice(1)) {
    place = place && step(place, part.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return place;
}

const isTainted = (node: Node): boolean =>
  node.tainted && (node.kind === 'scalar' || node.kind === 'alias' || node.start === node.end);

function translate(error: SchemaError, place: StructurePlace): StructureProblem | undefined {
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
  const near = nearest(
    name,
    known.filter((key) => !present.has(key)),
  );
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
    near === undefined
      ? `\`${clip(name)}\` is not a key of a ${title}. ${keysOf(known, present)}`
      : `\`${clip(name)}\` is not a key of a ${title}. Did you mean \`${near}\`?`;
  return {
    code: 'FMT001',
    message,
    at: entry.key,
    // A key without a name has no place where one could be written.
    fixes:
      name === ''
        ? []
        : [
            ...(near === undefined
              ? []
              : [
                  {
                    title: `Change to \`${near}\``,
                    safe: true,
                    fix: { kind: 'rename-key' as const, key: entry.key, to: near },
                  },
                ]),
            {
              title: `Keep it as a key of your own: \`x-${clip(name)}\``,
              safe: false,
              fix: { kind: 'rename-key', key: entry.key, to: `x-${name}` },
            },
            { title: `Remove \`${clip(name)}\``, safe: false, fix: { kind: 'remove-entry', entry } },
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
  // A slip of the pen is one problem, not two.
  const { type } = place;
  if (
    place.node.entries.some(
      ({ key }) => propertyOf(type, key.source) === undefined && nearest(key.source, [name]) === name,
    )
  )
    return undefined;
  return missing(place.node, place.type, name, property);
}

function missing(node: MapNode, type: ObjectType, name: string, property: Property): StructureProblem {
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
): readonly StructureProblem[] {
  const problems: StructureProblem[] = [];
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
      } else if (property.required === true && isOwn(given) && isOwn(node))
        problems.push(missing(node, type, key, property));
    }
  };
  visit(root, rootType);
  return problems;
}

function wrongValue(place: StructurePlace): StructureProblem | undefined {
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
  const near = at === node ? suggestion(scalarType, node) : undefined;
  return {
    code: 'FMT002',
    message:
      near === undefined
        ? `\`${clip(node.source)}\` is not a value of ${what === 'This' ? 'this' : what.replace('This', 'this')}. ${expected(scalarType)}`
        : `\`${clip(node.source)}\` is not a value of ${what.replace('This', 'this')}. Did you mean \`${near.toString()}\`?`,
    at,
    fixes:
      near === undefined
        ? []
        : [{ title: `Change to \`${near.toString()}\``, safe: true, fix: { kind: 'replace', at: node, to: near } }],
  };
}

function suggestion(type: Type, node: ScalarNode): string | number | boolean | undefined {
  switch (type.kind) {
    case 'choice':
      return resolveAlias(type.set, node.source) ?? nearest(node.source, idsOf(type.set));
    case 'component':
      return resolveComponent(node.source) ?? nearest(node.source, Object.keys(components));
    case 'boolean': {
      if (/^(yes|on|y)$/i.test(node.source)) return true;
      if (/^(no|off|n)$/i.test(node.source)) return false;
      const near = nearest(node.source, ['true', 'false']);
      return near === undefined ? undefined : near === 'true';
    }
    case 'integer': {
      // A number in quotes is a text.
      const number = node.style !== 'plain' && /^\d{1,9}$/.test(node.source) ? Number(node.source) : NaN;
      return number >= type.minimum && number <= (type.maximum ?? Infinity) ? number : undefined;
    }
    case 'quantity':
      return quantityGuess(type.of, node.source);
    default:
      return undefined;
  }
}

/** `8GB`, `8 gb`, `20 percent`: what was meant is clear. */
function quantityGuess(kind: keyof typeof quantityExample, source: string): string | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([A-Za-z%]+)$/.exec(source);
  const [, amount, unit] = match ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  if (kind === 'size') {
    const letter = /^([kmgt])(?:b|i?bytes?|igs?|egs?)?$/i.exec(unit)?.[1]?.toUpperCase();
    return letter === undefined ? undefined : `${amount} ${letter}B`;
  }
  if (kind === 'share') return /^(percent|pct)$/i.test(unit) ? `${amount}%` : undefined;
  return undefined;
}

/** What a value of this type looks like, as a sentence. */
export function expected(type: Type): string {
  switch (type.kind) {
    case 'choice':
      return `Use ${ticked(idsOf(type.set), { most: 12, word: 'or' })}.`;
    case 'component':
      return 'Use the id of a component, such as `mta`, `message-store` or `mmp`.';
    case 'integer':
      return type.maximum === undefined
        ? `Write a whole number, ${type.minimum} or more.`
        : `Write a whole number from ${type.minimum} to ${type.maximum}.`;
    case 'number':
      return 'Write a number.';
    case 'boolean':
      return 'Write `true` or `false`.';
    case 'version':
      return 'Write a version, such as `"7.0.5"`, `7u3` or `7.4p23`.';
    case 'quantity':
      return `Write ${quantityExample[type.of].what}, such as \`${quantityExample[type.of].example}\`.`;
    case 'text':
      return type.patternText === undefined ? 'Write a text.' : `Write ${type.patternText}.`;
    case 'name':
      return 'Write a name.';
    case 'ref':
      return `Write the name of a ${type.to}.`;
    case 'list':
      return type.single === true
        ? `${expected(type.item)} Several go into a list: \`[a, b]\`.`
        : 'Write a list: `[a, b]`, or one item a line after a dash.';
    case 'dictionary':
      return 'Write a mapping: one `key: value` a line.';
    case 'object': {
      const keys = Object.keys(type.properties);
      return `Write a mapping with ${ticked(keys, { most: 5 })}.`;
    }
  }
}

function firstOf(node: Node): Node {
  if (node.kind === 'map') return node.entries[0]?.key ?? node;
  if (node.kind === 'seq') return node.items[0] === undefined ? node : firstOf(node.items[0]);
  return node;
}

/** Keys that mean nothing to the component they stand at. */
function checkComponentKeys(
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
      message: `\`${entry.key.source}\` says nothing about a \`${id}\`; it is a key of ${ticked(owners, { most: 4 })}. Remove it, or move it there.`,
      at: entry.key,
      fixes: [{ title: `Remove \`${entry.key.source}\``, safe: false, fix: { kind: 'remove-entry', entry } }],
    });
  }
}
