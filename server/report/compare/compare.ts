/** What differs between specs, as a report: the plan in one line, what matters, and every change by its area. */
import type { Comparison } from '../../compare/compare';
import { grouped } from '../../words/number';
import type { Row } from '../content';
import { bannerOf } from '../banner';
import { HostNames } from '../host-names';
import {
  bannersOf,
  filled,
  folded,
  nameIn,
  open,
  titleOf,
  type ComparedSection,
  type ComparedSpec,
  type ComparisonReport,
  type ManyCompared,
} from './compared';
import { exhaustionTable, figureTable, modeTable, singlePointTable, turnTable } from './compare-figures';
import { flowTable, listenerTable, ruleTable } from './compare-flows';
import { nowhere, placesOf } from './compare-places';
import { overviewTable, planLine } from './compare-plan';
import { reportOfSeveral } from './compare-several';
import { componentTable, factTable, findingTable, hostTable, machineTable, versionTable } from './compare-tables';
import { EMPTY, plain, right } from './compare-words';

/** The contract of `compare --format json`. */
export function comparisonJson({ specs, comparisons }: ManyCompared): unknown {
  const about = (spec: ComparedSpec | undefined) =>
    spec === undefined
      ? null
      : { banner: bannerOf(spec.snapshot).banner ?? null, name: nameIn(spec), path: spec.label };
  return {
    version: 1,
    base: about(specs[0]),
    comparisons: comparisons.map((comparison, i) => ({ spec: about(specs[i + 1]), ...comparison })),
  };
}

/** With `placed`, rows of a comparison of two say where they come from. */
export function comparisonReport(compared: ManyCompared, placed = false): ComparisonReport {
  const [only, ...more] = compared.comparisons;
  return only === undefined || more.length > 0 ? reportOfSeveral(compared) : reportOfTwo(compared.specs, only, placed);
}

function reportOfTwo(specs: readonly ComparedSpec[], comparison: Comparison, placed: boolean): ComparisonReport {
  const [before, after] = specs;
  const [own, other] = [titleOf(before), titleOf(after)];
  const banners = bannersOf(specs, ['Before', 'After']);
  const names = new HostNames();
  const at = placed && before !== undefined && after !== undefined ? placesOf(before, after) : nowhere;
  const sections = [
    open('What changes', [overviewTable(comparison)]),
    ...filled(
      'Findings',
      [findingTable(comparison, at)],
      comparison.findings.some(({ change }) => change !== 'gone'),
    ),
    ...filled('Short, or enough again', [turnTable(comparison, at)], true),
    ...filled('Hosts', [hostTable(comparison, at)]),
    ...filled('Machines to buy and to give back', [machineTable(comparison)]),
    ...filled('Ports to open and to close', [flowTable('Ports to open and to close', comparison, names, at, true)]),
    ...filled('Firewall rules to change', [ruleTable(comparison, at)]),
    ...filled('When it runs out', [exhaustionTable(comparison, at)]),
    ...filled('Single points of failure', [singlePointTable(comparison, at)]),
    ...folded('Components and versions', [componentTable(comparison, at), versionTable(comparison)]),
    ...folded('Settings', [factTable(comparison, at)]),
    ...folded('Figures', [figureTable(comparison, at), modeTable(comparison)]),
    ...folded('Connections within a zone', [flowTable('Connections within a zone', comparison, names, at, false)]),
    ...folded('Listeners', [listenerTable(comparison, names, at)]),
    ...groupsOf(names),
  ];
  return {
    title: `Comparison: ${own === other ? own : `${own} \u2192 ${other}`}`,
    ...banners,
    subtitle: planLine(comparison, banners.banner === undefined),
    sections: comparison.same ? [] : sections,
  };
}

/** Whom the names of groups mean. Last, since each table adds to them. */
function groupsOf(names: HostNames): readonly ComparedSection[] {
  return folded('Hosts in groups', [
    {
      caption: 'Hosts in groups',
      columns: [{ title: 'Group' }, right('Count'), { title: 'Hosts' }],
      rows: names.shortened.map(({ text, hosts, count: machines }): Row => ({
        cells: [plain(text), plain(grouped(machines)), plain(hosts.join(', '))],
      })),
      empty: EMPTY,
    },
  ]);
}
