/** The parser's document to nodes whose offsets are relative to their block. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Document,
  type Node as YamlNode,
  type ParsedNode,
  type Scalar,
} from 'yaml';
import { isBreak } from './characters';
import { sentence, SEVERAL, shorten, type Slip } from './slips';
import {
  newId,
  type AliasNode,
  type Block,
  type BlockProblem,
  type Entry,
  type Home,
  type MapNode,
  type Node,
  type Piece,
  type ScalarNode,
  type ScalarStyle,
  type SeqNode,
  type Span,
} from './tree';

/** A broken text can give an error a token; more than this many help nobody. */
export const MAX_PROBLEMS = 50;

export interface Reading {
  readonly document: Document.Parsed;
  readonly slips: readonly Slip[];
  /** Where a second document begins. */
  readonly second: number | undefined;
  readonly failure?: undefined;
}

export const flatten = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1));

export class Converter {
  readonly #text: string;
  readonly #problems: BlockProblem[] = [];
  readonly #anchors: Node[] = [];
  readonly #aliases: AliasNode[] = [];
  /** The lines that syntax errors spoil: ascending, apart from each other. */
  #broken: readonly Span[] = [];
  /** Keys that are no plain text, in the order in which they are met. */
  readonly #badKeys: Span[] = [];
  /** By its end, the start of what a quote or bracket opens that is never closed. */
  readonly #open = new Map<number, number>();
  readonly #block: Block & { root: Node | undefined };
  readonly #piece: Piece;

  constructor(text: string, home: Home) {
    this.#text = text;
    this.#piece = { home };
    this.#block = {
      piece: this.#piece,
      length: text.length,
      root: undefined,
      problems: this.#problems,
      anchors: this.#anchors,
      aliases: this.#aliases,
    };
  }

  convert({ document, slips, second }: Reading, item: boolean): Block {
    this.#broken = this.#brokenLines(slips);
    const root = document.contents === null ? undefined : this.#node(document.contents);
    this.#explainFirst(slips);
    if (second !== undefined) {
      const newline = this.#text.indexOf('\n', second);
      const line = this.#text.slice(second, newline < 0 ? undefined : newline).trimEnd();
      this.#problems.push({ code: 'YAML005', message: SEVERAL, start: second, end: second + line.length });
    }
    this.#block.root = item ? (root?.kind === 'seq' ? root.items[0] : undefined) : root;
    return this.#block;
  }

  #node(node: YamlNode): Node {
    return this.#anchored(this.#make(node));
  }

  #anchored<N extends Node>(node: N): N {
    if (node.anchor !== undefined) this.#anchors.push(node);
    return node;
  }

  #make(node: YamlNode): Node {
    const [start, until] = rangeOf(node);
    const end = trimBreaks(this.#text, start, until);
    if ((isMap(node) || isSeq(node)) && node.flow === true && !/[\]}]/.test(this.#text.charAt(until - 1)))
      this.#open.set(until, start);
    if (isAlias(node)) {
      const alias: AliasNode = {
        kind: 'alias',
        piece: this.#piece,
        start,
        end,
        tainted: this.#touches(start, until),
        name: node.source,
      };
      this.#aliases.push(alias);
      return alias;
    }
    if (isMap<ParsedNode, ParsedNode | null>(node)) {
      const entries: Entry[] = [];
      for (const pair of node.items) {
        const key = this.#key(pair.key);
        if (key === undefined) continue;
        const value = pair.value === null ? this.#absent(key.end) : this.#node(pair.value);
        entries.push({ key, value });
      }
      this.#checkKeys(entries);
      const flow = node.flow === true;
      const map: MapNode = {
        kind: 'map',
        id: newId(),
        piece: this.#piece,
        start,
        end: flow ? end : Math.max(start, lastEnd(entries) ?? end),
        tainted: this.#touches(start, until),
        entries,
        flow,
        ...anchorOf(node.anchor),
      };
      return map;
    }
    if (isSeq<ParsedNode>(node)) {
      const items = node.items.map((child) => this.#node(child));
      const flow = node.flow === true;
      const seq: SeqNode = {
        kind: 'seq',
        id: newId(),
        piece: this.#piece,
        start,
        end: flow ? end : Math.max(start, items.at(-1)?.end ?? end),
        tainted: this.#touches(start, until),
        items,
        flow,
        ...anchorOf(node.anchor),
      };
      return seq;
    }
    return this.#scalar(node as Scalar, start, until);
  }

  #key(key: YamlNode | null): ScalarNode | undefined {
    if (key !== null && isScalar(key)) return this.#anchored(this.#scalar(key, ...rangeOf(key)));
    if (key !== null) {
      const [start, end] = rangeOf(key);
      if (this.#problems.length < MAX_PROBLEMS && !this.#touches(start, end)) {
        this.#problems.push({
          code: 'YAML001',
          message: 'A key must be plain text, not a list, a mapping or an alias.',
          start,
          end: trimBreaks(this.#text, start, end),
        });
      }
      this.#badKeys.push({ start, end });
    }
    return undefined;
  }

  #scalar(node: Scalar, start: number, until: number): ScalarNode {
    const { value } = node;
    const style = styleOf(node.type);
    const quote = style === 'double' ? '"' : "'";
    if ((style === 'double' || style === 'single') && (until === start + 1 || this.#text.charAt(until - 1) !== quote)) {
      this.#open.set(until, start);
    }
    // The line break after a block scalar belongs to nobody.
    const end = trimBreaks(this.#text, start, until);
    const simple =
      value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return {
      kind: 'scalar',
      piece: this.#piece,
      start,
      end,
      tainted: this.#touches(start, until),
      value: simple ? value : (node.source ?? ''),
      source: node.source ?? '',
      style,
      ...anchorOf(node.anchor),
    };
  }

  /** `key` without a colon has no value at all. */
  #absent(at: number): ScalarNode {
    return {
      kind: 'scalar',
      piece: this.#piece,
      start: at,
      end: at,
      tainted: this.#touches(at, at),
      value: null,
      source: '',
      style: 'plain',
    };
  }

  /** Own check: the parser's is quadratic. */
  #checkKeys(entries: readonly Entry[]): void {
    const seen = new Map<string, ScalarNode>();
    for (const { key } of entries) {
      const name = key.source;
      // Said of merge keys is that they mean nothing, so none of them counts.
      if (name === '<<') continue;
      const earlier = seen.get(name);
      if (earlier !== undefined && this.#problems.length < MAX_PROBLEMS) {
        this.#problems.push({
          code: 'YAML002',
          message: `The key \`${shorten(name)}\` is written twice in this mapping; only the last one counts. Remove one of them.`,
          start: key.start,
          end: key.end,
          earlier,
        });
      }
      seen.set(name, key);
    }
  }

  #touches(start: number, end: number): boolean {
    return meets(this.#broken, start, end) || meets(this.#badKeys, start, end);
  }

  /** A syntax error spoils the lines that it names, not only the characters. */
  #brokenLines(errors: readonly { readonly pos: readonly [number, number] }[]): readonly Span[] {
    const lines: { start: number; end: number }[] = [];
    for (const { pos } of [...errors].sort((a, b) => a.pos[0] - b.pos[0])) {
      const from = Math.min(pos[0], this.#text.length);
      const to = Math.min(Math.max(from, pos[1] - 1), this.#text.length);
      const last = lines.at(-1);
      // Errors on a line that is already spoilt are not searched again: a line can be long.
      const known = last !== undefined && from <= last.end;
      if (known && to <= last.end) continue;
      const newline = this.#text.indexOf('\n', to);
      const end = newline < 0 ? this.#text.length : newline;
      if (known) last.end = end;
      else lines.push({ start: Math.min(from, this.#text.lastIndexOf('\n', Math.max(0, from - 1)) + 1), end });
    }
    return lines;
  }

  /** One slip makes several errors: of those on the same lines only the first says what is wrong. */
  #explainFirst(errors: readonly Slip[]): void {
    const placed = errors.map((error) => ({
      error,
      pos: [this.#open.get(error.pos[0]) ?? error.pos[0], error.pos[1]] as const,
    }));
    const spoilt = this.#brokenLines(placed);
    const told = new Set<Span | undefined>();
    for (const { error, pos } of placed.sort((a, b) => a.pos[0] - b.pos[0])) {
      if (this.#problems.length >= MAX_PROBLEMS) return;
      const lines = at(spoilt, Math.min(pos[0], this.#text.length));
      if (told.has(lines)) continue;
      told.add(lines);
      this.#problems.push(this.#explain(error));
    }
  }

  #explain(error: Slip): BlockProblem {
    const length = this.#text.length;
    const opened = this.#open.get(error.pos[0]);
    const start = Math.min(opened ?? error.pos[0], length);
    const end = opened === undefined ? error.pos[1] : length;
    return { code: 'YAML001', message: sentence(error), ...underlined(this.#text, start, end) };
  }
}

export function rangeOf(node: YamlNode): [number, number] {
  const range = node.range;
  return range ? [range[0], Math.max(range[0], range[1])] : [0, 0];
}

/**
 * The part of a place that lies on its first line, one sign at least. At a line break or the end of the text there is nothing to
 * underline: the last sign before it is taken. Never ends between the two characters of a line break, nor begins there.
 */
export function underlined(text: string, from: number, to: number): Span {
  const start = Math.min(from, text.length);
  const newline = text.indexOf('\n', start);
  const lineEnd = trimBreaks(text, Math.max(0, start - 1), newline < 0 ? text.length : newline);
  if (start < lineEnd) return { start, end: Math.max(start + 1, Math.min(to, lineEnd)) };
  let end = start;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
  return { start: Math.max(0, end - 1), end };
}

/** `end` without the line breaks before it. */
function trimBreaks(text: string, start: number, end: number): number {
  let trimmed = end;
  while (trimmed > start && isBreak(text.charCodeAt(trimmed - 1))) trimmed--;
  return trimmed;
}

/** Whether a span touches one of several, which are in ascending order and do not overlap. */
const meets = (spans: readonly Span[], start: number, end: number): boolean =>
  (at(spans, start)?.start ?? Infinity) <= end;

/** The first of several spans that ends at `start` or later. */
export function at(spans: readonly Span[], start: number): Span | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return spans[low];
}

const lastEnd = (entries: readonly Entry[]): number | undefined => {
  const last = entries.at(-1);
  return last === undefined ? undefined : Math.max(last.key.end, last.value.end);
};

const anchorOf = (anchor: string | undefined): { readonly anchor?: string } => (anchor === undefined ? {} : { anchor });

function styleOf(type: string | null | undefined): ScalarStyle {
  switch (type) {
    case 'QUOTE_DOUBLE':
      return 'double';
    case 'QUOTE_SINGLE':
      return 'single';
    case 'BLOCK_LITERAL':
      return 'literal';
    case 'BLOCK_FOLDED':
      return 'folded';
    default:
      return 'plain';
  }
}
