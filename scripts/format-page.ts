/** `docs/format.md`: the spec format, section by section, made from its definition. */
import { components } from '../server/catalog/components';
import { describeSources } from '../server/catalog/guide';
import { idsOf, type ValueSet } from '../server/catalog/types';
import type { Doc, ObjectType, Property, Type } from '../server/model/dsl';
import { format } from '../server/model/format';
import { quantityExample } from '../server/model/quantity';
import { specFiles } from '../server/model/spec-file';
import { withArticle } from '../server/words/article';
import { ticked } from '../server/words/list';
import {
  code,
  joined,
  link,
  markdown,
  markdownTable,
  prose,
  type Markdown,
  type MarkdownColumn,
} from '../server/report/markup';

/** A part of the format that has a heading of its own. */
export interface FormatSection {
  /** Keys from the root; `[]` stands for an item of a list: `['users', 'bases', '[]']`. Empty for the root. */
  readonly path: readonly string[];
  readonly type: ObjectType;
  readonly doc: Doc | undefined;
  /** A spec fragment that begins at the root. */
  readonly example: string;
}

/** More keys than this are not shown in one example, unless a spec needs them. */
const MOST_KEYS = 8;
/** A value set with more values than this has a table of its own. */
const FEW = 6;

/** Every mapping of the format, the root first, in the order of the definition; a type that stands in several places once. */
export function formatSections(): readonly FormatSection[] {
  const sections: FormatSection[] = [];
  const seen = new Set<ObjectType>();
  const visit = (path: readonly string[], type: Type, doc: Doc | undefined, parents: readonly Parent[]): void => {
    switch (type.kind) {
      case 'list':
        visit([...path, '[]'], type.item, doc, parents);
        return;
      case 'dictionary':
        visit([...path, '<name>'], type.value, doc, parents);
        return;
      case 'object':
        if (seen.has(type)) return;
        seen.add(type);
        sections.push({ path, type, doc, example: exampleOf(path, type, parents) });
        for (const [key, property] of Object.entries(type.properties))
          visit([...path, key], property.type, property, [...parents, { type, depth: path.length, key }]);
        return;
      default:
        return;
    }
  };
  visit([], format, undefined, []);
  return sections;
}

/** A mapping around a section: how many steps from the root it lies, and the key that leads on. */
interface Parent {
  readonly type: ObjectType;
  readonly depth: number;
  readonly key: string;
}

const nameOf = (path: readonly string[]): string =>
  path
    .map((part) => (part === '[]' ? '' : part))
    .filter((part) => part !== '')
    .join('.');

// ---- examples -------------------------------------------------------------------------------------------------------

/** Lines of an example of a mapping; the first example of each key, needed keys always. */
function linesOf(type: ObjectType): readonly string[] {
  // All keys of components stand side by side: an example is of one component.
  const entries = Object.entries(type.properties).filter(
    ([, property]) => property.for === undefined || property.for.includes('message-store'),
  );
  const chosen = new Set([
    ...entries.filter(([, property]) => property.required === true).map(([key]) => key),
    ...entries.filter(([, property]) => property.examples !== undefined).map(([key]) => key),
    ...entries.map(([key]) => key),
  ]);
  const lines: string[] = [];
  let left = MOST_KEYS;
  const kept = new Set<string>();
  for (const key of chosen) {
    const property = type.properties[key];
    if (property === undefined || (left <= 0 && property.required !== true)) continue;
    if (valueOf(property) === undefined) continue;
    kept.add(key);
    left--;
  }
  // Keys stand in the order of the format.
  for (const [key, property] of entries) {
    const value = kept.has(key) ? valueOf(property) : undefined;
    if (value !== undefined) lines.push(`${key}: ${value}`);
  }
  return lines;
}

/** A value on one line; undefined where only a section of its own can show it. */
function valueOf(property: Property): string | undefined {
  const [example] = property.examples ?? [];
  if (example !== undefined) return example;
  return property.required === true || property.type.kind === 'choice' || property.type.kind === 'boolean'
    ? plainValue(property.type)
    : undefined;
}

function plainValue(type: Type): string | undefined {
  switch (type.kind) {
    case 'text':
    case 'name':
    case 'ref':
      return 'example';
    case 'integer':
    case 'number':
      return String(Math.max(1, type.minimum ?? 1));
    case 'boolean':
      return 'true';
    case 'choice':
      return idsOf(type.set)[0];
    case 'component':
      return 'mta';
    case 'version':
      return '7u3';
    case 'quantity':
      return quantityExample[type.of].example;
    case 'list': {
      const item = plainValue(type.item);
      return item === undefined ? '[]' : `[${item}]`;
    }
    case 'dictionary':
      return '{}';
    case 'object': {
      const needed = Object.entries(type.properties).filter(([, property]) => property.required === true);
      const parts = needed.map(([key, property]) => `${key}: ${valueOf(property) ?? '[]'}`);
      return parts.length === 0 ? undefined : `{ ${parts.join(', ')} }`;
    }
  }
}

/** The example of a mapping below its parents, each with the keys that it needs. */
function exampleOf(path: readonly string[], type: ObjectType, parents: readonly Parent[]): string {
  let lines: readonly string[] = linesOf(type);
  if (lines.length === 0) lines = ['{}'];
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const part = path[depth] ?? '';
    if (part === '[]') {
      lines = lines.map((line, i) => `${i === 0 ? '- ' : '  '}${line}`);
      continue;
    }
    const key = part === '<name>' ? 'example' : part;
    const own = lines[0] === '{}' ? [`${key}: {}`] : [`${key}:`, ...lines.map((line) => `  ${line}`)];
    const parent = parents.find((other) => other.depth === depth);
    lines = depth === 0 || parent === undefined ? own : [...neededBeside(parent), ...own];
  }
  return `${lines.join('\n')}\n`;
}

function neededBeside({ type, key }: Parent): readonly string[] {
  const component = type.properties[key]?.for?.[0];
  return Object.entries(type.properties).flatMap(([name, property]) => {
    if (property.required !== true || name === key) return [];
    if (property.type.kind === 'component' && component !== undefined) return [`${name}: ${component}`];
    return [
      `${name}: ${property.type.kind === 'list' && property.examples === undefined ? '[]' : (valueOf(property) ?? '{}')}`,
    ];
  });
}

// ---- the page -------------------------------------------------------------------------------------------------------

const anchorOf = (set: ValueSet): string => `values-${set.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;

/** Where the values of a set are listed. */
const listOf = (set: ValueSet): Markdown => link(markdown`${set.name}`, `#${anchorOf(set)}`);

/** What may be written as a value, in words. */
function valueText(type: Type, sets: Set<ValueSet>): Markdown {
  switch (type.kind) {
    case 'text':
      return prose(type.patternText ?? 'text');
    case 'name':
      return markdown`a name`;
    case 'ref':
      return markdown`the name of a ${type.to}${type.builtIn === undefined ? '' : ', or a built-in one'}`;
    case 'integer':
      if (type.minimum === type.maximum) return code(type.minimum.toString());
      return type.maximum === undefined
        ? markdown`a whole number, ${type.minimum} or more`
        : markdown`a whole number, ${type.minimum} to ${type.maximum}`;
    case 'number':
      return markdown`a number`;
    case 'boolean':
      return markdown`${code('true')} or ${code('false')}`;
    case 'choice': {
      const ids = idsOf(type.set);
      if (ids.length <= FEW) return joined(ids.map(code), ', ');
      sets.add(type.set);
      return markdown`one of ${listOf(type.set)}`;
    }
    case 'component':
      return markdown`a ${link(markdown`component`, '#components')}`;
    case 'version':
      return markdown`a version, such as ${code('7u3')} or ${code('"7.0.5"')}`;
    case 'quantity': {
      const { what, example } = quantityExample[type.of];
      return markdown`${what}, such as ${code(example)}`;
    }
    case 'list':
      return type.item.kind === 'object'
        ? markdown`a list, see below`
        : markdown`a list${type.single === true ? ' (or one alone)' : ''}: ${valueText(type.item, sets)}`;
    case 'dictionary':
      if (type.keys !== undefined) sets.add(type.keys);
      return markdown`a mapping of ${type.keys === undefined ? 'names' : listOf(type.keys)} to ${valueText(type.value, sets)}`;
    case 'object':
      return type.shorthand === undefined
        ? markdown`a mapping, see below`
        : markdown`a mapping, or its ${code(type.shorthand)} alone`;
  }
}

const titled = (...titles: readonly string[]): readonly MarkdownColumn[] => titles.map((title) => ({ title }));

function keyTable(type: ObjectType, sets: Set<ValueSet>): Markdown {
  const rows = Object.entries(type.properties).map(([key, property]) => {
    const notes = [
      ...(property.required === true ? [markdown`**Needed.**`] : []),
      prose(property.text),
      ...(property.default === undefined ? [] : [markdown`Left out: ${code(property.default)}.`]),
      ...(property.for === undefined ? [] : [markdown`For ${joined(property.for.map(code), ', ')}.`]),
      ...(property.source === undefined ? [] : [markdown`(${describeSources(property.source)})`]),
    ];
    return [code(key), valueText(property.type, sets), joined(notes, ' ')];
  });
  return markdownTable(titled('key', 'value', 'meaning'), rows);
}

/** How specs lie on each other: what no table of keys can show. */
const overlayLines: readonly string[] = [
  '',
  '## One spec laid over another',
  '',
  'A spec with `extends` has only what differs from the spec that it names:',
  '',
  '- Mappings merge key by key.',
  '- Items with a `name` (tiers by their number) merge with the item of that name in the same list; a new name adds an item.',
  '- Everything else is replaced as a whole: plain values, lists of plain values, and lists of things without a name, `components` among them.',
  '- `remove: true` takes away what the extended spec has in this place, and may stand in every mapping below the root. As an item of a list it',
  '  takes away the items with the values beside it: `name`, the number of a tier, or of a component its id. The rest of that list stays and is',
  '  merged, be it a list of components. A key with `{ remove: true }` as its value goes, whatever it held.',
  '',
  'What is taken away must be there, in the same tier and list (EXT002), and nothing may refer to it any more (REF001). An item that is taken',
  'away and written again in one list is put in the place of the other, with nothing of it left.',
  '',
  '```yaml',
  'commspec: 1',
  'extends: ./production.commspec.yaml',
  'name: staging',
  'services:',
  '  calendar: { remove: true }',
  'tiers:',
  '  - { tier: 0, remove: true }',
  '  - tier: 1',
  '    hosts:',
  '      - { name: web, count: 1 }',
  '      - { name: search, remove: true }',
  '      - name: front',
  '        components: [{ component: webmail, remove: true }]',
  '```',
];

/** What `docs/format.md` has to hold. */
export function formatPage(): string {
  const sets = new Set<ValueSet>();
  const lines = [
    '# The spec format',
    '',
    `A spec is one YAML 1.2 document in a file ${ticked(specFiles, { word: 'or' })}. Only \`commspec\`, \`name\`, \`suite\`,`,
    '`architecture` and `tiers` are needed. Quantities carry their unit. Keys that begin with `x-` are yours. Line numbers are those of the',
    'Deployment Planning Guide for suite 7. This page is made from the definition of the format, as is `schemas/commspec.schema.json`.',
  ];
  lines.push(...overlayLines);
  for (const section of formatSections()) {
    const { path, type, doc, example } = section;
    const heading = path.length === 0 ? 'The spec as a whole' : `\`${nameOf(path)}\``;
    lines.push('', `${'#'.repeat(Math.min(4, 2 + Math.max(0, nameOf(path).split('.').length - 1)))} ${heading}`);
    if (doc !== undefined) lines.push('', doc.text);
    if (path.includes('[]') && path.at(-1) === '[]') lines.push('', `Each item is ${withArticle(type.title)}.`);
    lines.push('', '```yaml', example.trimEnd(), '```', '', keyTable(type, sets).text);
  }
  const parts = Object.entries(components).map(([id, { title, text }]) => [code(id), prose(title), prose(text)]);
  lines.push('', '## Components', '', markdownTable(titled('id', 'title', 'what it is'), parts).text);
  lines.push('', '## Values');
  for (const set of [...sets].sort((a, b) => a.name.localeCompare(b.name))) {
    const rows = idsOf(set).flatMap((id) => {
      const value = set.values[id];
      return value === undefined ? [] : [[code(id), prose([`${value.title}.`, value.text ?? ''].join(' ').trim())]];
    });
    lines.push('', `### Values: ${set.name}`, '', markdownTable(titled('value', 'what it is'), rows).text);
  }
  return `${lines.join('\n')}\n`;
}
