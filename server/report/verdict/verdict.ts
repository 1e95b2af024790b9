/** Whether a design is sound: one answer, the same wherever it is shown. */
import type { Findings } from '../../engine/engine';
import type { Snapshot } from '../../model/snapshot';
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
export function verdictOf(snapshot: Snapshot, findings: Findings): Verdict {
  const before = known.get(findings);
  if (before?.snapshot === snapshot) return before.verdict;
  const verdict = make(snapshot, findings);
  known.set(findings, { snapshot, verdict });
  return verdict;
}

function make(snapshot: Snapshot, findings: Findings): Verdict {
  const { model } = snapshot;
  const told: readonly Told[] = [
    model.shared('verdict, users', usersPart),
    model.shared('verdict, machines', machinesPart),
    findingsPart(findings),
    sizingPart(model, findings),
    flowsPart(snapshot, findings),
    model.shared('verdict, availability', availabilityPart),
    model.shared('verdict, loss', lossPart),
  ];
  const parts = told.map(({ part }) => part);
  const worst = worstStatus(parts.map(({ status }) => status));
  // Without hosts there is no design yet.
  const status = model.hosts.length === 0 && worst === 'good' ? 'unknown' : worst;
  return { status, text: sentence(status, told), parts };
}

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
