/** Parses one block: a host item, or the document without its hosts. */
import { Composer, CST, Lexer, Parser } from 'yaml';
import { Converter, flatten, underlined, type Reading } from './convert';
import type { Slip } from './slips';
import { Home, type Block, type BlockProblem } from './tree';

/** Deeper nesting than any spec needs; the parser and all that walks the tree recurse. */
export const MAX_DEPTH = 100;

/** Lexical tokens in one block: some thirty times a large spec. A text of nothing but brackets would fill the memory. */
const MAX_TOKENS = 500_000;

/** Unlike `parseDocument` with these, `readDocument` tells of further documents. */
const OPTIONS = { logLevel: 'silent', uniqueKeys: false, version: '1.2', schema: 'core', merge: false } as const;

/**
 * Parses one piece of YAML. Never throws: what cannot be read is a problem with its place.
 * A text that is one list of one item, as host items are, gives the item as its root when `item` is set. `home` is that of the
 * block that this one takes the place of.
 */
export function parseBlock(text: string, item: boolean, home = new Home()): Block {
  // A slice would keep the whole document alive for as long as one of its scalars lives.
  const own = flatten(text);
  try {
    const reading = readDocument(own);
    return reading.failure === undefined
      ? new Converter(own, home).convert(reading, item)
      : failed(own, home, reading.failure);
  } catch {
    return failed(text, home, {
      code: 'YAML001',
      message: 'This part of the file cannot be read as YAML.',
      start: 0,
      end: Math.max(0, text.trimEnd().length),
    });
  }
}

const failed = (text: string, home: Home, problem: BlockProblem): Block => ({
  piece: { home },
  length: text.length,
  root: undefined,
  problems: [problem],
  anchors: [],
  aliases: [],
});

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
