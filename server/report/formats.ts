/**
 * What reports can be written as: a row a format, which preview, export and command line take what they offer from. A new one is
 * a file in `formats/` that writes it, and a row here.
 */
import { buildReport, type ReportSubject } from './build';
import type { ReportContent } from './content';
import { jsonText } from './escape';
import { reportCsv } from './formats/csv';
import { dnsZone } from './formats/dns-zone';
import { reportHtml } from './formats/html';
import { reportMarkdown } from './formats/markdown';
import { portsNftables } from './formats/nftables';
import { reportText, type TextPaper } from './formats/text';
import { topologyJson } from './formats/topology-json';
import { topologyMermaid } from './formats/topology-mermaid';
import { topologySvg } from './formats/topology-svg';
import { allReportKinds, type ReportKind } from './kinds';
import { portList } from './ports/port-list';
import { portsJson } from './ports/ports';
import { sizingJson } from './sizing/sizing';

type Write = (subject: ReportSubject) => string;
/** `paper`: what plain text is written for; the other formats are complete. */
type WriteTables = (content: ReportContent, paper?: TextPaper) => string;
type Writers = Readonly<Partial<Record<ReportKind, Write>>>;

interface FormatInfo {
  readonly title: string;
  /** What it is good for, in a few words. */
  readonly detail: string;
  /** Of the name of a file, without the dot. */
  readonly extension: string;
  /** For a format that holds the tables of any report. */
  readonly tables?: WriteTables;
  /** The reports that it writes in a way of their own; all that it can hold, where it has no tables. */
  readonly writers?: Writers;
  /** Those of them that the command line and the export of the editor offer. */
  readonly commandLine: readonly ReportKind[];
  readonly export: readonly ReportKind[];
  /** Whoever reads it sees its banner, so that the command line need not say the same. */
  readonly showsBanner?: boolean;
}

/** In the order in which they are offered; the first of those for a report is its usual one on the command line. */
const FORMATS = {
  text: {
    title: 'Text',
    detail: 'For terminals and mail',
    extension: 'txt',
    tables: reportText,
    commandLine: ['sizing', 'ports'],
    export: [],
    showsBanner: true,
  },
  svg: {
    title: 'SVG',
    detail: 'A picture, for documents and browsers',
    extension: 'svg',
    writers: {
      topology: ({ snapshot, findings, date }) =>
        topologySvg(snapshot, findings(), date === undefined ? {} : { date }).text,
    },
    commandLine: ['topology'],
    export: ['topology'],
  },
  mermaid: {
    title: 'Mermaid',
    detail: 'A diagram, for wikis',
    extension: 'mmd',
    writers: { topology: ({ snapshot, findings }) => topologyMermaid(snapshot, findings()) },
    commandLine: ['topology'],
    export: ['topology'],
  },
  json: {
    title: 'JSON',
    detail: 'For programs',
    extension: 'json',
    writers: {
      sizing: ({ snapshot }) => jsonText(sizingJson(snapshot)),
      ports: ({ snapshot, each }) => jsonText(portsJson(snapshot, each)),
      topology: ({ snapshot, findings }) => jsonText(topologyJson(snapshot, findings())),
    },
    commandLine: ['sizing', 'ports', 'topology'],
    export: [],
  },
  csv: {
    title: 'CSV',
    detail: 'For spreadsheets; all tables, one after the other',
    extension: 'csv',
    tables: reportCsv,
    // A port a line, as spreadsheets and firewall teams want it.
    writers: { ports: ({ snapshot, each }) => reportCsv(portList(snapshot, each)) },
    commandLine: ['ports'],
    export: allReportKinds,
  },
  markdown: {
    title: 'Markdown',
    detail: 'For documents, tickets and wikis',
    extension: 'md',
    tables: (content) => reportMarkdown(content).text,
    commandLine: ['sizing', 'ports'],
    export: allReportKinds,
    showsBanner: true,
  },
  html: {
    title: 'HTML',
    detail: 'A page, for browsers and printers',
    extension: 'html',
    tables: (content) => reportHtml(content).text,
    commandLine: ['sizing', 'ports'],
    export: [],
    showsBanner: true,
  },
  nftables: {
    title: 'nftables',
    detail: 'Firewall rules, a table for each firewall',
    extension: 'nft',
    writers: { ports: ({ snapshot, each }) => portsNftables(snapshot, each) },
    commandLine: ['ports'],
    export: ['ports'],
  },
  dns: {
    title: 'DNS zone',
    detail: 'Service names and mail exchangers',
    extension: 'zone',
    writers: { ports: ({ snapshot }) => dnsZone(snapshot) },
    commandLine: ['ports'],
    export: ['ports'],
  },
} satisfies Record<string, FormatInfo>;

export type ReportFormat = keyof typeof FORMATS;

export const reportFormats: Readonly<Record<ReportFormat, FormatInfo>> = FORMATS;

const isReportFormat = (value: string): value is ReportFormat => Object.hasOwn(FORMATS, value);

/** The formats of a report that the command line or the export offers. */
export const formatsOf = (kind: ReportKind, where: 'commandLine' | 'export'): readonly ReportFormat[] =>
  Object.keys(FORMATS)
    .filter(isReportFormat)
    .filter((format) => reportFormats[format][where].includes(kind));

/** A report as text. */
export function writeReport(kind: ReportKind, format: ReportFormat, subject: ReportSubject, paper?: TextPaper): string {
  const { tables, writers } = reportFormats[format];
  const write = writers?.[kind];
  if (write !== undefined) return write(subject);
  // Only what the table offers can be asked for.
  if (tables === undefined) throw new Error(`there is no ${format} of the report ${kind}`);
  return tables(buildReport(kind, subject), paper);
}
