/** What there is to report on, as data alone: the page of the preview takes its tabs from here. */

interface KindInfo {
  readonly title: string;
  /** On the tab of the preview. */
  readonly tab: string;
}

/** In the order of the tabs. */
export const reportKinds = {
  summary: { title: 'Summary', tab: 'Summary' },
  sizing: { title: 'Sizing Summary', tab: 'Sizing' },
  ports: { title: 'Port Table', tab: 'Ports' },
  topology: { title: 'Topology', tab: 'Topology' },
  growth: { title: 'Growth', tab: 'Growth' },
  findings: { title: 'Findings', tab: 'Findings' },
} as const satisfies Record<string, KindInfo>;

export type ReportKind = keyof typeof reportKinds;

export const isReportKind = (value: unknown): value is ReportKind =>
  typeof value === 'string' && Object.hasOwn(reportKinds, value);

export const allReportKinds: readonly ReportKind[] = Object.keys(reportKinds).filter(isReportKind);
