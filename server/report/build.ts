/** The reports by name. */
import type { Snapshot } from '../model/snapshot';
import type { WhatIf } from './assumed';
import type { Findings } from '../engine/engine';
import type { ReportContent } from './content';
import { findingsReport } from './findings-report';
import { growthReport } from './growth';
import type { ReportKind } from './kinds';
import { portsReport } from './ports';
import { sizingReport } from './sizing';
import { assumedText } from './sliders';
import { summaryReport } from './summary';
import { topologyReport } from './topology';
import { verdictOf } from './verdict';

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
export function buildReport(kind: ReportKind, subject: ReportSubject): ReportContent {
  const { snapshot, whatIf } = subject;
  const content = contentOf(kind, subject);
  const subtitle = [content.subtitle ?? '', whatIf === undefined ? '' : assumedText(whatIf)].filter(
    (text) => text !== '',
  );
  return {
    ...content,
    ...(subtitle.length === 0 ? {} : { subtitle: subtitle.join(' ') }),
    verdict: verdictOf(snapshot, subject.findings()),
  };
}

function contentOf(kind: ReportKind, { snapshot, findings, each, whatIf }: ReportSubject): ReportContent {
  switch (kind) {
    case 'summary':
      return summaryReport(snapshot, findings());
    case 'sizing':
      return sizingReport(snapshot, each);
    case 'ports':
      return portsReport(snapshot, each);
    case 'topology':
      return topologyReport(snapshot, findings());
    case 'growth':
      return growthReport(snapshot, each, whatIf);
    case 'findings':
      return findingsReport(snapshot, findings());
  }
}
