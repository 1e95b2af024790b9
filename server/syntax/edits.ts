/**
 * Minimal text edits on a document, from nodes of its tree. Never prints a tree: comments, blank lines and style stay.
 */
import type { SyntaxTree } from './document';
import type { Entry, MapNode, Node, ScalarNode, SeqNode, Span } from './tree';

/** Replaces the text of a span (document offsets) by `newText`. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

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

const PLAIN = /^[A-Za-z0-9_./%@][A-Za-z0-9_./%@ +-]*$/;
const AMBIGUOUS = /^(null|true|false|~|[-+.]?\d[\d.eE+_xo-]*)$/i;

/** A text as one YAML scalar: plain where that reads back the same, else in double quotes. */
export function scalarText(value: string): string {
  return PLAIN.test(value) && !AMBIGUOUS.test(value) && !value.endsWith(' ') ? value : JSON.stringify(value);
}

/** A value in flow style, on one line. */
export function flowText(value: Plain): string {
  if (value instanceof Raw) return value.text;
  if (typeof value === 'string') return scalarText(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isList(value)) return value.length === 0 ? '[]' : `[${value.map(flowText).join(', ')}]`;
  const entries = Object.entries(value).map(([key, inner]) => `${key}: ${flowText(inner)}`);
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
function entryLines(key: string, value: Plain): readonly string[] {
  if (isMapping(value)) return [`${key}:`, ...blockLines(value).map((line) => `  ${line}`)];
  if (isList(value) && value.some(isMapping)) return [`${key}:`, ...value.flatMap(itemLines).map((line) => `  ${line}`)];
  return [`${key}: ${flowText(value)}`];
}

function itemLines(value: Plain): readonly string[] {
  const [first = '', ...rest] = blockLines(value);
  return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
}

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);
const isMapping = (value: Plain): value is { readonly [key: string]: Plain } =>
  typeof value === 'object' && !isList(value) && !(value instanceof Raw) && Object.keys(value).length > 0;

export class Editor {
  readonly #tree: SyntaxTree;
  readonly #eol: string;
  readonly #edits: TextEdit[] = [];

  constructor(tree: SyntaxTree) {
    this.#tree = tree;
    this.#eol = tree.text.includes('\r\n') ? '\r\n' : '\n';
  }

  get edits(): readonly TextEdit[] {
    return this.#edits;
  }

  /** The root of the document that is edited, without what it extends. */
  get root(): Node | undefined {
    return this.#tree.root;
  }

  /** Writes another value in place of a scalar, list or mapping that stands on its own. Quotes are kept where they were. */
  replace(node: Node, value: Plain): void {
    const text = flowText(value);
    const quoted = node.kind === 'scalar' && typeof value === 'string' && (node.style === 'double' || node.style === 'single');
    const span = this.#tree.spanOf(node);
    const newText = quoted ? (node.style === 'single' && !value.includes("'") ? `'${value}'` : JSON.stringify(value)) : text;
    const space = span.start === span.end && this.#tree.text.charAt(span.start - 1) === ':' ? ' ' : '';
    this.#edits.push({ span, newText: space + newText });
  }

  /**
   * Adds `key: value` to a mapping, after the last of its keys that stands before `key` in `order` (at the end without).
   * A scalar that is short for a mapping of the key `shorthand` is written out first.
   */
  insert(into: MapNode | ScalarNode, key: string, value: Plain, options: { readonly order?: readonly string[]; readonly shorthand?: string } = {}): void {
    if (into.kind === 'scalar') {
      this.#expand(into, key, value, options.shorthand);
      return;
    }
    if (into.flow) {
      const previous = this.#predecessor(into, key, options.order);
      const entry = `${key}: ${flowText(value)}`;
      const span = this.#tree.spanOf(into);
      if (previous === undefined) {
        const at = span.start + 1;
        const first = into.entries[0];
        const newText = first === undefined ? ` ${entry} ` : ` ${entry},`;
        const end = first === undefined ? Math.max(at, span.end - 1) : at;
        this.#edits.push({ span: { start: at, end }, newText });
      } else {
        const at = this.#tree.spanOf(previous.value).end;
        this.#edits.push({ span: { start: at, end: at }, newText: `, ${entry}` });
      }
      return;
    }
    const first = into.entries[0];
    if (first === undefined) return;
    const column = this.#columnOf(this.#tree.spanOf(first.key).start);
    const lines = entryLines(key, value);
    const previous = this.#predecessor(into, key, options.order);
    if (previous === undefined) {
      const at = this.#tree.spanOf(first.key).start;
      const indent = ' '.repeat(column);
      this.#edits.push({ span: { start: at, end: at }, newText: lines.map((line) => line + this.#eol + indent).join('') });
      return;
    }
    const at = this.#endOfLine(this.#endOf(previous));
    const indent = ' '.repeat(column);
    this.#edits.push({ span: { start: at, end: at }, newText: lines.map((line) => this.#eol + indent + line).join('') });
  }

  /** Adds an item at the end of a list. An absent or empty value becomes a list. */
  add(list: SeqNode | ScalarNode | MapNode, value: Plain): void {
    const span = this.#tree.spanOf(list);
    if (list.kind !== 'seq') {
      // A single value that stands for a list of one, or nothing yet.
      const existing = list.kind === 'scalar' && list.value !== null ? [new Raw(this.#tree.text.slice(span.start, span.end))] : [];
      const space = this.#tree.text.charAt(span.start - 1) === ':' ? ' ' : '';
      this.#edits.push({ span, newText: space + flowText([...existing, value]) });
      return;
    }
    const last = list.items.at(-1);
    if (list.flow || last === undefined) {
      if (last === undefined) this.#edits.push({ span, newText: flowText([value]) });
      else {
        const at = this.#tree.spanOf(last).end;
        this.#edits.push({ span: { start: at, end: at }, newText: `, ${flowText(value)}` });
      }
      return;
    }
    const first = list.items[0] ?? last;
    const dash = this.#dashColumn(first);
    const at = this.#endOfLine(this.#tree.spanOf(last).end);
    const indent = ' '.repeat(dash);
    this.#edits.push({ span: { start: at, end: at }, newText: itemLines(value).map((line) => this.#eol + indent + line).join('') });
  }

  /** Adds an item before another one of a list in block style, above the comments that stand over that one. */
  addBefore(item: Node, value: Plain): void {
    const { text } = this.#tree;
    const start = this.#tree.spanOf(item).start;
    const indent = ' '.repeat(this.#dashColumn(item));
    let at = text.lastIndexOf('\n', start - 1) + 1;
    for (;;) {
      const above = text.lastIndexOf('\n', at - 2) + 1;
      if (at === 0 || !/^\s*#/.test(text.slice(above, at))) break;
      at = above;
    }
    this.#edits.push({ span: { start: at, end: at }, newText: itemLines(value).map((line) => indent + line + this.#eol).join('') });
  }

  /** Removes a key and its value from the mapping that holds it; a mapping or list that would be left empty goes too. */
  removeEntry(value: Node): void {
    const path = this.#tree.pathTo(value);
    const owner = path.at(-2);
    if (owner?.kind === 'map') {
      const entry = owner.entries.find((candidate) => candidate.value === value || candidate.key === value);
      if (entry !== undefined) this.#removeFromMap(owner, entry);
    } else if (owner?.kind === 'seq') this.#removeFromSeq(owner, value);
  }

  /** Removes an item from the list that holds it. */
  removeItem(item: Node): void {
    this.removeEntry(item);
  }

  /** Renames a key. */
  rename(key: ScalarNode, to: string): void {
    this.#edits.push({ span: this.#tree.spanOf(key), newText: scalarText(to) });
  }

  /** Replaces document offsets by text, as it is. */
  raw(span: Span, newText: string): void {
    this.#edits.push({ span, newText });
  }

  #expand(node: ScalarNode, key: string, value: Plain, shorthand: string | undefined): void {
    const span = this.#tree.spanOf(node);
    const written = this.#tree.text.slice(span.start, span.end);
    const owner = this.#tree.pathTo(node).at(-2);
    const short = shorthand ?? 'component';
    const head = node.value === null && written === '' ? [] : [`${short}: ${written}`];
    if (owner?.kind === 'seq' && !owner.flow) {
      const indent = ' '.repeat(this.#columnOf(span.start));
      const newText = [...head, ...entryLines(key, value)].join(this.#eol + indent);
      this.#edits.push({ span, newText });
      return;
    }
    if (owner?.kind === 'map' && !owner.flow && node.value === null) {
      const entry = owner.entries.find((candidate) => candidate.value === node);
      const column = entry === undefined ? 0 : this.#columnOf(this.#tree.spanOf(entry.key).start) + 2;
      const indent = this.#eol + ' '.repeat(column);
      this.#edits.push({ span, newText: entryLines(key, value).map((line) => indent + line).join('') });
      return;
    }
    const space = this.#tree.text.charAt(span.start - 1) === ':' ? ' ' : '';
    this.#edits.push({ span, newText: `${space}{ ${[...head, `${key}: ${flowText(value)}`].join(', ')} }` });
  }

  #removeFromMap(map: MapNode, entry: Entry): void {
    if (map.entries.length === 1) {
      const path = this.#tree.pathTo(map);
      const owner = path.at(-2);
      if (owner?.kind === 'map' || owner?.kind === 'seq') {
        this.removeEntry(map);
        return;
      }
    }
    const start = this.#tree.spanOf(entry.key).start;
    const end = this.#endOf(entry);
    if (map.flow) {
      this.#removeFlow(map, start, end, map.entries.indexOf(entry) === map.entries.length - 1);
      return;
    }
    const next = map.entries[map.entries.indexOf(entry) + 1];
    const lineStart = this.#tree.text.lastIndexOf('\n', start - 1) + 1;
    const own = this.#tree.text.slice(lineStart, start).trim() === '';
    // After a dash the next key moves up; else whole lines go.
    if (!own && next !== undefined) this.#edits.push({ span: { start, end: this.#tree.spanOf(next.key).start }, newText: '' });
    else this.#removeLines(lineStart, end);
  }

  #removeFromSeq(seq: SeqNode, item: Node): void {
    const span = this.#tree.spanOf(item);
    if (seq.items.length === 1) {
      const owner = this.#tree.pathTo(seq).at(-2);
      if (owner?.kind === 'map') {
        const whole = this.#tree.spanOf(seq);
        const entry = owner.entries.find((candidate) => candidate.value === seq);
        const start = seq.flow || entry === undefined ? whole.start : this.#tree.spanOf(entry.key).end + 1;
        this.#edits.push({ span: { start, end: whole.end }, newText: seq.flow ? '[]' : ' []' });
        return;
      }
    }
    if (seq.flow) {
      this.#removeFlow(seq, span.start, span.end, seq.items.indexOf(item) === seq.items.length - 1);
      return;
    }
    const lineStart = this.#tree.text.lastIndexOf('\n', span.start - 1) + 1;
    const before = this.#tree.text.slice(lineStart, span.start);
    if (/^\s*- +$/.test(before)) this.#removeLines(lineStart, span.end);
    else {
      const next = seq.items[seq.items.indexOf(item) + 1];
      if (next !== undefined) this.#edits.push({ span: { start: span.start, end: this.#tree.spanOf(next).start }, newText: '' });
    }
  }

  #removeFlow(owner: MapNode | SeqNode, start: number, end: number, last: boolean): void {
    const { text } = this.#tree;
    const outer = this.#tree.spanOf(owner);
    let from = start;
    let to = end;
    while (to < outer.end && /\s/.test(text.charAt(to))) to++;
    if (text.charAt(to) === ',') {
      to++;
      while (to < outer.end && /[ \t]/.test(text.charAt(to))) to++;
    } else if (last) {
      to = end;
      while (from > outer.start && /\s/.test(text.charAt(from - 1))) from--;
      if (text.charAt(from - 1) === ',') from--;
      else from = start;
    }
    this.#edits.push({ span: { start: from, end: to }, newText: '' });
  }

  #removeLines(lineStart: number, end: number): void {
    const newline = this.#tree.text.indexOf('\n', end);
    if (newline >= 0) this.#edits.push({ span: { start: lineStart, end: newline + 1 }, newText: '' });
    else {
      // The last line of a file without a final line break: take the break before it.
      const breakStart = this.#tree.text.charAt(lineStart - 2) === '\r' ? lineStart - 2 : Math.max(0, lineStart - 1);
      this.#edits.push({ span: { start: breakStart, end: this.#tree.text.length }, newText: '' });
    }
  }

  #predecessor(map: MapNode, key: string, order: readonly string[] | undefined): Entry | undefined {
    const rank = order?.indexOf(key) ?? -1;
    if (order === undefined || rank < 0) return map.entries.at(-1);
    return map.entries.findLast((entry) => {
      const other = order.indexOf(entry.key.source);
      return other >= 0 && other < rank;
    });
  }

  #endOf(entry: Entry): number {
    return Math.max(this.#tree.spanOf(entry.key).end, this.#tree.spanOf(entry.value).end);
  }

  #columnOf(offset: number): number {
    return offset - (this.#tree.text.lastIndexOf('\n', offset - 1) + 1);
  }

  #dashColumn(item: Node): number {
    const start = this.#tree.spanOf(item).start;
    const lineStart = this.#tree.text.lastIndexOf('\n', start - 1) + 1;
    const dash = this.#tree.text.lastIndexOf('-', start - 1);
    return Math.max(0, dash - lineStart);
  }

  /** The end of the line that holds the offset, before its line break; past a block scalar its last line. */
  #endOfLine(offset: number): number {
    const { text } = this.#tree;
    // A block scalar ends after its line break.
    if (offset > 0 && text.charAt(offset - 1) === '\n') return text.charAt(offset - 2) === '\r' ? offset - 2 : offset - 1;
    const newline = text.indexOf('\n', offset);
    if (newline < 0) return text.length;
    return text.charAt(newline - 1) === '\r' ? newline - 1 : newline;
  }
}

/** The text after edits that do not overlap, in any order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = text;
  for (const edit of [...edits].sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end)) {
    result = result.slice(0, edit.span.start) + edit.newText + result.slice(edit.span.end);
  }
  return result;
}
