/** A report as a page for a browser. */
import type { ReportContent, RowPlace } from '../content';
import { html, htmlProse, type Html } from '../markup';
import { pageOf, sectionHtml, verdictHtml } from './page';

/** A standalone page: no script, nothing fetched, fit for printing. With `linkTo`, rows lead to their lines. */
export function reportHtml(
  { title, subtitle, banner, verdict, sections }: ReportContent,
  linkTo?: (place: RowPlace) => string,
): Html {
  return pageOf({ title }, [
    html`<main><h1>${title}</h1>`,
    ...(banner === undefined ? [] : [html`<p class="banner" role="note">${htmlProse(banner)}</p>`]),
    ...(subtitle === undefined ? [] : [html`<p class="subtitle">${htmlProse(subtitle)}</p>`]),
    ...(verdict === undefined ? [] : [verdictHtml(verdict)]),
    ...sections.map((section) => sectionHtml(section, 2, { linkTo })),
    html`</main>`,
  ]);
}
