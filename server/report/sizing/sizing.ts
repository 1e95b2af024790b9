/** The sizing summary: what is short, what is left when hosts are lost, and every figure. */
import { describeSources } from '../../catalog/guide';
import type { Snapshot } from '../../model/snapshot';
import type { Figure } from '../../sizing/figure';
import { plainSizing } from '../../sizing/json';
import { sizingOf, type Sizing } from '../../sizing/sizing';
import { bannerOf } from '../banner';
import { comparedSection } from './compared';
import type { ReportContent, Row, Section, Table } from '../content';
import { failureSection } from './failures';
import { alike, alikeHosts, alone, captionOf, figureTable, ofAll } from './figures';
import { groupSection, HostNames } from '../host-names';
import { placeOf } from '../place';
import { eachInSteps, finished, type Steps } from '../../model/steps';
import { statusOfPoint } from '../verdict/availability';
import { sizingSentence } from '../verdict/sizing';

/** On rows of single points of failure. */
const SINGLE_POINT = 'single-point';

/** The contract of `size --format json`. */
export const sizingJson = (snapshot: Snapshot): unknown => plainSizing(sizingOf(snapshot.model));

/** With `each`, a table for every host; without, one for all that have the same figures. */
export const sizingReport = (snapshot: Snapshot, each = false): ReportContent => finished(sizingSteps(snapshot, each));

/** The same in steps. */
export function* sizingSteps(snapshot: Snapshot, each = false): Steps<ReportContent> {
  const sizing = sizingOf(snapshot.model);
  const names = new HostNames(each);
  const compared = comparedSection(snapshot, sizing, names);
  yield;
  const main = [compared, ...failureSection(snapshot), ...singlePointSection(snapshot, sizing)];
  yield;
  const known = each ? undefined : alikeHosts(snapshot.model);
  const tiers: Section[] = [];
  for (const tier of sizing.tiers) {
    const groups = known?.get(tier) ?? alike(tier.hosts, each);
    yield;
    const tables = yield* eachInSteps(groups, 2, (hosts) =>
      figureTable(snapshot, captionOf(hosts, names), ofAll(hosts)),
    );
    const whole = figureTable(snapshot, 'The tier as a whole', alone(tier.figures));
    tiers.push(
      ...sectionOf(tier.tier === undefined ? 'Hosts without a tier' : `Tier ${tier.tier}`, undefined, [
        whole,
        ...tables,
      ]),
    );
    yield;
  }
  const details = [
    ...sectionOf('Deployment', undefined, [figureTable(snapshot, 'Deployment', alone(sizing.deployment))]),
    ...tiers,
    ...sectionOf('Availability', undefined, [figureTable(snapshot, 'Downtime', alone(sizing.availability.figures))]),
    ...notGivenSection(sizing),
    choiceSection(snapshot, sizing),
    ...groupSection(names, 'Hosts with the same figures are named together.', ({ name }) =>
      placeOf(snapshot, snapshot.model.hostsByName.get(name)?.at),
    ),
  ];
  return {
    title: `Sizing: ${snapshot.model.section('name')?.value ?? 'deployment'}`,
    subtitle: sizingSentence(snapshot.model),
    ...bannerOf(snapshot),
    sections: [...main, ...details.map((section) => ({ ...section, folded: true }))],
  };
}

/** A section of the tables that have rows; none where all are empty. */
export function sectionOf(heading: string, text: string | undefined, tables: readonly Table[]): readonly Section[] {
  const filled = tables.filter((table) => table.rows.length > 0);
  return filled.length === 0 ? [] : [{ heading, ...(text === undefined ? {} : { text }), tables: filled }];
}

/** All figures, those of the deployment first. */
const figuresOf = (sizing: Sizing): readonly Figure[] => [
  ...sizing.deployment,
  ...sizing.tiers.flatMap((tier) => [...tier.figures, ...tier.hosts.flatMap((host) => host.figures)]),
  ...sizing.availability.figures,
];

const singlePointSection = (snapshot: Snapshot, { availability }: Sizing): readonly Section[] =>
  sectionOf('Single points of failure', undefined, [
    {
      caption: 'Single points of failure',
      columns: [{ title: 'Component' }, { title: 'Host' }, { title: 'When it is down' }],
      rows: availability.singlePoints.map((point): Row => ({
        cells: [
          { text: point.title },
          { text: point.hosts.join(', ') },
          {
            text: point.text,
            explain: `Source: ${describeSources(point.source)}.`,
            status: statusOfPoint(availability, point),
          },
        ],
        ...placeOf(snapshot, point.at),
        tags: [SINGLE_POINT],
      })),
      empty: 'There is none among the components that the spec places.',
    },
  ]);

/** What the guide leaves open: the spec, or else a default. */
export const choiceSection = (snapshot: Snapshot, { settings }: Sizing): Section => ({
  heading: 'Choices',
  text: 'Left open by the planning guide; set them under `sizing` in the spec.',
  tables: [
    {
      caption: 'Choices',
      columns: [{ title: 'Choice' }, { title: 'Value' }, { title: 'From' }],
      rows: settings.list.map((setting) => ({
        cells: [
          { text: setting.title },
          { text: setting.value },
          {
            text: setting.declared ? 'this spec' : 'default',
            ...(setting.source.length === 0 ? {} : { explain: `Source: ${describeSources(setting.source)}.` }),
          },
        ],
        ...placeOf(snapshot, setting.at),
      })),
      empty: 'There are no choices.',
    },
  ],
});

/** Why figures are not given, and what gives them: each reason once. */
export function notGivenSection(sizing: Sizing): readonly Section[] {
  const reasons = new Map<string, string[]>();
  const add = (title: string, note: string | undefined): void => {
    const reason = (note ?? 'The spec leaves out what it is computed from.')
      .replace(/^Not given: (.)/, (_, first: string) => first.toUpperCase())
      .replace(/^At least; /, 'Known in part: ');
    const titles = reasons.get(reason) ?? [];
    reasons.set(reason, titles);
    if (!titles.includes(title)) titles.push(title);
  };
  for (const figure of figuresOf(sizing)) if (figure.value === null) add(figure.title, figure.note);
  return sectionOf('Not given', 'What neither the spec nor the planning guide gives is not guessed.', [
    {
      caption: 'Not given',
      columns: [{ title: 'What' }, { title: 'Why, and what to do' }],
      rows: [...reasons].map(([reason, titles]): Row => ({ cells: [{ text: titles.join('; ') }, { text: reason }] })),
      empty: 'Everything is given.',
      aside: true,
    },
  ]);
}
