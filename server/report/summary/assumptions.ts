/** What a design rests on that its spec does not say: usual readings, choices, ports nobody has confirmed, what is not given. */
import { describeSources } from '../../catalog/guide';
import { confidenceText } from '../../catalog/ports';
import type { Snapshot } from '../../model/snapshot';
import { placeIn, flowsOf, type Flow, type FlowEnd } from '../../network/flows';
import { groupBy } from '../../network/group';
import { titleOf } from '../../network/parties';
import { sizingOf } from '../../sizing/sizing';
import type { ReportContent, Row, Section, Table } from '../content';
import { HostNames } from '../host-names';
import { choiceSection, notGivenSection } from '../sizing/sizing';
import { placeOf } from './summary';

export function assumptionsReport(snapshot: Snapshot): ReportContent {
  const { model } = snapshot;
  const names = new HostNames();
  const flows = flowsOf(model);
  const endText = (end: FlowEnd): string =>
    end.hosts.length === 0 ? titleOf(end.component) : `${names.textOf(end.hosts)}: ${titleOf(end.component)}`;
  const row = (flow: Flow, why: string): Row => ({
    cells: [
      { text: endText(flow.from) },
      { text: endText(flow.to) },
      { text: flow.port === null ? flow.protocol : `${flow.protocol} ${flow.port}` },
      { text: flow.purpose },
      { text: why },
    ],
    ...placeOf(snapshot, placeIn(model, flow.to) ?? placeIn(model, flow.from)),
  });
  const flowTable = (caption: string, last: string, rows: readonly Row[]): Table => ({
    caption,
    columns: [{ title: 'From' }, { title: 'To' }, { title: 'Protocol' }, { title: 'Purpose' }, { title: last }],
    rows,
    empty: 'There are none.',
  });
  const assumed = flows
    .filter(({ standing, local }) => standing === 'assumed' && !local)
    .map((flow) => row(flow, describeSources(flow.source)));
  // One number of one component is confirmed once, whoever connects to it.
  const unconfirmed = [
    ...groupBy(
      flows.filter(({ confidence, port, local }) => port !== null && !local && UNSURE.has(confidence)),
      ({ to, port, protocol }) => JSON.stringify([to.component, port, protocol]),
    ).values(),
  ].flatMap(([flow]) =>
    flow === undefined || flow.confidence === 'declared' ? [] : [row(flow, confidenceText[flow.confidence])],
  );
  const sizing = sizingOf(model);
  return {
    title: 'Assumptions and what is not given',
    sections: [
      ...sectionOf(
        'Connections that the spec leaves open',
        'They are taken as usual; a reference in the spec decides.',
        [flowTable('Taken as usual', 'Source', assumed)],
      ),
      ...sectionOf(
        'Port numbers to confirm',
        'No document that was seen settles them. Write them under `ports` once they are known.',
        [flowTable('Not confirmed', 'Number from', unconfirmed)],
      ),
      choiceSection(snapshot, sizing),
      ...notGivenSection(sizing),
    ],
  };
}

/** How sure a number is that nobody should open a firewall for without asking. */
const UNSURE: ReadonlySet<Flow['confidence']> = new Set(['unconfirmed', 'example']);

const sectionOf = (heading: string, text: string, tables: readonly Table[]): readonly Section[] =>
  tables.some(({ rows }) => rows.length > 0) ? [{ heading, text, tables }] : [];
