/** Everything about one spec, in the order in which it is read: what is handed on to people who do not have the tool. */
import { assumptionsReport } from '../summary/assumptions';
import { buildReport, type ReportSubject } from '../build';
import type { ReportContent, Section, Verdict } from '../content';
import { findingsDigest } from '../findings/findings-report';
import { firewallSections } from '../ports/firewall-rules';

/** A report of several, one below the other. */
export interface ReportDocument {
  readonly title: string;
  readonly banner?: string;
  readonly verdict: Verdict;
  readonly chapters: readonly Chapter[];
  /** What a preview folds: by the same chapters, for whoever looks something up. */
  readonly details: readonly Chapter[];
}

export interface Chapter {
  /** Unique in a document; letters and hyphens. */
  readonly id: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly sections: readonly Section[];
}

/** The document of a spec: what matters first, what may be looked up behind it. */
export function documentOf(subject: ReportSubject): ReportDocument {
  const { snapshot } = subject;
  const summary = buildReport('summary', subject);
  const assumptions = assumptionsReport(snapshot);
  const told = new Set(assumptions.sections.map(({ heading }) => heading));
  const sizing = buildReport('sizing', subject);
  const whole: readonly Chapter[] = [
    chapterOf('summary', 'Summary', summary),
    chapterOf('topology', 'Topology', buildReport('topology', subject)),
    // What is assumed stands in the last chapter, and nothing twice.
    chapterOf('sizing', 'Sizing', { ...sizing, sections: sizing.sections.filter(({ heading }) => !told.has(heading)) }),
    chapterOf('growth', 'Growth', buildReport('growth', subject)),
    chapterOf('ports', 'Ports', buildReport('ports', subject)),
    { id: 'firewall-rules', title: 'What the firewalls must let through', sections: firewallSections(snapshot) },
    // What is read and not worked with needs no row a host.
    chapterOf(
      'findings',
      'Findings',
      subject.each === true ? buildReport('findings', subject) : findingsDigest(snapshot, subject.findings()),
    ),
    chapterOf('assumptions', assumptions.title, assumptions),
  ];
  const chapters = whole.flatMap((chapter) => {
    const sections = chapter.sections.filter(({ folded }) => folded !== true);
    return sections.length === 0 ? [] : [{ ...chapter, sections }];
  });
  const details = whole.flatMap(({ id, title, sections }): readonly Chapter[] => {
    const folded = sections.filter((section) => section.folded === true);
    return folded.length === 0 ? [] : [{ id: `${id}-details`, title: `${title} in detail`, sections: folded }];
  });
  return {
    title: snapshot.model.section('name')?.value ?? 'Deployment',
    ...(summary.banner === undefined ? {} : { banner: summary.banner }),
    verdict: summary.verdict ?? { status: 'unknown', text: summary.subtitle ?? '', parts: [] },
    chapters,
    details,
  };
}

const chapterOf = (id: string, title: string, { subtitle, sections }: ReportContent): Chapter => ({
  id,
  title,
  ...(subtitle === undefined ? {} : { subtitle }),
  sections,
});
