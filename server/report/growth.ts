/** When what is declared runs out. */
import { formatShare } from '../model/quantity';
import type { Snapshot } from '../model/snapshot';
import type { GrowthRow } from '../sizing/growth';
import { sizingOf, type Sizing } from '../sizing/sizing';
import { bannerOf } from './banner';
import type { ReportContent, Row, Section } from './content';
import { groupSection, HostNames } from './host-names';
import { amount, sectionOf } from './sizing';
import { placeOf } from './summary';

/** With `each`, a row for every host; without, one for all that have the same figures. */
export function growthReport(snapshot: Snapshot, each = false): ReportContent {
  const sizing = sizingOf(snapshot.model);
  const names = new HostNames(each);
  return {
    title: `Growth: ${snapshot.model.section('name')?.value ?? 'deployment'}`,
    ...bannerOf(snapshot),
    sections: [
      ...growthSection(snapshot, sizing, names),
      ...groupSection(names, 'Hosts with the same figures are named together.', ({ name }) =>
        placeOf(snapshot, snapshot.model.hostsByName.get(name)?.at),
      ),
    ],
  };
}

function growthSection(snapshot: Snapshot, sizing: Sizing, names: HostNames): readonly Section[] {
  const { growth } = sizing;
  const line =
    growth.rate === null
      ? (growth.note ?? 'The spec says nothing about growth.')
      : `${formatShare(growth.rate)} in ${growth.months} months: from ${amount(growth.today ?? 0, 'users')} to ${amount(growth.atHorizon ?? 0, 'users')}.`;
  return sectionOf('Growth', line, [
    {
      caption: 'When what is declared runs out',
      columns: [
        { title: 'What' },
        { title: 'Today', align: 'right' },
        { title: `In ${growth.months} months`, align: 'right' },
        { title: 'Declared', align: 'right' },
        { title: 'Runs out' },
      ],
      rows: growthGroups(snapshot, growth.rows, names).map(({ row, hosts }): Row => ({
        cells: [
          { text: hosts === undefined ? row.title : `${hosts}: ${row.title}` },
          { text: amount(row.today, row.unit) },
          { text: amount(row.atHorizon, row.unit) },
          { text: amount(row.capacity, row.unit) },
          row.month === null
            ? { text: 'not in ten years', status: 'good' }
            : {
                text: row.month === 0 ? 'today' : `in month ${row.month}`,
                status: row.withinHorizon ? 'bad' : 'good',
              },
        ],
        ...placeOf(snapshot, row.at),
      })),
      empty: 'Nothing that grows is declared.',
    },
  ]);
}

/** Rows of growth that differ in their host alone are one. */
function growthGroups(
  snapshot: Snapshot,
  rows: readonly GrowthRow[],
  names: HostNames,
): readonly { readonly row: GrowthRow; readonly hosts: string | undefined }[] {
  const groups = new Map<string, { readonly row: GrowthRow; readonly hosts: string[] }>();
  rows.forEach((row, place) => {
    const { title, tier, unit, today, atHorizon, capacity, mode, month, withinHorizon, host } = row;
    const facts = [title, tier, unit, today, atHorizon, capacity, mode, month, withinHorizon];
    const key = JSON.stringify(host === undefined || names.each ? place : facts);
    const group = groups.get(key) ?? { row, hosts: [] };
    groups.set(key, group);
    if (host !== undefined) group.hosts.push(host);
  });
  const { hostsByName } = snapshot.model;
  return [...groups.values()].map(({ row, hosts }) => {
    const [only] = hosts;
    if (only === undefined || hosts.length === 1) return { row, hosts: only };
    return { row, hosts: names.textOf(hosts.map((name) => ({ name, count: hostsByName.get(name)?.count ?? 1 }))) };
  });
}
