/** What stands between `[…]` and `{…}`, token by token, over lines: works where brackets and quotes are still open. */
import { closingQuote, isBreak } from '../../syntax/characters';
import type { Span } from '../../syntax/tree';

export interface FlowToken extends Span {
  readonly kind: 'open' | 'close' | 'comma' | 'colon' | 'scalar' | 'comment';
  /** For a scalar: quoted, or with its quote still open. */
  readonly quote?: 'closed' | 'open';
}

/**
 * The tokens of the collection that begins at `from`, its closing bracket last; up to offset `limit`, which is exclusive. Any white
 * space of Unicode parts tokens, which is wider than YAML's: to the parser a no-break space is text.
 */
export function* flowTokens(text: string, from: number, limit: number): Generator<FlowToken> {
  let at = from;
  let depth = 0;
  let afterQuoted = false;
  while (at < limit) {
    const char = text.charAt(at);
    if (/\s/.test(char)) {
      at++;
      continue;
    }
    const wasQuoted = afterQuoted;
    afterQuoted = false;
    switch (char) {
      case '{':
      case '[':
        depth++;
        yield { kind: 'open', start: at, end: ++at };
        continue;
      case '}':
      case ']':
        depth--;
        yield { kind: 'close', start: at, end: ++at };
        if (depth <= 0) return;
        continue;
      case ',':
        yield { kind: 'comma', start: at, end: ++at };
        continue;
      case '#':
        if (/\s/.test(text.charAt(at - 1))) {
          const end = endOfLine(text, at, limit);
          yield { kind: 'comment', start: at, end };
          at = end;
          continue;
        }
        break;
      case ':':
        if (wasQuoted || endsKey(text, at, limit)) {
          yield { kind: 'colon', start: at, end: ++at };
          continue;
        }
        break;
      case '"':
      case "'": {
        const close = closingQuote(text, at, limit);
        // An open quote is taken to end with its line: what follows is most likely meant to be read.
        const end = close === undefined ? endOfLine(text, at, limit) : close + 1;
        yield { kind: 'scalar', start: at, end, quote: close === undefined ? 'open' : 'closed' };
        at = end;
        afterQuoted = true;
        continue;
      }
      default:
        break;
    }
    const end = endOfPlain(text, at, limit);
    yield { kind: 'scalar', start: at, end };
    at = Math.max(end, at + 1);
  }
}

const endsKey = (text: string, at: number, limit: number): boolean =>
  at + 1 >= limit || /[\s,[\]{}]/.test(text.charAt(at + 1));

function endOfLine(text: string, at: number, limit: number): number {
  while (at < limit && !isBreak(text.charCodeAt(at))) at++;
  return at;
}

/** Plain text in flow style ends at a comma, a bracket, `: `, a comment or the end of the line. */
function endOfPlain(text: string, from: number, limit: number): number {
  let at = from;
  for (; at < limit; at++) {
    const char = text.charAt(at);
    if (/[,[\]{}\r\n]/.test(char)) break;
    if (char === ':' && endsKey(text, at, limit)) break;
    if (char === '#' && /\s/.test(text.charAt(at - 1))) break;
  }
  while (at > from + 1 && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}
