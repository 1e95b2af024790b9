/** What the parser did not understand, in words for the person who types. */
import type { ErrorCode } from 'yaml';

/** What the parser did not understand, or a bracket that closes nothing, which it is not shown. */
export interface Slip {
  readonly pos: readonly [number, number];
  readonly code: ErrorCode | 'STRAY_BRACKET';
  readonly message: string;
}

export const SEVERAL =
  'A spec is one document a file; nothing from this line on is read. Put it into a file of its own.';

/** What the parser's error codes mean for the person who types. */
export function sentence(error: Slip): string {
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

export const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
