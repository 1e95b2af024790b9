/** Characters that no reader can show and some formats cannot hold: controls, half surrogate pairs, non-characters. */
// eslint-disable-next-line no-control-regex -- finding them is the point
const UNSHOWABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Cs}/gu;

/** The text with U+FFFD for what cannot be shown; tabs and line breaks stay. */
export const clean = (text: string): string => text.replaceAll(UNSHOWABLE, '\uFFFD');

/** Marks that change the direction of what follows: they could make a terminal show another text than it holds. */
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Text for a terminal, several lines allowed. What a hostile file holds cannot move the cursor or change colours. */
export const printable = (text: string): string =>
  clean(text.replaceAll('\r\n', '\n')).replaceAll('\r', '\uFFFD').replaceAll(DIRECTION, '\uFFFD');

/** The same on one line: white space of any kind and length becomes one blank. */
export const oneLine = (text: string): string => printable(text.replaceAll(/\s+/g, ' '));

/** What JSON leaves as it is, but a terminal, a script or a reader would act upon. */
const ACTIVE_IN_JSON = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g;

/** A value as JSON of two blanks a level, fit for a terminal: what it would act upon is written as `\uXXXX`. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).replaceAll(
    ACTIVE_IN_JSON,
    (char) => String.raw`\u` + char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0'),
  );

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

/** Text in a line of Markdown, or in a cell of a table. Line breaks become blanks. */
export const escapeMarkdown = (text: string): string =>
  clean(text.replaceAll(/\s+/g, ' ')).replaceAll(/[\\`*_{}[\]<>|#!~&]/g, String.raw`\$&`);

/** A number as reports write it: `-1,250`, `12.5%`. */
const NUMBER = /^-?\d[\d,]*(\.\d+)?%?$/;

/** One CSV field (RFC 4180). A field that a spreadsheet would take for a formula gets a leading quote mark. */
export function escapeCsv(text: string): string {
  const field = clean(text);
  const safe = /^\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(field) && !NUMBER.test(field) ? `'${field}` : field;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
