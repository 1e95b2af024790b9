/** Markdown of `markup.ts` as text for a reader who shows no markup. */
import type { Markdown } from './markup';

/** Blocks of code, code, escaped signs, the joiner of `escapeMarkdown`, links (their text), emphasis. */
const SIGNS =
  /^(?<fence>`{3,})\w*\n(?<block>[^]*?)\n\k<fence>$|(?<!`)(?<ticks>`+)(?!`)(?<code>[^]+?)(?<!`)\k<ticks>(?!`)|\\(?<sign>[!-/:-@[-`{-~])|&#8288;|\[(?<label>(?:\\.|[^\]\\])*)\]\([^()\s]*\)|\*+(?!\s)|(?<!\s)\*+/gm;

/** What the Markdown says, without its signs: the texts that went into it come out as they were. Never throws. */
export const plainText = ({ text }: Markdown): string => withoutSigns(text);

const withoutSigns = (text: string): string =>
  text.replaceAll(SIGNS, (...found: readonly unknown[]) => {
    const { block, code, sign, label } = found.at(-1) as Readonly<Record<string, string | undefined>>;
    if (code !== undefined) return /^ .* $/.test(code) ? code.slice(1, -1) : code;
    return block ?? sign ?? (label === undefined ? '' : withoutSigns(label));
  });
