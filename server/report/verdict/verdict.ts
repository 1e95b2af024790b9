/** Whether a design is sound: one answer, the same wherever it is shown. */
import type { Findings } from '../../engine/engine';
import type { Model } from '../../model/model';
import type { Snapshot } from '../../model/snapshot';
import { eachInSteps, finished, type Steps } from '../../model/steps';
import { listed } from '../../words/list';
import type { Status, Verdict } from '../content';
import { availabilityPart } from './availability';
import { findingsPart } from './findings';
import { flowsPart } from './flows';
import { lossPart } from './loss';
import { machinesPart } from './machines';
import { worstStatus, type Told } from './part';
import { sizingPart } from './sizing';
import { usersPart } from './users';

const known = new WeakMap<Findings, { readonly snapshot: Snapshot; readonly verdict: Verdict }>();

/** Made once for what was found in a version. Everything that a report calls bad is in it. */
export const verdictOf = (snapshot: Snapshot, findings: Findings): Verdict =>
  finished(verdictSteps(snapshot, findings));

/** The same in steps, a part each. */
export function* verdictSteps(snapshot: Snapshot, findings: Findings): Steps<Verdict> {
  const before = known.get(findings);
  if (before?.snapshot === snapshot) return before.verdict;
  const verdict = yield* make(snapshot, findings);
  known.set(findings, { snapshot, verdict });
  return verdict;
}

function* make(snapshot: Snapshot, findings: Findings): Steps<Verdict> {
  const { model } = snapshot;
  const told = yield* eachInSteps(PARTS, 1, (part) => part(model, findings, snapshot));
  const parts = told.map(({ part }) => part);
  const worst = worstStatus(parts.map(({ status }) => status));
  // Without hosts there is no design yet.
  const status = model.hosts.length === 0 && worst === 'good' ? 'unknown' : worst;
  return { status, text: sentence(status, told), parts };
}

/** In the order in which they are shown. */
const PARTS: readonly ((model: Model, findings: Findings, snapshot: Snapshot) => Told)[] = [
  (model) => model.shared('verdict, users', usersPart),
  (model) => model.shared('verdict, machines', machinesPart),
  (_, findings) => findingsPart(findings),
  sizingPart,
  (_, findings, snapshot) => flowsPart(snapshot, findings),
  (model) => model.shared('verdict, availability', availabilityPart),
  (model) => model.shared('verdict, loss', lossPart),
];

/** The worst comes first, in the order in which one would mend it. */
const ORDER = ['findings', 'sizing', 'flows', 'availability', 'loss', 'users', 'machines'] as const;

function sentence(status: Status, told: readonly Told[]): string {
  const of = (wanted: Status): readonly string[] =>
    ORDER.flatMap((id) => told.filter(({ part }) => part.id === id && part.status === wanted)).flatMap(
      ({ problem }) => problem ?? [],
    );
  switch (status) {
    case 'bad':
      return `Not sound: ${of('bad').join('; ')}.`;
    case 'warning':
      return `Nothing wrong, but ${listed(of('warning'))}.`;
    case 'good':
      return 'Sound, as far as the spec says.';
    case 'unknown':
      return 'The spec says too little to judge the design.';
  }
}
