/**
 * Minimal text edits on a document, from nodes of its tree. Never prints a tree: comments, blank lines and style stay.
 */
import type { SyntaxTree } from './document';
import { entryLines, flowText, itemLines, Raw, scalarText, type Plain } from './plain';
import type { TextEdit } from './text-edit';
import type { Entry, MapNode, Node, ScalarNode, SeqNode, Span } from './tree';

/** Numbers and versions: `4`, `6.3`, `9.0.1`. */
const DIGITS = /^\d+(\.\d+)*$/;

/**
 * Edits of one document. A method that is given a node of another file makes no edit: a fix whose `in` names the wrong file then
 * changes nothing.
 */
export class Editor {
  readonly #tree: SyntaxTree;
  readonly #edits: TextEdit[] = [];

  constructor(tree: SyntaxTree) {
    this.#tree = tree;
  }

  get #eol(): string {
    return this.#tree.eol;
  }

  /** The root of the document that is edited, without what it extends. */
  get root(): Node | undefined {
    return this.#tree.root;
  }

  /**
   * What to change; removals that meet (two neighbours in one list) are one, and so is the same change of a place that was
   * reached twice, by its anchor and by an alias.
   */
  get edits(): readonly TextEdit[] {
    const written = new Map<string, TextEdit>();
    for (const edit of this.#edits) {
      if (isRemoval(edit)) continue;
      const { start, end } = edit.span;
      const place = `${start} ${end} ${edit.newText}`;
      if (!written.has(place)) written.set(place, edit);
    }
    const removals: TextEdit[] = [];
    for (const edit of this.#edits.filter(isRemoval).sort((a, b) => a.span.start - b.span.start)) {
      const last = removals.at(-1);
      if (last === undefined || last.span.end < edit.span.start) removals.push(edit);
      else
        removals[removals.length - 1] = {
          span: { start: last.span.start, end: Math.max(last.span.end, edit.span.end) },
          newText: '',
        };
    }
    return [...written.values(), ...removals];
  }

  /**
   * Writes another value in place of a scalar, list or mapping that stands on its own. Quotes are kept where they were, and a
   * text of digits gets none where one stood without: whoever reads it there takes it as it is written.
   */
  replace(given: Node, value: Plain): void {
    const node = this.#own(given);
    if (node === undefined) return;
    const entry = this.#entryOf(node);
    if ((node.kind === 'map' || node.kind === 'seq') && !node.flow && entry !== undefined) {
      this.#replaceBlock(entry, flowText(value));
      return;
    }
    const quoted =
      node.kind === 'scalar' && typeof value === 'string' && (node.style === 'double' || node.style === 'single');
    if (typeof value === 'string' && DIGITS.test(value) && node.kind === 'scalar' && isPlainDigits(node)) {
      this.#put(node, value);
      return;
    }
    const single = quoted && node.style === 'single' && /^[\x20-\x26\x28-\x7e]*$/.test(value);
    this.#put(node, single ? `'${value}'` : quoted ? JSON.stringify(value) : flowText(value));
  }

  /**
   * Adds `key: value` to a mapping, after the last of its keys that stands before `key` in `order` (at the end without).
   * A scalar that is short for a mapping of the key `shorthand` is written out first.
   */
  insert(
    given: MapNode | ScalarNode,
    key: string,
    value: Plain,
    options: { readonly order?: readonly string[]; readonly shorthand?: string } = {},
  ): void {
    const into = this.#own(given);
    if (into?.kind === 'scalar') this.#expand(into, key, value, options.shorthand);
    if (into?.kind !== 'map') return;
    const previous = this.#predecessor(into, key, options.order);
    if (into.flow) {
      this.#insertFlow(into, previous, `${scalarText(key)}: ${flowText(value)}`);
      return;
    }
    const first = into.entries[0];
    if (first === undefined) return;
    const keyAt = this.#tree.spanOf(first.key).start;
    const column = this.#itemColumn(keyAt);
    const lines = entryLines(key, value);
    if (previous === undefined) {
      const at = this.#lineStart(keyAt) + column;
      this.#insertText(at, lines.map((line) => line + this.#eol + ' '.repeat(column)).join(''));
    } else this.#insertLines(this.#endOf(previous), column, lines);
  }

  /** Adds an item at the end of a list. An absent or empty value becomes a list. */
  add(given: SeqNode | ScalarNode | MapNode, value: Plain): void {
    const list = this.#own(given);
    if (list?.kind === 'scalar') {
      // A single value that stands for a list of one, or nothing yet.
      this.#put(list, flowText(list.value === null ? [value] : [new Raw(this.#flowScalar(list)), value]));
    }
    if (list?.kind !== 'seq') return;
    const last = list.items.at(-1);
    if (last === undefined) this.#put(list, flowText([value]));
    else if (list.flow) this.#insertText(this.#tree.spanOf(last).end, `, ${flowText(value)}`);
    else
      this.#insertLines(this.#tree.spanOf(last).end, this.#columnOf(this.#tree.spanOf(list).start), itemLines(value));
  }

  /** Adds an item to a list before another one, above the comments that stand over that one. */
  addBefore(given: Node, value: Plain): void {
    const path = this.#tree.pathTo(given);
    const item = path.at(-1);
    const seq = path.at(-2);
    if (item === undefined || seq?.kind !== 'seq') return;
    if (seq.flow) {
      this.#insertText(this.#tree.spanOf(item).start, `${flowText(value)}, `);
      return;
    }
    const { text } = this.#tree;
    const dash = this.#dashOf(seq, seq.items.indexOf(item));
    const lineStart = this.#lineStart(dash);
    const indent = ' '.repeat(dash - lineStart);
    // `- - item`: the list begins in the middle of a line.
    if (text.slice(lineStart, dash).trim() !== '') {
      this.#insertText(
        dash,
        itemLines(value)
          .map((line) => line + this.#eol + indent)
          .join(''),
      );
      return;
    }
    let at = lineStart;
    while (at > 0) {
      const above = this.#lineStart(at - 1);
      if (!/^\s*#/.test(text.slice(above, at))) break;
      at = above;
    }
    this.#insertText(
      at,
      itemLines(value)
        .map((line) => indent + line + this.#eol)
        .join(''),
    );
  }

  /**
   * Removes a key and its value from the mapping that holds it, or an item from its list. A mapping that would be left empty
   * goes too; a list that would be left empty stays, as `[]`.
   */
  removeEntry(value: Node): void {
    const path = this.#tree.pathTo(value);
    const node = path.at(-1);
    const owner = path.at(-2);
    if (owner?.kind === 'map') {
      const entry = owner.entries.find((candidate) => candidate.value === node || candidate.key === node);
      if (entry !== undefined) this.#removeFromMap(owner, entry);
    } else if (owner?.kind === 'seq' && node !== undefined) this.#removeFromSeq(owner, node);
  }

  /** Removes an item from the list that holds it. */
  removeItem(item: Node): void {
    this.removeEntry(item);
  }

  /** Renames a key. */
  rename(key: ScalarNode, to: string): void {
    if (this.#tree.owns(key)) this.raw(this.#tree.spanOf(key), scalarText(to));
  }

  /** Replaces document offsets by text, as it is. */
  raw(span: Span, newText: string): void {
    this.#edits.push({ span, newText });
  }

  /** The node of this document that a node is or, in an overlay, was made from. */
  #own(node: Node): Node | undefined {
    return this.#tree.pathTo(node).at(-1);
  }

  /** The entry whose value a node is. */
  #entryOf(node: Node): Entry | undefined {
    const owner = this.#tree.pathTo(node).at(-2);
    return owner?.kind === 'map' ? owner.entries.find((entry) => entry.value === node) : undefined;
  }

  #insertText(at: number, newText: string): void {
    this.raw({ start: at, end: at }, newText);
  }

  /** Adds whole lines below the line that holds `offset`. */
  #insertLines(offset: number, column: number, lines: readonly string[]): void {
    this.#insertText(this.#endOfLine(offset), lines.map((line) => this.#eol + ' '.repeat(column) + line).join(''));
  }

  /** Writes a text over a node; where there was nothing, with what must stand around a value. */
  #put(node: Node, newText: string): void {
    const { text } = this.#tree;
    const span = this.#tree.spanOf(node);
    if (span.start < span.end) {
      this.raw(span, newText);
      return;
    }
    const entry = this.#entryOf(node);
    const colon =
      entry === undefined || text.slice(this.#tree.spanOf(entry.key).end, span.start).includes(':') ? '' : ':';
    const before = colon !== '' || /\S/.test(text.charAt(span.start - 1)) ? ' ' : '';
    const after = /[#}\]]/.test(text.charAt(span.end)) ? ' ' : '';
    this.raw(span, colon + before + newText + after);
  }

  /** Puts a text right after `key:`, and takes away the lines of a block below it. */
  #replaceBlock(entry: Entry, newText: string): void {
    const { text } = this.#tree;
    const { start, end } = this.#tree.spanOf(entry.value);
    const colon = text.indexOf(':', this.#tree.spanOf(entry.key).end) + 1;
    const lineStart = this.#lineStart(start);
    if (lineStart <= colon) {
      this.raw({ start: colon, end }, ` ${newText}`);
      return;
    }
    this.#insertText(colon, ` ${newText}`);
    this.raw({ start: this.#endOfLine(lineStart - 1), end: this.#endOfLine(end) }, '');
  }

  #insertFlow(map: MapNode, previous: Entry | undefined, entry: string): void {
    const { start, end } = this.#tree.spanOf(map);
    // `[key: value]` is a list of one mapping without braces.
    const bare = this.#tree.text.charAt(start) !== '{';
    if (bare) this.#insertText(start, previous === undefined ? `{ ${entry}, ` : '{ ');
    if (bare) this.#insertText(end, previous === undefined ? ' }' : `, ${entry} }`);
    if (bare) return;
    if (previous !== undefined) {
      this.#insertText(this.#endOf(previous), `, ${entry}`);
      return;
    }
    if (map.entries.length > 0) this.#insertText(start + 1, ` ${entry},`);
    else this.raw({ start: start + 1, end: Math.max(start + 1, end - 1) }, ` ${entry} `);
  }

  #expand(node: ScalarNode, key: string, value: Plain, shorthand = 'component'): void {
    const span = this.#tree.spanOf(node);
    const owner = this.#tree.pathTo(node).at(-2);
    const entry = this.#entryOf(node);
    if (owner?.kind === 'seq' && !owner.flow && this.#isAlone(span)) {
      const lines = entryLines(key, value);
      if (node.value === null) {
        // A dash without a gap gets one.
        const column = this.#columnOf(span.start) + (this.#tree.text.charAt(span.start - 1) === '-' ? 1 : 0);
        this.#put(node, lines.join(this.#eol + ' '.repeat(column)));
        return;
      }
      this.#insertText(span.start, `${shorthand}: `);
      this.#insertLines(span.end, this.#columnOf(span.start), lines);
      return;
    }
    if (entry !== undefined && owner?.kind === 'map' && !owner.flow && node.value === null) {
      if (span.start < span.end) this.raw(span, '');
      this.#insertLines(span.end, this.#itemColumn(this.#tree.spanOf(entry.key).start) + 2, entryLines(key, value));
      return;
    }
    const head = node.value === null ? [] : [`${shorthand}: ${this.#flowScalar(node)}`];
    this.#put(node, `{ ${[...head, `${scalarText(key)}: ${flowText(value)}`].join(', ')} }`);
  }

  /** Whether nothing but dashes stands before a value on its line. */
  #isAlone(span: Span): boolean {
    return /^\s*-(?:\s+-)*\s*$/.test(this.#tree.text.slice(this.#lineStart(span.start), span.start));
  }

  /** A scalar as it can stand in flow style. */
  #flowScalar(node: ScalarNode): string {
    const span = this.#tree.spanOf(node);
    const written = this.#tree.text.slice(span.start, span.end);
    const fits =
      node.style === 'single' || node.style === 'double' || (node.style === 'plain' && !/[,[\]{}\n]/.test(written));
    return fits ? written : JSON.stringify(node.source);
  }

  #removeFromMap(map: MapNode, entry: Entry): void {
    if (map.entries.length === 1 && this.#tree.pathTo(map).length > 1) {
      this.removeEntry(map);
      return;
    }
    const start = this.#tree.spanOf(entry.key).start;
    const end = this.#endOf(entry);
    const index = map.entries.indexOf(entry);
    if (map.flow) {
      this.#removeFlow(map, start, end, index === map.entries.length - 1);
      return;
    }
    const next = map.entries[index + 1];
    const lineStart = this.#lineStart(start);
    const own = this.#tree.text.slice(lineStart, start).trim() === '';
    // After a dash the next key moves up; else whole lines go.
    if (!own && next !== undefined) this.raw({ start, end: this.#tree.spanOf(next.key).start }, '');
    else this.#removeLines(lineStart, end);
  }

  #removeFromSeq(seq: SeqNode, item: Node): void {
    const span = this.#tree.spanOf(item);
    const index = seq.items.indexOf(item);
    const entry = seq.items.length === 1 ? this.#entryOf(seq) : undefined;
    if (entry !== undefined) {
      if (seq.flow) this.raw(this.#tree.spanOf(seq), '[]');
      else this.#replaceBlock(entry, '[]');
      return;
    }
    if (seq.flow) {
      this.#removeFlow(seq, span.start, span.end, index === seq.items.length - 1);
      return;
    }
    const dash = this.#dashOf(seq, index);
    const lineStart = this.#lineStart(dash);
    const own = this.#tree.text.slice(lineStart, dash).trim() === '';
    // `- - item`: the next item moves up.
    if (!own && index + 1 < seq.items.length) this.raw({ start: dash, end: this.#dashOf(seq, index + 1) }, '');
    else if (own) this.#removeLines(lineStart, span.end);
  }

  /** Where the dash of an item stands: the first in the column of the list after the item before. */
  #dashOf(seq: SeqNode, index: number): number {
    const first = this.#tree.spanOf(seq).start;
    const previous = seq.items[index - 1];
    const item = seq.items[index];
    if (previous === undefined || item === undefined) return first;
    const column = this.#columnOf(first);
    const end = this.#tree.spanOf(item).start;
    for (let line = this.#endOfLine(this.#tree.spanOf(previous).end); line < end; line = this.#endOfLine(line + 1)) {
      const at = this.#tree.text.indexOf('\n', line) + 1 + column;
      if (this.#tree.text.charAt(at) === '-' && this.#tree.text.slice(at - column, at).trim() === '') return at;
      line = at - column - 1;
    }
    return end;
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
    this.raw({ start: from, end: to }, '');
  }

  #removeLines(lineStart: number, end: number): void {
    const newline = this.#tree.text.indexOf('\n', end);
    if (newline >= 0) this.raw({ start: lineStart, end: newline + 1 }, '');
    else {
      // The last line of a file without a final line break: take the break before it.
      const breakStart = this.#tree.text.charAt(lineStart - 2) === '\r' ? lineStart - 2 : Math.max(0, lineStart - 1);
      this.raw({ start: breakStart, end: this.#tree.text.length }, '');
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

  #lineStart(offset: number): number {
    const start = this.#tree.text.lastIndexOf('\n', offset - 1) + 1;
    // A byte order mark takes no column.
    return start === 0 && this.#tree.text.charCodeAt(0) === 0xfeff ? 1 : start;
  }

  #columnOf(offset: number): number {
    return offset - this.#lineStart(offset);
  }

  /** The column in which the keys of a mapping stand, from the place of its first: what stands before it may be an anchor. */
  #itemColumn(keyAt: number): number {
    const before = this.#tree.text.slice(this.#lineStart(keyAt), keyAt);
    return /^ *(?:- +)*/.exec(before)?.[0].length ?? 0;
  }

  /** The end of the line that holds the offset, before its line break. */
  #endOfLine(offset: number): number {
    const { text } = this.#tree;
    const newline = text.indexOf('\n', offset);
    if (newline < 0) return text.length;
    return text.charAt(newline - 1) === '\r' ? newline - 1 : newline;
  }
}

const isPlainDigits = (node: ScalarNode): boolean => node.style === 'plain' && DIGITS.test(node.source);

const isRemoval = (edit: TextEdit): boolean => edit.newText === '' && edit.span.end > edit.span.start;
