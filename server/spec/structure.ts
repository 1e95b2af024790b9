/** What the compiled schema check reports, turned into one clear sentence on the smallest range that is wrong. */
import { components, resolveComponent, type ComponentId } from '../catalog/components';
import { idsOf, resolveAlias } from '../catalog/types';
import { nearest } from '../catalog/nearest';
import type { Entry, MapNode, Node, ScalarNode } from '../syntax/tree';
import { isUserKey, propertyOf, type ChoiceType, type ObjectType, type Property, type Type } from './dsl';
import { quantityExample } from './quantity';

/** `FMT001` unknown key, `FMT002` wrong value, `FMT003` missing key, `FMT004` wrong kind, `FMT005` key of another component. */
export type StructureCode = 'FMT001' | 'FMT002' | 'FMT003' | 'FMT004' | 'FMT005';

export type StructureFix =
  | { readonly kind: 'rename-key'; readonly key: ScalarNode; readonly to: string }
  | { readonly kind: 'replace'; readonly at: ScalarNode; readonly to: string }
  | { readonly kind: 'remove-entry'; readonly entry: Entry }
  | { readonly kind: 'insert'; readonly into: MapNode; readonly key: string; readonly value: string; readonly order: readonly string[] };

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
}

/** A validator compiled ahead of time; true where the data fits. */
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** More than this many problems in one block help nobody. */
const MAX_PROBLEMS = 40;

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
  if (!validate(toData(root, resolve))) {
    const seen = new Set<string>();
    for (const error of validate.errors ?? []) {
      if (problems.length >= MAX_PROBLEMS) break;
      if (error.keyword === 'if' || (partial && error.keyword === 'required')) continue;
      const place = locate(root, type, error.instancePath, resolve);
      if (place === undefined) continue;
      const problem = translate(error, place);
      if (problem === undefined || isTainted(problem.at)) continue;
      const id = `${problem.code} ${problem.at.start.toString()} ${problem.at.end.toString()}`;
      if (seen.has(id)) continue;
      seen.add(id);
      problems.push(problem);
    }
  }
  checkComponentKeys(root, type, resolve, problems);
  return problems;
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
      for (const { key, value } of node.entries) data[key.source] = toData(value, resolve);
      return data;
    }
    case 'alias': {
      const target = resolve(node);
      return target === undefined ? null : toData(target, resolve);
    }
  }
}

interface Place {
  readonly node: Node;
  readonly type: Type;
  /** The key that the value stands under. */
  readonly key: ScalarNode | undefined;
  readonly property: Property | undefined;
  readonly owner: ObjectType | undefined;
}

function locate(root: Node, rootType: Type, pointer: string, resolve: (node: Node) => Node | undefined): Place | undefined {
  let place: Place = { node: root, type: rootType, key: undefined, property: undefined, owner: undefined };
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const node = place.node.kind === 'alias' ? resolve(place.node) : place.node;
    if (node === undefined) return undefined;
    if (node.kind === 'seq' && place.type.kind === 'list') {
      const item = node.items[Number(name)];
      if (item === undefined) return undefined;
      place = { node: item, type: place.type.item, key: undefined, property: place.property, owner: place.owner };
    } else if (node.kind === 'map') {
      const entry = node.entries.findLast((candidate) => candidate.key.source === name);
      if (entry === undefined) return undefined;
      const type = place.type;
      const property = type.kind === 'object' ? propertyOf(type, name) : undefined;
      const inner = type.kind === 'dictionary' ? type.value : property?.type;
      if (inner === undefined) return undefined;
      place = { node: entry.value, type: inner, key: entry.key, property, owner: type.kind === 'object' ? type : undefined };
    } else return undefined;
  }
  return place;
}

const isTainted = (node: Node): boolean => node.tainted && (node.kind === 'scalar' || node.kind === 'alias' || node.start === node.end);

function translate(error: SchemaError, place: Place): StructureProblem | undefined {
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

function unknownKey(place: Place, name: string): StructureProblem | undefined {
  if (place.node.kind !== 'map') return undefined;
  const entry = place.node.entries.findLast((candidate) => candidate.key.source === name);
  if (entry === undefined || isUserKey(name) || entry.key.tainted) return undefined;
  const type = place.type;
  const known = type.kind === 'object' ? Object.keys(type.properties) : type.kind === 'dictionary' && type.keys ? idsOf(type.keys) : [];
  const title = type.kind === 'object' ? type.title : (place.key?.source ?? 'mapping');
  const present = new Set(place.node.entries.map((candidate) => candidate.key.source));
  const near = nearest(name, known.filter((key) => !present.has(key)));
  if (name === '<<') {
    return {
      code: 'FMT001',
      message: 'Merge keys (`<<`) are no part of YAML 1.2. Write the keys out, or lay one spec over another with `extends`.',
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
    fixes: [
      ...(near === undefined ? [] : [{ title: `Change to \`${near}\``, safe: true, fix: { kind: 'rename-key' as const, key: entry.key, to: near } }]),
      { title: `Keep it as a key of your own: \`x-${clip(name)}\``, safe: false, fix: { kind: 'rename-key', key: entry.key, to: `x-${name}` } },
      { title: `Remove \`${clip(name)}\``, safe: false, fix: { kind: 'remove-entry', entry } },
    ],
  };
}

function keysOf(known: readonly string[], present: ReadonlySet<string>): string {
  const free = known.filter((key) => !present.has(key));
  if (free.length === 0) return 'Remove it, or start its name with `x-` to keep it as your own.';
  return `It can have ${enumerate(free, 8)}; a key of your own starts with \`x-\`.`;
}

function missingKey(place: Place, name: string): StructureProblem | undefined {
  if (place.node.kind !== 'map' || place.type.kind !== 'object') return undefined;
  const property = propertyOf(place.type, name);
  if (property === undefined || (place.node.tainted && place.node.entries.some((entry) => entry.key.tainted))) return undefined;
  const first = place.node.entries[0]?.key ?? place.node;
  const example = property.examples?.[0];
  const fix = example === undefined || property.type.kind === 'name' ? [] : [{ title: `Add \`${name}: ${example}\``, safe: false, fix: { kind: 'insert' as const, into: place.node, key: name, value: example, order: Object.keys(place.type.properties) } }];
  return {
    code: 'FMT003',
    message: `This ${place.type.title} has no \`${name}\`, which is required. ${property.text}`,
    at: first,
    fixes: fix,
  };
}

function wrongValue(place: Place): StructureProblem | undefined {
  const { node, type, key } = place;
  if (node.kind === 'alias') return undefined;
  const what = key === undefined ? (place.property === undefined ? 'This' : 'This item') : `\`${key.source}\``;
  if (node.kind === 'scalar' && node.value === null && node.source === '') {
    return { code: 'FMT002', message: `${what} has no value. ${expected(type)}`, at: key ?? node, fixes: [] };
  }
  if (node.kind !== 'scalar') {
    const kind = node.kind === 'map' ? 'a mapping' : 'a list';
    return { code: 'FMT004', message: `${what} cannot be ${kind}. ${expected(type)}`, at: key ?? firstOf(node), fixes: [] };
  }
  const scalarType = type.kind === 'object' && type.shorthand !== undefined ? (type.properties[type.shorthand]?.type ?? type) : type.kind === 'list' && type.single === true ? type.item : type;
  if (scalarType.kind === 'object' || scalarType.kind === 'list' || scalarType.kind === 'dictionary') {
    return { code: 'FMT004', message: `${what} cannot be a plain value. ${expected(scalarType)}`, at: node, fixes: [] };
  }
  const near = suggestion(scalarType, node);
  return {
    code: 'FMT002',
    message:
      near === undefined
        ? `\`${clip(node.source)}\` is not a value of ${what === 'This' ? 'this' : what.replace('This', 'this')}. ${expected(scalarType)}`
        : `\`${clip(node.source)}\` is not a value of ${what.replace('This', 'this')}. Did you mean \`${near}\`?`,
    at: node,
    fixes: near === undefined ? [] : [{ title: `Change to \`${near}\``, safe: true, fix: { kind: 'replace', at: node, to: near } }],
  };
}

function suggestion(type: Type, node: ScalarNode): string | undefined {
  switch (type.kind) {
    case 'choice':
      return resolveAlias((type as ChoiceType).set, node.source) ?? nearest(node.source, idsOf((type as ChoiceType).set));
    case 'component':
      return resolveComponent(node.source) ?? nearest(node.source, Object.keys(components));
    case 'boolean':
      return /^(yes|on|y)$/i.test(node.source) ? 'true' : /^(no|off|n)$/i.test(node.source) ? 'false' : nearest(node.source, ['true', 'false']);
    case 'integer': {
      const digits = /^["']?(\d{1,9})["']?$/.exec(node.source)?.[1];
      return digits !== undefined && node.style !== 'plain' ? digits : undefined;
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
      return `Use ${enumerate(idsOf((type as ChoiceType).set), 12, 'or')}.`;
    case 'component':
      return 'Use the id of a component, such as `mta`, `message-store` or `mmp`.';
    case 'integer':
      return type.maximum === undefined ? `Write a whole number, ${type.minimum.toString()} or more.` : `Write a whole number from ${type.minimum.toString()} to ${type.maximum.toString()}.`;
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
      return type.single === true ? `${expected(type.item)} Several go into a list: \`[a, b]\`.` : 'Write a list: `[a, b]`, or one item a line after a dash.';
    case 'dictionary':
      return 'Write a mapping: one `key: value` a line.';
    case 'object': {
      const keys = Object.keys(type.properties);
      return `Write a mapping with ${enumerate(keys, 5)}.`;
    }
  }
}

function enumerate(items: readonly string[], most: number, word = 'and'): string {
  const shown = items.slice(0, most).map((item) => `\`${item}\``);
  if (items.length > most) return `${shown.join(', ')} …`;
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} ${word} ${last}`;
}

const clip = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text).replaceAll('`', "'").replaceAll('\n', ' ');

function firstOf(node: Node): Node {
  if (node.kind === 'map') return node.entries[0]?.key ?? node;
  if (node.kind === 'seq') return node.items[0] === undefined ? node : firstOf(node.items[0]);
  return node;
}

/** Keys that mean nothing to the component they stand at. */
function checkComponentKeys(root: Node, type: Type, resolve: (node: Node) => Node | undefined, problems: StructureProblem[]): void {
  if (type.kind !== 'object' || root.kind !== 'map') return;
  for (const entry of root.entries) {
    const property = propertyOf(type, entry.key.source);
    if (property?.type.kind !== 'list' || property.type.item.kind !== 'object') continue;
    const itemType = property.type.item;
    if (propertyOf(itemType, 'component')?.type.kind !== 'component') continue;
    const list = entry.value.kind === 'alias' ? resolve(entry.value) : entry.value;
    if (list?.kind !== 'seq') continue;
    for (const item of list.items) if (item.kind === 'map') checkOneComponent(item, itemType, problems);
  }
}

function checkOneComponent(item: MapNode, type: ObjectType, problems: StructureProblem[]): void {
  const written = item.entries.findLast((entry) => entry.key.source === 'component')?.value;
  const id = written?.kind === 'scalar' && !written.tainted ? resolveComponent(written.source) : undefined;
  if (id === undefined) return;
  for (const entry of item.entries) {
    const property = propertyOf(type, entry.key.source);
    if (property?.for === undefined || property.for.includes(id) || entry.key.tainted) continue;
    const owners: readonly ComponentId[] = property.for;
    problems.push({
      code: 'FMT005',
      message: `\`${entry.key.source}\` says nothing about a \`${id}\`; it is a key of ${enumerate(owners, 4)}. Remove it, or move it there.`,
      at: entry.key,
      fixes: [{ title: `Remove \`${entry.key.source}\``, safe: false, fix: { kind: 'remove-entry', entry } }],
    });
  }
}
