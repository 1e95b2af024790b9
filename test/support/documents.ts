/** Documents as those who show them read them: parsers of the targets, reduced to what a test asks about. */
import MarkdownIt from 'markdown-it';
import { Lexer, type Token as MarkedToken } from 'marked';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { SaxesParser } from 'saxes';

/** What a Markdown document is made of: kinds of nodes by the names of mdast, in order, and its text. */
export interface Read {
  readonly kinds: readonly string[];
  readonly text: string;
}

const preview = new MarkdownIt({ html: true, linkify: true });

/** As the Markdown preview of VS Code reads it, with HTML let in. */
export function readPreview(markdown: string): Read {
  const kinds: string[] = [];
  let text = '';
  for (const token of preview.parse(markdown, {}).flatMap((block) => [block, ...(block.children ?? [])])) {
    if (token.nesting >= 0) kinds.push(PREVIEW[token.type] ?? token.type);
    if (token.type === 'text' || token.type === 'code_inline') text += token.content;
  }
  return { kinds: kinds.filter((kind) => kind !== ''), text };
}
const PREVIEW: Readonly<Record<string, string>> = {
  inline: '',
  thead_open: '',
  tbody_open: '',
  text: 'text',
  paragraph_open: 'paragraph',
  heading_open: 'heading',
  blockquote_open: 'blockquote',
  bullet_list_open: 'list',
  ordered_list_open: 'list',
  list_item_open: 'listItem',
  table_open: 'table',
  tr_open: 'tableRow',
  th_open: 'tableCell',
  td_open: 'tableCell',
  strong_open: 'strong',
  em_open: 'emphasis',
  code_inline: 'inlineCode',
  fence: 'code',
  code_block: 'code',
};

/** As the hover of VS Code reads it. */
export function readHover(markdown: string): Read {
  const kinds: string[] = [];
  let text = '';
  const visit = (token: MarkedToken): void => {
    const kind = HOVER[token.type] ?? token.type;
    const inner = 'tokens' in token ? (token.tokens ?? []) : [];
    // A text of tight items holds tokens of its own.
    if (kind !== '' && !(kind === 'text' && inner.length > 0)) kinds.push(kind);
    if (inner.length === 0 && ['text', 'escape', 'codespan'].includes(token.type) && 'text' in token)
      text += String(token.text);
    inner.forEach(visit);
    if (token.type === 'list') (token as { items: MarkedToken[] }).items.forEach(visit);
    if (token.type === 'table') {
      const { header, rows } = token as { header: { tokens: MarkedToken[] }[]; rows: { tokens: MarkedToken[] }[][] };
      for (const cell of [header, ...rows].flat()) cell.tokens.forEach(visit);
    }
  };
  new Lexer({ gfm: true }).lex(markdown).forEach(visit);
  return { kinds, text };
}
const HOVER: Readonly<Record<string, string>> = {
  space: '',
  escape: 'text',
  list_item: 'listItem',
  em: 'emphasis',
  codespan: 'inlineCode',
};

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** The tree of a document as GitHub reads it. */
export const gitHubTree = (markdown: string): Node =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

export function readGitHub(markdown: string): Read {
  const kinds: string[] = [];
  let text = '';
  const visit = (node: Node): void => {
    if (node.type !== 'root') kinds.push(node.type);
    if (node.type === 'text' || node.type === 'inlineCode') text += node.value ?? '';
    node.children?.forEach(visit);
  };
  visit(gitHubTree(markdown));
  return { kinds, text };
}

export const readers = { preview: readPreview, hover: readHover, GitHub: readGitHub };

/** Kinds of nodes that do nothing: no links, images, HTML, footnotes. */
const INERT: ReadonlySet<string> = new Set(
  'text paragraph heading blockquote list listItem table tableRow tableCell strong emphasis inlineCode code'.split(' '),
);

/** The kinds of nodes that fetch, lead somewhere or are HTML, for any of the readers; empty for a good document. */
export const alive = (markdown: string): readonly string[] =>
  Object.entries(readers).flatMap(([name, read]) =>
    read(markdown).kinds.flatMap((kind) => (INERT.has(kind) ? [] : [`${name}: ${kind}`])),
  );

/** The tables of a document as GitHub reads them: the number of cells of each row. */
export function tablesOf(markdown: string): readonly (readonly number[])[] {
  const found: number[][] = [];
  const visit = (node: Node): void => {
    if (node.type === 'table') found.push((node.children ?? []).map((row) => row.children?.length ?? 0));
    else node.children?.forEach(visit);
  };
  visit(gitHubTree(markdown));
  return found;
}

/** The elements and attributes of an HTML page or fragment, as a browser sees them: `td`, `td class`. */
export function htmlParts(html: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) {
      found.add(node.tagName);
      for (const { name } of node.attrs) found.add(`${node.tagName} ${name}`);
    } else if (node.nodeName === '#comment') found.add('#comment');
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return found;
}

/** The same of an XML document, which must be well-formed; throws where it is not. */
export function xmlParts(xml: string): ReadonlySet<string> {
  const found = new Set<string>();
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    found.add(name);
    for (const attribute of Object.keys(attributes)) found.add(`${name} ${attribute}`);
  });
  for (const event of ['comment', 'cdata', 'doctype'] as const) parser.on(event, () => found.add(`#${event}`));
  parser.on('processinginstruction', () => found.add('#instruction'));
  parser.write(xml).close();
  return found;
}
