/** Findings and advice as a table for the preview. */
import type { Finding } from '../engine/finding';
import type { Findings } from '../engine/engine';
import type { Snapshot } from '../model/snapshot';
import { bannerOf } from './banner';
import { sourceOf } from './findings';
import type { ReportContent, Row, Status, Table } from './content';
import { countLine } from './summary';

const STATUS: Readonly<Record<Finding['severity'], Status>> = {
  error: 'bad',
  warning: 'warning',
  information: 'unknown',
  hint: 'unknown',
};

export function findingsReport(snapshot: Snapshot, findings: Findings): ReportContent {
  const table = (caption: string, rows: readonly Finding[], empty: string): Table => ({
    caption,
    columns: [{ title: 'Severity' }, { title: 'Line', align: 'right' }, { title: 'Rule' }, { title: 'What is wrong' }],
    rows: rows.map((finding): Row => ({
      cells: [
        { text: finding.severity, status: STATUS[finding.severity] },
        { text: (finding.range.start.line + 1).toString() },
        { text: finding.code },
        { text: finding.message, explain: `Source: ${sourceOf(finding.rule)}` },
      ],
      place: { uri: finding.uri, line: finding.range.start.line, character: finding.range.start.character },
    })),
    empty,
  });
  const advice = findings.findings.filter((finding) => finding.advice);
  const hidden =
    findings.suppressed === 0
      ? ''
      : ` ${findings.suppressed} more ${findings.suppressed === 1 ? 'is' : 'are'} ignored by comments.`;
  return {
    title: 'Findings',
    subtitle: `${countLine(findings)}.${hidden}`,
    ...bannerOf(snapshot),
    sections: [
      {
        heading: 'Findings',
        tables: [
          table(
            'Findings',
            findings.findings.filter((finding) => !finding.advice),
            'Nothing is wrong as far as the spec says.',
          ),
        ],
      },
      {
        heading: 'Advice',
        text: 'About facts that the spec leaves out. Say more there, and advice becomes a finding or goes away.',
        tables: [table('Advice', advice, 'There is no advice.')],
      },
    ],
  };
}
