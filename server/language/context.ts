/**
 * What may be written at a cursor. Found from the lines around it by their indentation and from the format, not from the
 * tree, because the line with the cursor is mostly half typed. Looks at lines outwards from the cursor and stops at the root.
 */
import { resolveComponent, type ComponentId } from '../catalog/components';
import { propertyOf } from '../model/dsl';
import type { SyntaxTree } from '../syntax/document';
import type { Span } from '../syntax/tree';
import { cutsOff, nearest, ownersAt, placesAbove, type Candidate } from './candidates';
import { chainOf, descend, limitOf, ownerColumn, type Descent } from './descent';
import { flowEnd, flowPlaceAt, type FlowLevel, type FlowPlace } from './flow';
import { closingQuote } from '../syntax/characters';
import {
  beginsWithBracket,
  commentFrom,
  headOf,
  neighbour,
  plainEnd,
  shapeOf,
  type LineHead,
  type LineShape,
  type LinedText,
  type Neighbour,
} from '../syntax/line-shape';
import { flowItems, flowSiblings, itemsAt, keyText, siblingsAt } from './siblings';
import { nowhere, rootSlot, scalarOf, slotOfItem, slotOfKey, type Slot } from './slots';

interface Place {
  readonly slot: Slot;
  /** What is replaced: on the line of the cursor, around it. */
  readonly replace: Span;
  /** What is written there: white space, a dash, and what must stand before and behind so that it reads as intended. */
  readonly prefix: string;
  readonly suffix: string;
  /** White space that stands before what is replaced on its line. */
  readonly lineIndent: string;
  /** Inside brackets. */
  readonly flow: boolean;
  /** The column of the mapping's keys, or of the item's content. */
  readonly column: number;
  /** Keys of the mapping with their values as written, the one at the cursor left out. */
  readonly siblings: () => ReadonlyMap<string, string>;
}

/** A key of the mapping `slot` may stand here. */
export interface KeyContext extends Place {
  readonly at: 'key';
  /** A colon follows already. */
  readonly colon: boolean;
  /** Lines that would belong to the key follow already. */
  readonly children: Children | undefined;
  /** The component that the mapping is about, where it is one of a component. */
  readonly component: ComponentId | undefined;
}

/** Lines of a list that are looked at for an item with keys. */
const MOST_ITEMS = 50;

/** What begins below a key: a list, a mapping, or neither, and the first key of it or of its first item that has one. */
export interface Children {
  readonly kind: 'list' | 'mapping' | 'text';
  readonly key: string | undefined;
}

/** A value of `slot` may stand here. */
export interface ValueContext extends Place {
  readonly at: 'value';
  /** The cursor is between quotes. */
  readonly quoted: boolean;
  /** What is replaced where the line ends with the key, and the value is written below it; undefined where it cannot be. */
  readonly nest: Span | undefined;
  /** What the list has already, where it is an item. */
  readonly items: () => ReadonlySet<string>;
  /** The number of the tier that it stands in, where that is the first key of the tier. */
  readonly tier: number | undefined;
}

/** A whole new item of the list `slot` is part of may stand here. */
export interface ItemContext extends Place {
  readonly at: 'item';
}

export interface CommentContext {
  readonly at: 'comment';
  readonly replace: Span;
  /** From the `#` to the start of `replace`. */
  readonly before: string;
  readonly lineIndent: string;
}

/** Nothing is written yet. */
export interface DocumentContext {
  readonly at: 'document';
  readonly replace: Span;
}

export type Context = KeyContext | ValueContext | ItemContext | CommentContext | DocumentContext;

const none = (): ReadonlyMap<string, string> => new Map();
const noItems = (): ReadonlySet<string> => new Set();

/** What may stand at an offset; several where the layout leaves it open. Never fails; empty where nothing may be written. */
export function contextsAt(tree: SyntaxTree, at: number): readonly Context[] {
  const source: LinedText = { text: tree.text, lines: tree.lines };
  const line = source.lines.lineAt(Math.max(0, Math.min(at, source.text.length)));
  const shape = shapeOf(source, line);
  const offset = Math.min(at, shape.end);
  if (offset < shape.start || shape.kind === 'marker') return [];
  return new Finder(source, shape, offset).contexts();
}

class Finder {
  readonly #source: LinedText;
  readonly #shape: LineShape;
  readonly #offset: number;
  readonly #column: number;
  #tier: number | undefined;

  constructor(source: LinedText, shape: LineShape, offset: number) {
    this.#source = source;
    this.#shape = shape;
    this.#offset = offset;
    this.#column = offset - shape.start;
  }

  contexts(): readonly Context[] {
    const shape = this.#shape;
    if (shape.kind === 'content' && this.#column < shape.indent) return [];
    const above = this.#above();
    // An empty line inside a text or between brackets may be indented less than they are.
    const column =
      shape.kind === 'content' ? shape.indent + this.#closes(shape.line) : Math.max(this.#column, this.#reach());
    const descent = descend(this.#source, above, column, this.#offset, false);
    this.#tier = descent.tier;
    if (descent.inside?.kind === 'text') return [];
    if (descent.inside?.kind === 'behind') return this.#behindFlow(descent.inside.from);
    if (descent.inside?.kind === 'flow')
      return this.#inFlow(descent.inside.place, descent.inside.slot, descent.inside.column);
    if (shape.kind === 'comment') return this.#column > shape.indent ? [this.#comment(shape.start + shape.indent)] : [];
    if (shape.kind === 'blank') {
      if (above.length === 0 && neighbour(this.#source, shape.line, 1) === undefined) {
        const document: DocumentContext = { at: 'document', replace: { start: shape.start, end: this.#offset } };
        return [document, ...this.#loose(descent, { start: this.#offset, end: this.#offset })];
      }
      return this.#loose(descent, { start: this.#offset, end: this.#offset });
    }
    if (this.#closes(shape.line) === 1) {
      const comment = commentFrom(this.#source.text, shape.value, shape.end);
      return comment !== undefined && this.#offset > comment ? [this.#comment(comment)] : [];
    }
    const word = this.#bareWord();
    if (word !== undefined) return this.#loose(descent, word);
    return this.#onLine();
  }

  /** The column up to which an empty line belongs to what goes on below it. */
  #reach(): number {
    const below = this.#below();
    if (below === undefined) return 0;
    return below.head.indent + this.#closes(below.line);
  }

  /** One for a line that begins with a closing bracket, which stands left of what it closes. */
  #closes(line: number): 0 | 1 {
    return beginsWithBracket(this.#source, line, headOf(this.#source, line)) ? 1 : 0;
  }

  /** The chain of the nearest line of content above. */
  #above(): readonly LineShape[] {
    const above = neighbour(this.#source, this.#shape.line, -1);
    return above === undefined || above.head.kind === 'marker' ? [] : chainOf(this.#source, above.line);
  }

  #below(): Neighbour | undefined {
    const below = neighbour(this.#source, this.#shape.line, 1);
    return below?.head.kind === 'content' ? below : undefined;
  }

  /** A lone word without colon and dash that the cursor touches: a key or value in the making. */
  #bareWord(): Span | undefined {
    const { dashes, key, valueKind, value, end } = this.#shape;
    if (dashes.length > 0 || key !== undefined || valueKind !== 'plain') return undefined;
    const start = value;
    const stop = plainEnd(this.#source.text, start, end);
    return this.#offset >= start && this.#offset <= stop ? { start, end: stop } : undefined;
  }

  // ---- a line with nothing or a lone word on it ---------------------------------------------------------------------

  /** `word`: what is typed already, or the empty span at the cursor. */
  #loose(descent: Descent, word: Span): readonly Context[] {
    const shape = this.#shape;
    const typed = word.end > word.start;
    const column = word.start - shape.start;
    const below = this.#below();
    const all = this.#candidates(descent, column, below?.head);
    const pool = (typed ? ownersAt(all, column) : undefined) ?? placesAbove(all, below?.head);
    const chosen = nearest(pool, column);
    return chosen.flatMap((candidate) => this.#atCandidate(candidate, word, typed, below));
  }

  #atCandidate(candidate: Candidate, word: Span, typed: boolean, below: Neighbour | undefined): readonly Context[] {
    const shape = this.#shape;
    const column = word.start - shape.start;
    const tabs = this.#source.text.slice(shape.start, word.start).includes('\t');
    const moved = candidate.column !== column || tabs;
    const white = ' '.repeat(candidate.column);
    const place = {
      replace: moved ? { start: shape.start, end: word.end } : word,
      prefix: moved ? white : '',
      suffix: '',
      // A client that indents by itself takes the white space before what is replaced.
      lineIndent: moved ? '' : white,
      flow: false,
    };
    if (candidate.kind === 'seq') {
      const content = candidate.column + 2;
      const item = slotOfItem(candidate.slot);
      const dashed = { ...place, prefix: `${place.prefix}- ` };
      if (!candidate.open || below?.head.indent !== content || below.head.dash) {
        return this.#inItem(item, content, dashed, candidate.column, false);
      }
      // The rest of the item stands below: only its first key is missing.
      const rest = (): ReadonlyMap<string, string> => siblingsAt(this.#source, shape.line, content, true);
      return [this.#key(item, { ...dashed, column: content, siblings: rest }, false, undefined)];
    }
    const siblings = (): ReadonlyMap<string, string> => siblingsAt(this.#source, shape.line, candidate.column, false);
    if (candidate.kind === 'value') {
      return [
        {
          ...place,
          at: 'value',
          slot: candidate.slot,
          column: candidate.column,
          siblings: none,
          quoted: false,
          nest: undefined,
          tier: this.#tier,
          items: noItems,
        },
      ];
    }
    const split = typed ? this.#colonInWord(candidate, word) : undefined;
    if (split !== undefined && !moved) return [this.#valueAfterColon(candidate, split, word, siblings)];
    const children = below !== undefined && cutsOff(candidate, below.head) ? this.#childrenAt(below.line) : undefined;
    return [this.#key(candidate.slot, { ...place, column: candidate.column, siblings }, false, children)];
  }

  /** What the lines below a key without a value are. */
  #childrenAt(line: number): Children {
    const shape = shapeOf(this.#source, line);
    const [dash] = shape.dashes;
    if (dash === undefined) return { kind: shape.key === undefined ? 'text' : 'mapping', key: shape.key?.text };
    return { kind: 'list', key: shape.key?.text ?? this.#keyOfLaterItem(line, dash) };
  }

  /** The first key of the first item that has one, of the list whose dashes stand in a column; a short item may come before. */
  #keyOfLaterItem(line: number, dash: number): string | undefined {
    let next = neighbour(this.#source, line, 1);
    for (let looked = 0; next !== undefined && looked < MOST_ITEMS; looked++) {
      if (next.head.indent < dash) return undefined;
      const shape = shapeOf(this.#source, next.line);
      if (shape.dashes[0] === dash && shape.key !== undefined) return shape.key.text;
      next = neighbour(this.#source, next.line, 1);
    }
    return undefined;
  }

  /** `zone:dmz` is one word to YAML; whoever types it means a key and its value. */
  #colonInWord(candidate: Candidate, word: Span): number | undefined {
    const text = this.#source.text.slice(word.start, word.end);
    const at = text.indexOf(':');
    if (at <= 0 || this.#offset <= word.start + at) return undefined;
    return slotOfKey(candidate.slot, text.slice(0, at)).type === undefined ? undefined : word.start + at;
  }

  #valueAfterColon(
    candidate: Candidate,
    colon: number,
    word: Span,
    siblings: () => ReadonlyMap<string, string>,
  ): ValueContext {
    const comment = this.#source.text.charAt(colon + 1) === '#';
    return {
      at: 'value',
      slot: slotOfKey(candidate.slot, this.#source.text.slice(word.start, colon)),
      replace: { start: colon + 1, end: comment ? colon + 1 : word.end },
      prefix: ' ',
      suffix: comment ? ' ' : '',
      lineIndent: this.#lineIndent(),
      flow: false,
      column: candidate.column,
      siblings,
      quoted: false,
      nest: undefined,
      tier: this.#tier,
      items: noItems,
    };
  }

  #candidates(descent: Descent, column: number, below: LineHead | undefined): readonly Candidate[] {
    const { frames, slot, open, last } = descent;
    if (last === undefined)
      return [{ kind: 'map', column: below?.indent ?? 0, slot: rootSlot, fresh: false, open: false }];
    const found: Candidate[] = frames.map((frame, index) => ({
      ...frame,
      fresh: false,
      open: index === frames.length - 1,
    }));
    if (!open) return found;
    const owner = ownerColumn(last);
    const list = slot.type?.kind === 'list';
    const nested = below !== undefined && below.indent > owner ? below.indent : undefined;
    const inner = nested ?? (column > owner ? column : owner + 2);
    const fresh = (kind: Candidate['kind'], at: number): Candidate => ({
      kind,
      column: at,
      slot,
      fresh: true,
      open: true,
    });
    const underKey = last.key !== undefined;
    const orphaned =
      below !== undefined && nested !== undefined && !below.dash && nested - 2 >= owner + (underKey ? 0 : 1);
    if (list && orphaned) found.push(fresh('seq', nested - 2));
    else if (list && underKey) {
      const sameColumn = below?.dash === true && below.indent === owner;
      found.push(fresh('seq', sameColumn ? owner : inner));
      if (column === owner && below?.indent !== owner) found.push(fresh('seq', owner));
    } else if (list) found.push(fresh('seq', inner));
    // What stands under a key that the format does not know is the user's own.
    if (slot.type === undefined || slot.type.kind === 'object' || slot.type.kind === 'dictionary')
      found.push(fresh('map', inner));
    if (scalarOf(slot) !== undefined && nested === undefined) found.push(fresh('value', inner));
    return found;
  }

  // ---- a line with a dash, a key or a value -------------------------------------------------------------------------

  #onLine(): readonly Context[] {
    const shape = this.#shape;
    const { text } = this.#source;
    const offset = this.#offset;
    const descent = descend(this.#source, chainOf(this.#source, shape.line), shape.indent, offset, true);
    const { slot } = descent;
    const owner = ownerColumn(shape);
    this.#tier = descent.tier;

    if (shape.valueKind === 'flow' && offset > shape.value) {
      const place = flowPlaceAt(text, shape.value, offset, limitOf(this.#source, shape, offset));
      if (place !== undefined) return this.#inFlow(place, slot, owner);
    }
    const comment = this.#commentStart();
    if (comment !== undefined && offset > comment) return [this.#comment(comment)];

    const dash = shape.dashes.at(-1);
    const content = shape.start + shape.content;
    if (dash !== undefined) {
      if (offset <= shape.start + dash) return [];
      if (shape.key === undefined && shape.valueKind === 'none') return this.#afterDash(dash, slot);
      if (offset < content) return [];
    }
    const { key } = shape;
    if (key !== undefined && offset <= key.end) {
      // Outside of its quotes nothing can be written.
      const quoted = /["']/.test(text.charAt(key.start));
      const outside = quoted ? offset <= key.start || offset >= key.end : offset < key.start;
      return outside ? [] : [this.#existingKey(descent, key)];
    }
    if (key !== undefined && offset <= key.colon) return [];
    if (key === undefined && dash !== undefined && shape.valueKind === 'plain') return this.#itemWord(slot, dash);
    return this.#value(slot, owner);
  }

  #afterDash(dash: number, slot: Slot): readonly Context[] {
    const shape = this.#shape;
    const offset = this.#offset;
    const below = this.#below()?.head;
    const behind = shape.start + dash + 1;
    const lineIndent = this.#lineIndent();
    if (below !== undefined && below.indent > dash && !below.dash) {
      // The item goes on below: what is added here must stand in its column.
      const gap = below.indent - dash - 1;
      const aligned = offset - behind === gap;
      const place = {
        replace: { start: aligned ? offset : behind, end: offset },
        prefix: aligned ? '' : ' '.repeat(gap),
        suffix: this.#gap(offset),
        lineIndent,
        flow: false,
        column: below.indent,
        siblings: () => siblingsAt(this.#source, shape.line, below.indent, true),
      };
      return slot.type?.kind === 'object' || slot.type?.kind === 'dictionary'
        ? [this.#key(slot, place, false, undefined)]
        : [];
    }
    const space = offset === behind;
    const place = {
      replace: { start: offset, end: offset },
      prefix: space ? ' ' : '',
      suffix: this.#gap(offset),
      lineIndent,
      flow: false,
    };
    return this.#inItem(slot, this.#column + (space ? 1 : 0), place, dash, true);
  }

  /** A word behind a dash: the item itself, or its first key. */
  #itemWord(slot: Slot, dash: number): readonly Context[] {
    const shape = this.#shape;
    const end = plainEnd(this.#source.text, shape.value, shape.end);
    if (this.#offset < shape.value || this.#offset > end) return [];
    const word = { start: shape.value, end };
    const candidate: Candidate = { kind: 'map', column: shape.content, slot, fresh: true, open: true };
    const siblings = (): ReadonlyMap<string, string> => siblingsAt(this.#source, shape.line, shape.content, true);
    const colon = this.#colonInWord(candidate, word);
    if (colon !== undefined) return [this.#valueAfterColon(candidate, colon, word, siblings)];
    const place = { replace: word, prefix: '', suffix: '', lineIndent: this.#lineIndent(), flow: false };
    const below = this.#below();
    if (below !== undefined && below.head.indent > dash) {
      return [
        this.#key(
          slot,
          { ...place, column: shape.content, siblings },
          false,
          below.head.indent > shape.content ? this.#childrenAt(below.line) : undefined,
        ),
      ];
    }
    return this.#inItem(slot, shape.content, place, dash, true);
  }

  /** All that an item may begin with. `ownLine`: its dash stands on the line of the cursor already. */
  #inItem(
    slot: Slot,
    column: number,
    place: Omit<Place, 'slot' | 'column' | 'siblings'>,
    dash: number,
    ownLine: boolean,
  ): readonly Context[] {
    const whole: Place = { ...place, slot, column, siblings: none };
    const items = (): ReadonlySet<string> => itemsAt(this.#source, this.#shape.line, dash);
    const contexts: Context[] = [];
    if (scalarOf(slot) !== undefined)
      contexts.push({ ...whole, at: 'value', quoted: false, nest: undefined, tier: this.#tier, items });
    if (slot.type?.kind === 'object' || slot.type?.kind === 'dictionary') {
      const siblings = ownLine
        ? (): ReadonlyMap<string, string> => siblingsAt(this.#source, this.#shape.line, column, true)
        : none;
      contexts.push(this.#key(slot, { ...place, column, siblings }, false, undefined));
      contexts.push({ ...whole, at: 'item' });
    }
    return contexts;
  }

  #existingKey(descent: Descent, key: { readonly start: number; readonly end: number }): KeyContext {
    const shape = this.#shape;
    const frame = descent.frames.at(-1);
    const quoted = /["']/.test(this.#source.text.charAt(key.start)) ? 1 : 0;
    return this.#key(
      frame?.slot ?? nowhere,
      {
        replace: { start: key.start + quoted, end: key.end - quoted },
        prefix: '',
        suffix: '',
        lineIndent: this.#lineIndent(),
        flow: false,
        column: shape.content,
        siblings: () => siblingsAt(this.#source, shape.line, shape.content, shape.dashes.length > 0),
      },
      true,
      undefined,
    );
  }

  #value(slot: Slot, owner: number): readonly Context[] {
    const shape = this.#shape;
    const { text } = this.#source;
    const offset = this.#offset;
    const below = this.#below()?.head;
    const ownDash = shape.dashes.length > 0;
    const whole = {
      slot,
      suffix: '',
      lineIndent: this.#lineIndent(),
      flow: false,
      column: Math.max(0, owner),
      siblings:
        shape.key === undefined ? none : () => siblingsAt(this.#source, shape.line, shape.content, ownDash, true),
      items: noItems,
      tier: this.#tier,
    };
    switch (shape.valueKind) {
      case 'none': {
        const { key } = shape;
        if (key === undefined) return [];
        // What the key holds stands below it.
        if (below !== undefined && (below.indent > owner || (below.indent === owner && below.dash))) return [];
        const prefix = offset === key.colon + 1 ? ' ' : '';
        const context: ValueContext = {
          ...whole,
          at: 'value',
          replace: { start: offset, end: offset },
          prefix,
          suffix: this.#gap(offset),
          quoted: false,
          nest: { start: key.colon + 1, end: offset },
        };
        return [context];
      }
      case 'plain': {
        const end = plainEnd(text, shape.value, shape.end);
        if (offset < shape.value || offset > end) return [];
        return [
          { ...whole, at: 'value', replace: { start: shape.value, end }, prefix: '', quoted: false, nest: undefined },
        ];
      }
      case 'quoted': {
        const close = closingQuote(text, shape.value, shape.end);
        if (offset <= shape.value || (close !== undefined && offset > close)) return [];
        const replace = { start: shape.value + 1, end: close ?? offset };
        const suffix = close === undefined ? text.charAt(shape.value) : '';
        return [{ ...whole, at: 'value', replace, prefix: '', suffix, quoted: true, nest: undefined }];
      }
      case 'flow':
      case 'block':
      case 'alias':
        return [];
    }
  }

  /** The offset of the comment on a line of content. */
  #commentStart(): number | undefined {
    const { valueKind, value, end } = this.#shape;
    const { text } = this.#source;
    switch (valueKind) {
      case 'none':
        return commentFrom(text, value, end);
      case 'plain':
      case 'alias':
      case 'block':
        return commentFrom(text, plainEnd(text, value, end), end);
      case 'quoted': {
        const close = closingQuote(text, value, end);
        return close === undefined ? undefined : commentFrom(text, close + 1, end);
      }
      case 'flow':
        return this.#commentBehindFlow(value);
    }
  }

  /** The comment that follows brackets which began at `from`. */
  #commentBehindFlow(from: number): number | undefined {
    const { end } = this.#shape;
    const closed = flowEnd(this.#source.text, from, end);
    return closed === undefined ? undefined : commentFrom(this.#source.text, closed, end);
  }

  #behindFlow(from: number): readonly Context[] {
    const comment = this.#commentBehindFlow(from);
    return comment !== undefined && this.#offset > comment ? [this.#comment(comment)] : [];
  }

  // ---- inside brackets ----------------------------------------------------------------------------------------------

  #inFlow(place: FlowPlace, slot: Slot, column: number): readonly Context[] {
    const { text } = this.#source;
    const offset = this.#offset;
    const { level, entry, role, token } = place;
    if (role === 'none') return [];
    if (role === 'comment') {
      const hash = text.lastIndexOf('#', offset - 1);
      return hash < this.#shape.start
        ? []
        : [this.#comment(commentFrom(text, this.#shape.start, this.#shape.end) ?? hash)];
    }
    const quoted = place.quote !== undefined;
    if (token !== undefined && quoted && (offset <= token.start || (place.quote === 'closed' && offset >= token.end)))
      return [];
    // A text over several lines cannot be replaced by an edit of one line.
    if (token !== undefined && (token.start < this.#shape.start || token.end > this.#shape.end)) return [];
    // In a gap before another entry, that one is a neighbour.
    const own = token === undefined && place.needsComma ? undefined : entry;
    const before = text.charAt(offset - 1);
    const mapping = slotOfLevel(text, level, slot);
    // An empty line must be right of the key that the brackets belong to.
    const blank = this.#shape.kind === 'blank';
    const moved = blank && (this.#column <= column || text.slice(this.#shape.start, offset).includes('\t'));
    const space = token === undefined && !blank && (before === ',' || before === ':');
    const whole: Place = {
      slot: mapping,
      replace: moved ? { start: this.#shape.start, end: offset } : replaceInFlow(token, place.quote, offset),
      prefix: moved ? ' '.repeat(column + 2) : space ? ' ' : '',
      suffix:
        place.quote === 'open' && token !== undefined
          ? text.charAt(token.start)
          : place.needsComma
            ? ','
            : this.#gap(offset),
      lineIndent: moved ? '' : this.#lineIndent(),
      flow: true,
      column: Math.max(0, column),
      siblings: () => flowSiblings(text, level, own),
    };
    if (level.open === '{' && role !== 'value') {
      return mapping.type?.kind === 'object' || mapping.type?.kind === 'dictionary'
        ? [this.#key(mapping, whole, own?.colon !== undefined, undefined)]
        : [];
    }
    if (role === 'value') {
      // Its value follows.
      if (place.needsComma) return [];
      const inner =
        entry.key === undefined || level.open === '[' ? nowhere : slotOfKey(mapping, keyText(text, entry.key));
      return [{ ...whole, at: 'value', slot: inner, quoted, nest: undefined, tier: this.#tier, items: noItems }];
    }
    const item = slotOfItem(mapping);
    const contexts: Context[] = [];
    if (scalarOf(item) !== undefined)
      contexts.push({
        ...whole,
        at: 'value',
        slot: item,
        quoted,
        nest: undefined,
        siblings: none,
        tier: this.#tier,
        items: () => flowItems(text, level, own),
      });
    if (item.type?.kind === 'object' && !quoted) contexts.push({ ...whole, at: 'item', slot: item, siblings: none });
    return contexts;
  }

  // ---- shared -------------------------------------------------------------------------------------------------------

  #key(slot: Slot, place: Omit<Place, 'slot'>, colon: boolean, children: Children | undefined): KeyContext {
    let id: ComponentId | undefined;
    if (slot.type?.kind === 'object' && propertyOf(slot.type, 'component')?.type.kind === 'component') {
      id = resolveComponent(place.siblings().get('component') ?? '');
    }
    return { ...place, at: 'key', slot, colon, children, component: id };
  }

  #comment(hash: number): CommentContext {
    const { text } = this.#source;
    let start = this.#offset;
    while (start > hash + 1 && /[A-Za-z0-9-]/.test(text.charAt(start - 1))) start--;
    let end = this.#offset;
    while (end < this.#shape.end && /[A-Za-z0-9-]/.test(text.charAt(end))) end++;
    return { at: 'comment', replace: { start, end }, before: text.slice(hash, start), lineIndent: this.#lineIndent() };
  }

  /** What keeps a comment apart that begins at the cursor. */
  #gap(offset: number): string {
    return this.#source.text.charAt(offset) === '#' ? ' ' : '';
  }

  #lineIndent(): string {
    return this.#source.text.slice(this.#shape.start, this.#shape.start + this.#shape.indent);
  }
}

/** The slot of a collection inside the one that begins at `outermost`. */
function slotOfLevel(text: string, level: FlowLevel, outermost: Slot): Slot {
  const levels: FlowLevel[] = [];
  for (let at = level; at.parent !== undefined; at = at.parent) levels.push(at);
  let slot = outermost;
  for (const inner of levels.reverse()) {
    if (inner.parent?.open === '[') slot = slotOfItem(slot);
    else slot = inner.within?.key === undefined ? nowhere : slotOfKey(slot, keyText(text, inner.within.key));
    if (slot.type === undefined) return nowhere;
  }
  return slot;
}

function replaceInFlow(token: Span | undefined, quote: 'closed' | 'open' | undefined, offset: number): Span {
  if (token === undefined) return { start: offset, end: offset };
  if (quote === undefined) return { start: token.start, end: token.end };
  return { start: token.start + 1, end: quote === 'closed' ? token.end - 1 : offset };
}
