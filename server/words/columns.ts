/** How wide a text is drawn where every sign is one or two cells wide: at a terminal, and about so in a picture. */
import { eastAsianWidth } from 'get-east-asian-width';

let segmenter: Intl.Segmenter | undefined;
/** Made when the first text needs it: that takes some 10 ms, and most texts are ASCII. */
const graphemesOf = (text: string): Intl.Segments =>
  (segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })).segment(text);
/** Controls, signs that stand on others, and the vowels and ends of Korean syllables that are written in parts. */
const WITHOUT_WIDTH = /^[\p{Cc}\p{Mn}\p{Me}\u1160-\u11FF\u3164\uD7B0-\uD7FF]$|^(?!\u00AD)\p{Cf}$/u;
/** Drawn as one picture, of whatever it is made: a flag, a family, a colour of skin. */
const EMOJI = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F/u;
const ASCII = /^[\x20-\x7E]*$/;

/**
 * Columns of a terminal: two for an emoji or a sign of East Asia, none for an accent that stands on another sign. A sign that
 * is drawn beside the one it belongs to, as a vowel of Thai or Hindi, has one of its own, as terminals count it.
 */
export function columns(text: string): number {
  if (ASCII.test(text)) return text.length;
  let sum = 0;
  for (const { segment } of graphemesOf(text)) sum += columnsOf(segment);
  return sum;
}

function columnsOf(segment: string): number {
  if (EMOJI.test(segment)) return 2;
  let sum = 0;
  for (const sign of segment) if (!WITHOUT_WIDTH.test(sign)) sum += eastAsianWidth(sign.codePointAt(0) ?? 0);
  return sum;
}

/** A text in pieces of at most so many columns; none is cut within a sign. One that is wider has a piece of its own. */
export function inColumns(text: string, most: number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let width = 0;
  for (const { segment } of graphemesOf(text)) {
    const own = columnsOf(segment);
    if (piece !== '' && width + own > most) {
      pieces.push(piece);
      piece = '';
      width = 0;
    }
    piece += segment;
    width += own;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

/** A text that is no wider than so many columns: what does not fit is left out, with an ellipsis in its place. */
export const clippedTo = (text: string, most: number): string =>
  columns(text) <= most ? text : `${inColumns(text, most - 1)[0] ?? ''}…`;

/** The end of a text that fits into so many columns. */
export function endIn(text: string, most: number): string {
  const signs = Array.from(graphemesOf(text), ({ segment }) => segment);
  let from = signs.length;
  for (let width = 0; from > 0; from--) {
    width += columnsOf(signs[from - 1] ?? '');
    if (width > most) break;
  }
  return signs.slice(from).join('');
}
