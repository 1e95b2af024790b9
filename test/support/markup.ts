/** Whether a text is well-formed XML or HTML, and does nothing but show: no script, no handler, no address to fetch. */

/** Elements of HTML that are never closed. */
const VOID = new Set(['br', 'meta', 'link', 'img', 'hr', 'input']);
/** Elements whose content is no markup. */
const RAW = /^(style|script)$/;
const ACTIVE = /^(script|iframe|object|embed|foreignobject|a|link|form|base)$/i;
const ENTITY = /&(?!(?:amp|lt|gt|quot|#\d+);)/;
// eslint-disable-next-line no-control-regex -- finding them is the point
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/u;
const TAG = /<(?:(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|(\?xml [^<>]*\?>|!doctype html>)?)/y;

/** Throws what is wrong; `xml` has every element closed. */
export function checkMarkup(text: string, xml: boolean): void {
  const wrong = (what: string, at: number): never => {
    throw new Error(`${what}: ${JSON.stringify(text.slice(Math.max(0, at - 30), at + 60))}`);
  };
  const forbidden = text.search(FORBIDDEN);
  if (forbidden >= 0) wrong('a character that no markup can hold', forbidden);
  const open: string[] = [];
  let roots = 0;
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const content = text.slice(at, next < 0 ? text.length : next);
    if (!RAW.test(open.at(-1) ?? '') && (ENTITY.test(content) || content.includes('>')))
      wrong('text that is not escaped', at);
    if (open.length === 0 && content.trim() !== '') wrong('text outside of the root', at);
    if (next < 0) break;
    TAG.lastIndex = next;
    const match = TAG.exec(text);
    if (match === null || (match[2] === undefined && match[5] === undefined)) return wrong('no tag', next);
    const [whole, closing = '', name = '', attributes = '', empty = ''] = match;
    at = next + whole.length;
    if (name === '') continue;
    if (closing === '/') {
      if (open.pop() !== name) wrong(`\`${name}\` is closed, but not open`, next);
      continue;
    }
    if (ACTIVE.test(name)) wrong('an element that does something', next);
    if (/\s(on\w+|style|href|src|xlink:href)=/i.test(attributes)) wrong('an attribute that does something', next);
    if (ENTITY.test(attributes)) wrong('an attribute that is not escaped', next);
    const names = [...attributes.matchAll(/([\w:-]+)="/g)].map(([, own]) => own);
    if (new Set(names).size < names.length) wrong('an attribute twice', next);
    if (open.length === 0) roots++;
    if (empty === '' && (xml || !VOID.has(name))) open.push(name);
  }
  if (open.length > 0) wrong(`\`${open.join(' ')}\` is not closed`, text.length);
  if (roots !== 1) wrong(`${roots} roots`, 0);
}
