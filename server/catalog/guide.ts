/** Where in the planning guide a line stands, and how a source is named to users. */
import type { Source } from './types';

/** The document that bare line numbers refer to. */
export const guide = { title: 'Deployment Planning Guide', suite: '7', date: 'July 2015', lines: 6660 } as const;

export interface Chapter {
  readonly number: number;
  readonly firstLine: number;
  readonly title: string;
}

export const chapters: readonly Chapter[] = [
  { number: 1, firstLine: 69, title: 'Introduction to Deploying Communications Suite' },
  {
    number: 2,
    firstLine: 349,
    title: 'Analyzing Your Oracle Communications Unified Communications Suite Requirements',
  },
  { number: 3, firstLine: 510, title: 'Understanding Communications Suite Product Requirements and Considerations' },
  { number: 4, firstLine: 930, title: 'Determining Your Communications Suite Network Infrastructure Needs' },
  { number: 5, firstLine: 1074, title: 'Developing a Communications Suite Logical Architecture' },
  { number: 6, firstLine: 1365, title: 'Designing for Service Availability' },
  { number: 7, firstLine: 1574, title: 'Designing for Security' },
  { number: 8, firstLine: 1778, title: 'Understanding Schema and Provisioning Options' },
  { number: 9, firstLine: 2036, title: 'Introduction to Messaging Server Software' },
  { number: 10, firstLine: 2348, title: 'Planning a Messaging Server Sizing Strategy' },
  { number: 11, firstLine: 2746, title: 'Developing a Messaging Server Architecture' },
  { number: 12, firstLine: 2920, title: 'Performance Tuning Considerations for a Messaging Server Architecture' },
  { number: 13, firstLine: 3172, title: 'Designing a Messaging Server Topology' },
  { number: 14, firstLine: 3421, title: 'Planning Messaging Server Security' },
  { number: 15, firstLine: 3784, title: 'Planning a Messaging Server Anti-Spam and Anti-Virus Strategy' },
  { number: 16, firstLine: 3989, title: 'Introduction to Calendar Server 7' },
  { number: 17, firstLine: 4099, title: 'Calendar Server 7 Deployment Planning' },
  { number: 18, firstLine: 4304, title: 'Calendar Server 6 and Calendar Server 7 Comparison and Coexistence' },
  { number: 19, firstLine: 4506, title: 'Introduction to Calendar Server Software' },
  { number: 20, firstLine: 4645, title: 'Developing a Calendar Server Architecture' },
  { number: 21, firstLine: 4737, title: 'Planning Calendar Server Security' },
  { number: 22, firstLine: 4794, title: 'Planning Calendar Server Services' },
  { number: 23, firstLine: 4937, title: 'Indexing and Search Service Deployment Planning' },
  { number: 24, firstLine: 5029, title: 'Introduction to Instant Messaging Software' },
  { number: 25, firstLine: 5274, title: 'Planning an Instant Messaging Sizing Strategy' },
  { number: 26, firstLine: 5591, title: 'Developing an Instant Messaging Architecture' },
  { number: 27, firstLine: 5801, title: 'Planning Instant Messaging Security' },
  { number: 28, firstLine: 5968, title: 'Introduction to Convergence Software' },
  { number: 29, firstLine: 6031, title: 'Introduction to the Convergence Service' },
  { number: 30, firstLine: 6054, title: 'Developing a Convergence Logical Architecture' },
  { number: 31, firstLine: 6086, title: 'Planning a Convergence Security Strategy' },
  { number: 32, firstLine: 6099, title: 'Introduction to Communications Express Software' },
  { number: 33, firstLine: 6171, title: 'Developing a Communications Express Architecture' },
  { number: 34, firstLine: 6256, title: 'Introduction to Connector for Microsoft Outlook Software' },
  { number: 35, firstLine: 6389, title: 'Understanding Connector for Microsoft Outlook Pre-Installation' },
  { number: 36, firstLine: 6502, title: 'Understanding Connector for Microsoft Outlook Deployment Process' },
  { number: 37, firstLine: 6540, title: 'Communications Suite Deployment Examples' },
];

/** The chapter of a line (1-based); undefined before the first chapter and after the last line. */
export const chapterOf = (line: number): Chapter | undefined =>
  line > guide.lines ? undefined : chapters.filter((chapter) => chapter.firstLine <= line).at(-1);

export interface GuideLines {
  readonly first: number;
  /** Equal to `first` for a single line; inclusive. */
  readonly last: number;
}

/** The lines that a source names; undefined if it is the title of another document. */
export function guideLines(source: Source): GuideLines | undefined {
  const match = /^L(\d{1,5})(?:-(\d{1,5}))?$/.exec(source);
  if (match === null) return undefined;
  const first = Number(match[1]);
  return { first, last: match[2] === undefined ? first : Number(match[2]) };
}

/** A source for users: `Planning guide, chapter 3, line 833`; the title of another document stays as it is. */
export function describeSource(source: Source): string {
  const lines = guideLines(source);
  if (lines === undefined) return source;
  const chapter = chapterOf(lines.first);
  const where = chapter === undefined ? '' : `, chapter ${String(chapter.number)}`;
  const place =
    lines.first === lines.last ? `line ${String(lines.first)}` : `lines ${String(lines.first)}-${String(lines.last)}`;
  return `Planning guide${where}, ${place}`;
}

/** Several sources as one phrase: lines of one chapter are put together, in reading order, followed by other documents. */
export function describeSources(sources: readonly Source[]): string {
  const byChapter = new Map<number, string[]>();
  const others: string[] = [];
  const inOrder = sources
    .map((source) => ({ source, lines: guideLines(source) }))
    .sort((a, b) => (a.lines?.first ?? Infinity) - (b.lines?.first ?? Infinity) || 0);
  for (const { source, lines } of inOrder) {
    if (lines === undefined) {
      if (!others.includes(source)) others.push(source);
      continue;
    }
    const chapter = chapterOf(lines.first)?.number ?? 0;
    const text = lines.first === lines.last ? String(lines.first) : `${String(lines.first)}-${String(lines.last)}`;
    const known = byChapter.get(chapter);
    if (known === undefined) byChapter.set(chapter, [text]);
    else if (!known.includes(text)) known.push(text);
  }
  const parts = [...byChapter].map(([chapter, lines]) => {
    const several = lines.length > 1 || (lines[0] ?? '').includes('-');
    return `${chapter === 0 ? '' : `chapter ${String(chapter)}, `}${several ? 'lines' : 'line'} ${lines.join(', ')}`;
  });
  return [...(parts.length > 0 ? [`Planning guide, ${parts.join('; ')}`] : []), ...others].join('; ');
}
