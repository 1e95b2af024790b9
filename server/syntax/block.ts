import {
  Composer,
  CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  type Document,
  type ErrorCode,
  type Node as YamlNode,
  type ParsedNode,
  type Scalar,
} from 'yaml';
import { isBreak } from './characters';
import type {
  AliasNode,
  Block,
  BlockProblem,
  Entry,
  MapNode,
  Node,
  ScalarNode,
  ScalarStyle,
  SeqNode,
  Span,
} from './tree';

/** Deeper nesting than any spec needs; the parser and all that walks the tree recurse. */
export const MAX_DEPTH = 100;

/** Lexical tokens in one block: some thirty times a large spec. A text of nothing but brackets would fill the memory. */
const MAX_TOKENS = 500_000;

/** A broken text can give an error a token; more than this many help nobody. */
export const MAX_PROBLEMS = 50;

/** Unlike `parseDocument` with these, `readDocument` tells of further documents. */
const OPTIONS = { logLevel: 'silent', uniqueKeys: false, version: '1.2', schema: 'core', merge: false } as const;

/**
 * Parses one piece of YAML. Never throws: what cannot be read is a problem with its place.
 * A text that is one list of one item, as host items are, gives the item as its root when `item` is set.
 */
export function parseBlock(text: string, item: boolean): Block {
  // A slice would keep the whole document alive for as long as one of its scalars lives.
  const own = flatten(text);
  try {
    const reading = readDocument(own);
    return reading.failure === undefined ? new Converter(own).convert(reading, item) : failed(own, reading.failure);
  } catch {
    return failed(text, {
      code: 'YAML001',
      message: 'This part of the file cannot be read as YAML.',
      start: 0,
      end: Math.max(0, text.trimEnd().length),
    });
  }
}

const failed = (text: string, problem: BlockProblem): Block => ({
  length: text.length,
  root: undefined,
  problems: [problem],
  anchors: [],
  aliases: [],
});

/** What the parser did not understand, or a bracket that closes nothing, which it is not shown. */
interface Slip {
  readonly pos: readonly [number, number];
  readonly code: ErrorCode | 'STRAY_BRACKET';
  readonly message: string;
}

interface Reading {
  readonly document: Document.Parsed;
  readonly slips: readonly Slip[];
  /** Where a second document begins. */
  readonly second: number | undefined;
  readonly failure?: undefined;
}

/**
 * The first document of a text. Looks at depth and size while it reads, so that no text makes the parser recurse or fill the
 * memory: the lexer and the stack of the parser are loops, what comes after them recurses.
 */
function readDocument(text: string): Reading | { readonly failure: BlockProblem } {
  const parser = new Parser();
  const composer = new Composer(OPTIONS);
  const strays: Slip[] = [];
  let tokens = 0;
  let seen = false;
  let second: number | undefined;
  /** Whether to go on. */
  const compose = (parsed: ReturnType<Parser['next']>): boolean => {
    for (const token of parsed) {
      if (token.type === 'document') {
        if (seen) {
          second = token.offset;
          return false;
        }
        seen = true;
      }
      for (const _ of composer.next(token)) return false;
      // From here on every word would be one more error.
      if (token.type === 'error') return false;
    }
    return true;
  };
  let going = true;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    // The parser takes a bracket that closes nothing for the end of the document: everything below it would be lost.
    const stray =
      (lexeme === ']' || lexeme === '}') &&
      !isScalar &&
      !parser.stack.some((open) => open.type === 'flow-collection' && open.end.length === 0);
    if (stray) strays.push({ pos: [parser.offset, parser.offset + 1], code: 'STRAY_BRACKET', message: '' });
    isScalar = lexeme === CST.SCALAR;
    going = compose(parser.next(stray ? ' ' : lexeme));
    if (!going) break;
    if (parser.stack.length > MAX_DEPTH + 2) {
      const message = `Nested more than ${MAX_DEPTH} levels deep. This part of the file is not read; write it flatter.`;
      return { failure: { code: 'YAML004', message, ...underlined(text, parser.offset, parser.offset + 1) } };
    }
    if (++tokens > MAX_TOKENS) {
      const message = `This part of the file has more than ${MAX_TOKENS} keys, values and signs and is not read. Split the spec with \`extends\`.`;
      return { failure: { code: 'YAML007', message, ...underlined(text, parser.offset, parser.offset + 1) } };
    }
  }
  if (going) compose(parser.end());
  for (const document of composer.end(true, text.length)) {
    return { document, slips: [...document.errors, ...strays], second };
  }
  throw new Error('there is always a document');
}

const flatten = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1));

class Converter {
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
  /** Filled in place at the end, so that nodes can point to their block. */
  readonly #block: { length: number; root: Node | undefined } & Omit<Block, 'root' | 'length'>;

  constructor(text: string) {
    this.#text = text;
    this.#block = {
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
        block: this.#block,
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
        block: this.#block,
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
        block: this.#block,
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
      block: this.#block,
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
      block: this.#block,
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

const SEVERAL = 'A spec is one document a file; nothing from this line on is read. Put it into a file of its own.';

/** What the parser's error codes mean for the person who types. */
function sentence(error: Slip): string {
  switch (error.code) {
    case 'STRAY_BRACKET':
      return 'This bracket closes nothing. Remove it, or open it before.';
    case 'ALIAS_PROPS':
      return 'An alias (`*name`) cannot have an anchor or a tag. Remove it.';
    case 'BAD_ALIAS':
      return 'An alias needs a name right after the `*`, and a text that starts with `*` needs quotes.';
    case 'BAD_DIRECTIVE':
      return 'This directive is not known. A line that starts with `%` is a YAML directive; remove it.';
    case 'BAD_DQ_ESCAPE':
      return 'This escape is not known in double quotes. Write `\\\\` for a backslash, or use single quotes.';
    case 'BAD_INDENT':
      return error.message.includes('end with a')
        ? missing(error.message)
        : 'The indentation does not fit the lines above. Align this line with its siblings.';
    case 'BAD_PROP_ORDER':
      return 'Anchors and tags stand before the value, not before its indicator.';
    case 'BAD_SCALAR_START':
      return 'A plain value cannot start with this character. Put the value in quotes.';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'A mapping cannot start here: a value is already on this line. Start a new line, or put the text in quotes.';
    case 'BLOCK_IN_FLOW':
      return 'Lines with dashes or keys cannot stand inside brackets. Close the bracket first, or write the list in one style.';
    case 'DUPLICATE_KEY':
      return 'This key is written twice in this mapping.';
    case 'IMPOSSIBLE':
      return 'This cannot be read as YAML.';
    case 'KEY_OVER_1024_CHARS':
      return 'A key can have at most 1024 characters. Look for a colon that is missing, or an open quote.';
    case 'MISSING_CHAR':
      return missing(error.message);
    case 'MULTILINE_IMPLICIT_KEY':
      return 'A colon is missing after this: a key and its colon must stand on one line.';
    case 'MULTIPLE_ANCHORS':
      return 'A value can have only one anchor.';
    case 'MULTIPLE_DOCS':
      return SEVERAL;
    case 'MULTIPLE_TAGS':
      return 'A value can have only one tag.';
    case 'NON_STRING_KEY':
      return 'A key must be plain text.';
    case 'RESOURCE_EXHAUSTION':
      return 'Too deeply nested to be read.';
    case 'TAB_AS_INDENT':
      return 'YAML is indented with spaces, not tabs. Replace the tab by spaces.';
    case 'TAG_RESOLVE_FAILED':
      return 'This tag is not known here. Remove it.';
    case 'UNEXPECTED_TOKEN':
      return 'This does not belong here. Look for a colon, a quote or a bracket that is missing before it.';
    case 'BAD_COLLECTION_TYPE':
      return 'This tag does not fit the value. Remove it.';
  }
}

/** The parser has one code for all that is missing; its sentence tells which. */
function missing(message: string): string {
  if (message.includes('quote')) return 'This quote is never closed. Put the same quote at the end of the text.';
  const bracket = /end with a (.)/.exec(message)?.[1];
  if (bracket !== undefined) {
    return `This bracket is not closed. Put \`${bracket}\` at its end, and indent all lines inside deeper than the key.`;
  }
  if (message.includes('directives-end')) {
    return 'A line that starts with `%` is a YAML directive. Remove it, or put quotes around the text.';
  }
  if (message.startsWith('Implicit map keys')) return 'A colon is missing after this key.';
  if (message.includes('without - indicator')) return 'A dash is missing before this item.';
  if (message.startsWith('Missing ,')) return 'A comma is missing before this.';
  if (message.startsWith('Missing space')) return 'A space is missing after the colon.';
  if (message.startsWith('Comments')) return 'A space is missing before the `#`.';
  if (message.startsWith('Tags and anchors')) return 'A space is missing after the anchor or tag.';
  return 'Something is missing here: a colon after a key, a space, a closing quote or a bracket.';
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

function rangeOf(node: YamlNode): [number, number] {
  const range = node.range;
  return range ? [range[0], Math.max(range[0], range[1])] : [0, 0];
}

/**
 * The part of a place that lies on its first line, one sign at least. At a line break or the end of the text there is nothing to
 * underline: the last sign before it is taken. Never ends between the two characters of a line break, nor begins there.
 */
function underlined(text: string, from: number, to: number): Span {
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
function at(spans: readonly Span[], start: number): Span | undefined {
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
