/** How wide a terminal draws a text. */
import { eastAsianWidth } from 'get-east-asian-width';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Controls, and signs that stand on or between others. */
const WITHOUT_WIDTH = /^[\p{Cc}\p{Cf}\p{M}\u115F\u1160\u3164]+$/u;
const EMOJI = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F/u;

/** Columns of a terminal: two for an emoji or a sign of East Asia, none for an accent that stands on another sign. */
export function columns(text: string): number {
  if (/^[\x20-\x7E]*$/.test(text)) return text.length;
  let sum = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (WITHOUT_WIDTH.test(segment)) continue;
    sum += EMOJI.test(segment) ? 2 : eastAsianWidth(segment.codePointAt(0) ?? 0);
  }
  return sum;
}
