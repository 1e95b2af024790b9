/**
 * Where the blocks of a text are that can be parsed by themselves, from line starts alone. Asks less of a line than `line-shape.ts`
 * and allocates nothing a line, because it reads the whole text after every edit; and its lines end at line feeds only, which is
 * what the parser of a block makes of a lone carriage return.
 */
import {
  BOM,
  COLON,
  CR,
  DASH,
  DOUBLE_QUOTE,
  HASH,
  isDocumentMarker,
  isGap,
  LF,
  QUESTION,
  SINGLE_QUOTE,
  SPACE,
  TAB,
} from './characters';
import type { Span } from './tree';

/** A run of host items under one `hosts:` key. `items` are whole lines, adjacent, in order. */
export interface HostList {
  /** Column of the dash of every item. */
  readonly indent: number;
  readonly items: readonly Span[];
}

/** More blocks than this cost more than they save. */
const MAX_ITEMS = 20_000;

/**
 * Finds the host items that can be parsed by themselves, by looking at line starts only: O(length), no allocation per line.
 *
 * An item starts at a dash in the column of the first item below a `hosts:` key that stands directly in an item of the
 * top-level `tiers:` list, and ends before the next line of content in that column or left of it. In valid YAML nothing
 * that starts inside an item reaches past that line; what is half typed there (an open quote, a lone word) stays inside its
 * own item. Everything that does not fit this shape (flow style, odd indentation, directives) is left to the rest of the
 * document, and so is what follows the first document.
 */
export function findHostLists(text: string): readonly HostList[] {
  const lists: HostList[] = [];
  const length = text.length;
  let inTiers = false;
  let tierDash = -1; // column of the dashes of the tiers
  let tierKey = -1; // column of the keys of the current tier
  let pending = -1; // column of a `hosts:` key whose first item is still to come
  let dash = -1; // column of the items of the open list
  let items: Span[] = [];
  let itemStart = -1;
  let count = 0;
  let begun = false; // content was seen
  let marked = false; // a document marker was seen

  const close = (end: number): void => {
    if (dash < 0) return;
    items.push({ start: itemStart, end });
    lists.push({ indent: dash, items });
    dash = -1;
    items = [];
  };

  for (let at = text.charCodeAt(0) === BOM ? 1 : 0; at < length;) {
    let newline = text.indexOf('\n', at);
    if (newline < 0) newline = length;
    const next = Math.min(newline + 1, length);
    const lineStart = at;
    at = next;

    let first = lineStart;
    while (first < newline && text.charCodeAt(first) === SPACE) first++;
    const column = first - lineStart;
    const char = first < newline ? text.charCodeAt(first) : LF;
    if (char === LF || char === CR || char === HASH) continue;
    if (char === TAB) continue; // no indentation in YAML: belongs to whatever is open
    const isDash = char === DASH && isGap(text, first + 1, newline);

    if (column === 0 && isDocumentMarker(text, first, newline)) {
      // What stands beside the marker, or any content before it, makes this no plain document.
      if (begun || marked) {
        close(lineStart);
        return lists;
      }
      if (char !== DASH || text.slice(first + 3, newline).trim() !== '') return [];
      marked = true;
      continue;
    }
    if (!begun) {
      begun = true;
      if (!isWord(char) || column > 0) return []; // a root that is no plain mapping, or a directive
    }

    if (dash >= 0) {
      if (column > dash) continue;
      if (column === dash && isDash) {
        if (++count > MAX_ITEMS) return [];
        items.push({ start: itemStart, end: lineStart });
        itemStart = lineStart;
        continue;
      }
      if (!isDash && !isKeyLine(text, first, newline)) continue; // half typed: an error of this item only
      close(lineStart);
    }

    if (pending >= 0) {
      if (isDash && column >= pending) {
        dash = column;
        itemStart = lineStart;
        pending = -1;
        continue;
      }
      pending = -1;
    }

    if (column === 0 && !isDash) {
      inTiers = isKey(text, first, newline, 'tiers');
      tierDash = -1;
      tierKey = -1;
      continue;
    }
    if (!inTiers) continue;

    let keyAt = first;
    if (tierDash < 0 && !isDash) inTiers = false; // no list
    if (isDash) {
      if (tierDash < 0) tierDash = column;
      if (column === tierDash) {
        keyAt = first + 1;
        while (keyAt < newline && text.charCodeAt(keyAt) === SPACE) keyAt++;
        tierKey = keyAt - lineStart;
      }
    }
    if (tierKey >= 0 && keyAt - lineStart === tierKey && isKey(text, keyAt, newline, 'hosts')) pending = tierKey;
  }
  close(length);
  return lists;
}

/** Where the line that holds an offset starts. */
const lineOf = (text: string, offset: number): number => (offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1);

/** Where the line behind the one that holds an offset starts. */
function nextLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
}

/** Whether a line begins a top-level key, so that what a scan makes of what follows does not depend on what came before. */
const isTopLevelKey = (text: string, start: number): boolean =>
  isWord(text.charCodeAt(start)) && isKeyLine(text, start, nextLine(text, start));

/**
 * The top-level keys around a stretch of a text with what stands below them: whole lines, from a key before those of the stretch to
 * the next one behind them. Undefined where there is none before, and for `tiers`.
 */
export function sectionsAround(text: string, start: number, end: number): Span | undefined {
  let from = lineOf(text, start);
  do {
    if (from === 0) return undefined;
    from = lineOf(text, from - 1);
  } while (!isTopLevelKey(text, from));
  if (text.startsWith('tiers', from)) return undefined;
  let to = nextLine(text, end);
  while (to < text.length && !isTopLevelKey(text, to)) to = nextLine(text, to);
  return { start: from, end: to };
}

const MARKER_LINE = /^(?:---|\.\.\.)/m;

/** Whether sections of a text, read by themselves, have hosts in them or end the document. */
export const mayHoldHosts = (sections: string): boolean =>
  MARKER_LINE.test(sections) || findHostLists(sections).length > 0;

/**
 * Whether the text from `start`, where a dash in the column `dash` begins an item, to `end` is one item all through, so that a
 * scan of the whole text would come to `end` as it came there before.
 */
export function isOneItem(text: string, start: number, end: number, dash: number): boolean {
  const firstEnd = text.indexOf('\n', start);
  if (firstEnd < 0) return true;
  for (let at = firstEnd + 1; at < end;) {
    let newline = text.indexOf('\n', at);
    if (newline < 0 || newline > end) newline = end;
    const lineStart = at;
    at = newline + 1;
    let first = lineStart;
    while (first < newline && text.charCodeAt(first) === SPACE) first++;
    const column = first - lineStart;
    const char = first < newline ? text.charCodeAt(first) : LF;
    if (column > dash || char === LF || char === CR || char === HASH || char === TAB) continue;
    if (column === 0 && isDocumentMarker(text, first, newline)) return false;
    // A dash that starts something, or a line that can hold a key, ends the item.
    if ((char === DASH && isGap(text, first + 1, newline)) || isKeyLine(text, first, newline)) return false;
  }
  return true;
}

/** A letter, a digit or an underscore, which starts nothing but a plain scalar. */
const isWord = (char: number): boolean =>
  (char >= 48 && char <= 57) || (char >= 65 && char <= 90) || char === 95 || (char >= 97 && char <= 122);

/**
 * `key:` and nothing else but a comment on the line. Narrower than the key of a `LineShape`: with quotes, an anchor or a space
 * before the colon the list stays in the rest of the document, which is always right.
 */
function isKey(text: string, at: number, end: number, key: string): boolean {
  if (!text.startsWith(key, at) || text.charCodeAt(at + key.length) !== COLON) return false;
  let after = at + key.length + 1;
  const spaced = after;
  while (after < end && isGap(text, after, end)) after++;
  return after >= end || (text.charCodeAt(after) === HASH && after > spaced);
}

/**
 * A colon followed by white space, before any comment: the line can hold a key. Wider than the key of a `LineShape`: a line that
 * might end an item must end it, however odd its quotes and brackets are.
 */
function isKeyLine(text: string, at: number, end: number): boolean {
  let quoted = false; // perhaps: then a hash starts no comment
  for (let i = at; i < end; i++) {
    const char = text.charCodeAt(i);
    if (char === COLON && isGap(text, i + 1, end)) return true;
    if (char === DOUBLE_QUOTE || char === SINGLE_QUOTE) quoted = true;
    if (char === HASH && !quoted && isGap(text, i - 1, end)) return false;
  }
  return text.charCodeAt(at) === QUESTION;
}
