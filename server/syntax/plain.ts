/** Values as YAML text: in flow style, or as lines. */
import type { Node } from './tree';

/**
 * A value to write: a scalar (quoted where YAML needs it), a list (flow style, or one item a line where an item is a
 * mapping) or a mapping (one key a line; in flow style inside flow style). `Raw` is written as it is, `Moved` and `Cut` as they
 * stood, comments and all.
 */
export type Plain =
  string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain } | Raw | Moved | Cut;

export class Raw {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** An item of a list of the file that is edited, to be written as it stands there; the editor makes a `Cut` of it. */
export class Moved {
  readonly node: Node;
  /** Keys of the item that change on the way, and the order of all keys. */
  readonly set: Readonly<Record<string, Plain>>;
  readonly order: readonly string[];

  constructor(node: Node, set: Readonly<Record<string, Plain>> = {}, order: readonly string[] = []) {
    this.node = node;
    this.set = set;
    this.order = order;
  }
}

/** A piece of a file, to stand elsewhere. */
export class Cut {
  /** Comments above it, then the piece itself from its first character on, without the column that it stood in. */
  readonly above: readonly string[];
  readonly lines: readonly string[];
  /** The value on one line, and all its comments. */
  readonly flow: string;
  readonly comments: readonly string[];

  constructor(above: readonly string[], lines: readonly string[], flow: string, comments: readonly string[]) {
    this.above = above;
    this.lines = lines;
    this.flow = flow;
    this.comments = comments;
  }
}

export const PLAIN = /^[A-Za-z0-9_./][A-Za-z0-9_./%@ +-]*$/;

/** What reads back as a number, a boolean or nothing at all; a version such as `7.1` among them. */
const AMBIGUOUS = /^(null|true|false|\.inf|\.nan|0x[\da-f]+|[-+.]?\d[\d.eE+_o-]*)$/i;

const MARKER = /^(\.\.\.|---)(\s|$)/;

/** A text as one YAML scalar: plain where that reads back the same, else in double quotes. */
export function scalarText(value: string): string {
  return PLAIN.test(value) && !AMBIGUOUS.test(value) && !MARKER.test(value) && !value.endsWith(' ')
    ? value
    : JSON.stringify(value);
}

/** A value in flow style, on one line; only comments that come with it need lines of their own, which begin with `pad`. */
export function flowText(value: Plain, pad = '    '): string {
  if (value instanceof Raw) return value.text;
  if (value instanceof Moved) return flowText(plainOf(value.node), pad);
  if (value instanceof Cut)
    return value.comments.length === 0 ? value.flow : ['', ...value.comments, value.flow].join(`\n${pad}`);
  if (typeof value === 'string') return scalarText(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isList(value)) return value.length === 0 ? '[]' : `[${joined(value.map((item) => flowText(item, pad)))}]`;
  const entries = Object.entries(value).map(([key, inner]) => `${scalarText(key)}: ${flowText(inner, pad)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** Items with commas between them; what begins on a line of its own needs no blank before it. */
export const joined = (items: readonly string[]): string => items.join(', ').replaceAll(', \n', ',\n');

/** A node as a value to write elsewhere; comments stay behind. */
export function plainOf(node: Node): Plain {
  switch (node.kind) {
    case 'scalar':
      return new Raw(node.style === 'plain' ? node.source : JSON.stringify(node.value));
    case 'alias':
      return new Raw(`*${node.name}`);
    case 'seq':
      return node.items.map(plainOf);
    case 'map': {
      const plain = Object.fromEntries(node.entries.map((entry) => [entry.key.source, plainOf(entry.value)]));
      return node.flow ? new Raw(flowText(plain)) : plain;
    }
  }
}

/** A value as block lines, the first without indentation; what follows `key:` or a dash. */
function blockLines(value: Plain): readonly string[] {
  if (isMapping(value)) {
    return Object.entries(value).flatMap(([key, inner]) => entryLines(key, inner));
  }
  return [flowText(value)];
}

/** `key: value` as lines without indentation. */
export function entryLines(key: string, value: Plain): readonly string[] {
  const name = scalarText(key);
  if (isMapping(value)) return [`${name}:`, ...blockLines(value).map((line) => `  ${line}`)];
  if (isList(value) && value.some(needsLines))
    return [`${name}:`, ...value.flatMap(itemLines).map((line) => `  ${line}`)];
  return [`${name}: ${flowText(value)}`];
}

export function itemLines(value: Plain): readonly string[] {
  if (value instanceof Cut) {
    const [first = '', ...rest] = value.lines;
    return [...value.above, `- ${first}`, ...rest.map((line) => (line === '' ? '' : `  ${line}`))];
  }
  const [first = '', ...rest] = blockLines(value);
  return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
}

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

const isMapping = (value: Plain): value is { readonly [key: string]: Plain } =>
  typeof value === 'object' &&
  !isList(value) &&
  !(value instanceof Raw || value instanceof Moved || value instanceof Cut) &&
  Object.keys(value).length > 0;

/** Whether an item of a list has to stand on lines of its own. */
const needsLines = (item: Plain): boolean =>
  isMapping(item) || (item instanceof Cut && (item.comments.length > 0 || item.lines.join('\n') !== item.flow));
