/** The reports by name. */
import type { Snapshot } from '../model/snapshot';
import type { Findings } from '../engine/engine';
import type { ReportContent } from './content';
import { findingsReport } from './findings-report';
import { growthReport } from './growth';
import type { ReportKind } from './kinds';
import { portsReport } from './ports';
import { sizingReport } from './sizing';
import { summaryReport } from './summary';
import { topologyReport } from './topology';
import { verdictOf } from './verdict';

/** What a report is made of. */
export interface ReportSubject {
  readonly snapshot: Snapshot;
  /** Asked only by reports that show findings. */
  readonly findings: () => Findings;
  /** A row for every host, where hosts that are alike have one together without it. */
  readonly each?: boolean;
  /** As of when, for what is handed on: the core has no clock. */
  readonly date?: string;
}

/** The verdict is made of everything, so it costs what the other reports do. */
export function buildReport(kind: ReportKind, subject: ReportSubject): ReportContent {
  return { ...contentOf(kind, subject), verdict: verdictOf(subject.snapshot, subject.findings()) };
}

function contentOf(kind: ReportKind, { snapshot, findings, each }: ReportSubject): ReportContent {
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
      return growthReport(snapshot, each);
    case 'findings':
      return findingsReport(snapshot, findings());
  }
}
