/**
 * Minimal text edits on a document, from nodes of its tree. Never prints a tree: comments, blank lines and style stay.
 */
import type { SyntaxTree } from './document';
import { dedented, Items, type FlowPart } from './items';
import { Cut, entryLines, flowText, itemLines, joined, Moved, plainOf, Raw, scalarText, type Plain } from './plain';
import { applyEdits, type TextEdit } from './text-edit';
import { entryOf, type Entry, type MapNode, type Node, type ScalarNode, type SeqNode, type Span } from './tree';

/** Numbers and versions: `4`, `6.3`, `9.0.1`. */
const DIGITS = /^\d+(\.\d+)*$/;

/**
 * Edits of one document. A method that is given a node of another file makes no edit: a fix whose `in` names the wrong file then
 * changes nothing.
 */
export class Editor {
  readonly #tree: SyntaxTree;
  readonly #items: Items;
  readonly #edits: TextEdit[] = [];
  /** What is taken out of lists and mappings and put at the end of lists: only all of it together says which commas stay. */
  readonly #removed = new Map<SeqNode | MapNode, Set<number>>();
  readonly #added = new Map<SeqNode, Plain[]>();
  /** The same of single values that stand for a list, and of nothing yet; by the anchor and by an alias is once. */
  readonly #listed = new Map<ScalarNode, Plain[]>();
  /** One end of a move is in another file: half of it would lose what is moved. */
  #halfMoved = false;

  constructor(tree: SyntaxTree) {
    this.#tree = tree;
    this.#items = new Items(tree);
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
    if (this.#halfMoved) return [];
    const written = new Map<string, TextEdit>();
    const removals: TextEdit[] = [];
    for (const edit of [...this.#edits, ...this.#collected()]) {
      if (isRemoval(edit)) {
        removals.push(edit);
        continue;
      }
      const { start, end } = edit.span;
      const place = `${start} ${end} ${edit.newText}`;
      if (!written.has(place)) written.set(place, edit);
    }
    const merged: TextEdit[] = [];
    for (const edit of removals.sort((a, b) => a.span.start - b.span.start)) {
      const last = merged.at(-1);
      if (last === undefined || last.span.end < edit.span.start) merged.push(edit);
      else
        merged[merged.length - 1] = {
          span: { start: last.span.start, end: Math.max(last.span.end, edit.span.end) },
          newText: '',
        };
    }
    return [...[...written.values()].map((edit) => this.#clear(edit, merged)), ...merged];
  }

  /** An insertion in the middle of what is removed, before it: lines that follow the last one of a list, which goes. */
  #clear(edit: TextEdit, removals: readonly TextEdit[]): TextEdit {
    const { start, end } = edit.span;
    const around = start < end ? undefined : removals.find(({ span }) => span.start < start && start < span.end);
    if (around === undefined) return edit;
    const { text } = this.#tree;
    const from = around.span.start;
    const at = !edit.newText.startsWith(this.#eol) || text.charAt(from - 1) !== '\n' ? from : from - this.#eol.length;
    return { span: { start: at, end: at }, newText: edit.newText };
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
      this.#edits.push(...this.#replacedBlock(entry, flowText(value)));
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
      this.#insertFlow(into, previous, `${scalarText(key)}: ${this.#flow(value, this.#tree.spanOf(into).start)}`);
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
  add(given: SeqNode | ScalarNode | MapNode, item: Plain): void {
    const list = this.#own(given);
    if (list === undefined && item instanceof Moved) this.#halfMoved = true;
    if (list?.kind === 'scalar') {
      const [value, others] = [this.#resolved(item), this.#listed.get(list) ?? []];
      if (!others.some((other) => flowText(other) === flowText(value))) this.#listed.set(list, [...others, value]);
    }
    if (list?.kind === 'seq') this.#added.set(list, [...(this.#added.get(list) ?? []), this.#resolved(item)]);
  }

  /** Moves an item of a list to the end of another one. */
  move(item: Node, to: SeqNode | ScalarNode | MapNode): void {
    this.removeItem(item);
    this.add(to, new Moved(item));
  }

  /** Moves an item of a list before another item of the same or another list. */
  moveBefore(item: Node, other: Node): void {
    this.removeItem(item);
    this.addBefore(other, new Moved(item));
  }

  /** Adds an item to a list before another one, above the comments that stand over that one. */
  addBefore(given: Node, added: Plain): void {
    const path = this.#tree.pathTo(given);
    const item = path.at(-1);
    const seq = path.at(-2);
    if (item === undefined && added instanceof Moved) this.#halfMoved = true;
    if (item === undefined || seq?.kind !== 'seq') return;
    const value = this.#resolved(added);
    if (seq.flow) {
      const at = this.#items.startOf(item);
      this.#insertText(at, `${this.#flow(value, at)}, `);
      return;
    }
    const { text } = this.#tree;
    const dash = this.#items.dashOf(seq, seq.items.indexOf(item));
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
    const at = this.#items.commentsAbove(lineStart, () => true);
    this.#insertText(
      at,
      itemLines(value)
        .map((line) => indent + line + this.#eol)
        .join(''),
    );
  }

  /**
   * Removes a key and its value from the mapping that holds it, or an item from its list, its comments with it. A mapping that
   * would be left empty goes too; a list that would be left empty stays, as `[]`.
   */
  removeEntry(value: Node): void {
    const path = this.#tree.pathTo(value);
    const node = path.at(-1);
    const owner = path.at(-2);
    if (node === undefined) return;
    if (owner?.kind === 'map') {
      const index = owner.entries.findIndex((candidate) => candidate.value === node || candidate.key === node);
      if (index >= 0) this.#remove(owner, index);
    } else if (owner?.kind === 'seq') this.#remove(owner, owner.items.indexOf(node));
  }

  #remove(owner: MapNode | SeqNode, index: number): void {
    const indexes = this.#removed.get(owner) ?? new Set();
    this.#removed.set(owner, indexes.add(index));
    if (owner.kind === 'map' && indexes.size === owner.entries.length && this.#tree.pathTo(owner).length > 1) {
      this.#removed.delete(owner);
      this.removeEntry(owner);
    }
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

  /** A value with what it moves as it stands in the file. */
  #resolved(value: Plain): Plain {
    if (value instanceof Moved) {
      const cut = this.#cut(value);
      if (cut === undefined) this.#halfMoved = true;
      return cut ?? plainOf(value.node);
    }
    if (typeof value !== 'object' || value instanceof Raw || value instanceof Cut) return value;
    if (Array.isArray(value)) return (value as readonly Plain[]).map((item) => this.#resolved(item));
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.#resolved(inner)]));
  }

  /** An item as it is written here, with its comments and what changes on the way. */
  #cut({ node: given, set, order }: Moved): Cut | undefined {
    const path = this.#tree.pathTo(given);
    const node = path.at(-1);
    const owner = path.at(-2);
    if (node === undefined || owner?.kind !== 'seq') return undefined;
    const { text } = this.#tree;
    const index = owner.items.indexOf(node);
    const own = this.#items.startOf(node);
    const lines = owner.flow ? undefined : this.#items.blockLines(owner, index);
    const part = owner.flow ? this.#items.flowParts(owner)[index] : undefined;
    const first = this.#lineStart(part?.start ?? own);
    const from = lines?.start ?? (part?.opens === true ? part.from : first);
    const end = lines?.end ?? this.#tree.spanOf(node).end;
    const edits = new Editor(this.#tree);
    for (const [key, value] of Object.entries(set)) {
      const entry = entryOf(node, key);
      if (entry !== undefined) edits.replace(entry.value, value);
      else if (node.kind === 'map' || node.kind === 'scalar')
        edits.insert(node, key, value, { order, shorthand: 'component' });
    }
    const shifted = edits.edits.map(({ span, newText }) => ({
      span: { start: span.start - own, end: span.end - own },
      newText,
    }));
    const behind = part === undefined ? '' : text.slice(part.comma, part.to).trim();
    const body = applyEdits(text.slice(own, end), shifted) + (behind === '' ? '' : ` ${behind}`);
    const column =
      part === undefined || part.opens ? this.#columnOf(own) : (/^ */.exec(text.slice(first, own))?.[0].length ?? 0);
    const above = text
      .slice(from, this.#lineStart(own))
      .split(/\r?\n/)
      // A dash may have a comment too, where its item stands below it.
      .flatMap((line) => /^\s*(?:-\s+)?(#.*?)\s*$/.exec(line)?.slice(1) ?? []);
    const inside = this.#items.commentsIn({ start: own, end }, node);
    const comments = [...above, ...inside, ...(behind === '' ? [] : [behind])];
    const isOneLine = node.kind === 'scalar' || (node.kind === 'map' && node.flow);
    const flow = comments.length === 0 && !/\n/.test(body) && isOneLine ? body : flowText(changedValue(node, set));
    return new Cut(above, dedented(body, column), flow, comments);
  }

  /** A value in flow style at a place. */
  #flow(value: Plain, at: number): string {
    const indent = /^ */.exec(this.#tree.text.slice(this.#lineStart(at), at))?.[0].length ?? 0;
    return flowText(value, ' '.repeat(indent + 4)).replaceAll('\n', this.#eol);
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
    this.#edits.push(this.#written(node, newText));
  }

  #written(node: Node, newText: string): TextEdit {
    const { text } = this.#tree;
    const span = this.#tree.spanOf(node);
    if (span.start < span.end) return { span, newText };
    const entry = this.#entryOf(node);
    const colon =
      entry === undefined || text.slice(this.#tree.spanOf(entry.key).end, span.start).includes(':') ? '' : ':';
    const before = colon !== '' || /\S/.test(text.charAt(span.start - 1)) ? ' ' : '';
    const after = /[#}\]]/.test(text.charAt(span.end)) ? ' ' : '';
    return { span, newText: colon + before + newText + after };
  }

  /** Puts a text right after `key:`, and takes away the lines of a block below it. */
  #replacedBlock(entry: Entry, newText: string): readonly TextEdit[] {
    const { text } = this.#tree;
    const { start, end } = this.#tree.spanOf(entry.value);
    const colon = text.indexOf(':', this.#tree.spanOf(entry.key).end) + 1;
    const lineStart = this.#lineStart(start);
    if (lineStart <= colon) return [edit(colon, end, ` ${newText}`)];
    return [edit(colon, colon, ` ${newText}`), edit(this.#endOfLine(lineStart - 1), this.#endOfLine(end), '')];
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

  /** What lists and mappings become in which something was removed or added. */
  #collected(): readonly TextEdit[] {
    const owners = new Set([...this.#removed.keys(), ...this.#added.keys()]);
    const lists = [...this.#listed].map(([single, added]) =>
      this.#written(single, flowText(single.value === null ? added : [new Raw(this.#flowScalar(single)), ...added])),
    );
    const changed = [...owners].flatMap((owner) => {
      const gone = this.#removed.get(owner) ?? new Set<number>();
      const added = owner.kind === 'seq' ? (this.#added.get(owner) ?? []) : [];
      if (owner.flow) return this.#changedFlow(owner, gone, added);
      return owner.kind === 'seq' ? this.#changedList(owner, gone, added) : this.#changedMap(owner, gone);
    });
    return [...lists, ...changed];
  }

  #changedFlow(owner: MapNode | SeqNode, gone: ReadonlySet<number>, added: readonly Plain[]): readonly TextEdit[] {
    const { text } = this.#tree;
    const outer = this.#tree.spanOf(owner);
    const parts = this.#items.flowParts(owner);
    const values = added.map((value) => this.#flow(value, outer.start));
    const kept = parts.filter((_, index) => !gone.has(index));
    const last = kept.at(-1);
    if (last === undefined) {
      const inner = this.#strayComments(owner, parts) + joined(values);
      return [edit(outer.start + 1, text.charAt(outer.end - 1) === closerOf(owner) ? outer.end - 1 : outer.end, inner)];
    }
    const edits = runsOf(gone).flatMap(([from, to]) => this.#removedRun(parts, from, to, values.length > 0));
    if (values.length === 0) return edits;
    const hasComma = last.comma > last.end;
    if (last.to === last.comma) {
      const isRemoved = edits.some(({ span }) => span.start <= last.comma - 1 && last.comma <= span.end);
      const comma = hasComma && !isRemoved && parts.at(-1) !== last ? [edit(last.comma - 1, last.comma, '')] : [];
      return [
        edit(
          last.end,
          last.end,
          joined(['', ...values])
            .trimStart()
            .replace(/^,(?=\S)/, ', '),
        ),
        ...comma,
        ...edits,
      ];
    }
    // What is added stands below the comment behind the last item.
    const indent = last.opens
      ? this.#columnOf(last.start)
      : (/^ */.exec(text.slice(this.#lineStart(last.start)))?.[0].length ?? 0) + 4;
    const lines = values.map((value) => (value.startsWith(this.#eol) ? value : this.#eol + ' '.repeat(indent) + value));
    return [...(hasComma ? [] : [edit(last.end, last.end, ',')]), edit(last.to, last.to, lines.join(',')), ...edits];
  }

  /** The comments of a flow collection that belong to none of its parts, each with the line break behind it. */
  #strayComments(owner: MapNode | SeqNode, parts: readonly FlowPart[]): string {
    const { text } = this.#tree;
    const outer = this.#tree.spanOf(owner);
    const gaps = [...parts, { from: outer.end - 1, to: outer.end }].map(({ from }, index) =>
      text.slice(parts[index - 1]?.to ?? outer.start + 1, from),
    );
    const comments = gaps.flatMap((gap) => gap.match(/#.*/g) ?? []);
    const indent = /^ */.exec(text.slice(this.#lineStart(outer.start)))?.[0].length ?? 0;
    return comments.map((comment) => ` ${comment.trimEnd()}${this.#eol}${' '.repeat(indent + 2)}`).join('');
  }

  /** Takes neighbours out of a flow collection in which something stays. */
  #removedRun(parts: readonly FlowPart[], from: number, to: number, isFollowed: boolean): readonly TextEdit[] {
    const { text } = this.#tree;
    const [first, last, previous, next] = [parts[from], parts[to], parts[from - 1], parts[to + 1]];
    if (first === undefined || last === undefined) return [];
    const isAlone = first.opens && last.closes;
    const above =
      first.opens && !isAlone && first.from < this.#lineStart(first.start)
        ? [edit(first.from, this.#lineStart(first.start), '')]
        : [];
    // The comma of what is the last from now on.
    const spare =
      previous !== undefined && next === undefined && !isFollowed && previous.comma > previous.end
        ? previous
        : undefined;
    if (isAlone) {
      const end = this.#items.lineBelow(last.to) ?? text.length;
      return [edit(first.from, end, ''), ...(spare === undefined ? [] : [edit(spare.comma - 1, spare.comma, '')])];
    }
    if (next === undefined && previous !== undefined) {
      if (first.opens || previous.to > previous.comma)
        return [
          ...above,
          edit(first.start, last.comma, ''),
          ...(spare === undefined ? [] : [edit(spare.comma - 1, spare.comma, '')]),
        ];
      return [edit(previous.end, last.comma, '')];
    }
    if (last.closes) {
      let start = first.start;
      while (!first.opens && /[ \t]/.test(text.charAt(start - 1))) start--;
      return [...above, edit(start, last.to, '')];
    }
    let end = last.comma;
    while (/[ \t]/.test(text.charAt(end))) end++;
    return [...above, edit(first.start, end, '')];
  }

  #changedList(seq: SeqNode, gone: ReadonlySet<number>, added: readonly Plain[]): readonly TextEdit[] {
    const entry = this.#entryOf(seq);
    const last = seq.items.findLastIndex((_, index) => !gone.has(index));
    const column = this.#columnOf(this.#tree.spanOf(seq).start);
    const lines = added.flatMap(itemLines);
    const edits = runsOf(gone).flatMap(([from, to]) => this.#removedItems(seq, from, to));
    if (last < 0 && added.length === 0 && entry !== undefined) {
      const colon = this.#tree.text.indexOf(':', this.#tree.spanOf(entry.key).end) + 1;
      return [edit(colon, colon, ' []'), ...edits];
    }
    if (lines.length === 0) return edits;
    const item = seq.items[last < 0 ? seq.items.length - 1 : last];
    if (item === undefined) return edits;
    const end =
      this.#items.blockLines(seq, seq.items.indexOf(item))?.end ?? this.#endOfLine(this.#tree.spanOf(item).end);
    return [
      ...edits,
      edit(end, end, lines.map((line) => this.#eol + (line === '' ? '' : ' '.repeat(column) + line)).join('')),
    ];
  }

  #removedItems(seq: SeqNode, from: number, to: number): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    for (let index = from; index <= to; index++) {
      const lines = this.#items.blockLines(seq, index);
      if (lines !== undefined) edits.push(this.#removedLines(lines.start, lines.end));
      // `- - item`: the next item that stays moves up.
      else if (to + 1 < seq.items.length)
        return [edit(this.#items.dashOf(seq, index), this.#items.dashOf(seq, to + 1), '')];
    }
    return edits;
  }

  #changedMap(map: MapNode, gone: ReadonlySet<number>): readonly TextEdit[] {
    return runsOf(gone).flatMap(([from, to]) => {
      const [first, last, next] = [map.entries[from], map.entries[to], map.entries[to + 1]];
      if (first === undefined || last === undefined) return [];
      const { start } = this.#tree.spanOf(first.key);
      const lineStart = this.#lineStart(start);
      const own = this.#tree.text.slice(lineStart, start).trim() === '';
      // After a dash the next key moves up; else whole lines go.
      if (!own && next !== undefined) return [edit(start, this.#tree.spanOf(next.key).start, '')];
      return [this.#removedLines(lineStart, this.#endOf(last))];
    });
  }

  #removedLines(lineStart: number, end: number): TextEdit {
    const below = this.#items.lineBelow(end);
    if (below !== undefined) return edit(lineStart, below, '');
    // The last line of a file without a final line break: take the break before it.
    const breakStart = this.#tree.text.charAt(lineStart - 2) === '\r' ? lineStart - 2 : Math.max(0, lineStart - 1);
    return edit(breakStart, this.#tree.text.length, '');
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
    return this.#items.lineStart(offset);
  }

  #columnOf(offset: number): number {
    return this.#items.columnOf(offset);
  }

  /** The column in which the keys of a mapping stand, from the place of its first: what stands before it may be an anchor. */
  #itemColumn(keyAt: number): number {
    const before = this.#tree.text.slice(this.#lineStart(keyAt), keyAt);
    return /^ *(?:- +)*/.exec(before)?.[0].length ?? 0;
  }

  #endOfLine(offset: number): number {
    return this.#items.endOfLine(offset);
  }
}

const edit = (start: number, end: number, newText: string): TextEdit => ({ span: { start, end }, newText });

const closerOf = (node: MapNode | SeqNode): string => (node.kind === 'map' ? '}' : ']');

/** An item with keys that change; a scalar is short for its component. */
function changedValue(node: Node, set: Readonly<Record<string, Plain>>): Plain {
  if (Object.keys(set).length === 0) return plainOf(node);
  if (node.kind !== 'map') return { component: plainOf(node), ...set };
  return { ...Object.fromEntries(node.entries.map(({ key, value }) => [key.source, plainOf(value)])), ...set };
}

/** Neighbours among indexes, as first and last. */
function runsOf(indexes: ReadonlySet<number>): readonly (readonly [from: number, to: number])[] {
  const runs: [number, number][] = [];
  for (const index of [...indexes].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last === undefined || last[1] + 1 < index) runs.push([index, index]);
    else last[1] = index;
  }
  return runs;
}

const isPlainDigits = (node: ScalarNode): boolean => node.style === 'plain' && DIGITS.test(node.source);

const isRemoval = (edit: TextEdit): boolean => edit.newText === '' && edit.span.end > edit.span.start;
