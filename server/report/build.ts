/** The reports by name. */
import type { Findings } from '../engine/engine';
import type { Snapshot } from '../model/snapshot';
import { dnsZone } from './dns-zone';
import { findingsReport } from './findings-report';
import { portsNftables } from './nftables';
import { portsReport } from './ports';
import type { Report } from './report';
import { sizingReport } from './sizing';
import { summaryReport } from './summary';
import { topologyReport } from './topology-report';
import { reportCsv, reportHtml, reportMarkdown, reportText } from './tables';

export type ReportKind = 'summary' | 'sizing' | 'ports' | 'topology' | 'findings';
export type ReportFormat = 'text' | 'markdown' | 'csv' | 'html';
/** What only the port table is written as. */
export type PortsFormat = 'nftables' | 'dns';

export function buildReport(kind: ReportKind, snapshot: Snapshot, findings: Findings): Report {
  switch (kind) {
    case 'summary':
      return summaryReport(snapshot, findings);
    case 'sizing':
      return sizingReport(snapshot);
    case 'ports':
      return portsReport(snapshot);
    case 'topology':
      return topologyReport(snapshot, findings);
    case 'findings':
      return findingsReport(snapshot, findings);
  }
}

export function reportAs(format: ReportFormat, report: Report): string {
  switch (format) {
    case 'text':
      return reportText(report);
    case 'markdown':
      return reportMarkdown(report).text;
    case 'csv':
      return reportCsv(report);
    case 'html':
      return reportHtml(report).text;
  }
}

/** A report as the text of a file. */
export function exportAs(
  kind: ReportKind,
  format: ReportFormat | PortsFormat,
  snapshot: Snapshot,
  findings: Findings,
): string {
  switch (format) {
    case 'nftables':
      return portsNftables(snapshot);
    case 'dns':
      return dnsZone(snapshot);
    default:
      return reportAs(format, buildReport(kind, snapshot, findings));
  }
}
