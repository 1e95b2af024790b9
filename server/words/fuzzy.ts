/** Names that are found by a few of their letters, as editors search for symbols. */

/**
 * How well a query fits a name: the more the better; undefined where its letters do not all stand in the name in their order.
 * Capitals are the same as small letters, white space in the query says nothing. Letters that begin a word or follow each other
 * count more, and a short name goes before a long one. Linear in the length of the name.
 */
export function fit(query: string, name: string): number | undefined {
  const [wanted, text] = [query.toLowerCase().replaceAll(/\s/g, ''), name.toLowerCase()];
  if (wanted === '') return 0;
  const whole = text.indexOf(wanted);
  if (whole >= 0) return WHOLE + (isStart(name, whole) ? START : 0) + (whole === 0 ? START : 0) - text.length / LONG;
  let score = 0;
  let at = 0;
  for (let i = 0; i < wanted.length; i++) {
    const found = text.indexOf(wanted.charAt(i), at);
    if (found < 0) return undefined;
    if (isStart(name, found)) score += START;
    else if (i > 0 && found === at) score += 1;
    at = found + 1;
  }
  return Math.min(score, WHOLE) - text.length / LONG;
}

const WHOLE = 1000;
const START = 2;
/** No name is so long that its length outweighs a letter. */
const LONG = 10_000;

/** Whether a word begins at a place: words are apart by a sign or a capital letter. */
const isStart = (name: string, at: number): boolean =>
  at === 0 || /[^A-Za-z0-9]/.test(name.charAt(at - 1)) || /[A-Z]/.test(name.charAt(at));
