/**
 * One escaping function a target: text goes into a document of that kind through it and no other way. Documents of Markdown,
 * HTML and SVG are put together with the templates of `markup.ts`, which call them.
 */

/**
 * Characters that no reader can show and some formats cannot hold (controls, half surrogate pairs, non-characters), and marks
 * that change the direction of what follows, so that another text is shown than there is.
 */
const UNSHOWABLE =
  // eslint-disable-next-line no-control-regex -- finding them is the point
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Cs}/gu;

/** The text with U+FFFD for what cannot be shown; tabs and line breaks stay. */
export const clean = (text: string): string => text.replaceAll(UNSHOWABLE, '\uFFFD');

/** Text for a terminal, several lines allowed. What a hostile file holds cannot move the cursor or change colours. */
export const printable = (text: string): string => clean(text.replaceAll('\r\n', '\n')).replaceAll('\r', '\uFFFD');

/** The same on one line: white space of any kind and length becomes one blank. */
export const oneLine = (text: string): string => printable(text.replaceAll(/\s+/g, ' '));

/** What JSON leaves as it is, but a terminal, a script or a reader would act upon. */
const ACTIVE_IN_JSON = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]|\p{Cs}/gu;

/** A value as JSON of two blanks a level with a last line break; what a terminal would act upon is written as `\uXXXX`. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, undefined, 2).replaceAll(
    ACTIVE_IN_JSON,
    (char) => String.raw`\u` + char.charCodeAt(0).toString(16).padStart(4, '0'),
  )}\n`;

/** Text as the message of a workflow command of GitHub Actions. */
export const githubData = (text: string): string =>
  clean(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** Text as a property of a workflow command, such as `file=`. */
export const githubProperty = (text: string): string => githubData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** A path for a terminal. Line breaks in it stay visible, as U+FFFD. */
export const printablePath = (path: string): string => printable(path).replaceAll(/[\t\n]/g, '\uFFFD');

/** Text as XML or HTML content, or as an attribute in double quotes. */
export const escapeXml = (text: string): string =>
  clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Text as an XML attribute whose line breaks and tabs are to be kept. */
export const escapeAttribute = (text: string): string =>
  escapeXml(text).replaceAll('\t', '&#9;').replaceAll('\n', '&#10;').replaceAll('\r', '&#13;');

/** What Markdown has a meaning for anywhere in a line. Without its dots the name of a host is not taken for a link. */
const MARKDOWN = /[\\`*_{}[\]<>|#!~&$]|\.(?=\p{L})/gu;
/** What makes a list, a rule or an underline of the line that it begins. A negative number does not. */
const LINE_START = /^ ?(?:[-+=](?!\d)|\d+[.)](?= |$))/;
/**
 * What GitHub makes links and mentions of even where it is escaped, for it looks at the text that comes out. An invisible
 * joiner (U+2060) behind it keeps it from that.
 */
const LINKED = /@|\/(?=\/|$)|www(?=\\?\.)/gi;
/** Most sentences have none of it. A dot within a word may. */
const isWithoutMeaning = (text: string): boolean =>
  /^[A-Za-z][A-Za-z0-9 .,:;'"()%\u2013\u2018-\u201D\u2026-]*$/.test(text) && !/\.\w/.test(text);

/** Text in a line of Markdown, or in a cell of a table. Line breaks become blanks. */
export const escapeMarkdown = (text: string): string =>
  isWithoutMeaning(text)
    ? text
    : clean(text.replaceAll(/\s+/g, ' '))
        .replaceAll(MARKDOWN, String.raw`\$&`)
        .replace(LINE_START, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`)
        .replaceAll(LINKED, '$&&#8288;');

/** What Mermaid shows as it is, wherever it stands in a label; the rest is written as its number. */
const MERMAID = /[^\p{L}\p{M}\p{N} ,:()\u00D7.-]|[.-](?= |$)|^[.-]/gu;

/** Text inside the quotes of a Mermaid label, on one line. */
export const escapeMermaid = (text: string): string =>
  oneLine(text).replaceAll(MERMAID, (char) => `#${char.codePointAt(0) ?? 0xfffd};`);

/** A number as reports write it: `-1,250`, `12.5%`. */
const NUMBER = /^-?\d[\d,]*(\.\d+)?%?$/;
/** What a spreadsheet takes for the start of a formula; full-width forms among it. */
const FORMULA = /^\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
/** The same behind what parts fields elsewhere: in many countries spreadsheets split CSV at semicolons. */
const FORMULA_WITHIN = /([;\t]\s*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** Text of a cell, with a quote mark before whatever a spreadsheet would take for a formula. */
function withoutFormula(text: string): string {
  const inner = text.replaceAll(FORMULA_WITHIN, "$1'");
  return FORMULA.test(inner) && !NUMBER.test(inner) ? `'${inner}` : inner;
}

const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;

/** One CSV field (RFC 4180). */
export function escapeCsv(text: string): string {
  const field = withoutFormula(clean(text));
  return /[",;\t\r\n]/.test(field) ? quoted(field) : field;
}

/** One field of tab separated text, as it is pasted into a spreadsheet: on one line. */
export function escapeTsv(text: string): string {
  const field = withoutFormula(clean(text.replaceAll(/[\t\r\n]+/g, ' ')));
  return field.startsWith('"') ? quoted(field) : field;
}

/** A comment of a zone file, from its sign to the end of the line. */
export const dnsComment = (text: string): string => `; ${oneLine(text)}`;

/** A comment of nftables, from its sign to the end of the line. */
export const nftComment = (text: string): string => `# ${oneLine(text)}`;
