/** What grows, as reports tell it: hosts with the same figures together, what runs out first before the rest. */
import type { Model } from '../../model/model';
import type { GrowthRow } from '../../sizing/growth';
import { HostNames } from '../host-names';

export interface GrowthGroup {
  readonly row: GrowthRow;
  readonly all: readonly GrowthRow[];
  /** The hosts whose figure it is. */
  readonly hosts: string | undefined;
}

/** Rows of growth that differ in their host alone are one. */
export function growthGroups(model: Model, rows: readonly GrowthRow[], names: HostNames): readonly GrowthGroup[] {
  const groups = new Map<string, GrowthRow[]>();
  rows.forEach((row, place) => {
    const { title, tier, unit, today, atHorizon, capacity, mode, month, withinHorizon, host } = row;
    const facts = [title, tier, unit, today, atHorizon, capacity, mode, month, withinHorizon];
    const key = JSON.stringify(host === undefined || names.each ? place : facts);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  });
  const { hostsByName } = model;
  const found = [...groups.values()].flatMap((all): readonly GrowthGroup[] => {
    const [row] = all;
    if (row === undefined) return [];
    const hosts = all.flatMap(({ host }) => host ?? []);
    const [only] = hosts;
    if (only === undefined || hosts.length === 1) return [{ row, all, hosts: only }];
    return [
      {
        row,
        all,
        hosts: names.textOf(hosts.map((name) => ({ name, count: hostsByName.get(name)?.count ?? 1 }))),
      },
    ];
  });
  // What runs out first comes first; of what does so together, and of what does not, what is fullest in the end.
  return found.sort(
    (a, b) => (a.row.month ?? Infinity) - (b.row.month ?? Infinity) || shareAt(b.row, 1) - shareAt(a.row, 1) || 0,
  );
}

/** The same without the part of a host where it says once more what its tier or all of them say. */
export function toldGroups(model: Model, rows: readonly GrowthRow[], names = new HostNames()): readonly GrowthGroup[] {
  const groups = growthGroups(model, rows, names);
  const told = new Set(groups.flatMap(({ row }) => (row.host === undefined ? [lineKey(row)] : [])));
  return groups.filter(({ row }) => row.host === undefined || !told.has(lineKey(row)));
}

/** What is needed in times what is declared; `part` of the horizon has passed. A capacity of nothing is used up by anything. */
export function shareAt({ today, atHorizon, capacity }: GrowthRow, part: number): number {
  const need = today + (atHorizon - today) * part;
  if (need <= 0) return 0;
  return capacity <= 0 ? Number.MAX_SAFE_INTEGER : need / capacity;
}

/** What makes the line of a row: where it is the same, one line tells of both. */
export const lineKey = (row: GrowthRow): string =>
  `${row.unit} ${shareAt(row, 0).toPrecision(9)} ${shareAt(row, 1).toPrecision(9)}`;
