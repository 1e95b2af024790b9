/** Where the lines of a text are: offsets, lines and characters from each other. */
import type { Change } from './hull';
import { CR, isBreak, LF } from './characters';
import { countBelow } from './lists';

/** 0-based line and UTF-16 character, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Offsets of line starts; a line ends at LF, CRLF or a lone CR, as in LSP. */
export class LineIndex {
  readonly #starts: Uint32Array;
  readonly #text: string;

  constructor(text: string, starts = startsIn(text)) {
    this.#text = text;
    this.#starts = starts;
  }

  /** The index of a text that differs from this one's in `change` alone. */
  edited(text: string, { start, end, by }: Change): LineIndex {
    const old = this.#starts;
    // A start is told by the signs on both sides of it.
    const head = countBelow(old, Math.max(1, start));
    const tail = countBelow(old, end + 1);
    const inside: number[] = [];
    for (let at = Math.max(1, start); at <= end + by; at++) {
      const before = text.charCodeAt(at - 1);
      if (before === LF || (before === CR && text.charCodeAt(at) !== LF)) inside.push(at);
    }
    const starts = new Uint32Array(head + inside.length + old.length - tail);
    starts.set(old.subarray(0, head));
    starts.set(inside, head);
    const shift = head + inside.length - tail;
    for (let i = tail; i < old.length; i++) starts[i + shift] = (old[i] ?? 0) + by;
    return new LineIndex(text, starts);
  }

  get count(): number {
    return this.#starts.length;
  }

  /** The offset of the first character of a line; lines past the end give the length of the text. */
  startOf(line: number): number {
    return line < 0 ? 0 : (this.#starts[line] ?? this.#text.length);
  }

  /** The offset after the last character of a line, before its line break. */
  endOf(line: number): number {
    let end = this.startOf(line + 1);
    const start = this.startOf(line);
    while (end > start && isBreak(this.#text.charCodeAt(end - 1))) end--;
    return end;
  }

  lineAt(offset: number): number {
    return Math.max(0, countBelow(this.#starts, offset + 1) - 1);
  }

  /** Offsets outside the text are moved to its nearest end. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.#text.length));
    const line = this.lineAt(clamped);
    return { line, character: clamped - this.startOf(line) };
  }

  /** Characters past the end of the line give the end of the line. */
  offsetAt(position: Position): number {
    const start = this.startOf(position.line);
    if (position.line >= this.count) return start;
    return Math.min(start + Math.max(0, position.character), this.endOf(position.line));
  }

  rangeOf(span: { readonly start: number; readonly end: number }): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }
}

/** Offsets of the starts of all lines. */
function startsIn(text: string): Uint32Array {
  const starts = [0];
  if (text.includes('\r')) {
    for (let i = 0; i < text.length; i++) {
      const char = text.charCodeAt(i);
      if (char === CR && text.charCodeAt(i + 1) === LF) i++;
      if (isBreak(char)) starts.push(i + 1);
    }
  } else {
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  }
  return Uint32Array.from(starts);
}
