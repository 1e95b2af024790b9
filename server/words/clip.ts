/** Texts of users in messages. */

/** A text of the user for a message: short, on one line. */
export const clip = (text: string): string =>
  (text.length > 40 ? `${text.slice(0, 40)}…` : text).replaceAll('`', "'").replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ');
