/** Whether an export has the grammar of its target, statement by statement. */
import { expect } from 'vitest';

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
  `^(flowchart LR|  subgraph z\\d+\\[${QUOTED}\\]|  end|    ${NODE}(?:\\[${QUOTED}\\]|\\(\\[${QUOTED}\\]\\))|  ${NODE} (?:-->|-\\.->)\\|${QUOTED}\\| ${NODE}|  classDef (?:error|warning) stroke:#[0-9a-f]{6},stroke-width:3px|  class ${NODE} (?:error|warning))$`,
  'u',
);

function linesOf(text: string, line: RegExp): readonly string[] {
  expect(text.endsWith('\n')).toBe(true);
  // What other readers take for the end of a line is none here.
  expect(text).not.toMatch(/[\r\v\f\u0085\u2028\u2029]/);
  const lines = text.slice(0, -1).split('\n');
  for (const own of lines) expect(own).toMatch(line);
  return lines;
}

/** nftables: every set is declared once and used as declared, every port is one, braces meet. */
export function expectGoodRules(text: string): void {
  linesOf(text, RULES);
  for (const table of text.split(/^table /m).slice(1)) {
    const sets = [...table.matchAll(/^\tset (\w+) \{/gm)].map((match) => match[1]);
    expect(new Set(sets).size).toBe(sets.length);
    for (const [, used] of table.matchAll(/^\t\t[^#\n].*?@(\w+)/gm)) expect(sets).toContain(used);
  }
  const tables = [...text.matchAll(/^table inet (\w+)/gm)].map((match) => match[1]);
  expect(new Set(tables).size).toBe(tables.length);
  for (const [, port] of text.matchAll(/dport (\d+)/g)) {
    expect(Number(port)).toBeGreaterThan(0);
    expect(Number(port)).toBeLessThanOrEqual(65_535);
  }
  expect((text.match(/\{$/gm) ?? []).length).toBe((text.match(/^\t?\}$/gm) ?? []).length);
}

/** A zone file: names of 255 octets at most, one alias a name and no other record of it, no exchanger that is an alias. */
export function expectGoodZone(text: string): void {
  const records = linesOf(text, ZONE).map((line) => ZONE.exec(line)?.groups ?? {});
  const origin = records.find((record) => record['origin'] !== undefined)?.['origin'] ?? '';
  const full = (name: string): string =>
    (name.endsWith('.') || origin === '' ? name : `${name}.${origin}`).toLowerCase().replace(/\.$/, '');
  const owners = records.flatMap(({ owner }) => (owner === undefined ? [] : [full(owner)]));
  expect(new Set(owners).size).toBe(owners.length);
  for (const { preference, exchanger, target } of records) {
    for (const name of [exchanger, target]) if (name !== undefined) expect(full(name).length).toBeLessThanOrEqual(253);
    if (exchanger !== undefined) expect(owners).not.toContain(full(exchanger));
    if (preference !== undefined) expect(Number(preference)).toBeLessThanOrEqual(65_535);
  }
  for (const owner of owners) expect(owner.length).toBeLessThanOrEqual(253);
}

export function expectGoodDiagram(text: string): void {
  linesOf(text, DIAGRAM);
}
