/** Lists in sentences. */

/** `a, b and c`; with another word, `a, b or c`. Empty for none. */
export function listed(items: readonly string[], word: 'and' | 'or' = 'and'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}

/**
 * The same for what users write, each between backquotes. At most `most` of them (one more where it is the last), then
 * `and 3 others`, or `or one of 3 others`.
 */
export function ticked(
  items: readonly string[],
  { most = Infinity, word = 'and' }: { readonly most?: number; readonly word?: 'and' | 'or' } = {},
): string {
  const others = items.length > most + 1 ? items.length - most : 0;
  const shown = items.slice(0, items.length - others).map((item) => `\`${item}\``);
  if (others === 0) return listed(shown, word);
  return `${shown.join(', ')} ${word === 'or' ? 'or one of' : 'and'} ${others} others`;
}
