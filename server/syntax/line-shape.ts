/**
 * One line of a spec as block YAML shapes it: indentation, dashes, key, value, comment. Works on half-typed text, because it looks
 * at nothing but the line. Lines and columns are 0-based, a column counts UTF-16 units (a tab is one); offsets are those of the
 * document, ends are exclusive.
 */
import { BOM, closingQuote, COLON, HASH, isBlank, isDash, isDocumentMarker, isGap, skipBlanks } from './characters';
import type { LineIndex } from './lines';

/** A text and where its lines are: a `SyntaxTree` is one. */
export interface LinedText {
  readonly text: string;
  readonly lines: LineIndex;
}

/** `marker`: `---`, `...` or a directive. */
export type LineKind = 'blank' | 'comment' | 'marker' | 'content';
export type ValueKind = 'none' | 'plain' | 'quoted' | 'block' | 'flow' | 'alias';

/** What a line starts with. */
export interface LineHead {
  readonly kind: LineKind;
  /** Column of the first character that is no white space. */
  readonly indent: number;
  readonly dash: boolean;
}

export interface LineKey {
  /** Without quotes. */
  readonly text: string;
  /** Document offsets, quotes included. */
  readonly start: number;
  readonly end: number;
  readonly colon: number;
}

export interface LineShape extends LineHead {
  readonly line: number;
  /** Document offsets of the line, without its break and without a byte order mark. */
  readonly start: number;
  readonly end: number;
  /** Columns of the dashes before the content. */
  readonly dashes: readonly number[];
  /** Column of what follows the dashes; that of the end of the line where nothing does. */
  readonly content: number;
  readonly key: LineKey | undefined;
  /** Offset of the value, behind key, anchor and tag; of the whole content where there is no key. */
  readonly value: number;
  /** `none`: nothing but perhaps a comment follows. */
  readonly valueKind: ValueKind;
}

const PERCENT = 37;

/** Lists directly in lists: more dashes on a line are text. */
const MOST_DASHES = 20;

/** The offset of the first character of a line, behind a byte order mark. */
export function lineStart({ text, lines }: LinedText, line: number): number {
  const start = lines.startOf(line);
  return start === 0 && text.charCodeAt(0) === BOM ? 1 : start;
}

/** What a line starts with: all that most lines are asked for. */
export function headOf(source: LinedText, line: number): LineHead {
  const { text, lines } = source;
  const start = lineStart(source, line);
  const end = lines.endOf(line);
  const at = skipBlanks(text, start, end);
  const indent = at - start;
  if (at >= end) return { kind: 'blank', indent, dash: false };
  const char = text.charCodeAt(at);
  if (char === HASH) return { kind: 'comment', indent, dash: false };
  if (indent === 0 && (char === PERCENT || isDocumentMarker(text, at, end)))
    return { kind: 'marker', indent, dash: false };
  return { kind: 'content', indent, dash: isDash(text, at, end) };
}

/** The whole of a line. */
export function shapeOf(source: LinedText, line: number): LineShape {
  const { text, lines } = source;
  const head = headOf(source, line);
  const start = lineStart(source, line);
  const end = lines.endOf(line);
  const base = { ...head, line, start, end };
  if (head.kind !== 'content') {
    return {
      ...base,
      dashes: [],
      content: head.indent,
      key: undefined,
      value: start + head.indent,
      valueKind: 'none',
    };
  }

  let at = start + head.indent;
  const dashes: number[] = [];
  while (at < end && dashes.length < MOST_DASHES && isDash(text, at, end)) {
    dashes.push(at - start);
    at = skipBlanks(text, at + 1, end);
  }
  const content = at - start;
  const first = skipProperties(text, at, end);
  const key = keyAt(text, first, end);
  const value = key === undefined ? first : skipProperties(text, skipBlanks(text, key.colon + 1, end), end);
  return { ...base, dashes, content, key, value, valueKind: valueKindAt(text, value, end) };
}

/** Behind an anchor and a tag. */
function skipProperties(text: string, at: number, end: number): number {
  for (;;) {
    const char = text.charAt(at);
    if (at >= end || (char !== '&' && char !== '!')) return at;
    let after = at + 1;
    while (after < end && !isBlank(text.charCodeAt(after))) after++;
    at = skipBlanks(text, after, end);
  }
}

function keyAt(text: string, at: number, end: number): LineKey | undefined {
  const char = text.charAt(at);
  if (at >= end || char === '{' || char === '[' || char === '#' || (char === '?' && isGap(text, at + 1, end)))
    return undefined;
  if (char === '"' || char === "'") {
    const close = closingQuote(text, at, end);
    if (close === undefined) return undefined;
    const colon = skipBlanks(text, close + 1, end);
    if (text.charCodeAt(colon) !== COLON || !isGap(text, colon + 1, end)) return undefined;
    return { text: text.slice(at + 1, close), start: at, end: close + 1, colon };
  }
  for (let i = at; i < end; i++) {
    const here = text.charCodeAt(i);
    if (here === HASH && i > at && isBlank(text.charCodeAt(i - 1))) return undefined;
    if (here !== COLON || !isGap(text, i + 1, end)) continue;
    let last = i;
    while (last > at && isBlank(text.charCodeAt(last - 1))) last--;
    return last === at ? undefined : { text: text.slice(at, last), start: at, end: last, colon: i };
  }
  return undefined;
}

function valueKindAt(text: string, at: number, end: number): ValueKind {
  if (at >= end) return 'none';
  switch (text.charAt(at)) {
    case '#':
      return isBlank(text.charCodeAt(at - 1)) || text.charCodeAt(at - 1) === COLON ? 'none' : 'plain';
    case '{':
    case '[':
      return 'flow';
    case '"':
    case "'":
      return 'quoted';
    case '*':
      return 'alias';
    case '|':
    case '>':
      return /^[|>][-+0-9]*\s*(#.*)?$/.test(text.slice(at, Math.min(end, at + 200))) ? 'block' : 'plain';
    default:
      return 'plain';
  }
}

/** The end of a plain scalar that starts at `at`: before a comment and white space. */
export function plainEnd(text: string, at: number, end: number): number {
  let last = end;
  for (let i = at + 1; i < end; i++) {
    if (text.charCodeAt(i) === HASH && isBlank(text.charCodeAt(i - 1))) {
      last = i;
      break;
    }
  }
  while (last > at && isBlank(text.charCodeAt(last - 1))) last--;
  return last;
}

/** The offset of the `#` of a comment at or behind `at`, where nothing but white space and a comment may follow. */
export function commentFrom(text: string, at: number, end: number): number | undefined {
  for (let i = at; i < end; i++) {
    if (text.charCodeAt(i) === HASH && (i === 0 || isBlank(text.charCodeAt(i - 1)) || text.charCodeAt(i - 1) === COLON))
      return i;
  }
  return undefined;
}

/** A line and what it starts with. */
export interface Neighbour {
  readonly line: number;
  readonly head: LineHead;
}

/** The nearest line of content above (`step` -1) or below (1), markers included; undefined where there is none. */
export function neighbour(source: LinedText, line: number, step: 1 | -1): Neighbour | undefined {
  for (let at = line + step; at >= 0 && at < source.lines.count; at += step) {
    const head = headOf(source, at);
    if (head.kind === 'content' || head.kind === 'marker') return { line: at, head };
  }
  return undefined;
}

/** Whether a line begins with a closing bracket, which stands left of what it closes. `head` is that of the line. */
export const beginsWithBracket = (source: LinedText, line: number, head: LineHead): boolean =>
  /[\]}]/.test(source.text.charAt(lineStart(source, line) + head.indent));

/** The value as written on the line of a key, without quotes. */
export function valueText(text: string, shape: LineShape): string {
  if (shape.valueKind === 'plain') return text.slice(shape.value, plainEnd(text, shape.value, shape.end));
  if (shape.valueKind !== 'quoted') return '';
  return text.slice(shape.value + 1, closingQuote(text, shape.value, shape.end) ?? shape.end);
}
