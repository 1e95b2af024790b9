/** Flows by the zones that they run between. */
import { grouped } from '../../words/number';
import type { Matrix, MatrixCell, Status } from '../content';
import type { Crossing, Passage, PortRow, PortRows } from './port-rows';
import { count } from '../words';

const NOT_GIVEN = 'not given';

/** What a zone is called beside others. */
export const zoneText = (zone: string | null): string => zone ?? NOT_GIVEN;

/** `dmz → data (inner)`, `within dmz`. */
export function crossingText({ from, to, firewalls }: Pick<Crossing, 'from' | 'to' | 'firewalls'>): string {
  const way = firewalls.length === 0 ? '' : ` (${firewalls.map(firewallText).join(', ')})`;
  if (from === null && to === null) return 'zones not given';
  if (from === to) return `within ${zoneText(from)}`;
  const end = (zone: string | null): string => zone ?? 'zone not given';
  return `${end(from)} → ${end(to)}${way}`;
}

export const firewallText = (name: string): string => (name === '' ? '(no name)' : name);

/** Undefined where nothing runs between hosts. */
export function zoneMatrix({ zones, crossings }: PortRows): Matrix | undefined {
  if (crossings.length === 0) return undefined;
  const names = zones.map(zoneText);
  const byEnds = new Map(zones.map((zone) => [zone, new Map<string | null, Crossing>()]));
  for (const crossing of crossings) byEnds.get(crossing.from)?.set(crossing.to, crossing);
  return {
    caption: 'Flows from zone to zone',
    rowTitle: 'From',
    columnTitle: 'To',
    rows: names,
    columns: names,
    cells: zones.map((from) =>
      zones.map((to) => {
        const crossing = byEnds.get(from)?.get(to);
        return crossing === undefined ? null : cellOf(crossing);
      }),
    ),
  };
}

function cellOf(crossing: Crossing): MatrixCell {
  const { rows, tag } = crossing;
  const amounts = amountsOf(rows);
  const all = Object.values(amounts).reduce((sum, amount) => sum + amount, 0);
  const { blocked, 'blocked-optional': optional, unknown } = amounts;
  const notes = [
    ...(blocked > 0 ? [`${grouped(blocked)} blocked`] : []),
    ...(optional > 0 ? [`${grouped(optional)} blocked, optional`] : []),
    ...(blocked + optional === 0 && unknown > 0 ? ['rules not given'] : []),
  ];
  const status = statusOf(amounts);
  return {
    text: grouped(all),
    ...(notes.length === 0 ? {} : { note: notes.join('; ') }),
    ...(status === undefined ? {} : { status }),
    explain: [
      `${count(all, 'flow')} ${waysText(crossing)}`,
      ...(blocked > 0 ? [`${grouped(blocked)} of them needed and blocked`] : []),
      ...(optional > 0 ? [`${grouped(optional)} optional and blocked`] : []),
      ...(unknown > 0 ? [`for ${grouped(unknown)} the rules of a firewall are not given`] : []),
    ].join(', '),
    tag,
  };
}

function waysText({ from, to, firewalls }: Crossing): string {
  const end = (zone: string | null): string => (zone === null ? 'a zone that is not given' : zone);
  if (from === to) return from === null ? 'between zones that are not given' : `within ${from}`;
  const way = firewalls.length === 0 ? '' : ` through ${firewalls.map(firewallText).join(' and ')}`;
  return `from ${end(from)} to ${end(to)}${way}`;
}

/** How many flows of each. */
export function amountsOf(rows: readonly PortRow[]): Readonly<Record<Passage, number>> {
  const amounts = { blocked: 0, 'blocked-optional': 0, unknown: 0, allowed: 0, none: 0 };
  for (const { passage, flows } of rows) amounts[passage] += flows.length;
  return amounts;
}

function statusOf(amounts: Readonly<Record<Passage, number>>): Status | undefined {
  if (amounts.blocked > 0) return 'bad';
  if (amounts['blocked-optional'] > 0) return 'warning';
  if (amounts.unknown > 0) return 'unknown';
  return amounts.allowed > 0 ? 'good' : undefined;
}
