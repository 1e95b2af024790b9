/** What a row calls its hosts. */
import { naturalOrder } from '../words/natural';
import { grouped } from '../words/number';
import type { HostGroup } from '../network/layouts';
import type { Column, Section } from './content';
import { count } from './words';

/** More pieces than these are not written out. */
const MOST = 4;
/** So many names that differ in their last number alone are written as the first and the last. */
const SERIES = 3;

/** Hosts of a row; `of` where a group has more than are meant. */
export interface RowHosts extends HostGroup {
  readonly of?: number;
}

/** A text for hosts that does not name each, and whom it means. */
export interface NamedHosts {
  readonly text: string;
  /** Their names, a count beside those that stand for several. */
  readonly hosts: readonly string[];
  /** Machines, counts included. */
  readonly count: number;
  readonly first: HostGroup;
}

/**
 * Names of groups of hosts in one report: `front-0001 … front-0099 (50 hosts)`, `in-ny (x2), store`. The same text never means two
 * groups; `shortened` says whom it means. With `each`, every name is written out.
 */
export class HostNames {
  /** Whether every name is written out. */
  readonly each: boolean;
  readonly #byList = new Map<readonly RowHosts[], string>();
  readonly #byHosts = new Map<string, string>();
  readonly #shortened = new Map<string, NamedHosts>();

  constructor(each = false) {
    this.each = each;
  }

  textOf(list: readonly RowHosts[]): string {
    const known = this.#byList.get(list) ?? this.#find(list);
    this.#byList.set(list, known);
    return known;
  }

  #find(list: readonly RowHosts[]): string {
    if (this.each) return list.map(hostText).join(', ');
    const hosts = inOrder(list);
    const key = JSON.stringify(hosts.map(hostText));
    const known = this.#byHosts.get(key);
    if (known !== undefined) return known;
    const { text, isWhole } = shortText(hosts);
    let made = text;
    for (let i = 2; !isWhole && this.#shortened.has(made); i++) made = `${text}, group ${i}`;
    this.#byHosts.set(key, made);
    const [first] = list;
    if (!isWhole && first !== undefined)
      this.#shortened.set(made, { text: made, hosts: hosts.map(hostText), count: machines(hosts), first });
    return made;
  }

  /** Texts that do not name every host, in the order in which they were asked for. */
  get shortened(): readonly NamedHosts[] {
    return [...this.#shortened.values()];
  }
}

/** Few enough that each is written out, and a host that is left out is missed. */
const FEW = 8;

/** Hosts of one end of a flow without the one that is the other end; it stays in a group too large to be told one by one. */
export function withoutOther(hosts: readonly HostGroup[], other: readonly HostGroup[]): readonly HostGroup[] {
  const [only] = other;
  if (only === undefined || other.length > 1 || only.count > 1 || hosts.length < 2 || hosts.length > FEW) return hosts;
  return hosts.some(({ name }) => name === only.name) ? hosts.filter(({ name }) => name !== only.name) : hosts;
}

/** Hosts in the order in which people count. */
export const inOrder = <Own extends HostGroup>(hosts: readonly Own[]): readonly Own[] =>
  [...hosts].sort((a, b) => naturalOrder(a.name, b.name));

const machines = (hosts: readonly HostGroup[]): number => hosts.reduce((sum, host) => sum + host.count, 0);

/** `mmp (x3)`: a host item that stands for several hosts; `mmp (1 of 3)`: some of them. */
const hostText = ({ name, count: hosts, of }: RowHosts): string =>
  of !== undefined ? `${name} (${hosts} of ${of})` : hosts > 1 ? `${name} (x${grouped(hosts)})` : name;

/** `hosts` in their natural order, so that those of a series follow each other. */
function shortText(hosts: readonly RowHosts[]): { readonly text: string; readonly isWhole: boolean } {
  const series = new Map<string, RowHosts[]>();
  for (const host of hosts) {
    const stem = host.count > 1 || host.of !== undefined ? undefined : /^(.*?)\d+$/.exec(host.name)?.[1];
    const key = stem === undefined ? `= ${host.name}` : `~ ${stem}`;
    const own = series.get(key);
    if (own === undefined) series.set(key, [host]);
    else own.push(host);
  }
  const pieces = [...series.values()].flatMap((own): readonly { readonly text: string; readonly count: number }[] => {
    const [first, last] = [own[0], own.at(-1)];
    if (own.length < SERIES || first === undefined || last === undefined)
      return own.map((host) => ({ text: hostText(host), count: host.count }));
    return [{ text: `${first.name} … ${last.name} (${grouped(own.length)} hosts)`, count: own.length }];
  });
  const isWhole = pieces.length === hosts.length && pieces.length <= MOST;
  if (pieces.length <= MOST) return { text: pieces.map(({ text }) => text).join(', '), isWhole };
  const shown = pieces.slice(0, MOST - 1);
  const more = machines(hosts) - shown.reduce((sum, piece) => sum + piece.count, 0);
  return { text: `${shown.map(({ text }) => text).join(', ')} and ${count(more, 'more host')}`, isWhole };
}

const COLUMNS: readonly Column[] = [{ title: 'Group' }, { title: 'Count', align: 'right' }, { title: 'Hosts' }];

/** Whom the names in a report mean; no section where each row names all of its hosts. */
export function groupSection(
  names: HostNames,
  text: string,
  placeOf: (host: HostGroup) => Pick<Section['tables'][number]['rows'][number], 'place'>,
): readonly Section[] {
  const rows = names.shortened.map(({ text: name, hosts, count: machines, first }) => ({
    cells: [{ text: name }, { text: grouped(machines) }, { text: hosts.join(', ') }],
    ...placeOf(first),
  }));
  if (rows.length === 0) return [];
  return [
    {
      heading: 'Hosts in groups',
      text,
      tables: [{ caption: 'Hosts in groups', columns: COLUMNS, rows, empty: 'There are none.' }],
    },
  ];
}
