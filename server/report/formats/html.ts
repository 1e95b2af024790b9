/** A report as a page for a browser. */
import type { ReportContent } from '../content';
import { html, htmlProse, type Html } from '../markup';
import { pageOf, sectionHtml, verdictHtml } from './page';

/** A standalone page: no script, nothing fetched, fit for printing. */
export function reportHtml({ title, subtitle, banner, verdict, sections }: ReportContent): Html {
  return pageOf({ title }, [
    html`<main><h1>${title}</h1>`,
    ...(subtitle === undefined ? [] : [html`<p class="subtitle">${htmlProse(subtitle)}</p>`]),
    ...(banner === undefined ? [] : [html`<p class="banner">${htmlProse(banner)}</p>`]),
    ...(verdict === undefined ? [] : [verdictHtml(verdict)]),
    ...sections.map((section) => sectionHtml(section, 2)),
    html`</main>`,
  ]);
}
