import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type Node as YamlNode,
  type ParsedNode,
  type Scalar,
  type YAMLError,
} from 'yaml';
import { findTooDeep, MAX_DEPTH } from './guard';
import type { AliasNode, Block, BlockProblem, Entry, MapNode, Node, ScalarNode, ScalarStyle, SeqNode } from './tree';

/** A broken text can give an error a token; more than this many help nobody. */
const MAX_PROBLEMS = 50;

/**
 * Parses one piece of YAML. Never throws: what cannot be read is a problem with its place.
 * A text that is one list of one item, as host items are, gives the item as its root when `item` is set.
 */
export function parseBlock(text: string, item: boolean): Block {
  const deep = findTooDeep(text);
  if (deep >= 0) {
    return failed(text, {
      code: 'YAML004',
      message: `Nested more than ${MAX_DEPTH.toString()} levels deep. This part of the file is not read; write it flatter.`,
      start: deep,
      end: Math.min(deep + 1, text.length),
    });
  }
  // A slice would keep the whole document alive for as long as one of its scalars lives.
  const own = flatten(text);
  try {
    const document = parseDocument(own, {
      logLevel: 'silent',
      prettyErrors: false,
      uniqueKeys: false,
      version: '1.2',
      schema: 'core',
      merge: false,
    });
    return new Converter(own).convert(document, item);
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

const flatten = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1));

class Converter {
  readonly #text: string;
  readonly #problems: BlockProblem[] = [];
  readonly #anchors: Node[] = [];
  readonly #aliases: AliasNode[] = [];
  readonly #broken: { start: number; end: number }[] = [];
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

  convert(document: Document.Parsed, item: boolean): Block {
    for (const error of document.errors) this.#broken.push(this.#linesOf(error));
    for (const error of document.errors.slice(0, MAX_PROBLEMS)) this.#problems.push(this.#explain(error));
    const root = document.contents === null ? undefined : this.#node(document.contents);
    this.#block.root = item ? (root?.kind === 'seq' ? root.items[0] : undefined) : root;
    return this.#block;
  }

  #node(node: YamlNode): Node {
    const converted = this.#make(node);
    if (converted.anchor !== undefined) this.#anchors.push(converted);
    return converted;
  }

  #make(node: YamlNode): Node {
    const [start, end] = rangeOf(node);
    if (isAlias(node)) {
      const alias: AliasNode = { kind: 'alias', block: this.#block, start, end, tainted: this.#touches(start, end), name: node.source };
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
        tainted: this.#touches(start, end),
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
        tainted: this.#touches(start, end),
        items,
        flow,
        ...anchorOf(node.anchor),
      };
      return seq;
    }
    return this.#scalar(node as Scalar, start, end);
  }

  #key(key: YamlNode | null): ScalarNode | undefined {
    if (key !== null && isScalar(key)) return this.#scalar(key, ...rangeOf(key));
    if (key !== null) {
      const [start, end] = rangeOf(key);
      this.#problems.push({ code: 'YAML001', message: 'A key must be plain text, not a list, a mapping or an alias.', start, end });
      this.#broken.push({ start, end });
    }
    return undefined;
  }

  #scalar(node: Scalar, start: number, end: number): ScalarNode {
    const { value } = node;
    const simple = value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return {
      kind: 'scalar',
      block: this.#block,
      start,
      end,
      tainted: this.#touches(start, end),
      value: simple ? value : String(value),
      source: node.source ?? '',
      style: styleOf(node.type),
      ...anchorOf(node.anchor),
    };
  }

  /** `key` without a colon has no value at all. */
  #absent(at: number): ScalarNode {
    return { kind: 'scalar', block: this.#block, start: at, end: at, tainted: this.#touches(at, at), value: null, source: '', style: 'plain' };
  }

  /** Own check: the parser's is quadratic. */
  #checkKeys(entries: readonly Entry[]): void {
    const seen = new Set<string>();
    for (const { key } of entries) {
      const name = key.source;
      if (seen.has(name) && this.#problems.length < MAX_PROBLEMS) {
        this.#problems.push({
          code: 'YAML002',
          message: `The key \`${shorten(name)}\` is written twice in this mapping; only the last one counts. Remove one of them.`,
          start: key.start,
          end: key.end,
        });
      }
      seen.add(name);
    }
  }

  #touches(start: number, end: number): boolean {
    return this.#broken.some((broken) => start <= broken.end && end >= broken.start);
  }

  /** A syntax error spoils the lines that it names, not only the characters. */
  #linesOf(error: YAMLError): { start: number; end: number } {
    const [from, to] = error.pos;
    const start = this.#text.lastIndexOf('\n', Math.max(0, from - 1)) + 1;
    const newline = this.#text.indexOf('\n', Math.max(from, to - 1));
    return { start: Math.min(start, from), end: newline < 0 ? this.#text.length : newline };
  }

  #explain(error: YAMLError): BlockProblem {
    const length = this.#text.length;
    let start = Math.min(error.pos[0], length);
    let end = Math.min(Math.max(error.pos[1], start), length);
    const newline = this.#text.indexOf('\n', start);
    if (newline > start && newline < end) end = newline;
    if (end === start) {
      // At a line break or the end of the file there is nothing to underline: take the character before.
      if (start >= length || this.#text.charCodeAt(start) === 10 || this.#text.charCodeAt(start) === 13) {
        while (start > 0 && /\s/.test(this.#text.charAt(start - 1))) start--;
        end = start;
        start = Math.max(0, start - 1);
      } else end = start + 1;
    }
    return { code: error.code === 'MULTIPLE_DOCS' ? 'YAML005' : 'YAML001', message: sentence(error), start, end };
  }
}

/** What the parser's error codes mean for the person who types. */
function sentence(error: YAMLError): string {
  switch (error.code) {
    case 'ALIAS_PROPS':
      return 'An alias (`*name`) cannot have an anchor or a tag. Remove it.';
    case 'BAD_ALIAS':
      return 'An alias needs a name right after the `*`, and a text that starts with `*` needs quotes.';
    case 'BAD_DIRECTIVE':
      return 'This directive is not known. A line that starts with `%` is a YAML directive; remove it.';
    case 'BAD_DQ_ESCAPE':
      return 'This escape is not known in double quotes. Write `\\\\` for a backslash, or use single quotes.';
    case 'BAD_INDENT':
      return 'The indentation does not fit the lines above. Align this line with its siblings.';
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
      return 'A key can have at most 1024 characters. Is a colon missing, or a quote open?';
    case 'MISSING_CHAR':
      return missing(error.message);
    case 'MULTILINE_IMPLICIT_KEY':
      return 'A key must stand on one line. Is the colon missing on the line before?';
    case 'MULTIPLE_ANCHORS':
      return 'A value can have only one anchor.';
    case 'MULTIPLE_DOCS':
      return 'A spec is one document a file. Put what follows this line into a file of its own.';
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
      return 'This does not belong here. Is a colon, a quote or a bracket missing before it?';
    case 'BAD_COLLECTION_TYPE':
      return 'This tag does not fit the value. Remove it.';
  }
}

function missing(message: string): string {
  if (/["']quote|closing ["']/.test(message)) return 'A closing quote is missing.';
  if (/expected flow map|end with a \}|\}/.test(message)) return 'A closing brace `}` is missing, or a comma between two entries.';
  if (/flow sequence|end with a \]|\]/.test(message)) return 'A closing bracket `]` is missing, or a comma between two items.';
  if (message.includes(',')) return 'A comma is missing between two items.';
  if (/space/i.test(message)) return 'A space is missing here.';
  return 'Something is missing here: a colon after a key, a closing quote or a bracket.';
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

function rangeOf(node: YamlNode): [number, number] {
  const range = node.range;
  return range ? [range[0], Math.max(range[0], range[1])] : [0, 0];
}

const lastEnd = (entries: readonly Entry[]): number | undefined => {
  const last = entries.at(-1);
  return last === undefined ? undefined : Math.max(last.key.end, last.value.end);
};

const anchorOf = (anchor: string | undefined): { anchor: string } | Record<never, never> => (anchor === undefined ? {} : { anchor });

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
