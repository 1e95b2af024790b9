/** Whether a text is well-formed XML or HTML, and does nothing but show: no script, no handler, no address to fetch. */
import { parse } from 'parse5';
import { htmlParts, xmlParts } from './documents';

/** Elements, and attributes behind the name of theirs, that run or fetch something or lead somewhere. */
const ACTIVE =
  /^(script|iframe|object|embed|foreignobject|a|link|form|base|img|image|use)$|\s(on\w+|style|href|src|xlink:href)$/i;

function checkInert(parts: ReadonlySet<string>): void {
  const active = [...parts].filter((part) => ACTIVE.test(part));
  if (active.length > 0) throw new Error(`what is shown does something: ${active.join(', ')}`);
}

/** XML; throws where it is not well-formed. */
export const checkXml = (text: string): void => checkInert(xmlParts(text));

/** An HTML page; throws where a browser would have to guess. */
export function checkHtml(text: string): void {
  parse(text, {
    onParseError: ({ code, startLine, startCol }) => {
      throw new Error(`HTML ${code} at ${startLine}:${startCol}`);
    },
  });
  checkInert(htmlParts(text));
}
