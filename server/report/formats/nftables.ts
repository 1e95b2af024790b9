/** The port table as nftables rules, a table for each firewall of the spec. */
import type { Flow, FlowEnd } from '../../network/flows';
import type { HostGroup } from '../../network/layouts';
import { isAnybody, titleOf } from '../../network/parties';
import { portTable, portTableOfEach, type PortTable } from '../../network/ports';
import type { AllowSpec } from '../../model/format';
import type { Snapshot } from '../../model/snapshot';
import { bannerOf } from '../banner';
import { nftComment } from '../escape';
import { HostNames, inOrder } from '../host-names';

/**
 * One ruleset: everything is dropped but answers and the flows that the spec implies, those that its firewalls still block
 * included. Addresses are not in a spec: hosts that are alike, and with `each` every host, are a named set to be filled in.
 */
export function portsNftables(snapshot: Snapshot, each = false): string {
  const { model } = snapshot;
  const name = model.section('name')?.value ?? 'deployment';
  const { flows: all, unneeded } = each ? portTableOfEach(model) : portTable(model);
  const flows = all.filter((flow) => !flow.local && flow.standing !== 'possible');
  const names = new HostNames(each);
  const firewalls = new Map<string, { readonly flows: Flow[]; readonly opened: readonly AllowSpec[] }>();
  for (const firewall of model.firewalls?.items ?? []) {
    if (firewall.name !== undefined)
      firewalls.set(firewall.name.value, { flows: [], opened: firewall.allow?.items ?? [] });
  }
  for (const flow of flows) {
    for (const { firewall } of flow.firewalls) firewalls.get(firewall.name)?.flows.push(flow);
  }
  const lines = [
    '#!/usr/sbin/nft -f',
    nftComment(`Firewall rules of ${name}, made from its deployment spec.`),
    '# Fill in the addresses of the sets. Answers pass; everything else that is not listed is dropped.',
  ];
  const { banner } = bannerOf(snapshot);
  if (banner !== undefined) lines.push(nftComment(banner));
  if (firewalls.size === 0) lines.push('# The spec declares no firewalls, so there is nothing to write.');
  const tables = new Names('fw_');
  for (const [firewall, own] of firewalls)
    lines.push('', ...tableLines(tables.of(firewall), firewall, own, unneeded, names));
  return `${lines.join('\n')}\n`;
}

/** `opened`: what the firewall of the spec lets through. */
function tableLines(
  table: string,
  firewall: string,
  { flows, opened }: { readonly flows: readonly Flow[]; readonly opened: readonly AllowSpec[] },
  unneeded: PortTable['unneeded'],
  hostNames: HostNames,
): readonly string[] {
  const names = new Names('h_');
  const sets = new Map<string, readonly string[]>();
  /** The set of an end; undefined for users and others who may be anywhere. */
  const setOf = (end: FlowEnd): string | undefined => {
    if (end.hosts.length === 0 && isAnybody(end.component)) return undefined;
    const set = names.of(endText(end, hostNames));
    if (!sets.has(set)) sets.set(set, end.hosts.length === 0 ? [titleOf(end.component)] : membersOf(end.hosts));
    return set;
  };
  const rules = new Map<string, { readonly about: Set<string>; readonly blocked: boolean }>();
  const unknown = new Set<string>();
  for (const flow of flows) {
    const about = `${endText(flow.from, hostNames)} to ${endText(flow.to, hostNames)}: ${flow.purpose}`;
    if (flow.port === null || !isPort(flow.port)) {
      const given = flow.port === null ? '' : ` (${flow.port} is none)`;
      unknown.add(`${flow.protocol}${given}, ${about}`);
      continue;
    }
    const from = setOf(flow.from);
    const to = setOf(flow.to);
    const rule = [
      ...(from === undefined ? [] : [`ip saddr @${from}`]),
      ...(to === undefined ? [] : [`ip daddr @${to}`]),
      `${flow.transport} dport ${flow.port} accept`,
    ].join(' ');
    const blocked = flow.firewalls.some((each) => each.firewall.name === firewall && each.verdict === 'blocked');
    const known = rules.get(rule) ?? { about: new Set<string>(), blocked };
    rules.set(rule, known);
    known.about.add(`${flow.protocol}, ${about}`);
  }
  const lines = [nftComment(`The firewall ${firewall}`), `table inet ${table} {`];
  for (const [set, members] of sets)
    lines.push(...members.map((text) => `\t${nftComment(text)}`), `\tset ${set} { type ipv4_addr; flags interval; }`);
  lines.push(
    '\tchain forward {',
    '\t\ttype filter hook forward priority 0; policy drop;',
    '\t\tct state established,related accept',
  );
  for (const [rule, { about, blocked }] of rules) {
    for (const text of about) lines.push(`\t\t${nftComment(text)}`);
    if (blocked) lines.push('\t\t# The firewall of the spec does not let this through yet.');
    lines.push(`\t\t${rule}`);
  }
  for (const text of unknown) lines.push(`\t\t${nftComment(`No port is known: ${text}`)}`);
  for (const open of opened) {
    if (unneeded.some((rule) => rule.spec === open) || flows.some(({ protocol }) => protocol === open.protocol?.value))
      continue;
    lines.push(
      `\t\t${nftComment(`Left out, since the spec does not say who needs it: ${open.protocol?.source ?? 'a rule without protocol'}${open.port === undefined ? '' : ` ${open.port.source}`}. Add it for those who do.`)}`,
    );
  }
  for (const rule of unneeded) {
    if (rule.firewall.name === firewall)
      lines.push(
        `\t\t${nftComment(`Left out, since nothing needs it: ${rule.protocol}${rule.port === undefined ? '' : ` ${rule.port}`}`)}`,
      );
  }
  lines.push('\t}', '}');
  return lines;
}

const isPort = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= 65_535;

const endText = (end: FlowEnd, names: HostNames): string =>
  end.hosts.length === 0
    ? titleOf(end.component)
    : end.hosts.length === 1
      ? (end.hosts[0]?.name ?? '')
      : names.textOf(end.hosts);

/** Hosts on a line of a comment. */
const MEMBERS = 8;

/** The hosts of a set, some on a line. */
function membersOf(hosts: readonly HostGroup[]): readonly string[] {
  const texts = inOrder(hosts).map(({ name, count }) => (count > 1 ? `${name}: ${count} hosts` : name));
  return Array.from({ length: Math.ceil(texts.length / MEMBERS) }, (_, line) =>
    texts.slice(line * MEMBERS, (line + 1) * MEMBERS).join(', '),
  );
}

/** Kernels before 4.14 take no longer identifiers. */
const LONGEST = 31;

/** Identifiers for names, each name its own. */
class Names {
  readonly #prefix: string;
  readonly #known = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  of(name: string): string {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    // A prefix keeps them apart from the words of the language.
    const base = `${this.#prefix}${name.replaceAll(/[^A-Za-z0-9]+/g, '_')}`;
    let made = base.slice(0, LONGEST);
    for (let i = 2; this.#taken.has(made); i++) {
      const number = `_${i}`;
      made = `${base.slice(0, LONGEST - number.length)}${number}`;
    }
    this.#taken.add(made);
    this.#known.set(name, made);
    return made;
  }
}
