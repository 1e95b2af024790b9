/**
 * Where items of lists and entries of mappings stand with all that is theirs: the comments right above them, the one behind them
 * and those inside.
 */
import type { SyntaxTree } from './document';
import { childrenOf, type Entry, type MapNode, type Node, type SeqNode, type Span } from './tree';

/** A piece of a flow collection: an item of a list or an entry of a mapping. */
export interface FlowPart extends Span {
  /** Where it begins with the comments in the lines above; `start` where other things stand before it on its line. */
  readonly from: number;
  /** Behind the comma that follows; `end` where none does. */
  readonly comma: number;
  /** Behind the comment that follows on its line; `comma` without one. */
  readonly to: number;
  /** Whether nothing else stands on its lines: the first and the last of them. */
  readonly opens: boolean;
  readonly closes: boolean;
}

/** A text with its lines. */
export class Items {
  readonly #tree: SyntaxTree;

  constructor(tree: SyntaxTree) {
    this.#tree = tree;
  }

  lineStart(offset: number): number {
    const { text } = this.#tree;
    const start = text.lastIndexOf('\n', offset - 1) + 1;
    // A byte order mark takes no column.
    return start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
  }

  columnOf(offset: number): number {
    return offset - this.lineStart(offset);
  }

  /** The end of the line that holds the offset, before its line break. */
  endOfLine(offset: number): number {
    const { text } = this.#tree;
    const newline = text.indexOf('\n', offset);
    if (newline < 0) return text.length;
    return text.charAt(newline - 1) === '\r' ? newline - 1 : newline;
  }

  /** The start of the line below the one that holds the offset; undefined for the last. */
  lineBelow(offset: number): number | undefined {
    const newline = this.#tree.text.indexOf('\n', offset);
    return newline < 0 ? undefined : newline + 1;
  }

  /** The column of the comment that is all that stands on a line; undefined for any other line. */
  commentColumn(lineStart: number): number | undefined {
    const found = /^[ \t]*(?=#)/.exec(this.#tree.text.slice(lineStart, this.endOfLine(lineStart)));
    return found?.[0].length;
  }

  /** The start of the first of the lines right above, behind `limit`, with a comment in a column that fits; the line itself without. */
  commentsAbove(lineStart: number, fits: (column: number) => boolean, limit = -1): number {
    let at = lineStart;
    while (at > 0) {
      const above = this.lineStart(at - 1);
      const column = above < at && above > limit ? this.commentColumn(above) : undefined;
      if (column === undefined || !fits(column)) break;
      at = above;
    }
    return at;
  }

  /** The end of the line that holds the offset, or of the last of the comments right below it that stand right of a column. */
  endWithComments(offset: number, column: number): number {
    let end = this.endOfLine(offset);
    for (let below = this.lineBelow(end); below !== undefined; below = this.lineBelow(below)) {
      const own = this.commentColumn(below);
      if (own === undefined || own <= column) break;
      end = this.endOfLine(below);
    }
    return end;
  }

  /** Where the dash of an item of a block list stands: the first in the column of the list after the item before. */
  dashOf(seq: SeqNode, index: number): number {
    const first = this.#tree.spanOf(seq).start;
    const previous = seq.items[index - 1];
    const item = seq.items[index];
    if (previous === undefined || item === undefined) return first;
    const column = this.columnOf(first);
    const end = this.#tree.spanOf(item).start;
    for (let line = this.endOfLine(this.#tree.spanOf(previous).end); line < end; line = this.endOfLine(line + 1)) {
      const at = this.#tree.text.indexOf('\n', line) + 1 + column;
      if (this.#tree.text.charAt(at) === '-' && this.#tree.text.slice(at - column, at).trim() === '') return at;
      line = at - column - 1;
    }
    return end;
  }

  /** The lines of an item of a block list, comments among them; undefined where it shares its first line (`- - item`). */
  blockLines(seq: SeqNode, index: number): Span | undefined {
    const item = seq.items[index];
    const dash = this.dashOf(seq, index);
    const lineStart = this.lineStart(dash);
    if (item === undefined || this.#tree.text.slice(lineStart, dash).trim() !== '') return undefined;
    const column = dash - lineStart;
    return {
      start: this.commentsAbove(lineStart, (own) => own === column),
      end: this.endWithComments(Math.max(dash, this.#tree.spanOf(item).end), column),
    };
  }

  /** The parts of a flow collection, in order. */
  flowParts(owner: MapNode | SeqNode): readonly FlowPart[] {
    const outer = this.#tree.spanOf(owner);
    const spans =
      owner.kind === 'seq'
        ? owner.items.map((item) => ({ start: this.startOf(item), end: this.#tree.spanOf(item).end }))
        : owner.entries.map((entry) => this.entrySpan(entry));
    const { text } = this.#tree;
    return spans.map((span, index) => {
      const lineStart = this.lineStart(span.start);
      const opens = lineStart > outer.start && text.slice(lineStart, span.start).trim() === '';
      const comma = Math.min(this.#behindComma(span.end, outer.end) ?? span.end, outer.end);
      const rest = /^[ \t]*(?:#.*)?$/.exec(text.slice(comma, this.endOfLine(comma)));
      const closes = rest !== null && this.endOfLine(comma) < outer.end;
      return {
        ...span,
        from: opens ? this.commentsAbove(lineStart, () => true, spans[index - 1]?.end ?? outer.start) : span.start,
        comma,
        to: closes ? this.endOfLine(comma) : comma,
        opens,
        closes,
      };
    });
  }

  /** An entry from its key to the end of its value. */
  entrySpan({ key, value }: Entry): Span {
    const { start, end } = this.#tree.spanOf(key);
    return { start, end: Math.max(end, this.#tree.spanOf(value).end) };
  }

  /** Where a node begins with its anchor. */
  startOf(node: Node): number {
    const { start } = this.#tree.spanOf(node);
    const before = this.#tree.text.slice(this.lineStart(start), start);
    return node.anchor === undefined ? start : start - (/&\S+[ \t]+$/.exec(before)?.[0].length ?? 0);
  }

  /** The comments of a piece of text, in which a node is all that is no comment. */
  commentsIn({ start, end }: Span, node: Node): readonly string[] {
    const comments: string[] = [];
    const look = (to: number): void => {
      for (const [, comment = ''] of this.#tree.text.slice(at, to).matchAll(/(?:^|[\s,[\]{}])(#.*)/g))
        comments.push(comment.trimEnd());
    };
    let at = start;
    const visit = (inner: Node): void => {
      if (inner.kind === 'map' || inner.kind === 'seq') {
        for (const child of childrenOf(inner)) visit(child);
        return;
      }
      const span = this.#tree.spanOf(inner);
      look(Math.max(at, span.start));
      // Behind the `|` of a text in lines.
      const isInLines = inner.kind === 'scalar' && (inner.style === 'literal' || inner.style === 'folded');
      if (isInLines) look(Math.min(span.end, this.endOfLine(span.start)));
      at = Math.max(at, span.end);
    };
    visit(node);
    look(Math.max(at, end));
    return comments;
  }

  /** The offset behind the next comma, comments passed over; undefined where the collection ends before. */
  #behindComma(from: number, limit: number): number | undefined {
    const { text } = this.#tree;
    for (let at = from; at < limit; at++) {
      const character = text.charAt(at);
      if (character === ',') return at + 1;
      if (character === '#') at = this.endOfLine(at);
      else if (!/\s/.test(character)) return undefined;
    }
    return undefined;
  }
}

/** Lines of a text, without so many of the blanks before them. */
export const dedented = (text: string, column: number): readonly string[] =>
  text.split(/\r?\n/).map((line, index) => {
    if (index === 0) return line.trimEnd();
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    return line.slice(Math.min(indent, column)).trimEnd();
  });
