/** A document of everything about a spec, as Markdown. */
import type { ReportDocument } from '../document/document';
import { codeBlock, joined, markdown, prose, type Markdown } from '../markup';
import { sectionMarkdown, verdictMarkdown } from './markdown';

/** `mermaid`: the picture as a diagram, which wikis and reviews draw. `made`: when and by what, in words. */
export function documentMarkdown(
  { title, banner, verdict, chapters, details }: ReportDocument,
  mermaid: string,
  made: string,
): Markdown {
  const blocks: Markdown[] = [markdown`# ${title}`, markdown`${made}`];
  if (banner !== undefined) blocks.push(markdown`> ${prose(banner)}`);
  blocks.push(...verdictMarkdown(verdict));
  for (const chapter of [...chapters, ...details]) {
    blocks.push(markdown`## ${chapter.title}`);
    if (chapter.subtitle !== undefined) blocks.push(prose(chapter.subtitle));
    for (const section of chapter.sections) {
      if (section.picture?.kind === 'topology') blocks.push(codeBlock('mermaid', mermaid.trimEnd()));
      blocks.push(...sectionMarkdown(section, 3));
    }
  }
  return markdown`${joined(blocks, '\n\n')}\n`;
}
