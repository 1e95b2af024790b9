/** Values as YAML text: in flow style, or as lines. */

/**
 * A value to write: a scalar (quoted where YAML needs it), a list (flow style, or one item a line where an item is a
 * mapping) or a mapping (one key a line; in flow style inside flow style). `raw` is written as it is.
 */
export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain } | Raw;

export class Raw {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
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

/** A value in flow style, on one line. */
export function flowText(value: Plain): string {
  if (value instanceof Raw) return value.text;
  if (typeof value === 'string') return scalarText(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isList(value)) return value.length === 0 ? '[]' : `[${value.map(flowText).join(', ')}]`;
  const entries = Object.entries(value).map(([key, inner]) => `${scalarText(key)}: ${flowText(inner)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
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
  if (isList(value) && value.some(isMapping))
    return [`${name}:`, ...value.flatMap(itemLines).map((line) => `  ${line}`)];
  return [`${name}: ${flowText(value)}`];
}

export function itemLines(value: Plain): readonly string[] {
  const [first = '', ...rest] = blockLines(value);
  return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
}

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

const isMapping = (value: Plain): value is { readonly [key: string]: Plain } =>
  typeof value === 'object' && !isList(value) && !(value instanceof Raw) && Object.keys(value).length > 0;
