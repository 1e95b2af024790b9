/** The reports by name. */
import type { Snapshot } from '../model/snapshot';
import type { WhatIf } from './growth/assumed';
import type { Findings } from '../engine/engine';
import type { ReportContent } from './content';
import { findingsReport } from './findings/findings-report';
import { growthReport } from './growth/growth';
import type { ReportKind } from './kinds';
import { portsSteps } from './ports/ports';
import { sizingSteps } from './sizing/sizing';
import { assumedText } from './growth/sliders';
import { finished, type Steps } from '../model/steps';
import { summarySteps } from './summary/summary';
import { topologySteps } from './topology/topology';
import { verdictOf } from './verdict/verdict';

/** What a report is made of. */
export interface ReportSubject {
  readonly snapshot: Snapshot;
  readonly findings: () => Findings;
  /** A row for every host, where hosts that are alike have one together without it. */
  readonly each?: boolean;
  /** As of when, for what is handed on: the core has no clock. */
  readonly date?: string;
  /** Set where `snapshot` is the spec with other values than are written. */
  readonly whatIf?: WhatIf;
}

/** The verdict is made of everything, once for what was found in a version; `stagesOf` is what it is computed in. */
export const buildReport = (kind: ReportKind, subject: ReportSubject): ReportContent =>
  finished(reportSteps(kind, subject));

/** The same in steps, once the stages are done. */
export function* reportSteps(kind: ReportKind, subject: ReportSubject): Steps<ReportContent> {
  const { snapshot, whatIf } = subject;
  const content = yield* contentOf(kind, subject);
  const subtitle = [content.subtitle ?? '', whatIf === undefined ? '' : assumedText(whatIf)].filter(
    (text) => text !== '',
  );
  return {
    ...content,
    ...(subtitle.length === 0 ? {} : { subtitle: subtitle.join(' ') }),
    verdict: verdictOf(snapshot, subject.findings()),
  };
}

function* contentOf(kind: ReportKind, { snapshot, findings, each, whatIf }: ReportSubject): Steps<ReportContent> {
  switch (kind) {
    case 'summary':
      return yield* summarySteps(snapshot, findings());
    case 'sizing':
      return yield* sizingSteps(snapshot, each);
    case 'ports':
      return yield* portsSteps(snapshot, each);
    case 'topology':
      return yield* topologySteps(snapshot, findings());
    case 'growth':
      return growthReport(snapshot, each, whatIf);
    case 'findings':
      return findingsReport(snapshot, findings());
  }
}
