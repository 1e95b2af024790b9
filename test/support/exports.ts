/** Whether an export has the grammar of its target, statement by statement; what is wrong is thrown. */
import { readCsv } from './csv';

/** An identifier that every kernel takes. */
const ID = String.raw`[A-Za-z]\w{0,30}`;
/** The statements of a ruleset; a table begins and ends where it should. */
const RULES = new RegExp(
  `^(#.*|table inet ${ID} \\{|\\t# .*|\\tset ${ID} \\{ type ipv4_addr; flags interval; \\}|\\tchain forward \\{|\\t\\ttype filter hook forward priority 0; policy drop;|\\t\\tct state established,related accept|\\t\\t# .*|\\t\\t(ip saddr @${ID} )?(ip daddr @${ID} )?(tcp|udp) dport \\d+ accept|\\t\\}|\\}|)$`,
);

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const NAME = `${LABEL}(?:\\.${LABEL})*\\.?`;
/** The lines of a zone file: comments, the origin, MX and CNAME records. */
const ZONE = new RegExp(
  `^(;.*|\\$ORIGIN (?<origin>${NAME})|@\\tIN\\tMX\\t(?<preference>\\d+) (?<exchanger>${NAME})|(?<owner>${NAME})\\tIN\\tCNAME\\t(?<target>${NAME}))$`,
);

/** A link begins with a name in quotes or leads from node to node. */
const NODE = String.raw`n\d+`;
const QUOTED = String.raw`"(?:[\p{L}\p{M}\p{N} ,:()×.-]|#\d+;|<br/>)*"`;
const DIAGRAM = new RegExp(
  `^(flowchart LR|  subgraph z\\d+\\[${QUOTED}\\]|  end|    ${NODE}(?:\\[${QUOTED}\\]|\\(\\[${QUOTED}\\]\\))|  ${NODE} (?:-->|==>|-\\.->)\\|${QUOTED}\\| ${NODE}|  classDef (?:error|warning|added|removed|changed) stroke:#[0-9a-f]{6},stroke-width:3px(?:,stroke-dasharray:6 4)?|  class ${NODE} (?:error|warning|added|removed|changed))$`,
  'u',
);

const GITHUB =
  /^::(error|warning|notice) file=[^:,\n]+,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=[A-Z]+\d+::./;

/** Controls but tab and line feed, and halves of pairs. */
// eslint-disable-next-line no-control-regex -- finding them is the point
const UNSHOWABLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]|\p{Cs}/u;

function claim(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

const isOnce = (names: readonly unknown[]): boolean => new Set(names).size === names.length;

/** A text that a terminal or an editor shows as it is. */
export function checkShowable(text: string): void {
  const at = text.search(UNSHOWABLE);
  claim(at < 0, `cannot be shown: ${JSON.stringify(text.slice(Math.max(0, at - 20), at + 20))}`);
}

function linesOf(text: string, line: RegExp): readonly string[] {
  checkShowable(text);
  claim(text.endsWith('\n'), 'the last line does not end');
  // What other readers take for the end of a line is none here.
  claim(!/[\r\v\f\u0085\u2028\u2029]/.test(text), 'a line ends otherwise');
  const lines = text.slice(0, -1).split('\n');
  for (const own of lines) claim(line.test(own), `no line of its kind: ${JSON.stringify(own)}`);
  return lines;
}

/** nftables: every set is declared once and used as declared, every port is one, braces meet. */
export function checkRuleset(text: string): void {
  linesOf(text, RULES);
  for (const table of text.split(/^table /m).slice(1)) {
    const sets = [...table.matchAll(/^\tset (\w+) \{/gm)].map((match) => match[1]);
    claim(isOnce(sets), 'a set is declared twice');
    for (const [, used] of table.matchAll(/^\t\t[^#\n].*?@(\w+)/gm))
      claim(sets.includes(used), `the set \`${used ?? ''}\` is not declared`);
  }
  claim(isOnce([...text.matchAll(/^table inet (\w+)/gm)].map((match) => match[1])), 'a table is declared twice');
  for (const [, port] of text.matchAll(/dport (\d+)/g))
    claim(Number(port) > 0 && Number(port) <= 65_535, `${port ?? ''} is no port`);
  claim((text.match(/\{$/gm) ?? []).length === (text.match(/^\t?\}$/gm) ?? []).length, 'a brace is not closed');
}

/** A zone file: names of 255 octets at most, one alias a name and no other record of it, no exchanger that is an alias. */
export function checkZone(text: string): void {
  const records = linesOf(text, ZONE).map((line) => ZONE.exec(line)?.groups ?? {});
  const origin = records.find((record) => record['origin'] !== undefined)?.['origin'] ?? '';
  const full = (name: string): string =>
    (name.endsWith('.') || origin === '' ? name : `${name}.${origin}`).toLowerCase().replace(/\.$/, '');
  const owners = records.flatMap(({ owner }) => (owner === undefined ? [] : [full(owner)]));
  claim(isOnce(owners), 'a name has two aliases');
  for (const { preference, exchanger, target } of records) {
    for (const name of [exchanger, target])
      claim(name === undefined || full(name).length <= 253, `too long: ${name ?? ''}`);
    claim(exchanger === undefined || !owners.includes(full(exchanger)), 'an exchanger is an alias');
    claim(preference === undefined || Number(preference) <= 65_535, `${preference ?? ''} is no preference`);
  }
  for (const owner of owners) claim(owner.length <= 253, `too long: ${owner}`);
}

/** A flowchart of Mermaid. */
export function checkMermaid(text: string): void {
  linesOf(text, DIAGRAM);
}

/** Workflow commands of GitHub Actions; none at all without findings. */
export function checkGithub(text: string): void {
  if (text !== '') linesOf(text, GITHUB);
}

export function checkCsv(text: string): void {
  // A quoted field keeps what RFC 4180 lets it hold, a carriage return by itself too; outside of one it parts lines.
  const withoutReturns = text.replaceAll(/"(?:[^"]|"")*"/g, (field) => field.replaceAll('\r', ''));
  checkShowable(withoutReturns.replaceAll('\r\n', '\n'));
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
