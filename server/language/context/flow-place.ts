/** Where a cursor is inside `[…]` and `{…}`, by tokens: works where brackets are still open. */
import type { Span } from '../../syntax/tree';
import { flowTokens } from './flow-tokens';

/** `key: value`, or a value alone. Spans are offsets of the document, quotes included. */
export interface FlowEntry {
  key?: Span;
  colon?: number;
  value?: Span;
}

/** A collection between brackets, read up to where it is asked about and on to its end. */
export interface FlowLevel {
  readonly open: '{' | '[';
  readonly at: number;
  readonly parent: FlowLevel | undefined;
  /** The entry of the parent that this collection is the value of. */
  readonly within: FlowEntry | undefined;
  readonly entries: FlowEntry[];
}

export interface FlowPlace {
  readonly level: FlowLevel;
  readonly entry: FlowEntry;
  /** `start`: where an entry may begin; `none`: where nothing may be written. */
  readonly role: 'start' | 'key' | 'value' | 'comment' | 'none';
  /** The scalar that the cursor touches. */
  readonly token: Span | undefined;
  readonly quote: 'closed' | 'open' | undefined;
  /** Another entry follows without a comma between. */
  readonly needsComma: boolean;
  /** Where the comma must go that parts what begins here, on a line of its own, from the entry above. */
  readonly comma: number | undefined;
}

/**
 * The place of `offset` in the flow collection that begins at `from`; undefined where it lies behind its end. Reads up to
 * `limit` at most, which is exclusive.
 */
export function flowPlaceAt(text: string, from: number, offset: number, limit: number): FlowPlace | undefined {
  let level: FlowLevel | undefined;
  let entry: FlowEntry = {};
  let place: Omit<FlowPlace, 'needsComma' | 'comma'> | undefined;
  let needsComma: boolean | undefined;
  let comma: number | undefined;
  /** The end of the token before. */
  let last = from;
  /** The comma that is missing between the token before and what begins at `start`, where lines part them. */
  const missing = (role: FlowPlace['role'], start: number): number | undefined =>
    role === 'none' && /[\r\n]/.test(text.slice(last, start)) ? last : undefined;

  for (const token of flowTokens(text, from, limit)) {
    if (place !== undefined && needsComma === undefined && token.kind !== 'comment') {
      needsComma = token.start >= offset && (token.kind === 'scalar' || token.kind === 'open');
      if (token.kind === 'comma') comma = undefined;
    }
    if (place === undefined && level !== undefined) {
      const touches = token.kind === 'scalar' && token.start <= offset && offset <= token.end;
      if (token.kind === 'comment' && token.start < offset && offset <= token.end) {
        place = { level, entry, role: 'comment', token: undefined, quote: undefined };
        needsComma = false;
      } else if (touches) {
        place = { level, entry, role: roleOf(level, entry, true), token, quote: token.quote };
        needsComma = false;
        comma = missing(roleOf(level, entry, true), token.start);
      } else if (offset <= token.start) {
        place = { level, entry, role: roleOf(level, entry, false), token: undefined, quote: undefined };
        needsComma = token.kind === 'comment' ? undefined : token.kind === 'scalar' || token.kind === 'open';
        if (token.kind !== 'comma') comma = missing(place.role, offset);
      }
    }
    if (token.kind !== 'comment') last = token.quote === 'open' ? token.end + 1 : token.end;
    switch (token.kind) {
      case 'open':
        if (level !== undefined && entry.value === undefined) entry.value = token;
        level = {
          open: text.charAt(token.start) === '{' ? '{' : '[',
          at: token.start,
          parent: level,
          within: level === undefined ? undefined : entry,
          entries: [],
        };
        entry = {};
        level.entries.push(entry);
        break;
      case 'close': {
        if (level === undefined) return undefined;
        const outer: FlowLevel | undefined = level.parent;
        if (outer === undefined)
          return place === undefined ? undefined : { ...place, needsComma: needsComma ?? false, comma };
        entry = level.within ?? {};
        level = outer;
        break;
      }
      case 'comma':
        if (level === undefined) return undefined;
        entry = {};
        level.entries.push(entry);
        break;
      case 'colon':
        if (entry.colon === undefined) {
          entry.colon = token.start;
          if (entry.value !== undefined) {
            entry.key = entry.value;
            delete entry.value;
          }
        }
        break;
      case 'scalar':
        if (entry.value === undefined) entry.value = token;
        break;
      case 'comment':
        break;
    }
  }
  if (level === undefined) return undefined;
  if (place === undefined) {
    place = { level, entry, role: roleOf(level, entry, false), token: undefined, quote: undefined };
    comma = missing(place.role, offset);
  }
  return { ...place, needsComma: needsComma ?? false, comma };
}

/** Where the collection that begins at `from` ends, behind its bracket; undefined where it is open at `limit`. */
export function flowEnd(text: string, from: number, limit: number): number | undefined {
  let depth = 0;
  for (const token of flowTokens(text, from, limit)) {
    if (token.kind === 'open') depth++;
    if (token.kind === 'close' && --depth <= 0) return token.end;
  }
  return undefined;
}

function roleOf(level: FlowLevel, entry: FlowEntry, touching: boolean): FlowPlace['role'] {
  if (entry.colon !== undefined) return entry.value === undefined ? 'value' : 'none';
  if (entry.value !== undefined) return 'none';
  return touching && level.open === '{' ? 'key' : 'start';
}
