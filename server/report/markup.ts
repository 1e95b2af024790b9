/**
 * Documents of a markup language, put together so that text never becomes markup: a template escapes each of its holes but
 * those that are markup of its own language, and a `string` is markup of none.
 *
 *     markdown`**${name}** stands in ${code(zone)}.`
 */
import { clean, escapeMarkdown, escapeXml } from './escape';

declare const language: unique symbol;

/** Plain data, so that it goes through messages as it is. Only this file makes one. */
export interface Markup<Language extends string> {
  readonly text: string;
  readonly [language]: Language;
}

export type Markdown = Markup<'markdown'>;
export type Svg = Markup<'svg'>;
export type Html = Markup<'html'>;

/** Text and numbers are escaped, markup goes in as it is, one after the other where there are several. */
type Hole<Inside> = string | number | Inside | readonly Inside[];

const make = <Language extends string>(text: string): Markup<Language> => ({ text }) as Markup<Language>;

const isList = <Inside>(hole: Inside | readonly Inside[]): hole is readonly Inside[] => Array.isArray(hole);

const template =
  <Language extends string, Inside extends Markup<string>>(escape: (text: string) => string) =>
  (literal: TemplateStringsArray, ...holes: readonly Hole<Inside>[]): Markup<Language> => {
    let text = literal[0] ?? '';
    for (let i = 0; i < holes.length; i++) {
      const hole = holes[i] ?? '';
      if (typeof hole === 'string') text += escape(hole);
      else if (typeof hole === 'number') text += hole.toString();
      else if (isList<Inside>(hole)) for (const part of hole) text += part.text;
      else text += hole.text;
      text += literal[i + 1] ?? '';
    }
    return make(text);
  };

export const markdown = template<'markdown', Markdown>(escapeMarkdown);
export const svg = template<'svg', Svg>(escapeXml);
/** A drawing may stand in a page. */
export const html = template<'html', Html | Svg>(escapeXml);

/** What may stand between parts: never text of a spec. */
type Separator = '\n' | '\n\n' | ' ' | ', ' | ' | ' | ' and ' | ' or ';

export const joined = <Language extends string>(
  parts: readonly Markup<Language>[],
  separator: Separator,
): Markup<Language> => make(parts.map(({ text }) => text).join(separator));

/** The parts that are there and not empty, a blank line between them. */
export const paragraphs = (parts: readonly (Markdown | undefined)[]): Markdown =>
  joined(
    parts.flatMap((part) => (part === undefined || part.text === '' ? [] : [part])),
    '\n\n',
  );

/** The parts that are there, as items of a list. */
export const bullets = (parts: readonly (Markdown | undefined)[]): Markdown =>
  joined(
    parts.flatMap((part) => (part === undefined ? [] : [markdown`- ${part}`])),
    '\n',
  );

export interface MarkdownColumn {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/** A table of GitHub's Markdown. */
export function markdownTable(columns: readonly MarkdownColumn[], rows: readonly (readonly Markdown[])[]): Markdown {
  const line = (cells: readonly Markdown[]): Markdown => markdown`| ${joined(cells, ' | ')} |`;
  const head = line(columns.map(({ title }) => markdown`${title}`));
  const rule = line(columns.map(({ align }) => (align === 'right' ? markdown`---:` : markdown`---`)));
  return joined([head, rule, ...rows.map(line)], '\n');
}

/**
 * Text as code, on one line, whatever back quotes it has. A bar would end the cell of a table even there, so text with one
 * is not set as code.
 */
export function code(text: string): Markdown {
  if (/^[\w.-]+$/.test(text)) return make(`\`${text}\``);
  const shown = clean(text.replaceAll(/\s+/g, ' '));
  if (shown.includes('|')) return markdown`${shown}`;
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const space = shown === '' || /^[ `]|[ `]$/.test(shown) ? ' ' : '';
  return make(`${fence}${space}${shown}${space}${fence}`);
}

/** A link to an address of our own. */
export const link = (text: Markdown, target: string): Markdown =>
  make(`[${text.text}](${encodeURI(clean(target)).replaceAll(/[()]/g, (char) => (char === '(' ? '%28' : '%29'))})`);

/** Lines as a block of code of a language. */
export function codeBlock(of: 'yaml' | 'mermaid', text: string): Markdown {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return make(`${fence}${of}\n${clean(text)}\n${fence}`);
}

/** What stands between back quotes is every other part. */
const QUOTED = /`([^`]+)`/;

/** A sentence whose `quoted` words are set as code; nothing else in it has a meaning. */
export const prose = (text: string): Markdown =>
  text.includes('`')
    ? make(
        text
          .split(QUOTED)
          .map((part, i) => (i % 2 === 1 ? code(part).text : escapeMarkdown(part)))
          .join(''),
      )
    : make(escapeMarkdown(text));

/** The same for a page. */
export const htmlProse = (text: string): Html =>
  text.includes('`')
    ? make(
        text
          .split(QUOTED)
          .map((part, i) => (i % 2 === 1 ? `<code>${escapeXml(part)}</code>` : escapeXml(part)))
          .join(''),
      )
    : make(escapeXml(text));
