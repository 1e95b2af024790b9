/** Whether the texts that reports are written as are well-formed; what is wrong is thrown. */
import { readCsv } from './csv';

/** Every line of a ruleset is one of these; a table begins and ends where it should. */
const NFT =
  /^(#.*|table inet \w+ \{|\t# .*|\tset \w+ \{ type ipv4_addr; flags interval; \}|\tchain forward \{|\t\ttype filter hook forward priority 0; policy drop;|\t\tct state established,related accept|\t\t# .*|\t\t(ip saddr @\w+ )?(ip daddr @\w+ )?(tcp|udp) dport \d+ accept|\t\}|\}|)$/;
/** Lines of a zone file: comments, the origin, MX and CNAME records. */
const ZONE =
  /^(;.*|\$ORIGIN [A-Za-z0-9.-]+\.|@\tIN\tMX\t\d+ [A-Za-z0-9.-]+|[A-Za-z0-9.-]+\tIN\tCNAME\t[A-Za-z0-9.-]+)$/;
/** Lines of a Mermaid flowchart as it is written here. */
const MERMAID =
  /^(flowchart LR| {2}subgraph z\d+\["[^"]*"\]| {4}n\d+(\["[^"]*"\]|\(\["[^"]*"\]\))| {2}end| {2}n\d+ (-->|-\.->)\|"[^"]*"\| n\d+| {2}classDef \w+ [\w:#,-]+| {2}class n\d+ (error|warning))$/;
const GITHUB =
  /^::(error|warning|notice) file=[^:,\n]+,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=[A-Z]+\d+::./;

/** Controls but tab and line feed, and halves of pairs. */
// eslint-disable-next-line no-control-regex -- finding them is the point
const UNSHOWABLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]|\p{Cs}/u;

function checkLines(text: string, line: RegExp): void {
  checkShowable(text);
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  for (const own of text.slice(0, -1).split('\n')) {
    if (!line.test(own)) throw new Error(`no line of its kind: ${JSON.stringify(own)}`);
  }
}

/** A text that a terminal or an editor shows as it is. */
export function checkShowable(text: string): void {
  const at = text.search(UNSHOWABLE);
  if (at >= 0) throw new Error(`cannot be shown: ${JSON.stringify(text.slice(Math.max(0, at - 20), at + 20))}`);
}

/** nftables: every set that is used is declared, every brace closed. */
export function checkRuleset(text: string): void {
  checkLines(text, NFT);
  const sets = new Set([...text.matchAll(/\tset (\w+) \{/g)].map((match) => match[1]));
  for (const [, used] of text.matchAll(/@(\w+)/g)) {
    if (!sets.has(used)) throw new Error(`the set \`${used ?? ''}\` is not declared`);
  }
  if ((text.match(/\{$/gm) ?? []).length !== (text.match(/^\t?\}$/gm) ?? []).length)
    throw new Error('a brace is not closed');
}

export const checkZone = (text: string): void => checkLines(text, ZONE);
export const checkMermaid = (text: string): void => checkLines(text, MERMAID);

/** Workflow commands of GitHub Actions; none at all without findings. */
export function checkGithub(text: string): void {
  if (text !== '') checkLines(text, GITHUB);
}

export function checkCsv(text: string): void {
  checkShowable(text.replaceAll('\r\n', '\n'));
  readCsv(text);
}

/** Markdown: all rows of a table have as many cells. */
export function checkMarkdown(text: string): void {
  checkShowable(text);
  let before: number | undefined;
  for (const line of text.split('\n')) {
    const bars = line.startsWith('|') ? line.replaceAll(/\\./g, '').split('|').length : undefined;
    if (bars !== undefined && before !== undefined && bars !== before)
      throw new Error(`a row of ${bars} for a table of ${before}: ${line}`);
    before = bars;
  }
}

/** Plain data that JSON keeps as it is: no number that it has no word for, nothing that it drops from a list. */
export function checkJson(value: unknown, path = ''): void {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return;
    case 'number':
      if (!Number.isFinite(value)) throw new Error(`${value} at ${path}`);
      return;
    case 'object':
      if (Array.isArray(value)) value.forEach((item) => checkJson(item, `${path}[]`));
      else if (value !== null) {
        for (const [key, inner] of Object.entries(value)) {
          if (inner !== undefined) checkJson(inner, `${path}.${key}`);
        }
      }
      return;
    case 'undefined':
    case 'function':
    case 'symbol':
    case 'bigint':
      throw new Error(`a ${typeof value} at ${path}`);
  }
}
